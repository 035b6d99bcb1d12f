"""Void, late reasons, sending again, review, expungement, duties and notes: each step once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.states import Delivery, Legal, Review, TicketFilter
from tracs_mobile.domain.stop import ChargeEntry
from tracs_mobile.errors import NotLawful, StoreError, StoreFull, StoreInDoubt
from tracs_mobile.ports import DutyKind
from tracs_mobile.services.delivering import drop_settled
from tracs_mobile.services.purging import drop_purged
from tracs_mobile.testing.stops import LIGHT, SPEEDING


@pytest.fixture
def officer(life):
    return life.client()


@pytest.fixture
def poc(life, people):
    return life.client(people["poc"])


@pytest.fixture
def ticket(life, officer):
    (issued,) = life.issue(officer, SPEEDING)
    return issued.document


def of_category(life, category):
    found = next(c for c in life.law.charges if c.category == category)
    return ChargeEntry(charge_id=found.charge_id, facts="Held an open can of beer.")


@pytest.fixture
def notice(life, officer):
    (issued,) = life.issue(officer, of_category(life, "diversion"))
    return issued.document


@pytest.fixture
def curable(life, officer):
    found = next(c for c in life.law.charges if c.cure)
    base = None if found.base_cents is not None else 10_000
    entry = ChargeEntry(charge_id=found.charge_id, base_cents=base, facts="Showed none.")
    (issued,) = life.issue(officer, entry)
    return issued.document


def reason(codes):
    return codes[0].code, "as seen later"


def void(client, document):
    client.void(document.document_id, *reason(client.law.void_reasons))


def said(client, document):
    return [entry.what for entry in client.ticket(document.document_id).history]


# --- void -----------------------------------------------------------------------------------------


def test_a_void_is_filed_and_its_number_stays_accounted_for(life, officer, ticket):
    void(officer, ticket)
    (row,) = officer.tickets()
    assert (row.legal, row.event) == (Legal.VOIDED, EventKind.VOID)
    assert (officer.numbers().issued, officer.numbers().void) == (0, 1)
    (event,) = officer.ticket(ticket.document_id).events
    assert event.event.reason == "as seen later"
    assert event.event.replaces == life.store.state.documents[ticket.document_id].digest.hex()
    assert [(e.seq, e.kind) for e in life.deliver()] == [
        (1, EventKind.ISSUE),
        (2, EventKind.VOID),
    ]
    assert officer.tickets()[0].delivery is Delivery.RECEIVED


def test_a_void_keeps_the_officers_words_out_of_number_and_history(life, officer, ticket):
    void(officer, ticket)
    assert all("as seen later" not in what for what in said(officer, ticket))
    number = next(n for n in life.store.state.numbers.values() if n.number == ticket.number)
    assert "as seen later" not in number.reason


def test_a_ticket_is_voided_once(officer, ticket):
    void(officer, ticket)
    with pytest.raises(NotLawful, match="is void, and stays so"):
        void(officer, ticket)


@pytest.mark.parametrize("code", ["", "no such code"])
def test_a_void_needs_a_reason_of_the_list(officer, ticket, code):
    with pytest.raises(NotLawful, match="reason"):
        officer.void(ticket.document_id, code, "")
    assert officer.tickets()[0].legal is Legal.ISSUED


def test_a_void_warning_is_nobodys_business_but_ours(life, officer):
    (warning,) = life.issue(officer, LIGHT)
    void(officer, warning.document)
    assert life.deliver() == ()
    assert officer.tickets()[0].legal is Legal.VOIDED


def test_a_void_ticket_owes_no_paper_and_prints_void(life, officer, ticket):
    void(officer, ticket)
    assert officer.owed() == ()
    officer.print_documents([ticket.document_id])
    assert all(copy.voided for copy in life.printer.jobs[-1])
    assert officer.printable(ticket.document_id).voided


def test_a_refused_ticket_is_voided_and_dps_gets_both(life, officer, ticket):
    life.deliver(ItemStatus.REJECTED, code="TOWN_MISSING", say="No town.")
    void(officer, ticket)
    life.deliver()
    row = officer.tickets()[0]
    assert (row.legal, row.delivery) == (Legal.VOIDED, Delivery.RECEIVED)
    assert officer.summary().refused == 0


@pytest.mark.parametrize("lands", [True, False])
def test_a_void_in_doubt_is_looked_up(life, officer, ticket, lands):
    life.store.commit_fault, life.store.lands = StoreInDoubt("in doubt"), lands
    if lands:
        void(officer, ticket)
    else:
        with pytest.raises(StoreError, match="nothing was changed"):
            void(officer, ticket)
    assert (officer.tickets()[0].legal is Legal.VOIDED) is lands


@pytest.mark.expects_log_warnings
def test_a_void_whose_sealed_copy_found_no_room_is_a_void(life, officer, ticket):
    life.spool.fault = StoreFull("The disk of this laptop is full.")
    void(officer, ticket)
    assert officer.tickets()[0].legal is Legal.VOIDED


# --- late and again -------------------------------------------------------------------------------


def test_a_late_reason_is_filed_once(life, officer, ticket):
    code, words = reason(officer.law.late_reasons)
    with pytest.raises(NotLawful, match="not late"):
        officer.explain_late(ticket.document_id, code, words)
    life.clock.advance(timedelta(hours=49))
    officer.explain_late(ticket.document_id, code, words)
    assert officer.tickets()[0].explained
    with pytest.raises(NotLawful, match="given before"):
        officer.explain_late(ticket.document_id, code, words)
    assert [(e.seq, e.kind) for e in life.deliver()] == [
        (1, EventKind.ISSUE),
        (2, EventKind.LATE),
    ]


@pytest.mark.parametrize("step", ["void", "explain"])
def test_what_follows_a_waiting_ticket_never_moves_its_deadline_later(life, officer, ticket, step):
    (before,) = officer.tickets()
    life.clock.advance(timedelta(hours=49))
    if step == "void":
        void(officer, ticket)
    else:
        officer.explain_late(ticket.document_id, *reason(officer.law.late_reasons))
    (after,) = officer.tickets()
    assert after.deadline == before.deadline
    assert {row.deadline for row in officer.outbox()} == {before.deadline}


def test_a_void_after_a_mended_refusal_has_its_own_time(life, officer, ticket):
    life.deliver(ItemStatus.REJECTED, code="TOWN_MISSING", field="place.town", say="Which town?")
    draft = officer.amend_draft(ticket.document_id)
    code, words = reason(officer.law.amend_reasons)
    draft = replace(
        draft,
        place=replace(draft.place, where="Main St"),
        correction=replace(draft.correction, reason_code=code, reason=words),
    )
    (amended,) = officer.issue(draft).issued
    life.deliver()
    life.clock.advance(timedelta(hours=60))
    void(officer, amended.document)
    assert officer.tickets()[0].deadline == life.clock.now() + timedelta(hours=48)


def test_a_ticket_that_arrived_late_is_explained_afterwards(life, officer, ticket):
    life.clock.advance(timedelta(hours=49))
    life.deliver()
    officer.explain_late(ticket.document_id, *reason(officer.law.late_reasons))
    assert any(what.startswith("Reason for being late") for what in said(officer, ticket))


def test_what_dps_mended_goes_again_as_it_was(life, officer, ticket):
    life.deliver(ItemStatus.REJECTED, code="OFFICER_UNKNOWN", say="Not on the list.")
    assert officer.resend(ticket.document_id) == 1
    assert [e.seq for e in life.deliver()] == [1]
    assert officer.tickets()[0].delivery is Delivery.RECEIVED
    history = said(officer, ticket)
    assert "DPS had refused it (OFFICER_UNKNOWN); sent again." in history


def test_what_the_officer_must_change_is_not_sent_again(life, officer, ticket):
    life.deliver(ItemStatus.REJECTED, code="TOWN_MISSING", field="place.town", say="No town.")
    with pytest.raises(NotLawful, match="Amend it"):
        officer.resend(ticket.document_id)


def test_what_was_not_refused_is_not_sent_again(officer, ticket):
    with pytest.raises(NotLawful, match="has not refused"):
        officer.resend(ticket.document_id)


def test_a_mended_refusal_leaves_no_sealed_copy_that_would_be_sent_for_ever(life, officer, ticket):
    life.deliver(ItemStatus.REJECTED, code="TOWN_MISSING", say="No town.")
    assert life.spool.holds(ticket.number, 1)
    void(officer, ticket)
    life.deliver()
    assert life.spool.waiting(10) == ()


def test_such_a_copy_that_a_crash_left_goes_at_the_next_sign_on(life, officer, ticket):
    life.deliver(ItemStatus.REJECTED, code="TOWN_MISSING", say="No town.")
    (refused,) = life.spool.waiting(10)
    void(officer, ticket)
    life.deliver()
    life.spool.put(refused)
    stranger = replace(refused, number="TRAIN-0000200")
    life.spool.put(stranger)
    assert drop_settled(units=life.store.units, spool=life.spool) == 1
    assert [e.number for e in life.spool.waiting(10)] == [stranger.number]


# --- review ---------------------------------------------------------------------------------------


def test_a_returned_ticket_shows_its_note_until_it_is_reviewed(life, officer, poc, ticket):
    life.clock.advance(timedelta(minutes=1))
    poc.review(ticket.document_id, Review.RETURNED, "Name the street.")
    assert officer.tickets(TicketFilter(review=Review.RETURNED))[0].note == "Name the street."
    poc.review(ticket.document_id, Review.REVIEWED)
    (row,) = officer.tickets()
    assert (row.review, row.note) == (Review.REVIEWED, "")
    assert said(officer, ticket)[-2:] == ["Returned to the officer.", "Reviewed."]


def test_a_return_says_why(poc, ticket):
    with pytest.raises(NotLawful, match="Write what"):
        poc.review(ticket.document_id, Review.RETURNED, "  ")
    with pytest.raises(NotLawful, match="reviewed or returned"):
        poc.review(ticket.document_id, Review.UNREVIEWED)


def test_a_review_of_ones_own_ticket_is_noted_as_that(life, poc, people):
    (own,) = life.issue(poc, SPEEDING)
    poc.review(own.document.document_id, Review.REVIEWED)
    link = life.store.state.audit[-1]
    assert link.kind == "review"
    assert link.body.endswith("own ticket")


# --- expungement ----------------------------------------------------------------------------------


def test_an_expunged_ticket_is_no_record_anywhere(life, officer, poc, ticket):
    life.deliver()
    poc.purge(ticket.number, "Order 12-3")
    for client in (officer, poc):
        assert client.tickets() == ()
        assert client.outbox() == ()
        assert client.recents().people == ()
        for step in (client.ticket, client.printable, client.amend_draft, client.copy_draft):
            with pytest.raises(NotLawful, match="No record exists"):
                step(ticket.document_id)
    assert officer.numbers().balanced
    assert [link.body for link in life.store.state.audit if link.kind == "purge"] == [ticket.number]


@pytest.mark.parametrize("number", ["TRAIN-0000223", "nothing"])
def test_an_unknown_number_is_no_record(poc, ticket, number):
    with pytest.raises(NotLawful, match="No record exists"):
        poc.purge(number, "Order 12-3")


def test_a_ticket_is_expunged_once_and_for_an_order(life, poc, ticket):
    life.deliver()
    with pytest.raises(NotLawful, match="reference of the court's order"):
        poc.purge(ticket.number, " ")
    poc.purge(ticket.number, "Order 12-3")
    with pytest.raises(NotLawful, match="No record exists"):
        poc.purge(ticket.number, "Order 12-3")


def test_what_dps_has_not_confirmed_is_not_expunged(life, poc, officer, ticket):
    with pytest.raises(NotLawful, match="still waits for DPS"):
        poc.purge(ticket.number, "Order 12-3")
    life.deliver()
    void(officer, ticket)
    with pytest.raises(NotLawful, match="still waits for DPS"):
        poc.purge(ticket.number, "Order 12-3")


def test_sealed_copies_that_a_crash_left_behind_go_at_the_next_sign_on(life, poc, ticket):
    (sealed,) = life.spool.waiting(10)
    life.deliver()
    poc.purge(ticket.number, "Order 12-3")
    assert drop_purged(units=life.store.units, spool=life.spool) == 0
    life.spool.put(sealed)
    assert drop_purged(units=life.store.units, spool=life.spool) == 1
    assert life.spool.waiting(10) == ()


# --- duties and notes -----------------------------------------------------------------------------


def test_proof_is_noted_once_and_stands_in_the_history(life, officer, curable):
    assert curable.cures[0].until > curable.issued_at
    officer.show_cure(curable.document_id)
    assert officer.tickets()[0].cure_shown
    assert "Proof was shown to the agency." in said(officer, curable)
    with pytest.raises(NotLawful, match="noted before"):
        officer.show_cure(curable.document_id)


def test_a_charge_without_a_way_out_takes_no_proof(officer, ticket):
    with pytest.raises(NotLawful, match="no proof"):
        officer.show_cure(ticket.document_id)


def test_an_amended_ticket_keeps_the_clock_of_its_proof(life, officer, curable):
    life.clock.advance(timedelta(hours=20))
    draft = officer.amend_draft(curable.document_id)
    code, words = reason(officer.law.amend_reasons)
    draft = replace(
        draft,
        vehicle=replace(draft.vehicle, color="GREEN"),
        correction=replace(draft.correction, reason_code=code, reason=words),
    )
    (amended,) = officer.issue(draft).issued
    assert amended.document.cures == curable.cures


def test_a_notice_waits_to_be_handed_over_and_never_for_dps(life, officer, notice):
    (row,) = officer.tickets()
    assert row.delivery is Delivery.HAND_OVER
    assert life.deliver() == ()
    officer.hand_over(notice.document_id)
    assert officer.tickets()[0].delivery is Delivery.HANDED_OVER
    assert "Handed over to the Diversion Program." in said(officer, notice)
    with pytest.raises(NotLawful, match="was handed over"):
        officer.hand_over(notice.document_id)
    (duty,) = officer.ticket(notice.document_id).duties
    assert (duty.kind, duty.done_by) == (DutyKind.HAND_OVER, "07A12")


def test_a_void_notice_is_brought_to_nobody_and_can_be_expunged(officer, poc, notice):
    void(officer, notice)
    (row,) = officer.tickets()
    assert (row.legal, row.delivery) == (Legal.VOIDED, Delivery.KEPT)
    with pytest.raises(NotLawful, match="void"):
        officer.hand_over(notice.document_id)
    poc.purge(notice.number, "Order 12-26")
    assert poc.tickets() == ()


def test_notes_belong_to_the_stop_and_to_nobody_elses_eyes(life, officer, people, ticket):
    officer.add_note(ticket.stop_id, " Asked for a hearing. ")
    (note,) = officer.ticket(ticket.document_id).notes
    assert (note.text, note.by) == ("Asked for a hearing.", "07A12")
    with pytest.raises(NotLawful):
        officer.add_note(ticket.stop_id, "  ")
    with pytest.raises(NotLawful, match="No record exists"):
        officer.add_note("nothing", "text")


def test_notes_of_the_draft_are_kept_with_the_stop(life, officer):
    (issued,) = life.issue(officer, SPEEDING, notes="Wet road.")
    detail = officer.ticket(issued.document.document_id)
    assert [note.text for note in detail.notes] == ["Wet road."]
    assert b"Wet road." not in issued.body


# --- history --------------------------------------------------------------------------------------


def test_the_history_tells_the_whole_life_in_order_and_names_nobody(life, officer, poc, ticket):
    life.clock.advance(timedelta(minutes=1))
    officer.print_documents([ticket.document_id])
    life.clock.advance(timedelta(minutes=1))
    life.deliver()
    life.clock.advance(timedelta(minutes=1))
    poc.review(ticket.document_id, Review.RETURNED, "Name the street of M. TREMBLAYE.")
    life.clock.advance(timedelta(minutes=1))
    void(officer, ticket)
    history = officer.ticket(ticket.document_id).history
    assert [entry.what for entry in history] == [
        "Issued as a complaint.",
        "The ticket was queued for DPS.",
        "Printed; the printer confirmed it (fake).",
        "The ticket was sent to DPS.",
        "DPS received the ticket; the signed receipt is stored.",
        "Returned to the officer.",
        f"Voided: {officer.law.void_reasons[0].label}.",
        "The void was queued for DPS.",
    ]
    assert [entry.at for entry in history] == sorted(entry.at for entry in history)
    for entry in history:
        assert "BÉLANGEOIX" not in entry.what
        assert "TREMBLAYE" not in entry.what
