"""Amending, reissuing and copying a ticket on the stop screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.states import Legal
from tracs_mobile.domain.stop import ChargeEntry, CorrectionKind
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.text import stop_text

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def issued(lawful):
    """A complaint was issued; `open_as` opens it again to correct it."""
    lawful.scan()
    lawful.form.begin(ready_stop(lawful.form.draft, SPEEDING))
    lawful.key(KEY.Key_F9)
    lawful.settle()
    lawful.settle()
    client = lawful.desk.client
    document_id = client.tickets()[0].document_id
    drafts = {
        CorrectionKind.AMEND: client.amend_draft,
        CorrectionKind.REISSUE: client.reissue_draft,
        CorrectionKind.COPY: client.copy_draft,
    }

    def open_as(kind):
        assert lawful.window.workplace.open_draft(drafts[kind](document_id))
        lawful.settle()
        return lawful

    return open_as


def card(screen):
    return screen.stop.cards.correction


def has_cursor(widget):
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def legal(screen):
    rows = sorted(screen.desk.client.tickets(), key=lambda r: (r.number, r.seq))
    return [(row.number, row.legal) for row in rows]


def test_an_amendment_says_what_it_amends_and_asks_why(issued):
    screen = issued(CorrectionKind.AMEND)
    assert screen.window.workplace.title.text() == "Amend TRAIN-0000124"
    assert card(screen).isVisible()
    assert card(screen).banner.text() == (
        "Amending TRAIN-0000124, version 1. What you issue now replaces it."
    )
    assert screen.stop.verbs["F9"].text() == "F9  Issue amendment"
    assert screen.form.problems[0].message == stop_text.REASON_MISSING
    screen.key(KEY.Key_F9)
    assert has_cursor(card(screen).choices[CorrectionKind.AMEND])


def test_an_amendment_is_issued_by_keys_alone(issued):
    screen = issued(CorrectionKind.AMEND)
    screen.fill("charges.0.facts", "Steady tone 49, second estimate 50.")
    screen.key(KEY.Key_R, modifier=ALT)
    screen.type("w")
    screen.type("unit number was wrong")
    screen.key(KEY.Key_F9)
    screen.settle()
    screen.settle()
    assert screen.stop.paper.result.mark.text() == "✓ Amended"
    assert screen.stop.paper.result.numbers.text() == "TRAIN-0000124"
    newest = screen.desk.client.tickets()[0]
    assert (newest.legal, newest.seq) == (Legal.AMENDED, 2)


def test_what_an_amendment_may_not_change_is_locked_and_says_so(issued):
    screen = issued(CorrectionKind.AMEND)
    name = screen.field("driver.family_name").edit
    assert name.isReadOnly()
    assert name.toolTip() == stop_text.LOCKED
    before = screen.form.draft
    screen.fill("driver.family_name", "SOMEBODY")
    screen.form.set_text("driver.family_name", "SOMEBODY")
    screen.form.set_value("military", "yes")
    assert screen.form.draft == before
    assert not screen.field("military").isEnabled()
    assert not screen.field("vehicle.plate").edit.isReadOnly()
    screen.fill("vehicle.plate", "QXZ 906")
    assert screen.form.draft.vehicle.plate == "QXZ 906"


def test_fields_are_free_again_in_the_next_stop(issued):
    screen = issued(CorrectionKind.AMEND)
    screen.key(KEY.Key_F2)
    screen.key(KEY.Key_F2)
    screen.settle()
    assert not screen.field("driver.family_name").edit.isReadOnly()
    assert not card(screen).isVisible()
    assert screen.stop.cards.stop_data.isVisible()


def test_an_amendment_has_its_one_charge_and_stays_a_complaint(issued):
    screen = issued(CorrectionKind.AMEND)
    for verb in ("F6", "F7"):
        assert not screen.stop.verbs[verb].isEnabled()
    assert not screen.stop.remove.isVisible()
    before = screen.form.draft
    screen.form.add_charge()
    screen.form.remove_charge()
    screen.form.toggle_warning()
    assert screen.form.draft == before


def test_the_stop_data_of_an_amendment_are_one_key_away(issued):
    screen = issued(CorrectionKind.AMEND)
    assert not screen.stop.cards.stop_data.isVisible()
    screen.key(KEY.Key_S, modifier=ALT)
    assert screen.stop.cards.stop_data.isVisible()
    assert not card(screen).isVisible()
    assert has_cursor(screen.field("stop_data.race"))
    screen.stop.cards.reason.click()
    assert card(screen).isVisible()


def test_a_reason_that_says_nothing_needs_words(issued):
    screen = issued(CorrectionKind.AMEND)
    screen.key(KEY.Key_R, modifier=ALT)
    screen.type("o")
    assert screen.form.problems[0].message == stop_text.WORDS_MISSING
    assert has_cursor(card(screen).words)
    screen.type("typed twice")
    assert stop_text.WORDS_MISSING not in [p.message for p in screen.form.problems]


def test_what_the_law_refuses_is_said_and_nothing_is_lost(issued):
    screen = issued(CorrectionKind.AMEND)
    screen.form.set_value("correction.reason_code", "facts")
    before = screen.form.draft
    screen.key(KEY.Key_F9)
    screen.settle()
    assert "Nothing differs" in screen.stop.blocks.notice.text()
    assert screen.form.draft == before
    assert len(screen.desk.client.tickets()) == 1


def test_a_reissue_voids_the_old_number_and_takes_the_next(issued):
    screen = issued(CorrectionKind.REISSUE)
    assert screen.stop.verbs["F9"].text() == "F9  Void and reissue"
    assert "TRAIN-0000124" in card(screen).banner.text()
    screen.fill("driver.given_name", "MARROWE")
    screen.key(KEY.Key_R, modifier=ALT)
    screen.type("w")
    screen.key(KEY.Key_F9)
    screen.settle()
    screen.settle()
    assert screen.stop.paper.result.mark.text() == "✓ Reissued"
    assert legal(screen) == [
        ("TRAIN-0000124", Legal.VOIDED),
        ("TRAIN-0000125", Legal.ISSUED),
    ]


def test_a_copy_is_for_the_same_stop_and_begins_at_its_charge(issued):
    screen = issued(CorrectionKind.COPY)
    assert screen.stop.cards.stop_data.note.text() == stop_text.COPIED
    assert has_cursor(screen.field("charges.{at}.charge_id"))
    assert not card(screen).isVisible()
    assert screen.form.entry == ChargeEntry()
    assert screen.form.draft.driver.family_name == "QUILLFEATHER"
    screen.form.set_value("charges.0.charge_id", ChargeId("23-1095b-first"))
    assert screen.stop.verbs["F9"].text() == "F9  Issue and print"
    screen.key(KEY.Key_F9)
    screen.settle()
    screen.settle()
    rows = screen.desk.client.tickets()
    assert len(rows) == 2
    assert len({row.stop_id for row in rows}) == 1


def test_a_resumed_correction_is_what_it_was(issued):
    screen = issued(CorrectionKind.AMEND)
    screen.form.set_value("correction.reason_code", "facts")
    screen.form.save_now()
    screen.settle()
    kept = screen.desk.client.unfinished()
    assert kept == screen.form.draft
    screen.form.begin(replace(kept))
    assert card(screen).choices[CorrectionKind.AMEND].buttons[0].isChecked()
