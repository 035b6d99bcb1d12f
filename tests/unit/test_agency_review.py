"""The agency's tickets for the Point of Contact: here and at DPS, joined, and one word on each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tracs_mobile.domain.agency_line import Trouble, joined, line_of_ticket, untold
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.domain.states import Legal, Review
from tracs_mobile.errors import NotAllowed, NotLawful, SyncError, SyncFault
from tracs_mobile.services.agency_review import COPY, Wanted
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fake_agency_desk import FakeAgencyDesk, an_agency_ticket
from tracs_mobile.testing.stops import LIGHT, SPEEDING

TO_REVIEW = Wanted(days=30, review=Review.UNREVIEWED)
ALL = Wanted(days=30)


@pytest.fixture
def desk(life):
    return FakeAgencyDesk(life.clock)


@pytest.fixture
def poc(life, people, desk):
    return replace(life.client(people["poc"]), agency_desk=desk)


def a_ticket(life, people, *charges):
    """A ticket of this laptop that DPS received."""
    document = life.issue(life.client(people["officer"]), *(charges or (SPEEDING,)))[0].document
    life.deliver()
    return document


def as_dps_has(document, **changes):
    return an_agency_ticket(
        document.number, document.issued_at, officer=document.officer.leo_number, **changes
    )


def lines(client, wanted=TO_REVIEW, page=None):
    page = page or client.agency_board(wanted)
    return client.agency_lines(client.agency_rows(wanted), page, wanted)


# --- joined ---------------------------------------------------------------------------------------


def test_a_ticket_that_is_here_and_at_dps_is_one_line(life, people, poc, desk):
    document = a_ticket(life, people)
    other = an_agency_ticket("VT-900", document.issued_at - timedelta(hours=1))
    desk.tickets = [as_dps_has(document, late=True, late_reason="No signal."), other]
    mine, theirs = lines(poc)
    assert (mine.number, mine.here.document_id) == (document.number, document.document_id)
    assert mine.troubles == ((Trouble.LATE, "No signal."),)
    assert (theirs.number, theirs.here) == ("VT-900", None)
    assert mine.at_dps
    assert theirs.at_dps


def test_without_an_answer_of_dps_this_laptops_tickets_are_the_list(life, people, poc):
    document = a_ticket(life, people)
    (line,) = poc.agency_lines(poc.agency_rows(TO_REVIEW), None, TO_REVIEW)
    assert (line.number, line.charge) == (document.number, "Speeding, local limit")


def test_a_warning_never_goes_to_dps_and_is_reviewed_here_all_the_same(life, people, poc):
    document = a_ticket(life, people, LIGHT)
    (line,) = lines(poc)
    assert (line.number, line.at_dps) == (document.number, False)


def test_a_word_that_dps_has_of_another_laptop_counts_here(life, people, poc, desk):
    document = a_ticket(life, people)
    desk.tickets = [as_dps_has(document, review=Review.REVIEWED)]
    assert lines(poc, TO_REVIEW, poc.agency_board(ALL)) == ()
    (line,) = lines(poc, ALL)
    assert line.review is Review.REVIEWED


def test_a_later_version_here_is_to_be_reviewed_though_dps_has_a_word_on_the_first(
    life, people, poc
):
    document = a_ticket(life, people)
    row = poc.agency_rows(ALL)[0]
    ticket = as_dps_has(document, review=Review.REVIEWED)
    newer = replace(row, seq=2)
    (line,) = joined([newer], [ticket], {}, wanted=None, now=life.clock.now())
    assert line.review is Review.UNREVIEWED


def test_what_wants_a_look_comes_with_its_sentence(life):
    ticket = an_agency_ticket(
        "VT-1",
        life.clock.now(),
        refusal="The plate state is missing.",
        received_at=None,
        missing_stop_data=("race", "search"),
        legal=Legal.VOIDED,
    )
    line = line_of_ticket(ticket)
    assert line.troubles == (
        (Trouble.REFUSED, "The plate state is missing."),
        (Trouble.NO_STOP_DATA, "race, search"),
    )
    assert not line.at_dps


def test_an_officer_narrows_both(life, people, poc, desk):
    document = a_ticket(life, people)
    desk.tickets = [an_agency_ticket("VT-900", document.issued_at, officer="07A77")]
    assert [line.number for line in lines(poc, replace(ALL, officer="07A77"))] == ["VT-900"]
    mine = replace(ALL, officer=document.officer.leo_number)
    assert [line.number for line in lines(poc, mine)] == [document.number]


def test_further_pages_are_read_until_there_is_enough_to_look_at(life, poc, desk):
    now = life.clock.now()
    desk.page_size = 3
    desk.tickets = [an_agency_ticket(f"VT-{n}", now - timedelta(minutes=n)) for n in range(14)]
    page = poc.agency_board(ALL)
    assert len(page.board.tickets) == 14
    assert desk.asked == 5
    desk.tickets += [an_agency_ticket(f"VT-{n}", now - timedelta(hours=n)) for n in range(100, 200)]
    assert len(poc.agency_board(ALL).board.tickets) == 15


# --- the word -------------------------------------------------------------------------------------


def test_what_was_reviewed_here_without_a_network_is_told_to_dps_at_the_next_look(
    life, people, poc, desk
):
    document = a_ticket(life, people)
    poc.review(document.document_id, Review.RETURNED, "Which direction?")
    desk.tickets = [as_dps_has(document)]
    page = poc.agency_board(ALL)
    assert page.told == 1
    (told,) = desk.tickets
    assert (told.review, told.review_note) == (Review.RETURNED, "Which direction?")
    assert poc.agency_board(ALL).told == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"review": Review.REVIEWED},
        {"seq": 2},
        {"received_at": None},
    ],
)
def test_dps_is_told_nothing_about_a_version_it_has_not_or_has_a_word_on(
    life, people, poc, changes
):
    document = a_ticket(life, people)
    poc.review(document.document_id, Review.REVIEWED)
    row = poc.agency_rows(ALL)[0]
    assert untold(as_dps_has(document), row)
    assert not untold(as_dps_has(document, **changes), row)
    assert not untold(as_dps_has(document), None)


def test_a_ticket_of_another_laptop_is_returned_at_dps(life, poc, desk):
    desk.tickets = [an_agency_ticket("VT-900", life.clock.now())]
    poc.review_at_dps("VT-900", Review.RETURNED, " Add the town. ")
    assert desk.tickets[0].review_note == "Add the town."
    with pytest.raises(NotLawful, match="Write what the officer"):
        poc.review_at_dps("VT-900", Review.RETURNED, " ")


def test_the_paper_of_another_laptop_says_whose_copy_it_is(life, poc, desk):
    desk.papers["VT-900"] = a_document(number="VT-900")
    paper = poc.paper_at_dps("VT-900", voided=True)
    assert (paper.document.number, paper.copy, paper.voided) == ("VT-900", COPY, True)


# --- who, and without DPS -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.agency_board(ALL),
        lambda client: client.review_at_dps("VT-900", Review.REVIEWED),
        lambda client: client.paper_at_dps("VT-900", voided=False),
    ],
)
def test_only_a_point_of_contact_asks_dps(life, people, desk, ask):
    officer = replace(life.client(people["officer"]), agency_desk=desk)
    with pytest.raises(NotAllowed):
        ask(officer)
    assert desk.asked == 0


def test_an_officer_sees_only_the_own_tickets_in_the_list(life, people):
    a_ticket(life, people)
    assert len(life.client(people["officer"]).agency_rows(ALL)) == 1
    assert life.client(people["other"]).agency_rows(ALL) == ()


def test_without_a_link_the_sentence_says_what_is_missing(life, people):
    client = life.client(people["poc"])
    with pytest.raises(SyncError, match="no link to DPS"):
        client.agency_board(ALL)
    client.leave_agency_desk()


def test_a_refused_ticket_of_this_laptop_shows_the_sentence_of_dps(life, people, poc):
    life.issue(life.client(people["officer"]), SPEEDING)
    life.deliver(ItemStatus.REJECTED, code="X", say="The plate state is missing.")
    (line,) = poc.agency_lines(poc.agency_rows(ALL), None, ALL)
    assert line.troubles == ((Trouble.REFUSED, "The plate state is missing."),)


def test_an_unreachable_dps_is_the_callers_to_tell(poc, desk):
    desk.fault = SyncError("DPS cannot be reached now.", fault=SyncFault.NO_NETWORK)
    with pytest.raises(SyncError, match="cannot be reached"):
        poc.agency_board(ALL)
