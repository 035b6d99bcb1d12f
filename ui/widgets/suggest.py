"""A text field that offers what it could mean while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tracs_mobile.overriding import override
from ui.text import words
from ui.widgets.field import LabeledField
from ui.widgets.spoken import announce

_ROW_PX = 43
_SHOWN = 6
_LEAST_PX = 300
_CHOOSING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One offer: what it says, and the value it stands for."""

    text: str
    value: object


class SuggestField(LabeledField):
    """A field with a list under it. `picked` carries the value of the offer that was taken.

    Up and Down move, Enter and Tab take, Escape closes; a tap takes. In an empty field Down, or a
    second tap, opens what `begin` gives. Who listens to `picked` moves the cursor on. When nothing
    fits what is typed, `nothing` is said in the list, and Enter stays in the field.

    With `numbered` each offer of the beginning has its digit, which takes it. With `alone` an offer
    that is the only one for what was typed is taken at once: only for a short, closed list.
    """

    picked = Signal(object)

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Suggestion]],
        *,
        name: str = "",
        width: int = _LEAST_PX,
        longest: int = 120,
        capitals: bool = False,
        begin: Callable[[], Sequence[Suggestion]] = tuple,
        shown: int = _SHOWN,
        nothing: str = "",
        numbered: bool = False,
        alone: bool = False,
    ) -> None:
        super().__init__(title, name=name, longest=longest, capitals=capitals)
        self._find = find
        self._begin = begin
        self._width = width
        self._shown = shown
        self._nothing = nothing
        self._numbered = numbered
        self._alone = alone
        self._by_digit = False
        self._length = 0
        self._list: QListWidget | None = None
        self.edit.textEdited.connect(self._offer)
        self.edit.focused.connect(self._begin_typing)
        self.edit.installEventFilter(self)

    @property
    def offers(self) -> tuple[str, ...]:
        """The words of the offers that are open now."""
        shown = self._list
        if shown is None or not shown.isVisible():
            return ()
        rows = (shown.item(at) for at in range(shown.count()))
        return tuple(row.text() for row in rows if row.flags())

    def close_offers(self) -> None:
        """Take the list away."""
        if self._list is not None:
            self._list.hide()

    def open_beginning(self, *, choose: bool = True) -> None:
        """Offer what stands to choose before anything is typed, the first one chosen or none."""
        if not self.edit.text() and not self.edit.isReadOnly():
            self._show_offers(tuple(self._begin()), by_digit=self._numbered)
            if self._list is not None and not choose:
                self._list.setCurrentRow(-1)

    def _begin_typing(self) -> None:
        """All of the text is selected: the next character replaces it."""
        self._length = 0

    def _offer(self, typed: str) -> None:
        found = tuple(self._find(typed))
        longer, self._length = len(typed) > self._length, len(typed)
        if self._alone and longer and len(found) == 1:
            self.close_offers()
            self.picked.emit(found[0].value)
            return
        self._show_offers(found)
        if not found and typed.strip() and self._nothing:
            self._say_nothing()

    def _say_nothing(self) -> None:
        """What is typed leads nowhere, which must be said before it is lost."""
        shown = self._opened()
        shown.clear()
        row = QListWidgetItem(self._nothing)
        row.setFlags(Qt.ItemFlag.NoItemFlags)
        shown.addItem(row)
        self._place(shown, 1)

    def _show_offers(self, found: Sequence[Suggestion], *, by_digit: bool = False) -> None:
        self._by_digit = by_digit
        if not found:
            self.close_offers()
            return
        shown = self._opened()
        shown.clear()
        for at, suggestion in enumerate(found, start=1):
            item = QListWidgetItem(f"{at}  {suggestion.text}" if by_digit else suggestion.text)
            item.setData(Qt.ItemDataRole.UserRole, suggestion)
            shown.addItem(item)
        shown.setCurrentRow(0)
        self._place(shown, len(found))
        self._speak(shown)

    def _speak(self, shown: QListWidget) -> None:
        """The cursor stays in the field, so the offer that Enter would take must be said."""
        chosen = shown.currentItem()
        if shown.currentRow() >= 0:
            announce(self.edit, words.offer(chosen.text(), shown.currentRow() + 1, shown.count()))

    def _opened(self) -> QListWidget:
        if self._list is None:
            # A child of the window and no window of its own: it can never lose or take the focus.
            self._list = QListWidget(self.window())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setAccessibleName(words.choices_of(self.edit.accessibleName()))
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setUniformItemSizes(True)
            self._list.itemClicked.connect(self._take)
        return self._list

    def _place(self, shown: QListWidget, count: int) -> None:
        window = self.window()
        width = max(self.width(), self._width)
        height = min(count, self._shown) * _ROW_PX + 7
        corner = self.edit.mapTo(window, QPoint(0, self.edit.height() + 2))
        if corner.y() + height > window.height():
            corner.setY(self.edit.mapTo(window, QPoint(0, 0)).y() - height - 2)
        shown.setGeometry(min(corner.x(), window.width() - width - 8), corner.y(), width, height)
        shown.show()
        shown.raise_()

    def _take(self, item: QListWidgetItem) -> None:
        suggestion = item.data(Qt.ItemDataRole.UserRole)
        self.close_offers()
        self.picked.emit(suggestion.value)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.close_offers()
        shown = self._list
        if shown is not None and shown.isVisible() and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                # Escape closes the list here; the page's own Escape comes only after that.
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                key = Qt.Key(event.key())
                return self._digit(shown, key) or self._key(shown, key)
        elif self._asks_for_offers(event):
            self.open_beginning()
        return super().eventFilter(watched, event)

    def _asks_for_offers(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        return event.type() is QEvent.Type.MouseButtonRelease and self.edit.hasFocus()

    def _digit(self, shown: QListWidget, key: Qt.Key) -> bool:
        """Take the offer that has this digit."""
        if not self._by_digit or not Qt.Key.Key_1 <= key < Qt.Key.Key_1 + min(shown.count(), 9):
            return False
        self._take(shown.item(key - Qt.Key.Key_1))
        return True

    def _key(self, shown: QListWidget, key: Qt.Key) -> bool:
        if not self.offers and key in _CHOOSING:
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key is Qt.Key.Key_Down else -1
            shown.setCurrentRow((shown.currentRow() + step) % shown.count())
            self._speak(shown)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            chosen = shown.currentItem()
            if shown.currentRow() < 0:
                self.close_offers()
                return False
            self._take(chosen)
            return True
        if key is Qt.Key.Key_Escape:
            self.close_offers()
            return True
        return False


def next_field(widget: QWidget) -> None:
    """Move the focus on, as Tab would."""
    widget.focusNextChild()
