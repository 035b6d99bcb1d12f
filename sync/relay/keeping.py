"""What a relay keeps for others: sealed lines it cannot read, and the answers that came."""

from __future__ import annotations

import hashlib
import logging
import shutil
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sync import wire
from sync.relay.messages import FULL, KEPT, NOT_HERE, UNUSABLE, RelayItem, answered
from tracs_mobile.domain import canonical
from tracs_mobile.domain.outbox import Envelope, ItemAnswer, ItemStatus
from tracs_mobile.errors import BadInput, VaultError
from tracs_mobile.settings import make_private
from tracs_mobile.vault.files import write_durably
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_LINE = ".line"
_ANSWER = ".answer"
_FINAL = (
    ItemStatus.ACCEPTED,
    ItemStatus.DUPLICATE,
    ItemStatus.REJECTED,
    ItemStatus.CONFLICT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a relay keeps: events, bytes of them, answers, bytes that stay free on the disk."""

    events: int = 5_000
    bytes: int = 64_000_000
    answers: int = 20_000
    free_bytes: int = 600_000_000


class KeptLines:
    """The folder of a relay. Any thread may call it; what it says is kept is on the disk."""

    def __init__(self, folder: Path, bounds: Bounds | None = None) -> None:
        """Look at what is there from before. Raises VaultError when the folder cannot be made."""
        self._folder = folder
        self._bounds = bounds or Bounds()
        self._lock = threading.Lock()
        self._sizes: dict[str, int] = {}
        self._answers: dict[str, None] = {}
        try:
            make_private(folder)
            found = sorted((p.stat().st_mtime_ns, p) for p in folder.iterdir())
        except OSError as fault:
            raise VaultError(say("The folder of the relay cannot be used.")) from fault
        for _, path in found:
            if path.suffix == _LINE:
                self._sizes[path.stem] = path.stat().st_size
            elif path.suffix == _ANSWER:
                self._answers[path.stem] = None

    @property
    def waiting_count(self) -> int:
        """How many events still have to go to DPS."""
        with self._lock:
            return len(self._sizes)

    @property
    def answered_count(self) -> int:
        """How many events DPS has answered."""
        with self._lock:
            return len(self._answers)

    def keep(self, line: bytes) -> RelayItem:
        """Keep one line of the wire durably; the item says how it stands.

        A line that DPS had refused before is sent again: its laptop wants it so.
        """
        envelope = wire.decode_line(line)
        if not isinstance(envelope, Envelope) or not envelope.sealed:
            # A plain line could be read here, and that is not what a relay is for.
            return RelayItem(number="", seq=0, digest="", state=UNUSABLE)
        name = _name(envelope.device_id, envelope.number, envelope.seq, envelope.digest.hex())
        with self._lock:
            held = self._answer(name)
            if held is not None and held.receipt:
                return held
            if name not in self._sizes and not self._room(len(line)):
                return _item(envelope, FULL)
            if name not in self._sizes:
                try:
                    write_durably(self._folder / f"{name}{_LINE}", line)
                except VaultError:
                    return _item(envelope, FULL)
                self._sizes[name] = len(line)
            self._forget(name)
        return _item(envelope, KEPT)

    def _room(self, size: int) -> bool:
        bounds = self._bounds
        try:
            free = shutil.disk_usage(self._folder).free
        except OSError:
            return False
        fits = len(self._sizes) < bounds.events and sum(self._sizes.values()) + size <= bounds.bytes
        return fits and free - size > bounds.free_bytes

    def look(self, device_id: str, wanted: Sequence[wire.LookupItem]) -> tuple[RelayItem, ...]:
        """How each event of a laptop stands."""
        with self._lock:
            return tuple(self._look(device_id, item) for item in wanted)

    def _look(self, device_id: str, item: wire.LookupItem) -> RelayItem:
        name = _name(device_id, item.number, item.seq, item.digest)
        held = self._answer(name)
        if held is not None:
            return held
        state = KEPT if name in self._sizes else NOT_HERE
        return RelayItem(number=item.number, seq=item.seq, digest=item.digest, state=state)

    def waiting(self, limit: int, skip: frozenset[str]) -> tuple[tuple[str, Envelope], ...]:
        """Events that still have to go to DPS, oldest first, with the names they are kept under."""
        with self._lock:
            names = [name for name in self._sizes if name not in skip][:limit]
        found: list[tuple[str, Envelope]] = []
        for name in names:
            try:
                envelope = wire.decode_line((self._folder / f"{name}{_LINE}").read_bytes())
            except OSError:
                continue
            if isinstance(envelope, Envelope):
                found.append((name, envelope))
            else:
                self._set_aside(name)
        return tuple(found)

    def _set_aside(self, name: str) -> None:
        """A damaged line must not stand in the way of others; its laptop still has the event."""
        log.warning("A line the relay keeps cannot be read: %s", name)
        with self._lock, suppress(OSError):
            self._sizes.pop(name, None)
            path = self._folder / f"{name}{_LINE}"
            path.replace(path.with_suffix(".damaged"))

    def settle(self, name: str, envelope: Envelope, answer: ItemAnswer) -> bool:
        """Keep the word of DPS for the laptop that asks for it; False when it is no last word.

        Raises VaultError when the disk did not take it; the event is sent again then.
        """
        if answer.status not in _FINAL:
            return False
        raw = canonical.encode(answered(envelope, answer))
        with self._lock:
            write_durably(self._folder / f"{name}{_ANSWER}", raw)
            self._answers[name] = None
            # The answer first: an event without one is sent again, and DPS knows it.
            (self._folder / f"{name}{_LINE}").unlink(missing_ok=True)
            self._sizes.pop(name, None)
            while len(self._answers) > self._bounds.answers:
                self._forget(next(iter(self._answers)))
        return True

    def _answer(self, name: str) -> RelayItem | None:
        if name not in self._answers:
            return None
        try:
            raw = (self._folder / f"{name}{_ANSWER}").read_bytes()
            return canonical.decode(RelayItem, raw)
        except (OSError, BadInput):
            return None

    def _forget(self, name: str) -> None:
        if name in self._answers:
            del self._answers[name]
            with suppress(OSError):
                (self._folder / f"{name}{_ANSWER}").unlink(missing_ok=True)


def _name(device_id: str, number: str, seq: int, digest: str) -> str:
    """A file name of which nobody can choose any part: what comes from outside is only hashed."""
    return hashlib.sha256(f"{device_id}\0{number}\0{seq}\0{digest}".encode()).hexdigest()[:40]


def _item(envelope: Envelope, state: str) -> RelayItem:
    return RelayItem(
        number=envelope.number, seq=envelope.seq, digest=envelope.digest.hex(), state=state
    )
