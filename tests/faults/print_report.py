"""The matrix of print faults as a page for people: docs/manual/reference/printer-faults.md."""

from dataclasses import astuple, dataclass
from itertools import groupby
from pathlib import Path

from tests.faults.print_cases import FILES

DOCUMENT = Path(__file__).parents[2] / "docs" / "manual" / "reference" / "printer-faults.md"

HEAD = """# What happens when a printer fails

Every fault that the emulated printers know, on every way to a printer, at three points of a job:
before its first byte, in the middle, and in the last line (one row of dots, or the answer that ends
the job, is still missing). Each line is one print of a complaint in two copies, by the program's
own use case and driver, over a real line. No maker's printer stood on the desk; the emulated ones
answer as the manuals say.

What holds for every line, and is tested: a print that is called good lies on the paper whole, and
only once unless the line itself doubled it. Everything else is owed: when the fault is put right
and the ticket printed again, exactly one whole ticket comes out, marked as a reprint if anything
can lie there already. The program never sends a ticket a second time by itself.

Made by `python tests/bench/bench_faults.py --write`. The seconds are those of a test, with short
limits; the driver's usual limits are longer. The other columns are compared with a fresh run by
`tests/faults/test_print_matrix.py`.
"""

COLUMNS = ("Way", "Point", "Grade", "Cause", "On paper", "What the officer reads", "Wait")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the table but its wait."""

    fault: str
    way: str
    point: str
    grade: str
    cause: str
    paper: str
    said: str


@dataclass(frozen=True, kw_only=True)
class Screen:
    """How long the screen stood still at most, in milliseconds."""

    printing_ms: float
    idle_ms: float
    beat_ms: int
    limit_ms: int


def line_of(case, result):
    """What the page says of a case."""
    outcome = result.first.outcome
    return Line(
        fault=case.fault.name,
        way=case.way.name,
        point=case.point.value,
        grade=outcome.grade.value,
        cause=outcome.cause.value if outcome.cause.value != "ready" else "-",
        paper=_paper(case, result.first),
        said=outcome.said,
    )


def _paper(case, print_):
    if case.way in FILES:
        return "nothing"
    if print_.whole:
        return "whole" if print_.whole == 1 else "whole, twice"
    return "a part" if print_.rows else "nothing"


def document(seen, screen):
    """The page, from `(line, wait in milliseconds)` of every case."""
    parts = [HEAD, _screen(screen)]
    for fault, lines in groupby(seen, key=lambda pair: pair[0].fault):
        parts.append(f"## {fault[0].upper()}{fault[1:]}\n\n{_table(lines)}")
    return "\n".join(parts)


def _screen(screen):
    return (
        f"While the print lane did all of this, a timer of {screen.beat_ms} ms on the screen's "
        f"thread was late\nby {screen.printing_ms:.0f} ms at most (limit {screen.limit_ms} ms; the "
        f"emulated printers ran in the same process). The same\ntimer in an idle process beside it "
        f"was late by {screen.idle_ms:.0f} ms.\n"
    )


def _table(pairs):
    rows = [COLUMNS, tuple("---" for _ in COLUMNS)]
    rows += [(*astuple(line)[1:], f"{wait_ms / 1000:.1f} s") for line, wait_ms in pairs]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def lines_in(text):
    """The lines of a page that was written before, without their waits."""
    found, fault = [], ""
    for row in text.splitlines():
        if row.startswith("## "):
            fault = row[3:]
        cells = [cell.strip() for cell in row.strip("| ").split(" | ")]
        if row.startswith("| ") and cells[0] not in ("Way", "---"):
            found.append((fault.casefold(), *cells[:-1]))
    return found


def comparable(line):
    """A line as `lines_in` gives it."""
    first, *others = astuple(line)
    return (first.casefold(), *others)
