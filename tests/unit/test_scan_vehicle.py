"""What a scan is taken for, plates without a VIN, sealed codes, and how a scan arrived."""

from __future__ import annotations

import base64
import random
from datetime import date

import pytest

from scanners.text.reader import read_payload, scan_payload, separators_of
from scanners.text.symbology import symbology_of
from scanners.text.vehicle import SEALED, is_sealed, read_vehicle
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.testing.licenses import Holder, license_payload, payload, stripe_payload
from tracs_mobile.testing.payload_damage import unsound
from tracs_mobile.testing.vehicles import invented_vin, registration_payload

TODAY = date(2026, 11, 26)
VIN = "1HGCM82633A004352"


def scan(raw: bytes, *, symbology: str = "", source: ScanSource = ScanSource.SERIAL):
    return scan_payload(raw, source=source, today=TODAY, symbology=symbology)


def vehicle(raw: bytes, *, symbology: str = "", source: ScanSource = ScanSource.SERIAL):
    return read_vehicle(raw, source=source, symbology=symbology, today=TODAY)


# --- what it was -----------------------------------------------------------------------------


@pytest.mark.parametrize(("raw", "what"), [
    (license_payload(version=10), "VT license, version 10"),
    (license_payload(version=10, kind="ID"), "VT ID card, version 10"),
    (stripe_payload(Holder(state="BC", postal="V6B 1A1")), "BC license, magnetic stripe text"),
    (registration_payload(), "VT vehicle registration"),
    (registration_payload(kind="TD"), "vehicle title"),
    (VIN.encode(), "VIN label"),
    (b"https://cars.example/?vin=1HGCM82633A004352", "text with a VIN"),
    (b"VT GHT 123", "VT plate label"),
    (random.Random(3).randbytes(300), "sealed insurance code"),
    (b"hello, road", "neither a license nor a vehicle"),
    (b"", "neither a license nor a vehicle"),
])  # fmt: skip
def test_a_scan_says_what_it_was_in_words(raw, what):
    found = scan(raw)
    assert found.delivered.what == what
    assert found.delivered.size_bytes == len(raw)
    assert unsound(found) == []


def test_a_scan_is_a_license_a_vehicle_or_a_sentence():
    assert scan(license_payload()).license is not None
    assert scan(registration_payload()).vehicle.plate.value == "GHT123"
    for text in (b"hello, road", b"", b"\r\n"):
        found = scan(text)
        assert (found.license, found.vehicle) == (None, None)
        assert found.problem.endswith(".")


def test_whoever_asks_for_a_license_gets_no_vehicle():
    for raw in (VIN.encode(), registration_payload()):
        with pytest.raises(UnreadableScan):
            read_payload(raw, source=ScanSource.SERIAL, today=TODAY)


def test_a_document_too_damaged_to_use_is_named_and_asked_for_again():
    found = scan(payload([("FUL", "GAS")], version=1, kind="RG"))
    assert found.vehicle is None
    assert "a vehicle registration" in found.problem
    assert "Scan it again" in found.problem


# --- plates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("raw", "plate", "state"), [
    (b"GHT123", "GHT123", None), (b"*GHT 123*", "GHT 123", None), (b"VT GHT123", "GHT123", "VT"),
    (b"NY-ABC1234\r", "ABC1234", "NY"), (b"AB 1234", "AB 1234", None),
    (b"ght-123", "GHT-123", None),
])  # fmt: skip
def test_a_plate_alone_is_taken_with_a_doubt(raw, plate, state):
    found = vehicle(raw)
    assert found.plate.value == plate
    assert found.plate_state.value == state
    assert "Verify it on the vehicle" in found.plate.warning
    assert found.kind == "plate label"


@pytest.mark.parametrize(("raw", "symbology"), [
    (b"012345678905", ""), (b"12345678", ""), (b"HELLO", ""), (b"A1", ""), (b"1A2", ""),
    (b"GHT123", "EAN13"), (b"]E0GHT123", ""), (b"ABC1234567", ""), (b"GHT_123", ""),
])  # fmt: skip
def test_numbers_of_goods_and_plain_words_are_no_plate(raw, symbology):
    assert vehicle(raw, symbology=symbology) is None


def test_a_plate_of_digits_alone_needs_a_code_of_one_row():
    assert vehicle(b"]A04471").plate.value == "4471"
    assert vehicle(b"4471", symbology="Code128").plate.value == "4471"
    assert vehicle(b"4471") is None


@pytest.mark.parametrize("text", [
    "PLATE: GHT123", "VEHICLE TAG=GHT123 CLASS 2", "LIC NO GHT123", "License Plate ght123 VT",
])  # fmt: skip
def test_a_plate_that_a_text_names_is_taken_with_a_doubt(text):
    found = vehicle(text.encode())
    assert found.plate.value == "GHT123"
    assert found.plate.warning
    assert found.kind == "text with a plate"


def test_beside_a_vin_the_only_word_like_a_plate_is_taken_with_a_doubt():
    found = vehicle(f"{VIN}\r\nGHT123\r\nVERMONT\r\n2003".encode())
    assert (found.vin.value, found.vin.warning) == (VIN, "")
    assert found.plate.value == "GHT123"
    assert found.plate.warning
    two = vehicle(f"{VIN}\r\nGHT123\r\nS77AB\r\n".encode())
    assert two.plate.value is None


# --- sealed codes ----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(25))
def test_encrypted_bytes_are_called_an_insurance_code(seed):
    sealed = random.Random(seed).randbytes(80 + 20 * seed)
    for raw in (sealed, base64.b64encode(sealed), sealed.hex().encode(), b"]L2" + sealed):
        assert scan(raw).problem == SEALED
        assert scan(raw).vehicle is None


@pytest.mark.parametrize("raw", [
    b"", b"\xf3\x02\x91", b"hello, road: this is a long and plain text with nothing sealed in it",
    b"A" * 200, b"0" * 200, license_payload(), registration_payload(), b"\x00\xff" * 100,
    "Ceci est un texte français où les accents ne font rien de mal : é è à ç".encode(),
    b"https://example.org/a/long/link/with/many/parts/and/no/secret/at/all/in/it/whatever",
])  # fmt: skip
def test_other_bytes_are_not_called_sealed(raw):
    assert not is_sealed(raw)


# --- how it arrived --------------------------------------------------------------------------


@pytest.mark.parametrize(("raw", "names"), [
    (license_payload(), ("LF", "RS", "CR")),
    (license_payload().replace(b"\x1e", b""), ("LF", "CR")),
    (license_payload().replace(b"\n", b"").replace(b"\x1e", b"").replace(b"\r", b""), ()),
    (VIN.encode() + b"\r\n", ()), (b"a\x1cb\x1dc", ("FS", "GS")),
])  # fmt: skip
def test_the_separators_that_survived_are_named_without_the_scanners_own_line_end(raw, names):
    assert separators_of(raw) == names
    assert scan(raw).delivered.separators == names


@pytest.mark.parametrize(("raw", "named", "kind"), [
    (b"]L2@\n", "", "PDF417"), (b"]A0X", "", "Code 39"), (b"]C1X", "", "Code 128"),
    (b"]d1X", "", "Data Matrix"), (b"]Q1X", "", "QR Code"), (b"X", "]C0", "Code 128"),
    (b"X", "Code39", "Code 39"), (b"X", "Code 39", "Code 39"), (b"X", "DataMatrix", "Data Matrix"),
    (b"X", "QRCode", "QR Code"), (b"]A0X", "PDF417", "Code 39"), (b"]y0X", "", ""), (b"X", "", ""),
    (b"X", "é", ""), (b"", "ean13", "EAN/UPC"),
])  # fmt: skip
def test_the_kind_of_bar_code_is_told_by_the_bytes_or_by_the_decoder(raw, named, kind):
    assert symbology_of(raw, named) == kind


@pytest.mark.parametrize("aim", ["]A0", "]C0", "]d1", "]Q1", "]L2"])
def test_a_vin_is_read_from_every_kind_of_label(aim):
    number = invented_vin(11)
    found = scan(f"{aim}{number}\r".encode(), source=ScanSource.WEDGE)
    assert found.vehicle.vin.value == number
    assert found.delivered.symbology
