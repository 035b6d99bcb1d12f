"""On another address than its own the gateway answers only through the server that ends TLS."""

import httpx
import pytest

from sync import wire
from sync.gateway.__main__ import main
from sync.gateway.app import create_app
from sync.gateway.front import NOTHING_BEFORE, checked_front
from sync.gateway.keys import GatewayKeys
from sync.gateway.server import GatewayServer
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.fakes import FakeClock


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "gateway.example"])
def test_it_does_not_listen_in_the_clear(host, tmp_path, capsys):
    database = f"sqlite:///{tmp_path}/gateway.db"
    assert main(["serve", "--database", database, "--host", host, "--port", "0"]) == 1
    assert "in the clear" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_this_computer_itself_needs_no_tls(host):
    assert checked_front(host, []) == NOTHING_BEFORE


@pytest.mark.parametrize("address", ["proxy", "", "10.0.0.5/8", "0.0.0.0/0", "::/0"])
def test_whose_word_counts_is_said_by_address(address):
    with pytest.raises(BadInput, match="no address of a server"):
        checked_front("0.0.0.0", [address])


def server(tmp_path, proxy):
    front = checked_front("0.0.0.0", [proxy])
    app = create_app(f"sqlite:///{tmp_path}/gateway.db", GatewayKeys.generate(), FakeClock())
    front.guard(app)
    return GatewayServer(app, front=front)


HELLO = "/v1/hello?nonce=12345678"
BY_TLS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.2.3"}


def test_only_what_came_by_tls_is_answered_and_its_cookies_are_secure(tmp_path):
    with server(tmp_path, "127.0.0.1") as gateway:
        for path in (HELLO, "/sign-in"):
            answer = httpx.get(gateway.url + path)
            assert (answer.status_code, answer.json()["code"]) == (403, "NOT_TLS")
            assert answer.headers["content-type"] == wire.PROBLEM
            assert "set-cookie" not in answer.headers
        assert httpx.get(f"{gateway.url}/health").text == "up\n"
        assert httpx.get(gateway.url + HELLO, headers=BY_TLS).status_code == 200
        page = httpx.get(f"{gateway.url}/sign-in", headers=BY_TLS)
        assert "; secure" in page.headers["set-cookie"].lower()


def test_nobody_else_can_say_that_it_was_tls(tmp_path, monkeypatch):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    with server(tmp_path, "10.0.0.5") as gateway:
        answer = httpx.get(gateway.url + HELLO, headers=BY_TLS)
        assert answer.status_code == 403
