"""Enter leads to the next field that misses something, and a field that is full leads on itself."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tracs_mobile.domain.stop import ChargeEntry
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.views.stop_onward import is_full
from ui.widgets.habit import HabitGuard
from ui.widgets.suggest import SuggestField, Suggestion

KEY = Qt.Key


def cursor(screen):
    """The path of the field that has the cursor; F9 for the verb."""
    focus = QApplication.focusWidget()
    if focus is screen.stop.verbs["F9"]:
        return "F9"
    fields = screen.stop.fields.by_path.items()
    return next(path for path, one in fields if one is focus or one.isAncestorOf(focus))


def enter_at(screen, path):
    screen.stop.fields.jump(path)
    screen.key(KEY.Key_Return)
    return cursor(screen)


def test_enter_passes_by_what_a_scan_has_filled(signed_on):
    signed_on.scan()
    assert enter_at(signed_on, "driver.family_name") == "address_confirmed"


def test_enter_passes_by_the_vin_of_a_car_with_a_plate_and_its_use(signed_on):
    signed_on.scan()
    signed_on.fill("vehicle.plate", "qxz 905")
    assert enter_at(signed_on, "vehicle.color") == "place.town"


def test_enter_in_a_car_without_a_plate_asks_for_the_vin(signed_on):
    assert enter_at(signed_on, "vehicle.color") == "vehicle.vin"


def test_enter_leads_from_the_facts_to_the_stop_data(lawful):
    lawful.form.begin(ready_stop(lawful.form.draft, SPEEDING))
    lawful.form.set_value("stop_data.race", "")
    assert enter_at(lawful, "charges.{at}.facts") == "stop_data.race"


def test_enter_where_nothing_is_missing_leads_to_the_key_that_issues_and_issues_nothing(lawful):
    lawful.scan()
    lawful.form.begin(ready_stop(lawful.form.draft, SPEEDING))
    assert enter_at(lawful, "charges.{at}.facts") == "F9"
    lawful.key(KEY.Key_Return)
    lawful.settle()
    assert lawful.desk.client.ticket_count() == 0


def test_enter_at_the_end_leads_back_to_what_still_blocks(lawful):
    lawful.scan()
    draft = ready_stop(lawful.form.draft, SPEEDING)
    lawful.form.begin(replace(draft, vehicle=replace(draft.vehicle, plate="", vin="")))
    assert enter_at(lawful, "charges.{at}.facts") == "vehicle.plate"


def test_without_speed_the_fields_of_speed_are_passed_by(lawful):
    lawful.form.begin(
        replace(lawful.form.draft, charges=(ChargeEntry(charge_id="23-1095b-first"),))
    )
    assert enter_at(lawful, "charges.{at}.charge_id") == "charges.{at}.facts"


@pytest.mark.parametrize(
    ("path", "typed", "then"),
    [
        ("driver.birth_date", "04171991", "driver.sex"),
        ("driver.sex", "f", "driver.street"),
        ("driver.state", "vt", "driver.postal_code"),
        ("vehicle.state", "nh", "vehicle.year"),
        ("vehicle.year", "2019", "vehicle.make"),
    ],
)
def test_a_full_field_leads_on_by_itself(signed_on, path, typed, then):
    signed_on.fill(path, typed)
    assert cursor(signed_on) == then


def test_a_date_that_cannot_be_read_keeps_the_cursor(signed_on):
    signed_on.fill("driver.birth_date", "13451991")
    assert cursor(signed_on) == "driver.birth_date"


def test_a_tab_out_of_habit_leads_no_further(signed_on):
    signed_on.fill("vehicle.state", "vt")
    signed_on.stop.fields._habits._clock = lambda: 0.0  # at once, however slow the machine is
    signed_on.fill("vehicle.state", "vt")
    signed_on.key(KEY.Key_Tab)
    assert cursor(signed_on) == "vehicle.year"
    signed_on.key(KEY.Key_Tab)
    assert cursor(signed_on) == "vehicle.make"


@pytest.fixture
def guarded(qtbot):
    """A line of text that was just reached by itself; `now` moves the guard's clock."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.at_s = 100.0
    guard = HabitGuard(line, clock=lambda: line.at_s)
    line.pressed = []
    line.returnPressed.connect(lambda: line.pressed.append("enter"))
    guard.watch(line)
    return line


def test_a_late_enter_is_meant(guarded):
    guarded.at_s += 1.0
    QTest.keyClick(guarded, KEY.Key_Return)
    assert guarded.pressed == ["enter"]


def test_only_the_first_key_can_be_a_habit(guarded):
    QTest.keyClicks(guarded, "2")
    QTest.keyClick(guarded, KEY.Key_Return)
    assert (guarded.text(), guarded.pressed) == ("2", ["enter"])


def test_the_rest_of_a_word_that_was_taken_goes_nowhere_and_other_letters_do(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    guard = HabitGuard(line, clock=lambda: 100.0)
    guard.watch(line, "ADAR")
    QTest.keyClicks(line, "adar")
    QTest.keyClick(line, KEY.Key_Tab)
    QTest.keyClicks(line, "adar")
    assert line.text() == "adar"
    line.clear()
    guard.watch(line, "ADAR")
    QTest.keyClicks(line, "aside")
    assert line.text() == "side"


def test_a_method_typed_in_full_writes_nothing_into_the_facts(signed_on):
    signed_on.fill("charges.{at}.charge_id", "49/35")
    signed_on.key(KEY.Key_Return)
    signed_on.stop.fields._habits._clock = lambda: 0.0  # at once, however slow the machine is
    signed_on.fill("charges.{at}.method", "radar")
    signed_on.key(KEY.Key_Return)
    assert cursor(signed_on) == "charges.{at}.facts"
    signed_on.type("Steady tone 49.")
    assert signed_on.form.text("charges.0.method") == "RADAR"
    assert signed_on.form.text("charges.0.facts") == "Steady tone 49."


def test_a_field_is_full_only_where_nothing_can_follow():
    assert is_full("vehicle.state", "vt")
    assert not is_full("vehicle.state", "v")
    assert not is_full("place.direction", "n")  # NE may follow
    assert not is_full("organization.state", "vt")  # stands on another page


# --- offers that are taken sooner ----------------------------------------------------------


@pytest.fixture
def methods(qtbot):
    """A short, closed list: what is the only one left is taken at once."""
    names = ("RADAR", "LASER", "LIDAR")

    def find(typed):
        return [Suggestion(text=n, value=n) for n in names if typed and n.startswith(typed.upper())]

    field = SuggestField("How", find, alone=True)
    qtbot.addWidget(field)
    field.show()
    field.taken = []
    field.picked.connect(field.taken.append)
    field.edit.setFocus()
    return field


def test_the_only_method_left_is_taken_without_enter(methods):
    QTest.keyClicks(methods.edit, "r")
    assert methods.taken == ["RADAR"]


def test_two_methods_that_fit_are_offered(methods):
    QTest.keyClicks(methods.edit, "l")
    assert methods.taken == []
    QTest.keyClicks(methods.edit, "a")
    assert methods.taken == ["LASER"]


def test_taking_characters_back_takes_nothing(methods):
    QTest.keyClicks(methods.edit, "lx")
    QTest.keyClick(methods.edit, KEY.Key_Backspace)
    assert methods.taken == []


@pytest.fixture
def places(qtbot):
    field = SuggestField(
        "Town",
        lambda typed: [Suggestion(text="Barre", value=typed)],
        begin=lambda: [Suggestion(text=name, value=name) for name in ("Stowe", "Troy")],
        numbered=True,
    )
    qtbot.addWidget(field)
    field.show()
    field.taken = []
    field.picked.connect(field.taken.append)
    field.open_beginning(choose=False)
    return field


def test_a_numbered_offer_is_taken_by_its_digit(places):
    assert places.offers == ("1  Stowe", "2  Troy")
    QTest.keyClicks(places.edit, "2")
    assert places.taken == ["Troy"]


def test_enter_alone_takes_no_numbered_offer(places):
    QTest.keyClick(places.edit, KEY.Key_Return)
    assert places.taken == []


def test_a_digit_without_an_offer_is_text(places):
    QTest.keyClicks(places.edit, "3")
    assert places.taken == []
    assert places.edit.text() == "3"


# --- keys that lead straight there ---------------------------------------------------------


def test_alt_u_leads_to_the_use_of_the_vehicle(signed_on):
    signed_on.key(KEY.Key_U, modifier=Qt.KeyboardModifier.AltModifier)
    assert cursor(signed_on) == "vehicle"


def test_the_details_open_where_a_sentence_asks_for_something(lawful):
    lawful.scan()
    draft = ready_stop(lawful.form.draft, SPEEDING)
    young = replace(draft.driver, birth_date=date(2010, 5, 2))
    lawful.form.begin(replace(draft, driver=young))
    lawful.key(KEY.Key_M, modifier=Qt.KeyboardModifier.AltModifier)
    assert cursor(lawful) == "guardian.name"


def test_an_answer_tapped_twice_stays_pressed(signed_on):
    race = signed_on.field("stop_data.race")
    for _ in range(2):
        race.buttons[0].click()
        assert race.buttons[0].isChecked()


def test_the_charge_taken_again_stands_in_its_field_as_a_line(lawful):
    lawful.form.begin(ready_stop(lawful.form.draft, SPEEDING))
    line = lawful.field("charges.{at}.charge_id").edit.text()
    lawful.fill("charges.{at}.charge_id", "49/35")
    lawful.key(KEY.Key_Return)
    assert lawful.field("charges.{at}.charge_id").edit.text() == line
