"""Void a ticket: a filed document, not a deletion; its number stays accounted for.

The officer marks the complaint and returns it to the Bureau (4 V.S.A. § 1106(d)). A warning or a
notice is void on this laptop only: nobody else ever had it from here.
"""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.rights import Verb
from tracs_mobile.ports import UnitOfWork
from tracs_mobile.services.event_filing import file_event, write_event
from tracs_mobile.services.permitting import ticket_for
from tracs_mobile.services.reasons import check_reason
from tracs_mobile.services.recording import Issuing
from tracs_mobile.services.session import Session


def void_ticket(
    document_id: DocumentId,
    *,
    code: str,
    words: str,
    pack: LawPack,
    session: Session,
    tools: Issuing,
) -> SignedEvent:
    """Void a ticket for good and tell DPS of it, when it is a complaint.

    Raises NotAllowed, NotLawful (void before, in conflict, no reason) and StoreError; StoreInDoubt
    when it cannot be told whether it was voided.
    """
    now = tools.clock.now()

    def work(unit: UnitOfWork) -> SignedEvent:
        ticket_for(unit, document_id, Verb.VOID, session=session, now=now)
        return write_void(
            unit, document_id, code=code, words=words, pack=pack, session=session, tools=tools,
            now=now,
        )  # fmt: skip

    return file_event(work, tools=tools)


def write_void(
    unit: UnitOfWork,
    document_id: DocumentId,
    *,
    code: str,
    words: str,
    pack: LawPack,
    session: Session,
    tools: Issuing,
    now: datetime,
) -> SignedEvent:
    """Write the void into `unit`; who calls has asked whether it is allowed and lawful."""
    check_reason(code, words, pack.void_reasons)
    signed = write_event(
        unit, document_id, EventKind.VOID, code=code, words=words, session=session, tools=tools,
        now=now,
    )  # fmt: skip
    # Only the reason of the list: the officer's own words may name a person and belong in the
    # event, where a purge finds them.
    unit.numbers.void(signed.event.number, code or "void")
    return signed
