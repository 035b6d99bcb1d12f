"""Printers as the program knows them: on a line, in a queue of Windows, a file of bytes, a PDF."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Callable
from pathlib import Path

from printers.driver import said
from printers.driver.attempt import Attempt, Job, Limits, filling
from printers.driver.errand import Monotonic, Verdict, not_started
from printers.driver.files import FilePrinter, PdfPrinter
from printers.driver.inquiry import Check
from printers.driver.lane import Lane
from printers.driver.lane_printer import MM_PER_COPY, LanePrinter
from printers.driver.said import Moment
from printers.driver.spooler import SpoolerPrinter
from printers.driver.visit import OpenLink, Rest, Way
from printers.driver.ways import opener
from printers.profiles import Profile, profile_of
from tracs_mobile.domain.devices import Cause, LinkKind, PrinterSetup
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import TracsError
from tracs_mobile.overriding import override
from tracs_mobile.ports import DeviceHealth, Printer
from tracs_mobile.ports.raw_queue import RawSpooler

__all__ = ["EscposPrinter", "FilePrinter", "PdfPrinter", "SpoolerPrinter", "open_printer"]

_FILE, _PDF, _SPOOLER = "file:", "pdf:", "spooler:"

_ABSENT = (Cause.OFF, Cause.OUT_OF_RANGE)
_STRANGERS = (Cause.WRONG_PORT, Cause.NOT_A_PRINTER)
_BUSY = not_started(Cause.BUSY)


def open_printer(
    setup: PrinterSetup,
    *,
    monotonic: Monotonic = time.monotonic,
    limits: Limits = Limits(),  # noqa: B008  (a frozen value)
    spooler: RawSpooler | None = None,
) -> Printer:
    """The printer that was set up: a port or pyserial URL, TCP, `rfcomm:`, a queue, a file.

    `spooler` takes the place of the queues of Windows. Nothing is opened before a print. Raises
    BadInput for an unknown profile or a wrong address.
    """
    profile, url = profile_of(setup), setup.url
    for scheme, make in ((_FILE, FilePrinter), (_PDF, PdfPrinter)):
        if url.startswith(scheme):
            path = Path(url.removeprefix(scheme).removeprefix("//"))
            return make(path, profile, name=setup.name, folder=scheme == _PDF)
    if url.startswith(_SPOOLER):
        return SpoolerPrinter(
            name=setup.name,
            queue=url.removeprefix(_SPOOLER),
            profile=profile,
            spooler=spooler,
            limits=limits,
            monotonic=monotonic,
        )
    return EscposPrinter(
        name=setup.name,
        kind=setup.kind,
        profile=profile,
        open_link=opener(url),
        limits=limits,
        monotonic=monotonic,
    )


class EscposPrinter(LanePrinter):
    """Prints on an ESC/POS printer over a line that may be slow, broken or silent."""

    def __init__(
        self,
        *,
        name: str,
        profile: Profile,
        open_link: OpenLink,
        limits: Limits,
        monotonic: Monotonic,
        kind: LinkKind = LinkKind.SERIAL,
    ) -> None:
        lane = Lane(limits=limits, monotonic=monotonic)
        super().__init__(name=name, profile=profile, lane=lane)
        self._limits = limits
        self._monotonic = monotonic
        pause_s = limits.reopen_s if kind is LinkKind.BLUETOOTH else 0.0
        self._way = Way(kind=kind, open_link=open_link, rest=Rest(pause_s, monotonic))
        self._attempt: Attempt | None = None
        self._unsure = self._profile.answers_status
        """What the printer holds is not known when the program starts, nor after a stop."""
        self._cut_off: Attempt | None = None
        self._ids = itertools.count(1)
        self._reached = False

    @override
    def _encoded(self, encode: Callable[[], bytes], papers: int, *, ticket: bool) -> PrintOutcome:
        began = self._monotonic()
        # The job is made within the turn: a cancel meanwhile is for this print.
        with self._lane.turn(waits=True) as mine:
            try:
                job = encode()
            except TracsError as fault:
                sentence = said.unprintable(fault, ticket=ticket)
                return self._outcome(b"", None, not_started(Cause.FAULT), sentence, began)
            attempt, verdict = self._sent(job, papers) if mine else (None, _BUSY)
            sentence = self._sentence(verdict, ticket=ticket)
            return self._outcome(job, attempt, verdict, sentence, began)

    def _sent(self, body: bytes, papers: int) -> tuple[Attempt | None, Verdict]:
        """One try; a second after a pause when there was no printer at all."""
        draining_s = self._attempt.draining_s if self._attempt else 0.0
        if not self._lane.is_free(draining_s):
            return None, _BUSY
        job = Job(
            body=body,
            paper_s=papers * MM_PER_COPY / self._profile.mm_per_second,
            process_id=b"%04d" % (next(self._ids) % 10_000),
            cleared_first=self._unsure,
            preface=self._preface(),
        )
        attempt, verdict = self._try(job)
        if verdict.cause in _ABSENT and not attempt.opened and self._lane.is_settled():
            if not self._lane.pause(self._limits.retry_s):
                return attempt, not_started(Cause.CANCELED)
            attempt, verdict = self._try(job)
        return attempt, self._unless_ours(verdict)

    def _preface(self) -> bytes:
        cut_off = self._cut_off is not None and not self._cut_off.cleared
        return filling(self._profile) if cut_off else b""

    def _try(self, job: Job) -> tuple[Attempt, Verdict]:
        attempt = Attempt(
            job,
            profile=self._profile,
            way=self._way,
            limits=self._limits,
            monotonic=self._monotonic,
        )
        self._attempt = attempt
        verdict = self._lane.run(attempt)
        if attempt.begun:
            self._unsure = verdict.grade is PrintGrade.INTERRUPTED
            self._cut_off = attempt if self._unsure else None
        return attempt, self._placed(verdict, reached=attempt.opened)

    def _unless_ours(self, verdict: Verdict) -> Verdict:
        """The other program that holds the port may be a driver that hung on us."""
        held = verdict.cause is Cause.PORT_HELD and not self._lane.is_settled()
        return _BUSY if held else verdict

    def _placed(self, verdict: Verdict, *, reached: bool) -> Verdict:
        """A printer that was there before and now refuses the line is off, not elsewhere."""
        if self._reached and not reached and verdict.cause is Cause.WRONG_PORT:
            return not_started(Cause.OFF)
        self._reached = self._reached or reached
        return verdict

    def check(self) -> DeviceHealth:
        """Ask the printer how it stands; within three seconds."""
        with self._lane.turn() as mine:
            if not mine or not self._lane.is_free():
                return self._health(Cause.BUSY, b"")
            visit = Check(
                profile=self._profile,
                way=self._way,
                limits=self._limits,
                monotonic=self._monotonic,
            )
            verdict = self._placed(self._lane.run(visit), reached=visit.opened)
            low = visit.talk is not None and visit.talk.condition.battery_low
            return self._health(self._unless_ours(verdict).cause, visit.heard, battery_low=low)

    def _health(self, cause: Cause, heard: bytes, *, battery_low: bool = False) -> DeviceHealth:
        if cause is Cause.NONE and battery_low:
            return DeviceHealth(
                cause=Cause.BATTERY_LOW, said=said.BATTERY_LOW_BUT_READY, status_hex=heard.hex()
            )
        if cause is Cause.CANCELED:
            cause = Cause.BUSY
        sentence = said.READY if self._profile.answers_status else said.MUTE_READY
        if cause is not Cause.NONE:
            sentence = said.trouble(cause, self._name, Moment.CHECK)
        return DeviceHealth(cause=cause, said=sentence, status_hex=self._status_hex(heard, cause))

    def _status_hex(self, heard: bytes, cause: Cause) -> str:
        """What the printer said, to be kept; never what something else said in its place.

        That may be a scanner with somebody's license, and this is kept with another one's ticket.
        """
        known = self._profile.answers_status and cause not in _STRANGERS
        return heard.hex() if known else ""

    def _sentence(self, verdict: Verdict, *, ticket: bool) -> str:
        what = "ticket" if ticket else "slip"
        if verdict.grade is PrintGrade.CONFIRMED:
            return said.confirmed(self._name, what=what)
        if verdict.grade is PrintGrade.PROBABLY:
            tells = said.probably if self._profile.answers_status else said.mute
            return tells(self._name, what=what)
        begun = verdict.grade is PrintGrade.INTERRUPTED
        moment = Moment.DURING if begun else Moment.BEFORE
        return said.trouble(
            verdict.cause, self._name, moment, ticket=ticket, instead=verdict.instead
        )

    def _outcome(
        self,
        job: bytes,
        attempt: Attempt | None,
        verdict: Verdict,
        sentence: str,
        began: float,
    ) -> PrintOutcome:
        return PrintOutcome(
            grade=verdict.grade,
            printer=self._name,
            said=sentence,
            sent_bytes=attempt.sent if attempt else 0,
            job_bytes=len(job),
            job_sha256=hashlib.sha256(job).hexdigest() if job else "",
            status_hex=self._status_hex(attempt.heard, verdict.cause) if attempt else "",
            took_ms=round((self._monotonic() - began) * 1000),
            cause=verdict.cause,
        )
