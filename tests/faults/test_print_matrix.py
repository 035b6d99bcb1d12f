"""Every print fault on every way at every point: one whole ticket, or it is owed; never a wait."""

import functools
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.print_cases import CASES, FILES, Case
from tests.faults.print_matrix import run
from tests.faults.print_report import DOCUMENT, comparable, line_of, lines_in
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade

OWED = "its print is owed"
GOOD = (PrintGrade.CONFIRMED, PrintGrade.PROBABLY, PrintGrade.SPOOLED, PrintGrade.SAVED)
SETTLED = (PrintGrade.CONFIRMED, PrintGrade.PROBABLY)

NAMED = {
    Cause.OFF: ("is off",),
    Cause.OUT_OF_RANGE: ("out of range",),
    Cause.WRONG_PORT: ("is not at the connection",),
    Cause.PORT_HELD: ("Another program is using",),
    Cause.PAPER_OUT: ("is out of paper",),
    Cause.COVER_OPEN: ("The cover of", "is open"),
    Cause.BATTERY_LOW: ("The battery of",),
    Cause.HEAD_HOT: ("is too hot or its battery is low",),
    Cause.SILENT: ("does not answer", "did not say that it finished"),
    Cause.NOT_A_PRINTER: ("does not answer like a printer",),
    Cause.STALLED: ("stopped reading", "paused", "Windows"),
    Cause.LINE_BROKE: ("The connection to the",),
    Cause.BUSY: ("Another print is still waiting",),
    Cause.FOLDER_MISSING: ("cannot be written",),
    Cause.FAULT: ("reports a fault", "Windows did not take"),
}
"""Words of which at least one is in the sentence about a cause."""


@pytest.fixture(scope="module")
def results(request):
    """The result of a case; those that are asked for in this run are begun at once, three abreast.

    They wait for their printers nearly all of the time.
    """
    with ThreadPoolExecutor(max_workers=3) as pool:
        begun = functools.cache(lambda case: pool.submit(run, case))
        for item in request.session.items:
            case = getattr(item, "callspec", None) and item.callspec.params.get("case")
            if isinstance(case, Case):
                begun(case)
        yield lambda case: begun(case).result()


@pytest.fixture
def result(results, case):
    return results(case)


def cases(which=lambda _grade: True):
    """Those whose expected grade is one of `which`."""
    chosen = [case for case in CASES if which(case.expected[0])]
    return pytest.mark.parametrize("case", chosen, ids=str)


every_case = cases()
every_failure = cases(lambda grade: grade not in GOOD)
every_broken_off = cases(lambda grade: grade is PrintGrade.INTERRUPTED)
every_refusal = cases(lambda grade: grade is PrintGrade.NOT_STARTED)


@every_case
def test_each_fault_has_its_grade_and_its_cause(case, result):
    assert (result.first.outcome.grade, result.first.outcome.cause) == case.expected


@cases(lambda grade: grade in GOOD)
def test_what_is_called_good_is_on_paper_whole(case, result):
    assert result.first.whole == case.fault.times
    assert result.first.owed is (result.first.outcome.grade not in SETTLED)


@every_failure
def test_what_failed_is_owed_and_nothing_is_sent_twice(case, result):
    assert result.first.owed
    assert result.first.jobs <= 1, "the program never sends a ticket again by itself"
    assert result.first.strays == 0


@every_refusal
def test_what_was_not_begun_left_no_row_of_the_ticket(case, result):
    first = result.first
    assert (first.rows, first.jobs, first.outcome.sent_bytes) == (0, 0, 0)


@every_failure
def test_after_the_remedy_one_print_is_whole_and_says_what_it_replaces(case, result):
    second = result.second
    assert second.outcome.grade is case.way.best
    assert (second.whole, second.jobs) == (1, 1)
    assert second.owed is (case.way.best not in SETTLED)
    may_lie_there = result.first.outcome.may_have_left_paper
    assert second.reprint is (may_lie_there and case.way not in FILES)


@every_broken_off
def test_what_broke_off_does_not_come_out_behind(case, result):
    assert result.first_whole_at_last == result.first.whole


@every_case
def test_no_fault_keeps_the_officer_waiting_beyond_its_time(case, result):
    assert result.first.outcome.took_ms <= result.limit_ms


@every_failure
def test_the_sentence_names_the_printer_the_cause_and_what_it_means(case, result):
    outcome = result.first.outcome
    assert any(words in outcome.said for words in NAMED[outcome.cause])
    assert OWED in outcome.said
    assert case.way in FILES or case.way.printer in outcome.said or "Windows" in outcome.said
    assert "/dev/" not in outcome.said


def test_the_page_about_printer_faults_says_what_happens_today(results):
    fresh = {comparable(line_of(case, results(case))) for case in CASES}

    assert set(lines_in(DOCUMENT.read_text(encoding="utf-8"))) == fresh
