"""Unreachable Qt objects die on the screen's thread, whatever the lanes do meanwhile."""

import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject

from ui.garbage import ScreenThreadGarbage

ROUNDS = 3_000
"""Far more than Python lets pass between two collections of its own."""


class Knot:
    """Holds itself and a Qt object: only a collection frees it."""

    def __init__(self):
        self.self = self
        self.inside = Dying()


class Dying(QObject):
    """Tells which thread it died on."""

    threads: ClassVar[list] = []

    def __del__(self):
        self.threads.append(threading.current_thread())


@pytest.fixture(autouse=True)
def python_collects():
    """As at the start of a process; a window of an earlier test may have been left standing."""
    gc.enable()
    yield
    gc.enable()


@pytest.fixture
def garbage(qtbot, python_collects):
    owner = QObject()
    made = ScreenThreadGarbage(owner)
    Dying.threads.clear()
    made.begin()
    yield made
    made.end()
    assert gc.isenabled()


def busy():
    """Makes what only a collection frees, as a lane may."""
    for _ in range(ROUNDS):
        knot = []
        knot.append(knot)


def test_nothing_dies_on_another_thread(garbage):
    for _ in range(5):
        Knot()
    lane = threading.Thread(target=busy)
    lane.start()
    lane.join()
    assert Dying.threads == []
    garbage.look()
    assert set(Dying.threads) <= {threading.main_thread()}
    for _ in range(60):
        garbage.look()
    assert Dying.threads == [threading.main_thread()] * 5


def test_the_window_gives_the_collection_back(desk, window_over, qtbot):
    with window_over(desk) as window:
        assert not gc.isenabled()
        qtbot.waitUntil(lambda: window.sign_on.settled)
    assert gc.isenabled()
