"""The promises of the unit of work, kept alike by the encrypted database and by its stand-in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.domain.audit import genesis, link_hash
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.names import DocumentId, DraftId, LeoNumber, TicketNumber
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
from tracs_mobile.domain.stop import DocumentKind, StopPlace
from tracs_mobile.errors import NumbersExhausted, StoreError
from tracs_mobile.ports import UnitOfWork, UnitOfWorkFactory
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import a_driver, a_vehicle
from tracs_mobile.testing.fakes import FakeSigner, FakeStore
from tracs_mobile.testing.issued import (
    a_receipt,
    an_answer,
    an_envelope,
    an_issued,
    issue_one,
)

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
BLOCK = NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=20)
AGENCY = Agency(judiciary_code="1234", name="BARRE CITY POLICE", address="15 Fourth St", phone="1")
OFFICER = Officer(
    leo_number=LeoNumber("07A12"),
    name="M. TREMBLAYE",
    title="Officer",
    username="vsp\\mtremblay",
    role=Role.POC,
    approved_on=date(2026, 1, 2),
)


@pytest.fixture(params=["sql", "fake"])
def units(request, tmp_path) -> Iterator[UnitOfWorkFactory]:
    if request.param == "fake":
        yield FakeStore(SIGNER, database_id="db", sounds=sounds_of).units
        return
    path = tmp_path / "tickets.db"
    engine = open_engine(path, key=b"k" * 32, salt=b"s" * 16)
    migrate(engine, path)
    yield lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db")
    engine.dispose()


@pytest.fixture
def filled(units: UnitOfWorkFactory) -> UnitOfWorkFactory:
    """A store with twenty free numbers."""
    commit(units, lambda unit: unit.numbers.add_block(BLOCK))
    return units


def commit(units: UnitOfWorkFactory, work: Callable[[UnitOfWork], object]) -> object:
    with units() as unit:
        result = work(unit)
        unit.commit()
    return result


def issue(units: UnitOfWorkFactory, at: datetime = NOW, **changes: object):
    return commit(units, lambda unit: issue_one(unit, signer=SIGNER, at=at, **changes))


# --- the transaction -------------------------------------------------------------------------


def test_leaving_without_commit_forgets_everything(filled):
    with filled() as unit:
        issue_one(unit, signer=SIGNER, at=NOW)
        unit.drafts.save(DraftId("d"), b"{}", officer="07A12", at=NOW)
    with filled() as unit:
        assert unit.documents.count() == 0
        assert unit.numbers.account().issued == 0
        assert unit.audit.head().seq == 0
        assert unit.prints.owed() == ()
        assert unit.outbox.summary().waiting == 0
        assert unit.drafts.latest("07A12") is None


def test_an_error_in_the_block_forgets_everything_and_passes_on(filled):
    with pytest.raises(ZeroDivisionError), filled() as unit:
        issue_one(unit, signer=SIGNER, at=NOW)
        raise ZeroDivisionError
    with filled() as unit:
        assert unit.numbers.account().free == 20


def test_a_unit_can_go_on_after_its_commit_and_forget_only_the_rest(filled):
    with filled() as unit:
        issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()
        issue_one(unit, signer=SIGNER, at=NOW)
    with filled() as unit:
        assert unit.documents.count() == 1


def test_units_on_two_threads_never_draw_the_same_number(filled):
    drawn: list[str] = []

    def draw_five() -> None:
        for _ in range(5):
            drawn.append(issue(filled).document.number)

    threads = [threading.Thread(target=draw_five) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(drawn) == [f"TRAIN-{n:07d}" for n in range(1, 21)]


# --- numbers ---------------------------------------------------------------------------------


def test_numbers_are_drawn_from_the_lowest(filled):
    with filled() as unit:
        assert [unit.numbers.draw() for _ in range(3)] == [
            ("TRAIN-0000001", 1),
            ("TRAIN-0000002", 2),
            ("TRAIN-0000003", 3),
        ]
        assert unit.numbers.highest_used() == 3


def test_an_empty_block_says_so(units):
    with units() as unit, pytest.raises(NumbersExhausted, match="used up"):
        unit.numbers.draw()


def test_the_same_block_twice_changes_nothing(filled):
    issue(filled)
    commit(filled, lambda unit: unit.numbers.add_block(BLOCK))
    with filled() as unit:
        account = unit.numbers.account()
    assert (account.total, account.free, account.issued) == (20, 19, 1)


@pytest.mark.parametrize(
    "other",
    [
        NumberBlock(block_id="b2", prefix="TRAIN-", first=20, last=30),
        NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=30),
    ],
)
def test_a_block_that_overlaps_is_refused_whole(filled, other):
    with filled() as unit, pytest.raises(StoreError):
        unit.numbers.add_block(other)
    with filled() as unit:
        assert unit.numbers.account().total == 20


def test_every_number_is_accounted_for(filled):
    first = issue(filled)
    issue(filled)
    with filled() as unit:
        unit.numbers.void(first.document.number, "wrong driver")
        unit.numbers.void(TicketNumber("TRAIN-0000009"), "spoiled")
        unit.commit()
        account = unit.numbers.account()
    assert (account.total, account.free, account.issued, account.void) == (20, 17, 1, 2)
    assert account.balanced


def test_a_number_is_voided_once_and_only_if_it_is_ours(filled):
    with filled() as unit:
        unit.numbers.void(TicketNumber("TRAIN-0000001"), "spoiled")
        with pytest.raises(StoreError):
            unit.numbers.void(TicketNumber("TRAIN-0000001"), "again")
        with pytest.raises(StoreError):
            unit.numbers.void(TicketNumber("TRAIN-0009999"), "not ours")


def test_burning_voids_only_free_numbers_up_to_the_mark(filled):
    issue(filled)
    with filled() as unit:
        assert unit.numbers.burn_through(5, "unknown after restore") == 4
        assert unit.numbers.burn_through(5, "unknown after restore") == 0
        assert unit.numbers.highest_used() == 5
        assert unit.numbers.draw() == ("TRAIN-0000006", 6)


def test_a_block_that_comes_after_burning_arrives_burned_below_the_mark(filled):
    commit(filled, lambda unit: unit.numbers.burn_through(25, "unknown after restore"))
    late = NumberBlock(block_id="b2", prefix="TRAIN-", first=21, last=30)
    commit(filled, lambda unit: unit.numbers.add_block(late))
    with filled() as unit:
        assert unit.numbers.draw() == ("TRAIN-0000026", 26)
        assert unit.numbers.account().balanced


# --- documents -------------------------------------------------------------------------------


def test_a_document_comes_back_as_it_was_issued(filled):
    issued = issue(filled)
    with filled() as unit:
        assert unit.documents.get(issued.document.document_id) == issued
        assert unit.documents.by_number(issued.document.number) == issued
        assert unit.documents.get(DocumentId("nobody")) is None
        assert unit.documents.by_number(TicketNumber("X")) is None


def test_a_document_without_a_drawn_number_is_refused(filled):
    for number in ("TRAIN-0000007", "OTHER-1"):
        with filled() as unit, pytest.raises(StoreError):
            unit.documents.add(an_issued(TicketNumber(number), signer=SIGNER))


def test_a_number_carries_one_first_document(filled):
    issued = issue(filled)
    twin = an_issued(issued.document.number, signer=SIGNER, document_id=DocumentId("twin"))
    with filled() as unit, pytest.raises(StoreError):
        unit.documents.add(twin)


def test_a_correction_stands_beside_what_it_replaces(filled):
    first = issue(filled)
    second = an_issued(
        first.document.number,
        signer=SIGNER,
        document_id=DocumentId("amended"),
        seq=2,
        replaces=first.digest.hex(),
    )
    commit(filled, lambda unit: unit.documents.add(second))
    with filled() as unit:
        assert unit.documents.by_number(first.document.number) == second
        assert unit.documents.get(first.document.document_id) == first
        assert unit.documents.versions(first.document.number) == (first, second)
        assert [row.legal for row in unit.documents.find(TicketFilter(), limit=9)] == [
            Legal.AMENDED
        ]
        assert [row.legal for row in unit.documents.all_rows()] == [Legal.REPLACED, Legal.AMENDED]


def test_ticket_rows_show_the_three_states(filled):
    ticket = issue(filled)
    issue(filled, kind=DocumentKind.WARNING)
    commit(filled, lambda unit: unit.numbers.void(ticket.document.number, "wrong driver"))
    with filled() as unit:
        warning, complaint = unit.documents.find(TicketFilter(), limit=10)
    assert (complaint.legal, complaint.delivery) == (Legal.VOIDED, Delivery.QUEUED)
    assert (warning.legal, warning.delivery) == (Legal.ISSUED, Delivery.KEPT)
    assert complaint.review is Review.UNREVIEWED
    assert complaint.printed is PrintGrade.OWED
    assert complaint.deadline == NOW + timedelta(hours=48)
    assert warning.deadline is None
    assert complaint.defendant == "BÉLANGEOIX, NOÉMIE R"
    assert (complaint.plate, complaint.town) == ("HKB 412", "Barre City")
    assert (complaint.statute, complaint.charge) == ("23 V.S.A. § 1007", "Speeding, local limit")
    assert (complaint.officer, complaint.issued_at) == ("07A12", NOW)


def test_rows_come_newest_first_in_pages(filled):
    for _ in range(5):
        issue(filled)
    with filled() as unit:
        pages = [
            unit.documents.find(TicketFilter(), limit=2, offset=offset) for offset in (0, 2, 4)
        ]
    numbers = [row.number for page in pages for row in page]
    assert numbers == [f"TRAIN-{n:07d}" for n in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", 2),
        ("belangeoix", 1),
        ("NOEMIE bél", 1),
        ("hkb412", 1),
        ("hkb 412", 1),
        ("barre", 1),
        ("1007", 2),
        ("0000002", 1),
        ("o'brien", 1),
        ("nobody", 0),
        ("%", 2),
        ("_____", 2),
    ],
)
def test_search_finds_by_any_word_without_case_and_accents(filled, text, found):
    issue(filled)
    issue(
        filled,
        defendant=a_driver(family_name="O'BRIEN", given_name="SAM"),
        vehicle=a_vehicle(plate="ABC-123"),
        place=StopPlace(town="Stowe", county="Lamoille"),
    )
    with filled() as unit:
        assert len(unit.documents.find(TicketFilter(text=text), limit=10)) == found


# --- outbox ----------------------------------------------------------------------------------


def test_queued_events_are_due_oldest_first_with_their_frozen_bytes(filled):
    issued = [issue(filled) for _ in range(3)]
    with filled() as unit:
        assert unit.outbox.due(NOW, 10) == tuple(an_envelope(i) for i in issued)
        assert unit.outbox.due(NOW, 2) == tuple(an_envelope(i) for i in issued[:2])
        assert unit.outbox.summary().waiting == 3


def test_an_event_is_queued_once_and_only_with_its_document(filled):
    issued = issue(filled)
    with filled() as unit, pytest.raises(StoreError):
        unit.outbox.add(an_envelope(issued), deadline=NOW, queued_at=NOW)
    stray = an_envelope(an_issued(TicketNumber("TRAIN-0000009"), signer=SIGNER))
    with filled() as unit, pytest.raises(StoreError):
        unit.outbox.add(stray, deadline=NOW, queued_at=NOW)


def test_an_event_that_was_sent_without_an_answer_is_due_again(filled):
    envelope = an_envelope(issue(filled))
    commit(filled, lambda unit: unit.outbox.mark_sent([envelope], NOW))
    with filled() as unit:
        assert unit.outbox.rows(limit=1)[0].delivery is Delivery.SENT
        assert unit.outbox.due(NOW, 10) == (envelope,)


def test_a_failed_attempt_waits_counts_and_says_why(filled):
    envelope = an_envelope(issue(filled))
    later = NOW + timedelta(minutes=2)
    for _ in range(2):
        commit(
            filled,
            lambda unit: unit.outbox.mark_retry([envelope], next_try_at=later, problem="no way"),
        )
    with filled() as unit:
        row = unit.outbox.rows(limit=1)[0]
        assert (row.delivery, row.attempts, row.next_try_at) == (Delivery.QUEUED, 2, later)
        assert row.problem == "no way"
        assert unit.outbox.due(later - timedelta(seconds=1), 10) == ()
        assert unit.outbox.due(later, 10) == (envelope,)
        unit.outbox.wake()
        assert unit.outbox.due(NOW, 10) == (envelope,)


@pytest.mark.parametrize("status", [ItemStatus.ACCEPTED, ItemStatus.DUPLICATE])
def test_a_receipt_makes_it_received_and_is_kept(filled, status):
    envelope = an_envelope(issue(filled))
    answer = an_answer(envelope, NOW, status)
    for _ in range(2):
        commit(filled, lambda unit: unit.outbox.settle([answer], NOW))
    with filled() as unit:
        row = unit.documents.find(TicketFilter(), limit=1)[0]
        assert (row.delivery, row.received_at) == (Delivery.RECEIVED, NOW)
        assert row.receipt_id == "R-TRAIN-0000001-1"
        assert unit.outbox.receipts() == (answer.receipt,)
        assert unit.outbox.due(NOW, 10) == ()
        assert unit.outbox.unreceipted() == ()
        assert unit.outbox.summary().delivered == 1
        assert unit.outbox.summary().oldest_deadline is None


def test_received_without_a_receipt_over_our_bytes_is_never_claimed(filled):
    envelope = an_envelope(issue(filled))
    other = an_envelope(issue(filled))
    bare = an_answer(envelope, NOW)
    wrong = an_answer(other, NOW)
    commit(
        filled,
        lambda unit: unit.outbox.settle(
            [
                type(bare)(number=bare.number, seq=1, status=ItemStatus.ACCEPTED),
                type(bare)(
                    number=wrong.number,
                    seq=1,
                    status=ItemStatus.ACCEPTED,
                    receipt=a_receipt(envelope, NOW),
                ),
            ],
            NOW,
        ),
    )
    with filled() as unit:
        second, first = unit.documents.find(TicketFilter(), limit=2)
        assert first.delivery is Delivery.QUEUED
        assert first.next_try_at > NOW
        assert second.delivery is Delivery.CONFLICT
        assert unit.outbox.receipts() == ()


def test_a_refusal_leaves_the_lane_and_a_later_receipt_still_counts(filled):
    envelope = an_envelope(issue(filled))
    refusal = an_answer(
        envelope, NOW, ItemStatus.REJECTED, code="town", field="place.town", say="Which town?"
    )
    commit(filled, lambda unit: unit.outbox.settle([refusal], NOW))
    with filled() as unit:
        row = unit.outbox.rows(limit=1)[0]
        assert (row.delivery, row.problem) == (Delivery.REFUSED, "Which town?")
        assert unit.outbox.due(NOW, 10) == ()
        assert unit.outbox.unreceipted() == (envelope,)
        assert unit.outbox.summary().refused == 1
        assert unit.outbox.summary().oldest_deadline == NOW + timedelta(hours=48)
    commit(filled, lambda unit: unit.outbox.settle([an_answer(envelope, NOW)], NOW))
    commit(filled, lambda unit: unit.outbox.settle([refusal], NOW))
    with filled() as unit:
        assert unit.outbox.rows(limit=1)[0].delivery is Delivery.RECEIVED


def test_a_conflict_is_put_aside(filled):
    envelope = an_envelope(issue(filled))
    answer = an_answer(envelope, NOW, ItemStatus.CONFLICT, say="Two versions.")
    commit(filled, lambda unit: unit.outbox.settle([answer], NOW))
    with filled() as unit:
        assert unit.outbox.rows(limit=1)[0].delivery is Delivery.CONFLICT
        assert unit.outbox.summary().refused == 1


@pytest.mark.parametrize("status", [ItemStatus.DEFERRED, ItemStatus.OUT_OF_ORDER])
def test_a_deferred_event_goes_back_in_line_but_not_at_once(filled, status):
    envelope = an_envelope(issue(filled))
    commit(filled, lambda unit: unit.outbox.settle([an_answer(envelope, NOW, status)], NOW))
    with filled() as unit:
        row = unit.outbox.rows(limit=1)[0]
        assert (row.delivery, row.attempts) == (Delivery.QUEUED, 1)
        assert unit.outbox.due(NOW, 10) == ()
        assert unit.outbox.due(NOW + timedelta(minutes=1), 10) == (envelope,)


def test_a_whole_batch_is_marked_and_settled_at_once(filled):
    envelopes = [an_envelope(issue(filled)) for _ in range(20)]
    later = NOW + timedelta(minutes=2)
    with filled() as unit:
        unit.outbox.mark_sent(envelopes, NOW)
        unit.outbox.mark_retry(envelopes, next_try_at=later, problem="no way")
        unit.commit()
        assert {row.attempts for row in unit.outbox.rows(limit=99)} == {1}
        unit.outbox.settle([an_answer(envelope, NOW) for envelope in envelopes], NOW)
        unit.commit()
        assert [r.number for r in unit.outbox.receipts()] == [e.number for e in envelopes]
        assert unit.outbox.summary().delivered == 20
        unit.outbox.mark_sent(envelopes, NOW)
        unit.outbox.mark_sent([], NOW)
        unit.outbox.settle([], NOW)
        assert unit.outbox.summary().delivered == 20


def test_two_answers_about_one_event_in_a_batch_count_once(filled):
    envelope = an_envelope(issue(filled))
    answers = [
        an_answer(envelope, NOW),
        an_answer(envelope, NOW, ItemStatus.DUPLICATE),
        an_answer(envelope, NOW, ItemStatus.REJECTED),
    ]
    commit(filled, lambda unit: unit.outbox.settle(answers, NOW))
    with filled() as unit:
        assert len(unit.outbox.receipts()) == 1
        assert unit.outbox.summary().delivered == 1


def test_an_answer_about_a_stranger_changes_nothing(filled):
    stray = an_envelope(an_issued(TicketNumber("OTHER-1"), signer=SIGNER))
    commit(filled, lambda unit: unit.outbox.settle([an_answer(stray, NOW)], NOW))
    with filled() as unit:
        assert unit.outbox.receipts() == ()


def test_outbox_rows_put_waiting_before_refused_before_received(filled):
    late, soon, refused, done, done_last = (
        issue(filled, at=NOW + timedelta(hours=hours)) for hours in (5, 1, 0, 0, 0)
    )
    for index, answer in enumerate(
        (
            an_answer(an_envelope(done), NOW),
            an_answer(an_envelope(refused), NOW, ItemStatus.REJECTED),
            an_answer(an_envelope(done_last), NOW),
        )
    ):
        at = NOW + timedelta(minutes=index)
        commit(filled, lambda unit, a=answer, t=at: unit.outbox.settle([a], t))
    with filled() as unit:
        numbers = [row.number for row in unit.outbox.rows(limit=10)]
        assert numbers == [i.document.number for i in (soon, late, refused, done_last, done)]
        assert len(unit.outbox.rows(limit=2)) == 2


def test_a_second_event_of_a_ticket_shows_the_newest_state_in_the_list(filled):
    issued = issue(filled)
    commit(filled, lambda unit: unit.outbox.settle([an_answer(an_envelope(issued), NOW)], NOW))
    body = b'{"void":true}'
    void = type(an_envelope(issued))(
        document_id=issued.document.document_id,
        number=issued.document.number,
        seq=2,
        kind=EventKind.VOID,
        digest=bytes(32),
        device_id="D",
        signature=bytes(64),
        body=body,
    )
    commit(filled, lambda unit: unit.outbox.add(void, deadline=NOW, queued_at=NOW))
    with filled() as unit:
        assert [row.delivery for row in unit.documents.find(TicketFilter(), limit=5)] == [
            Delivery.QUEUED
        ]
        assert len(unit.outbox.rows(limit=5)) == 2
        assert unit.outbox.due(NOW, 5) == (void,)


# --- prints ----------------------------------------------------------------------------------


def outcome(grade: PrintGrade) -> PrintOutcome:
    return PrintOutcome(
        grade=grade,
        printer="Serial",
        said="It said so.",
        sent_bytes=3,
        job_bytes=4,
        took_ms=5,
        cause=Cause.PAPER_OUT if grade is PrintGrade.INTERRUPTED else Cause.NONE,
    )


def test_a_print_is_owed_until_paper_came_out(filled):
    first, second = issue(filled), issue(filled)
    which = first.document.document_id
    with filled() as unit:
        assert unit.prints.record(which, outcome(PrintGrade.INTERRUPTED), NOW) == 1
        assert unit.prints.record(which, outcome(PrintGrade.SAVED), NOW) == 2
        assert unit.prints.owed() == (which, second.document.document_id)
        assert unit.documents.find(TicketFilter(), limit=2)[1].printed is PrintGrade.OWED
        assert unit.prints.record(which, outcome(PrintGrade.PROBABLY), NOW) == 3
        assert unit.prints.owed() == (second.document.document_id,)
        assert unit.documents.find(TicketFilter(), limit=2)[1].printed is PrintGrade.PROBABLY
        assert unit.prints.record(which, outcome(PrintGrade.CONFIRMED), NOW) == 4
        unit.prints.record(which, outcome(PrintGrade.INTERRUPTED), NOW)
        assert unit.documents.find(TicketFilter(), limit=2)[1].printed is PrintGrade.CONFIRMED
        log = unit.prints.log(which)
    assert [record.attempt for record in log] == [1, 2, 3, 4, 5]
    assert log[0].outcome == outcome(PrintGrade.INTERRUPTED)
    assert log[0].at == NOW


def test_what_the_system_took_is_owed_until_the_officer_saw_it(filled):
    which = issue(filled).document.document_id
    with filled() as unit:
        unit.prints.record(which, outcome(PrintGrade.SPOOLED), NOW)
        assert unit.prints.owed() == (which,)
        assert unit.documents.find(TicketFilter(), limit=1)[0].printed is PrintGrade.OWED
        unit.prints.record(which, outcome(PrintGrade.SEEN), NOW)
        assert unit.prints.owed() == ()
        assert unit.documents.find(TicketFilter(), limit=1)[0].printed is PrintGrade.SEEN


def test_paper_that_is_asked_for_again_is_owed_again(filled):
    which = issue(filled).document.document_id
    with filled() as unit:
        unit.prints.record(which, outcome(PrintGrade.CONFIRMED), NOW)
        assert unit.prints.owed() == ()
        unit.prints.record(which, outcome(PrintGrade.OWED), NOW)
        assert unit.prints.owed() == (which,)
        assert unit.documents.find(TicketFilter(), limit=1)[0].printed is PrintGrade.OWED
        unit.prints.record(which, outcome(PrintGrade.PROBABLY), NOW)
        assert unit.prints.owed() == ()
        assert unit.documents.find(TicketFilter(), limit=1)[0].printed is PrintGrade.PROBABLY


# --- audit -----------------------------------------------------------------------------------


def test_the_chain_starts_at_genesis_and_every_link_is_signed(filled):
    with filled() as unit:
        assert unit.audit.head().hash == genesis(SIGNER.device_id, "db")
    eastern = NOW.astimezone(timezone(timedelta(hours=-5)))
    for count in range(3):
        commit(
            filled,
            lambda unit, n=count: unit.audit.append(
                kind="sign_on", actor="07A12", body=f"try {n}", at=eastern
            ),
        )
    with filled() as unit:
        entries = unit.audit.entries()
        head = unit.audit.head()
        assert unit.audit.entries(after=1, limit=1) == entries[1:2]
    prev = genesis(SIGNER.device_id, "db")
    for seq, entry in enumerate(entries, 1):
        expected = link_hash(
            seq=seq, at=entry.at, kind=entry.kind, actor=entry.actor, body=entry.body, prev=prev
        )
        assert (entry.seq, entry.prev, entry.hash, entry.at) == (seq, prev, expected, NOW)
        assert SIGNER.verifies(entry.hash, entry.signature)
        prev = entry.hash
    assert (head.seq, head.hash) == (3, prev)


def test_the_entry_of_a_document_is_the_one_of_its_issue(filled):
    issued = issue(filled)
    which = issued.document.document_id
    with filled() as unit:
        unit.audit.append(kind="print", actor="x", body=f"{which} attempt 1", at=NOW)
        unit.audit.append(kind="note", actor="x", body="about inner-id only", at=NOW)
        assert unit.audit.entry_of(which).seq == 1
        assert unit.audit.entry_of(DocumentId("inner-id")).seq == 3
        assert unit.audit.entry_of(DocumentId("nobody")) is None


# --- drafts and records ----------------------------------------------------------------------


def test_the_draft_saved_last_is_offered_to_its_officer_only(units):
    with units() as unit:
        unit.drafts.save(DraftId("a"), b"1", officer="07A12", at=NOW)
        unit.drafts.save(DraftId("b"), b"2", officer="07A12", at=NOW + timedelta(seconds=1))
        unit.drafts.save(DraftId("a"), b"3", officer="07A12", at=NOW + timedelta(seconds=2))
        assert unit.drafts.latest("07A12") == b"3"
        assert unit.drafts.latest("07A13") is None
        unit.drafts.finish(DraftId("a"))
        assert unit.drafts.latest("07A12") == b"2"


def test_a_finished_draft_stays_finished_when_a_late_save_comes(units):
    with units() as unit:
        unit.drafts.save(DraftId("a"), b"1", officer="07A12", at=NOW)
        assert unit.drafts.finish(DraftId("a"))
        unit.drafts.save(DraftId("a"), b"2", officer="07A12", at=NOW)
        assert unit.drafts.latest("07A12") is None
        assert not unit.drafts.finish(DraftId("a"))


def test_a_draft_that_was_never_saved_can_be_finished_and_then_stays_so(units):
    with units() as unit:
        assert unit.drafts.finish(DraftId("a"))
        unit.drafts.save(DraftId("a"), b"1", officer="07A12", at=NOW)
        assert unit.drafts.latest("07A12") is None
        assert not unit.drafts.finish(DraftId("a"))


def test_records_are_replaced_only_by_a_newer_version(units):
    with units() as unit:
        assert (unit.records.agency(), unit.records.officers(), unit.records.version()) == (
            None,
            (),
            0,
        )
        assert unit.records.logo_png() == b""
        unit.records.put(agency=AGENCY, officers=[OFFICER], logo_png=b"png", version=2)
        unit.records.put(agency=AGENCY, officers=[], logo_png=b"", version=2)
        unit.records.put(agency=AGENCY, officers=[], logo_png=b"", version=1)
        unit.commit()
    with units() as unit:
        assert unit.records.agency() == AGENCY
        assert unit.records.officers() == (OFFICER,)
        assert unit.records.logo_png() == b"png"
        unit.records.put(agency=AGENCY, officers=[], logo_png=b"", version=3)
        assert unit.records.officers() == ()
        assert unit.records.version() == 3
