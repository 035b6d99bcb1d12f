"""What DPS lost by going back to an older copy: alike in the database and its stand-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus
from tracs_mobile.domain.restoration import LOST, Restoration
from tracs_mobile.domain.states import Delivery
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.raw import raw_of
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeSigner, FakeStore
from tracs_mobile.testing.issued import an_answer, an_envelope, issue_one

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
RETURN = Restoration(restoration_id="r1", at=NOW + 30 * HOUR, since=NOW + 4 * HOUR)
FOUND = NOW + 31 * HOUR


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


def issue(units):
    return commit(units, lambda unit: issue_one(unit, signer=SIGNER, at=NOW))


def settle(units, record, at, status=ItemStatus.ACCEPTED, answer=None):
    if answer is None:
        answer = an_answer(an_envelope(record), at, status)
        if answer.receipt is not None:
            receipt = replace(answer.receipt, token=f"e30.{int(at.timestamp())}.e30")
            answer = replace(answer, receipt=receipt)
    commit(units, lambda unit: unit.outbox.settle([answer], at))
    return answer


def begin(units, restoration=RETURN):
    return commit(units, lambda unit: unit.restorations.begin(restoration, FOUND))


def doubted(units, limit=100):
    with units() as unit:
        return unit.restorations.doubted(limit)


def lose(units, found):
    due = FOUND + 2 * DAY
    commit(units, lambda unit: unit.restorations.note_lost(found, FOUND, due))


def row_of(units, record):
    with units() as unit:
        return unit.documents.row(record.document.document_id)


def names(found):
    return [(one.envelope.number, one.envelope.seq) for one in found]


def test_only_receipts_between_the_copy_and_the_return_are_doubted(units):
    old, lost, new = issue(units), issue(units), issue(units)
    settle(units, old, NOW + 2 * HOUR)
    settle(units, lost, NOW + 5 * HOUR)
    settle(units, new, NOW + 32 * HOUR)
    assert doubted(units) == ()
    begin(units)
    assert names(doubted(units)) == [(lost.document.number, 1)]
    assert doubted(units)[0].envelope.digest == lost.digest


def test_what_dps_has_after_all_is_asked_about_once(units):
    settle(units, issue(units), NOW + 5 * HOUR)
    begin(units)
    commit(units, lambda unit: unit.restorations.note_there(doubted_of(unit), FOUND))
    assert doubted(units) == ()


def doubted_of(unit):
    return unit.restorations.doubted(100)


def test_what_dps_lost_is_queued_as_it_was_signed_and_both_receipts_stay(units):
    record = issue(units)
    first = settle(units, record, NOW + 5 * HOUR)
    begin(units)
    lose(units, doubted(units))
    row = row_of(units, record)
    assert (row.delivery, row.received_at, row.code) == (Delivery.QUEUED, None, LOST)
    with units() as unit:
        (due,) = unit.outbox.due(FOUND, 10)
    assert (due.digest, due.signature) == (record.digest, record.signature)
    again = settle(units, record, FOUND + HOUR)
    with units() as unit:
        assert unit.outbox.receipts() == (first.receipt, again.receipt)
        (loss,) = unit.restorations.losses(record.document.number)
    assert (loss.received_at, loss.at) == (NOW + 5 * HOUR, FOUND)
    row = row_of(units, record)
    assert (row.delivery, row.received_at) == (Delivery.RECEIVED, NOW + 5 * HOUR)


def test_what_dps_lost_was_in_time_and_has_its_48_hours_anew(units):
    record = issue(units)
    settle(units, record, NOW + 5 * HOUR)
    begin(units)
    lose(units, doubted(units))
    long_after = NOW + 20 * DAY
    with units() as unit:
        assert unit.outbox.unexplained(long_after) == 0
        assert unit.outbox.summary().oldest_deadline == FOUND + 2 * DAY
        (line,) = unit.outbox.rows(limit=5)
    assert line.deadline == row_of(units, record).deadline == FOUND + 2 * DAY
    assert line.received_at is None
    settle(units, record, long_after)
    with units() as unit:
        assert unit.outbox.unexplained(long_after) == 0


def test_the_receipt_that_is_held_ends_nothing_when_it_comes_from_a_stick_again(units):
    record = issue(units)
    first = settle(units, record, NOW + 5 * HOUR)
    begin(units)
    lose(units, doubted(units))
    settle(units, record, FOUND, answer=first)
    assert row_of(units, record).delivery is Delivery.QUEUED
    live = ItemAnswer(
        number=first.number, seq=1, status=ItemStatus.DUPLICATE, receipt=first.receipt
    )
    settle(units, record, FOUND, answer=live)
    assert row_of(units, record).delivery is Delivery.RECEIVED


def test_a_receipt_that_comes_late_from_a_stick_is_doubted_too(units):
    record = issue(units)
    begin(units)
    assert doubted(units) == ()
    settle(units, record, FOUND, answer=an_answer(an_envelope(record), NOW + 5 * HOUR))
    assert names(doubted(units)) == [(record.document.number, 1)]


def test_what_was_refused_since_goes_again_once_and_older_refusals_stay(units):
    old, late = issue(units), issue(units)
    settle(units, old, NOW + 2 * HOUR, ItemStatus.REJECTED)
    settle(units, late, NOW + 5 * HOUR, ItemStatus.REJECTED)
    assert begin(units) == 1
    assert begin(units) == 0
    assert row_of(units, old).delivery is Delivery.REFUSED
    assert row_of(units, late).delivery is Delivery.QUEUED


def test_two_returns_doubt_one_receipt_and_lose_it_once(units):
    record = issue(units)
    settle(units, record, NOW + 5 * HOUR)
    begin(units)
    begin(units, Restoration(restoration_id="r2", at=NOW + 60 * HOUR, since=NOW + 3 * HOUR))
    (one,) = doubted(units)
    assert one.restorations == ("r1", "r2")
    lose(units, (one,))
    settle(units, record, NOW + 90 * HOUR)
    assert doubted(units) == ()
    with units() as unit:
        assert len(unit.restorations.losses(record.document.number)) == 1


def test_a_second_return_may_lose_the_second_receipt(units):
    record = issue(units)
    settle(units, record, NOW + 5 * HOUR)
    begin(units)
    lose(units, doubted(units))
    settle(units, record, NOW + 40 * HOUR)
    begin(units, Restoration(restoration_id="r2", at=NOW + 60 * HOUR, since=NOW + 39 * HOUR))
    lose(units, doubted(units))
    assert row_of(units, record).delivery is Delivery.QUEUED
    settle(units, record, NOW + 70 * HOUR)
    with units() as unit:
        assert len(unit.outbox.receipts()) == 3


def test_an_expunged_ticket_is_never_asked_about(units):
    record = issue(units)
    settle(units, record, NOW + 5 * HOUR)
    commit(
        units,
        lambda unit: unit.purges.purge(record.document.number, by="07P01", reason="order", at=NOW),
    )
    begin(units)
    assert doubted(units) == ()


def test_the_database_itself_takes_no_event_back_without_a_loss(tmp_path):
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=b"k" * 32, salt=b"s" * 16)
    migrate(engine, path)
    held = _filled(lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db"))
    record = issue(held)
    settle(held, record, NOW + 5 * HOUR)
    begin(held)
    with engine.connect() as connection:
        raw = raw_of(connection)
        with pytest.raises(Exception, match="an event is fixed"):
            raw.execute("UPDATE outbox SET state = 'queued'")
        with pytest.raises(Exception, match="a receipt follows each loss"):
            raw.execute(
                "INSERT INTO receipt_again SELECT 1, number, seq, receipt_id, received_at, digest,"
                " token FROM receipt"
            )
    engine.dispose()
