"""A shift leaves nothing behind on the screen; `tests/bench/bench_memory.py` measures the bytes."""

import gc

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from tracs_mobile.testing.stops import SPEEDING, ready_stop

WARM_UP, TICKETS = 5, 20


def issue_tickets(screen, count):
    for _ in range(count):
        screen.scan()
        screen.form.begin(ready_stop(screen.form.draft, SPEEDING))
        screen.key(Qt.Key.Key_F9)
        screen.settle()


def alive():
    """Widgets that Qt has, and Qt objects that Python holds, once what is unreachable is gone."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return (
        len(QApplication.allWidgets()),
        sum(isinstance(one, QObject) for one in gc.get_objects()),
    )


def test_twenty_tickets_leave_no_widget_and_no_qt_object_behind(lawful):
    issue_tickets(lawful, WARM_UP)
    before = alive()
    issue_tickets(lawful, TICKETS)
    assert lawful.desk.client.ticket_count() == WARM_UP + TICKETS
    widgets, objects = alive()
    assert widgets <= before[0]
    assert objects <= before[1]
