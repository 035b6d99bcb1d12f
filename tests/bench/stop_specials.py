"""The stops of `stops.py` that are no plain complaint: warnings, other laws, other persons."""

from dataclasses import replace
from datetime import date

from stop_scripts import (
    FAVORITE,
    charge,
    place_again,
    plate_alone,
    scan_license,
    scan_vehicle,
    speeding,
    stop_data,
    stop_data_from_anywhere,
    type_name,
)

from tracs_mobile.testing.licenses import Holder, invented_holder

MINOR = Holder(
    family="LAFRAMBOYSE",
    given="ODILE",
    middle="",
    number="90000517",
    born=date(2009, 9, 1),
    issued=date(2025, 9, 2),
    expires=date(2029, 9, 1),
)


def warning_typed(officer):
    """A head lamp: name and address, the plate, the place, the charge, the answers."""
    type_name(officer, "tremblaye, aubin thade", "m")
    plate_alone(officer, "qxz 905")
    officer.begin("place")
    officer.press("Alt+L")
    officer.look_up("barre c")
    officer.begin("charge")
    officer.press("Alt+C")
    officer.look_up("1243")
    officer.press("F7")
    stop_data_from_anywhere(officer)
    officer.issue()


def warning_again(officer):
    """The same at the place of the last stop, with a charge that the officer has starred."""
    favor(officer)
    type_name(officer, "quimbelle, aubin thade", "m")
    plate_alone(officer, "zqx 118")
    officer.begin("place")
    officer.press("Alt+L")
    officer.answer("1")
    officer.begin("charge")
    officer.press("Alt+C", "Down", "Enter", "F7")
    stop_data_from_anywhere(officer)
    officer.issue()


def favor(officer):
    """The officer has starred a charge some day before."""
    officer.rig.client.set_favorites((FAVORITE,))
    officer.form.lists.load()
    officer.screen.settle()


def warning_scanned(officer):
    """License and registration scanned, a favorite charge where the officer just was."""
    favor(officer)
    scan_license(officer, invented_holder(20))
    scan_vehicle(officer, 21)
    place_again(officer)
    officer.begin("charge")
    officer.press("Down", "Enter", "F7")
    officer.write("Left head lamp out.")
    stop_data(officer)
    officer.issue()


def municipal(officer):
    """An ordinance of the town, with its own penalties."""
    scan_license(officer, invented_holder(22))
    scan_vehicle(officer, 23)
    place_again(officer)
    officer.begin("ordinance")
    officer.look_up("1974a")
    officer.fill("Barre City Ch. 17, § 17-4", "100", "75")
    officer.write("Parked on the sidewalk.")
    stop_data(officer)
    officer.issue()


def commercial(officer):
    """A driver with a phone in a truck."""
    scan_license(officer, replace(invented_holder(24), vehicle_class="A"))
    scan_vehicle(officer, 25)
    place_again(officer)
    officer.begin("use")
    officer.press("Alt+U")
    officer.answer("c")
    officer.press("Enter")
    charge(officer, "4125")
    officer.fill("220")
    officer.write("Phone in the right hand at 40 mph.")
    stop_data(officer)
    officer.issue()


def corporation(officer):
    """The owner of a truck is charged, not its driver."""
    scan_license(officer, invented_holder(26))
    scan_vehicle(officer, 27)
    place_again(officer)
    charge(officer, "1391a")
    officer.fill("500")
    officer.write("Weighed 4,000 lb over.")
    officer.begin("organization")
    officer.press("Alt+M")
    officer.answer("o")
    officer.write("quarrystone hauling llc")
    officer.press("Tab")
    officer.answer("2")
    for fact in ("1 mill rd", "montpelier", "vt"):
        officer.write(fact)
        officer.press("Tab")
    officer.write("05602")
    stop_data_from_anywhere(officer)
    officer.issue()


def minor(officer):
    """A driver under 18: a parent is named."""
    scan_license(officer, MINOR)
    scan_vehicle(officer, 29)
    place_again(officer)
    speeding(officer)
    stop_data(officer)
    officer.begin("guardian")
    officer.press("Alt+M")
    officer.write("noemie laframboyse")
    officer.issue()


def amendment(officer):
    """The place of the ticket just issued was wrong: it is amended."""
    officer.begin("ticket")
    document = officer.rig.client.tickets(limit=1)[0].document_id
    officer.screen.workplace.open_ticket(document)
    officer.screen.settle()
    officer.begin("correction")
    officer.screen.workplace.open_draft(officer.rig.client.amend_draft(document))
    officer.press("Alt+L", "Enter", "Enter")
    officer.write("0.4 mi E of Berlin St")
    officer.begin("reason")
    officer.press("Alt+R")
    officer.answer("1")
    officer.issue()
