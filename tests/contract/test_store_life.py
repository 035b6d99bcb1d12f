"""What the store promises of a ticket's life after issue, kept alike by the database and the fake.

Events and versions, stop data, reviews, notes, paper, duties and preferences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.document import PaperKit
from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.states import (
    Delivery,
    Legal,
    PrintGrade,
    PrintOutcome,
    Review,
    TicketFilter,
)
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import Duty, DutyKind, Note, ReviewEntry, UnitOfWorkFactory
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import some_notices
from tracs_mobile.testing.fakes import FakeSigner, FakeStore
from tracs_mobile.testing.issued import an_answer, an_envelope, an_issued, issue_one
from tracs_mobile.testing.lives import a_stop_record, amend_one, an_event, file_one

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
SIGNER = FakeSigner()
ALL = TicketFilter()


@pytest.fixture(params=["sql", "fake"])
def units(request, tmp_path) -> Iterator[UnitOfWorkFactory]:
    """A store with twenty free numbers."""
    engine = None
    units = FakeStore(SIGNER, database_id="db").units
    if request.param == "sql":
        path = tmp_path / "tickets.db"
        engine = open_engine(path, key=b"k" * 32, salt=b"s" * 16)
        migrate(engine, path)
        units = lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db")  # noqa: E731
    with units() as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=20))
        unit.commit()
    yield units
    if engine is not None:
        engine.dispose()


@pytest.fixture
def unit(units):
    with units() as unit:
        yield unit


def issue(unit, at=NOW, **changes):
    return issue_one(unit, signer=SIGNER, at=at, **changes)


def amend(unit, issued, at=LATER, **changes):
    return amend_one(unit, issued, signer=SIGNER, at=at, **changes)


def filed(unit, issued, kind=EventKind.VOID, at=LATER):
    return file_one(unit, issued, signer=SIGNER, at=at, kind=kind)


def answer(unit, envelope, status=ItemStatus.ACCEPTED, at=LATER, **words):
    unit.outbox.settle([an_answer(envelope, at, status, **words)], at)


def row_of(unit, issued):
    return unit.documents.row(issued.document.document_id)


# --- events and versions ---------------------------------------------------------------------


def test_events_and_versions_of_a_number_count_in_one_row(unit):
    first = issue(unit)
    number = first.document.number
    assert unit.events.next_seq(number) == 2
    filed(unit, first, EventKind.LATE)
    second = amend(unit, first)
    assert second.document.seq == 3
    filed(unit, second)
    assert unit.events.next_seq(number) == 5
    assert [signed.event.seq for signed in unit.events.of(number)] == [2, 4]
    assert [issued.document.seq for issued in unit.documents.versions(number)] == [1, 3]
    assert [state.kind for state in unit.outbox.timeline(number)] == [
        EventKind.ISSUE,
        EventKind.LATE,
        EventKind.AMEND,
        EventKind.VOID,
    ]


def test_an_event_comes_back_as_it_was_signed(unit):
    first = issue(unit)
    signed = an_event(first, signer=SIGNER, at=LATER, seq=2)
    unit.events.add(signed)
    assert unit.events.of(first.document.number) == (signed,)
    assert unit.events.of(TicketNumber("X")) == ()


@pytest.mark.parametrize("seq", [1, 3])
def test_an_event_out_of_turn_is_refused(unit, seq):
    first = issue(unit)
    with pytest.raises(StoreError):
        unit.events.add(an_event(first, signer=SIGNER, at=LATER, seq=seq))


def test_an_event_about_another_tickets_version_is_refused(unit):
    first, other = issue(unit), issue(unit)
    signed = an_event(first, signer=SIGNER, at=LATER, seq=2)
    crossed = replace(signed.event, document_id=other.document.document_id)
    with pytest.raises(StoreError):
        unit.events.add(replace(signed, event=crossed))


def test_a_version_out_of_turn_is_refused(unit):
    first = issue(unit)
    filed(unit, first, EventKind.LATE)
    twin = an_issued(first.document.number, signer=SIGNER, document_id=DocumentId("x"), seq=2)
    with pytest.raises(StoreError):
        unit.documents.add(twin)


def test_a_void_number_takes_no_further_version(unit):
    first = issue(unit)
    filed(unit, first)
    with pytest.raises(StoreError):
        amend(unit, first)


def test_legal_states_of_every_version(unit):
    first, other = issue(unit), issue(unit)
    second = amend(unit, first)
    third = amend(unit, second)
    assert [row.legal for row in unit.documents.all_rows()] == [
        Legal.REPLACED,
        Legal.ISSUED,
        Legal.REPLACED,
        Legal.AMENDED,
    ]
    filed(unit, third)
    assert row_of(unit, first).legal is Legal.VOIDED
    assert row_of(unit, third).legal is Legal.VOIDED
    found = unit.documents.find(ALL, limit=9)
    assert [(row.number, row.seq, row.legal) for row in found] == [
        (third.document.number, 3, Legal.VOIDED),
        (other.document.number, 1, Legal.ISSUED),
    ]
    assert (unit.documents.count(), unit.documents.count(ALL)) == (4, 2)


# --- how it is on its way --------------------------------------------------------------------


def test_the_newest_event_says_where_the_ticket_is(unit):
    first = issue(unit)
    answer(unit, an_envelope(first))
    void = filed(unit, first)
    row = row_of(unit, first)
    assert (row.delivery, row.event) == (Delivery.QUEUED, EventKind.VOID)
    assert row.received_at is None
    answer(unit, void)
    row = unit.documents.find(ALL, limit=1)[0]
    assert (row.delivery, row.received_at) == (Delivery.RECEIVED, LATER)
    assert row.receipt_id == "R-TRAIN-0000001-2"


def test_a_reason_that_arrived_does_not_make_a_refused_ticket_received(unit):
    first = issue(unit)
    answer(unit, an_envelope(first), ItemStatus.REJECTED, code="TOWN_MISSING", field="place.town")
    late = filed(unit, first, EventKind.LATE)
    assert row_of(unit, first).delivery is Delivery.QUEUED
    assert row_of(unit, first).explained
    answer(unit, late)
    row = unit.documents.find(TicketFilter(delivery=Delivery.REFUSED), limit=5)[0]
    assert (row.delivery, row.event) == (Delivery.REFUSED, EventKind.ISSUE)
    assert (row.code, row.field) == ("TOWN_MISSING", "place.town")


def test_a_refusal_is_told_until_it_is_mended(unit):
    first = issue(unit)
    answer(
        unit,
        an_envelope(first),
        ItemStatus.REJECTED,
        code="TOWN_MISSING",
        field="place.town",
        say="Which town?",
    )
    second = amend(unit, first)
    row = row_of(unit, second)
    assert row.delivery is Delivery.QUEUED
    assert (row.code, row.field, row.problem) == ("TOWN_MISSING", "place.town", "Which town?")
    assert unit.outbox.summary().refused == 1
    assert unit.outbox.summary().oldest_deadline == NOW + timedelta(hours=48)
    answer(unit, an_envelope(second, EventKind.AMEND))
    row = row_of(unit, second)
    assert (row.delivery, row.code, row.problem) == (Delivery.RECEIVED, "", "")
    summary = unit.outbox.summary()
    assert (summary.refused, summary.waiting, summary.delivered) == (0, 0, 1)
    assert summary.oldest_deadline is None
    assert unit.outbox.unreceipted() == ()
    assert [state.state for state in unit.outbox.timeline(first.document.number)] == [
        "refused",
        "received",
    ]


def test_a_late_reason_mends_no_refusal(unit):
    first = issue(unit)
    answer(unit, an_envelope(first), ItemStatus.REJECTED)
    answer(unit, filed(unit, first, EventKind.LATE))
    assert unit.outbox.summary().refused == 1
    assert unit.outbox.unreceipted() == (an_envelope(first),)


def test_a_conflict_is_never_history(unit):
    first = issue(unit)
    answer(unit, an_envelope(first), ItemStatus.CONFLICT)
    answer(unit, filed(unit, first))
    assert unit.outbox.summary().refused == 1
    assert unit.outbox.unreceipted() == (an_envelope(first),)


def test_mended_refusals_stand_with_what_is_done(unit):
    first, other = issue(unit), issue(unit)
    answer(unit, an_envelope(first), ItemStatus.REJECTED, at=NOW)
    answer(unit, filed(unit, first), at=LATER)
    answer(unit, an_envelope(other), ItemStatus.REJECTED, at=NOW)
    shown = [(row.number[-1], row.event, row.delivery) for row in unit.outbox.rows(limit=9)]
    assert shown == [
        ("2", EventKind.ISSUE, Delivery.REFUSED),
        ("1", EventKind.VOID, Delivery.RECEIVED),
        ("1", EventKind.ISSUE, Delivery.REFUSED),
    ]


def test_only_open_refusals_are_sent_again_as_they_were(unit):
    first = issue(unit)
    answer(unit, an_envelope(first), ItemStatus.REJECTED, code="OFFICER_UNKNOWN", say="Who?")
    assert unit.outbox.resend(first.document.number) == 1
    row = row_of(unit, first)
    assert (row.delivery, row.code, row.problem) == (Delivery.QUEUED, "", "")
    assert unit.outbox.due(LATER, 5) == (an_envelope(first),)
    assert unit.outbox.resend(first.document.number) == 0
    answer(unit, an_envelope(first), ItemStatus.REJECTED)
    answer(unit, filed(unit, first))
    assert unit.outbox.resend(first.document.number) == 0


def test_the_timeline_tells_when_each_step_was(unit):
    first = issue(unit)
    unit.outbox.mark_sent([an_envelope(first)], LATER)
    answer(unit, an_envelope(first), ItemStatus.REJECTED, code="c", field="f", say="s")
    (state,) = unit.outbox.timeline(first.document.number)
    assert (state.seq, state.kind, state.state) == (1, EventKind.ISSUE, "refused")
    assert (state.queued_at, state.sent_at, state.settled_at) == (NOW, LATER, LATER)
    assert state.deadline == NOW + timedelta(hours=48)
    assert (state.code, state.field, state.problem) == ("c", "f", "s")
    assert unit.outbox.timeline(TicketNumber("X")) == ()


def test_waking_and_retrying_show_in_the_list(unit):
    first = issue(unit)
    unit.outbox.mark_retry([an_envelope(first)], next_try_at=LATER, problem="no way")
    row = unit.documents.find(ALL, limit=1)[0]
    assert (row.attempts, row.next_try_at, row.problem) == (1, LATER, "no way")
    unit.outbox.wake()
    assert unit.documents.find(ALL, limit=1)[0].next_try_at is None
    assert unit.documents.find(ALL, limit=1)[0] == row_of(unit, first)


# --- duties ----------------------------------------------------------------------------------


def a_notice(unit):
    issued = issue(unit, kind=DocumentKind.NOTICE)
    which = issued.document.document_id
    unit.duties.add(Duty(document_id=which, kind=DutyKind.HAND_OVER, until=LATER, what="Hand it."))
    return issued


@pytest.mark.parametrize("brought", [False, True])
def test_a_void_notice_waits_for_nobody(unit, brought):
    notice = a_notice(unit)
    which = notice.document.document_id
    unit.outbox.keep(which)
    if brought:
        unit.duties.done(which, DutyKind.HAND_OVER, by="07A12", at=NOW)
    unit.numbers.void(notice.document.number, "spoiled")
    (row,) = unit.documents.find(TicketFilter(legal=Legal.VOIDED), limit=5)
    assert row.delivery is (Delivery.HANDED_OVER if brought else Delivery.KEPT)
    assert row == row_of(unit, notice)
    assert unit.documents.count(TicketFilter(delivery=Delivery.HAND_OVER)) == 0


def test_a_notice_is_handed_over_once(unit):
    notice = a_notice(unit)
    which = notice.document.document_id
    row = unit.documents.find(TicketFilter(delivery=Delivery.HAND_OVER), limit=5)[0]
    assert (row.delivery, row.deadline) == (Delivery.HAND_OVER, LATER)
    unit.duties.done(which, DutyKind.HAND_OVER, by="07A12", at=NOW)
    assert unit.documents.count(TicketFilter(delivery=Delivery.HANDED_OVER)) == 1
    assert row_of(unit, notice).delivery is Delivery.HANDED_OVER
    with pytest.raises(StoreError):
        unit.duties.done(which, DutyKind.HAND_OVER, by="07A12", at=NOW)
    (duty,) = unit.duties.of(which)
    assert (duty.done_at, duty.done_by, duty.what) == (NOW, "07A12", "Hand it.")


def test_a_duty_that_was_never_there_cannot_be_done(unit):
    which = issue(unit).document.document_id
    with pytest.raises(StoreError):
        unit.duties.done(which, DutyKind.CURE, by="07A12", at=NOW)
    with pytest.raises(StoreError):
        unit.duties.add(Duty(document_id=DocumentId("x"), kind=DutyKind.CURE, until=NOW))


def test_a_cure_is_open_until_it_is_shown_or_the_ticket_is_void(unit):
    first, second = issue(unit), issue(unit)
    for issued in (first, second):
        which = issued.document.document_id
        unit.duties.add(Duty(document_id=which, kind=DutyKind.CURE, until=LATER))
    still = TicketFilter(cure_open=True)
    assert unit.documents.count(still) == 2
    assert (row_of(unit, first).cure_until, row_of(unit, first).cure_shown) == (LATER, False)
    unit.duties.done(first.document.document_id, DutyKind.CURE, by="07A12", at=NOW)
    assert row_of(unit, first).cure_shown
    filed(unit, second)
    assert unit.documents.count(still) == 0


# --- paper -----------------------------------------------------------------------------------


def test_a_replaced_or_void_ticket_owes_no_print(unit):
    first, second = issue(unit), issue(unit)
    later = amend(unit, first)
    filed(unit, second)
    assert unit.prints.owed() == (later.document.document_id,)
    owed = unit.documents.find(TicketFilter(print_owed=True), limit=9)
    assert [row.document_id for row in owed] == [later.document.document_id]
    out = PrintOutcome(grade=PrintGrade.PROBABLY, printer="P", said="Out.")
    unit.prints.record(later.document.document_id, out, NOW)
    assert unit.prints.owed() == ()
    assert unit.documents.count(TicketFilter(print_owed=True)) == 0


def test_a_paper_kit_is_kept_once_and_found_by_its_digest(unit):
    kit = PaperKit(notices=some_notices(), logo_png=b"png")
    digest = unit.papers.put(kit)
    assert unit.papers.put(kit) == digest
    assert unit.papers.put(replace(kit, logo_png=b"other")) != digest
    assert unit.papers.get(digest) == kit
    assert unit.papers.get("0" * 64) is None


# --- review and notes ------------------------------------------------------------------------


def test_the_last_word_of_the_review_counts_and_a_new_version_is_unreviewed(unit):
    first = issue(unit)
    which = first.document.document_id
    said = [
        ReviewEntry(at=NOW, by="07A15", state=Review.RETURNED, note="Which lane?"),
        ReviewEntry(at=LATER, by="07A15", state=Review.REVIEWED, note=""),
    ]
    unit.reviews.add(which, said[0])
    row = unit.documents.find(TicketFilter(review=Review.RETURNED), limit=5)[0]
    assert (row.review, row.note) == (Review.RETURNED, "Which lane?")
    unit.reviews.add(which, said[1])
    assert unit.reviews.log(which) == tuple(said)
    assert (row_of(unit, first).review, row_of(unit, first).note) == (Review.REVIEWED, "")
    later = amend(unit, first)
    assert row_of(unit, later).review is Review.UNREVIEWED
    assert unit.documents.count(TicketFilter(review=Review.REVIEWED)) == 0
    with pytest.raises(StoreError):
        unit.reviews.add(DocumentId("x"), said[0])


def test_notes_stay_with_their_stop_in_order(unit):
    notes = [Note(at=NOW, by="07A12", text="One."), Note(at=NOW, by="07A13", text="Two.")]
    for note in notes:
        unit.notes.add(StopId("s"), note)
    assert unit.notes.of(StopId("s")) == tuple(notes)
    assert unit.notes.of(StopId("t")) == ()


# --- stop data -------------------------------------------------------------------------------


def test_the_newest_version_of_a_stop_counts(unit):
    first = a_stop_record(NOW, numbers=(TicketNumber("TRAIN-0000001"),))
    second = replace(first, version=2, outcomes=("T", "W"), where="", age=None)
    unit.stops.put(first)
    assert unit.stops.get(first.stop_id) == first
    unit.stops.put(second)
    assert unit.stops.get(first.stop_id) == second
    assert unit.stops.get(StopId("x")) is None


@pytest.mark.parametrize("version", [0, 2])
def test_a_version_of_a_stop_follows_the_last(unit, version):
    with pytest.raises(StoreError):
        unit.stops.put(a_stop_record(NOW, version=version))


def test_stops_are_given_by_their_time(unit):
    for name, hours in (("b", 2), ("a", 1), ("c", 3)):
        unit.stops.put(a_stop_record(NOW + timedelta(hours=hours), stop_id=StopId(name)))
    unit.stops.put(a_stop_record(NOW + timedelta(hours=9), stop_id=StopId("c"), version=2))
    since, until = NOW + timedelta(hours=1), NOW + timedelta(hours=3)
    assert [r.stop_id for r in unit.stops.between(since, until)] == ["a", "b"]
    assert [r.stop_id for r in unit.stops.between(NOW, NOW + timedelta(days=1))] == ["a", "b", "c"]
    assert unit.stops.between(since, since) == ()


# --- lists -----------------------------------------------------------------------------------


def test_what_an_officer_issued_last_and_what_came_of_a_stop(unit):
    first, second = (issue(unit, stop_id=StopId("s")) for _ in range(2))
    third = issue(unit, stop_id=StopId("t"))
    later = amend(unit, first)
    issued_by = first.document.officer.leo_number
    assert unit.documents.recent(issued_by, 2) == (later.document, third.document)
    assert len(unit.documents.recent(issued_by, 9)) == 3
    assert unit.documents.recent("07A99", 9) == ()
    assert [row.document_id for row in unit.documents.of_stop(StopId("s"))] == [
        second.document.document_id,
        later.document.document_id,
    ]


def test_preferences_are_replaced_by_owner_and_name(unit):
    assert unit.preferences.get("07A12", "favorites") is None
    unit.preferences.put("07A12", "favorites", b"1")
    unit.preferences.put("07A13", "favorites", b"2")
    unit.preferences.put("07A12", "favorites", b"3")
    assert unit.preferences.get("07A12", "favorites") == b"3"
    assert unit.preferences.get("07A13", "favorites") == b"2"
    assert unit.preferences.get("07A12", "shortcuts") is None


def test_leaving_without_commit_forgets_the_life_of_a_ticket_too(units):
    with units() as unit:
        first = issue(unit)
        unit.commit()
    with units() as unit:
        filed(unit, first)
        unit.stops.put(a_stop_record(NOW))
        unit.preferences.put("07A12", "favorites", b"1")
    with units() as unit:
        assert unit.events.of(first.document.number) == ()
        assert row_of(unit, first).legal is Legal.ISSUED
        assert unit.stops.get(StopId("stop-1")) is None
        assert unit.preferences.get("07A12", "favorites") is None
