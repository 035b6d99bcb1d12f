"""The fields of the stop screen by their path: what they show, and how each one is reached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from tracs_mobile.domain.law import Code, LawPack
from tracs_mobile.domain.problem import Problem
from tracs_mobile.domain.stop import Origin
from ui.models import stop_edits
from ui.models.stop_form import StopForm
from ui.models.stop_state import CardState
from ui.text import screen_text, stop_text
from ui.views.stop_fields import Spec
from ui.views.stop_makers import PAIRS, StopMakers, StopWidget
from ui.views.stop_onward import ORDER, next_missing
from ui.widgets.choice import ChoiceField
from ui.widgets.field import LabeledField, Sign
from ui.widgets.habit import HabitGuard
from ui.widgets.notes import NotesField
from ui.widgets.suggest import SuggestField, next_field

_SIGN_OF: dict[Origin, Sign] = {
    Origin.TYPED: "",
    Origin.SCANNED: "good",
    Origin.DOUBTFUL: "warn",
}
_OF_SOME_CHARGES = (
    "speed_mph",
    "limit_mph",
    "method",
    "ordinance",
    "full_cents",
    "waiver_cents",
    "base_cents",
)
_CHARGE = "charges.{at}."


class StopWidgets(QObject):
    """The fields of the stop by their path.

    `reached` carries the path of a field that is about to get the cursor, so that the page it
    stands on can come to the front first. `finished` carries the path where Enter finds
    nothing more to fill behind it.
    """

    reached = Signal(str)
    finished = Signal(str)

    def __init__(self, form: StopForm, law: LawPack, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._law = law
        self._makers = StopMakers(form, law, self)
        self.by_path: dict[str, StopWidget] = {}
        self._kinds: dict[str, str] = {}
        self._others: dict[str, QWidget] = {}
        self._habits = HabitGuard(self)
        self._cards: dict[str, list[str]] = {}
        self._shown: dict[str, CardState] = {}
        self._told: tuple[int, dict[str, str]] | None = None

    def make(self, spec: Spec) -> StopWidget:
        """The widget of `spec`, tied to the form."""
        widget = self._makers.make(spec)
        self.by_path[spec.path] = widget
        if isinstance(widget, ChoiceField):
            # A tap has switched its button; what stands in the form decides, also when it stays.
            widget.chosen.connect(lambda _: self.refresh())
        self._cards.setdefault(spec.path.split(".")[0].rstrip("+"), []).append(spec.path)
        self._kinds[spec.path] = spec.kind
        return widget

    def add(self, path: str, widget: QWidget) -> None:
        """Name a place for `path` that is no field of the table: it only takes the cursor."""
        self._others[path] = widget

    def real(self, path: str) -> str:
        """The path in the draft: the charge on the screen put in."""
        return path.rstrip("+").format(at=self._form.current)

    def refresh(self) -> None:
        """Make every widget show what the form holds."""
        self._shown.clear()
        self.refresh_changed()

    def refresh_changed(self) -> None:
        """The same for what has changed since: a key touches one card, and comes often."""
        for card, paths in self._cards.items():
            now = self._form.state_of(card)
            if self._shown.get(card) != now:
                self._shown[card] = now
                for path in paths:
                    self._refresh_one(path, self.by_path[path])
        self._refresh_violation()
        self._refresh_stop_data()

    def _refresh_one(self, path: str, widget: StopWidget) -> None:
        if isinstance(widget, LabeledField):
            self._refresh_text(path, widget)
        elif isinstance(widget, NotesField):
            widget.show_text(self._form.text(path))
        else:
            self._refresh_choice(path, widget)

    # --- showing ---------------------------------------------------------------------------

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Tell each field the first thing that is wrong with it, for who hears it."""
        first: dict[str, str] = {}
        for problem in problems:
            first.setdefault(problem.field, problem.message)
        if self._told == (self._form.current, first):
            return
        self._told = (self._form.current, first)
        for path, widget in self.by_path.items():
            if isinstance(widget, LabeledField | ChoiceField):
                widget.show_problem(first.get(self.real(path), ""))

    def _refresh_text(self, path: str, field: LabeledField) -> None:
        real = self.real(path)
        locked = self._form.locked(real)
        field.edit.setReadOnly(bool(locked))
        if self._kinds[path] == "charge":
            if not (isinstance(field, SuggestField) and field.offers):
                field.show_text(screen_text.charge_line(self._form.charge, self._form.entry))
            field.retitle(stop_text.charge_label(self._form.charge))
            field.show_sign("", locked)
            return
        if self._kinds[path] == "pick":
            if not (isinstance(field, SuggestField) and field.offers):
                field.show_text(self._label_of(path))
            return
        field.show_text(self._form.text(real))
        wrong = self._form.wrong(real)
        origin = self._form.origin(real)
        sign = "bad" if wrong else _SIGN_OF[origin]
        field.show_sign(sign, wrong or locked or screen_text.ORIGINS[origin])

    def _label_of(self, path: str) -> str:
        """The words of the code that stands at `path`."""
        codes: tuple[Code, ...] = getattr(self._law.stop_codes, path.rsplit(".", 1)[-1])
        return next((c.label for c in codes if c.code == self._form.value(path)), "")

    def _refresh_choice(self, path: str, choice: ChoiceField) -> None:
        real = self.real(path)
        if path in PAIRS:
            names = PAIRS[path]
            choice.show_value(tuple(n for n in names if self._form.value(f"{real}.{n}")))
            choice.setEnabled(not self._form.locked(f"{real}.{names[0]}"))
            return
        choice.show_value(self._form.value(real))
        choice.show_sign(_SIGN_OF[self._form.origin(real)])
        choice.setEnabled(not self._form.locked(real))

    def _refresh_violation(self) -> None:
        """Fields that mean nothing for the chosen charge make room for it."""
        unasked = self._form.unasked
        for name in _OF_SOME_CHARGES:
            self.by_path[_CHARGE + name].setVisible(name not in unasked)

    def _refresh_stop_data(self) -> None:
        """Kind of force and evidence are asked only when there was any."""
        data = self._form.draft.stop_data
        force = data.force not in ("", stop_edits.NO_FORCE)
        asked = force and bool(self._law.stop_codes.force_kind)
        self.by_path["stop_data.force_kind"].setVisible(asked)
        found = data.contraband == stop_edits.FOUND or bool(data.evidence)
        self.by_path["stop_data.evidence"].setVisible(found)

    # --- finding ---------------------------------------------------------------------------

    def jump(self, path: str) -> None:
        """Bring the field of `path` to the screen and the cursor into it.

        A path whose field is not on the screen leads to the one that stands for it, and a path of
        a part to the field of the whole.
        """
        for field in self.by_path.values():
            if isinstance(field, SuggestField):
                field.close_offers()
        spot = self._spot(self._on_screen(path))
        self.reached.emit(spot)
        self.refresh()
        widget = self._widget(spot)
        if widget is not None and widget.isHidden():
            widget = self._widget(self._instead(spot))
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(widget, LabeledField):
            widget.edit.selectAll()

    def onward(self, path: str) -> None:
        """Lead from the field of `path` to the next one that misses something, as Enter does.

        Where there is no such order (details, corrections), to the next field.
        """
        following = next_missing(self._form, path, shown=self._is_asked)
        if following:
            self.jump(following)
        elif path in ORDER and self._form.has_charge and not self._form.one_ticket:
            self.finished.emit(self.real(path))
        elif (widget := self._widget(path)) is not None:
            next_field(widget.focusProxy() or widget)

    def glide(self, path: str) -> None:
        """Lead on from a field that is full; a Tab out of habit then leads no further."""
        following = next_missing(self._form, path, shown=self._is_asked)
        if following:
            self.jump(following)
            there = self._widget(following)
            if there is not None:
                self._habits.watch(there.focusProxy() or there)

    def expect(self, rest: str) -> None:
        """A word was taken before it was typed to its end; its `rest` must not go elsewhere."""
        at = QApplication.focusWidget()
        if at is not None:
            self._habits.watch(at, rest)

    def _is_asked(self, path: str) -> bool:
        widget = self._widget(path)
        return widget is not None and not widget.isHidden() and widget.isEnabled()

    def _on_screen(self, path: str) -> str:
        """The path with its charge brought to the screen."""
        parts = path.split(".")
        if parts[0] != "charges":
            return path
        if not self._form.has_charge:
            return "outcomes"
        if parts[1:2] not in ([], ["{at}"]):
            self._form.show_charge(int(parts[1]))
            parts[1] = "{at}"
        return ".".join(parts)

    def _spot(self, path: str) -> str:
        """The path of the field that is shown for `path`."""
        if self._form.has_charge:
            path = _WITH_CHARGE.get(path, path)
        path = _STANDS_FOR.get(path, path)
        while self._widget(path) is None and "." in path:
            path = path.rsplit(".", 1)[0]
            path = _STANDS_FOR.get(path, path)
        return path

    @staticmethod
    def _instead(path: str) -> str:
        """Where to go when the field of `path` is not asked for now."""
        if path.startswith(_CHARGE):
            return _CHARGE + "charge_id"
        return _HIDDEN.get(path, path)

    def _widget(self, path: str) -> QWidget | None:
        return self.by_path.get(path) or self._others.get(path)


_WITH_CHARGE = {"stop_data.age": "driver.birth_date", "outcomes": "outcomes+"}
"""Fields of a stop without a ticket, and what stands for them when there is one."""
_STANDS_FOR = {
    "charges": "charges.{at}.charge_id",
    "charges.{at}.kind": "charges.{at}.charge_id",
    "charges.{at}.work_zone": "charges.{at}",
    "charges.{at}.school_zone": "charges.{at}",
    "charges.{at}.workers_present": "charges.{at}",
    "place.county": "place.town",
    "place.crash": "place",
    "vehicle.commercial": "vehicle",
    "vehicle.hazmat": "vehicle",
    "driver": "driver.family_name",
    "organization": "organization.name",
    "guardian": "guardian.name",
    "stop_data": "stop_data.race",
    "correction": "correction.reason_code",
}
"""Where a problem leads whose own field is not on the screen."""
_HIDDEN = {"stop_data.force_kind": "stop_data.force", "stop_data.evidence": "stop_data.contraband"}
