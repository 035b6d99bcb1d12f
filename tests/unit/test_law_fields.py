"""Setting one field of a draft by its path, and where its value is said to come from."""

from datetime import UTC, date, datetime

import pytest

from tracs_mobile.domain.fields import (
    add_charge,
    charge_path,
    get_field,
    remove_charge,
    set_field,
    set_scanned,
)
from tracs_mobile.domain.names import DraftId, StopId
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind, Draft, Military, Origin
from tracs_mobile.domain.vehicle import plate_fits, vin_check_digit, vin_fits
from tracs_mobile.errors import BadInput
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()
EMPTY = Draft(
    draft_id=DraftId("d"), stop_id=StopId("s"), started_at=datetime(2026, 11, 21, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("driver.family_name", "BÉLANGEOIX"),
        ("driver.birth_date", date(1991, 4, 17)),
        ("driver.cdl", True),
        ("vehicle.year", 2019),
        ("vehicle.commercial", True),
        ("place.occurred_at", datetime(2026, 11, 21, 22, 41, tzinfo=UTC)),
        ("charges.0.speed_mph", 49),
        ("charges.0.kind", DocumentKind.WARNING),
        ("stop_data.race", "W"),
        ("stop_data.age", 35),
        ("military", Military.NO),
        ("address_confirmed", True),
    ],
)
def test_what_is_set_can_be_read_back_and_nothing_else_changes(path, value):
    changed = set_field(EMPTY, path, value)
    assert get_field(changed, path) == value
    assert set_field(changed, path, get_field(EMPTY, path)) == EMPTY


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("vehicle.year", "2019"),
        ("vehicle.year", True),
        ("charges.0.speed_mph", 49.5),
        ("driver.birth_date", datetime(1991, 4, 17, tzinfo=UTC)),
        ("driver.family_name", None),
        ("military", "no"),
        ("address_confirmed", 1),
    ],
)
def test_a_value_of_a_wrong_type_is_refused(path, value):
    with pytest.raises(BadInput, match="cannot hold this value"):
        set_field(EMPTY, path, value)


@pytest.mark.parametrize(
    "path", ["", "driver.name", "charges.1.speed_mph", "charges.x.facts", "nothing", "driver.sex.x"]
)
def test_a_path_that_does_not_exist_is_refused(path):
    with pytest.raises(BadInput, match="no field"):
        set_field(EMPTY, path, "x")


def test_typing_takes_the_scanned_edge_away_and_repeating_the_value_leaves_it():
    scanned = set_scanned(EMPTY, "driver.city", "BARRE", Origin.DOUBTFUL)
    assert scanned.origin("driver.city") is Origin.DOUBTFUL
    assert set_field(scanned, "driver.city", "BARRE") == scanned
    assert set_field(scanned, "driver.city", "BERLIN").origins == ()


def test_a_second_scan_of_a_field_keeps_one_origin():
    twice = set_scanned(
        set_scanned(EMPTY, "driver.city", "A", Origin.DOUBTFUL), "driver.city", "B", Origin.SCANNED
    )
    assert twice.origins == (("driver.city", Origin.SCANNED),)


def test_a_town_brings_its_county_whether_chosen_or_typed():
    town = next(t for t in PACK.towns if t.name == "Barre City")
    chosen = set_field(EMPTY, "place.town", town)
    typed = set_field(EMPTY, "place.town", "BARRE CITY", towns=PACK.towns)
    assert chosen == typed
    assert (typed.place.town, typed.place.county) == ("Barre City", "Washington")


def test_a_town_that_is_not_known_keeps_no_county_of_another():
    known = set_field(EMPTY, "place.town", "Stowe", towns=PACK.towns)
    assert known.place.county == "Lamoille"
    half = set_field(known, "place.town", "Stow", towns=PACK.towns)
    assert (half.place.town, half.place.county) == ("Stow", "")


def test_another_charge_forgets_the_base_penalty_of_the_former_one():
    first = set_field(EMPTY, "charges.0.charge_id", "23-1022")
    priced = set_field(first, "charges.0.base_cents", 15000)
    assert set_field(priced, "charges.0.charge_id", "23-1022") == priced
    assert set_field(priced, "charges.0.charge_id", "23-1048").charges[0].base_cents is None


def test_charges_can_be_added_and_removed_and_one_always_stays():
    two = add_charge(EMPTY, ChargeEntry(charge_id="23-1243"))
    assert set_field(two, charge_path(1, "facts"), "LEFT LAMP").charges[1].facts == "LEFT LAMP"
    assert [e.charge_id for e in remove_charge(two, 0).charges] == ["23-1243"]
    assert remove_charge(EMPTY, 0).charges == (ChargeEntry(),)


def test_the_worked_example_of_the_federal_rule_comes_out():
    assert vin_check_digit("1G4AH59H?5G118341".replace("?", "0")) == "4"


@pytest.mark.parametrize(
    ("vin", "fits"),
    [
        ("1G4AH59H45G118341", True),
        ("1g4ah59h45g118341", True),
        ("1M8GDM9AXKP042788", True),
        ("11111111111111111", True),
        ("1G4AH59H45G118342", False),
        ("1G4AH59H45G11834", False),
        ("IG4AH59H45G118341", False),
        ("", False),
    ],
)
def test_a_vin_is_checked_by_its_ninth_character(vin, fits):
    assert vin_fits(vin) is fits


@pytest.mark.parametrize(
    ("plate", "fits"),
    [("HKB 412", True), ("abc-123", True), ("A", True), ("", False), ("ABC123456", False),
     ("AB_1", False), ("É1", False)],
)  # fmt: skip
def test_a_plate_is_letters_and_digits(plate, fits):
    assert plate_fits(plate) is fits
