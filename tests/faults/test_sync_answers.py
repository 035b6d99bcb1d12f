"""What may answer in the place of DPS, or badly for it: each is told apart, nothing is believed."""

import json
import re
import socket
import threading
import time
from datetime import UTC, datetime

import pytest

from sync import wire
from sync.http import HttpTransport
from sync.link import Limits
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, sign_token, verify_token

DEVICE = DeviceVault("LAPTOP-1", SigningKey.generate())
GATEWAY = SigningKey.generate()
TICKETS = [an_envelope(an_issued(f"TRAIN-{n:07d}", signer=DEVICE)) for n in range(1, 101)]
SHORT = Limits(connect_s=1.0, read_s=0.5, total_s=1.0)


class Odd:
    """Listens on loopback; answers each request with `reply(body)`: bytes, or pieces in time."""

    def __init__(self, reply):
        self.reply = reply
        self.encodings = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.asked = threading.Event()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while not self.over.is_set():
            try:
                line, _ = self.listening.accept()
            except OSError:
                return
            with line:
                self.serve(line)

    def serve(self, line):
        try:
            while (body := self.request(line)) is not None:
                self.asked.set()
                for piece in self.pieces(body):
                    line.sendall(piece)
        except OSError:
            return

    def pieces(self, body):
        found = self.reply(body)
        return [found] if isinstance(found, bytes) else found

    def request(self, line):
        raw = b""
        while b"\r\n\r\n" not in raw:
            more = line.recv(65536)
            if not more:
                return None
            raw += more
        head, _, body = raw.partition(b"\r\n\r\n")
        size = re.search(rb"content-length: (\d+)", head.lower())
        while size and len(body) < int(size[1]):
            body += line.recv(65536)
        encoding = re.search(rb"content-encoding: (\w+)", head.lower())
        self.encodings.append(encoding[1].decode() if encoding else "")
        return wire.inflate(body, self.encodings[-1])

    def close(self):
        self.over.set()
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join(5)


def answer(body=b"", *, status=200, media=wire.BATCH_RESULT, **headers):
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {media}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def receipt(item, key=GATEWAY, **changes):
    claims = {
        "v": 1,
        "use": "receipt",
        "receipt_id": "R-1",
        "number": item.number,
        "seq": item.seq,
        "digest": item.digest.hex(),
        "device": item.device_id,
        "received_at": "2026-11-22T03:48:00Z",
        "gateway": "dps-test",
        "channel": "https",
        **changes,
    }
    return sign_token(json.dumps(claims).encode(), key, kid="k", typ=wire.GATEWAY_TYP)


def taken(body, **changes):
    """A good answer to a batch, receipts and all."""
    items = [
        {
            "line": line,
            "number": item.number,
            "seq": item.seq,
            "status": "accepted",
            "receipt": receipt(item, **changes),
        }
        for line, item in enumerate(wire.decode_batch(body))
    ]
    result = {"v": 1, "gateway": "g", "received_at": "2026-11-22T03:48:00Z", "items": items}
    return json.dumps(result).encode()


@pytest.fixture
def odd():
    """Make a server and a transport to it; both are closed afterwards."""
    made = []

    def make(reply, **changes):
        server = Odd(reply)
        link = HttpTransport(
            server.url,
            signer=DEVICE,
            verify=lambda token: verify_token(token, {"k": GATEWAY.public}, typ=wire.GATEWAY_TYP),
            clock=FakeClock(),
            **changes,
        )
        made.extend([link, server])
        return link, server

    yield make
    for item in made:
        item.close()


def fault_of(link, tickets=TICKETS[:3]):
    with pytest.raises(SyncError) as told:
        link.send(tickets)
    assert str(told.value).endswith(".")
    return told.value


def test_a_good_answer_from_the_stand_in_is_believed(odd):
    link, _ = odd(lambda body: answer(taken(body)))
    assert [a.status for a in link.send(TICKETS[:3])] == [ItemStatus.ACCEPTED] * 3


def test_keys_added_by_a_later_gateway_do_not_disturb(odd):
    link, _ = odd(lambda body: answer(taken(body)[:-1] + b',"later":1}'))
    assert len(link.send(TICKETS[:3])) == 3


@pytest.mark.parametrize(
    "reply",
    [
        answer(b"<html>Please sign in</html>", media="text/html; charset=utf-8"),
        answer(b"", status=302, Location="http://portal.example/login"),
        answer(b"<html>", status=511, media="text/html"),
        answer(b"<html>", status=403, media="text/html"),
        answer(b"", status=204),
        answer(b"{}", media="application/json"),
    ],
    ids=["login page", "redirect", "511", "bare 403", "empty", "wrong media type"],
)
def test_a_sign_in_page_is_told_apart_from_dps(odd, reply):
    link, _ = odd(lambda body: reply)
    assert fault_of(link).fault is SyncFault.PORTAL


@pytest.mark.parametrize(
    "cut",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"",
        lambda raw: b"[1,2]",
        lambda raw: raw.replace(b'"v": 1', b'"v": 2', 1),
        lambda raw: raw.replace(b"accepted", b"swallowed", 1),
        lambda raw: raw.replace(b'"line": 2', b'"line": 0', 1),
        lambda raw: raw.replace(b"TRAIN-0000002", b"TRAIN-0000003", 1),
        lambda raw: b"[" * 100_000,
    ],
    ids=["half", "nothing", "a list", "version", "word", "twice", "other", "deep"],
)
def test_an_answer_that_makes_no_sense_is_garbled(odd, cut):
    link, _ = odd(lambda body: answer(cut(taken(body))))
    assert fault_of(link).fault is SyncFault.GARBLED


def test_fewer_answers_than_tickets_are_garbled(odd):
    link, _ = odd(lambda body: answer(taken(body.split(b"\n")[0])))
    assert fault_of(link).fault is SyncFault.GARBLED


@pytest.mark.parametrize(
    "changes",
    [
        {"key": SigningKey.generate()},
        {"digest": "00" * 32},
        {"number": "TRAIN-0000099"},
        {"seq": 2},
    ],
    ids=["key", "digest", "number", "seq"],
)
def test_a_receipt_for_anything_else_delivers_nothing(odd, changes):
    link, _ = odd(lambda body: answer(taken(body, **changes)))
    assert fault_of(link).fault is SyncFault.BAD_RECEIPT


def test_a_signed_message_of_another_use_is_no_receipt(odd):
    link, _ = odd(lambda body: answer(taken(body, use="hello")))
    assert fault_of(link).fault is SyncFault.GARBLED


def test_accepted_without_a_receipt_delivers_nothing(odd):
    link, _ = odd(
        lambda body: answer(re.sub(rb'"receipt": "[^"]+"', b'"receipt": ""', taken(body)))
    )
    assert fault_of(link).fault is SyncFault.BAD_RECEIPT


def test_a_hello_from_a_recording_is_not_believed(odd):
    claims = {
        "v": 1, "use": "hello", "nonce": "old", "now": "2026-11-22T03:48:00Z", "gateway": "g",
    }  # fmt: skip
    token = sign_token(json.dumps(claims).encode(), GATEWAY, kid="k", typ=wire.GATEWAY_TYP)
    link, _ = odd(lambda body: answer(token.encode(), media=wire.JOSE))
    with pytest.raises(SyncError) as told:
        link.hello()
    assert told.value.fault is SyncFault.BAD_RECEIPT


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "120"}, 120),
        ({"Retry_After": "999999"}, 3600),
        (
            {
                "Date": "Sun, 22 Nov 2026 03:48:00 GMT",
                "Retry_After": "Sun, 22 Nov 2026 03:49:30 GMT",
            },
            90,
        ),
        ({"Retry_After": "soon"}, None),
        ({}, None),
    ],
)
def test_a_busy_gateway_says_how_long_to_wait(odd, headers, seconds):
    link, _ = odd(lambda body: answer(status=503, media="text/plain", **headers))
    told = fault_of(link)
    assert (told.fault, told.retry_after_s) == (SyncFault.BUSY, seconds)


def test_an_answer_that_breaks_off_is_no_network(odd):
    def reply(body):
        yield answer(taken(body))[:-50]
        raise ConnectionResetError

    link, _ = odd(reply)
    assert fault_of(link).fault is SyncFault.NO_NETWORK


def test_nobody_listening_is_no_network(odd):
    link, server = odd(lambda body: b"")
    server.close()
    server.close = lambda: None
    assert fault_of(link).fault is SyncFault.NO_NETWORK


def drip(piece, over):
    while not over.wait(0.05):
        yield piece


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX: ", answer(b"x" * 9000)[:-9000]])
def test_a_slow_drip_ends_with_the_deadline(odd, head):
    def reply(body):
        yield head
        yield from drip(b"x", server.over)

    link, server = odd(reply, limits=SHORT)
    begun = time.monotonic()
    assert fault_of(link).fault is SyncFault.NO_NETWORK
    assert time.monotonic() - begun < 2.0
    server.over.set()


def test_an_endless_answer_is_cut(odd):
    def reply(body):
        yield answer(media=wire.BATCH_RESULT).replace(b"Content-Length: 0", b"X: y")
        while not server.over.is_set():
            yield b"x" * 100_000

    link, server = odd(reply)
    assert fault_of(link).fault is SyncFault.GARBLED
    server.over.set()


def test_closing_ends_an_exchange_under_way(odd):
    def reply(body):
        server.over.wait(20)
        yield b""

    link, server = odd(reply)
    told = []
    thread = threading.Thread(target=lambda: told.append(fault_of(link)))
    thread.start()
    assert server.asked.wait(5)
    begun = time.monotonic()
    link.close()
    thread.join(5)
    assert time.monotonic() - begun < 2.0
    assert told[0].fault is SyncFault.NO_NETWORK
    server.over.set()


def test_a_closed_transport_sends_nothing(odd):
    link, server = odd(lambda body: answer(taken(body)))
    link.close()
    link.close()
    assert fault_of(link).fault is SyncFault.NO_NETWORK
    assert not server.asked.is_set()


def test_a_batch_too_large_for_a_proxy_is_halved(odd):
    sizes = []

    def reply(body):
        sizes.append(len(wire.decode_batch(body)))
        return answer(status=413, media="text/html") if sizes[-1] > 30 else answer(taken(body))

    link, _ = odd(reply)
    answers = link.send(TICKETS)
    assert [a.number for a in answers] == [t.number for t in TICKETS]
    assert {a.status for a in answers} == {ItemStatus.ACCEPTED}
    assert sizes == [100, 50, 25, 25, 50, 25, 25]


@pytest.mark.parametrize("status", [400, 500])
def test_an_item_that_breaks_the_gateway_ends_up_alone(odd, status):
    poison = TICKETS[66].number.encode()
    link, _ = odd(
        lambda body: (
            answer(b"oops", status=status, media="text/plain")
            if poison in body
            else answer(taken(body))
        )
    )
    answers = link.send(TICKETS)
    assert [i for i, a in enumerate(answers) if a.status is not ItemStatus.ACCEPTED] == [66]
    assert answers[66].status is ItemStatus.DEFERRED


def test_a_gateway_that_fails_for_every_item_is_soon_left_alone(odd):
    asked = []

    def reply(body):
        asked.append(1)
        return answer(b"oops", status=500, media="text/plain")

    link, _ = odd(reply)
    assert fault_of(link, TICKETS).fault is SyncFault.SERVER
    assert len(asked) < 30


def test_what_was_delivered_before_the_line_broke_is_kept(odd):
    def reply(body):
        items = wire.decode_batch(body)
        if len(items) > 50:
            return answer(status=413, media="text/html")
        if items[0].number == TICKETS[0].number:
            return answer(taken(body))
        return answer(status=503, media="text/plain")

    link, _ = odd(reply)
    answers = link.send(TICKETS)
    assert [a.status for a in answers[:50]] == [ItemStatus.ACCEPTED] * 50
    assert {(a.status, a.code) for a in answers[50:]} == {(ItemStatus.DEFERRED, "BUSY")}


def test_a_gateway_without_zstd_gets_gzip(odd):
    problem = wire.encode(wire.Problem(code="ENCODING", say="Send gzip."))
    refused = []

    def reply(body):
        if not refused:
            refused.append(1)
            return answer(problem, status=415, media=wire.PROBLEM)
        return answer(taken(body))

    link, server = odd(reply)
    assert len(link.send(TICKETS[:3])) == 3
    assert server.encodings == ["zstd", "gzip"]


@pytest.mark.parametrize(
    "url", ["http://dps.example", "ftp://127.0.0.1", "dps.example", "http://127.0.0.1.example"]
)
def test_an_address_that_is_not_protected_is_refused(url):
    with pytest.raises(BadInput, match="https"):
        HttpTransport(url, signer=DEVICE, verify=lambda t: b"", clock=FakeClock())


def test_the_clock_of_the_receipt_is_the_gateways(odd):
    link, _ = odd(lambda body: answer(taken(body)))
    (told,) = link.send(TICKETS[:1])
    assert told.receipt.received_at == datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
