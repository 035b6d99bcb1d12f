"""DPS restores yesterday's backup: no ticket is lost, none doubled, no number granted twice.

The gateway is a process of its own, on both databases; the laptops have their real databases.
"""

import hashlib
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text

from sync import wire
from sync.gateway.database import Database
from sync.gateway.desk import Desk
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import admin, enrolling, numbers
from sync.http import HttpTransport
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.envelopes import envelope_of_event
from tracs_mobile.domain.events import SignedEvent, TicketEvent
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import EventKind, ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.states import Delivery
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.errors import SyncError
from tracs_mobile.services import sending_again
from tracs_mobile.services.delivering import StoreCourier
from tracs_mobile.services.heartbeats import Bearings
from tracs_mobile.services.news_taking import take_news
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fakes import FakeHighWater, FakeSpool
from tracs_mobile.testing.issued import issue_one
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, unb64, verify_token

AGENCY = a_document().agency.judiciary_code
BLOCK = 100
HALF = 30


class Now:
    def now(self):
        return datetime.now(UTC)


class Killed(BaseException):
    """What stands for the end of the process."""


class Dps:
    """DPS: a gateway's process, its database, and what its operator does with backups."""

    def __init__(self, url, folder):
        self.url, self.folder = url, folder
        self.keys = load_or_create_keys(folder / "keys")
        self.process = None
        self.http = ""
        self._dumps = 0

    def first_records(self, device):
        with closing(Database(self.url)) as database:
            admin.put_agency(database, a_document().agency)
            admin.put_officers(
                database,
                AGENCY,
                [
                    Officer(
                        leo_number=LeoNumber("07A12"),
                        name="M. TREMBLAYE",
                        title="Officer",
                        username="mtremblaye",
                        approved_on=date(2026, 1, 5),
                    )
                ],
            )
            numbers.put_series(
                database, prefix="E", first=1, last=90_000, block_size=BLOCK, by="b", now=now()
            )
            self.enrol(database, device)

    def enrol(self, database, device, *, numbered=True):
        admin.enrol_device(
            database,
            device_id=device.device_id,
            public_pem=device.public.to_pem(),
            agency=AGENCY,
        )
        if numbered:
            numbers.grant_next(database, device_id=device.device_id, by="b", now=now())

    def command(self, *words):
        place = ["--database", self.url, "--keys", str(self.folder / "keys")]
        return [sys.executable, "-m", "sync.gateway", words[0], *place, *words[1:]]

    def start(self):
        command = self.command("serve", "--port", "0", "--examiners", "0")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.http = self.process.stdout.readline().split()[-1]

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process.stdout.close()
            self.process = None

    def backup(self):
        """With the database's own tool, while the gateway runs, as the page for operators says."""
        self._dumps += 1
        dump = self.folder / f"dump-{self._dumps}"
        if self.url.startswith("sqlite"):
            with (
                closing(sqlite3.connect(self._file())) as here,
                closing(sqlite3.connect(dump)) as to,
            ):
                here.backup(to)
        else:
            self._tool("pg_dump", "--format", "custom", "--file", str(dump), self._libpq())
        return dump

    def restore(self, dump):
        if self.url.startswith("sqlite"):
            for end in ("-wal", "-shm"):
                self._file().with_name(self._file().name + end).unlink(missing_ok=True)
            shutil.copyfile(dump, self._file())
        else:
            # An empty database, as a new server's: one that holds newer rows would keep them.
            emptied = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
            self._tool("psql", "--quiet", "--dbname", self._libpq(), "--command", emptied)
            self._tool("pg_restore", "--exit-on-error", "--dbname", self._libpq(), str(dump))

    def _file(self):
        return self.folder / "gateway.db"

    def _libpq(self):
        parts = urlsplit(self.url)
        (host,) = parse_qs(parts.query)["host"]
        return f"host={host} user={parts.username} dbname={parts.path.lstrip('/')}"

    def _tool(self, *words):
        subprocess.run(words, check=True, capture_output=True, env=os.environ)

    def restored(self, since, *more):
        words = self.command("restored", "--since", since.isoformat(), "--yes", *more)
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout

    def rows(self, query):
        with closing(Database(self.url)) as database, database.read() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def events(self):
        return self.rows("SELECT number, seq FROM submission ORDER BY number, seq")


def now():
    return datetime.now(UTC)


class Laptop:
    """A laptop with its database on the disk, a spool, and the courier of a signed-on officer."""

    def __init__(self, folder, name):
        self.device = DeviceVault(name, SigningKey.generate())
        self.path = folder / f"{name}.db"
        self.spool = FakeSpool()
        self.marks = FakeHighWater()
        self.engine = None
        self.open()

    def open(self):
        """Start anew, as after a kill."""
        if self.engine is not None:
            self.engine.dispose()
        self.engine = open_engine(self.path, key=b"k" * 32, salt=b"s" * 16)
        migrate(self.engine, self.path)
        self.courier = StoreCourier(
            units=self.units,
            spool=self.spool,
            high_water=self.marks,
            clock=Now(),
            roll=lambda: 0.0,
            on_change=lambda: None,
            bearings=Bearings(
                moment=lambda: Moment(now=now(), wall=now(), proven=True, ahead_ms=0)
            ),
        )

    def units(self):
        return SqlUnitOfWork(self.engine, signer=self.device, database_id="db")

    def transport(self, dps):
        return HttpTransport(
            dps.http,
            signer=self.device,
            verify=lambda token: verify_token(token, dps.keys.trusted, typ=wire.GATEWAY_TYP),
            clock=Now(),
        )

    def meet(self, dps, transport=None):
        """One run of the worker: what is due goes out, then DPS is asked what is new."""
        transport = transport or self.transport(dps)
        with closing(transport):
            self._drain(transport)
            self.courier.met(transport)
            self._drain(transport)

    def _drain(self, transport):
        for _ in range(10):
            due = self.courier.collect(1000)
            if not due:
                return
            self.courier.settle(transport.send(due))

    def issue(self, count):
        return [self._issue() for _ in range(count)]

    def _issue(self):
        with self.units() as unit:
            made = issue_one(unit, signer=self.device, at=now(), training=False)
            unit.commit()
        (waiting,) = [e for e in self.waiting() if e.number == made.document.number]
        self.spool.put(waiting)
        return made.document.number

    def void(self, number):
        """The officer voids a ticket: a second event after it."""
        with self.units() as unit:
            (issued,) = unit.documents.versions(number)
            document = issued.document
            event = TicketEvent(
                kind=EventKind.VOID,
                number=number,
                seq=2,
                document_id=document.document_id,
                replaces=issued.digest.hex(),
                reason_code="WRONG-PERSON",
                reason="The license was the passenger's.",
                at=now(),
                officer=document.officer,
                judiciary_code=document.agency.judiciary_code,
                training=False,
                salt="5d1c8a0e",
            )
            body = encode(event)
            signed = SignedEvent(
                event=event,
                body=body,
                digest=hashlib.sha256(body).digest(),
                signature=self.device.sign(body),
                device_id=self.device.device_id,
            )
            unit.events.add(signed)
            unit.numbers.void(number, "wrong person")
            envelope = envelope_of_event(signed)
            unit.outbox.add(envelope, deadline=now() + timedelta(hours=48), queued_at=now())
            unit.commit()

    def waiting(self):
        with self.units() as unit:
            return unit.outbox.unreceipted()

    def receipts(self):
        with self.units() as unit:
            return unit.outbox.receipts()

    def links(self):
        with self.units() as unit:
            return [
                e.body for e in unit.audit.entries() if e.kind in ("DPS restored", "sent again")
            ]

    def account(self):
        with self.units() as unit:
            return unit.numbers.account()

    def row(self, number):
        with self.units() as unit:
            return next(row for row in unit.outbox.rows(limit=500) if row.number == number)

    def close(self):
        self.engine.dispose()


@pytest.fixture
def dps(gateway_url, tmp_path):
    made = Dps(gateway_url, tmp_path)
    yield made
    made.stop()


@pytest.fixture
def laptops(tmp_path):
    made = []

    def one(name):
        made.append(Laptop(tmp_path, name))
        return made[-1]

    yield one
    for laptop in made:
        laptop.close()


def story(dps, laptop):
    """Thirty tickets, the backup, as many events more and a further block; the backup restored."""
    dps.first_records(laptop.device)
    dps.start()
    laptop.meet(dps)
    laptop.issue(HALF)
    laptop.meet(dps)
    dump, since = dps.backup(), now()
    laptop.issue(HALF - 1)
    laptop.void(laptop.receipts()[0].number)
    laptop.meet(dps)
    with laptop.units() as unit, closing(laptop.transport(dps)) as transport:
        account = NumberAccount(total=BLOCK, free=5, issued=BLOCK - 5, void=0)
        for block in transport.more_numbers(account):
            unit.numbers.add_block(block)
        unit.commit()
    assert laptop.account().total == 2 * BLOCK
    assert len(dps.events()) == 2 * HALF
    dps.stop()
    dps.restore(dump)
    return since


def recovered(dps, laptop):
    """Every ticket is at DPS once, every receipt is good, and the laptop waits for nothing."""
    wanted = sorted({(r.number, r.seq) for r in laptop.receipts()})
    assert dps.events() == wanted
    assert laptop.waiting() == ()
    for receipt in laptop.receipts():
        verify_token(receipt.token, dps.keys.trusted, typ=wire.GATEWAY_TYP)


def test_what_a_restored_backup_lacks_is_sent_again_and_nothing_is_given_out_twice(dps, laptops):
    laptop, other = laptops("LAPTOP-1"), laptops("LAPTOP-2")
    since = story(dps, laptop)
    told = dps.restored(since)
    assert "are set aside" in told
    before = dps.rows("SELECT last_id FROM register")[0][0]
    with closing(Database(dps.url)) as database:
        dps.enrol(database, other.device)
    dps.start()
    other.meet(dps)
    laptop.meet(dps)
    laptop.meet(dps)
    recovered(dps, laptop)
    assert len(dps.events()) == 2 * HALF
    assert len(laptop.receipts()) == 3 * HALF
    ids = [row[0] for row in dps.rows("SELECT id FROM submission ORDER BY id")]
    assert len([i for i in ids if i > before]) == HALF
    blocks = dps.rows("SELECT first, last, device_id FROM number_block ORDER BY first")
    assert [row[2] for row in blocks] == ["LAPTOP-1", "LAPTOP-1", "LAPTOP-2"]
    assert all(one[1] < later[0] for one, later in itertools.pairwise(blocks))
    assert laptop.account().total + other.account().total == 3 * BLOCK
    assert laptop.spool.waiting(100) == ()
    # From then on all is as ever: the configuration, the numbers of the forgotten block, the board.
    laptop.issue(80)
    laptop.meet(dps)
    recovered(dps, laptop)
    check = subprocess.run(
        [*dps.command("board")[:4], "check", *dps.command("board")[4:]],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "fit the 139 tickets" in check.stdout


def test_a_gateway_on_a_restored_database_does_not_start_before_it_is_told(dps, laptops):
    since = story(dps, laptops("LAPTOP-1"))
    words = dps.command("serve", "--port", "0")
    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert "run `restored --since …` first" in done.stderr
    assert "Traceback" not in done.stderr
    without = dps.command("restored", "--since", since.isoformat())
    asked = subprocess.run(without, check=False, capture_output=True, text=True, timeout=60)
    assert asked.returncode == 1
    assert "say it with --yes" in asked.stderr
    dps.restored(since)
    dps.start()
    verified = [*dps.command("audit")[:4], "verify", *dps.command("audit")[4:]]
    assert subprocess.run(verified, check=False, capture_output=True, timeout=60).returncode == 0


class Dying(HttpTransport):
    """Ends the process at the n-th exchange of the recovery, before or after DPS heard it."""

    after, heard, calls = 0, False, 0

    def lookup(self, envelopes):
        return self._dies(lambda: super(Dying, self).lookup(envelopes))

    def tell_blocks(self, blocks):
        return self._dies(lambda: super(Dying, self).tell_blocks(blocks))

    def _dies(self, ask):
        self.calls += 1
        dies = self.calls == self.after
        if dies and not self.heard:
            raise Killed
        answer = ask()
        if dies:
            raise Killed
        return answer


def test_a_laptop_that_is_killed_on_the_way_goes_on_where_it_was(dps, laptops, monkeypatch):
    monkeypatch.setattr(sending_again, "PAGE", 20)
    laptop = laptops("LAPTOP-1")
    since = story(dps, laptop)
    dps.restored(since)
    dps.start()
    for after, heard in ((1, False), (1, True), (2, True), (3, False)):
        transport = Dying(
            dps.http,
            signer=laptop.device,
            verify=lambda token: verify_token(token, dps.keys.trusted, typ=wire.GATEWAY_TYP),
            clock=Now(),
        )
        transport.after, transport.heard = after, heard
        with pytest.raises(Killed):
            laptop.courier.met(transport)
        transport.close()
        laptop.open()
    # Killed between the commit and the sealed copies: the old receipt is still in the spool.
    monkeypatch.setattr(sending_again.SendAgain, "_respool", dies)
    with pytest.raises(Killed), closing(laptop.transport(dps)) as transport:
        laptop.courier.met(transport)
    monkeypatch.undo()
    laptop.open()
    laptop.meet(dps)
    recovered(dps, laptop)
    assert len(laptop.receipts()) == 3 * HALF


def dies(_self, _lost):
    raise Killed


def test_a_laptop_that_comes_weeks_later_and_missed_two_returns_loses_nothing(dps, laptops):
    early, late = laptops("LAPTOP-1"), laptops("LAPTOP-2")
    since = story(dps, early)
    with closing(Database(dps.url)) as database:
        dps.enrol(database, late.device)
    dps.restored(since)
    dps.start()
    late.meet(dps)
    late.issue(3)
    late.meet(dps)
    second, again = dps.backup(), now()
    early.meet(dps)
    assert len(dps.events()) == 2 * HALF + 3
    dps.stop()
    dps.restore(second)
    dps.restored(again)
    dps.start()
    late.meet(dps)
    early.meet(dps)
    assert len(dps.events()) == 2 * HALF + 3
    recovered_all = sorted({(r.number, r.seq) for one in (early, late) for r in one.receipts()})
    assert dps.events() == recovered_all


def test_the_officer_sees_that_dps_lost_the_ticket_and_that_it_goes_again(dps, laptops):
    laptop = laptops("LAPTOP-1")
    since = story(dps, laptop)
    last = max(r.number for r in laptop.receipts())
    dps.restored(since)
    dps.start()
    with closing(laptop.transport(dps)) as transport:
        laptop.courier.met(transport)
    row = laptop.row(last)
    assert row.delivery is Delivery.QUEUED
    assert row.problem.startswith("DPS had to go back to an older copy of its records and lost")
    assert row.deadline > now() + timedelta(hours=47)
    (old,) = [r for r in laptop.receipts() if r.number == last]
    stick = ItemAnswer(number=last, seq=1, status=ItemStatus.ACCEPTED, receipt=old)
    laptop.courier.settle([stick])
    assert laptop.row(last).delivery is Delivery.QUEUED
    laptop.meet(dps)
    assert laptop.row(last).delivery is Delivery.RECEIVED
    recovered(dps, laptop)


def test_a_laptop_enrolled_after_the_backup_is_known_again_with_its_key_and_its_numbers(
    dps, laptops
):
    first, name = laptops("LAPTOP-1"), f"LT-{AGENCY}-ABCDEFGH"
    dps.first_records(first.device)
    dps.start()
    dump, since = dps.backup(), now()
    new = laptops(name)
    with closing(Database(dps.url)) as database:
        dps.enrol(database, new.device)
    new.meet(dps)
    new.issue(5)
    new.meet(dps)
    new.issue(2)
    dps.stop()
    dps.restore(dump)
    dps.restored(since)
    with closing(Database(dps.url)) as database:
        code = enrolling.new_code(
            database, dps.keys, agency=AGENCY, device_name="Car 9", by="clerk", now=now()
        )
        asked = enrolment_ids.prove(
            code.code,
            wire.EnrolAgainRequest(
                code_id=code.code_id,
                device_id=name,
                public_pem=new.device.public.to_pem().decode(),
                version="9.9",
                nonce="0123456789",
            ),
        )
        answer = enrolling.enrol_again(database, dps.keys, asked, now())
        assert enrolment_ids.is_proven(code.code, answer)
        assert enrolling.enrol_again(database, dps.keys, asked, now()).device_id == name
    dps.start()
    new.meet(dps)
    new.meet(dps)
    recovered(dps, new)
    assert len(dps.events()) == 7


def test_what_came_on_a_stick_is_sent_again_and_its_receipts_that_come_late_end_nothing(
    dps, laptops
):
    laptop = laptops("LAPTOP-1")
    dps.first_records(laptop.device)
    dps.start()
    laptop.meet(dps)
    dump, since = dps.backup(), now()
    laptop.issue(4)
    due = laptop.waiting()
    with closing(Database(dps.url)) as database:
        desk = Desk(database=database, keys=dps.keys, clock=Now())
        taken = desk.ingest.take(wire.encode_batch(due), channel="bundle").items
    stick = [on_stick(envelope, item) for envelope, item in zip(due, taken, strict=True)]
    laptop.courier.settle(stick[:2])
    dps.stop()
    dps.restore(dump)
    dps.restored(since)
    dps.start()
    with closing(laptop.transport(dps)) as transport:
        laptop.courier.met(transport)
    assert len(laptop.waiting()) == 4
    laptop.courier.settle(stick)
    assert len(laptop.waiting()) == 2
    laptop.meet(dps)
    laptop.meet(dps)
    recovered(dps, laptop)
    assert len(dps.events()) == 4


def on_stick(envelope, item):
    """The gateway's answer as it lies on the stick."""
    claims = wire.decode(wire.ReceiptClaims, unb64(item.receipt.split(".")[1]))
    receipt = Receipt(
        receipt_id=claims.receipt_id,
        number=envelope.number,
        seq=envelope.seq,
        digest=envelope.digest,
        received_at=claims.received_at,
        token=item.receipt,
    )
    return ItemAnswer(
        number=envelope.number, seq=envelope.seq, status=ItemStatus.ACCEPTED, receipt=receipt
    )


def test_a_return_that_dps_did_not_sign_or_that_was_told_before_begins_nothing(dps, laptops):
    laptop = laptops("LAPTOP-1")
    since = story(dps, laptop)
    dps.restored(since)
    dps.start()
    stranger = SigningKey.generate().public
    forged = HttpTransport(
        dps.http,
        signer=laptop.device,
        verify=lambda token: verify_token(token, {"k": stranger}, typ=wire.GATEWAY_TYP),
        clock=Now(),
    )
    with closing(forged), pytest.raises(SyncError, match="did not sign"):
        take_news(transport=forged, units=laptop.units, clock=Now())
    with laptop.units() as unit:
        assert unit.restorations.known() == frozenset()
    laptop.meet(dps)
    links = laptop.links()
    laptop.meet(dps)
    assert laptop.links() == links
    recovered(dps, laptop)


def test_numbers_that_another_laptop_has_or_dps_never_set_aside_are_not_taken_in(dps, laptops):
    laptop, liar = laptops("LAPTOP-1"), laptops("LAPTOP-2")
    since = story(dps, laptop)
    dps.restored(since)
    with closing(Database(dps.url)) as database:
        dps.enrol(database, liar.device, numbered=False)
    dps.start()
    laptop.meet(dps)
    wanted = [
        NumberBlock(block_id=f"E{first}-{first + 99}", prefix="E", first=first, last=first + 99)
        for first in (1, 101, 80_001)
    ]
    wanted.append(NumberBlock(block_id="mine", prefix="E", first=301, last=400))
    with closing(liar.transport(dps)) as transport:
        assert transport.tell_blocks(wanted) == ()
    kinds = [row[0] for row in dps.rows("SELECT kind FROM audit")]
    assert kinds.count("block-in-dispute") == 1
    assert kinds.count("block-taken-in") == 1
