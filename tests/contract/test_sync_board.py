"""The board counts tickets and not events, as they are taken, and shows what became of each."""

from datetime import timedelta

import pytest

from sync.gateway.intake.recount import check
from sync.gateway.office.board import board
from sync.gateway.office.received import lines
from sync.gateway.office.refusals import open_by_agency
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.testing.documents import a_driver

VOID, LATE = EventKind.VOID, EventKind.LATE
NAMELESS = a_driver(family_name="")


def figures(bureau):
    with bureau.database.read() as connection:
        found = board(connection, bureau.clock.now())
    assert found.training == bool(found.figures.tickets)
    assert check(bureau.database)[1] == ()
    return found.figures


def shown(bureau):
    with bureau.database.read() as connection:
        return lines(connection)[0]


def refused(bureau):
    with bureau.database.read() as connection:
        return sum(found.refused for found in open_by_agency(connection).values())


def test_a_ticket_counts_once_however_much_happens_to_it(bureau):
    first = bureau.ticket(1)
    bureau.send(first, bureau.amended(first), bureau.event(LATE, first, 3))
    bureau.send(bureau.event(VOID, first, 4), bureau.ticket(2))
    assert figures(bureau).tickets == 2
    assert refused(bureau) == 0
    assert len(shown(bureau)) == 5


def test_a_mended_ticket_counts_as_received_from_its_first_issue_on(bureau):
    now = bureau.clock.now()
    bad = bureau.ticket(1, defendant=NAMELESS, issued_at=now - timedelta(hours=50))
    mended = bureau.amended(bad, issued_at=now - timedelta(hours=1))
    bureau.send(bad)
    assert (figures(bureau).tickets, refused(bureau)) == (0, 1)
    bureau.send(mended)
    found = figures(bureau)
    assert (found.tickets, found.late, found.median_h, refused(bureau)) == (1, 1, 50.0, 0)
    assert [line.kind for line in shown(bureau)] == ["complaint, amend"]


def test_a_ticket_refused_and_mended_in_one_batch_counts_from_its_first_issue_too(bureau):
    now = bureau.clock.now()
    bad = bureau.ticket(1, defendant=NAMELESS, issued_at=now - timedelta(hours=50))
    bureau.send(bad, bureau.amended(bad, issued_at=now - timedelta(hours=1)))
    assert (figures(bureau).median_h, refused(bureau)) == (50.0, 0)


@pytest.mark.parametrize("hours", [12, 48])
def test_the_last_second_of_a_limit_is_still_in_time(bureau, hours):
    now = bureau.clock.now()
    bureau.send(
        bureau.ticket(1, issued_at=now - timedelta(hours=hours)),
        bureau.ticket(2, issued_at=now - timedelta(hours=hours, seconds=1)),
    )
    found = figures(bureau)
    assert (found.soon, found.fair, found.late) == {12: (1, 1, 0), 48: (0, 1, 1)}[hours]


def test_an_amendment_long_after_the_ticket_does_not_count_it_again(bureau):
    first = bureau.ticket(1, answer_by=bureau.clock.now().date() + timedelta(days=90))
    bureau.send(first)
    bureau.clock.advance(timedelta(days=40))
    bureau.send(bureau.amended(first, issued_at=bureau.clock.now()))
    with bureau.database.read() as connection:
        assert board(connection, bureau.clock.now()).figures.tickets == 0
    assert check(bureau.database) == (1, ())


def test_the_void_of_a_refused_ticket_ends_its_being_refused(bureau):
    bad = bureau.ticket(1, defendant=NAMELESS)
    bureau.send(bad, bureau.event(LATE, bad))
    assert refused(bureau) == 1
    bureau.send(bureau.event(VOID, bad, 3))
    assert refused(bureau) == 0
    assert check(bureau.database) == (0, ())


def test_a_line_says_what_became_of_the_ticket_and_an_event_says_why(bureau):
    first = bureau.ticket(1)
    second = bureau.amended(first)
    late = bureau.event(
        LATE, second, 3, reason_code="NETWORK", reason="No signal, told by ZZQUILL."
    )
    bureau.send(first, second, late, bureau.event(VOID, second, 4))
    since = {line.kind: line.since for line in shown(bureau)}
    assert since == {
        "complaint": "amended, reason for being late (NETWORK), voided (WRONG-PERSON)",
        "complaint, amend": "reason for being late (NETWORK), voided (WRONG-PERSON)",
        "complaint, late": "NETWORK",
        "complaint, void": "WRONG-PERSON",
    }


def test_a_number_somebody_else_claimed_does_not_make_a_ticket_late(bureau):
    now = bureau.clock.now()
    stranger = bureau.ticket(501, issued_at=now - timedelta(days=9))
    assert bureau.said(stranger) == [("rejected", "NUMBER_NOT_GRANTED")]
    with bureau.database.write() as connection:
        connection.exec_driver_sql("UPDATE refusal SET number = 'TRAIN-0000001'")
    bureau.send(bureau.ticket(1))
    assert figures(bureau).median_h == 0.0


@pytest.mark.parametrize("kind", [VOID, LATE])
def test_an_event_alone_is_no_ticket(bureau, kind):
    bad = bureau.ticket(1, defendant=NAMELESS)
    bureau.send(bad, bureau.event(kind, bad))
    with bureau.database.read() as connection:
        assert board(connection, bureau.clock.now()).figures.tickets == 0


def test_the_list_goes_on_from_page_to_page(bureau):
    bureau.send(*(bureau.ticket(n) for n in range(1, 205)))
    with bureau.database.read() as connection:
        newest, after = lines(connection)
        older, none = lines(connection, before=after)
    assert (len(newest), len(older), none) == (200, 4, 0)
    assert older[-1].number == "TRAIN-0000001"
