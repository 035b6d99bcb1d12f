"""What stands beside the pages: notes that go away, the last act to take back, slow jobs, hints."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from tracs_mobile.settings import change_settings
from ui.models.hints import Hints
from ui.models.issue_desk import sentence
from ui.models.notebook import Note, Notebook
from ui.models.slow import SlowWatch
from ui.models.undo import Undo, UndoShelf
from ui.tasks import Lanes
from ui.text import hint_text, note_text
from ui.tokens import Tone
from ui.views.messages_panel import MessagesPanel
from ui.widgets.side_notes import Act, SideNotes

_OWN_UNDO = ("devices",)
SHOWN_MS = 12_000
"""How long a note stands; it can be read again at any time."""


class SideDesk(QObject):
    """Decides what stands beside the pages: a slow job before a note, a note before a hint.

    `notes` is the place it stands in; `owner` the workplace, whose keys are Ctrl+Z and the like.
    """

    def __init__(self, owner: QWidget, notes: SideNotes, client: Client, lanes: Lanes) -> None:
        super().__init__(owner)
        self._owner = owner
        self._notes = notes
        self._lanes = lanes
        self._folder = client.settings.data_dir
        self.notebook = Notebook(client.clock.now, self)
        self.shelf = UndoShelf(self)
        officer = str(client.session.officer.leo_number)
        self.hints = Hints(officer, client.settings.hints, hint_text.HINTS, self._keep_hints)
        self.panel: MessagesPanel | None = None
        self._note: Note | None = None
        self._hint = self._page = ""
        self._slow = SlowWatch(lanes, self)
        self._gone = _timer(self, SHOWN_MS, self._forget_note)
        self.notebook.told.connect(self._told)
        self.shelf.changed.connect(self._shelf_changed)
        self._slow.changed.connect(self._show)
        notes.pressed.connect(self._pressed)
        self._keys = {
            note_text.UNDO_KEY: self.undo,
            note_text.STOP_KEY: self.stop,
            note_text.READ_KEY: self.read,
            note_text.HINT_KEY: self.got_it,
        }
        self._shortcuts = {key: self._shortcut(key) for key in self._keys}
        self._show()

    def _shortcut(self, key: str) -> QShortcut:
        made = QShortcut(QKeySequence(key), self._owner)
        made.setAutoRepeat(False)
        made.activated.connect(self._keys[key])
        return made

    def put_away(self) -> None:
        """The officer leaves: nothing of it outlives the sign-on."""
        self._slow.end()
        self.shelf.drop()
        self._gone.stop()

    # --- what pages tell -------------------------------------------------------------------

    def tell(self, words: str, tone: Tone = "plain") -> None:
        """Show a sentence beside the page for a while."""
        self.notebook.tell(words, tone)

    def offer(self, undo: Undo) -> None:
        """Something was done that can be taken back for a while; say so."""
        self.shelf.offer(undo)
        self.tell(undo.words)

    def enter(self, page: str) -> None:
        """A page comes to the screen, with its hint as long as it has one."""
        if page != self._page:
            self._page = page
            self._hint = self.hints.of(page)
            # The devices have an undo of their own, on the same key.
            self._shortcuts[note_text.UNDO_KEY].setEnabled(page not in _OWN_UNDO)
            self._show()

    def _shelf_changed(self) -> None:
        app = QApplication.instance()
        if app is not None:
            # Only while it is needed: a filter sees everything that happens.
            app.removeEventFilter(self)
            if self.shelf.last is not None:
                app.installEventFilter(self)
        self._show()

    def _told(self, note: Note) -> None:
        self._note = note
        self._gone.start()
        self._show()

    def _forget_note(self) -> None:
        self._note = None
        self._show()

    # --- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        undo = None
        if self.shelf.last is not None:
            undo = Act(key=note_text.UNDO_KEY, words=note_text.UNDO)
        read = Act(key=note_text.READ_KEY, words=note_text.READ)
        doing = self._slow.doing
        if doing is not None:
            stop = Act(key=note_text.STOP_KEY, words=note_text.STOP)
            line = note_text.doing_line(doing.words, self._slow.seconds)
            act = stop if doing.can_stop else None
            self._notes.show_note(line, "plain", act, counts_on=self._slow.seconds > 0)
        elif self._note is not None:
            self._notes.show_note(self._note.words, self._note.tone, undo or read)
        elif self.shelf.last is not None:
            self._notes.show_note(self.shelf.last.words, "plain", undo)
        elif self._hint:
            got_it = Act(key=note_text.HINT_KEY, words=note_text.GOT_IT)
            self._notes.show_note(note_text.hint_line(self._hint), "plain", got_it)
        else:
            self._notes.show_note("", "plain", read if self.notebook.notes else None)

    # --- what the keys do ------------------------------------------------------------------

    def _pressed(self, key: str) -> None:
        self._keys[key]()

    def undo(self) -> None:
        """Take the last act back."""
        self.tell(self.shelf.take_back() or note_text.NOTHING_TO_UNDO)

    def stop(self) -> None:
        """Give up the job that is shown."""
        self._slow.give_up()

    def read(self) -> None:
        """Show everything that was said."""
        if self.panel is None:
            self.panel = MessagesPanel(self._owner.window())
        self.panel.open(self.notebook.notes)

    def got_it(self) -> None:
        """The hint of this page is not wanted any more."""
        if self._hint:
            self.hints.put_away(self._page)
            self._hint = ""
            self._show()

    def hints_again(self) -> None:
        """Every page has its hint again."""
        self.hints.show_again()
        self.tell(hint_text.SHOWN_AGAIN, "good")

    def _keep_hints(self, kept: str) -> None:
        folder = self._folder
        self._lanes.store.run(
            lambda: change_settings(folder, hints=kept), done=lambda _: None, failed=self._not_kept
        )

    def _not_kept(self, error: Exception) -> None:
        self.notebook.hear(sentence(error), "bad")

    # --- Qt --------------------------------------------------------------------------------

    def undo_is_for_text(self) -> bool:
        """Whether Ctrl+Z belongs to the field that has the cursor: there is typing to take back."""
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit):
            return widget.isUndoAvailable()
        return isinstance(widget, QPlainTextEdit) and widget.document().isUndoAvailable()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.undo_is_for_text()
        ):
            # A field takes Ctrl+Z for itself even when it has nothing to undo.
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _timer(owner: QObject, after_ms: int, then: Callable[[], None]) -> QTimer:
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(after_ms)
    made.timeout.connect(then)
    return made
