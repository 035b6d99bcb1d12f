"""Makes the widget of each field of the stop screen and ties it to the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from tracs_mobile.domain.law import Code, LawPack
from tracs_mobile.domain.search import ChargeHit
from tracs_mobile.domain.stop import AddressSource, Charged, Military
from tracs_mobile.domain.words import fold
from ui.models.stop_form import StopForm
from ui.text import screen_text, stop_text, stop_words
from ui.views.stop_fields import Spec
from ui.views.stop_onward import is_full
from ui.widgets.choice import ChoiceField, ConfirmField, Option, letters
from ui.widgets.field import LabeledField
from ui.widgets.notes import NotesField
from ui.widgets.suggest import SuggestField, Suggestion

StopWidget = LabeledField | ChoiceField | NotesField

PAIRS = {
    "vehicle": ("commercial", "hazmat"),
    "charges.{at}": ("work_zone", "school_zone", "workers_present"),
    "place": ("crash",),
}
"""Questions of several switches: the place in the draft, and the fields that each one sets."""
_NOTHING: tuple[Suggestion, ...] = ()
_WHOLE_PLACES, _TOWNS_ALONE = 5, 4


class Spots(Protocol):
    """Knows where the fields are."""

    def real(self, path: str) -> str:
        """The path in the draft: the charge on the screen put in."""
        ...

    def jump(self, path: str) -> None:
        """Bring the field of `path` to the screen and the cursor into it."""
        ...

    def refresh(self) -> None:
        """Make every widget show what the form holds."""
        ...

    def onward(self, path: str) -> None:
        """Lead from the field of `path` to the next one that misses something."""
        ...

    def expect(self, rest: str) -> None:
        """The `rest` of a word that was taken may still be typed, wherever the cursor is now."""
        ...

    def glide(self, path: str) -> None:
        """The field of `path` is full: lead on as soon as nothing more can be typed."""
        ...


class StopMakers:
    """One maker for each kind of field: `make(spec)`."""

    def __init__(self, form: StopForm, law: LawPack, spots: Spots) -> None:
        self._form = form
        self._law = law
        self._spots = spots
        self._makers: dict[str, Callable[[Spec], StopWidget]] = {
            "text": self._text,
            "capitals": self._text,
            "notes": self._notes,
            "person": self._person,
            "street": self._street,
            "plate": partial(self._recent, recent=self._vehicles, take=form.take_vehicle),
            "town": self._town,
            "charge": self._charge,
            "method": self._method,
            "confirm": self._confirm,
            "cdl": self._cdl,
            "military": self._military,
            "charged": self._charged,
            "source": self._source,
            "use": partial(self._switches, labels=(stop_words.COMMERCIAL_SHORT, stop_words.HAZMAT)),
            "zone": partial(
                self._switches,
                labels=(stop_words.WORK_ZONE, stop_words.SCHOOL_ZONE, stop_words.WORKERS_HERE),
            ),
            "crash": partial(self._switches, labels=(stop_words.CRASH,)),
            "code": self._code,
            "pick": self._pick,
            "outcomes": self._outcomes,
        }

    def make(self, spec: Spec) -> StopWidget:
        """The widget of `spec`, tied to the form."""
        return self._makers[spec.kind](spec)

    # --- text ------------------------------------------------------------------------------

    def _text(self, spec: Spec) -> LabeledField:
        capitals = spec.kind in ("capitals", "street")
        field = LabeledField(spec.title, name=spec.name, capitals=capitals, longest=spec.longest)
        self._tie(field, spec.path)
        return field

    def _notes(self, spec: Spec) -> NotesField:
        field = NotesField(spec.title, name=spec.name)
        field.edited.connect(lambda typed: self._form.set_text(spec.path, typed))
        field.left.connect(lambda: self._form.settle(spec.path))
        return field

    def _tie(self, field: LabeledField, path: str) -> None:
        real = self._spots.real
        field.edited.connect(lambda typed: self._form.set_text(real(path), typed))
        field.edited.connect(lambda typed: self._glide(path, typed))
        field.left.connect(lambda: self._form.settle(real(path)))
        field.edit.returnPressed.connect(lambda: self._spots.onward(path))

    def _glide(self, path: str, typed: str) -> None:
        if is_full(path, typed) and not self._form.wrong(self._spots.real(path)):
            self._spots.glide(path)

    def _recent(
        self,
        spec: Spec,
        *,
        recent: Callable[[], Sequence[Suggestion]],
        take: Callable[..., None],
    ) -> LabeledField:
        field = SuggestField(
            spec.title,
            lambda _typed: _NOTHING,
            name=spec.name,
            width=420,
            longest=spec.longest,
            capitals=True,
            begin=recent,
        )
        self._tie(field, spec.path)
        field.picked.connect(take)
        field.picked.connect(lambda _: self._go_on(field, spec.path))
        return field

    def _person(self, spec: Spec) -> LabeledField:
        field = self._recent(spec, recent=self._people, take=self._form.take_person)
        field.edit.setPlaceholderText(stop_text.WHOLE_NAME)
        return self._spread(field, spec.path, "driver.birth_date")

    def _street(self, spec: Spec) -> LabeledField:
        field = self._text(spec)
        field.edit.setPlaceholderText(stop_text.WHOLE_ADDRESS)
        return self._spread(field, spec.path, "address_confirmed")

    def _spread(self, field: LabeledField, path: str, then: str) -> LabeledField:
        """A whole name or address in one field is spread over its neighbors and passes them by."""

        def leave() -> None:
            if self._form.spread(path) and field.leads_on:
                self._spots.jump(then)

        field.left.connect(leave)
        return field

    def _people(self) -> Sequence[Suggestion]:
        people = self._form.lists.recents.people
        return [Suggestion(text=stop_text.person_line(p), value=p) for p in people]

    def _vehicles(self) -> Sequence[Suggestion]:
        vehicles = self._form.lists.recents.vehicles
        return [Suggestion(text=stop_text.vehicle_line(v), value=v) for v in vehicles]

    def _places(self) -> Sequence[Suggestion]:
        """Whole places of the last stops, then their towns alone."""
        places = self._form.lists.recents.places
        whole = [Suggestion(text=stop_text.place_line(p), value=p) for p in places]
        lately = self._form.towns_lately
        towns = [Suggestion(text=stop_text.town_line(t), value=t) for t in lately]
        # As many as there are digits to take them by.
        return [*whole[:_WHOLE_PLACES], *towns[:_TOWNS_ALONE]]

    def _town(self, spec: Spec) -> LabeledField:
        def find(typed: str) -> Sequence[Suggestion]:
            towns = self._form.find_towns(typed)
            return [Suggestion(text=stop_text.town_line(t), value=t) for t in towns]

        field = SuggestField(
            spec.title,
            find,
            name=spec.name,
            width=420,
            begin=self._places,
            numbered=True,
            shown=_WHOLE_PLACES + _TOWNS_ALONE,
            nothing=stop_text.NO_SUCH_TOWN,
        )
        self._tie(field, spec.path)
        # Where the officer was lately stands to choose at once, each under its number.
        field.edit.focused.connect(lambda: field.open_beginning(choose=False))
        field.picked.connect(self._form.take_town_or_place)
        field.picked.connect(lambda _: self._go_on(field, spec.path))
        return field

    def _charge(self, spec: Spec) -> LabeledField:
        def offers(hits: Sequence[ChargeHit]) -> Sequence[Suggestion]:
            return [Suggestion(text=screen_text.hit_line(h.charge, h.why), value=h) for h in hits]

        field = SuggestField(
            spec.title,
            lambda typed: offers(self._form.find_charges(typed)),
            name=spec.name,
            width=780,
            longest=200,
            begin=lambda: offers(self._form.lists.opening_hits()),
            nothing=stop_text.NO_SUCH_CHARGE,
        )
        field.edit.setPlaceholderText(stop_words.CHARGE_EXAMPLES)
        field.picked.connect(self._form.choose_charge)
        # Speeds that were typed with the charge are given, and so passed by.
        field.picked.connect(lambda _: self._go_on(field, spec.path))
        field.left.connect(self._spots.refresh)
        field.edit.returnPressed.connect(lambda: self._spots.onward(spec.path))
        return field

    def _method(self, spec: Spec) -> LabeledField:
        typed_so_far = [""]

        def find(typed: str) -> Sequence[Suggestion]:
            typed_so_far[0] = typed
            known = [m for m in self._law.methods if m.startswith(typed.upper())]
            return [Suggestion(text=m, value=m) for m in known] if typed else []

        def go_on(method: object) -> None:
            if field.edit.hasFocus():
                self._spots.onward(spec.path)
                self._spots.expect(str(method)[len(typed_so_far[0]) :])

        field = SuggestField(spec.title, find, name=spec.name, width=160, alone=True)
        self._tie(field, spec.path)
        real = self._spots.real
        field.picked.connect(lambda m: self._form.set_value(real(spec.path), m))
        field.picked.connect(go_on)
        return field

    def _go_on(self, field: SuggestField, path: str) -> None:
        """After an offer was taken by Enter or finger, the next field is wanted."""
        if field.edit.hasFocus():
            self._spots.onward(path)

    # --- choices ---------------------------------------------------------------------------

    def _confirm(self, spec: Spec) -> ChoiceField:
        option = Option(value=True, label=stop_words.ADDRESS_IS_RIGHT, key="Y")
        choice = ConfirmField(
            spec.title, (option,), several=True, name=stop_words.MAILING_ADDRESS_CONFIRMED
        )
        choice.chosen.connect(lambda _: self._flip(spec.path))
        choice.confirmed.connect(self._ask_next)
        choice.onward = partial(self._spots.onward, spec.path)
        return choice

    def _ask_next(self) -> None:
        """After the address: what a scan has filled is passed over."""
        filled = bool(self._form.value("driver.license_number"))
        self._spots.jump("military" if filled else "driver.license_number")

    def _cdl(self, spec: Spec) -> ChoiceField:
        options = (
            Option(value=False, label=stop_words.NO, key="N"),
            Option(value=True, label=stop_words.YES, key="Y"),
        )
        return self._single(spec, options)

    def _military(self, spec: Spec) -> ChoiceField:
        options = (
            Option(value=Military.NO, label=stop_words.NO, key="N"),
            Option(value=Military.YES, label=stop_words.YES, key="Y"),
            Option(value=Military.NOT_KNOWN, label=stop_words.NOT_KNOWN, key="K"),
        )
        return self._single(spec, options)

    def _charged(self, spec: Spec) -> ChoiceField:
        options = (
            Option(value=Charged.DRIVER, label=stop_words.THE_DRIVER, key="D"),
            Option(value=Charged.ORGANIZATION, label=stop_words.AN_ORGANIZATION, key="O"),
        )
        return self._single(spec, options)

    def _source(self, spec: Spec) -> ChoiceField:
        options = tuple(
            Option(
                value=source,
                label=stop_text.SOURCE_LABELS[source],
                name=stop_text.SOURCE_NAMES[source],
            )
            for source in AddressSource
            if source is not AddressSource.NOT_CHOSEN
        )
        return self._single(spec, options)

    def _code(self, spec: Spec) -> ChoiceField:
        return self._single(
            spec, code_options(getattr(self._law.stop_codes, spec.path.rsplit(".", 1)[-1]))
        )

    def _pick(self, spec: Spec) -> LabeledField:
        """A question with more answers than the row has room for: a list, opened at once."""
        codes: tuple[Code, ...] = getattr(self._law.stop_codes, spec.path.rsplit(".", 1)[-1])
        offers = [Suggestion(text=code.label, value=code.code) for code in codes]

        def find(typed: str) -> Sequence[Suggestion]:
            return [o for o in offers if fold(o.text).startswith(fold(typed))]

        field = SuggestField(
            spec.title, find, name=spec.name, width=260, begin=lambda: offers, shown=len(offers)
        )
        field.edit.focused.connect(lambda: field.open_beginning(choose=False))
        field.edit.returnPressed.connect(lambda: self._spots.onward(spec.path))
        field.left.connect(self._spots.refresh)
        field.picked.connect(lambda code: self._form.set_value(spec.path, code))
        field.picked.connect(lambda _: self._go_on(field, spec.path))
        return field

    def _outcomes(self, spec: Spec) -> ChoiceField:
        tapped = [c for c in self._law.stop_codes.outcome if c.code not in stop_text.OF_DOCUMENTS]
        choice = ChoiceField(spec.title, code_options(tapped), several=True, name=spec.name)
        choice.chosen.connect(lambda code: self._form.toggle_outcome(str(code)))
        return choice

    def _single(self, spec: Spec, options: Sequence[Option]) -> ChoiceField:
        choice = ChoiceField(spec.title, options, name=spec.name)
        real = self._spots.real
        choice.chosen.connect(lambda value: self._form.set_value(real(spec.path), value))
        choice.onward = partial(self._spots.onward, spec.path)
        return choice

    def _switches(self, spec: Spec, *, labels: tuple[str, ...]) -> ChoiceField:
        names = PAIRS[spec.path]
        options = tuple(
            Option(value=n, label=said, name=said.replace("-\n", "").replace("\n", " "))
            for n, said in zip(names, labels, strict=True)
        )
        choice = ChoiceField(spec.title, options, several=True, name=spec.name)
        real = self._spots.real
        choice.chosen.connect(lambda name: self._flip(f"{real(spec.path)}.{name}"))
        choice.onward = partial(self._spots.onward, spec.path)
        return choice

    def _flip(self, path: str) -> None:
        self._form.set_value(path, not self._form.value(path))


def code_options(codes: Sequence[Code]) -> tuple[Option, ...]:
    """A button for each code, with the letter that answers it."""
    keys = letters([(code.code, code.label) for code in codes])
    return tuple(
        Option(value=c.code, label=screen_text.two_lines(c.label), key=k, name=c.label)
        for c, k in zip(codes, keys, strict=True)
    )
