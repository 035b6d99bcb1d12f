"""A live laptop while it is made: what DPS answered, then keys and database, whole or not at all.

Everything lies in `live.new`. `asked/` holds the key of each code that DPS was asked with, so that
a lost answer can be asked for again; `answer.box` is what DPS said, and once it is there no code is
needed any more; `laptop/` becomes `live` in one rename when the first officer begins.
"""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from tracs_mobile import training
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Officer
from tracs_mobile.errors import BadInput, KeyUnavailable
from tracs_mobile.ports import Clock
from tracs_mobile.ports.enrolling import Enrolled
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.services.lists import put_shortcuts
from tracs_mobile.settings import Settings, private_folder
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.vault.boxes import Box
from tracs_mobile.vault.device import DEVICE_FILE, DeviceVault, Trust
from tracs_mobile.vault.files import sync_folder
from tracs_mobile.vault.machine import machine_secret
from tracs_mobile.vault.seal import SealTo
from tracs_mobile.vault.slots import SlotFile
from tracs_mobile.vault.vouchers import VoucherBook
from tracs_mobile.vault.wrap import DatabaseKey
from tracs_mobile.wording import say

_NOT_ASKED = say("This laptop is not known to DPS yet. Enter the code from DPS first.")


def live_folder(data_dir: Path) -> Path:
    """Where a live laptop keeps everything."""
    return data_dir / "live"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the database of a new laptop is opened with, while it is being made."""

    key: DatabaseKey
    slots: SlotFile
    device: DeviceVault


class Founding:
    """The half-made laptop of one data folder. One process and one thread at a time."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is read or written yet."""
        self._live = live_folder(settings.data_dir)
        self._home = self._live.with_name(self._live.name + ".new")
        self._laptop = self._home / "laptop"
        self._memory_kib = settings.argon2_memory_kib

    def state(self) -> LaptopState:
        """How far it is; what a finished laptop left behind is swept away."""
        if self._live.exists():
            shutil.rmtree(self._home, ignore_errors=True)
            return LaptopState.READY
        there = (self._home / _ANSWER).exists()
        return LaptopState.ENROLLED if there else LaptopState.UNKNOWN

    # --- asking DPS ------------------------------------------------------------------------

    def key_for(self, code_id: str) -> DeviceVault:
        """The device key to ask with: for one code always the same. Raises VaultError."""
        secret = self._secret()
        folder = self._home / "asked" / code_id
        if not (folder / DEVICE_FILE).exists():
            return DeviceVault.create(folder, f"ASKING-{code_id}", secret)
        return DeviceVault.open(folder, secret)

    def keep(self, told: Enrolled, asked_as: DeviceVault) -> None:
        """DPS's answer, with name and keys. Once this returns the code is needed no more."""
        secret = self._secret()
        # Of an earlier try that was cut off; what counts is the box, which comes last.
        (self._laptop / DEVICE_FILE).unlink(missing_ok=True)
        DeviceVault.create(self._laptop, told.device_id, secret, asked_as=asked_as)
        Trust(
            receipt_keys=dict(told.receipt_keys),
            seal_key=told.seal_key,
            import_key=told.import_key,
            issuing_ca_pem=told.config.extras.issuing_ca_pem,
        ).save(self._laptop, secret)
        self._box().put(canonical.encode(told))

    def answer(self) -> Enrolled:
        """What DPS said. Raises BadInput before it said anything, KeyUnavailable for damage."""
        raw = self._box().get() if self.state() is LaptopState.ENROLLED else None
        if raw is None:
            raise BadInput(_NOT_ASKED)
        try:
            return canonical.from_plain(Enrolled, canonical.load_object(raw, limit=_LARGEST))
        except BadInput as fault:
            raise KeyUnavailable(
                say("What DPS answered cannot be read any more. Start over with a new code.")
            ) from fault

    def renew(self, told: Enrolled) -> None:
        """DPS sent newer records before the first officer began."""
        self._box().put(canonical.encode(told))

    def start_over(self) -> None:
        """Forget keys and answer. Raises BadInput when the laptop is in use already."""
        if self._live.exists():
            raise BadInput(say("Officers use this laptop already. It is not set up a second time."))
        shutil.rmtree(self._home, ignore_errors=True)

    @property
    def device(self) -> DeviceVault:
        """The laptop's key under the name DPS gave it."""
        return DeviceVault.open(self._laptop, self._secret())

    @property
    def trust(self) -> Trust:
        """The keys of DPS."""
        return Trust.load(self._laptop, self._secret())

    @property
    def vouchers(self) -> VoucherBook:
        """Activation codes tried so far; they go with the laptop.

        One that was used by a try that was cut off is not used up: nobody began with it.
        """
        return VoucherBook(self._laptop, heed_use=False)

    # --- the first officer -----------------------------------------------------------------

    def make_keys(self) -> Made:
        """A fresh database key and slot file, in place of those of a try that was cut off."""
        for name in (training.SLOTS_FILE, training.DATABASE_FILE):
            for left in self._laptop.glob(f"{name}*"):
                left.unlink()
        told, device, key = self.answer(), self.device, DatabaseKey.generate()
        slots = SlotFile.create(
            self._laptop / training.SLOTS_FILE,
            device_id=device.device_id,
            database_id=str(uuid.uuid4()),
            database_key=key,
            recovery=[SealTo.from_pem(pem.encode("ascii")) for pem in told.recovery_keys],
        )
        return Made(key=key, slots=slots, device=device)

    def finish(
        self,
        made: Made,
        first: Officer,
        *,
        clock: Clock,
        shortcuts: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Fill the database and put the laptop in its place. Raises StoreError."""
        self._fill(made, first, clock=clock, shortcuts=shortcuts)
        sync_folder(self._laptop)
        self._laptop.rename(self._live)
        sync_folder(self._live.parent)
        shutil.rmtree(self._home, ignore_errors=True)

    def _fill(
        self, made: Made, first: Officer, *, clock: Clock, shortcuts: tuple[tuple[str, str], ...]
    ) -> None:
        path, told = self._laptop / training.DATABASE_FILE, self.answer()
        config = told.config
        engine = open_engine(path, key=made.key.key, salt=made.key.salt)
        try:
            migrate(engine, path)
            database_id = made.slots.database_id
            with SqlUnitOfWork(engine, signer=made.device, database_id=database_id) as unit:
                unit.records.put(
                    agency=config.agency,
                    officers=config.officers,
                    logo_png=config.logo_png,
                    version=config.version,
                    extras=config.extras,
                )
                for block in config.blocks:
                    unit.numbers.add_block(block)
                if shortcuts:
                    put_shortcuts(unit, config.agency.judiciary_code, shortcuts)
                body = f"device {told.device_id} version {config.version}"
                now = clock.now()
                unit.audit.append(kind="enrolled", actor="start", body=body, at=now)
                leo = first.leo_number
                unit.audit.append(kind="officer activated", actor=leo, body=leo, at=now)
                unit.commit()
        finally:
            engine.dispose()

    def _secret(self) -> bytes:
        for folder in (self._home, self._laptop):
            private_folder(folder)
        return machine_secret(self._laptop)

    def _box(self) -> Box:
        return Box(self._home / _ANSWER, self._secret())


_ANSWER = "answer.box"
_LARGEST = 4_000_000
"""Bytes of an answer, as on the wire."""
