"""Issue every charge of a stop: number, signature, outbox, audit and print debt in one commit.

Order (`ARCHITECTURE.md`): commit, read back, raise the mark, spool; only then may anything leave
the laptop. A commit that raised is in doubt: the documents are looked up by their ids.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.deadline import deadline
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.domain.rules import Problem, blocking, problems
from tracs_mobile.domain.stop import DocumentKind, Draft
from tracs_mobile.errors import AlreadyIssued, DraftIncomplete, StoreError, StoreInDoubt
from tracs_mobile.ports import (
    Clock,
    HighWater,
    Mark,
    Signer,
    Spool,
    UnitOfWork,
    UnitOfWorkFactory,
)
from tracs_mobile.services.composing import Identity, compose, local_date
from tracs_mobile.services.marking import mark_of
from tracs_mobile.services.session import Session

log = logging.getLogger(__name__)

ALREADY_ISSUED = (
    "This stop was already issued or thrown away; nothing was issued again. "
    "Its tickets stand under Tickets."
)
_STILL_IN_DOUBT = (
    "It is not certain whether the ticket was issued: the disk does not answer. Nothing was "
    "printed. Restart the laptop and look under Tickets before you write anything on paper."
)
_UNREAD = (
    "Issued and saved, but it could not be read back just now. Do not issue it again; "
    "print it from Tickets in a moment."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueResult:
    """What was issued. `may_print` is False when the mark could not be written: printing waits."""

    issued: tuple[Issued, ...]
    may_print: bool = True
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuing:
    """Everything issuing needs from outside; `token_hex(n)` gives n random bytes as hex."""

    units: UnitOfWorkFactory
    high_water: HighWater
    spool: Spool
    signer: Signer
    clock: Clock
    new_id: Callable[[], str]
    token_hex: Callable[[int], str]
    submit_within_h: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """The documents of one stop as they went into the transaction."""

    issued: tuple[Issued, ...]
    mark: Mark


def issue_stop(draft: Draft, *, pack: LawPack, session: Session, tools: Issuing) -> IssueResult:
    """Issue all charges of `draft`, all or none.

    Raises DraftIncomplete (nothing drawn), NumbersExhausted or StoreError (nothing issued), and
    StoreInDoubt when that cannot be told; the draft then issues nothing more if it was issued.
    """
    now = tools.clock.now()
    _refuse_incomplete(draft, pack=pack, session=session, now=now)
    ids = tuple(DocumentId(tools.new_id()) for _ in draft.charges)
    try:
        batch = _commit(draft, ids, pack=pack, session=session, tools=tools, now=now)
    except StoreInDoubt:
        batch = _settle_doubt(ids, tools)
    unread = _read_back(batch, tools)
    result = _release(batch, tools)
    return replace(result, may_print=False, said=unread) if unread else result


def _refuse_incomplete(draft: Draft, *, pack: LawPack, session: Session, now: datetime) -> None:
    found = blocking(stop_problems(draft, pack=pack, session=session, now=now))
    if found:
        raise DraftIncomplete(" ".join(problem.message for problem in found))


def stop_problems(
    draft: Draft, *, pack: LawPack, session: Session, now: datetime
) -> tuple[Problem, ...]:
    """Everything worth saying about `draft`, in the order of the screen."""
    return problems(draft, pack=pack, officer=session.officer, today=local_date(now), now=now)


def _commit(
    draft: Draft,
    ids: tuple[DocumentId, ...],
    *,
    pack: LawPack,
    session: Session,
    tools: Issuing,
    now: datetime,
) -> _Batch:
    issued: list[Issued] = []
    ordinal = 0
    with tools.units() as unit:
        if not unit.drafts.finish(draft.draft_id):
            raise AlreadyIssued(ALREADY_ISSUED)
        for index, document_id in enumerate(ids):
            number, ordinal = unit.numbers.draw()
            identity = Identity(document_id=document_id, number=number, salt=tools.token_hex(16))
            document = compose(
                draft, index, pack=pack, session=session, issued_at=now, identity=identity
            )
            body = encode(document)
            record = Issued(
                document=document,
                body=body,
                digest=hashlib.sha256(body).digest(),
                signature=tools.signer.sign(body),
                device_id=tools.signer.device_id,
            )
            _add(unit, record, session=session, tools=tools, now=now)
            issued.append(record)
        mark = Mark(ordinal=ordinal, audit_seq=unit.audit.head().seq)
        unit.commit()
    return _Batch(issued=tuple(issued), mark=mark)


def _add(
    unit: UnitOfWork, record: Issued, *, session: Session, tools: Issuing, now: datetime
) -> None:
    document = record.document
    unit.documents.add(record)
    if document.kind is DocumentKind.COMPLAINT:
        due = deadline(now, submit_within_h=tools.submit_within_h)
        unit.outbox.add(envelope_of(record), deadline=due, queued_at=now)
    else:
        unit.outbox.keep(document.document_id)
    unit.prints.owe(document.document_id)
    unit.audit.append(
        kind="issue",
        actor=session.officer.leo_number,
        body=f"{document.document_id} {document.number} {record.digest.hex()}",
        at=now,
    )


def envelope_of(record: Issued, kind: EventKind = EventKind.ISSUE) -> Envelope:
    """The event that tells DPS of `record`."""
    return Envelope(
        document_id=record.document.document_id,
        number=record.document.number,
        seq=record.document.seq,
        kind=kind,
        digest=record.digest,
        device_id=record.device_id,
        signature=record.signature,
        body=record.body,
    )


def _settle_doubt(ids: tuple[DocumentId, ...], tools: Issuing) -> _Batch:
    """The commit raised: look the documents up before saying anything."""
    try:
        with tools.units() as unit:
            found = tuple(record for record in map(unit.documents.get, ids) if record is not None)
            mark = mark_of(unit)
    except StoreError as fault:
        # Its own sentence says that nothing was changed, which nobody knows here.
        raise StoreInDoubt(_STILL_IN_DOUBT) from fault
    if len(found) != len(ids):
        raise StoreError(
            "The disk did not take the ticket, so it was not issued. Nothing was printed or sent. "
            "Free some space or restart, then press F9 again; the draft is kept."
        )
    return _Batch(issued=found, mark=mark)


def _read_back(batch: _Batch, tools: Issuing) -> str:
    """Only what the file gives back may go on paper; else the sentence why it has to wait."""
    try:
        with tools.units() as unit:
            kept = [unit.documents.get(r.document.document_id) for r in batch.issued]
    except StoreError as error:
        # It is issued: a sentence that nothing was changed would make a second ticket of it.
        log.warning("Issued, but not read back yet: %s", type(error).__name__)
        return _UNREAD
    for record, found in zip(batch.issued, kept, strict=True):
        if found is None or found.digest != hashlib.sha256(found.body).digest():
            raise StoreInDoubt(
                f"{record.document.number} was saved but cannot be read back. "
                "Do not hand out paper; call your Point of Contact."
            )
    return ""


def _release(batch: _Batch, tools: Issuing) -> IssueResult:
    """Raise the mark, then write the sealed copies; only now may paper come out."""
    try:
        tools.high_water.raise_to(batch.mark)
        for record in batch.issued:
            if record.document.kind is DocumentKind.COMPLAINT:
                tools.spool.put(envelope_of(record))
    except StoreError as error:
        log.warning("Issued, but the mark or spool could not be written: %s", type(error).__name__)
        return IssueResult(
            issued=batch.issued,
            may_print=False,
            said="Issued and saved. Printing waits until the disk has space again.",
        )
    return IssueResult(issued=batch.issued)


def release(document_ids: Sequence[DocumentId], tools: Issuing) -> None:
    """Make up for a mark or a sealed copy that could not be written when these were issued.

    Called before anything is printed. Raises StoreError: then nothing may leave yet.
    """
    with tools.units() as unit:
        mark = mark_of(unit)
        records = tuple(r for r in map(unit.documents.get, document_ids) if r is not None)
    tools.high_water.raise_to(mark)
    named = {(r.document.number, r.document.seq) for r in records}
    missing = {name for name in named if not tools.spool.holds(*name)}
    if missing:
        with tools.units() as unit:
            waiting = unit.outbox.unreceipted()
        for envelope in waiting:
            if (envelope.number, envelope.seq) in missing:
                tools.spool.put(envelope)


def respool(*, units: UnitOfWorkFactory, spool: Spool) -> int:
    """Write the sealed copy of every waiting event that has none; says how many.

    The laptop may have died between commit and spool; the second copy is owed, not lost.
    """
    spooled = {(envelope.number, envelope.seq) for envelope in spool.waiting(1_000_000)}
    with units() as unit:
        waiting = unit.outbox.unreceipted()
    missing = [e for e in waiting if (e.number, e.seq) not in spooled]
    for envelope in missing:
        spool.put(envelope)
    return len(missing)
