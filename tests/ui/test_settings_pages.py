"""The link to DPS and the officers of the laptop, as who is signed on sees to them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tracs_mobile.domain.agency import Role
from tracs_mobile.errors import BadInput, NotAllowed, WrongSecret
from tracs_mobile.ports.link import LinkFacts, LinkReport
from tracs_mobile.services.activating import Candidate

KEY = Qt.Key
SECRET = "granite-and-maple"
SECOND = Candidate(
    username="jquimbye", name="J. QUIMBYE", title="Sergeant", leo_number="07A15", role=Role.OFFICER
)


class FakeLink:
    """A link that keeps what it is told; `fault` is raised once."""

    def __init__(self):
        self.now = LinkFacts(address="https://dps.example", proxy="system", named=True)
        self.report = LinkReport(good=True, said="DPS answers.")
        self.fault = None
        self.tested = []

    def facts(self):
        return self.now

    def test(self, address, proxy):
        self.tested.append((address, proxy))
        return self.report

    def keep(self, address, proxy, *, pinned):
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        self.now = replace(self.now, address=address, proxy=proxy, pinned=pinned)


class FakeOfficerDesk:
    """Officers to be added; `fault` is raised once."""

    def __init__(self, officer):
        self.people = [SECOND]
        self.officer = officer
        self.fault = None
        self.added = []
        self.shut_out = []

    def locked(self):
        return tuple(self.shut_out)

    def let_in_again(self, username):
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        self.shut_out.remove(username)

    def candidates(self):
        return tuple(self.people)

    def add(self, username, code, secret):
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        self.added.append((username, code, secret))
        self.people = []
        return replace(self.officer, name="J. QUIMBYE", title="Sergeant")


@pytest.fixture
def live(desk, qtbot, window_over, screen_over):
    """Signed on at a laptop that is no practice."""
    session = replace(desk.client.session, training=False)
    link, officers = FakeLink(), FakeOfficerDesk(session.officer)
    desk.client = replace(desk.client, session=session, link=link, officer_desk=officers)
    desk.station.client = desk.client
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        window.workplace.show_page("settings")
        screen.settle()
        screen.link, screen.officers = link, officers
        yield screen


def section(screen, name):
    page = screen.window.workplace.page("settings")
    page.show_section(name)
    screen.settle()
    return page.section


def test_the_sections_follow_each_other_by_key(live):
    page = live.window.workplace.page("settings")
    shown = [page.shown]
    for _ in range(4):
        live.key(KEY.Key_PageDown, modifier=Qt.KeyboardModifier.ControlModifier)
        live.settle()
        shown.append(page.shown)
    assert shown == ["looks", "link", "officers", "updates", "looks"]


def test_a_test_of_the_link_tells_the_cause_and_changes_nothing(live):
    page = section(live, "link")
    live.link.report = LinkReport(good=False, said="The name of DPS is not known on this network.")
    page.address.edit.setText("https://other.example")
    live.key(KEY.Key_F6)
    live.settle()
    assert page.said.text() == "The name of DPS is not known on this network."
    assert live.link.tested == [("https://other.example", "system")]
    assert live.link.now.address == "https://dps.example"


def test_what_is_kept_is_in_force_at_once(live):
    page = section(live, "link")
    page.address.edit.setText("https://other.example")
    page.proxy.choice.buttons[1].click()
    page.pins.buttons[1].click()
    live.key(KEY.Key_F9)
    live.settle()
    assert live.link.now == LinkFacts(
        address="https://other.example", proxy="none", named=True, pinned=True
    )
    assert "Kept" in page.said.text()
    assert "Only a certificate" in page.note.text()


def test_an_address_that_cannot_be_used_is_told(live):
    page = section(live, "link")
    live.link.fault = BadInput("The address of DPS must begin with https://.")
    live.key(KEY.Key_F9)
    live.settle()
    assert page.said.text() == "The address of DPS must begin with https://."
    assert page.verbs["F9"].isEnabled()


def test_a_wrong_address_of_the_link_is_told_before_anything_is_tried(live):
    page = section(live, "link")
    page.address.edit.setText("http://other.example")
    for key in (KEY.Key_F6, KEY.Key_F9):
        live.key(key)
        live.settle()
        assert "must begin with https://" in page.said.text()
        assert page.address.edit.hasFocus()
    assert live.link.tested == []
    assert live.link.now.address == "https://dps.example"
    page.address.edit.setText("other.example")
    live.key(KEY.Key_F6)
    live.settle()
    assert live.link.tested == [("https://other.example", "system")]


def test_another_authority_is_told_on_the_page(live):
    live.link.now = replace(live.link.now, another=True)
    assert "authority that DPS did not name" in section(live, "link").note.text()


def test_who_may_not_set_up_devices_may_test_the_link_and_no_more(live):
    page = section(live, "link")
    officer = replace(live.desk.client.session.officer, approved_on=None)
    session = replace(live.desk.client.session, officer=officer)
    page._client = replace(live.desk.client, session=session)
    page.enter()
    assert not page.verbs["F9"].isEnabled()
    assert page.verbs["F6"].isEnabled()
    assert page.said.text()


def fill(page, secret=SECRET, again=SECRET):
    page.form.code.edit.setText("12345678")
    page.form.secret.edit.setText(secret)
    page.form.again.edit.setText(again)


def test_an_officer_is_added_and_leaves_the_list(live):
    page = section(live, "officers")
    assert page.form.chosen == "jquimbye"  # the only one
    fill(page)
    live.key(KEY.Key_F9)
    live.settle()
    assert live.officers.added == [("jquimbye", "12345678", SECRET)]
    assert page.said.text() == "Sergeant J. QUIMBYE can sign on at this laptop from now on."
    assert page.form.people == []
    assert "can sign on here already" in page.form.empty.text()


def test_a_wrong_code_is_told_and_the_officer_stays_chosen(live):
    page = section(live, "officers")
    fill(page)
    live.officers.fault = WrongSecret("The activation code is wrong.", tries_left=4)
    live.key(KEY.Key_F9)
    live.settle()
    assert page.said.text() == "The activation code is wrong."
    assert page.form.chosen == "jquimbye"
    fill(page, again="other")
    live.key(KEY.Key_F9)
    assert "differ" in page.said.text()


def test_codes_and_secrets_do_not_stay_on_a_page_that_is_left(live):
    page = section(live, "officers")
    fill(page)
    section(live, "link")
    assert [f.edit.text() for f in (page.form.code, page.form.secret, page.form.again)] == [""] * 3


def test_in_practice_neither_link_nor_officers_can_be_changed(
    desk, window_over, screen_over, qtbot
):
    desk.client = replace(desk.client, link=FakeLink())
    desk.station.client = desk.client
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        window.workplace.show_page("settings")
        screen.settle()
        link = section(screen, "link")
        assert not link.verbs["F9"].isEnabled()
        assert "Practice delivers" in link.why.text()
        officers = section(screen, "officers")
        assert not officers.verbs["F9"].isEnabled()
        assert not officers.form.isVisible()


def test_a_locked_officer_is_let_in_again_by_one_button(live):
    live.officers.shut_out = ["jquimbye", "mhollowell"]
    page = section(live, "officers")
    assert [b.accessibleName() for b in page.locked.buttons] == [
        "Let jquimbye in again",
        "Let mhollowell in again",
    ]
    page.locked.buttons[0].click()
    live.settle()
    assert live.officers.shut_out == ["mhollowell"]
    assert len(page.locked.buttons) == 1
    assert "jquimbye may try" in page.said.text()


def test_who_may_not_let_in_again_is_told_so_and_nothing_changes(live):
    live.officers.shut_out = ["jquimbye"]
    page = section(live, "officers")
    live.officers.fault = NotAllowed("You may not let a locked officer sign on again.")
    page.locked.buttons[0].click()
    live.settle()
    assert live.officers.shut_out == ["jquimbye"]
    assert "may not" in page.said.text()


def test_with_nobody_locked_the_page_says_nothing_of_it(live):
    assert section(live, "officers").locked.isHidden()
