"""The gateway's process is killed again and again while tickets flow: none lost, none doubled."""

import random
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, date, datetime

import pytest

from sync import wire
from sync.gateway import admin
from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.http import HttpTransport
from sync.worker import SyncWorker
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token

TICKETS = 600
KILLS = 8


class Now:
    def now(self):
        return datetime.now(UTC)


class Queue:
    """Fits Courier; gives out small batches and keeps every receipt."""

    def __init__(self, waiting):
        self.waiting = {e.number: e for e in waiting}
        self.receipts = {}
        self.failures = 0
        self.progress = threading.Condition()

    def collect(self, limit):
        return tuple(self.waiting.values())[:20]

    def settle(self, answers):
        with self.progress:
            for answer in answers:
                assert answer.receipt is not None, answer
                assert answer.number not in self.receipts
                self.receipts[answer.number] = answer.receipt
                del self.waiting[answer.number]
            self.progress.notify_all()

    def failed(self, envelopes, error):
        with self.progress:
            self.failures += 1
            self.progress.notify_all()

    def met(self, transport):
        pass


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
    queue = Queue(
        an_envelope(an_issued(f"TRAIN-{n:07d}", signer=device)) for n in range(1, TICKETS + 1)
    )
    digests = {number: e.digest for number, e in queue.waiting.items()}
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
            aim = turn * TICKETS // (KILLS + 1) + chance.randrange(20)
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
    assert {number: r.digest for number, r in queue.receipts.items()} == digests
    assert queue.failures > 0
    register = sqlite3.connect(folder / "gateway.db")
    assert register.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = register.execute("SELECT number, digest, receipt FROM submission").fetchall()
    assert {(number, digest) for number, digest, _ in rows} == set(digests.items())
    assert len(rows) == TICKETS
    assert {number: token for number, _, token in rows} == {
        number: r.token for number, r in queue.receipts.items()
    }
    register.close()


def reached(queue, wanted):
    with queue.progress:
        assert queue.progress.wait_for(wanted, timeout=30), "delivery stands still"
