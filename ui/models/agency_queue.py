"""The agency's tickets, of this laptop and of DPS, and the word of the Point of Contact on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain.agency_line import AgencyLine
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import Legal, Review, TicketRow
from tracs_mobile.services.agency_review import DpsPage, Wanted
from tracs_mobile.services.client import Client
from ui.models.issue_desk import sentence
from ui.models.newest import Newest
from ui.tasks import Lanes
from ui.text import board_text, note_text


class AgencyQueue(QObject):
    """What was read stays in memory only, so that it is still there when DPS is not.

    `changed` follows other lines, `done` carries the sentence and its tone after a word was kept,
    `failed` an error of this laptop's own records.
    """

    changed = Signal()
    done = Signal(str, str)
    failed = Signal(object)

    def __init__(self, client: Client, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._lanes = lanes
        self.wanted = Wanted()
        self.busy = False
        self.asking = False
        self.problem = ""
        """Why DPS could not be asked the last time; empty when it answered or was not asked."""
        self._rows: tuple[TicketRow, ...] = ()
        self._pages: dict[Wanted, DpsPage] = {}
        self._here: Newest[tuple[Wanted, tuple[TicketRow, ...]]] = Newest(
            lanes.store, self._read, self.failed.emit, note_text.SEARCHING
        )
        self._there: Newest[DpsPage] = Newest(
            lanes.dps, self._answered, self._silent, note_text.ASKING_DPS
        )

    @property
    def has_dps(self) -> bool:
        """Whether there is anybody to ask."""
        return self._client.agency_desk is not None

    @property
    def page(self) -> DpsPage | None:
        """What DPS said last to the very question of now."""
        return self._pages.get(self.wanted)

    @property
    def lines(self) -> tuple[AgencyLine, ...]:
        """One line a ticket, newest first."""
        return self._client.agency_lines(self._rows, self.page, self.wanted)

    def want(self, wanted: Wanted) -> None:
        """Ask for something else, here and at DPS."""
        self.wanted = wanted
        self._rows = ()
        self.read()
        self.ask_dps()

    def read(self) -> None:
        """Read this laptop's tickets again."""
        wanted = self.wanted
        self._here.ask(lambda: (wanted, self._client.agency_rows(wanted)))

    def _read(self, answer: tuple[Wanted, tuple[TicketRow, ...]]) -> None:
        wanted, rows = answer
        if wanted == self.wanted:
            self._rows = rows
            self.changed.emit()

    def ask_dps(self) -> None:
        """Ask DPS; `changed` follows in any case."""
        if not self.has_dps:
            return
        wanted, self.asking = self.wanted, True
        self._there.ask(lambda: self._client.agency_board(wanted))
        self.changed.emit()

    def _answered(self, page: DpsPage) -> None:
        self.asking, self.problem = False, ""
        self._pages[page.wanted] = page
        self.changed.emit()

    def _silent(self, error: Exception) -> None:
        self.asking, self.problem = False, sentence(error)
        self.changed.emit()

    def leave(self) -> None:
        """Nobody looks any more: a question under way must not keep anybody waiting."""
        if self.asking:
            self._lanes.search.run(
                self._client.leave_agency_desk, done=lambda _: None, failed=self.failed.emit
            )

    # --- the word of the Point of Contact --------------------------------------------------

    def give(self, line: AgencyLine, state: Review, note: str) -> None:
        """Reviewed, or returned: kept on this laptop when the ticket is of here, and told to DPS.

        One word at a time; `done` follows.
        """
        if self.busy:
            return
        self.busy = True
        if line.here is None:
            self._tell(line, state, note, self._not_kept)
            return
        document_id = line.here.document_id
        self._lanes.store.run(
            lambda: self._client.review(document_id, state, note),
            done=lambda _: self._kept(line, state, note),
            failed=self._not_kept,
        )

    def _kept(self, line: AgencyLine, state: Review, note: str) -> None:
        if line.at_dps and self.has_dps:
            self._tell(line, state, note, partial(self._kept_here, line, state))
        else:
            self._settled(board_text.given(line.number, state), "good")

    def _tell(
        self, line: AgencyLine, state: Review, note: str, failed: Callable[[Exception], None]
    ) -> None:
        self._lanes.dps.run(
            lambda: self._client.review_at_dps(line.number, state, note),
            done=lambda _: self._told(line, state, note),
            failed=failed,
        )

    def _told(self, line: AgencyLine, state: Review, note: str) -> None:
        for wanted, page in self._pages.items():
            self._pages[wanted] = _with_word(page, line, state, note)
        self._settled(board_text.given(line.number, state), "good")

    def _kept_here(self, line: AgencyLine, state: Review, error: Exception) -> None:
        """DPS hears of it when the page next reads there."""
        self._settled(board_text.given_here(line.number, state, sentence(error)), "warn")

    def _not_kept(self, error: Exception) -> None:
        self._settled(sentence(error), "bad")

    def _settled(self, said: str, tone: str) -> None:
        self.busy = False
        self.done.emit(said, tone)
        self.read()

    # --- paper -----------------------------------------------------------------------------

    def paper(self, line: AgencyLine) -> Printable:
        """The paper of a line; waits for DPS when the ticket is of another laptop."""
        if line.here is not None:
            return self._client.printable(line.here.document_id)
        return self._client.paper_at_dps(line.number, voided=line.legal is Legal.VOIDED)


def _with_word(page: DpsPage, line: AgencyLine, state: Review, note: str) -> DpsPage:
    tickets = tuple(
        replace(t, review=state, review_note=note) if t.number == line.number else t
        for t in page.board.tickets
    )
    here = {
        number: replace(row, review=state, note=note) if number == line.number else row
        for number, row in page.here.items()
    }
    return replace(page, board=replace(page.board, tickets=tickets), here=here)
