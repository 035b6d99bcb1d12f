"""The page about the wire is true: its examples are what the program makes, and they verify."""

import base64
import hashlib
import importlib
import json
import re
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from sync import wire
from sync.gateway.api.openapi import schemas
from sync.gateway.court.answer import read_answer
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.jws import VerifyKey, verify_token
from tracs_mobile.vault.seal import open_sealed

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "manual" / "reference" / "wire.md").read_text("utf-8")


@pytest.fixture(scope="module")
def refresh():
    """The command that makes the page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        yield importlib.import_module("refresh_wire")
        for name in ("refresh_wire", "wire_examples", "wire_records"):
            sys.modules.pop(name, None)


def part(name):
    """What stands on the page under that name, without the fence."""
    found = re.search(rf"<!-- made: {name} -->\n(.*?)\n<!-- end -->", PAGE, re.DOTALL)
    return re.sub(r"^```\w*\n|\n```$", "", found[1])


def keys():
    """The two keys of the page, by the names they have there."""
    found = re.findall(
        r"(-----BEGIN.*?-----END PUBLIC KEY-----)\n(?:kid|device) (\S+)", part("keys"), re.S
    )
    return {name: VerifyKey.from_pem(pem.encode()) for pem, name in found}


def test_every_made_part_is_as_the_program_makes_it_now(refresh, tmp_path):
    assert refresh.page(PAGE, refresh.examples(tmp_path)) == PAGE, "python docs/refresh_wire.py"


def test_every_part_that_is_made_stands_on_the_page(refresh, tmp_path):
    placed = re.findall(r"<!-- made: ([a-z-]+) -->", PAGE)
    assert sorted(placed) == sorted(refresh.examples(tmp_path))


def test_the_signature_of_the_event_on_the_page_verifies():
    body = part("event").encode()
    (device,) = [key for name, key in keys().items() if name.startswith("LT-")]
    digest, signature = re.findall(r"^\S+ +(\S+)$", part("digest"), re.M)
    assert hashlib.sha256(body).hexdigest() == digest
    device.verify(body, base64.b64decode(signature))
    line = wire.decode_line(part("line").encode())
    assert (line.body, line.digest.hex()) == (body, digest)


def test_the_seal_on_the_page_opens_to_the_line_on_the_page(refresh):
    key = sys.modules["wire_records"].SEALING
    assert open_sealed(base64.b64decode(part("sealed")), key) == part("line").encode()


def test_the_tokens_on_the_page_verify():
    token = part("receipt-token").partition("\n")[0]
    assert json.loads(verify_token(token, keys(), typ=wire.GATEWAY_TYP)) == json.loads(
        part("receipt")
    )
    token = part("token").partition("\n")[0]
    claims = wire.decode_strict(
        wire.RequestClaims, verify_token(token, keys(), typ=wire.REQUEST_TYP)
    )
    assert claims.device in keys()
    result = json.loads(part("result"))
    verify_token(result["items"][0]["receipt"], keys(), typ=wire.GATEWAY_TYP)


def test_the_proofs_on_the_page_are_made_with_the_code_on_the_page():
    code, code_id = re.findall(r"^\S+ +(\S+)$", part("code"), re.M)
    plain = code.replace("-", "")
    assert enrolment_ids.code_id(plain) == code_id
    for name, kind in (("enrol-request", wire.EnrolRequest), ("enrol-answer", wire.EnrolAnswer)):
        assert enrolment_ids.is_proven(plain, wire.decode_strict(kind, part(name).encode()))


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("config", "config-claims"),
        ("enrol-answer", "enrol-answer"),
        ("enrol-request", "enrol-request"),
        ("heartbeat", "heartbeat"),
        ("hello", "hello-claims"),
        ("line", "event-line"),
        ("event", "ticket-event"),
        ("news", "news-claims"),
        ("numbers", "numbers-request"),
        ("problem", "problem"),
        ("receipt", "receipt"),
        ("result", "batch-result"),
        ("review", "review-request"),
    ],
)
def test_an_example_fits_its_schema(name, rule):
    jsonschema_rs.validate(schemas()[rule], json.loads(part(name)))


def test_every_code_of_a_problem_in_the_source_is_told_on_the_page():
    root = DOCS.parent / "sync" / "gateway"
    routes = (path for path in (root / "api").glob("*.py") if path.name != "feed.py")
    files = [root / "reading.py", root / "desk.py", *routes]
    files += [root / "office" / f"{name}.py" for name in ("enrolling", "reviews", "agency_tickets")]
    used = set()
    for path in files:
        used |= set(re.findall(r'\d{3},\s*"([A-Z_]{4,})"', path.read_text("utf-8")))
    told = PAGE.partition("## Problems")[2].partition("## Limits")[0]
    assert {code for code in used if f"`{code}`" not in told} == set()


def test_the_answer_of_the_court_on_the_page_can_be_read():
    raw = re.search(r'```json\n(\{"number": "E0000001", "seq": 1, "state".*?)\n```', PAGE)[1]
    assert read_answer(raw.encode()).code == "WRONG-COUNTY"
