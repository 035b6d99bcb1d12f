"""Find a bar code in a gray picture, and say how far what it holds can be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import perf_counter

from scanners.pictures.judged import DAMAGED, NO_CODE, Found, weighed
from scanners.pictures.locate import Gray
from scanners.pictures.symbols import Symbol, always, find_symbols
from scanners.pictures.views import views
from scanners.text.gate import Trust
from tracs_mobile.errors import UnreadableScan

DEADLINE_S = 6.0
_SYMBOLS_S = 1.5


def find_any(
    gray: Gray,
    *,
    today: date,
    deadline_s: float = DEADLINE_S,
    go_on: Callable[[], bool] = always,
) -> Found:
    """The license in a gray picture, else a bar code of a vehicle. Raises UnreadableScan.

    `go_on` is asked between two looks; when it answers False the search ends.
    """
    try:
        return find_payload(gray, today=today, deadline_s=deadline_s, go_on=go_on)
    except UnreadableScan:
        for symbol in find_symbols(gray, deadline_s=min(deadline_s, _SYMBOLS_S), go_on=go_on):
            return found_symbol(symbol)
        raise


def find_payload(
    gray: Gray,
    *,
    today: date,
    deadline_s: float = DEADLINE_S,
    go_on: Callable[[], bool] = always,
) -> Found:
    """Look for a wide bar code in a gray picture, the quick ways first.

    Stops at the first read that is flawless, or that two views agree on. A license that the gate
    refuses is never given back. Raises UnreadableScan.
    """
    ends_at = perf_counter() + deadline_s
    seen: dict[bytes, Found] = {}
    problem = NO_CODE
    for step, read in views(gray):
        for payload in read():
            found = weighed(payload, step=step, today=today)
            if found.trust is Trust.STRICT or payload in seen:
                return replace(found, agreed=payload in seen)
            if found.trust is Trust.NONE:
                problem = DAMAGED
            else:
                seen[payload] = found
        if perf_counter() > ends_at or not go_on():
            break
    if len(seen) != 1:
        raise UnreadableScan(DAMAGED if seen else problem)
    return next(iter(seen.values()))


def found_symbol(symbol: Symbol) -> Found:
    """A bar code of a vehicle as something found."""
    return Found(
        payload=symbol.raw,
        trust=Trust.FAIR,
        agreed=symbol.sure,
        step="symbol",
        license=False,
        symbology=symbol.symbology,
    )
