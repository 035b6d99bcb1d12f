"""Vehicle documents in the AAMVA form: what each fills, what is doubted, what damage does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scanners.text.registration import READS, VERIFY
from scanners.text.vehicle import read_vehicle
from tracs_mobile.domain.license import Read, ScanSource, VehicleRead
from tracs_mobile.testing.licenses import (
    license_payload,
    payload,
    with_foreign_bytes,
    with_separator,
    with_swapped_case,
    with_wrong_lengths,
    without_separators,
)
from tracs_mobile.testing.vehicles import (
    Registered,
    invented_vehicle,
    registration_elements,
    registration_payload,
)

TODAY = date(2026, 11, 26)
CAR = Registered()


def read(raw: bytes, source: ScanSource = ScanSource.SERIAL) -> VehicleRead:
    found = read_vehicle(raw, source=source, today=TODAY)
    assert found is not None
    return found


def values(vehicle: VehicleRead) -> dict[str, object]:
    return {name: getattr(vehicle, name).value for name in READS}


def test_a_registration_fills_everything_it_says():
    vehicle = read(registration_payload(CAR))
    assert values(vehicle) == {
        "vin": "1HGCM82633A004352", "plate": "GHT123", "plate_state": "VT", "year": 2003,
        "make": "HOND", "model": "ACC", "body_style": "4D", "color": "BLU",
        "owner": "TREMBLAYE, ODETTE", "expiry_date": date(2027, 6, 30),
    }  # fmt: skip
    assert vehicle.kind == "vehicle registration"
    assert vehicle.warnings == ()


@pytest.mark.parametrize(("kind", "words", "filled"), [
    ("RG", "vehicle registration", {"vin", "plate", "plate_state", "owner", "expiry_date"}),
    ("TD", "vehicle title", {"vin", "make", "owner"}),
    ("VH", "vehicle document", {"vin", "make", "model"}),
    ("OW", "vehicle owner document", {"owner"}),
    ("IR", "apportioned (IRP) registration", {"vin", "plate", "plate_state", "year", "owner"}),
    ("MC", "motor carrier document", {"owner"}),
    ("VS", "vehicle inspection", {"vin", "year", "make"}),
])  # fmt: skip
def test_every_kind_of_document_is_named_and_fills_what_it_has(kind, words, filled):
    vehicle = read(registration_payload(CAR, kind=kind))
    assert vehicle.kind == words
    said = {name for name, value in values(vehicle).items() if value is not None}
    assert filled <= said
    assert vehicle.warnings == ()


def test_a_title_and_an_inspection_say_no_state_of_a_plate():
    for kind in ("TD", "VS", "VH"):
        assert read(registration_payload(CAR, kind=kind)).plate_state == Read()


@pytest.mark.parametrize(("elements", "owner"), [
    ([("BBC", "TREMBLAYE HAULAGE INC")], "TREMBLAYE HAULAGE INC"),
    ([("RBD", "TREMBLAYE"), ("RBE", "ODETTE")], "TREMBLAYE, ODETTE"),
    ([("RBD", "TREMBLAYE")], "TREMBLAYE"),
    ([("NAB", "TREMBLAYE"), ("NAC", "ODETTE"), ("NAD", "R")], "TREMBLAYE, ODETTE R"),
    ([("RBC", "TREMBLAYE ODETTE")], "TREMBLAYE ODETTE"),
    ([("RBD", "NONE")], None),
])  # fmt: skip
def test_the_owner_is_a_firm_or_a_person_as_the_paper_has_it(elements, owner):
    vehicle = read(registration_payload(elements=[("RAM", "GHT123"), *elements]))
    assert vehicle.owner.value == owner


@pytest.mark.parametrize(("printed", "vin", "year", "doubt"), [
    ("2003", CAR.vin, 2003, ""), ("03", CAR.vin, 2003, ""), ("", CAR.vin, 2003, ""),
    ("2004", CAR.vin, 2004, "different model years"), ("20X3", CAR.vin, 2003, "could not be read"),
    ("98", "", 1998, ""), ("27", "", 2027, ""), ("1492", "", None, "could not be read"),
    ("NONE", "", None, ""),
])  # fmt: skip
def test_the_year_of_two_or_four_digits_is_compared_with_the_vin(printed, vin, year, doubt):
    elements = [("RAM", "GHT123"), ("VAD", vin), ("VAL", printed)]
    found = read(registration_payload(elements=elements)).year
    assert found.value == year
    assert doubt in found.warning
    assert bool(doubt) == bool(found.warning)


def test_the_make_comes_from_the_vin_where_the_paper_names_none():
    elements = [("RAM", "GHT123"), ("VAD", CAR.vin)]
    assert read(registration_payload(elements=elements)).make == Read(value="HOND")


def test_an_expired_registration_is_said_with_the_date_as_officers_write_it():
    vehicle = read(registration_payload(replace(CAR, expires=date(2025, 6, 30))))
    assert vehicle.expiry_date.value == date(2025, 6, 30)
    assert vehicle.warnings == ("The registration expired on 06/30/2025.",)


@pytest.mark.parametrize("raw", ["20270630", "06302027"])
def test_dates_come_in_both_orders(raw):
    elements = [("RAM", "GHT123"), ("RAG", raw)]
    assert read(registration_payload(elements=elements)).expiry_date.value == date(2027, 6, 30)


def test_an_odd_plate_and_a_vin_that_does_not_fit_are_warned_and_kept():
    car = replace(CAR, plate="GHT1234567", vin="1HGCM82633A004353")
    vehicle = read(registration_payload(car))
    assert (vehicle.plate.value, vehicle.vin.value) == ("GHT1234567", "1HGCM82633A004353")
    assert len(vehicle.warnings) == 2


def test_an_element_with_two_values_is_doubted():
    elements = [*registration_elements(CAR), ("RAM", "ABC999")]
    vehicle = read(registration_payload(elements=elements))
    assert vehicle.plate.value == "GHT123"
    assert "Two different values" in vehicle.plate.warning


@pytest.mark.parametrize("kind", ["RG", "IR"])
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: with_separator(raw, b"\n"),
        lambda raw: with_separator(raw, b"\r\n"),
        lambda raw: with_separator(raw, b"\x1d"),
        lambda raw: raw.replace(b"\x1e\r", b""),
        lambda raw: with_wrong_lengths(raw, by=3),
        lambda raw: b"]L2" + raw,
        lambda raw: raw + b"\r\n",
        lambda raw: raw.replace(b"\n", b"<LF>").replace(b"\x1e", b"<RS>").replace(b"\r", b"<CR>"),
        lambda raw: raw.decode("latin-1").encode("utf-8"),
        with_swapped_case,
    ],
)
def test_damage_between_the_elements_changes_no_value(damage, seed, kind):
    raw = registration_payload(invented_vehicle(seed), kind=kind)
    assert values(read(damage(raw))) == values(read(raw))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("mark", [b" ", b"|", b"~", b""])
def test_lost_separators_leave_every_field_to_be_verified(seed, mark):
    whole = read(registration_payload(invented_vehicle(seed)))
    vehicle = read(with_separator(registration_payload(invented_vehicle(seed)), mark))
    assert vehicle.vin.value == whole.vin.value
    assert vehicle.plate.value == whole.plate.value
    assert VERIFY in vehicle.warnings
    held = [getattr(vehicle, name) for name in READS]
    assert all(field.warning for field in held if field.value is not None)


def test_foreign_bytes_are_taken_out_and_every_field_is_to_be_verified():
    vehicle = read(with_foreign_bytes(registration_payload(CAR), seed=4))
    assert vehicle.vin.value == CAR.vin
    assert VERIFY in vehicle.warnings


def test_a_picture_that_lost_the_end_is_to_be_verified_and_a_scanner_is_trusted_more():
    raw = registration_payload(CAR)[:-6]
    assert VERIFY in read(raw, ScanSource.CAMERA).warnings
    assert VERIFY not in read(raw).warnings


def test_a_document_of_which_too_little_is_left_is_none():
    raw = payload([("FUL", "GAS"), ("VAL", "2003")], version=1, kind="RG")
    assert read_vehicle(raw, source=ScanSource.SERIAL, today=TODAY) is None


def test_a_license_is_no_vehicle_whatever_numbers_stand_in_it():
    raw = license_payload().replace(b"8800112233", CAR.vin.encode())
    assert CAR.vin.encode() in raw
    for damaged in (raw, raw[45:], without_separators(raw)):
        assert read_vehicle(damaged, source=ScanSource.SERIAL, today=TODAY) is None


def test_a_scan_that_stops_anywhere_never_gives_a_wrong_vin_or_plate_without_a_doubt():
    raw = registration_payload(CAR)
    right = values(read(raw))
    for end in range(len(raw)):
        found = read_vehicle(raw[:end], source=ScanSource.CAMERA, today=TODAY)
        for name in ("vin", "plate"):
            held = getattr(found, name) if found else Read()
            assert held.value in (None, right[name]) or held.warning, (end, name)
