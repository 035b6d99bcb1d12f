"""The audit of the gateway is one chain, whoever writes it, and shows what was done to it."""

import json
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import chain
from sync.gateway.office.anchor import FILE, Anchor, Signer
from sync.gateway.office.chain_check import verify
from sync.gateway.office.reading_audit import PAGE, Wanted, as_csv, entries, kinds
from sync.gateway.tables import AUDIT
from tracs_mobile.errors import BadSignature
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.vault.jws import SigningKey

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)


@pytest.fixture
def place(gateway_url, tmp_path):
    """An empty database and keys in a folder."""
    database = Database(gateway_url)
    yield database, load_or_create_keys(tmp_path / "keys")
    database.close()


def write(database, count, actor="quimbye", at=NOW):
    for number in range(count):
        with database.write() as connection:
            chain.note(connection, actor, "thing-done", {"number": number}, at)


def tear(database, statement):
    """Do it as somebody who owns the database: without the guards."""
    with database.write() as connection:
        if database.kind == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER IF EXISTS audit_no_update")
            connection.exec_driver_sql("DROP TRIGGER IF EXISTS audit_no_delete")
        else:
            connection.exec_driver_sql("DROP TRIGGER IF EXISTS audit_stays ON audit")
        connection.execute(statement)


def verdict(place, now=NOW):
    database, keys = place
    return verify(database, Anchor(database, keys), now)


def test_an_empty_audit_is_whole(place):
    found = verdict(place)
    assert (found.whole, found.count, found.signed) == (True, 0, None)


def test_what_was_noted_is_whole_and_the_newest_is_signed_at_each_check(place):
    database, keys = place
    write(database, 3)
    found = verdict(place)
    assert (found.whole, found.count, found.signed.seq) == (True, 3, 3)
    assert (keys.folder / FILE).stat().st_mode & 0o777 == 0o600
    write(database, 2)
    assert verdict(place).signed.seq == 5


def test_an_entry_is_only_there_when_what_it_tells_of_is(place):
    database, _ = place
    write(database, 1)

    class Stopped(Exception):
        pass

    with pytest.raises(Stopped), database.write() as connection:
        chain.note(connection, "quimbye", "thing-done", {}, NOW)
        raise Stopped
    write(database, 1)
    assert verdict(place).count == 2


@pytest.mark.parametrize(
    "statement",
    [
        update(AUDIT).values(actor="somebody"),
        delete(AUDIT),
        delete(AUDIT).where(AUDIT.c.seq == 2),
    ],
)
def test_the_database_itself_refuses_to_change_it(place, statement):
    database, _ = place
    write(database, 2)
    with pytest.raises(DatabaseError, match="never changed"), database.write() as connection:
        connection.execute(statement)
    assert verdict(place).whole


@pytest.mark.parametrize("gateway_url", ["postgresql"], indirect=True)
def test_a_table_cannot_be_emptied_at_once(place):
    database, _ = place
    write(database, 2)
    with pytest.raises(DatabaseError, match="never changed"), database.write() as connection:
        connection.exec_driver_sql("TRUNCATE audit")


@pytest.mark.parametrize(
    ("statement", "says", "whole"),
    [
        (update(AUDIT).where(AUDIT.c.seq == 3).values(actor="x"), "Entry 3 was changed", 2),
        (update(AUDIT).where(AUDIT.c.seq == 3).values(body="{}"), "Entry 3 was changed", 2),
        (
            update(AUDIT).where(AUDIT.c.seq == 3).values(at="2026-11-26T16:00:00.000000Z"),
            "Entry 3 was changed",
            2,
        ),
        (
            update(AUDIT).where(AUDIT.c.seq == 3).values(prev=bytes(32)),
            "Entry 3 does not follow entry 2",
            2,
        ),
        (delete(AUDIT).where(AUDIT.c.seq == 3), "Entry 3 is missing", 2),
        (delete(AUDIT).where(AUDIT.c.seq == 1), "Entry 1 is missing", 0),
        (delete(AUDIT).where(AUDIT.c.seq > 3), "The newest 2 entries are missing", 3),
        (delete(AUDIT), "The newest 5 entries are missing", 0),
    ],
)
def test_what_the_owner_of_the_database_did_is_found(place, statement, says, whole):
    database, _ = place
    write(database, 5)
    assert verdict(place).whole
    tear(database, statement)
    found = verdict(place)
    assert says in found.problem
    assert (found.whole, found.head.seq) == (False, whole)


def test_a_chain_made_anew_with_right_hashes_is_found(place):
    database, _ = place
    write(database, 5)
    assert verdict(place).whole
    tear(database, delete(AUDIT))
    write(database, 9, actor="forger")
    found = verdict(place)
    assert "Entry 5 is not the one that was signed" in found.problem


@pytest.mark.expects_log_warnings
def test_a_cut_chain_is_not_signed_over_by_what_is_noted_next(place):
    database, keys = place
    write(database, 5)
    assert Anchor(database, keys).keep(NOW)
    tear(database, delete(AUDIT).where(AUDIT.c.seq > 2))
    write(database, 1)
    assert not Anchor(database, keys).keep(NOW)
    assert Anchor(database, keys).held().seq == 5
    assert not verdict(place).whole


def test_a_signed_head_of_another_key_or_of_no_form_is_found(place):
    database, keys = place
    write(database, 2)
    other = replace(keys, signing=SigningKey.generate())
    Anchor(database, other).keep(NOW)
    with pytest.raises(BadSignature):
        Anchor(database, keys).held()
    assert "signed head" in verdict(place).problem
    (keys.folder / FILE).write_bytes(b"\xff\xfe nothing")
    assert "signed head" in verdict(place).problem


def test_after_a_backup_was_restored_somebody_may_go_on_and_the_audit_says_so(place, gateway_url):
    database, keys = place
    write(database, 5)
    verdict(place)
    tear(database, delete(AUDIT).where(AUDIT.c.seq > 2))
    told = command("audit", "accept", gateway_url, keys)
    assert told.returncode == 0, told.stderr
    found = verdict(place)
    assert (found.whole, found.count) == (True, 3)
    with database.read() as connection:
        newest = entries(connection, Wanted())[0]
    assert (newest.kind, newest.said) == ("audit-head-accepted", (("signed before", "5"),))


def command(name, doing, url, keys, *more):
    line = [sys.executable, "-m", "sync.gateway", name, doing, "--database", url]
    return subprocess.run(
        [*line, "--keys", str(keys.folder), *more],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_checks_it_and_its_exit_code_tells(place, gateway_url):
    database, keys = place
    write(database, 4)
    told = command("audit", "verify", gateway_url, keys)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("All 4 entries are whole; head ")
    tear(database, update(AUDIT).where(AUDIT.c.seq == 2).values(kind="other"))
    told = command("audit", "verify", gateway_url, keys)
    assert told.returncode == 1
    assert told.stderr == "Entry 2 was changed. The entries up to 1 are whole.\n"


def test_two_gateways_and_many_threads_write_one_chain(place, gateway_url):
    database, _ = place
    second = Database(gateway_url)
    faults = []

    def work(which, actor):
        try:
            write(which, 15, actor=actor)
        except DatabaseError as fault:
            faults.append(fault)

    threads = [
        threading.Thread(target=work, args=(which, f"{name}{n}"))
        for which, name in ((database, "first"), (second, "second"))
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    second.close()
    assert faults == []
    found = verdict(place)
    assert (found.whole, found.count) == (True, 60)


def test_the_audit_is_looked_through_by_person_kind_and_day_of_the_east(place):
    database, _ = place
    # 04:30 UTC is still the day before in Vermont.
    write(database, 1, actor="early", at=datetime(2026, 11, 26, 4, 30, tzinfo=UTC))
    write(database, 2, actor="late", at=datetime(2026, 11, 26, 5, 30, tzinfo=UTC))
    with database.write() as connection:
        chain.note(connection, "late", "other-thing", {}, NOW)
    day = datetime(2026, 11, 25, tzinfo=UTC).date()
    with database.read() as connection:

        def found(**wanted):
            return [e.seq for e in entries(connection, Wanted(**wanted))]

        assert found() == [4, 3, 2, 1]
        assert found(actor="late") == [4, 3, 2]
        assert found(actor="late", kind="thing-done") == [3, 2]
        assert found(until=day) == [1]
        assert found(since=day + timedelta(days=1)) == [4, 3, 2]
        assert found(since=day, until=day) == [1]
        assert kinds(connection) == ("other-thing", "thing-done")


def test_a_long_audit_comes_a_page_at_a_time_and_whole_in_the_export(place):
    database, _ = place
    with database.write() as connection:
        for number in range(PAGE + 10):
            chain.note(connection, "quimbye", "thing-done", {"number": number}, NOW)
    with database.read() as connection:
        first = entries(connection, Wanted())
        assert len(first) == PAGE + 1
        rest = entries(connection, Wanted(), before=first[PAGE - 1].seq)
    assert [e.seq for e in rest] == list(range(10, 0, -1))
    lines = list(as_csv(database, Wanted()))
    assert len(lines) == PAGE + 11
    assert json.loads(lines[1].split('"', 1)[1].rsplit('"', 1)[0].replace('""', '"')) == {
        "number": 0
    }


def test_the_head_is_signed_also_when_nobody_looks(place):
    database, keys = place

    class Tells(Anchor):
        signed = threading.Semaphore(0)

        def keep(self, now):
            super().keep(now)
            self.signed.release()

    write(database, 2)
    signer = Signer(Tells(database, keys), FakeClock(), every_s=0.01)
    signer.start()
    assert Tells.signed.acquire(timeout=20)
    write(database, 1)
    assert all(Tells.signed.acquire(timeout=20) for _ in range(2))
    signer.close()
    signer.close()
    assert Anchor(database, keys).held().seq == 3


def test_a_head_that_stands_is_not_signed_again(place):
    database, keys = place
    write(database, 1)
    assert Anchor(database, keys).keep(NOW)
    assert Anchor(database, keys).keep(NOW + timedelta(days=1))
    assert Anchor(database, keys).held().at == NOW


@pytest.mark.expects_log_warnings
def test_a_disk_that_refuses_is_logged_and_stops_nobody(place, tmp_path):
    database, keys = place
    write(database, 1)
    (tmp_path / "file").write_text("")
    broken = replace(keys, folder=tmp_path / "file")
    anchor = Anchor(database, broken)
    assert not anchor.keep(NOW)
