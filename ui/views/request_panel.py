"""What every step of the request to DPS has in common: fields by path, signs, and where to jump."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.problem import Severity
from tracs_mobile.overriding import override
from ui.models.request_form import RequestForm
from ui.models.undo import Undo
from ui.text import request_text
from ui.views.page import SayingPage
from ui.widgets.field import LabeledField
from ui.widgets.verbs import VerbBar


class RequestPanel(SayingPage):
    """One step. `fields` are its fields by their path; `next_wanted` asks for the step after it.

    Its bar of verbs stands below the step and the check list.
    """

    next_wanted = Signal()
    verbs: VerbBar

    def __init__(self, form: RequestForm) -> None:
        super().__init__()
        self.form = form
        self.fields: dict[str, LabeledField] = {}
        self._left: set[str] = set()
        self._here = ""
        """The field that has the cursor, or had it last."""
        form.changed.connect(self.show_form)
        form.loaded.connect(self._forget)

    def undoable(self, words: str, said: str) -> None:
        """What is about to be thrown away can be brought back for a while."""
        back = partial(self.form.bring_back, self.form.request)
        self.undo_offered.emit(Undo(words=words, said=said, back=back))

    def field(self, path: str, *, capitals: bool = False, longest: int = 120) -> LabeledField:
        """A field of the request; its words come from the table of words."""
        words = request_text.FIELDS[path]
        made = LabeledField(words, name=words, capitals=capitals, longest=longest)
        made.edited.connect(partial(self.form.put, path))
        made.edit.focused.connect(partial(self._reached, path))
        made.edit.returnPressed.connect(partial(self._go_on, path))
        self.fields[path] = made
        return made

    def _go_on(self, path: str) -> None:
        """Enter leads to the next field, after the last to the next step."""
        order = list(self.fields)
        at = order.index(path) + 1
        if at < len(order):
            self.fields[order[at]].setFocus()
        else:
            self.next_wanted.emit()

    def _reached(self, path: str) -> None:
        """Another field has the cursor: what is wrong with the one before is told now."""
        if self._here and self._here != path:
            self._left.add(self._here)
        self._here = path
        self.show_form()

    def _forget(self) -> None:
        """Another request: nothing of it was touched yet, and no field holds the former one."""
        self._left.clear()
        self._here = ""
        for path, field in self.fields.items():
            field.show_text(str(self.form.value(path)))

    def show_form(self) -> None:
        """Show what stands in the request; a field nobody was at yet is not reproached."""
        for path, field in self.fields.items():
            text = str(self.form.value(path))
            if not field.edit.hasFocus():
                field.show_text(text)
            problem = self.form.problem_at(path) if text or path in self._left else None
            if problem is None:
                field.show_sign("")
            else:
                blocks = problem.severity is Severity.BLOCK
                field.show_sign("bad" if blocks else "warn", problem.message)

    def place_of(self, path: str) -> QWidget | None:
        """The widget for a path, None when it is not of this step."""
        return self.fields.get(path)

    def jump(self, path: str) -> bool:
        """Put the cursor into the field at `path`; False when it is not of this step."""
        place = self.place_of(path)
        if place is None:
            return False
        place.setFocus()
        return True

    @override
    def enter(self) -> None:
        """Show the newest state, the cursor in the first field."""
        self.say("")
        self.show_form()
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus()
