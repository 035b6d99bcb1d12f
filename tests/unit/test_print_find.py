"""Finding printers: who answers is named, who does not is told, nobody else is disturbed."""

import contextlib
import os
import sys
import threading
import time

import pytest
import serial

from printers.setup.find import Sources, find_printers
from printers.setup.ports import (
    PortFacts,
)
from tracs_mobile.domain.devices import LinkKind
from tracs_mobile.testing.fake_devices import a_printer_setup
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

if sys.platform != "win32":
    import pty
    import tty

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-serial lines")

SERIAL_SERVICE = "{00001101-0000-1000-8000-00805F9B34FB}"
OUTGOING = rf"BTHENUM\{SERIAL_SERVICE}_LOCALMFG&0002\7&107EDF7B&0&74F07D4A1C00_C00000000"
INCOMING = rf"BTHENUM\{SERIAL_SERVICE}_LOCALMFG&0000\7&107EDF7B&0&000000000000_00000000"
HEADSET = r"BTHENUM\{0000111E-0000-1000-8000-00805F9B34FB}_VID&0001\8&31D1&0&74F07D4A1C00_C00000000"


def port(device="COM7", **facts):
    """A port as it would be listed."""
    return PortFacts(device=device, **facts)


def places(*listed, hosts=(), print_port=9, names=()):
    """Nothing but these places."""
    sources = Sources(
        hosts=lambda: hosts,
        bluetooth_name=lambda address: dict(names).get(address, ""),
        print_port=print_port,
    )
    return {"list_ports": lambda: listed, "sources": sources}


def find(where, known=(), **more):
    """What is found; what was told on the way has to be the same."""
    told = []
    found = find_printers(known, told.append, **where, **more)
    assert tuple(told) == found
    return found


@contextlib.contextmanager
def a_device(answer):
    """Something on a pseudo-serial line: `answer(received) -> bytes` is asked again and again.

    Gives the path of the line and the list of all bytes that were written to it.
    """
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    os.set_blocking(ours, False)
    received, stop = [], threading.Event()

    def serve():
        while not stop.wait(0.02):
            raw = b""
            with contextlib.suppress(BlockingIOError):
                raw = os.read(ours, 100)
            received.append(raw)
            os.write(ours, answer(raw))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield os.ttyname(theirs), received
    finally:
        stop.set()
        thread.join()
        os.close(ours)
        os.close(theirs)


# --- what is found ---------------------------------------------------------------------------


@needs_pty
def test_a_printer_at_a_serial_port_is_certain_and_known_by_its_hardware():
    with PrinterEmulator().on_pty() as path:
        facts = port(path, label="USB Serial Port (COM7)", vid=0x0403, pid=0x6001, serial="A1")
        (device,) = find(places(facts))

    assert device.certain
    assert (device.kind, device.url) == (LinkKind.SERIAL, path)
    assert device.hardware == "usb:0403:6001:A1"
    assert device.name == "USB Serial Port"
    assert device.profile == "generic-4in-832"
    assert device.said == "It answers as a receipt printer."


@needs_pty
def test_a_bluetooth_printer_is_known_by_its_address_and_named_as_it_calls_itself():
    with PrinterEmulator().on_pty() as path:
        listed = port(path, hwid=OUTGOING)
        (device,) = find(places(listed, names=[("74F07D4A1C00", "SPP-R410")]))

    assert (device.certain, device.kind) == (True, LinkKind.BLUETOOTH)
    assert (device.name, device.hardware) == ("SPP-R410", "bt:74F07D4A1C00")
    assert device.profile == "bixolon-spp-r410"


def test_a_printer_on_the_network_is_found_at_its_print_port():
    with PrinterEmulator().on_tcp() as url:
        print_port = int(url.rpartition(":")[2])
        (device,) = find(places(hosts=["127.0.0.1"], print_port=print_port))

    assert (device.certain, device.kind, device.url) == (True, LinkKind.NETWORK, url)
    assert device.name == "Network printer"


@needs_pty
def test_a_port_is_in_no_name():
    with a_device(lambda _: b"") as (path, _):
        (device,) = find(places(port(path)))
    assert device.name == "Printer on a cable"


@needs_pty
def test_a_printer_of_the_book_is_told_by_its_id():
    mine = a_printer_setup(id="mine", url="COM5", hardware="usb:0403:6001:A1")
    with PrinterEmulator().on_pty() as path:
        (device,) = find(places(port(path, vid=0x0403, pid=0x6001, serial="a1")), known=[mine])

    assert device.known_id == "mine"


@needs_pty
@pytest.mark.parametrize(
    ("script", "words"),
    [(Script(paper_out=True), "out of paper"), (Script(cover_open=True), "cover is open")],
)
def test_a_printer_that_cannot_print_now_is_found_with_the_reason(script, words):
    with PrinterEmulator(script).on_pty() as path:
        (device,) = find(places(port(path)))

    assert device.certain
    assert words in device.said


def test_a_printer_that_tells_its_name_is_found_by_it_and_gets_the_profile_of_its_model():
    script = Script(maker="Star", model="SM-T400i", serial="2550117", firmware="3.1")
    with PrinterEmulator(script).on_tcp() as url:
        print_port = int(url.rpartition(":")[2])
        (device,) = find(places(hosts=["127.0.0.1"], print_port=print_port))

    assert (device.name, device.profile) == ("Star SM-T400i", "star-sm-t400i")


@needs_pty
def test_nothing_is_printed_by_looking():
    emulator = PrinterEmulator()
    with emulator.on_pty() as path:
        find(places(port(path)))

    assert emulator.dots == 0
    assert emulator.received == b"\x1dIC"


# --- what is told but not certain ------------------------------------------------------------


@needs_pty
def test_a_silent_port_is_told_with_what_to_do_and_gets_no_letter():
    with a_device(lambda _: b"") as (path, received):
        (device,) = find(places(port(path, label="Serial adapter")))

    assert not device.certain
    assert "switch it on" in device.said
    assert not any(byte >= 0x20 for byte in b"".join(received))


@needs_pty
def test_a_port_that_another_program_holds_is_told():
    with a_device(lambda _: b"") as (path, _):
        holder = serial.Serial(path, exclusive=True)
        (device,) = find(places(port(path, label="Serial adapter")))
        holder.close()

    assert not device.certain
    assert "Another program is using it" in device.said


@needs_pty
def test_a_printer_of_the_book_that_is_busy_is_not_blamed_on_another_program():
    with a_device(lambda _: b"") as (path, _):
        mine = a_printer_setup(id="mine", url=path, hardware="")
        holder = serial.Serial(path, exclusive=True)
        (device,) = find(places(port(path)), known=[mine])
        holder.close()

    assert (device.known_id, device.said) == (
        "mine",
        "It is set up already and in use at this moment.",
    )


def test_a_paired_printer_that_is_off_is_told_by_its_name(tmp_path):
    listed = port(str(tmp_path / "none"), hwid=OUTGOING)

    (device,) = find(places(listed, names=[("74F07D4A1C00", "SPP-R410")]))

    assert not device.certain
    assert device.name == "SPP-R410"
    assert "off or out of range" in device.said


def test_an_office_printer_on_the_network_gets_three_bytes_at_a_time_and_is_not_certain():
    emulator = PrinterEmulator(Script(mute=True))
    with emulator.on_tcp() as url:
        print_port = int(url.rpartition(":")[2])
        (device,) = find(places(hosts=["127.0.0.1"], print_port=print_port))

    assert not device.certain
    assert "installed printers" in device.said
    assert not any(byte >= 0x20 for byte in emulator.received)


def test_a_printer_that_knows_no_commands_is_told_so_and_not_written_to(tmp_path):
    listed = port(str(tmp_path / "none"), hwid=OUTGOING)

    (device,) = find(places(listed, names=[("74F07D4A1C00", "PJ-763MFi1234")]))

    assert device.said.startswith("This printer does not know the commands")
    assert device.profile == ""


# --- what is left alone ----------------------------------------------------------------------


@needs_pty
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda _: b"$GPGGA,220622.00,4411.7,N\r\n", id="a position receiver"),
        pytest.param(lambda raw: raw, id="an echo"),
        pytest.param(lambda raw: b"\r\nERROR\r\n" if raw else b"", id="a modem"),
        pytest.param(lambda raw: b"2222" if raw else b"", id="digits that look like a status"),
    ],
)
def test_what_answers_but_is_no_printer_is_not_offered(answer):
    with a_device(answer) as (path, received):
        assert find(places(port(path))) == ()

    assert b"\x1d" not in b"".join(received)


@needs_pty
@pytest.mark.parametrize(
    "facts",
    [
        {"vid": 0x0C2E, "pid": 0x0B6A},
        {"vid": 0x05E0, "pid": 0x1701},
        {"vid": 0x05F9, "pid": 0x4204},
        {"label": "L-Tron 4910LR Driver's License Scanner"},
        {"label": "Sierra Wireless AT Port"},
        {"hwid": INCOMING},
        {"hwid": HEADSET},
    ],
)
def test_scanners_modems_and_incoming_ports_are_never_opened(facts):
    with a_device(lambda _: b"") as (path, received):
        assert find(places(port(path, **facts))) == ()

    assert b"".join(received) == b""


@needs_pty
@pytest.mark.parametrize("by", ["port", "hardware"])
def test_what_belongs_to_a_scanner_of_the_book_is_not_touched(by):
    with a_device(lambda _: b"") as (path, received):
        leave = {path if by == "port" else "usb:0403:6001:A1"}
        found = find(places(port(path, vid=0x0403, pid=0x6001, serial="A1")), leave=leave)

    assert found == ()
    assert b"".join(received) == b""


# --- waiting ---------------------------------------------------------------------------------


@needs_pty
def test_a_list_of_ports_that_hangs_holds_up_neither_the_network_nor_the_end():
    hangs = threading.Event()
    with PrinterEmulator().on_tcp() as url:
        where = places(hosts=["127.0.0.1"], print_port=int(url.rpartition(":")[2]))
        where["list_ports"] = lambda: (hangs.wait(30), ())[1]
        began = time.monotonic()
        (device,) = find(where, deadline_s=3)
        took = time.monotonic() - began
    hangs.set()

    assert device.certain
    assert took < 4


@needs_pty
def test_a_device_that_never_stops_to_be_asked_is_told_at_the_end_of_time():
    with PrinterEmulator(Script(mute=True)).on_pty() as path:
        (device,) = find(places(port(path, label="Adapter")), deadline_s=0.2)

    assert "did not answer in time" in device.said


@needs_pty
def test_a_search_that_is_given_up_ends_and_tells_no_more():
    given_up = threading.Event()
    given_up.set()
    with PrinterEmulator().on_pty() as path:
        assert find(places(port(path)), given_up=given_up) == ()


@needs_pty
def test_many_ports_are_all_looked_at():
    with contextlib.ExitStack() as lines:
        paths = [lines.enter_context(PrinterEmulator().on_pty()) for _ in range(12)]
        found = find(places(*map(port, paths)))

    assert {device.url for device in found} == set(paths)
    assert all(device.certain for device in found)


@pytest.mark.expects_log_warnings
def test_a_system_that_does_not_tell_its_ports_still_finds_the_network(log_warnings):
    def fails():
        raise OSError

    with PrinterEmulator().on_tcp() as url:
        where = places(hosts=["127.0.0.1"], print_port=int(url.rpartition(":")[2]))
        (device,) = find({**where, "list_ports": fails})

    assert device.certain
    assert [record.getMessage() for record in log_warnings] == ["Looking for printers: OSError"]
