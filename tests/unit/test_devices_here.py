"""The devices of a laptop put together: what a change leaves alone, and what can be given up."""

import threading
from dataclasses import replace

import pytest

from tracs_mobile import devices_here
from tracs_mobile.device_book import load_book
from tracs_mobile.device_trials import Trials
from tracs_mobile.devices_here import DevicesHere
from tracs_mobile.domain.devices import DeviceBook, LinkKind
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.settings import Settings
from tracs_mobile.testing.fake_devices import a_printer_setup

WAIT_S = 10
SLIP = PrintOutcome(grade=PrintGrade.SPOOLED, printer="slip", said="On its way.")


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path)


@pytest.fixture
def devices(settings):
    made = DevicesHere(settings)
    yield made
    made.close()


def in_folder(tmp_path, name, **changes):
    return a_printer_setup(
        id=name,
        name=name,
        kind=LinkKind.FOLDER,
        url=f"file:{tmp_path / name}.bin",
        hardware="",
        profile="generic-4in-832",
        **changes,
    )


def test_a_printer_that_did_not_change_stays_the_one_that_may_be_printing(devices, tmp_path):
    one, two = in_folder(tmp_path, "one"), in_folder(tmp_path, "two")
    devices.keep(DeviceBook(printers=(one, two)))
    first, second = devices.printers()
    devices.keep(DeviceBook(printers=(replace(two, darkness=2), one)))
    changed, same = devices.printers()
    assert same is first
    assert changed is not second


def test_a_printer_found_at_another_port_keeps_what_was_changed_meanwhile(
    devices, settings, tmp_path, monkeypatch
):
    here, there = (str(tmp_path / port) for port in ("here", "there"))
    monkeypatch.setattr(
        devices_here, "find_again", lambda setup: replace(setup, url=there, was_url=here)
    )
    setup = a_printer_setup(
        kind=LinkKind.SERIAL, url=here, hardware="usb:0403:6001:A1", profile="generic-4in-832"
    )
    devices.keep(DeviceBook(printers=(setup,)))
    (from_before,) = devices.printers()
    devices.keep(DeviceBook(printers=(replace(setup, darkness=2),)))
    from_before.check()
    (kept,) = load_book(settings).printers
    assert (kept.url, kept.was_url, kept.darkness) == (there, here, 2)


# --- what can be given up --------------------------------------------------------------------


def test_what_begins_does_not_set_going_what_was_given_up():
    trials = Trials()
    with trials.begun() as older:
        trials.give_up()
        with trials.begun() as newer:
            assert older.is_set()
            assert not newer.is_set()


def test_what_begins_after_the_end_is_given_up_at_once():
    trials = Trials()
    trials.close()
    with trials.begun() as late:
        assert late.is_set()


def test_a_test_slip_ends_a_search_and_waits_for_it(devices, monkeypatch, tmp_path):
    searching, steps = threading.Event(), []

    def search(book, on_found, given_up):
        searching.set()
        if given_up.wait(WAIT_S):
            steps.append("search given up")
        return ()

    def slip(setup):
        steps.append("slip")
        return SLIP

    monkeypatch.setattr(devices_here, "find_devices", search)
    monkeypatch.setattr(devices_here, "print_slip_on", slip)
    thread = threading.Thread(target=lambda: devices.find(lambda found: None), daemon=True)
    thread.start()
    assert searching.wait(WAIT_S)
    assert devices.print_test(in_folder(tmp_path, "one")) == SLIP
    thread.join(WAIT_S)
    assert steps == ["search given up", "slip"]
