"""A restored database forgot what went to the court: nothing goes twice, nothing is lost."""

import json
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from sync.ecf.filing import filing_xml
from sync.gateway.court import forgotten, outbox
from sync.gateway.court.drop import DropFolder
from sync.gateway.court.forwarder import Forwarder
from sync.gateway.court.handed import Handed
from sync.gateway.office import restoring
from sync.gateway.tables import CLAIM, FORWARD, NEWS, SETTING, SUBMISSION, TICKET
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.testing.issued import an_issued


@pytest.fixture(autouse=True)
def live(bureau):
    """A gateway whose tickets are no practice."""
    with bureau.database.write() as connection:
        connection.exec_driver_sql("UPDATE number_block SET prefix = 'E', width = 7")
        connection.exec_driver_sql("UPDATE config_version SET version = version + 1")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "drop"


def ticket(bureau, ordinal):
    officer = bureau.ticket(ordinal).document.officer
    return an_issued(f"E{ordinal:07d}", signer=bureau.device, officer=officer, training=False)


def run(bureau, folder):
    with closing(DropFolder(folder)) as drop:
        forwarder = Forwarder(
            database=bureau.database,
            keys=bureau.keys,
            clock=bureau.clock,
            drop=drop,
            write=filing_xml,
        )
        return forwarder.run()


def taken(folder):
    """The court takes what lies there."""
    found = sorted(path.name for path in folder.glob("*.xml"))
    for name in found:
        (folder / name).unlink()
    return found


def state_of(bureau, number):
    with bureau.database.read() as connection:
        return connection.execute(
            select(FORWARD.c.state, FORWARD.c.problem, FORWARD.c.submission_id).where(
                FORWARD.c.number == number
            )
        ).one()


def news_of(bureau, number):
    with bureau.database.read() as connection:
        named = select(NEWS.c.kind).where(NEWS.c.number == number).order_by(NEWS.c.cursor)
        return [NewsKind(kind) for kind in connection.execute(named).scalars()]


def lose(bureau, number):
    """What a backup of before the ticket came lacks."""
    with bureau.database.write() as connection:
        for table in (FORWARD, NEWS, TICKET, CLAIM, SUBMISSION):
            connection.execute(delete(table).where(table.c.number == number))


def restore(bureau, since):
    return restoring.record(bureau.database, since=since, by="console", now=bureau.clock.now())


def test_what_was_handed_over_after_the_backup_is_not_handed_over_again(bureau, folder):
    bureau.send(ticket(bureau, 1))
    run(bureau, folder)
    since = bureau.clock.now()
    bureau.clock.advance(timedelta(hours=1))
    bureau.send(ticket(bureau, 2))
    assert run(bureau, folder).filed == 1
    filed_at = bureau.clock.now()
    assert taken(folder) == ["E0000001-1.ecf.xml", "E0000002-1.ecf.xml"]
    lose(bureau, "E0000002")
    bureau.clock.advance(timedelta(hours=1))
    restore(bureau, since)
    bureau.send(ticket(bureau, 2), ticket(bureau, 3))
    assert run(bureau, folder).filed == 2
    assert taken(folder) == ["E0000003-1.ecf.xml"]
    assert state_of(bureau, "E0000002").state == outbox.FILED
    assert news_of(bureau, "E0000002") == [NewsKind.FILED]
    with bureau.database.read() as connection:
        kept = select(FORWARD.c.filed_at).where(FORWARD.c.number == "E0000002")
        assert connection.execute(kept).scalar_one().startswith(f"{filed_at:%Y-%m-%dT%H:%M}")


def test_what_the_backup_still_held_as_waiting_is_not_handed_over_again(bureau, folder):
    bureau.send(ticket(bureau, 1))
    since = bureau.clock.now()
    run(bureau, folder)
    taken(folder)
    with bureau.database.write() as connection:
        values = {"state": outbox.QUEUED, "filed_at": "", "file": "", "attempts": 0}
        connection.execute(update(FORWARD).values(values))
    bureau.clock.advance(timedelta(hours=1))
    restore(bureau, since)
    run(bureau, folder)
    assert taken(folder) == []
    assert state_of(bureau, "E0000001").state == outbox.FILED


@pytest.mark.parametrize("early", [False, True])
@pytest.mark.expects_log_warnings
def test_the_answer_of_the_court_is_heard_once_more(bureau, folder, early):
    since = bureau.clock.now()
    bureau.send(ticket(bureau, 1))
    run(bureau, folder)
    taken(folder)
    answer = {"number": "E0000001", "seq": 1, "state": "accepted"}
    if not early:
        (folder / "answers" / "one.json").write_text(json.dumps(answer), "utf-8")
        run(bureau, folder)
    lose(bureau, "E0000001")
    restore(bureau, since)
    if early:
        (folder / "answers" / "one.json").write_text(json.dumps(answer), "utf-8")
    else:
        (folder / "answers" / "torn.json").write_text("{", "utf-8")
    assert run(bureau, folder).unreadable == 1
    bureau.send(ticket(bureau, 1))
    bureau.clock.advance(timedelta(hours=1))
    run(bureau, folder)
    assert taken(folder) == []
    assert state_of(bureau, "E0000001").state == outbox.ACCEPTED
    assert news_of(bureau, "E0000001") == [NewsKind.FILED, NewsKind.COURT_ACCEPTED]


def test_a_folder_that_knows_too_little_asks_people_and_they_hand_over(bureau, folder, tmp_path):
    since = bureau.clock.now()
    bureau.send(ticket(bureau, 1))
    run(bureau, folder)
    lose(bureau, "E0000001")
    bureau.clock.advance(timedelta(hours=1))
    restore(bureau, since)
    bureau.send(ticket(bureau, 1))
    with bureau.database.write() as connection:
        connection.execute(delete(SETTING).where(SETTING.c.name == "court_folder"))
    other = tmp_path / "other"
    book = other / ".work" / "handed-over"
    assert run(bureau, other).not_filed == 1
    assert book.exists()
    assert taken(other) == []
    state, problem, which = state_of(bureau, "E0000001")
    assert (state, problem) == (outbox.NOT_FILED, forgotten.MAYBE)
    assert outbox.refile(bureau.database, which, by="clerk", now=bureau.clock.now())
    assert run(bureau, other).filed == 1
    assert taken(other) == ["E0000001-1.ecf.xml"]


def test_without_a_restored_backup_a_new_folder_hands_everything_over(bureau, folder):
    bureau.send(ticket(bureau, 1))
    run(bureau, folder)
    assert taken(folder) == ["E0000001-1.ecf.xml"]
    _, _, which = state_of(bureau, "E0000001")
    bureau.clock.advance(timedelta(hours=1))
    assert outbox.refile(bureau.database, which, by="clerk", now=bureau.clock.now())
    run(bureau, folder)
    assert taken(folder) == ["E0000001-1.ecf.xml"]


# --- the book --------------------------------------------------------------------------------


def test_the_book_of_an_older_folder_begins_with_what_lies_there(bureau, folder):
    (folder / "answers" / "read").mkdir(parents=True)
    (folder / "E0000001-1.ecf.xml").write_text("<x/>", "utf-8")
    told = {"number": "E0000002", "seq": 3, "state": "refused"}
    (folder / "answers" / "read" / "x.json").write_text(json.dumps(told), "utf-8")
    with closing(DropFolder(folder)) as drop:
        assert drop.handed(bureau.clock.now()).last("E0000001-1.ecf.xml")
        assert drop.handed(bureau.clock.now()).last("E0000002-3.ecf.xml")
        assert not drop.handed(bureau.clock.now()).last("E0000003-1.ecf.xml")


def test_a_line_that_a_crash_cut_off_is_of_a_file_that_never_appeared(bureau, tmp_path):
    path, at = tmp_path / "book", bureau.clock.now()
    Handed(path, begin=at, seen=()).add(["A-1.ecf.xml"], at)
    with path.open("ab") as file:
        file.write(b"2026-11-22T03:48:00.000000Z B-1.ecf")
    Handed(path, begin=at, seen=()).add(["C-1.ecf.xml"], at)
    book = Handed(path, begin=at, seen=())
    assert [bool(book.last(f"{n}-1.ecf.xml")) for n in "ABC"] == [True, False, True]
    assert book.begun == at


def test_a_file_that_was_about_to_appear_and_never_did_is_taken_back(bureau, folder):
    at = bureau.clock.now()
    with closing(DropFolder(folder)) as drop:
        drop.prepare("E0000001-1.ecf.xml", b"<x/>")
        drop.handed(bureau.clock.now()).add(["E0000001-1.ecf.xml"], at)
        drop.sweep((), at)
        assert not drop.handed(bureau.clock.now()).last("E0000001-1.ecf.xml")
    with closing(DropFolder(folder)) as drop:
        assert not drop.handed(bureau.clock.now()).last("E0000001-1.ecf.xml")
