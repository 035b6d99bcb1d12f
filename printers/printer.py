"""Printers as the program knows them: an ESC/POS printer on a line, a file of bytes, a PDF."""

from __future__ import annotations

import functools
import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from printers import said
from printers.attempt import Attempt, Limits, Verdict
from printers.escpos_job import encode_job
from printers.files import FilePrinter, PdfPrinter
from printers.links import Link, SerialLink, TcpLink
from printers.profiles import Profile, profile_named
from tracs_mobile.domain.devices import PrinterSetup
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import BadInput, TracsError
from tracs_mobile.ports import DeviceHealth, Printer

__all__ = ["EscposPrinter", "FilePrinter", "PdfPrinter", "open_printer"]

Monotonic = Callable[[], float]

_TCP, _FILE, _PDF = "tcp", "file:", "pdf:"
_TCP_PORT = 9100
_MM_PER_COPY = 350
"""Longer than any copy on the narrowest paper."""

_POLL_S = 0.05


def open_printer(
    setup: PrinterSetup,
    *,
    monotonic: Monotonic = time.monotonic,
    limits: Limits = Limits(),  # noqa: B008  (a frozen value)
) -> Printer:
    """The printer that was set up: at a serial port or pyserial URL, on TCP, or a file.

    Nothing is opened before a print. Raises BadInput for an unknown profile or a wrong address.
    """
    profile, url = profile_named(setup.profile), setup.url
    for scheme, make in ((_FILE, FilePrinter), (_PDF, PdfPrinter)):
        if url.startswith(scheme):
            return make(Path(url.removeprefix(scheme).removeprefix("//")), setup.profile)
    return EscposPrinter(
        where=url,
        profile=profile,
        open_link=_opener(url, limits),
        limits=limits,
        monotonic=monotonic,
    )


def _opener(url: str, limits: Limits) -> Callable[[], Link]:
    if not url.startswith(f"{_TCP}:"):
        return functools.partial(SerialLink, url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _TCP_PORT
    except ValueError as fault:
        raise BadInput(_bad_address(url)) from fault
    if not host:
        raise BadInput(_bad_address(url))
    return functools.partial(TcpLink, host, port, deadline_s=limits.open_s)


def _bad_address(url: str) -> str:
    return f"{url} is not the address of a printer. Write it like tcp://192.168.1.20:9100."


class EscposPrinter:
    """Prints on an ESC/POS printer over a line that may be slow, broken or silent."""

    def __init__(
        self,
        *,
        where: str,
        profile: Profile,
        open_link: Callable[[], Link],
        limits: Limits,
        monotonic: Monotonic,
    ) -> None:
        self._where = where
        self._profile = profile
        self._open_link = open_link
        self._limits = limits
        self._monotonic = monotonic
        self._attempt: Attempt | None = None
        self._thread: threading.Thread | None = None
        self._turn = threading.Lock()

    @property
    def name(self) -> str:
        """What it is and where."""
        return f"{self._profile.label} at {self._where}"

    def check(self) -> DeviceHealth:
        """Ask the printer how it stands."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Give up the job under way."""
        attempt = self._attempt
        if attempt is not None:
            attempt.cancel()

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Print all copies as one job; the outcome tells what is known of it."""
        began = self._monotonic()
        if not self._turn.acquire(blocking=False):
            return self._outcome(b"", None, _refused(said.BUSY), began)
        try:
            if not self._line_is_free():
                return self._outcome(b"", None, _refused(said.BUSY), began)
            try:
                job = encode_job(copies, self._profile)
            except TracsError as fault:
                return self._outcome(b"", None, _refused(f"{fault} {said.OWED}"), began)
            attempt = self._start(job, len(copies))
            return self._outcome(job, attempt, self._wait(attempt), began)
        finally:
            self._turn.release()

    def _line_is_free(self) -> bool:
        """Whether the thread of the job before has let go of the line; waits a moment for it."""
        if self._thread is not None:
            self._thread.join(self._limits.give_up_s)
        return self._thread is None or not self._thread.is_alive()

    def _start(self, job: bytes, copies: int) -> Attempt:
        attempt = Attempt(
            job,
            profile=self._profile,
            where=self._where,
            open_link=self._open_link,
            limits=self._limits,
            monotonic=self._monotonic,
            ends_at=self._monotonic() + self._longest_s(len(job), copies),
        )
        self._attempt = attempt
        # A daemon: a driver that hangs for good must keep neither this call nor the program.
        self._thread = threading.Thread(target=attempt.run, name="print job", daemon=True)
        self._thread.start()
        return attempt

    def _longest_s(self, job_bytes: int, copies: int) -> float:
        """Seconds a print may take: opening, the bytes, the paper, and some slack."""
        moving = job_bytes / self._profile.bytes_per_second
        paper = copies * _MM_PER_COPY / self._profile.mm_per_second
        return self._limits.open_s + self._limits.slack_s + moving + paper

    def _wait(self, attempt: Attempt) -> Verdict:
        """The attempt's verdict, or ours when it does not come to one in time."""
        last = attempt.ends_at + self._limits.chunk_s + self._limits.give_up_s
        while not attempt.decided.wait(_POLL_S) and not attempt.canceled.is_set():
            if self._monotonic() > last:
                attempt.cancel()
        if attempt.decided.wait(self._limits.give_up_s) and attempt.verdict is not None:
            return attempt.verdict
        if not attempt.sent:
            return _refused(said.missing(self._where))
        return Verdict(grade=PrintGrade.INTERRUPTED, said=said.TIMEOUT)

    def _outcome(
        self, job: bytes, attempt: Attempt | None, verdict: Verdict, began: float
    ) -> PrintOutcome:
        return PrintOutcome(
            grade=verdict.grade,
            printer=self.name,
            said=verdict.said,
            sent_bytes=min(attempt.sent, len(job)) if attempt else 0,
            job_bytes=len(job),
            job_sha256=hashlib.sha256(job).hexdigest() if job else "",
            status_hex=attempt.heard.hex() if attempt else "",
            took_ms=round((self._monotonic() - began) * 1000),
        )


def _refused(sentence: str) -> Verdict:
    return Verdict(grade=PrintGrade.NOT_STARTED, said=sentence)
