"""Who may do what: the whole matrix, in the table and through the use cases themselves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.domain.rights import (
    TABLE,
    Person,
    Reach,
    Standing,
    Verb,
    may,
    person_of,
    reach,
    refusal,
)
from tracs_mobile.domain.states import Review, TicketFilter
from tracs_mobile.domain.stop import ChargeEntry
from tracs_mobile.errors import NotAllowed
from tracs_mobile.services.lists import Shortcut
from tracs_mobile.testing.stops import LIGHT, SPEEDING

TODAY = date(2026, 11, 21)
N, O, A = Reach.NONE, Reach.OWN, Reach.AGENCY  # noqa: E741 - the letters of the matrix
MATRIX = {
    #                  new, officer, poc
    Verb.WARN:           (O, O, O),
    Verb.COMPLAIN:       (N, O, O),
    Verb.SEE_OTHERS:     (N, N, A),
    Verb.VOID:           (O, O, A),
    Verb.AMEND:          (O, O, O),
    Verb.REISSUE:        (O, O, O),
    Verb.COPY:           (O, O, O),
    Verb.PRINT:          (O, O, A),
    Verb.RESEND:         (O, O, A),
    Verb.EXPLAIN_LATE:   (O, O, A),
    Verb.SHOW_CURE:      (O, O, A),
    Verb.HAND_OVER:      (O, O, A),
    Verb.REVIEW:         (N, N, A),
    Verb.PURGE:          (N, N, A),
    Verb.EXPORT_STOPS:   (N, N, A),
    Verb.EXPORT_TICKETS: (N, N, A),
    Verb.EDIT_SHORTCUTS: (N, N, A),
    Verb.LET_IN_AGAIN: (N, N, A),
    Verb.SET_UP_DEVICES: (N, O, A),
    Verb.REQUEST_DPS:    (N, N, A),
    Verb.CHECK_READINESS: (O, O, A),
}  # fmt: skip
STANDINGS = list(Standing)
WHO = {Standing.NEW_OFFICER: "new", Standing.OFFICER: "officer", Standing.POC: "poc"}


def expected(verb, standing, *, own):
    reaches = MATRIX[verb][STANDINGS.index(standing)]
    return reaches is A or (own and reaches is O)


# --- the table ------------------------------------------------------------------------------------


def test_the_table_holds_every_verb_and_nothing_else():
    assert set(MATRIX) == set(Verb) == set(TABLE)


@pytest.mark.parametrize("verb", list(Verb))
@pytest.mark.parametrize("standing", STANDINGS)
def test_the_table_is_the_matrix(verb, standing):
    assert reach(standing, verb) is MATRIX[verb][STANDINGS.index(standing)]
    person = Person(leo_number="07A12", standing=standing)
    for own in (True, False):
        owner = "07A12" if own else "07A15"
        allowed = expected(verb, standing, own=own)
        assert may(person, verb, owner=owner) is allowed
        said = refusal(person, verb, owner=owner)
        assert (said == "") is allowed
        if said:
            assert said.endswith(".")
    assert may(person, verb) is (reach(standing, verb) is not N)


@pytest.mark.parametrize(
    ("who", "training", "complains"),
    [
        ("officer", False, True),
        ("new", False, False),
        ("new", True, True),
        ("poc", False, True),
    ],
)
def test_complaints_follow_the_approval_and_training_lets_everybody_practice(
    people, who, training, complains
):
    person = person_of(people[who], TODAY, training=training)
    assert may(person, Verb.COMPLAIN) is complains


def test_a_point_of_contact_without_approval_issues_no_complaint_and_keeps_the_rest(people):
    unapproved = person_of(replace(people["poc"], approved_on=None), TODAY)
    assert not may(unapproved, Verb.COMPLAIN)
    assert "not approved you" in refusal(unapproved, Verb.COMPLAIN)
    assert may(unapproved, Verb.REVIEW, owner="07A12")


def test_an_approval_that_begins_tomorrow_is_none_today(people):
    tomorrow = replace(people["officer"], approved_on=TODAY + timedelta(days=1))
    assert person_of(tomorrow, TODAY).standing is Standing.NEW_OFFICER


# --- the use cases --------------------------------------------------------------------------------


def a_ticket(life, officer, *, notice=False, warning=False):
    """A ticket of `officer`, issued in training so that everybody has one."""
    client = life.client(officer)
    if warning:
        return life.issue(client, LIGHT)[0].document
    if notice:
        return life.issue(client, notice_entry(life.law))[0].document
    return life.issue(client, SPEEDING)[0].document


def notice_entry(law):
    charge = next(c for c in law.charges if c.category == "diversion")
    return ChargeEntry(charge_id=charge.charge_id, facts="Held an open can of beer.")


def cure_entry(law):
    charge = next(c for c in law.charges if c.cure)
    return ChargeEntry(charge_id=charge.charge_id, base_cents=10_000, facts="Nothing was shown.")


def warn(life, client, owner):
    life.issue(client, LIGHT)


def complain(life, client, owner):
    life.issue(client, SPEEDING)


def see(life, client, owner):
    document = a_ticket(life, owner)
    client.ticket(document.document_id)


def void(life, client, owner):
    document = a_ticket(life, owner)
    client.void(document.document_id, life.law.void_reasons[0].code, "wrong street")


def correct(client, draft, reasons):
    correction = replace(draft.correction, reason_code=reasons[0].code, reason="seen by day")
    vehicle = replace(draft.vehicle, color="GREEN")
    client.issue(replace(draft, vehicle=vehicle, correction=correction))


def amend(life, client, owner):
    document = a_ticket(life, owner, warning=True)
    draft = client.amend_draft(document.document_id)
    correct(client, draft, life.law.amend_reasons)


def reissue(life, client, owner):
    document = a_ticket(life, owner, warning=True)
    draft = client.reissue_draft(document.document_id)
    correct(client, draft, life.law.void_reasons)


def copy(life, client, owner):
    document = a_ticket(life, owner)
    draft = client.copy_draft(document.document_id)
    client.issue(replace(draft, charges=(LIGHT,)))


def print_it(life, client, owner):
    document = a_ticket(life, owner)
    client.print_documents([document.document_id])


def resend(life, client, owner):
    document = a_ticket(life, owner)
    life.deliver(ItemStatus.REJECTED, code="DEVICE_UNKNOWN", say="Call DPS.")
    client.resend(document.document_id)


def explain(life, client, owner):
    document = a_ticket(life, owner)
    life.clock.advance(timedelta(hours=49))
    client.explain_late(document.document_id, life.law.late_reasons[0].code, "no network")


def show_cure(life, client, owner):
    issued = life.issue(life.client(owner), cure_entry(life.law))
    client.show_cure(issued[0].document.document_id)


def hand_over(life, client, owner):
    document = a_ticket(life, owner, notice=True)
    client.hand_over(document.document_id)


def review(life, client, owner):
    client.review(a_ticket(life, owner).document_id, Review.REVIEWED)


def purge(life, client, owner):
    document = a_ticket(life, owner)
    life.deliver()
    client.purge(document.number, "Order 12-3")


def export(life, client, owner):
    client.export_stops(
        str(life.folder / "stops.csv"), life.clock.now() - timedelta(days=1), life.clock.now()
    )


def edit_shortcuts(life, client, owner):
    client.set_shortcuts([Shortcut(words="speed", charge_id=life.law.charges[0].charge_id)])


def request_dps(life, client, owner):
    client.keep_request(client.fresh_request())


def check_readiness(life, client, owner):
    client.readiness()


def export_tickets(life, client, owner):
    client.filings(life.clock.now() - timedelta(days=1), life.clock.now() + timedelta(days=1))


USE_CASES = {
    Verb.WARN: warn,
    Verb.COMPLAIN: complain,
    Verb.SEE_OTHERS: see,
    Verb.VOID: void,
    Verb.AMEND: amend,
    Verb.REISSUE: reissue,
    Verb.COPY: copy,
    Verb.PRINT: print_it,
    Verb.RESEND: resend,
    Verb.EXPLAIN_LATE: explain,
    Verb.SHOW_CURE: show_cure,
    Verb.HAND_OVER: hand_over,
    Verb.REVIEW: review,
    Verb.PURGE: purge,
    Verb.EXPORT_STOPS: export,
    Verb.EXPORT_TICKETS: export_tickets,
    Verb.EDIT_SHORTCUTS: edit_shortcuts,
    Verb.CHECK_READINESS: check_readiness,
    Verb.REQUEST_DPS: request_dps,
}
TO_NOBODYS = {
    Verb.WARN,
    Verb.COMPLAIN,
    Verb.EXPORT_STOPS,
    Verb.EXPORT_TICKETS,
    Verb.EDIT_SHORTCUTS,
    Verb.CHECK_READINESS,
    Verb.REQUEST_DPS,
}
"""Verbs that are done to no ticket: there is no other officer's to do them to."""


def test_every_verb_has_its_use_case():
    # Devices are set up on a page of the screen that asks the table itself; who lets a locked
    # officer in again is tried with a real laptop among the contract tests.
    assert set(USE_CASES) == set(Verb) - {Verb.SET_UP_DEVICES, Verb.LET_IN_AGAIN}


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("verb", list(USE_CASES))
def test_the_use_case_asks_the_table(life, people, verb, standing, own):
    officer = people[WHO[standing]]
    owner = officer if own else people["other"]
    client = life.client(officer, training=False)
    allowed = expected(verb, standing, own=own or verb in TO_NOBODYS)
    if verb is Verb.SEE_OTHERS:
        allowed = allowed or own
    before = len(life.store.state.audit)
    if allowed:
        USE_CASES[verb](life, client, owner)
        return
    with pytest.raises(NotAllowed) as refused:
        USE_CASES[verb](life, client, owner)
    assert str(refused.value).endswith(".")
    done_by = {entry.actor for entry in life.store.state.audit[before:]} - {"sync"}
    assert done_by <= {owner.leo_number}, "a refused step left something behind"


def test_an_officer_sees_their_own_tickets_and_a_point_of_contact_all(life, people):
    mine, theirs = a_ticket(life, people["officer"]), a_ticket(life, people["other"])
    officer, poc = life.client(people["officer"]), life.client(people["poc"])
    assert [row.number for row in officer.tickets()] == [mine.number]
    asked = TicketFilter(officer=people["other"].leo_number)
    assert [row.number for row in officer.tickets(asked)] == [mine.number]
    assert officer.ticket_count() == 1
    assert {row.number for row in poc.tickets()} == {mine.number, theirs.number}
    assert [row.number for row in poc.tickets(asked)] == [theirs.number]


def test_the_paper_of_another_officers_ticket_is_shown_to_a_point_of_contact_only(life, people):
    theirs = a_ticket(life, people["other"])
    with pytest.raises(NotAllowed):
        life.client(people["officer"]).printable(theirs.document_id)
    assert life.client(people["other"]).printable(theirs.document_id).document == theirs
    assert life.client(people["poc"]).printable(theirs.document_id).document == theirs


def test_the_outbox_shows_an_officer_that_others_wait_and_of_whom_nothing(life, people):
    mine, theirs = a_ticket(life, people["officer"]), a_ticket(life, people["other"])
    rows = {row.number: row for row in life.client(people["officer"]).outbox()}
    assert rows[mine.number].defendant != ""
    other = rows[theirs.number]
    assert (other.defendant, other.plate, other.town, other.charge) == ("", "", "", "")
    assert life.client(people["poc"]).outbox()[0].defendant != ""


def test_owed_prints_are_those_that_one_may_print(life, people):
    mine, theirs = a_ticket(life, people["officer"]), a_ticket(life, people["other"])
    assert life.client(people["officer"]).owed() == (mine.document_id,)
    assert set(life.client(people["poc"]).owed()) == {mine.document_id, theirs.document_id}
