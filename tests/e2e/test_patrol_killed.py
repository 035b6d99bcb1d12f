"""200 tickets offline through the real program, killed 20 times at random, then delivered.

Real encrypted database, real pseudo-serial scanner and printer, real HTTP. What the officer was
told is compared with what the laptop holds and what the gateway received.
"""

import queue
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.states import Delivery
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import Holder, license_payload
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.scanner_emulator import plugged_in
from tracs_mobile.training import TRAINEES, training_folder
from tracs_mobile.verify import verify_units

TICKETS = 200
KILLS = 20
NOBODY_THERE = "http://127.0.0.1:9"
PATROL = Path(__file__).with_name("patrol.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-serial line")


class Patrol:
    """One run of the patrol process, with the lines it said."""

    def __init__(self, data_dir, scanner, printer_url):
        self.scanner = scanner
        self.said = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, PATROL, data_dir, scanner.url, printer_url, NOBODY_THERE,
             str(TICKETS)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PATROL.parents[2],
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.said.put(line.split())
        self.said.put(None)

    def run(self, payload, *, kill_after_s=None, kill_after_readies=0):
        """Play a license for each `ready`; kill it so long after so many. Returns what it said."""
        heard, readies, timer = [], 0, None
        if kill_after_s is not None and kill_after_readies == 0:
            timer = self._kill_in(kill_after_s)
        while (line := self.said.get(timeout=60)) is not None:
            heard.append(line)
            if line == ["ready"]:
                readies += 1
                if kill_after_s is not None and readies == kill_after_readies:
                    timer = self._kill_in(kill_after_s)
                self.scanner.play(payload)
        if timer is not None:
            timer.cancel()
        code = self.process.wait(timeout=30)
        complaint = self.process.stderr.read()
        self.process.stderr.close()
        self.process.stdout.close()
        assert code in (0, -signal.SIGKILL), complaint
        return heard

    def _kill_in(self, seconds):
        timer = threading.Timer(seconds, self.process.kill)
        timer.start()
        return timer


class Changes:
    """Listens in this process and can wait for news of the outbox."""

    def __init__(self):
        self.news = threading.Event()

    def on_scan(self, scan):
        pass

    def on_device(self, state):
        pass

    def on_sync(self, status):
        self.news.set()

    def on_outbox(self):
        self.news.set()


def go_on_patrol(data_dir, payload, seed):
    """Kill the patrol until the kills are used up, then let it finish. Returns all it said."""
    chance = random.Random(seed)
    heard, killed = [], 0
    with plugged_in() as scanner, PrinterEmulator(Script(confirms=True)).on_pty() as printer_url:
        while ["done"] not in heard:
            patrol = Patrol(data_dir, scanner, printer_url)
            if killed == KILLS:
                heard += patrol.run(payload)
                continue
            # One in four dies on the way up, the others somewhere between scan and print.
            at_start = killed % 4 == 3
            lines = patrol.run(
                payload,
                kill_after_s=chance.uniform(0.2, 1.5) if at_start else chance.uniform(0, 0.3),
                kill_after_readies=0 if at_start else chance.randint(1, 4),
            )
            heard += lines
            killed += patrol.process.returncode == -signal.SIGKILL
    return heard, killed


def deliver_all(data_dir):
    """Open the laptop with a gateway that answers; returns its client's view when all is out."""
    desk = open_desk(Settings(data_dir=data_dir, argon2_memory_kib=19_456, sync_every_s=1))
    try:
        changes = Changes()
        desk.listen(changes)
        officer = TRAINEES[0]
        client = desk.sign_on(officer.officer.username, officer.secret)
        client.deliver_now()
        while client.summary().waiting:
            assert changes.news.wait(timeout=60), "delivery came to a halt"
            changes.news.clear()
        report = verify_units(client.units, desk.laptop)
        return client.tickets(limit=10_000), client.receipts(), report
    finally:
        desk.close()


def at_the_gateway(data_dir):
    database = training_folder(data_dir) / "gateway" / "gateway.db"
    connection = sqlite3.connect(database)
    try:
        rows = connection.execute("SELECT number, digest FROM submission").fetchall()
    finally:
        connection.close()
    return rows


def test_nothing_issued_is_lost_or_doubled_however_often_the_program_is_killed(tmp_path):
    holder = Holder()
    heard, killed = go_on_patrol(tmp_path, license_payload(holder), seed=2366)
    promised = [line[1] for line in heard if line[0] == "issued"]
    rows, receipts, report = deliver_all(tmp_path)
    numbers = [row.number for row in rows]

    assert killed == KILLS
    assert len(numbers) == TICKETS
    assert len(set(numbers)) == TICKETS, "a number was given twice"
    assert set(promised) <= set(numbers), "a ticket the officer saw is gone"
    assert report.problems == ()
    assert report.numbers.issued + report.numbers.void + report.numbers.free == 5000
    assert {row.delivery for row in rows} == {Delivery.RECEIVED}
    arrived = at_the_gateway(tmp_path)
    assert sorted(number for number, _ in arrived) == sorted(numbers)
    assert {(r.number, r.digest) for r in receipts} == {(n, bytes(d)) for n, d in arrived}

    assert personal_values_in_files(tmp_path, holder) == []


def personal_values_in_files(folder, holder):
    """Every file that holds a value of the driver in plain, with the value."""
    values = (
        holder.family, holder.given, holder.street, holder.number, "QXZ 905", "QXZ905",
        holder.born.isoformat(), f"{holder.born:%m/%d/%Y}", "Steady tone 49",
    )  # fmt: skip
    needles = [(v, v.encode(code)) for v in values for code in ("utf-8", "utf-16-le")]
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        found += [(path.name, value) for value, needle in needles if needle in raw]
        if re.search(rb"(?i)quillfeather|lantern loop", raw):
            found.append((path.name, "name or street"))
    return found
