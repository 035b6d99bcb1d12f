"""The serial scanner on a real pseudo-serial line: scans, unplugging, replugging, closing."""

from __future__ import annotations

import os
import queue
import threading
import time
import tty
from datetime import date
from pathlib import Path

import pytest

from scanners.lines.serial_port import SerialScanner
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.ports import DeviceState, Presence, Scanner
from tracs_mobile.testing.licenses import invented_holder, license_payload

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-serial line")
WAIT_S = 10.0


class Plug:
    """A scanner's plug: a stable path that leads to a pseudo-serial line while it is in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ends: tuple[int, int] | None = None

    def put_in(self) -> None:
        near, far = os.openpty()
        tty.setraw(far)
        self._ends = (near, far)
        self.path.symlink_to(os.ttyname(far))

    def pull_out(self) -> None:
        if self._ends is not None:
            self.path.unlink()
            for end in self._ends:
                os.close(end)
            self._ends = None

    def send(self, raw: bytes) -> None:
        assert self._ends is not None
        while raw:
            raw = raw[os.write(self._ends[0], raw) :]


class Desk:
    """A scanner with everything it said, in order."""

    def __init__(self, plug: Plug, **more) -> None:
        self.plug = plug
        self.scans: queue.Queue[Scan] = queue.Queue()
        self.states: queue.Queue[DeviceState] = queue.Queue()
        self.scanner = SerialScanner(
            str(plug.path),
            on_scan=more.get("on_scan", self.scans.put),
            on_state=self.states.put,
            today=lambda: date(2025, 6, 1),
            clock=more.get("clock", time.monotonic),
        )

    def scan(self) -> Scan:
        return self.scans.get(timeout=WAIT_S)

    def state(self) -> Presence:
        return self.states.get(timeout=WAIT_S).presence


@pytest.fixture
def desk(tmp_path):
    made = Desk(Plug(tmp_path / "scanner"))
    yield made
    made.scanner.close()
    made.plug.pull_out()


def numbers() -> int:
    return sum(thread.name == "scanner" for thread in threading.enumerate())


def test_a_scan_arrives_decoded(desk):
    desk.plug.put_in()
    desk.scanner.start()
    assert desk.state() is Presence.READY
    holder = invented_holder(7)
    desk.plug.send(license_payload(holder, version=8))
    scan = desk.scan()
    assert scan.source is ScanSource.SERIAL
    assert scan.license is not None
    assert scan.license.number.value == holder.number
    assert scan.took_ms > 0


def test_a_vin_arrives_as_a_vehicle_and_anything_else_as_a_sentence(desk):
    desk.plug.put_in()
    desk.scanner.start()
    assert desk.state() is Presence.READY
    desk.plug.send(b"1HGCM82633A004352\r")
    assert desk.scan().vehicle.vin.value == "1HGCM82633A004352"
    desk.plug.send(b"hello, road\r")
    scan = desk.scan()
    assert (scan.license, scan.vehicle) == (None, None)
    assert scan.problem.endswith(".")


class HastyClock:
    """A clock on which every look is a quarter of a second after the last one."""

    def __init__(self) -> None:
        self.looks: queue.Queue[float] = queue.Queue()
        self._now = 0.0

    def __call__(self) -> float:
        self._now += 0.25
        self.looks.put(self._now)
        return self._now


def test_sparks_on_the_line_are_no_scan(tmp_path):
    clock = HastyClock()
    desk = Desk(Plug(tmp_path / "scanner"), clock=clock)
    desk.plug.put_in()
    desk.scanner.start()
    try:
        assert desk.state() is Presence.READY
        desk.plug.send(b"\x00\xff\x00")
        for _ in range(20):
            clock.looks.get(timeout=WAIT_S)
        desk.plug.send(license_payload())
        assert desk.scan().license is not None
        assert desk.scans.empty()
    finally:
        desk.scanner.close()
        desk.plug.pull_out()


def test_pulling_the_plug_is_told_once_and_putting_it_back_is_told_once(desk):
    desk.plug.put_in()
    desk.scanner.start()
    assert desk.state() is Presence.READY
    for _ in range(3):
        desk.plug.send(license_payload())
        assert desk.scan().license is not None
        desk.plug.pull_out()
        assert desk.state() is Presence.LOST
        desk.plug.put_in()
        assert desk.state() is Presence.READY
    assert desk.states.empty()


def test_half_a_scan_before_the_plug_is_pulled_never_joins_the_next_one(desk):
    desk.plug.put_in()
    desk.scanner.start()
    assert desk.state() is Presence.READY
    desk.plug.send(license_payload()[:90])
    desk.plug.pull_out()
    assert desk.state() is Presence.LOST
    desk.plug.put_in()
    assert desk.state() is Presence.READY
    holder = invented_holder(11)
    desk.plug.send(license_payload(holder))
    scan = desk.scan()
    assert scan.license is not None
    assert scan.license.number.value == holder.number


def test_a_scanner_that_is_missing_at_the_start_is_found_when_it_is_plugged_in(desk):
    desk.scanner.start()
    assert desk.state() is Presence.LOST
    desk.plug.put_in()
    assert desk.state() is Presence.READY
    desk.plug.send(license_payload())
    assert desk.scan().license is not None


def test_start_and_close_may_be_called_twice_and_again(desk):
    desk.plug.put_in()
    before = numbers()
    for _ in range(2):
        desk.scanner.start()
        desk.scanner.start()
        assert desk.state() is Presence.READY
        assert numbers() == before + 1
        desk.scanner.close()
        desk.scanner.close()
        assert numbers() == before


def test_closing_while_the_device_is_missing_does_not_wait_for_it(desk):
    desk.scanner.start()
    assert desk.state() is Presence.LOST
    desk.scanner.close()
    assert numbers() == 0


def test_an_address_that_is_none_is_a_state_and_no_crash(tmp_path):
    states: queue.Queue[DeviceState] = queue.Queue()
    scanner: Scanner = SerialScanner(
        "nothing://here",
        on_scan=lambda scan: None,
        on_state=states.put,
        today=lambda: date(2025, 6, 1),
    )
    scanner.start()
    assert states.get(timeout=WAIT_S).presence is Presence.LOST
    scanner.close()


@pytest.mark.expects_log_warnings
def test_a_listener_that_fails_does_not_end_the_listening(tmp_path):
    plug = Plug(tmp_path / "scanner")
    heard: queue.Queue[Scan] = queue.Queue()

    def always_fail(scan: Scan) -> None:
        heard.put(scan)
        raise RuntimeError("the page is gone")

    desk = Desk(plug, on_scan=always_fail)
    plug.put_in()
    desk.scanner.start()
    try:
        assert desk.state() is Presence.READY
        for _ in range(2):
            plug.send(license_payload())
            assert heard.get(timeout=WAIT_S).license is not None
        assert desk.states.empty()
    finally:
        desk.scanner.close()
        plug.pull_out()
