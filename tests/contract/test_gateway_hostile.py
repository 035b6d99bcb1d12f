"""What the gateway met in the hands of somebody who means harm, and what it does then."""

import base64
import dataclasses
import hashlib
import json
import socket
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import insert, select

from sync import wire
from sync.bundles.form import BUNDLE_TYP, FILE_TYP, Refusal
from sync.gateway import reading
from sync.gateway.intake import keeping
from sync.gateway.office import bundles, news, numbers, purging
from sync.gateway.office import feed as office_feed
from sync.gateway.tables import AUDIT, HANDLED, NEWS
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.issued import an_issued
from tracs_mobile.vault.jwe import encrypt_token

EDGES = ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
LAPTOP = "LAPTOP-1"


def b64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def compact(bureau, header, payload):
    """A compact JWS that the laptop signs, whatever its header says."""
    signed = f"{b64(json.dumps(header).encode())}.{b64(payload)}"
    return f"{signed}.{b64(bureau.device.sign(signed.encode()))}"


def call(bureau, path, raw=None, *, token="", media=wire.NDJSON):
    token = token or wire.request_token(bureau.device, bureau.clock.now())
    headers = {"Authorization": f"Bearer {token}", "Content-Type": media}
    with httpx.Client(base_url=bureau.server.url) as http:
        if raw is None:
            return http.get(path, headers=headers)
        return http.post(path, content=raw, headers=headers)


def outcome(bureau, *lines):
    """What a batch of raw lines is answered, in words."""
    answer = call(bureau, "/v1/batches", b"\n".join(lines))
    assert answer.status_code == 200
    items = wire.decode(wire.BatchResult, answer.content).items
    return [(i.status.value, i.errors[0].code if i.errors else "") for i in items]


def line(bureau, item):
    return wire.encode_line(bureau.envelope(item))


@pytest.mark.parametrize("device", [b"a\0b", b"a\x01b", b"\xff\xfe", b"\xed\xa0\x80"])
def test_a_name_no_database_can_hold_does_not_hold_up_the_other_lines(bureau, device):
    odd = b'{"v":1,"device":"' + device + b'"}'
    assert outcome(bureau, odd, line(bureau, bureau.ticket(1))) == [
        ("rejected", "LINE_UNREADABLE"),
        ("accepted", ""),
    ]


@pytest.mark.parametrize("at", EDGES)
def test_an_instant_at_the_edge_of_the_calendar_does_not_hold_up_the_other_lines(bureau, at):
    first = bureau.ticket(1)
    odd = []
    for envelope in (bureau.envelope(bureau.ticket(2)), bureau.event(EventKind.LATE, first)):
        plain = json.loads(envelope.body)
        plain["issued_at" if "issued_at" in plain else "at"] = at
        body = json.dumps(plain, ensure_ascii=False).encode()
        digest = hashlib.sha256(body).digest()
        signature = bureau.device.sign(body)
        changed = dataclasses.replace(envelope, body=body, digest=digest, signature=signature)
        odd.append(wire.encode_line(changed))
    assert outcome(bureau, line(bureau, first), *odd, line(bureau, bureau.ticket(3))) == [
        ("accepted", ""),
        ("rejected", "BODY_UNREADABLE"),
        ("rejected", "BODY_UNREADABLE"),
        ("accepted", ""),
    ]


@pytest.mark.parametrize("at", EDGES)
def test_a_heartbeat_from_the_edge_of_the_calendar_spoils_no_board(bureau, at):
    plain = {"v": 1, "waiting": 1, "oldest_at": at}
    answer = call(bureau, "/v1/heartbeat", json.dumps(plain).encode(), media=wire.JSON)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ('"clock_offset_s":1e999', 400),
        ('"used":-5', 400),
        ('"used":9007199254740992', 400),
        (f'"version":"{"x" * 5_000}"', 413),
        ('"used":500,"free":0,"clock_offset_s":-3.5', 204),
    ],
)
def test_a_heartbeat_that_cannot_be_true_is_not_kept(bureau, told, status):
    answer = call(bureau, "/v1/heartbeat", f'{{"v":1,{told}}}'.encode(), media=wire.JSON)
    assert answer.status_code == status


@pytest.mark.parametrize("kid", ["a\0b", "\ud800", 7])
def test_a_token_of_a_name_that_is_none_is_refused(bureau, kid):
    header = {"alg": "ES256", "kid": kid, "typ": wire.REQUEST_TYP}
    claims = wire.RequestClaims(device=LAPTOP, issued_at=bureau.clock.now())
    answer = call(bureau, "/v1/config", token=compact(bureau, header, wire.encode(claims)))
    assert answer.status_code == 401


@pytest.mark.parametrize("kid", ["a\0b", "\ud800", "A PERSON, 802-555-0100", "x" * 101, ""])
def test_a_forged_file_puts_no_words_of_its_own_into_the_audit(bureau, kid):
    signed = compact(bureau, {"alg": "ES256", "kid": kid, "typ": BUNDLE_TYP}, b"x")
    raw = encrypt_token(signed.encode(), bureau.keys.importing.public, typ=FILE_TYP).encode()
    desk = bureau.app.state.desk
    assert bundles.import_bundle(desk, "a.vcvcx", raw, by="tech").said == Refusal.SIGNATURE.value
    with bureau.database.read() as connection:
        noted = connection.execute(select(AUDIT.c.body)).scalars().all()
    assert noted[-1] == '{"device":"","why":"signature"}'


def test_a_laptop_that_lies_about_its_numbers_does_not_empty_the_series(bureau):
    now = bureau.clock.now()
    numbers.put_series(bureau.database, prefix="VCX-", first=1, last=99_999, by="test", now=now)
    numbers.grant_next(bureau.database, device_id=LAPTOP, by="test", now=now, prefix="VCX-")

    def lie():
        with bureau.database.read() as connection:
            ever = sum(len(g.block) for g in numbers.blocks(connection, LAPTOP))
        said = NumberAccount(total=ever, free=0, issued=ever, void=0)
        held = numbers.refill(
            bureau.database, device_id=LAPTOP, account=said, now=bureau.clock.now()
        )
        return sum(len(block) for block in held)

    first = lie()
    most = [lie() for _ in range(12)][-1]
    assert first < most < first + numbers.MOST_A_DAY
    bureau.clock.advance(timedelta(days=1, seconds=1))
    assert lie() > most


def test_what_staff_wrote_of_a_refused_ticket_goes_with_it(bureau):
    bureau.send(bureau.ticket(1, defendant=a_driver(family_name="")), bureau.ticket(2))
    copy = bureau.ticket(2, answer_by=bureau.clock.now().date() + timedelta(days=40))
    bureau.send(copy)
    kept = {"at": "2026", "by": "tech"}
    with bureau.database.write() as connection:
        for kind in ("refusal", "conflict"):
            row = {"kind": kind, "id": 1, "note": "Spoke with QUIMBYE.", **kept}
            connection.execute(insert(HANDLED).values(row))
    for ordinal, left in ((1, 1), (2, 0)):
        expunge(bureau, f"TRAIN-{ordinal:07d}")
        assert bureau.stored().count(b"QUIMBYE") == left


def expunge(bureau, number):
    now = bureau.clock.now()
    values = {"number": number, "again": number, "order": "Docket 1-11-26", "by": "boss"}
    purging.purge(bureau.database, **values, now=now)


def test_of_an_expunged_ticket_nothing_is_said_or_written_any_more(bureau):
    one, two = bureau.ticket(1), bureau.ticket(2, defendant=a_driver(family_name=""))
    bureau.send(one, two)
    for item in (one, two):
        expunge(bureau, item.document.number)
        number = item.document.number
        plain = {"v": 1, "poc": "07A13", "number": number, "state": "returned", "note": "QUIMBYE"}
        said = call(bureau, "/v1/agency/reviews", json.dumps(plain).encode(), media=wire.JSON)
        assert said.status_code == 404
        assert call(bureau, f"/v1/agency/tickets/{number}?poc=07A13").status_code == 404
    token = call(bureau, "/v1/agency/board?poc=07A13").text
    board = wire.decode(wire.BoardClaims, bureau.verify(token)).board
    assert board.tickets == ()
    assert b"QUIMBYE" not in bureau.stored()


def test_what_the_court_says_of_an_expunged_ticket_is_kept_without_its_note(bureau):
    one = bureau.ticket(1)
    bureau.send(one)
    expunge(bureau, one.document.number)
    with bureau.database.write() as connection:
        news.tell(
            connection,
            bureau.keys,
            device_id=LAPTOP,
            number=one.document.number,
            seq=1,
            kind=NewsKind.COURT_REFUSED,
            at=bureau.clock.now(),
            note="QUIMBYE lives elsewhere.",
        )
        assert connection.execute(select(NEWS.c.note_locked)).scalar_one() == b""


def test_a_stream_does_not_go_back_further_than_the_feed_does(bureau):
    bureau.send(bureau.ticket(1), bureau.ticket(2))
    bureau.clock.advance(timedelta(days=40))
    bureau.send(bureau.ticket(3))
    now = bureau.clock.now()
    with bureau.database.read() as connection:
        assert office_feed.before(connection, now - timedelta(days=31)) == 2
        assert office_feed.before(connection, now - timedelta(days=60)) == 0
        assert office_feed.before(connection, now + timedelta(days=1)) == 3


@pytest.mark.parametrize("name", ["\x01", "\ufffe", "--", "\u200b"])
def test_a_name_of_which_the_court_would_see_nothing_is_no_name(bureau, name):
    nameless = bureau.ticket(1, defendant=a_driver(family_name=name))
    assert bureau.said(nameless) == [("rejected", "NAME_MISSING")]


def test_who_opens_a_ticket_stands_in_the_audit(bureau):
    bureau.send(bureau.ticket(1))
    number = "TRAIN-0000001"
    assert call(bureau, f"/v1/agency/tickets/{number}?poc=07A13").status_code == 200
    assert call(bureau, f"/v1/agency/tickets/{number}?poc=07A12").status_code == 403
    assert call(bureau, "/v1/agency/tickets/TRAIN-0000002?poc=07A13").status_code == 404
    with bureau.database.read() as connection:
        kinds = select(AUDIT.c.actor, AUDIT.c.body).where(AUDIT.c.kind == "ticket-opened")
        noted = [tuple(row) for row in connection.execute(kinds)]
    assert noted == [(LAPTOP, '{"by":"07A13","number":"TRAIN-0000001"}')]


@pytest.fixture
def three_a_day(monkeypatch):
    monkeypatch.setattr(keeping, "MOST_A_DAY", 3)


def refused(bureau, numbers):
    """Tickets under numbers that are not the laptop's own."""
    return [an_issued(f"TRAIN-{n:07d}", signer=bureau.device) for n in numbers]


def kept(bureau):
    counts = (bureau.rows(f"SELECT count(*) FROM {t}")[0][0] for t in ("refusal", "conflict"))
    return tuple(counts)


@pytest.mark.expects_log_warnings
@pytest.mark.usefixtures("three_a_day")
def test_a_laptop_fills_no_disk_with_what_is_refused(bureau, log_warnings):
    """Every line is answered; what is beyond the limit of the day is not kept, until tomorrow."""
    bureau.send(bureau.ticket(1))
    assert (
        bureau.said(*refused(bureau, range(9_001, 9_006)))
        == [("rejected", "NUMBER_NOT_GRANTED")] * 5
    )
    assert kept(bureau) == (3, 0)
    assert bureau.said(bureau.ticket(1, salt="bb" * 16)) == [("conflict", "OTHER_CONTENT")]
    assert kept(bureau) == (3, 0)
    assert bureau.said(bureau.ticket(2)) == [("accepted", "")]
    told = [record.getMessage() for record in log_warnings]
    assert told == ["DPS refused 3 events of laptop LAPTOP-1 today and keeps no more."]
    bureau.clock.advance(timedelta(days=1))
    bureau.send(*refused(bureau, [9_006]), bureau.ticket(1, salt="cc" * 16))
    assert kept(bureau) == (4, 1)


@pytest.mark.expects_log_warnings
@pytest.mark.usefixtures("three_a_day")
def test_lines_in_the_name_of_another_laptop_use_up_nothing_of_its_own(bureau):
    forged = [
        dataclasses.replace(bureau.envelope(ticket), signature=bytes(64))
        for ticket in refused(bureau, range(9_001, 9_003))
    ]
    unknown = [
        dataclasses.replace(bureau.envelope(ticket), device_id=f"LAPTOP-{n}")
        for n, ticket in enumerate(refused(bureau, range(9_003, 9_007)), 7)
    ]
    bureau.send(*forged, *unknown)
    assert kept(bureau) == (3, 0)
    bureau.send(bureau.ticket(1, defendant=a_driver(family_name="")))
    assert kept(bureau) == (4, 0)


def test_a_refusal_that_comes_again_and_again_counts_once(bureau, three_a_day):
    again = refused(bureau, [9_001])
    for _ in range(5):
        bureau.send(*again)
    bureau.send(*refused(bureau, [9_002]))
    assert kept(bureau) == (2, 0)


@pytest.mark.parametrize(
    "path", ["/v1/batches", "/v1/lookup", "/v1/heartbeat", "/v1/number-blocks", "/v1/enrol"]
)
def test_a_body_that_never_ends_is_answered_and_its_connection_ends(bureau, monkeypatch, path):
    monkeypatch.setattr(reading, "WITHIN_S", 0.05)
    where = httpx.URL(bureau.server.url)
    with socket.create_connection((where.host, where.port), timeout=20) as line:
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
        line.sendall(head.encode() + b"{")
        said = b"".join(iter(lambda: line.recv(65_536), b""))
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b'"code":"TOO_SLOW"' in said
    assert bureau.said(bureau.ticket(1)) == [("accepted", "")]
