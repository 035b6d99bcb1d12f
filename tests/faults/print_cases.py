"""The cases of the matrix of print faults: what fails, on which way to a printer, at which point.

Each fault says what the printer, the queue or the folder does wrong, what hands do about it, and
what the program has to make of it.
"""

from dataclasses import dataclass, field
from enum import Enum

from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.ports.raw_queue import QueueFlag
from tracs_mobile.testing.printer_emulator import Script

WHOLE = Script()
BROKE_OFF, NOT_BEGUN = PrintGrade.INTERRUPTED, PrintGrade.NOT_STARTED
WELL = None
"""In place of a grade: the best that the way allows."""


class Point(Enum):
    """Where in the job the fault strikes."""

    BEFORE = "before"
    MIDDLE = "middle"
    LAST = "last line"


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way to a printer, the printer at its other end, and the best grade there is."""

    name: str
    kind: LinkKind
    printer: str
    profile: str
    line: str
    best: PrintGrade
    traits: Script = WHOLE


SERIAL = Way(
    name="serial port",
    kind=LinkKind.SERIAL,
    printer="Trunk printer",
    profile="generic-4in-832",
    line="pty",
    best=PrintGrade.PROBABLY,
)
BLUETOOTH = Way(
    name="Bluetooth",
    kind=LinkKind.BLUETOOTH,
    printer="Bixolon SPP-R410",
    profile="bixolon-spp-r410",
    line="pty",
    best=PrintGrade.PROBABLY,
    traits=Script(buffer_bytes=65_536, tells_battery=True),
)
NETWORK = Way(
    name="network",
    kind=LinkKind.NETWORK,
    printer="Epson TM-P80II",
    profile="epson-tm-p80ii",
    line="tcp",
    best=PrintGrade.CONFIRMED,
    traits=Script(confirms=True, tells_battery=True, battery_unasked=True),
)
QUEUE = Way(
    name="printer queue",
    kind=LinkKind.SPOOLER,
    printer="Ticket printer",
    profile="generic-4in-832",
    line="queue",
    best=PrintGrade.SPOOLED,
)
FILE = Way(
    name="file",
    kind=LinkKind.FOLDER,
    printer="Job file",
    profile="generic-4in-832",
    line="file",
    best=PrintGrade.SAVED,
)
PDF = Way(
    name="PDF",
    kind=LinkKind.FOLDER,
    printer="PDF folder",
    profile="generic-4in-832",
    line="pdf",
    best=PrintGrade.SAVED,
)
LINES, FILES = (SERIAL, BLUETOOTH, NETWORK), (FILE, PDF)
WAYS = (*LINES, QUEUE, *FILES)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How long a whole job is, in dots of paper and in bytes."""

    rows: int
    bytes: int

    def dots(self, point):
        """The place of a point on the paper; in the last line, the last row is still missing."""
        return self.rows // 2 if point is Point.MIDDLE else self.rows - 1

    def sent(self, point):
        """The place of a point among the bytes; the last one is the end of the ticket."""
        return self.bytes // 2 if point is Point.MIDDLE else self.bytes


@dataclass(frozen=True, kw_only=True, eq=False)
class Fault:
    """One way to fail.

    `scripts` gives for each point what is wrong, from the size of the job; `expects` the grade and
    the cause, `unless` the same where a way can tell less or more. `times` is how often the ticket
    lies on paper when all went well.
    """

    name: str
    scripts: dict
    expects: dict
    ways: tuple = LINES
    unless: dict = field(default_factory=dict)
    hands: tuple = ("repair",)
    times: int = 1


@dataclass(frozen=True, kw_only=True)
class Case:
    """One fault on one way at one point."""

    fault: Fault
    way: Way
    point: Point

    def __str__(self):
        return f"{self.fault.name}, {self.way.name}, {self.point.value}"

    @property
    def expected(self):
        """Grade and cause."""
        general = self.fault.expects[self.point]
        grade, cause = self.fault.unless.get((self.way, self.point), general)
        return self.way.best if grade is WELL else grade, cause


def at_once(**changes):
    """There from the start."""
    return {Point.BEFORE: lambda _size: changes}


def later(name, **more):
    """Comes when so many dots of paper have moved."""
    return {
        point: lambda size, point=point: {name: size.dots(point), **more}
        for point in (Point.MIDDLE, Point.LAST)
    }


def later_in_bytes(name, **more):
    """Comes when so many bytes of the job have been taken."""
    return {
        point: lambda size, point=point: {name: size.sent(point), "counts_job_only": True, **more}
        for point in (Point.MIDDLE, Point.LAST)
    }


def three(cause, later_cause=None):
    """Nothing begun before; broken off afterwards."""
    after = (BROKE_OFF, later_cause or cause)
    return {Point.BEFORE: (NOT_BEGUN, cause), Point.MIDDLE: after, Point.LAST: after}


def only(cause, point=Point.BEFORE, grade=NOT_BEGUN):
    """A fault that has one point."""
    return {point: (grade, cause)}


def queue_says(flags):
    """What a queue of the system knows before the job."""
    return at_once(flags=flags)


NMEA = b"$GPRMC,171500,A,4415.6,N,07234.5,W\r\n"
STRANGE = b"\xa5\x5a\x80\x91\x81"
_HOT = {Point.BEFORE: (NOT_BEGUN, Cause.HEAD_HOT)}
_WELL_LATER = {Point.MIDDLE: (WELL, Cause.NONE), Point.LAST: (WELL, Cause.NONE)}
_FAR = {(BLUETOOTH, point): (BROKE_OFF, Cause.OUT_OF_RANGE) for point in (Point.MIDDLE, Point.LAST)}

ON_A_LINE = (
    Fault(
        name="switched off",
        scripts=at_once(off=True),
        expects=only(Cause.OFF),
        unless={(NETWORK, Point.BEFORE): (NOT_BEGUN, Cause.WRONG_PORT)},
    ),
    Fault(
        name="held by another program",
        scripts=at_once(held=True),
        expects=only(Cause.PORT_HELD),
        unless={(NETWORK, Point.BEFORE): (NOT_BEGUN, Cause.SILENT)},
    ),
    Fault(name="a GPS receiver", scripts=at_once(garbage=NMEA), expects=only(Cause.WRONG_PORT)),
    Fault(
        name="answers that mean nothing",
        scripts=at_once(garbage=STRANGE),
        expects=only(Cause.NOT_A_PRINTER),
    ),
    Fault(
        name="paper out",
        scripts=at_once(paper_out=True) | later("paper_ends_after"),
        expects=three(Cause.PAPER_OUT),
        hands=("load_paper",),
    ),
    Fault(
        name="paper out, cannot be cleared",
        scripts=at_once(paper_out=True, clears=False) | later("paper_ends_after", clears=False),
        expects=three(Cause.PAPER_OUT),
        hands=("switch_off_and_on", "load_paper"),
    ),
    Fault(
        # The data was taken up and said so, with 25 mm still to be printed.
        name="paper out behind the answer",
        scripts={
            Point.LAST: lambda size: {
                "paper_ends_after": size.rows - 60,
                "line_buffer_dots": 200,
                "mm_per_second": 5_000.0,
            }
        },
        expects=only(Cause.PAPER_OUT, Point.LAST, BROKE_OFF),
        hands=("load_paper",),
    ),
    Fault(
        name="cover open",
        scripts=at_once(cover_open=True) | later("cover_opens_after"),
        expects=three(Cause.COVER_OPEN),
        hands=("close_cover",),
    ),
    Fault(
        name="battery low",
        scripts=at_once(battery_low=True) | later("battery_falls_after"),
        expects=three(Cause.BATTERY_LOW),
        unless={
            (SERIAL, point): (NOT_BEGUN if point is Point.BEFORE else BROKE_OFF, Cause.HEAD_HOT)
            for point in Point
        },
        hands=("charge",),
    ),
    Fault(
        name="head hot, cools soon",
        scripts=at_once(hot=True) | later("hot_after", hot_for_s=0.2),
        expects=_HOT | _WELL_LATER,
        hands=("cool_down",),
    ),
    Fault(
        name="head hot, stays hot",
        scripts=later("hot_after"),
        expects=three(Cause.HEAD_HOT),
        hands=("cool_down",),
    ),
    Fault(
        name="mechanical fault",
        scripts=at_once(broken=True) | later("breaks_after"),
        expects=three(Cause.FAULT),
    ),
    Fault(
        name="silent",
        scripts=at_once(mute=True) | later_in_bytes("silent_after"),
        expects=three(Cause.SILENT),
        unless=_FAR,
    ),
    Fault(
        name="half of each longer answer lost",
        scripts=at_once(half_replies=True),
        expects=only(Cause.NONE, grade=WELL),
        unless={(NETWORK, Point.BEFORE): (BROKE_OFF, Cause.SILENT)},
    ),
    Fault(
        name="connection breaks",
        scripts=at_once(hangs_up_after=1) | later_in_bytes("hangs_up_after"),
        expects=three(Cause.LINE_BROKE),
    ),
    Fault(
        name="connection breaks, back at once",
        scripts=at_once(hangs_up_after=1, reconnects=True)
        | later_in_bytes("hangs_up_after", reconnects=True),
        expects=three(Cause.LINE_BROKE),
        hands=(),
    ),
    Fault(
        name="stops reading",
        scripts=at_once(stops_reading_after=0) | later_in_bytes("stops_reading_after"),
        expects=three(Cause.SILENT),
        unless=_FAR | {(SERIAL, Point.MIDDLE): (BROKE_OFF, Cause.STALLED)},
        hands=("switch_off_and_on",),
    ),
    Fault(
        name="the line delivers the job twice",
        scripts=at_once(duplicates_job=True),
        expects=only(Cause.NONE, grade=WELL),
        times=2,
    ),
)

IN_A_QUEUE = (
    Fault(
        name="queue offline",
        scripts=queue_says(QueueFlag.WORK_OFFLINE),
        expects=only(Cause.OFF),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="queue paused",
        scripts=queue_says(QueueFlag.PAUSED),
        expects=only(Cause.STALLED),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="cover open",
        scripts=queue_says(QueueFlag.DOOR_OPEN),
        expects=only(Cause.COVER_OPEN),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="paper out",
        scripts=queue_says(QueueFlag.PAPER_OUT)
        | {Point.MIDDLE: lambda _size: {"then_flags": QueueFlag.PAPER_OUT}},
        expects=three(Cause.PAPER_OUT),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="another print waits in the queue",
        scripts=at_once(waiting=1),
        expects=only(Cause.BUSY),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="queue takes no document",
        scripts=at_once(refuses=True),
        expects=only(Cause.FAULT),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="disk full",
        scripts={
            Point.MIDDLE: lambda size: {"disk_full_after": size.bytes // 2},
            Point.LAST: lambda size: {"disk_full_after": size.bytes - 1},
        },
        expects=three(Cause.STALLED),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="queue never hands the job on",
        scripts={Point.MIDDLE: lambda _size: {"holds": True}},
        expects=only(Cause.STALLED, Point.MIDDLE, BROKE_OFF),
        ways=(QUEUE,),
        hands=("mend",),
    ),
    Fault(
        name="printer behind the queue is off",
        scripts=at_once(behind={"off": True}),
        expects=only(Cause.FAULT, grade=BROKE_OFF),
        ways=(QUEUE,),
        hands=("repair", "mend"),
    ),
    Fault(
        name="paper out at the printer behind the queue",
        scripts={Point.MIDDLE: lambda size: {"behind": {"paper_ends_after": size.rows // 2}}},
        expects=only(Cause.STALLED, Point.MIDDLE, BROKE_OFF),
        ways=(QUEUE,),
        hands=("load_paper", "mend"),
    ),
    Fault(
        name="the queue delivers the job twice",
        scripts=at_once(doubles=True),
        expects=only(Cause.NONE, grade=WELL),
        ways=(QUEUE,),
        hands=(),
        times=2,
    ),
)

TO_A_FOLDER = (
    Fault(
        name="folder missing",
        scripts=at_once(missing=True),
        expects=only(Cause.FOLDER_MISSING),
        ways=FILES,
    ),
    Fault(
        name="disk full",
        scripts={Point.MIDDLE: lambda _size: {"full": True}},
        expects=only(Cause.FOLDER_MISSING, Point.MIDDLE),
        ways=FILES,
    ),
)

FAULTS = (*ON_A_LINE, *IN_A_QUEUE, *TO_A_FOLDER)

CASES = tuple(
    Case(fault=fault, way=way, point=point)
    for fault in FAULTS
    for way in fault.ways
    for point in fault.scripts
)
