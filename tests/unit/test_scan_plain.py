"""Reading pictures where the part for cameras is not installed: by the decoder alone."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date

import cv2
import numpy as np
import pytest
from PIL import Image

from scanners.pictures import image, parts
from scanners.pictures.files import NOT_PICTURE
from scanners.pictures.image import payload_of, scan_image
from scanners.pictures.plain import find_plain
from scanners.text.gate import Trust
from tracs_mobile.domain.devices import DeviceBook, LinkKind, ScannerSetup
from tracs_mobile.ports import Presence
from tracs_mobile.scanners_here import ScannersHere
from tracs_mobile.testing.licenses import invented_holder, license_payload, with_wrong_lengths
from tracs_mobile.testing.scenes import Look, license_picture

TODAY = date(2025, 6, 1)
LICENSE = license_payload(invented_holder(5), version=8)

WITHOUT = """
import sys
from importlib.machinery import PathFinder

class Absent(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] in ("cv2", "numpy"):
            return None
        return PathFinder.find_spec(name, path, target)

sys.meta_path[:] = [Absent if finder is PathFinder else finder for finder in sys.meta_path]
"""
"""Makes a Python in which the two large libraries cannot be found."""


@pytest.fixture
def without_part(monkeypatch):
    monkeypatch.setattr(image, "can_see", lambda: False)


def taken(raw: bytes, **terms) -> Image.Image:
    return Image.fromarray(license_picture(raw, Look(**terms), seed=3))


@pytest.mark.parametrize("angle", [0, 5, 12, 33, 90, 180])
def test_a_good_picture_is_read_at_any_angle(without_part, angle):
    assert payload_of(taken(LICENSE, px=4, angle=angle), today=TODAY) == LICENSE


def test_a_photograph_from_a_phone_is_read(without_part):
    photo = io.BytesIO()
    taken(LICENSE, px=6, angle=8, blur=0.7, noise=5).save(photo, "JPEG", quality=85)
    assert scan_image(photo.getvalue(), today=TODAY).license is not None


def test_a_card_that_is_not_flawless_is_read_a_second_way_before_it_is_trusted(without_part):
    wrong = with_wrong_lengths(LICENSE, by=1)
    found = find_plain(taken(wrong, px=4, angle=1), today=TODAY)
    assert (found.payload, found.trust, found.agreed) == (wrong, Trust.FAIR, True)


def test_a_picture_without_a_code_says_so(without_part):
    scan = scan_image(Image.new("RGB", (400, 300), "white"), today=TODAY)
    assert "No license bar code" in scan.problem


def test_a_file_that_is_no_picture_says_so(without_part):
    assert scan_image(b"%PDF-1.7", today=TODAY).problem == str(NOT_PICTURE)


def test_a_vehicle_number_in_a_square_code_is_read(without_part):
    code = cv2.QRCodeEncoder.create().encode("1HGCM82633A004352")
    large = np.kron(code, np.ones((8, 8), np.uint8))
    framed = np.pad(large, 40, constant_values=255)
    found = find_plain(Image.fromarray(framed), today=TODAY, vehicles=True)
    assert (found.payload, found.symbology) == (b"1HGCM82633A004352", "QR Code")


def test_the_reader_starts_where_the_large_libraries_are_missing(tmp_path):
    picture = tmp_path / "license.png"
    taken(LICENSE, px=4).save(picture)
    script = WITHOUT + (
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from scanners.pictures.image import payload_of\n"
        "from scanners.pictures.parts import cameras_here\n"
        "import tracs_mobile.bootstrap, tracs_mobile.device_trials\n"
        "assert cameras_here() == ()\n"
        f"read = payload_of(Path({str(picture)!r}), today=date(2025, 6, 1))\n"
        "assert not {'cv2', 'numpy'} & set(sys.modules)\n"
        "print(read.hex())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.stdout.strip()) == ("", LICENSE.hex())


class Heard:
    def __init__(self) -> None:
        self.states = []

    def on_scan(self, scan) -> None: ...

    def on_frame(self, frame) -> None: ...

    def on_device(self, state) -> None:
        self.states.append(state)


def test_a_camera_that_cannot_be_read_says_what_to_ask_for(monkeypatch):
    monkeypatch.setattr("tracs_mobile.scanners_here.can_see", lambda: False)
    book = DeviceBook(
        scanners=(ScannerSetup(id="eye", name="Camera", kind=LinkKind.CAMERA, url="camera:0"),)
    )
    heard = Heard()
    here = ScannersHere(lambda: book, events=heard, today=lambda: TODAY)
    here.start_camera()
    here.close()
    assert [(one.presence, one.said) for one in heard.states] == [
        (Presence.LOST, parts.NO_CAMERA_PART)
    ]
    assert here.health(book.scanners[0]).said == parts.NO_CAMERA_PART
