"""Strike held keys again, so that fields and shortcuts get them as if they came now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A key event taken over whole: Qt's own lives only while it is delivered."""

    window: QWindow
    kind: QEvent.Type
    key: int
    modifiers: Qt.KeyboardModifier
    code: int
    native_key: int
    native_modifiers: int
    text: str
    repeat: bool
    count: int
    at_ms: int

    @classmethod
    def of(cls, window: QWindow, event: QKeyEvent) -> Held:
        """What `event` says, and to which window."""
        return cls(
            window=window,
            kind=event.type(),
            key=event.key(),
            modifiers=event.modifiers(),
            code=event.nativeScanCode(),
            native_key=event.nativeVirtualKey(),
            native_modifiers=event.nativeModifiers(),
            text=event.text(),
            repeat=event.isAutoRepeat(),
            count=event.count(),
            at_ms=event.timestamp(),
        )

    def again(self, kind: QEvent.Type) -> QKeyEvent:
        """The same key as a new event."""
        event = QKeyEvent(
            kind,
            self.key,
            self.modifiers,
            self.code,
            self.native_key,
            self.native_modifiers,
            self.text,
            self.repeat,
            self.count,
        )
        event.setTimestamp(self.at_ms)
        return event


def strike_again(held: Sequence[Held]) -> None:
    """Deliver each key to its window, which hands it to whatever has the cursor by then."""
    for one in held:
        if not isValid(one.window):
            continue
        if one.kind is QEvent.Type.KeyPress and _is_shortcut(one):
            continue
        QCoreApplication.sendEvent(one.window, one.again(one.kind))


def _is_shortcut(one: Held) -> bool:
    """Press the shortcut that the key is, unless the field with the cursor wants the key itself.

    Qt looks for shortcuts only in keys that come from the system, so it is done here.
    """
    at = QApplication.focusWidget() or QApplication.activeWindow()
    if at is None:
        return False
    override = one.again(QEvent.Type.ShortcutOverride)
    override.ignore()
    QCoreApplication.sendEvent(at, override)
    if override.isAccepted():
        return False
    wanted = QKeySequence(one.modifiers.value | one.key)
    found = [
        shortcut
        for shortcut in at.window().findChildren(QShortcut)
        if wanted in tuple(shortcut.keys()) and _reaches(shortcut, at)
    ]
    if len(found) != 1:
        return False
    found[0].activated.emit()
    return True


def _reaches(shortcut: QShortcut, at: QWidget) -> bool:
    """Whether the shortcut counts while `at` has the cursor."""
    owner = shortcut.parent()
    if not shortcut.isEnabled() or not isinstance(owner, QWidget):
        return False
    if not owner.isVisible() or not owner.isEnabled():
        return False
    context = shortcut.context()
    if context is Qt.ShortcutContext.WidgetShortcut:
        return owner is at
    if context is Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return owner is at or owner.isAncestorOf(at)
    return True
