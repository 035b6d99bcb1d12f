"""Accounts of staff: handed over once, kept by administrators, and never without one."""

import html
import io
import json
import re
import subprocess
import sys
import threading

import numpy
import pytest
import zxingcpp

from sync.gateway.commands import staff as command
from sync.gateway.office import staff
from sync.gateway.office.staff import StaffRole
from tracs_mobile.errors import BadInput

ADMIN, READER, TECHNICIAN = StaffRole.ADMINISTRATOR, StaffRole.READER, StaffRole.TECHNICIAN


def account(site, username):
    with site.desk.database.read() as connection:
        return next(a for a in staff.accounts(connection) if a.username == username)


def act(site, client, username, verb, **fields):
    return site.form(client, f"/staff/{username}", f"/staff/{username}/{verb}", **fields)


def test_an_account_is_made_and_what_opens_it_is_shown_once(any_site):
    site = any_site
    boss = site.client(ADMIN)
    fields = {"username": "QOlden", "name": "Q.  Oldenquist", "role": "technician"}
    page = site.form(boss, "/staff", "/staff", **fields)
    assert page.status_code == 200
    assert page.text.count('class="secret"') == 2
    made = account(site, "qolden")
    assert (made.name, made.role, made.must_change) == ("Q. Oldenquist", TECHNICIAN, True)
    listed = boss.get("/staff").text
    assert "qolden" in listed
    assert "otpauth" not in listed
    assert "no-store" in page.headers["cache-control"]


def test_the_second_factor_is_scanned_from_the_page_and_is_the_key_beside_it(site):
    fields = {"username": "qolden", "name": "Q. Oldenquist", "role": "reader"}
    page = site.form(site.client(ADMIN), "/staff", "/staff", **fields).text
    side = int(re.search(r'viewBox="0 0 (\d+) \d+"', page)[1])
    modules = numpy.full((side, side), 255, numpy.uint8)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", page):
        modules[int(y), int(x) : int(x) + int(width)] = 0
    (read,) = zxingcpp.read_barcodes(numpy.kron(modules, numpy.ones((4, 4), numpy.uint8)))
    secret = re.search(r"secret=([A-Z2-7]+)", read.text)[1]
    assert read.text.startswith("otpauth://totp/")
    assert secret in html.unescape(page).replace(" ", "")
    assert page.count(secret) == 2, "the key stands in the address and in the link, once each"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"username": "rquimbye", "name": "X", "role": "reader"}, "is an account rquimbye already"),
        ({"username": "1x", "name": "X", "role": "reader"}, "begins with a letter"),
        ({"username": "bad name", "name": "X", "role": "reader"}, "begins with a letter"),
        ({"username": "qolden", "name": " ", "role": "reader"}, "name is missing"),
        ({"username": "qolden", "name": "x" * 61, "role": "reader"}, "longer than 60"),
        ({"username": "qolden", "name": "X", "role": "king"}, "one of the three roles"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_the_reason(site, fields, says):
    answer = site.form(site.client(ADMIN), "/staff", "/staff", **fields)
    assert answer.status_code == 422
    assert says in answer.text


def test_an_administrator_locks_releases_closes_and_opens(any_site):
    site = any_site
    boss, reader = site.client(ADMIN), site.client(READER)
    assert act(site, boss, "rquimbye", "lock").status_code == 303
    assert account(site, "rquimbye").locked
    assert reader.get("/account").status_code == 303
    act(site, boss, "rquimbye", "release")
    assert not account(site, "rquimbye").locked
    reader = site.client(READER)
    act(site, boss, "rquimbye", "close")
    assert not account(site, "rquimbye").active
    assert reader.get("/account").status_code == 303
    answer = site.try_in(site.client(), "rquimbye", "correct-horse-9", site.code("rquimbye"))
    assert answer.status_code == 403
    act(site, boss, "rquimbye", "reopen")
    assert site.client(READER).get("/account").status_code == 200


def test_a_new_second_factor_ends_the_old_one(site):
    boss, reader = site.client(ADMIN), site.client(READER)
    page = act(site, boss, "rquimbye", "factor").text
    assert page.count('class="secret"') == 1
    assert reader.get("/account").status_code == 303
    answer = site.try_in(site.client(), "rquimbye", "correct-horse-9", site.code("rquimbye"))
    assert answer.status_code == 403


@pytest.mark.parametrize("verb", ["role", "lock", "release", "close", "reopen"])
def test_nobody_changes_their_own_account(site, verb):
    boss = site.client(ADMIN)
    answer = act(site, boss, "abelangeois", verb, csrf=mark(boss), role="reader")
    assert answer.status_code == 422
    assert "nobody changes their own account" in answer.text
    assert account(site, "abelangeois").role is ADMIN


@pytest.mark.parametrize("verb", ["password", "factor"])
def test_nobody_resets_their_own_second_factor_there(site, verb):
    boss = site.client(ADMIN)
    answer = boss.post(f"/staff/abelangeois/{verb}", data={"csrf": mark(boss)})
    assert answer.status_code == 400
    assert "Another administrator must do this" in answer.text
    assert boss.get("/account").status_code == 200


def mark(client):
    return client.get("/account").text.split('name="csrf" value="')[1].split('"')[0]


def test_there_is_always_an_administrator_left(any_site):
    database, now = any_site.desk.database, any_site.clock.now()
    for change in (
        lambda: staff.set_role(database, "abelangeois", READER, by="console", now=now),
        lambda: staff.set_active(database, "abelangeois", False, by="console", now=now),
        lambda: staff.lock(database, "abelangeois", by="console", now=now),
    ):
        with pytest.raises(BadInput, match="last administrator"):
            change()
    staff.set_role(database, "rquimbye", ADMIN, by="console", now=now)
    staff.set_active(database, "abelangeois", False, by="console", now=now)
    with pytest.raises(BadInput, match="last administrator"):
        staff.set_role(database, "rquimbye", READER, by="abelangeois", now=now)


def test_two_administrators_cannot_close_each_other_at_the_same_time(any_site):
    database, now = any_site.desk.database, any_site.clock.now()
    staff.set_role(database, "rquimbye", ADMIN, by="console", now=now)
    said = []

    def close(username, by):
        try:
            staff.set_active(database, username, False, by=by, now=now)
            said.append("closed")
        except BadInput:
            said.append("refused")

    pair = ("abelangeois", "rquimbye")
    threads = [threading.Thread(target=close, args=order) for order in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(said) == ["closed", "refused"]


def test_every_change_is_in_the_audit_under_who_made_it(site):
    boss = site.client(ADMIN)
    act(site, boss, "rquimbye", "role", role="technician")
    act(site, boss, "rquimbye", "lock")
    act(site, boss, "rquimbye", "release")
    act(site, boss, "rquimbye", "password")
    with site.desk.database.read() as connection:
        query = "SELECT actor, kind, body FROM audit ORDER BY seq DESC LIMIT 4"
        noted = [tuple(row) for row in connection.exec_driver_sql(query)]
    assert [(actor, kind) for actor, kind, _ in reversed(noted)] == [
        ("abelangeois", "staff-role-changed"),
        ("abelangeois", "staff-locked"),
        ("abelangeois", "staff-released"),
        ("abelangeois", "staff-reset"),
    ]
    assert {json.loads(body)["username"] for _, _, body in noted} == {"rquimbye"}


def test_what_opens_an_account_is_nowhere_in_the_database_in_the_clear(site, tmp_path):
    boss = site.client(ADMIN)
    page = act(site, boss, "rquimbye", "password").text
    made = page.split('class="secret">')[1].split("<")[0]
    site.desk.database.scrub()
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("gateway.db*"))
    assert b"rquimbye" in raw
    for secret in (made, site._secrets["rquimbye"].replace(" ", ""), "correct-horse-9"):
        assert secret.encode() not in raw


def console(tmp_path, *line, typed=""):
    place = ["--database", f"sqlite:///{tmp_path / 'g.db'}", "--keys", str(tmp_path / "keys")]
    return subprocess.run(
        [sys.executable, "-m", "sync.gateway", "staff", *line, *place],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_administrator_is_made_on_the_console_and_reset_there(tmp_path):
    who = ("--username", "abelangeois")
    told = console(tmp_path, "add", *who, "--role", "administrator", typed="a-long-horse-7\n")
    assert (told.returncode, told.stderr) == (0, "")
    assert "The account abelangeois is made." in told.stdout
    assert "otpauth://totp/" in told.stdout
    assert "a-long-horse-7" not in told.stdout
    assert "administrator  open" in console(tmp_path, "list").stdout
    told = console(tmp_path, "reset", *who)
    assert "to be changed at the first sign-in" in told.stdout
    assert console(tmp_path, "release", *who).stdout == "abelangeois can sign in again.\n"
    told = console(tmp_path, "release", "--username", "nobody")
    assert (told.returncode, told.stderr) == (1, "There is no account nobody.\n")


@pytest.mark.parametrize(
    ("typed", "says"), [("", "missing"), ("short\n", "too short"), ("password\n", "try first")]
)
def test_a_password_nobody_should_use_makes_no_account(tmp_path, typed, says):
    told = console(tmp_path, "add", "--username", "ab", "--role", "reader", typed=typed)
    assert told.returncode == 1
    assert says in told.stderr
    assert "otpauth" not in told.stdout


def test_a_password_typed_in_two_ways_makes_no_account(monkeypatch):
    class Screen(io.StringIO):
        def isatty(self):
            return True

    typed = iter(["a-long-horse-7", "a-long-horse-8"])
    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(command.getpass, "getpass", lambda _: next(typed))
    with pytest.raises(BadInput, match="in two ways"):
        command._password()
