"""What a Point of Contact asks DPS: the fake and the real desk give the same answers."""

import dataclasses
from datetime import timedelta

import pytest

from sync.agency import AgencyLink, HttpAgencyDesk
from tracs_mobile.domain.agency_board import CourtState
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import Legal, Review
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.testing.documents import a_document, a_driver
from tracs_mobile.testing.fake_agency_desk import FakeAgencyDesk, an_agency_ticket

POC = "07A13"
FIRST, SECOND, THIRD = (f"TRAIN-{n:07d}" for n in (1, 2, 3))


def at_gateway(bureau):
    """Three tickets of two officers at a gateway: one voided, one that is refused."""
    now = bureau.clock.now()
    first = bureau.ticket(1, issued_at=now - timedelta(hours=3))
    second = bureau.ticket(2, officer="07A14", issued_at=now - timedelta(hours=2))
    nameless = dataclasses.replace(a_driver(), family_name="")
    third = bureau.ticket(3, defendant=nameless, issued_at=now - timedelta(hours=1))
    bureau.send(first, second, third)
    bureau.send(bureau.event(EventKind.VOID, second, officer="07A14"))
    return HttpAgencyDesk(
        AgencyLink(
            base_url=bureau.server.url,
            signer=bureau.device,
            verify=bureau.verify,
            clock=bureau.clock,
        )
    )


def in_memory(bureau):
    """The same without a gateway."""
    now = bureau.clock.now()
    tickets = [
        an_agency_ticket(FIRST, now - timedelta(hours=3), officer="07A12"),
        an_agency_ticket(SECOND, now - timedelta(hours=2), officer="07A14", legal=Legal.VOIDED),
        an_agency_ticket(
            THIRD,
            now - timedelta(hours=1),
            officer="07A12",
            received_at=None,
            refusal="The name is missing.",
        ),
    ]
    papers = {FIRST: a_document(number=FIRST), SECOND: a_document(number=SECOND)}
    return FakeAgencyDesk(bureau.clock, pocs=(POC,), tickets=tickets, papers=papers)


@pytest.fixture(params=[in_memory, at_gateway])
def desk(request, bureau):
    made = request.param(bureau)
    yield made
    made.close()


def test_the_board_holds_every_ticket_newest_first_and_a_tally_of_each_officer(desk, bureau):
    board = desk.board(POC, days=30)
    assert [t.number for t in board.tickets] == [THIRD, SECOND, FIRST]
    assert not board.more
    assert board.as_of == bureau.clock.now()
    tallies = {t.leo_number: t for t in board.tallies}
    assert (tallies["07A12"].refused, tallies["07A14"].voided) == (1, 1)
    assert {t.court for t in board.tickets} == {CourtState.NOT_YET}


def test_a_ticket_says_what_is_wrong_with_it(desk):
    refused, voided, plain = desk.board(POC, days=30).tickets
    assert refused.received_at is None
    assert refused.refusal.endswith(".")
    assert voided.legal is Legal.VOIDED
    assert (plain.legal, plain.refusal, plain.late) == (Legal.ISSUED, "", False)
    assert plain.officer == "07A12"


def test_an_officer_and_a_state_of_review_narrow_the_tickets(desk):
    assert [t.number for t in desk.board(POC, days=30, officer="07A14").tickets] == [SECOND]
    desk.review(POC, FIRST, Review.REVIEWED, "")
    left = desk.board(POC, days=30, review=Review.UNREVIEWED).tickets
    assert FIRST not in [t.number for t in left]
    done = desk.board(POC, days=30, review=Review.REVIEWED).tickets
    assert [t.number for t in done] == [FIRST]


def test_a_returned_ticket_keeps_the_note(desk):
    desk.review(POC, FIRST, Review.RETURNED, "Add the direction of travel.")
    (returned,) = desk.board(POC, days=30, review=Review.RETURNED).tickets
    assert (returned.number, returned.review_note) == (FIRST, "Add the direction of travel.")
    desk.review(POC, FIRST, Review.REVIEWED, "")
    assert desk.board(POC, days=30, review=Review.RETURNED).tickets == ()


def test_a_ticket_goes_back_only_with_a_note(desk):
    with pytest.raises(SyncError) as refused:
        desk.review(POC, FIRST, Review.RETURNED, "")
    assert str(refused.value).endswith(".")
    assert desk.board(POC, days=30, review=Review.RETURNED).tickets == ()


def test_the_paper_of_a_ticket_comes_as_it_was_signed(desk):
    document = desk.ticket(POC, FIRST)
    assert (document.number, document.agency) == (FIRST, a_document().agency)


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: desk.ticket(POC, "TRAIN-0000099"),
        lambda desk: desk.review(POC, "TRAIN-0000099", Review.REVIEWED, ""),
    ],
)
def test_a_number_that_dps_does_not_have_is_said(desk, ask):
    with pytest.raises(SyncError) as refused:
        ask(desk)
    assert str(refused.value).endswith(".")
    assert "queued" not in str(refused.value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: desk.board("07A12", days=30),
        lambda desk: desk.ticket("07A12", FIRST),
        lambda desk: desk.review("07A12", FIRST, Review.REVIEWED, ""),
    ],
)
def test_somebody_whom_dps_does_not_list_as_point_of_contact_is_refused(desk, ask):
    with pytest.raises(SyncError) as refused:
        ask(desk)
    assert refused.value.fault is SyncFault.AUTH
    assert "Point of Contact" in str(refused.value)


def test_a_closed_desk_connects_anew(desk):
    desk.close()
    desk.close()
    assert len(desk.board(POC, days=30).tickets) == 3


# --- the real one alone ---------------------------------------------------------------------------


def test_without_a_network_the_sentence_speaks_of_the_page_and_of_no_queue(bureau):
    desk = at_gateway(bureau)
    bureau.server.close()
    with pytest.raises(SyncError) as refused:
        desk.board(POC, days=30)
    assert refused.value.fault is SyncFault.NO_NETWORK
    assert "cannot be reached" in str(refused.value)
    desk.close()


def test_a_page_of_many_tickets_says_that_there_are_more(bureau):
    bureau.send(*(bureau.ticket(n) for n in range(1, 60)))
    desk = at_gateway_only(bureau)
    first, second = desk.board(POC, days=30), desk.board(POC, days=30, page=1)
    assert first.more
    assert not second.more
    numbers = [t.number for t in (*first.tickets, *second.tickets)]
    assert len(numbers) == len(set(numbers)) == 59
    desk.close()


def at_gateway_only(bureau, **changes):
    values = {
        "base_url": bureau.server.url,
        "signer": bureau.device,
        "verify": bureau.verify,
        "clock": bureau.clock,
        **changes,
    }
    return HttpAgencyDesk(AgencyLink(**values))


def test_an_answer_that_dps_did_not_sign_is_not_shown(bureau):
    from sync import wire
    from sync.gateway.keys import GatewayKeys
    from tracs_mobile.vault.jws import verify_token

    stranger = GatewayKeys.generate()
    desk = at_gateway_only(
        bureau, verify=lambda t: verify_token(t, stranger.trusted, typ=wire.GATEWAY_TYP)
    )
    with pytest.raises(SyncError) as refused:
        desk.board(POC, days=30)
    assert refused.value.fault is SyncFault.BAD_RECEIPT
    assert "not shown" in str(refused.value)
    desk.close()
