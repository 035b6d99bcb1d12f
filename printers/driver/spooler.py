"""A printer in a queue of the system, fed with the bytes of the job as they are (RAW).

The queue takes a job whether or not there is a printer, and hands it over whenever it likes: hours
later, twice, or never. So the queue is looked at before, the job is watched until it is gone, and
what does not go out in time is taken back.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from printers.driver import said, winspool
from printers.driver.attempt import filling
from printers.driver.errand import Monotonic, Verdict, not_started
from printers.driver.lane import Lane
from printers.driver.lane_printer import MM_PER_COPY, LanePrinter
from printers.driver.said import Moment
from printers.driver.spool_job import QueueCheck, SpoolJob
from printers.driver.talk import Limits
from printers.escpos import status
from printers.profiles import Profile
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import TracsError
from tracs_mobile.overriding import override
from tracs_mobile.ports import DeviceHealth
from tracs_mobile.ports.raw_queue import RawSpooler


class SpoolerPrinter(LanePrinter):
    """Prints through a queue. Its best grade is that the system handed the job on."""

    def __init__(
        self,
        *,
        name: str,
        queue: str,
        profile: Profile,
        spooler: RawSpooler | None = None,
        limits: Limits = Limits(),  # noqa: B008  (a frozen value)
        monotonic: Monotonic = time.monotonic,
    ) -> None:
        lane = Lane(limits=limits, monotonic=monotonic)
        super().__init__(name=name, profile=profile, lane=lane)
        self._queue = queue
        self._spooler = spooler if spooler is not None else winspool.system_spooler()
        self._limits = limits
        self._monotonic = monotonic
        self._cut_off = False

    @override
    def _encoded(self, encode: Callable[[], bytes], papers: int, *, ticket: bool) -> PrintOutcome:
        began = self._monotonic()
        # The job is made within the turn: a cancel meanwhile is for this print.
        with self._lane.turn(waits=True) as mine:
            try:
                body = encode()
            except TracsError as fault:
                sentence = said.unprintable(fault, ticket=ticket)
                return self._outcome(b"", 0, not_started(Cause.FAULT), sentence, began)
            errand = self._job(body, papers)
            free = mine and self._lane.is_free()
            verdict = self._lane.run(errand) if free else not_started(Cause.BUSY)
            if errand.begun:
                self._cut_off = verdict.grade is PrintGrade.INTERRUPTED
        sentence = self._sentence(verdict, ticket=ticket)
        return self._outcome(body, errand.sent, verdict, sentence, began)

    def _job(self, body: bytes, papers: int) -> SpoolJob:
        moving = len(body) / self._profile.bytes_per_second
        paper = papers * MM_PER_COPY / self._profile.mm_per_second
        return SpoolJob(
            body,
            preface=self._preface(),
            queue=self._queue,
            spooler=self._spooler,
            limits=self._limits,
            monotonic=self._monotonic,
            within_s=moving + paper + self._limits.slack_s,
        )

    def _preface(self) -> bytes:
        """After a job that was taken back: nobody knows what the printer holds of it."""
        return status.CLEAR + filling(self._profile) if self._cut_off else b""

    def check(self) -> DeviceHealth:
        """Look at the queue. Whether there is a printer behind it, Windows may not know."""
        errand = QueueCheck(
            queue=self._queue,
            spooler=self._spooler,
            limits=self._limits,
            monotonic=self._monotonic,
            within_s=self._limits.check_s,
        )
        with self._lane.turn() as mine:
            free = mine and self._lane.is_free()
            verdict = self._lane.run(errand) if free else not_started(Cause.BUSY)
        cause = Cause.BUSY if verdict.cause is Cause.CANCELED else verdict.cause
        if cause is Cause.NONE:
            return DeviceHealth(cause=cause, said=said.QUEUE_READY)
        sentence = said.trouble(cause, self._name, Moment.CHECK, instead=verdict.instead)
        return DeviceHealth(cause=cause, said=sentence)

    def _sentence(self, verdict: Verdict, *, ticket: bool) -> str:
        if verdict.grade is PrintGrade.SPOOLED:
            return said.spooled(self._name, ticket=ticket)
        begun = verdict.grade is PrintGrade.INTERRUPTED
        moment = Moment.DURING if begun else Moment.BEFORE
        return said.trouble(
            verdict.cause, self._name, moment, ticket=ticket, instead=verdict.instead
        )

    def _outcome(
        self, body: bytes, sent: int, verdict: Verdict, sentence: str, began: float
    ) -> PrintOutcome:
        return PrintOutcome(
            grade=verdict.grade,
            printer=self._name,
            said=sentence,
            sent_bytes=sent,
            job_bytes=len(body),
            job_sha256=hashlib.sha256(body).hexdigest() if body else "",
            took_ms=round((self._monotonic() - began) * 1000),
            cause=verdict.cause,
        )
