"""Damage by scanners, cables, editors and people: read right, doubted, or refused with words."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanners.text.reader import VERIFY, read_payload, scan_payload
from tracs_mobile.domain.license import LicenseRead, Read, ScanSource
from tracs_mobile.testing.licenses import (
    Holder,
    invented_holder,
    later_elements,
    license_payload,
    payload,
    stripe_payload,
    with_foreign_bytes,
    with_separator,
    with_swapped_case,
    with_wrong_lengths,
)
from tracs_mobile.testing.payload_damage import unsound

TODAY = date(2025, 6, 1)
KEYS = ("family_name", "given_name", "middle_name", "number", "birth_date")
VERSIONS = range(12)


def read(raw: bytes, source: ScanSource = ScanSource.SERIAL) -> LicenseRead:
    return read_payload(raw, source=source, today=TODAY)


def values(license_: LicenseRead) -> dict[str, object]:
    reads = {item.name: getattr(license_, item.name) for item in fields(license_)}
    return {name: read.value for name, read in reads.items() if isinstance(read, Read)}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: with_separator(raw, b"\n"),
        lambda raw: with_separator(raw, b"\r\n"),
        lambda raw: with_separator(raw, b"\r"),
        lambda raw: with_separator(raw, b"\r\r\n"),
        lambda raw: with_separator(raw, b"\x1e"),
        lambda raw: with_separator(raw, b"\x1d"),
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"\r", b"\r\n"),
        lambda raw: raw.replace(b"\x1e", b""),
        lambda raw: raw.replace(b"\x1e\r", b""),
        lambda raw: with_wrong_lengths(raw, by=1),
        lambda raw: with_wrong_lengths(raw, by=-7),
        lambda raw: with_wrong_lengths(raw, by=40),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: b"]L2" + raw,
        lambda raw: raw + b"\r\r\n",
        lambda raw: raw + raw,
        lambda raw: raw[:70] + raw,
        with_swapped_case,
        lambda raw: raw.replace(b"\n", b"<LF>").replace(b"\x1e", b"<RS>").replace(b"\r", b"<CR>"),
        lambda raw: raw.replace(b"\n", b"\\n").replace(b"\x1e", b"\\x1e").replace(b"\r", b"\\r"),
        lambda raw: raw.replace(b"\n", b"\\n").replace(b"\x1e", b"\\u001e").replace(b"\r", b"\\r"),
        lambda raw: raw.decode("latin-1").encode("utf-16"),
        lambda raw: raw.rstrip(),
    ],
)
def test_damage_between_the_elements_changes_no_value(version, damage):
    raw = license_payload(invented_holder(version), version=version)
    assert values(read(damage(raw))) == values(read(raw))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("mark", [b"", b" ", b"|", b"~", b"^", b"\t"])
def test_lost_separators_are_found_again_and_every_field_is_to_be_verified(version, mark):
    raw = license_payload(invented_holder(version), version=version)
    license_ = read(with_separator(raw, mark))
    assert values(license_) == values(read(raw))
    assert VERIFY in license_.warnings
    reads = [getattr(license_, name) for name in values(license_)]
    assert all(read.warning for read in reads if read.value is not None)


@pytest.mark.parametrize("seed", range(20))
def test_foreign_bytes_between_the_characters_are_taken_out_and_said(seed):
    raw = license_payload(invented_holder(seed), version=8)
    license_ = read(with_foreign_bytes(raw, seed=seed))
    assert values(license_) == values(read(raw))
    assert VERIFY in license_.warnings


NAMES = ("CANDACE", "JORDAN", "DAISY", "RANDALL", "ADAIR", "BRENDAN", "ADAMS", "DABNEY")


@pytest.mark.parametrize("seed", range(40))
def test_names_that_hold_the_letters_of_an_element_stay_whole_between_separators(seed):
    chance = random.Random(seed)
    holder = replace(
        invented_holder(seed),
        family=chance.choice(NAMES),
        given=chance.choice(NAMES),
        middle=chance.choice(NAMES),
        street=f"12 {chance.choice(NAMES)} RD",
        city=chance.choice(NAMES),
    )
    for version in (1, 3, 8):
        license_ = read(license_payload(holder, version=version))
        assert license_.family_name.value == holder.family
        assert license_.given_name.value == holder.given
        assert license_.middle_name.value == holder.middle
        assert license_.city.value == holder.city
        spaced = read(with_separator(license_payload(holder, version=version), b" "))
        assert VERIFY in spaced.warnings


@pytest.mark.parametrize(
    "lost", [b"\nDBD", b"\nDBB", b"\nDBA", b"\nDBC", b"\nDAY", b"\nDAU", b"\nDAG", b"\nDAK",
    b"\nDCG", b"\nDAZ"]
)  # fmt: skip
def test_one_missing_separator_between_fixed_elements_is_found(lost):
    raw = license_payload(version=8)
    assert lost in raw
    assert values(read(raw.replace(lost, lost[1:]))) == values(read(raw))


@pytest.mark.parametrize("lost", [b"\nDCS", b"\nDAC", b"\nDAQ", b"\nDBA", b"\nDAI"])
def test_a_missing_separator_behind_words_is_never_a_silent_error(lost):
    raw = license_payload(version=8)
    right, got = read(raw), read(raw.replace(lost, lost[1:]))
    for name, value in values(got).items():
        if value != values(right)[name]:
            assert getattr(got, name).warning or value is None


def test_an_element_read_twice_with_two_values_is_doubted():
    raw = payload([*later_elements(Holder(), 8), ("DAQ", "11112222")], version=8)
    license_ = read(raw)
    assert license_.number.value == "98760123"
    assert license_.number.warning in license_.warnings


def test_a_value_that_was_cut_in_two_is_joined_and_doubted():
    raw = license_payload(version=8).replace(b"LANTERN LOOP", b"LANTERN\nLOOP")
    license_ = read(raw)
    assert license_.street.value == "17 LANTERN LOOP"
    assert license_.street.warning


def test_a_scan_that_stops_inside_a_name_doubts_that_name():
    elements = later_elements(Holder(), 8)
    last = [element for element in elements if element[0] != "DCS"] + [("DCS", "QUILLFEATHER")]
    raw = payload(last, version=8)
    license_ = read(raw[: raw.index(b"FEATHER")])
    assert license_.family_name.value == "QUILL"
    assert license_.family_name.warning


def test_a_scan_without_its_second_half_says_so():
    raw = license_payload(version=8)
    assert any(
        "end of the bar code" in said for said in read(raw[: raw.index(b"DAY") + 5]).warnings
    )


@pytest.mark.parametrize("seed", range(8))
def test_a_scan_that_stops_anywhere_has_no_wrong_key_without_a_doubt(seed):
    raw = license_payload(invented_holder(seed), version=(1, 2, 3, 4, 8, 9, 10, 11)[seed])
    right = values(read(raw))
    for end in range(len(raw)):
        scan = scan_payload(raw[:end], source=ScanSource.SERIAL, today=TODAY)
        if scan.license is None:
            assert scan.problem
            continue
        for name in KEYS:
            got = getattr(scan.license, name)
            assert got.value in (None, right[name]) or got.warning, (end, name)


# --- no input makes it stumble ---------------------------------------------------------------


def assert_sound(raw: bytes, source: ScanSource) -> None:
    assert unsound(scan_payload(raw, source=source, today=TODAY)) == []


@given(st.binary(max_size=600), st.sampled_from(list(ScanSource)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_at_all_give_a_license_or_a_sentence(raw, source):
    assert_sound(raw, source)


@given(st.integers(0, 10**9), st.sampled_from(list(ScanSource)))
@settings(max_examples=600, deadline=None)
def test_mutated_licenses_give_a_license_or_a_sentence(seed, source):
    chance = random.Random(seed)
    make = stripe_payload if seed % 9 == 0 else license_payload
    more = {} if seed % 9 == 0 else {"version": seed % 12}
    raw = bytearray(make(invented_holder(seed % 50), **more))
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(raw) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            raw[at : at + chance.randrange(20)] = b""
        elif kind == 1:
            raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 8)))
        elif kind == 2:
            raw[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 3:
            raw[at:at] = raw[chance.randrange(len(raw) + 1) :][: chance.randrange(60)]
        else:
            raw = raw.replace(bytes([chance.choice(b"\n\r\x1eDA0")]), b"", chance.randrange(1, 40))
    assert_sound(bytes(raw), source)


@given(st.text(max_size=60), st.sampled_from(["DCS", "DAC", "DAQ", "DBB", "DAK", "DAU", "DAW",
    "DAG", "DCU"]))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_any_text_in_any_element_gives_a_license_or_a_sentence(text, name):
    elements = dict(later_elements(Holder(), 8)) | {name: text}
    assert_sound(payload(list(elements.items()), version=8), ScanSource.SERIAL)
    body = "\n".join(key + value for key, value in elements.items())
    assert_sound(f"@\n\x1e\rANSI 636024080001DL00310200DL{body}\r".encode("utf-8", "replace"),
    ScanSource.FILE)  # fmt: skip
