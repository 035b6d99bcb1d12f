"""The wizard that takes tickets to DPS on a stick: where to, write, read back, take it there.

It covers the window, signed on or not, and every step has a key and a button for a gloved finger.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from tracs_mobile.overriding import override
from tracs_mobile.ports import Place, PlaceKind
from tracs_mobile.services.bundling import Bundling, ReadReceipts, Written
from ui.models.issue_desk import sentence
from ui.models.slow import SlowWatch
from ui.tasks import Doing, Lanes
from ui.text import bundle_text, frame_words, note_text, words
from ui.tokens import VERB_PX, Tone
from ui.views.overlays import Overlay
from ui.widgets.basics import column, frame, label, row, say

_LOOK_MS = 2_000
_MOST = 9
_WIDTH_PX = 760
_EDGE_PX = 32


class BundleWizard(Overlay):
    """`closed` follows when it is gone; the widgets a test uses are public.

    `folder` asks for a folder; the system's dialog unless given.
    """

    closed = Signal()
    help_place = "wizard"

    def __init__(
        self,
        window: QWidget,
        carrying: Bundling,
        lanes: Lanes,
        *,
        training: bool = False,
        folder: Callable[[QWidget], str] | None = None,
    ) -> None:
        super().__init__(window, bundle_text.TITLE)
        self.setObjectName("page")
        self._carrying = carrying
        self._lanes = lanes
        self._folder = folder or _ask_folder
        self._busy = False
        self._done = False
        self._found: tuple[Place, ...] = ()
        self._last_read = carrying.last_read
        self._back: QWidget | None = None
        self.training = label(words.TRAINING, "training")
        self.training.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label(bundle_text.TITLE, "title")
        self.why = label("", "", wrap=True)
        self.lead = label("", "", wrap=True)
        self.places: list[QPushButton] = []
        self.said = label("", "", wrap=True)
        self.ways = [label(f"•  {line}", "", wrap=True) for line in bundle_text.WAYS]
        self.steps = [label(line, "", wrap=True) for line in bundle_text.TAKE_IT]
        self.other = self._button(frame_words.ANOTHER_FOLDER, self.choose_folder)
        self.read = self._button(frame_words.READ_RECEIPTS, self.read_now)
        self.close_button = self._button(frame_words.CLOSE_WITH_KEY, self.end)
        self.again = self._button(frame_words.WRITE_AGAIN, self.begin)
        self._place_column = column(8)
        self._build()
        # Only now: before it has its place it would be a window of its own and take the cursor.
        self.training.setVisible(training)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._slow = SlowWatch(lanes, self)
        self._slow.changed.connect(self._show_slow)
        window.installEventFilter(self)
        self.hide()

    def _button(self, text: str, do: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "verb")
        made.setAccessibleName(text.partition("  ")[2])
        made.setFixedHeight(VERB_PX)
        made.setAutoDefault(True)  # Enter presses it, as a finger would
        made.clicked.connect(do)
        return made

    def _build(self) -> None:
        inside = column(14, (_EDGE_PX, 24, _EDGE_PX, 28))
        for part in (self.training, self.title, self.why, self.lead):
            inside.addWidget(part)
        inside.addLayout(self._place_column)
        inside.addWidget(self.said)
        for line in (*self.ways, *self.steps):
            _fit(line)
            inside.addWidget(line)
        card = frame("card")
        card.setFixedWidth(_WIDTH_PX)
        card.setLayout(inside)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        page = column()
        page.addStretch(1)
        page.addLayout(middle)
        page.addStretch(2)
        page.addWidget(self._bar())
        self.setLayout(page)

    def _bar(self) -> QWidget:
        buttons = row(8, (10, 6, 10, 6))
        for button in (self.again, self.other, self.read):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        made = frame("bar")
        made.setLayout(buttons)
        return made

    # --- coming and going ------------------------------------------------------------------

    def open(self, why: str = "", tone: Tone = "warn") -> None:
        """Show the first step; a wizard that is open stays as it is.

        `why` says how much time is left: it may come by itself.
        """
        if self.isVisible():
            return
        say(self.why, why, tone)
        _fit(self.why)
        window = self.window()
        self._back = window.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.begin()
        self._timer.start()

    def end(self) -> None:
        """Give the window back. What is being written is written to its end."""
        self._timer.stop()
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        self.closed.emit()

    def begin(self) -> None:
        """The first step: what waits, and where to."""
        if self._busy:
            return
        self._step(done=False)
        self._lead(bundle_text.LOOKING)
        self.say("")
        self.close_button.setFocus()
        self._lanes.misc.run(self._survey, done=self._show, failed=self._failed)

    def _survey(self) -> tuple[int, tuple[Place, ...], bool]:
        carrying = self._carrying
        return carrying.waiting(), carrying.places(), carrying.signed_on

    def _step(self, *, done: bool) -> None:
        self._done = done
        self.why.hide()
        for step in self.steps:
            step.setVisible(done)
        self.again.setVisible(done)
        self.other.setVisible(not done)
        self._offer(())

    # --- where to --------------------------------------------------------------------------

    def _show(self, found: tuple[int, tuple[Place, ...], bool]) -> None:
        if self._busy or self._done or not self.isVisible():
            return
        count, places, signed_on = found
        self.other.setEnabled(count > 0)
        lead = bundle_text.waiting(count) if count else bundle_text.NOTHING_WAITS
        self.why.setVisible(bool(count and self.why.text()))
        if count and not signed_on:
            lead = f"{lead}\n{bundle_text.SEALED}"
        self._lead(lead)
        sticks = [place for place in places if place.kind is PlaceKind.STICK]
        if not self.said.text() or self.said.text() == bundle_text.NO_STICK:
            self.say("" if sticks or not count else bundle_text.NO_STICK)
        self._found = places
        self._offer(places[:_MOST] if count else ())

    def _offer(self, places: tuple[Place, ...]) -> None:
        """The big buttons; the cursor stays where it is, or goes to the first that can be used."""
        texts = [bundle_text.place_lines(at, place) for at, place in enumerate(places, start=1)]
        if texts == [button.text() for button in self.places]:
            return
        had = bool(self.places)
        for button in self.places:
            self._place_column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.places = [self._place_button(text, p) for text, p in zip(texts, places, strict=True)]
        usable = [button for button in self.places if button.isEnabled()]
        if usable and (not had or self.focusWidget() is None):
            usable[0].setFocus()

    def _place_button(self, text: str, place: Place) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "place")
        made.setAccessibleName(place.name)
        made.setAutoDefault(True)
        made.setEnabled(not place.problem)
        made.clicked.connect(partial(self.write, place))
        self._place_column.addWidget(made)
        return made

    def choose_folder(self) -> None:
        """Ask for a folder, for instance a shared one where sticks are barred."""
        if self._busy or self._done or not self.other.isEnabled():
            return
        path = self._folder(self)
        if path:
            self.write(Place(kind=PlaceKind.FOLDER, path=path, name=path))

    # --- writing and reading ---------------------------------------------------------------

    def write(self, place: Place) -> None:
        """Write everything that waits to `place`."""
        if self._busy:
            return
        self._begin_work(bundle_text.WRITING)
        self._lanes.misc.run(
            lambda: self._carrying.write(place),
            done=self._written,
            failed=self._failed,
            doing=Doing(words=bundle_text.WRITING, can_stop=False),
        )

    def _written(self, done: Written) -> None:
        self._end_work()
        self._step(done=True)
        self._lead("")
        self.say(bundle_text.written(done), "good")
        self.close_button.setFocus()

    def read_now(self) -> None:
        """Read the receipts of every place that is in, also those that were read before.

        While that takes long the same key gives it up.
        """
        if self._busy:
            self._slow.give_up()
            return
        self._begin_work(bundle_text.READING)
        doing = Doing(words=bundle_text.READING)
        self._lanes.misc.run(
            self._carrying.read_all, done=self._read, failed=self._failed, doing=doing
        )

    def _read(self, found: ReadReceipts) -> None:
        self._end_work()
        self._last_read = self._carrying.last_read
        tone: Tone = "good" if found.files and not found.refused else "warn"
        self.say(bundle_text.receipts(found), tone)

    def _show_slow(self) -> None:
        """What takes long says for how long already, and how it is given up."""
        doing = self._slow.doing
        if not self._busy or doing is None or not self.isVisible():
            return
        self.say(note_text.doing_line(doing.words, self._slow.seconds))
        if doing.can_stop:
            self._name_read(frame_words.CANCEL_READING)
            self.read.setEnabled(True)

    def _name_read(self, words: str) -> None:
        self.read.setText(words)
        self.read.setAccessibleName(words.partition("  ")[2])

    def _begin_work(self, said: str) -> None:
        self._busy = True
        for button in (*self.places, self.other, self.read, self.again):
            button.setEnabled(False)
        self.say(said)

    def _end_work(self) -> None:
        self._busy = False
        self._name_read(frame_words.READ_RECEIPTS)
        for button in (self.other, self.read, self.again):
            button.setEnabled(True)
        for button, place in zip(self.places, self._found, strict=False):
            button.setEnabled(not place.problem)

    def _failed(self, error: Exception) -> None:
        self._end_work()
        if not self._done:
            self._lead("")
        self.say(sentence(error), "bad")

    def _look(self) -> None:
        """Sticks come and go; receipts may have been read meanwhile, whichever step this is."""
        read = self._carrying.last_read
        if read is not self._last_read:
            self._read(read)
        if not self._busy and not self._done:
            self._lanes.misc.run(self._survey, done=self._show, failed=self._failed)

    def _lead(self, said: str) -> None:
        self.lead.setText(said)
        _fit(self.lead)
        self.lead.setVisible(bool(said))

    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence; without a stick every other way is named under it."""
        say(self.said, said, tone)
        _fit(self.said)
        self.said.setVisible(bool(said))
        for way in self.ways:
            way.setVisible(said == bundle_text.NO_STICK)

    # --- Qt --------------------------------------------------------------------------------

    def _place(self) -> None:
        self.setGeometry(self.window().rect())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        do = {
            Qt.Key.Key_Escape: self.close_button,
            Qt.Key.Key_F5: self.again,
            Qt.Key.Key_F6: self.other,
            Qt.Key.Key_F7: self.read,
        }.get(Qt.Key(key))
        at = key - Qt.Key.Key_1
        if do is not None and not event.isAutoRepeat():
            if do.isVisible():
                do.click()
        elif 0 <= at < len(self.places):
            self.places[at].click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


def _fit(text: QLabel) -> None:
    """Room for every line: in a card of a fixed width nothing else asks how high it must be."""
    text.setMinimumHeight(max(0, text.heightForWidth(_WIDTH_PX - 2 * _EDGE_PX - 4)))


def _ask_folder(parent: QWidget) -> str:
    return QFileDialog.getExistingDirectory(parent, bundle_text.CHOOSE_FOLDER)
