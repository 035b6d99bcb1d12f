"""Everything that happened to a ticket, as sentences in order; none of them names the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracs_mobile.domain.audit import AuditEntry
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.news import NewsKind, TicketNews
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.restoration import Loss
from tracs_mobile.domain.states import HistoryEntry, PrintGrade, PrintOutcome, Review
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import Duty, DutyKind, EventState, PrintRecord, ReviewEntry
from tracs_mobile.services.reasons import label_of
from tracs_mobile.wording import say

DPS = "DPS"
PRINT = "print"
"""Kind of the audit link of a print; its body is `DOCUMENT attempt N …`."""
SCREEN = "the screen"
"""What stands for the printer where the driver read the paper on the screen."""
RESEND = "resend"
"""Kind of the audit link that notes a second sending; its body ends with the refusal's code."""
_GRADES: dict[PrintGrade, str] = {
    PrintGrade.OWED: say("The whole paper is to be printed again"),
    PrintGrade.CONFIRMED: say("Printed; the printer confirmed it"),
    PrintGrade.PROBABLY: say("Probably printed; the printer did not say"),
    PrintGrade.INTERRUPTED: say("Print interrupted; some paper may have come out"),
    PrintGrade.NOT_STARTED: say("Print not started; it is still owed"),
    PrintGrade.SAVED: say("Saved as a file; no paper of it yet"),
    PrintGrade.SPOOLED: say("Sent to Windows, which cannot say whether it came out"),
    PrintGrade.SEEN: say("The officer saw that the whole paper came out"),
}
_EVENTS: dict[EventKind, str] = {
    EventKind.ISSUE: say("ticket"),
    EventKind.AMEND: say("amendment"),
    EventKind.VOID: say("void"),
    EventKind.LATE: say("reason for being late"),
}
_KINDS: dict[DocumentKind, str] = {
    DocumentKind.COMPLAINT: say("complaint"),
    DocumentKind.WARNING: say("warning"),
    DocumentKind.NOTICE: say("notice of violation"),
}
_COURT: dict[NewsKind, str] = {
    NewsKind.FILED: say("DPS filed it with the court."),
    NewsKind.COURT_ACCEPTED: say("The court accepted it."),
    NewsKind.COURT_REFUSED: say("The court refused it. DPS will say what has to change."),
}
"""The words of a review stand among the reviews of the version they are about."""
_DONE: dict[DutyKind, str] = {
    DutyKind.CURE: say("Proof was shown to the agency."),
    DutyKind.HAND_OVER: say("Handed over to the Diversion Program."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """One version of a ticket with what was done with it; `links` are the audit's words on it."""

    issued: Issued
    prints: tuple[PrintRecord, ...]
    links: tuple[AuditEntry, ...]
    reviews: tuple[ReviewEntry, ...]
    duties: tuple[Duty, ...]


def history_of(
    versions: tuple[Papers, ...],
    *,
    timeline: tuple[EventState, ...],
    events: tuple[SignedEvent, ...],
    news: tuple[TicketNews, ...] = (),
    losses: tuple[Loss, ...] = (),
    pack: LawPack,
) -> tuple[HistoryEntry, ...]:
    """Every step in the life of a ticket, oldest first."""
    steps = [entry for version in versions for entry in _version_steps(version)]
    steps += [entry for signed in events for entry in _event_steps(signed, pack)]
    steps += [entry for state in timeline for entry in _delivery_steps(state)]
    steps += [entry for loss in losses for entry in _loss_steps(loss, timeline)]
    steps += [
        HistoryEntry(at=one.at, actor=DPS, what=_COURT[one.kind], seq=one.seq)
        for one in news
        if one.kind in _COURT
    ]
    return tuple(sorted(steps, key=lambda entry: entry.at))  # stable: cause before effect


def _version_steps(version: Papers) -> Iterator[HistoryEntry]:
    document = version.issued.document
    seq, officer = document.seq, document.officer.leo_number
    yield HistoryEntry(at=document.issued_at, actor=officer, what=_issued(version), seq=seq)
    by = _printed_by(version)
    for record in version.prints:
        actor = by.get(record.attempt, officer)
        yield HistoryEntry(at=record.at, actor=actor, what=_tried(record.outcome), seq=seq)
    for entry in version.reviews:
        said = (
            say("Reviewed.") if entry.state is Review.REVIEWED else say("Returned to the officer.")
        )
        yield HistoryEntry(at=entry.at, actor=entry.by, what=said, seq=seq)
    yield from _sent_again(version)
    for duty in version.duties:
        if duty.done_at is not None:
            yield HistoryEntry(at=duty.done_at, actor=duty.done_by, what=_DONE[duty.kind], seq=seq)


def _tried(outcome: PrintOutcome) -> str:
    """What one try came to; the screen is no printer, and nothing was printed on it."""
    if outcome.printer == SCREEN:
        return say("Shown to the driver on the screen; no paper of it yet.")
    where = f" ({outcome.printer})" if outcome.printer else ""
    return f"{_GRADES[outcome.grade]}{where}."


def _printed_by(version: Papers) -> dict[int, str]:
    """Who printed each attempt: the print log does not say, its link in the audit does."""
    links = (link for link in version.links if link.kind == PRINT)
    return {int(link.body.split()[2]): link.actor for link in links}


def _sent_again(version: Papers) -> Iterator[HistoryEntry]:
    """A refusal leaves the outbox when its event is sent again; only the audit remembers it."""
    for link in version.links:
        if link.kind == RESEND:
            code = link.body.rpartition(" ")[2]
            yield HistoryEntry(
                at=link.at,
                actor=link.actor,
                what=say("DPS had refused it ({code}); sent again.", code=code),
                seq=version.issued.document.seq,
            )


def _issued(version: Papers) -> str:
    document = version.issued.document
    if document.replaces is not None:
        return say("Amended: version {seq} replaces the one before.", seq=document.seq)
    word = _KINDS[document.kind]
    if document.reissue_of:
        return say(
            "Issued as a {word} in place of {reissue_of}, which was voided.",
            word=word,
            reissue_of=document.reissue_of,
        )
    return say("Issued as a {word}.", word=word)


def _event_steps(signed: SignedEvent, pack: LawPack) -> Iterator[HistoryEntry]:
    event = signed.event
    void = event.kind is EventKind.VOID
    label = label_of(event.reason_code, pack.void_reasons if void else pack.late_reasons)
    if void:
        what = say("Voided: {why}.", why=label) if label else say("Voided.")
    elif label:
        what = say("Reason for being late given: {why}.", why=label)
    else:
        what = say("Reason for being late given.")
    yield HistoryEntry(at=event.at, actor=event.officer.leo_number, what=what, seq=event.seq)


def _delivery_steps(state: EventState) -> Iterator[HistoryEntry]:
    what = _EVENTS[state.kind]
    yield HistoryEntry(
        at=state.queued_at,
        actor="",
        what=say("The {what} was queued for DPS.", what=what),
        seq=state.seq,
    )
    if state.sent_at is not None:
        yield HistoryEntry(
            at=state.sent_at,
            actor="",
            what=say("The {what} was sent to DPS.", what=what),
            seq=state.seq,
        )
    if state.settled_at is not None:
        yield HistoryEntry(
            at=state.settled_at, actor=DPS, what=_settled(state, what), seq=state.seq
        )


def _loss_steps(loss: Loss, timeline: tuple[EventState, ...]) -> Iterator[HistoryEntry]:
    what = next((_EVENTS[state.kind] for state in timeline if state.seq == loss.seq), say("ticket"))
    yield HistoryEntry(
        at=loss.received_at,
        actor=DPS,
        what=say("DPS received the {what}; the signed receipt is stored.", what=what),
        seq=loss.seq,
    )
    yield HistoryEntry(
        at=loss.at,
        actor=DPS,
        what=say(
            "DPS had to go back to older records and lost the {what}; it was queued again as it "
            "was signed.",
            what=what,
        ),
        seq=loss.seq,
    )


def _settled(state: EventState, what: str) -> str:
    if state.state == "received":
        return say("DPS received the {what}; the signed receipt is stored.", what=what)
    if state.state == "conflict":
        said = say("DPS holds other contents for the {what}.", what=what)
        return f"{said} {state.problem}".rstrip()
    return say("DPS refused the {what}: {problem}", what=what, problem=state.problem or state.code)
