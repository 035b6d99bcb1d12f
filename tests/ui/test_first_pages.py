"""From an empty laptop to the sign-on page, and the switch between practice and live."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.agency import Role
from tracs_mobile.errors import BadInput, SyncError, SyncFault, WrongSecret
from tracs_mobile.services.activating import Candidate
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.testing.fake_packages import A_PACKAGE, FakePackages
from tracs_mobile.vault.enrolment_ids import new_code
from ui.theme import apply_theme, load_fonts
from ui.tokens import FIELD_PX, PaletteName
from ui.window import Window

KEY = Qt.Key
CODE = new_code()
SECRET = "granite-and-maple"


def candidate(username, name, why_not=""):
    return Candidate(
        username=username,
        name=name,
        title="Officer",
        leo_number="07A12",
        role=Role.OFFICER,
        why_not=why_not,
    )


FIRST = candidate("mtremblaye", "M. TREMBLAYE")
SECOND = candidate("jquimbye", "J. QUIMBYE")
NOT_YET = candidate("glaporte", "G. LAPORTEY", "DPS has sent no activation for this officer yet.")


class FakeSteps:
    """Remembers what it was asked; `fault` is raised once."""

    def __init__(self, settings, state, *, fresh=False):
        self.settings = settings
        self.now = state
        self.new = fresh
        self.packages = FakePackages()
        self.people = (FIRST, SECOND, NOT_YET)
        self.fault = None
        self.asked = []

    def state(self):
        return self.now

    def fresh(self):
        return self.new

    def choose(self, *, training):
        self.settings = replace(self.settings, training=training)
        return self.settings

    def enrol(self, url, code, proxy):
        self._note("enrol", url, code, proxy)
        self.now = LaptopState.ENROLLED
        return self.people

    def candidates(self):
        return self.people

    def ask_again(self):
        self._note("again")
        return self.people

    def activate(self, username, code, secret):
        self._note("activate", username, code, secret)
        self.now = LaptopState.READY

    def start_over(self):
        self._note("over")
        self.now = LaptopState.UNKNOWN

    def _note(self, *what):
        self.asked.append(what)
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault


class Front:
    """The window of a laptop in a state, and what a person does before it."""

    def __init__(self, desk, qtbot, state, *, training=False, fresh=False, **settings):
        app = QApplication.instance()
        load_fonts()
        apply_theme(app, PaletteName.DAY)
        self.qtbot = qtbot
        self.desk = desk
        chosen = replace(desk.settings, training=training, **settings)
        self.steps = FakeSteps(chosen, state, fresh=fresh)
        self.opened = []
        self.window = Window(app, self.open, self.steps.settings, lambda: self.steps)
        self.window.show()
        self.window.activateWindow()
        self.window.open()
        self.rest()

    def open(self):
        self.opened.append(self.steps.settings.training)
        return self.desk.station

    @property
    def page(self):
        return self.window.currentWidget()

    @property
    def pages(self):
        return self.window.door.pages

    def rest(self):
        for _ in range(3):  # a job's answer may begin another one
            self.qtbot.waitUntil(lambda: self.window.lanes.idle)
            QApplication.processEvents()

    def type(self, field, typed):
        field.setFocus()
        QTest.keyClicks(field.edit, typed)

    def enter(self, field):
        QTest.keyClick(field.edit, KEY.Key_Return)
        self.rest()


@pytest.fixture
def front(desk, qtbot):
    made = []

    def make(state, **changes):
        made.append(Front(desk, qtbot, state, **changes))
        return made[-1]

    yield make
    for one in made:
        one.window.put_down()
        one.window.close()
        one.window.deleteLater()


def enrolled(front):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.type(enrol.address, "https://dps.example")
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    return made


def test_a_live_laptop_that_dps_does_not_know_begins_with_the_code(front):
    made = front(LaptopState.UNKNOWN)
    assert made.page is made.pages.enrol
    assert made.opened == []


def test_the_code_is_grouped_and_checked_while_it_is_typed(front):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.type(enrol.code, CODE[:7].lower())
    assert enrol.code.edit.text() == f"{CODE[:5]}-{CODE[5:7]}"
    assert enrol.check.text() == "7 of 20 characters"
    made.type(enrol.code, "")
    enrol.code.edit.end(False)
    QTest.keyClicks(enrol.code.edit, CODE[7:])
    assert enrol.check.text() == "✓ The code is complete."
    QTest.keyClick(enrol.code.edit, KEY.Key_Backspace)
    QTest.keyClicks(enrol.code.edit, "0" if CODE[-1] != "0" else "1")
    assert "not typed as DPS gave it" in enrol.check.text()
    QTest.keyClick(enrol.code.edit, KEY.Key_Backspace)
    QTest.keyClicks(enrol.code.edit, "!")
    assert "stands in no enrollment code" in enrol.check.text()
    enrol.submit()
    assert made.steps.asked == []


def test_a_missing_address_is_asked_for(front):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    assert enrol.said.text() == "Enter the address of DPS."
    assert made.steps.asked == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("http://dps.example", "must begin with https://"),
        ("not an address", "has no blanks"),
        ("https://", "This is no address"),
    ],
)
def test_a_wrong_address_is_told_and_the_cursor_is_in_it(front, typed, told):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.type(enrol.address, typed)
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    assert told in enrol.said.text()
    assert QApplication.focusWidget() is enrol.address.edit
    assert enrol.address.edit.property("origin") == "bad"
    assert made.steps.asked == []


def test_a_name_alone_is_completed_before_the_eyes(front):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.type(enrol.address, "dps.example")
    made.enter(enrol.address)
    assert enrol.address.edit.text() == "https://dps.example"
    assert QApplication.focusWidget() is enrol.code.edit
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    assert made.steps.asked[0][1] == "https://dps.example"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "four groups of five"),
        ("ABCDE", "5 of 20 characters"),
        ("ABCDEFGHJKMNPQRSTVWX", "not typed as DPS gave it"),
    ],
)
def test_a_wrong_code_is_told_once_and_under_the_code(front, typed, told):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.type(enrol.address, "https://dps.example")
    made.type(enrol.code, typed)
    made.enter(enrol.code)
    assert told in enrol.check.text()
    assert enrol.check.property("chip") == "bad"
    assert enrol.said.text() == ""
    assert QApplication.focusWidget() is enrol.code.edit
    assert made.steps.asked == []


def test_what_dps_or_the_network_says_stands_on_the_page_and_the_code_stays(front):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.steps.fault = SyncError("DPS cannot be reached from here.", fault=SyncFault.NO_NETWORK)
    made.type(enrol.address, "https://dps.example")
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    assert enrol.said.text().startswith("DPS cannot be reached from here. Without a network")
    made.enter(enrol.code)
    assert [a[0] for a in made.steps.asked] == ["enrol", "enrol"]
    assert made.page is made.pages.activate
    assert enrol.code.edit.text() == ""


def test_a_proxy_of_the_network_goes_along(front):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    enrol.proxy.choice.buttons[2].click()
    made.type(enrol.proxy.address, "http://10.0.0.1:8080")
    made.type(enrol.address, "https://dps.example")
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    assert made.steps.asked[0][1::2] == ("https://dps.example", "http://10.0.0.1:8080")


def test_the_officers_of_dps_are_listed_and_who_cannot_begin_says_why(front):
    made = enrolled(front)
    people = made.pages.activate.form.people
    assert [p.isEnabled() for p in people] == [True, True, False]
    assert "no activation" in people[2].text()
    assert made.pages.activate.form.chosen == ""


def test_the_first_officer_begins_and_the_sign_on_page_knows_who(front):
    made = enrolled(front)
    form = made.pages.activate.form
    form.people[0].click()
    made.type(form.code, "12345678")
    made.type(form.secret, SECRET)
    made.type(form.again, SECRET)
    made.enter(form.again)
    assert made.steps.asked[-1] == ("activate", "mtremblaye", "12345678", SECRET)
    assert made.page is made.window.sign_on
    assert made.opened == [False]
    assert made.window.sign_on.username.edit.text() == "mtremblaye"
    assert form.secret.edit.text() == form.code.edit.text() == ""


def test_what_is_missing_is_said_before_anything_is_tried(front):
    made = enrolled(front)
    page = made.pages.activate
    said = []
    for step in (
        lambda: None,
        page.form.people[0].click,
        lambda: made.type(page.form.code, "12345678"),
        lambda: made.type(page.form.secret, SECRET),
    ):
        step()
        page.begin_button.click()
        said.append(page.said.text())
    assert said[0] == "Tap the officer first."
    assert "8 digits" in said[1]
    assert "type it twice" in said[2]
    assert "differ" in said[3]
    assert page.form.secret.edit.text() == ""
    assert [a[0] for a in made.steps.asked] == ["enrol"]


def test_a_wrong_code_says_what_is_left_and_keeps_the_officer(front):
    made = enrolled(front)
    page = made.pages.activate
    page.form.people[1].click()
    for field, typed in (
        (page.form.code, "00000000"),
        (page.form.secret, SECRET),
        (page.form.again, SECRET),
    ):
        made.type(field, typed)
    made.steps.fault = WrongSecret("The activation code is wrong.", tries_left=4)
    made.enter(page.form.again)
    assert page.said.text() == "The activation code is wrong."
    assert page.form.chosen == "jquimbye"
    assert page.begin_button.isEnabled()


def test_without_an_officer_dps_can_be_asked_again(front):
    made = front(LaptopState.ENROLLED)
    page = made.pages.activate
    assert made.page is page
    made.steps.people = (FIRST,)
    page.again.click()
    made.rest()
    assert made.steps.asked == [("again",)]
    assert page.form.chosen == "mtremblaye"


def test_starting_over_is_asked_twice(front):
    made = front(LaptopState.ENROLLED)
    page = made.pages.activate
    page.over.click()
    made.rest()
    assert made.steps.asked == []
    page.over.click()
    made.rest()
    assert made.steps.asked == [("over",)]
    assert made.page is made.pages.enrol


def test_a_laptop_in_use_opens_its_own_side_and_shows_no_secret(front):
    made = front(LaptopState.READY)
    assert made.opened == [False]
    page = made.window.sign_on
    assert not page.training.isVisible()
    assert page.mode.isVisible()
    assert page.mode.buttons[1].isChecked()


def test_the_officer_switches_to_practice_and_back(front):
    made = front(LaptopState.READY)
    page = made.window.sign_on
    page.mode.buttons[0].click()
    made.rest()
    assert made.opened == [False, True]
    assert page.training.isVisible()
    assert made.desk.station.closed
    page.mode.buttons[1].click()
    made.rest()
    assert made.opened == [False, True, False]
    assert not page.training.isVisible()
    assert page.secret.edit.text() == ""


def test_practice_leads_to_the_code_where_the_laptop_is_not_set_up(front):
    made = front(LaptopState.UNKNOWN, training=True)
    assert made.page is made.window.sign_on
    assert made.opened == [True]
    made.window.sign_on.mode.buttons[1].click()
    made.rest()
    assert made.page is made.pages.enrol
    made.pages.enrol.mode.buttons[0].click()
    made.rest()
    assert made.page is made.window.sign_on
    assert made.opened == [True, True]


def test_a_switch_that_fails_is_told(front):
    made = front(LaptopState.READY)
    made.steps.choose = lambda **_: (_ for _ in ()).throw(BadInput("The disk is full."))
    made.window.sign_on.mode.buttons[0].click()
    made.rest()
    assert made.window.sign_on.said.text() == "The disk is full."


def test_nothing_of_the_pages_lies_outside_the_screen(front):
    made = enrolled(front)
    made.pages.package.show_packages((A_PACKAGE,))
    for page in (
        made.pages.enrol,
        made.pages.activate,
        made.pages.welcome,
        made.pages.package,
    ):
        made.window.setCurrentWidget(page)
        QApplication.processEvents()
        size = page.layout().minimumSize()
        assert (size.width() <= 1366, size.height() <= 768) == (True, True)
    for button in made.pages.activate.form.people:
        assert button.height() >= FIELD_PX


# --- a fresh laptop -------------------------------------------------------------------------------


def test_a_fresh_laptop_offers_practice_set_up_and_a_package(front):
    made = front(LaptopState.UNKNOWN, training=True, fresh=True)
    welcome = made.pages.welcome
    assert made.page is welcome
    assert made.opened == []
    assert QApplication.focusWidget() is welcome.practice
    for button in (welcome.practice, welcome.set_up, welcome.package):
        assert button.accessibleName()
        assert button.accessibleDescription().endswith(".")


def test_practice_is_one_press_away(front):
    made = front(LaptopState.UNKNOWN, training=True, fresh=True)
    QTest.keyClick(made.pages.welcome.practice, KEY.Key_Return)
    made.rest()
    assert made.page is made.window.sign_on
    assert made.opened == [True]
    assert made.window.sign_on.training.isVisible()


def test_the_set_up_is_one_press_away_and_leads_back(front):
    made = front(LaptopState.UNKNOWN, training=True, fresh=True)
    made.pages.welcome.set_up.click()
    made.rest()
    assert made.page is made.pages.enrol
    assert not made.steps.settings.training
    made.pages.enrol.back.click()
    made.rest()
    assert made.page is made.pages.welcome
    made.pages.welcome.practice.click()
    made.rest()
    assert made.page is made.window.sign_on
    assert made.opened == [True]


def at_packages(front, *found):
    made = front(LaptopState.UNKNOWN, training=True, fresh=True)
    made.steps.packages = FakePackages(*found)
    made.pages.welcome.package.click()
    made.rest()
    return made, made.pages.package


def test_the_only_package_is_shown_with_what_it_holds_and_whose_that_is(front):
    made, page = at_packages(front, A_PACKAGE)
    assert made.page is page
    assert page.chosen is A_PACKAGE
    said = " ".join(page.holds.said)
    assert "3 officers, made by DPS on 11/20/2026" in said
    assert "https://dps.example" in said
    assert "Added by laptop LT-0417-CRUISER3 of the agency, not by DPS: 1 printer" in said
    assert page.fingerprint.text() == A_PACKAGE.fingerprint


def test_nothing_is_taken_before_the_fingerprint_was_compared(front):
    made, page = at_packages(front, A_PACKAGE)
    page.prepare.click()
    made.rest()
    assert made.steps.packages.taken == []
    assert "Compare the fingerprint first" in page.said.text()
    page.same.click()
    page.prepare.click()
    made.rest()
    assert made.steps.packages.taken == [(A_PACKAGE.path, A_PACKAGE.fingerprint)]
    assert made.page is made.pages.welcome
    assert "prepared for MAPLE HOLLOW POLICE" in made.pages.welcome.said.text()


def test_a_known_key_needs_no_comparing(front):
    made, page = at_packages(front, replace(A_PACKAGE, known=True))
    assert not page.same.isVisible()
    page.prepare.click()
    made.rest()
    assert len(made.steps.packages.taken) == 1


def test_another_package_has_to_be_compared_anew(front):
    other = replace(A_PACKAGE, path="/stick/other", fingerprint="0" * 35)
    _, page = at_packages(front, A_PACKAGE, other)
    assert page.chosen is None
    page.prepare.click()
    assert "Tap a package first" in page.said.text()
    page.packages[0].click()
    page.same.click()
    page.packages[1].click()
    assert not page.same.isChecked()
    assert page.fingerprint.text() == "0" * 35


def test_a_package_that_cannot_be_used_says_why(front):
    why = "This package is older than the one this laptop has."
    _, page = at_packages(front, replace(A_PACKAGE, refused=why))
    page.packages[0].click()
    assert page.said.text() == why
    assert page.chosen is None
    assert not page.fingerprint.isVisible()


def test_without_a_stick_there_is_a_way_on_and_a_way_back(front):
    made, page = at_packages(front)
    assert "No agency package was found" in page.said.text()
    made.steps.packages.found = (A_PACKAGE,)
    page.again.click()
    made.rest()
    assert page.chosen is A_PACKAGE
    page.back.click()
    made.rest()
    assert made.page is made.pages.welcome


def test_a_file_that_was_chosen_is_shown_like_one_of_a_stick(front):
    made, page = at_packages(front)
    made.steps.packages.found = (A_PACKAGE,)
    page.file_chosen.emit(A_PACKAGE.path)
    made.rest()
    assert page.chosen is A_PACKAGE


def test_what_goes_wrong_while_it_is_taken_stands_on_the_page(front):
    made, page = at_packages(front, A_PACKAGE)
    made.steps.packages.fault = BadInput("The package was exchanged.")
    page.same.click()
    page.prepare.click()
    made.rest()
    assert page.said.text() == "The package was exchanged."
    assert page.prepare.isEnabled()


def test_without_a_network_the_page_says_what_can_be_done_meanwhile(front):
    made = front(LaptopState.UNKNOWN)
    enrol = made.pages.enrol
    made.steps.fault = SyncError("DPS cannot be reached from here.", fault=SyncFault.NO_NETWORK)
    made.type(enrol.address, "https://dps.example")
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    assert "prepared from a stick and practiced on" in enrol.said.text()
    enrol.package.click()
    made.rest()
    assert made.page is made.pages.package


def test_for_whom_the_laptop_was_prepared_stands_on_the_page_of_the_code(front):
    made = front(LaptopState.UNKNOWN, training=True)
    made.steps.packages.agency = "MAPLE HOLLOW POLICE"
    made.window.door.switch(False)
    made.rest()
    assert made.pages.enrol.prepared.text() == "This laptop is prepared for MAPLE HOLLOW POLICE."


def test_what_the_agency_set_is_shown_and_cannot_be_changed(front):
    made = front(
        LaptopState.UNKNOWN,
        dps_url="https://dps.example",
        by_agency=frozenset({"dps_url", "proxy"}),
    )
    enrol = made.pages.enrol
    assert enrol.fixed.text() == "Set by your agency: the address of DPS and the proxy."
    assert not enrol.address.edit.isEnabled()
    assert not enrol.proxy.isEnabled()
    assert QApplication.focusWidget() is enrol.code.edit
    made.type(enrol.code, CODE)
    made.enter(enrol.code)
    assert made.steps.asked[0][1] == "https://dps.example"
