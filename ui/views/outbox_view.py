"""What waits for DPS and why, what needs the officer, and what DPS has signed for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum
from functools import partial
from itertools import chain, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.domain.states import Delivery, TicketFilter, TicketRow
from tracs_mobile.overriding import override
from tracs_mobile.ports import OnItsWay
from tracs_mobile.services.client import Client
from ui.models.newest import Newest
from ui.models.open_items import RIGHTS, Step, open_items
from ui.models.ticket_desk import TicketDesk
from ui.tasks import Lanes
from ui.text import bundle_text, empty_text, list_text, note_text, relay_text, ticket_words
from ui.tokens import Tone
from ui.views import ticket_asks
from ui.views.ask_card import AskCard
from ui.views.outbox_line import OutboxLine, needs_officer
from ui.views.page import SayingPage
from ui.widgets.basics import column, label
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.empty_state import EmptyState
from ui.widgets.verbs import Verb, VerbBar

_SHIFT = timedelta(hours=24)
"""Not the calendar day: a night shift must not lose its warnings from the list at midnight."""
_UNSENT = (Delivery.KEPT, Delivery.HANDED_OVER)


class _Show(Enum):
    """What the page is narrowed to, in the words of its buttons."""

    ALL = ticket_words.ALL
    NEEDS = ticket_words.NEEDS_YOU
    WAITING = ticket_words.WAITING
    STICK = ticket_words.ON_A_STICK
    SETTLED = ticket_words.DELIVERED


_GROUPS = (_Show.NEEDS, _Show.WAITING, _Show.SETTLED)
_NARROWED = tuple(Option(value=one, label=one.value) for one in _Show)


class OutboxView(SayingPage):
    """What needs the officer, what waits, what is settled. Enter or F9 opens a line's ticket.

    `changed` follows every step that was taken.
    """

    title = ticket_words.OUTBOX
    changed = Signal()
    bundle_wanted = Signal()
    relay_wanted = Signal()

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self.desk = TicketDesk(client, lanes, self)
        self._rows = Newest(lanes.store, self._show, self._failed, note_text.READING_OUTBOX)
        self.lines: list[OutboxLine] = []
        self._last: OutboxLine | None = None
        self._ways: Mapping[TicketNumber, OnItsWay] = {}
        self._shown: tuple[TicketRow, ...] = ()
        self._only = _Show.ALL
        self.ask = AskCard()
        self.only = ChoiceField(ticket_words.SHOW, _NARROWED)
        self.only.show_value(_Show.ALL)
        self.only.chosen.connect(self.narrow)
        self.empty = EmptyState("inbox", list_text.NO_OUTBOX)
        self.titles = tuple(
            label(words, "heading")
            for words in (
                ticket_words.NEEDS_YOU,
                ticket_words.WAITING,
                ticket_words.DELIVERED_AND_KEPT,
            )
        )
        self.list = column(8, (0, 0, 8, 0))
        self.verbs = VerbBar(
            (
                Verb(key="F3", words=relay_text.VERB, do=self.relay_wanted.emit),
                Verb(key="F4", words=bundle_text.STICK_VERB, do=self.bundle_wanted.emit),
                Verb(key="F5", words=ticket_words.TRY_NOW, do=self.try_now),
                Verb(key="F6", words=ticket_words.MEND_IT, do=self.mend),
                Verb(key="F7", words=ticket_words.LATE_REASON, do=self.explain_late),
                Verb(key="F8", words=ticket_words.HANDED_OVER, do=self.hand_over),
                Verb(key="F9", words=ticket_words.OPEN, do=self.open_chosen, primary=True),
            ),
            self,
        )
        for key in ("F6", "F7", "F8", "F9"):
            # A tap on it must not take the cursor away from the line it is about.
            self.verbs[key].setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build()
        self.desk.done.connect(self._done)
        self.desk.drafted.connect(self.draft_wanted)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.ask.close_card)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(self.list)
        area = self.area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(ticket_words.OUTBOX)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = column(8, (10, 8, 4, 8))
        content.addWidget(self.said)
        content.addWidget(self.ask)
        content.addWidget(self.only, 0, Qt.AlignmentFlag.AlignLeft)
        content.addWidget(area, 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)
        for part in (self.empty, *self.titles):
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

    # --- reading ---------------------------------------------------------------------------

    @override
    def reload(self) -> None:
        """Read the outbox again."""
        self._rows.ask(self._read)

    def _read(self) -> tuple[TicketRow, ...]:
        """What waits or arrived, every notice to hand over, and what this shift kept."""
        since = self._client.clock.now() - _SHIFT
        self._ways = self._client.on_the_way()
        over = self._client.tickets(TicketFilter(delivery=Delivery.HAND_OVER))
        kept = tuple(
            chain.from_iterable(
                self._client.tickets(TicketFilter(delivery=state, since=since)) for state in _UNSENT
            )
        )
        return (*self._client.outbox(), *over, *kept)

    def _show(self, rows: tuple[TicketRow, ...]) -> None:
        self._shown = rows
        now, hours = self._client.moment().now, self._client.settings.submit_within_h
        urgent, waiting, settled = self._grouped(rows, now)
        count = len(urgent) + len(waiting) + len(settled)
        # The page opens before its rows are read: the cursor goes to the first when it comes.
        at_verb = self.verbs["F5"].hasFocus() and not self.lines
        self._need_lines(count)
        for line, ticket in zip(self.lines, (*urgent, *waiting, *settled), strict=True):
            line.show_row(ticket, now, hours, self._ways.get(ticket.number))
        self._order((len(urgent), len(waiting), len(settled)))
        if at_verb and self.lines:
            self.lines[0].setFocus()
        self.only.setVisible(bool(rows))
        self.empty.setText(list_text.NONE_SHOWN if rows else list_text.NO_OUTBOX)
        self.empty.show_step(empty_text.OTHER_KIND if rows else empty_text.NOTHING_TO_SEND)
        self.empty.setVisible(not count)
        self._name_verbs()
        self.subtitle_changed.emit(_subtitle(rows))

    def _grouped(
        self, rows: Sequence[TicketRow], now: datetime
    ) -> tuple[list[TicketRow], list[TicketRow], list[TicketRow]]:
        """What needs the officer, what waits, what is settled; as far as it is asked for."""
        groups: dict[_Show, list[TicketRow]] = {group: [] for group in _GROUPS}
        for row in rows:
            group = _Show.SETTLED
            if needs_officer(row, now):
                group = _Show.NEEDS
            elif row.delivery in list_text.WAITING:
                group = _Show.WAITING
            away = row.number in self._ways and row.delivery in list_text.WAITING
            if self._only in (_Show.ALL, group) or (self._only is _Show.STICK and away):
                groups[group].append(row)
        for group in (_Show.NEEDS, _Show.WAITING):
            groups[group].sort(key=lambda r: (r.deadline or now, r.number))
        groups[_Show.SETTLED].sort(key=lambda r: (r.issued_at, r.number), reverse=True)
        return groups[_Show.NEEDS], groups[_Show.WAITING], groups[_Show.SETTLED]

    def narrow(self, only: object) -> None:
        """Show one kind only, or all; the button of a kind pressed again shows all as well."""
        self._only = only if isinstance(only, _Show) and only is not self._only else _Show.ALL
        self.only.show_value(self._only)
        self._show(self._shown)

    def _need_lines(self, count: int) -> None:
        while len(self.lines) > count:
            gone = self.lines.pop()
            if gone is self._last:
                self._last = None
            self.list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < count:
            line = OutboxLine()
            line.opened.connect(self.open_ticket)
            line.entered.connect(partial(self._entered, line))
            self.lines.append(line)

    def _order(self, counts: Sequence[int]) -> None:
        """Each title over its lines, and the empty rest."""
        parts: list[QWidget] = [self.empty]
        at = 0
        for title, count in zip(self.titles, counts, strict=True):
            title.setVisible(bool(count))
            parts += [title, *self.lines[at : at + count]]
            at += count
        for place, part in enumerate(parts):
            if self.list.indexOf(part) != place:
                self.list.removeWidget(part)
                self.list.insertWidget(place, part)
        verbs = [self.verbs[key] for key in ("F5", "F6", "F7", "F8", "F9")]
        for before, after in pairwise((*self.lines, *verbs)):
            QWidget.setTabOrder(before, after)

    def _entered(self, line: OutboxLine) -> None:
        self._last = line
        self.area.ensureWidgetVisible(line, 0, 20)
        self._name_verbs()

    def _name_verbs(self) -> None:
        """F6 says what mends the line the cursor is on."""
        steps = self._steps(self._last.ticket if self._last is not None else None)
        again = Step.RESEND in steps
        self.verbs.rename("F6", Step.RESEND.words if again else Step.MEND.words)

    def _steps(self, ticket: TicketRow | None) -> tuple[Step, ...]:
        if ticket is None:
            return ()
        found = open_items(ticket, self._client.moment().now)
        return tuple(item.step for item in found if item.step is not None)

    # --- doing -----------------------------------------------------------------------------

    def _chosen(self) -> TicketRow | None:
        ticket = self._last.ticket if self._last is not None else None
        if ticket is None:
            self.say(list_text.CHOOSE_LINE, "warn")
        return ticket

    def open_chosen(self) -> None:
        """Open the ticket of the line the cursor is on."""
        chosen = self._chosen()
        if chosen is not None:
            self.open_ticket(chosen)

    def open_ticket(self, ticket: TicketRow) -> None:
        """Open a ticket."""
        self.ticket_wanted.emit(ticket.document_id)

    def mend(self) -> None:
        """A refused line: open the field that has to change, or send it again."""
        ticket = self._chosen()
        if ticket is None:
            return
        steps = self._steps(ticket)
        step = next((s for s in (Step.MEND, Step.RESEND) if s in steps), None)
        obstacle = list_text.NOT_REFUSED
        if step is not None:
            obstacle = self.desk.obstacle(RIGHTS[step], ticket)
        if obstacle:
            self.say(obstacle, "warn")
        elif step is Step.MEND:
            self.desk.amend(ticket, ticket.field)
        else:
            self.desk.resend(ticket)

    def explain_late(self) -> None:
        """Ask why a ticket was late; the second press keeps the reason."""
        ticket = self._chosen()
        if ticket is None:
            return
        obstacle = self.desk.obstacle(Right.EXPLAIN_LATE, ticket)
        if obstacle:
            self.say(obstacle, "warn")
            return
        self.say("")
        then = partial(self.desk.explain_late, ticket)
        self.ask.ask(ticket_asks.late_ask("F7", ticket, self._client.law, then))

    def hand_over(self) -> None:
        """Note that a notice was handed over; only the second press counts."""
        ticket = self._chosen()
        if ticket is None:
            return
        obstacle = self.desk.obstacle(Right.HAND_OVER, ticket)
        if obstacle:
            self.say(obstacle, "warn")
            return
        self.say("")
        then = partial(self.desk.hand_over, ticket)
        self.ask.ask(ticket_asks.hand_ask("F8", ticket, then))

    def try_now(self) -> None:
        """Make everything due and wake delivery."""
        self.say(list_text.WOKEN)
        self._lanes.store.run(
            self._client.deliver_now, done=lambda _: self.reload(), failed=self._failed
        )

    def _done(self, said: str, tone: Tone) -> None:
        self.say(said, tone)
        self.reload()
        self.changed.emit()


def _subtitle(rows: Sequence[TicketRow]) -> str:
    waiting = sum(r.delivery in list_text.WAITING for r in rows)
    over = sum(r.delivery is Delivery.HAND_OVER for r in rows)
    delivered = sum(r.delivery is Delivery.RECEIVED for r in rows)
    return list_text.outbox_subtitle(waiting, delivered, over)
