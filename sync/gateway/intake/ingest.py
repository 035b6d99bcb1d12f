"""Takes batches in: each line judged by itself, all that is taken committed before the answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from sync.gateway.database import Database
from sync.gateway.intake import checks
from sync.gateway.intake.batch import Batch
from sync.gateway.intake.examiners import Examiners
from sync.gateway.intake.examining import Examined, examine
from sync.gateway.intake.history import histories
from sync.gateway.intake.partitions import Months
from sync.gateway.intake.readying import Readying, body_place
from sync.gateway.intake.records import Device, Records
from sync.gateway.keys import GatewayKeys
from sync.wire import BatchResult, split_batch
from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.ports import Clock
from tracs_mobile.vault.jws import VerifyKey

__all__ = ["Ingest", "body_place"]

_DEVICE = re.compile(rb'"device"\s*:\s*"([^"\\\x00-\x1f]{1,400})"')
"""Where a line names its device; inside a payload the quotes are escaped, so that it never fits.

No control character: no such line can be read, and a database may fail at one."""


class Ingest:
    """The one way into the register; over the network, from a stick, in training.

    `examiners` are processes that read and verify beside this one; without any it does so itself.
    """

    def __init__(
        self, *, database: Database, records: Records, keys: GatewayKeys, clock: Clock
    ) -> None:
        self._database = database
        self._records = records
        self._keys = keys
        self._clock = clock
        self._months = Months()
        self.examiners: Examiners | None = None

    def take(self, raw: bytes, *, channel: str = "https") -> BatchResult:
        """Judge every line and store what is taken. Raises BadInput for too many lines."""
        lines = split_batch(raw)
        devices = self._devices(_named(lines))
        # Signatures are checked before the write lock is taken: the slow part runs side by side.
        examined = self._examined(lines, devices)
        devices = self._known(devices, examined)
        received_at = self._clock.now()
        ready = Readying(keys=self._keys, received_at=received_at, channel=channel).all(examined)
        with self._database.write() as connection:
            months = self._months.ready(connection, received_at)
            batch = Batch(
                connection=connection,
                keys=self._keys,
                devices=devices,
                past=histories(connection, _events(examined)),
                received_at=received_at,
                channel=channel,
            )
            pairs = zip(examined, ready, strict=True)
            items = tuple(batch.decide(line, *pair) for line, pair in enumerate(pairs))
            batch.store()
        self._months.settle(months)
        return BatchResult(gateway=self._keys.gateway_id, received_at=received_at, items=items)

    def _devices(self, wanted: Collection[str]) -> dict[str, Device]:
        """The enrolled ones among `wanted` that DPS still takes tickets from."""
        with self._database.read() as connection:
            found = self._records.devices(connection, wanted)
        return {name: device for name, device in found.items() if not device.revoked}

    def _examined(self, lines: Sequence[bytes], devices: Mapping[str, Device]) -> list[Examined]:
        keys = {name: device.key for name, device in devices.items()}
        if self.examiners is not None:
            return self.examiners.examine(lines, keys)
        return examine(lines, self._keys.sealing, keys, whole=False)

    def _known(self, devices: dict[str, Device], examined: list[Examined]) -> dict[str, Device]:
        """Also devices whose names could not be seen in their lines, for instance under a seal."""
        missed = {
            one.envelope.device_id
            for one in examined
            if one.problem == checks.UNKNOWN_DEVICE and one.envelope is not None
        } - devices.keys()
        found = self._devices(missed) if missed else {}
        keys: dict[str, VerifyKey] = {name: device.key for name, device in found.items()}
        for line, one in enumerate(examined):
            if one.envelope is not None and one.envelope.device_id in found:
                problem = checks.authenticity(one.envelope, keys)
                examined[line] = Examined(envelope=one.envelope, problem=problem)
        return {**devices, **found}


def _named(lines: Sequence[bytes]) -> set[str]:
    """The devices that the lines name; a name spelled with escapes is found later."""
    found = (_DEVICE.search(line) for line in lines)
    return {match[1].decode("utf-8", "replace") for match in found if match is not None}


def _events(examined: Sequence[Examined]) -> Iterator[Envelope]:
    return (one.envelope for one in examined if one.envelope is not None)
