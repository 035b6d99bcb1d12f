"""Who may answer over TLS: the right name under the right authority, with AES, and nobody else."""

import contextlib
import socket
import ssl
import threading
from datetime import UTC, datetime

import pytest

from sync import wire
from sync.http import HttpTransport
from sync.link import Limits, tls_context
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, sign_token, verify_token

GATEWAY = SigningKey.generate()


@pytest.fixture(scope="module")
def authority(new_authority):
    return new_authority()


@pytest.fixture
def greeter():
    """Serve one signed hello over TLS with the context given; returns its address."""
    with contextlib.ExitStack() as stack:

        def start(context):
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            thread = threading.Thread(target=greet, args=(listening, context), daemon=True)
            stack.callback(thread.join, 5)
            stack.callback(listening.shutdown, socket.SHUT_RDWR)
            thread.start()
            return f"https://127.0.0.1:{listening.getsockname()[1]}"

        yield start


def greet(listening, context):
    try:
        line, _ = listening.accept()
        with line, context.wrap_socket(line, server_side=True) as secured:
            nonce = secured.recv(65536).split(b"nonce=")[1].split(b" ")[0].decode()
            claims = wire.HelloClaims(
                nonce=nonce, now=datetime(2026, 11, 22, tzinfo=UTC), gateway="dps-test"
            )
            token = sign_token(wire.encode(claims), GATEWAY, kid="k", typ=wire.GATEWAY_TYP)
            secured.sendall(
                f"HTTP/1.1 200 OK\r\nContent-Type: {wire.JOSE}\r\n"
                f"Content-Length: {len(token)}\r\n\r\n{token}".encode()
            )
    except OSError:
        return


def hello(url, ca_pem):
    link = HttpTransport(
        url,
        signer=DeviceVault("LAPTOP-1", SigningKey.generate()),
        verify=lambda token: verify_token(token, {"k": GATEWAY.public}, typ=wire.GATEWAY_TYP),
        clock=FakeClock(),
        tls=tls_context(ca_pem),
        limits=Limits(connect_s=3, read_s=3, total_s=5),
    )
    try:
        return link.hello()
    finally:
        link.close()


def test_the_right_gateway_is_believed(authority, greeter, tmp_path):
    url = greeter(authority.server(tmp_path, "127.0.0.1"))
    assert hello(url, authority.pem) == datetime(2026, 11, 22, tzinfo=UTC)


def refused(url, ca_pem):
    with pytest.raises(SyncError) as told:
        hello(url, ca_pem)
    assert told.value.fault is SyncFault.NO_NETWORK
    return str(told.value)


def test_another_authority_is_refused_and_said(authority, new_authority, greeter, tmp_path):
    url = greeter(authority.server(tmp_path, "127.0.0.1"))
    assert "certificate" in refused(url, new_authority().pem)


def test_another_name_is_refused_and_said(authority, greeter, tmp_path):
    url = greeter(authority.server(tmp_path, "127.0.0.2"))
    assert "certificate" in refused(url, authority.pem)


def test_a_connection_without_aes_is_refused(authority, greeter, tmp_path):
    context = authority.server(tmp_path, "127.0.0.1")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+CHACHA20")
    assert refused(greeter(context), authority.pem)


def test_old_tls_is_never_offered():
    context = tls_context()
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    old = [c["name"] for c in context.get_ciphers() if c["protocol"] != "TLSv1.3"]
    assert old
    assert all("ECDHE" in name and "GCM" in name for name in old)
