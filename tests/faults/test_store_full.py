"""A disk that is full or fails: nothing is called issued that is not on it."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, event

from tracs_mobile.domain.names import DraftId
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import StoreFull, StoreInDoubt
from tracs_mobile.store.engine import assert_healthy, open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.raw import raw_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeSigner
from tracs_mobile.testing.issued import issue_one

KEY, SALT = b"k" * 32, b"s" * 16
NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "tickets.db"


@pytest.fixture
def engine(path) -> Iterator[Engine]:
    engine = open_engine(path, key=KEY, salt=SALT)
    migrate(engine, path)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=500))
        unit.commit()
    yield engine
    engine.dispose()


def issue(engine: Engine) -> str:
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        number = issue_one(unit, signer=SIGNER, at=NOW).document.number
        unit.commit()
    return number


def assert_exactly(engine: Engine, numbers: list[str]) -> None:
    assert_healthy(engine)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        account = unit.numbers.account()
        assert account.balanced
        assert (account.issued, account.void) == (len(numbers), 0)
        assert unit.documents.count() == len(numbers)
        assert unit.outbox.summary().waiting == len(numbers)
        assert len(unit.prints.owed()) == len(numbers)
        assert unit.audit.head().seq == len(numbers)
        for number in numbers:
            assert unit.documents.by_number(number) is not None


def test_a_full_disk_issues_nothing_and_works_again_with_space(engine):
    with engine.connect() as connection:
        pages = raw_of(connection).execute("PRAGMA page_count").fetchone()[0]
    limit = {"pages": pages + 40}

    def hold_back(raw: object, _record: object, _proxy: object) -> None:
        raw.execute(f"PRAGMA max_page_count={limit['pages']}").fetchone()

    event.listen(engine, "checkout", hold_back)
    issued: list[str] = []
    with pytest.raises(StoreFull, match="disk of this laptop is full"):
        for _ in range(400):
            issued.append(issue(engine))
    assert issued
    assert_exactly(engine, issued)
    with pytest.raises(StoreFull):
        issue(engine)
    limit["pages"] = pages + 4000
    issued.append(issue(engine))
    assert issued[-1] == f"TRAIN-{len(issued):07d}"
    assert_exactly(engine, issued)


def failing_commit(engine: Engine, *, code: int | None, lands: bool) -> None:
    """Make the next commit report a fault, before or after it reached the disk."""

    def fail(connection: object) -> None:
        if lands:
            raw_of(connection).commit()
        fault = driver.OperationalError("invented fault")
        if code is not None:
            fault.sqlite_errorcode = code
        raise fault

    event.listen(engine, "commit", fail, once=True)


@pytest.mark.parametrize("code", [None, 10, 13])
def test_a_commit_that_raised_but_landed_is_in_doubt_and_can_be_looked_up(engine, code):
    failing_commit(engine, code=code, lands=True)
    with pytest.raises(StoreInDoubt):
        issue(engine)
    assert_exactly(engine, ["TRAIN-0000001"])


@pytest.mark.parametrize(("code", "error"), [(13, StoreFull), (10, StoreInDoubt)])
def test_a_commit_that_raised_and_did_not_land_leaves_nothing(engine, code, error):
    failing_commit(engine, code=code, lands=False)
    with pytest.raises(error):
        issue(engine)
    assert_exactly(engine, [])
    assert issue(engine) == "TRAIN-0000001"


LIMITED = """
    import json, resource, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from tracs_mobile.errors import StoreError
    from tracs_mobile.store.engine import open_engine
    from tracs_mobile.store.uow import SqlUnitOfWork
    from tracs_mobile.testing.fakes import FakeSigner
    from tracs_mobile.testing.issued import issue_one

    NOW, signer = datetime(2026, 11, 22, 3, 48, tzinfo=UTC), FakeSigner()
    engine = open_engine(Path(sys.argv[1]), key=b"k" * 32, salt=b"s" * 16)

    def issue():
        with SqlUnitOfWork(engine, signer=signer, database_id="db") as unit:
            number = issue_one(unit, signer=signer, at=NOW).document.number
            unit.commit()
        return number

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, hard))
    issued, faults = [], []
    while len(faults) < 3:
        try:
            issued.append(issue())
        except StoreError as error:
            faults.append(type(error).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    issued.append(issue())
    print(json.dumps({"issued": issued, "faults": faults}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes to set")
def test_a_file_that_may_not_grow_loses_nothing_and_goes_on_after(engine, path):
    engine.dispose()
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LIMITED), str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(run.stdout)
    assert set(told["faults"]) <= {"StoreFull", "StoreInDoubt", "StoreError"}
    assert len(told["issued"]) > 5
    assert_exactly(engine, told["issued"])


def full_at(engine: Engine, word: str) -> None:
    """Let the disk be full at every statement with `word` in it."""

    @event.listens_for(engine, "before_cursor_execute")
    def _refuse(_connection, _cursor, statement, *_rest):
        if word in statement:
            fault = driver.OperationalError("database or disk is full")
            fault.sqlite_errorcode = 13
            raise fault


def test_a_fault_just_before_the_commit_stays_in_our_error_tree(engine):
    full_at(engine, "ORDER BY audit.seq DESC")
    with (
        pytest.raises(StoreFull),
        SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit,
    ):
        unit.drafts.save(DraftId("d"), b"{}", officer="07A12", at=NOW)  # no link, so it looks
        unit.commit()
