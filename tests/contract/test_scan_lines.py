"""Whole licenses from the real scanner code on every kind of line, and what breaks a line."""

import logging
import os
import queue
import socket
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import serial

from scanners.lines.framing import IDLE_S
from scanners.lines.serial_port import SerialScanner
from scanners.text.reader import read_payload
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.ports import Presence
from tracs_mobile.testing.licenses import invented_holder, license_payload, with_wrong_lengths
from tracs_mobile.testing.scanner_emulator import Manner, ScannerEmulator, plugged_in, unplugged
from tracs_mobile.testing.scanner_lines import LINES, steady

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-serial line")
WAIT_S = 20.0
TRIES = 5
TODAY = date(2025, 6, 1)
PAYLOADS = [
    with_wrong_lengths(license_payload(invented_holder(n), version=(1, 3, 8, 10)[n % 4]), by=edit)
    for n, edit in enumerate([0, 1, -4, 12] * 3)
]


def reading(raw):
    return read_payload(raw, source=ScanSource.SERIAL, today=TODAY)


@dataclass
class Desk:
    """A laptop with one scanner, and everything it said in order."""

    emulator: ScannerEmulator
    more: dict = field(default_factory=dict)

    def __post_init__(self):
        self.scans, self.states = queue.Queue(), queue.Queue()
        self.scanner = SerialScanner(
            self.emulator.url,
            on_scan=self.scans.put,
            on_state=self.states.put,
            today=lambda: TODAY,
            **self.more,
        )

    def scan(self):
        return self.scans.get(timeout=WAIT_S)

    def state(self):
        return self.states.get(timeout=WAIT_S)


@contextmanager
def listening(emulator, **more):
    desk = Desk(emulator, more)
    desk.scanner.start()
    try:
        yield desk
    finally:
        desk.scanner.close()


@contextmanager
def ready(**more):
    with plugged_in() as emulator, listening(emulator, **more) as desk:
        assert desk.state().presence is Presence.READY
        yield desk


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_twelve_of_twelve_licenses_arrive_whole_on_every_line(line):
    # All at once, each on a line of its own: the pauses are waited for together.
    with ExitStack() as stack:
        desks = [stack.enter_context(ready()) for _ in PAYLOADS]
        left = list(enumerate(zip(desks, PAYLOADS, strict=True)))
        whole = 0
        for _ in range(TRIES):
            plays = [
                (desk, raw, desk.emulator.begin(raw, Manner(line=line, seed=n)))
                for n, (desk, raw) in left
            ]
            left = []
            for n, (desk, raw, play) in enumerate(plays):
                # A machine so busy that the line itself paused too long has proved nothing.
                if play.result(timeout=WAIT_S).longest_pause_s >= IDLE_S:
                    left.append((n, (desk, raw)))
                    continue
                whole += desk.scan().license == reading(raw)
                assert desk.scans.empty()
        assert whole == 12 - len(left)
        assert left == []


class HeldClock:
    """A clock that stands still, and on demand holds up whoever looks at it."""

    def __init__(self):
        self.now = 100.0
        self.looks = queue.Queue()
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self):
        self.looks.put(None)
        assert self.go_on.wait(WAIT_S)
        return self.now

    def look(self, times=1):
        while not self.looks.empty():
            self.looks.get()
        for _ in range(times):
            self.looks.get(timeout=WAIT_S)


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_program_that_was_held_up_cuts_no_license(cut):
    clock = HeldClock()
    raw = PAYLOADS[2]
    with ready(clock=clock) as desk:
        desk.emulator.play(raw[:cut])
        # The third look comes after a read that found nothing.
        clock.look(3)
        clock.go_on.clear()
        clock.look()
        desk.emulator.play(raw[cut:])
        clock.now += 2.0
        clock.go_on.set()
        clock.look(3)
        clock.now += 1.0
        assert desk.scan().license == reading(raw)
        assert desk.scans.empty()


@pytest.mark.parametrize(("baud", "scans"), [(9600, 2), (4800, 1)])
def test_a_line_slower_than_9600_baud_may_pause_longer(baud, scans):
    clock = HeldClock()
    with ready(clock=clock, baud=baud) as desk:
        for half in (PAYLOADS[0][:100], PAYLOADS[0][100:]):
            desk.emulator.play(half)
            clock.look(3)
            clock.now += 0.3
            clock.look(3)
        clock.now += 1.0
        heard = [desk.scan() for _ in range(scans)]
        assert desk.scans.empty()
    assert [scan.license == reading(PAYLOADS[0]) for scan in heard][-1] == (scans == 1)


@pytest.mark.parametrize("noise", [1, 3, 30])
def test_noise_in_front_of_a_license_changes_none_of_its_fields(noise):
    with ready() as desk:
        manner = Manner(line=steady(115_200), noise=noise, seed=noise)
        desk.emulator.begin(PAYLOADS[3], manner).result(timeout=WAIT_S)
        read = desk.scan().license
    expected = reading(PAYLOADS[3])
    assert (read.number.value, read.birth_date.value, read.family_name.value) == (
        expected.number.value,
        expected.birth_date.value,
        expected.family_name.value,
    )


@pytest.mark.parametrize("cut_at", [1, 60, 250])
def test_a_plug_pulled_in_the_middle_and_put_into_another_socket_loses_only_that_scan(
    cut_at, caplog
):
    caplog.set_level(logging.INFO, "scanners")
    with plugged_in() as emulator, listening(emulator, where=lambda: emulator.url) as desk:
        assert desk.state().cause is Cause.NONE
        manner = Manner(line=steady(115_200), cut_at=cut_at)
        emulator.begin(PAYLOADS[1], manner).result(timeout=WAIT_S)
        lost = desk.state()
        assert (lost.presence, lost.cause) == (Presence.LOST, Cause.OFF)
        before = emulator.url
        emulator.put_in("another number")
        assert emulator.url != before
        assert desk.state().presence is Presence.READY
        emulator.play(PAYLOADS[2])
        assert desk.scan().license == reading(PAYLOADS[2])
        assert desk.scans.empty()
        assert desk.states.empty()
    said = [
        record.message for record in caplog.records if record.name == "scanners.lines.serial_port"
    ]
    assert said == ["Scanner ready: ready", "Scanner lost: off", "Scanner ready: ready"]


def test_a_scanner_that_is_nowhere_is_off_until_it_is_somewhere():
    with unplugged() as emulator:
        places = {"now": ""}
        with listening(emulator, where=lambda: places["now"]) as desk:
            assert desk.state().cause is Cause.OFF
            emulator.put_in()
            places["now"] = emulator.url
            assert desk.state().cause is Cause.NONE


def test_a_port_that_another_program_holds_is_told_and_taken_when_it_is_free(caplog):
    caplog.set_level(logging.INFO, "scanners")
    with plugged_in() as emulator:
        other = serial.Serial(emulator.url, exclusive=True)
        with listening(emulator) as desk:
            held = desk.state()
            assert held.cause is Cause.PORT_HELD
            assert "Another program" in held.said
            other.close()
            assert desk.state().cause is Cause.NONE
    assert [r.message for r in caplog.records if r.name == "scanners.lines.serial_port"] == [
        "Scanner lost: port held by another program",
        "Scanner ready: ready",
    ]


def test_a_cause_that_becomes_another_one_is_told_but_logged_only_once(caplog):
    caplog.set_level(logging.INFO, "scanners")
    with unplugged() as emulator, listening(emulator) as desk:
        assert desk.state().cause is Cause.OFF
        with plugged_in() as held:
            other = serial.Serial(held.url, exclusive=True)
            Path(emulator.url).symlink_to(held.url)
            assert desk.state().cause is Cause.PORT_HELD
            other.close()
            Path(emulator.url).unlink()
    lost = [r.message for r in caplog.records if r.message.startswith("Scanner lost")]
    assert lost == ["Scanner lost: off"]


class Flapping:
    """A line that is taken and dropped at once, `times` times; then it holds."""

    def __init__(self, times):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"socket://127.0.0.1:{self._listener.getsockname()[1]}"
        self._left = times
        self._held = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while True:
            line, _ = self._listener.accept()
            if self._left < 0:
                line.close()
                return
            if self._left:
                self._left -= 1
                line.close()
            else:
                self._held.append(line)

    def close(self):
        self._left = -1
        with socket.create_connection(self._listener.getsockname()):
            self._thread.join(WAIT_S)
        for line in (*self._held, self._listener):
            line.close()


def test_a_line_that_keeps_breaking_is_told_once_and_called_ready_when_it_holds():
    line = Flapping(times=4)
    try:
        with listening(line) as desk:
            assert [desk.state().cause for _ in range(3)] == [
                Cause.NONE,
                Cause.LINE_BROKE,
                Cause.NONE,
            ]
            assert desk.states.empty()
    finally:
        line.close()


@pytest.mark.parametrize("where", ["nothing://COM3", "/dev/not-there-COM3", "socket://127.0.0.1:1"])
def test_no_sentence_names_a_port_and_each_says_what_to_do(where):
    states = queue.Queue()
    scanner = SerialScanner(where, on_scan=states.put, on_state=states.put, today=lambda: TODAY)
    scanner.start()
    state = states.get(timeout=WAIT_S)
    scanner.close()
    assert state.presence is Presence.LOST
    assert "COM" not in state.said
    assert "/" not in state.said
    assert state.said.endswith("You can type the license meanwhile.")


def test_a_list_of_ports_that_cannot_be_had_is_a_state_and_no_crash():
    def nowhere():
        raise OSError("the system does not tell")

    with unplugged() as emulator, listening(emulator, where=nowhere) as desk:
        assert desk.state().cause is Cause.FAULT
