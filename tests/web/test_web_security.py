"""What the pages send and take: headers, bounds, addresses, and texts that would be markup."""

import re
import socket
from urllib.parse import urlsplit

import pytest

from sync.gateway.office import chain
from sync.gateway.office.staff import StaffRole
from sync.gateway.tables import AUDIT
from sync.gateway.web import forms
from sync.gateway.web.forms import Form
from sync.gateway.web.safety import is_own

ADMIN = StaffRole.ADMINISTRATOR


def pages(site):
    """The address of every page that needs no record to be named, and is no file."""
    found = [g.path for g in site.shell.guarded if g.method == "GET" and "{" not in g.path]
    return [path for path in found if not path.endswith("/export")]


def test_every_page_carries_the_headers_that_keep_browsers_in_bounds(site):
    client = site.client(ADMIN)
    asked = [*pages(site), "/sign-in", "/", "/health", "/no-such-page", "/staff/nobody"]
    answers = [client.get(path) for path in asked]
    answers += [site.client().get("/board"), client.post("/staff", data={"csrf": "x"})]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, answer.url
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "form-action 'self'" in policy
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert "server" not in answer.headers


def test_style_is_kept_by_the_browser_under_a_name_that_changes_with_it(site):
    client = site.client()
    page = client.get("/sign-in").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    first = client.get(address)
    assert first.headers["content-type"] == "text/css; charset=utf-8"
    assert "max-age=86400" in first.headers["cache-control"]
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/static/../shell.py", "/static/%2e%2e%2fshell.py", "/static/shell.py", "/static/"]
)
def test_nothing_but_style_and_scripts_is_served_as_a_file(site, path):
    assert site.client().get(path).status_code == 404


def test_the_pages_hold_no_style_or_script_within_them_and_nothing_from_elsewhere(site):
    client = site.client(ADMIN)
    for path in [*pages(site), "/sign-in"]:
        page = client.get(path).text
        for wrong in ("<style", " style=", " onclick", "javascript:", 'src="http', 'href="http'):
            assert wrong not in page.lower(), path


def test_health_says_that_the_gateway_is_up_and_nothing_else(site):
    answer = site.client().get("/health")
    assert (answer.status_code, answer.text) == (200, "up\n")


def test_a_fault_of_a_page_is_a_page_with_a_sentence(site):
    client = site.client(ADMIN)
    for answer in (client.get("/nothing-here"), client.get("/staff/nobody")):
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
        assert 'role="alert"' in answer.text
    assert site.client().get("/v1/nothing-here").headers["content-type"].startswith("application/")


@pytest.mark.expects_log_warnings
def test_a_fault_nobody_thought_of_is_logged_by_place_and_not_by_what_it_said(site, log_warnings):
    personal = "QUIMBYE, 802-555-0142"

    @site.shell.get("/breaks")
    def breaks(ask):
        raise ZeroDivisionError(personal)

    answer = site.client(ADMIN).get("/breaks")
    assert answer.status_code == 500
    assert "QUIMBYE" not in answer.text
    told = " ".join(record.getMessage() for record in log_warnings)
    assert "ZeroDivisionError" in told
    assert "test_web_security.py" in told
    assert "QUIMBYE" not in told


def test_a_form_that_is_too_large_is_refused_before_it_is_read(site):
    host, port = urlsplit(site.url).netloc.split(":")
    head = (
        f"POST /sign-in HTTP/1.1\r\nHost: {host}:{port}\r\n"
        f"Content-Length: {forms.MAX_FORM + 1}\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(head.encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413")


def test_a_form_that_does_not_say_how_long_it_is_ends_at_the_bound(site):
    client = site.client()
    client.get("/sign-in")

    def endless():
        yield b"username="
        for _ in range(100):
            yield b"x" * 1000

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/sign-in", content=endless(), headers=kind).status_code == 413


def test_a_form_that_never_ends_is_given_up(site, monkeypatch):
    monkeypatch.setattr(forms, "WITHIN_S", 0.2)
    host, port = urlsplit(site.url).netloc.split(":")
    head = (
        f"POST /sign-in HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 100\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername="
    )
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(head.encode())
        assert line.recv(100).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x"),
        ("application/x-www-form-urlencoded", b"a=1&" * 5000),
    ],
)
def test_a_form_that_is_no_form_is_refused(site, kind, body):
    answer = site.client(ADMIN).post("/staff", content=body, headers={"Content-Type": kind})
    assert answer.status_code in {400, 403}
    assert 'role="alert"' in answer.text


@pytest.mark.expects_log_warnings
def test_a_form_of_parts_that_has_none_is_refused(site):
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = site.client(ADMIN).post("/staff", content=b"no part at all", headers=kind)
    assert answer.status_code == 400


def test_a_file_of_a_form_arrives_with_its_name_and_several_of_one_field_too():
    form = Form(files={"one": (("a.eml", b"A"),), "two": (("b", b"B"), ("c", b"C"))})
    assert (form.file("one"), form.file("none")) == (b"A", b"")
    assert form.many("two") == (("b", b"B"), ("c", b"C"))
    assert form.many("none") == ()


@pytest.mark.parametrize(
    ("typed", "number"),
    [("7", 7), (" 12 ", 12), ("-1", 0), ("", 0), ("x", 0), ("9" * 50, 0), ("\u0663", 0)],
)
def test_a_number_of_a_form_is_whole_and_bounded(typed, number):
    assert Form(fields={"page": typed}).number("page") == number


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/board", True),
        ("/requests/7?said=yes", True),
        ("//evil.example", False),
        ("/\\evil.example", False),
        ("https://evil.example/", False),
        ("javascript:alert(1)", False),
        ("/board\r\nSet-Cookie: x=y", False),
        ("", False),
    ],
)
def test_a_page_sends_nobody_to_another_site(path, own):
    assert is_own(path) is own


def test_a_question_in_the_address_of_the_door_leads_nowhere_else(site):
    client = site.client()
    page = client.get("/sign-in?next=https://evil.example&after=<script>").text
    assert "evil" not in page
    assert "<script>" not in page


def test_pages_that_have_names_answer_to_these_alone(site):
    site.shell.hosts = frozenset({"tickets.dps.example"})
    client = site.client()
    assert client.get("/sign-in").status_code == 400
    named = client.get("/sign-in", headers={"Host": "Tickets.DPS.example:8470"})
    assert named.status_code == 200
    site.shell.hosts = frozenset()


def test_a_spreadsheet_takes_no_cell_of_the_export_for_a_formula(site):
    with site.desk.database.write() as connection:
        chain.note(connection, "=cmd|' /C calc'!A0", "@sum", {"x": 1}, site.clock.now())
    text = site.client(ADMIN).get("/audit/export").text
    assert "'=cmd" in text
    assert ",'@sum," in text
    assert AUDIT.c.actor.name in text.splitlines()[0]


def test_a_text_that_no_database_can_hold_is_refused_wherever_it_stands(any_site):
    client = any_site.client(ADMIN)
    guarded = [g.path for g in any_site.shell.guarded if g.method == "GET"]
    named = [re.sub(r"\{\w+\}", "a%00b", path) for path in guarded]
    answers = [client.get(path if "%00" in path else f"{path}?number=%00") for path in named]
    assert {answer.status_code for answer in answers} == {400}
    answer = any_site.try_in(any_site.client(), "no\0body", "x", "123456")
    assert answer.status_code == 400


@pytest.mark.parametrize("asked", ["until=9999-12-31", "since=0001-01-01"])
def test_a_day_at_the_edge_of_the_calendar_is_left_out_of_the_search(site, asked):
    client = site.client(ADMIN)
    assert "not one of the calendar" in client.get(f"/audit?{asked}").text
    assert client.get(f"/audit/export?{asked}").status_code == 200
