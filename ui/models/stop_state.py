"""What the stop screen reads: the draft as it stands, what it asks, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain import fields
from tracs_mobile.domain.charging import document_kind
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import Charge, LawPack, Question, Town
from tracs_mobile.domain.names import FieldPath
from tracs_mobile.domain.problem import Problem, Severity
from tracs_mobile.domain.search import ChargeHit, ChargeIndex, find_towns
from tracs_mobile.domain.stop import (
    ChargeEntry,
    Correction,
    CorrectionKind,
    DocumentKind,
    Draft,
    Origin,
)
from tracs_mobile.domain.words import fold
from tracs_mobile.services.client import Client
from ui.entries import entry_of
from ui.models import stop_edits
from ui.models.stop_lists import StopLists
from ui.tasks import TaskRunner
from ui.text import stop_text

_TOWNS_SHOWN, _MOST_TOWNS = 8, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """What the fields of one card of the stop show."""

    held: object
    origins: tuple[tuple[str, Origin], ...]
    correction: Correction
    typed: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    current: int
    count: int


class StopState(QObject):
    """One draft and everything that follows from it; `StopForm` changes it.

    `scan_note` and `vehicle_note` say where the driver and the vehicle came from; `scan_target`
    is the path of the field to go to after a scan.
    """

    changed = Signal()
    edited = Signal()
    saved = Signal(bool)
    failed = Signal(object)

    def __init__(self, client: Client, store: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._store = store
        self._index = ChargeIndex(client.law)
        self.lists = StopLists(client, store, self)
        self._draft = client.new_stop()
        self._blank = self._draft
        self._typed: dict[str, str] = {}
        self._wrong: dict[str, str] = {}
        self._current = 0
        self._problems: tuple[Problem, ...] | None = None
        self.scan_note = ""
        self.vehicle_note = ""
        self._scan_doubts: dict[Problem, object] = {}
        self.scan_target = ""
        """The field where the last scan leaves off; empty: where every license leaves off."""

    @property
    def draft(self) -> Draft:
        """The stop as it stands."""
        return self._draft

    @property
    def current(self) -> int:
        """Which charge is on the screen, from 0."""
        return self._current

    @property
    def law(self) -> LawPack:
        """The law pack of the session."""
        return self._client.law

    @property
    def has_charge(self) -> bool:
        """Whether the stop has any charge; without one it is kept for the stop data alone."""
        return bool(self._draft.charges)

    @property
    def correction(self) -> Correction:
        """What the draft does to a ticket that was issued before."""
        return self._draft.correction

    @property
    def entry(self) -> ChargeEntry:
        """The charge on the screen; a blank one when the stop has none."""
        return stop_edits.entry_at(self._draft, self._current)

    @property
    def charge(self) -> Charge | None:
        """The line of the table that the charge on the screen means."""
        return self._client.charge(self.entry)

    @property
    def kind(self) -> DocumentKind:
        """What the charge on the screen becomes on paper."""
        charge = self.charge
        return self.entry.kind if charge is None else document_kind(charge, self.entry)

    @property
    def unasked(self) -> frozenset[str]:
        """The fields of the charge on the screen that mean nothing for it."""
        return stop_edits.unasked(self.charge, self.kind)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the charge on the screen asks now."""
        if not self.has_charge:
            return ()
        return self._client.questions(self._draft, self._current)

    @property
    def lawful_choice(self) -> Charge | None:
        """The charge the law wants in place of this one: of an answer, or of another rule."""
        wanted = stop_edits.wanted_by_answers(self.questions, self.entry)
        ruled = (p.instead for p in self._ruled_out())
        first = next(iter((*wanted, *ruled)), None)
        return next((c for c in self.law.charges if c.charge_id == first), None)

    def _ruled_out(self) -> tuple[Problem, ...]:
        """Problems of the charge on the screen that name another charge instead."""
        here = self.path("")
        return tuple(p for p in self.problems if p.instead and p.field.startswith(here))

    @property
    def law_says(self) -> str:
        """What the law says of an open question, of the answer given, or where it wants another."""
        said = stop_edits.law_says(self.questions, self.entry)
        return said or next((p.message for p in self._ruled_out()), "")

    @property
    def speed_laws(self) -> tuple[Charge, ...]:
        """The speed on the screen under each law that can have set the limit."""
        return stop_edits.speed_laws(self.law, self.entry)

    @property
    def touched(self) -> bool:
        """Whether anything was written since the stop began."""
        return self._draft != self._blank or bool(self._wrong)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What blocks first, then what to look at; each in the order of the screen."""
        if self._problems is None:
            unread = tuple(
                Problem(field=FieldPath(p), message=m, severity=Severity.BLOCK, code="not-read")
                for p, m in self._wrong.items()
            )
            ruled = tuple(
                p for p in self._client.problems(self._draft) if p.field not in self._wrong
            )
            corrected = stop_edits.correction_problems(self._draft, self.law)
            found = (*unread, *ruled, *self._doubted(), *corrected)
            self._problems = tuple(sorted(found, key=lambda p: p.severity is Severity.WARN))
        return self._problems

    def state_of(self, card: str) -> CardState:
        """Everything that the fields of `card` show, the first part of their paths.

        Two that are equal show the same.
        """
        draft = self._draft
        return CardState(
            held=getattr(draft, card),
            origins=draft.origins,
            correction=draft.correction,
            typed=tuple(item for item in self._typed.items() if item[0].startswith(card)),
            wrong=tuple(item for item in self._wrong.items() if item[0].startswith(card)),
            current=self._current,
            count=len(draft.charges),
        )

    def _forget_scans(self) -> None:
        self.scan_note = self.vehicle_note = self.scan_target = ""
        self._mind((), self._draft)

    def _mind(self, doubts: tuple[Problem, ...], draft: Draft) -> None:
        """Show these doubts of a scan as long as their fields stay as they are in `draft`."""
        self._scan_doubts = {doubt: fields.get_field(draft, doubt.field) for doubt in doubts}

    def _doubted(self) -> tuple[Problem, ...]:
        """What a scan of the vehicle left to look at, until the field is changed."""
        still = self._scan_doubts.items()
        return tuple(problem for problem, was in still if self.value(problem.field) == was)

    @property
    def ready(self) -> bool:
        """Whether nothing blocks."""
        return all(problem.severity is not Severity.BLOCK for problem in self.problems)

    def text(self, path: str) -> str:
        """What stands in the field at `path`: as typed while it is being typed, else as read."""
        if path in self._typed:
            return self._typed[path]
        return entry_of(path).show(self.value(path))

    def value(self, path: str) -> object:
        """The value at `path`; None for a charge that the stop does not have."""
        if path.startswith("charges.") and not self.has_charge:
            return None
        return fields.get_field(self._draft, path)

    def locked(self, path: str) -> str:
        """Why the field at `path` must stay as it was issued, or nothing."""
        return stop_text.LOCKED if stop_edits.locked(self._draft, self.law, path) else ""

    def origin(self, path: str) -> Origin:
        """Where the value at `path` came from."""
        return self._draft.origin(path)

    def wrong(self, path: str) -> str:
        """Why the text in the field cannot be read, or nothing."""
        return self._wrong.get(path, "")

    def path(self, name: str) -> str:
        """The path of a field of the charge on the screen."""
        return f"charges.{self._current}.{name}"

    def printable(self) -> Printable:
        """The paper of the charge on the screen as it will print; the stop must have one."""
        return self._client.preview(self._draft, self._current)

    def find_charges(self, typed: str) -> tuple[ChargeHit, ...]:
        """Charges for what was typed: the agency's shortcuts first, then the best of the table."""
        first = self.lists.shortcut_hits(typed)
        known = {hit.charge.charge_id for hit in first}
        found = self._index.find(typed)
        return (*first, *(hit for hit in found if hit.charge.charge_id not in known))

    def find_towns(self, typed: str) -> tuple[Town, ...]:
        """Towns for what was typed, best first; one of the last stops comes before others."""
        found = find_towns(self._client.law, typed, _MOST_TOWNS)
        lately = {t.name for t in self.towns_lately if fold(t.name).startswith(fold(typed))}
        return tuple(sorted(found, key=lambda t: t.name not in lately))[:_TOWNS_SHOWN]

    @property
    def towns_lately(self) -> tuple[Town, ...]:
        """The towns of the officer's last stops, the newest first."""
        known = {(t.name, t.county): t for t in self._client.law.towns}
        found = (known.get((p.town, p.county)) for p in self.lists.recents.places)
        return tuple(dict.fromkeys(town for town in found if town))

    @property
    def one_ticket(self) -> bool:
        """Whether the draft corrects one ticket: it has one charge and keeps it."""
        return self.correction.kind in (CorrectionKind.AMEND, CorrectionKind.REISSUE)
