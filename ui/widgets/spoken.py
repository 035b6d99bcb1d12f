"""What a screen reader hears: the roles of our own widgets, the keys of buttons, announcements.

Qt knows its own widgets. One that is put together here says what it is with `speak_as`, a button
that a key presses says the key with `speak_key`, and what is to be heard without being looked for
goes through `announce`. All of it costs nothing while no assistive technology listens.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

from tracs_mobile.overriding import override

Role = QAccessible.Role
_ROLE, _KEY, _PROBLEM = "spokenRole", "spokenKey", "spokenProblem"


@runtime_checkable
class Answers(Protocol):
    """A widget whose answer stands on buttons of its own."""

    @property
    def answered(self) -> str:
        """What is answered now; empty for nothing."""
        ...


def speak_as(widget: QWidget, role: Role, name: str = "") -> None:
    """Tell what a widget is; `name` is what it is called where no words of its own stand."""
    widget.setProperty(_ROLE, role.value)
    _ask_anew(widget)
    if name:
        widget.setAccessibleName(name)


def speak_key(button: QAbstractButton, key: str, role: Role | None = None) -> None:
    """Tell the key that presses a button, as Qt writes it."""
    own = Role.CheckBox if button.isCheckable() else Role.Button
    button.setProperty(_KEY, key)
    button.setProperty(_ROLE, (role or own).value)
    _ask_anew(button)


def speak_problem(widget: QWidget, said: str) -> None:
    """Tell what is wrong with the answer of a widget; empty for nothing."""
    if (widget.property(_PROBLEM) or "") != said:
        widget.setProperty(_PROBLEM, said)


def _ask_anew(widget: QWidget) -> None:
    """A widget that got its words first was asked what it is already, and Qt keeps the answer."""
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(widget)
        if not isinstance(known, Spoken):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def announce(source: QWidget, said: str, *, urgent: bool = False) -> None:
    """Have a sentence spoken; an urgent one interrupts what is being said."""
    if not said.strip() or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(source, said)
    polite = QAccessible.AnnouncementPoliteness
    event.setPoliteness(polite.Assertive if urgent else polite.Polite)
    deliver(event)


def deliver(event: QAccessibleEvent) -> None:
    """Hand an event to whoever listens."""
    QAccessible.updateAccessibility(event)


def install() -> None:
    """Let the widgets of this program answer for themselves. Once for a process."""
    if not _Installed.done:
        _Installed.done = True
        QAccessible.installFactory(_interface)


class _Installed:
    """Qt keeps each factory that it was ever given."""

    done = False


def _interface(_class: str, made: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(made, QWidget):
        return None
    role = made.property(_ROLE)
    if role is None:
        return None
    if isinstance(made, QAbstractButton):
        return SpokenButton(made, Role(role))
    return Spoken(made, Role(role))


class Spoken(QAccessibleWidget):
    """A widget with the role that it gave itself."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        super().__init__(widget, role, widget.accessibleName())

    @override
    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self._name()
        if kind is QAccessible.Text.Description:
            return self._description()
        return super().text(kind)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.invalid = bool(self.widget().property(_PROBLEM))
        return state

    def _name(self) -> str:
        made = self.widget()
        return made.accessibleName() or (made.text() if isinstance(made, QLabel) else "")

    def _description(self) -> str:
        made = self.widget()
        answer = made.answered if isinstance(made, Answers) else ""
        parts = (answer, str(made.property(_PROBLEM) or ""), made.accessibleDescription())
        return ". ".join(part for part in parts if part)


class SpokenButton(Spoken):
    """A button that tells its key, pressed as by a finger."""

    @property
    def _button(self) -> QAbstractButton:
        made = self.widget()
        assert isinstance(made, QAbstractButton)  # noqa: S101 - made for buttons alone
        return made

    @override
    def _name(self) -> str:
        return self._button.accessibleName() or self._button.text()

    @override
    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Accelerator:
            return str(self._button.property(_KEY) or "")
        return super().text(kind)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.checkable = self._button.isCheckable()
        state.checked = self._button.isChecked()
        state.selectable = self.role() is Role.PageTab
        state.selected = self.role() is Role.PageTab and self._button.isChecked()
        return state

    @override
    def actionNames(self) -> list[str]:
        if not self._button.isEnabled():
            return []
        return [QAccessibleActionInterface.pressAction()]

    @override
    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()

    @override
    def keyBindingsForAction(self, name: str) -> list[str]:
        key = str(self._button.property(_KEY) or "")
        return [key] if key and name == QAccessibleActionInterface.pressAction() else []
