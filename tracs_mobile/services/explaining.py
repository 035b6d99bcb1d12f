"""The officer's reason why a complaint reached DPS after its deadline; filed like a void."""

from __future__ import annotations

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


def explain_late(
    document_id: DocumentId,
    *,
    code: str,
    words: str,
    pack: LawPack,
    session: Session,
    tools: Issuing,
) -> SignedEvent:
    """Tell DPS why a complaint is late, once.

    Raises NotAllowed, NotLawful (not late, explained before, no reason), StoreError, StoreInDoubt.
    """
    now, counted = tools.clock.now(), tools.moment().now

    def work(unit: UnitOfWork) -> SignedEvent:
        ticket_for(unit, document_id, Verb.EXPLAIN_LATE, session=session, now=counted)
        check_reason(code, words, pack.late_reasons)
        return write_event(
            unit, document_id, EventKind.LATE, code=code, words=words, session=session,
            tools=tools, now=now,
        )  # fmt: skip

    return file_event(work, tools=tools)
