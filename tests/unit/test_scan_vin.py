"""VINs: cleaned, judged by their check digit, and what year and make they tell."""

from __future__ import annotations

from datetime import date

import pytest

from scanners.text import vin
from scanners.text.vehicle import read_vehicle
from tracs_mobile.domain.license import Read, ScanSource
from tracs_mobile.domain.vehicle import vin_check_digit, vin_fits
from tracs_mobile.testing.vehicles import invented_vin

TODAY = date(2026, 11, 26)
VIN = "1HGCM82633A004352"
EVERY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def scanned(raw: bytes):
    return read_vehicle(raw, source=ScanSource.SERIAL, today=TODAY)


def with_check(start: str, end: str) -> str:
    return start + str(vin_check_digit(f"{start}0{end}")) + end


@pytest.mark.parametrize("raw", [
    "1HGCM82633A004352", " 1hgcm82633a004352\r\n", "*1HGCM82633A004352*", "I1HGCM82633A004352",
    "]A01HGCM82633A004352", "]C0I1HGCM82633A004352", "1HGCM 82633 A004352",
    "VIN: 1HGCM82633A004352", "VIN#1HGCM82633A004352", "\ufeff1HGCM82633A004352",
])  # fmt: skip
def test_a_label_is_cleaned_of_what_scanners_and_printers_put_around_it(raw):
    read = scanned(raw.encode("utf-8"))
    assert read.vin.value == VIN
    assert read.warnings == ()
    assert read.kind == "VIN label"


@pytest.mark.parametrize("seed", range(24))
def test_every_wrong_character_that_breaks_the_check_digit_is_warned(seed):
    whole = invented_vin(seed)
    assert vin_fits(whole)
    for at in range(17):
        for char in EVERY:
            changed = whole[:at] + char + whole[at + 1 :]
            if changed == whole:
                continue
            read = scanned(changed.encode("ascii"))
            if vin_fits(changed):
                assert read.vin == Read(value=changed, raw=changed)
            else:
                assert read.vin.warning in read.warnings
                assert read.vin.warning, (at, char)


def test_a_letter_that_no_vin_has_is_only_suggested_and_only_when_the_digit_then_fits():
    read = vin.read_vin("1HGCM82633AOO4352")
    assert read.value == VIN
    assert "letter I, O or Q" in read.warning
    assert vin.read_vin("IHGCM82633A004352").value == VIN
    hopeless = vin.read_vin("1HGCM82633AQ04353")
    assert hopeless.value == "1HGCM82633AQ04353"
    assert "no VIN has" in hopeless.warning


def test_a_european_number_is_kept_and_its_missing_check_digit_is_explained():
    read = scanned(b"WVWZZZ1JZ3W386752")
    assert read.vin.value == "WVWZZZ1JZ3W386752"
    assert "not made for North America" in read.vin.warning
    assert read.year.value is None
    assert (read.make.value, bool(read.make.warning)) == ("VOLK", True)


def test_an_older_and_shorter_number_is_kept_with_a_doubt_and_other_text_is_not():
    assert vin.read_vin("VS29H73211").value == "VS29H73211"
    assert "before 1981" in vin.read_vin("VS29H73211").warning
    for odd in ("ABC", "1HGCM82633A0043521HGCM82633A004352", "1HGCM82633A-04352"):
        read = vin.read_vin(odd)
        assert read.value is None
        assert read.warning
    assert vin.read_vin(" * ") == Read(raw=" * ")


def test_seventeen_digits_are_a_parcel_and_seventeen_letters_a_word_unless_they_fit():
    assert scanned(b"12345678901234567") is None
    assert scanned(b"CONGRATULATIONSXX") is None
    assert scanned(with_check("12345678", "01234567").encode()).vin.warning == ""


@pytest.mark.parametrize("text", [
    "https://cars.example/v?vin=1HGCM82633A004352&lang=en", "N:1HGCM82633A004352;Y2003",
    "HONDA MOTOR CO\r\nVIN 1HGCM82633A004352\r\nTYPE PASSENGER CAR",
    "https://cars.example/1hgcm82633a004352", "https://cars.example/a%20b?vin=1HGCM82633A004352",
    "@\n\x1e\rANSI 6360240101IN00290060INAAANORTH MUTUAL\nVIN1\n1HGCM82633A004352\nP77812\r",
])  # fmt: skip
def test_a_link_or_a_text_is_searched_for_a_vin_that_fits(text):
    assert scanned(text.encode()).vin == Read(value=VIN, raw=VIN)


def test_a_text_whose_only_candidate_does_not_fit_holds_no_vin():
    assert scanned(b"https://cars.example/v?vin=1HGCM82633A004353") is None
    # Part of a longer word is none either.
    assert scanned(b"https://cars.example/v?id=X1HGCM82633A004352X") is None


def test_two_vins_in_one_scan_are_doubted():
    both = f"{VIN} {invented_vin(3)}"
    read = scanned(both.encode())
    assert read.vin.value == VIN
    assert "More than one VIN" in read.vin.warning


@pytest.mark.parametrize(("code", "seventh", "year"), [
    ("A", "2", 1980), ("A", "B", 2010), ("Y", "2", 2000), ("1", "2", 2001), ("9", "2", 2009),
    ("T", "B", 2026), ("V", "B", 2027), ("W", "B", 1998), ("X", "B", 1999), ("Y", "B", 2000),
])  # fmt: skip
def test_the_model_year_of_a_car_follows_the_seventh_and_tenth_character(code, seventh, year):
    number = with_check(f"1FTFW1{seventh}5", f"{code}FA12345")
    assert vin.year_of(vin.read_vin(number), today=TODAY) == Read(value=year)


@pytest.mark.parametrize("code", ["0", "U", "Z"])
def test_codes_that_are_no_year_tell_none(code):
    number = with_check("1FTFW1E5", f"{code}FA12345")
    assert vin.year_of(vin.read_vin(number), today=TODAY) == Read()


def test_the_year_of_a_motorcycle_is_the_later_one_that_is_possible_with_a_doubt():
    number = with_check("1HD1KB41", "GY123456")
    year = vin.year_of(vin.read_vin(number), today=TODAY)
    assert year.value == 2016
    assert "30 years earlier" in year.warning


@pytest.mark.parametrize(("start", "make"), [
    ("1HGCM", "HOND"), ("1FTFW", "FORD"), ("1G1ZD", "CHEV"), ("1GTV2", "GMC"), ("4T1B1", "TOYT"),
    ("JF2SK", "SUBA"), ("5YJ3E", "TESL"), ("1C4RJFA", "JEEP"), ("1C4RDJA", "DODG"),
    ("1C4GJ45", "CHRY"), ("1C6RR", "RAM"), ("1C6HJ", "JEEP"), ("2C3CDXA", "DODG"),
    ("2C3HD46", "CHRY"), ("2C3CC", "CHRY"), ("2C4RDGA", "DODG"), ("2C4RC", "CHRY"),
    ("3C3CFFA", "FIAT"), ("JN1AZ", "NISS"), ("JN1CV6A", "INFI"), ("5TDAAAA6", "LEXS"),
    ("5XYZU", "HYUN"), ("5XYPG", "KIA"), ("5N1DL", "INFI"), ("5N1AZ", "NISS"), ("WMWXP", "MNNI"),
    ("1FUJG", "FRHT"), ("1XPBD", "PTRB"), ("1HD1K", "HD"), ("3AKJH", "FRHT"),
])  # fmt: skip
def test_the_make_is_told_by_the_front_of_the_vin(start, make):
    number = with_check(start.ljust(8, "A"), "JA123456")
    assert vin.make_of(vin.read_vin(number)) == Read(value=make)


def test_an_unknown_maker_and_a_small_one_tell_no_make():
    for start in ("XXX", "1L9AB"):
        number = with_check(start.ljust(8, "A"), "JA123456")
        assert vin.make_of(vin.read_vin(number)) == Read()


def test_the_table_of_makers_holds_codes_of_two_to_four_capitals_once_each():
    rows = vin.makers()
    assert len(rows) > 300
    assert all(2 <= len(maker.make) <= 4 and maker.make.isupper() for _, maker in rows)
    assert len({start for start, _ in rows}) == len(rows)
    assert all(set(start) <= set("ABCDEFGHJKLMNPRSTUVWXYZ0123456789.@#") for start, _ in rows)
