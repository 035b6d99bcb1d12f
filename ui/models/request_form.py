"""The request to DPS as it is being written: one value, its problems, kept by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.logo import HeaderLogo, LogoWish
from tracs_mobile.domain.problem import Problem, Severity
from tracs_mobile.domain.request import (
    AgencyRequest,
    RequestedChange,
    RequestedOfficer,
)
from tracs_mobile.domain.request_paths import value_at, with_value
from tracs_mobile.domain.request_rules import request_problems
from tracs_mobile.domain.request_table import officers_from_table
from tracs_mobile.services.client import Client
from ui.tasks import Doing, Lanes
from ui.text import note_text

_KEEP_MS = 600
_EMPTY = RequestedOfficer()


class RequestForm(QObject):
    """Holds the request. `changed` follows every change, `loaded` another request altogether.

    `failed` carries an error of a job; `converted` follows a logo that was made.
    """

    changed = Signal()
    loaded = Signal()
    converted = Signal(object)
    failed = Signal(object)

    def __init__(self, client: Client, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.client = client
        self._lanes = lanes
        self.request = client.fresh_request()
        self.present: tuple[Officer, ...] = ()
        self.begun = False
        self._judged: tuple[AgencyRequest, tuple[Problem, ...]] | None = None
        """Judged once a change: every cell of the table asks."""
        self.wish = LogoWish()
        self._raw_logo = b""
        """The picture as it was chosen: what Darker and Sharp are made from."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_MS)
        self._timer.timeout.connect(self.keep)

    # --- coming and going ------------------------------------------------------------------

    def begin(self) -> None:
        """Read what was kept, once; afterwards what stands here is newer."""
        if self.begun:
            return
        self.begun = True
        self._lanes.store.run(self._read, done=self._take, failed=self.failed.emit)

    def _read(self) -> tuple[AgencyRequest, tuple[Officer, ...]]:
        return self.client.request(), self.client.present_officers()

    def _take(self, answer: tuple[AgencyRequest, tuple[Officer, ...]]) -> None:
        self.request, self.present = answer
        self.loaded.emit()
        self.changed.emit()

    def keep(self) -> None:
        """Write what stands here, if something changed since it was written last."""
        self._timer.stop()
        request = self.request
        self._lanes.store.run(
            lambda: self.client.keep_request(request),
            done=lambda _: None,
            failed=self.failed.emit,
        )

    def leave(self) -> None:
        """Keep at once what would be kept in a moment."""
        if self._timer.isActive():
            self.keep()

    def bring_back(self, request: AgencyRequest) -> None:
        """Take the request as it stood before."""
        self._set(request)
        self.loaded.emit()

    def start_over(self) -> None:
        """Throw everything away."""
        self._raw_logo = b""
        self.wish = LogoWish()
        self._set(self.client.fresh_request())
        self.loaded.emit()

    # --- values ----------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The local day."""
        return local_date(self.client.clock.now())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, in the order of the procedure."""
        if self._judged is None or self._judged[0] is not self.request:
            self._judged = (self.request, request_problems(self.request, today=self.today))
        return self._judged[1]

    @property
    def sendable(self) -> bool:
        """Whether nothing keeps the request from being sent."""
        return not any(p.severity is Severity.BLOCK for p in self.problems)

    def problem_at(self, path: str) -> Problem | None:
        """The first thing that is wrong with a field, what blocks before what warns."""
        found = [p for p in self.problems if p.field == path]
        found.sort(key=lambda p: p.severity is not Severity.BLOCK)
        return found[0] if found else None

    def value(self, path: str) -> object:
        """What stands in a field."""
        return value_at(self.request, path)

    def put(self, path: str, value: object) -> None:
        """Something was typed or chosen."""
        if self.value(path) != value:
            self._set(with_value(self.request, path, value))

    def _set(self, request: AgencyRequest) -> None:
        self.request = request
        self._timer.start()
        self.changed.emit()

    # --- officers and changes --------------------------------------------------------------

    def add_officer(self) -> int:
        """One empty row more; its position."""
        self._set(replace(self.request, officers=(*self.request.officers, _EMPTY)))
        return len(self.request.officers) - 1

    def remove_officer(self, at: int) -> None:
        """Take a row away."""
        left = tuple(o for n, o in enumerate(self.request.officers) if n != at)
        self._set(replace(self.request, officers=left))

    def paste_officers(self, text: str) -> tuple[int, tuple[Problem, ...]]:
        """Put the officers of a table under those that are here; how many, and what was odd.

        One with the number of another that is here takes that one's place.
        """
        pasted, remarks = officers_from_table(text)
        if pasted:
            here = [o for o in self.request.officers if o != _EMPTY]
            numbers = {o.leo_number for o in pasted if o.leo_number}
            kept = tuple(o for o in here if o.leo_number not in numbers)
            self._set(replace(self.request, officers=(*kept, *pasted)))
        return len(pasted), remarks

    def add_change(self, change: RequestedChange) -> None:
        """Ask for one change more."""
        self._set(replace(self.request, changes=(*self.request.changes, change)))

    def remove_change(self, at: int) -> None:
        """Ask for it no more."""
        left = tuple(c for n, c in enumerate(self.request.changes) if n != at)
        self._set(replace(self.request, changes=left))

    # --- logo ------------------------------------------------------------------------------

    def choose_logo(self, path: str) -> None:
        """Make the header image of a picture file."""
        wish = self.wish
        self._lanes.misc.run(
            lambda: self.client.logo_of_file(path, wish),
            done=self._chosen,
            failed=self.failed.emit,
            doing=Doing(words=note_text.READING_LOGO),
        )

    def _chosen(self, answer: tuple[bytes, HeaderLogo]) -> None:
        self._raw_logo, logo = answer
        self._made(logo)

    def tune_logo(self, wish: LogoWish) -> None:
        """Make it anew, darker or with other dots."""
        self.wish = wish
        raw = self._raw_logo
        if raw:
            self._lanes.misc.run(
                lambda: self.client.devices.header_logo(raw, wish),
                done=self._made,
                failed=self.failed.emit,
                doing=Doing(words=note_text.READING_LOGO),
            )

    @property
    def can_tune(self) -> bool:
        """Whether the picture is here from which it was made."""
        return bool(self._raw_logo)

    def _made(self, logo: HeaderLogo) -> None:
        self._set(replace(self.request, logo_png=logo.png))
        self.converted.emit(logo)

    def drop_logo(self) -> None:
        """Send none."""
        self._raw_logo = b""
        self._set(replace(self.request, logo_png=b""))

    # --- out -------------------------------------------------------------------------------

    def write(self, path: str, to: str, done: Callable[[str], None]) -> None:
        """Write the e-mail or the attachment; `done` gets the path."""
        request = self.request
        self._lanes.misc.run(
            lambda: self.client.write_request(request, path, to),
            done=lambda _: done(path),
            failed=self.failed.emit,
            doing=Doing(words=note_text.WRITING_REQUEST, can_stop=False),
        )
