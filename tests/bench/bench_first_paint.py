"""How long until the sign-on page is painted, beside a bare window of the same binding.

    python tests/bench/bench_first_paint.py [--runs 15]

Both are whole processes, from start to the first paint, taken in turn; the least of each counts.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 1.5
BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.instance().quit)

app = QApplication(sys.argv)
window = Bare()
window.resize(1366, 768)
window.show()
app.exec()
"""
OURS = """
import os, sys
from pathlib import Path
from tracs_mobile.settings import Settings
from ui.app import run

run(lambda: os._exit(0), Settings(data_dir=Path(sys.argv[1])), argv=["tracs-mobile"])
"""


def took_ms(program, folder):
    """Milliseconds of one whole process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", _located(program), folder], check=True)
    return (time.perf_counter() - began) * 1000


def _located(program):
    root = str(Path(__file__).parents[2])
    return f"import sys; sys.path.insert(0, {root!r})\n{program}"


def main():
    """Print both and the ratio; exit code 1 when ours takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The installed program has its modules compiled; measure it that way.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        took_ms(BARE, folder), took_ms(OURS, folder)
        pairs = [(took_ms(BARE, folder), took_ms(OURS, folder)) for _ in range(runs)]
    bare, ours = ([pair[at] for pair in pairs] for at in (0, 1))
    ratio = min(ours) / min(bare)
    print(f"bare window  min {min(bare):6.1f} ms  median {statistics.median(bare):6.1f} ms")
    print(f"sign-on page min {min(ours):6.1f} ms  median {statistics.median(ours):6.1f} ms")
    print(f"ratio of the least: {ratio:.2f} (limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
