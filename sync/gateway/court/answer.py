"""What the court's side says of a file: a small JSON, read with suspicion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracs_mobile.domain.canonical import load_object
from tracs_mobile.errors import BadInput

_CODE = re.compile(r"[A-Za-z0-9_-]{0,40}")
_NUMBER = re.compile(r"[A-Za-z0-9-]{1,100}")
LONGEST_NOTE = 1_000
_STATES = ("accepted", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtAnswer:
    """`code` is a machine word that may be kept in the open; `note` may name a person."""

    number: str
    seq: int
    state: str
    code: str
    note: str


def read_answer(raw: bytes) -> CourtAnswer:
    """The answer in `raw`. Raises BadInput."""
    plain = load_object(raw, limit=20_000)
    number, seq, state = plain.get("number"), plain.get("seq"), plain.get("state")
    code, note = plain.get("code", ""), plain.get("note", "")
    if type(seq) is not int or not isinstance(number, str) or not _NUMBER.fullmatch(number):
        raise BadInput("The answer names no ticket.")
    if state not in _STATES or not isinstance(code, str) or not isinstance(note, str):
        raise BadInput("The answer does not say accepted or refused.")
    if not _CODE.fullmatch(code) or len(note) > LONGEST_NOTE or "\0" in note:
        raise BadInput("The code or the note of the answer cannot be kept.")
    return CourtAnswer(number=number, seq=seq, state=state, code=code, note=note.strip())
