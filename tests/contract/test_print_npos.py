"""An independent reader of ESC/POS takes every sample job apart and rebuilds its pictures."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from printers.escpos_job import encode_job
from printers.ink import raster_of
from printers.page import page_image
from printers.place import code_page_for, paper_rows, sent_as_picture
from printers.profiles import profile_named
from tracs_mobile.testing.samples import samples

NPOS = Path(__file__).parents[1] / "npos"
PROFILES = ["generic-4in-832", "generic-3in-576"]
TOP = 12


def _npos_is_there():
    homes = [NPOS / "node_modules", *map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep))]
    return any((home / "npos/package.json").is_file() for home in homes)


pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed"),
    pytest.mark.skipif(not _npos_is_there(), reason="npos is not installed in tests/npos"),
]


@pytest.fixture(params=[(name, profile) for name in sorted(samples()) for profile in PROFILES])
def taken_apart(request, tmp_path):
    """The rows of a sample, its page, and what npos says of its job."""
    name, profile = request.param
    found = profile_named(profile)
    path = tmp_path / "job.bin"
    path.write_bytes(encode_job([samples()[name]], found))
    out = subprocess.run(
        ["node", "read_job.js", str(path)], cwd=NPOS, check=True, capture_output=True, text=True
    )
    rows = paper_rows(samples()[name], found)
    return samples()[name], found, rows, json.loads(out.stdout)


def test_every_byte_is_accounted_for_and_every_picture_is_ours_to_the_dot(taken_apart):
    paper, profile, rows, read = taken_apart

    assert read["covered"] == read["size"] > 10_000
    _pictures_are_equal(profile, rows, read["rasters"])
    _words_are_there(paper, read["text"])
    _codes_read_back(paper, read["rasters"])


def _pictures_are_equal(profile, rows, rebuilt):
    """Each band of npos stands where the page has it, row by row."""
    page = page_image(rows, profile)
    codec, _ = code_page_for(rows, profile)
    bands = iter(rebuilt)
    y = TOP
    for row in rows:
        if sent_as_picture(row, codec):
            raster = raster_of(row, profile.width_dots)
            got = []
            while len(got) < raster.dots_high:
                band = next(bands)
                got += [line for line in band["rows"] for _ in range(2 if band["doubled"] else 1)]
            top = y + raster.top
            box = (0, top, raster.stride * 8, top + raster.dots_high)
            assert got == _dots(page.crop(box))
        y += row.height
    assert next(bands, None) is None


def _dots(image):
    raw, wide = image.convert("L").tobytes(), image.width
    lines = (raw[at : at + wide] for at in range(0, len(raw), wide))
    return ["".join("0" if value else "1" for value in line) for line in lines]


def _words_are_there(paper, text):
    violation = paper.document.violation
    squeezed = "".join(text.split())
    for words in (violation.statute, violation.title, paper.document.vehicle.vin):
        assert "".join(words.split()) in squeezed


def _codes_read_back(paper, rasters):
    """All pictures below each other, as npos rebuilt them, hold the codes of the ticket."""
    wide = max(len(r["rows"][0]) for r in rasters)
    lines = [
        line.ljust(wide, "0")
        for r in rasters
        for line in r["rows"]
        for _ in range(2 if r["doubled"] else 1)
    ]
    quiet = 40
    image = Image.new("L", (wide + 2 * quiet, len(lines) + 2 * quiet), 255)
    raw = bytes(0 if dot == "1" else 255 for line in lines for dot in line)
    image.paste(Image.frombytes("L", (wide, len(lines)), raw), (quiet, quiet))
    found = {code.text for code in zxingcpp.read_barcodes(image)}

    if paper.short_form:
        assert {paper.document.number, paper.short_form} <= found
