"""Judges the lines of one batch and writes what follows, inside one transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from sync.gateway.intake import checks
from sync.gateway.intake.bulk import insert_all
from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.examining import Examined, packed
from sync.gateway.intake.filed import Filed, read_filed
from sync.gateway.intake.history import Histories, Past, may_follow
from sync.gateway.intake.keeping import Keeping
from sync.gateway.intake.plain import CODE, HEX_DIGEST, plain
from sync.gateway.intake.readying import Ready, locked
from sync.gateway.intake.records import Device
from sync.gateway.intake.register import Register, Row
from sync.gateway.keys import GatewayKeys
from sync.gateway.tables import (
    CLAIM,
    CONFLICT,
    PURGED,
    REASON,
    REFUSAL,
    REGISTER,
    SUBMISSION,
    instant_text,
)
from sync.wire import ItemProblem, ItemResult
from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.outbox import Envelope, ItemStatus
from tracs_mobile.domain.stop import DocumentKind

LAST_SEQ = 10_000
"""No ticket has more events; a refused one beyond is answered, but not kept."""


class Batch:
    """The decisions of one batch and the rows they make, inside one transaction."""

    def __init__(
        self,
        *,
        connection: Connection,
        keys: GatewayKeys,
        devices: dict[str, Device],
        past: Histories,
        received_at: datetime,
        channel: str,
    ) -> None:
        self._connection = connection
        self._keys = keys
        self._devices = devices
        self._past = past
        self._received_text = instant_text(received_at)
        self._channel = channel
        self._purged = _purged(connection, past)
        self._keeping = Keeping(connection, received_at)
        self._register = Register(past=past, purged=self._purged, received_at=received_at)
        self._next_id: int = connection.execute(select(REGISTER.c.last_id)).scalar_one()
        self._rows: list[Row] = []
        self._reasons: list[Row] = []
        self._refusals: list[Row] = []
        self._conflicts: list[Envelope] = []

    def decide(self, line: int, examined: Examined, ready: Ready) -> ItemResult:
        """What becomes of one line; `ready` is what is kept and given out when it is taken."""
        item = examined.envelope
        if examined.problem is not None or item is None:
            return self._refuse(line, item, (examined.problem or checks.UNKNOWN_DEVICE,))
        stored = next((p for p in self._past[item.number] if _is(p, item)), None)
        if stored is not None:
            return self._again(line, item, stored)
        filed = examined.filed or read_filed(item)
        if isinstance(filed, ItemProblem):
            return self._refuse(line, item, (filed,))
        errors = self._problems(item, filed)
        if not errors:
            return self._accept(line, item, filed, ready)
        if errors[0].code == "EARLIER_MISSING":
            return _answer(line, item, ItemStatus.OUT_OF_ORDER, errors=errors)
        return self._refuse(line, item, errors, filed)

    def _problems(self, item: Envelope, filed: Filed) -> tuple[ItemProblem, ...]:
        """What is wrong with an event by itself; if nothing, why it may not come now."""
        device = self._devices[item.device_id]
        errors = checks.problems(filed, device)
        if errors:
            return errors
        officer = device.officer(filed.officer, filed.at.astimezone(EASTERN).date())
        poc = officer is not None and officer.role is Role.POC
        problem = may_follow(filed, self._past[item.number], poc=poc)
        return () if problem is None else (problem,)

    def _again(self, line: int, item: Envelope, stored: Past) -> ItemResult:
        if stored.digest == item.digest.hex():
            return _answer(line, item, ItemStatus.DUPLICATE, receipt=stored.receipt)
        self._conflicts.append(item)
        return _answer(line, item, ItemStatus.CONFLICT, errors=(_OTHER_CONTENT,))

    def _accept(self, line: int, item: Envelope, filed: Filed, ready: Ready) -> ItemResult:
        receipt = ready.receipt
        taken = _past(item, officer=filed.officer, receipt=receipt)
        self._register.hear(taken, item.number)
        self._next_id += 1
        self._register.take(filed, device_id=item.device_id, submission_id=self._next_id)
        self._past[item.number].append(taken)
        self._rows.append(self._row(item, filed, ready))
        if CODE.fullmatch(filed.reason_code):
            reason = {"number": item.number, "seq": item.seq, "code": filed.reason_code}
            self._reasons.append(reason)
        return _answer(line, item, ItemStatus.ACCEPTED, receipt=receipt)

    def _refuse(
        self,
        line: int,
        item: Envelope | None,
        errors: tuple[ItemProblem, ...],
        filed: Filed | None = None,
    ) -> ItemResult:
        """Refuse an event and keep it, so that the one which mends it can be taken.

        Of one laptop that sends more than any can, a part (`keeping`).
        """
        if item is not None and 1 <= item.seq <= LAST_SEQ:
            officer = plain(CODE, filed.officer) if filed is not None else ""
            replaces = plain(HEX_DIGEST, filed.replaces) if filed is not None else ""
            known = self._past[item.number]
            past = _past(
                item,
                officer=officer,
                replaces=replaces,
                code=errors[0].code,
                issued_at=instant_text(filed.at) if filed is not None else "",
            )
            named = (past.seq, past.digest, past.code)
            new = all((p.seq, p.digest, p.code) != named for p in known)
            if new and self._keeping.may(item.device_id, past.code):
                self._register.hear(past, item.number)
                known.append(past)
                self._refusals.append(self._refusal(item, past))
        return _answer(line, item, ItemStatus.REJECTED, errors=errors)

    def _refusal(self, item: Envelope, past: Past) -> Row:
        return {
            **self._copy(item),
            "event": past.event.value,
            "document_id": past.document_id,
            "replaces": past.replaces,
            "officer": past.officer,
            "issued_at": past.issued_at,
            "code": past.code,
        }

    def _row(self, item: Envelope, filed: Filed, ready: Ready) -> Row:
        return {
            "id": self._next_id,
            **self._copy(item, ready.locked),
            "event": item.kind.value,
            "document_id": item.document_id,
            # Nothing but complaints gets this far, and what is about a complaint.
            "kind": DocumentKind.COMPLAINT.value,
            "training": filed.training,
            "issued_at": instant_text(filed.at),
            "channel": self._channel,
            "agency": filed.agency,
            "officer": filed.officer,
            "receipt": ready.receipt,
        }

    def _copy(self, item: Envelope, body_locked: bytes = b"") -> Row:
        return {
            "number": item.number,
            "seq": item.seq,
            "digest": item.digest,
            "device_id": item.device_id,
            "received_at": self._received_text,
            "signature": item.signature,
            "body_locked": self._kept(item, body_locked),
        }

    def _kept(self, item: Envelope, body_locked: bytes) -> bytes:
        """What is kept of the content; of an expunged number nothing (23 V.S.A. § 2303)."""
        if item.number in self._purged:
            return b""
        return body_locked or locked(self._keys, item, packed(item.body))

    def store(self) -> None:
        """Write the rows; quarantine the second copy of every conflict, once."""
        if self._rows:
            claims = [{**_claim(row), "submission_id": row["id"]} for row in self._rows]
            insert_all(self._connection, CLAIM, claims)
            self._connection.execute(update(REGISTER).values(last_id=self._next_id))
        for table, rows in (
            (SUBMISSION, self._rows),
            (REASON, self._reasons),
            (REFUSAL, self._refusals),
        ):
            insert_all(self._connection, table, rows)
        for item in self._conflicts:
            same = (
                CONFLICT.c.number == item.number,
                CONFLICT.c.seq == item.seq,
                CONFLICT.c.digest == item.digest,
            )
            held = self._connection.execute(select(CONFLICT.c.id).where(*same)).first()
            if held is None and self._keeping.may(item.device_id):
                self._connection.execute(insert(CONFLICT).values(self._copy(item)))
        self._register.store(self._connection)


def _purged(connection: Connection, numbers: Collection[str]) -> frozenset[str]:
    found = connection.execute(select(PURGED.c.number).where(PURGED.c.number.in_(numbers)))
    return frozenset(found.scalars())


def _is(past: Past, item: Envelope) -> bool:
    """Whether DPS took an event of this name; what was refused is always judged anew."""
    return past.seq == item.seq and not past.code


def _past(
    item: Envelope,
    *,
    officer: str,
    replaces: str = "",
    code: str = "",
    receipt: str = "",
    issued_at: str = "",
) -> Past:
    return Past(
        seq=item.seq,
        event=item.kind,
        digest=item.digest.hex(),
        document_id=item.document_id,
        officer=officer,
        device_id=item.device_id,
        replaces=replaces,
        code=code,
        receipt=receipt,
        issued_at=issued_at,
    )


_CLAIMED = (
    "number",
    "seq",
    "received_at",
    "digest",
    "event",
    "document_id",
    "officer",
    "device_id",
)


def _claim(row: Row) -> Row:
    return {name: row[name] for name in _CLAIMED}


def _answer(
    line: int,
    item: Envelope | None,
    status: ItemStatus,
    *,
    receipt: str = "",
    errors: tuple[ItemProblem, ...] = (),
) -> ItemResult:
    if item is None:
        return ItemResult(line=line, status=status, errors=errors)
    return ItemResult(
        line=line, number=item.number, seq=item.seq, status=status, receipt=receipt, errors=errors
    )


_OTHER_CONTENT = ItemProblem(
    code="OTHER_CONTENT",
    at="/digest",
    say="DPS already has a ticket with this number and other content. Both copies are kept. "
    "Call DPS e-Ticket support.",
)
