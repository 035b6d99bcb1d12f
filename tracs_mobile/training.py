"""The training agency: invented people, numbers `TRAIN-…`, its own keys and its own gateway.

Nothing here reaches a live database: training has a folder of its own, and every document it
makes says TRAINING.
"""

from __future__ import annotations

import secrets
import shutil
import uuid
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.ports import Clock
from tracs_mobile.services.station import SignOnHint
from tracs_mobile.settings import private_folder
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.vault.device import DeviceVault, Trust
from tracs_mobile.vault.machine import machine_secret
from tracs_mobile.vault.slots import SlotFile
from tracs_mobile.vault.wrap import DatabaseKey

if TYPE_CHECKING:
    from sync.gateway.server import GatewayServer

# The gateway's libraries are loaded where it is started or filled: a live laptop knows the names
# of this module too, and would pay half a second and 37 MB for a gateway that it never runs.

SLOTS_FILE = "keyslots.json"
DATABASE_FILE = "tracs.db"

AGENCY = Agency(
    judiciary_code="0000",
    name="MAPLE HOLLOW POLICE (TRAINING)",
    address="1 Practice Way, Maple Hollow VT 05000",
    phone="802-555-0100",
)
_APPROVED = date(2026, 1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainee:
    """A training user; the secret is no secret and stands on the sign-on page."""

    officer: Officer
    secret: str

    @property
    def hint(self) -> SignOnHint:
        """What the sign-on page shows."""
        return SignOnHint(
            username=self.officer.username,
            name=f"{self.officer.title} {self.officer.name}",
            role=self.officer.role.value,
            secret=self.secret,
        )


def _trainee(
    leo: str,
    name: str,
    title: str,
    secret: str,
    role: Role = Role.OFFICER,
    *,
    approved_on: date | None = _APPROVED,
) -> Trainee:
    officer = Officer(
        leo_number=LeoNumber(leo),
        name=name,
        title=title,
        username=name.lower().replace(" ", ""),
        role=role,
        approved_on=approved_on,
    )
    return Trainee(officer=officer, secret=secret)


TRAINEES = (
    _trainee("07A12", "M. TREMBLAYE", "Officer", "covered-bridge-1"),
    _trainee("07A15", "J. QUIMBYE", "Sergeant", "covered-bridge-2"),
    _trainee("07A01", "P. LAFRAMBOYSE", "Lieutenant", "covered-bridge-3", Role.POC),
    # Not yet approved by the Judicial Bureau: so the role can be seen where it harms nobody.
    _trainee("07A19", "R. DUBOISVERE", "Recruit", "covered-bridge-4", approved_on=None),
)
NUMBERS = NumberBlock(block_id="TRAIN-1-5000", prefix="TRAIN-", first=1, last=5000)


def logo_png() -> bytes:
    """The training agency's logo."""
    return (files("tracs_mobile.data") / "training" / "logo.png").read_bytes()


def training_folder(data_dir: Path) -> Path:
    """Where training keeps everything."""
    return data_dir / "training"


def prepare(folder: Path, *, memory_kib: int) -> None:
    """Make the training laptop and its gateway in `folder`; all of it or nothing.

    Raises StoreError or VaultError. Takes a few seconds, once.
    """
    fresh = folder.with_name(folder.name + ".new")
    # A first start that was killed half-way left nothing that was ever issued.
    shutil.rmtree(fresh, ignore_errors=True)
    private_folder(fresh)
    device_id = f"TRAINING-{secrets.token_hex(4)}"
    secret = machine_secret(fresh)
    device = DeviceVault.create(fresh, device_id, secret)
    key = DatabaseKey.generate()
    slots = SlotFile.create(
        fresh / SLOTS_FILE,
        device_id=device_id,
        database_id=str(uuid.uuid4()),
        database_key=key,
    )
    for trainee in TRAINEES:
        slots.add_slot(
            trainee.officer.username,
            trainee.secret,
            key,
            memory_kib=memory_kib,
            role=trainee.officer.role,
        )
    _fill_store(fresh, key=key, device=device, database_id=slots.database_id)
    _fill_gateway(fresh, device=device).save(fresh, secret)
    fresh.rename(folder)


def _fill_store(folder: Path, *, key: DatabaseKey, device: DeviceVault, database_id: str) -> None:
    path = folder / DATABASE_FILE
    engine = open_engine(path, key=key.key, salt=key.salt)
    try:
        migrate(engine, path)
        with SqlUnitOfWork(engine, signer=device, database_id=database_id) as unit:
            unit.records.put(
                agency=AGENCY,
                officers=tuple(trainee.officer for trainee in TRAINEES),
                logo_png=logo_png(),
                version=1,
            )
            unit.numbers.add_block(NUMBERS)
            unit.commit()
    finally:
        engine.dispose()


def gateway_database(folder: Path) -> str:
    """The training gateway's database as a URL."""
    return f"sqlite:///{folder / 'gateway' / 'gateway.db'}"


def _fill_gateway(folder: Path, *, device: DeviceVault) -> Trust:
    """Tell the training gateway of the laptop; returns whom the laptop must trust."""
    from sync.gateway.database import Database
    from sync.gateway.keys import load_or_create_keys
    from sync.gateway.office import admin

    (folder / "gateway").mkdir()
    keys = load_or_create_keys(folder / "gateway" / "keys")
    database = Database(gateway_database(folder))
    try:
        admin.put_agency(database, AGENCY, logo_png())
        officers = [trainee.officer for trainee in TRAINEES]
        admin.put_officers(database, AGENCY.judiciary_code, officers)
        admin.enrol_device(
            database,
            device_id=device.device_id,
            public_pem=device.public.to_pem(),
            agency=AGENCY.judiciary_code,
        )
        admin.grant_block(
            database,
            device_id=device.device_id,
            prefix=NUMBERS.prefix,
            first=NUMBERS.first,
            last=NUMBERS.last,
        )
    finally:
        database.close()
    return Trust(
        receipt_keys={kid: key.to_pem().decode() for kid, key in keys.trusted.items()},
        seal_key=keys.sealing.public.to_pem().decode(),
    )


def start_gateway(folder: Path, *, clock: Clock, port: int = 0) -> GatewayServer:
    """The training gateway on loopback, in a thread of this process."""
    from sync.gateway.app import create_app
    from sync.gateway.keys import load_or_create_keys
    from sync.gateway.server import GatewayServer

    keys = load_or_create_keys(folder / "gateway" / "keys")
    return GatewayServer(create_app(gateway_database(folder), keys, clock), port=port)
