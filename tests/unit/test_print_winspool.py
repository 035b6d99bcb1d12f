"""The calls to winspool: layouts, arguments and answers, tried on a library that is ours."""

import ctypes

import pytest

from printers.driver.winspool import DocInfo, JobInfo, PrinterInfo, WinSpooler
from tracs_mobile.domain.devices import Cause
from tracs_mobile.ports.raw_queue import JobFlag, QueueError, QueueFlag

HANDLE = 0x7FFE_0000_1234
WORK_OFFLINE = 0x400


class Function:
    """One export: the calls come here with the types that were declared for them."""

    def __init__(self, act):
        self.act = act
        self.argtypes = None
        self.restype = None

    def __call__(self, *arguments):
        assert len(arguments) == len(self.argtypes)
        converted = [kind.from_param(a) for kind, a in zip(self.argtypes, arguments, strict=True)]
        assert len(converted) == len(arguments)
        return self.act(*arguments)


def set_number(reference, value):
    ctypes.cast(reference, ctypes.POINTER(ctypes.c_uint32))[0] = value


class Library:
    """Answers as winspool.drv does, sizes first."""

    def __init__(self, *, status=0, attributes=0, jobs=(), names=("Ticket printer",)):
        self.status, self.attributes, self.jobs, self.names = status, attributes, jobs, names
        self.calls = []
        self.written = b""
        self.takes = None
        self.OpenPrinterW = Function(self.open_printer)
        self.GetPrinterW = Function(self.get_printer)
        self.EnumJobsW = Function(self.enum_jobs)
        self.StartDocPrinterW = Function(self.start)
        self.WritePrinter = Function(self.write)
        self.EndDocPrinter = Function(lambda handle: self.noted("end", handle))
        self.SetJobW = Function(lambda *a: self.noted("set", *a))
        self.ClosePrinter = Function(lambda handle: self.noted("close", handle))

    def noted(self, *call):
        self.calls.append(call)
        return 1

    def open_printer(self, name, handle, defaults):
        if name not in self.names:
            return 0
        ctypes.cast(handle, ctypes.POINTER(ctypes.c_void_p))[0] = HANDLE
        return 1

    def get_printer(self, handle, level, buffer, size, needed):
        assert (handle, level) == (HANDLE, 2)
        texts = 300  # the strings that the pointers point at stand behind the structure
        set_number(needed, ctypes.sizeof(PrinterInfo) + texts)
        if size < ctypes.sizeof(PrinterInfo) + texts:
            return 0
        info = PrinterInfo(status=self.status, attributes=self.attributes)
        ctypes.memmove(buffer, ctypes.byref(info), ctypes.sizeof(info))
        return 1

    def enum_jobs(self, *arguments):
        handle, first, _, level, buffer, size, needed, count = arguments
        assert (handle, first, level) == (HANDLE, 0, 1)
        want = len(self.jobs) * (ctypes.sizeof(JobInfo) + 40)
        set_number(needed, want)
        if size < want or buffer is None:
            return 0
        found = (JobInfo * len(self.jobs))(*(JobInfo(id=i, status=s) for i, s in self.jobs))
        ctypes.memmove(buffer, found, ctypes.sizeof(found))
        set_number(count, len(self.jobs))
        return 1

    def start(self, handle, level, document):
        info = ctypes.cast(document, ctypes.POINTER(DocInfo))[0]
        self.noted("start", level, info.document, info.output, info.datatype)
        return 7

    def write(self, handle, data, size, taken):
        taking = size if self.takes is None else self.takes
        self.written += data[:taking]
        set_number(taken, taking)
        return 1


def test_the_structures_have_the_sizes_of_64_bit_windows():
    assert ctypes.sizeof(PrinterInfo) == 136
    assert ctypes.sizeof(JobInfo) == 96
    assert PrinterInfo.attributes.offset == 104
    assert PrinterInfo.status.offset == 124
    assert JobInfo.status.offset == 56


def test_a_handle_wider_than_32_bits_comes_back_whole():
    assert WinSpooler(Library()).open("Ticket printer") == HANDLE


def test_a_queue_that_windows_does_not_know_is_missing():
    with pytest.raises(QueueError) as caught:
        WinSpooler(Library()).open("Gone")

    assert caught.value.cause is Cause.OFF


def test_status_attributes_and_jobs_are_read():
    library = Library(status=0x10, attributes=WORK_OFFLINE | 0x8, jobs=((3, 0x10), (9, 0x1080)))

    state = WinSpooler(library).state(HANDLE)

    assert state.flags == QueueFlag.PAPER_OUT | QueueFlag.WORK_OFFLINE
    assert [(job.id, job.flags) for job in state.jobs] == [
        (3, JobFlag.PRINTING),
        (9, JobFlag.PRINTED | JobFlag.COMPLETE),
    ]


def test_a_queue_in_order_has_no_flags_and_no_jobs():
    state = WinSpooler(Library()).state(HANDLE)

    assert (state.flags, state.jobs) == (QueueFlag.FINE, ())


def test_a_document_is_raw_and_its_bytes_go_as_they_are():
    library = Library()
    spooler = WinSpooler(library)

    job_id = spooler.start(HANDLE, "TraCS Mobile")
    taken = spooler.write(HANDLE, b"\x1b@\x00\x00\xff")
    spooler.end(HANDLE)
    spooler.close(HANDLE)

    assert job_id == 7
    assert taken == 5
    assert library.written == b"\x1b@\x00\x00\xff"
    assert library.calls == [
        ("start", 1, "TraCS Mobile", None, "RAW"),
        ("end", HANDLE),
        ("close", HANDLE),
    ]


def test_what_was_not_taken_is_told():
    library = Library()
    library.takes = 2

    assert WinSpooler(library).write(HANDLE, b"\x1b@\x00\x00\xff") == 2


def test_a_job_is_deleted_by_its_id():
    library = Library()

    WinSpooler(library).delete(HANDLE, 7)

    assert library.calls == [("set", HANDLE, 7, 0, None, 5)]


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("StartDocPrinterW", lambda s: s.start(HANDLE, "x")),
        ("WritePrinter", lambda s: s.write(HANDLE, b"x")),
        ("EndDocPrinter", lambda s: s.end(HANDLE)),
        ("SetJobW", lambda s: s.delete(HANDLE, 1)),
        ("ClosePrinter", lambda s: s.close(HANDLE)),
        ("GetPrinterW", lambda s: s.state(HANDLE)),
    ],
)
def test_a_call_that_fails_is_an_error(name, call):
    library = Library()
    getattr(library, name).act = lambda *_: 0
    spooler = WinSpooler(library)

    with pytest.raises(QueueError):
        call(spooler)
