"""Updates from a stick under Settings, what a policy fixes there, and the package for a laptop."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tracs_mobile.domain.agency import Role
from tracs_mobile.errors import BadInput, StoreFull
from tracs_mobile.ports.link import LinkFacts
from tracs_mobile.testing.fake_updates import A_STICK, FakeUpdates

KEY = Qt.Key


class KeptLink:
    """A link that can only be looked at."""

    def facts(self):
        return LinkFacts(address="https://dps.example", proxy="system", named=True, pinned=True)


@pytest.fixture
def open_settings(desk, window_over, screen_over):
    """Opens a section of Settings on a live laptop with the client changed as said."""
    opened = []

    def make(section, **changes):
        session = replace(desk.client.session, training=False)
        settings = replace(desk.client.settings, **changes.pop("settings", {}))
        changes.setdefault("link", KeptLink())
        desk.client = replace(desk.client, session=session, settings=settings, **changes)
        desk.station.client = desk.client
        context = window_over(desk)
        window = context.__enter__()
        opened.append(context)
        screen = screen_over(window, desk)
        screen.sign_on()
        window.workplace.show_page("settings")
        page = window.workplace.page("settings")
        page.show_section(section)
        for _ in range(3):  # what is read leads to a look at the sticks
            screen.settle()
        return screen, page.section

    yield make
    for context in opened:
        context.__exit__(None, None, None)


@pytest.fixture
def updates():
    return FakeUpdates(A_STICK)


def press(screen, key):
    screen.key(key)
    for _ in range(3):
        screen.settle()


def test_the_stick_that_is_in_is_shown_with_what_it_would_do(open_settings, updates):
    _, page = open_settings("updates", updates=updates)
    assert page.version.text() == "This laptop has version 1.0.0."
    assert page.chosen is A_STICK
    assert "Version 1.1.0 for this laptop" in page.found[0].text()
    assert not page.verbs["F9"].isEnabled()


def test_it_is_copied_then_installed_and_the_program_closes_for_it(open_settings, updates):
    screen, page = open_settings("updates", updates=updates)
    press(screen, KEY.Key_F8)
    assert ("take", "/stick", "False") in updates.done
    assert "Version 1.1.0 lies here, checked and ready" in page.version.text()
    press(screen, KEY.Key_F9)
    assert updates.done[-1] == ("install",)
    assert not screen.window.isVisible()


def test_a_stop_that_is_not_finished_comes_first(open_settings, updates):
    screen, page = open_settings("updates", updates=updates)
    press(screen, KEY.Key_F8)
    client = screen.window.workplace.client
    client.save(client.new_stop())
    press(screen, KEY.Key_F9)
    assert ("install",) not in updates.done
    assert "A stop is not finished" in page.said.text()
    assert screen.window.isVisible()


def test_a_refused_stick_is_not_copied_and_says_why(open_settings):
    refused = replace(A_STICK, good=False, said="This update is not signed by DPS.")
    updates = FakeUpdates(refused)
    screen, page = open_settings("updates", updates=updates)
    page.found[0].click()
    assert page.said.text() == "This update is not signed by DPS."
    press(screen, KEY.Key_F8)
    assert page.said.text() == "Tap an update first."
    assert [done[0] for done in updates.done] == ["look"]


def test_what_goes_wrong_stands_on_the_page(open_settings, updates):
    screen, page = open_settings("updates", updates=updates)
    updates.fault = StoreFull("The disk of this laptop has no room for the update.")
    press(screen, KEY.Key_F8)
    assert "no room" in page.said.text()
    press(screen, KEY.Key_F8)
    updates.fault = BadInput("Windows did not start the installation.")
    press(screen, KEY.Key_F9)
    assert page.said.text() == "Windows did not start the installation."
    assert screen.window.isVisible()


def test_where_the_agency_installs_everything_the_page_says_so(open_settings):
    _, page = open_settings("updates", updates=FakeUpdates(A_STICK, off=True))
    assert "Your agency's IT installs every update" in page.none.text()
    assert [page.verbs[key].isEnabled() for key in ("F6", "F7", "F8", "F9")] == [False] * 4


def as_poc(client):
    session = client.session
    return replace(session, officer=replace(session.officer, role=Role.POC))


def test_a_point_of_contact_adds_this_laptops_devices_to_a_package(open_settings, updates, desk):
    desk.client = replace(desk.client, session=as_poc(desk.client))
    screen, page = open_settings("updates", updates=updates, packages=updates)
    assert page.package.isEnabled()
    page.write_package("/stick/agency-0417.tracspkg")
    for _ in range(3):
        screen.settle()
    assert updates.done[-1] == ("write", "/stick/agency-0417.tracspkg")
    assert "agency-0417-devices.tracspkg" in page.said.text()


def test_others_read_who_may(open_settings, updates):
    _, page = open_settings("updates", updates=updates, packages=updates)
    assert not page.package.isEnabled()
    assert "Point of Contact" in page.package_why.text()


def test_what_a_policy_fixes_of_the_link_is_shown_and_not_changed(open_settings):
    fixed = {"by_agency": frozenset({"dps_url", "pin_issuer"}), "pinned_ca_pem": "PEM"}
    _, page = open_settings("link", link=KeptLink(), settings=fixed)
    assert page.fixed.text() == "Set by your agency: address, certificate."
    assert not page.address.isEnabled()
    assert not page.pins.isEnabled()
    assert page.proxy.isEnabled()
    assert "your agency's IT named" in page.note.text()


def test_without_a_policy_nothing_is_said_of_it(open_settings):
    _, page = open_settings("link", link=KeptLink())
    assert not page.fixed.isVisible()
    assert page.address.isEnabled()


def test_the_looks_page_names_what_policies_fix_and_that_one_cannot_be_followed(open_settings):
    settings = {"by_agency": frozenset({"lock_after_min"}), "policy_problems": ("x",)}
    _, page = open_settings("looks", settings=settings)
    said = [found.text() for found in page.findChildren(QLabel)]
    assert "Fixed by a policy: Minutes until the screen locks." in said
    assert any(text.startswith("A policy cannot be followed.") for text in said)
