"""What the ladder of the 48 hours does on the screen: banner, sign-off, the wizard by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.ports import SyncStatus
from ui.text import ladder_text
from ui.views.ladder_banner import LadderBanner
from ui.views.sign_off import SignOffCheck


class LadderGuide(QObject):
    """`busy` says that a stop is being written on the screen: then nothing takes its room.

    The workplace places `banner`. `left`: sign off. `changed` carries the ladder to the tray.
    """

    left = Signal()
    send = Signal()
    stick = Signal()
    see = Signal()
    changed = Signal(object)

    def __init__(self, window: QWidget, *, busy: Callable[[], bool]) -> None:
        super().__init__(window)
        self._busy = busy
        self._offered = False
        self._then: Callable[[], object] | None = None
        self.ladder: Ladder | None = None
        self.sync: SyncStatus | None = None
        self.banner = LadderBanner()
        self.check = SignOffCheck(window)
        self.banner.wanted.connect(self._act)
        self.check.left.connect(self._leave)
        self.check.send.connect(self.send)
        self.check.stick.connect(self.stick)

    @property
    def online(self) -> bool:
        """Whether DPS answers, as far as is known."""
        return self.sync is not None and self.sync.online

    @property
    def link(self) -> str:
        """What is known of the link, a sentence."""
        return "" if self.sync is None else self.sync.said

    def show_sync(self, sync: SyncStatus) -> None:
        """The link changed."""
        self.sync = sync
        if self.ladder is not None:
            self.show_ladder(self.ladder)

    def show_ladder(self, ladder: Ladder) -> None:
        """The laptop stands here now."""
        self.ladder = ladder
        self.make_room()
        if self.check.isVisible():
            self.check.show_ladder(ladder)
        self._offer(ladder)
        self.changed.emit(ladder)

    def make_room(self) -> None:
        """A stop that is being written has the whole screen; the chip at the top still tells."""
        if self.ladder is not None:
            self.banner.show_ladder(
                self.ladder, online=self.online, link=self.link, quiet=self._busy()
            )

    def _offer(self, ladder: Ladder) -> None:
        """The wizard opens by itself once when time gets short, never in the middle of a stop."""
        if not ladder.wants_stick:
            self._offered = False
        elif not (self._offered or self.online or self._busy()):
            self._offered = True
            self.stick.emit()

    def _act(self, words: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            ladder_text.SEND: self.send.emit,
            ladder_text.STICK: self.stick.emit,
        }
        ways.get(words, self.see.emit)()

    # --- leaving ---------------------------------------------------------------------------

    def leave(self) -> None:
        """The officer wants to sign off: at once, or after a look at what has not gone."""
        self._ask(None)

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether the program may be closed now; else `close` is called once that was said."""
        if self.ladder is None or not self.ladder.open:
            return True
        self._ask(close)
        return False

    def _ask(self, then: Callable[[], object] | None) -> None:
        self._then = then
        ladder = self.ladder
        if ladder is None or not ladder.open:
            self._leave()
            return
        self.check.ask(ladder, closing=then is not None)
        if ladder.wants_stick:
            self.stick.emit()

    def _leave(self) -> None:
        then, self._then = self._then, None
        if then is None:
            self.left.emit()
            return
        self.ladder = None  # it was looked at: the next close goes through
        then()
