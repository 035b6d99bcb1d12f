"""Networks as they are: whose certificate, which cause is told, and what is never believed."""

import contextlib
import gzip
import logging
import re
import socket
import ssl
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sync import wire
from sync.enrol import HttpEnroller
from sync.http import HttpTransport
from sync.link import Limits, tls_context
from sync.pinning import Pinning
from sync.worker import SyncWorker
from tracs_mobile.domain.news import NewsPage
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.link_here import checked_proxy, proxy_for
from tracs_mobile.logs import start_log, stop_log
from tracs_mobile.ports import GatewayConfig
from tracs_mobile.services.delivering import SpoolCourier
from tracs_mobile.settings import Settings
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.fakes import FakeClock, FakeSigner, FakeSpool
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.training import AGENCY, TRAINEES
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, sign_token, verify_token
from tracs_mobile.vault.seal import SealKey

GATEWAY = SigningKey.generate()
SEAL = SealKey.generate().public.to_pem().decode()
_OURS = ("tracs_mobile", "ui", "printers", "scanners", "sync", "migrations")
SHORT = Limits(connect_s=3, read_s=2, total_s=4, answer_bytes=200_000)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
CODE = enrolment_ids.new_code()


@pytest.fixture(scope="module")
def dps_ca(new_authority):
    return new_authority("DPS issuing authority")


@pytest.fixture(scope="module")
def other_ca(new_authority):
    return new_authority("Inspecting proxy")


@pytest.fixture
def server():
    """Serve `reply(request)` under a TLS context, or in the clear; gives the address."""
    with contextlib.ExitStack() as stack:

        def start(reply, context=None):
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            thread = threading.Thread(target=serve, args=(listening, context, reply), daemon=True)
            stack.callback(thread.join, 5)
            stack.callback(listening.shutdown, socket.SHUT_RDWR)
            thread.start()
            scheme = "http" if context is None else "https"
            return f"{scheme}://127.0.0.1:{listening.getsockname()[1]}"

        yield start


def serve(listening, context, reply):
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        with line, contextlib.suppress(OSError):
            secured = line if context is None else context.wrap_socket(line, server_side=True)
            with contextlib.closing(secured):
                while raw := whole_request(secured):
                    found = reply(raw)
                    for piece in [found] if isinstance(found, bytes) else found:
                        secured.sendall(piece)


def whole_request(line):
    raw = b""
    while b"\r\n\r\n" not in raw:
        more = line.recv(65536)
        if not more:
            return b""
        raw += more
    head, _, body = raw.partition(b"\r\n\r\n")
    size = re.search(rb"content-length: (\d+)", head.lower())
    while size and len(body) < int(size[1]):
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body


def answer(body=b"", *, status=200, media=wire.JOSE, **headers):
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {media}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def a_hello(raw):
    nonce = raw.split(b"nonce=")[1].split(b" ")[0].decode()
    claims = wire.HelloClaims(nonce=nonce, now=NOW, gateway="dps-test")
    return answer(sign_token(wire.encode(claims), GATEWAY, kid="k", typ=wire.GATEWAY_TYP).encode())


@contextlib.contextmanager
def link_to(url, **changes):
    link = HttpTransport(
        url,
        signer=DeviceVault("LAPTOP-1", SigningKey.generate()),
        verify=lambda token: verify_token(token, {"k": GATEWAY.public}, typ=wire.GATEWAY_TYP),
        clock=FakeClock(),
        limits=SHORT,
        **changes,
    )
    try:
        yield link
    finally:
        link.close()


def hello(url, **changes):
    with link_to(url, **changes) as link:
        return link.hello()


def refused(url, **changes):
    with pytest.raises(SyncError) as told:
        hello(url, **changes)
    return told.value


# --- whose certificate ----------------------------------------------------------------------


def watched(ca_pem, told, *, enforce=False):
    made = Pinning(enforce=enforce, told=told.append)
    made.name(ca_pem)
    return made


@pytest.fixture
def trusting(monkeypatch, other_ca):
    """A laptop whose system trusts the inspecting proxy, as managed laptops do."""
    real = ssl.create_default_context
    monkeypatch.setattr(
        ssl, "create_default_context", lambda cadata=None: real(cadata=cadata or other_ca.pem)
    )


def test_the_authority_that_dps_named_is_believed(server, dps_ca, tmp_path):
    told = []
    url = server(a_hello, dps_ca.server(tmp_path, "127.0.0.1"))
    assert hello(url, tls=watched(dps_ca.pem, told, enforce=True)) == NOW
    assert told == [False]


def test_another_authority_is_let_through_and_told_while_only_watching(
    server, dps_ca, other_ca, trusting, tmp_path
):
    told = []
    url = server(a_hello, other_ca.server(tmp_path, "127.0.0.1"))
    with link_to(url, tls=watched(dps_ca.pem, told)) as link:
        assert link.hello() == NOW
        assert link.hello() == NOW
    assert told == [True, True]


def test_another_authority_is_refused_once_that_is_enforced(
    server, dps_ca, other_ca, trusting, tmp_path
):
    url = server(a_hello, other_ca.server(tmp_path, "127.0.0.1"))
    fault = refused(url, tls=watched(dps_ca.pem, [], enforce=True))
    assert "none of the authorities that DPS named" in str(fault)
    assert fault.fault is SyncFault.NO_NETWORK


def test_an_authority_that_neither_dps_nor_the_system_names_is_refused_also_while_watching(
    server, dps_ca, new_authority, trusting, tmp_path
):
    stranger = new_authority("Stranger").server(tmp_path, "127.0.0.1")
    told = []
    assert "certificate" in str(refused(server(a_hello, stranger), tls=watched(dps_ca.pem, told)))
    assert told == []


def test_a_change_of_authorities_counts_from_the_next_exchange_on(
    server, dps_ca, other_ca, trusting, tmp_path
):
    url = server(a_hello, other_ca.server(tmp_path, "127.0.0.1"))
    pins = watched("", [])
    with link_to(url, tls=pins) as link:
        assert link.hello() == NOW
        pins.name(dps_ca.pem)
        pins.enforce_from_now(True)
        with pytest.raises(SyncError):
            link.hello()
        pins.name(other_ca.pem)
        assert link.hello() == NOW


def test_authorities_that_are_no_certificates_are_refused():
    with pytest.raises(ssl.SSLError):
        watched("no certificate", [])


# --- which cause ----------------------------------------------------------------------------


def test_each_fault_of_a_connection_is_told_apart(server, dps_ca, tmp_path):
    elsewhere = server(a_hello, dps_ca.server(tmp_path, "127.0.0.2"))
    own = tls_context(dps_ca.pem)
    assert "certificate of another address" in str(refused(elsewhere, tls=own))
    old = dps_ca.server(tmp_path, "127.0.0.1", days=(-9, -2))
    assert "date and time" in str(refused(server(a_hello, old), tls=own))
    assert "cannot be reached" in str(refused("https://127.0.0.1:9", tls=own))


def test_a_server_of_old_tls_is_refused(server, dps_ca, tmp_path):
    context = dps_ca.server(tmp_path, "127.0.0.1")
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    fault = refused(server(a_hello, context), tls=tls_context(dps_ca.pem))
    assert "protect the connection well enough" in str(fault)


def test_a_server_without_aes_is_refused(server, dps_ca, tmp_path):
    context = dps_ca.server(tmp_path, "127.0.0.1")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+CHACHA20")
    fault = refused(server(a_hello, context), tls=tls_context(dps_ca.pem))
    assert "protect the connection well enough" in str(fault)


def test_a_missing_client_certificate_is_a_matter_for_dps_and_not_of_the_network(
    server, dps_ca, tmp_path
):
    context = dps_ca.server(tmp_path, "127.0.0.1")
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=dps_ca.pem)
    fault = refused(server(a_hello, context), tls=tls_context(dps_ca.pem))
    assert fault.fault is SyncFault.AUTH
    assert "certificate that this laptop does not have" in str(fault)


@pytest.mark.parametrize(
    ("location", "named"),
    [
        ("http://login.cafe.example/x?mac=00:11&name=TREMBLAYE", "login.cafe.example"),
        ("/login", ""),
        ("http://[broken", ""),
        ("http://a b.example/", ""),
    ],
)
def test_a_sign_in_page_is_named_by_its_host_and_nothing_else(server, location, named):
    url = server(lambda raw: answer(b"", status=302, Location=location))
    fault = refused(url)
    assert fault.fault is SyncFault.PORTAL
    assert (f"Its address is {named}." in str(fault)) == bool(named)
    assert "TREMBLAYE" not in str(fault)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_packed_answer_is_never_opened(server, coding):
    bomb = gzip.compress(b"0" * 50_000_000)
    url = server(lambda raw: answer(bomb, Content_Encoding=coding))
    fault = refused(url)
    assert fault.fault is SyncFault.GARBLED
    assert "packed in a way" in str(fault)


def test_every_request_says_that_it_takes_plain_answers_only(server):
    seen = []
    url = server(lambda raw: seen.append(raw) or a_hello(raw))
    hello(url)
    assert b"accept-encoding: identity" in seen[0].lower()


# --- what proxy -----------------------------------------------------------------------------


def test_a_proxy_is_the_systems_none_or_an_address(monkeypatch, tmp_path):
    settings = Settings(data_dir=tmp_path)
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    monkeypatch.delenv("no_proxy", raising=False)
    assert proxy_for(settings, "https://dps.example") == "http://proxy.example:3128"
    assert proxy_for(settings, "http://127.0.0.1:8470") is None
    monkeypatch.setenv("no_proxy", "dps.example")
    assert proxy_for(settings, "https://dps.example") is None
    assert proxy_for(replace(settings, proxy="none"), "https://other.example") is None
    own = replace(settings, proxy="http://10.0.0.1:8080")
    assert proxy_for(own, "https://dps.example") == "http://10.0.0.1:8080"


@pytest.mark.parametrize(
    "typed", ["proxy:8080", "ftp://x:1", "http://", "socks5://x:1", "http://x:y"]
)
def test_a_proxy_that_cannot_be_one_is_refused_in_a_sentence(typed):
    with pytest.raises(BadInput, match="proxy's address"):
        checked_proxy(typed)


@pytest.mark.parametrize(("reply", "said"), [("407 No", "user name"), ("403 No", "not let")])
def test_a_proxy_that_refuses_is_told(server, reply, said):
    proxy = server(lambda raw: f"HTTP/1.1 {reply}\r\nContent-Length: 0\r\n\r\n".encode())
    assert said in str(refused("https://dps.example", proxy=proxy))


# --- enrolment ------------------------------------------------------------------------------


def told_by_dps(raw, code=CODE, **changes):
    asked = wire.decode(wire.EnrolRequest, raw.partition(b"\r\n\r\n")[2])
    found = wire.EnrolAnswer(
        nonce=asked.nonce,
        device_id="LT-1",
        receipt_keys=(("k", GATEWAY.public.to_pem().decode()),),
        seal_key=SEAL,
        import_key=SEAL,
        recovery_keys=(SEAL,),
        config=GatewayConfig(
            version=1,
            agency=AGENCY,
            officers=tuple(t.officer for t in TRAINEES),
            logo_png=b"",
            blocks=(),
        ),
    )
    return enrolment_ids.prove(code, replace(found, **changes))


def enrol(url):
    enroller = HttpEnroller(url, version="0", limits=SHORT)
    try:
        return enroller.enrol(CODE, public_pem="PEM", device_name="car")
    finally:
        enroller.close()


def json_answer(message):
    return answer(wire.encode(message), media=wire.JSON)


def test_an_answer_proven_with_the_code_is_believed_and_the_code_is_never_sent(server):
    seen = []
    url = server(lambda raw: seen.append(raw) or json_answer(told_by_dps(raw)))
    assert enrol(url).device_id == "LT-1"
    assert CODE.encode() not in seen[0].upper()


def replayed(raw, memory=[]):  # noqa: B006 - it remembers across requests, as a recording does
    memory.append(json_answer(told_by_dps(raw)))
    return memory[0]


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (lambda raw: answer(b"<html>Sign in</html>", media="text/html"), SyncFault.PORTAL),
        (lambda raw: answer(status=302, Location="http://p.example"), SyncFault.PORTAL),
        (
            lambda raw: json_answer(told_by_dps(raw, enrolment_ids.new_code())),
            SyncFault.BAD_RECEIPT,
        ),
        (
            lambda raw: json_answer(replace(told_by_dps(raw), seal_key="other")),
            SyncFault.BAD_RECEIPT,
        ),
        (lambda raw: json_answer(told_by_dps(raw, nonce="old")), SyncFault.BAD_RECEIPT),
        (lambda raw: answer(b"{}", media=wire.JSON), SyncFault.GARBLED),
        (lambda raw: answer(b"[" * 100_000, media=wire.JSON), SyncFault.GARBLED),
        (lambda raw: answer(b"x" * 300_000, media=wire.JSON), SyncFault.GARBLED),
        (
            lambda raw: answer(
                gzip.compress(b"0" * 10_000_000), media=wire.JSON, Content_Encoding="gzip"
            ),
            SyncFault.GARBLED,
        ),
        (lambda raw: json_answer(told_by_dps(raw))[:-9], SyncFault.NO_NETWORK),
        (lambda raw: answer(b"", status=500, media="text/plain"), SyncFault.SERVER),
        (lambda raw: answer(b"", status=503, media="text/plain"), SyncFault.BUSY),
    ],
    ids=[
        *("login page", "redirect", "another code", "other keys", "old nonce", "empty", "deep"),
        *("too large", "bomb", "cut off", "fault", "busy"),
    ],
)
def test_whatever_else_answers_sets_nothing_up_and_says_that_the_code_is_still_good(
    server, reply, fault, caplog
):
    with caplog.at_level(logging.DEBUG), pytest.raises(SyncError) as told:
        enrol(server(reply))
    assert told.value.fault is fault
    assert str(told.value).endswith("the same code can be used again.")
    assert "ticket" not in str(told.value)
    for canary in (CODE, "TREMBLAYE", "802-555"):
        assert canary not in caplog.text
        assert canary not in str(told.value)


def test_an_answer_recorded_earlier_is_not_believed_a_second_time(server):
    url = server(replayed)
    assert enrol(url).device_id == "LT-1"
    with pytest.raises(SyncError, match="does not know the code"):
        enrol(url)


@pytest.mark.parametrize("code", ["CODE_WRONG", "CODE_EXPIRED", "CODE_USED"])
def test_what_dps_says_of_a_code_is_said_in_its_words(server, code):
    problem = wire.encode(wire.Problem(code=code, say="Ask for another one."))
    url = server(lambda raw: answer(problem, status=403, media=wire.PROBLEM))
    with pytest.raises(BadInput, match="Ask for another one"):
        enrol(url)


# --- signed messages of elsewhere and of before ----------------------------------------------


def signed(claims, key=GATEWAY):
    return answer(sign_token(wire.encode(claims), key, kid="k", typ=wire.GATEWAY_TYP).encode())


def some_records(version):
    return GatewayConfig(version=version, agency=AGENCY, officers=(), logo_png=b"", blocks=())


@pytest.mark.parametrize(
    ("claims", "key"),
    [
        (wire.ConfigClaims(device="LAPTOP-1", config=some_records(4)), GATEWAY),
        (wire.ConfigClaims(device="LAPTOP-2", config=some_records(9)), GATEWAY),
        (wire.ConfigClaims(device="LAPTOP-1", config=some_records(9)), SigningKey.generate()),
        (wire.NewsClaims(device="LAPTOP-1", page=NewsPage(cursor=9, news=())), GATEWAY),
    ],
    ids=["older", "of another laptop", "signed by a stranger", "of another kind"],
)
def test_records_that_are_not_for_this_laptop_now_are_refused(server, claims, key):
    with link_to(server(lambda raw: signed(claims, key))) as link, pytest.raises(SyncError):
        link.config(5)


def test_records_of_the_version_that_is_here_change_nothing(server):
    claims = wire.ConfigClaims(device="LAPTOP-1", config=some_records(5))
    with link_to(server(lambda raw: signed(claims))) as link:
        assert link.config(5) is None


@pytest.mark.parametrize(
    ("claims", "key"),
    [
        (wire.NewsClaims(device="LAPTOP-1", page=NewsPage(cursor=4, news=())), GATEWAY),
        (wire.NewsClaims(device="LAPTOP-2", page=NewsPage(cursor=9, news=())), GATEWAY),
        (wire.NewsClaims(device="LAPTOP-1", page=NewsPage(cursor=9, news=())),
         SigningKey.generate()),
    ],
    ids=["older", "of another laptop", "signed by a stranger"],
)  # fmt: skip
def test_news_that_is_not_for_this_laptop_now_is_refused(server, claims, key):
    with link_to(server(lambda raw: signed(claims, key))) as link, pytest.raises(SyncError):
        link.news(5)


@pytest.mark.parametrize(
    "reply",
    [
        lambda raw: answer(b"<html>Sign in</html>", media="text/html"),
        lambda raw: answer(status=302, Location="http://portal.example/?who=TREMBLAYE"),
        lambda raw: answer(gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip"),
        lambda raw: answer(b"x" * 300_000),
        lambda raw: signed(wire.HelloClaims(nonce="old", now=NOW, gateway="g")),
    ],
    ids=["login page", "redirect", "bomb", "too large", "recorded hello"],
)
def test_whatever_answers_the_queue_stays_and_the_log_names_nobody(server, reply, kept_log):
    envelope = an_envelope(an_issued("V0000001", signer=FakeSigner()))
    waiting = FakeSpool()
    waiting.put(envelope)
    with link_to(server(reply)) as link:
        courier = SpoolCourier(spool=waiting)
        worker = SyncWorker(
            courier, link, clock=FakeClock(), interval_s=1.0, on_change=lambda _: None,
            roll=lambda: 0.5,
        )  # fmt: skip
        worker.run_once()
    assert not worker.status.online
    assert [e.number for e in waiting.waiting(10)] == ["V0000001"]
    logged = kept_log()
    assert "1 sealed tickets still wait" in logged
    for canary in (*driver_words(), "TREMBLAYE"):
        assert canary not in logged
        assert canary not in worker.status.said


@pytest.fixture
def kept_log(tmp_path):
    """The log file as the program keeps it; call it to read what was written."""
    levels = {name: logging.getLogger(name).level for name in ("", *_OURS)}
    handler = start_log(tmp_path / "logs")
    yield lambda: (tmp_path / "logs" / "tracs-mobile.log").read_text("utf-8")
    stop_log(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def driver_words():
    driver = a_driver()
    return driver.family_name, driver.license_number, driver.street
