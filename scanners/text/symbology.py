"""Which kind of bar code a scan came from, when the scanner or the decoder says so."""

from __future__ import annotations

import re
from types import MappingProxyType

_AIM = re.compile(rb"\A\s*\]([A-Za-z])[0-9A-Za-z]")
# ISO/IEC 15424 gives each kind of bar code a letter.
_BY_LETTER = MappingProxyType(
    {
        "A": "Code 39",
        "C": "Code 128",
        "E": "EAN/UPC",
        "F": "Codabar",
        "G": "Code 93",
        "I": "Interleaved 2 of 5",
        "L": "PDF417",
        "Q": "QR Code",
        "d": "Data Matrix",
        "z": "Aztec",
    }
)
_BY_WORD = MappingProxyType(
    {re.sub(r"[^a-z0-9]", "", name.lower()): name for name in _BY_LETTER.values()}
    | {"qr": "QR Code", "itf": "Interleaved 2 of 5"}
    | dict.fromkeys(("ean8", "ean13", "upca", "upce"), "EAN/UPC")
)
LINEAR = frozenset(("Code 39", "Code 93", "Code 128", "Codabar"))
"""Kinds of one row that may hold a plate or a VIN."""
GOODS = frozenset(("EAN/UPC", "Interleaved 2 of 5"))
"""Kinds that number goods and cartons, never a vehicle."""


def symbology_of(raw: bytes, named: str = "") -> str:
    """The kind of bar code by the AIM identifier in front of `raw`, or as a decoder `named` it.

    Returns `""` when neither says so.
    """
    if found := _AIM.match(raw):
        return _BY_LETTER.get(found[1].decode("ascii"), "")
    if aim := _AIM.match(named.encode("ascii", errors="replace")):
        return _BY_LETTER.get(aim[1].decode("ascii"), "")
    return _BY_WORD.get(re.sub(r"[^a-z0-9]", "", named.lower()), "")
