"""What stands in the cells of the list of tickets, and in which tone; signs beside color."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracs_mobile.domain.deadline import Urgency, time_left, urgency
from tracs_mobile.domain.states import Court, Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.wording import say
from ui.entries import VERMONT
from ui.text import list_text
from ui.text.screen_text import two_lines
from ui.tokens import Tone

TONE_OF_URGENCY: dict[Urgency, Tone] = {
    Urgency.CALM: "good",
    Urgency.NOTICE: "warn",
    Urgency.WARN: "warn",
    Urgency.URGENT: "warn",
    Urgency.CRITICAL: "bad",
    Urgency.LATE: "bad",
}
_SETTLED_TONES: dict[Delivery, Tone] = {
    Delivery.KEPT: "good",
    Delivery.RECEIVED: "good",
    Delivery.HANDED_OVER: "good",
    Delivery.REFUSED: "bad",
    Delivery.CONFLICT: "bad",
}
_LEGAL_SIGNS = {
    Legal.ISSUED: "",
    Legal.AMENDED: "+ ",
    Legal.VOIDED: "× ",  # noqa: RUF001 - the sign that strikes out, not a letter
    Legal.REPLACED: "× ",  # noqa: RUF001
}
_LEGAL_TONES: dict[Legal, Tone] = {
    Legal.ISSUED: "plain",
    Legal.AMENDED: "warn",
    Legal.VOIDED: "bad",
    Legal.REPLACED: "bad",
}
_SHORT = {
    Delivery.REFUSED: say("Refused"),
    Delivery.CONFLICT: say("Held by DPS"),
}
_HOUR = timedelta(hours=1)


def issued_cell(row: TicketRow) -> str:
    """Date over time."""
    return f"{row.issued_at.astimezone(VERMONT):%m/%d/%Y\n%H:%M}"


def number_cell(row: TicketRow) -> str:
    """The number, over what kind it is unless it is a complaint."""
    if row.kind is DocumentKind.COMPLAINT:
        return row.number
    return f"{row.number}\n{list_text.KINDS[row.kind]}"


_LEGAL = {
    Legal.ISSUED: say("Issued"),
    Legal.AMENDED: say("Amended"),
    Legal.REPLACED: say("Replaced"),
    Legal.VOIDED: say("Voided"),
}


def legal_cell(row: TicketRow) -> str:
    """The legal state and, of an amended ticket, its version."""
    version = f"\nv{row.seq}" if row.legal is Legal.AMENDED else ""
    return f"{_LEGAL_SIGNS[row.legal]}{_LEGAL[row.legal]}{version}"


def legal_tone(row: TicketRow, _now: datetime) -> Tone:
    """The color of the legal state."""
    return _LEGAL_TONES[row.legal]


def delivery_cell(row: TicketRow, now: datetime) -> str:
    """The state, and the time left while a deadline runs."""
    sign = list_text.DELIVERY_SIGNS[row.delivery]
    word = _SHORT.get(row.delivery, list_text.DELIVERY[row.delivery])
    if row.delivery is Delivery.RECEIVED and row.court is not Court.NOT_YET:
        sign = "! " if row.court is Court.REFUSED else sign
        return f"{sign}{word}\n{list_text.COURT_SHORT[row.court]}"
    if row.deadline is None or row.delivery not in list_text.ON_THE_CLOCK:
        return f"{sign}{word}"
    if delivery_tone(row, now) == "bad":
        sign = "! "
    return f"{sign}{word}\n{time_left(now, row.deadline, doubt=row.doubt)}"


def delivery_tone(row: TicketRow, now: datetime) -> Tone:
    """How urgent it is: by the share of its own time that is used."""
    if row.delivery is Delivery.RECEIVED and row.court is Court.REFUSED:
        return "bad"
    settled = _SETTLED_TONES.get(row.delivery)
    if settled is not None:
        return settled
    if row.deadline is None:
        return "plain"
    whole = max(1, round((row.deadline - row.since) / _HOUR))
    return TONE_OF_URGENCY[urgency(now, row.deadline, submit_within_h=whole)]


def print_cell(row: TicketRow) -> str:
    """What is known of the paper; a void ticket owes none."""
    if row.printed in list_text.PAPER_OUT:
        return f"✓ {two_lines(list_text.PRINTED[row.printed])}"
    if row.legal in (Legal.VOIDED, Legal.REPLACED):
        return say("not owed")
    if row.printed is PrintGrade.SPOOLED:
        return say("? Sent to\nWindows")
    if row.printed is PrintGrade.SAVED:
        return say("! Owed,\nno paper")
    return (
        say("! Print\nowed")
        if row.printed is not PrintGrade.INTERRUPTED
        else say("! Inter-\nrupted")
    )


def print_tone(row: TicketRow, _now: datetime) -> Tone:
    """Paper that is owed stands out."""
    if row.printed in list_text.PAPER_OUT:
        return "good"
    return "plain" if row.legal in (Legal.VOIDED, Legal.REPLACED) else "warn"


def review_cell(row: TicketRow) -> str:
    """What the Point of Contact said."""
    return {
        Review.UNREVIEWED: say("Unreviewed"),
        Review.REVIEWED: say("✓ Reviewed"),
        Review.RETURNED: say("! Returned"),
    }[row.review]


def review_tone(row: TicketRow, _now: datetime) -> Tone:
    """A returned ticket stands out."""
    tones: dict[Review, Tone] = {Review.REVIEWED: "good", Review.RETURNED: "bad"}
    return tones.get(row.review, "plain")
