"""Makes each field of the stop screen, ties it to the form, and keeps it showing what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from tracs_mobile.domain.law import Code, LawPack
from tracs_mobile.domain.stop import DocumentKind, Military, Origin
from ui import text
from ui.models.stop_form import StopForm
from ui.views.stop_fields import Spec
from ui.widgets.choice import ChoiceField, ConfirmField, Option, letters
from ui.widgets.field import LabeledField, Sign
from ui.widgets.suggest import SuggestField, Suggestion, next_field

StopWidget = LabeledField | ChoiceField

_SIGN_OF: dict[Origin, Sign] = {
    Origin.TYPED: "",
    Origin.SCANNED: "good",
    Origin.DOUBTFUL: "warn",
}
_PAIRS = {"vehicle": ("commercial", "hazmat"), "charges.{at}": ("work_zone", "school_zone")}
_SPEED_ONLY = ("speed_mph", "limit_mph", "method")


class StopWidgets(QObject):
    """The fields of the stop by their path. `reached` carries the path that got the focus."""

    reached = Signal(str)

    def __init__(self, form: StopForm, law: LawPack, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._law = law
        self._makers: dict[str, Callable[[Spec], StopWidget]] = {
            "text": self._text,
            "capitals": self._text,
            "town": self._town,
            "charge": self._charge,
            "method": self._method,
            "confirm": self._confirm,
            "cdl": self._cdl,
            "military": self._military,
            "use": partial(self._switches, labels=("Commer-\ncial", "Haz-\nmat")),
            "zone": partial(self._switches, labels=("Work\nzone", "School\nzone")),
            "code": self._code,
        }
        self.by_path: dict[str, StopWidget] = {}
        self._kinds: dict[str, str] = {}

    def make(self, spec: Spec) -> StopWidget:
        """The widget of `spec`, tied to the form."""
        widget = self._makers[spec.kind](spec)
        self.by_path[spec.path] = widget
        self._kinds[spec.path] = spec.kind
        return widget

    def real(self, path: str) -> str:
        """The path in the draft: the charge on the screen put in."""
        return path.format(at=self._form.current)

    def refresh(self) -> None:
        """Make every widget show what the form holds."""
        for path, widget in self.by_path.items():
            if isinstance(widget, LabeledField):
                self._refresh_text(path, widget)
            else:
                self._refresh_choice(path, widget)
        self._refresh_violation()

    # --- one maker for each kind -----------------------------------------------------------

    def _text(self, spec: Spec) -> LabeledField:
        capitals = spec.kind == "capitals"
        field = LabeledField(spec.title, name=spec.name, capitals=capitals, longest=spec.longest)
        self._tie(field, spec.path)
        return field

    def _tie(self, field: LabeledField, path: str) -> None:
        field.edited.connect(lambda typed: self._form.set_text(self.real(path), typed))
        field.left.connect(lambda: self._form.settle(self.real(path)))
        field.edit.returnPressed.connect(lambda: next_field(field.edit))

    def _town(self, spec: Spec) -> LabeledField:
        def find(typed: str) -> Sequence[Suggestion]:
            towns = self._form.find_towns(typed)
            return [Suggestion(text=f"{t.name}, {t.county} County", value=t) for t in towns]

        field = SuggestField(spec.title, find, name=spec.name, width=320)
        self._tie(field, spec.path)
        field.picked.connect(self._form.choose_town)
        field.picked.connect(lambda _: self._go_on(field))
        return field

    def _charge(self, spec: Spec) -> LabeledField:
        def find(typed: str) -> Sequence[Suggestion]:
            hits = self._form.find_charges(typed)
            return [Suggestion(text=text.hit_line(h.charge, h.why), value=h) for h in hits]

        field = SuggestField(spec.title, find, name=spec.name, width=780, longest=200)
        field.edit.setPlaceholderText("phone, 1095 or 49/35")
        field.picked.connect(self._form.choose_charge)
        field.picked.connect(lambda _: self._after_charge(field))
        field.left.connect(self.refresh)
        return field

    def _method(self, spec: Spec) -> LabeledField:
        def find(typed: str) -> Sequence[Suggestion]:
            known = [m for m in self._law.methods if m.startswith(typed.upper())]
            return [Suggestion(text=m, value=m) for m in known] if typed else []

        field = SuggestField(spec.title, find, name=spec.name, width=160)
        self._tie(field, spec.path)
        field.picked.connect(lambda m: self._form.set_value(self.real(spec.path), m))
        field.picked.connect(lambda _: self._go_on(field))
        return field

    def _after_charge(self, field: SuggestField) -> None:
        """Speeds that were typed with the charge need no second look."""
        entry = self._form.entry
        if field.edit.hasFocus() and None not in (entry.speed_mph, entry.limit_mph):
            self.jump("charges.{at}.method")
        else:
            self._go_on(field)

    def _go_on(self, field: SuggestField) -> None:
        """After an offer was taken by Enter or finger, the next field is wanted."""
        if field.edit.hasFocus():
            next_field(field.edit)

    def _confirm(self, spec: Spec) -> ChoiceField:
        option = Option(value=True, label="Address is right", key="Y")
        choice = ConfirmField(spec.title, (option,), several=True, name="Mailing address confirmed")
        choice.chosen.connect(lambda _: self._flip(spec.path))
        choice.confirmed.connect(self._ask_next)
        return choice

    def _ask_next(self) -> None:
        """After the address: what a scan has filled is passed over."""
        filled = bool(self._form.value("driver.license_number"))
        self.jump("military" if filled else "driver.license_number")

    def _cdl(self, spec: Spec) -> ChoiceField:
        options = (
            Option(value=False, label="No", key="N"),
            Option(value=True, label="Yes", key="Y"),
        )
        return self._single(spec, options)

    def _military(self, spec: Spec) -> ChoiceField:
        options = (
            Option(value=Military.NO, label="No", key="N"),
            Option(value=Military.YES, label="Yes", key="Y"),
            Option(value=Military.NOT_KNOWN, label="Not\nknown", key="K"),
        )
        return self._single(spec, options)

    def _code(self, spec: Spec) -> ChoiceField:
        codes: tuple[Code, ...] = getattr(self._law.stop_codes, spec.path.split(".")[1])
        keys = letters([(code.code, code.label) for code in codes])
        options = tuple(
            Option(value=c.code, label=text.two_lines(c.label), key=k, name=c.label)
            for c, k in zip(codes, keys, strict=True)
        )
        return self._single(spec, options)

    def _single(self, spec: Spec, options: tuple[Option, ...]) -> ChoiceField:
        choice = ChoiceField(spec.title, options, name=spec.name)
        choice.chosen.connect(lambda value: self._form.set_value(spec.path, value))
        return choice

    def _switches(self, spec: Spec, *, labels: tuple[str, str]) -> ChoiceField:
        names = _PAIRS[spec.path]
        options = tuple(
            Option(value=n, label=words, name=words.replace("-\n", "").replace("\n", " "))
            for n, words in zip(names, labels, strict=True)
        )
        choice = ChoiceField(spec.title, options, several=True, name=spec.name)
        choice.chosen.connect(lambda name: self._flip(f"{self.real(spec.path)}.{name}"))
        return choice

    def _flip(self, path: str) -> None:
        self._form.set_value(path, not self._form.value(path))

    # --- showing ---------------------------------------------------------------------------

    def _refresh_text(self, path: str, field: LabeledField) -> None:
        real = self.real(path)
        if self._kinds[path] == "charge":
            if not (isinstance(field, SuggestField) and field.offers):
                field.show_text(text.charge_line(self._form.charge, self._form.entry))
            return
        field.show_text(self._form.text(real))
        wrong = self._form.wrong(real)
        origin = self._form.origin(real)
        field.show_sign("bad" if wrong else _SIGN_OF[origin], wrong or text.ORIGINS[origin])

    def _refresh_choice(self, path: str, choice: ChoiceField) -> None:
        real = self.real(path)
        if path in _PAIRS:
            on = tuple(n for n in _PAIRS[path] if self._form.value(f"{real}.{n}"))
            choice.show_value(on)
            return
        choice.show_value(self._form.value(real))
        choice.show_sign(_SIGN_OF[self._form.origin(real)])

    def _refresh_violation(self) -> None:
        """Fields that mean nothing for the chosen charge make room for it."""
        charge = self._form.charge
        speed = charge is None or charge.speed
        for name in _SPEED_ONLY:
            self.by_path["charges.{at}." + name].setVisible(speed)
        complaint = self._form.entry.kind is DocumentKind.COMPLAINT
        unknown = charge is not None and not charge.speed and charge.base_cents is None
        self.by_path["charges.{at}.base_cents"].setVisible(complaint and unknown)

    # --- finding ---------------------------------------------------------------------------

    def jump(self, path: str) -> None:
        """Bring the field of `path` to the screen and the cursor into it."""
        for field in self.by_path.values():
            if isinstance(field, SuggestField):
                field.close_offers()
        self.refresh()
        parts = path.split(".")
        if parts[0] == "charges" and parts[1:2] not in ([], ["{at}"]):
            self._form.show_charge(int(parts[1]))
            path = ".".join(("charges", "{at}", *parts[2:]))
        widget = self.by_path.get(_STANDS_FOR.get(path, path))
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(widget, LabeledField):
            widget.edit.selectAll()


_STANDS_FOR = {
    "stop_data.age": "driver.birth_date",
    "charges": "charges.{at}.charge_id",
    "charges.{at}.kind": "charges.{at}.charge_id",
    "charges.{at}.work_zone": "charges.{at}",
    "charges.{at}.school_zone": "charges.{at}",
    "place.county": "place.town",
    "vehicle.commercial": "vehicle",
    "vehicle.hazmat": "vehicle",
}
"""Where a problem leads whose own field is not on the screen."""
