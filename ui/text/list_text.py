"""The sentences of the Tickets and Outbox pages."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracs_mobile.domain.deadline import time_left
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.outbox import SPOILS_BATCH, EventKind
from tracs_mobile.domain.restoration import LOST
from tracs_mobile.domain.states import Court, Delivery, PrintGrade, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import SyncFault
from tracs_mobile.wording import plural
from ui.entries import VERMONT
from ui.text.screen_text import clock_time

DELIVERY = {
    Delivery.KEPT: "Kept",
    Delivery.QUEUED: "Queued",
    Delivery.SENT: "Sent",
    Delivery.RECEIVED: "Received",
    Delivery.REFUSED: "Refused by DPS",
    Delivery.CONFLICT: "Held: DPS has another",
    Delivery.HAND_OVER: "To hand over",
    Delivery.HANDED_OVER: "Handed over",
}
FAULTS = {
    SyncFault.NO_NETWORK.name: "no network",
    SyncFault.PORTAL.name: "Wi-Fi sign-in",
    SyncFault.AUTH.name: "laptop not accepted",
    SyncFault.BUSY.name: "DPS busy",
    SyncFault.SERVER.name: "fault at DPS",
    SyncFault.GARBLED.name: "answer not readable",
    SyncFault.BAD_RECEIPT.name: "receipt not valid",
}
"""Why it waits, in two words; the sentence beside it says the rest."""
COURT = {
    Court.NOT_YET: "",
    Court.FILED: "Filed with the court",
    Court.ACCEPTED: "Accepted by the court",
    Court.REFUSED: "Refused by the court",
}
COURT_SHORT = {
    Court.NOT_YET: "",
    Court.FILED: "Filed with court",
    Court.ACCEPTED: "Court accepted",
    Court.REFUSED: "Court refused",
}
COURT_REFUSED = (
    "The court refused it. The ticket stands at DPS; DPS e-Ticket support says what has to change. "
    "Then amend it."
)
DELIVERY_SIGNS = {
    Delivery.KEPT: "✓ ",
    Delivery.QUEUED: "… ",
    Delivery.SENT: "… ",
    Delivery.RECEIVED: "✓ ",
    Delivery.REFUSED: "! ",
    Delivery.CONFLICT: "! ",
    Delivery.HAND_OVER: "… ",
    Delivery.HANDED_OVER: "✓ ",
}
_LATER = ("NOT_RECEIVED", "OUT_OF_ORDER", "DEFERRED")
WAITING = (Delivery.QUEUED, Delivery.SENT, Delivery.REFUSED, Delivery.CONFLICT)
ON_THE_CLOCK = (Delivery.QUEUED, Delivery.SENT, Delivery.REFUSED, Delivery.HAND_OVER)
"""States in which a deadline still runs."""
PRINTED = {
    PrintGrade.OWED: "Print owed",
    PrintGrade.CONFIRMED: "Printed",
    PrintGrade.PROBABLY: "Probably printed",
    PrintGrade.INTERRUPTED: "Interrupted",
    PrintGrade.NOT_STARTED: "Print owed",
    PrintGrade.SAVED: "Saved as a file",
    PrintGrade.SPOOLED: "Sent to Windows",
    PrintGrade.SEEN: "Printed, seen",
}
PAPER_OUT = (PrintGrade.CONFIRMED, PrintGrade.PROBABLY, PrintGrade.SEEN)
KINDS = {
    DocumentKind.COMPLAINT: "Complaint",
    DocumentKind.WARNING: "Warning",
    DocumentKind.NOTICE: "Diversion notice",
}
EVENTS = {
    EventKind.ISSUE: "",
    EventKind.VOID: "void",
    EventKind.AMEND: "amendment",
    EventKind.LATE: "late reason",
}
SEARCH = "Search: number, name, plate, license, town or section"
NO_TICKETS = "No tickets yet. What you issue appears here."
NO_MATCH = "No record exists."
NO_MATCH_MARKED = "No ticket fits the buttons you pressed. F7 shows all again."
CHOOSE_LINE = "Choose a line first: the arrow keys move."
NO_OUTBOX = "Nothing waits. What you issue appears here until DPS has signed for it."
NO_PAPER_CHOSEN = "The paper of the chosen ticket appears here."
PAPER_ASKED = "DPS is asked for the paper of this ticket…"
NO_PAPER_CAME = "The paper of this ticket did not come."
NONE_SHOWN = "Nothing of that kind. Press the button again to see everything."
SUPERSEDED = "DPS refused it, and what came after took its place."
NOT_REFUSED = "DPS has not refused this one; there is nothing to mend."
CHOOSE_TICKET = "Choose a ticket first."
WOKEN = "Trying now. The lines change when DPS answers."
SAVE_PDF = "Save the print as a PDF"
RETURNED_TIP = "Your Point of Contact gave these back. Tickets shows them; open one and amend it."
NOT_APPROVED_CHIP = "! Warnings only"
PRACTICE_CHIP = "! Not approved yet"
PRACTICE = (
    "The Judicial Bureau has not approved you yet. Here in training you may practice everything; "
    "on duty you may write warnings only."
)
NOT_APPROVED = (
    "The Judicial Bureau has not approved you yet: you may write warnings and practice in training."
)


def tickets_subtitle(count: int) -> str:
    """How many fit, on the screen or not."""
    return f"{count:,} {'ticket' if count == 1 else 'tickets'}"


def outbox_subtitle(waiting: int, delivered: int, to_hand_over: int = 0) -> str:
    """`3 waiting, 1 to hand over, 5 delivered`."""
    over = f"{to_hand_over} to hand over, " if to_hand_over else ""
    return f"{waiting} waiting, {over}{delivered} delivered"


def outbox_reason(row: TicketRow) -> str:
    """Why it waits or what proves that it arrived."""
    plain = {
        Delivery.KEPT: "Warnings are not sent to the court; they stay on this laptop.",
        Delivery.QUEUED: "Saved and sealed on this laptop. Goes out by itself.",
        Delivery.SENT: "Sent; waiting for the signed receipt.",
        Delivery.RECEIVED: _receipt(row),
        Delivery.REFUSED: row.problem or "DPS refused it without a reason. Call DPS.",
        Delivery.CONFLICT: row.problem or "DPS holds another ticket with this number. Call DPS.",
        Delivery.HAND_OVER: "Bring or mail it to the Diversion Program, then note it: F8.",
        Delivery.HANDED_OVER: "Handed over to the Diversion Program.",
    }
    if row.delivery is Delivery.RECEIVED and row.court is not Court.NOT_YET:
        said = COURT_REFUSED if row.court is Court.REFUSED else f"{COURT[row.court]}."
        return f"{said} {_receipt(row)}"
    if row.delivery is Delivery.QUEUED and row.code == LOST:
        return row.problem
    if row.delivery is Delivery.QUEUED and row.code and not _put_off(row.code):
        # The words are those of an earlier refusal; what is queued now was mended since.
        return f"Mended, and queued again. DPS had refused it: {row.problem.rstrip('.')}."
    if row.delivery is Delivery.QUEUED and row.attempts and row.problem:
        return f"{_tries(row.attempts)}: {row.problem.rstrip('.')}.{_next(row.next_try_at)}"
    return plain[row.delivery]


def waits_for(row: TicketRow) -> str:
    """Why it waits in two words, empty when it only waits for its turn."""
    if row.delivery is not Delivery.QUEUED:
        return ""
    if row.code.startswith(SPOILS_BATCH):
        return "DPS cannot read it"
    return "DPS lost it" if row.code == LOST else FAULTS.get(row.code, "")


def _put_off(code: str) -> bool:
    """Whether the word is of a try that failed, not of a refusal that was mended since."""
    return code in FAULTS or code in _LATER or code.startswith(SPOILS_BATCH)


def outbox_time(row: TicketRow, now: datetime) -> str:
    """What the countdown says."""
    if row.delivery is Delivery.KEPT or row.deadline is None:
        return "not filed"
    if row.delivery is Delivery.HANDED_OVER:
        return "done"
    if row.received_at is not None:
        return f"took {_span(row.received_at - row.issued_at)}"
    return time_left(now, row.deadline, doubt=row.doubt)


def outbox_line(row: TicketRow) -> str:
    """Who and what; of a ticket that one may not read, only who wrote it."""
    if not row.defendant and not row.charge:
        return f"Written by another officer, LEO {row.officer}"
    return f"{row.defendant}  ·  {row.charge}"


def outbox_number(row: TicketRow) -> str:
    """The number, with what happened to it when that is what waits."""
    event = EVENTS[row.event]
    return f"{row.number}  ·  {event}" if event else row.number


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


def nothing_found(*, typed: bool, narrowed: bool) -> str:
    """Why the list is empty."""
    if narrowed:
        return NO_MATCH_MARKED
    return NO_MATCH if typed else NO_TICKETS


def standing_words(*, new: bool, complains: bool) -> tuple[str, str]:
    """The chip and the sentence about what somebody may not do yet; empty for nothing.

    `new`: the Judicial Bureau has not approved them. `complains`: complaints are possible now.
    """
    if not complains:
        return NOT_APPROVED_CHIP, NOT_APPROVED
    return (PRACTICE_CHIP, PRACTICE) if new else ("", "")


def returned_chip(count: int) -> str:
    """The chip of tickets that came back from review."""
    return f"! {plural(count, 'ticket')} returned"


def wording_lines(law: LawPack) -> tuple[str, ...]:
    """Which amounts and which wording are printed, and which of them are not official yet."""
    since = f"{law.effective_from:%m/%d/%Y}"
    lines = [
        _standing(
            f"Charges, points and amounts: version {law.version}, in force since {since}.",
            "The Judicial Bureau has not confirmed the amounts: compare them with its schedule.",
            provisional=law.waiver.provisional,
        ),
        _standing(
            f"Notices on the paper: version {law.notices.version}.",
            "The wording is not the court's own yet; the meaning is that of the law.",
            provisional=law.notices.provisional,
        ),
    ]
    for courtesy in law.notices.courtesy:
        lines.append(
            _standing(
                f"Courtesy text {courtesy.name}: stands beside the English text, never instead.",
                "The translation has not been certified.",
                provisional=courtesy.provisional,
            )
        )
    return tuple(lines)


def _standing(said: str, what: str, *, provisional: bool) -> str:
    return f"? {said} PROVISIONAL. {what}" if provisional else f"✓ {said}"
