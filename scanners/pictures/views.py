"""Ways of looking at a picture for a PDF417 symbol, from cheap to dear."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scanners.pictures import locate
from scanners.pictures.grid import read_grid
from scanners.pictures.locate import Gray
from scanners.pictures.pdf417 import decoded

View = tuple[str, Callable[[], list[bytes]]]
"""The name of a way of looking, and what it reads: the bytes of every symbol it can make out."""

_LARGEST_RETOUCHED = 6_000_000
_LARGEST_COMPARED = 700_000


def views(gray: Gray) -> Iterator[View]:
    """The picture as it is, then each place with bars in it, then all of it turned level."""
    yield "plain", lambda: decoded(gray)
    patches = list(locate.patches(gray))
    for patch in patches:
        yield _view("patch", patch)
        yield from _worked(patch, compare=True)
    yield from _worked(gray, compare=not patches)


def _worked(gray: Gray, *, compare: bool) -> Iterator[View]:
    """A picture turned level, its symbols cut out, and these retouched.

    `compare` is true when it is worth the time to compare word by word.
    """
    turned = [(angle, locate.rotated(gray, angle)) for angle in locate.bar_angles(gray)]
    yield from (_view("level", picture) for angle, picture in turned if abs(angle) >= 0.1)
    pictures = [picture for _, picture in turned] or [gray]
    cut = [symbol for picture in pictures for symbol in locate.symbols(picture)]
    for symbol in cut:
        yield from _straight(symbol)
    for picture in (*pictures[:1], *cut[:1]):
        if compare and picture.size <= _LARGEST_COMPARED:
            yield _by_likeness(picture)
    for picture in (*cut, *pictures):
        if picture.size <= _LARGEST_RETOUCHED:
            yield from _retouched(picture)


def _by_likeness(picture: Gray) -> View:
    return "likeness", lambda: [raw for raw in (read_grid(picture),) if raw is not None]


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
