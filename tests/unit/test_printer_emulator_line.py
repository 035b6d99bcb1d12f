"""The lines of the emulated printer: it hangs up, comes back, stalls, is held and is paced."""

import contextlib
import hashlib
import os
import select
import socket
import sys
from urllib.parse import urlsplit

import pytest
import serial

from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-serial lines")

ASK_ALL = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
LINE = b"\x1b@\x1b3\x1eA LINE\n"
"""A copy of one line, 30 dots high."""


def ended(line):
    """Whether the other end is gone, politely or not."""
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def dial(url):
    parts = urlsplit(url)
    made = socket.create_connection((parts.hostname, parts.port), timeout=5)
    made.settimeout(5)
    return made


@needs_pty
def test_a_broken_serial_line_comes_back_at_the_same_name():
    emulator = PrinterEmulator(Script(hangs_up_after=4))
    with emulator.on_pty() as url:
        with serial.Serial(url, timeout=5) as port:
            port.write(b"ABCDEF")
            with pytest.raises(OSError):
                while True:
                    select.select([port.fileno()], [], [], 5)
                    port.read(1)
        with pytest.raises(OSError, match="could not open"):
            serial.Serial(url)
        emulator.repair()
        emulator.settle()
        with serial.Serial(url, timeout=5) as port:
            port.write(b"\x10\x04\x01")
            assert port.read(1) == b"\x12"

    assert emulator.received == b"ABCD"


def test_a_network_printer_that_hung_up_comes_back_at_the_same_port():
    emulator = PrinterEmulator(Script(hangs_up_after=4))
    with emulator.on_tcp() as url:
        with dial(url) as line:
            line.sendall(b"ABCD")
            assert ended(line)
        with pytest.raises(OSError, match="refused"):
            dial(url)
        emulator.repair()
        emulator.settle()
        with dial(url) as line:
            line.sendall(b"\x10\x04\x01")
            assert line.recv(1) == b"\x12"


def test_one_that_reconnects_is_there_again_at_once():
    emulator = PrinterEmulator(Script(hangs_up_after=4, reconnects=True))
    with emulator.on_tcp() as url:
        with dial(url) as line:
            line.sendall(b"ABCD")
            assert ended(line)
        emulator.settle()
        with dial(url) as line:
            line.sendall(b"\x10\x04\x01")
            assert line.recv(1) == b"\x12"


def test_counts_of_the_job_leave_out_the_questions():
    emulator = PrinterEmulator(Script(hangs_up_after=4, counts_job_only=True))
    with emulator.on_tcp() as url, dial(url) as line:
        line.sendall(ASK_ALL)
        assert [line.recv(1) for _ in range(4)] == [b"\x12"] * 4
        line.sendall(b"ABCDEF")
        assert ended(line)

    assert emulator.received == b"ABCD"


def test_a_stalled_printer_reads_again_after_it_was_switched_off_and_on():
    emulator = PrinterEmulator(Script(stops_reading_after=4))
    with emulator.on_tcp() as url:
        with dial(url) as line:
            line.sendall(b"ABCDEF")
            assert emulator.stalled.wait(5)
            emulator.switch_off_and_on()
            assert ended(line)
        with dial(url) as line:
            line.sendall(b"\x10\x04\x01")
            assert line.recv(1) == b"\x12"

    assert emulator.received == b"ABCD"


@needs_pty
def test_a_held_port_belongs_to_another_program_until_it_is_let_go():
    emulator = PrinterEmulator(Script(held=True))
    with emulator.on_pty() as url:
        with pytest.raises(OSError, match="lock"):
            serial.Serial(url, exclusive=True)
        emulator.repair()
        emulator.settle()
        serial.Serial(url, exclusive=True).close()


def test_a_network_printer_that_serves_somebody_else_says_nothing_until_it_is_free():
    emulator = PrinterEmulator(Script(held=True))
    with emulator.on_tcp() as url, dial(url) as line:
        line.sendall(b"\x10\x04\x01")
        assert select.select([line], [], [], 0.1)[0] == []
        emulator.repair()
        assert line.recv(1) == b"\x12"


def test_a_line_that_delivers_a_job_twice_puts_it_on_paper_twice():
    emulator = PrinterEmulator(Script(duplicates_job=True))
    with emulator.on_tcp() as url, dial(url) as line:
        line.sendall(LINE + b"\x1dr\x01")
        assert line.recv(1) == b"\x00"
        emulator.settle()

    assert emulator.roll.times_whole(hashlib.sha256(LINE).hexdigest()) == 2
    assert (emulator.jobs_begun, emulator.jobs_whole) == (2, 2)


@needs_pty
def test_a_paced_line_takes_as_long_as_its_bytes():
    now = [0.0]
    script = Script(line_bytes_per_second=1_000)
    emulator = PrinterEmulator(script, monotonic=lambda: now[0])
    with emulator.on_pty() as url:
        fd = os.open(url, os.O_RDWR | os.O_NOCTTY)
        os.write(fd, bytes(25))
        counts = []
        for now[0] in (0.0, 0.0101, 0.0202):
            with contextlib.suppress(TimeoutError):
                emulator.settle(0.2)
            counts.append(len(emulator.received))
        os.close(fd)

    assert counts == [10, 20, 25]
