"""How long issuing takes beside a script that does only the same durable writes.

    python tests/bench/bench_issue.py [--runs 300]

Both sides write the same kinds of rows to an encrypted database of the same shape, then a mark
file and a sealed file, each synced; ours also validates, composes, signs, reads back and seals.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from scanners.text.reader import read_payload
from tracs_mobile.bootstrap import Desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.laptop import open_laptop
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import license_payload
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES


def quantile(samples, share):
    return sorted(samples)[min(len(samples) - 1, int(len(samples) * share))]


def durable(path, raw):
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


class BareWrites:
    """The reference: one commit with the rows of an issue, one mark, one sealed file."""

    def __init__(self, folder):
        self.folder = folder
        self.connection = driver.connect(str(folder / "bare.db"), isolation_level=None)
        run = self.connection.execute
        run("PRAGMA key=\"x'" + os.urandom(48).hex() + "'\"")
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "temp_store=MEMORY",
        ):
            run(f"PRAGMA {pragma}").fetchall()
        run("CREATE TABLE number(ordinal INTEGER PRIMARY KEY, state TEXT)")
        run(
            "CREATE TABLE document(id TEXT PRIMARY KEY, number TEXT UNIQUE, name TEXT, plate TEXT,"
            " body BLOB, digest BLOB, signature BLOB)"
        )
        run("CREATE TABLE outbox(id TEXT PRIMARY KEY, state TEXT, deadline TEXT, envelope BLOB)")
        run("CREATE TABLE debt(id TEXT PRIMARY KEY)")
        run("CREATE TABLE draft(id TEXT PRIMARY KEY, finished INTEGER)")
        run("CREATE TABLE stop(id TEXT, version INTEGER, at TEXT, body BLOB, UNIQUE(id, version))")
        run("CREATE TABLE line(number TEXT PRIMARY KEY, name TEXT, plate TEXT, state TEXT)")
        run("CREATE INDEX line_state ON line(state)")
        run("CREATE VIRTUAL TABLE words USING fts5(said, sounds, prefix='1 2 3')")
        run(
            "CREATE TABLE audit(seq INTEGER PRIMARY KEY, body TEXT, prev BLOB, hash BLOB UNIQUE,"
            " signature BLOB)"
        )
        run("BEGIN")
        self.connection.executemany(
            "INSERT INTO number VALUES(?, 'free')", [(n,) for n in range(1, 5001)]
        )
        run("COMMIT")

    def issue(self, index, body, sealed):
        run = self.connection.execute
        identity = f"{index:036d}"
        run("BEGIN IMMEDIATE")
        run("UPDATE number SET state='issued' WHERE ordinal=?", (index,))
        run(
            "INSERT INTO document VALUES(?,?,?,?,?,?,?)",
            (identity, f"N{index}", "NAME", "PLATE", body, os.urandom(32), os.urandom(64)),
        )
        run("INSERT INTO outbox VALUES(?,'queued','2026-11-23T00:00:00Z',?)", (identity, body))
        run("INSERT INTO debt VALUES(?)", (identity,))
        run("INSERT OR REPLACE INTO draft VALUES(?,1)", (identity,))
        run("INSERT INTO stop VALUES(?,1,'2026-11-21T00:00:00Z',?)", (identity, body[:700]))
        run("INSERT INTO line VALUES(?,'NAME','PLATE','queued')", (f"N{index}",))
        run("INSERT INTO words VALUES(?,?)", (f"N{index} name given plate town 23 1007", "NM"))
        run(
            "INSERT INTO audit VALUES(?,?,?,?,?)",
            (index, identity, os.urandom(32), os.urandom(32), os.urandom(64)),
        )
        run("COMMIT")
        durable(self.folder / "mark.json", b'{"ordinal":1,"audit_seq":1}')
        durable(self.folder / f"{identity}.sealed", sealed)


def our_desk(folder):
    settings = Settings(data_dir=folder, argon2_memory_kib=19_456)
    desk = Desk(settings, open_laptop(settings), clock=SystemClock())
    officer = TRAINEES[0]
    return desk, desk.sign_on(officer.officer.username, officer.secret)


def a_ready_draft(client, read):
    return ready_stop(fill_from_license(client.new_stop(), read))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=300)
    runs = options.parse_args().runs
    read = read_payload(license_payload(), source=ScanSource.FILE, today=datetime.now(UTC).date())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk, client = our_desk(folder / "ours")
        (folder / "bare").mkdir()
        bare = BareWrites(folder / "bare")
        ours, reference = [], []
        for index in range(1, runs + 1):
            draft = a_ready_draft(client, read)
            began = time.perf_counter()
            result = client.issue(draft)
            ours.append((time.perf_counter() - began) * 1000)
            record = result.issued[0]
            sealed = os.urandom(len(record.body) + 400)
            began = time.perf_counter()
            bare.issue(index, record.body, sealed)
            reference.append((time.perf_counter() - began) * 1000)
        desk.close()
    ratio = statistics.median(ours) / statistics.median(reference)
    print(
        f"issue      median {statistics.median(ours):6.2f} ms  p99 {quantile(ours, 0.99):6.2f} ms"
    )
    print(
        f"same writes median {statistics.median(reference):5.2f} ms  "
        f"p99 {quantile(reference, 0.99):6.2f} ms"
    )
    print(f"ratio {ratio:.2f} (at most 3), p99 {quantile(ours, 0.99):.2f} ms (at most 20)")
    return 0 if ratio <= 3 and quantile(ours, 0.99) <= 20 else 1


if __name__ == "__main__":
    sys.exit(main())
