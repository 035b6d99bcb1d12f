"""Every page and form refuses the wrong role, no session, a stale one, and a forged form."""

import re

import httpx
import pytest
from fastapi.routing import APIRoute

from sync.gateway.office.staff import StaffRole
from sync.gateway.web.sessions import IDLE

OPEN = {("GET", "/health"), ("GET", "/sign-in"), ("POST", "/sign-in")}
"""What anybody may ask for beside `/static` and what laptops sign for."""
LEAVING = {"/sign-out", "/account/sign-out-everywhere"}
ROLES = list(StaffRole)


def filled(path):
    """An address of the route; the record it names does not exist."""
    return re.sub(r"\{[^}]+\}", "1", path)


def ask(client, route, **fields):
    if route.method == "GET":
        return client.get(filled(route.path))
    return client.post(filled(route.path), data=fields)


def to_the_door(answer):
    return (answer.status_code, answer.headers.get("location")) == (303, "/sign-in")


def mark(client):
    return re.search(r'name="csrf" value="([^"]+)"', client.get("/account").text)[1]


def test_no_address_of_the_gateway_stands_outside_the_doors(site):
    """Whatever a laptop does not sign for, and is not public on purpose, goes through the shell."""
    guarded = {(g.method, g.path) for g in site.shell.guarded}
    found = {
        (method, route.path) for route in routes_of(site.app) for method in route.methods - {"HEAD"}
    }
    outside = {
        (method, path)
        for method, path in found
        if not path.startswith(("/v1/", "/static/")) and (method, path) not in OPEN
    }
    assert outside == guarded
    assert len(guarded) > 15


def routes_of(app):
    """Every route, also of mounted parts, which must not be there at all."""
    for route in app.routes:
        if isinstance(route, APIRoute):
            yield route
        else:
            assert getattr(route, "path", "") in {"/v1/openapi.json"}, route


def test_nobody_without_a_session_gets_past_the_door(site):
    client = site.client()
    for route in site.shell.guarded:
        assert to_the_door(ask(client, route, csrf="x")), route


def test_a_token_that_was_never_given_opens_nothing(site):
    site.client(StaffRole.ADMINISTRATOR)
    for token in ("A" * 43, "", "x" * 5000, "' OR 1=1 --"):
        client = httpx.Client(base_url=site.url, headers={"Cookie": f"tracs={token}"})
        for route in site.shell.guarded:
            assert to_the_door(ask(client, route, csrf="x")), route
        client.close()


def test_a_stale_session_opens_nothing(site):
    client = site.client(StaffRole.ADMINISTRATOR)
    csrf = mark(client)
    site.clock.advance(IDLE * 2)
    for route in site.shell.guarded:
        assert to_the_door(ask(client, route, csrf=csrf)), route


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_it_may_and_nothing_more(site, role):
    client = site.client(role)
    for route in site.shell.guarded:
        if route.path in LEAVING:
            continue
        answer = ask(client, route, csrf="forged")
        refused = "This page is for the role" in answer.text
        assert refused != role.covers(route.role), route
        if refused:
            assert answer.status_code == 403, route
        elif route.method == "GET":
            assert answer.status_code in {200, 303, 400, 404, 422}, (route, answer.status_code)
            assert not to_the_door(answer), route


@pytest.mark.parametrize("role", ROLES)
def test_a_form_without_the_mark_of_the_session_does_nothing(site, role):
    client, other = site.client(role), site.client(StaffRole.ADMINISTRATOR)
    for csrf in ("", "forged", "é", mark(other)):
        for route in site.shell.guarded:
            if route.method == "POST" and role.covers(route.role):
                answer = ask(client, route, csrf=csrf)
                assert answer.status_code == 403, route
                assert "not of your session" in answer.text, route
    assert client.get("/account").status_code == 200


def test_a_form_that_another_site_sent_does_nothing_even_with_the_mark(site):
    client = site.client(StaffRole.ADMINISTRATOR)
    csrf = mark(client)
    client.headers["Sec-Fetch-Site"] = "cross-site"
    for route in site.shell.guarded:
        if route.method == "POST":
            answer = ask(client, route, csrf=csrf)
            assert answer.status_code == 403, route
            assert "another site" in answer.text, route


def test_an_empty_form_is_answered_with_a_sentence_and_never_with_a_fault(site):
    client = site.client(StaffRole.ADMINISTRATOR)
    csrf = mark(client)
    for route in site.shell.guarded:
        if route.method == "POST" and route.path not in LEAVING:
            answer = ask(client, route, csrf=csrf)
            assert answer.status_code in {200, 303, 400, 404, 409, 422}, (route, answer.status_code)


def test_a_person_whose_role_was_lowered_is_out_at_once(site):
    technician, boss = site.client(StaffRole.TECHNICIAN), site.client(StaffRole.ADMINISTRATOR)
    assert technician.get("/audit").status_code == 200
    site.form(boss, "/staff/ttremblaye", "/staff/ttremblaye/role", role="reader")
    assert to_the_door(technician.get("/audit"))


def test_roles_are_ordered():
    may = [[held.covers(needed) for needed in ROLES] for held in ROLES]
    assert may == [[True, False, False], [True, True, False], [True, True, True]]
