"""Takes batches in: each line judged by itself, all that is taken committed before the answer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import zstandard
from sqlalchemy import Connection, insert, select

from sync import wire
from sync.gateway import checks
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.records import Device, Records
from sync.gateway.tables import CONFLICT, SUBMISSION, instant_text
from sync.wire import BatchResult, ItemProblem, ItemResult
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope, ItemStatus
from tracs_mobile.ports import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """What is known of an event that was taken before (or earlier in this batch)."""

    digest: bytes
    receipt: str


_Known = dict[tuple[str, int], _Stored]


class Ingest:
    """The one way into the register; over the network, from a stick, in training."""

    def __init__(
        self, *, database: Database, records: Records, keys: GatewayKeys, clock: Clock
    ) -> None:
        self._database = database
        self._records = records
        self._keys = keys
        self._clock = clock

    def take(self, raw: bytes, *, channel: str = "https") -> BatchResult:
        """Judge every line and store what is taken. Raises BadInput for too many lines."""
        opened = [self._open(item) for item in wire.decode_batch(raw)]
        named = {e.device_id for e in opened if isinstance(e, Envelope)}
        with self._database.read() as connection:
            devices = self._records.devices(connection, named)
        # Signatures are checked before the write lock is taken: the slow part runs side by side.
        judged = [self._authentic(item, devices) for item in opened]
        received_at = self._clock.now()
        with self._database.write() as connection:
            batch = _Batch(
                connection=connection,
                keys=self._keys,
                devices=devices,
                known=_known(connection, [e for e in judged if isinstance(e, Envelope)]),
                received_at=received_at,
                channel=channel,
            )
            items = tuple(batch.decide(line, item) for line, item in enumerate(judged))
            batch.store()
        return BatchResult(gateway=self._keys.gateway_id, received_at=received_at, items=items)

    def _open(self, item: Envelope | ItemProblem) -> Envelope | _Refused:
        if isinstance(item, ItemProblem):
            return _Refused(problem=item)
        plain = checks.opened(item, self._keys.sealing)
        return _Refused(problem=plain, of=item) if isinstance(plain, ItemProblem) else plain

    def _authentic(
        self, item: Envelope | _Refused, devices: dict[str, Device]
    ) -> Envelope | _Refused:
        if isinstance(item, _Refused):
            return item
        problem = checks.authenticity(item, devices)
        return item if problem is None else _Refused(problem=problem, of=item)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refused:
    problem: ItemProblem
    of: Envelope | None = None


def _known(connection: Connection, envelopes: Sequence[Envelope]) -> _Known:
    columns = (SUBMISSION.c.number, SUBMISSION.c.seq, SUBMISSION.c.digest, SUBMISSION.c.receipt)
    numbers = {e.number for e in envelopes}
    rows = connection.execute(select(*columns).where(SUBMISSION.c.number.in_(numbers)))
    return {(r.number, r.seq): _Stored(digest=r.digest, receipt=r.receipt) for r in rows}


class _Batch:
    """The decisions of one batch and the rows they make, inside one transaction."""

    def __init__(
        self,
        *,
        connection: Connection,
        keys: GatewayKeys,
        devices: dict[str, Device],
        known: _Known,
        received_at: datetime,
        channel: str,
    ) -> None:
        self._connection = connection
        self._keys = keys
        self._devices = devices
        self._known = known
        self._received_at = received_at
        self._received_text = instant_text(received_at)
        self._channel = channel
        self._packer = zstandard.ZstdCompressor(level=3)
        self._rows: list[dict[str, Any]] = []
        self._conflicts: list[Envelope] = []

    def decide(self, line: int, item: Envelope | _Refused) -> ItemResult:
        """What becomes of one line."""
        if isinstance(item, _Refused):
            return _answer(line, item.of, ItemStatus.REJECTED, errors=(item.problem,))
        stored = self._known.get((item.number, item.seq))
        if stored is not None:
            return self._again(line, item, stored)
        document = checks.read_document(item)
        if isinstance(document, ItemProblem):
            return _answer(line, item, ItemStatus.REJECTED, errors=(document,))
        errors = checks.problems(document, self._devices[item.device_id])
        if errors:
            return _answer(line, item, ItemStatus.REJECTED, errors=errors)
        if item.seq > 1 and (item.number, item.seq - 1) not in self._known:
            return _answer(line, item, ItemStatus.OUT_OF_ORDER, errors=(_EARLIER_MISSING,))
        return self._accept(line, item, document)

    def _again(self, line: int, item: Envelope, stored: _Stored) -> ItemResult:
        if stored.digest == item.digest:
            return _answer(line, item, ItemStatus.DUPLICATE, receipt=stored.receipt)
        self._conflicts.append(item)
        return _answer(line, item, ItemStatus.CONFLICT, errors=(_OTHER_CONTENT,))

    def _accept(self, line: int, item: Envelope, document: Document) -> ItemResult:
        receipt = self._keys.token(
            wire.ReceiptClaims(
                receipt_id=self._receipt_id(item),
                number=TicketNumber(item.number),
                seq=item.seq,
                digest=item.digest.hex(),
                device=item.device_id,
                received_at=self._received_at,
                gateway=self._keys.gateway_id,
                channel=self._channel,
            )
        )
        self._known[item.number, item.seq] = _Stored(digest=item.digest, receipt=receipt)
        self._rows.append(self._row(item, document, receipt))
        return _answer(line, item, ItemStatus.ACCEPTED, receipt=receipt)

    def _receipt_id(self, item: Envelope) -> str:
        named = f"{self._keys.kid}|{item.number}|{item.seq}|{item.digest.hex()}"
        return "R-" + hashlib.sha256(named.encode()).hexdigest()[:12].upper()

    def _row(self, item: Envelope, document: Document, receipt: str) -> dict[str, Any]:
        return {
            **self._copy(item),
            "event": item.kind.value,
            "document_id": item.document_id,
            "kind": document.kind.value,
            "training": document.training,
            "issued_at": instant_text(document.issued_at),
            "channel": self._channel,
            "agency": document.agency.judiciary_code,
            "officer": document.officer.leo_number,
            "receipt": receipt,
        }

    def _copy(self, item: Envelope) -> dict[str, Any]:
        return {
            "number": item.number,
            "seq": item.seq,
            "digest": item.digest,
            "device_id": item.device_id,
            "received_at": self._received_text,
            "signature": item.signature,
            "body_locked": self._locked(item),
        }

    def _locked(self, item: Envelope) -> bytes:
        place = body_place(item.number, item.seq)
        return self._keys.storing.lock(self._packer.compress(item.body), place=place)

    def store(self) -> None:
        """Write the rows; quarantine the second copy of every conflict, once."""
        if self._rows:
            self._connection.execute(insert(SUBMISSION), self._rows)
        for item in self._conflicts:
            same = (
                CONFLICT.c.number == item.number,
                CONFLICT.c.seq == item.seq,
                CONFLICT.c.digest == item.digest,
            )
            if self._connection.execute(select(CONFLICT.c.id).where(*same)).first() is None:
                self._connection.execute(insert(CONFLICT).values(self._copy(item)))


def body_place(number: str, seq: int) -> bytes:
    """What a stored body is bound to, so that no two can be exchanged in the file."""
    return f"{number}|{seq}".encode()


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


_EARLIER_MISSING = ItemProblem(
    code="EARLIER_MISSING",
    at="/seq",
    say="DPS does not have the ticket that this one corrects yet. It will be tried again.",
)
_OTHER_CONTENT = ItemProblem(
    code="OTHER_CONTENT",
    at="/digest",
    say="DPS already has a ticket with this number and other content. Both copies are kept. "
    "Call DPS e-Ticket support.",
)
