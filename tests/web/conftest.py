"""`site`: a running gateway with one of the staff of each role, and a real browser to look at it.

`site.signed_in(role)` gives a page of Chromium that is signed in; `site.client(role)` a plain HTTP
client that is. The browser (of the conftest above) starts once a run; every test has a gateway and
a database of its own.
"""

import base64
import re
import shutil
from datetime import timedelta

import httpx
import pytest

from sync.gateway.app import create_app
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import staff
from sync.gateway.office.staff import StaffRole
from sync.gateway.server import GatewayServer
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.vault import totp
from tracs_mobile.vault.passwords import PasswordBook
from tracs_mobile.vault.wrap import KdfCost

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
"""Stored with each password, so that checking it is as cheap."""
PASSWORD = "correct-horse-9"
PEOPLE = {
    StaffRole.READER: ("rquimbye", "R. Quimbye"),
    StaffRole.TECHNICIAN: ("ttremblaye", "T. Tremblaye"),
    StaffRole.ADMINISTRATOR: ("abelangeois", "A. Bélangeois"),
}
SECOND = ("mgagnieux", "M. Gagnieux")
"""A second technician: who enters a request may not approve it."""


class Site:
    """The gateway (`app`, `desk`, `url`, `clock`) and its staff."""

    def __init__(self, url, browser):
        self.clock = FakeClock()
        self.app = create_app(url, GatewayKeys.generate(), self.clock)
        self.desk = self.app.state.desk
        self.shell = self.app.state.shell
        self._browser = browser
        self._contexts = []
        self._secrets = {}
        book = PasswordBook(CHEAP)
        for role, (username, name) in PEOPLE.items():
            self.add(book, username, name, role)
        self.add(book, *SECOND, StaffRole.TECHNICIAN)
        self._server = GatewayServer(self.app)
        self.url = self._server.url
        self.told = []
        """What the browser said on its console and asked of other machines; must stay empty."""

    def add(self, book, username, name, role):
        made = staff.add(
            self.desk.database,
            self.desk.keys,
            book,
            username=username,
            name=name,
            role=role,
            by="test",
            now=self.clock.now(),
            password=PASSWORD,
        )
        self._secrets[username] = made.secret

    def code(self, username):
        """A code nobody has used: the clock of the gateway goes on by one step."""
        self.clock.advance(timedelta(seconds=totp.STEP_S))
        return totp.code_at(plain_secret(self._secrets[username]), self.clock.now())

    def page(self):
        """A fresh window of the browser, signed in to nothing, 1366 by 768."""
        context = self._browser().new_context(viewport={"width": 1366, "height": 768})
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda fault: self.told.append(str(fault)))
        page.on("request", self._asked)
        return page

    def _heard(self, said):
        # On a slow machine the test is in a field before the page has put the cursor anywhere.
        if not said.text.startswith("Autofocus processing was blocked"):
            self.told.append(f"{said.type}: {said.text}")

    def _asked(self, request):
        if not request.url.startswith((self.url, "data:", "about:")):
            self.told.append(f"asked {request.url}")

    def signed_in(self, role, username=""):
        """A page of the browser on the 48-hour board, signed in by the form."""
        page, username = self.page(), username or PEOPLE[role][0]
        page.goto(f"{self.url}/sign-in")
        page.fill("#username", username)
        page.fill("#password", PASSWORD)
        page.fill("#code", self.code(username))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{self.url}/board")
        return page

    def client(self, role=None, username=""):
        """An HTTP client, signed in as `role` (or `username`), or as nobody."""
        client = httpx.Client(base_url=self.url, timeout=30)
        self._contexts.append(client)
        if role is not None or username:
            username = username or PEOPLE[role][0]
            answer = self.try_in(client, username, PASSWORD, self.code(username))
            assert (answer.status_code, answer.headers["location"]) == (303, "/board")
        return client

    def try_in(self, client, username, password, code):
        """One try at the sign-in form."""
        fields = {
            "csrf": mark_of(client.get("/sign-in").text),
            "username": username,
            "password": password,
            "code": code,
        }
        return client.post("/sign-in", data=fields)

    def form(self, client, page, action, **fields):
        """Send the form `action` as somebody who has loaded `page` before."""
        mark = mark_of(client.get(page).text)
        return client.post(action, data={"csrf": mark, **fields})

    def close(self):
        for context in self._contexts:
            context.close()
        self._server.close()


def mark_of(page):
    """The forgery mark in a page."""
    return re.search(r'name="csrf" value="([^"]+)"', page)[1]


def plain_secret(spoken):
    """The bytes of a secret as it is shown."""
    text = spoken.replace(" ", "")
    return base64.b32decode(text + "=" * (-len(text) % 8))


@pytest.fixture
def site(tmp_path, browser, sqlite_gateway):
    """A gateway on SQLite."""
    path = tmp_path / "gateway.db"
    shutil.copyfile(sqlite_gateway, path)
    made = Site(f"sqlite:///{path}", browser)
    yield made
    made.close()
    assert made.told == []


@pytest.fixture
def any_site(gateway_url, browser):
    """A gateway on SQLite and one on PostgreSQL: the test runs twice."""
    made = Site(gateway_url, browser)
    yield made
    made.close()
    assert made.told == []
