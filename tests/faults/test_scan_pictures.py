"""Damaged picture files and odd picture sizes: always a license or a sentence, never a crash."""

from __future__ import annotations

import io
import random
from datetime import date

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from scanners.pictures.image import scan_image
from tracs_mobile.testing.licenses import invented_holder, license_payload

TODAY = date(2025, 6, 1)
HOLDER = invented_holder(5)


def symbol() -> np.ndarray:
    raw = license_payload(HOLDER, version=8)
    code = zxingcpp.create_barcode(raw, zxingcpp.BarcodeFormat.PDF417, ec_level=5)
    return np.array(zxingcpp.write_barcode_to_image(code, scale=2))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_damaged_picture_files_give_a_license_or_a_sentence(kind):
    held = io.BytesIO()
    Image.fromarray(symbol()).save(held, kind)
    whole = held.getvalue()
    for seed in range(60):
        chance = random.Random(f"{kind} {seed}")
        raw = bytearray(whole)
        # Most damage goes to the front, where the sizes, tables and lengths stand.
        reach = 80 if seed % 3 else len(raw)
        for _ in range(chance.randrange(1, 6)):
            raw[chance.randrange(min(reach, len(raw)))] = chance.randrange(256)
        if seed % 5 == 0:
            del raw[chance.randrange(len(raw)) :]
        scan = scan_image(bytes(raw), today=TODAY)
        assert (scan.license is None) == bool(scan.problem)
        if scan.license is not None:
            assert scan.license.number.value in (None, HOLDER.number)


@pytest.mark.parametrize("wide", [1, 2, 3, 5, 9, 17])
@pytest.mark.parametrize("high", [1, 2, 4, 8, 33])
def test_tiny_pictures_are_said_to_hold_no_bar_code(wide, high):
    chance = np.random.default_rng(wide * 100 + high)
    picture = chance.integers(0, 256, (high, wide)).astype(np.uint8)
    assert scan_image(picture, today=TODAY).problem


def test_frames_of_an_unusable_kind_are_a_sentence():
    for frame in (np.zeros((0, 0), np.uint8), np.zeros((5, 5), np.float64), np.zeros(9, np.uint8)):
        assert scan_image(frame, today=TODAY).problem
    assert scan_image(np.zeros((5, 5, 2), np.uint8), today=TODAY).problem
