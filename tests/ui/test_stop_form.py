"""The form model: what the officer types becomes a draft, and nothing typed is lost."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scanners.text.reader import scan_payload
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.problem import Severity
from tracs_mobile.domain.stop import DocumentKind, Driver, Origin
from tracs_mobile.testing.vehicles import Registered, registration_payload
from ui.models.stop_form import SAVE_AT_LATEST_MS, StopForm
from ui.tasks import TaskRunner


@pytest.fixture
def store(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def form(desk, store):
    return StopForm(desk.client, store)


def take_first_charge(form, typed):
    form.choose_charge(form.find_charges(typed)[0])


@pytest.mark.parametrize("typed", ["04171991", "4/17/91", "04/17/1991", "4-17-1991", "041791"])
def test_a_date_is_understood_however_it_is_typed(form, typed):
    form.set_text("driver.birth_date", typed)
    assert form.draft.driver.birth_date == date(1991, 4, 17)
    assert form.text("driver.birth_date") == typed
    form.settle("driver.birth_date")
    assert form.text("driver.birth_date") == "04/17/1991"


def test_two_digits_of_a_year_are_in_the_past_for_a_birth_and_ahead_for_a_license(form):
    form.set_text("driver.birth_date", "4/17/30")
    form.set_text("driver.license_expires", "4/17/30")
    assert form.draft.driver.birth_date == date(1930, 4, 17)
    assert form.draft.driver.license_expires == date(2030, 4, 17)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("driver.birth_date", "13/45/1991"),
        ("driver.birth_date", "yesterday"),
        ("vehicle.year", "20I9"),
        ("charges.0.speed_mph", "4x"),
        ("charges.0.base_cents", "a lot"),
        ("place.occurred_at", "25:61"),
    ],
)
def test_text_that_cannot_be_read_stays_and_blocks_with_a_sentence(form, path, typed):
    if path.endswith("base_cents"):
        # Only a charge whose amount the table does not have asks for one.
        form.set_value("charges.0.charge_id", ChargeId("23-1134-b-alcohol"))
    form.set_text(path, typed)
    form.settle(path)
    assert form.text(path) == typed
    first = form.problems[0]
    assert (first.field, first.severity) == (path, Severity.BLOCK)
    assert first.message.endswith(".")
    assert not form.ready


def test_reading_it_right_at_last_takes_the_problem_away(form):
    form.set_text("vehicle.year", "20I9")
    form.set_text("vehicle.year", "2019")
    assert form.wrong("vehicle.year") == ""
    assert form.draft.vehicle.year == 2019


def test_a_time_of_day_means_that_time_today_in_vermont(form):
    form.set_text("place.occurred_at", "21:05")
    assert form.draft.place.occurred_at == datetime(2026, 11, 22, 2, 5, tzinfo=UTC)


def test_dollars_become_whole_cents(form):
    form.set_text("charges.0.base_cents", "$220.50")
    assert form.entry.base_cents == 22_050


def test_a_scan_fills_the_driver_and_marks_where_it_came_from(form, a_scan):
    form.set_text("driver.birth_date", "not a date")
    assert form.take_scan(a_scan()) == ""
    assert form.draft.driver.family_name == "QUILLFEATHER"
    assert form.origin("driver.family_name") is Origin.SCANNED
    assert form.wrong("driver.birth_date") == ""


def test_a_scan_that_is_no_license_changes_nothing_and_says_why(form):
    form.set_text("driver.family_name", "GRAY")
    before = form.draft
    said = form.take_scan(Scan(source=ScanSource.SERIAL, problem="This is not a license."))
    assert said == "This is not a license."
    assert form.draft == before


def test_typing_over_a_scanned_field_takes_its_mark_away(form, a_scan):
    form.take_scan(a_scan())
    form.set_text("driver.family_name", "QUILL")
    assert form.origin("driver.family_name") is Origin.TYPED


def test_two_speeds_choose_the_band_and_fill_both_fields(form):
    take_first_charge(form, "49/35")
    assert (form.entry.speed_mph, form.entry.limit_mph) == (49, 35)
    assert form.charge.statute == "23 V.S.A. § 1007"
    form.set_text("charges.0.speed_mph", "60")
    assert form.charge.points == 5


def test_every_charge_is_its_own_and_any_can_be_taken_off(form):
    take_first_charge(form, "49/35")
    form.add_charge()
    take_first_charge(form, "phone")
    form.toggle_warning()
    form.add_charge()
    assert [e.kind for e in form.draft.charges] == [
        DocumentKind.COMPLAINT,
        DocumentKind.WARNING,
        DocumentKind.COMPLAINT,
    ]
    form.show_charge(0)
    form.remove_charge()
    assert len(form.draft.charges) == 2
    assert form.entry.kind is DocumentKind.WARNING


def test_a_town_from_the_list_brings_its_county(form):
    form.choose_town(form.find_towns("st j")[0])
    assert (form.draft.place.town, form.draft.place.county) == ("Saint Johnsbury", "Caledonia")


def test_no_search_answers_the_question_what_it_found(form):
    form.set_value("stop_data.search", "NS")
    assert form.draft.stop_data.contraband == "X"


def test_a_change_is_on_the_disk_within_a_second(form, desk, qtbot):
    with qtbot.waitSignal(form.saved, timeout=1_000, check_params_cb=lambda saved: saved):
        form.set_text("driver.family_name", "GRAY")
    assert desk.client.unfinished().driver.family_name == "GRAY"


def test_typing_without_a_pause_is_saved_all_the_same(form, desk, qtbot):
    assert SAVE_AT_LATEST_MS < 1_000
    letters = itertools.count()

    def one_more_letter_and_it_is_saved():
        form.set_text("driver.family_name", f"GRAY{next(letters)}")
        return desk.client.unfinished() is not None

    # waitUntil looks every ten milliseconds: the pause that saves otherwise never comes.
    qtbot.waitUntil(one_more_letter_and_it_is_saved, timeout=1_500)


def test_a_draft_that_was_resumed_is_shown_whole(form, desk):
    draft = replace(
        desk.client.new_stop(),
        charges=(form.entry, form.entry),
    )
    form.add_charge()
    form.begin(draft)
    assert form.draft == draft
    assert form.current == 0


def vehicle_scan(raw, source=ScanSource.SERIAL):
    return scan_payload(raw, source=source, today=date(2026, 11, 22))


def test_a_registration_fills_the_vehicle_and_leads_to_the_next_empty_field(form):
    car = Registered(model="")
    assert form.take_scan(vehicle_scan(registration_payload(car))) == ""
    assert form.draft.vehicle.plate == car.plate
    assert form.draft.driver == Driver()
    assert form.scan_target == "vehicle.model"
    assert form.vehicle_note == "scanned VT\nregistration"
    assert form.scan_note == ""
    form.set_text("vehicle.model", "ACC")
    form.take_scan(vehicle_scan(registration_payload(car)))
    assert form.scan_target == "place.town"


def test_a_vin_whose_check_digit_does_not_fit_is_amber_and_names_the_dash(form):
    form.take_scan(vehicle_scan(b"1HGCM82633A004353"))
    assert form.origin("vehicle.vin") is Origin.DOUBTFUL
    (odd,) = [p for p in form.problems if p.field == "vehicle.vin"]
    assert odd.severity is Severity.WARN
    assert "look at the plate on the dash" in odd.message


def test_a_doubt_of_a_scan_stays_until_its_field_is_changed(form):
    form.take_scan(vehicle_scan(b"]A0VT GHT 123"))
    doubts = [p for p in form.problems if p.code == "vehicle-doubtful"]
    assert [p.field for p in doubts] == ["vehicle.plate"]
    form.set_text("vehicle.plate", "GHT124")
    assert [p for p in form.problems if p.code == "vehicle-doubtful"] == []


def test_typed_text_of_the_vehicle_stays_and_the_other_reading_is_named(form):
    form.set_text("vehicle.color", "RED")
    form.set_text("vehicle.year", "20x3")
    form.take_scan(vehicle_scan(registration_payload()))
    assert (form.draft.vehicle.color, form.draft.vehicle.year) == ("RED", 2003)
    assert form.wrong("vehicle.year") == ""
    assert "vehicle-differs" in [p.code for p in form.problems]


def test_a_new_stop_forgets_what_the_last_vehicle_left(form):
    form.take_scan(vehicle_scan(b"]A0GHT123"))
    form.begin()
    assert (form.vehicle_note, form.scan_target) == ("", "")
    assert "vehicle-doubtful" not in [p.code for p in form.problems]


def test_a_license_leads_to_the_question_of_the_address(form, a_scan):
    form.take_scan(a_scan())
    assert form.scan_target == "address_confirmed"
