"""Bar codes of vehicles in pictures: turned, unevenly lit, noisy; and nothing that is a guess."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date

import numpy as np
import pytest
import zxingcpp

from scanners.pictures import second
from scanners.pictures.found import found_symbol
from scanners.pictures.image import scan_image
from scanners.pictures.judged import ONE_LOOK, scan_found
from scanners.pictures.symbols import Symbol, find_symbols, quick_symbols
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.scenes import Look, license_picture, room_picture, symbol_picture
from tracs_mobile.testing.vehicles import invented_vehicle, invented_vin, registration_payload

TODAY = date(2025, 6, 1)
HD = (1280, 720)
KINDS = {
    "Code 39": zxingcpp.BarcodeFormat.Code39,
    "Code 128": zxingcpp.BarcodeFormat.Code128,
    "QR Code": zxingcpp.BarcodeFormat.QRCode,
    "Data Matrix": zxingcpp.BarcodeFormat.DataMatrix,
}
LOOKS = {
    "thin": Look(px=1.5),
    "turned": Look(angle=22),
    "dark side": Look(light=0.7, glare=0.4),
    "noisy": Look(noise=25),
    "out of focus": Look(px=2, blur=1),
    "yaw": Look(yaw=0.3, angle=5),
    "webcam": Look(px=3, angle=10, blur=0.7, noise=8, jpeg=80, light=0.25, frame=HD),
}


@pytest.fixture
def without_second_reader(monkeypatch):
    """A machine on which the second reader cannot be loaded."""
    monkeypatch.setitem(sys.modules, "pyzbar.pyzbar", None)
    second._zbar.cache_clear()
    yield
    second._zbar.cache_clear()


def label(text, kind, look, seed=1):
    return symbol_picture(text, KINDS[kind], look, seed=seed)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("kind", KINDS)
def test_a_vehicle_number_is_read_from_every_kind_of_label(kind, look):
    for seed in range(2):
        vin = invented_vin(seed)
        found = find_symbols(label(vin, kind, look, seed))
        assert [(one.raw, one.symbology) for one in found] == [(vin.encode(), kind)]


@pytest.mark.parametrize("kind", ["Code 39", "Code 128"])
def test_labels_are_read_without_the_second_reader(kind, without_second_reader):
    assert second.read_again(label(invented_vin(3), kind, Look())) == ()
    for look in LOOKS.values():
        vin = invented_vin(3)
        assert [one.raw for one in find_symbols(label(vin, kind, look))] == [vin.encode()]


@pytest.mark.skipif(
    importlib.util.find_spec("pyzbar") is None or second._zbar() is None,
    reason="the C library of the second reader is not on this machine",
)
def test_the_second_reader_names_kinds_as_the_first():
    for kind in ("Code 39", "Code 128", "QR Code"):
        assert second.read_again(label("TEST4711", kind, Look())) == ((b"TEST4711", kind),)


def test_a_bar_code_without_a_check_is_taken_only_when_many_views_agree():
    (found,) = find_symbols(label("STOCK 4711", "Code 39", Look()))
    assert found == Symbol(raw=b"STOCK 4711", symbology="Code 39", sure=True)
    assert quick_symbols(label("STOCK 4711", "Code 39", Look())) == ()


def test_a_slanting_cut_through_a_long_code_is_not_taken_for_a_short_one():
    vin = "1G1659NM2P7660479"
    gray = label(vin, "Code 39", Look(angle=30), seed=11)
    # The decoder alone sees a short code here.
    alone = zxingcpp.read_barcodes(gray, formats=zxingcpp.BarcodeFormat.Code39)
    assert alone
    assert vin not in [code.text for code in alone]
    assert [one.raw for one in find_symbols(gray)] == [vin.encode()]


def test_one_look_is_enough_for_a_code_that_repairs_itself_or_a_right_check_digit():
    vin = invented_vin(4)
    (bars,) = quick_symbols(label(vin, "Code 39", Look()))
    (square,) = quick_symbols(label(vin, "QR Code", Look()))
    assert (bars.sure, square.sure) == (False, True)


def test_a_search_that_nobody_waits_for_ends_at_once():
    asked = []

    def go_on():
        asked.append(True)
        return False

    assert find_symbols(room_picture(HD, seed=1), go_on=go_on) == ()
    assert len(asked) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_a_label_is_scanned_as_a_vehicle(kind):
    vin = invented_vin(5)
    scan = scan_image(label(vin, kind, Look(angle=6)), today=TODAY)
    assert scan.vehicle.vin.value == vin
    assert (scan.license, scan.problem) == (None, "")


def test_a_license_beside_a_label_is_scanned_as_a_license():
    raw = license_payload(invented_holder(5), version=8)
    card = license_picture(raw, Look(), seed=5)
    sticker = label(invented_vin(5), "Code 128", Look())
    wide = max(card.shape[1], sticker.shape[1])
    both = np.vstack(
        [
            np.pad(part, ((0, 0), (0, wide - part.shape[1])), constant_values=205)
            for part in (card, sticker)
        ]
    )
    scan = scan_image(both, today=TODAY)
    assert scan.license.number.value == invented_holder(5).number
    assert scan.vehicle is None


def test_another_bar_code_than_a_vehicle_is_told_so():
    scan = scan_image(label("STOCK 4711 SHELF 9", "QR Code", Look()), today=TODAY)
    assert scan.license is None
    assert scan.problem


@pytest.mark.parametrize("look", [Look(), Look(angle=7, noise=8), Look(scratches=3)])
def test_a_registration_in_a_picture_is_scanned_as_a_vehicle(look):
    car = invented_vehicle(3)
    scan = scan_image(license_picture(registration_payload(car), look, seed=3), today=TODAY)
    assert scan.vehicle.plate.value == car.plate
    assert scan.vehicle.vin.value == car.vin
    assert ONE_LOOK not in scan.vehicle.warnings
    assert scan.delivered.symbology == "PDF417"


def test_a_vehicle_that_only_one_view_shows_is_to_be_compared():
    raw = invented_vin(3).encode()
    found = found_symbol(Symbol(raw=raw, symbology="Code 39"))
    scan = scan_found(found, source=ScanSource.IMAGE, today=TODAY)
    assert scan.vehicle.vin.value == raw.decode()
    assert scan.vehicle.warnings[0] == ONE_LOOK
