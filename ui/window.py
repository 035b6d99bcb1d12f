"""The one window: sign-on page or workplace, and who is behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget

from tracs_mobile.errors import TracsError
from tracs_mobile.overriding import override
from ui.bridge import Bridge
from ui.eyes import Eyes
from ui.first_door import FirstDoor
from ui.garbage import ScreenThreadGarbage
from ui.help_door import HelpDoor
from ui.keys_door import KeysDoor
from ui.tasks import Lanes
from ui.text import words
from ui.views.sign_on import SignOnPage
from ui.wardrobe import Wardrobe, looks_keys
from ui.widgets.basics import NO_ENTER
from ui.widgets.spoken import Role, speak_as

if TYPE_CHECKING:
    from tracs_mobile.domain.ladder import Ladder
    from tracs_mobile.ports import DeviceState, SyncStatus
    from tracs_mobile.ports.updating import RecordsStep
    from tracs_mobile.services.client import Client
    from tracs_mobile.services.enrolling import FirstSteps
    from tracs_mobile.services.station import Station
    from tracs_mobile.settings import Settings
    from ui.looks import Looks
    from ui.tray import Tray
    from ui.views.bundle_wizard import BundleWizard
    from ui.views.relay_panel import RelayPanel
    from ui.views.workplace import Workplace
    from ui.wedge import WedgeFilter

_QUIET_MS = 40
_ACTIVITY = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class Window(QStackedWidget):
    """Holds the sign-on page always and a workplace while an officer is signed on.

    `fault` may be emitted from any thread: something unforeseen happened. `opened` and `entered`
    follow when the station is open and when an officer has come in.
    """

    fault = Signal()
    opened = Signal()
    entered = Signal()

    def __init__(
        self,
        app: QApplication,
        open_station: Callable[[], Station],
        settings: Settings,
        first_steps: Callable[[], FirstSteps] | None = None,
    ) -> None:
        """`first_steps` makes a live laptop; without it the window opens what `settings` say."""
        super().__init__()
        # Of a stack Qt tells the pages only; what covers them must be heard as well.
        speak_as(self, Role.Window, words.PRODUCT)
        self._app = app
        self.setObjectName("window")
        self.setWindowTitle("TraCS Mobile")
        self.resize(1366, 768)
        self._open_station = open_station
        self._settings = settings
        self._station: Station | None = None
        self._bridge = Bridge(self)
        self._devices: dict[str, DeviceState] = {}
        self._sync: SyncStatus | None = None
        self._bridge.device_changed.connect(self._remember_device)
        self._bridge.sync_changed.connect(self._remember_sync)
        self._bridge.records_updating.connect(self._tell_update)
        self._closed = False
        self.lanes = Lanes(self)
        self.wardrobe = Wardrobe(app, self.lanes, settings, self)
        self.wardrobe.changed.connect(self._show_looks)
        self.eyes = Eyes(
            self, self.lanes, station=lambda: self._station, there=lambda: self.workplace
        )
        self.wardrobe.failed.connect(self.eyes.tell)
        self._garbage = ScreenThreadGarbage(self)
        self.sign_on = SignOnPage(training=settings.training)
        self.workplace: Workplace | None = None
        self.wedge: WedgeFilter | None = None
        self.addWidget(self.sign_on)
        self.sign_on.wanted.connect(self._let_in)
        self.sign_on.bundle_wanted.connect(self.open_bundle_wizard)
        self.wizard: BundleWizard | None = None
        self.relay: RelayPanel | None = None
        self.tray: Tray | None = None
        self.sign_on.show_opening()
        self.door = None if first_steps is None else self._front(first_steps)
        self.fault.connect(self._fault)
        for key, do in (("F11", self.toggle_full_screen), *looks_keys(self.wardrobe.change)):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self.help = HelpDoor(self, self.lanes, lambda: self.workplace)
        self.keys = KeysDoor(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(settings.lock_after_min * 60_000)
        self._idle.timeout.connect(self.lock)

    # --- the station -----------------------------------------------------------------------

    def open(self) -> None:
        """Open the station behind the sign-on page, or lead to one."""
        self._garbage.begin()
        if self.door is not None:
            self.door.begin()
        else:
            self._open_behind(self._settings)

    def _front(self, first_steps: Callable[[], FirstSteps]) -> FirstDoor:
        return FirstDoor(
            self,
            self.lanes,
            self.sign_on,
            first_steps,
            open_station=self._open_behind,
            close_station=self._close_station,
        )

    def _open_behind(self, settings: Settings) -> None:
        self._settings = settings
        self.wardrobe.keep_in(settings.data_dir)
        self._devices.clear()
        self._sync = None
        self.sign_on.show_opening()
        self.lanes.misc.run(self._open_and_listen, done=self._opened, failed=self._not_opened)

    def _close_station(self) -> None:
        """Runs in a lane; nobody is signed on."""
        station, self._station = self._station, None
        self.wizard = None
        if station is not None:
            station.close()

    def _open_and_listen(self) -> Station:
        """Runs in a lane: devices and delivery are started there too, for that takes a while."""
        # Known at once, so that a window closed meanwhile still puts the station down.
        station = self._station = self._open_station()
        try:
            station.listen(self._bridge)
        except TracsError:
            self._station = None
            station.close()
            raise
        return station

    def _opened(self, station: Station) -> None:
        self.sign_on.show_people(station.hints)
        self.sign_on.bundle.setEnabled(True)
        self._garbage.settle()
        self.opened.emit()
        self.sign_on.show_ready()

    def _not_opened(self, error: Exception) -> None:
        from ui.models.issue_desk import sentence

        self._garbage.settle()
        self.sign_on.show_busy("")
        self.sign_on.settled = True  # the other side may still be opened
        self.sign_on.say(sentence(error), "bad")

    def _remember_device(self, state: DeviceState) -> None:
        """Devices speak before anybody is signed on; the workplace must know it too."""
        self._devices[state.name] = state

    def _remember_sync(self, status: SyncStatus) -> None:
        self._sync = status

    # --- coming and going ------------------------------------------------------------------

    def _let_in(self, who: tuple[str, str]) -> None:
        station = self._station
        if station is None:
            return
        self.sign_on.show_busy(words.OPENING)
        username, secret = who
        self.lanes.store.run(
            lambda: station.sign_on(username, secret), done=self._enter, failed=self._refuse
        )
        # The key takes a while to work out; meanwhile the screens that come next are loaded.
        self.lanes.misc.run(_load_screens, done=lambda _: None, failed=self._refuse)

    def _tell_update(self, step: RecordsStep) -> None:
        from ui.text import update_text

        self.sign_on.say(update_text.records(step), "plain")

    def _enter(self, client: Client) -> None:
        from ui.views.workplace import Workplace
        from ui.wedge import catch_keys

        made = Workplace(client, self.lanes, self._bridge)
        made.lock_wanted.connect(self.lock)
        made.look_wanted.connect(self.wardrobe.change)
        made.picture_wanted.connect(self.eyes.choose_picture)
        made.picture_dropped.connect(self.eyes.read_picture)
        made.camera_wanted.connect(self.eyes.run_camera)
        made.bundle_wanted.connect(self.open_bundle_wizard)
        made.relay_wanted.connect(self.open_relay)
        made.guide.changed.connect(self._show_in_tray)
        self.workplace = made
        for state in self._devices.values():
            made.show_device(state)
        if self._sync is not None:
            made.show_sync(self._sync)
        made.show_looks(self.wardrobe.looks)
        self.addWidget(made)
        self.setCurrentWidget(made)
        made.show_page("stop")
        self._app.installEventFilter(self)
        self.wedge = catch_keys(self._app, self._typed_by_scanner, client.devices.book)
        self._stay_awake()
        self.entered.emit()

    def _refuse(self, error: Exception) -> None:
        from ui.models.issue_desk import sentence

        self.sign_on.refuse(sentence(error))

    def lock(self) -> None:
        """Back to the sign-on page; the draft is saved, the keys are forgotten."""
        leaving, self.workplace = self.workplace, None
        if leaving is None:
            return
        was_dark = leaving.dark.isVisible()
        leaving.dark.end()
        self._idle.stop()
        self._put_away(leaving)
        self.setCurrentWidget(self.sign_on)
        if was_dark:
            self._stay_dark()
        self.sign_on.show_busy(words.LOCKING)
        self.removeWidget(leaving)
        self._sign_off_when_quiet(leaving)

    def _stay_dark(self) -> None:
        """A screen that was made dark does not light up by itself when it locks."""
        from ui.views.dark_screen import DarkScreen

        dark = DarkScreen(self)
        dark.ended.connect(dark.deleteLater)
        dark.begin()

    def _sign_off_when_quiet(self, leaving: Workplace) -> None:
        """A print under way still has to write its outcome, and answers still have to arrive."""
        if self._closed:
            return
        if not self.lanes.idle:
            QTimer.singleShot(_QUIET_MS, partial(self._sign_off_when_quiet, leaving))
            return
        leaving.deleteLater()
        station = self._station
        if station is not None:
            self.lanes.store.run(
                station.sign_off, done=lambda _: self.sign_on.begin(), failed=self._refuse
            )

    def _put_away(self, leaving: Workplace) -> None:
        self._app.removeEventFilter(self)
        if self.wedge is not None:
            self.wedge.remove()
        leaving.put_away()

    def put_down(self) -> None:
        """The window is closed: save, finish what is under way, stop everything."""
        if self._closed:
            return
        self._closed = True
        if self.workplace is not None:
            self._put_away(self.workplace)
        if self.tray is not None:
            self.tray.end()
        self.lanes.close()
        if self._station is not None:
            self._station.close()
        self._garbage.end()

    def _typed_by_scanner(self, payload: bytes) -> None:
        self._stay_awake()
        self.eyes.read_keys(payload)

    # --- without a network -----------------------------------------------------------------

    def open_bundle_wizard(self) -> None:
        """Cover the window with the wizard that takes tickets to DPS on a stick."""
        from ui.text.ladder_text import TONES, headline
        from ui.views.bundle_wizard import BundleWizard

        if self._station is None:
            return
        if self.wizard is None:
            self.wizard = BundleWizard(
                self, self._station.carrying, self.lanes, training=self._settings.training
            )
        guide = None if self.workplace is None else self.workplace.guide
        ladder = None if guide is None else guide.ladder
        if ladder is not None and ladder.unsent:
            self.wizard.open(headline(ladder), TONES[ladder.rung])
        else:
            self.wizard.open()

    def _show_in_tray(self, ladder: Ladder) -> None:
        from ui.tray import Tray

        if self.tray is None:
            self.tray = Tray(self)
            self.tray.opened.connect(self.come_forward)
        guide = None if self.workplace is None else self.workplace.guide
        if guide is not None:
            self.tray.show_ladder(ladder, online=guide.online, link=guide.link)

    def come_forward(self) -> None:
        """To the front, also from the task bar."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def open_relay(self) -> None:
        """Cover the window with the page about relays."""
        from ui.views.relay_panel import RelayPanel

        if self._station is None:
            return
        if self.relay is None:
            self.relay = RelayPanel(
                self, self._station.relay, self.lanes, training=self._settings.training
            )
        self.relay.open()

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # --- looks and faults ------------------------------------------------------------------

    def _show_looks(self, looks: Looks) -> None:
        if self.workplace is not None:
            self.workplace.show_looks(looks)

    def _fault(self) -> None:
        if self.workplace is not None:
            self.workplace.tell(words.UNKNOWN_FAULT)
        else:
            self.sign_on.say(words.UNKNOWN_FAULT, "bad")

    # --- Qt --------------------------------------------------------------------------------

    def _stay_awake(self) -> None:
        if self._settings.lock_after_min > 0 and self.workplace is not None:
            self._idle.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self._stay_awake()
            if isinstance(event, QKeyEvent) and isinstance(watched, QPushButton):
                return _entered(watched, event)
        # Every event of the program comes by here.
        return False

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        there = None if self._closed or self._app.isSavingSession() else self.workplace
        if there is not None and not there.guide.may_close(self.close):
            event.ignore()
            return
        self.hide()
        self.put_down()
        event.accept()


def _load_screens() -> None:
    import ui.views.workplace
    import ui.wedge  # noqa: F401


def _entered(button: QPushButton, event: QKeyEvent) -> bool:
    """Enter presses the button that has the cursor, as a finger would; held down it counts once."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    if button.property(NO_ENTER):
        return False
    button.click()
    return True
