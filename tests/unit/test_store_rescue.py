"""A restored copy of the database hands out no number twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.ports import Mark, UnitOfWorkFactory
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.raw import raw_of
from tracs_mobile.store.rescue import settle_marks
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeClock, FakeHighWater, FakeSigner, FakeStore
from tracs_mobile.testing.issued import issue_one

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
CLOCK = FakeClock(NOW)


@pytest.fixture(params=["sql", "fake"])
def units(request, tmp_path) -> Iterator[UnitOfWorkFactory]:
    if request.param == "fake":
        yield FakeStore(SIGNER).units
        return
    engine = open_engine(tmp_path / "tickets.db", key=b"k" * 32, salt=b"s" * 16)
    migrate(engine, tmp_path / "tickets.db")
    yield lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db")
    engine.dispose()


def add_block(units: UnitOfWorkFactory, first: int, last: int) -> None:
    with units() as unit:
        unit.numbers.add_block(
            NumberBlock(block_id=f"b{first}", prefix="TRAIN-", first=first, last=last)
        )
        unit.commit()


def issue(units: UnitOfWorkFactory, count: int) -> list[str]:
    with units() as unit:
        numbers = [issue_one(unit, signer=SIGNER, at=NOW).document.number for _ in range(count)]
        unit.commit()
    return numbers


def test_a_first_start_has_nothing_to_settle(units):
    marks = FakeHighWater()
    assert settle_marks(units, marks, CLOCK) == 0
    assert marks.read() == Mark()


def test_a_crash_between_commit_and_mark_raises_the_mark(units):
    add_block(units, 1, 20)
    issue(units, 3)
    marks = FakeHighWater(Mark(ordinal=2, audit_seq=2))
    assert settle_marks(units, marks, CLOCK) == 0
    assert marks.read() == Mark(ordinal=3, audit_seq=3)


@pytest.mark.expects_log_warnings
def test_an_older_copy_burns_what_may_be_on_paper_and_says_so_in_the_audit(units):
    add_block(units, 1, 20)
    issue(units, 3)
    marks = FakeHighWater(Mark(ordinal=8, audit_seq=9))
    assert settle_marks(units, marks, CLOCK) == 5
    with units() as unit:
        account = unit.numbers.account()
        entry = unit.audit.entries()[-1]
    assert (account.issued, account.void, account.free) == (3, 5, 12)
    assert (entry.kind, entry.body) == ("restore", "number 8 entry 9 burned 5")
    assert issue(units, 1) == ["TRAIN-0000009"]
    assert marks.read() == Mark(ordinal=8, audit_seq=9)


@pytest.mark.expects_log_warnings
def test_an_older_copy_is_settled_once_not_at_every_start(units):
    add_block(units, 1, 20)
    issue(units, 3)
    marks = FakeHighWater(Mark(ordinal=8, audit_seq=90))
    settle_marks(units, marks, CLOCK)
    with units() as unit:
        entries = len(unit.audit.entries())
    for _ in range(3):
        assert settle_marks(units, marks, CLOCK) == 0
    with units() as unit:
        assert len(unit.audit.entries()) == entries


@pytest.mark.expects_log_warnings
def test_an_older_copy_is_noticed_by_the_audit_alone(units):
    """Numbers of a lower block were used after the copy was made; the highest one says nothing."""
    add_block(units, 101, 102)
    issue(units, 2)
    add_block(units, 1, 20)
    marks = FakeHighWater(Mark(ordinal=102, audit_seq=7))
    assert settle_marks(units, marks, CLOCK) == 20
    with units() as unit:
        assert unit.numbers.account().free == 0


@pytest.mark.expects_log_warnings
def test_numbers_that_come_back_with_their_block_later_stay_burned(units):
    add_block(units, 1, 5)
    issue(units, 5)
    marks = FakeHighWater(Mark(ordinal=12, audit_seq=12))
    assert settle_marks(units, marks, CLOCK) == 0
    add_block(units, 6, 20)
    assert issue(units, 1) == ["TRAIN-0000013"]


@pytest.mark.expects_log_warnings
def test_a_real_copy_put_back_reuses_no_number_that_left(tmp_path):
    path, copy = tmp_path / "tickets.db", tmp_path / "copy.db"
    key, salt = b"k" * 32, b"s" * 16
    engine = open_engine(path, key=key, salt=salt)
    migrate(engine, path)

    def units() -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, signer=SIGNER, database_id="db")

    add_block(units, 1, 50)
    marks = FakeHighWater()
    issue(units, 4)
    with engine.connect() as connection:
        raw_of(connection).execute("VACUUM INTO ?", (str(copy),))
    left = issue(units, 6)
    settle_marks(units, marks, CLOCK)
    engine.dispose()
    for name in ("tickets.db-wal", "tickets.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    copy.replace(path)
    assert settle_marks(units, marks, CLOCK) == 6
    after = issue(units, 1)
    assert after == ["TRAIN-0000011"]
    assert not set(after) & set(left)
    engine.dispose()
