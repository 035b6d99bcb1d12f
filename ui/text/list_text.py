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
from tracs_mobile.wording import plural, say
from ui.entries import VERMONT
from ui.text.screen_text import clock_time

DELIVERY = {
    Delivery.KEPT: say("Kept"),
    Delivery.QUEUED: say("Queued"),
    Delivery.SENT: say("Sent"),
    Delivery.RECEIVED: say("Received"),
    Delivery.REFUSED: say("Refused by DPS"),
    Delivery.CONFLICT: say("Held: DPS has another"),
    Delivery.HAND_OVER: say("To hand over"),
    Delivery.HANDED_OVER: say("Handed over"),
}
FAULTS = {
    SyncFault.NO_NETWORK.name: say("no network"),
    SyncFault.PORTAL.name: say("Wi-Fi sign-in"),
    SyncFault.AUTH.name: say("laptop not accepted"),
    SyncFault.BUSY.name: say("DPS busy"),
    SyncFault.SERVER.name: say("fault at DPS"),
    SyncFault.GARBLED.name: say("answer not readable"),
    SyncFault.BAD_RECEIPT.name: say("receipt not valid"),
}
"""Why it waits, in two words; the sentence beside it says the rest."""
COURT = {
    Court.NOT_YET: "",
    Court.FILED: say("Filed with the court"),
    Court.ACCEPTED: say("Accepted by the court"),
    Court.REFUSED: say("Refused by the court"),
}
COURT_SHORT = {
    Court.NOT_YET: "",
    Court.FILED: say("Filed with court"),
    Court.ACCEPTED: say("Court accepted"),
    Court.REFUSED: say("Court refused"),
}
COURT_REFUSED = say(
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
    PrintGrade.OWED: say("Print owed"),
    PrintGrade.CONFIRMED: say("Printed"),
    PrintGrade.PROBABLY: say("Probably printed"),
    PrintGrade.INTERRUPTED: say("Interrupted"),
    PrintGrade.NOT_STARTED: say("Print owed"),
    PrintGrade.SAVED: say("Saved as a file"),
    PrintGrade.SPOOLED: say("Sent to Windows"),
    PrintGrade.SEEN: say("Printed, seen"),
}
PAPER_OUT = (PrintGrade.CONFIRMED, PrintGrade.PROBABLY, PrintGrade.SEEN)
KINDS = {
    DocumentKind.COMPLAINT: say("Complaint"),
    DocumentKind.WARNING: say("Warning"),
    DocumentKind.NOTICE: say("Diversion notice"),
}
EVENTS = {
    EventKind.ISSUE: "",
    EventKind.VOID: say("void"),
    EventKind.AMEND: say("amendment"),
    EventKind.LATE: say("late reason"),
}
SEARCH = say("Search: number, name, plate, license, town or section")
NO_TICKETS = say("No tickets yet. What you issue appears here.")
NO_MATCH = say("No record exists.")
NO_MATCH_MARKED = say("No ticket fits the buttons you pressed. F7 shows all again.")
CHOOSE_LINE = say("Choose a line first: the arrow keys move.")
NO_OUTBOX = say("Nothing waits. What you issue appears here until DPS has signed for it.")
NO_PAPER_CHOSEN = say("The paper of the chosen ticket appears here.")
PAPER_ASKED = say("DPS is asked for the paper of this ticket…")
NO_PAPER_CAME = say("The paper of this ticket did not come.")
NONE_SHOWN = say("Nothing of that kind. Press the button again to see everything.")
SUPERSEDED = say("DPS refused it, and what came after took its place.")
NOT_REFUSED = say("DPS has not refused this one; there is nothing to mend.")
CHOOSE_TICKET = say("Choose a ticket first.")
WOKEN = say("Trying now. The lines change when DPS answers.")
SAVE_PDF = say("Save the print as a PDF")
RETURNED_TIP = say(
    "Your Point of Contact gave these back. Tickets shows them; open one and amend it."
)
NOT_APPROVED_CHIP = say("! Warnings only")
PRACTICE_CHIP = say("! Not approved yet")
PRACTICE = say(
    "The Judicial Bureau has not approved you yet. Here in training you may practice everything; "
    "on duty you may write warnings only."
)
NOT_APPROVED = say(
    "The Judicial Bureau has not approved you yet: you may write warnings and practice in training."
)


def tickets_subtitle(count: int) -> str:
    """How many fit, on the screen or not."""
    if count < 1_000:
        return plural(count, "ticket")
    return say("{count:,} tickets", count=count)


def outbox_subtitle(waiting: int, delivered: int, to_hand_over: int = 0) -> str:
    """`3 waiting, 1 to hand over, 5 delivered`."""
    if to_hand_over:
        return say(
            "{waiting} waiting, {to_hand_over} to hand over, {delivered} delivered",
            waiting=waiting,
            to_hand_over=to_hand_over,
            delivered=delivered,
        )
    return say("{waiting} waiting, {delivered} delivered", waiting=waiting, delivered=delivered)


def outbox_reason(row: TicketRow) -> str:
    """Why it waits or what proves that it arrived."""
    plain = {
        Delivery.KEPT: say("Warnings are not sent to the court; they stay on this laptop."),
        Delivery.QUEUED: say("Saved and sealed on this laptop. Goes out by itself."),
        Delivery.SENT: say("Sent; waiting for the signed receipt."),
        Delivery.RECEIVED: _receipt(row),
        Delivery.REFUSED: row.problem or say("DPS refused it without a reason. Call DPS."),
        Delivery.CONFLICT: row.problem
        or say("DPS holds another ticket with this number. Call DPS."),
        Delivery.HAND_OVER: say("Bring or mail it to the Diversion Program, then note it: F8."),
        Delivery.HANDED_OVER: say("Handed over to the Diversion Program."),
    }
    if row.delivery is Delivery.RECEIVED and row.court is not Court.NOT_YET:
        said = COURT_REFUSED if row.court is Court.REFUSED else f"{COURT[row.court]}."
        return f"{said} {_receipt(row)}"
    if row.delivery is Delivery.QUEUED and row.code == LOST:
        return row.problem
    if row.delivery is Delivery.QUEUED and row.code and not _put_off(row.code):
        # The words are those of an earlier refusal; what is queued now was mended since.
        return say(
            "Mended, and queued again. DPS had refused it: {why}.",
            why=row.problem.rstrip("."),
        )
    if row.delivery is Delivery.QUEUED and row.attempts and row.problem:
        return f"{_tries(row.attempts)}: {row.problem.rstrip('.')}.{_next(row.next_try_at)}"
    return plain[row.delivery]


def waits_for(row: TicketRow) -> str:
    """Why it waits in two words, empty when it only waits for its turn."""
    if row.delivery is not Delivery.QUEUED:
        return ""
    if row.code.startswith(SPOILS_BATCH):
        return say("DPS cannot read it")
    return say("DPS lost it") if row.code == LOST else FAULTS.get(row.code, "")


def _put_off(code: str) -> bool:
    """Whether the word is of a try that failed, not of a refusal that was mended since."""
    return code in FAULTS or code in _LATER or code.startswith(SPOILS_BATCH)


def outbox_time(row: TicketRow, now: datetime) -> str:
    """What the countdown says."""
    if row.delivery is Delivery.KEPT or row.deadline is None:
        return say("not filed")
    if row.delivery is Delivery.HANDED_OVER:
        return say("done")
    if row.received_at is not None:
        return say("took {span}", span=_span(row.received_at - row.issued_at))
    return time_left(now, row.deadline, doubt=row.doubt)


def outbox_line(row: TicketRow) -> str:
    """Who and what; of a ticket that one may not read, only who wrote it."""
    if not row.defendant and not row.charge:
        return say("Written by another officer, LEO {officer}", officer=row.officer)
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
        return say("Received by DPS.")
    at = row.received_at.astimezone(VERMONT)
    return say(
        "Receipt {receipt_id} signed by DPS at {at:%H:%M %Z}.", receipt_id=row.receipt_id, at=at
    )


def _tries(count: int) -> str:
    names = {1: say("First try"), 2: say("Second try"), 3: say("Third try")}
    return names.get(count, say("{count} tries", count=count))


def _next(at: datetime | None) -> str:
    return "" if at is None else f" {say('Next try at {time}.', time=clock_time(at))}"


def _span(took: timedelta) -> str:
    seconds = max(0, int(took.total_seconds()))
    if seconds < 60:
        return f"{seconds} s" if seconds else say("less than 1 s")
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
    return say("! {tickets} returned", tickets=plural(count, "ticket"))


def wording_lines(law: LawPack) -> tuple[str, ...]:
    """Which amounts and which wording are printed, and which of them are not official yet."""
    since = f"{law.effective_from:%m/%d/%Y}"
    lines = [
        _standing(
            say(
                "Charges, points and amounts: version {version}, in force since {since}.",
                version=law.version,
                since=since,
            ),
            say(
                "The Judicial Bureau has not confirmed the amounts: compare them with its schedule."
            ),
            provisional=law.waiver.provisional,
        ),
        _standing(
            say("Notices on the paper: version {version}.", version=law.notices.version),
            say("The wording is not the court's own yet; the meaning is that of the law."),
            provisional=law.notices.provisional,
        ),
    ]
    for courtesy in law.notices.courtesy:
        lines.append(
            _standing(
                say(
                    "Courtesy text {name}: stands beside the English text, never instead.",
                    name=courtesy.name,
                ),
                say("The translation has not been certified."),
                provisional=courtesy.provisional,
            )
        )
    return tuple(lines)


def _standing(said: str, what: str, *, provisional: bool) -> str:
    return say("? {said} PROVISIONAL. {what}", said=said, what=what) if provisional else f"✓ {said}"


def time_used(number: str) -> str:
    """The bar of one line of the outbox, for who hears it."""
    return say("Time used of {number}", number=number)
