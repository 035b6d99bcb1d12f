"""What a page sends back: small texts and files, bounded in size and time while they are read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect

from sync.gateway.reading import Refused, storable

MAX_FORM = 30_000_000
"""Bytes of a whole form; a bundle of a thousand tickets is far below."""
MAX_FIELDS = 400
MAX_FILES = 20
WITHIN_S = 120.0
"""Seconds until a whole form must be here."""

Files = Mapping[str, tuple[tuple[str, bytes], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields by name, and files by name: each with its name on the sender's disk."""

    fields: Mapping[str, str] = field(default_factory=dict)
    files: Files = field(default_factory=dict)

    def text(self, name: str, limit: int = 200) -> str:
        """A field without blanks around it, at most `limit` characters; empty when absent."""
        return self.fields.get(name, "").strip()[:limit]

    def file(self, name: str) -> bytes:
        """An uploaded file; empty when absent."""
        return next((raw for _, raw in self.files.get(name, ())), b"")

    def many(self, name: str) -> tuple[tuple[str, bytes], ...]:
        """Every file of a field that takes several, with the names they came under."""
        return self.files.get(name, ())

    def number(self, name: str, otherwise: int = 0, most: int = 2**31 - 1) -> int:
        """A whole number from 0 to `most`; `otherwise` for anything else."""
        plain = self.fields.get(name, "").strip()
        if not (plain.isascii() and plain.isdigit() and len(plain) <= 12):
            return otherwise
        return min(int(plain), most)


async def read_form(request: Request, most: int = MAX_FORM) -> Form:
    """The form of a request. Raises Refused: 413 too large, 408 too slow, 400 unreadable.

    Also 400 for a text that no database can hold.
    """
    declared = request.headers.get("content-length", "")
    if declared and not (declared.isdigit() and int(declared) <= most):
        raise _too_large()
    bounded = Request(request.scope, _Bounded(request, most))
    try:
        async with asyncio.timeout(WITHIN_S):
            found = await bounded.form(
                max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=4_000_000
            )
    except TimeoutError as fault:
        raise Refused(
            408, "TOO_SLOW", "The page took too long to arrive. Send it again."
        ) from fault
    except (MultiPartException, HTTPException, ValueError, ClientDisconnect) as fault:
        raise Refused(400, "UNREADABLE", "The page could not be read. Load it again.") from fault
    try:
        form = await _form(found)
    finally:
        await found.close()
    must_be_storable(form.fields.values())
    return form


def must_be_storable(texts: Iterable[str]) -> None:
    """Raise Refused (400) for a text that no database can hold: nobody types one by chance."""
    if not all(map(storable, texts)):
        raise Refused(400, "UNREADABLE", "The page could not be read. Load it again.")


class _Bounded:
    """The channel a body comes from, cut off once it is longer than a form may be.

    Without it a sender who declares no length could go on for ever.
    """

    def __init__(self, request: Request, most: int) -> None:
        self._receive = request.receive
        self._left = most

    async def __call__(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _too_large()
        return message


def _too_large() -> Refused:
    return Refused(413, "TOO_LARGE", "That is more than a page may send.")


async def _form(found: FormData) -> Form:
    fields: dict[str, str] = {}
    files: dict[str, tuple[tuple[str, bytes], ...]] = {}
    for name, value in found.multi_items():
        if isinstance(value, UploadFile):
            raw = await value.read()
            if raw or value.filename:
                files[name] = (*files.get(name, ()), (value.filename or "", raw))
        else:
            fields[name] = value
    return Form(fields=fields, files=files)
