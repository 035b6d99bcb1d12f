"""Signing in: both factors, no word on which was wrong, five tries, and sessions that end."""

import hashlib
from datetime import timedelta

import httpx
import pytest

from sync.gateway.office import configuring, staff
from sync.gateway.office.door import TRIES, WITHIN
from sync.gateway.office.staff import StaffRole
from sync.gateway.web import throttle
from sync.gateway.web.sessions import IDLE, WHOLE
from sync.gateway.web.sign_in import NOT_RIGHT

PASSWORD = "correct-horse-9"
READER, ADMIN = StaffRole.READER, StaffRole.ADMINISTRATOR


def rows(site, query):
    with site.desk.database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def is_in(client):
    return client.get("/account").status_code == 200


def refused(answer):
    """The answer of the door to anything wrong, without the mark that differs each time."""
    assert answer.status_code == 403
    assert NOT_RIGHT in answer.text
    assert "set-cookie" not in answer.headers or "tracs=" not in answer.headers["set-cookie"]
    return True


def test_nobody_sees_a_page_without_signing_in(site):
    answer = site.client().get("/account")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_password_and_code_together_let_somebody_in(any_site):
    client = any_site.client(READER)
    assert "R. Quimbye" in client.get("/account").text


def test_neither_is_enough_and_the_answer_does_not_say_which_was_wrong(site):
    client = site.client()
    tries = [
        ("rquimbye", "wrong-horse-9", site.code("rquimbye")),
        ("rquimbye", PASSWORD, "000000"),
        ("rquimbye", PASSWORD, ""),
        ("nobody-here", PASSWORD, "000000"),
        ("", "", ""),
    ]
    pages = [site.try_in(client, *one) for one in tries]
    assert all(refused(page) for page in pages)
    lengths = {len(page.text) - len(one[0]) for page, one in zip(pages, tries, strict=True)}
    # What was typed as the name stands in the field again; where it was empty the focus differs.
    assert len(lengths) <= 2


def test_a_code_lets_in_once(any_site):
    code = any_site.code("rquimbye")
    first, second = any_site.client(), any_site.client()
    assert any_site.try_in(first, "rquimbye", PASSWORD, code).status_code == 303
    assert refused(any_site.try_in(second, "rquimbye", PASSWORD, code))


def test_five_wrong_tries_lock_the_account_until_an_administrator_releases_it(any_site):
    site = any_site
    client = site.client()
    for _ in range(TRIES):
        assert refused(site.try_in(client, "rquimbye", "wrong-horse-9", site.code("rquimbye")))
    assert refused(site.try_in(client, "rquimbye", PASSWORD, site.code("rquimbye")))
    site.clock.advance(WITHIN * 10)
    assert refused(site.try_in(client, "rquimbye", PASSWORD, site.code("rquimbye")))
    boss = site.client(ADMIN)
    answer = site.form(boss, "/staff/rquimbye", "/staff/rquimbye/release")
    assert answer.status_code == 303
    assert is_in(site.client(READER))


def test_the_lock_outlives_the_gateway(any_site, gateway_url):
    from sync.gateway.database import Database
    from sync.gateway.office.door import Door, Try
    from tracs_mobile.vault.passwords import PasswordBook

    client = any_site.client()
    for _ in range(TRIES):
        any_site.try_in(client, "rquimbye", "wrong-horse-9", "000000")
    code = any_site.code("rquimbye")
    again = Database(gateway_url)
    door = Door(again, any_site.desk.keys, PasswordBook())
    typed = Try(username="rquimbye", password=PASSWORD, code=code, address="")
    assert door.sign_in(typed, any_site.clock.now()) is None
    again.close()


def from_place(site, address):
    """A client whose word the server in front passes on, as that of `address`."""
    client = site.client()
    client.headers["X-Forwarded-For"] = address
    return client


def wrong(site, client, times=TRIES, username="rquimbye"):
    client.cookies.clear()
    for _ in range(times):
        answer = site.try_in(client, username, "wrong-horse-9", site.code(username))
        assert refused(answer)


def right(site, client):
    client.cookies.clear()
    answer = site.try_in(client, "rquimbye", PASSWORD, site.code("rquimbye"))
    return answer.status_code == 303


def test_who_tries_from_elsewhere_locks_nobody_out_of_a_place_of_their_own(any_site):
    site = any_site
    desk, stranger, away = (from_place(site, f"192.0.2.{n}") for n in (1, 2, 3))
    assert right(site, desk)
    wrong(site, stranger)
    assert not right(site, stranger)
    assert not right(site, away)
    assert right(site, desk)
    # The person at the desk has said nothing about the tries from elsewhere.
    assert not right(site, away)
    with site.desk.database.read() as connection:
        account = next(a for a in staff.accounts(connection) if a.username == "rquimbye")
    assert account.locked
    staff.release(site.desk.database, "rquimbye", by="abelangeois", now=site.clock.now())
    assert right(site, away)


def test_five_wrong_tries_from_a_place_of_ones_own_lock_it_until_released(any_site):
    site = any_site
    desk, other = (from_place(site, f"192.0.2.{n}") for n in (1, 2))
    assert right(site, desk)
    wrong(site, desk)
    assert not right(site, desk)
    site.clock.advance(WITHIN * 10)
    assert not right(site, desk)
    # Whoever sat there used up nothing of what the person may try from elsewhere.
    assert right(site, other)
    assert not right(site, desk)
    staff.release(site.desk.database, "rquimbye", by="abelangeois", now=site.clock.now())
    assert right(site, desk)


def test_a_place_is_ones_own_for_thirty_days_after_the_last_sign_in(site):
    desk, stranger = (from_place(site, f"192.0.2.{n}") for n in (1, 2))
    for _ in range(2):
        assert right(site, desk)
        site.clock.advance(timedelta(days=29))
    assert right(site, desk)
    site.clock.advance(timedelta(days=30))
    wrong(site, stranger)
    assert not right(site, desk)


def test_what_an_administrator_locks_is_locked_everywhere(site):
    desk, stranger = (from_place(site, f"192.0.2.{n}") for n in (1, 2))
    assert right(site, desk)
    wrong(site, stranger)
    staff.lock(site.desk.database, "rquimbye", by="abelangeois", now=site.clock.now())
    wrong(site, stranger)
    assert not right(site, desk)


def test_a_code_that_was_used_forgives_nothing_at_a_place_of_ones_own(site):
    desk = from_place(site, "192.0.2.1")
    code = site.code("rquimbye")
    assert site.try_in(desk, "rquimbye", PASSWORD, code).status_code == 303
    desk = from_place(site, "192.0.2.1")
    wrong(site, desk, TRIES - 1)
    used = site.code("rquimbye")
    assert site.try_in(from_place(site, "192.0.2.1"), "rquimbye", PASSWORD, used).status_code == 303
    for _ in range(TRIES):
        assert refused(site.try_in(desk, "rquimbye", PASSWORD, used))
    assert not right(site, desk)


def test_who_is_signed_in_is_told_that_the_account_is_locked(site):
    desk, stranger = (from_place(site, f"192.0.2.{n}") for n in (1, 2))
    assert right(site, desk)
    wrong(site, stranger)
    fields = {"old": PASSWORD, "new": "a-better-horse-4", "again": "a-better-horse-4"}
    answer = site.form(desk, "/account", "/account/password", **fields)
    assert answer.status_code == 422
    assert "The account is locked" in answer.text


def test_four_wrong_tries_are_forgiven_by_a_right_one_and_by_time(site):
    client = site.client()
    for _ in range(3):
        for _ in range(TRIES - 1):
            site.try_in(client, "rquimbye", "wrong-horse-9", "000000")
        assert is_in(site.client(READER))
    for _ in range(3):
        for _ in range(TRIES - 1):
            site.try_in(client, "rquimbye", "wrong-horse-9", "000000")
        site.clock.advance(WITHIN + timedelta(seconds=1))
    assert is_in(site.client(READER))


def test_a_try_is_counted_before_the_password_is_looked_at(site):
    from sync.gateway.office.door import Door, Try

    class Stops:
        """A book that fails while it works, as a process that is killed there."""

        def fits(self, password, kept):
            raise KeyboardInterrupt

    door = Door(site.desk.database, site.desk.keys, Stops())
    typed = Try(username="rquimbye", password=PASSWORD, code="", address="")
    for _ in range(TRIES):
        with pytest.raises(KeyboardInterrupt):
            door.sign_in(typed, site.clock.now())
    assert rows(site, "SELECT failed FROM staff WHERE username = 'rquimbye'") == [(TRIES,)]
    assert refused(site.try_in(site.client(), "rquimbye", PASSWORD, site.code("rquimbye")))


def test_an_unknown_name_costs_the_same_work(site):
    """Counted, not timed: each kind of try checks exactly one password."""
    from sync.gateway.office.door import Door, Try
    from tracs_mobile.vault.passwords import PasswordBook
    from tracs_mobile.vault.wrap import KdfCost

    class Counts(PasswordBook):
        done = 0

        def fits(self, password, kept):
            self.done += 1
            return super().fits(password, kept)

    book = Counts(KdfCost(memory_kib=64, iterations=1, lanes=1))
    door = Door(site.desk.database, site.desk.keys, book)
    for name in ("nobody-here", "rquimbye"):
        book.done = 0
        typed = Try(username=name, password="wrong-horse-9", code="", address="")
        assert door.sign_in(typed, site.clock.now()) is None
        assert book.done == 1


def test_an_address_that_tries_too_often_has_to_wait(site):
    client = site.client()
    for _ in range(throttle.MOST):
        assert refused(site.try_in(client, "nobody-here", "x" * 9, "000000"))
    answer = site.try_in(client, "rquimbye", PASSWORD, site.code("rquimbye"))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= throttle.WITHIN.total_seconds()
    site.clock.advance(throttle.WITHIN)
    assert is_in(site.client(READER))


def test_a_household_of_ipv6_is_one_address():
    near = {throttle.network_of(f"2001:db8:0:7::{n:x}") for n in range(1, 99)}
    assert near == {"2001:db8:0:7::/64"}
    assert throttle.network_of("::ffff:192.0.2.7") == throttle.network_of("192.0.2.7")
    assert throttle.network_of("no address") == "unknown"


def test_a_session_ends_when_nobody_looks_for_half_an_hour(any_site):
    client = any_site.client(READER)
    for _ in range(3):
        any_site.clock.advance(IDLE - timedelta(seconds=61))
        assert is_in(client)
    any_site.clock.advance(IDLE + timedelta(seconds=1))
    assert not is_in(client)


def test_a_session_ends_after_twelve_hours_whatever_is_done_with_it(site):
    client = site.client(READER)
    for _ in range(int(WHOLE / timedelta(minutes=20)) - 1):
        site.clock.advance(timedelta(minutes=20))
        assert is_in(client)
    site.clock.advance(timedelta(minutes=21))
    assert not is_in(client)


def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(site):
    client = site.client(READER)
    copy = httpx.Client(base_url=site.url, cookies=client.cookies)
    assert is_in(copy)
    answer = site.form(client, "/account", "/sign-out")
    assert answer.headers["location"] == "/sign-in?after=out"
    assert not is_in(copy)
    copy.close()


def test_signing_out_everywhere_ends_every_session_of_the_person_alone(site):
    first, second, other = site.client(READER), site.client(READER), site.client(ADMIN)
    site.form(first, "/account", "/account/sign-out-everywhere")
    assert (is_in(first), is_in(second), is_in(other)) == (False, False, True)


def test_signing_in_again_gives_another_token_and_ends_the_old_one(site):
    client = site.client(READER)
    old = client.cookies["tracs"]
    site.form(client, "/account", "/sign-out")
    copy = httpx.Client(base_url=site.url, cookies={"tracs": old})
    site.try_in(client, "rquimbye", PASSWORD, site.code("rquimbye"))
    assert client.cookies["tracs"] != old
    assert not is_in(copy)
    copy.close()


def test_the_database_holds_a_digest_of_the_token_only(site):
    client = site.client(READER)
    token = client.cookies["tracs"]
    assert rows(site, "SELECT token_digest FROM staff_session") == [
        (hashlib.sha256(token.encode()).hexdigest(),)
    ]


def test_the_cookie_is_for_this_site_and_no_script(site):
    answer = site.try_in(site.client(), "rquimbye", PASSWORD, site.code("rquimbye"))
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("tracs="))
    parts = {part.strip().lower().partition("=")[0] for part in cookie.split(";")}
    assert {"httponly", "samesite", "path"} <= parts
    assert "samesite=strict" in cookie.lower()
    assert "domain" not in parts


def test_behind_https_the_cookie_is_bound_to_the_host_and_to_https(site):
    proxied = httpx.Client(base_url=site.url, headers={"X-Forwarded-Proto": "https"})
    page = proxied.get("/sign-in")
    names = [c.partition("=")[0] for c in page.headers.get_list("set-cookie")]
    assert names == ["__Host-tracs-door"]
    assert "; secure" in page.headers["set-cookie"].lower()
    assert "max-age=" in page.headers["strict-transport-security"]
    proxied.close()


def test_another_site_cannot_sign_a_browser_in(site):
    fields = {"username": "rquimbye", "password": PASSWORD, "code": site.code("rquimbye")}
    without = site.client().post("/sign-in", data=fields)
    assert without.status_code == 403
    client = site.client()
    client.get("/sign-in")
    assert client.post("/sign-in", data={**fields, "csrf": "guess"}).status_code == 403
    crossing = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/sign-in", data=fields, headers=crossing).status_code == 403
    assert rows(site, "SELECT count(*) FROM staff_session") == [(0,)]


def test_what_is_wrong_at_the_door_is_noted_without_what_was_typed(site):
    site.try_in(site.client(), "my-password-by-mistake", "x" * 9, "000000")
    site.try_in(site.client(), "rquimbye", "wrong-horse-9", "000000")
    noted = rows(site, "SELECT actor, kind, body FROM audit ORDER BY seq DESC LIMIT 2")
    assert noted == [
        ("rquimbye", "sign-in-refused", '{"address":"127.0.0.1"}'),
        ("nobody", "sign-in-refused", '{"address":"127.0.0.1"}'),
    ]


def test_a_password_made_by_somebody_else_opens_the_page_to_change_it_alone(any_site):
    site = any_site
    boss = site.client(ADMIN)
    page = site.form(boss, "/staff/rquimbye", "/staff/rquimbye/password").text
    made = page.split('class="secret">')[1].split("<")[0]
    client = site.client()
    answer = site.try_in(client, "rquimbye", made, site.code("rquimbye"))
    assert answer.status_code == 303
    for path in ("/board", "/audit", "/staff"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    fields = {"old": made, "new": "a-better-horse-4", "again": "a-better-horse-4"}
    answer = site.form(client, "/account", "/account/password", **fields)
    assert answer.headers["location"] == "/sign-in?after=changed"
    assert not is_in(client)
    answer = site.try_in(client, "rquimbye", "a-better-horse-4", site.code("rquimbye"))
    assert answer.status_code == 303
    assert client.get("/audit").status_code == 200


def test_a_session_left_open_is_no_way_to_guess_the_password(site):
    client = site.client(READER)
    for _ in range(TRIES):
        fields = {"old": "wrong-horse-9", "new": "a-better-horse-4", "again": "a-better-horse-4"}
        assert site.form(client, "/account", "/account/password", **fields).status_code == 422
    assert not is_in(client)
    with site.desk.database.read() as connection:
        account = next(a for a in staff.accounts(connection) if a.username == "rquimbye")
    assert account.locked


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"old": PASSWORD, "new": "short", "again": "short"}, "too short"),
        ({"old": PASSWORD, "new": "password", "again": "password"}, "others try first"),
        ({"old": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "the one in use"),
        ({"old": PASSWORD, "new": "a-horse-12", "again": "a-horse-13"}, "in two ways"),
        ({"old": "no-horse-99", "new": "a-horse-12", "again": "a-horse-12"}, "is not right"),
    ],
)
def test_a_password_is_changed_only_when_all_is_right(site, fields, says):
    client = site.client(READER)
    answer = site.form(client, "/account", "/account/password", **fields)
    assert answer.status_code == 422
    assert says in answer.text
    assert is_in(client)


def test_the_list_of_secrets_that_dps_keeps_holds_for_its_staff_too(site):
    words, now = ["Maple-Syrup-1"], site.clock.now()
    configuring.set_blocked_secrets(site.desk.database, words, by="test", now=now)
    fields = {"old": PASSWORD, "new": "maple-syrup-1", "again": "maple-syrup-1"}
    answer = site.form(site.client(READER), "/account", "/account/password", **fields)
    assert "others try first" in answer.text


def test_a_gateway_without_staff_says_how_the_first_account_is_made(tmp_path):
    from sync.gateway.app import create_app
    from sync.gateway.keys import GatewayKeys
    from sync.gateway.server import GatewayServer
    from tracs_mobile.testing.fakes import FakeClock

    app = create_app(f"sqlite:///{tmp_path / 'g.db'}", GatewayKeys.generate(), FakeClock())
    with GatewayServer(app) as server, httpx.Client(base_url=server.url) as client:
        assert {client.get(path).headers["location"] for path in ("/", "/board")} == {"/sign-in"}
        page = client.get("/sign-in").text
        assert "python -m sync.gateway staff add" in page
        assert 'name="password"' not in page
        mark = client.cookies["tracs-door"]
        fields = {"csrf": mark, "username": "admin", "password": "admin", "code": "000000"}
        assert client.post("/sign-in", data=fields).status_code == 403
