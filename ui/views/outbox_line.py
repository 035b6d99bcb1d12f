"""One line of the outbox: a ticket, how long it has, why it waits."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from tracs_mobile.domain import life
from tracs_mobile.domain.deadline import urgency
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import Court, Delivery, TicketRow
from tracs_mobile.overriding import override
from tracs_mobile.ports import OnItsWay
from ui.models.open_items import superseded
from ui.text import bundle_text, cell_text, life_text, list_text, ticket_words
from ui.tokens import Tone
from ui.widgets.basics import chip, column, label, restyle, row, set_chip
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, speak_as

_STEPS = 1000
_RUNNING = (Delivery.QUEUED, Delivery.SENT, Delivery.HAND_OVER)


class OutboxLine(QFrame):
    """One ticket: who and what, how long it has, why it waits. Enter or a tap opens it."""

    opened = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticket: TicketRow | None = None
        self.setProperty("kind", "ticket")
        speak_as(self, Role.ListItem)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fit(self, least_high=70)
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
            (360, (self.number, self.what)),
            (230, (self.left, self.bar)),
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
                fit(holder, wide=width)
            layout.addWidget(holder, 0 if width else 1)
        self.setLayout(layout)

    def show_row(
        self, ticket: TicketRow, now: datetime, within_h: int, way: OnItsWay | None = None
    ) -> None:
        """Show `ticket` as it stands at `now`; `way` tells how it left without a network."""
        self.ticket = ticket
        tone = _tone(ticket, now, within_h)
        self.number.setText(list_text.outbox_number(ticket))
        self.what.setText(list_text.outbox_line(ticket))
        self.left.setText(list_text.outbox_time(ticket, now))
        self.bar.setAccessibleName(list_text.time_used(ticket.number))
        self.bar.setValue(_used(ticket, now))
        restyle(self.bar, "chip", tone)
        set_chip(self.state, _state(ticket, tone), tone)
        self.why.setText(_why(ticket, now, way))
        self.setAccessibleName(
            f"{self.number.text()}, {self.state.text()}, {self.left.text()}, {self.why.text()}"
        )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

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


def needs_officer(ticket: TicketRow, now: datetime) -> bool:
    """Whether somebody must act: it does not go on by itself."""
    if superseded(ticket):
        return False
    late = _late_unexplained(ticket, now)
    stuck = (Delivery.REFUSED, Delivery.CONFLICT, Delivery.HAND_OVER)
    return late or ticket.delivery in stuck or court_refused(ticket)


def court_refused(ticket: TicketRow) -> bool:
    """Whether the court sent this version back."""
    return ticket.court is Court.REFUSED and ticket.delivery is Delivery.RECEIVED


def _late_unexplained(ticket: TicketRow, now: datetime) -> bool:
    """A void or a reason that is late itself wants no further reason."""
    told = ticket.event in (EventKind.ISSUE, EventKind.AMEND)
    return told and life.is_late(ticket, now) and not ticket.explained


def _why(ticket: TicketRow, now: datetime, way: OnItsWay | None) -> str:
    if superseded(ticket) and ticket.delivery is Delivery.REFUSED:
        return list_text.SUPERSEDED
    reason = list_text.outbox_reason(ticket)
    if way is not None and ticket.delivery in (Delivery.QUEUED, Delivery.SENT):
        reason = bundle_text.on_its_way(way, now)
    if _late_unexplained(ticket, now):
        return f"{reason} {life_text.late_key(ticket, now)}"
    return reason


def _state(ticket: TicketRow, tone: Tone) -> str:
    """The state; a bad one that only its color would tell gets a sign."""
    word = list_text.DELIVERY[ticket.delivery]
    if ticket.delivery is Delivery.RECEIVED and ticket.court is not Court.NOT_YET:
        word = list_text.COURT[ticket.court]
    elif tone == "bad" and ticket.delivery is Delivery.RECEIVED:
        word = ticket_words.RECEIVED_LATE
    elif list_text.waits_for(ticket):
        word = f"{word}: {list_text.waits_for(ticket)}"
    return f"! {word}" if tone == "bad" else word


def _tone(ticket: TicketRow, now: datetime, within_h: int) -> Tone:
    if superseded(ticket) and ticket.delivery is Delivery.REFUSED:
        return "plain"
    if _late_unexplained(ticket, now) or court_refused(ticket):
        return "bad"
    if ticket.delivery in _RUNNING and ticket.deadline is not None:
        step = urgency(now, ticket.deadline, submit_within_h=within_h)
        return cell_text.TONE_OF_URGENCY[step]
    return cell_text.delivery_tone(ticket, now)


def _used(ticket: TicketRow, now: datetime) -> int:
    """How much of the time is used, in thousandths; nothing once DPS has it."""
    if ticket.deadline is None or ticket.delivery not in list_text.ON_THE_CLOCK:
        return 0
    share = (now - ticket.since) / (ticket.deadline - ticket.since)
    # A sliver shows from the start that time runs.
    return max(40, min(_STEPS, int(share * _STEPS)))
