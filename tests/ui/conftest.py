"""A desk of fakes behind a real client, and the pages as a test drives them."""

import itertools
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from printers.pages.page import render_page
from scanners.text.reader import scan_payload
from sync import wire
from sync.bundles.carrier import BundleCarrier
from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.law import Answer, Code, Question
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.domain.names import ChargeId, LeoNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import WrongSecret
from tracs_mobile.services.bundling import Bundling
from tracs_mobile.services.client import Client
from tracs_mobile.services.delivering import StoreCourier
from tracs_mobile.services.issuing import Issuing
from tracs_mobile.services.printing import Printing
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.services.session import Session
from tracs_mobile.services.station import SignOnHint
from tracs_mobile.settings import Settings
from tracs_mobile.store.export_book import FileExportBook
from tracs_mobile.testing.documents import A_SHORT_FORM
from tracs_mobile.testing.fake_carrying import FakeRelayDesk
from tracs_mobile.testing.fake_devices import FakeDevices, FakePrinter
from tracs_mobile.testing.fakes import FakeClock, FakeHighWater, FakeSigner, FakeSpool, FakeStore
from tracs_mobile.testing.licenses import Holder, license_payload
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token
from tracs_mobile.vault.seal import SealKey
from ui.system_text import text_px
from ui.theme import apply_theme, load_fonts
from ui.tokens import BASE_PX, PaletteName, TextSize
from ui.window import Window

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 22, 3, 41, tzinfo=UTC)
AGENCY = Agency(
    judiciary_code="0000",
    name="Maple Hollow Police",
    address="1 Practice Way, Maple Hollow VT 05000",
    phone="802-555-0100",
)
OFFICER = Officer(
    leo_number=LeoNumber("07A12"),
    name="M. TREMBLAYE",
    title="Officer",
    username="mtremblaye",
    approved_on=date(2026, 1, 5),
)


class FakeStation:
    """A laptop in memory. `events` is what devices and delivery would call."""

    training = True
    hints = (
        SignOnHint(
            username="mtremblaye", name="M. Tremblaye", role="officer", secret="covered-bridge-1"
        ),
        SignOnHint(
            username="jquimbye", name="J. Quimbye", role="officer", secret="covered-bridge-2"
        ),
    )

    def __init__(self, client):
        self.client = client
        self.events = None
        self.tries_left = 5
        self.fault = None
        self.picture = Scan(source=ScanSource.IMAGE, problem="No bar code was found.")
        self.signed_off = 0
        self.closed = False
        self.threads = set()
        self.camera_on = False
        self.camera_starts = 0
        self.typed = []
        self.sticks = []
        self.carrying = None
        self.relay = FakeRelayDesk()

    def listen(self, events):
        self.events = events

    def sign_on(self, username, secret):
        self.threads.add(threading.current_thread())
        if self.fault is not None:
            raise self.fault
        if secret != "covered-bridge-1":
            self.tries_left -= 1
            raise WrongSecret(
                f"The secret is wrong. You have {self.tries_left} more tries.",
                tries_left=self.tries_left,
            )
        self.carrying.sign_on(self.client.session, self.client.units)
        return self.client

    def sign_off(self):
        self.signed_off += 1
        self.carrying.sign_off()

    def read_picture(self, path):
        return self.picture

    def read_keys(self, payload):
        self.typed.append(payload)
        return scan_payload(payload, source=ScanSource.WEDGE, today=TODAY)

    def start_camera(self):
        self.camera_on = True
        self.camera_starts += 1

    def stop_camera(self):
        self.camera_on = False

    def close(self):
        self.closed = True


def carrying_of(station, folder, store, spool):
    """Real files on the sticks of `station.sticks`; receipts go into the store in memory."""
    ids = (f"bundle-{n}" for n in itertools.count(1))
    keys = station.dps = SigningKey.generate()
    clock = station.client.clock
    courier = StoreCourier(
        units=store.units,
        spool=spool,
        high_water=FakeHighWater(),
        clock=clock,
        roll=lambda: 0.0,
        on_change=lambda: None,
    )
    return Bundling(
        carrier=BundleCarrier(
            device=DeviceVault("LAPTOP-1", SigningKey.generate()),
            to=SealKey.generate().public,
            verify=lambda token: verify_token(token, {"dps": keys.public}, typ=wire.GATEWAY_TYP),
            new_id=lambda: next(ids),
            found=lambda: tuple(station.sticks),
        ),
        book=FileExportBook(folder / "exports.json"),
        spool=spool,
        high_water=FakeHighWater(),
        clock=clock,
        settle=courier.settle,
        on_change=lambda: None,
    )


@dataclass
class Desk:
    """Everything behind the screens, and what a test may bend."""

    clock: FakeClock
    store: FakeStore
    printer: FakePrinter
    high_water: FakeHighWater
    settings: Settings
    client: Client
    station: FakeStation


def make_desk(folder, *, law=None, **settings_changes):
    """A client over fakes with the training agency and a hundred numbers."""
    settings = Settings(data_dir=folder, **settings_changes)
    clock, signer = FakeClock(NOW), FakeSigner()
    store, printer, high_water = FakeStore(signer), FakePrinter(), FakeHighWater()
    spool = FakeSpool()
    with store.units() as unit:
        unit.numbers.add_block(NumberBlock(block_id="b", prefix="TRAIN-", first=124, last=223))
        unit.commit()
    ids = (f"id-{n}" for n in itertools.count(1))
    client = Client(
        session=Session(
            officer=OFFICER, agency=AGENCY, logo_png=b"", training=True, signed_on_at=NOW
        ),
        settings=settings,
        law=law or load_law_pack(),
        clock=clock,
        units=store.units,
        issuing=Issuing(
            units=store.units,
            high_water=high_water,
            spool=spool,
            signer=signer,
            clock=clock,
            new_id=lambda: next(ids),
            token_hex=lambda n: "00" * n,
            submit_within_h=48,
        ),
        printing=Printing(
            units=store.units,
            clock=clock,
            short_form=lambda issued: A_SHORT_FORM,
            defendant_copies=2,
        ),
        devices=FakeDevices(chain=(printer,), render=render_page),
        new_id=lambda: next(ids),
        wake_sync=lambda: None,
    )
    station = FakeStation(client)
    station.carrying = carrying_of(station, folder, store, spool)
    return Desk(clock, store, printer, high_water, settings, client, station)


@contextmanager
def open_window(desk, first_steps=None):
    """The program's window over `desk`, with its station open."""
    app = QApplication.instance()
    load_fonts()
    size = TextSize(desk.settings.text_size)
    apply_theme(app, PaletteName(desk.settings.palette), text=text_px(size))
    app.setCursorFlashTime(0)
    window = Window(app, lambda: desk.station, desk.settings, first_steps)
    window.show()
    window.activateWindow()
    window.open()
    try:
        yield window
    finally:
        window.put_down()
        window.close()
        window.deleteLater()
        if app.font().pixelSize() != BASE_PX:
            apply_theme(app, PaletteName.DAY)  # the next test begins with normal text


class Screen:
    """Drives the window as a person does: keys, taps, and looking."""

    def __init__(self, window, desk, qtbot):
        self.window = window
        self.desk = desk
        self.qtbot = qtbot

    @property
    def stop(self):
        return self.window.workplace.stop

    @property
    def form(self):
        return self.window.workplace.form

    def settle(self):
        """Wait until every job has been answered and drawn."""
        self.qtbot.waitUntil(lambda: self.window.lanes.idle, timeout=60_000)
        QApplication.processEvents()

    def sign_on(self, secret="covered-bridge-1"):
        page = self.window.sign_on
        self.qtbot.waitUntil(lambda: page.settled)
        page.username.edit.setText("mtremblaye")
        page.secret.edit.setText(secret)
        self.key(Qt.Key.Key_Return, page.secret.edit)
        self.settle()

    def key(self, key, widget=None, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def type(self, typed):
        for one in typed:
            # To whoever has the focus now: a tapped answer moves it on.
            QTest.keyClicks(QApplication.focusWidget(), one)
            QApplication.processEvents()

    def field(self, path):
        return self.stop.fields.by_path[path]

    def fill(self, path, typed):
        self.stop.fields.jump(path)
        self.type(typed)

    def scan(self, holder=None):
        """A license comes in from the scanner's thread."""
        self.card = scan_of(holder)
        self.hear("on_scan", self.card)

    def hear(self, event, value):
        """Something comes from a device's thread."""
        listener = getattr(self.desk.station.events, event)
        thread = threading.Thread(target=listener, args=(value,))
        thread.start()
        thread.join()
        self.settle()

    def grab(self):
        return self.window.grab().toImage()


def scan_of(holder=None):
    """What a scanner makes of an invented person's license."""
    raw = license_payload(holder or Holder(), version=10)
    return scan_payload(raw, source=ScanSource.SERIAL, today=TODAY)


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path)


@pytest.fixture
def screen(desk, qtbot):
    with open_window(desk) as window:
        yield Screen(window, desk, qtbot)


@pytest.fixture
def signed_on(screen):
    screen.sign_on()
    return screen


@pytest.fixture
def a_scan():
    return scan_of


@pytest.fixture
def desk_with(tmp_path):
    """A desk whose settings differ."""
    return lambda **changes: make_desk(tmp_path, **changes)


@pytest.fixture
def window_over():
    """Opens the window over a desk."""
    return open_window


@pytest.fixture
def screen_over(qtbot):
    """Drives a window that a test opened itself."""
    return lambda window, desk: Screen(window, desk, qtbot)


@pytest.fixture
def asking_law():
    """The shipped law with a question of a charge and all codes, whatever the pack asks itself."""
    law = load_law_pack()
    prior = Question(
        question_id="prior",
        words="Prior § 601 in two years",
        section="23 V.S.A. § 601(g)",
        explains="A second one within two years is a crime.",
        answers=(
            Answer(code="none", label="None"),
            Answer(
                code="one",
                label="One or more",
                refuses="A second violation of § 601 within two years is a crime; cite it.",
                instead=ChargeId("23-1243"),
            ),
        ),
    )
    charges = tuple(
        replace(c, asks=("prior",), base_cents=5_000)
        if c.charge_id == "23-601"
        else replace(c, asks=())
        for c in law.charges
    )
    return replace(
        law,
        charges=charges,
        questions=(prior,),
        amendable=("vehicle.*", "place.*", "charges.*", "driver.street", "stop_data.*"),
        amend_reasons=(Code(code="facts", label="Wrong fact"), Code(code="other", label="Other")),
        void_reasons=(Code(code="person", label="Wrong person"), Code(code="other", label="Other")),
        stop_codes=replace(
            law.stop_codes,
            force_kind=(Code(code="H", label="Hands"), Code(code="T", label="Taser")),
            outcome=(
                Code(code="T", label="Ticket"),
                Code(code="W", label="Written warning"),
                Code(code="V", label="Verbal warning"),
                Code(code="A", label="Arrest for violation"),
                Code(code="AW", label="Arrest on warrant"),
                Code(code="N", label="No action"),
            ),
            weather=(Code(code="C", label="Clear"), Code(code="S", label="Snow")),
            road=(Code(code="D", label="Dry"), Code(code="I", label="Ice")),
        ),
    )


@pytest.fixture
def lawful(tmp_path, qtbot, asking_law):
    """Signed on, over the law that asks."""
    desk = make_desk(tmp_path, law=asking_law)
    with open_window(desk) as window:
        screen = Screen(window, desk, qtbot)
        screen.sign_on()
        yield screen
