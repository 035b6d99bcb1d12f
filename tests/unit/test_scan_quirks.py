"""Every oddity of real cards that the facts name, one test each, with invented persons."""

from __future__ import annotations

from datetime import date

import pytest

from scanners.text.reader import read_payload
from tracs_mobile.domain.license import LicenseRead, ScanSource
from tracs_mobile.testing.licenses import (
    Holder,
    elements_with,
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
    assert core(read(payload(elements_with(8), version=8, front=front))) == CORE


def test_sc_offsets_that_are_one_too_big_and_fs_for_rs_do_not_matter():
    raw = payload(first_elements(WHO), version=1, iin="636005", front="@\n\x1c\r")
    raw = raw.replace(b"DL0029", b"DL0030")
    license_ = read(raw)
    assert b"DL0030" in raw
    assert core(license_) == CORE
    assert license_.issuer_state == "SC"


def test_pa_version_1_writes_the_first_name_first_and_marks_for_nothing():
    elements = elements_with(1, DAA="MARROW A QUILLFEATHER JR", DAS="*/*", DAT="----")
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
        payload(elements_with(1, DAA="MARROW QUILLFEATHER"), version=1, iin="636025", front="@\n")
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
    license_ = read(payload(elements_with(3, DCT="MARROW ASHBY,"), version=3, iin="636012"))
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
    elements = elements_with(2, DAJ="NB", DAK="E3B 1A1", DCG="CDN", DBB="04231987")
    license_ = read(payload(elements, version=2, iin="636017"))
    assert license_.birth_date.value == date(1987, 4, 23)
    assert license_.country.value == "CAN"
    assert license_.postal_code.value == "E3B 1A1"


@pytest.mark.parametrize("iin", ["636060", "636061"])
def test_wy_and_wv_version_4_have_year_first_dates_and_no_type_before_the_first_element(iin):
    elements = elements_with(4, DBB="19870423", DBA="20280423", DBD="20240420", DAU="71 in")
    raw = payload(elements, version=4, iin=iin).replace(b"DLDAQ", b"DAQ")
    license_ = read(raw)
    assert core(license_) == CORE
    assert license_.height_in.value == 71


def test_wy_puts_the_middle_initial_into_the_first_name():
    license_ = read(payload(elements_with(4, DAC="MARROW E", DAD=""), version=4, iin="636060"))
    assert (license_.given_name.value, license_.middle_name.value) == ("MARROW", "E")


def test_a_postal_code_with_a_digit_too_many_is_flagged():
    license_ = read(payload(elements_with(1, DAK="633011"), version=1, iin="636030"))
    assert license_.postal_code.warning
    assert license_.postal_code.warning in license_.warnings


def test_il_leaves_the_jurisdiction_version_out_of_a_version_3_header():
    raw = payload(elements_with(3), version=3, iin="636035").replace(b"636035030001", b"6360350301")
    license_ = read(raw)
    assert core(license_) == CORE
    assert (license_.aamva_version, license_.issuer_state) == (3, "IL")


@pytest.mark.parametrize("filler", [b"DL\n", b"DL\n\n", b"DL\r\n", b"DL\x1e", b"DL\n\x1e\n  \n"])
def test_blank_records_before_the_first_element_are_passed_over(filler):
    raw = payload(elements_with(8), version=8, iin="636020").replace(b"DLDAQ", filler + b"DAQ")
    assert core(read(raw)) == CORE


def test_in_forty_letter_names_are_marked_as_cut():
    name = "QUILLFEATHERINGTON-BRAMBLETHORNE-WYNDHAMM"[:40]
    license_ = read(payload(elements_with(4, DCS=name), version=4, iin="636037"))
    assert license_.family_name.value == name
    assert license_.family_name.warning


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
        elements_with(10), version=10, iin="636000", private=[("ZVA", garbage), ("ZVB", "DCSX")]
    )
    assert core(read(raw)) == CORE


def test_a_private_element_cannot_pass_for_a_name():
    raw = payload(elements_with(8), version=8, private=[("ZVA", "DACOTHER"), ("ZVB", "DAQ000")])
    license_ = read(raw)
    assert license_.given_name.value == "MARROW"
    assert license_.number.value == "98760123"


@pytest.mark.parametrize("tail", [b"\r\r\n", b"\r\n", b"\n", b"   ", b"\x00", b"\r\r\n\r\r\n"])
def test_line_ends_after_the_last_subfile_do_no_harm(tail):
    license_ = read(license_payload(version=8) + tail)
    assert core(license_) == CORE
    assert license_.warnings == ()


def test_padded_values_are_trimmed():
    elements = [(name, value.ljust(40)) for name, value in elements_with(8)]
    assert core(read(payload(elements, version=8))) == CORE


def test_foreign_letters_inside_an_element_name_are_seen_through():
    raw = payload(elements_with(8), version=8).replace(b"\nDCB", b"\nDC\xd4B")
    license_ = read(raw)
    assert license_.restrictions.value == "B"
    assert core(license_) == CORE


def test_the_social_security_number_of_version_1_reaches_nobody():
    raw = payload(elements_with(1, DBK="078051120", DBM="078051121"), version=1)
    assert "07805112" not in repr(read(raw))


def test_the_meanings_of_version_1_that_changed_later_fill_no_name():
    elements = elements_with(1, DBG="1", DBN="OTHERNAME", DBS="DR", DBH="Y", DBL="19600101")
    license_ = read(payload(elements, version=1))
    assert core(license_) == CORE


def test_the_issuer_comes_from_its_number_and_not_from_the_address():
    license_ = read(payload(elements_with(8, DAJ="NH", DAK="03301"), version=8))
    assert license_.issuer_state == "VT"
    assert license_.state.value == "NH"


def test_an_unknown_issuer_is_said():
    license_ = read(payload(elements_with(8), version=8, iin="699999"))
    assert license_.issuer_state == ""
    assert any("issuer" in warning for warning in license_.warnings)


@pytest.mark.parametrize("kind", ["DL", "ID", "EN"])
def test_the_kind_of_document_is_told(kind):
    assert read(license_payload(version=10, kind=kind)).document_type == kind


def test_a_version_11_permit_is_told():
    license_ = read(payload(elements_with(11, DDP="1", DDM="0", DDN="0", DDO="1"), version=11))
    assert license_.document_type == "DL permit"
    assert core(license_) == CORE
