"""Which step fits which state of a ticket: the whole table, and the sentences that refuse."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.life import TABLE, contradiction, is_late, obstacle
from tracs_mobile.domain.names import DocumentId, LeoNumber, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
IN_FORCE = {Legal.ISSUED, Legal.AMENDED}
ONLY_BY_HAND = {Delivery.KEPT, Delivery.HAND_OVER, Delivery.HANDED_OVER}


def a_row(**changes):
    values = {
        "number": TicketNumber("TRAIN-0000124"),
        "document_id": DocumentId("doc"),
        "kind": DocumentKind.COMPLAINT,
        "defendant": "BÉLANGEOIX, NOÉMIE",
        "charge": "Speeding",
        "statute": "23 V.S.A. § 1007",
        "town": "Barre City",
        "plate": "QXZ 905",
        "officer": LeoNumber("07A12"),
        "issued_at": NOW - timedelta(hours=2),
        "legal": Legal.ISSUED,
        "delivery": Delivery.QUEUED,
        "review": Review.UNREVIEWED,
        "printed": PrintGrade.CONFIRMED,
        "deadline": NOW + timedelta(hours=46),
    }
    return TicketRow(**{**values, **changes})


def fitting(row):
    """A row with what the special conditions ask for, so that only the states decide."""
    return replace(row, deadline=NOW - timedelta(hours=1), cure_until=NOW + timedelta(hours=1))


EXPECTED = {
    Verb.VOID: lambda legal, way: legal in IN_FORCE and way is not Delivery.CONFLICT,
    Verb.AMEND: lambda legal, way: legal in IN_FORCE and way is not Delivery.CONFLICT,
    Verb.REISSUE: lambda legal, way: legal in IN_FORCE and way is not Delivery.CONFLICT,
    Verb.COPY: lambda legal, way: True,
    Verb.PRINT: lambda legal, way: legal is not Legal.REPLACED,
    Verb.RESEND: lambda legal, way: legal is not Legal.REPLACED and way is Delivery.REFUSED,
    Verb.EXPLAIN_LATE: lambda legal, way: legal is not Legal.REPLACED and way not in ONLY_BY_HAND,
    Verb.SHOW_CURE: lambda legal, way: legal in IN_FORCE,
    Verb.HAND_OVER: lambda legal, way: legal in IN_FORCE and way is Delivery.HAND_OVER,
    Verb.REVIEW: lambda legal, way: legal is not Legal.REPLACED,
    Verb.PURGE: lambda legal, way: (
        legal is not Legal.REPLACED
        and way in {Delivery.KEPT, Delivery.RECEIVED, Delivery.HANDED_OVER}
    ),
}


def test_every_verb_of_one_ticket_stands_in_the_table():
    assert set(TABLE) == set(EXPECTED)


@pytest.mark.parametrize("verb", list(EXPECTED))
@pytest.mark.parametrize(("legal", "way"), list(itertools.product(Legal, Delivery)))
def test_a_step_fits_exactly_the_states_of_the_table(verb, legal, way):
    row = fitting(a_row(legal=legal, delivery=way))
    said = obstacle(verb, row, now=NOW)
    assert (said == "") == EXPECTED[verb](legal, way), said
    if said:
        assert said.endswith(".")
        assert row.defendant not in said


@pytest.mark.parametrize("verb", [v for v in Verb if v not in EXPECTED])
def test_what_is_done_to_no_single_ticket_always_fits(verb):
    assert obstacle(verb, a_row(legal=Legal.VOIDED), now=NOW) == ""


@pytest.mark.parametrize(
    ("row", "late"),
    [
        (a_row(), False),
        (a_row(deadline=NOW), False),
        (a_row(deadline=NOW - timedelta(seconds=1)), True),
        (a_row(deadline=NOW - timedelta(hours=1), received_at=NOW - timedelta(hours=2)), False),
        (a_row(deadline=NOW - timedelta(hours=2), received_at=NOW - timedelta(hours=1)), True),
        (a_row(deadline=None), False),
        (a_row(kind=DocumentKind.WARNING, deadline=NOW - timedelta(hours=1)), False),
    ],
)
def test_late_is_a_complaint_that_dps_had_not_received_by_its_deadline(row, late):
    assert is_late(row, NOW) is late
    assert (obstacle(Verb.EXPLAIN_LATE, row, now=NOW) == "") is late


def test_a_late_reason_is_given_once():
    row = a_row(deadline=NOW - timedelta(hours=1), explained=True)
    assert "given before" in obstacle(Verb.EXPLAIN_LATE, row, now=NOW)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "no proof"),
        ({"cure_until": NOW}, ""),
        ({"cure_until": NOW - timedelta(seconds=1)}, "time to show proof is over"),
        ({"cure_until": NOW, "cure_shown": True}, "noted before"),
    ],
)
def test_proof_is_noted_once_and_in_time(changes, said):
    found = obstacle(Verb.SHOW_CURE, a_row(**changes), now=NOW)
    assert said in found
    assert bool(said) == bool(found)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"legal": Legal.AMENDED, "seq": 2, "event": EventKind.AMEND},
        {"legal": Legal.VOIDED, "event": EventKind.VOID},
        {"legal": Legal.VOIDED, "event": EventKind.LATE},
        {"legal": Legal.REPLACED},
        {"kind": DocumentKind.WARNING, "delivery": Delivery.KEPT},
        {"kind": DocumentKind.WARNING, "delivery": Delivery.KEPT, "legal": Legal.VOIDED},
        {"kind": DocumentKind.NOTICE, "delivery": Delivery.HAND_OVER},
        {"kind": DocumentKind.NOTICE, "delivery": Delivery.HANDED_OVER},
        {"kind": DocumentKind.NOTICE, "delivery": Delivery.KEPT, "legal": Legal.VOIDED},
        {"review": Review.RETURNED, "note": "Name the street."},
    ],
)
def test_states_that_can_stand_together(changes):
    assert contradiction(a_row(**changes)) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"delivery": Delivery.KEPT},
        {"delivery": Delivery.HAND_OVER},
        {"kind": DocumentKind.WARNING},
        {"kind": DocumentKind.NOTICE},
        {"kind": DocumentKind.NOTICE, "delivery": Delivery.KEPT},
        {"legal": Legal.AMENDED},
        {"seq": 2},
        {"legal": Legal.VOIDED},
        {"event": EventKind.VOID},
        {"review": Review.RETURNED},
        {"note": "Name the street."},
    ],
)
def test_states_that_contradict_each_other(changes):
    assert contradiction(a_row(**changes)) != ""
