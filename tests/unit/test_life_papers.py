"""Papers after issue: the wording of the day, which copies, reprints, and what settles the debt."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.domain.stop import ChargeEntry
from tracs_mobile.errors import NotLawful, StoreError
from tracs_mobile.services.printing import AGENCY_COPY, OFFICERS_COPY
from tracs_mobile.testing.stops import LIGHT, SPEEDING

JAMMED = PrintOutcome(grade=PrintGrade.INTERRUPTED, printer="fake", said="The paper jammed.")


@pytest.fixture
def officer(life):
    return life.client()


@pytest.fixture
def ticket(life, officer):
    (issued,) = life.issue(officer, SPEEDING)
    return issued.document


def print_it(client, document):
    return client.print_documents([document.document_id])[0]


def last(life):
    return life.printer.jobs[-1]


def names(life):
    return [copy.copy for copy in last(life)]


def test_a_reprint_has_the_wording_and_the_logo_of_the_day_of_issue(life, officer, ticket):
    later = replace(
        officer.law, notices=replace(officer.law.notices, version="later", pay=("Pay elsewhere.",))
    )
    new_logo = replace(officer.session, logo_png=b"another logo")
    client = replace(officer, law=later, session=new_logo)
    print_it(client, ticket)
    assert {copy.notices for copy in last(life)} == {officer.law.notices}
    assert {copy.logo_png for copy in last(life)} == {b""}
    (fresh,) = life.issue(client, SPEEDING)
    print_it(client, fresh.document)
    assert last(life)[0].notices.pay == ("Pay elsewhere.",)
    assert last(life)[0].logo_png == b"another logo"
    assert fresh.document.paper != ticket.paper


def test_another_wording_never_passes_for_one_that_is_missing(life, officer, ticket):
    life.store.state.papers.clear()
    with pytest.raises(StoreError, match="wording"):
        print_it(officer, ticket)
    assert life.printer.jobs == []


def test_the_same_wording_is_kept_once(life, officer, ticket):
    life.issue(officer, SPEEDING, LIGHT)
    assert len(life.store.state.papers) == 1


def test_two_copies_are_the_defendants_and_more_come_when_the_agency_wants_them(life, officer):
    (issued,) = life.issue(officer, SPEEDING)
    print_it(officer, issued.document)
    defendants = ["DEFENDANT'S COPY 1 OF 2", "DEFENDANT'S COPY 2 OF 2"]
    assert names(life) == defendants
    asked = life.client(officer_copy=True, agency_copy=True, courtesy_languages="es fr")
    print_it(asked, issued.document)
    assert names(life) == [*defendants, OFFICERS_COPY, AGENCY_COPY]
    assert {copy.languages for copy in last(life)} == {("es", "fr")}


def test_a_warning_is_one_paper_whatever_the_agency_wants(life):
    asked = life.client(officer_copy=True, agency_copy=True)
    (warning,) = life.issue(asked, LIGHT)
    print_it(asked, warning.document)
    assert names(life) == ["DRIVER'S COPY"]


def test_a_notice_is_for_the_person_and_for_the_program(life, officer):
    charge = next(c for c in life.law.charges if c.category == "diversion")
    entry = ChargeEntry(charge_id=charge.charge_id, facts="Held an open can of beer.")
    (notice,) = life.issue(officer, entry)
    print_it(officer, notice.document)
    assert names(life) == ["RECIPIENT'S COPY", "DIVERSION PROGRAM'S COPY"]


def test_reprints_are_counted(life, officer, ticket):
    for count in range(3):
        print_it(officer, ticket)
        assert {copy.reprint for copy in last(life)} == {count}
    assert officer.printable(ticket.document_id).reprint == 0


def test_a_single_copy_is_printed_with_its_name_and_a_language(life, officer, ticket):
    print_it(officer, ticket)
    outcome = officer.print_copy(ticket.document_id, OFFICERS_COPY, ("es",))
    assert outcome.paper_came_out
    (copy,) = last(life)
    assert (copy.copy, copy.languages, copy.reprint) == (OFFICERS_COPY, ("es",), 1)


def test_a_single_copy_does_not_settle_what_is_owed_to_the_driver(life, officer, ticket):
    life.printer.outcome = JAMMED
    print_it(officer, ticket)
    jobs = len(life.printer.jobs)
    with pytest.raises(NotLawful, match="still owed"):
        officer.print_copy(ticket.document_id, AGENCY_COPY)
    assert len(life.printer.jobs) == jobs
    assert officer.owed() == (ticket.document_id,)


def test_the_copies_that_can_be_asked_for_have_names(officer, ticket):
    (row,) = officer.tickets()
    assert officer.copy_names(row)[-2:] == (OFFICERS_COPY, AGENCY_COPY)


def test_showing_the_paper_on_the_screen_is_noted_and_the_print_stays_owed(officer, ticket):
    outcome = officer.shown_to_driver(ticket.document_id, "The printer is out of paper.")
    assert "out of paper" in outcome.said
    assert officer.owed() == (ticket.document_id,)
    (record,) = officer.ticket(ticket.document_id).prints
    assert (record.outcome.grade, record.outcome.printer) == (PrintGrade.SAVED, "the screen")


def test_a_replaced_version_is_not_printed_any_more(life, officer, ticket):
    draft = officer.amend_draft(ticket.document_id)
    code = officer.law.amend_reasons[0].code
    draft = replace(
        draft,
        vehicle=replace(draft.vehicle, color="GREEN"),
        correction=replace(draft.correction, reason_code=code, reason="as seen by day"),
    )
    officer.issue(draft)
    with pytest.raises(NotLawful, match="newest version"):
        officer.print_documents([ticket.document_id])
    assert life.printer.jobs == []


def test_a_pdf_leaves_the_print_owed(life, officer, ticket):
    life.files.outcome = PrintOutcome(grade=PrintGrade.SAVED, printer="file", said="Saved.")
    officer.save_pdf(ticket.document_id, "ticket.pdf")
    assert officer.owed() == (ticket.document_id,)


def test_the_history_says_who_printed(life, officer, people, ticket):
    print_it(officer, ticket)
    life.clock.advance(timedelta(minutes=1))
    print_it(life.client(people["poc"]), ticket)
    history = officer.ticket(ticket.document_id).history
    assert [e.actor for e in history if e.what.startswith("Printed")] == ["07A12", "07A01"]
