"""An expunged ticket leaves no word behind: in no table, page, log or older copy of the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import Engine

from tracs_mobile.domain.envelopes import envelope_of_event
from tracs_mobile.domain.names import StopId
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.states import PrintGrade, PrintOutcome, Review, TicketFilter
from tracs_mobile.domain.stop import StopData, StopPlace
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import Note, ReviewEntry
from tracs_mobile.store.engine import assert_healthy, open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.raw import raw_of
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import a_driver, a_vehicle, a_violation
from tracs_mobile.testing.fakes import FakeSigner
from tracs_mobile.testing.issued import an_answer, an_envelope, issue_one
from tracs_mobile.testing.lives import a_stop_record, amend_one, an_event

KEY, SALT = b"k" * 32, b"s" * 16
NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
STOP = StopId("stop-purged")
PAGE, RESERVED = 4096, 80

PERSON = a_driver(
    family_name="WYZKOWIAKE",
    given_name="TZVETANKE",
    license_number="99773311",
    street="7 ZEBULONNE LN",
    birth_date=date(1971, 2, 3),
)
CAR = a_vehicle(plate="QQX 991", vin="9ZZQQ11223344")
PLACE = StopPlace(town="Ferdinand", county="Essex", highway="VT-105", where="AT ZINNIAHILL 44")
WORDS = (
    *("wyzkowiake", "tzvetanke", "99773311", "zebulonne", "qqx991", "qqx 991", "9zzqq1122"),
    *("zinniahill", "frobnicated", "crumpethat", "whichlanewasit", "mistypedtwin", "jammedroll"),
    "pouchofglimmer",
    # What the search index keeps of words: their beginnings behind the first letters they share.
    *("wyzko", "tzvet", "zinni", "zebul", *(code[1:] for code in sounds_of("wyzkowiake"))),
)


@dataclass
class File:
    engine: Engine
    path: Path

    def unit(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self.engine, signer=SIGNER, database_id="db")

    def pages(self) -> str:
        """Every page of the file and its log, decrypted, also what no table uses any more."""
        found = b"".join(plain(page) for page in pages_of(self.path.read_bytes()))
        log = Path(f"{self.path}-wal")
        if log.exists():
            frames = log.read_bytes()[32:]
            steps = range(0, len(frames), 24 + PAGE)
            found += b"".join(plain(frames[at + 24 : at + 24 + PAGE]) for at in steps)
        return found.decode("utf-8", "replace").lower()

    def dump(self) -> str:
        with self.engine.connect() as connection:
            raw = raw_of(connection)
            names = [row[1] for row in raw.execute("PRAGMA table_list").fetchall()]
            tables = [raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
        return repr(tables).lower()


def pages_of(raw):
    return [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]


def plain(page):
    start = 16 if page[:16] == SALT else 0
    body, iv = page[start : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + 16]
    cipher = Cipher(algorithms.AES(KEY), modes.CBC(iv)).decryptor()
    return cipher.update(body) + cipher.finalize()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=KEY, salt=SALT)
    migrate(engine, path)
    file = File(engine, path)
    with file.unit() as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=500))
        for _ in range(60):
            issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()
    yield file
    engine.dispose()


def a_life(file):
    """One ticket with everything that can hold a word of it; returns its number."""
    with file.unit() as unit:
        words = {"defendant": PERSON, "vehicle": CAR, "place": PLACE}
        words["violation"] = a_violation(facts="FROBNICATED the signal.")
        first = issue_one(unit, signer=SIGNER, at=NOW, stop_id=STOP, **words)
        number, which = first.document.number, first.document.document_id
        say = {"code": "c", "field": "f", "say": "Is WYZKOWIAKE right?"}
        refusal = an_answer(an_envelope(first), NOW, ItemStatus.REJECTED, **say)
        unit.outbox.settle([refusal], NOW)
        second = amend_one(unit, first, signer=SIGNER, at=NOW, **words)
        out = PrintOutcome(grade=PrintGrade.NOT_STARTED, printer="P", said="JAMMEDROLL.")
        unit.prints.record(which, out, NOW)
        said = ReviewEntry(at=NOW, by="x", state=Review.RETURNED, note="WHICHLANEWASIT?")
        unit.reviews.add(second.document.document_id, said)
        unit.notes.add(STOP, Note(at=NOW, by="x", text="Wore a CRUMPETHAT."))
        unit.stops.put(
            a_stop_record(
                NOW,
                stop_id=STOP,
                where="AT ZINNIAHILL 44",
                data=StopData(contraband="C", evidence="A POUCHOFGLIMMER."),
                numbers=(number,),
            )
        )
        void = an_event(second, signer=SIGNER, at=NOW, seq=3)
        unit.events.add(void)
        unit.numbers.void(number, "MISTYPEDTWIN")
        unit.outbox.add(envelope_of_event(void), deadline=NOW, queued_at=NOW)
        unit.outbox.settle(
            [
                an_answer(an_envelope(second, EventKind.AMEND), NOW),
                an_answer(envelope_of_event(void), NOW),
            ],
            NOW,
        )
        unit.commit()
    with file.unit() as unit:
        for _ in range(60):
            issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()
    return number


def purge(file, number):
    with file.unit() as unit:
        unit.purges.purge(number, by="07A15", reason="Docket 1-11-26", at=NOW)
        unit.commit()


def found(text):
    return [word for word in WORDS if word in text]


def test_every_word_was_there_and_is_gone_from_tables_pages_and_log(file):
    number = a_life(file)
    assert "wyzkowiake" in file.pages()
    assert set(WORDS[:13]) <= set(found(file.dump() + file.pages())) | {"qqx991"}
    purge(file, number)
    assert found(file.dump()) == []
    assert found(file.pages()) == []
    assert Path(f"{file.path}-wal").stat().st_size == 0
    assert_healthy(file.engine)


def test_the_search_index_holds_exactly_the_other_tickets(file):
    number = a_life(file)
    purge(file, number)
    with file.engine.connect() as connection:
        raw = raw_of(connection)
        raw.execute("INSERT INTO finder (finder, rank) VALUES ('integrity-check', 1)")
    with file.unit() as unit:
        assert unit.documents.count(TicketFilter(text="belangeoix")) == 120
        assert unit.documents.count(TicketFilter(text="wyzkowiake")) == 0


def test_an_amendment_takes_the_old_words_out_of_the_index(file):
    a_life(file)
    with file.unit() as unit:
        ticket = unit.documents.find(TicketFilter(text="wyzkowiake"), limit=2)
        assert [row.seq for row in ticket] == [2]
    with file.engine.connect() as connection:
        raw = raw_of(connection)
        raw.execute("INSERT INTO finder (finder, rank) VALUES ('integrity-check', 1)")


def test_copies_made_before_updates_are_deleted_with_it(file):
    number = a_life(file)
    folder = file.path.parent / "snapshots"
    folder.mkdir()
    for name in ("tickets-000001-0001.db", "tickets-000002-0001.db", "other.txt"):
        (folder / name).write_bytes(b"old")
    purge(file, number)
    assert [left.name for left in folder.iterdir()] == ["other.txt"]


def test_a_copy_that_cannot_be_deleted_stops_the_expungement(file):
    number = a_life(file)
    (file.path.parent / "snapshots" / "tickets-000001-0001.db").mkdir(parents=True)
    with file.unit() as unit:
        with pytest.raises(StoreError, match="not expunged"):
            unit.purges.purge(number, by="x", reason="y", at=NOW)
        unit.commit()
    with file.unit() as unit:
        assert unit.purges.numbers() == frozenset()
        assert unit.documents.by_number(number) is not None


def test_an_expungement_that_is_not_committed_changes_nothing(file):
    number = a_life(file)
    before = file.dump()
    with file.unit() as unit:
        unit.purges.purge(number, by="x", reason="y", at=NOW)
    assert file.dump() == before


@pytest.mark.slow  # waits as long for the reader as the database does
@pytest.mark.expects_log_warnings
def test_a_reader_in_the_way_does_not_undo_the_expungement(file, log_warnings):
    number = a_life(file)
    with file.engine.connect() as connection:
        raw = raw_of(connection)
        raw.execute("BEGIN")
        raw.execute("SELECT count(*) FROM document").fetchone()
        purge(file, number)
        raw.execute("ROLLBACK")
    assert "write-ahead log" in log_warnings[0].getMessage()
    with file.unit() as unit:
        assert unit.purges.numbers() == {number}
    file.engine.dispose()
    assert found(file.pages()) == []
