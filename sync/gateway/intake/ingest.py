"""Takes batches in: each line judged by itself, all that is taken committed before the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sync import wire
from sync.gateway.database import Database
from sync.gateway.intake import checks
from sync.gateway.intake.batch import Batch, Unfit, body_place
from sync.gateway.intake.history import histories
from sync.gateway.intake.partitions import Months
from sync.gateway.intake.records import Device, Records
from sync.gateway.keys import GatewayKeys
from sync.wire import BatchResult, ItemProblem
from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.ports import Clock

__all__ = ["Ingest", "body_place"]


class Ingest:
    """The one way into the register; over the network, from a stick, in training."""

    def __init__(
        self, *, database: Database, records: Records, keys: GatewayKeys, clock: Clock
    ) -> None:
        self._database = database
        self._records = records
        self._keys = keys
        self._clock = clock
        self._months = Months()

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
            ready = self._months.ready(connection, received_at)
            batch = Batch(
                connection=connection,
                keys=self._keys,
                devices=devices,
                past=histories(connection, _events(judged)),
                received_at=received_at,
                channel=channel,
            )
            items = tuple(batch.decide(line, item) for line, item in enumerate(judged))
            batch.store()
        self._months.settle(ready)
        return BatchResult(gateway=self._keys.gateway_id, received_at=received_at, items=items)

    def _open(self, item: Envelope | ItemProblem) -> Envelope | Unfit:
        if isinstance(item, ItemProblem):
            return Unfit(problem=item)
        plain = checks.opened(item, self._keys.sealing)
        return Unfit(problem=plain, of=item) if isinstance(plain, ItemProblem) else plain

    def _authentic(self, item: Envelope | Unfit, devices: dict[str, Device]) -> Envelope | Unfit:
        if isinstance(item, Unfit):
            return item
        problem = checks.authenticity(item, devices)
        return item if problem is None else Unfit(problem=problem, of=item)


def _events(judged: Sequence[Envelope | Unfit]) -> Iterator[Envelope]:
    named = (item.of if isinstance(item, Unfit) else item for item in judged)
    return (envelope for envelope in named if envelope is not None)
