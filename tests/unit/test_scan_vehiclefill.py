"""A vehicle's bar code goes into a draft: what it fills, what stays, what is said of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tracs_mobile.domain.fields import set_field
from tracs_mobile.domain.license import Read, VehicleRead
from tracs_mobile.domain.names import DraftId, StopId
from tracs_mobile.domain.stop import Draft, Driver, Origin, Vehicle
from tracs_mobile.domain.vehiclefill import (
    fill_from_vehicle,
    is_other_vehicle,
    vehicle_doubts,
)

EMPTY = Draft(
    draft_id=DraftId("d"), stop_id=StopId("s"), started_at=datetime(2026, 11, 21, tzinfo=UTC)
)
VIN, OTHER_VIN = "1HGCM82633A004352", "5YJ3E1EA8MF000016"
PAPER = VehicleRead(
    vin=Read(value=VIN),
    plate=Read(value="GHT123"),
    plate_state=Read(value="VT"),
    year=Read(value=2003),
    make=Read(value="HOND"),
    model=Read(value="ACC"),
    body_style=Read(value="4D"),
    color=Read(value="BLU"),
    owner=Read(value="TREMBLAYE, ODETTE"),
    expiry_date=Read(value=date(2027, 6, 30)),
    kind="vehicle registration",
)
LABEL = VehicleRead(
    vin=Read(value=VIN), year=Read(value=2003), make=Read(value="HOND"), kind="VIN label"
)
WRONG = "The VIN check digit does not fit: look at the plate on the dash."


def said(draft, read):
    return [(problem.field, problem.code) for problem in vehicle_doubts(draft, read)]


def test_an_empty_form_takes_the_vehicle_and_never_the_owner():
    filled = fill_from_vehicle(EMPTY, PAPER)
    assert filled.vehicle == Vehicle(
        plate="GHT123", state="VT", year=2003, make="HOND", model="ACC", color="BLU", vin=VIN
    )
    assert filled.driver == Driver()
    assert "TREMBLAYE" not in repr(filled)
    assert filled.origin("vehicle.plate") is Origin.SCANNED
    assert said(EMPTY, PAPER) == []


def test_a_doubtful_field_is_filled_and_marked():
    read = replace(PAPER, plate=Read(value="GHT123", warning="Verify it."))
    filled = fill_from_vehicle(EMPTY, read)
    assert filled.origin("vehicle.plate") is Origin.DOUBTFUL
    assert said(EMPTY, read) == [("vehicle.plate", "vehicle-doubtful")]


def test_what_the_officer_typed_stays_and_the_difference_is_said():
    typed = set_field(set_field(EMPTY, "vehicle.color", "RED"), "vehicle.make", "HONDA")
    filled = fill_from_vehicle(typed, PAPER)
    assert (filled.vehicle.color, filled.vehicle.make) == ("RED", "HONDA")
    assert filled.origin("vehicle.color") is Origin.TYPED
    assert filled.vehicle.plate == "GHT123"
    # HOND and HONDA are one word in code and in full.
    assert said(typed, PAPER) == [("vehicle.color", "vehicle-differs")]
    assert "BLU" in vehicle_doubts(typed, PAPER)[0].message


def test_a_label_after_the_paper_takes_nothing_of_it_away():
    filled = fill_from_vehicle(fill_from_vehicle(EMPTY, PAPER), LABEL)
    assert filled == fill_from_vehicle(EMPTY, PAPER)


def test_a_sure_scan_mends_what_a_doubtful_one_left():
    torn = replace(PAPER, color=Read(value="BIU", warning="Verify it."))
    mended = fill_from_vehicle(fill_from_vehicle(EMPTY, torn), PAPER)
    assert mended.vehicle.color == "BLU"
    assert mended.origin("vehicle.color") is Origin.SCANNED


@pytest.mark.parametrize(
    "before", [{"vin": OTHER_VIN, "color": "RED"}, {"plate": "ABC999", "commercial": True}]
)
def test_another_vehicle_replaces_all_of_it_and_that_is_said(before):
    draft = replace(EMPTY, vehicle=Vehicle(**before))
    assert fill_from_vehicle(draft, PAPER).vehicle == fill_from_vehicle(EMPTY, PAPER).vehicle
    assert said(draft, PAPER) == [("vehicle.vin", "vehicle-replaced")]


def test_the_same_vehicle_under_another_plate_keeps_the_plate_seen_and_says_what_the_paper_has():
    draft = set_field(set_field(EMPTY, "vehicle.vin", VIN), "vehicle.plate", "JKL555")
    filled = fill_from_vehicle(draft, PAPER)
    assert (filled.vehicle.plate, filled.vehicle.state) == ("JKL555", "")
    assert said(draft, PAPER) == [("vehicle.plate", "vehicle-differs")]


def test_a_doubtful_vin_or_plate_tells_no_vehicles_apart_and_overwrites_none():
    draft = set_field(set_field(EMPTY, "vehicle.vin", VIN), "vehicle.plate", "GHT123")
    wrong = replace(LABEL, vin=Read(value=f"{VIN[:-1]}9", warning=WRONG))
    assert not is_other_vehicle(draft, wrong)
    assert fill_from_vehicle(draft, wrong).vehicle.vin == VIN
    plate = VehicleRead(plate=Read(value="XYZ123", warning="Verify it."))
    assert fill_from_vehicle(draft, plate).vehicle.plate == "GHT123"


def test_zero_and_o_on_a_plate_are_one_letter_for_comparing():
    draft = set_field(EMPTY, "vehicle.plate", "GHO 120")
    read = replace(PAPER, plate=Read(value="GH0120"))
    assert not is_other_vehicle(draft, read)
    assert fill_from_vehicle(draft, read).vehicle.plate == "GHO 120"


def test_a_vin_that_does_not_fit_is_left_to_the_rule_that_looks_at_every_vin():
    follows = Read(value=2003, warning="This follows from the VIN.")
    read = replace(LABEL, vin=Read(value=f"{VIN[:-1]}9", warning=WRONG), year=follows)
    assert said(EMPTY, read) == []
    filled = fill_from_vehicle(EMPTY, read)
    assert filled.origin("vehicle.vin") is Origin.DOUBTFUL
    assert filled.origin("vehicle.year") is Origin.DOUBTFUL


def test_an_expired_registration_is_said_at_the_plate():
    expired = "The registration expired on 06/30/2025."
    read = replace(PAPER, expiry_date=Read(value=date(2025, 6, 30), warning=expired))
    (problem,) = vehicle_doubts(EMPTY, read)
    assert (problem.field, problem.message) == ("vehicle.plate", expired)


def test_one_doubt_on_many_fields_is_said_once():
    torn = "Verify every field."
    read = replace(
        PAPER,
        plate=Read(value="GHT123", warning=torn),
        color=Read(value="BLU", warning=torn),
        year=Read(value=2003, warning=torn),
    )
    assert len(vehicle_doubts(EMPTY, read)) == 1


def test_nothing_but_the_vehicle_is_touched():
    filled = fill_from_vehicle(EMPTY, PAPER)
    assert replace(filled, vehicle=EMPTY.vehicle, origins=()) == EMPTY
