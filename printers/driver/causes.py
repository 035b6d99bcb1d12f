"""From what a printer said, or failed to say, to why it cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from printers.escpos.status import (
    ASK_BATTERY_BIXOLON,
    ASK_BATTERY_EPSON,
    Condition,
    Reply,
    ReplyKind,
)
from tracs_mobile.domain.devices import Cause

_BATTERY_QUERIES = (("bixolon-", ASK_BATTERY_BIXOLON), ("epson-tm-p", ASK_BATTERY_EPSON))


def battery_query(profile_name: str) -> bytes:
    """How a printer of this profile is asked for its battery; empty when no manual says how."""
    return next((ask for start, ask in _BATTERY_QUERIES if profile_name.startswith(start)), b"")


def cause_of_condition(condition: Condition) -> Cause:
    """The first thing that has to be put right; NONE when nothing is wrong."""
    if condition.cover_open:
        return Cause.COVER_OPEN
    if condition.paper_out:
        return Cause.PAPER_OUT
    if condition.battery_low and not condition.good:
        return Cause.BATTERY_LOW
    if condition.hot:
        return Cause.HEAD_HOT
    if condition.broken or condition.offline:
        return Cause.FAULT
    return Cause.NONE


_SPOKEN_FIRST = (b"$G", b"$P", b"$B", b"!AI", b"HTTP/", b"SSH-", b"ANSI ", b"AAMVA", b"<html")
"""GPS receivers, AIS, web and SSH servers, the bar code of a license."""

_FEW = 2
_TEXT_SHARE = 0.8
_LINE_MARKS = frozenset(b"\t\n\r\x02\x03\x1c\x1d\x1e\x1f")
_PAPER_BITS = 0x0F


def stranger(heard: bytes, replies: Sequence[Reply]) -> Cause | None:
    """What else than a printer may be talking: WRONG_PORT, NOT_A_PRINTER; None when nothing is.

    `heard` is everything that came since the line was opened and before a byte of a job was sent,
    `replies` the same in pieces. A single odd byte may be noise, unless nothing else came.
    """
    if any(mark in heard for mark in _SPOKEN_FIRST):
        return Cause.WRONG_PORT
    odd = sum(map(_odd, replies))
    answered = any(reply.kind is ReplyKind.REAL_TIME for reply in replies)
    if odd < _FEW and (answered or not odd):
        return None
    letters = sum(0x20 <= byte <= 0x7E or byte in _LINE_MARKS for byte in heard)
    return Cause.WRONG_PORT if letters >= _TEXT_SHARE * len(heard) else Cause.NOT_A_PRINTER


def _odd(reply: Reply) -> bool:
    """Nothing was asked with GS r yet; a late answer to it has paper bits only."""
    if reply.kind is ReplyKind.IN_ORDER:
        return reply.raw[0] > _PAPER_BITS
    return reply.kind is ReplyKind.OTHER
