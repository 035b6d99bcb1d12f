"""Ways of looking at a picture for a PDF417 symbol, from cheap to dear."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import zxingcpp

from scanners import locate
from scanners.locate import Gray

View = tuple[str, Callable[[], list[bytes]]]
"""The name of a way of looking, and what it reads: the bytes of every symbol it can make out."""

_PDF417 = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.PDF417)
_LARGEST_RETOUCHED = 6_000_000


def decoded(gray: Gray) -> list[bytes]:
    """The bytes of all PDF417 symbols that lie about level or upright."""
    found = zxingcpp.read_barcodes(np.ascontiguousarray(gray), formats=_PDF417, try_invert=False)
    return [code.bytes for code in found if code.valid and code.bytes]


def views(gray: Gray) -> Iterator[View]:
    """The picture as it is, then each place with bars in it, then all of it turned level."""
    yield "plain", lambda: decoded(gray)
    for patch in locate.patches(gray):
        yield _view("patch", patch)
        yield from _worked(patch)
    yield from _worked(gray)


def _worked(gray: Gray) -> Iterator[View]:
    """A picture turned level, its symbols cut out, and these retouched."""
    turned = [(angle, locate.rotated(gray, angle)) for angle in locate.bar_angles(gray)]
    for angle, picture in turned:
        if abs(angle) >= 0.1:
            yield _view("level", picture)
    pictures = [picture for _, picture in turned] or [gray]
    cut: list[Gray] = []
    for picture in pictures:
        for symbol in locate.symbols(picture):
            cut.append(symbol)
            yield from _straight(symbol)
    for picture in (*cut, *pictures):
        if picture.size <= _LARGEST_RETOUCHED:
            yield from _retouched(picture)


def _view(name: str, picture: Gray) -> View:
    return name, lambda: decoded(picture)


def _straight(symbol: Gray) -> Iterator[View]:
    """A cut-out symbol as it is, and once more turned by what is left of its angle."""
    yield _view("cut", symbol)
    left = next(iter(locate.bar_angles(symbol, most=1)), 0.0)
    if 0.2 <= abs(left) <= 12:
        yield _view("cut level", locate.rotated(symbol, left))


def _retouched(picture: Gray) -> Iterator[View]:
    big = locate.doubled(picture)
    yield _view("doubled", big)
    yield "sharpened", lambda: decoded(locate.sharpened(big))
    calm = locate.calmed(picture)
    yield "calmed", lambda: decoded(locate.doubled(calm))
    for name, noisy in (("averaged", calm), ("averaged raw", picture)):
        yield _view(name, locate.doubled(locate.averaged(noisy)))
