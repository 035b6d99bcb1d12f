"""The matrix of print faults: every fault, on every way to a printer, at every point of the job.

A case is run as the program runs it: `print_document` with a store, the real driver, a real line,
and a printer that fails as scripted. Then hands put the printer right, and what is still owed is
printed again. The tests and `tests/bench/bench_faults.py` share this.
"""

import functools
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from printers.driver.attempt import Limits
from printers.driver.printer import open_printer
from printers.profiles import profile_of
from tests.faults.print_cases import Size
from tests.faults.print_stations import station
from tracs_mobile.domain.devices import Cause, Learned, PrinterSetup
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.states import PrintOutcome
from tracs_mobile.services.printing import Printing, print_document
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.testing.documents import A_SHORT_FORM
from tracs_mobile.testing.fakes import FakeClock, FakeSigner, FakeStore
from tracs_mobile.testing.issued import issue_one

FAST = Limits(
    open_s=2,
    reply_s=0.4,
    wake_s=0.4,
    chunk_s=0.6,
    slack_s=1.5,
    silence_s=0.3,
    give_up_s=0.5,
    cool_s=0.6,
    retry_s=0.2,
    reopen_s=0.1,
    drain_s=0.2,
)
QUICK = (("bytes_per_second", 1_000_000), ("mm_per_second", 10_000))
"""Facts of a printer for which the driver waits no longer than for its answers."""

COPIES, MM_PER_COPY = 2, 350
NOON = datetime(2026, 11, 22, 17, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one print came to: the outcome, what is new on the paper, what the books say."""

    outcome: PrintOutcome
    whole: int
    rows: int
    jobs: int
    strays: int
    reprint: bool
    owed: bool


@dataclass(frozen=True, kw_only=True)
class Result:
    """The print that met the fault, how often it was whole in the end, and the one after.

    `limit_ms` is the longest that the driver allows itself.
    """

    first: Seen
    second: Seen | None
    first_whole_at_last: int
    limit_ms: int


class Desk:
    """One issued ticket in a store, and what printing needs."""

    def __init__(self):
        self.store = FakeStore(FakeSigner())
        with self.store.units() as unit:
            unit.numbers.add_block(NumberBlock(block_id="b", prefix="TRAIN-", first=124, last=223))
            issued = issue_one(unit, signer=self.store.signer, at=NOON)
            unit.commit()
        self.document_id = issued.document.document_id
        self.tools = Printing(
            units=self.store.units,
            clock=FakeClock(NOON),
            short_form=lambda _issued: A_SHORT_FORM,
            defendant_copies=COPIES,
        )

    def print_on(self, printer):
        """The use case."""
        return print_document(self.document_id, printers=(printer,), pack=law(), tools=self.tools)

    @property
    def owed(self):
        """Whether its print is owed."""
        with self.store.units() as unit:
            return self.document_id in unit.prints.owed()


@functools.cache
def law():
    """The law of today, read once."""
    return load_law_pack()


def setup_of(way, url):
    """The printer as it is set up."""
    return PrinterSetup(
        id="printer",
        name=way.printer,
        kind=way.kind,
        url=url,
        profile=way.profile,
        learned=tuple(Learned(fact=fact, value=json.dumps(value)) for fact, value in QUICK),
    )


def driver_of(way, end):
    """The program's own driver for the station at the end of the way."""
    return open_printer(setup_of(way, end.url), limits=FAST, spooler=end.spooler)


@functools.cache
def size_of(way):
    """How long the job is when nothing goes wrong."""
    with station(way, {}) as end:
        outcome = Desk().print_on(driver_of(way, end))
        end.settle()
        return Size(rows=end.rows, bytes=outcome.job_bytes)


def limit_ms(way, outcome):
    """The longest a print may take by the driver's own limits, from the officer's press on."""
    profile = profile_of(setup_of(way, "unused"))
    moving = outcome.job_bytes / profile.bytes_per_second
    paper = COPIES * MM_PER_COPY / profile.mm_per_second
    opening = 2 * (FAST.reopen_s + FAST.open_s + FAST.give_up_s) + FAST.retry_s
    talking = FAST.wake_s + FAST.slack_s + FAST.chunk_s + FAST.cool_s + FAST.give_up_s
    return round(1000 * (moving + paper + opening + talking))


def run(case):
    """Print, put right, print again if it is owed."""
    changes = case.fault.scripts[case.point](size_of(case.way))
    desk = Desk()
    with station(case.way, changes) as end:
        printer = driver_of(case.way, end)
        first = _printed(desk, printer, end)
        second = None
        if first.outcome.cause is not Cause.NONE:
            for hand in case.fault.hands:
                end.hand(hand)
            end.settle()
            second = _printed(desk, printer, end)
        return Result(
            first=first,
            second=second,
            first_whole_at_last=end.times_whole(first.outcome),
            limit_ms=limit_ms(case.way, first.outcome),
        )


def _printed(desk, printer, end):
    jobs, rows, copies = end.jobs, end.rows, len(end.copies())
    outcome = desk.print_on(printer)
    outcome = replace(outcome, said=end.plain(outcome.said))
    end.settle()
    fresh = end.copies()[copies:]
    return Seen(
        outcome=outcome,
        whole=end.times_whole(outcome) if outcome.job_sha256 else 0,
        rows=end.rows - rows,
        jobs=end.jobs - jobs,
        strays=end.strays,
        reprint=bool(fresh) and all(b"REPRINT 1" in copy for copy in fresh),
        owed=desk.owed,
    )
