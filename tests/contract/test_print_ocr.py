"""A stranger reads the paper: tesseract finds the key fields on the picture of every kind."""

import functools
import io
import os
import shutil
import subprocess
import unicodedata

import pytest
from PIL import Image, ImageOps

from printers.pages.page import page_image
from printers.paper.place import paper_rows
from printers.profiles import profile_named
from tracs_mobile.testing.samples import samples

pytestmark = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract-ocr is not installed"
)
both = pytest.mark.parametrize("profile", ["generic-4in-832", "generic-3in-576"])

LOOKS = ((2, "4"), (3, "4"), (2, "6"))
"""Enlargement and page segmentation of each look.

Tesseract wants about 300 dots an inch and more, the paper has 203. It stumbles over dotted zeros
and over bar codes now and then, so a field may be found at the second look or the third.
"""

LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "l": "1", "|": "1"})
"""No typeface of a receipt printer tells these apart for sure."""

ON_EVERY_PAPER = {
    "defendant": "BELANGEOIX, NOEMIE R",
    "birth date": "04/17/",
    "license": "48213307 VT",
    "day issued": "11/21/2026 22:48 EST",
    "place": "Barre City",
    "county": "Washington County",
    "officer": "Officer M. TREMBLAYE",
    "agency": "BARRE CITY POLICE",
    "judiciary code": "code 1234",
}

KEY_FIELDS = {
    "complaint": {
        "form": "VERMONT CIVIL VIOLATION COMPLAINT",
        "number": "TRAIN-0000124",
        "section": "23 V.S.A. § 1007",
        "speed": "49 mph in a 35 mph zone",
        "amount": "$144.00",
        "points": "POINTS",
        "answer by": "Sat 12/12/2026",
        "no contest": "NO CONTEST",
        "denied": "DENIED",
        "plate": "plate HKB 412 VT",
        "VIN": "4S4BSANC5K3212345",
    },
    "every-field": {
        "number": "TRAIN-0000131",
        "guardian": "LUCIENNE BELANGEOIX, 9 OAKE ST",
        "personal id": "PIDX 77-4102",
        "zone": "WORK ZONE, workers present",
        "mile marker": "MM 12.4",
        "proof by": "Wed 12/02/2026",
        "active duty": "yes (asked)",
    },
    "municipal": {
        "parties": "CITY OF BARRE v.",
        "ordinance": "section 4-12",
        "waiver": "$100.00",
        "full penalty": "$250.00",
    },
    "notice": {
        "form": "NOTICE OF VIOLATION",
        "number": "TRAIN-0000132",
        "contact by": "Sun 12/06/2026",
        "program": "Washington County Diversion Program",
    },
    "warning": {
        "form": "WARNING",
        "number": "TRAIN-0000125",
        "amount": "NOTHING TO PAY",
        "plate": "plate HKB 412 VT",
    },
}


@functools.cache
def read_by_machine(name, profile, look):
    """What tesseract reads on the page as it would come out of the printer."""
    scale, segmentation = LOOKS[look]
    found = profile_named(profile)
    page = page_image(paper_rows(samples()[name], found), found).convert("L")
    page = ImageOps.expand(page, border=40, fill=255)
    page = page.resize((page.width * scale, page.height * scale), Image.Resampling.LANCZOS)
    out = subprocess.run(
        ["tesseract", "-", "-", "--psm", segmentation, "--dpi", str(203 * scale)],
        input=_png(page),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return comparable(out.stdout.decode("utf-8"))


def not_found(wanted, name, profile):
    """The fields that no look finds; further looks are taken only while some are missing."""
    missing = dict(wanted)
    for look in range(len(LOOKS)):
        if missing:
            text = read_by_machine(name, profile, look)
            missing = {f: said for f, said in missing.items() if comparable(said) not in text}
    return missing


def _png(page):
    out = io.BytesIO()
    page.save(out, format="PNG", compress_level=1)
    return out.getvalue()


def comparable(text):
    """Without accents, blanks and the differences that no reader can be sure of."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return "".join(plain.split()).translate(LOOK_ALIKES).casefold()


@both
@pytest.mark.parametrize("name", KEY_FIELDS)
def test_the_key_fields_are_read_from_the_picture_of_the_paper(name, profile):
    assert not_found({**ON_EVERY_PAPER, **KEY_FIELDS[name]}, name, profile) == {}


@both
def test_a_void_is_read_at_once(profile):
    text = read_by_machine("voided", profile, 0)

    assert comparable("VOID") in text
    assert comparable("Do not pay it and do not answer it.") in text
    assert comparable("ANSWER BY") not in text
