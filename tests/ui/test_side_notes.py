"""Beside the pages: notes that go away and can be read again, undo, slow jobs, first-use hints."""

import threading
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.agency import Role
from tracs_mobile.services.client import Client
from tracs_mobile.settings import load_settings
from tracs_mobile.testing.stops import LIGHT, SPEEDING, ready_stop
from ui.models.hints import ENOUGH, Hints, parse_seen, write_seen
from ui.models.undo import Undo, UndoShelf
from ui.tasks import Doing, GivenUp, TaskRunner
from ui.text import hint_text, note_text
from ui.views.agency_records import StopDataSection

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def side(signed_on):
    return signed_on.window.workplace.side


@pytest.fixture
def notes(signed_on):
    return signed_on.window.workplace.nav.notes


@pytest.fixture
def written(signed_on):
    """A stop with two charges is being written."""
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, SPEEDING, LIGHT))
    signed_on.form.set_text("vehicle.plate", "HKB412")
    signed_on.settle()
    return signed_on


# --- undo -----------------------------------------------------------------------------------


def test_a_stop_that_was_thrown_away_comes_back_whole(written, notes):
    before = written.form.draft
    written.key(KEY.Key_F2)
    written.key(KEY.Key_F2)
    written.settle()
    assert not written.form.touched
    assert notes.said.text() == note_text.STOP_THROWN
    written.key(KEY.Key_Z, modifier=CTRL)
    written.settle()
    after = written.form.draft
    assert (after.driver, after.vehicle, after.charges) == (
        before.driver,
        before.vehicle,
        before.charges,
    )
    kept = written.desk.client.unfinished()
    assert kept is not None
    assert kept.charges == before.charges
    assert notes.said.text() == note_text.STOP_BACK


def test_a_stop_does_not_come_back_over_another_one_but_waits_for_its_turn(written, notes):
    written.key(KEY.Key_F2)
    written.key(KEY.Key_F2)
    written.form.set_text("driver.family_name", "QUIMBYE")
    written.window.workplace.side.undo()
    assert notes.said.text() == note_text.STOP_BUSY
    assert written.form.value("driver.family_name") == "QUIMBYE"
    written.form.begin()
    written.window.workplace.side.undo()
    written.settle()
    assert len(written.form.draft.charges) == 2


def test_a_violation_that_was_taken_off_comes_back_in_its_place(written, notes):
    charges = written.form.draft.charges
    written.form.show_charge(0)
    written.stop.no_ticket()
    assert written.form.draft.charges == charges[1:]
    written.form.set_text("driver.given_name", "AVERY")
    written.window.workplace.side.undo()
    assert written.form.draft.charges == charges
    assert written.form.value("driver.given_name") == "AVERY"
    assert notes.said.text() == note_text.CHARGE_BACK


def test_ctrl_z_belongs_to_the_field_while_there_is_typing_to_take_back(written):
    written.key(KEY.Key_F2)
    written.key(KEY.Key_F2)
    written.fill("driver.family_name", "QU")
    written.key(KEY.Key_Z, modifier=CTRL)
    assert written.form.value("driver.family_name") != "QU"
    assert written.window.workplace.side.shelf.last is not None


def test_a_favorite_and_the_filters_come_back(signed_on, side):
    place = signed_on.window.workplace
    place.show_page("settings")
    signed_on.settle()
    favorites = place.page("settings").favorites
    favorites._keep(tuple(charge.charge_id for charge in signed_on.desk.client.law.charges[:2]))
    before = favorites.favorites
    favorites.list.setCurrentRow(0)
    favorites.take_off()
    side.undo()
    signed_on.settle()
    assert favorites.favorites == before
    assert signed_on.desk.client.favorites() == before
    place.show_page("tickets")
    page = place.page("tickets")
    page.filters.search.edit.setText("HKB")
    page.filters.search.edited.emit("HKB")
    page.show_all()
    assert page.filters.narrowing.text == ""
    side.undo()
    assert page.filters.narrowing.text == page.filters.search.edit.text() == "HKB"


def test_what_was_done_can_be_taken_back_for_a_while_only(qtbot):
    shelf = UndoShelf()
    shelf._while.setInterval(1)
    shelf.offer(Undo(words="Gone.", said="Back.", back=lambda: None))
    qtbot.waitUntil(lambda: shelf.last is None)
    assert shelf.take_back() == ""


# --- notes ----------------------------------------------------------------------------------


def test_a_note_goes_away_and_can_be_read_again(signed_on, side, notes, qtbot):
    side._gone.setInterval(1)
    side.tell("The printer is back.", "good")
    qtbot.waitUntil(lambda: "printer" not in notes.said.text())
    before = QApplication.focusWidget()
    signed_on.key(KEY.Key_M, modifier=CTRL)
    assert side.panel.isVisible()
    assert any("✓ The printer is back." in line for line in side.panel.lines.said)
    signed_on.key(KEY.Key_Escape)
    assert not side.panel.isVisible()
    assert QApplication.focusWidget() is before


def test_what_a_page_said_can_be_read_again_too(signed_on, side):
    place = signed_on.window.workplace
    place.show_page("tickets")
    signed_on.settle()
    place.page("tickets").open_ticket()
    assert place.page("tickets").said.text() in {note.words for note in side.notebook.notes}


def test_notes_lie_in_the_column_of_pages_and_change_no_size(signed_on, side, notes):
    place = signed_on.window.workplace
    before = [w.geometry() for w in (place.nav, place.pages, place.stop.verbs)]
    for words in ("Short.", "A very long sentence about something. " * 8):
        side.tell(words)
        QApplication.processEvents()
        assert [w.geometry() for w in (place.nav, place.pages, place.stop.verbs)] == before
        assert place.nav.isAncestorOf(notes)


def test_nothing_that_was_said_outlives_the_sign_on(signed_on, side, qtbot):
    side.tell("Something about a ticket.")
    signed_on.window.lock()
    qtbot.waitUntil(lambda: signed_on.desk.station.signed_off == 1)
    signed_on.sign_on()
    assert signed_on.window.workplace.side.notebook.notes == ()


# --- slow jobs ------------------------------------------------------------------------------


def test_a_job_that_takes_long_is_told_and_can_be_given_up(signed_on, side, notes, qtbot):
    lanes, answers, may_end = signed_on.window.lanes, [], threading.Event()
    doing = Doing(words="Reading the picture…")
    lanes.misc.run(may_end.wait, done=answers.append, failed=answers.append, doing=doing)
    assert "Reading" not in notes.said.text()
    qtbot.waitUntil(lambda: notes.said.text().startswith("Reading the picture…"))
    assert note_text.STOP in notes.button.text()
    signed_on.key(KEY.Key_Period, modifier=CTRL)
    assert [type(answer) for answer in answers] == [GivenUp]
    assert "Reading" not in notes.said.text()
    may_end.set()
    signed_on.settle()
    assert len(answers) == 1
    assert doing.given_up.is_set()


def test_what_cannot_be_given_up_says_only_that_it_is_under_way(signed_on, notes, qtbot):
    lanes, answers, may_end = signed_on.window.lanes, [], threading.Event()
    doing = Doing(words="Expunging the ticket…", can_stop=False)
    lanes.misc.run(may_end.wait, done=answers.append, failed=answers.append, doing=doing)
    qtbot.waitUntil(lambda: notes.said.text().startswith("Expunging"))
    assert not notes.button.isVisible()
    lanes.give_up(doing)
    assert answers == []
    may_end.set()
    signed_on.settle()
    assert answers == [True]


def test_a_job_that_was_answered_cannot_be_given_up_any_more(qtbot):
    runner, answers = TaskRunner(), []
    doing = Doing(words="Quick")
    runner.run(lambda: 1, done=answers.append, failed=answers.append, doing=doing)
    qtbot.waitUntil(lambda: answers == [1])
    runner.give_up(doing)
    runner.close()
    assert answers == [1]


def test_an_export_that_is_given_up_leaves_no_file(signed_on, tmp_path, qtbot):
    lanes, may_end, target = signed_on.window.lanes, threading.Event(), tmp_path / "stops.csv"

    class Slow(Client):
        """Writes the file and is not through yet."""

        def export_stops(self, path, since, until):
            count = super().export_stops(path, since, until)
            may_end.wait()
            return count

    client = signed_on.desk.client
    officer = replace(client.session.officer, role=Role.POC)
    own = {one.name: getattr(client, one.name) for one in fields(client) if one.init}
    slow = Slow(**{**own, "session": replace(client.session, officer=officer)})
    section = StopDataSection(slow, lanes)
    qtbot.addWidget(section)
    section.enter()
    section.export(str(target))
    qtbot.waitUntil(target.exists)
    lanes.give_up(lanes.doing[0])
    assert section.said.text() == note_text.STOPPED
    may_end.set()
    signed_on.settle()
    assert not target.exists()


# --- hints ----------------------------------------------------------------------------------


def test_a_hint_is_there_three_times_and_then_no_more():
    kept = []
    hints = Hints("07A12", "", {"stop": "Scan."}, kept.append)
    assert [hints.of("stop") for _ in range(ENOUGH + 1)] == ["Scan."] * ENOUGH + [""]
    again = Hints("07A12", kept[-1], {"stop": "Scan."}, kept.append)
    assert again.of("stop") == ""
    other = Hints("07B02", kept[-1], {"stop": "Scan."}, kept.append)
    assert other.of("stop") == "Scan."


def test_a_hint_that_was_put_away_stays_away_until_all_are_wanted_again():
    kept = []
    hints = Hints("07A12", "07B02:stop=1", {"stop": "Scan."}, kept.append)
    hints.put_away("stop")
    assert hints.of("stop") == ""
    hints.show_again()
    assert hints.of("stop") == "Scan."
    assert parse_seen(kept[-1]) == {"07B02": {"stop": 1}, "07A12": {"stop": 1}}


@pytest.mark.parametrize("kept", ["", "07A12", "07A12:stop", "07A12:stop=x,=3", ";;:=,"])
def test_a_setting_that_cannot_be_read_counts_as_nothing_seen(kept):
    assert parse_seen(kept) == {}
    assert write_seen({}) == ""


def test_the_hint_of_a_page_stands_beside_it_and_is_kept_as_seen(signed_on, side, notes):
    place = signed_on.window.workplace
    side._forget_note()
    place.show_page("tickets")
    signed_on.settle()
    assert notes.said.text() == note_text.hint_line(hint_text.HINTS["tickets"])
    signed_on.key(KEY.Key_H, modifier=CTRL)
    signed_on.settle()
    assert "Hint" not in notes.said.text()
    seen = parse_seen(load_settings(signed_on.desk.settings.data_dir).hints)
    assert seen["07A12"]["tickets"] == ENOUGH
