"""What a reading of a request gives: the request, where each field was found, and what was odd."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tracs_mobile.domain.names import FieldPath
from tracs_mobile.domain.problem import Problem
from tracs_mobile.domain.request import AgencyRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One value as found: the field's path and where, for instance `line 12` or `attachment …`."""

    path: FieldPath
    value: str
    where: str


class ReadFrom(Enum):
    """What the request was taken from."""

    ATTACHMENT = "our attachment"
    MAIL = "the text of an e-mail"
    TEXT = "pasted text"
    NOTHING = "nothing that could be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A request as it was read; `request_rules.request_problems` judges the request itself.

    `remarks` tell of what the reading itself met: fields given twice, a file that could not be
    read. `text` is what was read, line by line, for showing beside the fields.
    """

    request: AgencyRequest
    read_from: ReadFrom
    found: tuple[Found, ...] = ()
    remarks: tuple[Problem, ...] = ()
    text: str = ""

    def where(self, path: str) -> str:
        """Where the field at `path` was found; empty when it was not."""
        return next((f.where for f in self.found if f.path == path), "")
