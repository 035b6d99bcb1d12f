"""Tickets on a stick: write what waits, know what is on its way, take the receipts in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tracs_mobile.domain.outbox import EVER, Envelope, ItemAnswer, ItemStatus
from tracs_mobile.errors import BadInput, StoreError
from tracs_mobile.ports import (
    BundleAbout,
    Carrier,
    Clock,
    ExportBook,
    HighWater,
    Place,
    PlaceKind,
    ReceiptFile,
    Spool,
    UnitOfWorkFactory,
    WrittenBundle,
)
from tracs_mobile.services.marking import mark_of
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_MOST = 100_000

NOTHING_WAITS = say("Nothing waits for DPS, so there is nothing to write.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is on the stick now: read back and compared."""

    place: Place
    files: tuple[str, ...]
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReceipts:
    """What files with receipts said: `received` of `events`, `refused` ones, sentences of faults.

    `files` is 0 when there was none for this laptop.
    """

    files: int = 0
    events: int = 0
    received: int = 0
    refused: int = 0
    problems: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _SignedOn:
    session: Session
    units: UnitOfWorkFactory


@dataclass(slots=True, kw_only=True)
class Bundling:
    """The sticks and folders of one laptop. All methods block; any thread may call them.

    `settle` stores answers where the deliverer would: in the database while somebody is signed on,
    else beside the sealed copies. `on_change` follows what changed the outbox.
    """

    carrier: Carrier
    book: ExportBook
    spool: Spool
    high_water: HighWater
    clock: Clock
    settle: Callable[[Sequence[ItemAnswer]], None]
    on_change: Callable[[], None]
    last_read: ReadReceipts = field(default_factory=ReadReceipts, init=False)
    _desk: _SignedOn | None = field(default=None, init=False)
    _seen: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _one: threading.Lock = field(default_factory=threading.Lock, init=False)

    # --- who is here ----------------------------------------------------------------------

    def sign_on(self, session: Session, units: UnitOfWorkFactory) -> None:
        """Write from the database from now on; what was written meanwhile is noted there."""
        with self._one:
            self._desk = _SignedOn(session=session, units=units)
            self._seen.clear()  # a refusal that waited for somebody who can mend it
            try:
                self._take_over(units)
            except StoreError as error:
                log.warning("What is on a stick could not be noted: %s", type(error).__name__)

    def sign_off(self) -> None:
        """Write the sealed copies from now on."""
        with self._one:
            self._desk = None

    def _take_over(self, units: UnitOfWorkFactory) -> None:
        fresh = [one for one in self.book.bundles() if not one.noted]
        if not fresh:
            return
        with units() as unit:
            for one in fresh:
                unit.exports.add(one.events, bundle_id=one.bundle_id, at=one.written_at)
                body = f"{one.bundle_id} {len(one.events)}"
                unit.audit.append(kind="export", actor="nobody", body=body, at=self.clock.now())
            unit.commit()
        self.book.mark_noted([one.bundle_id for one in fresh])

    @property
    def signed_on(self) -> bool:
        """Whether the database is open, and not the sealed copies alone are at hand."""
        return self._desk is not None

    # --- writing --------------------------------------------------------------------------

    def places(self) -> tuple[Place, ...]:
        """Every stick that is in, then the folders that were used before."""
        return self.carrier.places(self.book.folders())

    def waiting(self) -> int:
        """How many records a bundle would hold now."""
        with self._one:
            return len(self._collect())

    def write(self, place: Place) -> Written:
        """Write everything that waits to `place`, read it back, and remember that it is there.

        Nothing leaves the queue by it. Raises BadInput with the sentence why not, StoreError.
        """
        with self._one:
            envelopes = self._collect()
            if not envelopes:
                raise BadInput(NOTHING_WAITS)
            written = self.carrier.write(envelopes, place.path, self._about())
            self._remember(written, place)
        self.on_change()
        return Written(
            place=place,
            files=tuple(one.file_name for one in written),
            events=len(envelopes),
        )

    def _collect(self) -> tuple[Envelope, ...]:
        """What DPS has not answered; sealed copies of which the database knows nothing as well."""
        sealed = self.spool.waiting(_MOST)
        if self._desk is None:
            return sealed
        with self._desk.units() as unit:
            queued = unit.outbox.due(EVER, _MOST)
            named = {(e.number, e.seq) for e in queued}
            left = [e for e in sealed if (e.number, e.seq) not in named]
            known = {n: {s.seq for s in unit.outbox.timeline(n)} for n in {e.number for e in left}}
            mark = mark_of(unit)
        # As before every sending: what is on a stick has left the laptop.
        self.high_water.raise_to(mark)
        return (*queued, *(e for e in left if e.seq not in known[e.number]))

    def _about(self) -> BundleAbout:
        desk = self._desk
        return BundleAbout(
            officer="" if desk is None else desk.session.officer.leo_number,
            shift="" if desk is None else desk.session.signed_on_at.isoformat(),
            created_at=self.clock.now(),
            previous=self.book.previous(),
        )

    def _remember(self, written: Sequence[WrittenBundle], place: Place) -> None:
        """The stick is good whatever this disk does now; a note that fails is made up for later."""
        now, folder = self.clock.now(), place.kind is PlaceKind.FOLDER
        try:
            self.book.note(written, place=place.path, folder=folder, at=now)
            if self._desk is None:
                return
            with self._desk.units() as unit:
                for one in written:
                    unit.exports.add(one.events, bundle_id=one.bundle_id, at=now)
                body = " ".join(f"{one.bundle_id} {len(one.events)}" for one in written)
                actor = self._desk.session.officer.leo_number
                unit.audit.append(kind="export", actor=actor, body=body, at=now)
                unit.commit()
            self.book.mark_noted([one.bundle_id for one in written])
        except StoreError as error:
            log.warning("What is on the stick could not be noted: %s", type(error).__name__)

    # --- receipts -------------------------------------------------------------------------

    def read_receipts(self, place: str) -> ReadReceipts:
        """Read every file with receipts at a place, also one that was read before.

        Raises BadInput when the place is gone, StoreError when the disk did not take them.
        """
        with self._one:
            found = self._take(self.carrier.receipts(place), again=True)
        self._tell(found)
        return found

    def read_all(self) -> ReadReceipts:
        """Read every file with receipts at every stick and known folder, also old ones.

        Raises StoreError when the disk did not take them.
        """
        total = ReadReceipts()
        for place in self.places():
            try:
                with self._one:
                    found = self._take(self.carrier.receipts(place.path), again=True)
            except BadInput:
                continue  # pulled out meanwhile
            total = _joined(total, found)
        self._tell(total)
        return total

    def look(self) -> ReadReceipts:
        """Read what is new at every stick and known folder; quick when nothing has changed."""
        total = ReadReceipts()
        for place in self.places():
            seen = self.carrier.look(place.path)
            if seen == self._seen.get(place.path, ()):
                continue
            try:
                with self._one:
                    found = self._take(self.carrier.receipts(place.path), again=False)
            except BadInput:
                continue  # pulled out between two looks; it is read when it is in again
            self._seen[place.path] = seen
            total = _joined(total, found)
        self._tell(total)
        return total

    def _tell(self, found: ReadReceipts) -> None:
        if found.files or found.problems:
            self.last_read = found
            self.on_change()

    def _take(self, files: Sequence[ReceiptFile], *, again: bool) -> ReadReceipts:
        total = ReadReceipts()
        done: list[str] = []
        for one in files:
            old = self.book.was_read(one.digest)
            if old and not again:
                continue
            # An old refusal may have been mended since; an old receipt is as good as ever.
            self.settle([a for a in one.answers if a.receipt is not None or not old])
            total = _joined(total, _read(one))
            if one.answers and self._whole(one):
                done.append(one.digest)
        self.book.note_read(done)
        return total

    def _whole(self, one: ReceiptFile) -> bool:
        """Whether nothing of it is lost with nobody signed on: only receipts are kept then."""
        return self._desk is not None or all(a.receipt is not None for a in one.answers)


def _read(one: ReceiptFile) -> ReadReceipts:
    refused = (ItemStatus.REJECTED, ItemStatus.CONFLICT)
    return ReadReceipts(
        files=0 if one.problem else 1,
        events=len(one.answers),
        received=sum(1 for answer in one.answers if answer.receipt is not None),
        refused=sum(1 for answer in one.answers if answer.status in refused),
        problems=(one.problem,) if one.problem else (),
    )


def _joined(one: ReadReceipts, other: ReadReceipts) -> ReadReceipts:
    return ReadReceipts(
        files=one.files + other.files,
        events=one.events + other.events,
        received=one.received + other.received,
        refused=one.refused + other.refused,
        problems=tuple(dict.fromkeys((*one.problems, *other.problems))),
    )
