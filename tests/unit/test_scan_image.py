"""Pictures of invented licenses from a seeded generator: turned, bent, blurred, noisy, worn."""

from __future__ import annotations

import io
from datetime import date

import cv2
import numpy as np
import pytest
from PIL import Image

from scanners.pictures.found import find_payload
from scanners.pictures.image import payload_of, read_image, scan_image
from scanners.pictures.magic import is_picture
from scanners.pictures.opening import gray_of
from scanners.text.gate import Trust
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.testing.licenses import (
    invented_holder,
    license_payload,
    with_wrong_lengths,
)
from tracs_mobile.testing.scenes import Look, drawn_symbol, license_picture

TODAY = date(2025, 6, 1)


def seen(raw: bytes, seed: int, **terms) -> np.ndarray:
    return license_picture(raw, Look(**terms), seed=seed)


def license_of(seed: int) -> bytes:
    return license_payload(invented_holder(seed), version=(3, 8, 10)[seed % 3])


HD, FULL_HD = (1280, 720), (1920, 1080)
WEBCAM = {"keystone": 0.04, "blur": 0.7, "noise": 8, "jpeg": 80, "light": 0.25}
SCENES = {
    "webcam 720p 60 %": Look(px=2.46, angle=3, frame=HD, **WEBCAM),
    "webcam 720p 90 %": Look(px=3.7, angle=3, frame=HD, **WEBCAM),
    "webcam 1080p 60 %": Look(px=3.7, angle=5, frame=FULL_HD, **WEBCAM),
    "yaw and 12 degrees": Look(px=3.7, angle=12, yaw=0.2, frame=FULL_HD, **WEBCAM),
    "phone": Look(px=6, angle=8, keystone=0.08, blur=0.7, noise=5, jpeg=85),
    "keystone and 15 degrees": Look(keystone=0.2, angle=15),
    "720p card 40 % wide": Look(px=1.64, angle=4, blur=0.5, noise=5, frame=HD),
    "worn": Look(blobs=0.06, blur=1, noise=15, angle=4),
    "scratched": Look(scratches=5),
    "scratched, few check words": Look(scratches=2, ec_level=3),
    "shaken": Look(motion=7),
    "glare": Look(light=0.8, glare=0.5, angle=6),
    "faint": Look(contrast=0.2, angle=6),
    "noise": Look(noise=60),
    "out of focus": Look(blur=2),
    "upside down": Look(angle=173),
    "upright": Look(angle=95),
}


@pytest.mark.parametrize("angle", [0, 2, 5, 8, 10, 15, 20, 30, 45, -5, -12, -33])
def test_a_turned_license_is_read_exactly(angle):
    for seed in range(2):
        raw = license_of(seed)
        assert payload_of(seen(raw, seed, angle=angle), today=TODAY) == raw


@pytest.mark.parametrize("look", SCENES.values(), ids=SCENES.keys())
def test_licenses_in_hard_scenes_are_read_exactly(look):
    for seed in range(2):
        raw = license_of(seed)
        assert payload_of(license_picture(raw, look, seed=seed), today=TODAY) == raw


def test_a_license_from_a_picture_file_has_its_fields_and_no_doubt(tmp_path):
    holder = invented_holder(4)
    path = tmp_path / "back.png"
    Image.fromarray(seen(license_payload(holder, version=8), 4, angle=7)).save(path)
    license_ = read_image(path, today=date(2024, 12, 1))
    assert license_.number.value == holder.number
    assert license_.birth_date.value == holder.born


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1", "LA", "CMYK", "I;16"])
def test_pictures_of_every_color_mode_are_read(mode):
    raw = license_of(1)
    gray = Image.fromarray(drawn_symbol(raw, scale=3))
    image = (
        Image.fromarray(np.asarray(gray).astype(np.uint16) * 257)
        if mode == "I;16"
        else gray.convert(mode)
    )
    assert payload_of(image, today=TODAY) == raw


def test_a_transparent_background_is_paper():
    raw = license_of(1)
    ink = 255 - drawn_symbol(raw, scale=3)
    image = Image.merge("LA", (Image.new("L", ink.shape[::-1], 0), Image.fromarray(ink)))
    assert payload_of(image, today=TODAY) == raw


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_picture_files_of_every_kind_are_read(kind):
    raw = license_of(2)
    held = io.BytesIO()
    Image.fromarray(drawn_symbol(raw, scale=3)).save(held, kind)
    assert payload_of(held.getvalue(), today=TODAY) == raw


def test_camera_frames_in_color_and_as_slices_are_read():
    raw = license_of(1)
    gray = drawn_symbol(raw, scale=3)
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
    Image.fromarray(drawn_symbol(license_of(1), scale=3)).save(held, "PNG")
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
        read_image(drawn_symbol(b"STOCK 4711 SHELF 9 ROW 3", scale=3), today=TODAY)


def test_large_pictures_are_made_smaller_and_still_read():
    raw = license_of(0)
    gray = cv2.resize(seen(raw, 0, px=6, angle=9), None, fx=2.3, fy=2.3)
    assert max(gray.shape) > 4096
    assert max(gray_of(gray).shape) == 4096
    assert payload_of(gray, today=TODAY) == raw


def test_a_card_that_is_not_flawless_is_read_a_second_way_before_it_is_trusted():
    raw = with_wrong_lengths(license_of(1), by=1)
    found = find_payload(seen(raw, 1, angle=3), today=TODAY)
    assert found.payload == raw
    assert (found.trust, found.agreed) == (Trust.FAIR, True)


@pytest.mark.parametrize("kind", [b"heic", b"mif1", b"avif"])
def test_a_photograph_as_phones_keep_it_is_told_to_be_saved_as_jpeg(kind):
    data = b"\x00\x00\x00\x18ftyp" + kind + b"\x00" * 40
    assert is_picture(data[:16])
    with pytest.raises(UnreadableScan, match="JPEG"):
        read_image(data, today=TODAY)
