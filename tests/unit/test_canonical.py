"""Canonical bytes: equal values give equal bytes, and only whole records come back."""

import dataclasses
import json
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.canonical import decode, encode, load_object
from tracs_mobile.domain.document import Document, Printable
from tracs_mobile.domain.names import DraftId, StopId
from tracs_mobile.domain.stop import ChargeEntry, Draft, Driver, Origin, StopPlace
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_document, a_printable

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)


def a_draft(**changes):
    began = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    values = {"draft_id": DraftId("d"), "stop_id": StopId("s"), "started_at": began}
    return Draft(**{**values, **changes})


@given(
    family_name=NAMES,
    born=st.none() | st.dates(),
    speed=st.none() | st.integers(0, 200),
    at=st.datetimes(timezones=st.just(UTC)),
)
def test_a_draft_comes_back_as_it_was(family_name, born, speed, at):
    draft = a_draft(
        driver=Driver(family_name=unicodedata.normalize("NFC", family_name), birth_date=born),
        charges=(ChargeEntry(speed_mph=speed), ChargeEntry()),
        place=StopPlace(occurred_at=at),
        origins=(("driver.family_name", Origin.SCANNED),),
    )
    assert decode(Draft, encode(draft)) == draft


def test_a_document_comes_back_as_it_was():
    document = a_document()
    assert decode(Document, encode(document)) == document


def test_a_printable_with_a_picture_comes_back_as_it_was():
    printable = dataclasses.replace(a_printable(), logo_png=bytes(range(256)))
    assert decode(Printable, encode(printable)) == printable


def test_composed_and_decomposed_letters_give_the_same_bytes():
    composed = encode(Driver(family_name="B\u00c9LANGEOIX"))
    decomposed = encode(Driver(family_name="BE\u0301LANGEOIX"))
    assert composed == decomposed


def test_the_same_instant_in_two_zones_gives_the_same_bytes():
    utc = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    eastern = utc.astimezone(timezone(-timedelta(hours=5)))
    assert encode(StopPlace(occurred_at=utc)) == encode(StopPlace(occurred_at=eastern))


def test_keys_are_sorted_and_nothing_is_padded():
    raw = encode(Driver(family_name="A"))
    plain = json.loads(raw)
    assert (
        raw == json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"x": "' + b"y" * 1_000_001 + b'"}',
    ],
)
def test_outside_json_that_is_no_record_is_refused_with_a_sentence(raw):
    with pytest.raises(BadInput, match=r"^The data is"):
        load_object(raw)


@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"family_name": 5},
        {"birth_date": "04/17/1991"},
        {"cdl": "no"},
        {"height_in": 67.5},
    ],
)
def test_a_record_of_a_wrong_shape_is_refused(change):
    plain = {**json.loads(encode(Driver())), **change}
    with pytest.raises(BadInput, match="not a complete Driver"):
        decode(Driver, json.dumps(plain).encode())


def test_a_bool_is_no_number():
    plain = {**json.loads(encode(Driver())), "height_in": True}
    with pytest.raises(BadInput):
        decode(Driver, json.dumps(plain).encode())


def test_an_instant_without_a_zone_is_refused():
    plain = {**json.loads(encode(StopPlace())), "occurred_at": "2026-11-21T12:00:00"}
    with pytest.raises(BadInput):
        decode(StopPlace, json.dumps(plain).encode())


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
)
def test_an_instant_that_is_none_in_another_zone_is_refused(at):
    plain = {**json.loads(encode(StopPlace())), "occurred_at": at}
    with pytest.raises(BadInput):
        decode(StopPlace, json.dumps(plain).encode())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    value: float


@pytest.mark.parametrize("raw", [b"1e999", b"-1e999", b"1" + b"0" * 400, b"true", b'"1"', b"null"])
def test_a_number_that_nothing_can_write_again_is_refused(raw):
    with pytest.raises(BadInput):
        decode(Measured, b'{"value":' + raw + b"}")


@pytest.mark.parametrize(("raw", "value"), [(b"2", 2.0), (b"-0.25", -0.25), (b"1e308", 1e308)])
def test_a_measure_may_be_written_without_a_point(raw, value):
    assert decode(Measured, b'{"value":' + raw + b"}") == Measured(value=value)


def test_a_date_survives():
    driver = Driver(birth_date=date(1991, 4, 17))
    assert decode(Driver, encode(driver)).birth_date == date(1991, 4, 17)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    many: tuple[str, ...]
    pair: tuple[str, str]


@pytest.mark.parametrize("name", ["many", "pair"])
@pytest.mark.parametrize("plain", [{}, "", "ab", {"a": 1, "b": 2}, None, 7])
def test_what_is_no_list_is_not_read_as_one(name, plain):
    whole = {"many": ["a", "b"], "pair": ["a", "b"]}
    assert decode(Listed, json.dumps(whole).encode()) == Listed(many=("a", "b"), pair=("a", "b"))
    with pytest.raises(BadInput):
        decode(Listed, json.dumps({**whole, name: plain}).encode())
