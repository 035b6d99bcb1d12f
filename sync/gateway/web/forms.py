"""What a page sends back: small texts and files, bounded before they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from sync.gateway.reading import Refused

MAX_FORM = 30_000_000
"""Bytes of a whole form; a bundle of a thousand tickets is far below."""
MAX_FIELDS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields by name, and uploaded files by name."""

    fields: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def text(self, name: str, limit: int = 200) -> str:
        """A field without blanks around it, at most `limit` characters; empty when absent."""
        return self.fields.get(name, "").strip()[:limit]

    def file(self, name: str) -> bytes:
        """An uploaded file; empty when absent."""
        return self.files.get(name, b"")


async def read_form(request: Request) -> Form:
    """The form of a request. Raises Refused: 413 when too large, 400 when it cannot be read."""
    declared = request.headers.get("content-length", "")
    if not declared.isdigit() or int(declared) > MAX_FORM:
        raise Refused(413, "TOO_LARGE", "That is more than a page may send.")
    try:
        found = await request.form(max_files=20, max_fields=MAX_FIELDS, max_part_size=4_000_000)
    except (MultiPartException, HTTPException, ValueError) as fault:
        raise Refused(400, "UNREADABLE", "The page could not be read. Load it again.") from fault
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name, value in found.multi_items():
        if isinstance(value, UploadFile):
            files[name] = await value.read()
        else:
            fields[name] = value
    await found.close()
    return Form(fields=fields, files=files)
