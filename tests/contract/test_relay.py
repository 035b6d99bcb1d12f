"""A relay on loopback before a real gateway: what it keeps, what it gives out, whom it refuses."""

import dataclasses
import http.client
import socket
import threading

import pytest

from sync import wire
from sync.http import HttpTransport
from sync.relay.forwarder import Forwarder
from sync.relay.keeping import Bounds, KeptLines
from sync.relay.link import RelayLink
from sync.relay.messages import ANSWERS, KEEP, MAX_BODY
from sync.relay.pairing import new_code, pairing_code, request_proof, shown
from sync.relay.server import Relay, RelayServer
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.ports import Pairing
from tracs_mobile.services.relaying import RelaySending
from tracs_mobile.testing.fakes import FakeSpool, FakeStore
from tracs_mobile.testing.issued import an_envelope, issue_one
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.relay_book import FileRelayBook

CODE = new_code()
ROOMY = Bounds(free_bytes=0)
CUT = -1


class Post:
    """A command post: a relay with its folder, and the way it has to DPS."""

    def __init__(self, folder, bureau, *, code=CODE, bounds=ROOMY, url="", now=None):
        self.bureau = bureau
        self.code = code
        self.kept = KeptLines(folder, bounds)
        self.transport = HttpTransport(
            url or bureau.server.url,
            signer=bureau.device,
            verify=bureau.verify,
            clock=bureau.clock,
        )
        self.forwarder = Forwarder(self.kept, self.transport, roll=lambda: 0.0)
        clock = {} if now is None else {"now": now}
        relay = Relay(
            self.kept, relay_id="r1", name="POST-1", code=code, kept_some=lambda: None, **clock
        )
        self.server = RelayServer(relay, host="127.0.0.1", port=0)
        self.address = f"127.0.0.1:{self.server.port}"

    def link(self, code=None):
        return RelayLink(
            self.address,
            code or self.code,
            device_id=self.bureau.device.device_id,
            verify=self.bureau.verify,
        )

    def close(self):
        self.server.close()
        self.forwarder.close()


@pytest.fixture
def post(tmp_path, bureau):
    made = Post(tmp_path / "relay", bureau)
    yield made
    made.close()


def sealed(bureau, *ordinals):
    return [bureau.sealed(bureau.envelope(bureau.ticket(n))) for n in ordinals]


def test_what_a_relay_keeps_reaches_dps_and_the_signed_receipts_come_back(post, bureau):
    tickets = sealed(bureau, 1, 2, 3)
    assert post.link().keep(tickets) == tuple(tickets)
    assert post.link().answers(tickets) == (None, None, None)
    assert bureau.rows("select count(*) from submission") == [(0,)]

    post.forwarder.run_once()

    answers = post.link().answers(tickets)
    assert [a.status for a in answers] == [ItemStatus.ACCEPTED] * 3
    assert [a.receipt.digest for a in answers] == [t.digest for t in tickets]
    assert post.kept.waiting_count == 0
    assert bureau.rows("select channel, count(*) from submission group by channel") == [
        ("https", 3)
    ]


def test_a_relay_can_read_nothing_of_what_it_keeps(post, bureau, tmp_path):
    ticket = bureau.ticket(1)
    post.link().keep(sealed(bureau, 1))
    person = ticket.document.defendant
    found = b"".join(path.read_bytes() for path in (tmp_path / "relay").iterdir())
    for secret in (person.family_name, person.license_number, ticket.document.vehicle.plate):
        assert secret.encode() not in found
    assert ticket.document.number not in "".join(p.name for p in (tmp_path / "relay").iterdir())


def test_a_plain_ticket_is_not_taken(post, bureau):
    assert post.link().keep([bureau.envelope(bureau.ticket(1))]) == ()
    assert post.kept.waiting_count == 0


def test_another_code_gets_nothing(post, bureau):
    with pytest.raises(SyncError) as told:
        post.link(new_code()).keep(sealed(bureau, 1))
    assert told.value.fault is SyncFault.AUTH
    assert post.kept.waiting_count == 0


def test_an_answer_that_the_relay_did_not_prove_is_not_believed(post, bureau):
    ticket = sealed(bureau, 1)
    link = post.link()
    link.keep(ticket)
    post.server._server.relay._key = b"another"  # whoever took the relay's place on the network
    with pytest.raises(SyncError) as told:
        link.answers(ticket)
    assert told.value.fault is SyncFault.AUTH


def raw_post(post, path, body, headers):
    connection = http.client.HTTPConnection("127.0.0.1", post.server.port, timeout=10)
    try:
        connection.request("POST", path, body=body, headers=headers)
        response = connection.getresponse()
        response.read()
    except ConnectionError:
        return CUT
    finally:
        connection.close()
    return response.status


def proven(post, path, body, nonce="n" * 20):
    hello = post.server._server.relay.hello
    key = post.server._server.relay._key
    proof = request_proof(key, path=path, run=hello.run, nonce=nonce, body=body)
    return {"Relay-Run": hello.run, "Relay-Nonce": nonce, "Relay-Proof": proof}


def test_a_request_that_was_seen_before_is_refused(post, bureau):
    body = wire.encode_batch(sealed(bureau, 1))
    headers = proven(post, KEEP, body)
    assert raw_post(post, KEEP, body, headers) == 200
    assert raw_post(post, KEEP, body, headers) == 403
    assert raw_post(post, ANSWERS, body, proven(post, KEEP, body, "m" * 20)) == 403


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (ANSWERS, b"[" * 50_000, 400),
        (ANSWERS, b'{"v":1,"use":"relay-lookup","device":3,"items":[]}', 400),
        (KEEP, b"\n".join([b"{}"] * 101), 400),
        ("/relay/v1/else", b"{}", 404),
        # It may hang up before all of it was sent, and then the word of it is lost on the way.
        (KEEP, b"x" * (MAX_BODY + 1), (413, CUT)),
    ],
)
def test_what_is_too_much_or_unreadable_is_refused(post, path, body, status):
    wanted = status if isinstance(status, tuple) else (status,)
    assert raw_post(post, path, body, proven(post, path, body)) in wanted
    assert post.kept.waiting_count == 0


def test_lines_that_are_none_spoil_only_themselves(post, bureau):
    ticket = sealed(bureau, 1)
    body = b"\xff\xfe\n{}\n" + wire.encode_batch(ticket)
    assert raw_post(post, KEEP, body, proven(post, KEEP, body)) == 200
    assert post.kept.waiting_count == 1


def test_wrong_codes_are_counted_and_then_nothing_is_answered_for_a_minute(tmp_path, bureau):
    seconds = [0.0]
    made = Post(tmp_path / "relay", bureau, now=lambda: seconds[0])
    try:
        wrong = {**proven(made, KEEP, b"{}"), "Relay-Proof": "0" * 64}
        said = [raw_post(made, KEEP, b"{}", wrong) for _ in range(14)]
        assert said == [403] * 12 + [429] * 2
        with pytest.raises(SyncError):
            made.link().keep(sealed(bureau, 1))
        seconds[0] = 61.0
        assert len(made.link().keep(sealed(bureau, 1))) == 1
    finally:
        made.close()


def test_a_connection_that_says_nothing_does_not_hold_up_the_others(post, bureau):
    idle = [socket.create_connection(("127.0.0.1", post.server.port)) for _ in range(6)]
    try:
        assert len(post.link().keep(sealed(bureau, 1))) == 1
    finally:
        for one in idle:
            one.close()


def test_a_full_relay_keeps_what_it_has_and_takes_no_more(tmp_path, bureau):
    made = Post(tmp_path / "relay", bureau, bounds=Bounds(events=2, free_bytes=0))
    try:
        tickets = sealed(bureau, 1, 2, 3)
        assert made.link().keep(tickets) == tuple(tickets[:2])
        assert made.link().keep(tickets[:1]) == tuple(tickets[:1])
        made.forwarder.run_once()
        assert made.link().keep(tickets[2:]) == tuple(tickets[2:])
    finally:
        made.close()


def test_a_disk_without_room_is_told_instead_of_filled(tmp_path, bureau):
    made = Post(tmp_path / "relay", bureau, bounds=Bounds(free_bytes=10**18))
    try:
        assert made.link().keep(sealed(bureau, 1)) == ()
    finally:
        made.close()


def test_a_relay_that_was_killed_goes_on_with_what_it_had_kept(tmp_path, bureau):
    first = Post(tmp_path / "relay", bureau)
    tickets = sealed(bureau, 1, 2)
    first.link().keep(tickets)
    first.close()
    second = Post(tmp_path / "relay", bureau)
    try:
        assert second.kept.waiting_count == 2
        link = second.link()
        second.forwarder.run_once()
        assert [a.status for a in link.answers(tickets)] == [ItemStatus.ACCEPTED] * 2
    finally:
        second.close()


def test_a_laptop_goes_on_after_the_relay_was_started_anew(post, bureau):
    link = post.link()
    link.keep(sealed(bureau, 1))
    relay = post.server._server.relay
    relay.hello = dataclasses.replace(relay.hello, run="another-run-of-it")
    assert len(link.keep(sealed(bureau, 2))) == 1


@pytest.mark.expects_log_warnings
def test_a_damaged_line_is_set_aside_and_the_rest_goes_out(tmp_path, bureau):
    made = Post(tmp_path / "relay", bureau)
    try:
        made.link().keep(sealed(bureau, 1, 2))
        victim = min((tmp_path / "relay").glob("*.line"))
        victim.write_bytes(victim.read_bytes()[:40])
        made.forwarder.run_once()
        assert bureau.rows("select count(*) from submission") == [(1,)]
        assert made.kept.waiting_count == 0
        assert len(list((tmp_path / "relay").glob("*.damaged"))) == 1
    finally:
        made.close()


def test_while_dps_is_not_reached_the_relay_keeps_and_says_why(tmp_path, bureau):
    made = Post(tmp_path / "relay", bureau, url="http://127.0.0.1:9")
    try:
        tickets = sealed(bureau, 1)
        made.link().keep(tickets)
        assert made.forwarder.run_once() >= 1.0
        assert made.forwarder.problem
        assert made.link().answers(tickets) == (None,)
        assert made.kept.waiting_count == 1
    finally:
        made.close()


def test_a_refusal_comes_back_with_its_sentence_and_may_be_sent_again(post, bureau):
    ticket = [bureau.sealed(bureau.envelope(bureau.ticket(1, officer="07A77")))]
    post.link().keep(ticket)
    post.forwarder.run_once()
    (answer,) = post.link().answers(ticket)
    assert (answer.status, answer.code) == (ItemStatus.REJECTED, "OFFICER_UNKNOWN")

    bureau.enlist("07A77")
    post.link().keep(ticket)
    post.forwarder.run_once()
    (answer,) = post.link().answers(ticket)
    assert answer.status is ItemStatus.ACCEPTED


# --- the laptop's use of it ----------------------------------------------------------------


class Laptop:
    """A laptop without a network that uses relays."""

    def __init__(self, folder, bureau, posts):
        self.bureau = bureau
        self.store = FakeStore(bureau.device)
        self.spool = FakeSpool()
        self.book = FileRelayBook(folder, b"s" * 32)
        self.answers = []
        self.posts = posts
        for name, post in posts.items():
            pairing = Pairing(relay_id=name, name=name, address=post.address, code=post.code)
            self.book.put(pairing)
        self.sending = RelaySending(
            book=self.book,
            link=lambda pairing: self.posts[pairing.name].link(),
            spool=self.spool,
            clock=bureau.clock,
            settle=self.settle,
            on_change=lambda: None,
        )

    def settle(self, answers):
        self.answers.extend(answers)
        for answer in answers:
            if answer.receipt is not None:
                self.spool.keep_receipt(answer.receipt)

    def issue(self, *ordinals):
        for envelope in sealed(self.bureau, *ordinals):
            self.spool._events[(envelope.number, envelope.seq)] = envelope


def test_tickets_of_a_laptop_turn_received_through_a_relay(tmp_path, bureau, post):
    laptop = Laptop(tmp_path, bureau, {"POST-1": post})
    laptop.issue(1, 2)
    assert laptop.sending.send() == 0
    assert sum(len(k.events) for k in laptop.book.kept()) == 2
    post.forwarder.run_once()
    assert laptop.sending.send() == 2
    assert laptop.spool.waiting(10) == ()
    assert laptop.book.kept() == ()
    assert "POST-1 was reached" in laptop.sending.said


def test_two_relays_and_the_network_at_once_double_nothing(tmp_path, bureau):
    posts = {name: Post(tmp_path / name, bureau) for name in ("A", "B")}
    try:
        laptop = Laptop(tmp_path, bureau, posts)
        laptop.issue(*range(1, 21))
        laptop.sending.send()
        threads = [threading.Thread(target=p.forwarder.run_once) for p in posts.values()]
        for thread in threads:
            thread.start()
        direct = bureau.link.send(laptop.spool.waiting(100))
        for thread in threads:
            thread.join()
        laptop.sending.send()
        assert {a.status for a in direct} <= {ItemStatus.ACCEPTED, ItemStatus.DUPLICATE}
        assert bureau.rows("select count(*) from submission") == [(20,)]
        tokens = {a.number: a.receipt.token for a in direct}
        assert laptop.answers
        assert all(tokens[a.number] == a.receipt.token for a in laptop.answers)
        assert laptop.spool.waiting(100) == ()
    finally:
        for one in posts.values():
            one.close()


def test_a_relay_that_is_gone_is_told_and_the_other_one_is_used(tmp_path, bureau):
    posts = {name: Post(tmp_path / name, bureau) for name in ("A", "B")}
    laptop = Laptop(tmp_path, bureau, posts)
    laptop.issue(1)
    posts["A"].close()
    try:
        laptop.sending.send()
        posts["B"].forwarder.run_once()
        assert laptop.sending.send() == 1
    finally:
        posts["B"].close()


def test_a_refused_ticket_is_not_handed_over_again_and_again(tmp_path, bureau, post):
    laptop = Laptop(tmp_path, bureau, {"POST-1": post})
    refused = bureau.sealed(bureau.envelope(bureau.ticket(1, officer="07A77")))
    laptop.spool._events[(refused.number, 1)] = refused
    laptop.sending.send()
    post.forwarder.run_once()
    assert laptop.sending.send() == 1
    assert [a.status for a in laptop.answers] == [ItemStatus.REJECTED]
    laptop.sending.send()
    assert post.kept.waiting_count == 0
    assert len(laptop.answers) == 1


def test_the_database_is_told_which_tickets_are_with_a_relay(tmp_path, bureau, post):
    laptop = Laptop(tmp_path, bureau, {"POST-1": post})
    with laptop.store.units() as unit:
        unit.numbers.add_block(NumberBlock(block_id="b", prefix="TRAIN-", first=1, last=9))
        issued = issue_one(unit, signer=bureau.device, at=bureau.clock.now())
        unit.commit()
    envelope = bureau.sealed(an_envelope(issued))
    laptop.spool._events[(envelope.number, 1)] = envelope
    laptop.sending.send()
    laptop.sending.sign_on(laptop.store.units)
    with laptop.store.units() as unit:
        ways = unit.exports.waiting()
    assert [(name, way.relay) for name, way in ways.items()] == [((envelope.number, 1), "POST-1")]


def test_a_code_is_read_as_people_write_it_and_a_wrong_one_is_told(tmp_path):
    code = new_code()
    assert pairing_code(f" {shown(code).lower()} ") == code
    wrong = code[:-1] + next(c for c in "0123456789" if c != code[-1])
    for bad in (wrong, code[:-1], "", "!!!!!-!!!!!"):
        with pytest.raises(BadInput):
            pairing_code(bad)


def test_pairings_are_locked_under_the_machine_and_lost_ones_are_begun_anew(tmp_path):
    book = FileRelayBook(tmp_path, b"s" * 32)
    book.put(Pairing(relay_id="r", name="POST", address="a:1", code="SECRETCODE"))
    assert b"SECRETCODE" not in (tmp_path / "relay.bin").read_bytes()
    assert FileRelayBook(tmp_path, b"s" * 32).pairings() == book.pairings()


@pytest.mark.expects_log_warnings
def test_a_book_of_another_machine_is_empty(tmp_path):
    FileRelayBook(tmp_path, b"s" * 32).put(
        Pairing(relay_id="r", name="POST", address="a:1", code="SECRETCODE")
    )
    assert FileRelayBook(tmp_path, b"t" * 32).pairings() == ()


@pytest.mark.parametrize("typed", ["", "http://x/y", "a b:1", "::::", "host:99999", "u@h:1"])
def test_an_address_that_is_none_is_told(typed, bureau):
    with pytest.raises(BadInput):
        RelayLink(typed, CODE, device_id="L", verify=bureau.verify)


def test_devices_of_one_name_do_not_meet_in_the_relay(post, bureau):
    other = DeviceVault("LAPTOP-2", SigningKey.generate())
    mine = sealed(bureau, 1)[0]
    theirs = dataclasses.replace(mine, device_id=other.device_id)
    post.link().keep([mine, theirs])
    assert post.kept.waiting_count == 2
    post.forwarder.run_once()
    (answer,) = post.link().answers([mine])
    assert answer.status is ItemStatus.ACCEPTED
    assert bureau.rows("select count(*) from submission") == [(1,)]
