"""What waits for DPS and why, and what DPS has signed for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QWidget
from typing_extensions import override

from tracs_mobile.domain.deadline import urgency
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import Delivery, TicketRow
from tracs_mobile.services.client import Client
from ui import list_text, text
from ui.models.issue_desk import IssueDesk, sentence
from ui.tasks import Lanes
from ui.views.overlays import PaperOverlay
from ui.views.page import Page
from ui.views.status_strip import TONE_OF_URGENCY
from ui.widgets.basics import Tone, chip, column, label, restyle, row, set_chip
from ui.widgets.verbs import Verb, VerbBar

WAITING = (Delivery.QUEUED, Delivery.SENT, Delivery.REFUSED, Delivery.CONFLICT)
_STEPS = 1000
_SHIFT = timedelta(hours=24)
"""Not the calendar day: a night shift must not lose its warnings from the list at midnight."""
_TONES: dict[Delivery, Tone] = {
    Delivery.KEPT: "good",
    Delivery.QUEUED: "good",
    Delivery.SENT: "good",
    Delivery.RECEIVED: "good",
    Delivery.REFUSED: "bad",
    Delivery.CONFLICT: "bad",
}


class OutboxLine(QFrame):
    """One ticket: who and what, how long it has, why it waits. Enter or a tap opens it."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ticket: TicketRow | None = None
        self.setProperty("kind", "ticket")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(70)
        self.number = label("", "heading")
        self.what = label("", "line", wrap=True)
        self.left = label()
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.state = chip()
        self.why = label("", "line", wrap=True)
        layout = row(18, (16, 6, 16, 6))
        for width, parts in (
            (400, (self.number, self.what)),
            (250, (self.left, self.bar)),
            (0, (self.state, self.why)),
        ):
            side = column(3)
            side.addStretch(1)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
            holder = QWidget()
            holder.setLayout(side)
            if width:
                holder.setFixedWidth(width)
            layout.addWidget(holder, 0 if width else 1)
        self.setLayout(layout)

    def show_row(self, ticket: TicketRow, now: datetime, within_h: int) -> None:
        """Show `ticket` as it stands at `now`."""
        self.ticket = ticket
        tone = _tone(ticket, now, within_h)
        self.number.setText(ticket.number)
        self.what.setText(list_text.outbox_line(ticket))
        self.left.setText(list_text.outbox_time(ticket, now))
        self.bar.setAccessibleName(f"Time used of {ticket.number}")
        self.bar.setValue(_used(ticket, now))
        restyle(self.bar, "chip", tone)
        set_chip(self.state, list_text.DELIVERY[ticket.delivery], tone)
        self.why.setText(list_text.outbox_reason(ticket))
        self.setAccessibleName(f"{ticket.number}, {self.state.text()}, {self.left.text()}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.ticket)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.ticket)


class OutboxView(Page):
    """Waiting first, then what is settled. F5 tries at once; Enter or F9 opens a line's paper."""

    title = "Outbox"

    def __init__(self, client: Client, lanes: Lanes, desk: IssueDesk) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self._desk = desk
        self.overlay: PaperOverlay | None = None
        self.lines: list[OutboxLine] = []
        self.said = label("", "soft", wrap=True)
        self.empty = label(list_text.NO_OUTBOX, "soft")
        self.waiting_title = label("Waiting", "heading")
        self.delivered_title = label("Delivered and kept", "heading")
        self.list = column(8, (0, 0, 8, 0))
        self.verbs = VerbBar(
            (
                Verb(key="F5", words="Try now", do=self.try_now),
                Verb(key="F9", words="Open", do=self.open_chosen, primary=True),
            ),
            self,
        )
        # A tap on it must not take the cursor away from the line it opens.
        self.verbs["F9"].setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(self.list)
        area = self.area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName("Outbox")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = column(8, (10, 8, 4, 8))
        content.addWidget(self.said)
        content.addWidget(area, 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)
        self.said.hide()
        for part in (self.empty, self.waiting_title, self.delivered_title):
            self.list.addWidget(part)
            part.hide()
        self.list.addStretch(1)

    @override
    def enter(self) -> None:
        """Show the newest state."""
        self.say("")
        super().enter()
        first = self.lines[0] if self.lines else self.verbs["F5"]
        first.setFocus()

    @override
    def reload(self) -> None:
        """Read the outbox again."""
        self._lanes.store.run(self._read, done=self._show, failed=self._failed)

    def _read(self) -> tuple[TicketRow, ...]:
        """What waits or arrived, and the warnings of this shift, which go nowhere."""
        since = self._client.clock.now() - _SHIFT
        kept = [
            row
            for row in self._client.tickets()
            if row.delivery is Delivery.KEPT and row.issued_at > since
        ]
        return (*self._client.outbox(), *kept)

    def _show(self, rows: tuple[TicketRow, ...]) -> None:
        waiting = [r for r in rows if r.delivery in WAITING]
        settled = [r for r in rows if r.delivery not in WAITING]
        settled.sort(key=lambda r: (r.issued_at, r.number), reverse=True)
        # The page opens before its rows are read: the cursor goes to the first when it comes.
        at_verb = self.verbs["F5"].hasFocus() and not self.lines
        self._need_lines(len(rows))
        now, hours = self._client.clock.now(), self._client.settings.submit_within_h
        for line, ticket in zip(self.lines, (*waiting, *settled), strict=True):
            line.show_row(ticket, now, hours)
        self._order(len(waiting))
        if at_verb and self.lines:
            self.lines[0].setFocus()
        self.empty.setVisible(not rows)
        self.waiting_title.setVisible(bool(waiting))
        self.delivered_title.setVisible(bool(settled))
        delivered = sum(r.delivery is Delivery.RECEIVED for r in rows)
        self.subtitle_changed.emit(list_text.outbox_subtitle(len(waiting), delivered))

    def _need_lines(self, count: int) -> None:
        while len(self.lines) > count:
            gone = self.lines.pop()
            self.list.removeWidget(gone)
            gone.deleteLater()
        while len(self.lines) < count:
            line = OutboxLine()
            line.opened.connect(self.open_ticket)
            self.lines.append(line)

    def _order(self, waiting: int) -> None:
        """Title, what waits, title, what is settled, and the empty rest."""
        parts: Sequence[QWidget] = (
            self.empty,
            self.waiting_title,
            *self.lines[:waiting],
            self.delivered_title,
            *self.lines[waiting:],
        )
        for at, part in enumerate(parts):
            if self.list.indexOf(part) != at:
                self.list.removeWidget(part)
                self.list.insertWidget(at, part)
        for before, after in pairwise((*self.lines, self.verbs["F5"], self.verbs["F9"])):
            QWidget.setTabOrder(before, after)

    def open_chosen(self) -> None:
        """Open the paper of the line the cursor is on."""
        chosen = next((line.ticket for line in self.lines if line.hasFocus()), None)
        if chosen is None:
            self.say(list_text.CHOOSE_LINE)
        else:
            self.open_ticket(chosen)

    def open_ticket(self, ticket: TicketRow) -> None:
        """Show the print of `ticket`, large."""
        self._lanes.store.run(
            lambda: self._client.printable(ticket.document_id),
            done=self._open_paper,
            failed=self._failed,
        )

    def _open_paper(self, printable: Printable) -> None:
        if self.overlay is None:
            self.overlay = PaperOverlay(self.window(), text.PAPER_AGAIN)
        self.overlay.open(lambda: printable, self._desk)

    def try_now(self) -> None:
        """Make everything due and wake delivery."""
        self.say(list_text.WOKEN)
        self._lanes.store.run(
            self._client.deliver_now, done=lambda _: self.reload(), failed=self._failed
        )

    def say(self, said: str) -> None:
        """Show a sentence above the list."""
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _failed(self, error: Exception) -> None:
        self.say(sentence(error))


def _tone(ticket: TicketRow, now: datetime, within_h: int) -> Tone:
    if ticket.delivery in (Delivery.QUEUED, Delivery.SENT) and ticket.deadline is not None:
        return TONE_OF_URGENCY[urgency(now, ticket.deadline, submit_within_h=within_h)]
    return _TONES[ticket.delivery]


def _used(ticket: TicketRow, now: datetime) -> int:
    """How much of the time is used, in thousandths; nothing once DPS has it."""
    if ticket.deadline is None or ticket.delivery not in WAITING:
        return 0
    share = (now - ticket.issued_at) / (ticket.deadline - ticket.issued_at)
    # A sliver shows from the start that time runs.
    return max(40, min(_STEPS, int(share * _STEPS)))
