"""Keep the print log: what is noted before the first byte goes out, and what came of it.

A laptop can lose its power in the middle of a ticket. What was begun and has no outcome then counts
as interrupted, so that the next print of it is owed and marked as a reprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.ports import Clock, PrintRecord, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.history import PRINT
from tracs_mobile.wording import say

BEGUN = "print begun"
"""Kind of the audit link that stands before a print; its outcome is a link of kind `PRINT`."""

NO_PRINTER = PrintOutcome(
    grade=PrintGrade.NOT_STARTED,
    printer="",
    said=say(
        "No printer is set up. The ticket is issued; its print is owed. "
        "Save it as a PDF or show it on the screen."
    ),
    cause=Cause.NOT_SET_UP,
)

STOPPED = PrintOutcome(
    grade=PrintGrade.NOT_STARTED,
    printer="",
    said=say(
        "You stopped the print. The ticket stays issued and its print is owed. Nothing was printed."
    ),
    cause=Cause.CANCELED,
)

_CUT_OFF = PrintOutcome(
    grade=PrintGrade.INTERRUPTED,
    printer="",
    said=say(
        "The program ended while this ticket was being printed. The ticket stays issued and its "
        "print is owed. Look at what came out; if it is not whole, throw it away and print again."
    ),
)
_AGAIN = PrintOutcome(
    grade=PrintGrade.OWED, printer="", said=say("The whole paper is to be printed again.")
)


def note_begun(
    document_id: DocumentId, *, units: UnitOfWorkFactory, clock: Clock, actor: str
) -> None:
    """Note that a document goes to the printer now, and that its paper is owed until it is out.

    Whoever prints a ticket again did not get it whole, whatever the log says. Raises StoreError.
    """
    with units() as unit:
        _settle(unit, document_id, clock)
        if _is_out(unit.prints.log(document_id)):
            record(unit, document_id, _AGAIN, clock=clock, actor=actor)
        unit.audit.append(kind=BEGUN, actor=actor, body=f"{document_id} begun", at=clock.now())
        unit.commit()


def settle_cut_off(*, units: UnitOfWorkFactory, clock: Clock) -> None:
    """Call every print interrupted that was begun and has no outcome. Raises StoreError.

    Only while nothing prints: at sign-on.
    """
    with units() as unit:
        for document_id in unit.prints.owed():
            _settle(unit, document_id, clock)
        unit.commit()


def record(
    unit: UnitOfWork, document_id: DocumentId, outcome: PrintOutcome, *, clock: Clock, actor: str
) -> None:
    """Append an outcome to the print log and to the audit, in the caller's unit of work."""
    now = clock.now()
    attempt = unit.prints.record(document_id, outcome, now)
    unit.audit.append(
        kind=PRINT,
        actor=actor,
        body=f"{document_id} attempt {attempt} {outcome.grade.value} {outcome.job_sha256}",
        at=now,
    )


def _settle(unit: UnitOfWork, document_id: DocumentId, clock: Clock) -> None:
    links = unit.audit.about(document_id)
    last = next((link for link in reversed(links) if link.kind in (BEGUN, PRINT)), None)
    if last is not None and last.kind == BEGUN:
        record(unit, document_id, _CUT_OFF, clock=clock, actor=last.actor)


def _is_out(records: Sequence[PrintRecord]) -> bool:
    """Whether paper came out since it was last asked for."""
    return any(record.outcome.paper_came_out for record in since_asked(records))


def since_asked(records: Sequence[PrintRecord]) -> Iterator[PrintRecord]:
    """What was tried since the paper was last asked for, newest first."""
    return takewhile(lambda r: r.outcome.grade is not PrintGrade.OWED, reversed(records))
