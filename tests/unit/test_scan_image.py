"""Pictures of invented licenses from a seeded generator: turned, bent, blurred, noisy, worn."""

from __future__ import annotations

import io
from datetime import date

import cv2
import numpy as np
import pytest
import zxingcpp
from PIL import Image

from scanners.gate import Trust
from scanners.found import find_payload
from scanners.image import payload_of, read_image, scan_image
from scanners.opening import gray_of
from scanners.reader import judge_payload
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.testing.licenses import (
    invented_holder,
    license_payload,
    with_wrong_lengths,
)

TODAY = date(2025, 6, 1)
DOTS = 6
PDF417 = zxingcpp.BarcodeFormat.PDF417


def drawn(payload: bytes, *, scale: int = DOTS, ec_level: int = 5) -> np.ndarray:
    code = zxingcpp.create_barcode(payload, PDF417, ec_level=ec_level)
    return np.array(zxingcpp.write_barcode_to_image(code, scale=scale))


def card(payload: bytes, chance: np.random.Generator, *, blobs: float) -> np.ndarray:
    """A gray card with the symbol and some lines of print."""
    symbol = drawn(payload)
    high, wide = symbol.shape
    face = np.full((int(high * 2.2), int(wide * 1.12)), 205, np.uint8)
    top, left = high // 4, (face.shape[1] - wide) // 2
    face[top : top + high, left : left + wide] = (symbol * 0.78 + 20).astype(np.uint8)
    for line in range(5):
        at = (left, top + high + 80 + 60 * line)
        cv2.putText(face, "SPECIMEN OF NOBODY 0123", at, cv2.FONT_HERSHEY_SIMPLEX, 1.6, 60, 3)
    radius = int((high * wide * blobs / 6 / np.pi) ** 0.5)
    for _ in range(6 if blobs else 0):
        spot = (int(left + chance.uniform(0, wide)), int(top + chance.uniform(0, high)))
        cv2.circle(face, spot, radius, 200, -1)
    return face.astype(np.float32)


def scene(
    payload: bytes,
    seed: int,
    *,
    px: float = 3.0,
    angle: float = 0,
    keystone: float = 0,
    yaw: float = 0,
    blur: float = 0,
    noise: float = 0,
    jpeg: int = 0,
    light: float = 0,
    frame: tuple[int, int] | None = None,
    blobs: float = 0,
) -> np.ndarray:
    """A picture of a card: `px` dots a module, angles in degrees, the rest as shares or dots."""
    chance = np.random.default_rng(seed)
    face = card(payload, chance, blobs=blobs)
    high, wide = face.shape
    share = px / DOTS
    side = int(wide * share * 1.5 + 60)
    across, down = frame or (side, side)
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    there = (corners - [wide / 2, high / 2]) * share
    there[0, 0] += keystone * wide * share / 2
    there[1, 0] -= keystone * wide * share / 2
    there[1, 1] += yaw * high * share / 2
    there[2, 1] -= yaw * high * share / 2
    turn = np.deg2rad(angle)
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    there = (there @ spin.T + [across / 2, down / 2]).astype(np.float32)
    warp = np.diag([2.0, 2.0, 1.0]) @ cv2.getPerspectiveTransform(corners, there)
    room = np.full((down * 2, across * 2), 120, np.float32)
    if frame:
        for _ in range(40):
            ends = chance.integers(0, [across * 2, down * 2], (2, 2)).tolist()
            shade, thick = float(chance.integers(20, 240)), int(chance.integers(1, 14))
            cv2.line(room, tuple(ends[0]), tuple(ends[1]), shade, thick)
    soft = cv2.GaussianBlur(face, (0, 0), max(0.3, 0.225 / share))
    size = (across * 2, down * 2)
    border = cv2.BORDER_TRANSPARENT
    picture = cv2.warpPerspective(soft, warp, size, dst=room, borderMode=border)
    picture = cv2.resize(picture, (across, down), interpolation=cv2.INTER_AREA)
    picture = cv2.GaussianBlur(picture, (0, 0), blur) if blur else picture
    picture = picture * (1 - light * np.linspace(0, 1, across, dtype=np.float32)[None, :])
    picture = picture + chance.normal(0, noise, picture.shape) if noise else picture
    gray = np.clip(picture, 0, 255).astype(np.uint8)
    if jpeg:
        _, packed = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, jpeg])
        gray = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    return gray


def license_of(seed: int) -> bytes:
    return license_payload(invented_holder(seed), version=(3, 8, 10)[seed % 3])


WEBCAM = {"keystone": 0.04, "blur": 0.7, "noise": 8, "jpeg": 80, "light": 0.25}
SCENES = {
    "webcam 720p 60 %": {"px": 2.46, "angle": 3, "frame": (1280, 720), **WEBCAM},
    "webcam 720p 90 %": {"px": 3.6, "angle": 3, "frame": (1280, 720), **WEBCAM},
    "webcam 1080p 60 %": {"px": 3.7, "angle": 5, "frame": (1920, 1080), **WEBCAM},
    "yaw and 12 degrees": {"px": 3.7, "angle": 12, "yaw": 0.2, "frame": (1920, 1080), **WEBCAM},
    "phone": {"px": 6, "angle": 8, "keystone": 0.08, "blur": 0.7, "noise": 5, "jpeg": 85},
    "keystone and 15 degrees": {"keystone": 0.2, "angle": 15},
    "720p card 40 % wide": {"px": 1.64, "angle": 4, "blur": 0.5, "noise": 5, "frame": (1280, 720)},
    "worn": {"blobs": 0.06, "blur": 1, "noise": 15, "angle": 4},
    "noise": {"noise": 60},
    "out of focus": {"blur": 2},
    "upside down": {"angle": 173},
    "upright": {"angle": 95},
}


@pytest.mark.parametrize("angle", [0, 2, 5, 8, 10, 15, 20, 30, 45, -5, -12, -33])
def test_a_turned_license_is_read_exactly(angle):
    for seed in range(2):
        raw = license_of(seed)
        assert payload_of(scene(raw, seed, angle=angle), today=TODAY) == raw


@pytest.mark.parametrize("terms", SCENES.values(), ids=SCENES.keys())
def test_licenses_in_hard_scenes_are_read_exactly(terms):
    for seed in range(3):
        raw = license_of(seed)
        assert payload_of(scene(raw, seed, **terms), today=TODAY) == raw


def test_a_license_from_a_picture_file_has_its_fields_and_no_doubt(tmp_path):
    holder = invented_holder(4)
    path = tmp_path / "back.png"
    Image.fromarray(scene(license_payload(holder, version=8), 4, angle=7)).save(path)
    license_ = read_image(path, today=date(2024, 12, 1))
    assert license_.number.value == holder.number
    assert license_.birth_date.value == holder.born


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1", "LA", "CMYK", "I;16"])
def test_pictures_of_every_color_mode_are_read(mode):
    raw = license_of(1)
    gray = Image.fromarray(drawn(raw, scale=3))
    image = (
        Image.fromarray(np.asarray(gray).astype(np.uint16) * 257)
        if mode == "I;16"
        else gray.convert(mode)
    )
    assert payload_of(image, today=TODAY) == raw


def test_a_transparent_background_is_paper():
    raw = license_of(1)
    ink = 255 - drawn(raw, scale=3)
    image = Image.merge("LA", (Image.new("L", ink.shape[::-1], 0), Image.fromarray(ink)))
    assert payload_of(image, today=TODAY) == raw


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_picture_files_of_every_kind_are_read(kind):
    raw = license_of(2)
    held = io.BytesIO()
    Image.fromarray(drawn(raw, scale=3)).save(held, kind)
    assert payload_of(held.getvalue(), today=TODAY) == raw


def test_camera_frames_in_color_and_as_slices_are_read():
    raw = license_of(1)
    gray = drawn(raw, scale=3)
    assert payload_of(np.dstack([gray] * 3), today=TODAY) == raw
    assert payload_of(np.dstack([gray] * 4), today=TODAY) == raw
    assert payload_of(gray[:, :, None], today=TODAY) == raw
    assert payload_of(np.repeat(gray, 2, axis=1)[:, ::2], today=TODAY) == raw


@pytest.mark.parametrize(
    "picture",
    [
        np.full((720, 1280), 127, np.uint8),
        np.zeros((1, 1), np.uint8),
        np.random.default_rng(5).integers(0, 255, (480, 640)).astype(np.uint8),
        np.indices((400, 600)).sum(axis=0).astype(np.uint8),
        np.tile(np.array([0, 0, 255, 255], np.uint8), (300, 100)),
        np.full((3, 4000), 255, np.uint8),
    ],
    ids=["gray", "dot", "noise", "slope", "bars", "strip"],
)
def test_a_picture_without_a_bar_code_is_said_so(picture):
    with pytest.raises(UnreadableScan, match="No license bar code was found"):
        read_image(picture, today=TODAY)
    assert scan_image(picture, today=TODAY).problem


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0junk",
        b"GIF89a" + b"\x00" * 40,
        b"text",
        b"BM" * 99,
    ],
)
def test_a_broken_picture_file_is_said_so(data):
    with pytest.raises(UnreadableScan, match="not a picture"):
        read_image(data, today=TODAY)


def test_a_cut_picture_file_is_said_so_or_read():
    held = io.BytesIO()
    Image.fromarray(drawn(license_of(1), scale=3)).save(held, "PNG")
    whole = held.getvalue()
    for end in range(20, len(whole), len(whole) // 25):
        scan = scan_image(whole[:end], today=TODAY)
        assert (scan.license is None) == bool(scan.problem)


@pytest.mark.parametrize("side", [8000, 20000])
def test_a_picture_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked(side):
    held = io.BytesIO()
    Image.new("1", (side, side)).save(held, "PNG")
    assert len(held.getvalue()) < 1_000_000
    with pytest.raises(UnreadableScan, match="too large"):
        read_image(held.getvalue(), today=TODAY)


def test_a_missing_picture_is_said_so(tmp_path):
    with pytest.raises(UnreadableScan, match="not a picture"):
        read_image(tmp_path / "none.png", today=TODAY)


def test_another_bar_code_is_not_taken_for_a_license():
    with pytest.raises(UnreadableScan, match="not the bar code of a license"):
        read_image(drawn(b"STOCK 4711 SHELF 9 ROW 3", scale=3), today=TODAY)


def test_large_pictures_are_made_smaller_and_still_read():
    raw = license_of(0)
    gray = cv2.resize(scene(raw, 0, px=6, angle=9), None, fx=2.3, fy=2.3)
    assert max(gray.shape) > 4096
    assert max(gray_of(gray).shape) == 4096
    assert payload_of(gray, today=TODAY) == raw


def test_a_card_that_is_not_flawless_is_read_a_second_way_before_it_is_trusted():
    raw = with_wrong_lengths(license_of(1), by=1)
    found = find_payload(scene(raw, 1, angle=3), today=TODAY)
    assert found.payload == raw
    assert (found.trust, found.agreed) == (Trust.FAIR, True)


def damaged(symbol: np.ndarray, chance: np.random.Generator, strokes: int) -> np.ndarray:
    high, wide = symbol.shape
    out = symbol.copy()
    for _ in range(strokes):
        x, y = int(chance.uniform(0.1, 0.9) * wide), int(chance.uniform(0, high))
        kind = chance.integers(3)
        if kind == 0:
            cv2.circle(out, (x, y), int(chance.integers(4, 14)), int(chance.choice([0, 255])), -1)
        elif kind == 1:
            end = (x + int(chance.integers(-9, 9)), high)
            cv2.line(out, (x, 0), end, int(chance.choice([0, 255])), int(chance.integers(1, 3)))
        else:
            spot = out[max(0, y - 9) : y + 9, max(0, x - 9) : x + 9]
            spot[:] = chance.integers(0, 2, spot.shape) * 255
    return out


@pytest.mark.slow
def test_no_damaged_symbol_ever_fills_a_wrong_name_number_or_birth_date():
    accepted = wrong = shown = 0
    for seed in range(1500):
        chance = np.random.default_rng(seed)
        raw = license_payload(invented_holder(seed), version=(1, 3, 8, 10)[seed % 4])
        level = (2, 3, 5)[seed % 3]
        strokes = int(chance.integers(2, {2: 5, 3: 8, 5: 16}[level]))
        symbol = damaged(drawn(raw, scale=3, ec_level=level), chance, strokes)
        right = judge_payload(raw, source=ScanSource.IMAGE, today=TODAY).license
        for code in zxingcpp.read_barcodes(symbol, formats=PDF417):
            accepted += 1
            if code.bytes == raw:
                continue
            wrong += 1
            shown += fills_wrong(code.bytes, right)
    assert accepted > 700
    assert wrong > 0, "the damage must be hard enough to make the decoder fail"
    assert shown == 0


def fills_wrong(raw: bytes, right) -> bool:
    try:
        got = judge_payload(raw, source=ScanSource.IMAGE, today=TODAY).license
    except UnreadableScan:
        return False
    keys = ("family_name", "given_name", "middle_name", "number", "birth_date")
    return any(getattr(got, key).value not in (None, getattr(right, key).value) for key in keys)
