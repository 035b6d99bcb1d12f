"""One ticket of an agency: taken or still refused, found for its own Point of Contact alone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from sync import wire
from sync.gateway.intake.archive import event_body
from sync.gateway.intake.filed import VERSIONS
from sync.gateway.intake.history import DOUBTFUL
from sync.gateway.intake.readying import body_place
from sync.gateway.intake.records import Device
from sync.gateway.keys import GatewayKeys
from sync.gateway.reading import Refused
from sync.gateway.tables import DEVICE, PURGED, REFUSAL, TICKET

VERSION_WORDS = tuple(kind.value for kind in VERSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Which laptop issued a ticket, and its newest version; `taken` False: DPS refused it."""

    number: str
    seq: int
    device_id: str
    taken: bool
    refusal_id: int = 0


def held(connection: Connection, agency: str, number: str) -> Held:
    """The ticket of that agency. Raises Refused (404), also for one of another agency.

    For an expunged one as if there had never been any: "No record exists." (23 V.S.A. § 2303).
    """
    expunged = select(PURGED.c.number).where(PURGED.c.number == number)
    if connection.execute(expunged).first() is not None:
        raise _unknown()
    taken = connection.execute(
        select(TICKET.c.seq, TICKET.c.device_id).where(
            TICKET.c.number == number, TICKET.c.agency == agency
        )
    ).first()
    if taken is not None:
        return Held(number=number, seq=taken.seq, device_id=taken.device_id, taken=True)
    refused = connection.execute(
        open_refusals(agency).where(REFUSAL.c.number == number).order_by(REFUSAL.c.id.desc())
    ).first()
    if refused is None:
        raise _unknown()
    return Held(
        number=number,
        seq=refused.seq,
        device_id=refused.device_id,
        taken=False,
        refusal_id=refused.id,
    )


def _unknown() -> Refused:
    return Refused(404, "TICKET_UNKNOWN", "DPS has no ticket of this number of your agency.")


def open_refusals(agency: str) -> Select[tuple[object, ...]]:
    """Versions that DPS refused, that a laptop of the agency did sign, and that nothing mended."""
    return (
        select(REFUSAL)
        .join(DEVICE, DEVICE.c.device_id == REFUSAL.c.device_id)
        .where(
            DEVICE.c.agency == agency,
            REFUSAL.c.mended_at == "",
            REFUSAL.c.event.in_(VERSION_WORDS),
            REFUSAL.c.code.not_in(DOUBTFUL),
        )
    )


def newest(
    connection: Connection, keys: GatewayKeys, device: Device, number: str
) -> tuple[int, bytes]:
    """Sequence and signed bytes of the newest version. Raises Refused (404)."""
    found = held(connection, device.agency.judiciary_code, number)
    if found.taken:
        body = event_body(connection, keys, number, found.seq)
    else:
        body = _refused_body(connection, keys, found)
    if not body:
        raise _unknown()
    return found.seq, body


def _refused_body(connection: Connection, keys: GatewayKeys, found: Held) -> bytes:
    named = REFUSAL.c.id == found.refusal_id
    locked = connection.execute(select(REFUSAL.c.body_locked).where(named)).scalar_one()
    if not locked:
        return b""
    plain = keys.storing.unlock(locked, place=body_place(found.number, found.seq))
    return wire.inflate(plain, "zstd")
