"""What is asked of the system's printer queues, and what they say: in the numbers of Windows.

The numbers are those of the Print System Remote Protocol (MS-RPRN 2.2.3.12) and of JOB_INFO_1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import Protocol

from tracs_mobile.domain.devices import Cause
from tracs_mobile.errors import DeviceError


class QueueError(DeviceError):
    """The queue did not do what was asked."""

    def __init__(self, message: str, *, cause: Cause = Cause.FAULT) -> None:
        super().__init__(message)
        self.cause = cause


class QueueFlag(IntFlag):
    """State of a queue: of its status, and WORK_OFFLINE of its attributes moved out of the way."""

    FINE = 0x0
    PAUSED = 0x1
    ERROR = 0x2
    PENDING_DELETION = 0x4
    PAPER_JAM = 0x8
    PAPER_OUT = 0x10
    PAPER_PROBLEM = 0x40
    OFFLINE = 0x80
    NOT_AVAILABLE = 0x1000
    USER_INTERVENTION = 0x100000
    DOOR_OPEN = 0x400000
    WORK_OFFLINE = 0x1_0000_0000


class JobFlag(IntFlag):
    """State of a job in a queue."""

    WAITING = 0x0
    PAUSED = 0x1
    ERROR = 0x2
    DELETING = 0x4
    SPOOLING = 0x8
    PRINTING = 0x10
    OFFLINE = 0x20
    PAPER_OUT = 0x40
    PRINTED = 0x80
    DELETED = 0x100
    BLOCKED = 0x200
    USER_INTERVENTION = 0x400
    COMPLETE = 0x1000
    RETAINED = 0x2000


DONE = JobFlag.PRINTED | JobFlag.DELETED | JobFlag.COMPLETE | JobFlag.RETAINED
"""A job with one of these has nothing more to send."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedJob:
    """A job in a queue."""

    id: int
    flags: JobFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueState:
    """A queue with the jobs that are in it."""

    flags: QueueFlag
    jobs: tuple[QueuedJob, ...]


class RawSpooler(Protocol):
    """The printer queues of the system. Every method may hang, and raises QueueError."""

    def open(self, queue: str) -> int:
        """A handle to the queue with this name."""
        ...

    def state(self, handle: int) -> QueueState:
        """How the queue stands."""
        ...

    def start(self, handle: int, title: str) -> int:
        """Begin a RAW document; the id of its job."""
        ...

    def write(self, handle: int, data: bytes) -> int:
        """Add bytes to the document; how many were taken."""
        ...

    def end(self, handle: int) -> None:
        """The document is complete."""
        ...

    def delete(self, handle: int, job_id: int) -> None:
        """Take a job back; one that is gone is no error."""
        ...

    def close(self, handle: int) -> None:
        """Let go of the handle."""
        ...
