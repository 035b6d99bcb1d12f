"""Somebody with the key tries to change what was issued; the database itself refuses."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine

from tracs_mobile.domain.document import PaperKit
from tracs_mobile.domain.names import StopId
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import PrintGrade, PrintOutcome, Review, TicketFilter
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import StoreDamaged, StoreError
from tracs_mobile.ports import Duty, DutyKind, Note, ReviewEntry, Signer
from tracs_mobile.store.engine import assert_healthy, open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.raw import raw_of
from tracs_mobile.store.triggers import TRIGGERS
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import some_notices
from tracs_mobile.testing.fakes import FakeSigner
from tracs_mobile.testing.issued import an_answer, an_envelope, issue_one
from tracs_mobile.testing.lives import a_stop_record, file_one

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER: Signer = FakeSigner()

ATTACKS = [
    "DELETE FROM document",
    "DELETE FROM ticket_number WHERE state = 'free'",
    "DELETE FROM ticket_number",
    "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
    "DELETE FROM outbox",
    "DELETE FROM receipt",
    "DELETE FROM print_log",
    "DELETE FROM print_owed",
    "DELETE FROM number_block",
    "UPDATE document SET body = x'7b7d'",
    "UPDATE document SET defendant = 'SOMEBODY ELSE'",
    "UPDATE document SET number = 'TRAIN-0000009'",
    "UPDATE audit SET body = 'nothing happened'",
    "UPDATE audit SET seq = seq + 100",
    "UPDATE receipt SET token = ''",
    "UPDATE print_log SET grade = 'printed'",
    "UPDATE outbox SET state = 'queued' WHERE state = 'received'",
    "UPDATE outbox SET body = x'7b7d'",
    "UPDATE outbox SET deadline = '2030-01-01T00:00:00.000000Z'",
    "UPDATE ticket_number SET state = 'free' WHERE state = 'issued'",
    "UPDATE ticket_number SET state = 'free', void_reason = NULL WHERE state = 'void'",
    "UPDATE ticket_number SET state = 'issued', void_reason = NULL WHERE state = 'void'",
    "UPDATE ticket_number SET void_reason = 'other' WHERE state = 'void'",
    "UPDATE ticket_number SET number = 'TRAIN-9' WHERE state = 'free'",
    "UPDATE ticket_number SET ordinal = ordinal + 100",
    "INSERT INTO ticket_number VALUES (99, 'TRAIN-0000099', 'b1', 'issued', NULL)",
    "INSERT INTO audit SELECT seq + 2, at, kind, actor, body, subject, hash, randomblob(32),"
    " signature FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
    "INSERT INTO audit SELECT seq + 1, at, kind, actor, body, subject, randomblob(32),"
    " randomblob(32), signature FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
    "INSERT INTO document SELECT 99, 'twin', number, seq, kind, officer, issued_at,"
    " stop_id, defendant, plate, town, statute, charge, search, device_id, digest, signature,"
    " body FROM document",
    "INSERT OR REPLACE INTO document SELECT entry, document_id, number, seq, kind, officer,"
    " issued_at, stop_id, 'SOMEBODY ELSE', plate, town, statute, charge, search, device_id, digest,"
    " signature, body FROM document",
    "INSERT OR REPLACE INTO ticket_number SELECT ordinal, number, block_id, 'free', NULL"
    " FROM ticket_number WHERE state = 'issued'",
    "INSERT OR REPLACE INTO audit SELECT seq, at, kind, actor, 'other', subject, prev, hash,"
    " signature FROM audit",
    "INSERT OR REPLACE INTO receipt SELECT entry, number, seq, 'other', received_at, digest, token"
    " FROM receipt",
    "UPDATE OR REPLACE ticket_number SET ordinal = 1 WHERE ordinal = 2",
    "DELETE FROM ticket_event",
    "DELETE FROM stop",
    "DELETE FROM note",
    "DELETE FROM review",
    "DELETE FROM paper",
    "DELETE FROM duty",
    "DELETE FROM kept",
    "DELETE FROM purge",
    "DELETE FROM ticket",
    "UPDATE ticket_event SET body = x'7b7d'",
    "UPDATE ticket_event SET kind = 'late'",
    "UPDATE ticket_event SET body = x'' WHERE number = 'TRAIN-0000001'",
    "UPDATE stop SET body = x'7b7d'",
    "UPDATE stop SET location = ''",
    "UPDATE stop SET evidence = ''",
    "UPDATE stop SET evidence = 'other'",
    "UPDATE stop SET numbers = ''",
    "UPDATE stop SET at = '2030-01-01T00:00:00.000000Z'",
    "UPDATE note SET text = 'other'",
    "UPDATE note SET text = ''",
    "UPDATE review SET state = 'reviewed'",
    "UPDATE review SET note = ''",
    "UPDATE paper SET body = x''",
    "UPDATE duty SET until = '2030-01-01T00:00:00.000000Z'",
    "UPDATE duty SET done_at = NULL, done_by = ''",
    "UPDATE duty SET done_at = '2030-01-01T00:00:00.000000Z'",
    "UPDATE purge SET reason = 'other'",
    "UPDATE document SET body = x'', search = '', defendant = '', plate = '', town = '',"
    " statute = '', charge = '', stop_id = '' WHERE number = 'TRAIN-0000001'",
    "UPDATE document SET defendant = 'BACK AGAIN' WHERE number = 'TRAIN-0000003'",
    "UPDATE document SET body = x'7b7d' WHERE number = 'TRAIN-0000003'",
    "UPDATE document SET digest = zeroblob(32) WHERE number = 'TRAIN-0000003'",
    "UPDATE outbox SET body = x'' WHERE number = 'TRAIN-0000001'",
    "UPDATE print_log SET said = ''",
    "UPDATE ticket_number SET void_reason = '' WHERE state = 'void'",
    "INSERT INTO purge VALUES ('TRAIN-0000004', '2026-11-22T03:48:00.000000Z', 'x', 'waits yet')",
    "INSERT INTO purge VALUES ('TRAIN-0000005', '2026-11-22T03:48:00.000000Z', 'x', 'no ticket')",
    "INSERT OR REPLACE INTO purge SELECT number, at, by, 'other' FROM purge",
    "INSERT INTO stop SELECT 99, stop_id, version + 2, at, officer, location, evidence, numbers,"
    " body FROM stop",
    "INSERT OR REPLACE INTO stop SELECT entry, stop_id, version, at, officer, 'X', 'X', numbers,"
    " body FROM stop",
    "INSERT OR REPLACE INTO paper SELECT digest, x'7b7d' FROM paper",
    "INSERT INTO ticket_event SELECT 99, number, seq + 2, document_id, kind, device_id, digest,"
    " signature, body FROM ticket_event",
    "INSERT INTO ticket_event SELECT 99, 'TRAIN-0000003', 2, document_id, kind, device_id, digest,"
    " signature, body FROM ticket_event",
    "INSERT INTO outbox SELECT 99, 'TRAIN-0000003', 9, document_id, kind, state, deadline,"
    " queued_at, attempts, next_try_at, sent_at, settled_at, code, field, problem, device_id,"
    " digest, signature, body FROM outbox WHERE number = 'TRAIN-0000001' AND seq = 1",
]


@pytest.fixture
def engine(tmp_path) -> Iterator[Engine]:
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=b"k" * 32, salt=b"s" * 16)
    migrate(engine, path)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=5))
        issued = issue_one(unit, signer=SIGNER, at=NOW)
        printed = PrintOutcome(grade=PrintGrade.NOT_STARTED, printer="P", said="No paper.")
        unit.prints.record(issued.document.document_id, printed, NOW)
        unit.outbox.settle([an_answer(an_envelope(issued), NOW)], NOW)
        which = issued.document.document_id
        file_one(unit, issued, signer=SIGNER, at=NOW, kind=EventKind.LATE)
        unit.duties.add(Duty(document_id=which, kind=DutyKind.CURE, until=NOW))
        unit.duties.done(which, DutyKind.CURE, by="x", at=NOW)
        said = ReviewEntry(at=NOW, by="x", state=Review.RETURNED, note="Which lane?")
        unit.reviews.add(which, said)
        unit.papers.put(PaperKit(notices=some_notices()))
        unit.stops.put(a_stop_record(NOW, numbers=(issued.document.number,)))
        unit.notes.add(StopId("stop-1"), Note(at=NOW, by="x", text="Wore a hat."))
        voided, _ordinal = unit.numbers.draw()
        unit.numbers.void(voided, "spoiled")
        gone = issue_one(unit, signer=SIGNER, at=NOW, kind=DocumentKind.WARNING)
        unit.purges.purge(gone.document.number, by="x", reason="Docket", at=NOW)
        issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()
    yield engine
    engine.dispose()


def everything(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        raw = raw_of(connection)
        names = [row[1] for row in raw.execute("PRAGMA table_list").fetchall()]
        return [raw.execute(f"SELECT * FROM {name}").fetchall() for name in names]


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_issued_cannot_be_altered_by_sql(engine, attack):
    before = everything(engine)
    with engine.connect() as connection, pytest.raises(driver.IntegrityError):
        raw_of(connection).execute(attack)
    assert everything(engine) == before


def test_a_refused_change_leaves_the_store_as_its_own_error(engine):
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        twin = unit.documents.find(TicketFilter(), limit=1)[0]
        issued = unit.documents.get(twin.document_id)
        with pytest.raises(StoreError, match="may never be altered"):
            unit.documents.add(issued)


def test_no_error_carries_a_persons_data_into_a_log(engine):
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        issued = unit.documents.get(unit.documents.find(TicketFilter(), limit=1)[0].document_id)
        with pytest.raises(StoreError) as caught:
            unit.documents.add(issued)
    words = "".join(traceback.format_exception(caught.value))
    assert "IntegrityError" in words
    assert not [w for w in ("LANGEOIX", "HKB 412", "48213307", "NOÉMIE") if w in words]


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_a_missing_guard_is_noticed_at_start(engine, name):
    assert_healthy(engine)
    with engine.connect() as connection:
        raw_of(connection).execute(f"DROP TRIGGER {name}")
    with pytest.raises(StoreDamaged, match="guards"):
        assert_healthy(engine)


def test_a_changed_view_is_noticed_at_start(engine):
    with engine.connect() as connection:
        raw = raw_of(connection)
        raw.execute("DROP VIEW finder_words")
        raw.execute("CREATE VIEW finder_words AS SELECT entry, '' AS words FROM ticket")
    with pytest.raises(StoreDamaged, match="guards"):
        assert_healthy(engine)


def test_a_weakened_guard_is_noticed_at_start(engine):
    with engine.connect() as connection:
        raw = raw_of(connection)
        raw.execute("DROP TRIGGER document_no_delete")
        raw.execute(
            "CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT 1; END"
        )
    with pytest.raises(StoreDamaged, match="guards"):
        assert_healthy(engine)
