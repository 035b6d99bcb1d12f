"""Imports what laptops wrote to sticks: the same way in as over the network, and receipts back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from sync import wire
from sync.bundles.form import RECEIPTS_SUFFIX, SUFFIX, BundleRefused, Manifest, Refusal, unpack
from sync.bundles.receipts import BundleReceipts, receipts_file
from sync.gateway.desk import Desk
from sync.gateway.office import chain
from sync.gateway.tables import BUNDLE, instant, instant_text
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.vault.jws import VerifyKey

CHANNEL = "bundle"
_LINES = 100
"""Events of one transaction; a file of five hundred must not hold up the network."""

_GAP = (
    "The file this laptop wrote before this one was never imported here. If that stick is still on "
    "its way nothing is missing: this file also carries all that had no receipt when it was "
    "written."
)
_OTHER_CONTENT = (
    "A file with this identity but other content was imported before. Its tickets were taken by "
    "their own signatures; find out whether the laptop was copied or restored."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file. `said` is the sentence for staff; `good` that nothing needs them.

    `receipts` is the file to bring back to the laptop; empty when nothing was taken.
    """

    name: str
    good: bool
    said: str
    manifest: Manifest | None = None
    counts: dict[ItemStatus, int] = field(default_factory=dict)
    receipts: bytes = field(default=b"", repr=False)

    @property
    def all_here(self) -> bool:
        """Whether DPS keeps every record of it, taken or refused, so that the file may go."""
        return not (
            self.counts.get(ItemStatus.OUT_OF_ORDER) or self.counts.get(ItemStatus.DEFERRED)
        )

    @property
    def receipts_name(self) -> str:
        """What the file with the receipts is called."""
        return self.name.removesuffix(SUFFIX) + RECEIPTS_SUFFIX


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleRow:
    """A file that was imported, as the page lists it. `gap` says that the one before is missing."""

    bundle_id: str
    device_id: str
    imported_at: datetime
    imported_by: str
    events: int
    taken: int
    refused: int
    times: int
    gap: bool


def import_bundles(
    desk: Desk, files: Sequence[tuple[str, bytes]], *, by: str
) -> tuple[Imported, ...]:
    """Import every file, each by itself; a bad one is told and the rest goes on.

    `by` is the username, or what imports by itself. Importing one twice changes nothing.
    """
    found = [import_bundle(desk, name, raw, by=by) for name, raw in files]
    # Only now: a file may have come before the one that was written before it.
    with desk.database.read() as connection:
        return tuple(_with_gap(connection, one) for one in found)


def import_bundle(desk: Desk, name: str, raw: bytes, *, by: str) -> Imported:
    """Import one file; whatever is wrong with it is said in the answer, never raised."""
    now = desk.clock.now()
    try:
        opened = unpack(raw, desk.keys.opening, lambda device: _key_of(desk, device))
    except BundleRefused as fault:
        _note_refused(desk, fault, by=by, at=now)
        return Imported(name=name, good=False, said=str(fault))
    items: list[wire.ItemResult] = []
    for at in range(0, len(opened.lines), _LINES):
        lines = opened.lines[at : at + _LINES]
        answer = desk.ingest.take(b"\n".join(lines), channel=CHANNEL)
        items.extend(replace(item, line=at + item.line) for item in answer.items)
    counts = Counter(item.status for item in items)
    manifest = opened.manifest
    said = BundleReceipts(
        bundle_id=manifest.bundle_id,
        device=manifest.device,
        gateway=desk.keys.gateway_id,
        imported_at=now,
        items=tuple(items),
    )
    receipts = receipts_file(said, desk.keys.token)
    row = _row(manifest, bytes.fromhex(opened.digest), counts, by=by, at=now)
    before = _keep(desk, {**row, "receipts": receipts})
    return Imported(
        name=name,
        good=not _open(counts) and before != _OTHER_CONTENT,
        said=" ".join(s for s in (_sentence(manifest, counts), before) if s),
        manifest=manifest,
        counts=dict(counts),
        receipts=receipts,
    )


def imported(connection: Connection, limit: int = 100) -> tuple[BundleRow, ...]:
    """The files that were imported last, newest first."""
    rows = connection.execute(select(BUNDLE).order_by(BUNDLE.c.imported_at.desc()).limit(limit))
    return tuple(
        BundleRow(
            bundle_id=row.bundle_id,
            device_id=row.device_id,
            imported_at=instant(row.imported_at),
            imported_by=row.imported_by,
            events=row.events,
            taken=row.taken,
            refused=row.refused,
            times=row.times,
            gap=_is_gap(connection, row.device_id, row.previous),
        )
        for row in rows
    )


def receipts_of(connection: Connection, bundle_id: str) -> bytes:
    """The file with the receipts of a bundle as it was imported last; empty for none."""
    named = BUNDLE.c.bundle_id == bundle_id
    row = connection.execute(select(BUNDLE.c.receipts).where(named)).first()
    return b"" if row is None else row.receipts


def _key_of(desk: Desk, device_id: str) -> VerifyKey:
    with desk.database.read() as connection:
        device = desk.records.devices(connection, {device_id}).get(device_id)
    if device is None:
        raise BundleRefused(Refusal.DEVICE_UNKNOWN, device=device_id)
    if device.revoked:
        raise BundleRefused(Refusal.DEVICE_REVOKED, device=device_id)
    return device.key


def _keep(desk: Desk, row: Mapping[str, Any]) -> str:
    """Note the file and who imported it; says what stands in the way of taking it for new."""
    named = BUNDLE.c.bundle_id == row["bundle_id"]
    body = {
        "bundle": row["bundle_id"],
        "device": row["device_id"],
        "records": row["events"],
        "new": row["taken"],
    }
    with desk.database.write() as connection:
        chain.note(connection, row["imported_by"], "bundle-imported", body, desk.clock.now())
        held = connection.execute(select(BUNDLE.c.digest).where(named)).first()
        if held is None:
            connection.execute(insert(BUNDLE).values(row))
            return ""
        again = {"times": BUNDLE.c.times + 1, "taken": BUNDLE.c.taken + row["taken"]}
        same = held.digest == row["digest"]
        if same:
            again |= {"refused": row["refused"], "receipts": row["receipts"]}
        connection.execute(update(BUNDLE).where(named).values(again))
    return "It was imported before." if same else _OTHER_CONTENT


def _row(
    manifest: Manifest, digest: bytes, counts: Counter[ItemStatus], *, by: str, at: datetime
) -> dict[str, Any]:
    return {
        "bundle_id": manifest.bundle_id,
        "device_id": manifest.device,
        "digest": digest,
        "imported_at": instant_text(at),
        "imported_by": by,
        "events": len(manifest.items),
        "times": 1,
        "previous": manifest.previous,
        "created_at": instant_text(manifest.created_at),
        "taken": counts[ItemStatus.ACCEPTED],
        "refused": _open(counts),
    }


def _note_refused(desk: Desk, fault: BundleRefused, *, by: str, at: datetime) -> None:
    body = {"why": fault.why.name.lower().replace("_", "-"), "device": fault.device}
    with desk.database.write() as connection:
        chain.note(connection, by, "bundle-refused", body, at)


def _open(counts: Counter[ItemStatus]) -> int:
    """How many records need somebody."""
    settled = counts[ItemStatus.ACCEPTED] + counts[ItemStatus.DUPLICATE]
    return sum(counts.values()) - settled


def _sentence(manifest: Manifest, counts: Counter[ItemStatus]) -> str:
    words = (
        (ItemStatus.ACCEPTED, "new"),
        (ItemStatus.DUPLICATE, "here already"),
        (ItemStatus.REJECTED, "refused (see Refusals)"),
        (ItemStatus.CONFLICT, "in conflict with what is here (see Refusals)"),
        (ItemStatus.OUT_OF_ORDER, "waiting for an earlier record of the same ticket"),
        (ItemStatus.DEFERRED, "to be brought again"),
    )
    parts = ", ".join(f"{counts[status]} {said}" for status, said in words if counts[status])
    records = "1 record" if len(manifest.items) == 1 else f"{len(manifest.items)} records"
    return f"{records} of laptop {manifest.device}: {parts}. Bring the receipts back to the laptop."


def _with_gap(connection: Connection, one: Imported) -> Imported:
    manifest = one.manifest
    if manifest is None or not _is_gap(connection, manifest.device, manifest.previous):
        return one
    return replace(one, good=False, said=f"{one.said} {_GAP}")


def _is_gap(connection: Connection, device_id: str, previous: str) -> bool:
    if len(previous) != 64:
        return False
    named = (BUNDLE.c.device_id == device_id, BUNDLE.c.digest == bytes.fromhex(previous))
    return connection.execute(select(BUNDLE.c.bundle_id).where(*named)).first() is None
