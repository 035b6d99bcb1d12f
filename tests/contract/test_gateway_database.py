"""The gateway's database is the same on SQLite and on PostgreSQL, and never loses what it had."""

import importlib
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, insert, inspect, select, text

from sync.gateway.database import Database, bump, version
from sync.gateway.migrate import VERSIONS
from sync.gateway.tables import (
    AGENCY,
    CLAIM,
    DEVICE,
    DEVICE_TALLY,
    METADATA,
    NEWS,
    OFFICER,
    REGISTER,
    SUBMISSION,
    TALLY_AGENCY,
    TICKET,
)
from tracs_mobile.errors import StoreDamaged, StoreError, StoreTooNew

FIRST = importlib.import_module("sync.gateway.migrations.versions.0001_first_release")._METADATA
AT = "2026-11-22T03:48:00.000000Z"
OLD = {
    "config_version": {"id": 1, "version": 7},
    "agency": {"judiciary_code": "1234", "name": "A", "record": b"{}", "logo_png": b"\x89"},
    "officer": {"leo_number": "07A12", "agency": "1234", "record": b'{"a":1}'},
    "device": {
        "device_id": "LAPTOP-1",
        "agency": "1234",
        "public_pem": b"pem",
        "revoked": False,
        "last_seen_at": AT,
        "heartbeat": None,
    },
    "number_block": {
        "block_id": "TRAIN-1-9",
        "device_id": "LAPTOP-1",
        "prefix": "TRAIN-",
        "first": 1,
        "last": 9,
        "width": 7,
    },
    "submission": {
        "id": 41,
        "number": "TRAIN-0000001",
        "seq": 1,
        "event": "issue",
        "document_id": "d",
        "digest": bytes(32),
        "kind": "complaint",
        "training": True,
        "issued_at": AT,
        "received_at": AT,
        "channel": "https",
        "device_id": "LAPTOP-1",
        "agency": "1234",
        "officer": "07A12",
        "signature": bytes(64),
        "body_locked": b"\0\xff",
        "receipt": "a.b.c",
    },
}


def first_release(url, *, without=()):
    """A database as the first release made it: its tables, no mark of a version."""
    engine = create_engine(url)
    with engine.begin() as connection:
        tables = [table for name, table in FIRST.tables.items() if name not in without]
        FIRST.create_all(connection, tables=tables)
        for name, row in OLD.items():
            connection.execute(insert(FIRST.tables[name]).values(row))
    engine.dispose()


def rows(database, query):
    with database.read() as connection:
        return [dict(row._mapping) for row in connection.execute(query)]


def shape(connection):
    """Every table with its columns, its key and its indexes."""
    found = inspect(connection)
    return {
        name: (
            {(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)},
            found.get_pk_constraint(name)["constrained_columns"],
            {(tuple(i["column_names"]), bool(i["unique"])) for i in found.get_indexes(name)},
        )
        for name in found.get_table_names()
        if name != "alembic_version" and not is_a_month(name)
    }


def is_a_month(name):
    """Whether a table is a part of `submission` and none by itself."""
    return name.startswith("submission_")


def no_months(_item, name, kind, _reflected, _compared):
    return not (is_a_month(name) and kind == "table")


def test_a_new_database_starts_at_version_0_and_keeps_what_is_written(bare_gateway_url):
    database = Database(bare_gateway_url)
    with database.write() as connection:
        bump(connection)
    database.close()
    again = Database(bare_gateway_url)
    with again.read() as connection:
        assert version(connection) == 1
    again.close()


@pytest.mark.parametrize("begun", ["new", "first release"])
def test_the_migrations_make_what_the_program_works_with(bare_gateway_url, begun):
    if begun == "first release":
        first_release(bare_gateway_url)
    database = Database(bare_gateway_url)
    with database.read() as connection:
        options = {"compare_type": True, "include_object": no_months}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
        found = shape(connection)
    database.close()
    for table in METADATA.sorted_tables:
        assert found[table.name][1] == [column.name for column in table.primary_key]
    assert set(found) == set(METADATA.tables)


def test_a_database_of_the_first_release_is_taken_over_with_all_it_holds(bare_gateway_url):
    first_release(bare_gateway_url)
    database = Database(bare_gateway_url)
    (officer,) = rows(database, select(OFFICER))
    assert officer == {**OLD["officer"], "effective_from": ""}
    (agency,) = rows(database, select(AGENCY))
    assert agency == {**OLD["agency"], "contact_email": "", "feed_consent": False}
    (device,) = rows(database, select(DEVICE))
    since = {
        "name": "",
        "enrolled_at": "",
        "revoked_at": "",
        "revoked_reason": "",
        "config_version": 0,
        "config_digest": "",
    }
    assert device == {**OLD["device"], **since}
    (submission,) = rows(database, select(SUBMISSION))
    assert submission.items() >= OLD["submission"].items()
    with database.read() as connection:
        assert version(connection) == 7
    database.close()


def test_ids_go_on_after_those_of_the_first_release(bare_gateway_url):
    first_release(bare_gateway_url)
    database = Database(bare_gateway_url)
    assert rows(database, select(REGISTER)) == [{"id": 1, "last_id": 41}]
    database.close()


def test_what_arrived_before_is_claimed_and_counted(bare_gateway_url):
    first_release(bare_gateway_url)
    database = Database(bare_gateway_url)
    (claim,) = rows(database, select(CLAIM))
    assert (claim["number"], claim["seq"], claim["submission_id"]) == ("TRAIN-0000001", 1, 41)
    (ticket,) = rows(database, select(TICKET))
    assert (ticket["officer"], ticket["tenths"], ticket["training"]) == ("07A12", 0, True)
    (day,) = rows(database, select(TALLY_AGENCY))
    assert day == {
        "day": "2026-11-21",
        "agency": "1234",
        "training": True,
        "step": 0,
        "tickets": 1,
        "total": 0,
    }
    assert rows(database, select(DEVICE_TALLY)) == [{"device_id": "LAPTOP-1", "numbers": 1}]
    database.close()


def test_an_early_database_that_lacks_the_last_tables_of_its_release_gets_them(bare_gateway_url):
    first_release(bare_gateway_url, without=("refusal", "reason"))
    database = Database(bare_gateway_url)
    with database.read() as connection:
        assert set(shape(connection)) == set(METADATA.tables)
    database.close()


def test_an_officer_can_have_a_second_term_afterwards(bare_gateway_url):
    first_release(bare_gateway_url)
    database = Database(bare_gateway_url)
    term = {**OLD["officer"], "effective_from": "2027-01-01"}
    with database.write() as connection:
        connection.execute(insert(OFFICER).values(term))
    assert len(rows(database, select(OFFICER))) == 2
    database.close()


def test_a_database_of_a_newer_gateway_is_refused_and_left_alone(bare_gateway_url):
    database = Database(bare_gateway_url)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        before = shape(connection)
    database.close()
    with pytest.raises(StoreTooNew, match="newer version of the gateway"):
        Database(bare_gateway_url)
    engine = create_engine(bare_gateway_url)
    with engine.connect() as connection:
        assert shape(connection) == before
    engine.dispose()


def test_a_database_that_lost_its_mark_or_belongs_to_another_program_is_refused(bare_gateway_url):
    database = Database(bare_gateway_url)
    with database.write() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    database.close()
    with pytest.raises(StoreDamaged, match="lost the mark"):
        Database(bare_gateway_url)


def test_the_database_of_another_program_is_not_touched(bare_gateway_url):
    engine = create_engine(bare_gateway_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE agency (id INTEGER)"))
    with pytest.raises(StoreError, match="another program"):
        Database(bare_gateway_url)
    with engine.connect() as connection:
        assert set(shape(connection)) == {"agency"}
    engine.dispose()


OPEN = (
    "import sys; sys.stdin.readline(); from sync.gateway.database import Database;"
    " Database(sys.argv[1]).close(); print('open')"
)


@pytest.mark.parametrize("begun", ["new", "first release"])
def test_gateways_that_start_at_once_do_not_disturb_each_other(bare_gateway_url, begun):
    if begun == "first release":
        first_release(bare_gateway_url)
    command = [sys.executable, "-c", OPEN, bare_gateway_url]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0] for process in started] == ["open\n"] * 3
    database = Database(bare_gateway_url)
    with database.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).all() == [
            (VERSIONS[-1],)
        ]
    database.close()


def test_a_reader_sees_one_moment_while_others_write(bare_gateway_url):
    database = Database(bare_gateway_url)
    with database.read() as reading:
        assert version(reading) == 0
        with database.write() as writing:
            bump(writing)
        assert version(reading) == 0
    with database.read() as reading:
        assert version(reading) == 1
    database.close()


def test_rows_of_two_gateways_become_visible_in_the_order_of_their_ids(bare_gateway_url):
    """Else a laptop that reads on from a cursor would miss what was committed late."""
    one, two = Database(bare_gateway_url), Database(bare_gateway_url)
    news = {"device_id": "L", "number": "N", "seq": 1, "kind": "filed", "at": AT, "by": ""}
    with one.write() as connection:
        connection.execute(insert(NEWS).values(**news, note_locked=b""))
        seen = [row["cursor"] for row in rows(two, select(NEWS.c.cursor))]
        assert seen == []
    with two.write() as connection:
        connection.execute(insert(NEWS).values(**news, note_locked=b""))
    assert [row["cursor"] for row in rows(one, select(NEWS.c.cursor))] == [1, 2]
    one.close()
    two.close()
