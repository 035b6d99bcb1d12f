"""What the register keeps beside the rows: uniqueness over all months, tickets, counts."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from sync.gateway.__main__ import main
from sync.gateway.database import Database
from sync.gateway.intake.partitions import Months, months
from sync.gateway.intake.recount import check, rebuild
from sync.gateway.office.laptops import candidates, laptops
from sync.gateway.tables import CLAIM, DEVICE_TALLY, FIRST_TICKET, SUBMISSION, TICKET
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.testing.documents import a_driver

NAMELESS = a_driver(family_name="")


def rows(bureau, table):
    with bureau.database.read() as connection:
        order = list(table.primary_key.columns)
        found = connection.execute(select(table).order_by(*order))
        return [dict(row._mapping) for row in found]


def month_tables(bureau):
    """The tables of single months, when the database has such."""
    if bureau.database.kind == "sqlite":
        return []
    with bureau.database.read() as connection:
        found = connection.execute(
            text("SELECT relname FROM pg_class WHERE relname ~ '^submission_[0-9]+_[0-9]+$'")
        )
        return sorted(found.scalars())


def test_a_ticket_sent_again_in_a_later_month_is_still_a_duplicate(bureau):
    first = bureau.ticket(1)
    (receipt,) = bureau.send(first)
    bureau.clock.advance(timedelta(days=70))
    (again,) = bureau.send(first)
    assert again.status.value == "duplicate"
    assert again.receipt == receipt.receipt
    assert bureau.said(bureau.ticket(1, answer_by=bureau.clock.now().date()))[0][0] == "conflict"


def test_the_database_itself_refuses_a_number_twice_whatever_the_month(bureau):
    bureau.send(bureau.ticket(1))
    (claim,) = rows(bureau, CLAIM)
    later = {**claim, "submission_id": 99, "received_at": "2029-01-01T00:00:00.000000Z"}
    with pytest.raises(IntegrityError), bureau.database.write() as connection:
        connection.execute(insert(CLAIM).values(later))


def test_a_month_has_its_table_before_it_begins(bureau):
    bureau.send(bureau.ticket(1))
    bureau.clock.advance(timedelta(days=45))
    bureau.send(bureau.ticket(2))
    assert [row["number"] for row in rows(bureau, SUBMISSION)] == ["TRAIN-0000001", "TRAIN-0000002"]
    if bureau.database.kind != "sqlite":
        now = months(bureau.clock.now(), 2)
        assert set(month_tables(bureau)) >= {f"submission_{m.replace('-', '_')}" for m in now}
        with bureau.database.read() as connection:
            left = connection.execute(text("SELECT count(*) FROM submission_default")).scalar()
        assert left == 0


def test_what_a_wrong_clock_dated_moves_when_the_table_of_its_month_is_made(bureau):
    bureau.send(bureau.ticket(1))
    (row,) = rows(bureau, SUBMISSION)
    odd = {**row, "id": 77, "seq": 2, "received_at": "2031-05-06T07:08:09.000000Z"}
    with bureau.database.write() as connection:
        connection.execute(insert(SUBMISSION).values(odd))
    with bureau.database.write() as connection:
        Months().ready(connection, datetime(2031, 4, 1, tzinfo=UTC))
    assert {r["id"] for r in rows(bureau, SUBMISSION)} == {row["id"], 77}
    if bureau.database.kind != "sqlite":
        with bureau.database.read() as connection:
            moved = connection.execute(text("SELECT id FROM submission_2031_05")).scalars()
            assert list(moved) == [77]


def test_months_run_over_the_end_of_a_year():
    assert months(datetime(2026, 11, 30, tzinfo=UTC), 2) == ("2026-11", "2026-12", "2027-01")


def test_a_ticket_shows_its_newest_version_and_nothing_that_names_anybody(bureau):
    first = bureau.ticket(1)
    place = first.document.place
    bureau.send(first)
    bureau.send(bureau.amended(first, place=type(place)(town="SAINT johnsbury", county="X")))
    bureau.send(bureau.event(EventKind.LATE, first, 3, reason_code="NETWORK"))
    (ticket,) = rows(bureau, TICKET)
    assert (ticket["seq"], ticket["late_reason"], ticket["voided_at"]) == (2, "NETWORK", "")
    assert (ticket["statute"], ticket["missing"]) == ("23 V.S.A. § 1007", "contraband,force")
    assert ticket["town"] in ("", "St. Johnsbury", "Saint Johnsbury")
    bureau.send(bureau.event(EventKind.VOID, first, 4))
    (ticket,) = rows(bureau, TICKET)
    assert ticket["voided_at"] != ""
    assert check(bureau.database) == (1, ())


@pytest.mark.parametrize("where", ["QUIMBYE'S BARN", "NOÉMIE BÉLANGEOIX", ""])
def test_a_town_or_section_that_is_none_is_left_out(bureau, where):
    first = bureau.ticket(1)
    place = type(first.document.place)(town=where or "x", county="Washington")
    violation = type(first.document.violation)(
        charge_id="c", statute=f"Ordinance of {where}", title="t", category="speed"
    )
    bureau.send(bureau.ticket(2, place=place, violation=violation))
    (ticket,) = rows(bureau, TICKET)
    assert (ticket["town"], ticket["statute"]) == ("", "municipal ordinance")


def test_the_counts_are_made_anew_from_the_rows_and_notes_stay(bureau):
    first = bureau.ticket(1)
    bad = bureau.ticket(2, defendant=NAMELESS)
    bureau.send(first, bad, bureau.ticket(3, officer="07A14"))
    bureau.send(bureau.amended(first), bureau.event(EventKind.VOID, first, 3))
    with bureau.database.write() as connection:
        connection.execute(text("UPDATE first_ticket SET note = 'talked', looked_by = 'x'"))
    before = [rows(bureau, table) for table in (TICKET, FIRST_TICKET)]
    assert rebuild(bureau.database, bureau.keys) == 2
    assert [rows(bureau, table) for table in (TICKET, FIRST_TICKET)] == before
    assert check(bureau.database) == (2, ())


@pytest.mark.parametrize(
    ("harm", "table"),
    [
        ("UPDATE tally_agency SET tickets = tickets + 1", "tally_agency"),
        ("DELETE FROM tally_officer", "tally_officer"),
        ("UPDATE first_ticket SET tickets = 9", "first_ticket"),
        ("UPDATE device_tally SET numbers = 0", "device_tally"),
        ("UPDATE ticket SET tenths = 480", "ticket"),
        ("DELETE FROM ticket", "ticket"),
    ],
)
def test_a_check_names_the_counts_that_do_not_fit(bureau, harm, table):
    bureau.send(bureau.ticket(1))
    with bureau.database.write() as connection:
        connection.execute(text(harm))
    assert table in [found.table for found in check(bureau.database)[1]]
    rebuild(bureau.database, bureau.keys)
    assert check(bureau.database) == (1, ())


def laptop(bureau):
    with bureau.database.read() as connection:
        (found,) = laptops(connection)
        return found, candidates(connection, found)


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ({"used": 6, "highest_used": 6}, 4),
        ({"used": 6, "highest_used": 6, "kept": 1}, 3),
        ({"used": 6, "highest_used": 6, "kept": 1, "waiting": 2}, 1),
        ({"used": 2, "highest_used": 2}, 0),
        ({"used": 6, "highest_used": 6, "numbers_known": False}, 0),
        ({"used": 0}, 0),
    ],
)
def test_a_number_is_unknown_when_it_is_used_and_neither_waits_nor_came(bureau, said, unknown):
    bad = bureau.ticket(2, defendant=NAMELESS)
    bureau.send(bureau.ticket(1), bad)
    bureau.send(bureau.amended(bad, defendant=NAMELESS))
    bureau.link.heartbeat(Heartbeat(**said))
    found, numbers = laptop(bureau)
    assert found.unknown == unknown
    used = range(3, said.get("highest_used", 0) + 1)
    assert numbers.numbers == tuple(f"TRAIN-{n:07d}" for n in used)


def test_what_a_stranger_sends_under_a_number_does_not_make_it_known(bureau):
    assert bureau.said(bureau.ticket(501)) == [("rejected", "NUMBER_NOT_GRANTED")]
    bureau.link.heartbeat(Heartbeat(used=1, highest_used=1))
    assert laptop(bureau)[0].unknown == 1


def test_the_command_checks_the_counts_and_makes_them_anew(tmp_path, capsys):
    database = f"sqlite:///{tmp_path}/gateway.db"
    assert main(["board", "check", "--database", database]) == 0
    assert "The counts fit the 0 tickets." in capsys.readouterr().out
    opened = Database(database)
    with opened.write() as connection:
        connection.execute(insert(DEVICE_TALLY).values(device_id="L", numbers=3))
    opened.close()
    assert main(["board", "check", "--database", database]) == 1
    assert "device_tally (1 rows)" in capsys.readouterr().err
    assert main(["board", "rebuild", "--database", database]) == 0
    assert main(["board", "check", "--database", database]) == 0


def test_the_command_hands_out_keys_of_the_feed_and_ends_them(tmp_path, capsys):
    place = ["--database", f"sqlite:///{tmp_path}/gateway.db"]
    assert main(["feed", "add", "Center", *place]) == 0
    key = capsys.readouterr().out.split()[-1]
    key_id = key.partition(".")[0]
    assert main(["feed", "list", *place]) == 0
    assert capsys.readouterr().out.split()[0] == key_id
    assert main(["feed", "revoke", key_id, *place]) == 0
    assert main(["feed", "revoke", key_id, *place]) == 1
    assert "There is no such key" in capsys.readouterr().err
