"""A QR code that a page draws by itself: nothing is fetched and nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_MARGIN = 4
"""Modules of white around the code; readers want as many (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrDrawing:
    """`path` are the dark modules as the `d` of an SVG path, on a square of `side` units."""

    side: int
    path: str


def qr_drawing(text: str) -> QrDrawing:
    """The QR code of `text`."""
    from qrcode.main import QRCode  # noqa: PLC0415  wanted on one page, and by few gateways

    code: QRCode = QRCode(border=_MARGIN)  # type: ignore[type-arg]
    code.add_data(text)
    rows = code.get_matrix()
    return QrDrawing(side=len(rows), path="".join(_runs(y, row) for y, row in enumerate(rows)))


def _runs(y: int, row: Sequence[bool]) -> str:
    """The dark stretches of one row, each as a closed box."""
    found, x = [], 0
    for dark, cells in groupby(row):
        width = len(list(cells))
        if dark:
            found.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(found)
