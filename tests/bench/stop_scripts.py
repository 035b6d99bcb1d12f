"""The twenty stops of `stops.py`, each as an officer would write it with the fewest keys.

They are played one after the other, as in a shift: what the program remembers of the former ones
(people, cars, places, favorites) is there for the later ones, and nothing for the first.
"""

from dataclasses import dataclass

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.testing.licenses import Holder, invented_holder, license_payload
from tracs_mobile.testing.vehicles import invented_vehicle, registration_payload

COMPLAINT, WARNING = DocumentKind.COMPLAINT, DocumentKind.WARNING
FAVORITE = ChargeId("23-1243")
HOLDER = Holder(family="DUNNEBROOKE", given="ODETTE", middle="RUNE", number="90000417")


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One stop: what it is called, what it does, what must come of it, at most how many keys.

    `at_most` counts presses and the characters that only look something up.
    """

    name: str
    play: object
    meant: tuple
    at_most: int


def one(name, play, at_most):
    """A stop with one complaint."""
    return Script(name=name, play=play, meant=(COMPLAINT,), at_most=at_most)


def several(name, play, at_most, *, count):
    """A stop with `count` complaints."""
    return Script(name=name, play=play, meant=(COMPLAINT,) * count, at_most=at_most)


def warned(name, play, at_most):
    """A stop with one warning."""
    return Script(name=name, play=play, meant=(WARNING,), at_most=at_most)


# --- parts ---------------------------------------------------------------------------------


def scan_license(officer, holder=HOLDER, *, as_keys=False):
    """The license fills the driver; address and active duty have to be asked."""
    officer.begin("license")
    scan = officer.scan_as_keys if as_keys else officer.scan
    scan(
        license_payload(holder, version=10),
        path="driver.license_number",
        shows=holder.number,
    )
    officer.answer("yn")


def type_driver(officer):
    """Everything on the license, and what is asked at the window."""
    officer.begin("driver")
    officer.fill("dunnebrooke, odette rune")
    officer.full("04171991", "f")
    officer.fill("41 lantern loop apt 2, montpelier vt 05602")
    officer.answer("y")
    officer.fill("90000417")
    officer.full("vt")
    officer.fill("d")
    officer.full("04042028")
    officer.answer("nn")


def type_name(officer, name, sex):
    """What a warning needs of the driver."""
    officer.begin("driver")
    officer.fill(name)
    officer.full("04171991", sex)
    officer.write("7 kiln spur, montpelier vt 05602")


def type_vehicle(officer, plate="qxz 905"):
    """The plate, and what the car looks like."""
    officer.begin("vehicle")
    officer.fill(plate)
    officer.full("vt", "2019")
    officer.fill("subaru", "outback", "blue")


def scan_vehicle(officer, seed=3):
    """The registration fills the vehicle."""
    officer.begin("registration")
    car = invented_vehicle(seed)
    officer.scan(registration_payload(car), path="vehicle.plate", shows=car.plate)


def plate_alone(officer, plate):
    """What a warning needs of the car."""
    officer.begin("vehicle")
    officer.press("Alt+V")
    officer.fill(plate)
    officer.full("vt")


def type_place(officer, town="barre c"):
    """A town by its first letters, the road and where on it."""
    officer.begin("place")
    officer.look_up(town)
    officer.fill("us-302", "0.2 mi E of Berlin St", "e")


def town_again(officer, digit):
    """The town of an earlier stop by its number, elsewhere in it."""
    officer.begin("place")
    officer.answer(digit)
    officer.fill("vt-14", "at Maple Ave", "n")


def place_again(officer):
    """The whole place of the last stop, by its number."""
    officer.begin("place")
    officer.answer("1")


def speeding(officer):
    """49 where 35 is allowed, by radar."""
    officer.begin("speeding")
    officer.look_up("49/35")
    officer.look_up("r", alone=True)
    officer.write("Steady tone 49, visual estimate 50.")


def charge(officer, words, facts="", *, step="charge"):
    """A charge by its words or section, and what was seen."""
    officer.begin(step)
    officer.look_up(words)
    if facts:
        officer.write(facts)


def stop_data(officer, answers="wfm1n"):
    """Race, gender, reason, search (without one nothing was found), force; Enter leads there."""
    officer.begin("stop data")
    officer.press("Enter")
    officer.answer(answers)


def stop_data_from_anywhere(officer, answers="wfm1n"):
    """The same by its key, where fields that a warning does not need were left empty."""
    officer.begin("stop data")
    officer.press("Alt+S")
    officer.answer(answers)


# --- complaints ----------------------------------------------------------------------------


def first_of_shift(officer):
    """Nothing is remembered yet."""
    scan_license(officer)
    type_vehicle(officer)
    type_place(officer)
    speeding(officer)
    stop_data(officer)
    officer.issue()


def one_scanned(officer):
    """In a town where the officer was before."""
    scan_license(officer, invented_holder(2))
    type_vehicle(officer, "zqx 118")
    town_again(officer, "2")
    speeding(officer)
    stop_data(officer)
    officer.issue()


def two_scans(officer):
    """Nothing of the driver and the car is typed."""
    scan_license(officer, invented_holder(4))
    scan_vehicle(officer)
    town_again(officer, "3")
    speeding(officer)
    stop_data(officer)
    officer.issue()


def same_place(officer):
    """Radar at the place of the last stop."""
    scan_license(officer, invented_holder(5))
    scan_vehicle(officer, 6)
    place_again(officer)
    speeding(officer)
    stop_data(officer)
    officer.issue()


def one_typed(officer):
    """No scanner."""
    type_driver(officer)
    type_vehicle(officer)
    type_place(officer)
    speeding(officer)
    stop_data(officer)
    officer.issue()


def known_driver(officer):
    """Somebody who was stopped before, in the same car."""
    officer.begin("driver")
    officer.press("Down", "Enter")
    officer.answer("yn")
    officer.begin("vehicle")
    officer.press("Down", "Enter")
    place_again(officer)
    speeding(officer)
    stop_data(officer)
    officer.issue()


def typing_scanner(officer):
    """A scanner that is set up as a keyboard."""
    scan_license(officer, invented_holder(7), as_keys=True)
    type_vehicle(officer, "qzx 441")
    place_again(officer)
    charge(officer, "pho", "Held a phone at eye level for two blocks.")
    stop_data(officer)
    officer.issue()


def phone_scanned(officer):
    """A charge by its word."""
    scan_license(officer, invented_holder(8))
    scan_vehicle(officer, 9)
    town_again(officer, "3")
    charge(officer, "pho", "Held a phone at eye level for two blocks.")
    stop_data(officer)
    officer.issue()


def searched(officer):
    """A search that found something."""
    scan_license(officer, invented_holder(10))
    scan_vehicle(officer, 11)
    place_again(officer)
    speeding(officer)
    officer.begin("stop data")
    officer.press("Enter")
    officer.answer("wmm23")
    officer.fill("Three grams of a white powder")
    officer.answer("n")
    officer.issue()


def _two_more(officer):
    officer.press("F6")
    charge(officer, "pho", "Held a phone at eye level for two blocks.", step="phone")


def two_scanned(officer):
    """Speeding and a phone: two complaints."""
    scan_license(officer, invented_holder(12))
    scan_vehicle(officer, 13)
    place_again(officer)
    speeding(officer)
    _two_more(officer)
    stop_data(officer)
    officer.issue()


def _stop_sign(officer):
    officer.press("F6")
    charge(officer, "1048", step="stop sign")
    officer.fill("100")
    officer.write("Rolled through at about 15 mph.")


def three_scanned(officer):
    """Speeding, a phone and a stop sign."""
    scan_license(officer, invented_holder(14))
    scan_vehicle(officer, 15)
    place_again(officer)
    speeding(officer)
    _two_more(officer)
    _stop_sign(officer)
    stop_data(officer)
    officer.issue()


def three_typed(officer):
    """The same three with everything typed."""
    type_driver(officer)
    type_vehicle(officer)
    type_place(officer)
    speeding(officer)
    _two_more(officer)
    _stop_sign(officer)
    stop_data(officer)
    officer.issue()
