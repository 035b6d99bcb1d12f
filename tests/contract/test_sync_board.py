"""The board counts tickets and not events, and shows what became of each."""

from datetime import timedelta

import httpx
import pytest

from sync.gateway.web.board import counts, lines
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.testing.documents import a_driver

VOID, LATE = EventKind.VOID, EventKind.LATE
NAMELESS = a_driver(family_name="")


def board(bureau):
    with bureau.database.read() as connection:
        return counts(connection, bureau.clock.now()), lines(connection)


def test_a_ticket_counts_once_however_much_happens_to_it(bureau):
    first = bureau.ticket(1)
    bureau.send(first, bureau.amended(first), bureau.event(LATE, first, 3))
    bureau.send(bureau.event(VOID, first, 4), bureau.ticket(2))
    figures, shown = board(bureau)
    assert (figures.total, figures.training, figures.refused) == (2, 2, 0)
    assert len(shown) == 5


def test_a_mended_ticket_counts_as_received_from_its_first_issue_on(bureau):
    now = bureau.clock.now()
    bad = bureau.ticket(1, defendant=NAMELESS, issued_at=now - timedelta(hours=50))
    mended = bureau.amended(bad, issued_at=now - timedelta(hours=1))
    bureau.send(bad)
    assert board(bureau)[0].refused == 1
    bureau.send(mended)
    figures, shown = board(bureau)
    assert (figures.total, figures.refused) == (1, 0)
    assert figures.median == "50.0 h"
    assert "(0 of 1)" in figures.on_time_note
    assert [line.kind for line in shown] == ["complaint, amend"]


def test_an_amendment_long_after_the_ticket_does_not_count_it_again(bureau):
    first = bureau.ticket(1, answer_by=bureau.clock.now().date() + timedelta(days=90))
    bureau.send(first)
    bureau.clock.advance(timedelta(days=40))
    bureau.send(bureau.amended(first, issued_at=bureau.clock.now()))
    assert board(bureau)[0].total == 0


def test_the_void_of_a_refused_ticket_ends_its_being_refused(bureau):
    bad = bureau.ticket(1, defendant=NAMELESS)
    bureau.send(bad, bureau.event(LATE, bad))
    assert board(bureau)[0].refused == 1
    bureau.send(bureau.event(VOID, bad, 3))
    figures, _ = board(bureau)
    assert (figures.total, figures.refused) == (0, 0)


def test_a_line_says_what_became_of_the_ticket_and_an_event_says_why(bureau):
    first = bureau.ticket(1)
    second = bureau.amended(first)
    late = bureau.event(
        LATE, second, 3, reason_code="NETWORK", reason="No signal, told by ZZQUILL."
    )
    bureau.send(first, second, late, bureau.event(VOID, second, 4))
    shown = {line.kind: line.since for line in board(bureau)[1]}
    assert shown == {
        "complaint": "amended, reason for being late (NETWORK), voided (WRONG-PERSON)",
        "complaint, amend": "reason for being late (NETWORK), voided (WRONG-PERSON)",
        "complaint, late": "NETWORK",
        "complaint, void": "WRONG-PERSON",
    }
    page = httpx.get(bureau.server.url).text
    assert "voided (WRONG-PERSON)" in page
    assert "ZZQUILL" not in page


def test_a_number_somebody_else_claimed_does_not_make_a_ticket_late(bureau):
    now = bureau.clock.now()
    stranger = bureau.ticket(501, issued_at=now - timedelta(days=9))
    assert bureau.said(stranger) == [("rejected", "NUMBER_NOT_GRANTED")]
    with bureau.database.write() as connection:
        connection.exec_driver_sql("UPDATE refusal SET number = 'TRAIN-0000001'")
    bureau.send(bureau.ticket(1))
    assert board(bureau)[0].median == "0.0 h"


@pytest.mark.parametrize("kind", [VOID, LATE])
def test_an_event_alone_is_no_ticket(bureau, kind):
    bad = bureau.ticket(1, defendant=NAMELESS)
    bureau.send(bad, bureau.event(kind, bad))
    assert board(bureau)[0].total == 0
