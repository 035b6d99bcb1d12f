"""A file of the first release is brought to today's shape with everything it held."""

from __future__ import annotations

import hashlib
import importlib
import json
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.names import StopId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, TicketFilter
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import StoreDamaged
from tracs_mobile.store.engine import assert_healthy, open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.raw import raw_of
from tracs_mobile.store.tables import instant_text
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import a_document, a_driver
from tracs_mobile.testing.fakes import FakeSigner
from tracs_mobile.testing.lives import amend_one, file_one

KEY, SALT = b"k" * 32, b"s" * 16
NOW = datetime(2026, 11, 20, 3, 48, tzinfo=UTC)
AT = instant_text(NOW)
SIGNER = FakeSigner()
NOT_YET = (
    *("replaces_issued_at", "amend_reason", "reissue_of", "plaintiff", "destination", "charged"),
    *("organization", "guardian", "full_penalty_cents", "cures", "file_by", "declaration", "paper"),
)
NAMES = ("TREMBLAYE", "QVORZAK", "ZUCKETTE", "BÉLANGEOIX")


def old_body(number, family, kind):
    """The bytes the first release signed: none of the fields that came later."""
    content = a_document(
        document_id=f"doc-{number}",
        number=number,
        stop_id=f"stop-{number}",
        kind=kind,
        issued_at=NOW,
        defendant=a_driver(family_name=family),
    )
    whole = json.loads(encode(content))
    whole = {name: value for name, value in whole.items() if name not in NOT_YET}
    for name in ("mile_marker", "weather", "road", "crash"):
        del whole["place"][name]
    return content, json.dumps(
        whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def add_old(raw, ordinal, family, kind):
    number = f"TRAIN-{ordinal:07d}"
    content, body = old_body(number, family, kind)
    digest, signature = hashlib.sha256(body).digest(), SIGNER.sign(body)
    raw.execute("UPDATE ticket_number SET state = 'issued' WHERE ordinal = ?", (ordinal,))
    texts = (family, "HKB 412", "Barre City", content.violation.statute, content.violation.title)
    raw.execute(
        "INSERT INTO document VALUES (?, ?, ?, 1, ?, '07A12', ?, ?, ?, ?, ?, ?, 'old', ?, ?, ?, ?)",
        (ordinal, f"doc-{number}", number, kind.value, AT, *texts, "D", digest, signature, body),
    )
    raw.execute("INSERT INTO print_owed VALUES (?, ?)", (ordinal, f"doc-{number}"))
    if kind is DocumentKind.WARNING:
        raw.execute("INSERT INTO kept VALUES (?)", (f"doc-{number}",))
        return
    due = instant_text(NOW + timedelta(hours=48))
    raw.execute(
        "INSERT INTO outbox VALUES (?, ?, 1, ?, 'issue', 'queued', ?, ?, 0, NULL, NULL, NULL,"
        " '', '', '', 'D', ?, ?, ?)",
        (ordinal, number, f"doc-{number}", due, AT, digest, signature, body),
    )


@pytest.fixture
def old(tmp_path):
    """Four complaints (received, void, queued with paper, torn) and a warning of release 0001."""
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=KEY, salt=SALT)
    with engine.connect() as connection:
        raw = raw_of(connection)
        raw.execute("BEGIN")
        for statement in importlib.import_module("migrations.versions.0001_first")._TABLES:
            raw.execute(statement)
        raw.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        raw.execute("INSERT INTO alembic_version VALUES ('0001')")
        raw.execute("INSERT INTO number_block VALUES ('b1', 'TRAIN-', 1, 9, 7)")
        for ordinal in range(1, 10):
            values = (ordinal, f"TRAIN-{ordinal:07d}")
            raw.execute("INSERT INTO ticket_number VALUES (?, ?, 'b1', 'free', NULL)", values)
        for ordinal, family in enumerate(NAMES, 1):
            add_old(raw, ordinal, family, DocumentKind.COMPLAINT)
        add_old(raw, 5, "WARNINGE", DocumentKind.WARNING)
        raw.execute("UPDATE outbox SET state = 'received', settled_at = ? WHERE entry = 1", (AT,))
        raw.execute(
            "INSERT INTO receipt SELECT 1, number, 1, 'R-1', ?, digest, 'a.b.c' FROM outbox"
            " WHERE entry = 1",
            (AT,),
        )
        raw.execute(
            "UPDATE ticket_number SET state = 'void', void_reason = 'spoiled' WHERE ordinal = 2"
        )
        raw.execute(
            "INSERT INTO print_log VALUES (1, 'doc-TRAIN-0000003', 1, ?, 'printed', 'P', '', 1, 1,"
            " '', '', 1)",
            (AT,),
        )
        raw.execute("UPDATE document SET body = x'7b' WHERE entry = 4")
        raw.execute("COMMIT")
    yield engine, path
    engine.dispose()


def rows(engine, sql):
    with engine.connect() as connection:
        return raw_of(connection).execute(sql).fetchall()


def unit_of(engine):
    return SqlUnitOfWork(engine, signer=SIGNER, database_id="db")


def test_everything_is_kept_and_shown_in_its_state(old):
    engine, path = old
    kept = ("ticket_number", "outbox", "receipt", "print_owed", "print_log", "kept", "number_block")
    before = {name: rows(engine, f"SELECT * FROM {name}") for name in kept}
    signed = "SELECT entry, document_id, number, seq, digest, signature, body FROM document"
    bodies = rows(engine, signed)
    migrate(engine, path)
    assert_healthy(engine)
    after = {name: rows(engine, f"SELECT * FROM {name}") for name in kept}
    assert after.pop("print_log") == [(*row, "ready") for row in before.pop("print_log")]
    assert after == before
    assert rows(engine, signed) == bodies
    with unit_of(engine) as unit:
        found = unit.documents.find(TicketFilter(), limit=9)
        assert found == tuple(reversed(unit.documents.all_rows()))
        states = [(row.legal, row.delivery, row.printed) for row in reversed(found)]
    assert states == [
        (Legal.ISSUED, Delivery.RECEIVED, PrintGrade.OWED),
        (Legal.VOIDED, Delivery.QUEUED, PrintGrade.OWED),
        (Legal.ISSUED, Delivery.QUEUED, PrintGrade.CONFIRMED),
        (Legal.ISSUED, Delivery.QUEUED, PrintGrade.OWED),
        (Legal.ISSUED, Delivery.KEPT, PrintGrade.OWED),
    ]


def test_old_tickets_are_found_by_todays_words_and_sounds(old):
    engine, path = old
    migrate(engine, path)
    with unit_of(engine) as unit:
        for text, count in (("zuck", 1), ("tramblay", 1), ("hkb412", 4), ("48213307", 4)):
            assert unit.documents.count(TicketFilter(text=text)) == count, text
        rows_of_stop = unit.documents.of_stop(StopId("stop-TRAIN-0000003"))
        assert [row.number for row in rows_of_stop] == ["TRAIN-0000003"]
        owed = [which[-1] for which in unit.prints.owed()]
        assert owed == ["1", "4", "5"]


def test_a_torn_document_hinders_no_other_and_is_still_found_by_its_number(old):
    engine, path = old
    migrate(engine, path)
    with unit_of(engine) as unit:
        (row,) = unit.documents.find(TicketFilter(text="0000004"), limit=9)
        assert (row.number, row.stop_id) == ("TRAIN-0000004", "")
        with pytest.raises(StoreDamaged):
            unit.documents.get(row.document_id)


def test_an_old_ticket_can_be_amended_voided_and_expunged(old):
    engine, path = old
    migrate(engine, path)
    number = TicketNumber("TRAIN-0000001")
    with unit_of(engine) as unit:
        first = unit.documents.by_number(number)
        assert first.document.organization.name == ""
        second = amend_one(unit, first, signer=SIGNER, at=NOW)
        assert second.document.seq == 2
        void = file_one(unit, second, signer=SIGNER, at=NOW)
        kinds = [state.kind for state in unit.outbox.timeline(number)]
        assert kinds == [EventKind.ISSUE, EventKind.AMEND, EventKind.VOID]
        assert void.seq == 3
        warning = TicketNumber("TRAIN-0000005")
        unit.purges.purge(warning, by="x", reason="Docket", at=NOW)
        unit.commit()
    assert list((path.parent / "snapshots").iterdir()) == []
    with unit_of(engine) as unit:
        assert unit.documents.by_number(warning) is None
        assert unit.documents.find(TicketFilter(text="warninge"), limit=9) == ()
