"""Damage payloads as scanners, cables and printers do, and say what is unsound about the read."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from tracs_mobile.domain.license import LicenseRead, Read, Scan, VehicleRead
from tracs_mobile.testing.licenses import (
    Holder,
    invented_holder,
    license_payload,
    stripe_payload,
    with_foreign_bytes,
    with_separator,
    with_swapped_case,
    with_wrong_lengths,
    without_separators,
)
from tracs_mobile.testing.vehicles import (
    invented_vehicle,
    invented_vin,
    registration_payload,
    swiped,
)

_DOCUMENTS = ("RG", "TD", "VH", "OW", "IR", "MC", "VS")
_MARKS = (b"\n", b"\r\n", b"\r", b" ", b"|", b"~", b"^", b"\t", b"\x1d", b"\x1e")
_PIECES = (
    b"DAQ", b"DCS", b"DBB", b"ANSI ", b"@\n\x1e\rANSI 636024", b"VAD", b"RAM", b"<LF>", b"\\n",
    b"%0A", b"&#10;", b"]L2", b"%VT", b";636028", b"=", b"\x1b[A", b"\xff\xfe", b"\xc3\x89",
    b"1HGCM82633A004352", b"00000000", b"77", b"\x00", b"^^^^^", b"\xe2\x90\x8a",
)  # fmt: skip


def whole_payload(seed: int) -> bytes:
    """A flawless payload of a kind that the seed chooses: licenses of all versions most often."""
    chance = random.Random(seed)  # noqa: S311 - repeatable damage, not a secret
    kind = seed % 16
    if kind < 9:
        return license_payload(invented_holder(chance.randrange(500)), version=seed % 12)
    if kind < 12:
        car = invented_vehicle(chance.randrange(500))
        return registration_payload(car, kind=chance.choice(_DOCUMENTS))
    if kind == 12:
        who = Holder(city="VANCOUVER", state="BC", postal="V6B 1A1", number="7712345")
        return stripe_payload(who)
    if kind == 13:
        third = chance.choice(("%", "#", "+", "!", "_%"))
        month = chance.choice(("", "", "77", "88", "99", "13", "00"))
        holder = invented_holder(chance.randrange(500))
        return swiped(
            holder, state="CA", iin="636014", number="251234567", third=third, month=month
        )
    if kind == 14:
        return chance.choice((b"", b"*", b"]A0", b"I")) + invented_vin(seed).encode("ascii")
    return f"https://labels.example/car?vin={invented_vin(seed)}&plate=GHT{seed % 1000:03d}".encode(
        "ascii"
    )


def _cut_out(raw: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(raw) + 1)
    raw[at : at + chance.randrange(20)] = b""
    return raw


def _noise(raw: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(raw) + 1)
    raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 8)))
    return raw


def _changed(raw: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(raw) + 1)
    raw[at : at + 1] = bytes([chance.randrange(256)])
    return raw


def _repeated(raw: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(raw) + 1)
    raw[at:at] = raw[chance.randrange(len(raw) + 1) :][: chance.randrange(60)]
    return raw


def _dropped(raw: bytearray, chance: random.Random) -> bytearray:
    return raw.replace(bytes([chance.choice(b"\n\r\x1eDA0^=?")]), b"", chance.randrange(1, 40))


def _piece(raw: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(raw) + 1)
    raw[at:at] = chance.choice(_PIECES)
    return raw


def _ended(raw: bytearray, chance: random.Random) -> bytearray:
    del raw[chance.randrange(len(raw) + 1) :]
    return raw


def _swapped(raw: bytearray, chance: random.Random) -> bytearray:
    if len(raw) > 1:
        at, other = chance.randrange(len(raw)), chance.randrange(len(raw))
        raw[at], raw[other] = raw[other], raw[at]
    return raw


def _wedge(raw: bytearray, chance: random.Random) -> bytearray:
    """What keyboards, code pages and editors do to a whole scan."""
    ways: tuple[Callable[[bytes], bytes], ...] = (
        without_separators,
        with_swapped_case,
        lambda whole: with_separator(whole, chance.choice(_MARKS)),
        lambda whole: with_foreign_bytes(whole, seed=chance.randrange(1000)),
        lambda whole: with_wrong_lengths(whole, by=chance.randrange(-9, 40)),
        lambda whole: whole.decode("latin-1").encode("utf-8"),
        lambda whole: whole.decode("latin-1").encode("utf-16"),
        lambda whole: whole.replace(b"\n", b"<LF>").replace(b"\r", b"<CR>"),
        lambda whole: whole.replace(b"\n", b"\\n").replace(b"\r", b"\\r"),
        lambda whole: re.sub(rb"[\x00-\x1f]", b"", whole).lower(),
        lambda whole: whole + whole,
    )
    return bytearray(chance.choice(ways)(bytes(raw)))


_WAYS = (_cut_out, _noise, _changed, _changed, _repeated, _dropped, _piece, _ended, _swapped)


def mutated(seed: int) -> bytes:
    """A payload damaged in one to eight ways; the same seed is the same bytes."""
    chance = random.Random(seed * 7919 + 13)  # noqa: S311 - repeatable damage, not a secret
    raw = bytearray(whole_payload(seed))
    if chance.random() < 0.4:
        raw = _wedge(raw, chance)
    for _ in range(chance.randrange(1, 9)):
        raw = chance.choice(_WAYS)(raw, chance)
    return bytes(raw)


_TYPES: dict[str, type] = {
    "birth_date": date,
    "expiry_date": date,
    "issue_date": date,
    "height_in": int,
    "weight_lb": int,
    "year": int,
}


def unsound(scan: Scan) -> list[str]:
    """What is wrong with a scan whatever the bytes were; field names only, never their values."""
    said = [scan.license is not None, scan.vehicle is not None, bool(scan.problem)]
    found = [] if sum(said) == 1 else ["not exactly one of license, vehicle and problem"]
    for read in (scan.license, scan.vehicle):
        if read is not None:
            found += _unsound_read(read)
    if scan.delivered is None:
        found.append("nothing is told of how it arrived")
    return found


def _unsound_read(read: LicenseRead | VehicleRead) -> list[str]:
    found = []
    for item in fields(read):
        held: Any = getattr(read, item.name)
        texts: tuple[Any, ...] = held if isinstance(held, tuple) else (held,)
        if isinstance(held, Read):
            if held.value is not None and type(held.value) is not _TYPES.get(item.name, str):
                found.append(f"{item.name} is of a wrong type")
            texts = (held.value, held.warning)
        for text in texts:
            if isinstance(text, str) and (text != text.strip() or _has_control(text)):
                found.append(f"{item.name} has a control character or blanks around it")
    return found


def _has_control(text: str) -> bool:
    return any(unicodedata.category(char) == "Cc" for char in text)
