"""The Point of Contact at the gateway: the own agency's tickets, and a word on them."""

import dataclasses
import json
from datetime import timedelta

import httpx
import pytest

from sync import wire
from sync.agency import AgencyLink, HttpAgencyDesk
from sync.gateway.intake.records import load_device
from sync.gateway.office import admin
from sync.gateway.office.purging import purge
from sync.gateway.office.refusal_words import WORDS, words_of
from tracs_mobile.domain.agency_board import CourtState
from tracs_mobile.domain.mending import BY_OFFICER, BY_OTHERS
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import Legal, Review
from tracs_mobile.errors import SyncError
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.issued import an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey

POC = "07A13"


class Poc:
    """What a Point of Contact asks for, through the real client and by hand."""

    def __init__(self, bureau):
        self.bureau = bureau
        link = AgencyLink(
            base_url=bureau.server.url,
            signer=bureau.device,
            verify=bureau.verify,
            clock=bureau.clock,
        )
        self.desk = HttpAgencyDesk(link)
        self.http = httpx.Client(base_url=bureau.server.url)

    def board(self, **how):
        return self.desk.board(POC, **{"days": 30, **how})

    def numbers(self, **how):
        return [ticket.number for ticket in self.board(**how).tickets]

    def review(self, ticket, state=Review.REVIEWED, note=""):
        self.desk.review(POC, ticket.document.number, state, note)

    def news(self, since=0):
        return self.bureau.link.news(since).news

    def said(self, method, path, device=None, **how):
        """Status and code of an answer."""
        token = wire.request_token(device or self.bureau.device, self.bureau.clock.now())
        headers = {"Authorization": f"Bearer {token}"}
        answer = self.http.request(method, path, headers=headers, **how)
        if answer.status_code == 204:
            return (204, "")
        return answer.status_code, wire.decode(wire.Problem, answer.content).code

    def said_of_review(self, device=None, **changes):
        plain = {"v": 1, "poc": POC, "number": "TRAIN-0000001", "state": "reviewed", "note": ""}
        return self.said(
            "POST", "/v1/agency/reviews", device, content=json.dumps({**plain, **changes})
        )

    def close(self):
        self.desk.close()
        self.http.close()


@pytest.fixture
def poc(bureau):
    made = Poc(bureau)
    yield made
    made.close()


@pytest.fixture
def stranger(bureau):
    """A laptop of another agency, with a ticket of its own and its own Point of Contact."""
    agency = dataclasses.replace(a_document().agency, judiciary_code="5678", name="OTHER POLICE")
    device = DeviceVault("LAPTOP-2", SigningKey.generate())
    other = bureau.ticket(1).document.officer
    officers = [
        dataclasses.replace(_officer(bureau, "07A12"), leo_number="08B12", username="other"),
        dataclasses.replace(_officer(bureau, POC), leo_number="08B13", username="otherpoc"),
    ]
    admin.seed(
        bureau.database,
        agency=agency,
        officers=officers,
        logo_png=b"",
        device_id=device.device_id,
        public_pem=device.public.to_pem(),
        prefix="TRAIN-",
        first=1001,
        last=1100,
    )
    ticket = an_issued(
        "TRAIN-0001001",
        signer=device,
        officer=dataclasses.replace(other, leo_number="08B12"),
        agency=agency,
    )
    bureau.send(ticket)
    return device


def _officer(bureau, leo):
    with bureau.database.read() as connection:
        device = load_device(connection, "LAPTOP-1")
    return next(o for o in device.terms if o.leo_number == leo)


def test_the_board_shows_what_the_agency_issued_newest_first_and_no_defendant(bureau, poc):
    now = bureau.clock.now()
    old = bureau.ticket(1, issued_at=now - timedelta(hours=60))
    new = bureau.ticket(2, issued_at=now - timedelta(hours=1))
    bureau.send(old, new)
    board = poc.board()
    assert [t.number for t in board.tickets] == [new.document.number, old.document.number]
    assert [t.late for t in board.tickets] == [False, True]
    assert board.tickets[0].statute == new.document.violation.statute
    assert board.tickets[0].court is CourtState.NOT_YET
    (tally,) = board.tallies
    assert (tally.leo_number, tally.tickets, tally.late, tally.watched) == ("07A12", 2, 1, True)
    assert tally.name == "M. TREMBLAYE"
    driver = new.document.defendant
    told = wire.encode(board)
    assert not any(name.encode() in told for name in (driver.family_name, driver.license_number))


def test_what_became_of_a_ticket_stands_on_the_board(bureau, poc):
    one, two, three = (bureau.ticket(n) for n in (1, 2, 3))
    bureau.send(one, two, three)
    bureau.send(bureau.event(EventKind.VOID, one), bureau.amended(two))
    found = {t.number: t for t in poc.board().tickets}
    assert found[one.document.number].legal is Legal.VOIDED
    assert (found[two.document.number].legal, found[two.document.number].seq) == (Legal.AMENDED, 2)
    assert found[three.document.number].legal is Legal.ISSUED
    assert poc.board().tallies[0].voided == 1


def test_a_refused_ticket_stands_there_with_a_sentence_until_it_is_mended(bureau, poc):
    nameless = dataclasses.replace(a_document().defendant, family_name="")
    refused = bureau.ticket(1, defendant=nameless)
    bureau.send(refused)
    (ticket,) = poc.board().tickets
    assert (ticket.received_at, ticket.refusal) == (None, WORDS["NAME_MISSING"])
    assert poc.board().tallies[0].refused == 1
    assert poc.desk.ticket(POC, refused.document.number) == refused.document
    bureau.send(bureau.amended(refused, defendant=a_document().defendant))
    (ticket,) = poc.board().tickets
    assert ticket.refusal == ""
    assert poc.board().tallies[0].refused == 0


def test_the_board_is_narrowed_by_officer_days_and_review(bureau, poc):
    one, two = bureau.ticket(1), bureau.ticket(2, officer="07A14")
    bureau.send(one, two)
    poc.review(one)
    assert poc.numbers(officer="07A14") == [two.document.number]
    assert poc.numbers(review=Review.REVIEWED) == [one.document.number]
    assert poc.numbers(review=Review.UNREVIEWED) == [two.document.number]
    bureau.clock.advance(timedelta(days=8))
    assert poc.numbers(days=7) == []
    assert len(poc.numbers(days=9)) == 2


def test_the_board_comes_in_pages(bureau, poc):
    at = bureau.clock.now()
    tickets = [bureau.ticket(n, issued_at=at - timedelta(minutes=n)) for n in range(1, 54)]
    bureau.send(*tickets)
    first, second = poc.board(), poc.board(page=1)
    assert (len(first.tickets), first.more, len(second.tickets), second.more) == (
        50,
        True,
        3,
        False,
    )
    assert first.tallies == second.tallies
    shown = [t.number for t in (*first.tickets, *second.tickets)]
    assert shown == [t.document.number for t in tickets]


def test_the_ticket_itself_is_the_newest_version_as_it_was_signed(bureau, poc):
    one = bureau.ticket(1)
    two = bureau.amended(one)
    bureau.send(one, two)
    assert poc.desk.ticket(POC, one.document.number) == two.document


def test_a_review_reaches_the_laptop_that_issued_the_ticket_once(bureau, poc):
    one = bureau.ticket(1)
    bureau.send(one)
    for _ in range(2):
        poc.review(one, Review.RETURNED, "The plate is QUIMBYE's.")
    (news,) = poc.news()
    assert (news.number, news.seq, news.kind) == (one.document.number, 1, NewsKind.RETURNED)
    assert (news.by, news.note) == (POC, "The plate is QUIMBYE's.")
    assert poc.news(news.cursor) == ()
    (ticket,) = poc.board().tickets
    assert (ticket.review, ticket.review_note) == (Review.RETURNED, "The plate is QUIMBYE's.")
    assert poc.board().tallies[0].returned == 1
    poc.review(one)
    assert [n.kind for n in poc.news()] == [NewsKind.RETURNED, NewsKind.REVIEWED]
    assert poc.board().tallies[0].returned == 0
    assert b"QUIMBYE" not in bureau.stored()


def test_news_comes_in_pages_without_a_gap(bureau, poc):
    one = bureau.ticket(1)
    bureau.send(one)
    for turn in range(101):
        poc.review(one)
        poc.review(one, Review.RETURNED, f"Look again ({turn}).")
    first = bureau.link.news(0)
    assert (len(first.news), first.more) == (200, True)
    second = bureau.link.news(first.cursor)
    assert (len(second.news), second.more) == (2, False)
    assert bureau.link.news(second.cursor).cursor == second.cursor


def test_only_the_point_of_contact_of_dps_own_records_gets_in(bureau, poc, stranger):
    bureau.send(bureau.ticket(1))
    for who in ("07A12", "99Z99", "08B13"):
        path = f"/v1/agency/board?poc={who}"
        assert poc.said("GET", path) == (403, "NOT_POC")
        path = f"/v1/agency/tickets/TRAIN-0000001?poc={who}"
        assert poc.said("GET", path) == (403, "NOT_POC")
        assert poc.said_of_review(poc=who) == (403, "NOT_POC")
    gone = dataclasses.replace(
        _officer(bureau, POC), effective_until=bureau.clock.now().date() - timedelta(days=2)
    )
    admin.put_officers(bureau.database, "1234", [gone])
    assert poc.said("GET", f"/v1/agency/board?poc={POC}") == (403, "NOT_POC")


def test_another_agencys_tickets_are_nowhere(bureau, poc, stranger):
    bureau.send(bureau.ticket(1))
    assert poc.numbers() == ["TRAIN-0000001"]
    path = f"/v1/agency/tickets/TRAIN-0001001?poc={POC}"
    assert poc.said("GET", path) == (404, "TICKET_UNKNOWN")
    assert poc.said_of_review(number="TRAIN-0001001") == (404, "TICKET_UNKNOWN")
    assert poc.said_of_review(stranger, poc="08B13") == (404, "TICKET_UNKNOWN")
    assert poc.said_of_review(stranger, poc="08B13", number="TRAIN-0001001") == (204, "")
    assert poc.news() == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": "returned"}, "NOTE_MISSING"),
        ({"state": "returned", "note": "  "}, "NOTE_MISSING"),
        ({"state": "unreviewed"}, "UNREADABLE"),
        ({"state": "lost"}, "UNREADABLE"),
        ({"note": "x" * 1001}, "UNREADABLE"),
        ({"note": "a\0b"}, "UNREADABLE"),
        ({"note": "\ud800"}, "UNREADABLE"),
        ({"more": 1}, "UNREADABLE"),
    ],
)
def test_a_review_that_makes_no_sense_is_refused(bureau, poc, changes, code):
    bureau.send(bureau.ticket(1))
    assert poc.said_of_review(**changes) == (400, code)
    assert poc.news() == ()


@pytest.mark.parametrize("path", ["board?poc=", "board?poc=07A13&days=0", "board", "board?poc=%00"])
def test_an_address_that_makes_no_sense_is_refused(poc, path):
    assert poc.said("GET", f"/v1/agency/{path}") == (400, "PARAMETER")


def test_an_expunged_ticket_is_not_given_out(bureau, poc):
    one = bureau.ticket(1)
    bureau.send(one)
    number = one.document.number
    purge(
        bureau.database,
        number=number,
        again=number,
        order="Docket 1-11-26",
        by="boss",
        now=bureau.clock.now(),
    )
    with pytest.raises(SyncError, match="no ticket of this number"):
        poc.desk.ticket(POC, number)


def test_every_refusal_has_a_sentence():
    assert set(WORDS) >= BY_OFFICER | BY_OTHERS
    assert words_of("LATER_CODE") == "DPS refused it (LATER_CODE)."


def test_the_audit_names_the_laptop_that_vouched_for_the_point_of_contact(bureau, poc):
    ticket = bureau.ticket(1)
    bureau.send(ticket)
    poc.review(ticket)
    poc.review(ticket, Review.RETURNED, "The plate is of another car.")
    noted = bureau.rows("SELECT actor, kind, body FROM audit WHERE actor = 'LAPTOP-1' ORDER BY seq")
    body = '{"by":"07A13","number":"TRAIN-0000001"}'
    assert noted == [("LAPTOP-1", "ticket-reviewed", body), ("LAPTOP-1", "ticket-returned", body)]
