"""The pages in a real browser: by keyboard alone, on a small laptop, and without scripts."""

from datetime import timedelta

from sync.gateway.office.door import TRIES
from sync.gateway.office.staff import StaffRole
from sync.gateway.web.sessions import IDLE

PASSWORD = "correct-horse-9"
ADMIN, READER = StaffRole.ADMINISTRATOR, StaffRole.READER
TABS = (
    "48-hour board",
    "Requests",
    "Agencies",
    "Officers",
    "Numbers and devices",
    "Refusals",
    "Court",
    "Bundles",
    "Audit",
    "Staff",
)


def focused(page):
    """What has the focus: the name of a field, or the text of what can be pressed."""
    return page.evaluate(
        "() => { const e = document.activeElement;"
        " return e.name || e.id || e.textContent.trim() || e.tagName }"
    )


def test_somebody_signs_in_looks_around_and_leaves_by_keyboard_alone(site):
    page = site.page()
    page.goto(f"{site.url}/sign-in")
    keys = page.keyboard
    assert focused(page) == "username"
    keys.type("abelangeois")
    keys.press("Tab")
    assert focused(page) == "password"
    keys.type(PASSWORD)
    keys.press("Tab")
    assert focused(page) == "code"
    keys.type(site.code("abelangeois"))
    keys.press("Enter")
    page.wait_for_url(f"{site.url}/board")
    keys.press("Tab")
    assert focused(page) == "Skip to the page"
    seen = []
    for _ in range(len(TABS)):
        keys.press("Tab")
        seen.append(focused(page).split("  ")[0].rstrip(" 0123456789").replace("\n", " "))
    assert tuple(seen) == TABS
    keys.press("Enter")
    page.wait_for_url(f"{site.url}/staff")
    for _ in range(len(TABS) + 2):
        keys.press("Tab")
    assert focused(page) == "A. Bélangeois"
    keys.press("Tab")
    assert focused(page) == "Sign out"
    keys.press("Enter")
    page.wait_for_url(f"{site.url}/sign-in?after=out")
    assert page.get_by_text("You are signed out.").is_visible()


def test_the_skip_link_leads_past_the_bar(site):
    page = site.signed_in(READER)
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["x"] > 0
    page.keyboard.press("Enter")
    assert focused(page) == "main"


def test_the_bar_fits_a_small_laptop_with_every_tab_on_one_line(site):
    page = site.signed_in(ADMIN)
    names = [text.strip() for text in page.locator("nav[aria-label=Pages] a").all_inner_texts()]
    assert tuple(name.rstrip(" 0123456789") for name in names) == TABS
    assert page.locator("header.bar").bounding_box()["height"] <= 60
    for path in ("/board", "/staff", "/audit", "/audit/expunge", "/account"):
        page.goto(site.url + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 1366, path


def test_the_focus_is_seen_wherever_it_is(site):
    page = site.signed_in(ADMIN)
    page.goto(f"{site.url}/staff")
    for _ in range(25):
        page.keyboard.press("Tab")
        width = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " if (e === document.body) return 9;"  # the browser's own bar has it
            " return s.outlineStyle === 'none' ? 0 : parseFloat(s.outlineWidth) }"
        )
        assert width >= 2, focused(page)


def test_every_field_and_button_of_every_page_has_a_name(site):
    page = site.signed_in(ADMIN)
    for guarded in site.shell.guarded:
        if guarded.method != "GET" or "{" in guarded.path or guarded.path.endswith("/export"):
            continue
        page.goto(site.url + guarded.path)
        nameless = page.evaluate(
            "() => [...document.querySelectorAll('input:not([type=hidden]):not([hidden]),"
            "select,textarea,button,a')].filter(e => !(e.labels && e.labels.length)"
            " && !e.getAttribute('aria-label') && !e.textContent.trim()).map(e => e.outerHTML)"
        )
        assert nameless == [], guarded.path
        assert page.locator("h1").count() == 1, guarded.path


def test_five_wrong_tries_lock_somebody_out_and_an_administrator_lets_them_in_again(site):
    page = site.page()
    site.told.append("the browser says what a refusal is")
    for _ in range(TRIES):
        page.goto(f"{site.url}/sign-in")
        enter(page, site, "rquimbye", "wrong-horse-9")
        assert page.get_by_role("alert").inner_text().startswith("Not signed in")
    enter(page, site, "rquimbye", PASSWORD)
    assert page.get_by_role("alert").is_visible()
    site.told.clear()
    boss = site.signed_in(ADMIN)
    boss.goto(f"{site.url}/staff")
    assert boss.locator("tr", has_text="rquimbye").get_by_text("locked").is_visible()
    boss.get_by_label("Open the account rquimbye").click()
    boss.get_by_role("button", name="Release the account").click()
    assert boss.get_by_role("status").inner_text().startswith("The account is released")
    site.signed_in(READER)


def enter(page, site, username, password):
    page.fill("#username", username)
    page.fill("#password", password)
    page.fill("#code", site.code(username))
    page.get_by_role("button", name="Sign in").click()


def test_a_page_left_open_leads_to_the_door_when_the_session_is_over(site):
    page = site.signed_in(READER)
    site.clock.advance(IDLE + timedelta(seconds=1))
    page.goto(f"{site.url}/audit")
    assert page.url == f"{site.url}/sign-in"
    page.go_back()
    assert "R. Quimbye" not in page.content()


def test_the_pages_work_without_scripts(site, browser):
    context = browser().new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/sign-in")
    enter(page, site, "abelangeois", PASSWORD)
    page.wait_for_url(f"{site.url}/board")
    page.goto(f"{site.url}/staff")
    page.fill("#name", "Q. Oldenquist")
    page.fill("#username", "qolden")
    page.get_by_role("button", name="Add the account").click()
    assert page.locator(".secret").count() == 2
    context.close()


def test_a_ticket_is_expunged_by_typing_its_number_twice(site):
    page = site.signed_in(ADMIN)
    page.goto(f"{site.url}/audit")
    page.get_by_role("link", name="Expunge a ticket").click()
    site.told.append("the browser says what a refusal is")
    page.fill("#number", "VT-0000099")
    page.get_by_role("button", name="Look it up").click()
    assert page.get_by_role("alert").inner_text() == "No record exists."
    site.told.clear()


def test_words_stand_out_from_what_is_behind_them(site):
    """WCAG 2.2 AA: 4.5 to 1, for every colored word of the style."""
    page = site.signed_in(ADMIN)
    page.goto(f"{site.url}/audit")
    pairs = page.evaluate(
        "() => { const s = getComputedStyle(document.documentElement);"
        " const v = n => s.getPropertyValue(n).trim();"
        " return [['--ink','--card'],['--ink','--ground'],['--soft','--card'],"
        "['--soft','--ground'],"
        "['--bar-ink','--bar'],['--good','--good-ground'],['--fair','--fair-ground'],"
        "['--poor','--poor-ground'],['--note','--note-ground'],['--card','--blue'],"
        "['--card','--training'],['--note','--ground']].map(p => p.map(v)) }"
    )
    assert len(pairs) == 12
    for front, back in pairs:
        assert contrast(front, back) >= 4.5, (front, back)


def contrast(front, back):
    light, dark = sorted((luminance(front), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
