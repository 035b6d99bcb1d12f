"""What every print fault comes to, and whether the screen stands still while the printer does.

    python tests/bench/bench_faults.py [--write]

The matrix of tests/faults runs on the program's print lane, one case after the other, with an event
loop beside it as in the program. A timer of 5 ms on the screen's thread tells the longest gap. The
reference is the same timer in a process of its own, at the same time and with nothing to do: what
is common to both is the machine's. The emulated printers run in the measured process, which makes
its gaps longer than they are on a laptop. `--write` makes anew
docs/manual/reference/printer-faults.md.
"""

import argparse
import contextlib
import subprocess
import sys
import time

from PySide6.QtCore import QCoreApplication, QEventLoop, QSocketNotifier, Qt, QTimer

from tests.faults.print_cases import CASES
from tests.faults.print_matrix import run
from tests.faults.print_report import DOCUMENT, Screen, document, line_of
from ui.tasks import Lanes

BEAT_MS = 5
LIMIT_MS = 100


class Heartbeat:
    """A timer of the screen's thread that notes its longest gap."""

    def __init__(self):
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def restart(self):
        self.longest_ms = 0.0
        self._last = time.perf_counter()

    def _beat(self):
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now


def idle():
    """Beat with nothing to do until the input ends; then say the longest gap."""
    application, heart = QCoreApplication(sys.argv), Heartbeat()
    ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ear.activated.connect(application.quit)
    application.exec()
    print(heart.longest_ms)
    return 0


@contextlib.contextmanager
def reference():
    """An idle loop beside; gives a list that holds its longest gap afterwards."""
    found = []
    command = [sys.executable, __file__, "--idle"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield found
        told, _ = process.communicate()
        found.append(float(told))


def on_the_lane(lanes, case):
    """Run a case on the print lane while the event loop goes round."""
    loop, answers = QEventLoop(), []

    def answered(answer):
        answers.append(answer)
        loop.quit()

    lanes.print.run(lambda: run(case), done=answered, failed=answered)
    loop.exec()
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]


def measured(lanes, heart):
    """Each case as a line of the page and its wait; the longest gap of all."""
    longest_ms, seen = 0.0, []
    for case in CASES:
        heart.restart()
        result = on_the_lane(lanes, case)
        longest_ms = max(longest_ms, heart.longest_ms)
        outcome = result.first.outcome
        seen.append((line_of(case, result), outcome.took_ms))
        told = f"{outcome.grade.value:16} {outcome.cause.value:24} {outcome.took_ms:6} ms"
        print(f"{case!s:66} {told}  gap {heart.longest_ms:5.1f} ms", flush=True)
    return seen, longest_ms


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--idle", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.idle:
        return idle()
    application = QCoreApplication(sys.argv)
    lanes, heart = Lanes(application), Heartbeat()
    # Fonts, the law and the profiles are read once, as at the start of the program.
    for case in {case.way: case for case in CASES}.values():
        on_the_lane(lanes, case)
    with reference() as idle_ms:
        seen, printing_ms = measured(lanes, heart)
    lanes.close()
    print(
        f"longest gap {printing_ms:.1f} ms, at most {LIMIT_MS} ms wanted; idle {idle_ms[0]:.1f} ms"
    )
    if arguments.write:
        screen = Screen(
            printing_ms=printing_ms, idle_ms=idle_ms[0], beat_ms=BEAT_MS, limit_ms=LIMIT_MS
        )
        DOCUMENT.write_text(document(seen, screen), encoding="utf-8")
        print(f"{DOCUMENT.name}: {len(seen)} lines")
    return 0 if printing_ms < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
