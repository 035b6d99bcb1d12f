"""Writes a request as the text of an e-mail, in the order of the procedure, and as a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tracs_mobile.domain import canonical
from tracs_mobile.domain.request import AgencyRequest, RequestKind
from tracs_mobile.domain.request_labels import (
    AGENCY_LABELS,
    CHANGE_LABELS,
    CHANGE_WORDS,
    CONTACT_LABELS,
    END,
    HEAD_LABELS,
    HEADINGS,
    NOTE_MARK,
    OFFICER_LABELS,
    TITLE_CHANGE,
    TITLE_NEW,
    Section,
)
from tracs_mobile.domain.request_tidy import tidied
from tracs_mobile.errors import BadInput

FORMAT = "tracs-mobile/agency-request/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFile:
    """The attachment: the request with the name of its format."""

    format: str
    request: AgencyRequest


def request_json(request: AgencyRequest) -> bytes:
    """The attachment: canonical bytes, logo included. `from_json` reads them back."""
    return canonical.encode(RequestFile(format=FORMAT, request=tidied(request)))


def from_json(raw: bytes) -> AgencyRequest:
    """The request of an attachment, tidied. Raises BadInput with a sentence."""
    try:
        plain = canonical.load_object(raw)
        found = plain.get("format")
    except RecursionError as fault:
        raise BadInput("The attachment is nested too deep to be a request.") from fault
    if found != FORMAT:
        raise BadInput("The attachment is not a request that this program knows.")
    return tidied(canonical.from_plain(RequestFile, plain).request)


def request_email(request: AgencyRequest) -> str:
    """The text of the e-mail. The labels never change; an empty field stands there empty.

    The logo is told of, not contained. `read_request` reads the text back.
    """
    tidy = tidied(request)
    lines = [TITLE_NEW if tidy.kind is RequestKind.NEW else TITLE_CHANGE, ""]
    lines += _section(Section.AGENCY, _labelled(tidy, AGENCY_LABELS))
    lines.insert(-1, f"Logo: {'attached' if tidy.logo_png else 'none'}")
    lines += _section(Section.HEAD, _labelled(tidy.head, HEAD_LABELS))
    lines += _section(Section.CONTACT, _labelled(tidy.contact, CONTACT_LABELS))
    lines += _section(Section.OFFICERS, _officers(tidy), count=len(tidy.officers))
    lines += _section(Section.CHANGES, _changes(tidy), count=len(tidy.changes))
    if tidy.note:
        notes = (f"{NOTE_MARK}{line}" for line in tidy.note.split("\n"))
        lines += _section(Section.NOTE, notes)
    return "\n".join([*lines, END, ""])


def email_subject(request: AgencyRequest) -> str:
    """The subject of the e-mail; says who asks for what."""
    tidy = tidied(request)
    what = "new agency" if tidy.kind is RequestKind.NEW else "changes"
    who = " ".join(part for part in (tidy.judiciary_code, tidy.agency_name) if part)
    return f"e-Ticket request, {what}: {who}".strip(" :")


def day_text(day: date | None) -> str:
    """A day as it stands in the e-mail, MM/DD/YYYY; empty for none."""
    return "" if day is None else f"{day.month:02}/{day.day:02}/{day.year:04}"


def _section(section: Section, body: Iterable[str], count: int | None = None) -> list[str]:
    heading = HEADINGS[section] if count is None else f"{HEADINGS[section]} ({count})"
    return [heading, *body, ""]


def _labelled(holder: object, labels: Iterable[tuple[str, str]], indent: str = "") -> Iterator[str]:
    for name, label in labels:
        value = getattr(holder, name)
        shown = day_text(value) if isinstance(value, date) else value or ""
        yield f"{indent}{label}: {shown}".rstrip()


def _officers(request: AgencyRequest) -> Iterator[str]:
    for at, officer in enumerate(request.officers, start=1):
        yield f"Officer {at}"
        labels = OFFICER_LABELS if officer.starts_on else OFFICER_LABELS[:-1]
        yield from _labelled(officer, labels, "  ")


def _changes(request: AgencyRequest) -> Iterator[str]:
    for at, change in enumerate(request.changes, start=1):
        yield f"Change {at}: {CHANGE_WORDS[change.kind]}"
        yield from _labelled(change, CHANGE_LABELS, "  ")


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_US = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.ASCII)
_NAMED = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})", re.ASCII)
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? ", re.I
)


def day_of(text: str) -> date | None:
    """A day in any usual American spelling; None for anything else."""
    plain = _WEEKDAY.sub("", " ".join(text.split()))[:40].rstrip(".")
    if found := _US.fullmatch(plain):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return _date(int(year), int(found[1]), int(found[2]))
    if found := _ISO.fullmatch(plain):
        return _date(*(int(part) for part in found.groups()))
    if found := _NAMED.fullmatch(plain):
        return _date(int(found[3]), _month(found[1]), int(found[2]))
    if found := _DAY_FIRST.fullmatch(plain):
        return _date(int(found[3]), _month(found[2]), int(found[1]))
    return None


def _month(name: str) -> int:
    return next((at for at, m in enumerate(_MONTHS, start=1) if name.lower().startswith(m)), 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return datetime(year, month, day).date()  # noqa: DTZ001 - a day has no zone
    except ValueError:
        return None
