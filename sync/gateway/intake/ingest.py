"""Takes batches in: each line judged by itself, all that is taken committed before the answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import zstandard
from sqlalchemy import Connection, insert, select

from sync import wire
from sync.gateway.database import Database
from sync.gateway.intake import checks
from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.filed import Filed, read_filed
from sync.gateway.intake.history import Histories, Past, histories, may_follow
from sync.gateway.intake.records import Device, Records
from sync.gateway.keys import GatewayKeys
from sync.gateway.tables import CONFLICT, REASON, REFUSAL, SUBMISSION, instant_text
from sync.wire import BatchResult, ItemProblem, ItemResult
from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope, ItemStatus
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import Clock

LAST_SEQ = 10_000
"""No ticket has more events; a refused one beyond is answered, but not kept."""
_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
"""Codes and officers' numbers; whatever else a laptop wrote there may name a person."""
_HEX_DIGEST = re.compile(r"[0-9a-f]{64}")


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
                past=histories(connection, _numbers(judged)),
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


def _numbers(judged: Sequence[Envelope | _Refused]) -> set[str]:
    named = (item.of if isinstance(item, _Refused) else item for item in judged)
    return {envelope.number for envelope in named if envelope is not None}


class _Batch:
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
        self._received_at = received_at
        self._received_text = instant_text(received_at)
        self._channel = channel
        self._packer = zstandard.ZstdCompressor(level=3)
        self._rows: list[dict[str, Any]] = []
        self._reasons: list[dict[str, Any]] = []
        self._refusals: list[dict[str, Any]] = []
        self._conflicts: list[Envelope] = []

    def decide(self, line: int, item: Envelope | _Refused) -> ItemResult:
        """What becomes of one line."""
        if isinstance(item, _Refused):
            return self._refuse(line, item.of, (item.problem,))
        stored = next((p for p in self._past[item.number] if _is(p, item)), None)
        if stored is not None:
            return self._again(line, item, stored)
        filed = read_filed(item)
        if isinstance(filed, ItemProblem):
            return self._refuse(line, item, (filed,))
        errors = self._problems(item, filed)
        if not errors:
            return self._accept(line, item, filed)
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

    def _accept(self, line: int, item: Envelope, filed: Filed) -> ItemResult:
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
        self._past[item.number].append(_past(item, officer=filed.officer, receipt=receipt))
        self._rows.append(self._row(item, filed, receipt))
        if _CODE.fullmatch(filed.reason_code):
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
        """Refuse an event and keep it, so that the one which mends it can be taken."""
        if item is not None and 1 <= item.seq <= LAST_SEQ:
            officer = _plain(_CODE, filed.officer) if filed is not None else ""
            replaces = _plain(_HEX_DIGEST, filed.replaces) if filed is not None else ""
            known = self._past[item.number]
            past = _past(item, officer=officer, replaces=replaces, code=errors[0].code)
            named = (past.seq, past.digest, past.code)
            if all((p.seq, p.digest, p.code) != named for p in known):
                known.append(past)
                self._refusals.append(self._refusal(item, past, filed))
        return _answer(line, item, ItemStatus.REJECTED, errors=errors)

    def _refusal(self, item: Envelope, past: Past, filed: Filed | None) -> dict[str, Any]:
        return {
            **self._copy(item),
            "event": past.event.value,
            "document_id": past.document_id,
            "replaces": past.replaces,
            "officer": past.officer,
            "issued_at": instant_text(filed.at) if filed is not None else "",
            "code": past.code,
        }

    def _receipt_id(self, item: Envelope) -> str:
        named = f"{self._keys.kid}|{item.number}|{item.seq}|{item.digest.hex()}"
        return "R-" + hashlib.sha256(named.encode()).hexdigest()[:12].upper()

    def _row(self, item: Envelope, filed: Filed, receipt: str) -> dict[str, Any]:
        return {
            **self._copy(item),
            "event": item.kind.value,
            "document_id": item.document_id,
            # Nothing but complaints gets this far, and what is about a complaint.
            "kind": DocumentKind.COMPLAINT.value,
            "training": filed.training,
            "issued_at": instant_text(filed.at),
            "channel": self._channel,
            "agency": filed.agency,
            "officer": filed.officer,
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
        for table, rows in (
            (SUBMISSION, self._rows),
            (REASON, self._reasons),
            (REFUSAL, self._refusals),
        ):
            if rows:
                self._connection.execute(insert(table), rows)
        for item in self._conflicts:
            same = (
                CONFLICT.c.number == item.number,
                CONFLICT.c.seq == item.seq,
                CONFLICT.c.digest == item.digest,
            )
            if self._connection.execute(select(CONFLICT.c.id).where(*same)).first() is None:
                self._connection.execute(insert(CONFLICT).values(self._copy(item)))


def _plain(form: re.Pattern[str], text: str) -> str:
    """A word that may stand outside the locked body; empty for what is not of its form."""
    return text if form.fullmatch(text) else ""


def _is(past: Past, item: Envelope) -> bool:
    """Whether DPS took an event of this name; what was refused is always judged anew."""
    return past.seq == item.seq and not past.code


def _past(
    item: Envelope, *, officer: str, replaces: str = "", code: str = "", receipt: str = ""
) -> Past:
    return Past(
        seq=item.seq,
        event=item.kind,
        digest=item.digest.hex(),
        document_id=item.document_id,
        officer=officer,
        replaces=replaces,
        code=code,
        receipt=receipt,
    )


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


_OTHER_CONTENT = ItemProblem(
    code="OTHER_CONTENT",
    at="/digest",
    say="DPS already has a ticket with this number and other content. Both copies are kept. "
    "Call DPS e-Ticket support.",
)
