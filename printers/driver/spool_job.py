"""Errands to a queue of the system: look at it; put a job in and watch it until it is out."""

from __future__ import annotations

import contextlib

from printers.driver import said
from printers.driver.errand import Errand, Monotonic, Verdict, interrupted, not_started
from printers.driver.talk import Limits
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.overriding import override
from tracs_mobile.ports.raw_queue import DONE, JobFlag, QueuedJob, QueueError, QueueFlag, RawSpooler

_CHUNK_BYTES = 4096
_LOOK_S = 0.1
_TITLE = "TraCS Mobile"
"""The job's name is seen by everybody who opens the queue, so it names no ticket and nobody."""

_OFFLINE = QueueFlag.OFFLINE | QueueFlag.NOT_AVAILABLE | QueueFlag.WORK_OFFLINE
_NO_PAPER = QueueFlag.PAPER_OUT | QueueFlag.PAPER_JAM | QueueFlag.PAPER_PROBLEM
_TROUBLE = QueueFlag.ERROR | QueueFlag.USER_INTERVENTION | QueueFlag.PENDING_DELETION
_JOB_TROUBLE = JobFlag.ERROR | JobFlag.BLOCKED | JobFlag.USER_INTERVENTION | JobFlag.PAUSED


_NOT_OPENED = {Cause.OFF: said.QUEUE_UNKNOWN, Cause.NOT_SET_UP: said.NO_QUEUES}


class _QueueErrand(Errand):
    """Base of a job and a check: opens the queue and lets go of it."""

    def __init__(
        self,
        *,
        queue: str,
        spooler: RawSpooler,
        limits: Limits,
        monotonic: Monotonic,
        within_s: float,
    ) -> None:
        super().__init__(limits=limits, monotonic=monotonic, within_s=within_s)
        self._queue = queue
        self._spooler = spooler

    @override
    def _do(self) -> Verdict:
        try:
            handle = self._spooler.open(self._queue)
        except QueueError as fault:
            return not_started(fault.cause, instead=_NOT_OPENED.get(fault.cause))
        try:
            return self._use(handle)
        except QueueError as fault:
            return self._broke(fault.cause)
        finally:
            with contextlib.suppress(QueueError):
                self._spooler.close(handle)

    def _use(self, handle: int) -> Verdict:
        raise NotImplementedError

    def _standing(self, handle: int) -> Verdict | None:
        """Why nothing may be put into the queue now; None when nothing stands in the way."""
        state = self._spooler.state(handle)
        cause = cause_of_queue(state.flags)
        if cause is not Cause.NONE:
            paused = QueueFlag.PAUSED in state.flags and cause is Cause.STALLED
            return not_started(cause, instead=said.QUEUE_PAUSED if paused else None)
        if any(not job.flags & DONE for job in state.jobs):
            # It would come out first, or hold ours up until nobody expects it any more.
            return not_started(Cause.BUSY, instead=said.QUEUE_BUSY)
        return None


class QueueCheck(_QueueErrand):
    """Looks at a queue."""

    gives_way = True

    @override
    def overdue(self) -> bool:
        return self._monotonic() > self._last_moment

    @override
    def _use(self, handle: int) -> Verdict:
        return self._standing(handle) or not_started(Cause.NONE)


class SpoolJob(_QueueErrand):
    """Puts one job into a queue and watches it until it is out."""

    def __init__(
        self,
        body: bytes,
        *,
        preface: bytes,
        queue: str,
        spooler: RawSpooler,
        limits: Limits,
        monotonic: Monotonic,
        within_s: float,
    ) -> None:
        super().__init__(
            queue=queue, spooler=spooler, limits=limits, monotonic=monotonic, within_s=within_s
        )
        self._preface = preface
        self._job = preface + body
        self._ends_at = monotonic() + within_s
        self._taken = 0

    @property
    def sent(self) -> int:
        """Bytes of the body that the queue took."""
        return max(0, self._taken - len(self._preface))

    @override
    def _hung(self) -> Cause:
        return Cause.STALLED

    @override
    def _use(self, handle: int) -> Verdict:
        if self.canceled.is_set():
            return self._stopped()
        why_not = self._standing(handle)
        if why_not is not None:
            return why_not
        if not self._may_begin():
            return self._stopped()
        job_id = self._start(handle)
        if job_id is None:
            return not_started(Cause.FAULT, instead=said.QUEUE_REFUSED)
        verdict = self._put(handle, job_id)
        if verdict is None:
            verdict = self._watched(handle, job_id)
            if verdict.grade is not PrintGrade.SPOOLED:
                self._take_back(handle, job_id)
        return verdict

    def _put(self, handle: int, job_id: int) -> Verdict | None:
        """Fill the document and end it; None when the queue has it whole.

        What is not whole is taken back before it is ended, which is when it would go out.
        """
        try:
            verdict = self._written(handle)
            if verdict is not None:
                self._take_back(handle, job_id)
            return verdict
        finally:
            with contextlib.suppress(QueueError):
                self._spooler.end(handle)

    def _take_back(self, handle: int, job_id: int) -> None:
        with contextlib.suppress(QueueError):
            self._spooler.delete(handle, job_id)

    def _start(self, handle: int) -> int | None:
        try:
            return self._spooler.start(handle, _TITLE)
        except QueueError:
            return None

    def _written(self, handle: int) -> Verdict | None:
        """Hand all bytes over; None when the queue has them all."""
        while self._taken < len(self._job):
            chunk = self._job[self._taken : self._taken + _CHUNK_BYTES]
            try:
                taken = self._spooler.write(handle, chunk)
            except QueueError as fault:
                return interrupted(fault.cause)
            self._taken += taken
            if self.canceled.is_set():
                return self._stopped()
            if taken < len(chunk):
                return interrupted(Cause.STALLED, instead=said.QUEUE_FULL)
        return None

    def _watched(self, handle: int, job_id: int) -> Verdict:
        """Wait until the queue has handed the job on."""
        while True:
            try:
                state = self._spooler.state(handle)
            except QueueError as fault:
                return interrupted(fault.cause)
            job = next((job for job in state.jobs if job.id == job_id), None)
            if job is None or job.flags & DONE:
                return Verdict(grade=PrintGrade.SPOOLED)
            cause = cause_of_queue(state.flags)
            cause = cause if cause is not Cause.NONE else cause_of_job(job)
            if cause is not Cause.NONE:
                return interrupted(cause)
            if self._monotonic() > self._ends_at:
                return interrupted(Cause.STALLED)
            if self.canceled.wait(_LOOK_S):
                return self._stopped()


def cause_of_queue(flags: QueueFlag) -> Cause:
    """Why a queue hands nothing on; NONE when nothing is wrong."""
    for bits, cause in (
        (QueueFlag.DOOR_OPEN, Cause.COVER_OPEN),
        (_NO_PAPER, Cause.PAPER_OUT),
        (_OFFLINE, Cause.OFF),
        (_TROUBLE, Cause.FAULT),
        (QueueFlag.PAUSED, Cause.STALLED),
    ):
        if flags & bits:
            return cause
    return Cause.NONE


def cause_of_job(job: QueuedJob) -> Cause:
    """Why a job does not go on; NONE when it does."""
    for bits, cause in (
        (JobFlag.PAPER_OUT, Cause.PAPER_OUT),
        (JobFlag.OFFLINE, Cause.OFF),
        (_JOB_TROUBLE, Cause.FAULT),
    ):
        if job.flags & bits:
            return cause
    return Cause.NONE
