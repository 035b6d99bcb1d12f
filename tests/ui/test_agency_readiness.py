"""The readiness page: what wants somebody comes first, with one button that leads there."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollBar

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.devices import Cause, DeviceBook, LinkKind, ScannerSetup
from tracs_mobile.domain.enrolment import DpsNotice
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.readiness import Item, Mend
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.ports import DeviceHealth, SyncStatus
from tracs_mobile.ports.machine import DiskLock, MachineFacts
from tracs_mobile.services.device_tests import ANY_SCANNER
from tracs_mobile.testing.fake_devices import PRINTED, a_printer_setup
from ui.text import ready_text

KEY = Qt.Key
A_SCANNER = ScannerSetup(id="s1", name="L-Tron 4910LR", kind=LinkKind.SERIAL, url="COM4")


class FakeMachine:
    def __init__(self, clock):
        self.clock = clock
        self.looks = 0
        self.online = True

    def look(self):
        self.looks += 1
        now = self.clock.now()
        last = now if self.online else None
        return MachineFacts(
            device_id="TRAINING-1",
            version="0.1.0",
            system="Windows 11",
            free_bytes=78_000_000_000,
            disk_lock=DiskLock.ON,
            people=4,
            two_factor=0,
            recovery_keys=0,
            spooled=0,
            sync=SyncStatus(online=self.online, since=now, last_contact=last),
            offset_s=1.0,
        )


def rest(screen):
    for _ in range(5):
        screen.settle()


@pytest.fixture
def machine(desk):
    return FakeMachine(desk.clock)


@pytest.fixture
def agency(desk, machine, screen):
    session = desk.client.session
    poc = replace(session.officer, leo_number=LeoNumber("07P01"), role=Role.POC)
    desk.client = replace(desk.client, session=replace(session, officer=poc), machine=machine)
    desk.station.client = desk.client
    screen.sign_on()
    screen.window.workplace.show_page("agency")
    rest(screen)
    return screen


def readiness(screen):
    page = screen.window.workplace.page("agency")
    page.show_section("readiness")
    rest(screen)
    return page.sections["readiness"]


def line(section, item):
    return next(line for line in section.lines if line.finding.item is item)


def test_what_is_missing_comes_first_and_what_is_in_order_needs_no_button(agency):
    section = readiness(agency)
    assert [one.finding.item for one in section.lines][:3] == [
        Item.RECORDS,
        Item.PRINTER,
        Item.SCANNER,
    ]
    named = {one.finding.item for one in section.lines}
    assert Item.DISK_LOCK not in named
    assert Item.DISK_LOCK in {found.item for found in section.findings}
    assert not line(section, Item.LAW).button.isVisible()
    assert agency.window.workplace.subtitle.text() == "3 things missing, 1 to look at"


@pytest.mark.parametrize(("mend", "page"), [(Mend.DEVICES, "devices"), (Mend.OUTBOX, "outbox")])
def test_the_button_leads_to_the_page_that_mends_it(agency, mend, page):
    section = readiness(agency)
    section.mend(mend)
    rest(agency)
    assert agency.window.workplace.page(page).isVisible()


def test_the_request_is_a_section_of_the_same_page(agency):
    readiness(agency).mend(Mend.REQUEST)
    assert agency.window.workplace.page("agency").shown == "request"


def test_asking_dps_looks_again_when_the_link_changed(agency, machine):
    machine.online = False
    section = readiness(agency)
    line(section, Item.LINK).button.click()
    rest(agency)
    assert section.said.text() == ready_text.ASKED_DPS
    looks, machine.online = machine.looks, True
    now = agency.desk.clock.now()
    agency.hear("on_sync", SyncStatus(online=True, since=now, last_contact=now))
    rest(agency)
    assert machine.looks == looks + 1
    assert Item.LINK not in {one.finding.item for one in section.lines}


def test_a_tick_of_the_clock_asks_no_printer(agency, machine):
    section = readiness(agency)
    looks = machine.looks
    agency.window.workplace.read_summary()
    rest(agency)
    assert machine.looks == looks
    agency.key(KEY.Key_F9)
    rest(agency)
    assert machine.looks == looks + 1
    assert section.findings


def test_a_test_print_and_a_test_scan_make_the_devices_green_with_their_day(agency):
    desk = agency.desk
    devices = desk.client.devices
    devices.kept = DeviceBook(printers=(a_printer_setup(),), scanners=(A_SCANNER,))
    section = readiness(agency)
    assert "not tested yet" in line(section, Item.PRINTER).said.text()
    place = agency.window.workplace
    place.show_page("devices")
    rest(agency)
    page = place.page("devices")
    page.desk.print_test(a_printer_setup())
    rest(agency)
    page.show_scan_test()
    agency.scan()
    rest(agency)
    assert set(desk.client.device_tests()) == {"printer-1", ANY_SCANNER}
    place.show_page("agency")
    rest(agency)
    found = {f.item: ready_text.said(f, desk.clock.now()) for f in section.findings}
    assert found[Item.PRINTER].endswith("Ready (tested today 22:41).")
    assert found[Item.SCANNER].endswith("Ready (tested today 22:41).")


def test_a_test_that_failed_is_no_test(agency, monkeypatch):
    desk = agency.desk
    devices = desk.client.devices
    devices.kept = DeviceBook(printers=(a_printer_setup(),), scanners=(A_SCANNER,))
    failed = replace(PRINTED, grade=PrintGrade.NOT_STARTED, said="The printer is off.")
    monkeypatch.setattr(type(devices), "print_test", lambda self, setup: failed)
    place = agency.window.workplace
    place.show_page("devices")
    page = place.page("devices")
    page.desk.print_test(a_printer_setup())
    page.show_scan_test()
    agency.hear("on_scan", Scan(source=ScanSource.SERIAL, problem="No bar code was found."))
    rest(agency)
    assert desk.client.device_tests() == {}


def test_a_device_that_does_not_answer_is_told_with_its_remedy(agency):
    devices = agency.desk.client.devices
    devices.kept = DeviceBook(printers=(a_printer_setup(),), scanners=(A_SCANNER,))
    devices.health["s1"] = DeviceHealth(cause=Cause.OFF, said="It is off. Press its trigger.")
    found = line(readiness(agency), Item.SCANNER)
    assert "Press its trigger" in found.said.text()
    assert found.button.text() == "Open Devices"


def test_the_check_goes_to_the_clipboard_as_text(agency):
    section = readiness(agency)
    agency.key(KEY.Key_F6)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("TraCS Mobile readiness check, 11/21/2026 22:41 EST")
    assert "Printer: Not set up" in copied
    assert section.said.text() == ready_text.COPIED


def test_one_check_at_a_time(agency, machine):
    begun, go_on = threading.Event(), threading.Event()
    look = machine.look

    def slow():
        begun.set()
        go_on.wait(20)
        return look()

    section = readiness(agency)
    looks = machine.looks
    machine.look = slow
    section.check()
    agency.qtbot.waitUntil(begun.is_set)
    section.check()
    go_on.set()
    rest(agency)
    assert machine.looks == looks + 1


def test_the_check_fits_the_screen_below_a_notice_of_dps(agency, machine):
    desk = agency.desk
    machine.online = False
    notice = DpsNotice(
        notice_id="n1",
        at=desk.clock.now(),
        text="The records of Maple Hollow Police (0000) are ready: 3 officers. Laptops can be "
        "enrolled with the codes that DPS gives out. Officers issue warnings and practice in "
        "training until the Judicial Bureau has approved them.",
    )
    page = agency.window.workplace.page("agency")
    page.notices.show_notices((notice,))
    section = readiness(agency)
    assert page.notices.isVisible()
    assert len(section.lines) >= 5
    bars = [bar for bar in agency.window.findChildren(QScrollBar) if bar.isVisible()]
    assert [bar.maximum() for bar in bars if bar.maximum() > bar.minimum()] == []
