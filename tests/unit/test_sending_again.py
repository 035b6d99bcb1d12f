"""DPS says that it went back to a backup: what the laptop asks, queues, and says of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tracs_mobile.domain.news import NewsPage
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus
from tracs_mobile.domain.restoration import LOST, Restoration
from tracs_mobile.domain.states import Delivery, TicketFilter
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.services import sending_again
from tracs_mobile.services.delivering import StoreCourier, take_spooled_receipts
from tracs_mobile.services.heartbeats import Bearings
from tracs_mobile.testing.issued import an_answer

HOUR = timedelta(hours=1)


class Dps:
    """Fits Transport: tells of its returns to a backup, and answers by what it `holds`."""

    def __init__(self):
        self.restorations = ()
        self.holds = {}
        self.asked = []
        self.blocks = []
        self.fault = None

    def config(self, known_version):
        return None

    def more_numbers(self, account):
        return ()

    def heartbeat(self, beat):
        pass

    def news(self, since):
        return NewsPage(cursor=since, news=(), restorations=self.restorations)

    def tell_blocks(self, blocks):
        self.blocks.append(tuple(blocks))
        return tuple(blocks)

    def lookup(self, envelopes):
        self.asked.append([(e.number, e.seq) for e in envelopes])
        if self.fault is not None:
            raise self.fault
        return tuple(self.holds.get((e.number, e.seq)) or not_received(e) for e in envelopes)


def not_received(envelope):
    return ItemAnswer(
        number=envelope.number,
        seq=envelope.seq,
        status=ItemStatus.DEFERRED,
        code="NOT_RECEIVED",
        say="DPS does not have this ticket.",
    )


class World:
    """A laptop whose tickets DPS received, and a DPS that forgets."""

    def __init__(self, life):
        self.life = life
        self.client = life.client()
        self.dps = Dps()
        self.courier = StoreCourier(
            units=life.store.units,
            spool=life.spool,
            high_water=life.high_water,
            clock=life.clock,
            roll=lambda: 1.0,
            on_change=lambda: None,
            bearings=Bearings(moment=self.moment),
        )

    def moment(self):
        now = self.life.clock.now()
        return Moment(now=now, wall=now, proven=True, ahead_ms=0)

    def deliver(self, status=ItemStatus.ACCEPTED, **words):
        due = self.courier.collect(100)
        now = self.life.clock.now()
        answers = [an_answer(e, now, status, **words) for e in due]
        answers = [
            replace(a, receipt=a.receipt and replace(a.receipt, token=f"{now:%s}")) for a in answers
        ]
        self.courier.settle(answers)
        self.life.clock.advance(HOUR)
        return dict(zip([(e.number, e.seq) for e in due], answers, strict=True))

    def goes_back(self, name="r1"):
        now = self.life.clock.now()
        told = Restoration(restoration_id=name, at=now, since=now - 2 * HOUR)
        self.dps.restorations = (*self.dps.restorations, told)
        self.life.clock.advance(2 * HOUR)

    def met(self):
        self.courier.met(self.dps)

    def row(self):
        (row,) = self.client.tickets(TicketFilter(kind=DocumentKind.COMPLAINT))
        return row


@pytest.fixture
def world(life):
    made = World(life)
    made.life.issue(made.client)
    return made


def test_a_lost_ticket_is_queued_sealed_and_told_to_the_officer(world):
    world.deliver()
    assert world.life.spool.waiting(9) == ()
    world.goes_back()
    world.met()
    row = world.row()
    assert (row.delivery, row.code, row.received_at) == (Delivery.QUEUED, LOST, None)
    assert "sent again as it was signed" in row.problem
    assert [e.number for e in world.life.spool.waiting(9)] == [row.number]
    said = [entry.what for entry in world.client.ticket(row.document_id).history]
    assert any("lost the ticket" in what for what in said)
    with world.life.store.units() as unit:
        kinds = [entry.kind for entry in unit.audit.entries()]
    assert kinds[-2:] == ["DPS restored", "sent again"]
    world.deliver()
    assert world.row().delivery is Delivery.RECEIVED
    assert world.life.spool.waiting(9) == ()


def test_dps_hears_of_the_blocks_once_and_is_asked_once(world):
    held = world.deliver()
    world.dps.holds = {
        key: replace(answer, status=ItemStatus.DUPLICATE) for key, answer in held.items()
    }
    world.goes_back()
    for _ in range(3):
        world.met()
    assert len(world.dps.blocks) == len(world.dps.asked) == 1
    assert world.row().delivery is Delivery.RECEIVED


def test_a_fault_on_the_way_leaves_the_question_open(world):
    world.deliver()
    world.goes_back()
    world.dps.fault = SyncError("The network was lost.", fault=SyncFault.NO_NETWORK)
    with pytest.raises(SyncError):
        world.met()
    assert world.row().delivery is Delivery.RECEIVED
    world.dps.fault = None
    world.met()
    assert world.row().delivery is Delivery.QUEUED


def test_an_answer_that_says_neither_is_no_answer(world):
    (key,) = world.deliver()
    number, seq = key
    world.dps.holds = {key: ItemAnswer(number=number, seq=seq, status=ItemStatus.DEFERRED)}
    world.goes_back()
    with pytest.raises(SyncError, match="did not say"):
        world.met()
    assert world.row().delivery is Delivery.RECEIVED


def test_other_contents_at_dps_are_brought_to_light_by_sending_again(world):
    (key,) = world.deliver()
    number, seq = key
    world.dps.holds = {key: ItemAnswer(number=number, seq=seq, status=ItemStatus.CONFLICT)}
    world.goes_back()
    world.met()
    assert world.row().delivery is Delivery.QUEUED
    world.deliver(ItemStatus.CONFLICT)
    assert world.row().delivery is Delivery.CONFLICT


def test_a_receipt_that_lay_in_the_spool_is_doubted_at_the_sign_on_and_ends_nothing_later(world):
    held = world.deliver()
    (answer,) = held.values()
    world.goes_back()
    world.met()
    world.life.spool.keep_receipt(answer.receipt)
    life = world.life
    take_spooled_receipts(units=life.store.units, spool=life.spool, clock=life.clock)
    assert world.row().delivery is Delivery.QUEUED


def test_many_are_asked_about_in_pages(world, monkeypatch):
    monkeypatch.setattr(sending_again, "PAGE", 2)
    for _ in range(4):
        world.life.issue(world.client)
    world.deliver()
    world.goes_back()
    world.met()
    assert [len(page) for page in world.dps.asked] == [2, 2, 1]
    assert world.client.summary().waiting == 5


def test_a_refusal_that_dps_forgot_is_asked_for_again(world):
    world.deliver(ItemStatus.REJECTED, code="OFFICER_UNKNOWN")
    assert world.row().delivery is Delivery.REFUSED
    world.goes_back()
    world.met()
    assert world.row().delivery is Delivery.QUEUED
    world.deliver(ItemStatus.REJECTED, code="OFFICER_UNKNOWN")
    world.met()
    assert world.row().delivery is Delivery.REFUSED
