"""How fast a full queue reaches a gateway in another process, beside one ticket a request.

    python tests/bench/bench_delivery.py [--tickets 1000] [--rounds 3]

Both ways go over the same kept connection to the same gateway (SQLite, WAL, FULL); every ticket
signature is checked there, every receipt signature here.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sync import wire
from sync.gateway import admin
from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.http import HttpTransport
from sync.worker import SyncWorker
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token

LIMIT_S = 1.0
LEAST_RATIO = 10.0


class Now:
    def now(self):
        return datetime.now(UTC)


class Queue:
    """Fits Courier: a queue in memory that counts receipts."""

    def __init__(self, waiting):
        self.waiting = waiting
        self.receipts = 0

    def collect(self, limit):
        return tuple(self.waiting[:limit])

    def settle(self, answers):
        taken = sum(answer.status is ItemStatus.ACCEPTED for answer in answers)
        self.receipts += taken
        del self.waiting[:taken]

    def failed(self, envelopes, error):
        raise error


def set_up(folder, device):
    """Keys and a database that knows one laptop; returns what the laptop trusts."""
    keys = load_or_create_keys(folder / "keys")
    database = Database(f"sqlite:///{folder / 'gateway.db'}")
    officer = Officer(
        leo_number=LeoNumber("07A12"),
        name="M. TREMBLAY",
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
        last=9_999_999,
    )
    database.close()
    return keys.trusted


def start(folder):
    """A gateway in a process of its own, and its address."""
    command = [sys.executable, "-m", "sync.gateway", "serve", "--port", "0"]
    command += ["--database", f"sqlite:///{folder / 'gateway.db'}", "--keys", str(folder / "keys")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().split()[-1]


def tickets(device, first, count):
    return [
        an_envelope(an_issued(f"TRAIN-{n:07d}", signer=device)) for n in range(first, first + count)
    ]


def in_batches(link, waiting):
    """Seconds to deliver `waiting` through the worker."""
    queue = Queue(list(waiting))
    worker = SyncWorker(
        queue, link, clock=Now(), interval_s=20, on_change=lambda status: None, roll=lambda: 1.0
    )
    begun = time.perf_counter()
    worker.run_once()
    took = time.perf_counter() - begun
    assert queue.receipts == len(waiting), worker.status.said
    return took


def one_by_one(link, waiting):
    """Seconds to deliver `waiting`, one request a ticket."""
    begun = time.perf_counter()
    for envelope in waiting:
        (answer,) = link.send([envelope])
        assert answer.status is ItemStatus.ACCEPTED
    return time.perf_counter() - begun


def measure(link, device, *, count, rounds):
    """Median seconds for `count` in batches, and the median ratio to one by one."""
    link.hello()
    in_batches(link, tickets(device, 1, 100))
    took, ratios = [], []
    for turn in range(1, rounds + 1):
        alone = one_by_one(link, tickets(device, turn * 100_000, count // 5)) * 5
        took.append(in_batches(link, tickets(device, turn * 100_000 + 50_000, count)))
        ratios.append(alone / took[-1])
        print(f"round {turn}: {count} in {took[-1]:.3f} s; one by one {alone:.3f} s")
    return statistics.median(took), statistics.median(ratios)


def main():
    """Run, tell, and fail when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tickets", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    device = DeviceVault("BENCH-1", SigningKey.generate())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trusted = set_up(folder, device)
        process, url = start(folder)
        link = HttpTransport(
            url,
            signer=device,
            verify=lambda token: verify_token(token, trusted, typ=wire.GATEWAY_TYP),
            clock=Now(),
        )
        try:
            took, ratio = measure(link, device, count=options.tickets, rounds=options.rounds)
        finally:
            link.close()
            process.terminate()
            process.wait(10)
    print(f"{options.tickets} tickets: {took:.3f} s (limit {LIMIT_S} s per 1,000)")
    print(f"ratio to one by one: {ratio:.1f} (at least {LEAST_RATIO})")
    return 0 if took <= LIMIT_S * options.tickets / 1000 and ratio >= LEAST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
