"""The sentences about one ticket after it was issued: what is open, what a step does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracs_mobile.domain.deadline import time_left
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.states import Delivery, HistoryEntry, Legal, PrintGrade, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import Note
from tracs_mobile.wording import say
from ui.entries import VERMONT
from ui.text import cell_text, list_text
from ui.text.list_text import date_time

NOTHING_OPEN = say("✓ Nothing is open about this ticket.")
REPLACED = say("A later version replaced this one. The history shows both.")
STOP_IN_THE_WAY = say("Issue or throw away the stop on the screen first.")
NO_NOTE = say("Write the note first, then press Enter.")
NOTE_KEPT = say("Note kept. It never prints and never leaves this laptop.")
NO_NOTES = say("No notes.")
ALONE = say("No other paper of this stop.")
ADD_NOTE = say("Add a note (never prints, Enter keeps it)")
CHOOSE_REASON = say("Choose a reason first.")
WRITE_REASON = say("Write what happened in a few words first.")
READING = say("Reading the ticket…")
SENT_AGAIN = say("Queued for DPS again. It goes out by itself.")
LATE_KEPT = say("The reason is kept and goes to DPS with the ticket.")
CURE_KEPT = say("Noted: the proof was shown. Void the ticket if the law lets you.")
HANDED_OVER = say("Noted: the notice was handed over.")
SHOW_TITLE = say("For the driver to read")
SHOW_WHY = say(
    "The driver reads the paper on the screen. Say why no paper came out; it is kept with the stop."
)
SHOW_REASONS = (
    ("printer", say("The printer failed")),
    ("paper", say("No paper left")),
    ("driver", say("The driver asked")),
    ("other", say("Another reason")),
)
VOID_WHY = say("The number stays and DPS is told. A void ticket cannot be made valid again.")
VOID_WHY_KEPT = say("The number stays. A void paper cannot be made valid again.")
LATE_WHY = say("DPS had this ticket after its time. The reason is filed with it.")
CURE_WHY = say("Proof was shown to you or to your agency in time. This is noted once and for good.")
HAND_WHY = say("The notice was brought or mailed to the Diversion Program. This is noted for good.")
COPY_TITLE = say("Print a copy")
COPY_WHY = say("Choose whose copy it is and a courtesy text beside the English one.")


def refused(row: TicketRow, *, mends: bool) -> str:
    """What DPS refused and what that means."""
    why = row.problem.rstrip(".") or say("without a reason")
    said = say("DPS refused it: {why}.", why=why)
    return said if mends else f"{said} {say('When that is put right, send it again.')}"


def held(row: TicketRow) -> str:
    """DPS has other contents under this number."""
    return row.problem or say(
        "DPS holds another ticket with this number. Call DPS e-Ticket support."
    )


def returned(note: str) -> str:
    """The Point of Contact wants it changed."""
    if not note:
        return say("Returned by your Point of Contact.")
    return say("Returned by your Point of Contact: {note}.", note=note.rstrip("."))


def late(row: TicketRow, now: datetime) -> str:
    """DPS got it late, or has not got it yet."""
    by = _late_by(row, now)
    return say("{by} at DPS. Your reason is missing.", by=by)


def late_key(row: TicketRow, now: datetime) -> str:
    """The same on a line of the outbox, with the key that asks."""
    return say("{late_by}: F7 asks for your reason.", late_by=_late_by(row, now))


def _late_by(row: TicketRow, now: datetime) -> str:
    """`Late by 3 h 05 m`; DPS's own time is held to what is printed."""
    due, at = row.deadline, now
    if row.received_at is not None:
        due, at = row.deadline_as_printed, row.received_at
    if due is None or at <= due:
        return say("An earlier version was late")
    return time_left(at, due, doubt=row.doubt and row.received_at is None).capitalize()


def hand_over(row: TicketRow, left: str) -> str:
    """A notice that the officer must bring or mail."""
    printed = row.deadline_as_printed
    if printed is None:
        return say("Hand this notice over to the Diversion Program.")
    return say(
        "Hand this notice over to the Diversion Program by {date_time} ({left}).",
        date_time=date_time(printed),
        left=left,
    )


IS_WHOLE = say("If it did come out whole, say so.")


def print_owed(row: TicketRow) -> str:
    """No paper came out yet."""
    if row.printed is PrintGrade.SPOOLED:
        return say("Windows has the print. Did the whole ticket come out?")
    if row.printed is PrintGrade.SAVED:
        return say("Not on paper yet, only on the screen or in a file; the driver's paper is owed.")
    if row.printed is PrintGrade.INTERRUPTED:
        return say("The print was interrupted; the driver's paper is still owed.")
    return say("The driver's paper is still owed.")


def cure(until: datetime, now: datetime) -> str:
    """Proof may still be shown."""
    return say(
        "The driver may show proof until {date_time} ({time_left}).",
        date_time=date_time(until),
        time_left=time_left(now, until),
    )


def waits(row: TicketRow, now: datetime) -> str:
    """It waits for DPS and all is well."""
    left = "" if row.deadline is None else time_left(now, row.deadline, doubt=row.doubt)
    return say("Waits for DPS, {left}. It goes out by itself.", left=left)


def what_line(row: TicketRow) -> str:
    """Who, what and where of a ticket."""
    parts = (row.defendant, f"{row.statute} {row.charge}", row.town, row.plate)
    return "  ·  ".join(part for part in parts if part)


def kind_line(row: TicketRow) -> str:
    """What kind of paper, and when."""
    return say(
        "{kind}, issued {date_time}, LEO {officer}",
        kind=list_text.KINDS[row.kind],
        date_time=date_time(row.issued_at),
        officer=row.officer,
    )


def delivery_line(row: TicketRow) -> str:
    """What proves or explains the delivery state, unless it stands among what is open."""
    told = row.delivery in (Delivery.REFUSED, Delivery.CONFLICT, Delivery.HAND_OVER)
    return "" if told else list_text.outbox_reason(row)


def history_line(entry: HistoryEntry) -> str:
    """When and what."""
    at = entry.at.astimezone(VERMONT)
    return f"{at:%m/%d %H:%M}  {entry.what}"


def version_lines(versions: Sequence[Document]) -> tuple[str, ...]:
    """Every version, newest first, and which one it replaces."""
    before = (None, *versions[:-1])
    lines = [_version(now, past) for now, past in zip(versions, before, strict=True)]
    return tuple(reversed(lines))


def _version(document: Document, past: Document | None) -> str:
    first = f"v{document.seq}, {date_time(document.issued_at)}"
    if past is None or document.replaces is None:
        return say("{first}: as issued.", first=first)
    said = say("{first}: replaces v{seq}.", first=first, seq=past.seq)
    return f"{said} {document.amend_reason.rstrip('.')}." if document.amend_reason else said


def note_line(note: Note) -> str:
    """One note with its time."""
    return f"{note.at.astimezone(VERMONT):%m/%d %H:%M}  {note.text}"


def same_stop_line(row: TicketRow) -> str:
    """Another paper of the same stop; where it stands in law, unless it simply stands."""
    stands = (
        "" if row.legal is Legal.ISSUED else f"  {cell_text.legal_cell(row)}:".replace("\n", " ")
    )
    return f"{row.number}{stands}  {list_text.KINDS[row.kind]}, {row.charge}"


def confirm_words(key: str, what: str) -> str:
    """The words on the button that does what was asked for."""
    return say("Press {key} again: {what}", key=key, what=what)


def voided(number: str, kind: DocumentKind) -> str:
    """A ticket was voided."""
    if kind is DocumentKind.COMPLAINT:
        return say("{number} is void. DPS is told. The number stays on record.", number=number)
    return say("{number} is void. The number stays on record.", number=number)


def shown_reason(reason: str, more: str) -> str:
    """Why a driver read the paper on the screen, as it is kept."""
    return f"{reason}: {more}" if more else f"{reason}."


def open_name(number: str) -> str:
    """The button of another ticket of the stop, for who hears it."""
    return say("Open {number}", number=number)


def void_title(number: str) -> str:
    """The question before a ticket is void."""
    return say("Void {number}?", number=number)


def void_confirm(number: str) -> str:
    """What the second press does."""
    return say("void {number}", number=number)


def late_title(number: str) -> str:
    """The question for the reason of a late ticket."""
    return say("Why was {number} late?", number=number)


def cure_title(number: str) -> str:
    """The question whether proof was shown."""
    return say("Was the proof for {number} shown?", number=number)


def hand_title(number: str) -> str:
    """The question whether a notice was handed over."""
    return say("Was {number} handed over?", number=number)
