"""The Devices page: the list, and the panels that find, test, learn and set up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from tracs_mobile.domain.license import Scan
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.models.device_desk import DeviceDesk
from ui.models.issue_desk import IssueDesk
from ui.tasks import Lanes
from ui.text import device_words
from ui.tokens import Tone
from ui.views.device_editor import DeviceEditor
from ui.views.device_list import DeviceList
from ui.views.find_panel import FindPanel
from ui.views.learn_panel import LearnPanel
from ui.views.page import Page, SayingPage
from ui.views.scan_test import ScanTest
from ui.widgets.basics import column


class DevicesView(Page):
    """One panel at a time; Escape leads back to the list. What is set here is used at once.

    `camera_wanted` carries whether the camera is to run.
    """

    title = device_words.DEVICES
    camera_wanted = Signal(bool)

    def __init__(self, client: Client, lanes: Lanes, issues: IssueDesk) -> None:
        super().__init__()
        self.desk = DeviceDesk(client, lanes, self)
        self.list = DeviceList(self.desk, issues, client.law)
        self.finder = FindPanel(self.desk)
        self.learn = LearnPanel(self.desk)
        self.editor = DeviceEditor(self.desk)
        self.scan_test = ScanTest(self.desk)
        self.stack = QStackedWidget()
        for panel in (self.list, self.finder, self.learn, self.editor, self.scan_test):
            self.stack.addWidget(panel)
            panel.subtitle_changed.connect(self._subtitle)
        for back in (self.finder, self.learn, self.editor, self.scan_test):
            back.back_wanted.connect(self.back)
        self.list.find_wanted.connect(self.show_find)
        self.list.scan_test_wanted.connect(self.show_scan_test)
        self.list.set_up_wanted.connect(self.show_editor)
        self.list.learn_wanted.connect(self.show_learn)
        self.scan_test.camera_wanted.connect(partial(self.camera_wanted.emit, True))
        page = column()
        page.addWidget(self.stack)
        self.setLayout(page)

    @property
    def panel(self) -> SayingPage:
        """The panel on the screen."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, SayingPage) else self.list

    # --- panels ----------------------------------------------------------------------------

    def _show(self, panel: SayingPage) -> None:
        self.leave()
        self.stack.setCurrentWidget(panel)
        self.subtitle_changed.emit("" if panel is self.list else panel.title.lower())
        panel.enter()

    def back(self) -> None:
        """Back to the list."""
        self._show(self.list)

    def show_find(self) -> None:
        """Look for devices."""
        self._show(self.finder)

    def show_scan_test(self) -> None:
        """Wait for a test scan."""
        self._show(self.scan_test)

    def show_editor(self, device_id: str) -> None:
        """Show the settings of a device."""
        self.editor.device_id = self.list.last_id = device_id
        self._show(self.editor)

    def show_learn(self, device_id: str) -> None:
        """Test a printer."""
        self.learn.device_id = self.list.last_id = device_id
        self._show(self.learn)

    def _subtitle(self, said: str) -> None:
        if self.sender() is self.panel:
            self.subtitle_changed.emit(said)

    # --- the page --------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        """Begin with the list, at its top."""
        self.list.last_id = ""
        self._show(self.list)

    @property
    @override
    def part(self) -> str:
        panels = {"finder": self.finder, "learn": self.learn, "scan_test": self.scan_test}
        return next((name for name, panel in panels.items() if panel is self.panel), "")

    @override
    def reload(self) -> None:
        self.panel.reload()

    @override
    def leave(self) -> None:
        """End a search or a test that is under way: the next ticket must not wait for it."""
        self.finder.stop_clock()
        self.desk.give_up()
        self.camera_wanted.emit(False)

    @override
    def take_scan(self, scan: Scan) -> bool:
        """A scan belongs to the test while that is on the screen."""
        if self.panel is not self.scan_test or not self.isVisible():
            return False
        self.scan_test.show_scan(scan)
        return True

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        self.panel.say(said, tone)
