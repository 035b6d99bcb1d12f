"""Hostile mail: a sentence, never a fault, and never long."""

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.request_found import ReadFrom, Reading
from tracs_mobile.domain.request_lines import MOST_LINES
from tracs_mobile.domain.request_mail import MOST_BYTES, request_eml
from tracs_mobile.domain.request_reading import read_request
from tracs_mobile.domain.request_rules import request_problems
from tracs_mobile.domain.request_text import request_email, request_json
from tracs_mobile.testing.requests import a_request

AT = datetime(2026, 11, 26, 14, 5, tzinfo=UTC)
EML = request_eml(a_request(), at=AT)
TEXT = request_email(a_request()).encode()
FILE = request_json(a_request())


def is_sound(reading):
    """A reading that the page can show and the gateway can keep, whatever came in."""
    assert isinstance(reading, Reading)
    request_json(reading.request)
    request_email(reading.request).encode()
    assert all(
        problem.message for problem in (*reading.remarks, *request_problems(reading.request))
    )
    assert len(reading.request.officers) <= MOST_LINES
    return True


def nested(depth):
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n"
    for at in range(depth):
        head += b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (at, at + 1)
    return head


def forwarded(depth):
    return b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" * depth


HUGE = {
    "one long line": b"Agency: " + b"x" * 3_000_000,
    "many lines": b"Officer: x\n" * 400_000,
    "many tables": b"a\tb\tc\td\n" * 200_000,
    "many heads": b"Title\nName\nLEO\n" * 100_000,
    "many titles": b"Title\n" * 300_000,
    "many commas": b"," * 2_000_000,
    "many quotes": b">" * 500_000 + b" Agency: x",
    "unclosed quotes": b'"a,b,c\n' * 200_000,
    "many pages": b"<html><body>" + b"<div>" * 300_000 + b"Agency: x",
    "comments": b"<html><!--" * 100_000,
    "declarations": b"<html>" + b"<![" * 200_000,
    "instructions": b"<html>" + b"<?x " * 100_000,
    "open tags": b"<html>" + b"<a " * 100_000,
    "open ends": b"<html>" + b"</a " * 100_000,
    "open values": b"<html>" + b"<a b='" * 60_000,
    "open scripts": b"<html><script>" + b"</scrip" * 60_000,
    "tag in tag": b"<html>" + b"<" * 300_000,
    "references": b"<html><p>" + b"&#0;&amp;" * 200_000,
    "deep mail": nested(3_000),
    "deep forwards": forwarded(3_000),
    "many headers": b"MIME-Version: 1.0\r\n" + b"From: a@b.example\r\n" * 50_000 + b"\r\nx",
    "folded header": b"MIME-Version: 1.0\r\nFrom: " + b"\r\n x" * 50_000 + b"\r\n\r\nx",
    "encoded header": b"MIME-Version: 1.0\r\nFrom: " + b"=?utf-8?q?=" * 50_000 + b"\r\n\r\nx",
    "many parts": b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nAgency: x\r\n" * 20_000,
    "deep file": b'{"a":' * 100_000,
    "deep list": b'{"request":' + b"[" * 100_000,
    "wide file": b'{"format":"' + b"x" * 5_000_000 + b'"}',
    "addresses": b"POC: " + b"a@" * 200_000,
    "phones": b"Point of Contact\n" + b"8 " * 200_000,
    "leo": b"Officers:\n" + b"LEO " * 200_000,
    "stars": b"*" * 300_000 + b": x",
    "brackets": b"(" * 300_000 + b": x",
    "wrote": b"On " + b"wrote" * 100_000,
    "too large": b"x" * (MOST_BYTES + 1),
}


@pytest.mark.parametrize("raw", HUGE.values(), ids=HUGE)
def test_oversized_and_deep_input_is_read_in_bounds(raw):
    assert is_sound(read_request(raw))


@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading(raw):
    assert is_sound(read_request(raw))


@given(st.text(max_size=400))
def test_any_text_gives_a_reading(text):
    assert is_sound(read_request(text.encode("utf-8", errors="surrogatepass")))


@given(
    st.sampled_from([EML, TEXT, FILE]),
    st.integers(min_value=0, max_value=6_000),
    st.binary(max_size=8),
    st.integers(min_value=0, max_value=40),
)
def test_a_request_damaged_anywhere_gives_a_reading(raw, at, put, lost):
    assert is_sound(read_request(raw[:at] + put + raw[at + lost :]))


@given(st.sampled_from([b"\x00", "\u202e".encode(), "\u2066".encode(), b"\xff", b"\r", b"\x1b[2J"]))
def test_controls_between_all_letters_are_taken_out(control):
    raw = b"".join(bytes([byte]) + (control if byte == 0x20 else b"") for byte in TEXT)
    reading = read_request(raw)
    assert is_sound(reading)
    shown = request_email(reading.request)
    assert all(c.isprintable() or c == "\n" for c in shown)


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Type: text/plain; charset=\xff\xfe",
        b"Content-Type: text/plain; charset=nowhere",
        b"Content-Type: text/plain; charset=base64",
        b"Content-Type: text/plain; charset*=utf-8''%E2%28%A1",
        b"Content-Type: multipart/mixed; boundary=",
        b"Content-Type: ;;;;",
        b"Content-Transfer-Encoding: uuencode\r\nContent-Type: text/plain",
        b"Content-Disposition: attachment; filename*0*=x; filename*1=\xff\r\nContent-Type: a/b",
        b"From: =?x?b?!!!?= <a@\xff>",
        b"From: \xff\xff\xff",
        b"Received: \x00",
    ],
)
def test_malformed_headers_are_borne(header):
    raw = header + b"\r\nMIME-Version: 1.0\r\n\r\nJudiciary code: 4321\r\n"
    reading = read_request(raw)
    assert is_sound(reading)


@pytest.mark.parametrize(
    "change",
    [
        {"judiciary_code": 4321},
        {"officers": "none"},
        {"officers": [{"title": None}]},
        {"officers": [[]]},
        {"kind": "other"},
        {"kind": []},
        {"logo_png": "!!!"},
        {"head": None},
        {"more": 1},
        {"changes": [{"kind": "leaver", "effective": "2026-13-45"}]},
        {"changes": [{"kind": "leaver", "effective": 20261126}]},
    ],
)
def test_a_mistyped_attachment_says_so(change):
    plain = json.loads(FILE)
    plain["request"] |= change
    reading = read_request(json.dumps(plain).encode())
    assert reading.read_from is ReadFrom.NOTHING
    assert reading.remarks[0].message.endswith(".")


def test_half_letters_and_controls_in_the_attachment_are_taken_out():
    plain = json.loads(FILE)
    plain["request"] |= {
        "agency_name": "Lake\ud800mont\x00 \u202ePolice",
        "note": "a\x1b\ud83d\n\nb",
    }
    reading = read_request(json.dumps(plain).encode())
    assert reading.request.agency_name == "Lake mont Police"
    assert reading.request.note == "a\n\nb"
    assert is_sound(reading)


def test_a_key_given_twice_is_refused():
    raw = FILE.replace(b'"format"', b'"format":"x","format"', 1)
    assert read_request(raw).read_from is ReadFrom.NOTHING


def test_an_attachment_that_is_packed_many_times_is_only_bytes():
    bomb = base64.b64encode(b"\x1f\x8b" + b"\0" * 100_000)
    raw = (
        b"MIME-Version: 1.0\r\nContent-Type: application/json; name=agency-request.json\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n"
    ) + bomb
    reading = read_request(raw)
    assert reading.read_from is ReadFrom.NOTHING
    assert is_sound(reading)
