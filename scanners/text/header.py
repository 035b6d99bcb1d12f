"""Find where a license begins in a text and what its header says, without trusting positions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scanners.text import issuers

# Some cards say AAMVA for ANSI; a lost letter is seen too. The digits make it a header.
MARKS = ("ANSI", "AAMVA", "AMVA", "AAMV", "ANS1")
"""How the kind of file is spelled in front of the issuer number."""
_MARK = re.compile(rf"({'|'.join(MARKS)}) {{0,3}}(?=\d{{5}})", re.ASCII)
# Without a legible mark, a published issuer number with a version and a designator behind it.
_UNMARKED = re.compile(
    r"([A-Za-z0-9]{0,5})[\n\r ]{0,3}(?=(?:6[03][46]\d{3}|990876)\d{4,6} ?"
    r"(?:DL|ID|EN|RG|TD|VH|OW|IR|MC|VS)[0-9a-z ]{8})",
    re.ASCII,
)
_DIGITS = re.compile(r"\d[\d ]{4,15}", re.ASCII)
_LICENSE_TYPES = frozenset(("DL", "ID", "EN"))
_VEHICLE_TYPES = {
    "RG": "a vehicle registration",
    "TD": "a vehicle title",
    "VH": "a vehicle document",
    "OW": "a vehicle owner document",
    "IR": "an apportioned (IRP) registration",
    "MC": "a motor carrier document",
    "VS": "a vehicle inspection",
}
# The four characters of the offset are not always digits ("abac"), but never an element's name.
_DESIGNATOR = re.compile(
    r"[\n\r\x1c-\x1f ]*(DL|ID|EN|RG|TD|VH|OW|IR|MC|VS|Z[A-Z])"
    r"(?! ?(?:D[A-D][A-Z]|PA[A-F]|Z[A-Z][A-Z]))([0-9A-Za-z ]{4})([0-9]{4})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One subfile as the header declares it: its type and (often wrong) offset and length."""

    kind: str
    offset: int | None
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a license. `body_at` is where the elements begin in the text."""

    mark: str
    iin: str
    version: int
    entries: int | None
    parts: tuple[Part, ...]
    starts_at: int
    body_at: int
    whole: bool

    @property
    def vehicle_document(self) -> str:
        """What kind of vehicle document this is, or `""` when it is a license."""
        kinds = [part.kind for part in self.parts]
        if any(kind in _LICENSE_TYPES for kind in kinds):
            return ""
        return next((_VEHICLE_TYPES[kind] for kind in kinds if kind in _VEHICLE_TYPES), "")

    @property
    def license_part(self) -> Part | None:
        """The declared license subfile."""
        return next((part for part in self.parts if part.kind in _LICENSE_TYPES), None)

    @property
    def declared_end(self) -> int | None:
        """Characters from the `@` to the declared end of the last subfile; a hint, never a law."""
        ends = [part.offset + part.length for part in self.parts if part.offset]
        return max(ends) if ends else None


def find_headers(text: str) -> list[Header]:
    """Every license header in the text, in order; two mean that two scans ran together."""
    found = [_read(text, mark) for mark in _MARK.finditer(text)]
    if not found and (mark := _UNMARKED.search(text)):
        found = [header for header in [_read(text, mark)] if issuers.state_of(header.iin)]
    # Later ones count only with their `@`: the same letters may stand in a value.
    return [header for at, header in enumerate(found) if not at or text[header.starts_at] == "@"]


def _read(text: str, mark: re.Match[str]) -> Header:
    found = _DIGITS.match(text, mark.end())
    digits = found[0].replace(" ", "") if found else ""
    position = found.end() if found else mark.end()
    iin = issuers.completed(digits)
    rest = digits[5:] if iin == "6" + digits[:5] else digits[6:]
    version, entries = _version(rest)
    parts: list[Part] = []
    while designator := _DESIGNATOR.match(text, position):
        offset = designator[2]
        parts.append(
            Part(
                kind=designator[1],
                offset=int(offset) if offset.isdecimal() else None,
                length=int(designator[3]),
            )
        )
        position = designator.end()
    at = text.rfind("@", max(0, mark.start() - 12), mark.start())
    return Header(
        mark=mark[1],
        iin=iin,
        version=version,
        entries=entries,
        parts=tuple(parts),
        starts_at=at if at >= 0 else mark.start(),
        body_at=position,
        whole=text[max(0, at) : mark.end()] == "@\n\x1e\rANSI " and at >= 0,
    )


def _version(rest: str) -> tuple[int, int | None]:
    """Version and number of subfiles from the digits behind the issuer number.

    Six digits: version, jurisdiction version, entries. Four: version 1, or a later card that
    left the jurisdiction version out (IL). Fewer: cards older than the standard.
    """
    if len(rest) >= 6:
        return int(rest[:2]), int(rest[4:6])
    if len(rest) == 4:
        return int(rest[:2]), int(rest[2:4])
    return (int(rest[:2]) if len(rest) >= 2 else 0), None
