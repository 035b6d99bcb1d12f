"""The sentences of the Tickets and Outbox pages."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracs_mobile.domain.deadline import time_left
from tracs_mobile.domain.states import Delivery, PrintGrade, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from ui.entries import VERMONT
from ui.text import clock_time
from ui.words import plural

DELIVERY = {
    Delivery.KEPT: "Kept",
    Delivery.QUEUED: "Queued",
    Delivery.SENT: "Sent",
    Delivery.RECEIVED: "Received",
    Delivery.REFUSED: "Refused by DPS",
    Delivery.CONFLICT: "Held: DPS has another",
}
PRINTED = {
    PrintGrade.OWED: "Print owed",
    PrintGrade.CONFIRMED: "Printed",
    PrintGrade.PROBABLY: "Probably printed",
    PrintGrade.INTERRUPTED: "Interrupted",
    PrintGrade.NOT_STARTED: "Print owed",
    PrintGrade.SAVED: "Saved as a file",
}
FILTER = "Filter: name, plate, number, town or section"
NO_TICKETS = "No tickets yet. What you issue appears here."
NO_MATCH = "Nothing matches what you typed."
CHOOSE_LINE = "Choose a line first: the arrow keys move."
NO_OUTBOX = "Nothing waits. What you issue appears here until DPS has signed for it."
CHOOSE_TICKET = "Choose a ticket first."
WOKEN = "Trying now. The lines change when DPS answers."
SAVE_PDF = "Save the print as a PDF"


def tickets_subtitle(count: int) -> str:
    """How many are listed."""
    return plural(count, "ticket")


def outbox_subtitle(waiting: int, delivered: int) -> str:
    """`3 waiting, 5 delivered`."""
    return f"{waiting} waiting, {delivered} delivered"


def outbox_reason(row: TicketRow) -> str:
    """Why it waits or what proves that it arrived."""
    plain = {
        Delivery.KEPT: "Warnings are not sent to the court; they stay on this laptop.",
        Delivery.QUEUED: "Saved and sealed on this laptop. Goes out by itself.",
        Delivery.SENT: "Sent; waiting for the signed receipt.",
        Delivery.RECEIVED: _receipt(row),
        Delivery.REFUSED: row.problem or "DPS refused it without a reason. Call DPS.",
        Delivery.CONFLICT: row.problem or "DPS holds another ticket with this number. Call DPS.",
    }
    if row.delivery is Delivery.QUEUED and row.attempts and row.problem:
        return f"{_tries(row.attempts)}: {row.problem.rstrip('.')}.{_next(row.next_try_at)}"
    return plain[row.delivery]


def outbox_time(row: TicketRow, now: datetime) -> str:
    """What the countdown says."""
    if row.delivery is Delivery.KEPT or row.deadline is None:
        return "not filed"
    if row.received_at is not None:
        return f"took {_span(row.received_at - row.issued_at)}"
    return time_left(now, row.deadline)


def outbox_line(row: TicketRow) -> str:
    """Who and what."""
    return f"{row.defendant}  ·  {row.charge}"


def date_time(at: datetime) -> str:
    """`11/21/2026 22:41`, Vermont time."""
    return f"{at.astimezone(VERMONT):%m/%d/%Y %H:%M}"


def _receipt(row: TicketRow) -> str:
    if row.received_at is None:
        return "Received by DPS."
    at = row.received_at.astimezone(VERMONT)
    return f"Receipt {row.receipt_id} signed by DPS at {at:%H:%M %Z}."


def _tries(count: int) -> str:
    names = {1: "First try", 2: "Second try", 3: "Third try"}
    return names.get(count, f"{count} tries")


def _next(at: datetime | None) -> str:
    return "" if at is None else f" Next try at {clock_time(at)}."


def _span(took: timedelta) -> str:
    seconds = max(0, int(took.total_seconds()))
    if seconds < 60:
        return f"{seconds} s" if seconds else "less than 1 s"
    minutes = seconds // 60
    return f"{minutes} m" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} m"


def legal_word(row: TicketRow) -> str:
    """The legal state; a warning says so."""
    word = row.legal.value.capitalize()
    return f"Warning, {row.legal.value}" if row.kind is DocumentKind.WARNING else word
