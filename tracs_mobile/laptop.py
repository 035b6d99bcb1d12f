"""What lies on a laptop's disk: the device key, whom it trusts, officer slots, the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sync.proof import proven
from tracs_mobile import training
from tracs_mobile.errors import KeyUnavailable, StoreError
from tracs_mobile.founding import Founding, live_folder
from tracs_mobile.ports import UnitOfWork
from tracs_mobile.ports.updating import RecordsStep
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.settings import Settings
from tracs_mobile.store.engine import Engine, assert_healthy, open_engine
from tracs_mobile.store.mark import FileHighWater
from tracs_mobile.store.migrate import copy_records, migrate
from tracs_mobile.store.refusals import FileRefusals
from tracs_mobile.store.spool import FileSpool
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.vault.device import DeviceVault, Trust
from tracs_mobile.vault.machine import machine_secret
from tracs_mobile.vault.slots import SlotFile
from tracs_mobile.vault.wrap import DatabaseKey
from tracs_mobile.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """The files of one laptop, live or training, opened as far as nobody's secret is needed."""

    folder: Path
    device: DeviceVault
    trust: Trust
    slots: SlotFile
    spool: FileSpool
    marks: FileHighWater
    refusals: FileRefusals

    def open_store(
        self, key: DatabaseKey, *, told: Callable[[RecordsStep], None] = lambda _: None
    ) -> OpenStore:
        """Open, migrate and check the database. Raises StoreTooNew, StoreDamaged, StoreFull.

        `told` hears the steps when records of an older version are brought to this one.
        """
        path = self.folder / training.DATABASE_FILE
        engine = open_engine(path, key=key.key, salt=key.salt)
        try:
            migrate(engine, path, told=told)
            assert_healthy(engine)
        except BaseException:
            engine.dispose()
            raise
        return OpenStore(
            engine, key, device=self.device, database_id=self.slots.database_id, path=path
        )


class OpenStore:
    """An open database; calling it begins a unit of work."""

    def __init__(
        self,
        engine: Engine,
        key: DatabaseKey,
        *,
        device: DeviceVault,
        database_id: str,
        path: Path,
    ) -> None:
        """Take over `engine`, which `key` opened."""
        self._path = path
        self._engine = engine
        self._key: DatabaseKey | None = key
        self._device = device
        self._database_id = database_id
        self._closed = False

    def __call__(self) -> UnitOfWork:
        """A new unit of work. Raises StoreError once closed: a locked laptop opens nothing."""
        if self._closed:
            raise _locked()
        return SqlUnitOfWork(self._engine, signer=self._device, database_id=self._database_id)

    @property
    def key(self) -> DatabaseKey:
        """What opened it, to be handed to a further officer. Raises StoreError once closed."""
        if self._key is None:
            raise _locked()
        return self._key

    def copy(self) -> None:
        """Keep a whole copy beside the database. Raises StoreError, also once closed."""
        if self._closed:
            raise _locked()
        copy_records(self._engine, self._path)

    def close(self) -> None:
        """Close every connection and forget the key. Safe to call twice."""
        self._closed = True
        self._key = None
        self._engine.dispose()


def _locked() -> StoreError:
    return StoreError(say("The laptop is locked. Sign on to go on."))


def open_laptop(settings: Settings, *, make: bool = True) -> Laptop:
    """Find the laptop's files; training is made at the first start (a few seconds, once).

    A live laptop is made by enrollment (`enrolling_here`), and is KeyUnavailable before that.
    `make` False only looks: a training laptop that was never started is KeyUnavailable then.

    Raises KeyUnavailable, VaultError, StoreError.
    """
    folder = _training(settings, make=make) if settings.training else _live(settings)
    secret = machine_secret(folder)
    trust = Trust.load(folder, secret)
    verify = trust.receipt_verifier()
    slots = SlotFile.load(folder / training.SLOTS_FILE)
    return Laptop(
        folder=folder,
        device=DeviceVault.open(folder, secret),
        trust=trust,
        slots=slots,
        spool=FileSpool(
            folder / "spool", trust.sealer(), proven=lambda receipt: proven(receipt, verify)
        ),
        # The second mark lies outside, or restoring the folder would take both back.
        marks=FileHighWater(
            folder / "marks.json", settings.data_dir / "marks" / f"{slots.database_id}.json"
        ),
        refusals=FileRefusals(folder / "refused.json"),
    )


def _live(settings: Settings) -> Path:
    state = Founding(settings).state()
    if state is LaptopState.ENROLLED:
        raise KeyUnavailable(
            say(
                "DPS knows this laptop, but no officer has begun on it. Open the program, and "
                "enter the activation code that DPS told the first officer."
            )
        )
    if state is LaptopState.UNKNOWN:
        raise KeyUnavailable(
            say(
                "This laptop is not set up with DPS yet. Only training can be used; "
                "ask your Point of Contact for an enrollment code."
            )
        )
    return live_folder(settings.data_dir)


def _training(settings: Settings, *, make: bool) -> Path:
    folder = training.training_folder(settings.data_dir)
    if not folder.exists():
        if not make:
            raise KeyUnavailable(
                say(
                    "Nothing is set up in {data_dir} yet. Start the program there once.",
                    data_dir=settings.data_dir,
                )
            )
        training.prepare(folder, memory_kib=settings.argon2_memory_kib)
    return folder
