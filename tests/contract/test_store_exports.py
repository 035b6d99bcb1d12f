"""What left on a stick or with a relay, kept alike by the encrypted database and its stand-in."""

from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.ports import RELAY, WrittenBundle
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.export_book import FileExportBook
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeSigner, FakeStore
from tracs_mobile.testing.issued import an_answer, an_envelope, issue_one

NOW = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
SIGNER = FakeSigner()


@pytest.fixture(params=["sql", "fake"])
def units(request, tmp_path):
    if request.param == "fake":
        yield FakeStore(SIGNER).units
        return
    engine = open_engine(tmp_path / "t.db", key=b"k" * 32, salt=b"s" * 16)
    migrate(engine, tmp_path / "t.db")
    yield lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db")
    engine.dispose()


@pytest.fixture
def issued(units):
    with units() as unit:
        unit.numbers.add_block(NumberBlock(block_id="b", prefix="TRAIN-", first=1, last=9))
        found = [issue_one(unit, signer=SIGNER, at=NOW) for _ in range(3)]
        unit.commit()
    return found


def names(*issued):
    return [(one.document.number, 1) for one in issued]


def test_an_event_is_on_its_way_until_dps_has_signed_for_it(units, issued):
    first, second, _ = issued
    with units() as unit:
        unit.exports.add(names(first, second), bundle_id="b1", at=NOW)
        unit.commit()
    with units() as unit:
        assert set(unit.exports.waiting()) == set(names(first, second))
        unit.outbox.settle([an_answer(an_envelope(first), NOW)], NOW)
        unit.commit()
    with units() as unit:
        (way,) = unit.exports.waiting().values()
        assert (way.at, way.relay) == (NOW, "")


def test_the_last_way_is_what_counts_and_the_same_bundle_twice_is_once(units, issued):
    later = NOW + timedelta(hours=1)
    with units() as unit:
        for _ in range(2):
            unit.exports.add(names(issued[0]), bundle_id="b1", at=NOW)
        unit.exports.add(names(issued[0]), bundle_id=f"{RELAY}POST-1", at=later)
        unit.commit()
    with units() as unit:
        (way,) = unit.exports.waiting().values()
    assert (way.at, way.relay) == (later, "POST-1")


def test_what_is_not_in_the_outbox_is_never_shown(units, issued):
    with units() as unit:
        unit.exports.add([("TRAIN-0000099", 1)], bundle_id="b1", at=NOW)
        unit.commit()
    with units() as unit:
        assert unit.exports.waiting() == {}


# --- the book beside the database ----------------------------------------------------------


def written(name, *events):
    return WrittenBundle(
        bundle_id=name, file_name=f"{name}.vcvcx", digest=name.ljust(64, "0"), events=events
    )


def test_the_book_is_the_same_after_the_program_was_started_anew(tmp_path):
    book = FileExportBook(tmp_path / "exports.json")
    assert (book.previous(), book.bundles(), book.folders()) == ("", (), ())
    book.note([written("a", ("T-1", 1))], place="/share", folder=True, at=NOW)
    book.note([written("b", ("T-2", 1))], place="/stick", folder=False, at=NOW)
    book.note([written("c")], place="/other", folder=True, at=NOW)
    book.mark_noted(["a"])
    book.note_read(["d1", "d2", "d1"])
    again = FileExportBook(tmp_path / "exports.json")
    assert again.previous() == "c".ljust(64, "0")
    assert [(one.bundle_id, one.noted) for one in again.bundles()] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]
    assert again.folders() == ("/other", "/share")
    assert (again.was_read("d2"), again.was_read("d3")) == (True, False)


def test_the_book_stays_small(tmp_path):
    book = FileExportBook(tmp_path / "exports.json")
    for n in range(70):
        book.note([written(f"b{n}")], place=f"/share{n}", folder=True, at=NOW)
    assert len(book.bundles()) == 60
    assert len(book.folders()) == 5
    assert book.previous().startswith("b69")


@pytest.mark.expects_log_warnings
def test_a_book_that_cannot_be_read_is_begun_anew(tmp_path):
    (tmp_path / "exports.json").write_bytes(b"{torn")
    book = FileExportBook(tmp_path / "exports.json")
    assert book.bundles() == ()
    book.note([written("a")], place="/s", folder=False, at=NOW)
    assert len(book.bundles()) == 1
