"""Did it come out? What the officer's eyes settle after a print, and a print that is stopped."""

import threading
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt

from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.testing.fake_devices import PRINTED, FakePrinter
from tracs_mobile.testing.stops import LIGHT, SPEEDING, ready_stop
from ui.text.screen_text import in_lines, print_line

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
PATIENCE_S = 10
WINDOWS = "Sent to Windows, which cannot say more."
PAPER_OUT = PrintOutcome(
    grade=PrintGrade.NOT_STARTED,
    printer="Bixolon",
    said="The paper is out. Load a roll.",
    cause=Cause.PAPER_OUT,
)
SPOOLED = PrintOutcome(grade=PrintGrade.SPOOLED, printer="PocketJet", said=WINDOWS)
INTERRUPTED = PrintOutcome(
    grade=PrintGrade.INTERRUPTED,
    printer="Bixolon",
    said="The connection broke in the middle of the ticket.",
    cause=Cause.LINE_BROKE,
)
PROBABLY = PrintOutcome(
    grade=PrintGrade.PROBABLY, printer="Bixolon", said="Probably printed; the printer cannot say."
)


@dataclass
class HeldPrinter(FakePrinter):
    """Prints until it is told to stop."""

    begun: threading.Event = field(default_factory=threading.Event)
    stopped: threading.Event = field(default_factory=threading.Event)

    def print_copies(self, copies):
        self.begun.set()
        if not self.stopped.wait(PATIENCE_S):
            return PRINTED
        return PrintOutcome(
            grade=PrintGrade.INTERRUPTED,
            printer=self.name,
            said="You stopped the print.",
            cause=Cause.CANCELED,
        )

    def cancel(self):
        self.stopped.set()


def issue(screen, *outcomes):
    """Issue one ticket on printers that say this."""
    if outcomes:
        printers = tuple(FakePrinter(outcome=outcome) for outcome in outcomes)
        screen.desk.client.devices.chain = printers
    screen.scan()
    screen.form.begin(ready_stop(screen.form.draft, LIGHT))
    screen.key(KEY.Key_F9)
    screen.settle()
    screen.settle()
    return screen.desk.client.tickets()[0].document_id


def verbs(screen):
    """The words of the verbs about paper that are there."""
    bar = screen.stop.verbs
    return {key: bar[key].accessibleName() for key in ("F5", "Alt+Y", "Alt+X") if shown(bar[key])}


def shown(button):
    return not button.isHidden()


def printed(screen):
    return screen.stop.paper.result.printed.text()


def grades(screen, document_id):
    """What each try came to; that one began is no try."""
    tried = [record.outcome.grade for record in screen.desk.client.ticket(document_id).prints]
    return [grade for grade in tried if grade is not PrintGrade.OWED]


def test_a_confirmed_print_asks_nothing(signed_on):
    issue(signed_on)
    assert verbs(signed_on) == {}
    assert "confirmed" in printed(signed_on)


def test_what_windows_has_is_asked_about_and_one_key_settles_it(signed_on):
    document_id = issue(signed_on, SPOOLED)
    assert verbs(signed_on) == {"F5": "No, print again", "Alt+Y": "Yes, it is whole"}
    assert "Did the whole ticket come out?" in printed(signed_on)
    assert signed_on.desk.client.owed() == (document_id,)
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.settle()
    signed_on.settle()
    assert signed_on.desk.client.owed() == ()
    assert grades(signed_on, document_id) == [PrintGrade.SPOOLED, PrintGrade.SEEN]
    assert verbs(signed_on) == {}
    assert "owed no more" in printed(signed_on)


def test_what_did_not_come_out_is_printed_again_with_one_key(signed_on):
    document_id = issue(signed_on, SPOOLED)
    signed_on.desk.client.devices.chain = (FakePrinter(),)
    signed_on.key(KEY.Key_F5)
    signed_on.settle()
    signed_on.settle()
    assert grades(signed_on, document_id) == [PrintGrade.SPOOLED, PrintGrade.CONFIRMED]
    assert verbs(signed_on) == {}


def test_a_second_press_of_yes_notes_nothing_twice(signed_on):
    document_id = issue(signed_on, SPOOLED)
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.settle()
    assert grades(signed_on, document_id) == [PrintGrade.SPOOLED, PrintGrade.SEEN]


def test_an_interrupted_print_may_have_come_out_whole(signed_on):
    document_id = issue(signed_on, INTERRUPTED)
    assert verbs(signed_on) == {"F5": "Print again", "Alt+Y": "It did come out whole"}
    assert printed(signed_on).startswith("Print owed. The connection broke")
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.settle()
    assert signed_on.desk.client.owed() == ()
    assert grades(signed_on, document_id) == [PrintGrade.INTERRUPTED, PrintGrade.SEEN]


def test_a_probable_print_is_no_debt_and_may_be_printed_again(signed_on):
    document_id = issue(signed_on, PROBABLY)
    assert signed_on.desk.client.owed() == ()
    assert verbs(signed_on) == {"F5": "Print again"}
    assert "If it is not whole, F5" in printed(signed_on)
    signed_on.key(KEY.Key_F5)
    signed_on.settle()
    assert grades(signed_on, document_id) == [PrintGrade.PROBABLY, PrintGrade.PROBABLY]


def test_while_it_prints_again_nothing_is_said_of_the_print_before(signed_on, qtbot):
    issue(signed_on, PROBABLY)
    held = HeldPrinter(name="Bixolon")
    signed_on.desk.client.devices.chain = (held,)
    signed_on.key(KEY.Key_F5)
    qtbot.waitUntil(held.begun.is_set)
    assert printed(signed_on) == "Printing…"
    held.cancel()
    signed_on.settle()
    assert "You stopped the print." in printed(signed_on)


def test_why_the_second_printer_was_used_stands_on_its_own_line(signed_on):
    issue(signed_on, PAPER_OUT, SPOOLED)
    first, second = printed(signed_on).split("\n")
    assert first == "Bixolon: paper out."
    assert second.startswith(f"PocketJet instead: {WINDOWS} Did the whole")


def test_a_sentence_of_one_printer_is_not_broken():
    assert in_lines("Printed. Both copies are there.") == "Printed. Both copies are there."
    said, all_out = print_line((PAPER_OUT,))
    assert (said, all_out) == ("Print owed. The paper is out. Load a roll.", False)


def test_nothing_blocks_the_next_stop_and_the_question_waits_beside_it(signed_on):
    document_id = issue(signed_on, SPOOLED)
    signed_on.type("TREMBLAYE")
    assert signed_on.form.draft.driver.family_name == "TREMBLAYE"
    assert set(verbs(signed_on)) == {"F5", "Alt+Y"}
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.settle()
    assert grades(signed_on, document_id)[-1] is PrintGrade.SEEN
    assert signed_on.form.draft.driver.family_name == "TREMBLAYE"
    assert "owed no more" in signed_on.stop.told


def test_of_several_papers_only_the_doubtful_ones_are_settled(signed_on):
    signed_on.desk.client.devices.chain = (FakePrinter(outcome=SPOOLED),)
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, SPEEDING, LIGHT))
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.settle()
    ids = [row.document_id for row in signed_on.desk.client.tickets()]
    assert [grades(signed_on, one)[-1] for one in ids] == [PrintGrade.SEEN] * 2


def test_a_print_under_way_is_stopped_with_one_key(signed_on, qtbot):
    held = HeldPrinter(name="Bixolon")
    signed_on.desk.client.devices.chain = (held,)
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, LIGHT))
    signed_on.key(KEY.Key_F9)
    qtbot.waitUntil(held.begun.is_set)
    assert verbs(signed_on) == {"Alt+X": "Cancel print"}
    signed_on.type("NEXT")
    signed_on.key(KEY.Key_X, modifier=ALT)
    signed_on.settle()
    signed_on.settle()
    assert "You stopped the print." in printed(signed_on)
    assert len(signed_on.desk.client.owed()) == 1
    assert "Alt+X" not in verbs(signed_on)


@pytest.mark.parametrize("key", [KEY.Key_X, KEY.Key_Y])
def test_keys_of_a_print_that_is_not_there_do_nothing(signed_on, key):
    held = HeldPrinter()
    signed_on.desk.client.devices.chain = (held,)
    signed_on.key(key, modifier=ALT)
    signed_on.settle()
    assert not held.stopped.is_set()
    assert signed_on.stop.told == ""


# --- the page of the ticket -----------------------------------------------------------------


def open_ticket(screen, document_id):
    place = screen.window.workplace
    place.open_ticket(document_id)
    screen.settle()
    screen.settle()
    return place.page("ticket")


def test_the_ticket_asks_too_and_its_first_key_answers(signed_on):
    document_id = issue(signed_on, SPOOLED)
    page = open_ticket(signed_on, document_id)
    assert page.verbs["F9"].accessibleName() == "Yes, it is whole"
    assert "Sent to Windows" in page.states.chips["Print"].text()
    assert any("whole ticket come out" in line.text() for line in page.open.lines)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.settle()
    assert signed_on.desk.client.owed() == ()
    assert page.verbs["F9"].accessibleName() != "Yes, it is whole"
    assert page.verbs["Alt+Y"].isHidden()
    assert "Alt+Y" not in verbs(signed_on)


def test_an_interrupted_ticket_offers_both(signed_on):
    document_id = issue(signed_on, INTERRUPTED)
    page = open_ticket(signed_on, document_id)
    assert page.verbs["F9"].accessibleName() == "Print it"
    assert shown(page.verbs["Alt+Y"])
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.settle()
    signed_on.settle()
    assert signed_on.desk.client.owed() == ()
    assert "the whole ticket came out" in page.said.text()


def test_a_print_from_the_ticket_is_stopped_there(signed_on, qtbot):
    document_id = issue(signed_on, PAPER_OUT)
    held = HeldPrinter(name="Bixolon")
    signed_on.desk.client.devices.chain = (held,)
    page = open_ticket(signed_on, document_id)
    signed_on.key(KEY.Key_F5)
    qtbot.waitUntil(held.begun.is_set)
    assert shown(page.verbs["Alt+X"])
    signed_on.key(KEY.Key_X, modifier=ALT)
    signed_on.settle()
    signed_on.settle()
    assert page.verbs["Alt+X"].isHidden()
    assert "You stopped the print." in page.said.text()


def test_a_single_copy_is_stopped_like_any_print(signed_on, qtbot):
    document_id = issue(signed_on)
    held = HeldPrinter(name="Bixolon")
    signed_on.desk.client.devices.chain = (held,)
    page = open_ticket(signed_on, document_id)
    page.desk.print_copy(document_id, "AGENCY COPY", ())
    qtbot.waitUntil(held.begun.is_set)
    assert shown(page.verbs["Alt+X"])
    signed_on.key(KEY.Key_X, modifier=ALT)
    signed_on.settle()
    assert page.verbs["Alt+X"].isHidden()


def test_the_history_says_in_words_what_each_try_was(signed_on):
    document_id = issue(signed_on, PAPER_OUT, SPOOLED)
    client = signed_on.desk.client
    client.shown_to_driver(document_id, "The printer failed.")
    client.seen_whole(document_id)
    told = [entry.what for entry in client.ticket(document_id).history]
    assert "Sent to Windows, which cannot say whether it came out (PocketJet)." in told
    assert "Shown to the driver on the screen; no paper of it yet." in told
    assert any(line.startswith("The officer saw that the whole paper came out") for line in told)


# --- the other pages that print --------------------------------------------------------------


@pytest.mark.parametrize(("name", "again"), [("tickets", "F6"), ("devices", "F5")])
def test_whichever_page_prints_asks_and_takes_the_answer(signed_on, name, again):
    issue(signed_on, PAPER_OUT)
    signed_on.desk.client.devices.chain = (FakePrinter(outcome=SPOOLED),)
    place = signed_on.window.workplace
    place.show_page(name)
    signed_on.settle()
    page = place.page(name)
    page = page.list if name == "devices" else page
    signed_on.key(KEY.Key_F6 if again == "F6" else KEY.Key_F5)
    signed_on.settle()
    signed_on.settle()
    assert f"Alt+Y: yes, it is whole. {again}: no, print again." in page.said.text()
    assert shown(page.verbs["Alt+Y"])
    signed_on.key(KEY.Key_Y, modifier=ALT)
    signed_on.settle()
    signed_on.settle()
    assert signed_on.desk.client.owed() == ()
    assert page.verbs["Alt+Y"].isHidden()
