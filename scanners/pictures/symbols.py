"""Read the bar codes of vehicles in a picture: Code 39, Code 128, QR, Data Matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
import zxingcpp

from scanners.pictures import locate, second
from scanners.pictures.kinds import FORMATS, KINDS, REPAIRED
from scanners.pictures.locate import Gray
from scanners.text.vin import vins_in

_LARGEST_RETOUCHED = 1_500_000
_LEAST_VIEWS = 3
_LEAST_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """What one bar code holds, and the name of its kind.

    `sure` is true when it repairs itself or several views of the picture showed the same.
    """

    raw: bytes
    symbology: str
    sure: bool = False


def always() -> bool:
    """Nobody asks to stop."""
    return True


def find_symbols(
    gray: Gray, *, deadline_s: float = 1.5, go_on: Callable[[], bool] = always
) -> tuple[Symbol, ...]:
    """The bar codes in a picture that hold together, the quick ways of looking first.

    A QR or Data Matrix symbol repairs itself and ends the search, and so does a vehicle number
    with the right check digit that two views show. Other bars have hardly a check of their own, and
    a slanting cut through a long code can look like a short one: such a text must be four
    characters long and show in three views, and in more than any other. `go_on` is asked between
    two looks. No bar code: ().
    """
    ends_at = perf_counter() + deadline_s
    seen: Counter[Symbol] = Counter()
    for look in _looks(gray):
        fresh = look()
        seen.update(set(fresh))
        sure = [one for one in fresh if _repaired(one) or (_holds_vin(one) and seen[one] > 1)]
        if sure:
            return tuple(replace(one, sure=True) for one in sure)
        if perf_counter() > ends_at or not go_on():
            break
    return _likeliest(seen)


def _likeliest(seen: Counter[Symbol]) -> tuple[Symbol, ...]:
    """What may be taken of bars that no two views with a right check digit agree on."""
    vins = [symbol for symbol in seen if _holds_vin(symbol)]
    if vins:
        return tuple(vins) if len(vins) == 1 else ()
    ranked = seen.most_common(2)
    if not ranked or ranked[0][1] < _LEAST_VIEWS or len(ranked[0][0].raw.strip()) < _LEAST_LENGTH:
        return ()
    if len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]:
        return ()
    return (replace(ranked[0][0], sure=True),)


def quick_symbols(gray: Gray) -> tuple[Symbol, ...]:
    """The same in one look, for the frames of a camera; some milliseconds."""
    return tuple(replace(one, sure=_repaired(one)) for one in _decoded(gray) if _likely(one))


def _likely(symbol: Symbol) -> bool:
    return _repaired(symbol) or _holds_vin(symbol)


def _repaired(symbol: Symbol) -> bool:
    return symbol.symbology in REPAIRED


def _holds_vin(symbol: Symbol) -> bool:
    """Whether it holds a vehicle number with the right check digit."""
    return bool(vins_in(symbol.raw.decode("latin-1").strip("* ")))


def _second(gray: Gray) -> tuple[Symbol, ...]:
    return tuple(Symbol(raw=raw, symbology=kind) for raw, kind in second.read_again(gray))


def _decoded(gray: Gray) -> tuple[Symbol, ...]:
    found = zxingcpp.read_barcodes(np.ascontiguousarray(gray), formats=FORMATS, try_invert=False)
    return tuple(
        Symbol(raw=code.bytes, symbology=KINDS[code.format])
        for code in found
        if code.valid and code.format in KINDS and code.bytes
    )


_Look = Callable[[], tuple[Symbol, ...]]


def _looks(gray: Gray) -> Iterator[_Look]:
    """Ways of looking at the picture, from cheap to dear."""
    yield lambda: _decoded(gray)
    flat = locate.flattened(gray)
    yield lambda: _decoded(flat)
    turned = [locate.rotated(flat, angle) for angle in locate.bar_angles(gray, most=3)] or [flat]
    for picture in turned:
        yield lambda picture=picture: _decoded(picture)  # type: ignore[misc]
        yield lambda picture=picture: _decoded(locate.averaged(picture, 9))  # type: ignore[misc]
    yield lambda: _second(flat)
    cut = [part for picture in turned for part in locate.symbols(picture)]
    small = [part for part in (*cut, *turned) if part.size <= _LARGEST_RETOUCHED]
    for part in small:
        yield lambda part=part: _decoded(locate.averaged(part, 9))  # type: ignore[misc]
    for part in small:
        for view in _retouched(part):
            yield lambda view=view: _decoded(view())  # type: ignore[misc]


def _retouched(part: Gray) -> Iterator[Callable[[], Gray]]:
    yield lambda: locate.enlarged(part, 2)
    yield lambda: locate.sharpened(locate.enlarged(part, 2))
    yield lambda: locate.enlarged(locate.softened(part), 3)
    yield lambda: locate.sharpened(locate.enlarged(part, 3))
    yield lambda: locate.enlarged(locate.calmed(part), 2)
