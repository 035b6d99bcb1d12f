"""Every rule of a draft: what triggers it, whether it blocks, and that it names the field."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import DraftId, LeoNumber, StopId
from tracs_mobile.domain.rules import Severity, blocking, problems
from tracs_mobile.domain.stop import (
    ChargeEntry,
    DocumentKind,
    Draft,
    Driver,
    Guardian,
    Military,
    Origin,
    StopData,
    StopPlace,
    Vehicle,
)
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()
NOW = datetime(2026, 11, 21, 22, 48, tzinfo=UTC)
TODAY = date(2026, 11, 21)
OFFICER = Officer(
    leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", title="Officer", username="mtremblay",
    approved_on=date(2026, 1, 5),
)  # fmt: skip
WHOLE = Draft(
    draft_id=DraftId("d1"),
    stop_id=StopId("s1"),
    started_at=NOW,
    driver=Driver(
        family_name="BÉLANGEOIX", given_name="NOÉMIE", birth_date=date(1991, 4, 17), sex="F",
        street="41 ELM ST APT 2", city="MONTPELIER", state="VT", postal_code="05602",
        license_number="48213307", license_state="VT", license_expires=date(2028, 4, 17),
    ),
    vehicle=Vehicle(plate="HKB 412", state="VT", vin="1G4AH59H45G118341"),
    place=StopPlace(town="Barre City", county="Washington", occurred_at=NOW),
    charges=(ChargeEntry(charge_id="23-1007-over-10", speed_mph=49, limit_mph=35),),
    stop_data=StopData(race="W", gender="F", reason="M", search="NS", contraband="X", force="N"),
    military=Military.NO,
    address_confirmed=True,
)  # fmt: skip


def found(draft, officer=OFFICER):
    return problems(draft, pack=PACK, officer=officer, today=TODAY, now=NOW)


def told(draft, officer=OFFICER):
    return [(p.field, p.code, p.severity.name) for p in found(draft, officer)]


def having(part, **values):
    return replace(WHOLE, **{part: replace(getattr(WHOLE, part), **values)})


def charged(*entries):
    return replace(WHOLE, charges=entries)


def complaint(charge_id, **values):
    return ChargeEntry(charge_id=charge_id, **values)


def warning(charge_id, **values):
    return ChargeEntry(charge_id=charge_id, kind=DocumentKind.WARNING, **values)


SPEEDING = WHOLE.charges[0]
BELT = complaint("23-1259")
PARENT = Guardian(name="ODILE BÉLANGEOIX")
SUSPENDED = complaint("23-676", base_cents=5000, answers=(("prior-676", "none"),))
CONSUMING = complaint("23-1134-a", base_cents=100, answers=(("child-with-cannabis", "no"),))


def test_a_whole_stop_has_no_problem():
    assert found(WHOLE) == ()


ONE_PROBLEM = [
    (having("driver", family_name=" "), "driver.family_name", "family-name-missing", "BLOCK"),
    (having("driver", given_name=""), "driver.given_name", "given-name-missing", "BLOCK"),
    (having("driver", birth_date=date(2026, 11, 22)), "driver.birth_date",
     "birth-date-in-future", "BLOCK"),
    (replace(having("driver", birth_date=date(2010, 11, 22)), guardian=PARENT),
     "driver.birth_date", "driver-under-16", "WARN"),
    (having("driver", birth_date=date(2009, 11, 22)), "guardian.name", "guardian-missing", "WARN"),
    (having("driver", street=""), "driver.street", "street-missing", "BLOCK"),
    (having("driver", city=""), "driver.city", "city-missing", "BLOCK"),
    (having("driver", state=""), "driver.state", "state-missing", "BLOCK"),
    (having("driver", postal_code=""), "driver.postal_code", "postal-code-missing", "BLOCK"),
    (having("driver", postal_code="0560"), "driver.postal_code", "postal-code-odd", "WARN"),
    (having("driver", license_number=""), "driver.license_number",
     "license-number-missing", "WARN"),
    (having("driver", license_expires=date(2026, 11, 20)), "driver.license_expires",
     "license-expired", "WARN"),
    (replace(WHOLE, address_confirmed=False), "address_confirmed",
     "address-not-confirmed", "BLOCK"),
    (replace(WHOLE, military=Military.NOT_ASKED), "military", "military-not-asked", "BLOCK"),
    (having("vehicle", plate="", vin=""), "vehicle.plate", "vehicle-missing", "BLOCK"),
    (having("vehicle", state=""), "vehicle.state", "plate-state-missing", "BLOCK"),
    (having("vehicle", plate="HKB*412"), "vehicle.plate", "plate-odd", "WARN"),
    (having("vehicle", plate="ABCDEFGHI"), "vehicle.plate", "plate-odd", "WARN"),
    (having("vehicle", vin="1G4AH59H55G118341"), "vehicle.vin", "vin-odd", "WARN"),
    (having("vehicle", vin="1G4AH59H4"), "vehicle.vin", "vin-odd", "WARN"),
    (having("place", town="", county=""), "place.town", "town-missing", "BLOCK"),
    (having("place", town="Boston"), "place.town", "town-unknown", "BLOCK"),
    (having("place", county="Essex"), "place.town", "county-differs", "BLOCK"),
    (having("place", occurred_at=None), "place.occurred_at", "time-missing", "BLOCK"),
    (having("place", occurred_at=NOW + timedelta(minutes=1)), "place.occurred_at",
     "time-in-future", "BLOCK"),
    (replace(WHOLE, charges=()), "outcomes", "outcome-missing", "BLOCK"),
    (charged(ChargeEntry()), "charges.0.charge_id", "charge-missing", "BLOCK"),
    (charged(replace(SPEEDING, speed_mph=None)), "charges.0.speed_mph", "speed-missing", "BLOCK"),
    (charged(replace(SPEEDING, limit_mph=None)), "charges.0.limit_mph", "limit-missing", "BLOCK"),
    (charged(replace(SPEEDING, speed_mph=35)), "charges.0.speed_mph",
     "speed-not-over-limit", "BLOCK"),
    (charged(replace(SPEEDING, speed_mph=45)), "charges.0.answers",
     "answer-missing-band", "BLOCK"),
    (charged(replace(SPEEDING, speed_mph=65)), "charges.0.charge_id", "excessive-speed", "BLOCK"),
    (charged(complaint("23-1004", speed_mph=95, limit_mph=65)), "charges.0.charge_id",
     "excessive-speed", "BLOCK"),
    (charged(complaint("23-1081-b", speed_mph=55, limit_mph=40)), "charges.0.limit_mph",
     "limit-not-statutory", "WARN"),
    (charged(complaint("23-1097")), "charges.0.charge_id", "charge-is-a-crime", "BLOCK"),
    (charged(complaint("23-2502-b")), "charges.0.charge_id", "charge-is-a-rule", "BLOCK"),
    (charged(complaint("24-1974a", ordinance="Barre Code 7-3", full_cents=200)),
     "charges.0.waiver_cents", "waiver-penalty-missing", "BLOCK"),
    (charged(complaint("24-1974a", full_cents=200, waiver_cents=100)),
     "charges.0.ordinance", "ordinance-missing", "BLOCK"),
    (charged(complaint("23-2502-other", base_cents=100)), "charges.0.facts",
     "section-missing", "BLOCK"),
    (charged(complaint("23-1022")), "charges.0.base_cents", "base-penalty-missing", "BLOCK"),
    (charged(complaint("23-1022", base_cents=-100)), "charges.0.base_cents",
     "base-penalty-negative", "BLOCK"),
    (charged(SPEEDING, complaint("23-1095b-first"), complaint("23-1099", base_cents=10000)),
     "charges.2.charge_id", "second-phone-charge", "BLOCK"),
    (charged(complaint("23-1095b-first", work_zone=True)), "charges.0.charge_id",
     "phone-in-zone", "BLOCK"),
    (charged(complaint("23-615", base_cents=5000), SUSPENDED),
     "charges.1.charge_id", "learner-with-suspension", "BLOCK"),
    (charged(CONSUMING, complaint("23-1134-b-alcohol", base_cents=1)),
     "charges.1.charge_id", "consuming-with-open-container", "BLOCK"),
    (charged(BELT), "charges.0.charge_id", "secondary-alone", "BLOCK"),
    (charged(complaint("23-615", base_cents=5000)), "charges.0.charge_id",
     "secondary-alone", "BLOCK"),
    (charged(complaint("23-614", base_cents=5000, answers=(("junior-limit", "passengers"),))),
     "charges.0.charge_id", "secondary-alone", "BLOCK"),
    (charged(complaint("23-614", base_cents=5000)), "charges.0.answers",
     "answer-missing-junior-limit", "BLOCK"),
    (charged(warning("23-1243"), BELT), "charges.1.charge_id", "seat-belt-unpaid", "WARN"),
    (charged(SPEEDING, SPEEDING), "charges.1.charge_id", "charge-twice", "WARN"),
    (having("stop_data", race=""), "stop_data.race", "stop-data-race-missing", "BLOCK"),
    (having("stop_data", race="Z"), "stop_data.race", "stop-data-race-missing", "BLOCK"),
    (having("stop_data", gender=""), "stop_data.gender", "stop-data-gender-missing", "BLOCK"),
    (having("stop_data", reason=""), "stop_data.reason", "stop-data-reason-missing", "BLOCK"),
    (having("stop_data", search=""), "stop_data.search", "stop-data-search-missing", "BLOCK"),
    (having("stop_data", contraband=""), "stop_data.contraband",
     "stop-data-contraband-missing", "BLOCK"),
    (having("stop_data", force=""), "stop_data.force", "stop-data-force-missing", "BLOCK"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "field", "code", "severity"), ONE_PROBLEM, ids=[f"{c[2]}-{c[1]}" for c in ONE_PROBLEM]
)
def test_one_thing_wrong_gives_exactly_one_problem(draft, field, code, severity):
    assert told(draft) == [(field, code, severity)]


@pytest.mark.parametrize("draft", [c[0] for c in ONE_PROBLEM], ids=[c[2] for c in ONE_PROBLEM])
def test_each_message_is_a_sentence_without_a_programmers_word(draft):
    for problem in found(draft):
        assert not problem.message[0].islower()
        assert problem.message.endswith(".")
        assert not {"None", "null", "_"} & set(problem.message.split())
        assert "charge_id" not in problem.message


def test_a_missing_birth_date_also_leaves_the_age_open():
    fields = [p.field for p in found(having("driver", birth_date=None))]
    assert fields == ["driver.birth_date", "stop_data.age"]
    asked = having("driver", birth_date=None)
    asked = replace(asked, stop_data=replace(asked.stop_data, age=35))
    assert [p.field for p in found(asked)] == ["driver.birth_date"]


def test_a_license_with_one_name_only_asks_the_officer_to_look():
    scanned = replace(
        having("driver", given_name=""), origins=(("driver.family_name", Origin.SCANNED),)
    )
    assert told(scanned) == [("driver.given_name", "given-name-not-on-license", "WARN")]


def test_a_canadian_code_is_as_good_as_a_zip_code():
    assert found(having("driver", state="QC", postal_code="H2X 1Y4")) == ()


@pytest.mark.parametrize("approved_on", [None, date(2026, 11, 22)])
def test_an_officer_without_approval_may_warn_but_not_complain(approved_on):
    new = replace(OFFICER, approved_on=approved_on)
    assert told(WHOLE, new) == [("charges.0.kind", "officer-not-approved", "BLOCK")]
    assert told(charged(warning("23-1243")), new) == []


def test_a_warning_asks_for_no_address_no_military_status_and_no_penalty():
    draft = replace(
        having("driver", street="", city="", state="", postal_code=""),
        charges=(warning("23-1022"),),
        address_confirmed=False,
        military=Military.NOT_ASKED,
    )
    assert found(draft) == ()


@pytest.mark.parametrize(
    "entry",
    [
        warning("23-1097"),
        warning("7-656-possession"),
        warning("23-1259"),
        warning("23-1007-under-10", speed_mph=70, limit_mph=35),
    ],
)
def test_what_cannot_be_a_complaint_can_still_be_a_warning(entry):
    assert blocking(found(charged(entry))) == ()


def test_a_crime_names_its_section_and_the_lawful_way():
    (problem,) = found(charged(replace(SPEEDING, speed_mph=72)))
    assert "72 in a 35 zone" in problem.message
    assert "23 V.S.A. § 1097" in problem.message
    assert "criminal court" in problem.message


def test_exactly_ten_over_names_the_gap():
    (problem,) = found(charged(replace(SPEEDING, speed_mph=45)))
    assert "Exactly 10 over" in problem.message
    assert "§ 2502" in problem.message
    assert "2 points" in problem.message
    assert "3;" in problem.message


def test_a_phone_in_a_commercial_vehicle_is_charged_under_its_own_section():
    draft = replace(having("vehicle", commercial=True), charges=(complaint("23-1095b-first"),))
    assert told(draft) == [
        ("charges.0.charge_id", "phone-in-commercial-vehicle", "BLOCK"),
        ("driver.cdl", "no-masking", "WARN"),
    ]


def test_a_seat_belt_beside_a_paid_violation_is_fine():
    assert found(charged(SPEEDING, BELT)) == ()


def test_one_phone_complaint_and_a_phone_warning_are_fine():
    assert found(charged(complaint("23-1095b-first"), warning("23-1099"))) == ()


def test_a_second_overweight_complaint_is_refused():
    heavy = complaint("23-1391a", base_cents=15000)
    codes = [p.code for p in blocking(found(charged(heavy, heavy)))]
    assert codes == ["second-overweight"]


@pytest.mark.parametrize("charge_id", ["23-1052", "7-1005-a", "24-2201"])
def test_a_person_on_foot_needs_no_vehicle(charge_id):
    draft = having("vehicle", plate="", vin="", state="")
    young = replace(draft.driver, birth_date=date(2007, 6, 1))
    draft = replace(draft, driver=young, charges=(complaint(charge_id, base_cents=2500),))
    assert found(draft) == ()


def test_a_vin_is_enough_when_there_is_no_plate():
    assert found(having("vehicle", plate="", state="")) == ()


def test_an_empty_stop_tells_everything_in_the_order_of_the_screen():
    empty = Draft(draft_id=DraftId("d"), stop_id=StopId("s"), started_at=NOW)
    heads = [p.field.partition(".")[0] for p in found(empty)]
    order = ["driver", "address_confirmed", "driver", "military", "vehicle", "place", "charges",
             "stop_data"]  # fmt: skip
    assert [h for at, h in enumerate(heads) if at == 0 or heads[at - 1] != h] == order
    assert len(blocking(found(empty))) == 20
    assert [p.code for p in found(empty) if p.severity is Severity.WARN] == [
        "license-number-missing"
    ]


def test_a_base_left_over_from_another_charge_does_no_harm():
    assert found(charged(complaint("23-1095b-first", base_cents=1))) == ()
