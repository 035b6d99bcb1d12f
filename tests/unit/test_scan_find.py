"""Scanners are found by their makers, and found again when their port got another number."""

import threading
import time
from dataclasses import dataclass, replace

import pytest

from scanners.lines.find import find_scanner_again, find_scanners
from tracs_mobile.domain.devices import LinkKind, ScannerSetup

PRINTER_ADDRESS = "001122334455"
SERIAL_OVER_BLUETOOTH = "{00001101-0000-1000-8000-00805F9B34FB}"


@dataclass
class Port:
    """A port as the system lists it."""

    device: str
    description: str | None = None
    hwid: str | None = None
    vid: int | None = None
    pid: int | None = None
    serial_number: str | None = None


def outgoing(device, address):
    hwid = f"BTHENUM\\{SERIAL_OVER_BLUETOOTH}_LOCALMFG&0002\\7&1&0&{address}_C00000000"
    return Port(device, f"Standard Serial over Bluetooth link ({device})", hwid)


HONEYWELL = Port("COM7", "Xenon 1900 (COM7)", "USB VID:PID=0C2E:0CAA", 0x0C2E, 0x0CAA, "17283A")
ZEBRA = Port("COM8", "USB Serial Device (COM8)", "USB VID:PID=05E0:1701", 0x05E0, 0x1701)
CABLE = Port("COM9", "USB Serial Port (COM9)", "USB VID:PID=0403:6001", 0x0403, 0x6001, "A9")
SOCKET = Port("COM1", "Communications Port (COM1)", "ACPI\\PNP0501\\1")
PRINTER = Port("COM4", "TM-P80 (COM4)", "USB VID:PID=04B8:0202", 0x04B8, 0x0202, "X")
MODEM = Port("COM3", "Sierra Wireless WWAN Modem (COM3)", "USB VID:PID=1199:90D3", 0x1199, 0x90D3)
RADIO = Port("COM5", "u-blox GNSS Receiver (COM5)", "USB VID:PID=1546:01A8", 0x1546, 0x01A8)
INCOMING = outgoing("COM11", "000000000000")
BLUETOOTH = outgoing("COM12", "AABBCCDDEEFF")
BLUETOOTH_PRINTER = outgoing("COM13", PRINTER_ADDRESS)
ALL = [
    *(SOCKET, MODEM, PRINTER, RADIO, CABLE, HONEYWELL, ZEBRA),
    *(INCOMING, BLUETOOTH, BLUETOOTH_PRINTER),
]


def find(ports, known=(), **more):
    told = []
    found = find_scanners(known, told.append, list_ports=lambda: ports, **more)
    assert list(found) == told
    return found


def test_scanners_are_known_by_their_makers_and_come_first():
    keyboard, first, second, *rest = find(ALL)
    assert (keyboard.kind, keyboard.url, keyboard.certain) == (
        LinkKind.KEYBOARD,
        "keyboard:",
        False,
    )
    assert [(one.name, one.url, one.certain) for one in (first, second)] == [
        ("Xenon 1900", "COM7", True),
        ("Zebra scanner", "COM8", True),
    ]
    assert first.hardware == "usb:0C2E:0CAA:17283A"
    assert second.hardware == "usb:05E0:1701:"
    assert not any(one.certain for one in rest)
    assert all(one.scanner for one in (first, second, *rest))


def test_other_ports_are_offered_only_when_a_scanner_can_be_there():
    found = find(ALL, leave={f"bt:{PRINTER_ADDRESS}"})
    uncertain = {one.url: (one.kind, one.name) for one in found if not one.certain}
    assert uncertain == {
        "keyboard:": (LinkKind.KEYBOARD, "Scanner that types like a keyboard"),
        "COM1": (LinkKind.SERIAL, "Serial socket of the laptop"),
        "COM9": (LinkKind.SERIAL, "Device on a USB cable"),
        "COM12": (LinkKind.BLUETOOTH, "Bluetooth device"),
    }


def test_a_port_that_belongs_to_a_printer_is_left_alone():
    assert [one.url for one in find([CABLE, SOCKET], leave={"COM1", "usb:0403:6001:A9"})] == [
        "keyboard:"
    ]


def test_no_name_and_no_sentence_names_a_port():
    for one in find(ALL):
        assert "COM" not in one.name + one.said
        assert one.said.endswith(".")


SETUP = ScannerSetup(
    id="one",
    name="Xenon",
    kind=LinkKind.SERIAL,
    url="COM7",
    hardware="usb:0C2E:0CAA:17283A",
)


def test_what_is_in_the_book_is_marked_wherever_it_is_now():
    moved = Port("COM22", HONEYWELL.description, None, 0x0C2E, 0x0CAA, "17283a")
    typing = ScannerSetup(id="two", name="Typing", kind=LinkKind.KEYBOARD, url="keyboard:")
    keyboard, xenon = find([moved], known=(SETUP, typing))
    assert (keyboard.known_id, xenon.known_id) == ("two", "one")


def test_a_system_that_does_not_answer_keeps_nobody_waiting():
    hang = threading.Event()
    begun = time.monotonic()
    try:
        found = find_scanners(
            (), lambda _: None, list_ports=lambda: [hang.wait(60)], deadline_s=0.2
        )
        assert [one.url for one in found] == ["keyboard:"]
        stopped = threading.Event()
        stopped.set()
        find_scanners((), lambda _: None, list_ports=lambda: [hang.wait(60)], given_up=stopped)
        assert time.monotonic() - begun < 30
    finally:
        hang.set()


@pytest.mark.expects_log_warnings
def test_a_system_that_cannot_list_its_ports_has_none(caplog):
    def fails():
        raise OSError("no")

    assert [one.url for one in find_scanners((), lambda _: None, list_ports=fails)] == ["keyboard:"]
    assert [record.message for record in caplog.records] == ["Looking for scanners: OSError"]


def test_a_scanner_that_stayed_where_it_was_keeps_its_setup():
    assert find_scanner_again(SETUP, list_ports=lambda: ALL) is SETUP
    by_place = replace(SETUP, hardware="")
    assert find_scanner_again(by_place, list_ports=list) is by_place


def test_a_scanner_with_another_number_is_found_by_its_hardware():
    there = [replace_device(HONEYWELL, "COM31"), ZEBRA]
    again = find_scanner_again(SETUP, list_ports=lambda: there)
    assert (again.url, again.was_url, again.hardware) == ("COM31", "COM7", SETUP.hardware)


def test_a_scanner_that_is_not_there_or_has_a_twin_is_not_guessed_at():
    zebra = replace(SETUP, url="COM2", hardware="usb:05E0:1701:")
    twins = [ZEBRA, replace_device(ZEBRA, "COM9")]
    assert find_scanner_again(SETUP, list_ports=lambda: [ZEBRA]) is None
    assert find_scanner_again(zebra, list_ports=lambda: twins) is None
    stayed = replace(zebra, url="COM9")
    assert find_scanner_again(stayed, list_ports=lambda: twins) is stayed


def test_a_bluetooth_scanner_is_found_by_its_address():
    setup = replace(SETUP, kind=LinkKind.BLUETOOTH, url="COM2", hardware="bt:AABBCCDDEEFF")
    again = find_scanner_again(setup, list_ports=lambda: ALL)
    assert again.url == "COM12"


def replace_device(port, device):
    return replace(port, device=device)


def test_the_ports_of_this_machine_can_be_listed():
    found = find_scanners((), lambda _: None)
    assert found[0].kind is LinkKind.KEYBOARD
