"""A license goes into a draft: what it fills, what it leaves, and when it replaces everything."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tracs_mobile.domain.fields import set_field
from tracs_mobile.domain.license import LicenseRead, Read
from tracs_mobile.domain.names import DraftId, StopId
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.stop import Draft, Driver, Military, Origin

EMPTY = Draft(
    draft_id=DraftId("d"), stop_id=StopId("s"), started_at=datetime(2026, 11, 21, tzinfo=UTC)
)
NOEMIE = LicenseRead(
    family_name=Read(value="BÉLANGEOIX"),
    given_name=Read(value="NOÉMIE"),
    middle_name=Read(value="R"),
    number=Read(value="48213307"),
    birth_date=Read(value=date(1991, 4, 17)),
    expiry_date=Read(value=date(2028, 4, 17)),
    sex=Read(value="F"),
    height_in=Read(value=67),
    street=Read(value="41 ELM ST"),
    street2=Read(value="APT 2"),
    city=Read(value="MONTPELIER", warning="looks cut off"),
    state=Read(value="VT"),
    postal_code=Read(value="05602"),
    vehicle_class=Read(value="D"),
    issuer="636024",
    issuer_state="VT",
)
OSCAR = LicenseRead(
    family_name=Read(value="WEXFORD"),
    given_name=Read(value="OSCAR"),
    number=Read(value="90017736"),
    birth_date=Read(value=date(1970, 1, 2)),
    sex=Read(value="M"),
    issuer_state="NY",
)


def test_an_empty_form_takes_everything_the_license_says():
    filled = fill_from_license(EMPTY, NOEMIE)
    assert filled.driver == Driver(
        family_name="BÉLANGEOIX", given_name="NOÉMIE", middle_name="R", sex="F",
        birth_date=date(1991, 4, 17), street="41 ELM ST APT 2", city="MONTPELIER", state="VT",
        postal_code="05602", license_number="48213307", license_state="VT", license_class="D",
        license_expires=date(2028, 4, 17), cdl=False, height_in=67,
    )  # fmt: skip


def test_each_filled_field_says_that_it_was_scanned_and_which_one_is_doubtful():
    filled = fill_from_license(EMPTY, NOEMIE)
    assert filled.origin("driver.family_name") is Origin.SCANNED
    assert filled.origin("driver.city") is Origin.DOUBTFUL
    assert filled.origin("driver.suffix") is Origin.TYPED
    assert "driver.suffix" not in dict(filled.origins)


def test_the_same_license_twice_changes_nothing_but_the_confirmed_address():
    filled = fill_from_license(EMPTY, NOEMIE)
    confirmed = replace(filled, address_confirmed=True, military=Military.NO)
    again = fill_from_license(confirmed, NOEMIE)
    assert again.driver == filled.driver
    assert dict(again.origins) == dict(filled.origins)
    assert again.address_confirmed is False
    assert again.military is Military.NO


def test_a_typed_correction_survives_another_scan_of_the_same_license():
    filled = fill_from_license(EMPTY, NOEMIE)
    corrected = set_field(filled, "driver.street", "PO BOX 9")
    corrected = set_field(corrected, "driver.given_name", "NOÉMI")
    again = fill_from_license(corrected, NOEMIE)
    assert again.driver.street == "PO BOX 9"
    assert again.driver.given_name == "NOÉMI"
    assert again.origin("driver.street") is Origin.TYPED


def test_a_license_of_someone_else_replaces_the_whole_driver_typed_fields_too():
    filled = set_field(fill_from_license(EMPTY, NOEMIE), "driver.street", "PO BOX 9")
    other = fill_from_license(replace(filled, military=Military.NO), OSCAR)
    assert other.driver == Driver(
        family_name="WEXFORD", given_name="OSCAR", license_number="90017736", license_state="NY",
        birth_date=date(1970, 1, 2), sex="M",
    )  # fmt: skip
    assert other.military is Military.NOT_ASKED
    assert other.origin("driver.street") is Origin.TYPED


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("driver.family_name", "SMITH"),
        ("driver.given_name", "JO"),
        ("driver.birth_date", date(1990, 1, 1)),
        ("driver.license_number", "11111111"),
    ],
)
def test_a_typed_identity_that_contradicts_the_license_gives_way_to_it(path, value):
    typed = set_field(set_field(EMPTY, path, value), "driver.street", "1 OTHER RD")
    assert fill_from_license(typed, NOEMIE).driver == fill_from_license(EMPTY, NOEMIE).driver


def test_what_was_typed_before_the_scan_stays_when_it_does_not_contradict():
    typed = set_field(EMPTY, "driver.family_name", "Belangeoix")
    typed = set_field(typed, "driver.street", "PO BOX 9")
    filled = fill_from_license(typed, NOEMIE)
    assert (filled.driver.family_name, filled.driver.street) == ("Belangeoix", "PO BOX 9")
    assert filled.driver.given_name == "NOÉMIE"


def test_a_field_the_second_license_lacks_does_not_stay_from_the_first():
    first = fill_from_license(EMPTY, NOEMIE)
    renewed = replace(NOEMIE, middle_name=Read(), height_in=Read())
    again = fill_from_license(first, renewed)
    assert (again.driver.middle_name, again.driver.height_in) == ("", None)


def test_gender_is_suggested_until_the_officer_chooses():
    suggested = fill_from_license(EMPTY, NOEMIE)
    assert suggested.stop_data.gender == "F"
    assert suggested.origin("stop_data.gender") is Origin.SCANNED
    assert fill_from_license(suggested, OSCAR).stop_data.gender == "M"
    chosen = set_field(EMPTY, "stop_data.gender", "X")
    assert fill_from_license(chosen, NOEMIE).stop_data.gender == "X"


@pytest.mark.parametrize(
    ("state", "classes", "cdl"),
    [("VT", "A", True), ("VT", "B", True), ("VT", "C", True), ("VT", "DM", False),
     ("CA", "C", None), ("VT", None, None)],
)  # fmt: skip
def test_a_commercial_license_is_told_by_class_in_vermont_only(state, classes, cdl):
    read = replace(NOEMIE, issuer_state=state, vehicle_class=Read(value=classes))
    assert fill_from_license(EMPTY, read).driver.cdl is cdl


def test_nothing_but_driver_and_gender_is_touched():
    filled = fill_from_license(EMPTY, NOEMIE)
    assert replace(filled, driver=EMPTY.driver, origins=(), stop_data=EMPTY.stop_data) == EMPTY
