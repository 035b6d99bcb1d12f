"""Finds what is to be written for the court: the version a row of the outbox is about."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sync.gateway.intake.archive import event_body
from sync.gateway.keys import GatewayKeys
from sync.gateway.tables import SUBMISSION, instant
from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.errors import TracsError

_ABOUT_A_TICKET = (EventKind.VOID.value, EventKind.LATE.value)


class NotFiled(TracsError):
    """The event does not go to the court at all; the message says why."""


def filing_of(connection: Connection, keys: GatewayKeys, number: str, seq: int) -> Filing:
    """The event as others get it. Raises NotFiled, BadSignature for what was tampered with."""
    rows = connection.execute(
        select(
            SUBMISSION.c.seq,
            SUBMISSION.c.event,
            SUBMISSION.c.digest,
            SUBMISSION.c.device_id,
            SUBMISSION.c.received_at,
        ).where(SUBMISSION.c.number == number)
    ).all()
    row = next((r for r in rows if r.seq == seq), None)
    body = event_body(connection, keys, number, seq)
    if row is None or not body:
        raise NotFiled("The ticket was expunged before it was handed over.")
    event = None
    if row.event in _ABOUT_A_TICKET:
        event = canonical.decode(TicketEvent, body)
        version = next((r for r in rows if r.digest.hex() == event.replaces), None)
        if version is None:
            raise NotFiled("It is about a ticket that DPS refused, so the court never had it.")
        body = event_body(connection, keys, number, version.seq) or b""
    return Filing(
        document=canonical.decode(Document, body),
        digest=row.digest,
        device_id=row.device_id,
        event=event,
        received_at=instant(row.received_at),
    )
