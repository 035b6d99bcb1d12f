"""Gives stored receipts out again: by event, or all of a device since a cursor."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sync import wire
from sync.gateway.intake.readying import body_place
from sync.gateway.intake.records import Device
from sync.gateway.keys import GatewayKeys
from sync.gateway.tables import SUBMISSION
from sync.wire import ItemProblem, ItemResult, LookupItem, LookupRequest, ReceiptPage
from tracs_mobile.domain.outbox import ItemStatus

PAGE = 500


def lookup(connection: Connection, device: Device, wanted: LookupRequest) -> tuple[ItemResult, ...]:
    """One result for each event asked for: duplicate with its receipt, conflict, or deferred."""
    numbers = {item.number for item in wanted.items}
    rows = connection.execute(
        select(SUBMISSION.c.number, SUBMISSION.c.seq, SUBMISSION.c.digest, SUBMISSION.c.receipt)
        .where(SUBMISSION.c.device_id == device.device_id)
        .where(SUBMISSION.c.number.in_(numbers))
    )
    known = {(r.number, r.seq): (r.digest.hex(), r.receipt) for r in rows}
    return tuple(
        _result(line, item, known.get((item.number, item.seq)))
        for line, item in enumerate(wanted.items)
    )


def _result(line: int, item: LookupItem, held: tuple[str, str] | None) -> ItemResult:
    digest, receipt = held or ("", "")
    if held is not None and digest == item.digest:
        return ItemResult(
            line=line,
            number=item.number,
            seq=item.seq,
            status=ItemStatus.DUPLICATE,
            receipt=receipt,
        )
    status = ItemStatus.DEFERRED if held is None else ItemStatus.CONFLICT
    code, say = _MISSING if held is None else _OTHER
    return ItemResult(
        line=line,
        number=item.number,
        seq=item.seq,
        status=status,
        errors=(ItemProblem(code=code, say=say),),
    )


_MISSING = ("NOT_RECEIVED", "DPS does not have this ticket.")
_OTHER = ("OTHER_CONTENT", "DPS has this number with other content.")


def receipts_since(connection: Connection, device: Device, since: int) -> ReceiptPage:
    """The next receipts of a device, oldest first, and the cursor to go on from."""
    rows = connection.execute(
        select(SUBMISSION.c.id, SUBMISSION.c.receipt)
        .where(SUBMISSION.c.device_id == device.device_id, SUBMISSION.c.id > since)
        .order_by(SUBMISSION.c.id)
        .limit(PAGE)
    ).all()
    return ReceiptPage(
        cursor=rows[-1].id if rows else since, receipts=tuple(r.receipt for r in rows)
    )


def event_body(connection: Connection, keys: GatewayKeys, number: str, seq: int) -> bytes | None:
    """The bytes of a stored event as they were signed; None when unknown or expunged.

    Raises BadSignature when it was tampered with.
    """
    named = (SUBMISSION.c.number == number, SUBMISSION.c.seq == seq)
    row = connection.execute(select(SUBMISSION.c.body_locked).where(*named)).first()
    if row is None or not row.body_locked:
        return None
    plain = keys.storing.unlock(row.body_locked, place=body_place(number, seq))
    return wire.inflate(plain, "zstd")
