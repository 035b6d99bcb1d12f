"""Magnetic stripes: all three tracks, the rules of track 2, and swipes that are no license."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scanners.text.reader import read_payload, scan_payload
from tracs_mobile.domain.license import LicenseRead, ScanSource
from tracs_mobile.testing.licenses import Holder, stripe_payload
from tracs_mobile.testing.vehicles import swiped

TODAY = date(2026, 11, 26)
WHO = Holder(
    family="QUILLFEATHER", given="MARROW", middle="ASHBY", number="251234567", sex="F",
    born=date(1987, 4, 23), expires=date(2028, 4, 23), state="CA", city="FRESNO", postal="93650",
    street="17 LANTERN LOOP", vehicle_class="C", height_in=66, weight_lb=141,
)  # fmt: skip


def read(raw: bytes) -> LicenseRead:
    return read_payload(raw, source=ScanSource.SERIAL, today=TODAY)


def californian(**changes: str) -> bytes:
    return swiped(WHO, state="CA", iin="636014", **changes)


@pytest.mark.parametrize("third", ["%", "#", "+", "!", "_%"])
def test_all_three_tracks_are_read_however_the_reader_writes_the_third(third):
    license_ = read(californian(third=third))
    assert license_.family_name.value == "QUILLFEATHER"
    assert license_.given_name.value == "MARROW"
    assert license_.middle_name.value == "ASHBY"
    assert license_.birth_date.value == date(1987, 4, 23)
    assert (license_.street.value, license_.city.value) == ("17 LANTERN LOOP", "FRESNO")
    assert (license_.state.value, license_.postal_code.value) == ("CA", "93650")
    assert (license_.sex.value, license_.height_in.value, license_.weight_lb.value) == (
        "F",
        66,
        141,
    )
    assert (license_.hair.value, license_.eyes.value) == ("BLK", "BRO")
    assert (license_.issuer, license_.issuer_state) == ("636014", "CA")
    assert license_.vehicle_class.value == "C"


@pytest.mark.parametrize(("state", "iin", "digits", "number"), [
    ("CA", "636014", "251234567", "Y1234567"), ("FL", "636010", "23123456789012", "W123456789012"),
    ("NJ", "636036", "0112345678901234", "A12345678901234"), ("WI", "636031",
    "171234567890123", "Q1234567890123"), ("VA", "636000", "2012345678", "T12345678"),
])  # fmt: skip
def test_a_letter_written_as_two_digits_is_turned_back_and_doubted(state, iin, digits, number):
    license_ = read(swiped(replace(WHO, state=state), state=state, iin=iin, number=digits))
    assert license_.number.value == number
    assert "first letter" in license_.number.warning


@pytest.mark.parametrize(("state", "iin", "digits"), [
    ("CA", "636014", "991234567"), ("VA", "636000", "123456789"), ("VT", "636024", "98760123"),
])  # fmt: skip
def test_a_number_of_another_form_stays_as_it_is_and_is_doubted(state, iin, digits):
    license_ = read(swiped(replace(WHO, state=state), state=state, iin=iin, number=digits))
    assert license_.number.value == digits
    assert "may be written as numbers" in license_.number.warning


@pytest.mark.parametrize(("month", "expires", "doubt"), [
    ("04", date(2028, 4, 30), "only the month"), ("77", None, ""), ("99", date(2028, 4, 23), ""),
    ("88", date(2029, 4, 30), "only the month"), ("13", None, "could not be read"),
    ("00", None, "could not be read"),
])  # fmt: skip
def test_the_month_of_expiry_has_three_values_that_are_no_month(month, expires, doubt):
    read_ = read(californian(month=month)).expiry_date
    assert read_.value == expires
    assert doubt in read_.warning
    assert bool(doubt) == bool(read_.warning)


def test_a_birthday_in_february_ends_a_license_on_a_day_that_exists():
    who = replace(WHO, born=date(1988, 2, 29), expires=date(2027, 2, 28))
    license_ = read(swiped(who, state="CA", iin="636014", month="99"))
    assert license_.expiry_date.value == date(2027, 2, 28)


def test_the_second_track_alone_gives_number_and_birth_date_and_says_that_the_rest_is_missing():
    license_ = read(b";636024" + b"98760123=28041987" + b"0423=?")
    assert license_.number.value == "98760123"
    assert license_.birth_date.value == date(1987, 4, 23)
    assert license_.issuer_state == "VT"
    assert license_.family_name.value is None
    assert any("Only a part of the magnetic stripe" in said for said in license_.warnings)


def test_tracks_on_lines_of_their_own_are_one_swipe():
    raw = californian().replace(b"?;", b"?\r\n;").replace(b"?%01", b"?\r\n%01")
    assert read(raw).number.value == "Y1234567"
    assert read(raw).weight_lb.value == 141


def test_british_columbia_is_metric_and_caps_lock_changes_nothing():
    who = replace(WHO, state="BC", city="VANCOUVER", postal="V6B 1A1", number="7712345")
    license_ = read(stripe_payload(who))
    assert (license_.height_in.value, license_.number.value) == (66, "7712345")
    assert read(stripe_payload(who).swapcase()) == license_


@pytest.mark.parametrize("raw", [
    b"%B4111111111111111^TREMBLAYE/ODETTE^28041010000?;4111111111111111=28041010000?",
    b";4111111111111111=28041010000?",
])  # fmt: skip
def test_a_bank_card_is_refused_and_nothing_of_it_is_kept(raw):
    scan = scan_payload(raw, source=ScanSource.SERIAL, today=TODAY)
    assert "bank card" in scan.problem
    assert "4111" not in repr(scan)
    assert "TREMBLAYE" not in repr(scan)


def test_a_swipe_that_failed_is_asked_for_again():
    scan = scan_payload(b"%E?;E?+E?", source=ScanSource.SERIAL, today=TODAY)
    assert "Swipe the license again" in scan.problem
