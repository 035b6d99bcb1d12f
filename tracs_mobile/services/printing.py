"""Print what was issued, and keep account of what is still owed on paper."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracs_mobile.domain.document import Issued, Printable
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import Clock, Printer, UnitOfWorkFactory

log = logging.getLogger(__name__)

NO_PRINTER = PrintOutcome(
    grade=PrintGrade.NOT_STARTED,
    printer="",
    said="No printer is set up. The ticket is issued; its print is owed. "
    "Save it as a PDF or show it on the screen.",
)

_NOT_NOTED = (
    "The disk did not take the note of it, so the outcome could not be noted and the print still "
    "counts as owed. Free some space."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Everything printing needs from outside; `actor` is who prints, for the audit."""

    units: UnitOfWorkFactory
    clock: Clock
    short_form: Callable[[Issued], str]
    defendant_copies: int
    actor: str = "print lane"


def printable_of(
    document_id: DocumentId, *, pack: LawPack, tools: Printing, copy: str = ""
) -> Printable:
    """The paper of an issued document, from what the file holds. Raises StoreError."""
    with tools.units() as unit:
        issued = unit.documents.get(document_id)
        entry = unit.audit.entry_of(document_id)
        logo = unit.records.logo_png()
        earlier = unit.prints.log(document_id)
    if issued is None or entry is None:
        raise StoreError("This ticket is not on this laptop.")
    reprints = sum(1 for record in earlier if _may_have_left_paper(record.outcome))
    return Printable(
        document=issued.document,
        notices=pack.notices,
        short_form=tools.short_form(issued),
        audit_head=entry.hash.hex()[:8],
        audit_entry=entry.seq,
        copy=copy,
        reprint=reprints,
        logo_png=logo,
    )


def _may_have_left_paper(outcome: PrintOutcome) -> bool:
    return outcome.paper_came_out or outcome.grade is PrintGrade.INTERRUPTED


def copies_of(printable: Printable, *, defendant_copies: int) -> tuple[Printable, ...]:
    """The copies to hand out: two of a complaint (4 V.S.A. § 1105(a)), one of a warning."""
    if printable.document.kind is DocumentKind.WARNING:
        return (replace(printable, copy="DRIVER'S COPY"),)
    names = (f"DEFENDANT'S COPY {n} OF {defendant_copies}" for n in range(1, defendant_copies + 1))
    return tuple(replace(printable, copy=name) for name in names)


def print_document(
    document_id: DocumentId, *, printer: Printer | None, pack: LawPack, tools: Printing
) -> PrintOutcome:
    """Print one document on `printer` and record what is known of it.

    Raises StoreError when nothing was printed.
    """
    if printer is None:
        outcome = NO_PRINTER
    else:
        printable = printable_of(document_id, pack=pack, tools=tools)
        outcome = printer.print_copies(
            copies_of(printable, defendant_copies=tools.defendant_copies)
        )
    log.info("Print of a ticket: %s", outcome.grade.value)
    try:
        _record(document_id, outcome, tools)
    except StoreError as error:
        # Paper cannot be taken back, and a sentence about the disk alone would hide it.
        log.warning("The outcome of a print could not be stored: %s", type(error).__name__)
        return replace(outcome, said=f"{outcome.said} {_NOT_NOTED}")
    return outcome


def _record(document_id: DocumentId, outcome: PrintOutcome, tools: Printing) -> None:
    with tools.units() as unit:
        now = tools.clock.now()
        attempt = unit.prints.record(document_id, outcome, now)
        unit.audit.append(
            kind="print",
            actor=tools.actor,
            body=f"{document_id} attempt {attempt} {outcome.grade.value} {outcome.job_sha256}",
            at=now,
        )
        unit.commit()


def print_owed(
    document_ids: Sequence[DocumentId], *, printer: Printer | None, pack: LawPack, tools: Printing
) -> tuple[PrintOutcome, ...]:
    """Print several; stops at the first that did not start, since the next would not either."""
    outcomes: list[PrintOutcome] = []
    for document_id in document_ids:
        outcome = print_document(document_id, printer=printer, pack=pack, tools=tools)
        outcomes.append(outcome)
        if outcome.grade is PrintGrade.NOT_STARTED:
            break
    return tuple(outcomes)
