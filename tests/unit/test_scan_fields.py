"""Single fields of a license in every form that is seen: heights, dates, names, codes."""

from __future__ import annotations

from datetime import date

import pytest

from scanners.text.reader import read_payload
from tracs_mobile.domain.license import LicenseRead, ScanSource
from tracs_mobile.testing.licenses import elements_with, payload

TODAY = date(2025, 6, 1)


def read(raw: bytes) -> LicenseRead:
    return read_payload(raw, source=ScanSource.SERIAL, today=TODAY)


def test_a_first_name_of_two_whole_words_is_not_split():
    license_ = read(payload(elements_with(8, DAC="MARY ANN", DAD=""), version=8))
    assert (license_.given_name.value, license_.middle_name.value) == ("MARY ANN", None)


@pytest.mark.parametrize(
    ("raw", "inches"),
    [
        ("601", 73), ("509", 69), ("073 in", 73), ("73 IN", 73), ("72 IN", 72), ("71 in", 71),
        ("181 cm", 71), ("155 CM", 61), ("5'-04\"", 64),
        ("5-10", 70), ("5'10\"", 70), ("5' 4\"", 64), ("6'", 72), ("073", 73), ("69", 69), ("181",
        71), ("5FT 10IN", 70), ("5 10", 70), ("071 in ", 71), ("511", 71), ("600", 72),
    ],
)  # fmt: skip
def test_heights_of_every_form_become_inches(raw, inches):
    license_ = read(payload(elements_with(3, DAU=raw), version=3))
    assert license_.height_in.value == inches
    assert license_.height_in.raw == raw


@pytest.mark.parametrize("raw", ["999", "000 in", "590", "abc", "15 in", "9'14\"", "300 cm", ""])
def test_impossible_heights_are_left_out(raw):
    assert read(payload(elements_with(3, DAU=raw), version=3)).height_in.value is None


@pytest.mark.parametrize(
    ("values", "pounds"),
    [
        ({"DAW": "141"}, 141), ({"DAW": "-", "DAX": "064"}, 141), ({"DAW": "064 kg"}, 141),
        ({"DAW": "141 lb"}, 141), ({"DAW": "000", "DAX": "64 KG"}, 141),
        ({"DAW": "-", "DCE": "4"}, None), ({"DAW": "NONE"}, None),
    ],
)  # fmt: skip
def test_weights_become_pounds_and_a_range_code_is_no_weight(values, pounds):
    assert read(payload(elements_with(8, **values), version=8)).weight_lb.value == pounds


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("96826     0", "96826"), ("0210800000", "02108"), ("633011", "63301"), ("056020000",
        "05602"), ("05602-0000", "05602"),
        ("056021234", "05602-1234"), ("05602-1234", "05602-1234"), ("05602 1234", "05602-1234"),
        ("05602", "05602"), ("5602", "05602"), ("056020000  ", "05602"), ("K1A0B1", "K1A 0B1"),
        ("K1A 0B1   ", "K1A 0B1"), ("K1A0B10000", "K1A 0B1"), ("00000", None), ("", None),
    ],
)  # fmt: skip
def test_postal_codes_of_every_form(raw, value):
    assert read(payload(elements_with(8, DAK=raw), version=8)).postal_code.value == value


@pytest.mark.parametrize("glued", ["04231987M", "04231987 ", " 04231987", "04-23-1987",
    "04/23/1987", "19870423"])  # fmt: skip
def test_dates_with_something_around_them(glued):
    assert read(payload(elements_with(8, DBB=glued), version=8)).birth_date.value == date(
        1987, 4, 23
    )


@pytest.mark.parametrize(
    "raw", ["00000000", "MMDDCCYY", "NONE", "unavl", "        ", "", "CCYYMMDD"]
)
def test_placeholders_are_no_date_and_no_doubt(raw):
    license_ = read(payload(elements_with(8, DBD=raw), version=8))
    assert license_.issue_date.value is None
    assert license_.warnings == ()


@pytest.mark.parametrize(
    "raw", ["13321987", "02301987", "0423198", "042319877", "ABCDEFGH", "1987"]
)
def test_impossible_dates_have_no_value_and_a_warning(raw):
    license_ = read(payload(elements_with(8, DBB=raw), version=8))
    assert license_.birth_date.value is None
    assert license_.birth_date.warning
    assert license_.number.value == "98760123"


def test_a_date_with_the_day_in_front_is_read_with_a_warning():
    license_ = read(payload(elements_with(8, DBB="23041987"), version=8))
    assert license_.birth_date.value == date(1987, 4, 23)
    assert license_.birth_date.warning


def test_names_the_card_calls_truncated_are_marked():
    license_ = read(payload(elements_with(8, DDE="T", DDF="T", DDG="U"), version=8))
    assert "family name" in license_.family_name.warning
    assert "first name" in license_.given_name.warning
    assert license_.middle_name.warning == ""


@pytest.mark.parametrize(
    "nothing", ["NONE", "none", "unavl", "UNAVL", "unavail", "UNAVAIL", "", "   "]
)
def test_words_for_nothing_are_no_value(nothing):
    elements = elements_with(8, DAD=nothing, DAH=nothing, DCU=nothing, DCB=nothing, DCD=nothing)
    license_ = read(payload(elements, version=8))
    for field in ("middle_name", "street2", "suffix", "restrictions", "endorsements"):
        assert getattr(license_, field).value is None


def test_a_license_number_none_is_kept_but_doubted():
    license_ = read(payload(elements_with(3, DAQ="NONE"), version=3, iin="636001"))
    assert license_.number.value == "NONE"
    assert license_.number.warning


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("QUILL,MARROW,ASHBY", ("QUILL", "MARROW", "ASHBY", None)), ("QUILL,MARROW,,3RD",
        ("QUILL", "MARROW", None, "3RD")), ("QUILL$MARROW$ASHBY$JR", ("QUILL", "MARROW", "ASHBY",
        "JR")),
        ("QUILL@MARROW@ASHBY", ("QUILL", "MARROW", "ASHBY", None)), ("QUILL,MARROW, ASH ",
        ("QUILL", "MARROW", "ASH", None)), ("QUILL,MARROW", ("QUILL", "MARROW", None, None)),
        ("QUILL,MARROW A", ("QUILL", "MARROW", "A", None)), ("O NEIL,MARROW,A", ("O NEIL",
        "MARROW", "A", None)), ("QUILL, MARROW, JR", ("QUILL", "MARROW", None, "JR")),
        ("QUILL,MARROW,,", ("QUILL", "MARROW", None, None)),
    ],
)  # fmt: skip
def test_full_names_of_version_1(full, parts):
    license_ = read(payload(elements_with(1, DAA=full), version=1))
    assert (
        license_.family_name.value,
        license_.given_name.value,
        license_.middle_name.value,
        license_.suffix.value,
    ) == parts


def test_a_full_name_without_commas_from_an_unusual_state_is_doubted():
    license_ = read(payload(elements_with(1, DAA="QUILL MARROW A"), version=1, iin="636020"))
    assert license_.family_name.warning
    assert license_.given_name.warning


@pytest.mark.parametrize(
    ("given", "first", "middle"),
    [
        ("MARROW,ASHBY", "MARROW", "ASHBY"), ("MARROW ASHBY", "MARROW", "ASHBY"), ("MARROW",
        "MARROW", None), ("MARROW,", "MARROW", None), ("MARROW, ASHBY LYNN", "MARROW",
        "ASHBY LYNN"), ("MARROW A B", "MARROW", "A B"), ("MARROW  ASHBY   ", "MARROW", "ASHBY"),
    ],
)  # fmt: skip
def test_given_names_in_one_element(given, first, middle):
    license_ = read(payload(elements_with(3, DCT=given), version=3))
    assert (license_.given_name.value, license_.middle_name.value) == (first, middle)


@pytest.mark.parametrize("family", ["O NEIL", "O REALTEST", "VAN DER PELT", "D'ARCY", "SMITH-LEE"])
def test_family_names_of_several_words_stay_whole(family):
    assert read(payload(elements_with(8, DCS=family), version=8)).family_name.value == family


@pytest.mark.parametrize(("raw", "value"), [("1", "M"), ("2", "F"), ("9", "X"), ("M", "M"), ("F",
    "F"), ("X", "X"), ("0", None), ("", None)])  # fmt: skip
@pytest.mark.parametrize("version", [1, 3, 8])
def test_sex_codes_by_number_and_letter_on_every_version(raw, value, version):
    assert read(payload(elements_with(version, DBC=raw), version=version)).sex.value == value


@pytest.mark.parametrize(("raw", "code"), [("BR", "BRO"), ("BN", "BRO"), ("BRN", "BRO"), ("BL",
    "BLU"), ("HZ", "HAZ"), ("HZL", "HAZ"), ("BROWN", "BRO"), ("NONE", None), ("GRN",
    "GRN")])  # fmt: skip
def test_eye_colors_of_every_spelling(raw, code):
    assert read(payload(elements_with(8, DAY=raw), version=8)).eyes.value == code


def test_utf_8_and_latin_1_names_are_the_same_name():
    latin = payload(elements_with(8, DCS="LEFÈVRE"), version=8)
    assert read(latin).family_name.value == "LEFÈVRE"
    assert read(latin.decode("latin-1").encode("utf-8")).family_name.value == "LEFÈVRE"
