"""What must hold between the tables of a laptop: each way of tampering breaks one of these."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sync.proof import proven
from tracs_mobile.domain.audit import AuditEntry
from tracs_mobile.domain.document import Document, Issued
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.listing import listed_defendant
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import Envelope, EventKind, Receipt
from tracs_mobile.domain.states import Delivery, Legal, TicketFilter, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import BadSignature, StoreDamaged
from tracs_mobile.ports import Mark, ReceiptVerifier, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.vault.jws import VerifyKey

_ALL = 10_000_000
_ISSUED = frozenset({"issue"})
_SAID = frozenset({EventKind.VOID.value, EventKind.LATE.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the database holds, read in one transaction. `issued` is None where it is unreadable.

    `rows` are all versions, `listed` what the list of tickets shows, `purged` the expunged numbers.
    """

    entries: tuple[AuditEntry, ...]
    rows: tuple[TicketRow, ...]
    listed: tuple[TicketRow, ...]
    narrowed: tuple[TicketRow, ...]
    issued: tuple[Issued | None, ...]
    events: tuple[SignedEvent, ...]
    unreadable: tuple[TicketNumber, ...]
    purged: frozenset[TicketNumber]
    numbers: NumberAccount
    highest: int
    waiting: tuple[Envelope, ...]
    receipts: tuple[Receipt, ...]

    @property
    def live(self) -> tuple[tuple[TicketRow, Issued | None], ...]:
        """Every version of the tickets that were not expunged."""
        both = zip(self.rows, self.issued, strict=True)
        return tuple((row, record) for row, record in both if row.number not in self.purged)


def problems_of(
    found: Found, *, mark: Mark, key: VerifyKey, receipts: ReceiptVerifier
) -> Iterator[str]:
    """What is wrong, a sentence each; `key` is the laptop's own, `mark` the one outside."""
    yield from _mark_problems(found, mark)
    yield from _document_problems(found, key)
    yield from _event_problems(found, key)
    yield from _purge_problems(found)
    yield from _list_problems(found)
    yield from _number_problems(found)
    yield from _delivery_problems(found)
    yield from _receipt_problems(found, receipts)


def read_all(units: UnitOfWorkFactory) -> Found:
    """Read everything in one transaction."""
    with units() as unit:
        rows = unit.documents.all_rows()
        events, unreadable = _events(unit, {row.number for row in rows})
        return Found(
            entries=unit.audit.entries(limit=10_000_000),
            rows=rows,
            listed=unit.documents.find(TicketFilter(), limit=_ALL),
            narrowed=_narrowed(unit),
            issued=tuple(_document(unit, row.document_id) for row in rows),
            events=events,
            unreadable=unreadable,
            purged=unit.purges.numbers(),
            numbers=unit.numbers.account(),
            highest=unit.numbers.highest_used(),
            waiting=unit.outbox.unreceipted(),
            receipts=unit.outbox.receipts(),
        )


def _narrowed(unit: UnitOfWork) -> tuple[TicketRow, ...]:
    """Every ticket once more, asked for by each state in law and on its way."""
    return tuple(
        row
        for legal in Legal
        for delivery in Delivery
        for row in unit.documents.find(TicketFilter(legal=legal, delivery=delivery), limit=_ALL)
        if (row.legal, row.delivery) == (legal, delivery)
    )


def _events(
    unit: UnitOfWork, numbers: Iterable[TicketNumber]
) -> tuple[tuple[SignedEvent, ...], tuple[TicketNumber, ...]]:
    """All voids and late reasons, and the numbers whose events cannot be read."""
    found: list[SignedEvent] = []
    unreadable: list[TicketNumber] = []
    for number in sorted(numbers):
        try:
            found += unit.events.of(number)
        except StoreDamaged:
            unreadable.append(number)
    return tuple(found), tuple(unreadable)


def _document(unit: UnitOfWork, document_id: DocumentId) -> Issued | None:
    try:
        return unit.documents.get(document_id)
    except StoreDamaged:
        return None


def _mark_problems(found: Found, mark: Mark) -> Iterator[str]:
    last = found.entries[-1].seq if found.entries else 0
    if last < mark.audit_seq or found.highest < mark.ordinal:
        yield (
            f"The newest entries are missing: there were {mark.audit_seq} and number "
            f"{mark.ordinal} once. This is an older copy, or something was cut off."
        )


def _document_problems(found: Found, key: VerifyKey) -> Iterator[str]:
    recorded = _recorded(found, _ISSUED)
    for row, record in found.live:
        if record is None:
            yield f"{row.number}: the ticket cannot be read."
            continue
        document = record.document
        named = (document.document_id, document.number)
        yield from _proof_problems(record, named, recorded, key=key)
        if not _shown_as_issued(row, document):
            yield f"{row.number}: the list shows something else than the ticket."
    if len(recorded) != len(found.rows):
        yield "The audit chain and the tickets do not count the same."


def _event_problems(found: Found, key: VerifyKey) -> Iterator[str]:
    """Every void and late reason is signed, audited and shown; none was taken out."""
    recorded = _recorded(found, _SAID)
    for number in found.unreadable:
        yield f"{number}: what was filed after its issue cannot be read."
    for signed in found.events:
        event = signed.event
        yield from _proof_problems(signed, (event.document_id, event.number), recorded, key=key)
    kept = {(signed.event.document_id, signed.event.number) for signed in found.events}
    silent = found.purged | set(found.unreadable)
    for document_id, named, _digest in sorted(recorded):
        if named not in silent and (document_id, named) not in kept:
            yield f"{named}: a void or a reason that was filed is missing."


def _proof_problems(
    record: Issued | SignedEvent,
    named: tuple[str, str],
    recorded: frozenset[tuple[str, ...]],
    *,
    key: VerifyKey,
) -> Iterator[str]:
    number = named[1]
    try:
        key.verify(record.body, record.signature)
    except BadSignature:
        yield f"{number}: the signature does not hold."
    digest = hashlib.sha256(record.body).digest()
    if digest != record.digest or (*named, digest.hex()) not in recorded:
        yield f"{number}: not what was issued."


def _recorded(found: Found, kinds: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """(document, number, digest) as the audit chain names them; what else it holds has no three."""
    entries = (tuple(entry.body.split()) for entry in found.entries if entry.kind in kinds)
    return frozenset(words for words in entries if len(words) == 3)


def _purge_problems(found: Found) -> Iterator[str]:
    """An expungement stands in the audit chain, and leaves nothing to read or to find."""
    ordered = {TicketNumber(entry.body) for entry in found.entries if entry.kind == "purge"}
    for number in sorted(found.purged - ordered):
        yield f"{number}: expunged without an entry in the audit chain."
    for number in sorted(ordered - found.purged):
        yield f"{number}: the audit chain says that it was expunged, but it is still here."
    for row in found.rows:
        if row.number in found.purged and any((row.defendant, row.plate, row.charge, row.town)):
            yield f"{row.number}: expunged, but the list still shows it."


def _list_problems(found: Found) -> Iterator[str]:
    """The list holds the newest version of every ticket, under the states the facts give."""
    newest = {row.number: row for row in found.rows if row.number not in found.purged}
    for name, listed in (("list", found.listed), ("filters", found.narrowed)):
        shown = {row.number: row for row in listed}
        for number in sorted(newest.keys() | shown.keys()):
            if newest.get(number) != shown.get(number):
                yield f"{number}: the {name} of tickets did not keep up with it."


def _shown_as_issued(row: TicketRow, document: Document) -> bool:
    named = (row.document_id, row.number, row.kind, row.issued_at, row.officer)
    shown = (row.defendant, row.plate, row.town, row.statute, row.charge)
    return (*named, *shown) == (
        document.document_id,
        document.number,
        document.kind,
        document.issued_at,
        document.officer.leo_number,
        listed_defendant(document),
        document.vehicle.plate,
        document.place.town,
        document.violation.statute,
        document.violation.title,
    )


def _number_problems(found: Found) -> Iterator[str]:
    if not found.numbers.balanced:
        yield "The numbers do not add up."
    carried = {row.number for row in found.rows if row.legal is not Legal.VOIDED}
    voided = {row.number for row in found.rows if row.legal is Legal.VOIDED}
    for signed in found.events:
        if signed.event.kind is EventKind.VOID and signed.event.number not in voided:
            yield f"{signed.event.number}: a void was filed, but the number is not void."
    if found.numbers.issued != len(carried):
        yield f"{found.numbers.issued} numbers are issued, but {len(carried)} are on a ticket."


def _delivery_problems(found: Found) -> Iterator[str]:
    """What is filed waits for DPS or has its receipt, with exactly the bytes that were signed.

    A refused one may also be history: DPS has a later version or the void.
    """
    events = {(e.number, e.seq): e.digest for e in found.waiting}
    events |= {(r.number, r.seq): r.digest for r in found.receipts}
    bodies = {(e.number, e.seq): e.body for e in found.waiting}
    mended = _mended(found)
    for record, number, seq in _filed(found):
        name = (number, seq)
        if name not in events and mended.get(number, 0) > seq:
            continue
        if events.pop(name, None) != record.digest:
            yield f"{number}: what goes to DPS is not what was issued."
        elif bodies.get(name, record.body) != record.body:
            yield f"{number}: the copy that waits for DPS was changed."
    audited = {(words[1], words[2]) for words in _recorded(found, _ISSUED | _SAID)}
    for (number, _seq), digest in events.items():
        if number not in found.purged or (number, digest.hex()) not in audited:
            yield f"{number}: goes to DPS, but is no ticket of this laptop."


def _filed(found: Found) -> Iterator[tuple[Issued | SignedEvent, TicketNumber, int]]:
    """Every version and event of a complaint."""
    complaints = set()
    for _row, record in found.live:
        if record is not None and record.document.kind is DocumentKind.COMPLAINT:
            complaints.add(record.document.number)
            yield record, record.document.number, record.document.seq
    for signed in found.events:
        if signed.event.number in complaints:
            yield signed, signed.event.number, signed.event.seq


def _mended(found: Found) -> dict[TicketNumber, int]:
    """The last version or void of each ticket that DPS has a receipt for."""
    changes = {
        (record.document.number, record.document.seq)
        for record in found.issued
        if record is not None
    } | {(s.event.number, s.event.seq) for s in found.events if s.event.kind is EventKind.VOID}
    last: dict[TicketNumber, int] = {}
    for receipt in found.receipts:
        if (receipt.number, receipt.seq) in changes:
            last[receipt.number] = max(last.get(receipt.number, 0), receipt.seq)
    return last


def _receipt_problems(found: Found, verify: ReceiptVerifier) -> Iterator[str]:
    for receipt in found.receipts:
        if not proven(receipt, verify):
            yield f"{receipt.number}: the receipt is not signed by DPS."
