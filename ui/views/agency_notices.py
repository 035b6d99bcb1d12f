"""What DPS tells the Point of Contact, above the sections of the agency's page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from tracs_mobile.domain.enrolment import DpsNotice
from tracs_mobile.services.client import Client
from tracs_mobile.services.notices import Heard
from ui.models.newest import Newest
from ui.tasks import Lanes
from ui.text import agency_text
from ui.widgets.basics import label, row


class NoticeStrip(QFrame):
    """Hidden without a notice; shows the newest until it is put away, then the one before it.

    `failed` carries an error.
    """

    failed = Signal(object)

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._client = client
        self._lanes = lanes
        self._notices: tuple[DpsNotice, ...] = ()
        self._read: Newest[tuple[DpsNotice, ...]] = Newest(
            lanes.store, self.show_notices, self.failed.emit
        )
        self.said = label("", "", wrap=True)
        self.button = QPushButton(agency_text.PUT_AWAY)
        self.button.setAccessibleName(agency_text.PUT_AWAY_NAME)
        self.button.clicked.connect(self.put_away)
        layout = row(12, (14, 4, 8, 4))
        layout.addWidget(self.said, 1)
        layout.addWidget(self.button)
        self.setLayout(layout)
        self.hide()

    def reload(self) -> None:
        """Read what there is."""
        self._read.ask(lambda: self._client.notices(Heard.PUT_AWAY))

    def show_notices(self, notices: tuple[DpsNotice, ...]) -> None:
        """Show the newest and how many more there are."""
        self._notices = notices
        self.setVisible(bool(notices))
        if notices:
            self.said.setText(agency_text.notice_line(notices[0], len(notices) - 1))

    def put_away(self) -> None:
        """The newest was read; it is not shown here again."""
        gone = self._notices[:1]
        self._lanes.store.run(
            lambda: self._client.heard(Heard.PUT_AWAY, gone),
            done=lambda _: self.reload(),
            failed=self.failed.emit,
        )
