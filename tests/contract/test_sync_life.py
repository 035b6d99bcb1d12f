"""What becomes of a ticket at DPS after its issue: voids, amendments, late reasons, refusals."""

import dataclasses
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from sync import wire
from sync.gateway.intake import archive
from sync.gateway.intake.filed import Filed
from sync.gateway.intake.history import Past, may_follow
from sync.gateway.office import admin
from sync.gateway.tables import REASON, REFUSAL, SUBMISSION
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.fakes import FakeClock

ACCEPTED, WAITS = ("accepted", ""), ("out_of_order", "EARLIER_MISSING")
NAMELESS = a_driver(family_name=" ")
VOID, LATE, AMEND, ISSUE = EventKind.VOID, EventKind.LATE, EventKind.AMEND, EventKind.ISSUE


def refused(code):
    return ("rejected", code)


# --- voids and late reasons ------------------------------------------------------------------


@pytest.mark.parametrize("kind", [VOID, LATE])
def test_an_event_about_a_ticket_is_taken_with_a_receipt_over_its_bytes(bureau, kind):
    ticket = bureau.ticket(1)
    event = bureau.event(kind, ticket)
    first, second = bureau.send(ticket, event)
    assert second.receipt.digest == event.digest
    claims = wire.decode(wire.ReceiptClaims, bureau.verify(second.receipt.token))
    assert (claims.number, claims.seq, claims.device) == (event.number, 2, "LAPTOP-1")
    assert first.receipt.receipt_id != second.receipt.receipt_id
    with bureau.database.read() as connection:
        assert archive.event_body(connection, bureau.keys, event.number, 2) == event.body


def test_an_event_sent_again_brings_its_receipt_and_another_content_is_a_conflict(bureau):
    ticket = bureau.ticket(1)
    void = bureau.event(VOID, ticket)
    receipt = bureau.send(ticket, void)[1].receipt
    (again,) = bureau.send(void)
    (other,) = bureau.send(bureau.event(VOID, ticket))
    assert (again.status.value, again.receipt) == ("duplicate", receipt)
    assert (other.status.value, other.code) == ("conflict", "OTHER_CONTENT")


def test_words_in_the_place_of_a_code_stay_in_the_locked_body(bureau):
    ticket = bureau.ticket(1)
    told = bureau.event(LATE, ticket, reason_code="Told by ZZQUILL")
    astray = bureau.event(VOID, ticket, 3, officer="ZZ QUILL", replaces="of ZZQUILL")
    assert bureau.said(ticket, told, astray) == [ACCEPTED, ACCEPTED, refused("OFFICER_UNKNOWN")]
    with bureau.database.read() as connection:
        for table in (REASON, REFUSAL, SUBMISSION):
            assert "QUILL" not in str(connection.execute(select(table)).all()), table.name
        (kept,) = connection.execute(select(REFUSAL)).all()
        assert (kept.officer, kept.replaces) == ("", "")
        assert archive.event_body(connection, bureau.keys, told.number, 2) == told.body


def test_a_sealed_event_is_taken_like_a_plain_one(bureau):
    ticket = bureau.ticket(1)
    items = [bureau.envelope(ticket), bureau.event(LATE, ticket), bureau.event(VOID, ticket, 3)]
    assert bureau.said(*map(bureau.sealed, items)) == [ACCEPTED] * 3


def test_a_second_void_and_an_amendment_after_a_void_are_refused(bureau):
    ticket = bureau.ticket(1)
    assert bureau.said(ticket, bureau.event(VOID, ticket)) == [ACCEPTED] * 2
    assert bureau.said(bureau.event(VOID, ticket, 3)) == [refused("ALREADY_VOID")]
    assert bureau.said(bureau.amended(ticket, 3)) == [refused("ALREADY_VOID")]
    assert bureau.said(bureau.event(LATE, ticket, 4)) == [ACCEPTED]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"officer": "00412"}, "OFFICER_UNKNOWN"),
        ({"officer": "07A14"}, "NOT_ISSUER"),
        ({"judiciary_code": "9999"}, "AGENCY_MISMATCH"),
        ({"training": False}, "TRAINING_MISMATCH"),
        ({"replaces": "ab" * 32}, "REPLACES_UNKNOWN"),
        ({"replaces": ""}, "SEQUENCE_WRONG"),
        ({"document_id": "doc-other"}, "REPLACES_UNKNOWN"),
        ({"form": "event/9"}, "BODY_UNREADABLE"),
    ],
)
@pytest.mark.parametrize("kind", [VOID, LATE])
def test_an_event_that_breaks_a_rule_is_refused_with_a_sentence(bureau, kind, changes, code):
    ticket = bureau.ticket(1)
    bureau.send(ticket)
    (answer,) = bureau.send(bureau.event(kind, ticket, **changes))
    assert (answer.status.value, answer.code, answer.field) == ("rejected", code, "")
    assert answer.say.endswith(".")
    assert bureau.said(bureau.event(kind, ticket, 3)) == [ACCEPTED]


@pytest.mark.parametrize("kind", [VOID, LATE])
def test_the_point_of_contact_may_file_it_for_the_officer(bureau, kind):
    ticket = bureau.ticket(1)
    assert bureau.said(ticket, bureau.event(kind, ticket, officer="07A13")) == [ACCEPTED] * 2


def test_an_event_of_another_number_than_its_envelope_names_is_refused(bureau):
    one, two = bureau.ticket(1), bureau.ticket(2)
    bureau.send(one, two)
    void = bureau.event(VOID, one)
    for changes in ({"number": two.document.number}, {"seq": 3}, {"kind": LATE}):
        assert bureau.said(dataclasses.replace(void, **changes)) == [refused("BODY_MISMATCH")]
    stolen = dataclasses.replace(void, kind=AMEND)
    assert bureau.said(stolen) == [refused("BODY_UNREADABLE")]
    assert bureau.said(void) == [ACCEPTED]


def test_an_event_for_a_number_of_another_laptop_is_refused(bureau):
    assert bureau.said(bureau.event(VOID, bureau.ticket(501))) == [refused("NUMBER_NOT_GRANTED")]


def test_a_first_issue_cannot_call_itself_void_or_late(bureau):
    assert bureau.said(bureau.event(VOID, bureau.ticket(1), 1)) == [refused("SEQUENCE_WRONG")]
    assert bureau.said(bureau.ticket(1)) == [ACCEPTED]


# --- amendments ------------------------------------------------------------------------------


def test_an_amendment_names_the_newest_version(bureau):
    first = bureau.ticket(1)
    second = bureau.amended(first)
    assert bureau.said(first, second, bureau.amended(second, 3)) == [ACCEPTED] * 3
    assert bureau.said(bureau.amended(second, 4)) == [refused("REPLACES_UNKNOWN")]
    assert bureau.said(bureau.amended(first, 4, salt="x")) == [refused("REPLACES_UNKNOWN")]


def test_an_amendment_may_come_after_a_late_reason_which_is_no_version(bureau):
    first = bureau.ticket(1)
    assert bureau.said(first, bureau.event(LATE, first), bureau.amended(first, 3)) == [ACCEPTED] * 3
    assert bureau.said(bureau.event(VOID, first, 4)) == [ACCEPTED]


def test_only_the_officer_who_issued_it_amends(bureau):
    first = bureau.ticket(1)
    other = bureau.amended(first, officer="07A14")
    assert bureau.said(first, other) == [ACCEPTED, refused("NOT_ISSUER")]


def test_an_issue_with_a_later_number_and_an_amendment_with_the_first_are_refused(bureau):
    first = bureau.ticket(1)
    bureau.send(first)
    later = dataclasses.replace(bureau.envelope(bureau.amended(first)), kind=ISSUE)
    alone = dataclasses.replace(bureau.envelope(bureau.ticket(2)), kind=AMEND)
    assert bureau.said(later, alone) == [refused("SEQUENCE_WRONG")] * 2


def test_whatever_the_order_of_arrival_nothing_is_lost(bureau):
    said = set()
    for ordinal, order in enumerate(itertools.permutations(range(4)), start=1):
        first = bureau.ticket(ordinal)
        second = bureau.amended(first)
        life = [first, second, bureau.event(LATE, second, 3), bureau.event(VOID, second, 4)]
        for _round in range(4):
            said |= set(bureau.said(*(life[at] for at in order)))
    assert said == {ACCEPTED, WAITS, ("duplicate", "")}
    kept = bureau.rows("SELECT seq, event FROM submission ORDER BY number, seq")
    assert kept == [(1, "issue"), (2, "amend"), (3, "late"), (4, "void")] * 24
    assert bureau.rows("SELECT count(*) FROM refusal") == [(0,)]


# --- what was refused ------------------------------------------------------------------------


def test_a_refused_ticket_is_mended_by_an_amendment(bureau):
    bad = bureau.ticket(1, defendant=NAMELESS)
    mended = bureau.amended(bad)
    assert bureau.said(bad, mended) == [refused("NAME_MISSING"), ACCEPTED]
    assert bureau.rows("SELECT seq FROM submission") == [(2,)]


def test_a_mended_version_that_is_refused_too_is_mended_again(bureau):
    bad = bureau.ticket(1, defendant=NAMELESS)
    worse = bureau.amended(bad, defendant=NAMELESS)
    good = bureau.amended(worse, 3)
    assert bureau.said(bad, worse, good)[2] == ACCEPTED
    # The version that was refused first is not the newest any more.
    assert bureau.said(bureau.amended(bad, 4)) == [refused("REPLACES_UNKNOWN")]


def test_an_amendment_of_a_taken_ticket_that_is_refused_can_be_mended_from_either(bureau):
    first = bureau.ticket(1)
    bad = bureau.amended(first, defendant=NAMELESS)
    assert bureau.said(first, bad) == [ACCEPTED, refused("NAME_MISSING")]
    assert bureau.said(bureau.amended(bad, 3)) == [ACCEPTED]
    other = bureau.ticket(2)
    assert bureau.said(other, bureau.amended(other, defendant=NAMELESS))[1] == refused(
        "NAME_MISSING"
    )
    assert bureau.said(bureau.amended(other, 3)) == [ACCEPTED]


def test_the_void_of_a_refused_ticket_accounts_for_its_number(bureau):
    bad = bureau.ticket(1, defendant=NAMELESS)
    assert bureau.said(bad, bureau.event(VOID, bad)) == [refused("NAME_MISSING"), ACCEPTED]
    assert bureau.rows("SELECT number, event FROM submission") == [("TRAIN-0000001", "void")]


def test_a_ticket_whose_bytes_are_damaged_can_still_be_voided(bureau):
    ticket = bureau.ticket(1)
    damaged = dataclasses.replace(bureau.envelope(ticket), body=ticket.body + b" ")
    assert bureau.said(damaged) == [refused("DIGEST_MISMATCH")]
    assert bureau.said(bureau.event(VOID, ticket)) == [ACCEPTED]


def test_a_forged_refusal_opens_no_gap(bureau):
    ticket = bureau.ticket(1)
    forged = dataclasses.replace(
        bureau.envelope(bureau.ticket(1, salt="forged")), signature=bytes(64)
    )
    assert bureau.said(forged) == [refused("SIGNATURE_BAD")]
    amended = bureau.amended(ticket)
    assert bureau.said(amended) == [WAITS]
    assert bureau.said(ticket, amended) == [ACCEPTED] * 2


def test_what_is_refused_again_is_answered_alike_and_kept_once(bureau):
    bad = bureau.ticket(1, defendant=NAMELESS)
    first = bureau.send(bad)
    assert bureau.send(bad) == bureau.send(bad) == first
    assert bureau.rows("SELECT number, seq, code FROM refusal") == [
        ("TRAIN-0000001", 1, "NAME_MISSING")
    ]


def test_a_refusal_keeps_the_event_without_showing_the_person(bureau):
    driver = a_driver(family_name="", street="7 ZZQUARRYWAY")
    bad = bureau.ticket(1, defendant=driver)
    bureau.send(bad)
    ((locked,),) = bureau.rows("SELECT body_locked FROM refusal")
    place = b"TRAIN-0000001|1"
    assert wire.inflate(bureau.keys.storing.unlock(locked, place=place), "zstd") == bad.body
    raw = bureau.stored()
    assert b"TRAIN-0000001" in raw
    assert b"ZZQUARRYWAY" not in raw


def test_what_dps_has_mended_is_judged_anew(bureau):
    bad = bureau.ticket(1, officer="07A99")
    assert bureau.said(bad) == [refused("OFFICER_UNKNOWN")]
    bureau.enlist("07A99")
    assert bureau.said(bad) == [ACCEPTED]
    assert bureau.said(bad) == [("duplicate", "")]
    assert bureau.rows("SELECT count(*) FROM refusal") == [(1,)]


def test_a_number_that_is_granted_later_is_taken_with_what_followed(bureau):
    ticket = bureau.ticket(501)
    items = [ticket, bureau.event(VOID, ticket)]
    assert bureau.said(*items) == [refused("NUMBER_NOT_GRANTED")] * 2
    admin.grant_block(bureau.database, device_id="LAPTOP-1", prefix="TRAIN-", first=501, last=600)
    assert bureau.said(*items) == [ACCEPTED] * 2


def test_a_laptop_that_was_locked_out_sends_the_same_again_when_it_is_back(bureau):
    device = dataclasses.replace(bureau.envelope(bureau.ticket(1)), device_id="LAPTOP-9")
    assert bureau.said(device) == [refused("DEVICE_UNKNOWN")]
    assert bureau.said(bureau.ticket(1)) == [ACCEPTED]


@pytest.mark.parametrize("seq", [0, -1, 2**70])
def test_a_count_that_no_ticket_has_is_refused_and_spoils_nothing(bureau, seq):
    ticket = bureau.ticket(1)
    odd = dataclasses.replace(bureau.envelope(ticket), seq=seq)
    assert bureau.said(odd, ticket) == [refused("BODY_MISMATCH"), ACCEPTED]


def test_a_correction_far_ahead_waits(bureau):
    assert bureau.said(bureau.event(VOID, bureau.ticket(1), 2**60)) == [WAITS]


def test_a_batch_with_everything_in_it_is_judged_line_by_line(bureau):
    good, bad, gone = bureau.ticket(1), bureau.ticket(2, defendant=NAMELESS), bureau.ticket(3)
    mended = bureau.amended(bad)
    batch = {
        ACCEPTED: [
            good,
            bureau.event(LATE, good),
            bureau.amended(good, 3),
            bureau.event(VOID, good, 4),
        ],
        refused("NAME_MISSING"): [bad],
        refused("NOT_ISSUER"): [bureau.event(VOID, gone, officer="07A14")],
        WAITS: [bureau.event(VOID, bureau.ticket(4))],
        refused("SIGNATURE_BAD"): [
            dataclasses.replace(bureau.envelope(bureau.ticket(5)), signature=bytes(64))
        ],
        ("accepted", "", "after"): [mended, bureau.event(LATE, mended, 3)],
    }
    bureau.send(gone)
    lines = [(answer[:2], item) for answer, items in batch.items() for item in items]
    assert bureau.said(*(item for _, item in lines)) == [answer for answer, _ in lines]


# --- the rule by itself ----------------------------------------------------------------------

EVENTS = some.lists(
    some.tuples(some.sampled_from([AMEND, VOID, LATE]), some.booleans()), max_size=6
)


@given(EVENTS)
@settings(max_examples=200)
def test_a_faithful_laptop_is_never_told_that_something_is_missing(life):
    past = [record(1, ISSUE, 0, refused=False)]
    void, version = False, 1
    for seq, (kind, spoiled) in enumerate(life, start=2):
        filed = Filed(
            number="N", seq=seq, event=kind, document_id=f"d{version}", replaces=f"{version:064x}",
            officer="A", agency="1234", training=True, at=FakeClock().now(),
        )  # fmt: skip
        problem = may_follow(filed, past, poc=False)
        barred = void and kind is not LATE
        assert (problem is None) is not barred
        assert problem is None or problem.code == "ALREADY_VOID"
        refused_now = spoiled or barred
        past.append(record(seq, kind, version, refused=refused_now))
        version = seq if kind is AMEND and not barred else version
        void = void or (kind is VOID and not refused_now)


def record(seq, kind, replaces, *, refused):
    return Past(
        seq=seq,
        event=kind,
        digest=f"{seq:064x}",
        document_id=f"d{seq}",
        officer="A",
        replaces=f"{replaces:064x}",
        code="NAME_MISSING" if refused else "",
    )
