"""Signs what happens to a ticket and writes it into a unit of work, with everything it needs.

Order (`ARCHITECTURE.md`): commit, read back, raise the mark, spool; only then may anything leave
the laptop.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.document import Destination, Document, Issued
from tracs_mobile.domain.envelopes import envelope_of, envelope_of_event
from tracs_mobile.domain.events import SignedEvent, TicketEvent
from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.domain.trusted_time import Moment, of_wall, whole_ms
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import (
    Clock,
    DeadlineClock,
    Duty,
    DutyKind,
    HighWater,
    Mark,
    Signer,
    Spool,
    UnitOfWork,
    UnitOfWorkFactory,
)
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

HAND_OVER_WHAT = say("Bring or mail the notice to the county Diversion Program.")


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
    deadlines: DeadlineClock | None = None
    """Where nothing but `clock` is known, it is believed."""

    def moment(self) -> Moment:
        """The present on the scale of deadlines."""
        return of_wall(self.clock.now()) if self.deadlines is None else self.deadlines.moment()


def is_filed(document: Document) -> bool:
    """Whether a document goes to the Judicial Bureau through DPS."""
    return document.destination is Destination.JUDICIAL_BUREAU and (
        document.kind is DocumentKind.COMPLAINT
    )


def sign_document(document: Document, signer: Signer) -> Issued:
    """The frozen bytes of a document with their digest and the device's signature."""
    body = encode(document)
    return Issued(
        document=document,
        body=body,
        digest=hashlib.sha256(body).digest(),
        signature=signer.sign(body),
        device_id=signer.device_id,
    )


def sign_event(event: TicketEvent, signer: Signer) -> SignedEvent:
    """The frozen bytes of an event with their digest and the device's signature."""
    body = encode(event)
    return SignedEvent(
        event=event,
        body=body,
        digest=hashlib.sha256(body).digest(),
        signature=signer.sign(body),
        device_id=signer.device_id,
    )


def add_document(
    unit: UnitOfWork, record: Issued, *, due: datetime, actor: str, moment: Moment
) -> None:
    """Write a document with its way to DPS or to the program, its print, duties and audit entry.

    `due` stands on the scale of deadlines, as `moment` does.
    """
    document = record.document
    now = document.issued_at
    unit.documents.add(record)
    printed = document.file_by or due
    unit.clocks.add(document.document_id, moment, shift_ms=whole_ms(due - printed))
    if is_filed(document):
        unit.outbox.add(envelope_of(record), deadline=due, queued_at=now)
    else:
        unit.outbox.keep(document.document_id)
    for duty in _duties(document, due):
        unit.duties.add(duty)
    unit.prints.owe(document.document_id)
    unit.audit.append(
        kind="issue",
        actor=actor,
        body=f"{document.document_id} {document.number} {record.digest.hex()}",
        at=now,
    )


def _duties(document: Document, due: datetime) -> Iterable[Duty]:
    which = document.document_id
    if document.destination is Destination.DIVERSION:
        yield Duty(document_id=which, kind=DutyKind.HAND_OVER, until=due, what=HAND_OVER_WHAT)
    if document.cures:
        cure = document.cures[0]
        yield Duty(document_id=which, kind=DutyKind.CURE, until=cure.until, what=cure.what)


def add_event(unit: UnitOfWork, signed: SignedEvent, *, filed: bool, due: datetime) -> None:
    """Write a void or a late reason with its audit entry, and queue it when it is `filed`."""
    event = signed.event
    unit.events.add(signed)
    if filed:
        unit.outbox.add(envelope_of_event(signed), deadline=due, queued_at=event.at)
    unit.audit.append(
        kind=event.kind.value,
        actor=event.officer.leo_number,
        body=f"{event.document_id} {event.number} {signed.digest.hex()}",
        at=event.at,
    )


def let_go(envelopes: Iterable[Envelope], mark: Mark, tools: Issuing) -> bool:
    """Raise the mark and write the sealed copies; False when the disk did not take them.

    What was committed stays committed: the mark and the copies are made up for before anything is
    printed or sent, and at the next sign-on.
    """
    try:
        tools.high_water.raise_to(mark)
        for envelope in envelopes:
            tools.spool.put(envelope)
    except StoreError as error:
        log.warning("Saved, but the mark or spool could not be written: %s", type(error).__name__)
        return False
    return True
