"""Voids and amendments from the laptop's queue and its sealed files to a real gateway."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sync import wire
from sync.proof import proven
from sync.worker import SyncWorker
from tracs_mobile.domain.canonical import decode
from tracs_mobile.domain.events import SignedEvent, TicketEvent
from tracs_mobile.domain.mending import mendable
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemStatus
from tracs_mobile.services.courier_switch import CourierSwitch
from tracs_mobile.services.delivering import SpoolCourier, StoreCourier
from tracs_mobile.store.spool import FileSpool
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.fakes import FakeHighWater, FakeSpool, FakeStore
from tracs_mobile.vault.seal import seal

VOID, LATE, AMEND = EventKind.VOID, EventKind.LATE, EventKind.AMEND


class Laptop:
    """A laptop whose store is in memory, and which delivers to the bureau."""

    def __init__(self, bureau):
        self.bureau = bureau
        self.store = FakeStore(bureau.device)
        block = NumberBlock(block_id="TRAIN-1-500", prefix="TRAIN-", first=1, last=500)
        with self.store.units() as unit:
            unit.numbers.add_block(block)
            unit.commit()
        self.spool = FakeSpool()
        self.courier = StoreCourier(
            units=self.store.units,
            spool=self.spool,
            high_water=FakeHighWater(),
            clock=bureau.clock,
            roll=lambda: 0.0,
            on_change=lambda: None,
        )

    def queue(self, *items):
        """Write records and events as they are written when they are issued."""
        now = self.bureau.clock.now()
        with self.store.units() as unit:
            for item in items:
                if isinstance(item, Envelope):
                    unit.events.add(signed_event(item))
                else:
                    if item.document.seq == 1:
                        unit.numbers.draw()
                    unit.documents.add(item)
                envelope = self.bureau.envelope(item)
                unit.outbox.add(envelope, deadline=now + timedelta(hours=48), queued_at=now)
            unit.commit()

    def put_off(self, item, wait):
        """Let an event be tried later, as after a failure."""
        later = self.bureau.clock.now() + wait
        with self.store.units() as unit:
            envelopes = [self.bureau.envelope(item)]
            unit.outbox.mark_retry(envelopes, next_try_at=later, problem="Put off.")
            unit.commit()

    def standing(self, item):
        """What the queue says of a ticket's first event."""
        with self.store.units() as unit:
            return unit.outbox.timeline(item.document.number)[0]

    def receipts(self):
        with self.store.units() as unit:
            return [(r.number, r.seq) for r in unit.outbox.receipts()]

    def due(self):
        with self.store.units() as unit:
            return [(e.number, e.seq) for e in unit.outbox.due(self.bureau.clock.now(), 100)]


def signed_event(envelope):
    return SignedEvent(
        event=decode(TicketEvent, envelope.body),
        body=envelope.body,
        digest=envelope.digest,
        signature=envelope.signature,
        device_id=envelope.device_id,
    )


@pytest.fixture
def laptop(bureau):
    return Laptop(bureau)


def a_worker(courier, bureau):
    """A worker that is run by hand."""
    return SyncWorker(
        courier,
        bureau.link,
        clock=bureau.clock,
        interval_s=20,
        on_change=lambda status: None,
        roll=lambda: 0.0,
    )


def names(number, *seqs):
    return [(f"TRAIN-{number:07d}", seq) for seq in seqs]


@pytest.mark.parametrize("kind", [VOID, AMEND])
def test_a_ticket_that_was_never_sent_goes_out_before_what_followed_it(laptop, bureau, kind):
    ticket = bureau.ticket(1)
    laptop.queue(ticket, bureau.amended(ticket) if kind is AMEND else bureau.event(VOID, ticket))
    assert laptop.due() == names(1, 1, 2)
    a_worker(laptop.courier, bureau).run_once()
    assert laptop.receipts() == names(1, 1, 2)
    kept = bureau.rows("SELECT seq, event FROM submission ORDER BY id")
    assert kept == [(1, "issue"), (2, kind.value)]


def test_every_kind_of_event_of_many_tickets_goes_out_in_one_run(laptop, bureau):
    for ordinal in range(1, 41):
        first = bureau.ticket(ordinal)
        second = bureau.amended(first)
        laptop.queue(first, second, bureau.event(LATE, second, 3), bureau.event(VOID, second, 4))
    worker = a_worker(laptop.courier, bureau)
    worker.run_once()
    # Two batches are under way at once: a ticket that lies across both may have to wait its turn.
    bureau.clock.advance(timedelta(minutes=1))
    worker.run_once()
    assert sorted(laptop.receipts()) == [n for o in range(1, 41) for n in names(o, 1, 2, 3, 4)]
    assert bureau.rows("SELECT count(*), count(DISTINCT number) FROM submission") == [(160, 40)]


def test_what_comes_too_early_waits_and_is_not_lost(laptop, bureau):
    ticket = bureau.ticket(1)
    laptop.queue(ticket, bureau.event(VOID, ticket))
    laptop.put_off(ticket, timedelta(minutes=1))
    worker = a_worker(laptop.courier, bureau)
    worker.status = replace(worker.status, online=True, last_contact=bureau.clock.now())
    worker.run_once()
    assert bureau.rows("SELECT count(*) FROM submission") == [(0,)]
    bureau.clock.advance(timedelta(minutes=1))
    assert laptop.due() == names(1, 1, 2)
    worker.run_once()
    assert laptop.receipts() == names(1, 1, 2)


def test_a_refused_ticket_is_mended_and_holds_nothing_up(laptop, bureau):
    bad = bureau.ticket(1, defendant=a_driver(family_name=""))
    laptop.queue(bad, bureau.ticket(2))
    worker = a_worker(laptop.courier, bureau)
    worker.run_once()
    told = laptop.standing(bad)
    assert (told.state, told.code) == ("refused", "NAME_MISSING")
    assert told.field == "driver.family_name"
    laptop.queue(bureau.amended(bad))
    worker.run_once()
    assert laptop.receipts() == [*names(2, 1), *names(1, 2)]


def test_what_dps_has_mended_is_taken_as_the_very_same_bytes(laptop, bureau):
    ticket = bureau.ticket(1, officer="07A99")
    laptop.queue(ticket)
    worker = a_worker(laptop.courier, bureau)
    worker.run_once()
    told = laptop.standing(ticket)
    assert (told.state, told.code, told.field) == ("refused", "OFFICER_UNKNOWN", "")
    assert not mendable(told.code, told.field)
    bureau.enlist("07A99")
    with laptop.store.units() as unit:
        assert unit.outbox.resend(ticket.document.number) == 1
        unit.commit()
    worker.run_once()
    assert laptop.receipts() == names(1, 1)


# --- with nobody signed on -------------------------------------------------------------------


@pytest.fixture
def spool(bureau, tmp_path):
    """The sealed files of a laptop, with the real seal."""
    return FileSpool(
        tmp_path / "spool",
        lambda raw: seal(raw, bureau.keys.sealing.public),
        wire.encode_line,
        proven=lambda receipt: proven(receipt, bureau.verify),
    )


def test_voids_and_late_reasons_go_out_sealed_with_nobody_signed_on(bureau, spool):
    ticket, other = bureau.ticket(1), bureau.ticket(2)
    items = [
        ticket,
        other,
        bureau.event(LATE, ticket),
        bureau.amended(ticket, 3),
        bureau.event(VOID, other),
    ]
    for item in items:
        spool.put(bureau.envelope(item))
    a_worker(SpoolCourier(spool=spool), bureau).run_once()
    assert spool.waiting(10) == ()
    assert {(r.number, r.seq) for r in spool.receipts()} == {*names(1, 1, 2, 3), *names(2, 1, 2)}
    kept = bureau.rows("SELECT number, seq, event FROM submission ORDER BY number, seq")
    assert [(seq, event) for _, seq, event in kept] == [
        (1, "issue"), (2, "late"), (3, "amend"), (1, "issue"), (2, "void"),
    ]  # fmt: skip


def test_a_sealed_void_is_not_held_back_by_the_refusal_of_its_ticket(bureau, spool):
    bad = bureau.ticket(1, defendant=a_driver(family_name=""))
    for item in (bad, bureau.event(VOID, bad), bureau.ticket(2)):
        spool.put(bureau.envelope(item))
    worker = a_worker(SpoolCourier(spool=spool), bureau)
    worker.run_once()
    assert {(r.number, r.seq) for r in spool.receipts()} == {*names(1, 2), *names(2, 1)}
    assert [(e.number, e.seq) for e in spool.waiting(10)] == names(1, 1)


def test_a_sealed_void_that_is_alone_waits_for_its_ticket(bureau, spool):
    ticket = bureau.ticket(1)
    spool.put(bureau.event(VOID, ticket))
    worker = a_worker(CourierSwitch(SpoolCourier(spool=spool)), bureau)
    worker.run_once()
    assert [(e.number, e.seq) for e in spool.waiting(10)] == names(1, 2)
    spool.put(bureau.envelope(ticket))
    worker.run_once()
    worker.run_once()
    assert spool.waiting(10) == ()


def test_the_answer_to_an_early_event_says_that_it_comes_again(bureau):
    (answer,) = bureau.send(bureau.event(VOID, bureau.ticket(1)))
    assert (answer.status, answer.code) == (ItemStatus.OUT_OF_ORDER, "EARLIER_MISSING")
    assert "tried again" in answer.say
