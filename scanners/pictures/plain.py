"""Read a picture with the decoder alone, where what reads cameras and hard ones is not installed.

Good pictures are read as surely as by the full reader: the same checks judge what comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import zxingcpp
from PIL import Image, ImageOps

from scanners.pictures.files import LONGEST_SIDE, gray_image
from scanners.pictures.judged import DAMAGED, NO_CODE, Found, weighed
from scanners.pictures.kinds import FORMATS, KINDS, REPAIRED
from scanners.text.gate import Trust
from scanners.text.vin import vins_in
from tracs_mobile.errors import UnreadableScan

_PDF417 = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.PDF417)
_TURNS = sorted(range(-44, 45, 4), key=abs)
"""Degrees; the decoder itself reads symbols that lie about level or upright."""
_SMALL = 1500
_DEADLINE_S = 6.0


def find_plain(
    picture: Path | bytes | Image.Image, *, today: date, vehicles: bool = False
) -> Found:
    """The license in a picture; with `vehicles` else a code of a vehicle. Raises UnreadableScan."""
    gray = gray_image(picture)
    gray.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    try:
        return _license(gray, today=today)
    except UnreadableScan:
        if vehicles:
            for found in _vehicle(gray):
                return found
        raise


def _license(gray: Image.Image, *, today: date) -> Found:
    ends_at = perf_counter() + _DEADLINE_S
    seen: dict[bytes, Found] = {}
    problem = NO_CODE
    for step, look in _looks(gray):
        for payload in _payloads(look):
            found = weighed(payload, step=step, today=today)
            if found.trust is Trust.STRICT or payload in seen:
                return replace(found, agreed=payload in seen)
            if found.trust is Trust.NONE:
                problem = DAMAGED
            else:
                seen[payload] = found
        if perf_counter() > ends_at:
            break
    if len(seen) != 1:
        raise UnreadableScan(DAMAGED if seen else problem)
    return next(iter(seen.values()))


def _payloads(gray: Image.Image) -> list[bytes]:
    found = zxingcpp.read_barcodes(gray, formats=_PDF417, try_invert=False)
    return [code.bytes for code in found if code.valid and code.bytes]


def _looks(gray: Image.Image) -> Iterator[tuple[str, Image.Image]]:
    """The picture as it is, with all its range of gray, larger, and turned."""
    yield "plain", gray
    even = ImageOps.autocontrast(gray, cutoff=2)
    yield "even", even
    if max(gray.size) < _SMALL:
        yield "larger", even.resize((gray.width * 2, gray.height * 2), Image.Resampling.BICUBIC)
    for angle in _TURNS:
        turned = even.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        yield "turned", turned


def _vehicle(gray: Image.Image) -> Iterator[Found]:
    """A code that repairs itself, or a vehicle number whose check digit is right."""
    for _, look in _looks(gray):
        for code in zxingcpp.read_barcodes(look, formats=FORMATS, try_invert=False):
            kind = KINDS.get(code.format)
            if not code.valid or kind is None or not code.bytes:
                continue
            sure = kind in REPAIRED
            if sure or vins_in(code.bytes.decode("latin-1").strip("* ")):
                yield Found(
                    payload=code.bytes,
                    trust=Trust.FAIR,
                    agreed=sure,
                    step="symbol",
                    license=False,
                    symbology=kind,
                )
