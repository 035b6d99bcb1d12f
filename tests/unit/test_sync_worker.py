"""The worker with a scripted transport: when it tries, what it waits for, what it says."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from sync.worker import SyncWorker
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus
from tracs_mobile.errors import StoreFull, SyncError, SyncFault
from tracs_mobile.testing.fakes import FakeClock, FakeSigner
from tracs_mobile.testing.issued import a_receipt, an_envelope, an_issued


class Queue:
    """Fits Courier: keeps events until a receipt comes."""

    def __init__(self, count, clock):
        signer = FakeSigner()
        self.waiting = [
            an_envelope(an_issued(f"TRAIN-{n:07d}", signer=signer)) for n in range(1, count + 1)
        ]
        self.failures = []
        self.meetings = 0
        self.clock = clock
        self.collected = threading.Event()

    def collect(self, limit):
        self.collected.set()
        return tuple(self.waiting[:limit])

    def settle(self, answers):
        done = {a.number for a in answers if a.receipt is not None}
        self.waiting = [e for e in self.waiting if e.number not in done]

    def failed(self, envelopes, error):
        self.failures.append((len(envelopes), error.fault))

    def met(self, transport):
        self.meetings += 1


class Script:
    """Fits Transport: takes everything, unless a fault is scripted for the next calls."""

    def __init__(self, clock):
        self.clock = clock
        self.faults = []
        self.sent = []
        self.hellos = 0
        self.closed = threading.Event()
        self.refuses = set()

    def hello(self):
        self._next()
        self.hellos += 1
        return self.clock.now()

    def send(self, envelopes):
        self._next()
        self.sent.append(len(envelopes))
        return tuple(self._answer(e) for e in envelopes)

    def _answer(self, envelope):
        if envelope.number in self.refuses:
            return ItemAnswer(number=envelope.number, seq=envelope.seq, status=ItemStatus.REJECTED)
        return ItemAnswer(
            number=envelope.number,
            seq=envelope.seq,
            status=ItemStatus.ACCEPTED,
            receipt=a_receipt(envelope, self.clock.now()),
        )

    def _next(self):
        if self.faults:
            raise self.faults.pop(0)

    def config(self, known_version):
        return None

    def more_numbers(self, account):
        return ()

    def close(self):
        self.closed.set()


class Bench:
    def __init__(self, count=0, roll=1.0):
        self.clock = FakeClock()
        self.queue = Queue(count, self.clock)
        self.link = Script(self.clock)
        self.seen = []
        self.worker = SyncWorker(
            self.queue,
            self.link,
            clock=self.clock,
            interval_s=20,
            on_change=self.seen.append,
            roll=lambda: roll,
        )


def a_fault(fault, **words):
    return SyncError(f"told {fault.name}", fault=fault, **words)


def test_the_whole_queue_goes_out_in_one_run_in_batches_of_a_hundred():
    bench = Bench(250)
    assert bench.worker.run_once() == 20
    assert sorted(bench.link.sent) == [50, 100, 100]
    assert bench.queue.waiting == []


def test_large_events_go_out_in_smaller_batches():
    bench = Bench(4)
    bench.queue.waiting = [replace(e, body=bytes(200_000)) for e in bench.queue.waiting]
    bench.worker.run_once()
    assert bench.link.sent == [2, 2]


def test_waits_grow_with_every_failure_and_start_over_after_a_contact():
    bench = Bench(1)
    bench.link.faults = [a_fault(SyncFault.SERVER) for _ in range(12)]
    assert [bench.worker.run_once() for _ in range(12)] == [
        2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900,
    ]  # fmt: skip
    assert bench.worker.run_once() == 20
    bench.link.faults = [a_fault(SyncFault.SERVER)]
    bench.clock.advance(timedelta(hours=1))
    assert bench.worker.run_once() == 2


def test_a_missing_network_is_looked_for_every_two_minutes_at_least():
    bench = Bench(1)
    bench.link.faults = [a_fault(SyncFault.NO_NETWORK) for _ in range(9)]
    assert [bench.worker.run_once() for _ in range(9)][-2:] == [120, 120]


def test_jitter_takes_its_share_but_never_the_whole_wait():
    half, none = Bench(1, roll=0.5), Bench(1, roll=0.0)
    for bench in (half, none):
        bench.link.faults = [a_fault(SyncFault.SERVER) for _ in range(3)]
    assert [half.worker.run_once() for _ in range(3)] == [1, 2, 4]
    assert [none.worker.run_once() for _ in range(3)] == [1, 1, 1]


def test_the_wait_that_dps_asks_for_is_kept():
    bench = Bench(1)
    bench.link.faults = [a_fault(SyncFault.BUSY, retry_after_s=77.0)]
    assert bench.worker.run_once() == 77
    assert bench.seen[-1].next_try_at == bench.clock.now() + timedelta(seconds=77)


def test_a_failure_is_told_to_the_courier_with_everything_that_did_not_go_out():
    bench = Bench(1500)
    bench.link.faults = [a_fault(SyncFault.PORTAL)]
    bench.worker.run_once()
    ((count, fault),) = bench.queue.failures
    assert (fault, bench.seen[-1].said) == (SyncFault.PORTAL, "told PORTAL")
    assert sum(bench.link.sent) == 1000 - count < 1000
    assert len(bench.queue.waiting) == 500 + count


def test_an_event_that_is_refused_does_not_make_the_run_endless():
    bench = Bench(3)
    bench.link.refuses = {bench.queue.waiting[1].number}
    assert bench.worker.run_once() == 20
    assert bench.link.sent == [3, 1]


def test_an_empty_queue_greets_dps_once_a_minute():
    bench = Bench()
    for _ in range(7):
        bench.worker.run_once()
        bench.clock.advance(timedelta(seconds=20))
    assert bench.link.hellos == 3


def test_status_tells_since_when_and_why_and_speaks_only_of_changes():
    bench = Bench(1)
    start = bench.clock.now()
    bench.link.faults = [a_fault(SyncFault.NO_NETWORK)]
    bench.worker.run_once()
    bench.clock.advance(timedelta(minutes=5))
    bench.worker.run_once()
    bench.worker.run_once()
    offline, online = bench.seen
    assert (offline.online, offline.said, offline.since) == (False, "told NO_NETWORK", start)
    assert offline.last_contact is None
    assert (online.online, online.since) == (True, start + timedelta(minutes=5))
    assert online.next_try_at is None
    assert bench.worker.status.last_contact == bench.clock.now()


@pytest.mark.expects_log_warnings
def test_a_full_disk_is_said_and_logged_and_does_not_end_the_worker(log_warnings):
    bench = Bench(1)

    def full(answers):
        raise StoreFull("No space is left.")

    real, bench.queue.settle = bench.queue.settle, full
    bench.worker.run_once()
    assert bench.seen[-1].said == "No space is left."
    assert log_warnings[0].getMessage() == "Delivery stopped: StoreFull"
    bench.queue.settle = real
    assert bench.worker.run_once() == 20


@pytest.mark.expects_log_warnings
def test_a_fault_nobody_foresaw_is_said_and_logged_and_does_not_end_the_worker(log_warnings):
    bench = Bench(1)
    bench.link.faults = [ZeroDivisionError("secret text")]
    assert bench.worker.run_once() == 2
    assert "fault of this program" in bench.seen[-1].said
    assert log_warnings[0].exc_info is not None
    assert bench.worker.run_once() == 20


def test_the_thread_tries_at_once_when_woken_and_ends_when_closed():
    bench = Bench()
    bench.worker.start()
    assert bench.queue.collected.wait(5)
    bench.queue.collected.clear()
    bench.worker.wake()
    assert bench.queue.collected.wait(5)
    bench.worker.close()
    bench.worker.close()
    assert bench.link.closed.is_set()
    assert "sync" not in {thread.name for thread in threading.enumerate()}


def test_a_worker_that_never_started_can_be_closed():
    bench = Bench()
    bench.worker.close()
    assert bench.link.closed.is_set()


def test_the_courier_is_told_when_dps_answers_after_a_silence():
    bench = Bench(0)
    bench.worker.run_once()
    bench.worker.run_once()
    assert bench.queue.meetings == 1
    bench.clock.advance(timedelta(minutes=2))
    bench.link.faults = [a_fault(SyncFault.NO_NETWORK)]
    bench.worker.run_once()
    assert bench.queue.meetings == 1
    bench.worker.run_once()
    assert bench.queue.meetings == 2


def test_a_clock_set_back_does_not_end_the_contact_with_dps():
    bench = Bench()
    bench.worker.run_once()
    met = bench.queue.meetings
    bench.clock.advance(timedelta(days=-1))
    bench.worker.run_once()
    assert (bench.link.hellos, bench.queue.meetings) == (2, met + 1)


def test_the_time_of_dps_is_asked_for_through_whoever_keeps_it():
    bench, heard = Bench(), []

    def hear(ask):
        heard.append(ask())
        return heard[-1]

    bench.worker = SyncWorker(
        bench.queue,
        bench.link,
        clock=bench.clock,
        interval_s=20,
        on_change=bench.seen.append,
        roll=lambda: 1.0,
        heard=hear,
    )
    bench.worker.run_once()
    assert heard == [bench.clock.now()]


def test_with_little_time_left_no_wait_is_longer_than_two_minutes():
    bench, short = Bench(1), []
    bench.worker = SyncWorker(
        bench.queue,
        bench.link,
        clock=bench.clock,
        interval_s=20,
        on_change=bench.seen.append,
        roll=lambda: 1.0,
        hurry=lambda: bool(short),
    )
    bench.link.faults = [a_fault(SyncFault.SERVER) for _ in range(11)]
    assert [bench.worker.run_once() for _ in range(10)][-1] == 900
    short.append(True)
    assert bench.worker.run_once() == 120


def test_after_every_run_the_time_is_kept():
    bench, kept = Bench(), threading.Event()
    bench.worker = SyncWorker(
        bench.queue,
        bench.link,
        clock=bench.clock,
        interval_s=20,
        on_change=bench.seen.append,
        roll=lambda: 1.0,
        tick=kept.set,
    )
    bench.worker.start()
    assert kept.wait(10)
    bench.worker.close()
