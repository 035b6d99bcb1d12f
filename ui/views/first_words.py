"""What stands on the stop page right after signing on: the unfinished stop, and news from DPS."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain.enrolment import DpsNotice
from tracs_mobile.domain.stop import Draft
from tracs_mobile.services.client import Client
from tracs_mobile.services.notices import Heard
from ui.models.issue_desk import sentence
from ui.tasks import Lanes
from ui.text import agency_text, screen_text
from ui.views.stop_view import StopView


class FirstWords(QObject):
    """`resumed` follows when an unfinished stop is on the screen again."""

    resumed = Signal()

    def __init__(self, client: Client, lanes: Lanes, stop: StopView) -> None:
        super().__init__(stop)
        self._client = client
        self._lanes = lanes
        self._stop = stop

    def begin(self, *, hears_dps: bool) -> None:
        """Read both; only a Point of Contact (`hears_dps`) is told by DPS."""
        self._lanes.store.run(self._client.unfinished, done=self._resume, failed=self._failed)
        if hears_dps:
            self._lanes.store.run(
                lambda: self._client.notices(Heard.TOLD), done=self._tell, failed=self._failed
            )

    def _resume(self, draft: Draft | None) -> None:
        form = self._stop.form
        if draft is None or form.touched:
            return
        form.begin(draft)
        self._stop.tell(screen_text.resumed(draft))
        if form.problems:
            # What is missing comes next; a filled field must not be typed over.
            self._stop.fields.jump(form.problems[0].field)
        self.resumed.emit()

    def _tell(self, notices: tuple[DpsNotice, ...]) -> None:
        """What DPS tells the Point of Contact is said once, on the first page."""
        if notices:
            self._stop.tell(agency_text.notice_at_sign_on(notices))
            self._lanes.store.run(
                lambda: self._client.heard(Heard.TOLD, notices),
                done=lambda _: None,
                failed=self._failed,
            )

    def _failed(self, error: Exception) -> None:
        self._stop.tell(sentence(error))
