"""What the courier does around the ladder: heartbeat, news, hurry, and what spoils every batch."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.news import NewsKind, NewsPage, TicketNews
from tracs_mobile.domain.outbox import SPOILS_BATCH, ItemAnswer, ItemStatus
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Court, Delivery, Review, TicketFilter
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.errors import NotLawful, SyncError, SyncFault
from tracs_mobile.services.delivering import SpoolCourier, StoreCourier
from tracs_mobile.services.heartbeats import Bearings
from tracs_mobile.services.timekeeping import Timekeeper
from tracs_mobile.testing.fake_machine import FakeMachine, FakeScaleFile
from tracs_mobile.testing.issued import an_answer

HOUR = timedelta(hours=1)


class Dps:
    """Fits Transport: hears heartbeats, tells news page by page; a fault can be set for each."""

    def __init__(self):
        self.beats = []
        self.pages = []
        self.fault = None
        self.asked = []

    def heartbeat(self, beat):
        if self.fault is not None:
            raise self.fault
        self.beats.append(beat)

    def news(self, since):
        self.asked.append(since)
        return self.pages.pop(0) if self.pages else NewsPage(cursor=since, news=())

    def config(self, known_version):
        return None

    def more_numbers(self, account):
        return ()


class World:
    """A laptop with a courier that tells DPS how it stands."""

    def __init__(self, life):
        self.life = life
        self.client = life.client()
        self.dps = Dps()
        self.bearings = Bearings(moment=self.moment, version="9.9", law_pack=lambda: "VT-2026")
        self.courier = StoreCourier(
            units=life.store.units,
            spool=life.spool,
            high_water=life.high_water,
            clock=life.clock,
            roll=lambda: 1.0,
            on_change=lambda: None,
            bearings=self.bearings,
        )

    def moment(self):
        now = self.life.clock.now()
        return Moment(now=now + 2 * HOUR, wall=now, proven=True, ahead_ms=0, suspect=True)

    def met(self):
        self.courier.met(self.dps)

    def answer(self, status, **words):
        due = self.courier.collect(100)
        now = self.life.clock.now()
        self.courier.settle([an_answer(e, now, status, **words) for e in due])
        self.life.clock.advance(HOUR)
        return due

    def row(self):
        (row,) = self.client.tickets(TicketFilter(kind=DocumentKind.COMPLAINT))
        return row


@pytest.fixture
def world(life):
    return World(life)


def told(number, kind, cursor=1, **words):
    at = words.pop("at")
    return TicketNews(cursor=cursor, number=number, seq=1, kind=kind, at=at, **words)


# --- heartbeat -------------------------------------------------------------------------------


def test_dps_hears_at_each_contact_how_the_laptop_stands(world):
    world.life.issue(world.client)
    issued_at = world.life.clock.now()
    world.met()
    (beat,) = world.dps.beats
    assert beat == Heartbeat(
        waiting=1,
        oldest_at=issued_at,
        highest_used=124,
        used=1,
        free=99,
        clock_offset_s=7200.0,
        clock_suspect=True,
        version="9.9",
        law_pack="VT-2026",
    )


def test_a_warning_is_a_number_that_dps_never_gets(world):
    draft = world.life.ready(world.client)
    warned = replace(draft, charges=(replace(draft.charges[0], kind=DocumentKind.WARNING),))
    world.client.issue(warned)
    world.met()
    (beat,) = world.dps.beats
    assert (beat.used, beat.kept, beat.waiting) == (1, 1, 0)


def test_what_left_on_a_stick_is_told_too(world):
    (record,) = world.life.issue(world.client)
    with world.life.store.units() as unit:
        name = (record.document.number, 1)
        unit.exports.add([name], bundle_id="b", at=world.life.clock.now())
        unit.commit()
    world.met()
    assert world.dps.beats[0].exported == 1


def test_with_nobody_signed_on_the_spool_speaks(world):
    world.life.issue(world.client)
    world.life.spool.sealed_at = world.life.clock.now()
    spooled = SpoolCourier(spool=world.life.spool, bearings=world.bearings)
    spooled.met(world.dps)
    (beat,) = world.dps.beats
    assert (beat.waiting, beat.oldest_at) == (1, world.life.clock.now())
    assert not beat.numbers_known
    assert beat.used == 0


def test_a_gateway_that_cannot_take_a_heartbeat_holds_up_nothing(world):
    world.dps.fault = SyncError("no such route", fault=SyncFault.SERVER)
    (record,) = world.life.issue(world.client)
    world.dps.pages = [
        NewsPage(
            cursor=1,
            news=(told(record.document.number, NewsKind.FILED, at=world.life.clock.now()),),
        )
    ]
    world.met()
    assert world.row().court is Court.FILED


def test_a_link_that_breaks_at_the_heartbeat_is_told(world):
    world.dps.fault = SyncError("gone", fault=SyncFault.NO_NETWORK)
    with pytest.raises(SyncError):
        world.met()


def test_a_receipt_says_how_late_it_is_at_least(world):
    heard = []
    world.courier.bearings = replace(world.bearings, at_least=heard.append)
    world.life.issue(world.client)
    now = world.life.clock.now()
    world.answer(ItemStatus.ACCEPTED)
    assert heard == [now]


# --- news ------------------------------------------------------------------------------------


def test_news_are_asked_for_page_by_page_from_where_they_ended(world):
    (record,) = world.life.issue(world.client)
    number, at = record.document.number, world.life.clock.now()
    world.dps.pages = [
        NewsPage(cursor=4, news=(told(number, NewsKind.FILED, 4, at=at),), more=True),
        NewsPage(cursor=9, news=(told(number, NewsKind.COURT_ACCEPTED, 9, at=at),)),
    ]
    world.answer(ItemStatus.ACCEPTED)
    world.met()
    world.met()
    assert world.dps.asked == [0, 4, 9]
    assert world.row().court is Court.ACCEPTED
    said = [entry.what for entry in world.client.ticket(record.document.document_id).history]
    assert said[-2:] == ["DPS filed it with the court.", "The court accepted it."]


def test_what_the_point_of_contact_returned_reaches_the_officer_once(world):
    (record,) = world.life.issue(world.client)
    number, at = record.document.number, world.life.clock.now()
    back = told(number, NewsKind.RETURNED, 1, at=at, by="07A01", note="Wrong plate.")
    world.dps.pages = [NewsPage(cursor=1, news=(back,)), NewsPage(cursor=1, news=(back,))]
    world.met()
    world.met()
    row = world.row()
    assert (row.review, row.note) == (Review.RETURNED, "Wrong plate.")
    with world.life.store.units() as unit:
        assert len(unit.reviews.log(record.document.document_id)) == 1
        assert [e.kind for e in unit.audit.entries()].count("news") == 1


def test_a_review_that_was_written_on_this_laptop_is_not_written_twice(world, people):
    (record,) = world.life.issue(world.client)
    poc = world.life.client(people["poc"])
    poc.review(record.document.document_id, Review.RETURNED, "Wrong plate.")
    number, at = record.document.number, world.life.clock.now()
    back = told(number, NewsKind.RETURNED, 1, at=at, by="07A01", note="Wrong plate.")
    world.dps.pages = [NewsPage(cursor=1, news=(back,))]
    world.met()
    with world.life.store.units() as unit:
        assert len(unit.reviews.log(record.document.document_id)) == 1


def test_news_of_a_ticket_nobody_knows_here_change_nothing(world):
    at = world.life.clock.now()
    strange = told(TicketNumber("VT-9"), NewsKind.RETURNED, 3, at=at, note="x")
    world.dps.pages = [NewsPage(cursor=3, news=(strange,))]
    world.met()
    world.met()
    assert world.dps.asked == [0, 3]


# --- hurry -----------------------------------------------------------------------------------


def test_after_36_hours_no_wait_between_two_tries_is_longer_than_two_minutes(world):
    world.life.issue(world.client)
    fault = SyncError("DPS has a fault.", fault=SyncFault.SERVER)
    for _ in range(12):
        world.courier.failed(world.courier.collect(10), fault)
        world.life.clock.advance(HOUR / 4)
    row = world.row()
    assert row.next_try_at - world.life.clock.now() + HOUR / 4 == timedelta(minutes=15)
    assert not world.courier.hurried()
    world.life.clock.advance(31 * HOUR)  # 34 by the clock, and the scale is two hours ahead of it
    assert world.courier.hurried()
    world.courier.failed(world.courier.collect(10), fault)
    assert world.row().next_try_at - world.life.clock.now() == timedelta(minutes=2)
    assert world.row().code == "SERVER"


def test_the_spool_hurries_by_the_age_of_its_oldest_copy(world):
    world.life.issue(world.client)
    spooled = SpoolCourier(spool=world.life.spool, bearings=world.bearings)
    world.life.spool.sealed_at = world.life.clock.now()
    assert not spooled.hurried()
    world.life.clock.advance(34 * HOUR)
    assert spooled.hurried()


# --- poison ----------------------------------------------------------------------------------


def test_what_spoils_its_batch_five_times_leaves_the_lane_and_stays_in_sight(world):
    world.life.issue(world.client)
    for _ in range(4):
        assert len(world.answer(ItemStatus.DEFERRED, code=SPOILS_BATCH, say="A fault.")) == 1
        assert world.row().delivery is Delivery.QUEUED
    world.answer(ItemStatus.DEFERRED, code=SPOILS_BATCH, say="A fault.")
    row = world.row()
    assert (row.delivery, row.code) == (Delivery.REFUSED, SPOILS_BATCH)
    assert "five times" in row.problem
    assert world.courier.collect(10) == ()
    assert world.client.ladder().refused == 1
    assert world.client.ladder().due == row.deadline


def test_another_answer_in_between_starts_the_count_anew(world):
    world.life.issue(world.client)
    for code in (*[SPOILS_BATCH] * 4, "BUSY", *[SPOILS_BATCH] * 4):
        world.answer(ItemStatus.DEFERRED, code=code)
    assert world.row().delivery is Delivery.QUEUED


def test_what_was_left_out_can_be_sent_again_by_hand(world):
    (record,) = world.life.issue(world.client)
    for _ in range(5):
        world.answer(ItemStatus.DEFERRED, code=SPOILS_BATCH)
    assert world.client.resend(record.document.document_id) == 1
    world.answer(ItemStatus.ACCEPTED)
    assert world.row().delivery is Delivery.RECEIVED


def test_the_same_refusal_five_times_is_enough_for_sending_again(world):
    (record,) = world.life.issue(world.client)
    which = record.document.document_id
    for _ in range(4):
        world.answer(ItemStatus.REJECTED, code="OFFICER_UNKNOWN", say="No such officer.")
        world.client.resend(which)
    world.answer(ItemStatus.REJECTED, code="OFFICER_UNKNOWN", say="No such officer.")
    with pytest.raises(NotLawful, match="five times"):
        world.client.resend(which)


def test_an_answer_to_what_we_do_not_hold_changes_nothing(world):
    world.courier.settle(
        [ItemAnswer(number=TicketNumber("VT-1"), seq=1, status=ItemStatus.DEFERRED)]
    )
    assert world.client.summary().waiting == 0


# --- late, then amended ----------------------------------------------------------------------


def test_a_ticket_that_was_late_and_is_amended_since_can_still_be_explained(world):
    (record,) = world.life.issue(world.client)
    world.life.clock.advance(50 * HOUR)
    world.answer(ItemStatus.ACCEPTED)
    draft = world.client.amend_draft(record.document.document_id)
    reason = world.life.law.amend_reasons[0].code
    world.client.issue(
        replace(
            draft,
            vehicle=replace(draft.vehicle, color="PURPLE"),
            correction=replace(draft.correction, reason_code=reason, reason="seen again"),
        )
    )
    world.answer(ItemStatus.ACCEPTED)
    row = world.row()
    assert row.late_before
    assert world.client.why_not(Verb.EXPLAIN_LATE, row) == ""
    world.client.explain_late(row.document_id, "no-network", "no coverage")
    assert world.row().explained
    assert world.client.ladder().late == 0


# --- the clock at issue ----------------------------------------------------------------------


class WallOf:
    """Fits Clock: what the clock of a machine says."""

    def __init__(self, machine):
        self.machine = machine

    def now(self):
        return self.machine.wall

    def advance(self, by):
        self.machine.pass_time(by // timedelta(milliseconds=1))


def test_a_set_clock_moves_no_deadline_and_changes_no_printed_time(world):
    machine = FakeMachine()
    keeper, world.life.clock = Timekeeper(machine, FakeScaleFile()), WallOf(machine)
    client = world.client
    issuing = replace(client.issuing, deadlines=keeper, clock=world.life.clock)
    client = replace(client, issuing=issuing, deadlines=keeper, clock=world.life.clock)
    machine.set_clock(-5 * 3_600_000)
    (record,) = world.life.issue(client)
    printed = machine.wall
    machine.pass_time(3_600_000)
    machine.set_clock(-20 * 3_600_000)
    (row,) = client.tickets()
    assert row.deadline - client.moment().now == 47 * HOUR
    assert record.document.issued_at == row.issued_at == printed
    assert client.moment().suspect
    assert client.ladder().left() == 47 * HOUR


def test_after_a_reboot_with_the_clock_set_back_the_time_left_is_marked(world):
    machine, file = FakeMachine(), FakeScaleFile()
    world.life.clock = WallOf(machine)
    keeper = Timekeeper(machine, file)
    keeper.keep()

    def client_of(clock):
        issuing = replace(world.client.issuing, deadlines=clock, clock=world.life.clock)
        return replace(world.client, issuing=issuing, deadlines=clock, clock=world.life.clock)

    world.life.issue(client_of(keeper))
    machine.set_clock(-30 * 3_600_000)
    machine.reboot(10 * 3_600_000)
    machine.runs += 1
    again = Timekeeper(machine, file)
    with world.life.store.units() as unit:
        again.reached(unit.clocks.newest())  # as at every sign-on
    client = client_of(again)
    (row,) = client.tickets()
    assert row.doubt
    assert client.ladder().doubt
    client.deadlines.hear(lambda: machine.true)
    # Two times off and no word of DPS before them: it stays in doubt, and is no later than true.
    (row,) = client.tickets()
    assert row.deadline - client.moment().now <= 38 * HOUR
