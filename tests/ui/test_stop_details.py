"""Further details of a stop, stops that end without a ticket, and where every path leads."""

import dataclasses
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollBar

from tracs_mobile.domain.stop import (
    AddressSource,
    Charged,
    ChargeEntry,
    Correction,
    CorrectionKind,
    Draft,
    Guardian,
    Organization,
    StopData,
)
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop
from ui.entries import NotUnderstood, parse_height
from ui.text import stop_text
from ui.widgets.field import Edit

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NOT_TYPED = frozenset({"draft_id", "stop_id", "started_at", "origins", "correction"})
AMENDS = Correction(kind=CorrectionKind.AMEND, document_id="d", number="TRAIN-0000012", seq=1)
YEAR_AGO, YEAR_AHEAD = (datetime(year, 11, 22, tzinfo=UTC) for year in (2025, 2027))


def ready(screen, *charges):
    screen.scan()
    screen.form.begin(ready_stop(screen.form.draft, *charges))
    screen.settle()


def has_cursor(widget):
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def place(widget):
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def assert_no_scrolling(screen):
    bars = [b for b in screen.window.findChildren(QScrollBar) if b.isVisible()]
    assert [b for b in bars if b.maximum() > b.minimum()] == []


# --- the page of details ----------------------------------------------------------------------


def test_one_key_leads_to_the_details_and_back(lawful):
    ready(lawful, SPEEDING)
    lawful.key(KEY.Key_M, modifier=ALT)
    assert lawful.stop.cards.details_shown
    assert not lawful.stop.cards.driver.isVisible()
    assert has_cursor(lawful.field("charges.{at}.charged"))
    lawful.key(KEY.Key_M, modifier=ALT)
    assert not lawful.stop.cards.details_shown
    assert has_cursor(lawful.field("driver.family_name"))


def test_a_finger_leads_to_the_details_and_escape_leads_back(lawful):
    ready(lawful, SPEEDING)
    lawful.stop.cards.more.click()
    assert lawful.stop.cards.details_shown
    lawful.key(KEY.Key_Escape)
    assert not lawful.stop.cards.details_shown


def test_an_organization_is_written_by_keys_alone(lawful):
    ready(lawful, SPEEDING)
    lawful.key(KEY.Key_M, modifier=ALT)
    lawful.type("o")
    lawful.type("quartzledge hauling llc\t3")
    lawful.type("4 quarry spur\tbarre\tvt\t05641\t")
    assert lawful.form.entry.charged is Charged.ORGANIZATION
    assert lawful.form.draft.organization == Organization(
        name="QUARTZLEDGE HAULING LLC",
        street="4 QUARRY SPUR",
        city="BARRE",
        state="VT",
        postal_code="05641",
        address_source=AddressSource.USDOT,
    )
    assert has_cursor(lawful.field("guardian.name"))


def test_the_sources_of_an_address_stand_in_the_order_of_the_rule(lawful):
    names = [b.toolTip() for b in lawful.field("organization.address_source").buttons]
    assert names == [
        "Secretary of State or DMV",
        "registration certificate",
        "USDOT",
        "home jurisdiction",
    ]


def test_who_is_charged_belongs_to_one_charge(lawful):
    ready(lawful, SPEEDING, PHONE)
    lawful.form.show_charge(1)
    lawful.form.set_value(lawful.form.path("charged"), Charged.ORGANIZATION)
    assert [e.charged for e in lawful.form.draft.charges] == [
        Charged.DRIVER,
        Charged.ORGANIZATION,
    ]


def test_weather_road_crash_and_mile_marker_are_of_the_place(lawful):
    ready(lawful, SPEEDING)
    lawful.fill("place.weather", "s")
    lawful.fill("place.road", "i")
    lawful.fill("place.mile_marker", "87.4")
    lawful.fill("place.crash", "1")
    spot = lawful.form.draft.place
    assert (spot.weather, spot.road, spot.mile_marker, spot.crash) == ("S", "I", "87.4", True)


def test_notes_take_lines_and_tab_leads_on(lawful):
    ready(lawful, SPEEDING)
    lawful.stop.fields.jump("notes")
    lawful.type("Tail lamp cracked.")
    lawful.key(KEY.Key_Return)
    lawful.type("Late for the ferry.\t")
    assert lawful.form.draft.notes == "Tail lamp cracked.\nLate for the ferry."
    assert not has_cursor(lawful.field("notes"))


def test_notes_come_back_with_a_draft_that_is_resumed(lawful):
    ready(lawful, SPEEDING)
    lawful.form.begin(replace(lawful.form.draft, notes="Seen on the shoulder."))
    assert lawful.field("notes").edit.toPlainText() == "Seen on the shoulder."
    assert lawful.form.draft.notes == "Seen on the shoulder."


@pytest.mark.parametrize(
    ("typed", "inches"), [("5'10", 70), ("5'10\"", 70), ("5-9", 69), ("509", 69), ("6 1", 73)]
)
def test_a_height_is_understood_however_it_is_typed(typed, inches):
    assert parse_height(typed) == inches


@pytest.mark.parametrize("typed", ["70", "5'12", "tall", "9'1"])
def test_a_height_that_could_mean_anything_is_asked_again(typed):
    with pytest.raises(NotUnderstood, match="feet and inches"):
        parse_height(typed)


def test_the_main_page_says_what_stands_among_the_details(lawful):
    ready(lawful, SPEEDING)
    assert lawful.stop.cards.summary.text() == ""
    lawful.scan()
    draft = lawful.form.draft
    note = lawful.form.scan_note
    lawful.form.begin(
        replace(
            draft,
            charges=(replace(SPEEDING, charged=Charged.ORGANIZATION),),
            guardian=Guardian(name="ODETTE BÉLANGEOIX"),
            driver=replace(draft.driver, personal_id="X-17"),
            place=replace(draft.place, crash=True, weather="S"),
            notes="Seen.",
            outcomes=("V",),
        )
    )
    lawful.form.scan_note = note
    lawful.stop.refresh()
    lawful.settle()
    said = lawful.stop.cards.summary
    assert said.text() == "organization, parent, ID, crash, notes, outcome"
    assert lawful.stop.cards.driver.note.isVisible()
    assert_no_scrolling(lawful)
    assert said.heightForWidth(said.width()) <= said.height()
    assert said.isVisible()


def test_a_young_driver_leads_to_the_parent(lawful):
    ready(lawful, SPEEDING)
    lawful.form.set_text("driver.birth_date", "04172010")
    lawful.stop.fields.jump("guardian.name")
    assert lawful.stop.cards.details_shown
    assert has_cursor(lawful.field("guardian.name"))


# --- stop data, and stops without a ticket ------------------------------------------------------


def test_kind_of_force_and_evidence_are_asked_only_when_there_was_any(lawful):
    ready(lawful, SPEEDING)
    kind, found = lawful.field("stop_data.force_kind"), lawful.field("stop_data.evidence")
    assert not kind.isVisible()
    assert not found.isVisible()
    lawful.form.set_value("stop_data.force", "U")
    lawful.form.set_value("stop_data.contraband", "C")
    assert kind.isVisible()
    assert found.isVisible()
    lawful.fill("stop_data.force_kind", "h")
    lawful.key(KEY.Key_Return)
    lawful.fill("stop_data.evidence", "two cans")
    assert lawful.form.draft.stop_data.force_kind == "H"
    assert lawful.form.draft.stop_data.evidence == "two cans"


def test_what_was_taken_back_leaves_nothing_hidden_behind(lawful):
    ready(lawful, SPEEDING)
    lawful.form.set_value("stop_data.force", "U")
    lawful.form.set_value("stop_data.force_kind", "H")
    lawful.form.set_value("stop_data.force", "N")
    lawful.form.set_value("stop_data.contraband", "C")
    lawful.form.set_text("stop_data.evidence", "two cans")
    lawful.form.set_value("stop_data.contraband", "NC")
    data = lawful.form.draft.stop_data
    assert (data.force_kind, data.evidence) == ("", "")


def test_six_taps_answer_the_stop_data_and_lead_to_the_verb(lawful):
    ready(lawful, SPEEDING)
    lawful.form.begin(replace(lawful.form.draft, stop_data=StopData()))
    lawful.key(KEY.Key_S, modifier=ALT)
    lawful.type("wfm11n")
    assert QApplication.focusWidget() is lawful.stop.verbs["F9"]
    assert lawful.form.ready


def test_force_that_was_used_is_followed_by_its_kind(lawful):
    ready(lawful, SPEEDING)
    lawful.fill("stop_data.force", "u")
    kind = lawful.field("stop_data.force_kind")
    assert has_cursor(kind)
    assert kind.offers == ("Hands", "Taser")
    lawful.type("t")
    assert kind.offers == ("Taser",)
    lawful.key(KEY.Key_Return)
    assert lawful.form.draft.stop_data.force_kind == "T"
    assert kind.edit.text() == "Taser"
    assert QApplication.focusWidget() is lawful.stop.verbs["F9"]


def test_a_list_that_opened_by_itself_is_never_taken_by_tab_or_enter_alone(lawful):
    ready(lawful, SPEEDING)
    lawful.form.set_value("stop_data.force", "U")
    for key in (KEY.Key_Tab, KEY.Key_Return):
        lawful.stop.fields.jump("driver.family_name")
        lawful.stop.fields.jump("stop_data.force_kind")
        assert lawful.field("stop_data.force_kind").offers
        lawful.key(key)
        assert lawful.form.draft.stop_data.force_kind == ""
        assert not has_cursor(lawful.field("stop_data.force_kind"))


def test_without_its_last_charge_a_stop_ends_with_no_ticket(lawful):
    ready(lawful, SPEEDING)
    assert lawful.stop.remove.text() == "No ticket"
    lawful.key(KEY.Key_N, modifier=ALT)
    assert lawful.form.draft.charges == ()
    assert has_cursor(lawful.field("outcomes"))
    assert lawful.stop.verbs["F9"].text() == "F9  Record the stop"
    assert not lawful.stop.verbs["F7"].isEnabled()
    assert not lawful.stop.verbs["F8"].isEnabled()
    lawful.type("v")
    assert lawful.form.draft.outcomes == ("V",)
    lawful.type("v")
    assert lawful.form.draft.outcomes == ()


def test_outcomes_of_tickets_and_warnings_are_not_asked(lawful):
    said = [b.toolTip() for b in lawful.field("outcomes").buttons]
    assert said == ["Verbal warning", "Arrest for violation", "Arrest on warrant", "No action"]


def test_f6_makes_it_a_ticket_again(lawful):
    ready(lawful, SPEEDING)
    lawful.key(KEY.Key_N, modifier=ALT)
    lawful.key(KEY.Key_F6)
    assert len(lawful.form.draft.charges) == 1
    assert has_cursor(lawful.field("charges.{at}.charge_id"))
    assert lawful.stop.verbs["F9"].text() == "F9  Issue and print"


def test_a_stop_without_a_ticket_is_recorded_and_uses_no_number(lawful):
    ready(lawful)
    lawful.form.begin(replace(lawful.form.draft, charges=(), outcomes=("V",)))
    lawful.settle()
    free = lawful.desk.client.numbers().free
    lawful.key(KEY.Key_F9)
    lawful.settle()
    shown = lawful.stop.paper.result
    assert shown.mark.text() == "✓ Recorded"
    assert shown.numbers.text() == "No ticket"
    assert shown.queued.text() == stop_text.RECORDED
    assert lawful.desk.client.numbers().free == free
    assert lawful.desk.printer.jobs == []
    with lawful.desk.store.units() as unit:
        records = unit.stops.between(YEAR_AGO, YEAR_AHEAD)
    assert [r.outcomes for r in records] == [("V",)]


def test_an_outcome_may_stand_beside_a_ticket(lawful):
    ready(lawful, SPEEDING)
    lawful.fill("outcomes", "v")
    assert lawful.stop.cards.details_shown
    assert lawful.form.draft.outcomes == ("V",)
    assert len(lawful.form.draft.charges) == 1


# --- every path leads somewhere ---------------------------------------------------------------


def leaves(value, path=""):
    """The paths of every single field below `value`."""
    if isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
        value, path = value[0], f"{path}.0"
    if not dataclasses.is_dataclass(value):
        return [path]
    found = []
    for part in dataclasses.fields(value):
        name = f"{path}.{part.name}".strip(".")
        if name not in NOT_TYPED:
            found += leaves(getattr(value, part.name), name)
    return found


PATHS = leaves(Draft(draft_id="d", stop_id="s", started_at=None, charges=(ChargeEntry(),)))


def test_every_path_of_a_draft_leads_to_a_field_that_is_seen(lawful):
    ready(lawful, SPEEDING)
    lost = []
    for path in [*PATHS, "charges", "driver", "stop_data.age"]:
        lawful.stop.verbs["F2"].setFocus()
        lawful.stop.fields.jump(path)
        focus = QApplication.focusWidget()
        if focus is lawful.stop.verbs["F2"] or not focus.isVisible():
            lost.append(path)
    assert lost == []


def test_every_path_of_a_correction_leads_to_its_reason(lawful):
    ready(lawful, SPEEDING)
    lawful.form.begin(replace(lawful.form.draft, correction=AMENDS))
    for path in ("correction.reason_code", "correction.reason", "correction"):
        lawful.stop.fields.jump("driver.family_name")
        lawful.stop.fields.jump(path)
        assert has_cursor(lawful.stop.cards.correction), path


def test_a_stop_without_a_ticket_leads_from_its_charges_to_what_came_of_it(lawful):
    ready(lawful)
    lawful.form.begin(replace(lawful.form.draft, charges=()))
    for path in ("charges", "charges.0.charge_id", "outcomes"):
        lawful.stop.fields.jump("driver.family_name")
        lawful.stop.fields.jump(path)
        assert has_cursor(lawful.field("outcomes")), path
    lawful.stop.fields.jump("stop_data.age")
    assert has_cursor(lawful.field("stop_data.age"))


# --- everything fits --------------------------------------------------------------------------


STATES = {
    "details": lambda d: d,
    "no ticket": lambda d: replace(d, charges=()),
    "amend": lambda d: replace(d, correction=AMENDS),
    "force": lambda d: replace(
        d, stop_data=replace(d.stop_data, force="U", contraband="C", search="SPC", evidence="cans")
    ),
    "question": lambda d: replace(d, charges=(ChargeEntry(charge_id="23-601"), LIGHT)),
    "ordinance": lambda d: replace(
        d, charges=(ChargeEntry(charge_id="24-1974a", ordinance="Animals § 12", full_cents=25_000),)
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_the_stop_fits_without_scrolling(lawful, state):
    ready(lawful, SPEEDING)
    lawful.form.begin(STATES[state](lawful.form.draft))
    if state == "details":
        lawful.key(KEY.Key_M, modifier=ALT)
    lawful.settle()
    assert_no_scrolling(lawful)
    inside = QRect(0, 0, lawful.window.width(), lawful.window.height())
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    shown = [w for kind in kinds for w in lawful.stop.findChildren(kind) if w.isVisible()]
    assert [w.accessibleName() for w in shown if not inside.contains(place(w))] == []
    small = [w for w in shown if w.height() < 43 or (type(w) is not Edit and w.width() < 43)]
    assert [w.accessibleName() for w in small] == []
    spots = [(place(w), w) for w in shown]
    over = [
        (a.accessibleName(), b.accessibleName())
        for n, (one, a) in enumerate(spots)
        for other, b in spots[n + 1 :]
        if one.intersects(other)
    ]
    assert over == []
