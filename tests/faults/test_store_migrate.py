"""An update of the database's shape loses no row, no guard and no link, or does not happen."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect

from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import StoreError
from tracs_mobile.ports.updating import RecordsStep
from tracs_mobile.store.engine import assert_healthy, open_engine
from tracs_mobile.store.migrate import VERSIONS, copy_records, migrate
from tracs_mobile.store.raw import one_value, raw_of
from tracs_mobile.store.tables import metadata
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeSigner
from tracs_mobile.testing.issued import issue_one

KEY, SALT = b"k" * 32, b"s" * 16
NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
NEXT = (*VERSIONS, "9002")

REBUILD = """
    with op.batch_alter_table(
        "document", recreate="always", table_kwargs={"sqlite_strict": True}
    ) as table:
        table.add_column(sa.Column("extra", sa.Text, nullable=False, server_default=""))
"""


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=KEY, salt=SALT)
    migrate(engine, path)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=50))
        for _ in range(5):
            issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()
    yield engine, path
    engine.dispose()


def scripts_with(folder: Path, upgrade: str) -> str:
    """Our migrations plus an invented next one."""
    target = folder / "scripts"
    shutil.copytree(str(resources.files("migrations")), target)
    head = f"""
        import sqlalchemy as sa
        from alembic import op
        revision = "9002"
        down_revision = {VERSIONS[-1]!r}
        def upgrade():
    """
    body = textwrap.dedent(head).strip() + "\n" + textwrap.indent(textwrap.dedent(upgrade), "    ")
    (target / "versions" / "9002_next.py").write_text(body, "utf-8")
    return str(target)


def dump(engine: Engine) -> dict[str, object]:
    with engine.connect() as connection:
        raw = raw_of(connection)
        names = [
            row[1]
            for row in raw.execute("PRAGMA table_list")
            if row[2] == "table" and row[1][:7] != "sqlite_"
        ]
        return {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def test_a_rebuilt_parent_table_keeps_children_guards_and_strictness(database, tmp_path):
    engine, path = database
    before = dump(engine)
    migrate(engine, path, versions=NEXT, scripts=scripts_with(tmp_path, REBUILD))
    after = dump(engine)
    assert_healthy(engine)
    for name in ("outbox", "print_owed", "audit", "ticket_number", "kept"):
        assert after[name] == before[name]
    assert [row[:-1] for row in after["document"]] == before["document"]
    with engine.connect() as connection:
        raw = raw_of(connection)
        assert one_value(raw, "PRAGMA foreign_keys") == 1
        assert one_value(raw, "SELECT version_num FROM alembic_version") == "9002"


@pytest.mark.parametrize(
    "upgrade",
    [
        # Loses rows: SQLite would not mind, the row count does.
        'op.execute("DELETE FROM print_owed")',
        # Forgets that the table was STRICT.
        """
        with op.batch_alter_table("document", recreate="always",
                                  table_kwargs={"sqlite_strict": False}) as table:
            table.add_column(sa.Column("extra", sa.Text))
        """,
        # Leaves children without their parent.
        "op.execute(\"UPDATE outbox SET document_id = 'nobody' WHERE entry = 1\")",
    ],
)
def test_an_update_that_would_lose_something_is_taken_back(database, tmp_path, upgrade):
    engine, path = database
    before = dump(engine)
    with pytest.raises(StoreError, match="without loss"):
        migrate(engine, path, versions=NEXT, scripts=scripts_with(tmp_path, upgrade))
    assert dump(engine) == before
    assert_healthy(engine)


@pytest.mark.parametrize("last", ['op.execute("nonsense")', "1 / 0"])
def test_an_update_that_fails_half_way_leaves_nothing_behind(database, tmp_path, last):
    engine, path = database
    before = dump(engine)
    upgrade = f'op.execute("CREATE TABLE half (a TEXT) STRICT")\n{last}'
    with pytest.raises((StoreError, ZeroDivisionError)):
        migrate(engine, path, versions=NEXT, scripts=scripts_with(tmp_path, upgrade))
    assert dump(engine) == before
    assert_healthy(engine)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()


def test_a_copy_under_the_same_key_is_made_first_and_ten_are_kept(database, tmp_path):
    engine, path = database
    before = dump(engine)
    folder = path.parent / "snapshots"
    folder.mkdir()
    for turn in range(1, 13):
        (folder / f"tickets-{turn:06d}-0000.db").write_bytes(b"old")
    migrate(engine, path, versions=NEXT, scripts=scripts_with(tmp_path, REBUILD))
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == 10
    assert names[-1] == f"tickets-000013-{VERSIONS[-1]}.db"
    copy = open_engine(folder / names[-1], key=KEY, salt=SALT)
    assert dump(copy) == before
    copy.dispose()


def test_a_copy_before_an_installation_opens_under_the_same_key(database):
    engine, path = database
    copy_records(engine, path)
    (kept,) = (path.parent / "snapshots").iterdir()
    copy = open_engine(kept, key=KEY, salt=SALT)
    assert dump(copy) == dump(engine)
    copy.dispose()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes to set")
def test_without_space_for_the_copy_the_update_does_not_start(database, tmp_path):
    import resource

    engine, path = database
    before = dump(engine)
    scripts = scripts_with(tmp_path, REBUILD)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    try:
        with pytest.raises(StoreError):
            migrate(engine, path, versions=NEXT, scripts=scripts)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((path.parent / "snapshots").iterdir()) == []
    assert dump(engine) == before
    migrate(engine, path, versions=NEXT, scripts=scripts)
    assert len(list((path.parent / "snapshots").iterdir())) == 1


def test_the_tables_of_the_queries_are_the_tables_of_the_file(database):
    engine, _path = database
    found = inspect(engine)
    tables = {name for name in found.get_table_names() if not name.startswith("finder")}
    assert tables == {*metadata.tables, "alembic_version"}
    for name, table in metadata.tables.items():
        columns = {column["name"]: not column["nullable"] for column in found.get_columns(name)}
        assert columns == {column.name: not column.nullable for column in table.columns}


def test_no_table_cascades_and_no_index_is_partial_and_all_are_strict(database):
    engine, _path = database
    with engine.connect() as connection:
        raw = raw_of(connection)
        words = " ".join(
            row[0] or "" for row in raw.execute("SELECT sql FROM sqlite_master").fetchall()
        )
        loose = [
            row[1]
            for row in raw.execute("PRAGMA table_list").fetchall()
            if row[2] == "table" and not row[5] and not row[1].startswith("sqlite_")
        ]
        indexes = [
            index
            for name in metadata.tables
            for index in raw.execute(f"PRAGMA index_list({name})").fetchall()
        ]
    assert "CASCADE" not in words.upper()
    assert loose == ["alembic_version"]
    assert indexes
    assert [index[1] for index in indexes if index[4]] == []


def test_the_newest_migration_is_the_version_the_program_expects():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "migrations:.")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == VERSIONS[-1]
    assert [step.revision for step in scripts.walk_revisions()][::-1] == list(VERSIONS)


def test_a_start_with_nothing_to_update_does_not_load_the_migration_library(database):
    engine, path = database
    engine.dispose()
    program = f"""
        import sys
        from pathlib import Path
        from tracs_mobile.store.engine import assert_healthy, open_engine
        from tracs_mobile.store.migrate import migrate
        path = Path({str(path)!r})
        engine = open_engine(path, key={KEY!r}, salt={SALT!r})
        migrate(engine, path)
        assert_healthy(engine)
        assert "alembic" not in sys.modules
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True)


def test_the_first_migration_runs_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=KEY, salt=SALT)
    migrate(engine, path)
    assert_healthy(engine)
    engine.dispose()


def test_each_step_of_an_update_is_told_and_nothing_when_there_is_none(database, tmp_path):
    engine, path = database
    told = []
    migrate(engine, path, told=told.append)
    assert told == []
    scripts = scripts_with(tmp_path, REBUILD)
    migrate(engine, path, versions=NEXT, scripts=scripts, told=told.append)
    assert told == [RecordsStep.COPYING, RecordsStep.CHANGING]


def test_a_program_that_is_killed_in_the_middle_of_an_update_leaves_the_old_records(
    database, tmp_path
):
    engine, path = database
    before = dump(engine)
    engine.dispose()
    killed = 'op.execute("DELETE FROM print_owed")\nimport os\nos._exit(9)'
    scripts = scripts_with(tmp_path, killed)
    program = f"""
        from pathlib import Path
        from tracs_mobile.store.engine import open_engine
        from tracs_mobile.store.migrate import migrate
        path = Path({str(path)!r})
        engine = open_engine(path, key={KEY!r}, salt={SALT!r})
        migrate(engine, path, versions={NEXT!r}, scripts={scripts!r})
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert done.returncode == 9
    again = open_engine(path, key=KEY, salt=SALT)
    assert dump(again) == before
    assert_healthy(again)
    assert len(list((path.parent / "snapshots").iterdir())) == 1, "the copy came first"
    shutil.rmtree(tmp_path / "scripts")
    migrate(again, path, versions=NEXT, scripts=scripts_with(tmp_path, REBUILD))
    assert_healthy(again)
    again.dispose()
