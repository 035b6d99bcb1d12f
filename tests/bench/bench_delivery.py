"""How fast a full queue reaches a gateway in another process, beside two other ways to send.

    python tests/bench/bench_delivery.py [--tickets 1000] [--rounds 3]

One ticket a request is the same real thing: encrypted outbox, sealed copies, worker, HTTP, the
gateway on SQLite (WAL, FULL), every ticket signature checked there and every receipt signature
here; only the worker is given one event at a time. The bare loop posts batches that lie ready, by
httpx and zstd to the same gateway, and looks at nothing in the answers but their status.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gateway_load import BATCH, post_all

from sync import wire
from sync.http import HttpTransport
from sync.worker import SyncWorker
from tracs_mobile.domain.agency import IssuedBy
from tracs_mobile.laptop import open_laptop
from tracs_mobile.services.delivering import StoreCourier
from tracs_mobile.settings import Settings
from tracs_mobile.testing.issued import an_envelope, an_issued, issue_one
from tracs_mobile.training import AGENCY, TRAINEES, gateway_database

LIMIT_S = 1.0
LEAST_RATIO = 10.0
LEAST_OF_BARE = 0.6


class Now:
    def now(self):
        return datetime.now(UTC)


class OneByOne:
    """Gives the worker a single event at a time."""

    def __init__(self, courier):
        self.courier = courier
        self.settle = courier.settle
        self.failed = courier.failed
        self.met = courier.met

    def collect(self, limit):
        return self.courier.collect(1)


class Patrol:
    """A training laptop with its database open, and its gateway in a process of its own."""

    def __init__(self, folder):
        self.laptop = open_laptop(Settings(data_dir=folder, argon2_memory_kib=19_456))
        trainee = TRAINEES[0]
        key = self.laptop.slots.open_slot(trainee.officer.username, trainee.secret, clock=Now())
        self.store = self.laptop.open_store(key)
        self.officer = IssuedBy(
            leo_number=trainee.officer.leo_number,
            name=trainee.officer.name,
            title=trainee.officer.title,
        )
        self.url = self.start_gateway()
        self.link = HttpTransport(
            self.url,
            signer=self.laptop.device,
            verify=self.laptop.trust.receipt_verifier(),
            clock=Now(),
        )
        self.courier = StoreCourier(
            units=self.store,
            spool=self.laptop.spool,
            high_water=self.laptop.marks,
            clock=Now(),
            roll=lambda: 0.0,
            on_change=lambda: None,
        )

    def start_gateway(self):
        keys = self.laptop.folder / "gateway" / "keys"
        command = [sys.executable, "-m", "sync.gateway", "serve", "--port", "0"]
        command += ["--database", gateway_database(self.laptop.folder), "--keys", str(keys)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        return self.process.stdout.readline().split()[-1]

    def issue(self, count):
        with self.store() as unit:
            made = [
                issue_one(
                    unit,
                    signer=self.laptop.device,
                    at=datetime.now(UTC),
                    agency=AGENCY,
                    officer=self.officer,
                )
                for _ in range(count)
            ]
            unit.commit()
        for issued in made:
            self.laptop.spool.put(an_envelope(issued))

    def bare(self, count):
        """Seconds for a bare loop to bring as many tickets, which stand in no outbox."""
        now = datetime.now(UTC)
        with self.store() as unit:
            numbers = [unit.numbers.draw()[0] for _ in range(count)]
            unit.commit()
        made = [
            an_envelope(
                an_issued(
                    number,
                    signer=self.laptop.device,
                    issued_at=now,
                    answer_by=(now + timedelta(days=20)).date(),
                    agency=AGENCY,
                    officer=self.officer,
                )
            )
            for number in numbers
        ]
        batches = [wire.encode_batch(made[at : at + BATCH]) for at in range(0, count, BATCH)]
        return post_all(self.url, batches, signer=self.laptop.device, lines=1).seconds

    def deliver(self, courier):
        """Seconds until nothing waits."""
        worker = SyncWorker(
            courier,
            self.link,
            clock=Now(),
            interval_s=20,
            on_change=lambda status: None,
            roll=lambda: 1.0,
        )
        begun = time.perf_counter()
        worker.run_once()
        took = time.perf_counter() - begun
        with self.store() as unit:
            assert unit.outbox.summary().waiting == 0, worker.status.said
        return took

    def close(self):
        self.link.close()
        self.store.close()
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()


def measure(patrol, *, count):
    """Seconds for `count` in batches, one by one, and by the bare loop."""
    patrol.issue(100)
    patrol.deliver(patrol.courier)
    patrol.issue(count // 5)
    alone = patrol.deliver(OneByOne(patrol.courier)) * 5
    patrol.issue(count)
    return patrol.deliver(patrol.courier), alone, patrol.bare(count)


def one_round(count):
    """`measure` on a laptop of its own: one has numbers for about two rounds."""
    with tempfile.TemporaryDirectory() as name:
        patrol = Patrol(Path(name))
        try:
            return measure(patrol, count=count)
        finally:
            patrol.close()


def main():
    """Run, tell, and fail when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tickets", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = []
    for turn in range(1, options.rounds + 1):
        together, alone, bare = one_round(options.tickets)
        found.append((together, alone / together, bare / together))
        print(
            f"round {turn}: {options.tickets} in {together:.3f} s; one by one {alone:.3f} s, "
            f"bare loop {bare:.3f} s",
            flush=True,
        )
    took, ratio, share = (statistics.median(column) for column in zip(*found, strict=True))
    limit = LIMIT_S * options.tickets / 1000
    print(f"{options.tickets} tickets: median {took:.3f} s (at most {limit:.1f} s)")
    print(f"ratio to one by one: {ratio:.1f} (at least {LEAST_RATIO:.0f})")
    print(f"of the rate of a bare loop: {share:.2f} (at least {LEAST_OF_BARE})")
    return 0 if took <= limit and ratio >= LEAST_RATIO and share >= LEAST_OF_BARE else 1


if __name__ == "__main__":
    sys.exit(main())
