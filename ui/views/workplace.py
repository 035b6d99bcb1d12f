"""Everything an officer sees while signed on: navigation, header, pages, dark screen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.domain.license import Scan
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.domain.rights import Standing
from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.domain.stop import CorrectionKind, Draft
from tracs_mobile.overriding import override
from tracs_mobile.ports import DeviceState, SyncStatus
from tracs_mobile.services.client import Client
from ui.bridge import Bridge
from ui.looks import Hand, Looks
from ui.models.counts import Counts
from ui.models.issue_desk import IssueDesk, sentence
from ui.models.stop_form import StopForm
from ui.tasks import Lanes
from ui.text import (
    about_text,
    life_text,
    list_text,
    looks_text,
    screen_text,
)
from ui.views.camera_preview import CameraPreview
from ui.views.dark_screen import DarkScreen
from ui.views.first_words import FirstWords
from ui.views.header import HeaderBar
from ui.views.ladder_guide import LadderGuide
from ui.views.navigation import Navigation
from ui.views.page import Page
from ui.views.page_maker import PageMaker
from ui.views.preview import PreviewMaker
from ui.views.scan_desk import ScanDesk
from ui.views.side_desk import SideDesk
from ui.views.status_strip import StatusStrip
from ui.views.stop_view import StopView
from ui.widgets.basics import column, label, row
from ui.widgets.icons import dress_icons
from ui.widgets.picture_drop import TakesPictures
from ui.widgets.touch import scroll_by_finger
from ui.widgets.verbs import lay_verbs

_TICK_MS = 20_000
_READ = ("help", "about")
"""Pages to read: who leaves one is back where the work is."""


class Workplace(TakesPictures):
    """The signed-on program. `lock_wanted` and `look_wanted` are the application's to answer."""

    lock_wanted = Signal()
    look_wanted = Signal(str, object)
    picture_wanted = Signal()
    camera_wanted = Signal(bool)
    bundle_wanted = Signal()
    relay_wanted = Signal()

    def __init__(self, client: Client, lanes: Lanes, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self.client = client
        self._lanes = lanes
        self._away = False
        self._shown = "stop"
        self._came_from = "tickets"
        self._read_from = "stop"
        self._read_at: QWidget | None = None
        self._looks: Looks | None = None
        self.form = StopForm(client, lanes.store, self)
        self.desk = IssueDesk(client, lanes, self)
        self.counts = Counts(client, lanes.store, self.desk, self)
        self.preview = PreviewMaker(client.page, lanes.misc, self)
        self.stop = StopView(self.form, self.desk, self.preview)
        self.status = StatusStrip()
        chip_words, standing = list_text.standing_words(
            new=client.person.standing is Standing.NEW_OFFICER,
            complains=not client.may(Right.COMPLAIN),
        )
        self.status.show_standing(chip_words, standing)
        agency = not client.may(Right.REVIEW)
        self.nav = Navigation(client.session, agency=agency, standing=standing)
        self.side = SideDesk(self, self.nav.notes, client, lanes)
        self.title = label("", "title")
        self.subtitle = label("", "soft")
        self.pages = QStackedWidget()
        self.dark = DarkScreen(self)
        self.guide = LadderGuide(self, busy=self._writing)
        self.camera = CameraPreview(self, self.stop.blocks)
        self._made: dict[str, QWidget] = {"stop": self.stop}
        self._maker = PageMaker(client, lanes, self.desk, self)
        self._first = FirstWords(client, lanes, self.stop)
        self.scans = ScanDesk(
            client,
            self.stop,
            self.camera,
            page=self.pages.currentWidget,
            to_stop=partial(self.show_page, "stop"),
        )
        self._build()
        self._connect(bridge)
        self.show_page("stop")
        self._first.begin(hears_dps=agency)
        self.read_summary()

    def _build(self) -> None:
        self.pages.addWidget(self.stop)
        self._right = right = column()
        self._header = HeaderBar(self.title, self.subtitle, self.status)
        right.addWidget(self._header)
        right.addWidget(self.pages, 1)
        self._whole = whole = row()
        whole.addWidget(self.nav)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _connect(self, bridge: Bridge) -> None:
        self._heard = (
            (bridge.scanned, self.take_scan),
            (bridge.device_changed, self.show_device),
            (bridge.sync_changed, self.show_sync),
            (bridge.outbox_changed, self.read_summary),
            (bridge.framed, self.camera.show_frame),
        )
        for signal, slot in self._heard:
            signal.connect(slot)
        self.counts.waiting.connect(self._summary)
        self.counts.ladder.connect(self._ladder)
        self.counts.owed.connect(self._owed)
        self.counts.returned.connect(self.status.show_returned)
        self.counts.failed.connect(self._fault)
        self._connect_guide()
        self._connect_stop()
        self._connect_maker()
        self._connect_keys()
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.read_summary)
        self._clock.start()

    def _connect_guide(self) -> None:
        self.guide.banner.seen.connect(self.stop.cards.blocks.give_way)
        self.guide.left.connect(self.lock_wanted)
        self.guide.send.connect(self._send_now)
        self.guide.stick.connect(self.open_bundle_wizard)
        self.guide.see.connect(partial(self.show_page, "outbox"))
        self.dark.ended.connect(self.guide.make_room)
        self.scans.news.connect(self.dark.hear)

    def _connect_stop(self) -> None:
        self.desk.issued.connect(self.read_summary)
        self.desk.printed.connect(self.read_summary)
        self.stop.subtitle_changed.connect(self._subtitle)
        self.stop.scan_wanted.connect(self.scans.arm)
        self.stop.undo_offered.connect(self.side.offer)
        self.stop.draft_back.connect(self._bring_back)
        self.stop.blocks.noted.connect(self.side.notebook.hear)
        self.stop.picture_wanted.connect(self.picture_wanted)
        self.stop.escaped.connect(self.camera.end)
        self.form.changed.connect(self._retitle)
        self.form.changed.connect(self.guide.make_room)
        self.camera.wanted.connect(self.camera_wanted)
        self._first.resumed.connect(partial(self._header.say, screen_text.DRAFT_SAVED))

    def _connect_maker(self) -> None:
        maker = self._maker
        maker.back_wanted.connect(self._back)
        maker.stepped.connect(self.read_summary)
        maker.lists_changed.connect(self.form.lists.load)
        maker.look_wanted.connect(self.look_wanted)
        maker.hints_wanted.connect(self.side.hints_again)
        maker.about_left.connect(self._stop_reading)
        maker.help_left.connect(self._stop_reading)
        maker.page_wanted.connect(self.show_page)
        maker.camera_wanted.connect(self.camera.run)
        maker.bundle_wanted.connect(self.open_bundle_wizard)
        maker.relay_wanted.connect(self.relay_wanted)

    def _connect_keys(self) -> None:
        keys = (
            ("F10", self.dark.begin),
            ("Ctrl+L", self.guide.leave),
            (about_text.KEY, partial(self.show_page, "about")),
        )
        pages = tuple(
            (f"Alt+{at}", partial(self.show_page, name))
            for at, name in enumerate(self.nav.buttons, start=1)
        )
        for key, do in (*keys, *pages):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self.status.devices_wanted.connect(partial(self.show_page, "devices"))
        self.nav.chosen.connect(self.show_page)
        self.nav.dim_wanted.connect(partial(self.look_wanted.emit, "step"))
        self.nav.dark_wanted.connect(self.dark.begin)
        self.nav.lock_wanted.connect(self.guide.leave)

    # --- pages -----------------------------------------------------------------------------

    def page(self, name: str) -> QWidget:
        """The page of `name`, made when it is first asked for."""
        if name not in self._made:
            made = self._maker.make(name)
            made.subtitle_changed.connect(self._subtitle)
            made.ticket_wanted.connect(self.open_ticket)
            made.draft_wanted.connect(self.open_draft)
            made.undo_offered.connect(self.side.offer)
            made.noted.connect(self.side.notebook.hear)
            if self._looks is not None:
                made.show_looks(self._looks)
                lay_verbs(made, self._looks.hand)
            self._made[name] = made
            self.pages.addWidget(made)
        return self._made[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the screen."""
        page, before = self.page(name), self.pages.currentWidget()
        self.camera.end()
        if name in _READ and self._shown not in _READ:
            self._read_from, self._read_at = self._shown, self.focusWidget()
        if name == "help" and self._shown != "help" and isinstance(page, Page):
            page.lead_to(f"{self._shown} {before.part if isinstance(before, Page) else ''}")
        if isinstance(before, Page) and before is not page:
            before.leave()
        self.pages.setCurrentWidget(page)
        scroll_by_finger(page)
        self._shown = name
        self._place_banner()
        self.guide.make_room()
        self.nav.show_chosen({"ticket": self._came_from, "about": "settings"}.get(name, name))
        self._retitle()
        self._header.show_page(name)
        self.side.enter(name)
        if isinstance(page, Page):
            self._header.say("")
            page.enter()
        else:
            self._header.say(
                screen_text.DRAFT_SAVED if self.form.touched else screen_text.DRAFT_EMPTY
            )
            self.stop.fields.jump("driver.family_name")

    def _stop_reading(self) -> None:
        """Back to the page from which the manual was opened, the cursor where it was."""
        self.show_page(self._read_from)
        at, self._read_at = self._read_at, None
        if at is not None and isValid(at) and at.isVisible():
            at.setFocus()

    def _place_banner(self) -> None:
        """Under the header; over the stop it would push fields out, so there it stands beside."""
        beside = self._shown == "stop"
        self.guide.banner.stand_in(self.stop.cards.side if beside else self._right, narrow=beside)

    def open_ticket(self, document_id: DocumentId) -> None:
        """Bring one ticket to the screen; Back leads to where it was opened."""
        if self._shown != "ticket":
            self._came_from = self._shown
        from ui.views.ticket_view import TicketView

        page = self.page("ticket")
        if isinstance(page, TicketView):
            page.show_ticket(document_id)
        self.show_page("ticket")

    def open_draft(self, draft: Draft, focus_path: str = "") -> bool:
        """Go on with `draft` on the stop page, the cursor in the field at `focus_path`.

        A stop that is already being written there is never lost: then nothing happens but a
        sentence on the page that asked, and False.
        """
        if self.form.touched or self.desk.busy:
            page = self.pages.currentWidget()
            if isinstance(page, Page):
                page.say(life_text.STOP_IN_THE_WAY, "warn")
            return False
        self.show_page("stop")
        self.form.begin(draft)
        self.form.save_now()
        self._header.say(screen_text.DRAFT_SAVED)
        self.stop.fields.jump(focus_path or self._first_field(draft))
        return True

    def _bring_back(self, draft: Draft) -> None:
        """A stop that was thrown away is written on as another draft: the former one is closed."""
        self.open_draft(replace(draft, draft_id=self.client.new_stop().draft_id))

    def _first_field(self, draft: Draft) -> str:
        if draft.correction.kind is CorrectionKind.COPY or not self.form.problems:
            return "charges.0.charge_id"
        return self.form.problems[0].field

    def _back(self) -> None:
        self.show_page(self._came_from)

    def _retitle(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, StopView | Page):
            self.title.setText(page.title)

    def _subtitle(self, said: str) -> None:
        if self.sender() is self.pages.currentWidget():
            self._header.say(said)

    def open_bundle_wizard(self) -> None:
        """Ask for the wizard that takes tickets to DPS on a stick; the window has it."""
        self.bundle_wanted.emit()

    # --- what comes from outside -----------------------------------------------------------

    def take_scan(self, scan: Scan) -> None:
        """A scan came from a device or a picture."""
        self.scans.take(scan)

    def tell(self, said: str) -> None:
        """Show one sentence on the stop screen."""
        self.stop.tell(said)

    def show_device(self, state: DeviceState) -> None:
        """A device came, went or has a problem."""
        self.scans.show_device(state)
        if state.name != "camera":
            self.status.show_device(state)

    def show_sync(self, status: SyncStatus) -> None:
        """The link to DPS changed, or a try ended."""
        self.status.show_sync(status)
        self.guide.show_sync(status)
        self.read_summary()

    def read_summary(self) -> None:
        """Read again what waits for DPS."""
        if self._away:
            return
        self.counts.read()
        page = self.pages.currentWidget()
        if isinstance(page, Page):
            page.reload()

    def _summary(self, summary: OutboxSummary) -> None:
        self.stop.show_delivery(summary)
        self.nav.show_waiting(summary.waiting + summary.refused)

    def _ladder(self, ladder: Ladder) -> None:
        self.status.show_ladder(ladder)
        self.guide.show_ladder(ladder)
        self.dark.show_ladder(ladder)

    def _writing(self) -> bool:
        """Nothing may come up over a stop that is being written, nor light up the dark screen."""
        writes = self._shown == "stop" and (self.form.touched or self.desk.busy)
        return writes or self.dark.isVisible()

    def _send_now(self) -> None:
        """Make everything due and wake delivery; what comes of it shows where it always does."""
        self._lanes.store.run(
            self.client.deliver_now, done=lambda _: self.read_summary(), failed=self._fault
        )

    def _owed(self, count: int) -> None:
        self.status.show_owed(count)
        self.stop.show_owed(count)

    def _fault(self, error: Exception) -> None:
        self.stop.tell(sentence(error))

    def show_looks(self, looks: Looks) -> None:
        """What the style sheet cannot reach: the color of paper, the side of nav and verbs."""
        before, self._looks = self._looks, looks
        if before is not None:
            self.side.tell(looks_text.looks_said(looks, before))
        self.stop.show_palette(looks.tokens)
        self.camera.wear(looks.tokens)
        self._lay_for(looks.hand)
        dress_icons(self)
        for page in self._made.values():
            if isinstance(page, Page):
                page.show_looks(looks)

    def _lay_for(self, hand: Hand) -> None:
        """The pages lie on the side of the hand, and so does the primary verb."""
        left = QBoxLayout.Direction.RightToLeft
        right = QBoxLayout.Direction.LeftToRight
        # For the right hand the pages are at the far side: the arm must not lie over the form.
        self._whole.setDirection(left if hand is Hand.LEFT else right)
        lay_verbs(self, hand)

    # --- the end ---------------------------------------------------------------------------

    def put_away(self) -> None:
        """The officer leaves: keep what is written."""
        self._away = True
        self._clock.stop()
        self.camera.end()
        page = self.pages.currentWidget()
        if isinstance(page, Page):
            page.leave()
        self.preview.forget()
        self.side.put_away()
        for signal, slot in self._heard:
            signal.disconnect(slot)
        if self.form.touched and not self.desk.busy:
            self.form.save_now()
        self.form.stop_saving()

    # --- Qt --------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dark.setGeometry(self.rect())
        self.guide.check.setGeometry(self.rect())
        self.camera.place()
