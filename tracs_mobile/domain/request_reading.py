"""Reads a request back: from a mail message, from our attachment alone, from pasted text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from enum import Enum

from tracs_mobile.domain.canonical import Plain
from tracs_mobile.domain.names import FieldPath
from tracs_mobile.domain.problem import Problem, block
from tracs_mobile.domain.request import AgencyRequest
from tracs_mobile.domain.request_found import Found, ReadFrom, Reading
from tracs_mobile.domain.request_gather import reading_of, sender_remarks
from tracs_mobile.domain.request_html import html_to_text
from tracs_mobile.domain.request_mail import MOST_BYTES, Attached, Mail, is_mail, text_of, unpack
from tracs_mobile.domain.request_text import day_text, from_json, request_email
from tracs_mobile.domain.words import fold
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0",
        say(
            "This is an Outlook file (.msg). Save the e-mail as text or as .eml, or copy its text "
            "and paste it."
        ),
    ),
    (b"%PDF", say("This is a PDF. Copy its text and paste it.")),
    (b"PK\x03\x04", say("This is a workbook or a document. Copy its table or text and paste it.")),
    (b"\x89PNG", say("This is a picture. The request is text; upload the e-mail it came with.")),
    (
        b"\xff\xd8\xff",
        say("This is a picture. The request is text; upload the e-mail it came with."),
    ),
)
_TWO_FILES = say(
    "Two different request files are attached. Ask the agency which one is right; the first one is "
    "shown."
)


def read_request(raw: bytes) -> Reading:
    """Read a request from a mail message, from our attachment alone, or from pasted text.

    Never raises: what cannot be read becomes a sentence in `remarks`, and the rest is still read.
    """
    if len(raw) > MOST_BYTES:
        return _nothing(
            say("This is larger than a request can be. Send the e-mail without other files.")
        )
    kind = next((told for start, told in _FOREIGN if raw.startswith(start)), "")
    if kind:
        return _nothing(kind)
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _from_file(raw)
    if is_mail(raw):
        return _from_mail(unpack(raw))
    text = text_of(raw)
    if _is_page(text):
        text = html_to_text(text)
    return reading_of(Mail(texts=(text,)), ReadFrom.TEXT)


def _nothing(told: str) -> Reading:
    problem = block("note", "reading.nothing", told)
    return Reading(request=AgencyRequest(), read_from=ReadFrom.NOTHING, remarks=(problem,))


def _is_page(text: str) -> bool:
    start = text[:500].lstrip().lower()
    return start.startswith(("<!doctype html", "<html", "<body", "<table", "<div", "<p>", "<meta"))


def _from_file(raw: bytes) -> Reading:
    try:
        request = from_json(raw.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except BadInput as fault:
        return _nothing(str(fault))
    return _attached(request, "the file", ())


def _attached(request: AgencyRequest, where: str, remarks: tuple[Problem, ...]) -> Reading:
    found = tuple(
        Found(path=FieldPath(path), value=value, where=where) for path, value in values_of(request)
    )
    return Reading(
        request=request,
        read_from=ReadFrom.ATTACHMENT,
        found=found,
        remarks=remarks,
        text=request_email(request),
    )


def values_of(request: AgencyRequest) -> Iterator[tuple[str, str]]:
    """Every field with a value: its path, and the value as text."""
    for item in dataclasses.fields(request):
        held = getattr(request, item.name)
        if isinstance(held, str) and held:
            yield item.name, held
        elif isinstance(held, bytes) and held:
            yield item.name, f"{len(held):,} bytes"
        elif isinstance(held, tuple):
            for at, part in enumerate(held):
                yield from _part_values(f"{item.name}.{at}", part)
        elif dataclasses.is_dataclass(held):
            yield from _part_values(item.name, held)


def _part_values(path: str, part: Plain) -> Iterator[tuple[str, str]]:
    for item in dataclasses.fields(part):
        held = getattr(part, item.name)
        if isinstance(held, Enum) or not held:
            continue
        yield f"{path}.{item.name}", day_text(held) if isinstance(held, date) else str(held)


def _from_mail(mail: Mail) -> Reading:
    requests, faults = _attachments(mail.files)
    by_text = reading_of(mail, ReadFrom.MAIL)
    if not requests:
        return dataclasses.replace(by_text, remarks=(*by_text.remarks, *faults))
    request = requests[0]
    remarks = [*mail.remarks, *faults]
    if any(other != request for other in requests[1:]):
        remarks.append(block("note", "reading.two_files", _TWO_FILES))
    remarks += _contradictions(request, by_text)
    remarks += sender_remarks(request, mail.senders)
    reading = _attached(request, "our attachment", tuple(remarks))
    return dataclasses.replace(reading, text=by_text.text or reading.text)


def _attachments(files: tuple[Attached, ...]) -> tuple[list[AgencyRequest], list[Problem]]:
    found: list[AgencyRequest] = []
    faults: list[Problem] = []
    for file in files:
        if not (file.name.lower().endswith(".json") or file.kind == "application/json"):
            continue
        try:
            found.append(from_json(file.data))
        except BadInput as fault:
            faults.append(block("note", "reading.attachment", f"{file.name}: {fault}"))
    return found, faults


def _contradictions(request: AgencyRequest, by_text: Reading) -> Iterator[Problem]:
    """What somebody changed in the text after the attachment was written, or the other way."""
    said = {path: value for path, value in values_of(by_text.request)}
    for path, value in values_of(request):
        other = said.get(path, "")
        if path not in ("logo_png", "note") and other and fold(other) != fold(value):
            yield block(
                path,
                "reading.contradiction",
                say(
                    "The attachment says “{value}”, the text of the e-mail “{other}”. Ask "
                    "the agency which one is right.",
                    value=value[:60],
                    other=other[:60],
                ),
            )
