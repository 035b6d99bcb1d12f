"""Gathers a request from the texts, files and signature of a message."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from tracs_mobile.domain.names import FieldPath
from tracs_mobile.domain.problem import Problem, block, warn
from tracs_mobile.domain.request import AgencyRequest
from tracs_mobile.domain.request_found import Found, ReadFrom, Reading
from tracs_mobile.domain.request_lines import Line, lines_of
from tracs_mobile.domain.request_logo import logo_size
from tracs_mobile.domain.request_loose import EMAIL
from tracs_mobile.domain.request_mail import Attached, Mail, text_of
from tracs_mobile.domain.request_parts import Parts
from tracs_mobile.domain.request_table import split_title
from tracs_mobile.domain.request_tidy import clean, hides
from tracs_mobile.domain.request_words import TextReader
from tracs_mobile.wording import say

_INLINE = re.compile(r"^(?:image\d{0,4}|outlook-.*|oledata.*|image/\w+)(?:\.\w+)?$", re.IGNORECASE)
_MOST_UNREAD = 5
_HIDDEN = say(
    "The text holds invisible characters, which were taken out. Compare names and numbers with the "
    "original."
)
_NOTHING_FOUND = say(
    "Nothing of a request was found in this text. It needs at least the agency's name and its "
    "judiciary code, each after its label."
)


def reading_of(mail: Mail, read_from: ReadFrom) -> Reading:
    """What the texts and files of a message say, our own attachment apart."""
    parts = Parts()
    text = "\n\n".join(mail.texts).replace("\r\n", "\n").replace("\r", "\n")
    lines = lines_of(text)
    TextReader(parts).read(lines)
    for file in mail.files:
        _read_table_file(file, parts)
    senders = (*mail.senders, *_senders_in(lines))
    _sign(parts, lines, senders)
    logo, remarks = _logo(mail.files)
    request, found = parts.request()
    request = dataclasses.replace(request, logo_png=logo)
    if logo:
        found = (*found, Found(path=FieldPath("logo_png"), value="", where="attached picture"))
    told = [*mail.remarks, *parts.remarks, *remarks, *sender_remarks(request, senders)]
    told += _unread(parts.unread)
    if hides(text):
        told.append(warn("note", "reading.hidden", _HIDDEN))
    if not found:
        told.append(block("note", "reading.nothing", _NOTHING_FOUND))
    return Reading(
        request=request,
        read_from=read_from if found else ReadFrom.NOTHING,
        found=found,
        remarks=tuple(told),
        text=text[:200_000],
    )


def _unread(places: list[str]) -> Iterator[Problem]:
    """A warning about lines that look like officers: nobody may be left out in silence."""
    if not places:
        return
    shown = ", ".join(places[:_MOST_UNREAD])
    more = f" and {len(places) - _MOST_UNREAD} more" if len(places) > _MOST_UNREAD else ""
    yield warn(
        "officers",
        "reading.unread",
        say(
            "Not read as officers: {shown}{more}. Compare the original. A first line over the "
            "columns helps: job title, legal name, LEO number, username.",
            shown=shown,
            more=more,
        ),
    )


def _read_table_file(file: Attached, parts: Parts) -> None:
    """A spreadsheet saved as text; other files are told of."""
    name = file.name.lower()
    if name.endswith((".csv", ".tsv", ".txt")):
        TextReader(parts, place=f"{file.name}, line").read(lines_of(text_of(file.data)))
    elif name.endswith((".xlsx", ".xls", ".docx", ".doc", ".pdf", ".ods")):
        parts.remarks.append(
            warn(
                "officers",
                "reading.file",
                say(
                    "{name} cannot be read here. Open it, copy the table and paste it into the "
                    "text.",
                    name=file.name,
                ),
            )
        )


def _logo(files: tuple[Attached, ...]) -> tuple[bytes, list[Problem]]:
    """The picture that is meant as the logo: one named so, else the only real one."""
    pictures = [f for f in files if f.kind.startswith("image/") or f.name.lower().endswith(".png")]
    named = [f for f in pictures if "logo" in f.name.lower()]
    real = named or [f for f in pictures if not _INLINE.match(f.name)]
    for file in real:
        if logo_size(file.data) is not None:
            return file.data, []
    if real:
        told = say("{name} is not a PNG picture; the logo is needed as PNG.", name=real[0].name)
        return b"", [warn("logo_png", "reading.logo", told)]
    return b"", []


def _senders_in(lines: tuple[Line, ...]) -> Iterator[tuple[str, str]]:
    """The From lines of pasted and forwarded messages."""
    for line in lines[:500]:
        if line.text.lower().lstrip("*").startswith("from:"):
            address = EMAIL.search(line.text)
            if address is not None:
                name = line.text[5 : address.start()].strip(' *<["(').removesuffix("mailto:")
                yield clean(name.strip(' *<["(')), address[0]


def _sign(parts: Parts, lines: tuple[Line, ...], senders: tuple[tuple[str, str], ...]) -> None:
    """The Head of Department of a mail that does not name one: who signed it, who sent it."""
    if "head.name" not in parts.values:
        signed = [line for line in lines if line.signature and line.text][:2]
        if signed and 3 <= len(signed[0].bare) <= 60 and ":" not in signed[0].bare:
            title, name = split_title(clean(signed[0].bare))
            where = f"signature, line {signed[0].at}"
            parts.put("head.name", name, where)
            parts.put("head.title", title, where)
            _title_below(parts, signed)
    if "head.email" not in parts.values and senders:
        parts.put("head.email", senders[0][1], "the From line of the e-mail")


def _title_below(parts: Parts, signed: list[Line]) -> None:
    below = clean(signed[1].bare) if len(signed) > 1 else ""
    if below and split_title(f"{below} x")[0] == below:
        parts.put("head.title", below, f"signature, line {signed[1].at}")


def sender_remarks(
    request: AgencyRequest, senders: tuple[tuple[str, str], ...]
) -> Iterator[Problem]:
    """A warning when the mail is not from the Head of Department, who authorizes: should be."""
    head = request.head.email.lower()
    if not senders or not head:
        return
    if head not in {address.lower() for _, address in senders}:
        yield warn(
            "head.email",
            "reading.sender",
            say(
                "The e-mail came from {senders}, not from the Head of Department ({head}). Make "
                "sure the Head of Department authorizes the request.",
                senders=senders[0][1],
                head=head,
            ),
        )
