"""Check everything a laptop claims: the audit chain, every ticket's signature, every number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sync.proof import proven
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.audit import AuditEntry, AuditHead, genesis
from tracs_mobile.domain.document import Document, Issued
from tracs_mobile.domain.listing import defendant_name
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import Envelope, Receipt
from tracs_mobile.domain.states import Legal, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import BadSignature, StoreDamaged
from tracs_mobile.laptop import Laptop, open_laptop
from tracs_mobile.ports import Mark, ReceiptVerifier, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.settings import Settings
from tracs_mobile.vault.chain import verify_chain
from tracs_mobile.vault.jws import VerifyKey


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopReport:
    """What was checked and what is wrong; `problems` empty means all holds."""

    entries: int
    head: AuditHead
    tickets: int
    receipts: int
    numbers: NumberAccount
    problems: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def text(self) -> str:
        """The report for a person."""
        numbers = self.numbers
        lines = [
            f"Audit chain: {self.entries} entries, head {self.head.short} (entry {self.head.seq})",
            f"Tickets and warnings: {self.tickets}, each digest and signature checked",
            f"Receipts from DPS: {self.receipts}, each signature checked",
            f"Numbers: {numbers.total} = {numbers.free} free + {numbers.issued} issued "
            f"+ {numbers.void} void",
            *(f"PROBLEM: {problem}" for problem in self.problems),
            "Everything holds." if self.good else "This laptop needs a look by DPS.",
        ]
        return "\n".join(lines)


def verify_laptop(settings: Settings, *, username: str, secret: str) -> LaptopReport:
    """Open the laptop with an officer's secret and check all of it.

    Raises VaultError, StoreError.
    """
    laptop = open_laptop(settings, make=False)
    store = laptop.open_store(laptop.slots.open_slot(username, secret, clock=SystemClock()))
    try:
        return verify_units(store, laptop)
    finally:
        store.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the database holds, read in one transaction. `issued` is None where it is unreadable."""

    entries: tuple[AuditEntry, ...]
    rows: tuple[TicketRow, ...]
    issued: tuple[Issued | None, ...]
    numbers: NumberAccount
    highest: int
    waiting: tuple[Envelope, ...]
    receipts: tuple[Receipt, ...]


def verify_units(units: UnitOfWorkFactory, laptop: Laptop) -> LaptopReport:
    """Check an open database against itself, its laptop's keys and the mark outside it."""
    found = _read(units)
    device = laptop.device
    start = genesis(device.device_id, laptop.slots.database_id)
    chain = verify_chain(found.entries, start, device.public)
    problems = [
        *([] if chain.whole else [chain.problem]),
        *_mark_problems(found, laptop.marks.read()),
        *_document_problems(found, device.public),
        *_number_problems(found),
        *_event_problems(found),
        *_receipt_problems(found, laptop.trust.receipt_verifier()),
    ]
    return LaptopReport(
        entries=len(found.entries),
        head=chain.head,
        tickets=len(found.rows),
        receipts=len(found.receipts),
        numbers=found.numbers,
        problems=tuple(problems),
    )


def _read(units: UnitOfWorkFactory) -> _Found:
    with units() as unit:
        rows = unit.documents.rows(limit=1_000_000)
        return _Found(
            entries=unit.audit.entries(limit=10_000_000),
            rows=rows,
            issued=tuple(_document(unit, row.document_id) for row in rows),
            numbers=unit.numbers.account(),
            highest=unit.numbers.highest_used(),
            waiting=unit.outbox.unreceipted(),
            receipts=unit.outbox.receipts(),
        )


def _document(unit: UnitOfWork, document_id: DocumentId) -> Issued | None:
    try:
        return unit.documents.get(document_id)
    except StoreDamaged:
        return None


def _mark_problems(found: _Found, mark: Mark) -> Iterator[str]:
    last = found.entries[-1].seq if found.entries else 0
    if last < mark.audit_seq or found.highest < mark.ordinal:
        yield (
            f"The newest entries are missing: there were {mark.audit_seq} and number "
            f"{mark.ordinal} once. This is an older copy, or something was cut off."
        )


def _document_problems(found: _Found, key: VerifyKey) -> Iterator[str]:
    recorded = {tuple(e.body.split()) for e in found.entries if e.kind == "issue"}
    for row, record in zip(found.rows, found.issued, strict=True):
        if record is None:
            yield f"{row.number}: the ticket cannot be read."
            continue
        yield from _signature_problems(record, key)
        digest = hashlib.sha256(record.body).digest()
        named = (record.document.document_id, record.document.number, digest.hex())
        if digest != record.digest or named not in recorded:
            yield f"{row.number}: not what was issued."
        if not _shown_as_issued(row, record.document):
            yield f"{row.number}: the list shows something else than the ticket."
    if len(recorded) != len(found.rows):
        yield "The audit chain and the tickets do not count the same."


def _signature_problems(record: Issued, key: VerifyKey) -> Iterator[str]:
    try:
        key.verify(record.body, record.signature)
    except BadSignature:
        yield f"{record.document.number}: the signature does not hold."


def _shown_as_issued(row: TicketRow, document: Document) -> bool:
    named = (row.document_id, row.number, row.kind, row.issued_at, row.officer)
    shown = (row.defendant, row.plate, row.town, row.statute, row.charge)
    return (*named, *shown) == (
        document.document_id,
        document.number,
        document.kind,
        document.issued_at,
        document.officer.leo_number,
        defendant_name(document.defendant),
        document.vehicle.plate,
        document.place.town,
        document.violation.statute,
        document.violation.title,
    )


def _number_problems(found: _Found) -> Iterator[str]:
    if not found.numbers.balanced:
        yield "The numbers do not add up."
    carried = {row.number for row in found.rows if row.legal is not Legal.VOIDED}
    if found.numbers.issued != len(carried):
        yield f"{found.numbers.issued} numbers are issued, but {len(carried)} are on a ticket."


def _event_problems(found: _Found) -> Iterator[str]:
    """Every complaint waits for DPS or has its receipt, with exactly the bytes that were issued."""
    events = {(e.number, e.seq): e.digest for e in found.waiting}
    events |= {(r.number, r.seq): r.digest for r in found.receipts}
    bodies = {(e.number, e.seq): e.body for e in found.waiting}
    for record in found.issued:
        if record is None or record.document.kind is not DocumentKind.COMPLAINT:
            continue
        name = (record.document.number, record.document.seq)
        if events.pop(name, None) != record.digest:
            yield f"{name[0]}: what goes to DPS is not what was issued."
        elif bodies.get(name, record.body) != record.body:
            yield f"{name[0]}: the copy that waits for DPS was changed."
    for number, _seq in events:
        yield f"{number}: goes to DPS, but is no ticket of this laptop."


def _receipt_problems(found: _Found, verify: ReceiptVerifier) -> Iterator[str]:
    for receipt in found.receipts:
        if not proven(receipt, verify):
            yield f"{receipt.number}: the receipt is not signed by DPS."
