"""Amend, reissue and copy: what may change, what stays, and what DPS is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.states import Delivery, Legal, Review
from tracs_mobile.domain.stop import (
    AddressSource,
    Charged,
    ChargeEntry,
    CorrectionKind,
    DocumentKind,
    Guardian,
    Organization,
)
from tracs_mobile.errors import (
    AlreadyIssued,
    NotAllowed,
    NotLawful,
    StoreError,
    StoreFull,
    StoreInDoubt,
)
from tracs_mobile.services.correcting import differing, draft_of, field_words
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING

BERLIN = "Berlin"


@pytest.fixture
def officer(life):
    return life.client()


@pytest.fixture
def ticket(life, officer):
    (issued,) = life.issue(officer, SPEEDING)
    return issued


def amendment(client, issued, *, words="the plate was misread", **changes):
    """The amending draft with a reason and with one field changed."""
    draft = client.amend_draft(issued.document.document_id)
    code = client.law.amend_reasons[0].code
    correction = replace(draft.correction, reason_code=code, reason=words)
    changes = changes or {"vehicle": replace(draft.vehicle, plate="QXZ 906")}
    return replace(draft, correction=correction, **changes)


def amend(client, issued, **changes):
    (amended,) = client.issue(amendment(client, issued, **changes)).issued
    return amended


# --- the way back to a draft ----------------------------------------------------------------------


def whole_stop(life, client, entry):
    draft = life.ready(client, entry)
    return replace(
        draft,
        driver=replace(draft.driver, birth_date=date(2010, 2, 3), personal_id="P-77"),
        guardian=Guardian(name="L. THIBODEAUX-KY", address="9 ELM ST"),
        organization=Organization(
            name="GREEN MOUNTAIN HAULERSE LLC",
            street="1 MAIN ST",
            city="BARRE",
            state="VT",
            postal_code="05641",
            address_source=AddressSource.STATE_RECORDS,
        ),
        place=replace(draft.place, mile_marker="87", crash=True),
    )


@pytest.mark.parametrize("charged", list(Charged))
@pytest.mark.parametrize("kind", [DocumentKind.COMPLAINT, DocumentKind.WARNING])
def test_every_charge_comes_back_from_its_document_as_it_was_entered(life, officer, kind, charged):
    for charge in life.law.charges:
        entry = ChargeEntry(
            kind=kind,
            charge_id=charge.charge_id,
            speed_mph=49 if charge.speed else None,
            limit_mph=35 if charge.speed else None,
            method="RADAR" if charge.speed else "",
            facts="As seen.",
            charged=charged,
            base_cents=10_000 if charge.base_cents is None and not charge.speed else None,
        )
        if charge.category == "municipal":
            entry = replace(
                entry, ordinance="Noise, § 4", full_cents=40_000, waiver_cents=20_000,
                base_cents=None,
            )  # fmt: skip
        if kind is DocumentKind.WARNING:
            entry = replace(entry, base_cents=None, full_cents=None, waiver_cents=None)
        draft = whole_stop(life, officer, entry)
        document = officer.preview(draft, 0).document
        back = draft_of(document, pack=life.law, draft_id=draft.draft_id, now=life.clock.now())
        if charged is Charged.DRIVER:
            back = replace(back, organization=draft.organization)
        lost = [path for path in differing(draft, back) if not path.endswith("charge_id")]
        if document.kind is DocumentKind.NOTICE:
            # No money is on a notice, so none comes back from it.
            lost = [path for path in lost if not path.endswith("base_cents")]
        assert lost == [], charge.charge_id


def test_the_draft_names_what_it_corrects_and_carries_no_notes(life, officer):
    (issued,) = life.issue(officer, SPEEDING, notes="Driver was calm.", outcomes=("A",))
    draft = officer.amend_draft(issued.document.document_id)
    assert draft.correction.kind is CorrectionKind.AMEND
    assert draft.correction.number == issued.document.number
    assert draft.correction.document_id == issued.document.document_id
    assert draft.stop_id == issued.document.stop_id
    assert draft.notes == ""
    assert draft.outcomes == ("A",)


# --- amend ----------------------------------------------------------------------------------------


def test_an_amendment_is_a_new_version_that_names_the_one_before(life, officer, ticket):
    life.clock.advance(timedelta(hours=1))
    amended = amend(officer, ticket)
    document = amended.document
    assert (document.number, document.seq) == (ticket.document.number, 2)
    assert document.replaces == ticket.digest.hex()
    assert document.replaces_issued_at == ticket.document.issued_at
    assert document.amend_reason.endswith("the plate was misread")
    assert document.vehicle.plate == "QXZ 906"
    assert document.document_id != ticket.document.document_id
    (row,) = officer.tickets()
    assert (row.legal, row.review, row.seq) == (Legal.AMENDED, Review.UNREVIEWED, 2)
    detail = officer.ticket(ticket.document.document_id)
    assert detail.row.legal is Legal.REPLACED
    assert [version.seq for version in detail.versions] == [1, 2]
    assert officer.numbers().issued == 1
    assert officer.owed() == (document.document_id,)


def test_both_versions_of_an_unsent_ticket_go_to_dps_in_order_by_the_first_deadline(
    life, officer, ticket
):
    before = officer.tickets()[0].deadline
    life.clock.advance(timedelta(hours=5))
    amended = amend(officer, ticket)
    assert amended.document.file_by == before
    sent = life.deliver()
    assert [(e.seq, e.kind) for e in sent] == [(1, EventKind.ISSUE), (2, EventKind.AMEND)]
    assert officer.tickets()[0].delivery is Delivery.RECEIVED


def test_an_amendment_of_a_received_ticket_has_time_of_its_own(life, officer, ticket):
    life.deliver()
    life.clock.advance(timedelta(hours=30))
    amended = amend(officer, ticket)
    due = amended.document.issued_at + timedelta(hours=48)
    assert amended.document.file_by == officer.tickets()[0].deadline == due


def test_a_ticket_that_dps_refused_is_mended_by_an_amendment(life, officer, ticket):
    life.deliver(ItemStatus.REJECTED, code="TOWN_MISSING", field="place.town", say="No town.")
    assert officer.tickets()[0].field == "place.town"
    amend(officer, ticket)
    life.deliver()
    assert officer.tickets()[0].delivery is Delivery.RECEIVED
    assert officer.summary().refused == 0


def test_what_dps_refused_may_come_again_as_written_with_its_dates_worked_out_anew(
    life, officer, ticket
):
    life.deliver(ItemStatus.REJECTED, code="ANSWER_BY_WRONG", field="", say="Too early.")
    life.clock.advance(timedelta(days=2))
    draft = officer.amend_draft(ticket.document.document_id)
    correction = replace(draft.correction, reason_code=officer.law.amend_reasons[0].code)
    (again,) = officer.issue(replace(draft, correction=correction)).issued
    assert again.document.answer_by == ticket.document.answer_by + timedelta(days=2)
    life.deliver()
    assert officer.tickets()[0].delivery is Delivery.RECEIVED


def test_a_warning_is_amended_on_this_laptop_only(life, officer):
    (warning,) = life.issue(officer, LIGHT)
    amend(officer, warning)
    assert life.deliver() == ()
    (row,) = officer.tickets()
    assert (row.legal, row.delivery) == (Legal.AMENDED, Delivery.KEPT)


def test_the_charge_itself_may_be_amended(life, officer, ticket):
    other = replace(PHONE, facts="Held a phone.")
    amended = amend(officer, ticket, charges=(other,))
    assert amended.document.violation.charge_id == PHONE.charge_id


def test_a_second_amendment_builds_on_the_first(life, officer, ticket):
    first = amend(officer, ticket)
    with pytest.raises(NotLawful, match="later version"):
        officer.amend_draft(ticket.document.document_id)
    draft = officer.amend_draft(first.document.document_id)
    second = amend(officer, first, vehicle=replace(draft.vehicle, plate="QXZ 907"))
    assert (second.document.seq, second.document.replaces) == (3, first.digest.hex())


def test_a_review_is_of_one_version_and_the_next_is_unreviewed(life, people, officer, ticket):
    life.client(people["poc"]).review(ticket.document.document_id, Review.RETURNED, "Plate?")
    assert officer.tickets()[0].note == "Plate?"
    amend(officer, ticket)
    assert officer.tickets()[0].review is Review.UNREVIEWED


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: {"vehicle": d.vehicle}, "Nothing differs"),
        (lambda d: {"charges": (d.charges[0], PHONE)}, "exactly the one charge"),
        (
            lambda d: {"charges": (replace(d.charges[0], kind=DocumentKind.WARNING),)},
            "another kind",
        ),
        (
            lambda d: {
                "driver": replace(d.driver, family_name="QUIMBYE", birth_date=date(1980, 1, 2))
            },
            "another defendant",
        ),
        (
            lambda d: {
                "driver": replace(d.driver, birth_date=date(1960, 1, 2), license_number="88001177")
            },
            "another defendant",
        ),
    ],
)
def test_what_no_amendment_may_do(life, officer, ticket, change, said):
    draft = officer.amend_draft(ticket.document.document_id)
    draft = amendment(officer, ticket, **change(draft))
    with pytest.raises(NotLawful, match=said):
        officer.issue(draft)
    assert officer.tickets()[0].seq == 1
    assert officer.numbers().issued == 1


@pytest.mark.parametrize(
    "change",
    [
        {"family_name": "BÉLANGEOIS"},
        {"birth_date": date(1991, 4, 18)},
        {"license_number": "88001177"},
        {"birth_date": date(1991, 4, 18), "license_number": ""},
    ],
)
def test_a_misread_name_or_birth_date_alone_is_the_same_person(life, officer, ticket, change):
    draft = officer.amend_draft(ticket.document.document_id)
    amended = amend(officer, ticket, driver=replace(draft.driver, **change))
    assert amended.document.seq == 2


def test_a_field_that_the_law_pack_keeps_locked_is_named_with_the_way_out(life, officer, ticket):
    locked = replace(officer.law, amendable=("driver.*",))
    client = replace(officer, law=locked)
    with pytest.raises(NotLawful, match=r"the vehicle's plate.*reissue"):
        client.issue(amendment(client, ticket))


def test_fields_are_named_in_words():
    assert field_words("driver.birth_date") == "the driver's birth date"
    assert field_words("charges.0.charge_id") == "the charge's charge"
    assert field_words("military") == "the answer about military"


def test_an_amendment_needs_a_reason_of_the_list(life, officer, ticket):
    draft = amendment(officer, ticket)
    for code in ("", "no such code"):
        nameless = replace(draft, correction=replace(draft.correction, reason_code=code))
        with pytest.raises(NotLawful, match="reason"):
            officer.issue(nameless)
    assert len(officer.issue(draft).issued) == 1


def test_an_amendment_is_issued_once_however_often_it_is_pressed(life, officer, ticket):
    draft = amendment(officer, ticket)
    officer.issue(draft)
    with pytest.raises(AlreadyIssued):
        officer.issue(draft)
    assert officer.tickets()[0].seq == 2


def test_two_drafts_that_amend_the_same_version_give_one_amendment(life, officer, ticket):
    one, other = amendment(officer, ticket), amendment(officer, ticket)
    officer.issue(one)
    with pytest.raises(NotLawful, match="later version"):
        officer.issue(other)


def test_what_was_voided_meanwhile_is_not_amended(life, officer, ticket):
    draft = amendment(officer, ticket)
    officer.void(ticket.document.document_id, life.law.void_reasons[0].code, "twice written")
    with pytest.raises(NotLawful, match="is void"):
        officer.issue(draft)


def test_a_ticket_in_conflict_is_not_corrected(life, officer, ticket):
    life.deliver(ItemStatus.CONFLICT, code="OTHER_CONTENT", say="Other content.")
    for step in (officer.amend_draft, officer.reissue_draft):
        with pytest.raises(NotLawful, match="call DPS"):
            step(ticket.document.document_id)
    with pytest.raises(NotLawful, match="call DPS"):
        officer.void(ticket.document.document_id, life.law.void_reasons[0].code, "x")


def test_somebody_elses_draft_amends_nothing(life, people, officer, ticket):
    draft = amendment(officer, ticket)
    with pytest.raises(NotAllowed, match="Only the officer who issued it"):
        life.client(people["other"]).issue(draft)


# --- reissue --------------------------------------------------------------------------------------


def reissue(client, issued, **changes):
    draft = client.reissue_draft(issued.document.document_id)
    code = client.law.void_reasons[0].code
    correction = replace(draft.correction, reason_code=code, reason="another person drove")
    return client.issue(replace(draft, correction=correction, **changes))


def test_a_reissue_voids_the_old_and_issues_the_new_in_one_step(life, officer, ticket):
    draft = officer.reissue_draft(ticket.document.document_id)
    driver = replace(draft.driver, family_name="QUIMBYE", birth_date=date(1980, 1, 2))
    result = reissue(officer, ticket, driver=driver)
    (new,) = result.issued
    assert result.voided == ticket.document.number
    assert new.document.reissue_of == ticket.document.number
    assert new.document.number != ticket.document.number
    legal = {row.number: row.legal for row in officer.tickets()}
    assert legal == {ticket.document.number: Legal.VOIDED, new.document.number: Legal.ISSUED}
    numbers = officer.numbers()
    assert (numbers.issued, numbers.void) == (1, 1)
    assert [(e.number, e.kind) for e in life.deliver()] == [
        (ticket.document.number, EventKind.ISSUE),
        (ticket.document.number, EventKind.VOID),
        (new.document.number, EventKind.ISSUE),
    ]
    assert life.spool.waiting(10) == ()


def test_a_reissued_warning_tells_dps_nothing(life, officer):
    (warning,) = life.issue(officer, LIGHT)
    reissue(officer, warning)
    assert life.deliver() == ()
    assert life.spool.waiting(10) == ()


def test_a_reissue_without_a_reason_changes_nothing(life, officer, ticket):
    draft = officer.reissue_draft(ticket.document.document_id)
    with pytest.raises(NotLawful, match="reason"):
        officer.issue(draft)
    (row,) = officer.tickets()
    assert row.legal is Legal.ISSUED
    assert officer.numbers().void == 0


@pytest.mark.parametrize("lands", [True, False])
def test_a_reissue_in_doubt_is_looked_up(life, officer, ticket, lands):
    life.store.commit_fault, life.store.lands = StoreInDoubt("in doubt"), lands
    if lands:
        assert reissue(officer, ticket).voided == ticket.document.number
    else:
        with pytest.raises(StoreError, match="was not issued"):
            reissue(officer, ticket)
    states = sorted(row.legal.value for row in officer.tickets())
    assert states == (["issued", "voided"] if lands else ["issued"])


# --- copy -----------------------------------------------------------------------------------------


def test_a_copy_is_a_new_ticket_for_the_same_stop(life, officer, ticket):
    draft = officer.copy_draft(ticket.document.document_id)
    assert draft.charges == (ChargeEntry(),)
    assert (draft.driver, draft.vehicle) == (ticket.document.defendant, ticket.document.vehicle)
    assert draft.stop_data == ticket.document.stop_data
    assert draft.address_confirmed
    (copied,) = officer.issue(replace(draft, charges=(PHONE,))).issued
    assert copied.document.stop_id == ticket.document.stop_id
    assert copied.document.replaces is None
    detail = officer.ticket(copied.document.document_id)
    assert [row.number for row in detail.siblings] == [ticket.document.number]
    assert detail.stop.version == 2
    assert set(detail.stop.numbers) == {ticket.document.number, copied.document.number}


def test_a_void_ticket_can_be_copied(life, officer, ticket):
    officer.void(ticket.document.document_id, life.law.void_reasons[0].code, "wrong form")
    draft = officer.copy_draft(ticket.document.document_id)
    officer.issue(replace(draft, charges=(PHONE,)))
    assert {row.legal for row in officer.tickets()} == {Legal.VOIDED, Legal.ISSUED}


def test_a_correction_of_a_ticket_that_is_not_here_is_no_record(officer):
    with pytest.raises(NotLawful, match="No record exists"):
        officer.amend_draft("nothing")


@pytest.mark.expects_log_warnings
def test_a_full_disk_after_the_commit_keeps_the_amendment_and_its_paper_waits(
    life, officer, ticket
):
    life.high_water.fault = StoreFull("The disk of this laptop is full.")
    result = officer.issue(amendment(officer, ticket))
    assert not result.may_print
    assert officer.tickets()[0].legal is Legal.AMENDED
    (outcome,) = officer.print_documents([result.issued[0].document.document_id])
    assert outcome.paper_came_out
    assert life.spool.holds(ticket.document.number, 2)


def test_speeding_stays_in_its_band_when_only_the_facts_change(life, officer, ticket):
    entry = replace(officer.amend_draft(ticket.document.document_id).charges[0], facts="Better.")
    amended = amend(officer, ticket, charges=(entry,))
    assert amended.document.waiver == ticket.document.waiver
    assert amended.document.points == ticket.document.points
    assert amended.document.violation.charge_id == ChargeId("23-1007-over-10")
