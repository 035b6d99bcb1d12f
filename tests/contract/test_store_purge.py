"""Expungement by ticket number: afterwards every answer is as if there had never been a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.names import DocumentId, DraftId, StopId, TicketNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.states import PrintGrade, PrintOutcome, Review, TicketFilter
from tracs_mobile.domain.stop import DocumentKind, StopData
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import Duty, DutyKind, Note, ReviewEntry, UnitOfWork
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeSigner, FakeStore
from tracs_mobile.testing.issued import an_answer, an_envelope, an_issued, issue_one
from tracs_mobile.testing.lives import a_stop_record, amend_one, an_event, file_one

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
STOP = StopId("stop-1")


@pytest.fixture(params=["sql", "fake"])
def unit(request, tmp_path) -> Iterator[UnitOfWork]:
    engine = None
    units = FakeStore(SIGNER, database_id="db", sounds=sounds_of).units
    if request.param == "sql":
        path = tmp_path / "tickets.db"
        engine = open_engine(path, key=b"k" * 32, salt=b"s" * 16)
        migrate(engine, path)
        units = lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db")  # noqa: E731
    with units() as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=9))
        yield unit
    if engine is not None:
        engine.dispose()


def received(unit, *envelopes):
    unit.outbox.settle([an_answer(envelope, NOW) for envelope in envelopes], NOW)


def a_life(unit):
    """A ticket that was refused, amended, printed, returned, voided; all of it with DPS."""
    first = issue_one(unit, signer=SIGNER, at=NOW, stop_id=STOP)
    number = first.document.number
    refusal = an_answer(an_envelope(first), NOW, ItemStatus.REJECTED, say="Which town?")
    unit.outbox.settle([refusal], NOW)
    second = amend_one(unit, first, signer=SIGNER, at=NOW)
    for issued in (first, second):
        which = issued.document.document_id
        printed = PrintOutcome(grade=PrintGrade.NOT_STARTED, printer="P", said="No paper.")
        unit.prints.record(which, printed, NOW)
        unit.duties.add(Duty(document_id=which, kind=DutyKind.CURE, until=NOW))
        entry = ReviewEntry(at=NOW, by="07A15", state=Review.RETURNED, note="Which lane?")
        unit.reviews.add(which, entry)
    late = file_one(unit, second, signer=SIGNER, at=NOW, kind=EventKind.LATE)
    void = file_one(unit, second, signer=SIGNER, at=NOW)
    received(unit, an_envelope(second, EventKind.AMEND), late, void)
    unit.notes.add(STOP, Note(at=NOW, by="07A12", text="Wore a red hat."))
    found = StopData(race="W", gender="F", contraband="C", evidence="A pouch marked ZZQUILL.")
    unit.stops.put(a_stop_record(NOW, numbers=(number,), data=found))
    more = (number, TicketNumber("TRAIN-0000002"))
    unit.stops.put(a_stop_record(NOW, version=2, numbers=more, data=found))
    assert unit.stops.get(STOP) == a_stop_record(NOW, version=2, numbers=more, data=found)
    return first, second


def purge(unit, issued):
    unit.purges.purge(issued.document.number, by="07A15", reason="Docket 1-11-26", at=NOW)


def test_nothing_answers_about_it_any_more(unit):
    first, second = a_life(unit)
    number = first.document.number
    assert unit.documents.count(TicketFilter(text="belangeoix")) == 1
    purge(unit, second)
    documents = unit.documents
    assert unit.purges.numbers() == {number}
    for issued in (first, second):
        which = issued.document.document_id
        assert documents.get(which) is None
        assert documents.row(which) is None
        assert unit.prints.log(which) == ()
        assert unit.reviews.log(which) == ()
        assert unit.duties.of(which) == ()
    assert documents.by_number(number) is None
    assert documents.versions(number) == ()
    for text in ("", "belangeoix", "bellanjoix", number, "hkb412", "1007"):
        assert documents.find(TicketFilter(text=text), limit=9) == ()
        assert documents.count(TicketFilter(text=text)) == 0
    assert documents.recent("07A12", 9) == ()
    assert documents.of_stop(STOP) == ()
    assert unit.events.of(number) == ()
    assert unit.outbox.timeline(number) == ()
    assert unit.outbox.rows(limit=9) == ()
    assert unit.outbox.unreceipted() == ()
    assert unit.outbox.resend(number) == 0
    assert unit.prints.owed() == ()
    assert unit.notes.of(STOP) == ()


def test_number_chain_receipts_and_statistics_stay(unit):
    first, second = a_life(unit)
    receipts, entries = unit.outbox.receipts(), unit.audit.entries()
    purge(unit, second)
    account = unit.numbers.account()
    assert (account.issued, account.void, account.balanced) == (0, 1, True)
    assert unit.outbox.receipts() == receipts
    assert unit.audit.entries() == entries
    assert unit.audit.entry_of(first.document.document_id).seq == 1
    assert unit.documents.count() == 2
    rows = unit.documents.all_rows()
    assert [(row.number, row.seq) for row in rows] == [
        (first.document.number, seq) for seq in (1, 2)
    ]
    for row in rows:
        texts = (row.defendant, row.plate, row.town, row.statute, row.charge, row.note, row.stop_id)
        assert texts == ("",) * 7
    record = unit.stops.get(STOP)
    assert (record.where, record.numbers) == ("", ("TRAIN-0000002",))
    assert (record.data.evidence, record.data.contraband) == ("", "C")
    assert (record.town, record.age, record.outcomes, record.version) == (
        "Barre City",
        34,
        ("T",),
        2,
    )
    assert unit.outbox.summary().delivered == 3
    assert unit.outbox.summary().oldest_deadline is None


def test_another_ticket_of_the_stop_stays_whole(unit):
    _first, second = a_life(unit)
    other = issue_one(unit, signer=SIGNER, at=NOW, stop_id=STOP)
    purge(unit, second)
    assert unit.documents.get(other.document.document_id) == other
    assert unit.documents.find(TicketFilter(text="belangeoix"), limit=9) != ()
    assert [row.number for row in unit.documents.of_stop(STOP)] == [other.document.number]
    assert unit.documents.recent("07A12", 9) == (other.document,)
    assert unit.outbox.due(NOW, 9) == (an_envelope(other),)
    assert unit.prints.owed() == (other.document.document_id,)


@pytest.mark.parametrize("state", [None, ItemStatus.REJECTED, ItemStatus.CONFLICT])
def test_it_waits_until_dps_has_confirmed_everything(unit, state):
    issued = issue_one(unit, signer=SIGNER, at=NOW)
    if state is not None:
        unit.outbox.settle([an_answer(an_envelope(issued), NOW, state)], NOW)
    with pytest.raises(StoreError):
        purge(unit, issued)
    assert unit.purges.numbers() == frozenset()
    assert unit.documents.get(issued.document.document_id) == issued


def test_a_late_reason_on_its_way_is_waited_for(unit):
    issued = issue_one(unit, signer=SIGNER, at=NOW)
    received(unit, an_envelope(issued))
    late = file_one(unit, issued, signer=SIGNER, at=NOW, kind=EventKind.LATE)
    with pytest.raises(StoreError):
        purge(unit, issued)
    received(unit, late)
    purge(unit, issued)
    assert unit.documents.by_number(issued.document.number) is None


def test_only_a_ticket_that_is_here_can_be_expunged_and_once(unit):
    warning = issue_one(unit, signer=SIGNER, at=NOW, kind=DocumentKind.WARNING)
    purge(unit, warning)
    for number in (warning.document.number, "TRAIN-0000009", "X"):
        with pytest.raises(StoreError):
            unit.purges.purge(TicketNumber(number), by="x", reason="y", at=NOW)
    assert unit.purges.numbers() == {warning.document.number}


def test_nothing_is_added_to_an_expunged_ticket(unit):
    issued = issue_one(unit, signer=SIGNER, at=NOW)
    received(unit, an_envelope(issued))
    purge(unit, issued)
    number = issued.document.number
    assert unit.events.next_seq(number) == 2
    later = an_issued(number, signer=SIGNER, document_id=DocumentId("later"), seq=2)
    with pytest.raises(StoreError):
        unit.documents.add(later)
    event = an_event(issued, signer=SIGNER, at=NOW, seq=2)
    with pytest.raises(StoreError):
        unit.events.add(event)


def test_an_unfinished_correction_of_it_is_thrown_away(unit):
    issued = issue_one(unit, signer=SIGNER, at=NOW, kind=DocumentKind.WARNING)
    number = issued.document.number
    mine = f'{{"correction":{{"number":"{number}"}},"name":"BÉLANGEOIX"}}'.encode()
    unit.drafts.save(DraftId("b"), b'{"name":"OTHER"}', officer="07A13", at=NOW)
    unit.drafts.save(DraftId("a"), mine, officer="07A12", at=NOW + timedelta(1))
    purge(unit, issued)
    assert unit.drafts.latest("07A12") is None
    assert not unit.drafts.finish(DraftId("a"))
    assert unit.drafts.latest("07A13") == b'{"name":"OTHER"}'
