"""Before the first paint nothing heavy is loaded.

What may be loaded is listed, not what may not: whatever library comes next is denied by itself.
"""

import re
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from ui.app import show_as_fits
from ui.window import Window

LIBRARIES = {"PySide6", "shiboken6", "typing_extensions"}
QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
"""No QtSvg, QtNetwork or QtPrintSupport: each is a library of its own to be read from the disk."""
ROOMS = {"tracs_mobile", "ui"}
LATER = (
    *("tracs_mobile.store", "tracs_mobile.vault", "tracs_mobile.services", "tracs_mobile.domain"),
    *("tracs_mobile.bootstrap", "tracs_mobile.laptop", "tracs_mobile.training", "ui.models"),
    *(
        "ui.views.workplace",
        "ui.views.stop_view",
        "ui.views.help_view",
        "ui.wedge",
        "ui.tray",
        "ui.text.stop_text",
    ),
)
HEAVY_PYTHON = {
    *("asyncio", "concurrent", "csv", "ctypes", "decimal", "email", "http", "inspect"),
    *("multiprocessing", "sqlite3", "ssl", "statistics", "subprocess", "tempfile", "tomllib"),
    *("unittest", "urllib", "uuid", "xml", "zipfile", "zoneinfo"),
}
"""Parts of Python itself that nothing on the sign-on page needs."""
PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
bare = set(sys.modules)
from tracs_mobile.__main__ import main
from ui.language import choose_language
choose_language("en")
import ui.window

def after_the_first_paint(window):
    mine = {name for name in sys.modules if name not in bare or name.startswith("PySide6.")}
    print(*sorted(mine), sep="\\n")
    window.close()

ui.window.Window.open = after_the_first_paint
sys.exit(main(["run", "--startup-trace", "--data-dir", sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """One start of the whole program up to its first paint: its modules, and what it told."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path_factory.mktemp("laptop"))],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done


@pytest.fixture(scope="module")
def loaded(start):
    return set(start.stdout.split())


def tops(names):
    return {name.partition(".")[0] for name in names}


def test_the_sign_on_page_is_painted_before_any_other_library_is_loaded(loaded):
    assert "ui.views.sign_on" in loaded
    foreign = tops(loaded) - set(sys.stdlib_module_names) - LIBRARIES - ROOMS
    assert foreign == set()


def test_of_qt_only_what_a_bare_window_needs_is_loaded_before_the_first_paint(loaded):
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == QT


def test_rooms_that_wait_for_the_first_paint_are_not_loaded_before_it(loaded):
    early = {n for n in loaded if any(n == room or n.startswith(f"{room}.") for room in LATER)}
    assert early == set()


def test_no_heavy_part_of_python_is_loaded_before_the_first_paint(loaded):
    assert tops(loaded) & HEAVY_PYTHON == set()


def test_the_trace_of_a_start_names_its_marks_in_order(start):
    marks = re.findall(r"^ *([\d.]+) ms  (.+)$", start.stderr, re.MULTILINE)
    names = [name for _, name in marks]
    assert names == ["program loaded", "window made", "window painted", "name and secret are taken"]
    assert [float(at) for at, _ in marks] == sorted(float(at) for at, _ in marks)


def test_a_window_never_reaches_beyond_the_screen(desk, qtbot):
    app = QApplication.instance()
    window = Window(app, lambda: desk.station, desk.settings)
    qtbot.addWidget(window)
    whole = app.primaryScreen().size()
    window.resize(whole.width() + 200, whole.height() + 200)
    show_as_fits(window, app)
    assert window.isFullScreen()
    assert window.width() <= whole.width()
    assert window.height() <= whole.height()
