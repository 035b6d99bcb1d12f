"""The program in four states of its life, each in one window that can show many pages.

`full`: a Point of Contact with tickets of every fate. `new`: an officer at the first sign-on.
`bare`: a Point of Contact of whom nothing is known yet. `live`: a laptop without an agency.
"""

import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Screen, make_desk, open_window
from tests.ui.test_agency_readiness import FakeMachine
from tests.ui.test_first_pages import FakeSteps
from tests.ui.test_settings_pages import FakeLink, FakeOfficerDesk
from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus
from tracs_mobile.domain.states import Review
from tracs_mobile.ports import DeviceState, Duty, DutyKind, Presence, ReviewEntry
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.testing.cruiser import equip
from tracs_mobile.testing.issued import issue_one
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop

LONGEST_MS = 60_000


class Waiter:
    """Waits on a condition while Qt works, as pytest-qt does, but without a test around it."""

    def waitUntil(self, condition, timeout=LONGEST_MS):
        """Return when `condition` holds. Raises TimeoutError after `timeout` milliseconds."""
        until = time.monotonic() + timeout / 1000
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError("what the page waits for did not come")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 10)


def as_poc(desk):
    """Whoever signs on is a Point of Contact."""
    session = desk.client.session
    officer = replace(session.officer, role=Role.POC)
    desk.client = replace(
        desk.client, session=replace(session, officer=officer), machine=FakeMachine(desk.clock)
    )
    desk.station.client = desk.client


@contextmanager
def full(folder, **settings):
    """A full stop of three charges, and tickets in trouble."""
    desk = make_desk(folder, **settings)
    as_poc(desk)
    equip(desk.client.devices)
    with open_window(desk) as window:
        screen = Screen(window, desk, Waiter())
        screen.sign_on()
        tell_devices(desk.station.events)
        screen.scan()
        draft = ready_stop(screen.form.draft, SPEEDING, LIGHT)
        give_trouble(desk, desk.client.issue(draft).issued[0].document)
        with desk.store.units() as unit:
            issue_one(unit, signer=desk.client.issuing.signer, at=desk.clock.now())
            unit.commit()
        screen.window.workplace.read_summary()
        fill_stop(screen)
        yield screen


def fill_stop(screen):
    """Three charges, and the longest words of a stop."""
    phone = replace(PHONE, charge_id="23-1095b-first")
    screen.form.begin(ready_stop(screen.form.draft, SPEEDING, phone, LIGHT))
    screen.form.set_text("vehicle.vin", "4S4BSANC6K3212345")
    screen.form.set_text("driver.given_name", "MAXIMILIANE")
    screen.settle()


def tell_devices(events):
    """The longest words of the strip."""
    for name, cause in (("printer", Cause.OUT_OF_RANGE), ("scanner", Cause.LINE_BROKE)):
        state = DeviceState(name=name, presence=Presence.LOST, cause=cause, said="It is gone.")
        events.on_device(state)


def give_trouble(desk, document):
    """Refused by DPS, returned by the reviewer, its paper owed, proof to be shown."""
    now = desk.clock.now()
    document_id = document.document_id
    refused = ItemAnswer(
        number=document.number,
        seq=1,
        status=ItemStatus.REJECTED,
        code="NAME_MISSING",
        field="driver.given_name",
        say="The first name is missing.",
    )
    note = "Add the direction of travel; the place is not clear from the words."
    entry = ReviewEntry(at=now, by="07P01", state=Review.RETURNED, note=note)
    until = now + timedelta(days=9)
    with desk.store.units() as unit:
        unit.outbox.settle([refused], now)
        unit.reviews.add(document_id, entry)
        unit.duties.add(Duty(document_id=document_id, kind=DutyKind.CURE, until=until))
        unit.commit()


@contextmanager
def new(folder, **settings):
    """Nobody is signed on; who will be finds everything empty."""
    desk = make_desk(folder, **settings)
    with open_window(desk) as window:
        screen = Screen(window, desk, Waiter())
        screen.settle()
        yield screen


@contextmanager
def bare(folder, **settings):
    """A Point of Contact before the first ticket and the first device."""
    desk = make_desk(folder, **settings)
    as_poc(desk)
    with open_window(desk) as window:
        screen = Screen(window, desk, Waiter())
        screen.sign_on()
        yield screen


@contextmanager
def live(folder, **settings):
    """A laptop that is no practice and that DPS does not know yet."""
    desk = make_desk(folder, **settings)
    session = replace(desk.client.session, training=False)
    link, officers = FakeLink(), FakeOfficerDesk(session.officer)
    desk.client = replace(desk.client, session=session, link=link, officer_desk=officers)
    desk.station.client = desk.client
    steps = FakeSteps(replace(desk.settings, training=False), LaptopState.UNKNOWN)
    with open_window(desk, first_steps=lambda: steps) as window:
        screen = Screen(window, desk, Waiter())
        screen.steps = steps
        for _ in range(3):  # a job's answer may begin another one
            screen.settle()
        yield screen


WORLDS = {"full": full, "new": new, "bare": bare, "live": live}
