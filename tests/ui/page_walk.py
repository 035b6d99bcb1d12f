"""Shows every page of the program by its name, many in one window: for checks and for pictures.

with opened("full", folder, palette="night") as walk:
    for name in walk.each():
        look(walk.window)
"""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import NOW
from tests.ui.page_worlds import WORLDS
from tests.ui.test_bundle_wizard import a_stick
from tests.ui.test_first_pages import NOT_YET
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.license import Delivered, ScanSource
from tracs_mobile.domain.states import (
    Delivery,
    PrintGrade,
    PrintOutcome,
    Review,
    TicketFilter,
)
from tracs_mobile.ports import SyncStatus
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.testing.fake_devices import FakePrinter
from tracs_mobile.testing.stops import LIGHT, ready_stop
from ui.views.ticket_asks import late_ask

RUNGS_H = (14, 26, 38, 45, 50)
PAGES = {
    "full": (
        *("stop", "stop details", "paper large", "dark"),
        *("tickets", "outbox", "outbox asks", "settings", "ticket", "ticket asks"),
        *("devices", "devices find", "devices learn", "devices editor", "devices scan_test"),
        *("agency review", "agency board", "agency shortcuts", "agency stops", "agency expunge"),
        *("agency readiness", "agency asks"),
        *("agency request/agency", "agency request/people", "agency request/logo"),
        *("agency request/officers", "agency request/changes", "agency request/send"),
        *("wizard", "wizard sticks", "relay", "sign off", "help", "about"),
        *(f"banner {hours}" for hours in RUNGS_H),
        *(f"banner outbox {hours}" for hours in RUNGS_H),
        "stop doubt",
    ),
    "new": (
        *("sign-on", "sign-on refused", "enter", "stop blocked"),
        *("tickets", "outbox", "devices", "settings", "wizard"),
    ),
    "bare": (
        *("tickets", "outbox", "devices", "devices find"),
        *("agency review", "agency board", "agency shortcuts", "agency stops", "agency expunge"),
        *("agency request/officers", "agency request/changes"),
    ),
    "live": (
        *("welcome", "package", "enrol", "enrol refused", "activate"),
        *("live sign-on", "live settings"),
    ),
}
"""Pages by name, in the order in which a window can show them."""


@contextmanager
def opened(world, folder, **settings):
    """A window in one of the worlds. `settings` as the program's: palette, text_size."""
    with WORLDS[world](folder, **settings) as screen:
        yield Walk(world, screen, folder)


class Walk:
    """Brings the pages of one window to the screen, each from scratch."""

    def __init__(self, world, screen, folder):
        self.world = world
        self.screen = screen
        self.folder = folder
        self.window = screen.window

    def each(self):
        """Every page of this world is on the screen while its name is given out."""
        for name in PAGES[self.world]:
            self.show(name)
            yield name
            self.tidy()

    def show(self, name):
        """Bring a page to the screen."""
        first, _, part = name.partition(" ")
        do = getattr(self, "_show_" + first.replace("-", "_"), None)
        if do is None:
            self.page(first)
        else:
            do(part)
        self.rest()

    def rest(self):
        """Wait until every job has been answered and drawn."""
        for _ in range(3):
            self.screen.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def tidy(self):
        """Nothing covers the pages any more."""
        window, place = self.window, self.window.workplace
        for cover in (window.wizard, window.relay):
            if cover is not None and cover.isVisible():
                cover.end()
        if place is None:
            return
        if place.dark.isVisible():
            place.dark.end()
        if place.guide.check.isVisible():
            place.guide.check.stay()
        if place.stop.overlay is not None:
            place.stop.overlay.hide()
        self.screen.desk.station.sticks = []

    @property
    def place(self):
        """The signed-on program."""
        return self.window.workplace

    def page(self, name):
        """One of the pages of the navigation."""
        self.place.show_page(name)
        self.rest()
        return self.place.page(name)

    # --- the stop --------------------------------------------------------------------------

    def _show_stop(self, part):
        self.page("stop")
        if part == "details":
            self.screen.stop.cards.toggle_details()
        elif part == "doubt":
            self._ask_whether_it_is_whole()
        elif part == "blocked":
            self.screen.stop.issue()
        else:
            self.screen.stop.cards.show_main()
            self.screen.qtbot.waitUntil(lambda: self.screen.stop.paper.paper.picture is not None)

    def _ask_whether_it_is_whole(self):
        """The second printer has it, and cannot say whether it came out."""
        said = "Sent to Windows, which cannot say more. Look whether it came out."
        desk, form = self.screen.desk, self.screen.form
        desk.clock.at = NOW
        self.place.read_summary()
        desk.printer.outcome = PrintOutcome(
            grade=PrintGrade.NOT_STARTED,
            printer="Bixolon SPP-R410",
            said="",
            cause=Cause.PAPER_OUT,
        )
        second = FakePrinter(
            outcome=PrintOutcome(grade=PrintGrade.SPOOLED, printer="Brother PocketJet", said=said)
        )
        desk.client.devices.chain = (desk.printer, second)
        form.begin()
        self.screen.scan()
        form.begin(ready_stop(form.draft, LIGHT))
        self.screen.stop.issue()

    def _show_paper(self, _part):
        self.page("stop")
        self.screen.stop.see_paper()

    def _show_dark(self, _part):
        self.place.dark.begin()

    # --- tickets and delivery --------------------------------------------------------------

    def _show_ticket(self, part):
        refused = TicketFilter(delivery=Delivery.REFUSED)
        self.place.open_ticket(self.screen.desk.client.tickets(refused)[0].document_id)
        page = self.place.page("ticket")
        self.screen.qtbot.waitUntil(lambda: page.print.paper.picture is not None)
        if part == "asks":
            page.void()

    def _show_outbox(self, part):
        page = self.page("outbox")
        if part == "asks":
            law = self.screen.desk.client.law
            page.ask.ask(late_ask("F7", page.lines[0].ticket, law, lambda *_: None))

    def _show_sign(self, _part):
        self.place.guide.leave()

    def _show_wizard(self, part):
        if part:
            sticks = [a_stick(self.folder), a_stick(self.folder, "FULL", problem="It is full.")]
            self.screen.desk.station.sticks = sticks
        self.window.open_bundle_wizard()

    def _show_relay(self, _part):
        self.window.open_relay()

    def _show_banner(self, part):
        """The oldest ticket is so many hours old, and there is no network."""
        page, _, hours = part.rpartition(" ")
        clock = self.screen.desk.clock
        self.page(page or "stop")
        if not page:
            self.screen.form.begin()
        clock.at = NOW + timedelta(hours=int(hours))
        said = "No network. The tickets stay queued."
        self.screen.hear("on_sync", SyncStatus(online=False, since=NOW, said=said))
        self.rest()
        if self.window.wizard is not None:
            self.window.wizard.end()

    # --- agency and devices ----------------------------------------------------------------

    def _show_agency(self, part):
        page = self.page("agency")
        section, _, step = part.partition("/")
        page.show_section("review" if part == "asks" else section)
        self.rest()
        if step:
            page.section.show_step(step)
        if part == "asks":
            page.section.which.chosen.emit(Review.RETURNED)
            page.section.view.setFocus()
            page.section.give_back()

    def _show_devices(self, part):
        page = self.page("devices")
        panels = {
            "": lambda: None,
            "find": page.show_find,
            "learn": lambda: page.show_learn("printer-1"),
            "editor": lambda: page.show_editor("printer-1"),
            "scan_test": page.show_scan_test,
        }
        panels[part]()
        self.rest()
        if part == "scan_test":
            got = Delivered(
                size_bytes=312,
                separators=("LF",),
                what="VT license, version 10",
                symbology="PDF417",
            )
            card = self.screen.card
            page.take_scan(replace(card, source=ScanSource.WEDGE, delivered=got))

    # --- the doors -------------------------------------------------------------------------

    def _show_sign_on(self, part):
        page = self.window.sign_on
        if part == "refused":
            said = "The secret is wrong. You have 4 more tries before this laptop locks for you."
            page.refuse(said)

    def _show_enter(self, _part):
        self.screen.sign_on()

    def _show_welcome(self, _part):
        self.window.door.pages.show_welcome()

    def _show_package(self, _part):
        self.window.door.pages.show_packages()

    def _show_enrol(self, part):
        self.window.door.pages.show_state(LaptopState.UNKNOWN)
        page = self.window.door.pages.enrol
        if part == "refused":
            page.refuse("DPS cannot be reached now. Try again when there is a network.")

    def _show_activate(self, _part):
        steps = self.screen.steps
        steps.now = LaptopState.ENROLLED
        self.window.door.pages.show_state(steps.now)
        self.rest()
        self.window.door.pages.activate.form.choose(NOT_YET.username)

    def _show_live(self, part):
        steps = self.screen.steps
        if part == "sign-on":
            steps.now = LaptopState.READY
            self.window.door.begin()
        else:
            self.screen.sign_on()
            self.page("settings")
