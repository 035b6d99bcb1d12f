"""The process is killed at random moments while it issues: nothing acknowledged is lost."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracs_mobile.domain.audit import genesis, link_hash
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.states import TicketFilter
from tracs_mobile.store.engine import assert_healthy, open_engine
from tracs_mobile.store.mark import FileHighWater
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.rescue import settle_marks
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeClock, FakeSigner

KEY, SALT = b"k" * 32, b"s" * 16
SIGNER = FakeSigner()
KILLS = 30

# One process loads the libraries, then makes a child for each kill: ten kills a second.
KILLER = """
    import json, os, random, signal, sys, time
    from datetime import UTC, datetime
    from pathlib import Path
    from tracs_mobile.ports import Mark
    from tracs_mobile.store.engine import open_engine
    from tracs_mobile.store.mark import FileHighWater
    from tracs_mobile.store.uow import SqlUnitOfWork
    from tracs_mobile.testing.fakes import FakeSigner
    from tracs_mobile.testing.issued import issue_one

    folder, kills, roll = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    NOW, signer = datetime(2026, 11, 22, 3, 48, tzinfo=UTC), FakeSigner()

    def issue_for_ever(pipe):
        engine = open_engine(folder / "tickets.db", key=b"k" * 32, salt=b"s" * 16)
        marks = FileHighWater(folder / "marks.json")
        while True:
            with SqlUnitOfWork(engine, signer=signer, database_id="db") as unit:
                number = issue_one(unit, signer=signer, at=NOW).document.number
                ordinal = unit.numbers.highest_used()
                mark = Mark(ordinal=ordinal, audit_seq=unit.audit.head().seq)
                unit.commit()
            marks.raise_to(mark)
            os.write(pipe, number.encode() + b"\\n")

    acknowledged = []
    for _ in range(kills):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            issue_for_ever(writing)
        os.close(writing)
        told, wanted = b"", roll.randrange(0, 12)
        while told.count(b"\\n") < wanted:
            told += os.read(reading, 4096)
        until = time.perf_counter() + roll.uniform(0, 0.006)
        while time.perf_counter() < until:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reading, 65536):
            told += more
        os.close(reading)
        acknowledged += told.decode().split()
    print(json.dumps(acknowledged))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="uses fork; the power-cut bench covers Windows")
def test_thirty_kills_lose_no_acknowledged_ticket_and_double_none(tmp_path):
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=KEY, salt=SALT)
    migrate(engine, path)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=5000))
        unit.commit()
    engine.dispose()
    seed = random.SystemRandom().randrange(10**9)
    print("seed", seed)
    command = [sys.executable, "-c", textwrap.dedent(KILLER), str(tmp_path), str(KILLS), str(seed)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    acknowledged = json.loads(run.stdout)
    assert len(acknowledged) == len(set(acknowledged)) > KILLS
    check(tmp_path, acknowledged)


def check(folder: Path, acknowledged: list[str]) -> None:
    engine = open_engine(folder / "tickets.db", key=KEY, salt=SALT)
    migrate(engine, folder / "tickets.db")
    assert_healthy(engine)

    def units() -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, signer=SIGNER, database_id="db")

    marks = FileHighWater(folder / "marks.json")
    assert settle_marks(units, marks, FakeClock(datetime(2026, 11, 22, tzinfo=UTC))) == 0
    with units() as unit:
        account = unit.numbers.account()
        rows = unit.documents.find(TicketFilter(), limit=100_000)
        entries = unit.audit.entries()
        assert account.balanced
        assert account.void == 0
        assert account.issued == len(rows) == len({row.number for row in rows}) == len(entries)
        assert unit.outbox.summary().waiting == len(rows)
        assert len(unit.prints.owed()) == len(rows)
        assert set(acknowledged) <= {row.number for row in rows}
        # Without gaps: the numbers used are the first ones of the block.
        assert {row.number for row in rows} == {f"TRAIN-{n:07d}" for n in range(1, len(rows) + 1)}
        # Each kill may leave at most one ticket that was committed and not acknowledged.
        assert len(rows) - len(acknowledged) <= KILLS
        assert marks.read().ordinal == unit.numbers.highest_used()
    prev = genesis(SIGNER.device_id, "db")
    for entry in entries:
        assert entry.prev == prev
        prev = link_hash(
            seq=entry.seq,
            at=entry.at,
            kind=entry.kind,
            actor=entry.actor,
            body=entry.body,
            prev=entry.prev,
        )
        assert entry.hash == prev
    engine.dispose()
