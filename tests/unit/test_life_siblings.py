"""Corrections are judged together with the other papers of their stop, and with their own past."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.states import Legal
from tracs_mobile.domain.stop import ChargeEntry
from tracs_mobile.errors import DraftIncomplete, NotLawful
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING

BELT = ChargeEntry(
    charge_id=ChargeId("23-1259"), facts="No belt across the chest.", answers=(("prior-belt", "0"),)
)
DEVICE = replace(PHONE, charge_id=ChargeId("23-1095b-second"), base_cents=25_000)
TOBACCO = ChargeEntry(
    charge_id=ChargeId("7-1007-a"), facts="Sold one pack to a person of 19.", base_cents=10_000
)


@pytest.fixture
def officer(life):
    return life.client()


def reasoned(client, draft, **changes):
    code = client.law.amend_reasons[0].code
    correction = replace(draft.correction, reason_code=code, reason="misread")
    return replace(draft, correction=correction, **changes)


def answered(client, draft):
    """The draft with the first answer to whatever its charges still ask."""
    charges = []
    for at, entry in enumerate(draft.charges):
        known = dict(entry.answers)
        for question in client.questions(draft, at):
            known.setdefault(question.question_id, "")
            if known[question.question_id] not in {a.code for a in question.answers}:
                known[question.question_id] = question.answers[0].code
        charges.append(replace(entry, answers=tuple(known.items())))
    return replace(draft, charges=tuple(charges))


def issued_together(life, client, *entries):
    return client.issue(answered(client, life.ready(client, *entries))).issued


def codes(client, draft):
    return {(problem.field, problem.code) for problem in client.problems(draft)}


def copy_with(client, issued, entry):
    draft = client.copy_draft(issued.document.document_id)
    return answered(client, replace(draft, charges=(entry,)))


def test_a_seat_belt_ticket_is_amended_beside_the_ticket_it_came_with(life, officer):
    _speeding, belt = issued_together(life, officer, SPEEDING, BELT)
    draft = officer.amend_draft(belt.document.document_id)
    draft = reasoned(officer, draft, vehicle=replace(draft.vehicle, plate="QXZ 906"))
    (amended,) = officer.issue(draft).issued
    assert amended.document.vehicle.plate == "QXZ 906"


def test_a_seat_belt_ticket_can_follow_as_a_copy_and_never_when_the_other_is_void(life, officer):
    (speeding,) = issued_together(life, officer, SPEEDING)
    follows = copy_with(officer, speeding, BELT)
    assert ("charges.0.charge_id", "secondary-alone") not in codes(officer, follows)
    officer.void(speeding.document.document_id, officer.law.void_reasons[0].code, "spoiled")
    with pytest.raises(DraftIncomplete, match="1259"):
        officer.issue(follows)
    assert officer.numbers().issued == 0


def test_a_copy_cannot_add_a_second_phone_complaint_to_the_stop(life, officer):
    (phone,) = issued_together(life, officer, PHONE)
    second = copy_with(officer, phone, DEVICE)
    assert ("charges.0.charge_id", "second-phone-charge") in codes(officer, second)
    with pytest.raises(DraftIncomplete, match="Only one complaint for a phone"):
        officer.issue(second)
    assert officer.numbers().issued == 1


def test_a_reissue_is_not_held_against_the_ticket_it_replaces(life, officer):
    (phone,) = issued_together(life, officer, PHONE)
    draft = officer.reissue_draft(phone.document.document_id)
    code = officer.law.void_reasons[0].code
    draft = replace(draft, correction=replace(draft.correction, reason_code=code, reason="smudged"))
    assert draft.correction.beside == ()
    (again,) = officer.issue(draft).issued
    assert again.document.reissue_of == phone.document.number


def test_what_is_wrong_among_the_other_papers_alone_is_not_said(life, officer):
    phone, light = issued_together(life, officer, PHONE, LIGHT)
    draft = officer.amend_draft(light.document.document_id)
    twice = (*draft.correction.beside, *draft.correction.beside)
    assert [entry.charge_id for entry in twice] == [phone.document.violation.charge_id] * 2
    draft = replace(draft, correction=replace(draft.correction, beside=twice))
    assert not any(code == "second-phone-charge" for _field, code in codes(officer, draft))


def test_the_officers_words_on_another_ticket_are_not_carried_along(life, officer):
    _speeding, belt = issued_together(life, officer, SPEEDING, BELT)
    (beside,) = officer.amend_draft(belt.document.document_id).correction.beside
    assert (beside.charge_id, beside.facts) == (SPEEDING.charge_id, "")


@pytest.mark.parametrize("kind", ["amend_draft", "reissue_draft", "copy_draft"])
def test_a_correction_without_a_charge_changes_nothing(life, officer, kind):
    (speeding,) = issued_together(life, officer, SPEEDING)
    draft = getattr(officer, kind)(speeding.document.document_id)
    with pytest.raises(NotLawful, match="void the ticket"):
        officer.issue(reasoned(officer, draft, charges=()))
    (row,) = officer.tickets()
    assert (row.legal, row.seq, officer.numbers().void) == (Legal.ISSUED, 1, 0)
    assert officer.ticket(speeding.document.document_id).stop.version == 1


def test_furnishing_tobacco_can_be_amended_after_its_day_and_is_not_late_for_it(life, officer):
    (sale,) = issued_together(life, officer, TOBACCO)
    life.deliver()
    life.clock.advance(timedelta(days=3))
    draft = officer.amend_draft(sale.document.document_id)
    changed = replace(draft.charges[0], facts="Sold two packs to a person of 19.")
    (amended,) = officer.issue(reasoned(officer, draft, charges=(changed,))).issued
    (row,) = officer.tickets()
    assert row.document_id == amended.document.document_id
    assert row.deadline == life.clock.now() + timedelta(hours=48)


def test_furnishing_tobacco_is_not_brought_anew_after_its_day(life, officer):
    (sale,) = issued_together(life, officer, TOBACCO)
    life.clock.advance(timedelta(hours=25))
    draft = officer.reissue_draft(sale.document.document_id)
    assert ("charges.0.charge_id", "brought-too-late") in codes(officer, draft)
