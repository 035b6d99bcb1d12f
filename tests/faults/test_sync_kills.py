"""The gateway's process is killed again and again while tickets flow: none lost, none doubled."""

import hashlib
import random
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, date, datetime

import pytest

from sync import wire
from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import admin
from sync.http import HttpTransport
from sync.worker import SyncWorker
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token

TICKETS = 450
EVENTS = TICKETS + TICKETS // 3
KILLS = 8


class Now:
    def now(self):
        return datetime.now(UTC)


class Queue:
    """Fits Courier; gives out small batches and keeps every receipt."""

    def __init__(self, waiting):
        self.waiting = {name(e): e for e in waiting}
        self.receipts = {}
        self.failures = 0
        self.progress = threading.Condition()

    def collect(self, limit):
        return tuple(self.waiting.values())[:20]

    def settle(self, answers):
        with self.progress:
            for answer in answers:
                assert answer.receipt is not None, answer
                assert name(answer) not in self.receipts
                self.receipts[name(answer)] = answer.receipt
                del self.waiting[name(answer)]
            self.progress.notify_all()

    def failed(self, envelopes, error):
        with self.progress:
            self.failures += 1
            self.progress.notify_all()

    def met(self, transport):
        pass


def name(item):
    return (item.number, item.seq)


def events(device):
    """Tickets, and the void of every third one."""
    for ordinal in range(1, TICKETS + 1):
        ticket = an_issued(f"TRAIN-{ordinal:07d}", signer=device)
        yield an_envelope(ticket)
        if ordinal % 3 == 0:
            yield a_void(ticket, device)


def a_void(of, device):
    event = TicketEvent(
        kind=EventKind.VOID,
        number=of.document.number,
        seq=2,
        document_id=of.document.document_id,
        replaces=of.digest.hex(),
        reason_code="WRONG-PERSON",
        reason="The license was the passenger's.",
        at=datetime.now(UTC),
        officer=of.document.officer,
        judiciary_code=of.document.agency.judiciary_code,
        training=True,
        salt="5d1c8a0e",
    )
    body = encode(event)
    return Envelope(
        document_id=event.document_id,
        number=event.number,
        seq=2,
        kind=EventKind.VOID,
        digest=hashlib.sha256(body).digest(),
        device_id=device.device_id,
        signature=device.sign(body),
        body=body,
    )


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def gateway(folder, port):
    command = [sys.executable, "-m", "sync.gateway", "serve", "--port", str(port)]
    command += ["--database", f"sqlite:///{folder / 'gateway.db'}", "--keys", str(folder / "keys")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().split()[-1]


def stop(process):
    process.kill()
    process.wait(10)
    process.stdout.close()


def enrol(folder, device):
    database = Database(f"sqlite:///{folder / 'gateway.db'}")
    officer = Officer(
        leo_number=LeoNumber("07A12"),
        name="M. TREMBLAYE",
        title="Officer",
        username="mtremblay",
        approved_on=date(2026, 1, 5),
    )
    admin.seed(
        database,
        agency=a_document().agency,
        officers=[officer],
        logo_png=b"",
        device_id=device.device_id,
        public_pem=device.public.to_pem(),
        prefix="TRAIN-",
        first=1,
        last=TICKETS,
    )
    database.close()


@pytest.mark.slow
def test_a_gateway_killed_while_tickets_flow_loses_and_doubles_nothing(folder):
    device = DeviceVault("LAPTOP-1", SigningKey.generate())
    enrol(folder, device)
    trusted = load_or_create_keys(folder / "keys").trusted
    queue = Queue(events(device))
    digests = {of: e.digest for of, e in queue.waiting.items()}
    process, url = gateway(folder, 0)
    link = HttpTransport(
        url,
        signer=device,
        verify=lambda token: verify_token(token, trusted, typ=wire.GATEWAY_TYP),
        clock=Now(),
    )
    worker = SyncWorker(
        queue, link, clock=Now(), interval_s=0.2, on_change=lambda status: None, roll=lambda: 0.0
    )
    worker.start()
    chance = random.Random(7)
    try:
        for turn in range(1, KILLS + 1):
            aim = turn * EVENTS // (KILLS + 1) + chance.randrange(20)
            reached(queue, lambda aim=aim: len(queue.receipts) >= aim)
            stop(process)
            seen = queue.failures
            worker.wake()
            reached(queue, lambda seen=seen: queue.failures > seen or not queue.waiting)
            process, _ = gateway(folder, url.rpartition(":")[2])
            worker.wake()
        reached(queue, lambda: not queue.waiting)
    finally:
        worker.close()
        stop(process)
    assert {of: r.digest for of, r in queue.receipts.items()} == digests
    assert queue.failures > 0
    register = sqlite3.connect(folder / "gateway.db")
    assert register.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = register.execute("SELECT number, seq, digest, receipt FROM submission").fetchall()
    assert {((number, seq), digest) for number, seq, digest, _ in rows} == set(digests.items())
    assert len(rows) == EVENTS
    assert {(number, seq): token for number, seq, _, token in rows} == {
        of: r.token for of, r in queue.receipts.items()
    }
    assert register.execute("SELECT count(*) FROM refusal").fetchall() == [(0,)]
    assert register.execute("SELECT count(*) FROM reason").fetchall() == [(TICKETS // 3,)]
    register.close()


def reached(queue, wanted):
    with queue.progress:
        assert queue.progress.wait_for(wanted, timeout=30), "delivery stands still"
