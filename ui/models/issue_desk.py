"""Issuing and printing, from the key to the outcome; knows no widgets."""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import LawPack, Waiver
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.domain.stop import Correction, DocumentKind, Draft
from tracs_mobile.errors import AlreadyIssued, StoreInDoubt, TracsError
from tracs_mobile.ports import PageImage
from tracs_mobile.services.client import Client
from tracs_mobile.services.issuing import IssueResult
from ui.models.stop_form import StopForm
from ui.tasks import Doing, Lanes
from ui.text import note_text, screen_text, stop_text, words

log = logging.getLogger(__name__)

_ASK = (PrintGrade.SPOOLED, PrintGrade.INTERRUPTED)
_AGAIN = (*_ASK, PrintGrade.PROBABLY)
"""What a printer cannot swear to; the second group may also simply be printed again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What one press of the key issued; no number when a stop was only recorded.

    `mark` is the word above the numbers, `queued` what happens next with them.
    """

    numbers: tuple[str, ...]
    queued: str
    complaints: int
    mark: str = stop_text.ISSUED


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is known of the paper.

    `ask` are the documents of which only the officer can tell whether the whole paper came out;
    `again` are those that may be printed again because the printer did not confirm them.
    """

    said: str
    all_out: bool
    ask: tuple[DocumentId, ...] = ()
    again: tuple[DocumentId, ...] = ()
    grade: PrintGrade = PrintGrade.OWED


class IssueDesk(QObject):
    """Takes a ready stop to its outcome. `issued`, `printed` carry values, `refused` a sentence.

    `printing` carries whether a print is under way, whenever that changes.
    """

    issued = Signal(object)
    printed = Signal(object)
    printing = Signal(bool)
    refused = Signal(str)

    def __init__(self, client: Client, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._lanes = lanes
        self.busy = False
        self.prints = 0
        """Print jobs under way; until they end nobody knows what is owed."""
        self._under_way: deque[threading.Event] = deque()
        """How each of our own is stopped, in the order of the lane."""

    @property
    def law(self) -> LawPack:
        """The law pack of the session."""
        return self._client.law

    def waiver(self, draft: Draft, index: int) -> Waiver | None:
        """The waiver penalty of charge `index`; None for a stop without one."""
        if index >= len(draft.charges):
            return None
        return self._client.waiver(draft, index)

    def page(self, printable: Printable) -> PageImage:
        """The exact page."""
        return self._client.page(printable)

    def tab_lines(self, draft: Draft) -> tuple[str, ...]:
        """The words on the tab of each charge."""
        return tuple(
            screen_text.tab_line(at, self._client.charge(entry), entry)
            for at, entry in enumerate(draft.charges)
        )

    def issue(self, form: StopForm) -> None:
        """Issue all charges of the stop; a second press while one is under way does nothing."""
        if self.busy:
            return
        self.busy = True
        form.stop_saving()
        draft = form.draft
        self._lanes.store.run(
            lambda: self._client.issue(draft),
            done=partial(self._issued, draft.correction),
            failed=self._not_issued,
            doing=Doing(words=note_text.ISSUING, can_stop=False),
        )

    def discard(self, form: StopForm) -> None:
        """Throw the stop away."""
        form.stop_saving()
        draft = form.draft
        self._lanes.store.run(
            lambda: self._client.discard(draft), done=lambda _: None, failed=self._refused
        )

    def print_again(self, documents: tuple[DocumentId, ...]) -> None:
        """Print documents that were issued before."""
        self.count_prints(1)
        stopped = threading.Event()
        self._under_way.append(stopped)
        self._lanes.print.run(
            lambda: self._client.print_documents(documents, stopped=stopped.is_set),
            done=partial(self._printed, documents),
            failed=self._print_failed,
            doing=Doing(words=note_text.PRINTING, can_stop=False),
        )

    def cancel(self) -> None:
        """Give up the print under way; what came of it is told as of any other."""
        if self.prints:
            if self._under_way:
                # Nothing may be at a printer yet, or no more: the rest of them is stopped too.
                self._under_way[0].set()
            self._lanes.misc.run(self._cancel, done=lambda _: None, failed=self._refused)

    def _cancel(self) -> None:
        for printer in self._client.devices.printers():
            printer.cancel()

    def seen_whole(self, documents: tuple[DocumentId, ...]) -> None:
        """The officer looked: the whole paper of these came out."""
        self._lanes.print.run(
            lambda: [self._client.seen_whole(one) for one in documents],
            done=self._seen,
            failed=self._owed_not_read,
        )

    def _seen(self, _: list[PrintOutcome]) -> None:
        self.printed.emit(Printed(said=screen_text.SEEN_WHOLE, all_out=True))

    def count_prints(self, step: int) -> None:
        """A print begins (1) or ended (-1), also one that another desk asked for."""
        before, self.prints = self.prints, self.prints + step
        if bool(before) is not bool(self.prints):
            self.printing.emit(bool(self.prints))

    def print_owed(self) -> None:
        """Print everything whose paper has not come out."""
        self._lanes.store.run(self._client.owed, done=self._print_these, failed=self._owed_not_read)

    def _print_these(self, owed: tuple[DocumentId, ...]) -> None:
        if owed:
            self.print_again(owed)
        else:
            self.printed.emit(Printed(said=screen_text.PRINT_NONE, all_out=True))

    def _owed_not_read(self, error: Exception) -> None:
        self.printed.emit(Printed(said=sentence(error), all_out=False))

    def _issued(self, correction: Correction, result: IssueResult) -> None:
        self.busy = False
        documents = tuple(record.document for record in result.issued)
        kinds = tuple(d.kind for d in documents)
        numbers = tuple(d.number for d in documents)
        self.issued.emit(
            Issued(
                numbers=numbers,
                queued=stop_text.queued_line(kinds, self._client.settings.submit_within_h),
                complaints=kinds.count(DocumentKind.COMPLAINT),
                mark=stop_text.result_mark(correction, numbers),
            )
        )
        if not documents:
            return
        if result.may_print:
            self.print_again(tuple(d.document_id for d in documents))
        else:
            self.printed.emit(Printed(said=result.said, all_out=False))

    def _not_issued(self, error: Exception) -> None:
        self.busy = False
        said = sentence(error)
        # These two know better than this screen whether something was issued, and say so.
        unsure = isinstance(error, StoreInDoubt | AlreadyIssued)
        self.refused.emit(said if unsure else screen_text.not_issued(said))

    def _refused(self, error: Exception) -> None:
        self.refused.emit(sentence(error))

    def _printed(
        self, documents: tuple[DocumentId, ...], outcomes: tuple[PrintOutcome, ...]
    ) -> None:
        self._under_way.popleft()
        self.count_prints(-1)
        said, all_out = screen_text.print_line(outcomes)
        # The lane stops at the first that did not start: there may be fewer outcomes.
        both = tuple(zip(documents, outcomes, strict=False))
        ask = tuple(document for document, outcome in both if outcome.grade in _ASK)
        again = tuple(document for document, outcome in both if outcome.grade in _AGAIN)
        grades = [outcome.grade for outcome in outcomes if outcome.grade in _AGAIN]
        self.printed.emit(
            Printed(
                said=said,
                all_out=all_out,
                ask=ask,
                again=again,
                grade=grades[0] if grades else PrintGrade.OWED,
            )
        )

    def _print_failed(self, error: Exception) -> None:
        self._under_way.popleft()
        self.count_prints(-1)
        self.printed.emit(Printed(said=screen_text.print_owed(sentence(error)), all_out=False))


def sentence(error: Exception) -> str:
    """What an officer is told of `error`; what was not foreseen goes to the log by its type."""
    if isinstance(error, TracsError):
        return str(error)
    # The text of an unforeseen error may hold personal data; its place in the code does not.
    log.error("Unforeseen %s", type(error).__name__)
    return words.UNKNOWN_FAULT
