"""Reads tickets with all that happened to them, for the court or a records system."""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import TicketFilter
from tracs_mobile.ports import Clock, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.session import Session

_PAGE = 500


def filings_between(
    since: datetime,
    until: datetime,
    *,
    session: Session,
    units: UnitOfWorkFactory,
    clock: Clock,
) -> tuple[Filing, ...]:
    """Every event of the tickets issued in `since` <= at < `until`, by number and sequence.

    An expunged ticket is not among them. The export is audited. Raises NotAllowed, StoreError.
    """
    now = clock.now()
    demand(session, Verb.EXPORT_TICKETS, now=now)
    wanted = TicketFilter(since=since, until=until)
    found: list[Filing] = []
    with units() as unit:
        receipts = {(r.number, r.seq): r.received_at for r in unit.outbox.receipts()}
        for number in _numbers(unit, wanted):
            found += _of(unit, number, receipts)
        body = f"{len(found)} events from {since.isoformat()} until {until.isoformat()}"
        actor = session.officer.leo_number
        unit.audit.append(kind="export tickets", actor=actor, body=body, at=now)
        unit.commit()
    return tuple(found)


def _numbers(unit: UnitOfWork, wanted: TicketFilter) -> list[TicketNumber]:
    found: set[TicketNumber] = set()
    offset = 0
    while rows := unit.documents.find(wanted, limit=_PAGE, offset=offset):
        found.update(row.number for row in rows)
        offset += len(rows)
    return sorted(found)


def _of(
    unit: UnitOfWork, number: TicketNumber, receipts: dict[tuple[TicketNumber, int], datetime]
) -> list[Filing]:
    versions = unit.documents.versions(number)
    by_id = {issued.document.document_id: issued for issued in versions}
    found = [_version(issued, receipts.get((number, issued.document.seq))) for issued in versions]
    for signed in unit.events.of(number):
        about = by_id[signed.event.document_id]
        found.append(
            Filing(
                document=about.document,
                digest=signed.digest,
                device_id=signed.device_id,
                event=signed.event,
                received_at=receipts.get((number, signed.event.seq)),
            )
        )
    return sorted(found, key=lambda filing: filing.seq)


def _version(issued: Issued, received_at: datetime | None) -> Filing:
    return Filing(
        document=issued.document,
        digest=issued.digest,
        device_id=issued.device_id,
        received_at=received_at,
    )
