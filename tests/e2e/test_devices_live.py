"""The devices of a whole laptop: set up while it runs, found, learned, followed, asked."""

import queue
from contextlib import closing
from dataclasses import replace

import pytest

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.device_book import load_book
from tracs_mobile.doctor import check_readiness
from tracs_mobile.domain.devices import Cause, DeviceBook, LinkKind, ScannerSetup
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import Presence
from tracs_mobile.settings import Settings
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.fake_devices import a_printer_setup, printer_at
from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.scanner_emulator import plugged_in
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES

WAIT_S = 20


class Ear:
    """Everything that devices and delivery tell."""

    def __init__(self):
        self.scans, self.devices, self.frames = queue.Queue(), queue.Queue(), queue.Queue()

    def on_scan(self, scan):
        self.scans.put(scan)

    def on_device(self, state):
        self.devices.put(state)

    def on_frame(self, frame):
        self.frames.put(frame)

    def on_sync(self, status):
        """Not looked at here."""

    def on_outbox(self):
        """Not looked at here."""

    def wait_for(self, name, cause):
        """The state of a device with this cause, whatever comes before it."""
        while True:
            state = self.devices.get(timeout=WAIT_S)
            if state.name == name and state.cause is cause and state.presence is not Presence.BUSY:
                return state


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456)


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def desk(settings, ear):
    with closing(open_desk(settings)) as opened:
        opened.listen(ear)
        yield opened


def signed_on(desk):
    officer = TRAINEES[0]
    return desk.sign_on(officer.officer.username, officer.secret)


def issued(client):
    result = client.issue(ready_stop(replace(client.new_stop(), driver=a_driver())))
    return tuple(record.document.document_id for record in result.issued)


def test_a_printer_set_up_while_it_runs_prints_the_next_ticket(desk, ear, settings):
    ear.wait_for("printer", Cause.NOT_SET_UP)
    client = signed_on(desk)
    documents = issued(client)
    assert client.print_documents(documents)[0].cause is Cause.NOT_SET_UP
    with PrinterEmulator().on_tcp() as url:
        client.devices.keep(DeviceBook(printers=(printer_at(url),)))
        ear.wait_for("printer", Cause.NONE)
        (outcome,) = client.print_documents(documents)
    assert outcome.grade is PrintGrade.PROBABLY
    assert client.owed() == ()
    assert load_book(settings).printers[0].url == url


def test_the_second_printer_prints_when_the_first_has_no_paper(desk, ear):
    client = signed_on(desk)
    documents = issued(client)
    empty, good = PrinterEmulator(Script(paper_out=True)), PrinterEmulator()
    with empty.on_tcp() as first, good.on_tcp() as second:
        book = DeviceBook(
            printers=(
                replace(printer_at(first), id="a", name="Bixolon"),
                replace(printer_at(second), id="b", name="Epson"),
            )
        )
        client.devices.keep(book)
        state = ear.wait_for("printer", Cause.PAPER_OUT)
        (outcome,) = client.print_documents(documents)
    assert "out of paper" in state.said
    assert outcome.said.startswith("Bixolon: paper out. Epson instead: ")
    assert outcome.paper_came_out
    assert (empty.papers, good.papers) == (0, 2)


@pytest.mark.slow
def test_learning_an_epson_like_printer_makes_its_prints_sure(desk, ear):
    client = signed_on(desk)
    documents = issued(client)
    steps = []
    with PrinterEmulator(Script(confirms=True, mm_per_second=100)).on_tcp() as url:
        setup, slip = client.devices.learn(printer_at(url), steps.append)
        assert slip.paper_came_out
        client.devices.keep(DeviceBook(printers=(setup,)))
        (outcome,) = client.print_documents(documents)
    assert "confirms_print" in [learned.fact for learned in setup.learned]
    assert outcome.grade is PrintGrade.CONFIRMED
    assert all(step.title and step.said for step in steps)


def test_a_scanner_set_up_while_it_runs_is_heard_and_one_taken_out_is_not(desk, ear):
    ear.wait_for("scanner", Cause.NOT_SET_UP)
    holder = invented_holder(5)
    with plugged_in() as scanner:
        setup = ScannerSetup(id="s", name="4910LR", kind=LinkKind.SERIAL, url=scanner.url)
        desk.devices.keep(DeviceBook(scanners=(setup,)))
        ear.wait_for("scanner", Cause.NONE)
        scanner.play(license_payload(holder, version=10))
        scan = ear.scans.get(timeout=WAIT_S)
        assert scan.license.number.value == holder.number
        assert scan.delivered.separators[:3] == ("LF", "RS", "CR")
        desk.devices.keep(DeviceBook())
        ear.wait_for("scanner", Cause.NOT_SET_UP)


def test_what_a_keyboard_scanner_typed_is_read(desk):
    holder = invented_holder(8)
    scan = desk.read_keys(license_payload(holder, version=9))
    assert scan.source is ScanSource.WEDGE
    assert scan.license.family_name.value == holder.family


def test_a_book_that_cannot_be_is_refused_and_nothing_changes(desk):
    before = desk.devices.book()
    with pytest.raises(BadInput, match="no printer profile"):
        desk.devices.keep(DeviceBook(printers=(a_printer_setup(profile="unheard-of"),)))
    assert desk.devices.book() == before


def test_a_damaged_book_keeps_nobody_from_issuing(settings, ear):
    settings.data_dir.mkdir()
    (settings.data_dir / "devices.json").write_bytes(b"{")
    with closing(open_desk(settings)) as desk:
        desk.listen(ear)
        said = ear.wait_for("printer", Cause.NOT_SET_UP).said
        assert "Open Devices and find them again" in said
        assert issued(signed_on(desk))


def test_the_readiness_check_asks_each_device(settings):
    with PrinterEmulator(Script(cover_open=True)).on_tcp() as url, plugged_in() as scanner:
        checked = replace(settings, printer_url=url, scanner_url=scanner.url)
        with closing(open_desk(checked)):
            pass
        found = {f.item.value: f for f in check_readiness(checked)}
    assert not found["Printer"].good
    assert "cover" in found["Printer"].said
    assert found["Scanner"].good


def test_setup_sheets_are_written(desk, tmp_path):
    (first, *_) = desk.devices.setup_sheets()
    path = tmp_path / "sheet.pdf"
    desk.devices.write_setup_sheet(first[0], str(path))
    assert path.read_bytes().startswith(b"%PDF")
    with pytest.raises(BadInput, match="Choose another folder"):
        desk.devices.write_setup_sheet(first[0], str(tmp_path / "none" / "x.pdf"))
