"""One laptop and DPS in a folder: real database, real keys, real gateway, and faults on demand.

Nothing here is a stand-in but the clock, the paper and the line: batches go to the gateway's own
intake in this process. A `Trap` lets the process die, the disk fill up or a commit be in doubt at
any of the points where the program touches the outside.
"""

import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from sync import wire
from sync.gateway.database import Database
from sync.gateway.intake.ingest import Ingest
from sync.gateway.intake.records import Records
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import admin
from sync.gateway.tables import CONFLICT, SUBMISSION
from sync.http import HttpTransport
from tracs_mobile.bootstrap import Desk
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import StoreFull, StoreInDoubt
from tracs_mobile.laptop import open_laptop
from tracs_mobile.ports import UnitOfWork
from tracs_mobile.services.session import Session
from tracs_mobile.settings import Settings
from tracs_mobile.testing.fake_devices import READY, FakeDevices
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.training import AGENCY, TRAINEES, gateway_database

OFFICER, POC = TRAINEES[0].officer, TRAINEES[2].officer
BEGIN = datetime(2026, 11, 22, 3, 41, tzinfo=UTC)


class Killed(BaseException):
    """The power went; nobody may catch it."""


class Trap:
    """Springs once, after `passes` harmless points: `killed`, `full`, `doubt-lost`, `doubt-landed`.

    A doubt can only be about a commit; the other points count and let it pass.
    """

    def __init__(self):
        self.kind = ""
        self.passes = 0

    def set(self, fault):
        self.kind, self.passes = fault or ("", 0)

    def springs(self, *kinds):
        """Whether this point is the one, and of one of these kinds."""
        if self.kind not in kinds:
            return False
        self.passes -= 1
        return self.passes < 0

    def point(self, *, full=True):
        """Die here, or find the disk full."""
        if self.springs("killed"):
            self.kind = ""
            raise Killed
        if full and self.springs("full"):
            self.kind = ""
            raise StoreFull("The disk of this laptop is full. Nothing was changed.")


class TrappedUnits:
    """Real units of work whose commit can go wrong in every way a commit can."""

    def __init__(self, units, trap):
        self._units = units
        self._trap = trap

    def __call__(self) -> UnitOfWork:
        unit = self._units()
        real = unit.commit

        def commit():
            self._trap.point()
            if self._trap.springs("doubt-lost"):
                self._trap.kind = ""
                raise StoreInDoubt("It is not certain whether this was saved.")
            real()
            if self._trap.springs("doubt-landed"):
                self._trap.kind = ""
                raise StoreInDoubt("It is not certain whether this was saved.")
            self._trap.point(full=False)

        unit.commit = commit
        return unit

    def copy(self):
        self._units.copy()

    def close(self):
        self._units.close()


class Trapped:
    """Something outside the database; every call may be the last, before or after it is done."""

    def __init__(self, real, trap, *names):
        self._real = real
        for name in names:
            setattr(self, name, self._guarded(getattr(real, name), trap))

    def __getattr__(self, name):
        return getattr(self._real, name)

    @staticmethod
    def _guarded(call, trap):
        def guarded(*arguments):
            trap.point()
            done = call(*arguments)
            trap.point(full=False)
            return done

        return guarded


class Paper:
    """A printer whose every copy comes out; what it put on paper stays, whatever dies later."""

    name = "fake"

    def __init__(self, trap):
        self._trap = trap
        self.copies = []

    def print_copies(self, copies):
        self._trap.point(full=False)
        self.copies += copies
        self._trap.point(full=False)
        return PrintOutcome(grade=PrintGrade.CONFIRMED, printer=self.name, said="Printed.")

    def check(self):
        return READY

    def cancel(self):
        """Nothing is under way."""


class OpenSlots:
    """The slots of the laptop with the key already in hand: the slow hash is tested elsewhere."""

    def __init__(self, slots, key):
        self._slots = slots
        self._key = key

    def __getattr__(self, name):
        return getattr(self._slots, name)

    def open_slot(self, username, secret, *, clock):
        return self._key


class Line(HttpTransport):
    """The client's own end of the wire, joined to the gateway's intake without a socket."""

    def __init__(self, ingest, trap, **known):
        super().__init__("http://127.0.0.1:9", **known)
        self._ingest = ingest
        self._trap = trap

    def _post(self, envelopes):
        self._trap.point(full=False)
        result = self._ingest.take(wire.encode_batch(envelopes))
        self._trap.point(full=False)
        return self._answers(envelopes, wire.encode(result))


class Template:
    """A laptop made once, copied for each example."""

    def __init__(self, folder):
        self.settings = Settings(data_dir=folder / "template", argon2_memory_kib=19_456)
        laptop = open_laptop(self.settings)
        clock = FakeClock(BEGIN)
        self.key = laptop.slots.open_slot(OFFICER.username, TRAINEES[0].secret, clock=clock)
        self._folder = folder
        self._count = 0

    def copy(self):
        self._count += 1
        folder = self._folder / f"world-{self._count}"
        shutil.copytree(self.settings.data_dir, folder)
        return World(replace(self.settings, data_dir=folder), self.key)


class World:
    """What one example plays in."""

    killed = Killed

    def __init__(self, settings, key):
        self.settings = settings
        self.key = key
        self.clock = FakeClock(BEGIN)
        self.trap = Trap()
        self.paper = Paper(self.trap)
        self.laptop = open_laptop(settings, make=False)
        folder = self.laptop.folder
        self.gateway = Database(gateway_database(folder))
        ingest = Ingest(
            database=self.gateway,
            records=Records(),
            keys=load_or_create_keys(folder / "gateway" / "keys"),
            clock=self.clock,
        )
        self.line = Line(
            ingest,
            self.trap,
            signer=self.laptop.device,
            verify=self.laptop.trust.receipt_verifier(),
            clock=self.clock,
        )
        self.approve(True)
        self.desk = None
        self.client = None
        self.start()

    def start(self):
        """The program starts, and the officer signs on."""
        self.trap.set(None)
        laptop = replace(
            self.laptop,
            slots=OpenSlots(self.laptop.slots, self.key),
            spool=Trapped(self.laptop.spool, self.trap, "put", "keep_receipt", "drop"),
            marks=Trapped(self.laptop.marks, self.trap, "raise_to"),
        )
        self.desk = Desk(self.settings, Opened(laptop, self.trap), clock=self.clock)
        self.sign_on()

    def sign_on(self):
        client = self.desk.sign_on(OFFICER.username, "")
        self.client = replace(client, devices=FakeDevices(chain=(self.paper,)))

    @property
    def poc(self):
        """The Point of Contact at the same laptop."""
        session = Session(
            officer=POC,
            agency=self.client.session.agency,
            logo_png=b"",
            training=True,
            signed_on_at=self.clock.now(),
        )
        return replace(self.client, session=session)

    def die(self):
        """What the power cut left: files, nothing else."""
        _session, units = self.desk._signed_on
        units.close()
        self.start()

    @contextmanager
    def fault(self, fault):
        """Something goes wrong in the block, once, if it gets that far."""
        self.trap.set(fault)
        try:
            yield
        finally:
            self.trap.set(None)

    def approve(self, approved):
        """DPS has the Bureau's approval of the officer on its list, or not."""
        on = OFFICER.approved_on if approved else None
        admin.put_officers(self.gateway, AGENCY.judiciary_code, [replace(OFFICER, approved_on=on)])

    def deliver(self):
        """One batch to DPS and the answers back; says how many went."""
        courier = self.desk.delivery.courier
        due = courier.collect(100)
        if due:
            courier.settle(self.line.send(due))
        return len(due)

    def pass_time(self, hours):
        self.clock.advance(timedelta(hours=hours))

    def at_dps(self):
        """What DPS took: (number, seq) to digest; and how many contradict it."""
        with self.gateway.read() as connection:
            rows = connection.execute(
                select(SUBMISSION.c.number, SUBMISSION.c.seq, SUBMISSION.c.digest)
            ).all()
            conflicts = len(connection.execute(select(CONFLICT.c.number)).all())
        return {(row.number, row.seq): row.digest for row in rows}, conflicts

    def close(self):
        self.desk.sign_off()
        self.line.close()
        self.gateway.close()


class Opened:
    """A laptop whose database is opened with a trap in every commit."""

    def __init__(self, laptop, trap):
        self._laptop = laptop
        self._trap = trap

    def __getattr__(self, name):
        return getattr(self._laptop, name)

    def open_store(self, key, **more):
        return TrappedUnits(self._laptop.open_store(key, **more), self._trap)


@pytest.fixture
def life_template(tmp_path):
    """A laptop to copy for each example of the life of tickets."""
    return Template(tmp_path)
