"""News of DPS, the clock of each issue, what is late: alike in the database and its stand-in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.news import NewsKind, TicketNews
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.states import Court, Delivery
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.errors import StoreError
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeSigner, FakeStore
from tracs_mobile.testing.issued import an_answer, an_envelope, an_issued, issue_one

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
HOUR = timedelta(hours=1)


@pytest.fixture(params=["sql", "fake"])
def units(request, tmp_path):
    if request.param == "fake":
        yield _filled(FakeStore(SIGNER, database_id="db", sounds=sounds_of).units)
        return
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=b"k" * 32, salt=b"s" * 16)
    migrate(engine, path)
    yield _filled(lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db"))
    engine.dispose()


def _filled(units):
    block = NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=20)
    commit(units, lambda unit: unit.numbers.add_block(block))
    return units


def commit(units, work):
    with units() as unit:
        result = work(unit)
        unit.commit()
    return result


def issue(units, at=NOW, **changes):
    return commit(units, lambda unit: issue_one(unit, signer=SIGNER, at=at, **changes))


def amend(units, record, at=NOW):
    """A second version of a document."""
    number = record.document.number
    later = an_issued(
        number,
        signer=SIGNER,
        document_id=DocumentId("second"),
        seq=2,
        issued_at=at,
        replaces=record.digest.hex(),
    )

    def work(unit):
        unit.documents.add(later)
        envelope = an_envelope(later, EventKind.AMEND)
        unit.outbox.add(envelope, deadline=at + 48 * HOUR, queued_at=at)

    commit(units, work)
    return later


def receive(units, record, at):
    """DPS receives a document at `at`."""
    envelope = an_envelope(record)
    answer = an_answer(envelope, at, ItemStatus.ACCEPTED)
    commit(units, lambda unit: unit.outbox.settle([answer], at))


def some_news(cursor, number, kind, *, seq=1, note="", by=""):
    return TicketNews(
        cursor=cursor, number=number, seq=seq, kind=kind, at=NOW + HOUR, note=note, by=by
    )


def row_of(units, record):
    with units() as unit:
        return unit.documents.row(record.document.document_id)


# --- news ------------------------------------------------------------------------------------


def test_news_are_kept_once_and_the_cursor_goes_on(units):
    number = issue(units).document.number
    filed = some_news(7, number, NewsKind.FILED)
    assert commit(units, lambda unit: unit.news.add([filed], cursor=9)) == (filed,)
    assert commit(units, lambda unit: unit.news.add([filed], cursor=8)) == ()
    with units() as unit:
        assert unit.news.cursor() == 9
        assert unit.news.of(number) == (filed,)


def test_news_of_a_ticket_that_is_not_here_are_passed_over(units):
    strange = some_news(3, TicketNumber("VT-1"), NewsKind.FILED)
    assert commit(units, lambda unit: unit.news.add([strange], cursor=3)) == ()
    with units() as unit:
        assert unit.news.of(TicketNumber("VT-1")) == ()
        assert unit.news.cursor() == 3


@pytest.mark.parametrize(
    ("kind", "court"),
    [
        (NewsKind.FILED, Court.FILED),
        (NewsKind.COURT_ACCEPTED, Court.ACCEPTED),
        (NewsKind.COURT_REFUSED, Court.REFUSED),
        (NewsKind.REVIEWED, Court.NOT_YET),
    ],
)
def test_the_court_is_a_state_of_its_own_beside_the_delivery(units, kind, court):
    record = issue(units)
    receive(units, record, NOW + HOUR)
    number = record.document.number
    commit(units, lambda unit: unit.news.add([some_news(1, number, kind)], cursor=1))
    row = row_of(units, record)
    assert (row.court, row.delivery) == (court, Delivery.RECEIVED)
    with units() as unit:
        (listed,) = unit.outbox.rows(limit=5)
    assert listed.court is court


def test_the_newest_word_of_the_court_counts_and_none_about_a_version_that_was_replaced(units):
    record = issue(units)
    receive(units, record, NOW + HOUR)
    number = record.document.number
    said = [
        some_news(1, number, NewsKind.FILED),
        some_news(2, number, NewsKind.COURT_REFUSED),
    ]
    commit(units, lambda unit: unit.news.add(said, cursor=2))
    assert row_of(units, record).court is Court.REFUSED
    again = amend(units, record)
    assert row_of(units, again).court is Court.NOT_YET
    later = some_news(3, number, NewsKind.FILED, seq=2)
    commit(units, lambda unit: unit.news.add([later], cursor=3))
    assert row_of(units, again).court is Court.FILED


def test_an_expunged_ticket_hears_no_news_and_its_old_ones_are_gone(units):
    record = issue(units)
    receive(units, record, NOW + HOUR)
    number = record.document.number
    told = some_news(1, number, NewsKind.RETURNED, note="Wrong plate.", by="07A01")
    commit(units, lambda unit: unit.news.add([told], cursor=1))
    commit(units, lambda unit: unit.purges.purge(number, by="07A01", reason="order", at=NOW))
    with units() as unit:
        assert unit.news.of(number) == ()
        assert unit.news.add([some_news(2, number, NewsKind.FILED)], cursor=2) == ()


# --- the clock of an issue -------------------------------------------------------------------


def test_the_moment_of_the_newest_document_comes_back(units):
    with units() as unit:
        assert unit.clocks.newest() is None
    record = issue(units)
    moment = Moment(
        now=NOW + timedelta(milliseconds=5_500), wall=NOW, boot="b", up_ms=77, suspect=True
    )
    which = record.document.document_id
    commit(units, lambda unit: unit.clocks.add(which, moment, shift_ms=1_000))
    issue(units, at=NOW + HOUR)  # of an older program: nothing was kept of its clock
    with units() as unit:
        kept = unit.clocks.newest()
    assert (kept.now, kept.wall, kept.boot, kept.up_ms, kept.suspect) == (
        moment.now, NOW, "b", 77, True,
    )  # fmt: skip
    row = row_of(units, record)
    assert (row.offset_ms, row.shift_ms) == (5_500, 1_000)
    assert row.since == moment.now
    assert row.deadline_as_printed == row.deadline - timedelta(seconds=1)


def test_a_document_has_one_moment(units):
    record = issue(units)
    which, moment = record.document.document_id, Moment(now=NOW, wall=NOW)
    commit(units, lambda unit: unit.clocks.add(which, moment, shift_ms=0))
    with units() as unit, pytest.raises(StoreError):
        unit.clocks.add(which, moment, shift_ms=0)


# --- late ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "late"), [(47, False), (49, True)])
def test_what_dps_got_after_its_time_is_late_also_when_it_was_amended_since(units, hours, late):
    record = issue(units)
    receive(units, record, NOW + hours * HOUR)
    again = amend(units, record, at=NOW + 50 * HOUR)
    assert row_of(units, again).late_before is late
    with units() as unit:
        assert unit.outbox.unexplained(NOW + 51 * HOUR) == int(late)


def test_the_deadline_is_held_to_the_printed_time_by_what_it_was_shifted(units):
    record = issue(units)
    which, moment = record.document.document_id, Moment(now=NOW, wall=NOW)
    two_hours = 2 * 3_600_000
    commit(units, lambda unit: unit.clocks.add(which, moment, shift_ms=two_hours))
    receive(units, record, NOW + 47 * HOUR)  # 46 were left by the printed time
    assert row_of(units, record).late_before


def test_what_is_late_and_not_there_counts_until_it_is_explained(units):
    issue(units)
    with units() as unit:
        assert unit.outbox.unexplained(NOW + 47 * HOUR) == 0
        assert unit.outbox.unexplained(NOW + 49 * HOUR) == 1


# --- what DPS is told ------------------------------------------------------------------------


def test_the_backlog_says_since_when_something_waits_and_which_numbers_never_come(units):
    with units() as unit:
        assert unit.outbox.backlog().oldest_at is None
    first = issue(units, at=NOW - 3 * HOUR)
    issue(units)
    commit(units, lambda unit: unit.numbers.void(TicketNumber("TRAIN-0000009"), "torn"))
    with units() as unit:
        backlog = unit.outbox.backlog()
    assert backlog.oldest_at == NOW - 3 * HOUR
    assert backlog.kept_numbers == 1
    receive(units, first, NOW)
    with units() as unit:
        assert unit.outbox.backlog().oldest_at == NOW
