"""An expunged ticket cannot be read any more anywhere, and its laptop is answered as before."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from sync.gateway import database
from sync.gateway.intake.archive import event_body
from sync.gateway.office import purging
from sync.gateway.tables import AUDIT, FORWARD, NEWS, REVIEW, SEEN_ON_PAPER, TICKET, instant_text
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_driver

ORDER = "Docket 1234-11-26, 11/20/2026"
FIRST = "TRAIN-0000001"


def purge(bureau, number=FIRST, **changes):
    values = {
        "number": number,
        "again": number,
        "order": ORDER,
        "by": "abelangeois",
        "now": bureau.clock.now(),
        **changes,
    }
    return purging.purge(bureau.database, **values)


def expunge(bureau, number=FIRST, **changes):
    assert purge(bureau, number, **changes)


def blank(bureau, table, column="body_locked", number=FIRST):
    query = f"SELECT length({column}) FROM {table} WHERE number = '{number}'"
    found = [row[0] for row in bureau.rows(query)]
    assert found, f"no row of {table} to look at"
    return set(found) == {0}


def test_every_version_every_copy_and_every_note_of_it_is_blank(bureau):
    refused = bureau.ticket(1, defendant=a_driver(family_name=""))
    mended = bureau.amended(refused)
    void = bureau.event(EventKind.VOID, mended, 3)
    other = bureau.amended(refused, amend_reason="Something else.")
    answers = [*bureau.send(refused, mended, void), *bureau.send(other)]
    assert [answer.status.value for answer in answers] == [
        "rejected",
        "accepted",
        "accepted",
        "conflict",
    ]
    when = instant_text(bureau.clock.now())
    with bureau.database.write() as connection:
        note = {"number": FIRST, "at": when, "note_locked": b"x" * 40}
        review = {**note, "agency": "1", "by": "07A13", "state": "returned"}
        connection.execute(insert(REVIEW).values(review))
        news = {**note, "device_id": "LAPTOP-1", "seq": 1, "kind": "review", "by": "07A13"}
        connection.execute(insert(NEWS).values(news))
        paper = {
            "number": FIRST,
            "seq": 1,
            "digest": "d",
            "device_id": "LAPTOP-1",
            "agency": "1",
            "officer": "07A12",
            "issued_at": when,
            "payload": "QUIMBYE",
            "seen_at": when,
            "seen_by": "x",
        }
        connection.execute(insert(SEEN_ON_PAPER).values(paper))
    bureau.send(bureau.ticket(2))
    expunge(bureau)
    for table in ("submission", "conflict", "refusal"):
        assert blank(bureau, table), table
    assert blank(bureau, "review", "note_locked")
    assert blank(bureau, "news", "note_locked")
    assert blank(bureau, "seen_on_paper", "payload")
    assert not blank(bureau, "submission", number="TRAIN-0000002")
    with bureau.database.read() as connection:
        assert event_body(connection, bureau.keys, FIRST, 2) is None
        ticket = connection.execute(select(TICKET).where(TICKET.c.number == FIRST)).one()
    assert (ticket.statute, ticket.town, ticket.missing) == ("", "", "")


def test_the_laptop_that_sends_it_again_gets_the_same_receipt(bureau):
    first = bureau.ticket(1)
    before = bureau.send(first)[0]
    expunge(bureau)
    after = bureau.send(first)[0]
    assert after.status.value == "duplicate"
    assert after.receipt == before.receipt
    assert after.receipt is not None


def test_the_number_is_never_taken_again_and_what_comes_for_it_is_not_kept(bureau):
    first = bureau.ticket(1)
    bureau.send(first)
    expunge(bureau)
    assert bureau.said(bureau.ticket(1, salt="bb" * 16)) == [("conflict", "OTHER_CONTENT")]
    assert blank(bureau, "conflict")
    second = bureau.amended(first, defendant=a_driver(family_name="QUIMBYE"))
    assert bureau.said(second)[0][0] in {"accepted", "rejected"}
    assert blank(bureau, "submission")


def test_number_digests_receipts_and_the_audit_stay(bureau):
    first = bureau.ticket(1)
    bureau.send(first)
    before = bureau.rows("SELECT number, seq, digest, signature, receipt FROM submission")
    expunge(bureau)
    assert bureau.rows("SELECT number, seq, digest, signature, receipt FROM submission") == before
    with bureau.database.read() as connection:
        noted = connection.execute(select(AUDIT).order_by(AUDIT.c.seq.desc())).first()
        done = purging.purges(connection)
    assert (noted.actor, noted.kind) == ("abelangeois", "ticket-expunged")
    assert noted.body == f'{{"number":"{FIRST}"}}'
    assert [(one.number, one.by, one.order) for one in done] == [(FIRST, "abelangeois", ORDER)]


def test_it_is_asked_for_by_number_and_answered_without_a_person(bureau):
    first = bureau.ticket(1)
    bureau.send(first, bureau.amended(first))
    with bureau.database.read() as connection:
        found = purging.held(connection, FIRST)
    assert [event for event, _ in found.events] == ["issue", "amend"]
    assert "TREMBLAYE" not in repr(found)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"again": "TRAIN-0000002"}, "in two ways"),
        ({"order": "  "}, "reference"),
        ({"order": "x" * 201}, "reference"),
        ({"number": "TRAIN-0000099", "again": "TRAIN-0000099"}, "No record exists."),
        ({"number": "", "again": ""}, "No record exists."),
    ],
)
def test_nothing_is_done_unless_all_is_right(bureau, changes, says):
    bureau.send(bureau.ticket(1))
    with pytest.raises(BadInput, match=says):
        expunge(bureau, **changes)
    assert not blank(bureau, "submission")
    assert bureau.rows("SELECT count(*) FROM purged") == [(0,)]


def test_once_expunged_the_answer_is_that_no_record_exists(bureau):
    bureau.send(bureau.ticket(1))
    expunge(bureau)
    with pytest.raises(BadInput, match=r"^No record exists\.$"):
        expunge(bureau)


def test_what_waits_for_the_court_is_not_sent_and_what_lies_there_is_deleted(bureau, tmp_path):
    bureau.send(bureau.ticket(1))
    drop = tmp_path / "drop"
    (drop / ".work").mkdir(parents=True)
    (drop / "answers" / "read").mkdir(parents=True)
    gone = [
        drop / f"{FIRST}-1.ecf.xml",
        drop / ".work" / f"{FIRST}-1.ecf.xml",
        drop / "answers" / "read" / f"{FIRST}-1.json",
    ]
    stays = [drop / "TRAIN-0000002-1.ecf.xml", tmp_path / "outside.xml"]
    for path in (*gone, *stays):
        path.write_text("x")
    rows = [
        ("filed", f"{FIRST}-1.ecf.xml", "QUIMBYE wrote"),
        ("queued", "../outside.xml", ""),
        ("accepted", "", "seen"),
    ]
    with bureau.database.write() as connection:
        for number, (state, file, said) in enumerate(rows, start=900):
            row = {
                "submission_id": number,
                "number": FIRST,
                "seq": 1,
                "state": state,
                "attempts": 0,
                "file": file,
                "court_note": said,
                "problem": said,
            }
            connection.execute(insert(FORWARD).values(row))
    expunge(bureau, drop=drop)
    assert [path.exists() for path in gone] == [False, False, False]
    assert all(path.exists() for path in stays)
    found = bureau.rows("SELECT state, court_note, problem FROM forward ORDER BY submission_id")
    assert found == [("filed", "", ""), ("expunged", "", ""), ("accepted", "", "")]


# PostgreSQL gives its pages free and overwrites them later.
@pytest.mark.parametrize("gateway_url", ["sqlite"], indirect=True)
def test_no_byte_of_it_is_left_in_the_files_of_the_database(bureau):
    bureau.send(bureau.ticket(1))
    held = bureau.rows(f"SELECT body_locked FROM submission WHERE number = '{FIRST}'")[0][0]
    path = Path(bureau.url.removeprefix("sqlite:///"))
    files = [path, path.with_name(path.name + "-wal")]

    def found():
        return any(held[12:60] in file.read_bytes() for file in files if file.exists())

    assert found()
    expunge(bureau)
    assert not found()
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.expects_log_warnings
@pytest.mark.parametrize("gateway_url", ["sqlite"], indirect=True)
def test_old_pages_that_a_reader_holds_fast_are_told_and_go_with_the_next_try(bureau, monkeypatch):
    monkeypatch.setattr(database, "SCRUB_WAIT_MS", 10)
    bureau.send(bureau.ticket(1))
    log = Path(bureau.url.removeprefix("sqlite:///") + "-wal")
    with bureau.database.read() as reader:
        reader.execute(select(AUDIT.c.seq)).all()
        assert not purge(bureau)
        assert log.stat().st_size > 0
    assert bureau.rows("SELECT kind, body FROM audit ORDER BY seq DESC LIMIT 2") == [
        ("old-pages-left", f'{{"number":"{FIRST}"}}'),
        ("ticket-expunged", f'{{"number":"{FIRST}"}}'),
    ]
    assert blank(bureau, "submission")
    assert bureau.database.scrub()
    assert log.stat().st_size == 0


def test_an_expungement_that_left_nothing_says_so(bureau):
    bureau.send(bureau.ticket(1))
    assert purge(bureau)
    assert bureau.rows("SELECT count(*) FROM audit WHERE kind = 'old-pages-left'") == [(0,)]
