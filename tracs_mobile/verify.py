"""Check everything a laptop claims: the audit chain, every ticket's signature, every number."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.audit import AuditEntry, AuditHead, genesis
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.errors import BadSignature
from tracs_mobile.laptop import open_laptop
from tracs_mobile.ports import UnitOfWorkFactory
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
            f"Receipts from DPS: {self.receipts}",
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
        return verify_units(
            store,
            device_id=laptop.device.device_id,
            database_id=laptop.slots.database_id,
            key=laptop.device.public,
        )
    finally:
        store.close()


def verify_units(
    units: UnitOfWorkFactory, *, device_id: str, database_id: str, key: VerifyKey
) -> LaptopReport:
    """Check an open database."""
    with units() as unit:
        entries = unit.audit.entries()
        rows = unit.documents.rows(limit=1_000_000)
        documents = [unit.documents.get(row.document_id) for row in rows]
        numbers = unit.numbers.account()
        receipts = unit.outbox.receipts()
    issued = [document for document in documents if document is not None]
    chain = verify_chain(entries, genesis(device_id, database_id), key)
    problems = [
        *([] if chain.whole else [chain.problem]),
        *_document_problems(issued, entries, key),
        *([] if numbers.balanced else ["The numbers do not add up."]),
    ]
    return LaptopReport(
        entries=len(entries),
        head=chain.head,
        tickets=len(issued),
        receipts=len(receipts),
        numbers=numbers,
        problems=tuple(problems),
    )


def _document_problems(
    issued: list[Issued], entries: tuple[AuditEntry, ...], key: VerifyKey
) -> list[str]:
    recorded = {entry.body.split()[2] for entry in entries if entry.kind == "issue"}
    found: list[str] = []
    for record in issued:
        digest = hashlib.sha256(record.body).digest()
        try:
            key.verify(record.body, record.signature)
        except BadSignature:
            found.append(f"{record.document.number}: the signature does not hold.")
        if digest != record.digest or digest.hex() not in recorded:
            found.append(f"{record.document.number}: not what was issued.")
    if len(recorded) != len(issued):
        found.append("The audit chain and the tickets do not count the same.")
    return found
