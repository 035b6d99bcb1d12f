"""Check everything a laptop claims: the audit chain, every ticket's signature, every number."""

from __future__ import annotations

from dataclasses import dataclass

from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.audit import AuditHead, genesis
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.laptop import Laptop, open_laptop
from tracs_mobile.ports import UnitOfWorkFactory
from tracs_mobile.settings import Settings
from tracs_mobile.vault.chain import verify_chain
from tracs_mobile.verify_checks import problems_of, read_all


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopReport:
    """What was checked and what is wrong; `problems` empty means all holds."""

    entries: int
    head: AuditHead
    tickets: int
    receipts: int
    purged: int = 0
    """Tickets that were expunged: only their numbers, digests and receipts could be checked."""
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
            *(
                [f"Expunged by order: {self.purged}, checked by what is left"]
                if self.purged
                else []
            ),
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


def verify_units(units: UnitOfWorkFactory, laptop: Laptop) -> LaptopReport:
    """Check an open database against itself, its laptop's keys and the mark outside it."""
    found = read_all(units)
    device = laptop.device
    start = genesis(device.device_id, laptop.slots.database_id)
    chain = verify_chain(found.entries, start, device.public)
    problems = [
        *([] if chain.whole else [chain.problem]),
        *problems_of(
            found,
            mark=laptop.marks.read(),
            key=device.public,
            receipts=laptop.trust.receipt_verifier(),
        ),
    ]
    return LaptopReport(
        entries=len(found.entries),
        head=chain.head,
        tickets=len(found.live),
        receipts=len(found.receipts),
        purged=len(found.purged),
        numbers=found.numbers,
        problems=tuple(problems),
    )
