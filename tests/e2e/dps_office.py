"""The staff of DPS before their pages: every step of theirs in the story, in Chromium."""

from tests.e2e.dps_and_laptop import (
    ADMINISTRATOR,
    CODE,
    OFFICER,
    PASSWORD,
    POC,
    TECHNICIANS,
)

WINDOW = {"width": 1366, "height": 768}
BOARDS = (
    "/board",
    "/board/new-officers",
    f"/board/agency/{CODE}",
    "/refusals",
    "/court",
    "/devices",
    "/bundles",
    f"/agencies/{CODE}",
    f"/officers/{OFFICER[0]}",
)


class Office:
    """Each member of the staff has a window of their own, and signs in once."""

    def __init__(self, gateway, browser, pictures):
        self.gateway = gateway
        self.told = []
        """What the browser said on its console, and pages it asked of others; must stay empty."""
        self._browser = browser
        self._pictures = pictures
        self._windows = {}

    def window(self, username):
        """The page of this member of the staff, signed in."""
        if username not in self._windows:
            context = self._browser.new_context(viewport=WINDOW)
            context.set_default_timeout(20_000)
            page = context.new_page()
            page.on("console", lambda said: self.told.append(f"{said.type}: {said.text}"))
            page.on("pageerror", lambda fault: self.told.append(str(fault)))
            page.on("request", self._asked)
            self._windows[username] = page
            self._sign_in(page, username)
        return self._windows[username]

    def _asked(self, request):
        if not request.url.startswith((self.gateway.url, "data:", "about:")):
            self.told.append(f"asked {request.url}")

    def _sign_in(self, page, username):
        page.goto(f"{self.gateway.url}/sign-in")
        page.fill("#username", username)
        page.fill("#password", PASSWORD)
        page.fill("#code", self.gateway.code(username))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{self.gateway.url}/board")

    def close(self):
        """All windows."""
        for page in self._windows.values():
            page.context.close()
        self._windows.clear()

    def goto(self, path, *, username=TECHNICIANS[0]):
        """The page of the gateway at `path`."""
        page = self.window(username)
        page.goto(f"{self.gateway.url}{path}")
        return page

    # --- the request -------------------------------------------------------------------------

    def enter_request(self, mail):
        """Upload the e-mail; (the state of every item of the check list, what may be pressed)."""
        page = self.goto("/requests")
        page.set_input_files("#file", mail)
        self._pictures.page(page, "request-inbox")
        page.get_by_role("button", name="Read the request").click()
        page.wait_for_url("**/requests/1")
        self._pictures.page(page, "request-preview")
        page.locator("table", has_text="Check list").locator("tr").last.scroll_into_view_if_needed()
        page.locator("table", has_text="Officers to be added").scroll_into_view_if_needed()
        self._pictures.page(page, "request-preview-officers")
        checks = page.locator("table", has_text="Check list").locator("tbody tr").all()
        states = {
            row.locator("th").inner_text(): row.locator(".pill").inner_text() for row in checks
        }
        return states, page.get_by_role("button", name="Approve").count()

    def approve_request(self):
        """By another person; what the page says then."""
        page = self.goto("/requests/1", username=TECHNICIANS[1])
        self._pictures.page(page, "second-person")
        page.get_by_role("button", name="Approve and make the records").click()
        page.get_by_text("Next steps").wait_for()
        self._pictures.page(page, "approved")
        return page.inner_text("main")

    # --- records, numbers and codes ----------------------------------------------------------

    def enter_approvals(self):
        """The Judicial Bureau approved two of the three officers; the list of them then."""
        for leo, _ in (POC, OFFICER):
            page = self.goto(f"/officers/{leo}", username=TECHNICIANS[1])
            if leo == OFFICER[0]:
                self._pictures.page(page, "bureau-approval")
            page.get_by_role("button", name="Enter the approval").click()
            page.get_by_text("The approval is entered.").wait_for()
        page = self.goto(f"/officers?agency={CODE}", username=TECHNICIANS[1])
        self._pictures.page(page, "officers")
        rows = page.locator("table tbody tr").all()
        return {
            row.locator(".number").inner_text(): row.locator(".pill").inner_text() for row in rows
        }

    def make_series(self):
        """Where numbers come from; the list of series then."""
        page = self.goto("/devices", username=ADMINISTRATOR)
        for field, typed in (("prefix", "E"), ("first", "1"), ("last", "20000")):
            page.fill(f"#{field}", typed)
        page.get_by_label("provisional").check()
        page.get_by_role("button", name="Keep the series").click()
        series = page.locator("table", has_text="Series")
        series.wait_for()
        self._pictures.page(page, "number-series")
        return series.inner_text()

    def make_laptop_code(self):
        """The one-time code for the laptop; it is on no page afterwards."""
        page = self.goto(f"/devices/codes?agency={CODE}")
        page.get_by_label("Name of the laptop").fill("Cruiser 7")
        page.get_by_role("button", name="Make an enrollment code").click()
        return self._shown_once(page, "laptop-code")

    def make_officer_code(self, leo, picture=""):
        """The activation code of an officer; it is on no page afterwards."""
        page = self.goto(f"/devices/codes?agency={CODE}")
        page.select_option("#leo_number", leo)
        page.get_by_role("button", name="Make an activation code").click()
        return self._shown_once(page, picture)

    def _shown_once(self, page, picture):
        code = page.locator("code.secret").inner_text()
        if picture:
            self._pictures.page(page, picture)
        page.get_by_role("link", name="Done: it is told").click()
        page.get_by_role("heading", name="codes").wait_for()
        assert code not in page.content()
        return code

    # --- after the first ticket --------------------------------------------------------------

    def board(self):
        """The 48-hour board, in words."""
        page = self.goto("/board")
        self._pictures.page(page, "board")
        return page.inner_text("main")

    def new_officers(self):
        """The officers new to e-ticketing: cells of each line."""
        page = self.goto("/board/new-officers")
        self._pictures.page(page, "new-officers")
        return [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]

    def everything_shown(self):
        """What all boards and records hold, as the browser got it."""
        shown = [self.goto(path).content() for path in BOARDS]
        shown.append(self.goto("/audit", username=ADMINISTRATOR).content())
        self._pictures.page(self.goto(f"/board/agency/{CODE}"), "agency-board")
        return shown

    def court(self):
        """What was handed over: cells of each line."""
        page = self.goto("/court")
        self._pictures.page(page, "court")
        return [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]
