"""Everything that was issued on this laptop, with its three states and what its print did."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import PrintOutcome, TicketRow
from tracs_mobile.services.client import Client
from ui import list_text, text
from ui.models.issue_desk import IssueDesk, Printed, sentence
from ui.models.ticket_table import COLUMNS, TicketTable
from ui.tasks import Lanes
from ui.tokens import FIELD_PX
from ui.views.overlays import PaperOverlay
from ui.views.page import Page
from ui.widgets.basics import Tone, column, label, row, say
from ui.widgets.field import LabeledField
from ui.widgets.verbs import Verb, VerbBar

_WAIT_MS = 120


class TicketsView(Page):
    """A list with a filter. Enter opens a print; F5 prints again; F8 saves a PDF."""

    title = "Tickets"

    def __init__(self, client: Client, lanes: Lanes, desk: IssueDesk) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self._desk = desk
        self.filter = LabeledField(list_text.FILTER)
        self.table = TicketTable()
        self.view = _table_view(self.table)
        self.said = label("", "", wrap=True)
        self.empty = label(list_text.NO_TICKETS, "soft")
        self.verbs = VerbBar(
            (
                Verb(key="F4", words="Filter", do=self.filter.setFocus),
                Verb(key="F5", words="Print again", do=self.print_again),
                Verb(key="F6", words="Print all owed", do=self.print_owed),
                Verb(key="F8", words="Save as PDF", do=self.choose_pdf),
                Verb(key="F9", words="Open", do=self.open_ticket, primary=True),
            ),
            self,
        )
        self.overlay: PaperOverlay | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._soon.timeout.connect(self.reload)
        self.filter.edited.connect(lambda _: self._soon.start())
        self.view.activated.connect(lambda _: self.open_ticket())
        desk.printed.connect(self._printed)
        self._build()

    def _build(self) -> None:
        line = row(12)
        line.addWidget(self.filter, 1)
        line.addWidget(self.said, 2, Qt.AlignmentFlag.AlignBottom)
        content = column(8, (10, 8, 10, 8))
        content.addLayout(line)
        content.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        content.addWidget(self.view, 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @property
    def chosen(self) -> TicketRow | None:
        """The ticket the cursor is on."""
        index = self.view.currentIndex()
        return self.table.rows[index.row()] if index.isValid() else None

    @override
    def enter(self) -> None:
        """Show the newest state, the cursor on the list."""
        super().enter()
        self.view.setFocus()

    @override
    def reload(self) -> None:
        """Read the list again, narrowed by what is typed."""
        typed = self.filter.edit.text().strip()
        self._lanes.store.run(
            lambda: self._client.tickets(typed), done=self._show, failed=self._failed
        )

    def _show(self, rows: tuple[TicketRow, ...]) -> None:
        before = self.chosen
        if rows != self.table.rows:
            self.table.show_rows(rows)
            at = next((n for n, r in enumerate(rows) if before and r.number == before.number), 0)
            self.view.selectRow(at)
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.empty.setText(list_text.NO_MATCH if self.filter.edit.text() else list_text.NO_TICKETS)
        self.subtitle_changed.emit(list_text.tickets_subtitle(len(rows)))

    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence beside the filter."""
        say(self.said, said, tone)

    def print_again(self) -> None:
        """Print the chosen ticket."""
        ticket = self._need()
        if ticket is not None:
            self.say(text.PRINTING)
            self._desk.print_again((ticket.document_id,))

    def print_owed(self) -> None:
        """Print everything whose paper has not come out."""
        self.say(text.PRINTING)
        self._desk.print_owed()

    def _printed(self, result: Printed) -> None:
        self.say(result.said, "good" if result.all_out else "warn")
        self.reload()

    def choose_pdf(self) -> None:
        """Ask where the PDF goes, then write it."""
        from PySide6.QtWidgets import QFileDialog

        ticket = self._need()
        if ticket is None:
            return
        path, _ = QFileDialog.getSaveFileName(
            self, list_text.SAVE_PDF, f"{ticket.number}.pdf", "PDF (*.pdf)"
        )
        if path:
            self.save_pdf(ticket.document_id, path)

    def save_pdf(self, document_id: DocumentId, path: str) -> None:
        """Write the print of a ticket as a PDF."""
        self._lanes.print.run(
            lambda: self._client.save_pdf(document_id, path), done=self._saved, failed=self._failed
        )

    def _saved(self, outcome: PrintOutcome) -> None:
        self.say(outcome.said, "good")
        self.reload()

    def open_ticket(self) -> None:
        """Show the print of the chosen ticket, large."""
        ticket = self._need()
        if ticket is not None:
            self._lanes.store.run(
                lambda: self._client.printable(ticket.document_id),
                done=self._render,
                failed=self._failed,
            )

    def _render(self, printable: Printable) -> None:
        if self.overlay is None:
            self.overlay = PaperOverlay(self.window(), text.PAPER_AGAIN)
        self.overlay.open(lambda: printable, self._desk)

    def _need(self) -> TicketRow | None:
        if self.chosen is None:
            self.say(list_text.CHOOSE_TICKET, "warn")
        return self.chosen

    def _failed(self, error: Exception) -> None:
        self.say(sentence(error), "bad")


def _table_view(model: TicketTable) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName("Tickets")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(FIELD_PX + 5)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for at, shown in enumerate(COLUMNS):
        wide = shown.title in ("Name", "Charge")
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(at, mode.Stretch if wide else mode.ResizeToContents)
    return view
