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

from sync.gateway.admin import Admin
from sync.gateway.app import create_app
from sync.gateway.keys import GatewayKeys
from sync.gateway.server import GatewayServer
from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import KeyUnavailable
from tracs_mobile.ports import Clock
from tracs_mobile.services.station import SignOnHint
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.vault.device import DeviceVault, Trust
from tracs_mobile.vault.machine import machine_secret
from tracs_mobile.vault.slots import DatabaseKey, SlotFile

ENROLLMENT_FILE = "enrollment.json"

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


def _trainee(leo: str, name: str, title: str, secret: str, role: Role = Role.OFFICER) -> Trainee:
    officer = Officer(
        leo_number=LeoNumber(leo),
        name=name,
        title=title,
        username=name.lower().replace(" ", ""),
        role=role,
        approved_on=_APPROVED,
    )
    return Trainee(officer=officer, secret=secret)


TRAINEES = (
    _trainee("07A12", "M. TREMBLAYE", "Officer", "covered-bridge-1"),
    _trainee("07A15", "J. QUIMBYE", "Sergeant", "covered-bridge-2"),
    _trainee("07A01", "P. LAFRAMBOYSE", "Lieutenant", "covered-bridge-3", Role.POC),
)
NUMBERS = NumberBlock(block_id="TRAIN-1", prefix="TRAIN-", first=1, last=5000)


def logo_png() -> bytes:
    """The training agency's logo."""
    return (files("tracs_mobile.data") / "training" / "logo.png").read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrollment:
    """What a laptop knows of itself, in plain: two names, no secret."""

    device_id: str
    database_id: str


def new_enrollment() -> Enrollment:
    """Names for a new training laptop."""
    return Enrollment(
        device_id=f"TRAINING-{secrets.token_hex(4)}", database_id=str(uuid.uuid4())
    )


def enrollment_of(folder: Path) -> Enrollment:
    """The names of an enrolled laptop. Raises KeyUnavailable or BadInput."""
    path = folder / ENROLLMENT_FILE
    if not path.exists():
        raise KeyUnavailable("This laptop is not enrolled: its enrollment file is missing.")
    return decode(Enrollment, path.read_bytes())


def training_folder(data_dir: Path) -> Path:
    """Where training keeps everything."""
    return data_dir / "training"


def prepare(folder: Path, *, memory_kib: int) -> None:
    """Make the training laptop and its gateway in `folder`; all of it or nothing.

    Raises StoreError or VaultError. Takes a few seconds, once.
    """
    fresh = folder.with_name(folder.name + ".new")
    # A first run that was killed half-way left nothing that was ever issued.
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    names = new_enrollment()
    secret = machine_secret(fresh)
    device = DeviceVault.create(fresh, names.device_id, secret)
    key = DatabaseKey.generate()
    slots = SlotFile.create(fresh / "keyslots.json", device=names.device_id, machine_secret=secret)
    for trainee in TRAINEES:
        slots.add_slot(
            trainee.officer.username,
            trainee.secret,
            key,
            memory_kib=memory_kib,
            role=trainee.officer.role.value,
        )
    _fill_store(fresh, key=key, device=device, names=names)
    _fill_gateway(fresh / "gateway", device=device, names=names).save(fresh)
    (fresh / ENROLLMENT_FILE).write_bytes(encode(names))
    fresh.rename(folder)


def _fill_store(folder: Path, *, key: DatabaseKey, device: DeviceVault, names: Enrollment) -> None:
    path = folder / "tracs.db"
    engine = open_engine(path, key=key.key, salt=key.salt)
    try:
        migrate(engine, path)
        with SqlUnitOfWork(engine, signer=device, database_id=names.database_id) as unit:
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


def _fill_gateway(folder: Path, *, device: DeviceVault, names: Enrollment) -> Trust:
    """Tell the training gateway of the laptop; returns what the laptop must trust."""
    folder.mkdir()
    keys = GatewayKeys.load_or_create(folder / "keys")
    admin = Admin.open(gateway_database(folder.parent))
    try:
        admin.put_agency(AGENCY, logo_png=logo_png())
        admin.put_officers(AGENCY.judiciary_code, [trainee.officer for trainee in TRAINEES])
        admin.enrol_device(names.device_id, device.public_pem, AGENCY.judiciary_code)
        admin.grant_block(names.device_id, NUMBERS)
    finally:
        admin.close()
    return Trust(receipt_keys={keys.kid: keys.signing.public}, seal_to=keys.seal.public)


def start_gateway(folder: Path, *, clock: Clock, port: int = 0) -> GatewayServer:
    """The training gateway on loopback, in a thread of this process."""
    keys = GatewayKeys.load_or_create(folder / "gateway" / "keys")
    return GatewayServer(create_app(gateway_database(folder), keys, clock), port=port)
