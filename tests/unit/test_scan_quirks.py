"""Every oddity of real cards that the facts name, one test each, with invented persons."""

from __future__ import annotations

from datetime import date

import pytest

from scanners.reader import read_payload
from tracs_mobile.domain.license import LicenseRead, ScanSource
from tracs_mobile.testing.licenses import (
    Holder,
    first_elements,
    later_elements,
    license_payload,
    payload,
    stripe_payload,
)

TODAY = date(2025, 6, 1)
WHO = Holder()


def read(raw: bytes) -> LicenseRead:
    return read_payload(raw, source=ScanSource.SERIAL, today=TODAY)


def core(license_: LicenseRead) -> tuple[object, ...]:
    return (
        license_.family_name.value,
        license_.given_name.value,
        license_.middle_name.value,
        license_.number.value,
        license_.birth_date.value,
        license_.expiry_date.value,
        license_.issue_date.value,
        license_.sex.value,
        license_.street.value,
        license_.city.value,
        license_.state.value,
        license_.postal_code.value,
    )


CORE = (
    "QUILLFEATHER", "MARROW", "ASHBY", "98760123", date(1987, 4, 23), date(2028, 4, 23),
    date(2024, 4, 20), "F", "17 LANTERN LOOP", "MONTPELIER", "VT", "05602",
)  # fmt: skip


def changed(version: int, **values: str) -> list[tuple[str, str]]:
    """The elements of a version with some of them changed; None-like `-` leaves one out."""
    base = first_elements(WHO) if version < 2 else later_elements(WHO, version)
    kept = [(name, values.pop(name, value)) for name, value in base]
    return [(name, value) for name, value in [*kept, *values.items()] if value != "-"]


@pytest.mark.parametrize("version", range(12))
def test_a_flawless_card_of_every_version_is_read_whole_and_without_doubt(version):
    license_ = read(license_payload(version=version))
    assert core(license_) == CORE
    assert license_.warnings == ()
    assert (license_.issuer, license_.issuer_state) == ("636024", "VT")
    assert (license_.aamva_version, license_.document_type) == (version, "DL")
    assert (license_.height_in.value, license_.eyes.value) == (66, "BRO")


@pytest.mark.parametrize("mark", ["AAMVA", "AMVA ", "ANSI ", "AAMVA ", "ANSI"])
def test_every_seen_spelling_of_the_file_type_opens_a_card(mark):
    assert core(read(payload(first_elements(WHO), version=1, mark=mark))) == CORE


@pytest.mark.parametrize(
    "front",
    [
        "@\n\x1c\r", "@\n\n", "@\n", "@a\n", "@ac", "@\n6M", "@\n\u00dcM", "@|\x1e|", "",
        "\ufeff@\n\x1e\r".encode().decode("latin-1"),
        "@ \x90\n\x90\x1e\x91\r", "]L2@\n\x1e\r", "]L0@\n\x1e\r", " @\n\x1e\r", "@\r\n\x1e\r\n",
        "@\r", "@\n\r", "\r\n@\n\x1e\r",
    ],
)  # fmt: skip
def test_damage_in_front_of_the_header_costs_nothing(front):
    assert core(read(payload(changed(8), version=8, front=front))) == CORE


def test_sc_offsets_that_are_one_too_big_and_fs_for_rs_do_not_matter():
    raw = payload(first_elements(WHO), version=1, iin="636005", front="@\n\x1c\r")
    raw = raw.replace(b"DL0029", b"DL0030")
    license_ = read(raw)
    assert b"DL0030" in raw
    assert core(license_) == CORE
    assert license_.issuer_state == "SC"


def test_pa_version_1_writes_the_first_name_first_and_marks_for_nothing():
    elements = changed(1, DAA="MARROW A QUILLFEATHER JR", DAS="*/*", DAT="----")
    license_ = read(payload(elements, version=1, iin="636025", front="@\n"))
    assert license_.given_name.value == "MARROW"
    assert license_.middle_name.value == "A"
    assert license_.family_name.value == "QUILLFEATHER"
    assert license_.suffix.value == "JR"
    assert license_.restrictions.value is None
    assert license_.endorsements.value is None
    assert license_.warnings == ()


def test_a_pa_name_of_two_words_has_no_middle_name():
    license_ = read(
        payload(changed(1, DAA="MARROW QUILLFEATHER"), version=1, iin="636025", front="@\n")
    )
    assert license_.given_name.value == "MARROW"
    assert license_.family_name.value == "QUILLFEATHER"
    assert license_.middle_name.value is None


def test_nc_version_0_with_short_issuer_residence_address_and_height_in_dav():
    elements = [
        ("DAB", "QUILLFEATHER"), ("DAC", "MARROW"), ("DAD", "ASHBY"), ("DAE", "JR"),
        ("DAL", "17 LANTERN LOOP"), ("DAM", "UNIT 4"), ("DAN", "RALEIGH"), ("DAO", "NC"), ("DAP",
        "276010000"),
        ("DAQ", "98760123"), ("DBA", "04-23-2028"), ("DBB", "04-23-1987"), ("DBC", "F"), ("DBD",
        "04-20-2024"), ("DAV", "5-06"), ("DAY", "BRN"),
    ]  # fmt: skip
    body = "DL" + "\n".join(name + value for name, value in elements) + "\r"
    raw = f"@\n\x1e\rAAMVA3600400DL0028{len(body):04d}{body}".encode("latin-1")
    license_ = read(raw)
    assert core(license_) == (
        *CORE[:8], "17 LANTERN LOOP", "RALEIGH", "NC", "27601",
    )  # fmt: skip
    assert license_.street2.value == "UNIT 4"
    assert license_.suffix.value == "JR"
    assert license_.height_in.value == 66
    assert license_.eyes.value == "BRO"
    assert (license_.issuer, license_.issuer_state, license_.aamva_version) == ("636004", "NC", 0)


@pytest.mark.parametrize("header", ["AAMVA36004001", "AAMVA3600400101", "AAMVA36004"])
def test_nc_headers_of_other_lengths_still_name_the_issuer(header):
    raw = f"@\n\x1e\r{header}DL00310200DLDAQ1\n".encode() + payload(first_elements(WHO))[31:]
    assert read(raw).issuer_state == "NC"


def test_on_version_3_with_offset_zero_trailing_commas_and_centimeters():
    who = Holder(state="ON", postal="K1A 0B1", city="OTTAWA")
    elements = dict(later_elements(who, 3))
    elements |= {
        "DCS": "QUILLFEATHER,", "DCT": "MARROW,ASHBY", "DAG": "17 LANTERN LOOP,", "DAU": "168 cm",
        "DCK": "*98760123*", "DAQ": "Q1234-98760-12345",
    }  # fmt: skip
    del elements["DAY"]
    raw = payload(list(elements.items()), version=3, iin="636012")
    license_ = read(raw.replace(b"DL0031", b"DL0000"))
    assert license_.family_name.value == "QUILLFEATHER"
    assert (license_.given_name.value, license_.middle_name.value) == ("MARROW", "ASHBY")
    assert license_.street.value == "17 LANTERN LOOP"
    assert license_.birth_date.value == date(1987, 4, 23)
    assert license_.height_in.value == 66
    assert license_.eyes.value is None
    assert license_.postal_code.value == "K1A 0B1"
    assert license_.country.value == "CAN"
    assert license_.number.value == "Q1234-98760-12345"
    assert license_.warnings == ()


def test_on_given_names_with_only_a_trailing_comma_split_at_the_space():
    license_ = read(payload(changed(3, DCT="MARROW ASHBY,"), version=3, iin="636012"))
    assert (license_.given_name.value, license_.middle_name.value) == ("MARROW", "ASHBY")


def test_ab_version_3_with_its_own_issuer_letters_for_an_offset_and_old_elements():
    who = Holder(state="AB", postal="T5J 2R7", city="EDMONTON")
    elements = dict(later_elements(who, 3)) | {
        "DBC": "F", "DAU": "155 CM", "DAB": "QUILLFEATHER", "DAR": "5", "DAT": "Z", "DCA": "4",
    }  # fmt: skip
    raw = payload(list(elements.items()), version=3, iin="990876")
    license_ = read(raw.replace(b"DL0031", b"DLabac"))
    assert (license_.issuer, license_.issuer_state) == ("990876", "AB")
    assert license_.sex.value == "F"
    assert license_.height_in.value == 61
    assert license_.vehicle_class.value == "4"
    assert license_.family_name.value == "QUILLFEATHER"
    assert license_.document_type == "DL"


def test_nb_version_2_has_american_dates_although_canadian():
    elements = changed(2, DAJ="NB", DAK="E3B 1A1", DCG="CDN", DBB="04231987")
    license_ = read(payload(elements, version=2, iin="636017"))
    assert license_.birth_date.value == date(1987, 4, 23)
    assert license_.country.value == "CAN"
    assert license_.postal_code.value == "E3B 1A1"


@pytest.mark.parametrize("iin", ["636060", "636061"])
def test_wy_and_wv_version_4_have_year_first_dates_and_no_type_before_the_first_element(iin):
    elements = changed(4, DBB="19870423", DBA="20280423", DBD="20240420", DAU="71 in")
    raw = payload(elements, version=4, iin=iin).replace(b"DLDAQ", b"DAQ")
    license_ = read(raw)
    assert core(license_) == CORE
    assert license_.height_in.value == 71


def test_wy_puts_the_middle_initial_into_the_first_name():
    license_ = read(payload(changed(4, DAC="MARROW E", DAD=""), version=4, iin="636060"))
    assert (license_.given_name.value, license_.middle_name.value) == ("MARROW", "E")


def test_a_first_name_of_two_whole_words_is_not_split():
    license_ = read(payload(changed(8, DAC="MARY ANN", DAD=""), version=8))
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
    license_ = read(payload(changed(3, DAU=raw), version=3))
    assert license_.height_in.value == inches
    assert license_.height_in.raw == raw


@pytest.mark.parametrize("raw", ["999", "000 in", "590", "abc", "15 in", "9'14\"", "300 cm", ""])
def test_impossible_heights_are_left_out(raw):
    assert read(payload(changed(3, DAU=raw), version=3)).height_in.value is None


@pytest.mark.parametrize(
    ("values", "pounds"),
    [
        ({"DAW": "141"}, 141), ({"DAW": "-", "DAX": "064"}, 141), ({"DAW": "064 kg"}, 141),
        ({"DAW": "141 lb"}, 141), ({"DAW": "000", "DAX": "64 KG"}, 141),
        ({"DAW": "-", "DCE": "4"}, None), ({"DAW": "NONE"}, None),
    ],
)  # fmt: skip
def test_weights_become_pounds_and_a_range_code_is_no_weight(values, pounds):
    assert read(payload(changed(8, **values), version=8)).weight_lb.value == pounds


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
    assert read(payload(changed(8, DAK=raw), version=8)).postal_code.value == value


def test_a_postal_code_with_a_digit_too_many_is_flagged():
    license_ = read(payload(changed(1, DAK="633011"), version=1, iin="636030"))
    assert license_.postal_code.warning
    assert license_.postal_code.warning in license_.warnings


def test_il_leaves_the_jurisdiction_version_out_of_a_version_3_header():
    raw = payload(changed(3), version=3, iin="636035").replace(b"636035030001", b"6360350301")
    license_ = read(raw)
    assert core(license_) == CORE
    assert (license_.aamva_version, license_.issuer_state) == (3, "IL")


@pytest.mark.parametrize("filler", [b"DL\n", b"DL\n\n", b"DL\r\n", b"DL\x1e", b"DL\n\x1e\n  \n"])
def test_blank_records_before_the_first_element_are_passed_over(filler):
    raw = payload(changed(8), version=8, iin="636020").replace(b"DLDAQ", filler + b"DAQ")
    assert core(read(raw)) == CORE


@pytest.mark.parametrize("glued", ["04231987M", "04231987 ", " 04231987", "04-23-1987",
    "04/23/1987", "19870423"])  # fmt: skip
def test_dates_with_something_around_them(glued):
    assert read(payload(changed(8, DBB=glued), version=8)).birth_date.value == date(1987, 4, 23)


@pytest.mark.parametrize(
    "raw", ["00000000", "MMDDCCYY", "NONE", "unavl", "        ", "", "CCYYMMDD"]
)
def test_placeholders_are_no_date_and_no_doubt(raw):
    license_ = read(payload(changed(8, DBD=raw), version=8))
    assert license_.issue_date.value is None
    assert license_.warnings == ()


@pytest.mark.parametrize(
    "raw", ["13321987", "02301987", "0423198", "042319877", "ABCDEFGH", "1987"]
)
def test_impossible_dates_have_no_value_and_a_warning(raw):
    license_ = read(payload(changed(8, DBB=raw), version=8))
    assert license_.birth_date.value is None
    assert license_.birth_date.warning
    assert license_.number.value == "98760123"


def test_a_date_with_the_day_in_front_is_read_with_a_warning():
    license_ = read(payload(changed(8, DBB="23041987"), version=8))
    assert license_.birth_date.value == date(1987, 4, 23)
    assert license_.birth_date.warning


def test_in_forty_letter_names_are_marked_as_cut():
    name = "QUILLFEATHERINGTON-BRAMBLETHORNE-WYNDHAMM"[:40]
    license_ = read(payload(changed(4, DCS=name), version=4, iin="636037"))
    assert license_.family_name.value == name
    assert license_.family_name.warning


def test_names_the_card_calls_truncated_are_marked():
    license_ = read(payload(changed(8, DDE="T", DDF="T", DDG="U"), version=8))
    assert "family name" in license_.family_name.warning
    assert "first name" in license_.given_name.warning
    assert license_.middle_name.warning == ""


def test_bc_carries_stripe_text_in_its_bar_code():
    who = Holder(state="BC", city="VICTORIA", postal="V8V 1A1", number="1234567")
    license_ = read(stripe_payload(who))
    assert core(license_)[:5] == ("QUILLFEATHER", "MARROW", "ASHBY", "1234567", date(1987, 4, 23))
    assert license_.expiry_date.value == date(2028, 4, 30)
    assert license_.expiry_date.warning
    assert (license_.street.value, license_.city.value) == ("17 LANTERN LOOP", "VICTORIA")
    assert (license_.state.value, license_.postal_code.value) == ("BC", "V8V 1A1")
    assert (license_.height_in.value, license_.weight_lb.value) == (66, 141)
    assert (license_.issuer, license_.issuer_state) == ("636028", "BC")
    assert license_.sex.value == "F"


def test_va_garbage_in_its_private_subfile_changes_nothing():
    garbage = "".join(chr(code) for code in range(0x21, 0xFF) if not 0x7F <= code < 0xA0)
    raw = payload(
        changed(10), version=10, iin="636000", private=[("ZVA", garbage), ("ZVB", "DCSX")]
    )
    assert core(read(raw)) == CORE


def test_a_private_element_cannot_pass_for_a_name():
    raw = payload(changed(8), version=8, private=[("ZVA", "DACOTHER"), ("ZVB", "DAQ000")])
    license_ = read(raw)
    assert license_.given_name.value == "MARROW"
    assert license_.number.value == "98760123"


@pytest.mark.parametrize("tail", [b"\r\r\n", b"\r\n", b"\n", b"   ", b"\x00", b"\r\r\n\r\r\n"])
def test_line_ends_after_the_last_subfile_do_no_harm(tail):
    license_ = read(license_payload(version=8) + tail)
    assert core(license_) == CORE
    assert license_.warnings == ()


def test_padded_values_are_trimmed():
    elements = [(name, value.ljust(40)) for name, value in changed(8)]
    assert core(read(payload(elements, version=8))) == CORE


@pytest.mark.parametrize(
    "nothing", ["NONE", "none", "unavl", "UNAVL", "unavail", "UNAVAIL", "", "   "]
)
def test_words_for_nothing_are_no_value(nothing):
    elements = changed(8, DAD=nothing, DAH=nothing, DCU=nothing, DCB=nothing, DCD=nothing)
    license_ = read(payload(elements, version=8))
    for field in ("middle_name", "street2", "suffix", "restrictions", "endorsements"):
        assert getattr(license_, field).value is None


def test_a_license_number_none_is_kept_but_doubted():
    license_ = read(payload(changed(3, DAQ="NONE"), version=3, iin="636001"))
    assert license_.number.value == "NONE"
    assert license_.number.warning


def test_foreign_letters_inside_an_element_name_are_seen_through():
    raw = payload(changed(8), version=8).replace(b"\nDCB", b"\nDC\xd4B")
    license_ = read(raw)
    assert license_.restrictions.value == "B"
    assert core(license_) == CORE


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
    license_ = read(payload(changed(1, DAA=full), version=1))
    assert (
        license_.family_name.value,
        license_.given_name.value,
        license_.middle_name.value,
        license_.suffix.value,
    ) == parts


def test_a_full_name_without_commas_from_an_unusual_state_is_doubted():
    license_ = read(payload(changed(1, DAA="QUILL MARROW A"), version=1, iin="636020"))
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
    license_ = read(payload(changed(3, DCT=given), version=3))
    assert (license_.given_name.value, license_.middle_name.value) == (first, middle)


@pytest.mark.parametrize("family", ["O NEIL", "O REALTEST", "VAN DER PELT", "D'ARCY", "SMITH-LEE"])
def test_family_names_of_several_words_stay_whole(family):
    assert read(payload(changed(8, DCS=family), version=8)).family_name.value == family


@pytest.mark.parametrize(("raw", "value"), [("1", "M"), ("2", "F"), ("9", "X"), ("M", "M"), ("F",
    "F"), ("X", "X"), ("0", None), ("", None)])  # fmt: skip
@pytest.mark.parametrize("version", [1, 3, 8])
def test_sex_codes_by_number_and_letter_on_every_version(raw, value, version):
    assert read(payload(changed(version, DBC=raw), version=version)).sex.value == value


@pytest.mark.parametrize(("raw", "code"), [("BR", "BRO"), ("BN", "BRO"), ("BRN", "BRO"), ("BL",
    "BLU"), ("HZ", "HAZ"), ("HZL", "HAZ"), ("BROWN", "BRO"), ("NONE", None), ("GRN",
    "GRN")])  # fmt: skip
def test_eye_colors_of_every_spelling(raw, code):
    assert read(payload(changed(8, DAY=raw), version=8)).eyes.value == code


def test_the_social_security_number_of_version_1_reaches_nobody():
    raw = payload(changed(1, DBK="078051120", DBM="078051121"), version=1)
    assert "07805112" not in repr(read(raw))


def test_the_meanings_of_version_1_that_changed_later_fill_no_name():
    elements = changed(1, DBG="1", DBN="OTHERNAME", DBS="DR", DBH="Y", DBL="19600101")
    license_ = read(payload(elements, version=1))
    assert core(license_) == CORE


def test_the_issuer_comes_from_its_number_and_not_from_the_address():
    license_ = read(payload(changed(8, DAJ="NH", DAK="03301"), version=8))
    assert license_.issuer_state == "VT"
    assert license_.state.value == "NH"


def test_an_unknown_issuer_is_said():
    license_ = read(payload(changed(8), version=8, iin="699999"))
    assert license_.issuer_state == ""
    assert any("issuer" in warning for warning in license_.warnings)


@pytest.mark.parametrize("kind", ["DL", "ID", "EN"])
def test_the_kind_of_document_is_told(kind):
    assert read(license_payload(version=10, kind=kind)).document_type == kind


def test_a_version_11_permit_is_told():
    license_ = read(payload(changed(11, DDP="1", DDM="0", DDN="0", DDO="1"), version=11))
    assert license_.document_type == "DL permit"
    assert core(license_) == CORE


def test_utf_8_and_latin_1_names_are_the_same_name():
    latin = payload(changed(8, DCS="LEFÈVRE"), version=8)
    assert read(latin).family_name.value == "LEFÈVRE"
    assert read(latin.decode("latin-1").encode("utf-8")).family_name.value == "LEFÈVRE"
