"""Bluetooth by address: a socket with true deadlines, stood in for by one on this machine."""

import errno
import socket
import threading
import time
from dataclasses import replace

import pytest

from printers.driver import rfcomm
from printers.driver.attempt import Limits
from printers.driver.links import LinkHeld, LinkMissing, SerialLink
from printers.driver.printer import EscposPrinter, open_printer
from printers.driver.rfcomm import RfcommLink, address_of
from printers.driver.ways import opener
from printers.profiles import profile_named
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

ADDRESS = "74:F0:7D:4A:1C:00"
URL = f"rfcomm://{ADDRESS}"
NAME = "Bixolon SPP-R410"
FAST = Limits(
    open_s=1,
    wake_s=0.2,
    chunk_s=0.5,
    slack_s=1,
    silence_s=0.2,
    give_up_s=0.5,
    retry_s=0.1,
    reopen_s=0.1,
    drain_s=0.2,
)
COPIES = (a_printable(),)


class Radio(socket.socket):
    """Reaches the printer at a TCP address when it is asked for a Bluetooth address."""

    def __init__(self, tcp_url, asked):
        super().__init__(socket.AF_INET, socket.SOCK_STREAM)
        host, port = tcp_url.removeprefix("tcp://").split(":")
        self.there, self.asked = (host, int(port)), asked

    def connect(self, address):
        self.asked.append(address)
        super().connect(self.there)


class NoRadio(socket.socket):
    """Refuses every connection with one error."""

    def __init__(self, fault):
        super().__init__(socket.AF_INET, socket.SOCK_STREAM)
        self.fault = fault

    def connect(self, address):
        raise self.fault


def bluetooth(open_link, *, limits=FAST):
    return EscposPrinter(
        name=NAME,
        kind=LinkKind.BLUETOOTH,
        profile=profile_named("generic-4in-832"),
        open_link=open_link,
        limits=limits,
        monotonic=time.monotonic,
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, (ADDRESS, 1)),
        ("rfcomm://74f07d4a1c00", (ADDRESS, 1)),
        ("rfcomm:74f07d4a1c00:3", (ADDRESS, 3)),
        (f"{URL}:30", (ADDRESS, 30)),
    ],
)
def test_an_address_is_read_in_each_of_its_forms(url, expected):
    assert address_of(url) == expected


@pytest.mark.parametrize(
    "url", ["rfcomm://", "rfcomm://74F07D4A1C", "rfcomm://COM7", f"{URL}:31", f"{URL}:0"]
)
def test_an_address_that_is_none_is_refused_at_once(url):
    with pytest.raises(BadInput, match="Write it like rfcomm://"):
        open_printer(printer_at(url))


def test_a_ticket_goes_over_the_socket():
    asked = []
    emulator = PrinterEmulator()
    with emulator.on_tcp() as tcp:
        printer = bluetooth(opener(URL, make_socket=lambda: Radio(tcp, asked)))
        outcome, health = printer.print_copies(COPIES), printer.check()

    assert outcome.grade is PrintGrade.PROBABLY
    assert health.cause is Cause.NONE
    assert emulator.papers == 1
    assert set(asked) == {(ADDRESS, 1)}


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (TimeoutError("timed out"), Cause.OUT_OF_RANGE),
        (OSError(errno.EHOSTDOWN, "host is down"), Cause.OUT_OF_RANGE),
        (OSError(errno.EBUSY, "in use"), Cause.PORT_HELD),
        (OSError(errno.ECONNREFUSED, "no such channel"), Cause.WRONG_PORT),
        (OSError(errno.EINVAL, "no such device"), Cause.OFF),
    ],
)
def test_why_a_bluetooth_printer_is_not_there_is_told_apart(fault, cause):
    outcome = bluetooth(opener(URL, make_socket=lambda: NoRadio(fault))).print_copies(COPIES)

    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, cause)
    assert NAME in outcome.said


@pytest.mark.parametrize(
    ("number", "kind", "cause"),
    [
        (10060, LinkMissing, Cause.OUT_OF_RANGE),
        (10048, LinkHeld, Cause.PORT_HELD),
        (10049, LinkMissing, Cause.WRONG_PORT),
        (10050, LinkMissing, Cause.OUT_OF_RANGE),
    ],
)
def test_the_numbers_of_windows_are_understood(number, kind, cause):
    fault = OSError(errno.EINVAL, "of Windows")
    fault.winerror = number

    with pytest.raises(kind) as caught:
        RfcommLink(ADDRESS, 1, deadline_s=1, make_socket=lambda: NoRadio(fault))

    assert caught.value.cause is cause


def test_a_laptop_without_such_sockets_says_so(monkeypatch):
    monkeypatch.delattr(socket, "AF_BLUETOOTH", raising=False)

    with pytest.raises(LinkMissing) as caught:
        rfcomm.bluetooth_socket()

    assert caught.value.cause is Cause.NOT_SET_UP


class Recorded(SerialLink):
    """Notes when it was opened, first written to, and closed."""

    def __init__(self, url, times):
        self.times = times
        times.append(("opening", time.monotonic()))
        super().__init__(url)
        self.first = True

    def write(self, data, *, deadline_s):
        if self.first:
            self.first = False
            self.times.append(("writing", time.monotonic()))
        return super().write(data, deadline_s=deadline_s)

    def close(self, *, discard):
        super().close(discard=discard)
        self.times.append(("closed", time.monotonic()))


def test_a_bluetooth_port_settles_before_the_first_byte_and_rests_before_it_is_opened_again():
    times = []
    emulator = PrinterEmulator()
    with emulator.on_pty() as url:
        printer = bluetooth(lambda _: Recorded(url, times), limits=replace(FAST, reopen_s=0.5))
        first, second = printer.print_copies(COPIES), printer.print_copies(COPIES)

    assert (first.grade, second.grade) == (PrintGrade.PROBABLY, PrintGrade.PROBABLY)
    assert [name for name, _ in times[:4]] == ["opening", "writing", "closed", "opening"]
    when = [at for _, at in times]
    assert when[1] - when[0] >= 0.1
    assert when[3] - when[2] >= 0.49


def test_a_mute_bluetooth_printer_has_time_to_take_the_ticket_before_the_line_is_closed():
    times = []
    emulator = PrinterEmulator(Script(mute=True))
    with emulator.on_pty() as url:
        printer = bluetooth(lambda _: Recorded(url, times), limits=replace(FAST, drain_s=0.5))
        printer._profile = replace(printer._profile, answers_status=False)
        outcome = printer.print_copies(COPIES)
        decided = time.monotonic()
        second = printer.print_copies(COPIES)

    closed = next(at for name, at in times if name == "closed")
    assert (outcome.grade, second.grade) == (PrintGrade.PROBABLY, PrintGrade.PROBABLY)
    assert closed - decided >= 0.3, "the officer has the outcome before the line is closed"
    assert emulator.papers == 2


def test_a_bluetooth_line_that_dies_silently_in_the_middle_is_out_of_range():
    emulator = PrinterEmulator(Script(stops_reading_after=9_000))
    with emulator.on_pty() as url:
        setup = replace(printer_at(url), name=NAME, kind=LinkKind.BLUETOOTH)
        outcome = open_printer(setup, limits=FAST).print_copies(COPIES * 2)

    assert (outcome.grade, outcome.cause) == (PrintGrade.INTERRUPTED, Cause.OUT_OF_RANGE)
    assert "Bring it nearer" in outcome.said


def test_a_bluetooth_port_whose_opening_hangs_is_out_of_range():
    released = threading.Event()

    def open_link(deadline_s):
        released.wait()
        raise LinkMissing("gone")

    hasty = replace(FAST, open_s=0.1, give_up_s=0.1, reopen_s=0.0)
    printer = bluetooth(open_link, limits=hasty)
    outcome, health = printer.print_copies(COPIES), printer.check()
    released.set()

    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.OUT_OF_RANGE)
    assert health.cause in (Cause.OUT_OF_RANGE, Cause.BUSY)
    assert outcome.took_ms < 3_000
