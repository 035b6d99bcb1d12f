"""The stop being written: one frozen draft, what the officer types into it, what is saved."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tracs_mobile.domain import fields
from tracs_mobile.domain.law import Charge, Town
from tracs_mobile.domain.license import Scan, VehicleRead
from tracs_mobile.domain.names import ChargeId, DraftId
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.search import ChargeHit
from tracs_mobile.domain.stop import (
    ChargeEntry,
    CorrectionKind,
    DocumentKind,
    Draft,
    Driver,
    Origin,
    StopPlace,
    Vehicle,
)
from tracs_mobile.domain.vehiclefill import fill_from_vehicle, vehicle_doubts
from tracs_mobile.services.client import Client
from ui.entries import NotUnderstood, value_of
from ui.models import stop_edits
from ui.models.stop_state import StopState
from ui.tasks import TaskRunner
from ui.text import screen_text, stop_text

SAVE_AFTER_MS = 400
"""Pause after the last change until the draft is saved: within a second, never at each key."""
SAVE_AT_LATEST_MS = 900


class StopForm(StopState):
    """Holds one draft and tells the view what to show. Lives on the UI thread; knows no widgets.

    `changed` follows every change; `edited` only what the officer or a scan wrote; `saved` carries
    True when the newest state is on the disk and False when it is not yet; `failed` carries the
    error of a save.
    """

    def __init__(self, client: Client, store: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(client, store, parent)
        self._save_soon = _timer(self, SAVE_AFTER_MS, self.save_now)
        self._save_latest = _timer(self, SAVE_AT_LATEST_MS, self.save_now)

    # --- what the officer does -------------------------------------------------------------

    def set_text(self, path: str, typed: str) -> None:
        """Take a field as typed; text that cannot be read stays and is named as a problem."""
        if self.locked(path):
            return
        self._typed[path] = typed
        now = self._client.clock.now()
        try:
            value = value_of(path, typed, now)
            self._wrong.pop(path, None)
        except NotUnderstood as reason:
            self._wrong[path] = str(reason)
            value = None
        towns = self._client.law.towns
        self._replace(fields.set_field(self._draft, path, value, towns=towns))

    def settle(self, path: str) -> None:
        """The officer left the field: show its value in the usual way."""
        if path in self._typed and path not in self._wrong:
            del self._typed[path]
            self.changed.emit()

    def spread(self, path: str) -> bool:
        """Put a whole name or address that was typed into one field where it belongs.

        Says whether there was one.
        """
        spread = {
            "driver.family_name": stop_edits.with_whole_name,
            "driver.street": stop_edits.with_whole_address,
        }
        typed = self.origin(path) is Origin.TYPED
        draft = spread[path](self._draft) if typed else self._draft
        if draft is self._draft:
            return False
        self._forget(path)
        self._replace(draft)
        return True

    def set_value(self, path: str, value: object) -> None:
        """Take a choice that was tapped."""
        if self.locked(path):
            return
        self._typed.pop(path, None)
        draft = stop_edits.with_consequences(fields.set_field(self._draft, path, value), path)
        if not draft.stop_data.evidence:
            self._forget("stop_data.evidence")
        self._replace(draft)

    def choose_town(self, town: Town) -> None:
        """Take a town from the list, with its county."""
        self._typed.pop("place.town", None)
        self._replace(fields.set_field(self._draft, "place.town", town))

    def take_town_or_place(self, found: Town | StopPlace) -> None:
        """Take what the town field offered: a town, or a whole place of an earlier stop."""
        if isinstance(found, Town):
            self.choose_town(found)
        else:
            self.take_place(found)

    def choose_charge(self, hit: ChargeHit) -> None:
        """Take a charge that was found, with the speeds the text named."""
        if self.locked(self.path("charge_id")):
            return
        draft = stop_edits.with_charge(self._draft, self._current, hit.charge.charge_id)
        for name in ("speed_mph", "limit_mph"):
            found = getattr(hit, name)
            if found is not None:
                self._forget(self.path(name))
                draft = fields.set_field(draft, self.path(name), found)
        self._replace(draft)

    def choose_law(self, charge: Charge) -> None:
        """Charge the same speed under another law: it moves the points and the money."""
        self._swap(charge.charge_id)

    def switch_law(self) -> None:
        """From the State's zone to the local ordinance, and from any other law to the State's."""
        laws = {stop_edits.section_of(c): c for c in self.speed_laws}
        chosen = self.charge
        if chosen is not None and laws:
            to_local = stop_edits.section_of(chosen) == "1003"
            self._swap(laws["1007" if to_local else "1003"].charge_id)

    def take_lawful_choice(self) -> None:
        """Charge what the law wants in place of the charge on the screen."""
        instead = self.lawful_choice
        if instead is not None:
            self._swap(instead.charge_id)

    def _swap(self, charge_id: ChargeId) -> None:
        if not self.locked(self.path("charge_id")):
            self._replace(stop_edits.with_charge(self._draft, self._current, charge_id))

    def answer(self, question: str, code: str) -> None:
        """Answer what the charge on the screen asks."""
        self._replace(stop_edits.with_answer(self._draft, self._current, question, code))

    def toggle_outcome(self, code: str) -> None:
        """An outcome of the stop besides its tickets and warnings, tapped or taken back."""
        self._replace(stop_edits.with_outcome(self._draft, code))

    def take_person(self, driver: Driver) -> None:
        """Fill the driver with somebody who was stopped before."""
        self._forget_card("driver.")
        self.scan_note = ""
        self._replace(stop_edits.with_person(self._draft, driver))

    def take_vehicle(self, vehicle: Vehicle) -> None:
        """Fill the vehicle with one that was stopped before."""
        self._forget_card("vehicle.")
        self.vehicle_note = ""
        self._mind((), self._draft)
        self._replace(stop_edits.with_vehicle(self._draft, vehicle))

    def take_place(self, place: StopPlace) -> None:
        """Fill the place with one of an earlier stop; the time stays."""
        self._forget_card("place.town", "place.highway", "place.where", "place.direction")
        self._replace(stop_edits.with_place(self._draft, place))

    def add_charge(self) -> None:
        """Begin another charge; it becomes a ticket of its own."""
        if self.one_ticket:
            return
        self._current = len(self._draft.charges)
        self._replace(fields.add_charge(self._draft))

    def remove_charge(self) -> None:
        """Take the charge on the screen off the stop; without the last one no ticket comes of it.

        A draft that corrects a ticket keeps its charge.
        """
        if self.one_ticket or not self.has_charge:
            return
        self._forget_card("charges.")
        draft = stop_edits.without_charge(self._draft, self._current)
        self._current = max(0, min(self._current, len(draft.charges) - 1))
        self._replace(draft)

    def put_back(self, draft_id: DraftId, at: int, entry: ChargeEntry) -> None:
        """Put a charge that was taken off back in its place, if the stop is still the same."""
        if draft_id == self._draft.draft_id and not self.one_ticket:
            charges = self._draft.charges
            self._current = min(at, len(charges))
            self._replace(stop_edits.with_charge_at(self._draft, self._current, entry))

    def show_charge(self, index: int) -> None:
        """Bring another charge to the screen."""
        if 0 <= index < len(self._draft.charges) and index != self._current:
            self._current = index
            self.changed.emit()

    def toggle_warning(self) -> None:
        """Make the charge on the screen a warning, or a complaint again."""
        if not self.has_charge or self.correction.kind is CorrectionKind.AMEND:
            return
        warning = self.entry.kind is DocumentKind.WARNING
        kind = DocumentKind.COMPLAINT if warning else DocumentKind.WARNING
        self._replace(fields.set_field(self._draft, self.path("kind"), kind))

    def take_scan(self, scan: Scan) -> str:
        """Fill the driver or the vehicle; the sentence says why nothing changed, if so."""
        if scan.vehicle is not None:
            return self._take_vehicle(scan.vehicle)
        if scan.license is None:
            return scan.problem
        self._forget_card("driver.")
        self.scan_note = screen_text.scan_note(scan)
        self._replace(fill_from_license(self._draft, scan.license))
        self.scan_target = "address_confirmed"
        return ""

    def _take_vehicle(self, read: VehicleRead) -> str:
        if any(self.locked(path) for path in stop_edits.VEHICLE_PATHS):
            return stop_text.LOCKED
        self._forget_card("vehicle.")
        draft = fill_from_vehicle(self._draft, read)
        self._mind(vehicle_doubts(self._draft, read), draft)
        self.vehicle_note = stop_text.vehicle_note(read)
        self.scan_target = stop_edits.next_of_vehicle(draft)
        self._replace(draft)
        return ""

    # --- the life of a draft ---------------------------------------------------------------

    def begin(self, draft: Draft | None = None) -> None:
        """Go on with `draft`, or begin an empty stop."""
        self._stop_timers()
        self._blank = self._client.new_stop()
        self._typed.clear()
        self._wrong.clear()
        self._current = 0
        self._forget_scans()
        self._draft = draft or self._blank
        self._problems = None
        self.changed.emit()

    def stop_saving(self) -> None:
        """Nothing may be saved any more: the draft is being issued or thrown away."""
        self._stop_timers()

    def save_now(self) -> None:
        """Queue the newest state for the disk."""
        self._stop_timers()
        draft = self._draft
        self._store.run(
            lambda: self._client.save(draft),
            done=lambda _: self.saved.emit(draft == self._draft),
            failed=self.failed.emit,
        )

    def touch_problems(self) -> None:
        """Time has passed: judge again."""
        self._problems = None

    def _forget_card(self, *starts: str) -> None:
        for path in [p for p in (*self._typed, *self._wrong) if p.startswith(starts)]:
            self._forget(path)

    def _forget(self, path: str) -> None:
        self._typed.pop(path, None)
        self._wrong.pop(path, None)

    def _forget_unasked(self) -> None:
        """Text that cannot be read must not block from a field that is no longer shown."""
        if self.has_charge:
            self._forget("stop_data.age")
            for name in self.unasked:
                self._forget(self.path(name))

    def _replace(self, draft: Draft) -> None:
        self.edited.emit()
        different = draft != self._draft
        self._draft = dataclasses.replace(draft)
        self._forget_unasked()
        self._problems = None
        if different:
            self._save_soon.start()
            if not self._save_latest.isActive():
                self._save_latest.start()
            self.saved.emit(False)
        self.changed.emit()

    def _stop_timers(self) -> None:
        self._save_soon.stop()
        self._save_latest.stop()


def _timer(owner: QObject, after_ms: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(then)
    return timer
