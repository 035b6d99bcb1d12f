"""The wire as pure functions: what is written can be read, what cannot be read is told."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema_rs import Draft202012Validator, meta

from sync import wire
from sync.wire import messages
from sync.wire.schemas import BY_HAND, MADE, made
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import IssuedBy, Officer
from tracs_mobile.domain.agency_board import AgencyBoard, AgencyTicket, OfficerTally
from tracs_mobile.domain.enrolment import DpsNotice, LawPackOffer, OfficerVoucher, RecordExtras
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.news import NewsKind, NewsPage, TicketNews
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemStatus
from tracs_mobile.domain.states import Review
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.ports import GatewayConfig
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fakes import FakeSigner
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import GATEWAY_TYP, DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token

AT = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
PLAIN = an_envelope(an_issued("TRAIN-0000001", signer=FakeSigner()))
SEALED = replace(PLAIN, body=b"", signature=b"", sealed=bytes(range(256)))
RECEIPT = wire.ReceiptClaims(
    receipt_id="R-1",
    number=PLAIN.number,
    seq=1,
    digest=PLAIN.digest.hex(),
    device="LAPTOP-1",
    received_at=AT,
    gateway="dps-1",
)
RESULT = wire.BatchResult(
    gateway="dps-1",
    received_at=AT,
    items=(
        wire.ItemResult(
            line=0, number="TRAIN-0000001", seq=1, status=ItemStatus.ACCEPTED, receipt="a.b-_.c"
        ),
        wire.ItemResult(
            line=1,
            status=ItemStatus.REJECTED,
            errors=(wire.ItemProblem(code="OFFICER_UNKNOWN", at="/officer", say="Not known."),),
        ),
    ),
)


def schema(name):
    return json.loads(files("sync").joinpath("schema", name).read_text("utf-8"))


KINDS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def misfits(rule, value, at=""):
    """Where `value` breaks `rule`: the part of JSON Schema that our files use."""
    unknown = set(rule) - {
        "$schema", "title", "description", "type", "required", "properties", "const", "enum",
        "pattern", "minLength", "maxLength", "items", "oneOf",
    }  # fmt: skip
    assert not unknown, unknown
    if "type" in rule and type(value) is not KINDS[rule["type"]]:
        return [at]
    found = [] if value_fits(rule, value) else [at]
    found += [f"{at}/{name}" for name in rule.get("required", ()) if name not in value]
    for name, inner in rule.get("properties", {}).items():
        if name in value:
            found += misfits(inner, value[name], f"{at}/{name}")
    if "items" in rule:
        for index, item in enumerate(value):
            found += misfits(rule["items"], item, f"{at}/{index}")
    return found


def value_fits(rule, value):
    return (
        value == rule.get("const", value)
        and value in rule.get("enum", [value])
        and ("pattern" not in rule or re.search(rule["pattern"], value) is not None)
        and len(str(value)) >= rule.get("minLength", 0)
        and ("maxLength" not in rule or len(value) <= rule["maxLength"])
        and ("oneOf" not in rule or sum(not misfits(o, value) for o in rule["oneOf"]) == 1)
    )


@pytest.mark.parametrize("envelope", [PLAIN, SEALED], ids=["plain", "sealed"])
def test_an_event_survives_the_line(envelope):
    line = wire.encode_line(envelope)
    assert b"\n" not in line
    assert wire.decode_line(line) == envelope
    assert misfits(schema("event-line.json"), json.loads(line)) == []


def test_the_schema_sees_what_is_wrong_with_a_line():
    line = json.loads(wire.encode_line(PLAIN))
    for name, value in (("v", 2), ("digest", "AB"), ("kind", "lost"), ("seq", "1")):
        assert misfits(schema("event-line.json"), {**line, name: value}) == [f"/{name}"]
    assert misfits(schema("event-line.json"), {**line, "sealed": "AA=="}) == [""]
    del line["device"]
    assert misfits(schema("event-line.json"), line) == ["/device"]


def test_results_and_receipts_are_what_their_schemas_say():
    assert misfits(schema("batch-result.json"), json.loads(wire.encode(RESULT))) == []
    assert misfits(schema("receipt.json"), json.loads(wire.encode(RECEIPT))) == []


def test_results_and_receipts_survive_the_way():
    assert wire.decode(wire.BatchResult, wire.encode(RESULT)) == RESULT
    assert wire.decode(wire.ReceiptClaims, wire.encode(RECEIPT)) == RECEIPT


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2},
        {"v": None},
        {"digest": "xyz"},
        {"digest": "ab"},
        {"seq": "1"},
        {"seq": True},
        {"kind": "lost"},
        {"number": ""},
        {"number": "N" * 101},
        {"number": "N\0"},
        {"number": "\ud800"},
        {"document_id": "\udfff"},
        {"device": 7},
        {"signature": "not base64!"},
        {"signature": ""},
        {"payload": ""},
        {"payload": "\ud800"},
        {"sealed": "AAAA"},
    ],
    ids=repr,
)
def test_a_line_with_a_wrong_value_is_told_and_never_raised(changes):
    line = {**json.loads(wire.encode_line(PLAIN)), **changes}
    found = wire.decode_line(json.dumps(line).encode())
    assert isinstance(found, wire.ItemProblem)
    assert found.code in {"LINE_UNREADABLE", "VERSION_UNKNOWN"}


@given(some.binary(max_size=300) | some.text(max_size=200).map(str.encode))
def test_no_bytes_make_the_reading_of_a_line_raise(raw):
    assert isinstance(wire.decode_line(raw), wire.ItemProblem | Envelope)


@given(some.recursive(some.none() | some.integers() | some.text(), some.lists, max_leaves=8))
def test_no_value_of_a_field_makes_the_reading_of_a_line_raise(value):
    line = json.loads(wire.encode_line(PLAIN))
    for name in line:
        raw = json.dumps({**line, name: value}).encode()
        assert isinstance(wire.decode_line(raw), wire.ItemProblem | Envelope)


def test_a_batch_is_its_lines_and_empty_lines_do_not_count():
    raw = wire.encode_batch([PLAIN, SEALED])
    assert wire.decode_batch(b"\n" + raw + b"\r\n\n") == (PLAIN, SEALED)


def test_too_many_lines_are_refused_as_a_whole():
    with pytest.raises(BadInput, match="500"):
        wire.decode_batch(b"{}\n" * 501)


def test_a_claim_of_one_use_is_not_taken_for_another():
    hello = wire.encode(wire.HelloClaims(nonce="12345678", now=AT, gateway="dps-1"))
    with pytest.raises(SyncError) as told:
        wire.decode(wire.ReceiptClaims, hello)
    assert told.value.fault is SyncFault.GARBLED
    with pytest.raises(BadInput, match="RequestClaims"):
        wire.decode_strict(wire.RequestClaims, hello)


def test_the_gateway_is_strict_where_the_laptop_lets_later_keys_pass():
    raw = wire.encode(wire.Heartbeat(waiting=1))[:-1] + b',"zz":1}'
    assert wire.decode(wire.Heartbeat, raw) == wire.Heartbeat(waiting=1)
    with pytest.raises(BadInput):
        wire.decode_strict(wire.Heartbeat, raw)


@given(some.binary(max_size=2000))
def test_compressed_bytes_come_back_the_same(raw):
    for encoding in ("zstd", "gzip"):
        assert wire.inflate(wire.compress(raw, encoding), encoding) == raw
    assert wire.inflate(raw, "identity") == raw


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_inflating_stops_at_the_limit(encoding):
    raw = wire.compress(bytes(10_000), encoding)
    assert len(wire.inflate(raw, encoding, limit=10_000)) == 10_000
    with pytest.raises(wire.TooLarge):
        wire.inflate(raw, encoding, limit=9_999)


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_cut_or_lengthened_bytes_are_refused(encoding):
    raw = wire.compress(b"ticket" * 50, encoding)
    for broken in (raw[:-3], raw[:5], raw + b"x", b"", raw + raw):
        with pytest.raises(BadInput):
            wire.inflate(broken, encoding)


def test_a_hundred_tickets_take_at_most_330_bytes_each():
    signer = FakeSigner()
    batch = [an_envelope(an_issued(f"TRAIN-{n:07d}", signer=signer)) for n in range(100)]
    raw = wire.encode_batch(batch)
    assert len(wire.compress(raw, "zstd")) <= 33_000
    assert len(wire.compress(raw, "gzip")) <= 35_000


def test_batches_are_cut_by_count_and_by_size():
    small = [replace(PLAIN, body=bytes(10))] * 5
    assert [len(b) for b in wire.by_size(small, items=2, size=1000)] == [2, 2, 1]
    assert [len(b) for b in wire.by_size(small, items=100, size=25)] == [2, 2, 1]
    assert [len(b) for b in wire.by_size(small, items=100, size=5)] == [1] * 5
    assert wire.by_size([], items=1, size=1) == []


def test_a_request_token_is_a_jws_that_the_vault_can_check():
    device = DeviceVault("LAPTOP-1", SigningKey.generate())
    token = wire.request_token(device, AT)
    raw = verify_token(token, {"LAPTOP-1": device.public}, typ=wire.REQUEST_TYP)
    claims = wire.decode_strict(wire.RequestClaims, raw)
    assert (claims.device, claims.issued_at) == ("LAPTOP-1", AT)


def test_wire_and_vault_agree_on_the_type_of_what_the_gateway_signs():
    assert wire.GATEWAY_TYP == GATEWAY_TYP


def test_the_digest_of_a_body_is_that_of_the_standard():
    # RFC 9530, appendix B.1: a body of {"hello": "world"} and a line feed.
    assert wire.content_digest(b'{"hello": "world"}\n') == (
        "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    )


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_kind_of_event_survives_the_line(kind):
    line = wire.encode_line(replace(PLAIN, kind=kind))
    assert wire.decode_line(line).kind is kind
    assert misfits(schema("event-line.json"), json.loads(line)) == []


VOID = TicketEvent(
    kind=EventKind.VOID,
    number=PLAIN.number,
    seq=2,
    document_id=PLAIN.document_id,
    replaces=PLAIN.digest.hex(),
    reason_code="WRONG-PERSON",
    reason="The license was the passenger's.",
    at=AT,
    officer=IssuedBy(leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", title="Officer"),
    judiciary_code="1234",
    training=True,
    salt="5d1c8a0e",
)


@pytest.mark.parametrize("kind", [EventKind.VOID, EventKind.LATE])
def test_the_body_of_an_event_is_what_its_schema_says(kind):
    body = json.loads(canonical.encode(replace(VOID, kind=kind)))
    rule = schema("ticket-event.json")
    assert misfits(rule, body) == []
    assert set(body) == set(rule["properties"]) == set(rule["required"])


def test_the_schema_sees_what_is_wrong_with_the_body_of_an_event():
    body = json.loads(canonical.encode(VOID))
    for name, value in (("form", "event/2"), ("kind", "amend"), ("replaces", ""), ("training", 1)):
        assert misfits(schema("ticket-event.json"), {**body, name: value}) == [f"/{name}"]


def test_instants_with_an_offset_are_the_same_instants():
    later = wire.encode(replace(RECEIPT, received_at=AT)).replace(
        b"2026-11-22T03:48:00Z", b"2026-11-21T22:48:00-05:00"
    )
    assert wire.decode(wire.ReceiptClaims, later).received_at - AT == timedelta(0)


CONFIG = GatewayConfig(
    version=7,
    agency=a_document().agency,
    officers=(
        Officer(
            leo_number=LeoNumber("07A12"),
            name="M. TREMBLAYE",
            title="Officer",
            username="mtremblaye",
            approved_on=date(2026, 1, 5),
        ),
    ),
    logo_png=b"\x89PNG",
    blocks=(NumberBlock(block_id="E1-500", prefix="E", first=1, last=500),),
    extras=RecordExtras(
        vouchers=(
            OfficerVoucher(
                leo_number=LeoNumber("07A12"),
                salt=bytes(16),
                code_hash=bytes(32),
                memory_kib=262_144,
                expires_at=AT,
            ),
        ),
        notices=(DpsNotice(notice_id="1", at=AT, text="The records are ready."),),
        blocked_secrets=("greenmountain",),
        law_pack=LawPackOffer(
            version="2026.2", digest="ab" * 32, effective_from=date(2026, 12, 1), size=25_000
        ),
        issuing_ca_pem="",
    ),
)
NEWS = NewsPage(
    cursor=3,
    news=(
        TicketNews(cursor=3, number=PLAIN.number, seq=1, kind=NewsKind.COURT_REFUSED, at=AT),
        TicketNews(
            cursor=4,
            number=PLAIN.number,
            seq=1,
            kind=NewsKind.RETURNED,
            at=AT,
            by="07A13",
            note="N",
        ),
    ),
)
BOARD = AgencyBoard(
    as_of=AT,
    days=30,
    tallies=(
        OfficerTally(
            leo_number=LeoNumber("07A12"),
            name="M. TREMBLAYE",
            tickets=2,
            late=1,
            refused=0,
            voided=0,
            missing_stop_data=1,
            returned=0,
        ),
    ),
    tickets=(
        AgencyTicket(
            number=PLAIN.number,
            seq=1,
            officer=LeoNumber("07A12"),
            device="LT-1234-7K2QFM3X",
            statute="23 V.S.A. § 1007",
            issued_at=AT,
            received_at=None,
            late=False,
            missing_stop_data=("race",),
        ),
    ),
)
ACCOUNT = NumberAccount(total=500, free=100, issued=390, void=10)
MESSAGES = {
    "batch-result": RESULT,
    "board-claims": wire.BoardClaims(device="L", board=BOARD),
    "config-claims": wire.ConfigClaims(device="L", config=CONFIG),
    "enrol-answer": wire.EnrolAnswer(
        nonce="12345678",
        device_id="LT-1234-7K2QFM3X",
        receipt_keys=(("kid", "pem"),),
        seal_key="pem",
        import_key="pem",
        recovery_keys=("pem",),
        config=CONFIG,
        proof="ab" * 32,
    ),
    "enrol-request": wire.EnrolRequest(
        code_id="ab" * 8, public_pem="pem", device_name="CAR 4", version="1", nonce="12345678"
    ),
    "heartbeat": wire.Heartbeat(waiting=2, oldest_at=AT, clock_offset_s=-1.5),
    "hello-claims": wire.HelloClaims(nonce="12345678", now=AT, gateway="dps-1"),
    "lookup-request": wire.LookupRequest(
        items=(wire.LookupItem(number="E0000001", seq=1, digest="ab" * 32),)
    ),
    "news-claims": wire.NewsClaims(device="L", page=NEWS),
    "numbers-claims": wire.NumbersClaims(device="L", blocks=CONFIG.blocks),
    "numbers-request": wire.NumbersRequest(account=ACCOUNT),
    "held-blocks": wire.HeldBlocks(
        blocks=(NumberBlock(block_id="E1-100", prefix="E", first=1, last=100),)
    ),
    "enrol-again-request": wire.EnrolAgainRequest(
        code_id="0123456789abcdef",
        device_id="LT-0000-ABCDEFGH",
        public_pem="-----BEGIN PUBLIC KEY-----",
        version="9.9",
        nonce="0123456789",
    ),
    "problem": wire.Problem(code="DEVICE_UNKNOWN", say="Not known."),
    "receipt": RECEIPT,
    "receipt-page": wire.ReceiptPage(cursor=4, receipts=("a.b.c",)),
    "request-claims": wire.RequestClaims(device="L", issued_at=AT),
    "review-request": wire.ReviewRequest(
        poc="07A13", number="E0000001", state=Review.RETURNED, note="The town is wrong."
    ),
    "ticket-claims": wire.TicketClaims(device="L", number="E0000001", seq=1, payload="{}"),
}


def validator(name):
    return Draft202012Validator(schema(f"{name}.json"))


@pytest.mark.parametrize("name", MESSAGES)
def test_a_real_message_fits_its_published_schema_and_survives_the_way(name):
    raw = wire.encode(MESSAGES[name])
    assert meta.is_valid(schema(f"{name}.json"))
    assert [fault.message for fault in validator(name).iter_errors(json.loads(raw))] == []
    assert wire.decode(type(MESSAGES[name]), raw) == MESSAGES[name]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_schema_sees_a_missing_part_and_another_version(name):
    plain = json.loads(wire.encode(MESSAGES[name]))
    for part in schema(f"{name}.json")["required"]:
        assert not validator(name).is_valid({k: v for k, v in plain.items() if k != part})
    assert not validator(name).is_valid({**plain, "v": 2})


def test_every_message_has_a_schema_and_every_schema_a_message():
    published = {path.name for path in files("sync").joinpath("schema").iterdir()}
    assert published == {f"{name}.json" for name in (*MESSAGES, "event-line", "ticket-event")}
    assert {*MADE, *BY_HAND} == set(MESSAGES)
    kinds = {
        kind
        for kind in vars(messages).values()
        if isinstance(kind, type) and "v" in getattr(kind, "__dataclass_fields__", {})
    }
    assert kinds == {type(message) for message in MESSAGES.values()}


@pytest.mark.parametrize("name", MADE)
def test_the_published_schemas_are_those_of_the_records(name):
    """`python docs/refresh_wire.py` writes them anew."""
    assert schema(f"{name}.json") == made(name)


def test_a_laptop_lets_keys_of_a_later_gateway_pass_however_deep_they_stand():
    plain = json.loads(wire.encode(MESSAGES["config-claims"]))
    config = plain["config"]
    for record in (
        plain,
        config,
        config["agency"],
        config["officers"][0],
        config["extras"],
        config["extras"]["law_pack"],
        config["extras"]["notices"][0],
    ):
        record["later"] = {"more": [1]}
    raw = json.dumps(plain).encode()
    assert wire.decode(wire.ConfigClaims, raw) == MESSAGES["config-claims"]
    with pytest.raises(BadInput):
        wire.decode_strict(wire.ConfigClaims, raw)


@pytest.mark.parametrize(("written", "read"), [("5", 5), ("5.0", 5), ("5e0", 5), ("50.0e-1", 5)])
def test_a_whole_number_may_be_written_with_a_point(written, read):
    raw = b'{"v":1.0,"waiting":%s,"clock_offset_s":2}' % written.encode()
    found = wire.decode_strict(wire.Heartbeat, raw)
    assert (found.waiting, found.clock_offset_s) == (read, 2.0)


@pytest.mark.parametrize("written", ["5.5", '"5"', "true", "null", "1e400", "NaN"])
def test_what_is_no_whole_number_is_refused(written):
    with pytest.raises(BadInput):
        wire.decode_strict(wire.Heartbeat, b'{"v":1,"waiting":%s}' % written.encode())
