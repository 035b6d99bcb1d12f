"""A print that waits behind something else can be stopped too."""

import threading

import pytest
from PySide6.QtCore import Qt

from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.testing.fake_devices import FakePrinter
from tracs_mobile.testing.stops import LIGHT, ready_stop

PATIENCE_S = 10
SPOOLED = PrintOutcome(grade=PrintGrade.SPOOLED, printer="PocketJet", said="Sent to Windows.")


@pytest.fixture
def let_go():
    """Set at the latest when the test ends."""
    event = threading.Event()
    yield event
    event.set()


def hold_up(screen, let_go):
    """Give the lane to another job, such as a look at a printer, until it is let go."""
    lane = screen.window.lanes.print
    lane.run(lambda: let_go.wait(PATIENCE_S), done=lambda _: None, failed=lambda _: None)


def test_a_print_that_waits_its_turn_is_stopped_before_it_begins(signed_on, qtbot, let_go):
    printer = FakePrinter(outcome=SPOOLED)
    signed_on.desk.client.devices.chain = (printer,)
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, LIGHT))
    hold_up(signed_on, let_go)
    signed_on.key(Qt.Key.Key_F9)
    cancel = signed_on.stop.verbs["Alt+X"]
    qtbot.waitUntil(lambda: not cancel.isHidden())
    signed_on.key(Qt.Key.Key_X, modifier=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: signed_on.window.lanes.misc.idle)
    let_go.set()
    signed_on.settle()
    signed_on.settle()
    assert printer.jobs == []
    assert len(signed_on.desk.client.owed()) == 1
    assert "You stopped the print." in signed_on.stop.paper.result.printed.text()
