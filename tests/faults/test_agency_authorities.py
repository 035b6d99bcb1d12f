"""The authorities that the agency's IT names really decide whose certificate is believed."""

import socket
import ssl
import threading
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sync import wire
from tracs_mobile.enrolling_here import FirstStepsHere
from tracs_mobile.errors import BadInput, SyncError
from tracs_mobile.laptop import open_laptop
from tracs_mobile.link_here import LinkHere, agency_tls
from tracs_mobile.policies import InForce
from tracs_mobile.policy_values import in_force
from tracs_mobile.settings import Settings, load_settings
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.vault.enrolment_ids import new_code
from tracs_mobile.vault.jws import SigningKey, sign_token

DPS = SigningKey.generate()


class TrustsDps:
    """What an enrolled laptop trusts; `issuing_ca_pem` is what DPS named."""

    def __init__(self, issuing_ca_pem):
        self.issuing_ca_pem = issuing_ca_pem

    def receipt_verifier(self):
        from tracs_mobile.vault.jws import verify_token

        return lambda token: verify_token(token, {"k": DPS.public}, typ=wire.GATEWAY_TYP)


@pytest.fixture(scope="module")
def authorities(new_authority):
    return new_authority("Agency"), new_authority("Another")


@pytest.fixture
def dps(authorities, tmp_path):
    """A server under the first authority that answers every hello; its address."""
    context = authorities[0].server(tmp_path, "127.0.0.1")
    with ExitStack() as stack:
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        thread = threading.Thread(target=serve, args=(listening, context), daemon=True)
        stack.callback(thread.join, 5)
        stack.callback(listening.shutdown, socket.SHUT_RDWR)
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}"


def serve(listening, context):
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        try:
            with line, context.wrap_socket(line, server_side=True) as secured:
                answer(secured)
        except (OSError, IndexError):
            continue


def answer(secured):
    nonce = secured.recv(65536).split(b"nonce=")[1].split(b" ")[0].decode()
    now = datetime(2026, 11, 22, tzinfo=UTC)
    claims = wire.HelloClaims(nonce=nonce, now=now, gateway="dps-test")
    token = sign_token(wire.encode(claims), DPS, kid="k", typ=wire.GATEWAY_TYP)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {wire.JOSE}\r\nContent-Length: {len(token)}\r\n\r\n"
    secured.sendall(f"{head}{token}".encode())


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("laptop")
    return open_laptop(load_settings(folder, policies=InForce(), argon2_memory_kib=64))


def settings(tmp_path, **policies):
    return load_settings(tmp_path, policies=in_force(policies, {}), training=False)


def ask_dps(laptop, found, url, named=""):
    link = LinkHere(
        found,
        replace(laptop, trust=TrustsDps(named)),
        clock=FakeClock(),
        changed=lambda: None,
    )
    return link.test(url, found.proxy).said, link


def test_the_authority_of_the_policy_is_believed(laptop, dps, authorities, tmp_path):
    found = settings(tmp_path, PinnedAuthorities=authorities[0].pem.splitlines())
    said, link = ask_dps(laptop, found, dps)
    assert "DPS answers" in said
    assert link.facts().pinned
    assert not link.another


def test_another_authority_is_refused_even_when_dps_named_it(laptop, dps, authorities, tmp_path):
    found = settings(tmp_path, PinnedAuthorities=authorities[1].pem)
    said, link = ask_dps(laptop, found, dps, named=authorities[0].pem)
    assert "none of the authorities" in said
    link.named(authorities[0].pem)
    assert "none of the authorities" in link.test(dps, "none").said


def test_a_file_of_policies_decides_for_a_laptop_that_was_set_up_before(
    laptop, dps, authorities, tmp_path
):
    said, _ = ask_dps(laptop, settings(tmp_path), dps, named=authorities[0].pem)
    assert "DPS answers" in said
    said, _ = ask_dps(
        laptop, settings(tmp_path, PinnedAuthorities=authorities[1].pem), dps, authorities[0].pem
    )
    assert "DPS answers" not in said


@pytest.mark.expects_log_warnings
def test_authorities_that_cannot_be_read_let_nothing_out(laptop, dps, authorities, tmp_path):
    body = "\n".join(authorities[0].pem.splitlines()[1:3])
    broken = f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----"
    found = settings(tmp_path, PinnedAuthorities=broken)
    said, _ = ask_dps(laptop, found, dps, named=authorities[0].pem)
    assert "cannot be read" in said
    with pytest.raises(BadInput, match="cannot be read"):
        agency_tls(found)


@pytest.mark.expects_log_warnings
def test_a_laptop_that_is_being_set_up_asks_only_under_these_authorities(
    dps, authorities, tmp_path
):
    told = {}
    for at, authority in enumerate(authorities):
        found = settings(
            tmp_path / str(at), PinnedAuthorities=authority.pem, GatewayAddress=dps, Proxy="none"
        )
        steps = FirstStepsHere(replace(found, argon2_memory_kib=64), clock=FakeClock())
        with pytest.raises(SyncError) as fault:
            steps.enrol("https://another.example", new_code(), "system")
        told[at] = str(fault.value)
    # The address of the policy was asked, not what was typed. Only past the certificate does the
    # server get to hear a question, which it does not understand.
    assert "certificate" in told[1]
    assert "certificate" not in told[0]


def test_old_settings_without_authorities_keep_the_systems(tmp_path):
    assert agency_tls(Settings(data_dir=tmp_path)) is None
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED
