"""The program's window on a real display, told what to do one JSON line at a time.

    python typed_at.py FOLDER

Each line is a list: a name of `Talk` and its arguments; the answer is one JSON line.
"""

import importlib.util
import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSocketNotifier
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.license import Scan, ScanSource


def fakes():
    """The desk of fakes that all tests of the screens use."""
    there = Path(__file__).with_name("conftest.py")
    spec = importlib.util.spec_from_file_location("screen_fakes", there)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Strikes(QObject):
    """When each key went down by the display's own clock, and that no field saw one."""

    def __init__(self):
        super().__init__()
        self.at_ms = []

    def eventFilter(self, watched, event):
        of_window = isinstance(watched, QWindow) and event.spontaneous()
        if of_window and event.type() is QEvent.Type.ShortcutOverride and event.text():
            self.at_ms.append(event.timestamp())
        return False


class Talk:
    """What the test can ask for."""

    def __init__(self, app, window, desk):
        self.app = app
        self.window = window
        self.desk = desk
        self.strikes = Strikes()
        self._tickets = None

    def begin(self):
        """Whether the officer is signed on and keys reach the window."""
        if self.window.workplace is None:
            page = self.window.sign_on
            if page.settled and page.enter.isEnabled():
                page.username.edit.setText("mtremblaye")
                page.secret.edit.setText("covered-bridge-1")
                page.enter.click()
            return False
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            return False
        if not self.window.lanes.idle:
            return False
        # The filter that came last looks first: it sees what the program keeps from the fields.
        self.app.installEventFilter(self.strikes)
        return True

    def focus(self, path):
        """Put the cursor into a field, or on a button or page named with a star."""
        place = self.window.workplace
        if path == "*tickets":
            place.show_page("tickets")
            self._tickets = place.pages.currentWidget()
            self._tickets.filters.clear()
            self._tickets.view.setFocus()
        else:
            place.show_page("stop")
            if path.startswith("*"):
                place.stop.verbs[path[1:]].setFocus()
            else:
                place.stop.fields.jump(path)
        return self.state()

    def state(self):
        """What a key that got through could have changed."""
        place, focus = self.window.workplace, QApplication.focusWidget()
        return {
            "draft": repr(place.form.draft),
            "focus": f"{type(focus).__name__} {focus.accessibleName()}" if focus else "",
            "popup": QApplication.activePopupWidget() is not None,
            "search": self._tickets.filter.edit.text() if self._tickets is not None else "",
            "whole screen": self.window.isFullScreen(),
        }

    def quiet(self):
        """Whether every key so far has been a scan or reached its field."""
        return not self.window.wedge.holding and self.window.lanes.idle

    def scans(self):
        """The payloads read so far."""
        return [payload.decode("latin-1") for payload in self.desk.station.typed]

    def struck(self):
        """When each key went down since the last call, in milliseconds of the display's clock."""
        times, self.strikes.at_ms = self.strikes.at_ms, []
        return times

    def text(self, path):
        """What a field holds."""
        return self.window.workplace.form.text(path)


def main(folder):
    app = QApplication(["tracs-mobile"])
    made = fakes()
    desk = made.make_desk(Path(folder), lock_after_min=0)
    station = desk.station

    def read_keys(payload):
        station.typed.append(payload)
        return Scan(source=ScanSource.WEDGE, problem="Seen.")

    # The stop must stay as it was, so that a key which got through is seen in it.
    station.read_keys = read_keys
    with made.open_window(desk) as window:
        talk = Talk(app, window, desk)

        def answer():
            line = sys.stdin.readline()
            if not line:
                app.quit()
                return
            name, *arguments = json.loads(line)
            print(json.dumps(getattr(talk, name)(*arguments)), flush=True)

        notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(answer)
        app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
