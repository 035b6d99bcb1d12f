"""Sealed events as files: the second durable copy, which can be sent with nobody signed on.

A file is one line of plain JSON (number, seq, identity, kind, digest, device; no person) and then
the sealed envelope, which only the gateway can open.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind, Receipt
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import Sealer
from tracs_mobile.store.durable import file_error, write_durably

log = logging.getLogger(__name__)

_SEALED = ".sealed"
_RECEIPT = ".receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoolHead:
    """What may be read of a sealed event without a key."""

    number: TicketNumber
    seq: int
    document_id: DocumentId
    kind: EventKind
    digest: bytes
    device_id: str


class FileSpool:
    """`ports.Spool` in a folder. Files are named by ticket number and event."""

    def __init__(
        self,
        folder: Path,
        seal: Sealer,
        encode: Callable[[Envelope], bytes] = encode,
        *,
        proven: Callable[[Receipt], bool],
    ) -> None:
        """`encode` gives the plain bytes that are sealed; the canonical form unless told.

        `proven` tells whether DPS signed a receipt: a file may be written by anybody, and one that
        is believed without proof would end the delivery of its ticket.
        """
        self._folder = folder
        self._seal = seal
        self._encode = encode
        self._proven = proven

    def put(self, envelope: Envelope) -> None:
        """Durably write the sealed envelope. Raises StoreFull or StoreError."""
        head = SpoolHead(
            number=envelope.number,
            seq=envelope.seq,
            document_id=envelope.document_id,
            kind=envelope.kind,
            digest=envelope.digest,
            device_id=envelope.device_id,
        )
        content = encode(head) + b"\n" + self._seal(self._encode(envelope))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_durably(self._path(envelope.number, envelope.seq, _SEALED), content)
        except OSError as fault:
            raise file_error(fault, what="the sealed copy of a ticket") from fault

    def holds(self, number: TicketNumber, seq: int) -> bool:
        """Whether the sealed copy of this event is there."""
        return self._path(number, seq, _SEALED).exists()

    def waiting(self, limit: int) -> tuple[Envelope, ...]:
        """Sealed envelopes without a stored receipt, oldest first."""
        found: list[Envelope] = []
        for path in self._files(_SEALED):
            if len(found) >= limit:
                break
            if self._receipt(path.with_suffix(_RECEIPT)) is not None:
                continue
            envelope = _read_sealed(path)
            if envelope is not None:
                found.append(envelope)
        return tuple(found)

    def oldest(self) -> datetime | None:
        """When the first of the waiting envelopes was sealed, by the laptop's clock."""
        for path in self._files(_SEALED):
            if self._receipt(path.with_suffix(_RECEIPT)) is None and _read_sealed(path) is not None:
                return _sealed_at(path)
        return None

    def keep_receipt(self, receipt: Receipt) -> None:
        """Store a verified receipt beside the event. Raises StoreFull or StoreError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_durably(self._path(receipt.number, receipt.seq, _RECEIPT), encode(receipt))
        except OSError as fault:
            raise file_error(fault, what="a receipt from DPS") from fault

    def receipts(self) -> tuple[Receipt, ...]:
        """Receipts that came while nobody was signed on, oldest first."""
        return tuple(found for found in map(self._receipt, self._files(_RECEIPT)) if found)

    def _receipt(self, path: Path) -> Receipt | None:
        found = _read_receipt(path)
        if found is None:
            return None
        # A true receipt under the name of another event would end that one's delivery.
        if path == self._path(found.number, found.seq, _RECEIPT) and self._proven(found):
            return found
        log.warning("A stored receipt is not signed by DPS: %s", path.name)
        return None

    def drop(self, number: TicketNumber, seq: int) -> None:
        """Remove an event and its receipt; one that is not there is no fault."""
        try:
            # The event first: an orphan receipt is harmless, an event without one is sent again.
            self._path(number, seq, _SEALED).unlink(missing_ok=True)
            self._path(number, seq, _RECEIPT).unlink(missing_ok=True)
        except OSError as fault:
            raise file_error(fault, what="the end of a sealed copy") from fault

    def _path(self, number: TicketNumber, seq: int, suffix: str) -> Path:
        # Quoted, because a number comes from outside and must stay inside the folder.
        return self._folder / f"{quote(number, safe='')}-{seq}{suffix}"

    def _files(self, suffix: str) -> Iterator[Path]:
        try:
            found = [(p.stat().st_mtime_ns, p.name, p) for p in self._folder.glob(f"*{suffix}")]
        except FileNotFoundError:
            return  # not made yet, or an event was dropped meanwhile: the next look sees the rest
        for _when, _name, path in sorted(found):
            yield path


def _sealed_at(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None  # dropped this moment: it does not wait any more


def _read_sealed(path: Path) -> Envelope | None:
    """The event, or None for a file that is not whole; it must not hold up the others."""
    try:
        line, _, sealed = path.read_bytes().partition(b"\n")
        head = decode(SpoolHead, line)
    except FileNotFoundError:
        return None
    except (OSError, BadInput):
        log.warning("A sealed copy cannot be read: %s", path.name)
        return None
    return Envelope(
        document_id=head.document_id,
        number=head.number,
        seq=head.seq,
        kind=head.kind,
        digest=head.digest,
        device_id=head.device_id,
        sealed=sealed,
    )


def _read_receipt(path: Path) -> Receipt | None:
    try:
        return decode(Receipt, path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, BadInput):
        log.warning("A stored receipt cannot be read: %s", path.name)
        return None
