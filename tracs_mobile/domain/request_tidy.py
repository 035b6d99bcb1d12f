"""The same request in its cleanest form: no stray blanks, nothing invisible, codes in capitals."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import Any, TypeVar

from tracs_mobile.domain.request import (
    AgencyRequest,
    HeadOfDepartment,
    PointOfContact,
    RequestedChange,
    RequestedOfficer,
)

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"})
"""Unicode categories that show nothing: controls, bidi marks, halves of letters, odd blanks."""
_CAPITALS = frozenset({"judiciary_code", "ori", "agency"})
_LEO_PREFIX = re.compile(
    r"^(?:(?:leo|id|badge|jsid)\b[ .]*(?:number|no\b\.?)?[ #:]*|[#:] *)(?=.)", re.IGNORECASE
)
_LONGEST = 1_000
_LONGEST_NOTE = 5_000

_NOBODY = RequestedOfficer()

Part = TypeVar("Part", HeadOfDepartment, PointOfContact, RequestedOfficer, RequestedChange)


def tidied(request: AgencyRequest) -> AgencyRequest:
    """The request as both ends compare it: `read_request(request_email(x))` gives `tidied(x)`.

    Words are never changed beyond blanks, hidden characters and the capitals of codes and numbers;
    rows of the officers' table without a word are left out.
    """
    plain: dict[str, Any] = {
        name: _value(name, getattr(request, name))
        for name in ("judiciary_code", "agency_name", "address", "phone", "ori", "municipality")
    }
    return dataclasses.replace(
        request,
        **plain,
        head=_part(request.head),
        contact=_part(request.contact),
        officers=tuple(filter(_NOBODY.__ne__, map(_part, request.officers))),
        changes=tuple(_part(change) for change in request.changes),
        note=clean_lines(request.note),
    )


def clean(text: str) -> str:
    """One line without hidden characters, with single blanks, composed (NFC)."""
    shown = "".join(" " if unicodedata.category(c) in _HIDDEN else c for c in text[:_LONGEST])
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def clean_lines(text: str) -> str:
    """A note: lines as in `clean`, no more than one empty line in a row, none at the ends."""
    lines: list[str] = []
    for line in text[:_LONGEST_NOTE].replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        tidy = clean(line)
        if tidy or (lines and lines[-1]):
            lines.append(tidy)
    return "\n".join(lines).strip("\n")


def hides(text: str) -> bool:
    """Whether a text holds characters that nobody sees, beyond line ends, tabs and blanks."""
    return any(unicodedata.category(c) in _HIDDEN and c not in " \t\r\n\xa0" for c in text)


def clean_username(text: str) -> str:
    """A username of the DPS domain without the domain in front of it."""
    tidy = clean(text)
    domain, back, name = tidy.rpartition("\\")
    return name if back and domain.isalnum() and name else tidy


def clean_leo(text: str) -> str:
    """A LEO number in capitals, without `LEO #` in front."""
    tidy = clean(text)
    while len(tidy) > 5 and (prefix := _LEO_PREFIX.match(tidy)):
        tidy = tidy[prefix.end() :]
    return tidy.upper()


def _part(part: Part) -> Part:
    changed: dict[str, Any] = {
        f.name: _value(f.name, getattr(part, f.name))
        for f in dataclasses.fields(part)
        if isinstance(getattr(part, f.name), str)
    }
    return dataclasses.replace(part, **changed)


def _value(name: str, text: str) -> str:
    if name == "username":
        return clean_username(text)
    if name == "leo_number":
        return clean_leo(text)
    tidy = clean(text)
    return tidy.upper() if name in _CAPITALS else tidy
