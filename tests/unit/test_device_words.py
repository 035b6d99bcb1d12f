"""How a device is reached, in words."""

import pytest

from tracs_mobile.device_words import where_printer, where_scanner
from tracs_mobile.domain.devices import LinkKind, ScannerSetup
from tracs_mobile.testing.fake_devices import a_printer_setup

PAGE = "generic-8.5in-page"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Bluetooth · 4 inch · COM7, was COM5"),
        ({"was_url": "COM7"}, "Bluetooth · 4 inch · COM7"),
        ({"was_url": "", "profile": "epson-tm-p80ii"}, "Bluetooth · 3 inch · COM7"),
        (
            {"kind": LinkKind.NETWORK, "url": "tcp://192.168.7.20:9100", "was_url": ""},
            "Network · 4 inch · 192.168.7.20:9100",
        ),
        (
            {"kind": LinkKind.SERIAL, "url": "/dev/ttyUSB0", "was_url": ""},
            "Cable · 4 inch · ttyUSB0",
        ),
        (
            {"kind": LinkKind.SYSTEM, "url": "system:Brother", "profile": PAGE},
            "Windows printer · 8.5 inch page",
        ),
        ({"kind": LinkKind.FOLDER, "url": "pdf:C:/Tickets"}, "Files in a folder · 4 inch"),
    ],
)
def test_a_printer(changes, words):
    assert where_printer(a_printer_setup(**changes)) == words


@pytest.mark.parametrize(
    ("kind", "url", "words"),
    [
        (LinkKind.SERIAL, "COM4", "Cable · COM4"),
        (LinkKind.KEYBOARD, "keyboard:", "Types like a keyboard"),
        (LinkKind.CAMERA, "camera:0", "Camera of this laptop"),
    ],
)
def test_a_scanner(kind, url, words):
    assert where_scanner(ScannerSetup(id="s", name="S", kind=kind, url=url)) == words
