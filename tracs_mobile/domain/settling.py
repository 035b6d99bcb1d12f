"""Decides what an answer of the gateway means for an event we hold; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import SPOILS_BATCH, ItemAnswer, ItemStatus, Receipt, backoff
from tracs_mobile.wording import say

_TAKEN = (ItemStatus.ACCEPTED, ItemStatus.DUPLICATE)
_FINAL = {ItemStatus.REJECTED: "refused", ItemStatus.CONFLICT: "conflict"}
_OTHER_CONTENTS = say(
    "DPS confirmed other contents under this ticket number. Nothing is lost; "
    "your Point of Contact has to compare both with DPS."
)
_NO_RECEIPT = say("DPS took the ticket but sent no signed receipt; it is sent again.")


POISON_AFTER = 5
"""So often may an event spoil its batch before it is left out of every later one."""
_POISON = say(
    "DPS could not read this ticket five times, while it took the others. It is kept and its time "
    "runs on; it is not sent by itself any more. Call DPS e-Ticket support, then send it again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the outbox knows of an event; `code` is the word of the last answer to it."""

    digest: bytes
    state: str
    attempts: int
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one event changes."""

    number: TicketNumber
    seq: int
    after: Held
    settled: bool = True
    receipt: Receipt | None = None
    next_try_at: datetime | None = None
    code: str = ""
    field: str = ""
    say: str = ""


def tells_nothing(answer: ItemAnswer, first_receipt: str) -> bool:
    """Whether the answer only brings the receipt again that is held: a copy from a stick, say.

    DPS may have lost the event since. That it has it still, or again, it says by `duplicate`.
    """
    receipt = answer.receipt
    return (
        answer.status is ItemStatus.ACCEPTED
        and receipt is not None
        and receipt.token == first_receipt
    )


def judge(held: Held | None, answer: ItemAnswer, at: datetime) -> Verdict | None:
    """The change that `answer` makes; None when it is not ours or says nothing new.

    "Received" needs a receipt over exactly the bytes we froze.
    """
    if held is None or held.state == "received":
        return None
    if answer.status in _TAKEN:
        return _taken(held, answer, at)
    state = _FINAL.get(answer.status)
    if state is None:
        return _deferred(held, answer, at, say=answer.say)
    return None if held.state == state else _final(held, answer, state, say=answer.say)


def _taken(held: Held, answer: ItemAnswer, at: datetime) -> Verdict | None:
    if answer.receipt is None:
        return _deferred(held, answer, at, say=_NO_RECEIPT)
    named = (answer.receipt.number, answer.receipt.seq, answer.receipt.digest)
    if named == (answer.number, answer.seq, held.digest):
        return _final(held, answer, "received", receipt=answer.receipt)
    return (
        None if held.state == "conflict" else _final(held, answer, "conflict", say=_OTHER_CONTENTS)
    )


def _final(
    held: Held, answer: ItemAnswer, state: str, *, say: str = "", receipt: Receipt | None = None
) -> Verdict:
    return Verdict(
        number=answer.number,
        seq=answer.seq,
        after=Held(digest=held.digest, state=state, attempts=held.attempts, code=answer.code),
        receipt=receipt,
        code=answer.code,
        field=answer.field,
        say=say,
    )


def _deferred(held: Held, answer: ItemAnswer, at: datetime, *, say: str) -> Verdict:
    """Back in line, and not at once: an answer that says `later` must not start a tight loop."""
    attempts, code = held.attempts + 1, answer.code
    if answer.code == SPOILS_BATCH:
        times = _times(held.code) + 1
        if times >= POISON_AFTER:
            return replace(_final(held, answer, "refused", say=_POISON), code=SPOILS_BATCH)
        code = f"{SPOILS_BATCH} {times}"
    return Verdict(
        number=answer.number,
        seq=answer.seq,
        after=Held(digest=held.digest, state="queued", attempts=attempts, code=code),
        settled=False,
        next_try_at=at + backoff(attempt=attempts, roll=1.0),
        code=code,
        field=answer.field,
        say=say,
    )


def _times(code: str) -> int:
    """How often the event has spoiled its batch so far, one time after the other."""
    word, _, count = code.partition(" ")
    return int(count) if word == SPOILS_BATCH and count.isdigit() else 0
