"""Makes each page when it is first asked for, so that the stop is there at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from tracs_mobile.services.client import Client
from ui.models.issue_desk import IssueDesk
from ui.tasks import Lanes
from ui.views.page import Page


class PageMaker(QObject):
    """What the pages tell the workplace comes out here, whichever page it was.

    `stepped` follows a step on a ticket, `lists_changed` other favorites or shortcuts;
    `page_wanted` carries another page.
    """

    back_wanted = Signal()
    stepped = Signal()
    lists_changed = Signal()
    look_wanted = Signal(str, object)
    hints_wanted = Signal()
    page_wanted = Signal(str)
    camera_wanted = Signal(bool)
    bundle_wanted = Signal()
    relay_wanted = Signal()
    help_left = Signal()
    about_left = Signal()

    def __init__(self, client: Client, lanes: Lanes, desk: IssueDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._lanes = lanes
        self._desk = desk
        self._makers: dict[str, Callable[[], Page]] = {
            "tickets": self._tickets,
            "ticket": self._ticket,
            "outbox": self._outbox,
            "agency": self._agency,
            "devices": self._devices,
            "settings": self._settings,
            "help": self._help,
            "about": self._about,
        }

    def make(self, name: str) -> Page:
        """The page of that name."""
        return self._makers[name]()

    def _tickets(self) -> Page:
        from ui.views.tickets_view import TicketsView

        return TicketsView(self._client, self._lanes, self._desk)

    def _ticket(self) -> Page:
        from ui.views.ticket_view import TicketView

        made = TicketView(self._client, self._lanes, self._desk)
        made.back_wanted.connect(self.back_wanted)
        made.changed.connect(self.stepped)
        return made

    def _outbox(self) -> Page:
        from ui.views.outbox_view import OutboxView

        made = OutboxView(self._client, self._lanes)
        made.changed.connect(self.stepped)
        made.bundle_wanted.connect(self.bundle_wanted)
        made.relay_wanted.connect(self.relay_wanted)
        return made

    def _agency(self) -> Page:
        from ui.views.agency_view import AgencyView

        made = AgencyView(self._client, self._lanes)
        made.shortcuts_changed.connect(self.lists_changed)
        made.page_wanted.connect(self.page_wanted)
        return made

    def _devices(self) -> Page:
        from ui.views.devices_view import DevicesView

        made = DevicesView(self._client, self._lanes, self._desk)
        made.camera_wanted.connect(self.camera_wanted)
        return made

    def _about(self) -> Page:
        from ui.views.about_view import AboutView

        made = AboutView(self._client, self._lanes)
        made.back_wanted.connect(self.about_left)
        return made

    def _settings(self) -> Page:
        from ui.views.settings_pages import SettingsPages
        from ui.views.settings_view import SettingsView

        plain = self._client.link is None and self._client.officer_desk is None
        made = (SettingsView if plain else SettingsPages)(self._client, self._lanes)
        made.favorites_changed.connect(self.lists_changed)
        made.look_wanted.connect(self.look_wanted)
        made.hints_wanted.connect(self.hints_wanted)
        made.about_wanted.connect(partial(self.page_wanted.emit, "about"))
        return made

    def _help(self) -> Page:
        from ui.views.help_view import HelpView

        made = HelpView(self._lanes)
        made.back_wanted.connect(self.help_left)
        made.about_wanted.connect(partial(self.page_wanted.emit, "about"))
        return made
