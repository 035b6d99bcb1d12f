"""What every print fault comes to, and whether the screen stands still while the printer does.

    python tests/bench/bench_faults.py [--write]

The matrix of tests/faults runs on the program's print lane, one case after the other, with an event
loop beside it as in the program. A timer of 5 ms on the screen's thread tells the longest gap; the
same with idle lanes is the reference. The emulated printers run in the same process, which makes
the gaps longer than they are on a laptop. `--write` makes docs/printer-faults.md anew.
"""

import argparse
import sys
import time

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from tests.faults.print_cases import CASES
from tests.faults.print_matrix import run
from tests.faults.print_report import DOCUMENT, Screen, document, line_of
from ui.tasks import Lanes

BEAT_MS = 5
LIMIT_MS = 100
IDLE_MS = 5_000


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


def idle(heart):
    """The longest gap with nothing to do."""
    loop = QEventLoop()
    QTimer.singleShot(IDLE_MS, loop.quit)
    heart.restart()
    loop.exec()
    return heart.longest_ms


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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    application = QCoreApplication(sys.argv)
    lanes, heart = Lanes(application), Heartbeat()
    # Fonts, the law and the profiles are read once, as at the start of the program.
    for case in {case.way: case for case in CASES}.values():
        on_the_lane(lanes, case)
    idle_ms, printing_ms, seen = idle(heart), 0.0, []
    for case in CASES:
        heart.restart()
        result = on_the_lane(lanes, case)
        printing_ms = max(printing_ms, heart.longest_ms)
        outcome = result.first.outcome
        seen.append((line_of(case, result), outcome.took_ms))
        told = f"{outcome.grade.value:16} {outcome.cause.value:24} {outcome.took_ms:6} ms"
        print(f"{case!s:66} {told}  gap {heart.longest_ms:5.1f} ms", flush=True)
    lanes.close()
    print(f"longest gap {printing_ms:.1f} ms, idle {idle_ms:.1f} ms, at most {LIMIT_MS} ms wanted")
    if write:
        screen = Screen(
            printing_ms=printing_ms, idle_ms=idle_ms, beat_ms=BEAT_MS, limit_ms=LIMIT_MS
        )
        DOCUMENT.write_text(document(seen, screen), encoding="utf-8")
        print(f"{DOCUMENT.name}: {len(seen)} lines")
    return 0 if printing_ms < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
