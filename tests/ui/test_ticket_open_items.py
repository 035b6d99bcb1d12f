"""What is open about a ticket, most urgent first, each with its one step."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import (
    Delivery,
    Legal,
    PrintGrade,
    PrintOutcome,
    Review,
    TicketRow,
)
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import PrintRecord
from ui.models.open_items import RIGHTS, Step, as_tried, for_person, open_items

NOW = datetime(2026, 11, 22, 3, 41, tzinfo=UTC)
GOOD = TicketRow(
    number="TRAIN-0000124",
    document_id="d",
    kind=DocumentKind.COMPLAINT,
    defendant="TREMBLAYE, M",
    charge="Lights",
    statute="23 V.S.A. § 1243",
    town="Barre City",
    plate="QXZ 905",
    officer="07A12",
    issued_at=NOW - timedelta(hours=12),
    legal=Legal.ISSUED,
    delivery=Delivery.RECEIVED,
    review=Review.REVIEWED,
    printed=PrintGrade.CONFIRMED,
    deadline=NOW + timedelta(hours=36),
    received_at=NOW - timedelta(hours=11),
    receipt_id="R-1",
)
REFUSED = {"delivery": Delivery.REFUSED, "received_at": None, "problem": "The name is missing."}


def steps(**changes):
    return [item.step for item in open_items(replace(GOOD, **changes), NOW)]


def said(**changes):
    return " ".join(item.said for item in open_items(replace(GOOD, **changes), NOW))


def test_nothing_is_open_about_a_ticket_that_arrived_and_was_printed():
    assert open_items(GOOD, NOW) == ()


def test_a_refusal_of_what_the_ticket_says_is_mended_at_its_field():
    changes = {**REFUSED, "code": "NAME_MISSING", "field": "driver.family_name"}
    assert steps(**changes) == [Step.MEND]
    assert "The name is missing." in said(**changes)


def test_a_refusal_for_something_outside_the_ticket_is_sent_again():
    assert steps(**REFUSED, code="OFFICER_UNKNOWN") == [Step.RESEND]


def test_what_a_void_took_the_place_of_is_not_mended_any_more():
    changes = {**REFUSED, "code": "NAME_MISSING", "legal": Legal.VOIDED}
    assert steps(**changes) == []
    assert steps(**changes, event=EventKind.VOID) == [Step.RESEND]


@pytest.mark.parametrize("event", [EventKind.VOID, EventKind.LATE])
def test_a_refused_void_or_late_reason_is_sent_again_and_never_amended(event):
    assert steps(**REFUSED, code="NAME_MISSING", event=event) == [Step.RESEND]


def test_a_conflict_has_no_step_but_a_call():
    assert steps(delivery=Delivery.CONFLICT, received_at=None) == [None]
    assert "Call DPS" in said(delivery=Delivery.CONFLICT, received_at=None)


def test_a_returned_ticket_shows_the_note_and_is_amended_with_one_press():
    changes = {"review": Review.RETURNED, "note": "Add the direction of travel"}
    assert steps(**changes) == [Step.AMEND]
    assert "Add the direction of travel." in said(**changes)


@pytest.mark.parametrize("received", [None, NOW])
def test_a_late_ticket_wants_its_reason_once(received):
    late = {"deadline": NOW - timedelta(hours=3), "received_at": received}
    late["delivery"] = Delivery.QUEUED if received is None else Delivery.RECEIVED
    assert Step.EXPLAIN in steps(**late)
    assert "Late by 3 h 00 m" in said(**late)
    assert Step.EXPLAIN not in steps(**late, explained=True)


def test_a_notice_is_handed_over_with_its_time_left():
    over = {"kind": DocumentKind.NOTICE, "delivery": Delivery.HAND_OVER, "received_at": None}
    assert steps(**over) == [Step.HAND_OVER]
    assert "36 h 00 m left" in said(**over)
    assert steps(**over, legal=Legal.VOIDED) == []


@pytest.mark.parametrize("grade", [PrintGrade.OWED, PrintGrade.NOT_STARTED, PrintGrade.SAVED])
def test_paper_that_did_not_come_out_is_owed(grade):
    assert steps(printed=grade) == [Step.PRINT]
    assert steps(printed=grade, legal=Legal.VOIDED) == []


def test_of_an_interrupted_print_the_officer_may_say_that_it_is_whole():
    assert steps(printed=PrintGrade.INTERRUPTED) == [Step.PRINT, Step.SEEN]
    assert steps(printed=PrintGrade.INTERRUPTED, legal=Legal.VOIDED) == []


def test_what_windows_has_is_asked_about_first():
    assert steps(printed=PrintGrade.SPOOLED) == [Step.SEEN]
    assert "whole ticket" in said(printed=PrintGrade.SPOOLED)
    assert steps(printed=PrintGrade.SEEN) == []


@pytest.mark.parametrize(
    ("tried", "stands"),
    [
        ((), PrintGrade.OWED),
        ((PrintGrade.NOT_STARTED,), PrintGrade.NOT_STARTED),
        ((PrintGrade.SPOOLED, PrintGrade.NOT_STARTED), PrintGrade.SPOOLED),
        ((PrintGrade.PROBABLY, PrintGrade.OWED), PrintGrade.OWED),
        ((PrintGrade.PROBABLY, PrintGrade.OWED, PrintGrade.INTERRUPTED), PrintGrade.INTERRUPTED),
    ],
)
def test_what_is_owed_says_what_the_last_try_came_to(tried, stands):
    prints = [
        PrintRecord(
            document_id=GOOD.document_id,
            attempt=at,
            at=NOW,
            outcome=PrintOutcome(grade=grade, printer="Bixolon", said="So it was."),
        )
        for at, grade in enumerate(tried, start=1)
    ]
    assert as_tried(replace(GOOD, printed=PrintGrade.OWED), prints).printed is stands
    assert as_tried(replace(GOOD, printed=PrintGrade.SEEN), prints).printed is PrintGrade.SEEN


def test_proof_may_be_shown_until_its_time_is_over():
    until = NOW + timedelta(days=7)
    assert steps(cure_until=until) == [Step.CURE]
    assert steps(cure_until=until, cure_shown=True) == []
    assert steps(cure_until=NOW - timedelta(hours=1)) == []


def test_what_waits_and_is_well_needs_no_step():
    assert steps(delivery=Delivery.QUEUED, received_at=None) == [None]


def test_a_replaced_version_says_only_that():
    assert steps(legal=Legal.REPLACED, printed=PrintGrade.OWED) == [None]


def test_the_most_urgent_stands_first():
    everything = {
        **REFUSED,
        "code": "NAME_MISSING",
        "review": Review.RETURNED,
        "deadline": NOW - timedelta(hours=1),
        "printed": PrintGrade.OWED,
        "cure_until": NOW + timedelta(days=1),
    }
    wanted = [Step.MEND, Step.AMEND, Step.EXPLAIN, Step.PRINT, Step.CURE]
    assert steps(**everything) == wanted


def test_a_step_that_one_may_not_take_is_left_to_others():
    items = open_items(replace(GOOD, review=Review.RETURNED, printed=PrintGrade.OWED), NOW)

    def why_not(verb):
        return "Only the officer who issued it may." if verb is Verb.AMEND else ""

    mine = for_person(items, why_not)
    assert [item.step for item in mine] == [None, Step.PRINT]
    assert [item.said for item in mine] == [item.said for item in items]


def test_every_step_has_its_right():
    assert set(RIGHTS) == set(Step)
