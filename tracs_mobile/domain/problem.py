"""One thing that is wrong with a draft: which field, how bad, and the sentence for the officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import NO_CHARGE, ChargeId, FieldPath
from tracs_mobile.domain.stop import DocumentKind, Draft


class Severity(Enum):
    """Whether a problem stops the issue or can be passed with a reason."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem of a draft. `code` is stable and names the rule; `message` is for the screen.

    `instead` is the charge the law wants in place of this one, when there is one to offer.
    """

    field: FieldPath
    message: str
    severity: Severity
    code: str
    instead: ChargeId = NO_CHARGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules look at: the draft and all that decides about it.

    `today` is the local date, `training` whether everything is practice.
    """

    draft: Draft
    pack: LawPack
    officer: Officer
    today: date
    now: datetime
    training: bool = False

    @property
    def complaints(self) -> tuple[int, ...]:
        """The positions of the charges that become complaints or notices."""
        entries = enumerate(self.draft.charges)
        return tuple(at for at, e in entries if e.kind is DocumentKind.COMPLAINT)

    @property
    def commercial_driver(self) -> bool:
        """Whether the stricter rules for commercial licenses and vehicles apply."""
        return self.draft.driver.cdl is True or self.draft.vehicle.commercial


def block(field: str, code: str, message: str, *, instead: ChargeId = NO_CHARGE) -> Problem:
    """A problem that has to be mended before the ticket can be issued."""
    return Problem(
        field=FieldPath(field),
        message=message,
        severity=Severity.BLOCK,
        code=code,
        instead=instead,
    )


def warn(field: str, code: str, message: str) -> Problem:
    """A problem the officer may pass."""
    return Problem(field=FieldPath(field), message=message, severity=Severity.WARN, code=code)
