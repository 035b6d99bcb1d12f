"""Relays on one page over the window: use one, or be one for others. Off until switched on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from tracs_mobile.overriding import override
from tracs_mobile.ports import Pairing, RelayDesk, Relaying
from ui.models.issue_desk import sentence
from ui.tasks import Lanes
from ui.text import frame_words, relay_text, words
from ui.tokens import VERB_PX, Tone
from ui.views.overlays import Overlay
from ui.widgets.basics import column, frame, label, row, say
from ui.widgets.field import LabeledField

_LOOK_MS = 2_000
_SIDE_PX = 520
_EDGE_PX = 24
_MOST = 3


class RelayPanel(Overlay):
    """`closed` follows when it is gone; the widgets a test uses are public."""

    closed = Signal()
    help_place = "relay"

    def __init__(
        self, window: QWidget, relay: RelayDesk, lanes: Lanes, *, training: bool = False
    ) -> None:
        super().__init__(window, relay_text.TITLE)
        self.training = label(words.TRAINING, "training")
        self.training.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setObjectName("page")
        self._relay = relay
        self._lanes = lanes
        self._busy = False
        self._state = Relaying()
        self._back: QWidget | None = None
        self.said = label("", "", wrap=True)
        self.using = label("", "heading", wrap=True)
        self.address = LabeledField(relay_text.ADDRESS, longest=80)
        self.code = LabeledField(relay_text.CODE, longest=20)
        self.serving = [label("", kind) for kind in ("number", "number", "")]
        self.pair_button = self._button("F9  " + relay_text.PAIR, self.pair, primary=True)
        self.serve_button = self._button("F6  " + relay_text.SWITCH_ON, self.serve)
        self.code_button = self._button("F7  " + relay_text.NEW_CODE, self.new_code)
        self.close_button = self._button(frame_words.CLOSE_WITH_KEY, self.end)
        self.removers: list[QPushButton] = []
        self._removing = column(6)
        self._build()
        # Only now: before it has its place it would be a window of its own and take the cursor.
        self.training.setVisible(training)
        self.code.edit.returnPressed.connect(self.pair)
        self.address.edit.returnPressed.connect(self.code.edit.setFocus)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)
        self.hide()

    def _button(self, text: str, do: Callable[[], None], *, primary: bool = False) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "primary" if primary else "verb")
        made.setAccessibleName(text.partition("  ")[2])
        made.setFixedHeight(VERB_PX)
        made.setAutoDefault(True)
        made.clicked.connect(do)
        return made

    def _build(self) -> None:
        use = column(10, (_EDGE_PX, 18, _EDGE_PX, 20))
        use.addWidget(label(relay_text.USING, "title"))
        use.addWidget(_about(relay_text.ABOUT_USING))
        use.addWidget(self.using)
        use.addLayout(self._removing)
        for part in (self.address, self.code):
            use.addWidget(part)
        use.addStretch(1)
        serve = column(10, (_EDGE_PX, 18, _EDGE_PX, 20))
        serve.addWidget(label(relay_text.SERVING, "title"))
        serve.addWidget(_about(relay_text.ABOUT_SERVING))
        for line in self.serving:
            serve.addWidget(line)
        serve.addStretch(1)
        sides = row(16)
        sides.addStretch(1)
        for side in (use, serve):
            card = frame("card")
            card.setFixedWidth(_SIDE_PX)
            card.setLayout(side)
            sides.addWidget(card)
        sides.addStretch(1)
        page = column()
        top = column(12, (20, 22, 20, 10))
        top.addWidget(self.training)
        top.addWidget(label(relay_text.TITLE, "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        top.addWidget(self.said)
        page.addLayout(top)
        page.addLayout(sides)
        page.addStretch(1)
        page.addWidget(self._bar())
        self.setLayout(page)

    def _bar(self) -> QWidget:
        buttons = row(8, (10, 6, 10, 6))
        for button in (self.close_button, self.serve_button, self.code_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.pair_button)
        made = frame("bar")
        made.setLayout(buttons)
        return made

    # --- coming and going ------------------------------------------------------------------

    def open(self) -> None:
        """Show how things stand; a panel that is open stays as it is."""
        if self.isVisible():
            return
        self._back = self.window().focusWidget()
        self.setGeometry(self.window().rect())
        self.say("")
        self.show()
        self.raise_()
        self.address.setFocus()
        self._look()
        self._timer.start()

    def end(self) -> None:
        """Give the window back."""
        self._timer.stop()
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        self.closed.emit()

    def _look(self) -> None:
        if not self._busy:
            self._lanes.misc.run(self._relay.state, done=self._show, failed=self._failed)

    def _show(self, state: Relaying) -> None:
        self._state = state
        self.using.setText(state.said or ("" if state.pairings else relay_text.NO_RELAY))
        self.using.setVisible(bool(self.using.text()))
        self._offer(state.pairings[-_MOST:])
        lines = relay_text.serving_lines(state)
        for at, line in enumerate(self.serving):
            line.setText(lines[at] if at < len(lines) else "")
            line.setVisible(at < len(lines))
        on = bool(state.serving)
        word = relay_text.SWITCH_OFF if on else relay_text.SWITCH_ON
        self.serve_button.setText(f"F6  {word}")
        self.serve_button.setAccessibleName(word)
        self.code_button.setEnabled(on and not self._busy)
        if state.problem and not self.said.text():
            self.say(state.problem, "warn")

    def _offer(self, pairings: tuple[Pairing, ...]) -> None:
        """A button for each relay that is used, to use it no more."""
        texts = [f"{relay_text.pairing_line(p)}\n{relay_text.REMOVE}" for p in pairings]
        if texts == [button.text() for button in self.removers]:
            return
        for button in self.removers:
            self._removing.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.removers = [self._remover(t, p) for t, p in zip(texts, pairings, strict=True)]

    def _remover(self, text: str, pairing: Pairing) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "place")
        made.setAccessibleName(f"{relay_text.REMOVE}: {pairing.name}")
        made.setAutoDefault(True)
        made.clicked.connect(partial(self.unpair, pairing.relay_id))
        self._removing.addWidget(made)
        return made

    # --- doing -----------------------------------------------------------------------------

    def pair(self) -> None:
        """Pair with the relay whose address and code were typed."""
        address, code = self.address.edit.text().strip(), self.code.edit.text().strip()
        if not address or not code:
            self.say(relay_text.NEED_BOTH, "warn")
            return
        self.say(relay_text.ASKING)
        self._do(lambda: self._relay.pair(address, code), self._paired)

    def _paired(self, state: Relaying) -> None:
        self.address.show_text("")
        self.code.show_text("")
        self._done(relay_text.PAIRED, state)

    def unpair(self, relay_id: str) -> None:
        """Use a relay no more."""
        done = partial(self._done, relay_text.UNPAIRED)
        self._do(lambda: self._relay.unpair(relay_id), done)

    def serve(self) -> None:
        """Be a relay, or no more."""
        on = not self._state.serving
        self._do(
            lambda: self._relay.serve(on),
            partial(self._done, "" if on else relay_text.SWITCHED_OFF),
        )

    def new_code(self) -> None:
        """Give this relay another code."""
        self._do(self._relay.new_code, partial(self._done, relay_text.NEW_CODE_MADE))

    def _do(self, job: Callable[[], Relaying], done: Callable[[Relaying], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self._allow()
        self._lanes.misc.run(job, done=done, failed=self._failed)

    def _done(self, said: str, state: Relaying) -> None:
        self._busy = False
        self._allow()
        self.say(said, "good" if said else "plain")
        self._show(state)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._allow()
        self.say(sentence(error), "bad")

    def _allow(self) -> None:
        for button in (self.pair_button, self.serve_button, *self.removers):
            button.setEnabled(not self._busy)
        self.code_button.setEnabled(not self._busy and bool(self._state.serving))

    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence."""
        say(self.said, said, tone)
        self.said.setVisible(bool(said))

    # --- Qt --------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = {
            Qt.Key.Key_Escape: self.close_button,
            Qt.Key.Key_F6: self.serve_button,
            Qt.Key.Key_F7: self.code_button,
            Qt.Key.Key_F9: self.pair_button,
        }.get(Qt.Key(event.key()))
        if button is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            button.click()


def _about(text: str) -> QWidget:
    made = label(text, "soft", wrap=True)
    made.setMinimumHeight(made.heightForWidth(_SIDE_PX - 2 * _EDGE_PX - 4))
    return made
