"""The printer queues of Windows, pretended: they take jobs, lose them, hold them, double them."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracs_mobile.domain.devices import Cause
from tracs_mobile.ports.raw_queue import (
    JobFlag,
    QueuedJob,
    QueueError,
    QueueFlag,
    QueueState,
)

QUEUE = "Ticket printer"

_STOPPED = QueueFlag.PAUSED | QueueFlag.OFFLINE | QueueFlag.WORK_OFFLINE
_STOPPED |= QueueFlag.PAPER_OUT | QueueFlag.DOOR_OPEN | QueueFlag.ERROR
_TICK_S = 0.05
_CHUNK_BYTES = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueScript:
    """What the queue does wrong.

    `flags` stand from the beginning, `then_flags` from the moment a job was put in. `refuses`:
    no document can be begun. `disk_full_after` counts bytes. A queue that `holds` takes jobs and
    never hands them on; one that `doubles` hands each on twice. `waiting` jobs of others are in it.
    """

    flags: QueueFlag = QueueFlag.FINE
    then_flags: QueueFlag = QueueFlag.FINE
    refuses: bool = False
    disk_full_after: int | None = None
    holds: bool = False
    doubles: bool = False
    waiting: int = 0


@dataclass
class _Job:
    """A job with its bytes."""

    id: int
    body: bytearray = field(default_factory=bytearray)
    flags: JobFlag = JobFlag.SPOOLING
    taken_back: threading.Event = field(default_factory=threading.Event)


class SpoolerEmulator:
    """Satisfies `RawSpooler` with one queue.

    What it hands on goes to the printer at `printer_url` (`tcp://host:port`, see PrinterEmulator),
    and is kept in `printed`. Set `hangs` to have every `write` wait until it is cleared; `writing`
    tells that one does.
    """

    def __init__(self, script: QueueScript = QueueScript(), *, printer_url: str = "") -> None:
        self._script = script
        self._address = _address(printer_url)
        self._guard = threading.Lock()
        self._jobs: dict[int, _Job] = {}
        self._threads: list[threading.Thread] = []
        self._next_id = 1
        self._open_document: _Job | None = None
        self.flags = script.flags
        self.printed: list[bytes] = []
        self.titles: list[str] = []
        self.taken_back: list[int] = []
        self.open_handles = 0
        self.hangs = False
        self.writing = threading.Event()
        self.released = threading.Event()
        for _ in range(script.waiting):
            self._add(JobFlag.WAITING)

    def _add(self, flags: JobFlag) -> _Job:
        job = _Job(id=self._next_id, flags=flags)
        self._next_id += 1
        self._jobs[job.id] = job
        return job

    # --- what the driver calls ---------------------------------------------------------------

    def open(self, queue: str) -> int:
        """A handle, for the one queue that there is."""
        if queue != QUEUE:
            raise QueueError("There is no such queue.", cause=Cause.OFF)
        self.open_handles += 1
        return 1

    def state(self, handle: int) -> QueueState:
        """Flags and jobs."""
        del handle
        with self._guard:
            jobs = tuple(QueuedJob(id=job.id, flags=job.flags) for job in self._jobs.values())
            return QueueState(flags=self.flags, jobs=jobs)

    def start(self, handle: int, title: str) -> int:
        """Begin a document."""
        del handle
        if self._script.refuses:
            raise QueueError("The queue takes no document.")
        with self._guard:
            self.titles.append(title)
            self._open_document = self._add(JobFlag.SPOOLING)
            return self._open_document.id

    def write(self, handle: int, data: bytes) -> int:
        """Take bytes, as many as the disk holds."""
        del handle
        if self.hangs:
            self.writing.set()
            self.released.wait()
        job = self._document()
        limit = self._script.disk_full_after
        room = len(data) if limit is None else max(0, limit - len(job.body))
        job.body += data[:room]
        return min(room, len(data))

    def end(self, handle: int) -> None:
        """Hand the document on, unless it was taken back or the queue stands still."""
        del handle
        job = self._document()
        self._open_document = None
        with self._guard:
            self.flags |= self._script.then_flags
            job.flags &= ~JobFlag.SPOOLING
        self._go_on()

    def delete(self, handle: int, job_id: int) -> None:
        """Take a job back; the bytes that are out are out."""
        del handle
        with self._guard:
            job = self._jobs.pop(job_id, None)
        if job is not None:
            job.taken_back.set()
            self.taken_back.append(job_id)

    def close(self, handle: int) -> None:
        """Let go."""
        del handle
        self.open_handles -= 1

    def _document(self) -> _Job:
        if self._open_document is None:
            raise QueueError("No document was begun.")
        return self._open_document

    # --- what happens behind it --------------------------------------------------------------

    def mend(self) -> None:
        """Nothing is wrong any more: what waits in the queue comes out now."""
        self._script = QueueScript(doubles=self._script.doubles)
        self.flags = QueueFlag.FINE
        self._go_on()

    def settle(self, within_s: float = 10.0) -> bool:
        """Wait until everything that was handed on is at the printer."""
        for thread in tuple(self._threads):
            thread.join(within_s)
        return not any(thread.is_alive() for thread in self._threads)

    @contextlib.contextmanager
    def hanging(self) -> Iterator[None]:
        """While the block runs every write hangs; then all come back."""
        self.hangs = True
        try:
            yield
        finally:
            self.hangs = False
            self.released.set()

    def _go_on(self) -> None:
        """Hand every complete job on, each on a thread of its own, as the port monitor does."""
        with self._guard:
            if self._script.holds or self.flags & _STOPPED:
                return
            idle = JobFlag.WAITING
            for job in [job for job in self._jobs.values() if job.flags == idle]:
                job.flags = JobFlag.PRINTING
                thread = threading.Thread(target=self._deliver, args=(job,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _deliver(self, job: _Job) -> None:
        body = bytes(job.body) * (2 if self._script.doubles else 1)
        try:
            if self._address is not None:
                self._send(body, job)
        except OSError:
            with self._guard:
                job.flags |= JobFlag.ERROR
            return
        with self._guard:
            if self._jobs.pop(job.id, None) is not None:
                self.printed.append(body)

    def _send(self, body: bytes, job: _Job) -> None:
        """Stops where the job is taken back."""
        with socket.create_connection(self._address or ("", 0), timeout=1.0) as line:
            line.settimeout(_TICK_S)
            while body and not job.taken_back.is_set():
                with contextlib.suppress(TimeoutError):
                    body = body[line.send(body[:_CHUNK_BYTES]) :]
            # Read to the end, or the printer's own words would reset the line and lose the ticket.
            line.shutdown(socket.SHUT_WR)
            while not job.taken_back.is_set():
                with contextlib.suppress(TimeoutError):
                    if not line.recv(_CHUNK_BYTES):
                        return


def _address(url: str) -> tuple[str, int] | None:
    if not url:
        return None
    host, _, port = url.removeprefix("tcp://").partition(":")
    return host, int(port)
