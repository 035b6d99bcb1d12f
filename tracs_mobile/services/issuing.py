"""Issue every charge of a stop: number, signature, outbox, audit and print debt in one commit.

The same commit corrects an earlier ticket when the draft says so, and keeps the stop data. A stop
without charges is recorded for its stop data alone.

Order (`ARCHITECTURE.md`): commit, read back, raise the mark, spool; only then may anything leave
the laptop. A commit that raised is in doubt: the documents are looked up by their ids.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime

from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.deadline import deadline
from tracs_mobile.domain.document import Document, Issued
from tracs_mobile.domain.envelopes import envelope_of, envelope_of_event
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import NO_NUMBER, DocumentId, TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.rules import Problem, blocking, problems
from tracs_mobile.domain.states import Delivery
from tracs_mobile.domain.stop import CorrectionKind, DocumentKind, Draft
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.errors import AlreadyIssued, DraftIncomplete, StoreError, StoreInDoubt
from tracs_mobile.ports import Mark, Note, UnitOfWork
from tracs_mobile.services.composing import Identity, compose, due_of
from tracs_mobile.services.correcting import (
    check_amendment,
    issued_to_correct,
    with_papers_beside,
)
from tracs_mobile.services.due import due_on_scale, file_by
from tracs_mobile.services.marking import mark_of
from tracs_mobile.services.papers import keep_kit
from tracs_mobile.services.permitting import demand, known_ticket
from tracs_mobile.services.reasons import check_reason
from tracs_mobile.services.recording import (
    Issuing,
    add_document,
    is_filed,
    let_go,
    sign_document,
)
from tracs_mobile.services.session import Session
from tracs_mobile.services.stop_data import put_record
from tracs_mobile.services.voiding import write_void
from tracs_mobile.wording import say

__all__ = ["IssueResult", "Issuing", "issue_stop", "stop_problems"]

log = logging.getLogger(__name__)

ALREADY_ISSUED = say(
    "This stop was already issued or thrown away; nothing was issued again. "
    "Its tickets stand under Tickets."
)
RECORDED = say("The stop is recorded for the stop data. No ticket was issued.")
_STILL_IN_DOUBT = say(
    "It is not certain whether the ticket was issued: the disk does not answer. Nothing was "
    "printed. Restart the laptop and look under Tickets before you write anything on paper."
)
_UNREAD = say(
    "Issued and saved, but it could not be read back just now. Do not issue it again; "
    "print it from Tickets in a moment."
)
_NOT_TAKEN = say(
    "The disk did not take the ticket, so it was not issued. Nothing was printed or sent. "
    "Free some space or restart, then press F9 again; the draft is kept."
)
_WAITS = say("Issued and saved. Printing waits until the disk has space again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueResult:
    """What was issued; nothing for a stop without charges.

    `may_print` is False when the mark could not be written: printing waits. `voided` is the ticket
    that a reissue made void.
    """

    issued: tuple[Issued, ...]
    may_print: bool = True
    said: str = ""
    voided: TicketNumber = NO_NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """One press of the button, with everything that decides about it."""

    draft: Draft
    ids: tuple[DocumentId, ...]
    pack: LawPack
    session: Session
    tools: Issuing
    moment: Moment

    @property
    def now(self) -> datetime:
        """What the clock says; it is printed."""
        return self.moment.wall

    @property
    def correction(self) -> CorrectionKind:
        return self.draft.correction.kind

    @property
    def reason_words(self) -> tuple[str, str]:
        return self.draft.correction.reason_code, self.draft.correction.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """What went into the transaction of one stop."""

    issued: tuple[Issued, ...]
    mark: Mark
    envelopes: tuple[Envelope, ...]
    voided: TicketNumber = NO_NUMBER


def issue_stop(draft: Draft, *, pack: LawPack, session: Session, tools: Issuing) -> IssueResult:
    """Issue all charges of `draft`, all or none, or the correction that it is.

    Raises NotAllowed or NotLawful (nothing drawn), DraftIncomplete (nothing drawn),
    NumbersExhausted or StoreError (nothing issued), and StoreInDoubt when that cannot be told; the
    draft then issues nothing more if it was issued.
    """
    moment = tools.moment()
    draft = with_papers_beside(draft, pack=pack, units=tools.units)
    _refuse(draft, pack=pack, session=session, now=moment.wall)
    ids = tuple(DocumentId(tools.new_id()) for _ in draft.charges)
    plan = _Plan(draft=draft, ids=ids, pack=pack, session=session, tools=tools, moment=moment)
    try:
        batch = _commit(plan)
    except StoreInDoubt:
        batch = _settle_doubt(plan)
    unread = _read_back(batch, tools)
    result = _release(batch, tools)
    if not draft.charges:
        return replace(result, said=RECORDED)
    return replace(result, may_print=False, said=unread) if unread else result


def _refuse(draft: Draft, *, pack: LawPack, session: Session, now: datetime) -> None:
    for entry in draft.charges:
        warning = entry.kind is DocumentKind.WARNING
        demand(session, Verb.WARN if warning else Verb.COMPLAIN, now=now)
    found = blocking(stop_problems(draft, pack=pack, session=session, now=now))
    if found:
        raise DraftIncomplete(" ".join(problem.message for problem in found))


def stop_problems(
    draft: Draft, *, pack: LawPack, session: Session, now: datetime
) -> tuple[Problem, ...]:
    """Everything worth saying about `draft`, in the order of the screen."""
    return problems(
        draft,
        pack=pack,
        officer=session.officer,
        today=local_date(now),
        now=now,
        training=session.training,
    )


# --- one transaction ------------------------------------------------------------------------------


def _commit(plan: _Plan) -> _Batch:
    with plan.tools.units() as unit:
        if not unit.drafts.finish(plan.draft.draft_id):
            raise AlreadyIssued(ALREADY_ISSUED)
        voided = _void_first(unit, plan)
        issued = _documents(unit, plan)
        put_record(unit, plan.draft, session=plan.session, now=plan.now)
        _keep_notes(unit, plan)
        if not issued:
            _audit_stop(unit, plan)
        batch = _batch(unit, issued, voided)
        unit.commit()
    return batch


def _batch(unit: UnitOfWork, issued: tuple[Issued, ...], voided: SignedEvent | None) -> _Batch:
    """What has to leave the laptop later: of the void only when that ticket is filed."""
    envelopes = [envelope_of(record) for record in issued if is_filed(record.document)]
    number = NO_NUMBER if voided is None else voided.event.number
    if voided is not None:
        queued = {state.seq for state in unit.outbox.timeline(number)}
        if voided.event.seq in queued:
            envelopes.insert(0, envelope_of_event(voided))
    return _Batch(issued=issued, mark=mark_of(unit), envelopes=tuple(envelopes), voided=number)


def _void_first(unit: UnitOfWork, plan: _Plan) -> SignedEvent | None:
    """The void of the ticket that a reissue replaces; nothing otherwise."""
    if plan.correction is not CorrectionKind.REISSUE:
        return None
    issued_to_correct(unit, plan.draft, session=plan.session, now=plan.now)
    code, words = plan.reason_words
    return write_void(
        unit, plan.draft.correction.document_id, code=code, words=words, pack=plan.pack,
        session=plan.session, tools=plan.tools, now=plan.now,
    )  # fmt: skip


def _documents(unit: UnitOfWork, plan: _Plan) -> tuple[Issued, ...]:
    if not plan.ids:
        return ()
    paper = keep_kit(unit, pack=plan.pack, session=plan.session)
    if plan.correction is CorrectionKind.AMEND:
        identities: tuple[Identity, ...] = (_amended(unit, plan, paper),)
    else:
        if plan.correction is CorrectionKind.COPY:
            issued_to_correct(unit, plan.draft, session=plan.session, now=plan.now)
        identities = tuple(_new(unit, plan, index, paper) for index in range(len(plan.ids)))
    return tuple(_add(unit, plan, at, one) for at, one in enumerate(identities))


def _new(unit: UnitOfWork, plan: _Plan, index: int, paper: str) -> Identity:
    number, _ordinal = unit.numbers.draw()
    reissue = plan.correction is CorrectionKind.REISSUE and index == 0
    return Identity(
        document_id=plan.ids[index],
        number=number,
        salt=plan.tools.token_hex(16),
        reissue_of=plan.draft.correction.number if reissue else "",
        file_by=_due(plan, index),
        paper=paper,
    )


def _amended(unit: UnitOfWork, plan: _Plan, paper: str) -> Identity:
    """The next version of the ticket; its number stays, and so does a deadline that still runs."""
    original = issued_to_correct(unit, plan.draft, session=plan.session, now=plan.now)
    row = known_ticket(unit, original.document_id)
    refused = row.delivery is Delivery.REFUSED
    check_amendment(plan.draft, original, pack=plan.pack, refused=refused)
    digest = _digest_of(unit, original)
    return Identity(
        document_id=plan.ids[0],
        number=original.number,
        salt=plan.tools.token_hex(16),
        seq=unit.events.next_seq(original.number),
        replaces=digest.hex(),
        replaces_issued_at=original.issued_at,
        amend_reason=check_reason(*plan.reason_words, plan.pack.amend_reasons),
        reissue_of=original.reissue_of,
        file_by=file_by(unit, original, usual=_usual_due(plan)),
        paper=paper,
        cures=original.cures,
        cured=row.cure_shown,
    )


def _digest_of(unit: UnitOfWork, document: Document) -> bytes:
    issued = unit.documents.get(document.document_id)
    if issued is None:
        raise StoreError(say("The ticket to amend cannot be read. Nothing was issued."))
    return issued.digest


def _usual_due(plan: _Plan) -> datetime:
    """A charge's own short time was met by the version that arrived; it does not count again."""
    return deadline(plan.now, submit_within_h=plan.tools.submit_within_h)


def _due(plan: _Plan, index: int) -> datetime:
    return due_of(
        plan.draft, index, pack=plan.pack, now=plan.now,
        submit_within_h=plan.tools.submit_within_h,
    )  # fmt: skip


def _add(unit: UnitOfWork, plan: _Plan, index: int, identity: Identity) -> Issued:
    document = compose(
        plan.draft, index, pack=plan.pack, session=plan.session, issued_at=plan.now,
        identity=identity,
    )  # fmt: skip
    record = sign_document(document, plan.tools.signer)
    due = due_on_scale(unit, document, moment=plan.moment)
    actor = plan.session.officer.leo_number
    add_document(unit, record, due=due, actor=actor, moment=plan.moment)
    return record


def _keep_notes(unit: UnitOfWork, plan: _Plan) -> None:
    text = plan.draft.notes.strip()
    if text:
        note = Note(at=plan.now, by=plan.session.officer.leo_number, text=text)
        unit.notes.add(plan.draft.stop_id, note)


def _audit_stop(unit: UnitOfWork, plan: _Plan) -> None:
    unit.audit.append(
        kind="stop",
        actor=plan.session.officer.leo_number,
        body=plan.draft.stop_id,
        at=plan.now,
    )


# --- after the commit -----------------------------------------------------------------------------


def _settle_doubt(plan: _Plan) -> _Batch:
    """The commit raised: look the documents up before saying anything."""
    try:
        with plan.tools.units() as unit:
            found = tuple(r for r in map(unit.documents.get, plan.ids) if r is not None)
            # The draft is finished by the very commit that is in doubt, papers or none.
            landed = not unit.drafts.finish(plan.draft.draft_id)
            batch = _batch(unit, found, _void_of(unit, plan))
    except StoreError as fault:
        # Its own sentence says that nothing was changed, which nobody knows here.
        raise StoreInDoubt(_STILL_IN_DOUBT) from fault
    if not landed or len(found) != len(plan.ids):
        raise StoreError(_NOT_TAKEN)
    return batch


def _void_of(unit: UnitOfWork, plan: _Plan) -> SignedEvent | None:
    if plan.correction is not CorrectionKind.REISSUE:
        return None
    events = unit.events.of(plan.draft.correction.number)
    return next((e for e in events if e.event.kind is EventKind.VOID), None)


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
                say(
                    "{number} was saved but cannot be read back. "
                    "Do not hand out paper; call your Point of Contact.",
                    number=record.document.number,
                )
            )
    return ""


def _release(batch: _Batch, tools: Issuing) -> IssueResult:
    """Raise the mark, then write the sealed copies; only now may paper come out."""
    gone = let_go(batch.envelopes, batch.mark, tools)
    said = "" if gone else _WAITS
    return IssueResult(issued=batch.issued, may_print=gone, said=said, voided=batch.voided)
