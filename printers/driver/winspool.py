"""The printer queues of Windows, called through winspool.drv with ctypes alone.

See OpenPrinter, GetPrinter (PRINTER_INFO_2), EnumJobs (JOB_INFO_1), StartDocPrinter, WritePrinter
and SetJob in the Windows documentation. The library is handed in, so that the calls can be tried
where there is no Windows.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, ClassVar, NoReturn

from tracs_mobile.domain.devices import Cause
from tracs_mobile.ports.raw_queue import (
    JobFlag,
    QueuedJob,
    QueueError,
    QueueFlag,
    QueueState,
    RawSpooler,
)
from tracs_mobile.wording import say

_RAW = "RAW"
_JOB_DELETE = 5
_WORK_OFFLINE = 0x400
"""PRINTER_ATTRIBUTE_WORK_OFFLINE."""

_MOST_JOBS = 64
_NO_WINDOWS = say("There are no printer queues of Windows here.")
_DWORD, _POINTER = ctypes.c_uint32, ctypes.c_void_p


class DocInfo(ctypes.Structure):
    """DOC_INFO_1."""

    _fields_: ClassVar = [
        ("document", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
    ]


class PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_2; its thirteen pointers are of no use here."""

    _fields_: ClassVar = [
        ("pointers", _POINTER * 13),
        ("attributes", _DWORD),
        ("priority", _DWORD),
        ("default_priority", _DWORD),
        ("start_time", _DWORD),
        ("until_time", _DWORD),
        ("status", _DWORD),
        ("jobs", _DWORD),
        ("average_ppm", _DWORD),
    ]


class JobInfo(ctypes.Structure):
    """JOB_INFO_1; `submitted` is a SYSTEMTIME."""

    _fields_: ClassVar = [
        ("id", _DWORD),
        ("names", _POINTER * 5),
        ("status_text", _POINTER),
        ("status", _DWORD),
        ("priority", _DWORD),
        ("position", _DWORD),
        ("total_pages", _DWORD),
        ("pages_printed", _DWORD),
        ("submitted", ctypes.c_uint16 * 8),
    ]


class NoSpooler:
    """Where there is no Windows: every queue is missing."""

    def open(self, queue: str) -> int:
        """Raises QueueError."""
        del queue
        raise QueueError(_NO_WINDOWS, cause=Cause.NOT_SET_UP)

    def state(self, handle: int) -> NoReturn:
        """Raises QueueError: no handle was ever given."""
        del handle
        raise QueueError(_NO_WINDOWS, cause=Cause.NOT_SET_UP)

    def start(self, handle: int, title: str) -> NoReturn:
        """Raises QueueError."""
        del title
        self.state(handle)

    def write(self, handle: int, data: bytes) -> NoReturn:
        """Raises QueueError."""
        del data
        self.state(handle)

    def end(self, handle: int) -> None:
        """Raises QueueError."""
        self.state(handle)

    def delete(self, handle: int, job_id: int) -> None:
        """Raises QueueError."""
        del job_id
        self.state(handle)

    def close(self, handle: int) -> None:
        """There is nothing to let go of."""


def system_spooler() -> RawSpooler:
    """The queues of this laptop."""
    if sys.platform == "win32":
        return WinSpooler(ctypes.WinDLL("winspool.drv", use_last_error=True))
    return NoSpooler()


class WinSpooler:
    """Calls winspool; `library` is its DLL. Every method raises QueueError."""

    def __init__(self, library: Any) -> None:  # noqa: ANN401  (a DLL has whatever it exports)
        self._library = library
        for name, arguments in _SIGNATURES.items():
            function = getattr(library, name)
            function.argtypes = arguments
            function.restype = _DWORD if name == "StartDocPrinterW" else ctypes.c_int

    def open(self, queue: str) -> int:
        """A handle to the queue."""
        handle = _POINTER()
        if not self._library.OpenPrinterW(queue, ctypes.byref(handle), None) or not handle.value:
            raise QueueError(say("Windows knows no such printer."), cause=Cause.OFF)
        return handle.value

    def state(self, handle: int) -> QueueState:
        """Status and attributes of the queue, and its jobs."""
        info = PrinterInfo.from_buffer_copy(self._printer(handle))
        offline = QueueFlag.WORK_OFFLINE if info.attributes & _WORK_OFFLINE else QueueFlag.FINE
        return QueueState(flags=QueueFlag(info.status) | offline, jobs=self._jobs(handle))

    def _printer(self, handle: int) -> bytes:
        needed = _DWORD()
        self._library.GetPrinterW(handle, 2, None, 0, ctypes.byref(needed))
        size = max(needed.value, ctypes.sizeof(PrinterInfo))
        buffer = ctypes.create_string_buffer(size)
        self._want(self._library.GetPrinterW(handle, 2, buffer, size, ctypes.byref(needed)))
        return buffer.raw

    def _jobs(self, handle: int) -> tuple[QueuedJob, ...]:
        needed, count = _DWORD(), _DWORD()
        answer = (ctypes.byref(needed), ctypes.byref(count))
        self._library.EnumJobsW(handle, 0, _MOST_JOBS, 1, None, 0, *answer)
        if not needed.value:
            return ()
        # A job may be added between the two calls: there is room for as much again.
        size = 2 * needed.value
        buffer = ctypes.create_string_buffer(size)
        self._want(self._library.EnumJobsW(handle, 0, _MOST_JOBS, 1, buffer, size, *answer))
        found = (JobInfo * count.value).from_buffer_copy(buffer.raw)
        return tuple(QueuedJob(id=job.id, flags=JobFlag(job.status)) for job in found)

    def start(self, handle: int, title: str) -> int:
        """Begin a RAW document."""
        document = DocInfo(title, None, _RAW)
        job_id = self._library.StartDocPrinterW(handle, 1, ctypes.byref(document))
        self._want(job_id)
        return int(job_id)

    def write(self, handle: int, data: bytes) -> int:
        """Add bytes; how many were taken."""
        taken = _DWORD()
        self._want(self._library.WritePrinter(handle, data, len(data), ctypes.byref(taken)))
        return taken.value

    def end(self, handle: int) -> None:
        """The document is complete."""
        self._want(self._library.EndDocPrinter(handle))

    def delete(self, handle: int, job_id: int) -> None:
        """Take a job back."""
        self._want(self._library.SetJobW(handle, job_id, 0, None, _JOB_DELETE))

    def close(self, handle: int) -> None:
        """Let go of the handle."""
        self._want(self._library.ClosePrinter(handle))

    def _want(self, worked: int) -> None:
        if not worked:
            raise QueueError(say("Windows did not do what was asked of its printer queue."))


_SIGNATURES: dict[str, list[Any]] = {
    "OpenPrinterW": [ctypes.c_wchar_p, _POINTER, _POINTER],
    "GetPrinterW": [_POINTER, _DWORD, _POINTER, _DWORD, _POINTER],
    "EnumJobsW": [_POINTER, _DWORD, _DWORD, _DWORD, _POINTER, _DWORD, _POINTER, _POINTER],
    "StartDocPrinterW": [_POINTER, _DWORD, _POINTER],
    "WritePrinter": [_POINTER, ctypes.c_char_p, _DWORD, _POINTER],
    "EndDocPrinter": [_POINTER],
    "SetJobW": [_POINTER, _DWORD, _DWORD, _POINTER, _DWORD],
    "ClosePrinter": [_POINTER],
}
