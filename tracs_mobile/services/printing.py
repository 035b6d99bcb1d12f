"""Print what was issued, and keep account of what is still owed on paper."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracs_mobile.domain.devices import Cause, cause_words
from tracs_mobile.domain.document import Issued, Printable
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import Legal, PrintGrade, PrintOutcome
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import NotLawful, StoreError
from tracs_mobile.ports import Clock, Printer, UnitOfWorkFactory
from tracs_mobile.services import print_log
from tracs_mobile.services.history import SCREEN
from tracs_mobile.services.papers import kit_for
from tracs_mobile.services.permitting import known_ticket
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

DRIVERS_COPY = "DRIVER'S COPY"
OFFICERS_COPY = "OFFICER'S COPY"
AGENCY_COPY = "AGENCY COPY"
PROGRAMS_COPY = "DIVERSION PROGRAM'S COPY"
RECIPIENTS_COPY = "RECIPIENT'S COPY"

_NOT_NOTED = say(
    "The disk did not take the note of it, so the outcome could not be noted and the print still "
    "counts as owed. Free some space."
)
_OWED_FIRST = say(
    "The print of this ticket is still owed. Print that first, then a single copy. Nothing was "
    "printed."
)
_NEVER_SENT = say(
    "This ticket was never sent to a printer, so no paper can have come out. Print it first."
)


def _never() -> bool:
    return False


def _no_code(_issued: Issued) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Everything printing needs from outside; `actor` is who prints, for the audit.

    `short_form` and `whole_form` give the texts of the two-dimensional codes, the second one for
    the agency's copy alone. `officer_copy` and `agency_copy` print these with each complaint;
    `languages` are the courtesy texts that every paper gets.
    """

    units: UnitOfWorkFactory
    clock: Clock
    short_form: Callable[[Issued], str]
    whole_form: Callable[[Issued], str] = _no_code
    defendant_copies: int
    actor: str = "print lane"
    officer_copy: bool = False
    agency_copy: bool = False
    languages: tuple[str, ...] = ()


def printable_of(
    document_id: DocumentId, *, pack: LawPack, tools: Printing, copy: str = ""
) -> Printable:
    """The paper of an issued document, with the wording and the logo of its day of issue.

    Raises StoreError, and NotLawful for a ticket that is unknown or was expunged.
    """
    with tools.units() as unit:
        row = known_ticket(unit, document_id)
        issued = unit.documents.get(document_id)
        entry = unit.audit.entry_of(document_id)
        earlier = unit.prints.log(document_id)
        kit = None if issued is None else kit_for(unit, issued.document, pack=pack)
    if issued is None or entry is None or kit is None:
        raise StoreError(say("This ticket is not on this laptop."))
    reprints = sum(
        1
        for record in earlier
        if record.outcome.may_have_left_paper and record.outcome.grade is not PrintGrade.SEEN
    )
    return Printable(
        document=issued.document,
        notices=kit.notices,
        short_form=tools.short_form(issued),
        whole_form=tools.whole_form(issued) if copy in ("", AGENCY_COPY) else "",
        audit_head=entry.hash.hex()[:8],
        audit_entry=entry.seq,
        copy=copy,
        reprint=reprints,
        logo_png=kit.logo_png,
        voided=row.legal is Legal.VOIDED,
        languages=tools.languages,
    )


def copy_names(
    kind: DocumentKind, *, defendant_copies: int, officer: bool = True, agency: bool = True
) -> tuple[str, ...]:
    """What the copies of a paper are called, in the order they are printed.

    Two of a complaint are the defendant's, one stays with the officer (4 V.S.A. § 1105(a)); a
    notice goes to the person and to the Diversion Program (7 V.S.A. § 656).
    """
    if kind is DocumentKind.NOTICE:
        names: tuple[str, ...] = (RECIPIENTS_COPY, PROGRAMS_COPY)
    elif kind is DocumentKind.WARNING:
        names = (DRIVERS_COPY,)
    else:
        copies = range(1, defendant_copies + 1)
        names = tuple(f"DEFENDANT'S COPY {n} OF {defendant_copies}" for n in copies)
    extra = ((OFFICERS_COPY, officer), (AGENCY_COPY, agency))
    return (*names, *(name for name, wanted in extra if wanted))


def copies_of(
    printable: Printable, *, defendant_copies: int, officer: bool = False, agency: bool = False
) -> tuple[Printable, ...]:
    """The copies that come out at issue, each with its name; a warning is one paper only."""
    kind = printable.document.kind
    extra = kind is not DocumentKind.WARNING
    names = copy_names(
        kind,
        defendant_copies=defendant_copies,
        officer=officer and extra,
        agency=agency and extra,
    )
    return tuple(_copy(printable, name) for name in names)


def _copy(printable: Printable, name: str) -> Printable:
    """One copy; the whole ticket as a code stays in the agency."""
    whole = printable.whole_form if name == AGENCY_COPY else ""
    return replace(printable, copy=name, whole_form=whole)


def print_document(
    document_id: DocumentId,
    *,
    printers: Sequence[Printer],
    pack: LawPack,
    tools: Printing,
    stopped: Callable[[], bool] = _never,
) -> PrintOutcome:
    """Print the copies of one document and record what is known of it.

    The next of `printers` is tried only when the one before took not a byte of the ticket. From
    here on the paper is owed until it is out, also when it came out before.
    Raises StoreError or NotLawful when nothing was printed.
    """
    _copies(document_id, pack, tools)  # what cannot be printed is not noted as begun
    _note_begun(document_id, tools)
    # Made after that note, which settles a print that was cut off: this one is a reprint of it.
    copies = _copies(document_id, pack, tools)
    return _printed(document_id, copies, printers, tools, stopped=stopped)


def _note_begun(document_id: DocumentId, tools: Printing) -> None:
    try:
        print_log.note_begun(document_id, units=tools.units, clock=tools.clock, actor=tools.actor)
    except StoreError as error:
        # The driver gets the paper all the same; that no outcome is noted is said after it.
        log.warning("The begin of a print could not be stored: %s", type(error).__name__)


def save_document(
    document_id: DocumentId, *, printer: Printer, pack: LawPack, tools: Printing
) -> PrintOutcome:
    """The same for what makes no paper: nothing is owed by it that was not owed before."""
    return _printed(document_id, _copies(document_id, pack, tools), (printer,), tools)


def _copies(document_id: DocumentId, pack: LawPack, tools: Printing) -> tuple[Printable, ...]:
    return copies_of(
        printable_of(document_id, pack=pack, tools=tools),
        defendant_copies=tools.defendant_copies,
        officer=tools.officer_copy,
        agency=tools.agency_copy,
    )


def _printed(
    document_id: DocumentId,
    copies: Sequence[Printable],
    printers: Sequence[Printer],
    tools: Printing,
    *,
    stopped: Callable[[], bool] = _never,
) -> PrintOutcome:
    """One after the other until one begins; every attempt is in the print log."""
    failed: list[PrintOutcome] = []
    for printer in printers:
        if stopped():
            return _noted(document_id, print_log.STOPPED, tools)
        if failed:
            # The outcome of the printer before closed its begin; this one may be cut off too.
            _note_begun(document_id, tools)
        outcome = _noted(document_id, printer.print_copies(copies), tools)
        if outcome.grade is not PrintGrade.NOT_STARTED or outcome.cause is Cause.CANCELED:
            return replace(outcome, said=_instead(failed, outcome))
        failed.append(outcome)
    if not failed:
        return _noted(document_id, print_log.NO_PRINTER, tools)
    # The first printer is the one the officer knows and can mend.
    return failed[0]


def _instead(failed: Sequence[PrintOutcome], outcome: PrintOutcome) -> str:
    """The sentence, with why it is not the usual printer's."""
    if not failed:
        return outcome.said
    why = "".join(f"{other.printer}: {cause_words(other.cause)}. " for other in failed)
    return why + say("{printer} instead: {said}", printer=outcome.printer, said=outcome.said)


def print_one_copy(
    document_id: DocumentId,
    copy: str,
    languages: tuple[str, ...],
    *,
    printers: Sequence[Printer],
    pack: LawPack,
    tools: Printing,
) -> PrintOutcome:
    """Print a single copy, with courtesy texts in `languages`.

    A paper that is still owed has to be printed whole first: one copy must not settle that debt.
    Raises StoreError or NotLawful when nothing was printed.
    """
    with tools.units() as unit:
        owed = document_id in unit.prints.owed()
    if owed:
        raise NotLawful(_OWED_FIRST)
    printable = printable_of(document_id, pack=pack, tools=tools, copy=copy)
    every = tuple(dict.fromkeys((*printable.languages, *languages)))
    return _printed(document_id, (replace(printable, languages=every),), printers, tools)


def note_seen(document_id: DocumentId, tools: Printing) -> PrintOutcome:
    """Note the officer's word that the whole paper came out; then it is owed no more.

    For the printers that cannot say it themselves. Raises NotLawful when nothing was ever sent to
    a printer: nobody can have seen it then.
    """
    with tools.units() as unit:
        earlier = print_log.since_asked(unit.prints.log(document_id))
    last = next((record.outcome for record in earlier if record.outcome.may_have_left_paper), None)
    if last is None:
        raise NotLawful(_NEVER_SENT)
    said = say("The officer looked: the whole paper came out.")
    outcome = PrintOutcome(grade=PrintGrade.SEEN, printer=last.printer, said=said)
    return _noted(document_id, outcome, tools)


def note_shown(document_id: DocumentId, reason: str, tools: Printing) -> PrintOutcome:
    """Note that the driver was shown the paper on the screen, and why; its print stays owed."""
    why = reason.strip()
    said = say("Shown to the driver on the screen; the print is still owed.")
    outcome = PrintOutcome(grade=PrintGrade.SAVED, printer=SCREEN, said=f"{said} {why}".rstrip())
    return _noted(document_id, outcome, tools)


def _noted(document_id: DocumentId, outcome: PrintOutcome, tools: Printing) -> PrintOutcome:
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
        print_log.record(unit, document_id, outcome, clock=tools.clock, actor=tools.actor)
        unit.commit()


def print_owed(
    document_ids: Sequence[DocumentId],
    *,
    printers: Sequence[Printer],
    pack: LawPack,
    tools: Printing,
    stopped: Callable[[], bool] = _never,
) -> tuple[PrintOutcome, ...]:
    """Print several; stops at the first that did not start, since the next would not either.

    Stops too when the officer stopped one; `stopped` is asked before each, for then nothing may be
    at a printer that could be told.
    """
    outcomes: list[PrintOutcome] = []
    for document_id in document_ids:
        if stopped():
            return (*outcomes, print_log.STOPPED)
        outcome = print_document(
            document_id, printers=printers, pack=pack, tools=tools, stopped=stopped
        )
        outcomes.append(outcome)
        if outcome.grade is PrintGrade.NOT_STARTED or outcome.cause is Cause.CANCELED:
            break
    return tuple(outcomes)
