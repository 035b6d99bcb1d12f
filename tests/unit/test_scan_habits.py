"""Habits of issuers and of the hands that pass payloads on: all read right, or doubted."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from scanners.text.reader import read_payload
from tracs_mobile.domain.license import LicenseRead, ScanSource
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.testing.licenses import (
    Holder,
    elements_with,
    license_payload,
    payload,
    stripe_payload,
)

TODAY = date(2025, 6, 1)
RAW = license_payload(version=8)
HEAD = b"@\n\x1e\rANSI 636024080001DL"


def read(raw: bytes, source: ScanSource = ScanSource.FILE) -> LicenseRead:
    return read_payload(raw, source=source, today=TODAY)


def core(license_: LicenseRead) -> tuple[object, ...]:
    return (
        license_.family_name.value,
        license_.given_name.value,
        license_.middle_name.value,
        license_.number.value,
        license_.birth_date.value,
        license_.expiry_date.value,
        license_.sex.value,
        license_.street.value,
        license_.city.value,
        license_.state.value,
        license_.postal_code.value,
        license_.issuer_state,
    )


CORE = core(read(RAW))


def written_out(write) -> bytes:
    return re.sub(rb"[\n\r\x1c-\x1f]", lambda found: write(found[0][0]), RAW)


NAMES = {10: b"LF", 13: b"CR", 30: b"RS"}


@pytest.mark.parametrize(
    "write",
    [
        lambda code: b"[" + NAMES[code] + b"]",
        lambda code: b"{" + NAMES[code] + b"}",
        lambda code: b"<" + NAMES[code].lower() + b">",
        lambda code: b"<0x%02X>" % code,
        lambda code: b"<%02X>" % code,
        lambda code: b"\\%03o" % code,
        lambda code: b"\\x%02X" % code,
        lambda code: b"\\u%04X" % code,
        lambda code: b"\\\\u%04x" % code,
        lambda code: b"^" + bytes([code + 64]),
        lambda code: b"&#%d;" % code,
        lambda code: b"&#x%X;" % code,
        lambda code: b"%%%02X" % code,
    ],
)
def test_controls_written_out_in_any_usual_way_are_put_back(write):
    for tail in (b"", b"\n", b"\r\n", b"\n\n"):
        assert core(read(written_out(write) + tail)) == CORE


def test_a_payload_kept_as_a_quoted_value_is_unwrapped():
    text = RAW.decode("latin-1")
    for wrapped in (json.dumps(text), json.dumps(text.rstrip()), json.dumps({"scan": text})):
        license_ = read(wrapped.encode() + b"\n")
        assert core(license_) == CORE
        assert license_.warnings == ()
    assert core(read(RAW.replace(b"\n", b"\\n\n"))) == CORE
    assert core(read(written_out(lambda code: b"%%%02X" % code).replace(b" ", b"+"))) == CORE


@pytest.mark.parametrize(
    "head",
    [
        b"@\n\x1e\ransi 636024080001DL", b"@\n\x1e\rAnsi 636024080001DL",
        b"@\n\x1e\rANSI\n636024080001DL", b"@\n\x1e\rAN5I 636024080001DL",
        b"@\n\x1e\rNSI 636024080001DL", b"@\n\x1e\r636024080001DL", b"\x9cansi636024080001DL",
    ],
)  # fmt: skip
def test_a_mark_that_is_hardly_legible_still_opens_a_card(head):
    assert HEAD in RAW
    assert core(read(RAW.replace(HEAD, head))) == CORE


def test_a_picture_without_a_legible_mark_is_not_guessed_at():
    with pytest.raises(UnreadableScan, match="start of the license"):
        read(RAW.replace(HEAD, HEAD.replace(b"ANSI", b"AN5I")), ScanSource.IMAGE)


@pytest.mark.parametrize(
    "designator",
    [
        b"DL0031", b"DL003104", b"DL003104020", b"DL00310402DL", b"DLabacabac", b"DL0031xxxx",
        b"dl00310402", b"DL-0310402", b"00310402", b"DL00310402ZV0226003", b"DL 0031 0402 ", b"",
    ],
)  # fmt: skip
def test_a_designator_of_a_wrong_form_costs_no_element(designator):
    raw = re.sub(rb"DL\d{8}(?=DLDAQ)", designator, RAW)
    assert raw != RAW
    assert core(read(raw)) == CORE


def test_a_blank_between_the_type_and_the_first_element_costs_nothing():
    assert core(read(RAW.replace(b"DLDAQ", b"DL DAQ"))) == CORE


@pytest.mark.parametrize("last", ["DAQ", "DAI", "DCS", "DAK", "DBC"])
def test_a_private_subfile_without_a_break_before_it_stays_out_of_the_last_value(last):
    elements = elements_with(8)
    elements.sort(key=lambda element: element[0] == last)
    private = [("ZVA", "01"), ("ZVB", "DCSX")]
    raw = payload(elements, version=8, private=private).replace(b"\rZVZVA", b"ZVZVA")
    assert b"\rZVZVA" not in raw
    assert core(read(raw)) == CORE


def test_a_second_private_subfile_without_a_break_stays_out_as_well():
    raw = payload(elements_with(8), version=8, private=[("ZVA", "01")])
    again = re.sub(rb"(ZV\d{8})(?=DLDAQ)", rb"\1\1", raw).replace(b"\rZVZVA", b"ZVZVA")
    assert core(read(again[:-1] + b"\rZVZVA02\r")) == CORE


def test_a_license_subfile_without_a_break_behind_the_private_one_is_found():
    raw = payload(elements_with(8), version=8, private=[("ZVA", "01")])
    head, mine, private = re.fullmatch(rb"(.*?\d)(DLDAQ.*\r)(ZVZVA01)\r", raw, re.DOTALL).groups()
    assert core(read(head + private + mine)) == CORE


@pytest.mark.parametrize("family", ["ZVZVAIAN", "DLDAQMAN", "IDDABROW"])
def test_a_family_name_like_the_begin_of_a_subfile_stays_whole(family):
    raw = payload(elements_with(8, DCS=family), version=8, private=[("ZVA", "01")])
    assert read(raw).family_name.value == family


@pytest.mark.parametrize(
    "word", ["DAYTON", "FRIDAYSON", "DAZZOLI", "HEDAJON", "ADCLARE", "DAYBOLD"]
)
@pytest.mark.parametrize("version", [1, 3, 8])
def test_a_word_that_holds_the_name_of_an_absent_element_stays_whole(word, version):
    absent = dict.fromkeys(("DAY", "DAZ", "DCL", "DAU"), "-")
    names = {"DAA": f"{word},MARROW"} if version == 1 else {"DCS": word}
    license_ = read(payload(elements_with(version, DAI=word, **names, **absent), version=version))
    assert (license_.family_name.value, license_.city.value) == (word, word)
    assert license_.warnings == ()


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("QUILL,MARROW,ASHBY,JR,", ("QUILL", "MARROW", "ASHBY", "JR")),
        ("QUILL,MARROW,ASHBY,LEE", ("QUILL", "MARROW", "ASHBY LEE", None)),
        ("QUILL,MARROW,ASHBY,LEE,III", ("QUILL", "MARROW", "ASHBY LEE", "III")),
        ("QUILL,JR,MARROW,A", ("QUILL", "MARROW", "A", "JR")),
        ("QUILL,MARROW,V,", ("QUILL", "MARROW", "V", None)),
        ("QUILL,MARROW,,V", ("QUILL", "MARROW", None, "V")),
        ("QUILL,MARROW,NONE,NONE", ("QUILL", "MARROW", None, None)),
    ],
)
def test_full_names_with_parts_too_many_or_in_another_place(full, parts):
    license_ = read(payload(elements_with(1, DAA=full), version=1))
    assert (
        license_.family_name.value,
        license_.given_name.value,
        license_.middle_name.value,
        license_.suffix.value,
    ) == parts


def test_a_spaced_full_name_with_a_particle_is_kept_together_and_doubted_whole():
    raw = payload(elements_with(1, DAA="MARROW A VAN QUILL"), version=1, iin="636025")
    license_ = read(raw)
    assert (license_.family_name.value, license_.middle_name.value) == ("VAN QUILL", "A")
    other = read(raw.replace(b"A VAN QUILL", b"A B QUILL"))
    assert other.family_name.warning and other.given_name.warning and other.middle_name.warning


@pytest.mark.parametrize(
    ("values", "given", "middle"),
    [
        ({"DAC": "MARROW,ASHBY", "DAD": "ASHBY"}, "MARROW", "ASHBY"),
        ({"DAC": "MARROW ASHBY", "DAD": "ASHBY"}, "MARROW", "ASHBY"),
        ({"DAC": "MARIANNE", "DAD": "ANNE"}, "MARIANNE", "ANNE"),
        ({"DAC": "MARROW", "DAD": "ASHBY,LYNN"}, "MARROW", "ASHBY LYNN"),
        ({"DCT": "MARROW ASHBY", "DAC": "MARROW ASHBY", "DAD": ""}, "MARROW", "ASHBY"),
        ({"DCT": "MARY ANN,LEE", "DAC": "MARY ANN LEE", "DAD": ""}, "MARY ANN", "LEE"),
        ({"DCT": "MARY ANN LEE", "DAC": "MARY ANN", "DAD": "LEE"}, "MARY ANN", "LEE"),
    ],
)
def test_given_names_that_stand_in_several_elements_are_told_apart(values, given, middle):
    license_ = read(payload(elements_with(8, **values), version=8))
    assert (license_.given_name.value, license_.middle_name.value) == (given, middle)


RESIDENCE = {"DAL": "9 OTHER RD", "DAN": "BARRE", "DAO": "VT", "DAP": "056410000"}


@pytest.mark.parametrize(
    ("values", "street", "city", "postal"),
    [
        (RESIDENCE, "17 LANTERN LOOP", "MONTPELIER", "05602"),
        ({**RESIDENCE, "DAG": ""}, "9 OTHER RD", "BARRE", "05641"),
        ({"DAG": "-", "DAL": "9 OTHER RD"}, "9 OTHER RD", "MONTPELIER", "05602"),
        ({**RESIDENCE, "DAG": "-", "DAI": "-", "DAO": "-"}, "9 OTHER RD", "BARRE", "05641"),
        ({"DAN": "BARRE", "DAI": "-"}, "17 LANTERN LOOP", "BARRE", "05602"),
    ],
)
def test_the_mailing_address_comes_first_and_the_residence_fills_what_it_lacks(
    values, street, city, postal
):
    license_ = read(payload(elements_with(1, **values), version=1))
    assert (license_.street.value, license_.city.value) == (street, city)
    assert (license_.state.value, license_.postal_code.value) == ("VT", postal)


def test_an_american_postal_code_beside_a_province_is_cut_as_at_home_and_doubted():
    read_code = read(payload(elements_with(8, DAJ="ON", DAK="056020000"), version=8)).postal_code
    assert read_code.value == "05602"
    assert read_code.warning


def test_a_postal_code_of_eleven_places_filled_with_zeros_keeps_its_plus_four():
    read_code = read(payload(elements_with(8, DAK="05602123400"), version=8)).postal_code
    assert (read_code.value, read_code.warning) == ("05602-1234", "")


def test_words_for_nothing_in_many_elements_are_no_damage():
    nothing = dict.fromkeys(("DDE", "DDF", "DDG", "DAY", "DAU", "DBD"), "NONE")
    assert core(read(payload(elements_with(8, **nothing), version=8))) == CORE


def test_values_in_an_issuers_own_form_that_can_be_understood_are_no_damage():
    own = {"DBA": "04232028M", "DBB": "1987-04-23", "DBD": "04202024M", "DAU": "5 FT 06 IN"}
    license_ = read(payload(elements_with(8, **own, DAK="05602      0", DAY="BRWN"), version=8))
    assert core(license_) == CORE
    assert license_.issue_date.value == date(2024, 4, 20)


def test_a_stripe_with_a_long_city_or_swapped_case_is_read():
    who = Holder(state="BC", city="NORTH VANCOUVER", postal="V8V 1A1", number="1234567")
    license_ = read(stripe_payload(who))
    assert (license_.city.value, license_.family_name.value) == ("NORTH VANCOUVER", "QUILLFEATHER")
    assert core(read(stripe_payload(who).swapcase())) == core(license_)
