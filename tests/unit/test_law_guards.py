"""Every guard of the charging rules: it names its section and says the lawful way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.charging import charge_of, document_kind, questions_of
from tracs_mobile.domain.names import DraftId, LeoNumber, StopId
from tracs_mobile.domain.rules import Severity, blocking, problems
from tracs_mobile.domain.stop import (
    AddressSource,
    Charged,
    ChargeEntry,
    DocumentKind,
    Draft,
    Driver,
    Guardian,
    Military,
    Organization,
    StopData,
    StopPlace,
    Vehicle,
)
from tracs_mobile.domain.waiver import waiver_of
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()
NOW = datetime(2026, 11, 21, 22, 48, tzinfo=UTC)
OFFICER = Officer(
    leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", title="Officer", username="mtremblaye",
    approved_on=date(2026, 1, 5),
)  # fmt: skip
WHOLE = Draft(
    draft_id=DraftId("d1"),
    stop_id=StopId("s1"),
    started_at=NOW,
    driver=Driver(
        family_name="BÉLANGEOIX", given_name="NOÉMIE", birth_date=date(1991, 4, 17), sex="F",
        street="41 LANTERN LOOP", city="MONTPELIER", state="VT", postal_code="05602",
        license_number="90000417", license_state="VT", license_expires=date(2028, 4, 4),
    ),
    vehicle=Vehicle(plate="QXZ 905", state="VT"),
    place=StopPlace(town="Barre City", county="Washington", occurred_at=NOW),
    stop_data=StopData(race="W", gender="F", reason="M", search="NS", contraband="X", force="N"),
    military=Military.NO,
    address_confirmed=True,
)  # fmt: skip
COMMERCIAL = Vehicle(plate="QXZ 905", state="VT", commercial=True)


def entry(charge_id, *answers, **values):
    return ChargeEntry(charge_id=charge_id, answers=answers, **values)


def stop(*entries, **values):
    return replace(WHOLE, charges=entries, **values)


def found(draft, *, officer=OFFICER, training=False, now=NOW):
    return problems(
        draft, pack=PACK, officer=officer, today=date(2026, 11, 21), now=now, training=training
    )


SPEEDING = entry("23-1007-over-10", speed_mph=49, limit_mph=35)
PRIMARY = entry("23-1048", base_cents=10_000)
NAMED = {"name": "GRANITE HAUL LLC", "street": "9 QUARRY RD", "city": "BARRE", "state": "VT",
         "postal_code": "05641"}  # fmt: skip

# what is charged · the code · BLOCK or WARN · section in the sentence · what it offers instead
GUARDS = [
    (stop(entry("23-1259")), "secondary-alone", "BLOCK", "§ 1259(e)", "a warning will do"),
    (stop(PRIMARY, entry("23-1259", charged=Charged.ORGANIZATION)), "seat-belt-organization",
     "BLOCK", "§ 1259(e)", "charge the driver"),
    (stop(replace(SPEEDING, kind=DocumentKind.WARNING), entry("23-1259")), "seat-belt-unpaid",
     "WARN", "§ 1259(e)", "is a warning here"),
    (stop(entry("23-614", ("junior-limit", "passengers"), base_cents=5000)), "secondary-alone",
     "BLOCK", "§ 614(c)", "a warning will do"),
    (stop(entry("23-615", base_cents=5000)), "secondary-alone", "BLOCK", "§ 615",
     "a warning will do"),
    (stop(PRIMARY, entry("23-615", base_cents=5000),
          entry("23-676", ("prior-676", "none"), base_cents=5000)),
     "learner-with-suspension", "BLOCK", "§ 615", "keep one"),
    (stop(entry("23-1095b-first"), entry("23-1099", base_cents=10_000)), "second-phone-charge",
     "BLOCK", "§ 1095b(d)(2)", "make it a warning"),
    (stop(entry("23-1095a-first", base_cents=10_000), entry("23-1095b-first")),
     "second-phone-charge", "BLOCK", "§ 1095b(d)(2)", "make it a warning"),
    (stop(entry("23-1095b-first"), vehicle=COMMERCIAL), "phone-in-commercial-vehicle", "BLOCK",
     "§ 4125", "choose that charge"),
    (stop(entry("23-1099", base_cents=10_000), vehicle=COMMERCIAL),
     "phone-in-commercial-vehicle", "BLOCK", "§ 1095b(d)(1)", "choose that charge"),
    (stop(entry("23-4125", base_cents=100), entry("23-1099", base_cents=10_000)),
     "second-phone-charge", "BLOCK", "§ 4125(b)", "keep one"),
    (stop(entry("23-4125", base_cents=100)), "vehicle-not-commercial", "WARN", "§ 4125",
     "mark the vehicle as commercial"),
    (stop(entry("23-1095b-first", work_zone=True)), "phone-in-zone", "BLOCK", "§ 1095b",
     "choose the line for the zone"),
    (stop(entry("23-1099-zone", ("prior-1099-zone", "no"), base_cents=20_000)),
     "phone-zone-not-marked", "BLOCK", "§ 1099", "without one"),
    (stop(entry("23-1095b-zone-first", ("prior-1095b-zone", "yes"), work_zone=True,
                base_cents=20_000)), "answer-refuses", "BLOCK", "§ 2502", "second or later"),
    (stop(entry("23-1391a", base_cents=100), entry("23-1391a", base_cents=100)),
     "second-overweight", "BLOCK", "§ 1412", "keep one"),
    (stop(entry("23-1391a", base_cents=100), vehicle=COMMERCIAL), "overweight-owner", "WARN",
     "§ 1391a(c)", "choose the organization"),
    (stop(entry("23-1134-a", ("child-with-cannabis", "no"), base_cents=100),
          entry("23-1134-b-alcohol", base_cents=100)),
     "consuming-with-open-container", "BLOCK", "§ 1134(d)", "keep one"),
    (stop(entry("23-1003-over-30", speed_mph=80, limit_mph=50)), "excessive-speed", "BLOCK",
     "§ 1097", "criminal court"),
    (stop(entry("23-1004", speed_mph=95, limit_mph=65)), "excessive-speed", "BLOCK", "§ 1097",
     "criminal court"),
    (stop(entry("23-601", ("prior-601", "yes"), base_cents=100)), "answer-refuses", "BLOCK",
     "§ 601(g)", "criminal court"),
    (stop(entry("23-601", ("prior-601", "unchecked"), base_cents=100)), "answer-warns", "WARN",
     "§ 601(g)", "not checked"),
    (stop(entry("23-676", ("prior-676", "more"), base_cents=100)), "answer-refuses", "BLOCK",
     "§ 674(a)(2)", "criminal court"),
    (stop(entry("23-1012", ("refused-name", "a"), base_cents=100)), "answer-refuses", "BLOCK",
     "§ 1012(a)", "State's Attorney"),
    (stop(entry("23-1012", ("refused-name", "b"), base_cents=25_100)),
     "base-penalty-over-maximum", "BLOCK", "§ 1012", "at most $250"),
    (stop(entry("23-1095b-second", base_cents=24_900)), "base-penalty-under-minimum", "BLOCK",
     "§ 1095b", "at least $250"),
    (stop(entry("23-304a-e", base_cents=19_900)), "base-penalty-under-minimum", "BLOCK",
     "§ 304a(e)", "schedule"),
    (stop(entry("23-1134b-a", ("smoked", "cannabis"), base_cents=100)), "answer-refuses",
     "BLOCK", "§ 1134b(b)", "criminal court"),
    (stop(entry("23-1134a-cannabis", ("child-with-cannabis", "yes"), base_cents=100)),
     "answer-refuses", "BLOCK", "§ 1134b(b)", "criminal court"),
    (stop(entry("23-1003-over-10", speed_mph=65, limit_mph=50),
          driver=replace(WHOLE.driver, cdl=True)), "serious-for-commercial-license", "WARN",
     "§ 4103(16)", "write down"),
    (stop(SPEEDING, vehicle=replace(COMMERCIAL, hazmat=True)), "hazmat-lengthens", "WARN",
     "§ 4116", "placard"),
    (stop(SPEEDING, driver=replace(WHOLE.driver, cdl=True)), "no-masking", "WARN", "§ 4122",
     "reported as it is"),
    (stop(PRIMARY), "sign-in-place", "WARN", "§ 1021(b)", "say so in the facts"),
    (stop(entry("23-1007-under-10", speed_mph=45, limit_mph=35)), "answer-missing-band", "BLOCK",
     "§ 2502", "choose which is printed"),
    (stop(entry("7-1007-a", base_cents=100),
          place=replace(WHOLE.place, occurred_at=NOW - timedelta(hours=24, minutes=1))),
     "brought-too-late", "BLOCK", "§ 1007(a)", "within 24 hours"),
    (stop(entry("24-1974a", ordinance="Barre Code 7-3", full_cents=80_100, waiver_cents=100)),
     "full-penalty-over-maximum", "BLOCK", "§ 1974a", "each day"),
    (stop(entry("24-1974a", ordinance="Barre Code 7-3", waiver_cents=100)),
     "full-penalty-missing", "BLOCK", "§ 1102(d)", "Enter the full"),
    (stop(entry("24-1974a", ordinance="Barre Code 7-3", full_cents=100)),
     "waiver-penalty-missing", "BLOCK", "§ 1102(d)", "Enter the waiver"),
    (stop(entry("24-1974a", ordinance="Winter parking ban", full_cents=100, waiver_cents=50)),
     "ordinance-is-parking", "BLOCK", "§ 1102(b)", "own parking ticket"),
    (stop(entry("24-1974a", ordinance="23 V.S.A. 1048", full_cents=100, waiver_cents=50)),
     "ordinance-repeats-statute", "WARN", "§ 1008", "charge the statute"),
    (stop(entry("23-1391a", base_cents=100, charged=Charged.ORGANIZATION),
          organization=Organization(**NAMED)), "address-source-missing", "BLOCK", "80.6(b)(1)",
     "Secretary of State or DMV"),
    (stop(entry("7-656-possession", charged=Charged.ORGANIZATION)), "notice-to-organization",
     "BLOCK", "§ 656", "charge the driver"),
    (stop(replace(SPEEDING, charged=Charged.ORGANIZATION)), "points-to-organization", "WARN",
     "§ 2502", "charge the driver"),
    (stop(entry("7-656-possession")), "age-does-not-fit", "WARN", "§ 656", "check the date"),
    (stop(entry("7-1005-a")), "age-does-not-fit", "WARN", "§ 1005", "another charge"),
    (stop(entry("23-1216")), "age-does-not-fit", "WARN", "§ 1216", "another charge"),
    (stop(SPEEDING, military=Military.NOT_ASKED), "military-not-asked", "BLOCK", "80.6",
     "default judgment"),
    (stop(SPEEDING, address_confirmed=False), "address-not-confirmed", "BLOCK", "80.6",
     "mailing address"),
    (stop(SPEEDING, stop_data=replace(WHOLE.stop_data, force="T")),
     "stop-data-force-kind-missing", "BLOCK", "§ 2366(e)", "kind of force"),
    (stop(), "outcome-missing", "BLOCK", "§ 2366(e)", "no action"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "code", "severity", "section", "way"), GUARDS, ids=[f"{g[1]}{g[3]}" for g in GUARDS]
)
def test_a_guard_names_its_section_and_the_lawful_way(draft, code, severity, section, way):
    (problem,) = [p for p in found(draft) if p.code == code]
    assert problem.severity.name == severity
    assert section in problem.message
    assert way in problem.message
    assert problem.message.endswith(".")


@pytest.mark.parametrize(
    ("draft", "instead"),
    [
        (stop(entry("23-1095b-first"), vehicle=COMMERCIAL), "23-4125"),
        (stop(entry("23-1095b-first", school_zone=True)), "23-1095b-zone-first"),
        (stop(entry("23-1095a-first", work_zone=True)), "23-1095a-zone"),
        (stop(entry("23-1099", work_zone=True)), "23-1099-zone"),
        (stop(entry("23-1099-zone", ("prior-1099-zone", "yes"), work_zone=True)),
         "23-1099-zone-second"),
        (stop(entry("23-1095b-zone-second")), "23-1095b-first"),
    ],
)  # fmt: skip
def test_a_guard_offers_the_charge_that_the_law_wants(draft, instead):
    assert [p.instead for p in blocking(found(draft)) if p.instead] == [instead]
    assert any(c.charge_id == instead for c in PACK.charges)


@pytest.mark.parametrize(("answer", "points"), [("lower", 2), ("higher", 3)])
def test_exactly_ten_over_takes_the_points_that_the_officer_chose(answer, points):
    ten_over = entry("23-1003-under-10", ("band", answer), speed_mph=60, limit_mph=50)
    assert charge_of(PACK, ten_over).points == points
    assert found(stop(ten_over)) == ()
    assert [q.question_id for q in questions_of(PACK, stop(ten_over), 0)] == ["band"]


@pytest.mark.parametrize("over", [*range(1, 10), *range(11, 40)])
def test_no_other_speed_asks_for_the_band(over):
    assert questions_of(PACK, stop(entry("23-1007-under-10", speed_mph=25 + over, limit_mph=25)),
                        0) == ()  # fmt: skip


ORDINARY = [SPEEDING, entry("23-1095b-first"), entry("23-301", base_cents=100),
            entry("23-800-a", base_cents=100), entry("23-1243", base_cents=100),
            entry("23-611", base_cents=100), entry("23-1022", base_cents=100)]  # fmt: skip


@pytest.mark.parametrize("ordinary", ORDINARY, ids=lambda e: e.charge_id)
def test_an_ordinary_complaint_is_asked_nothing_more(ordinary):
    assert questions_of(PACK, stop(ordinary), 0) == ()
    assert found(stop(ordinary)) == ()


def test_a_warning_is_asked_nothing():
    warned = entry("23-601", kind=DocumentKind.WARNING)
    assert questions_of(PACK, stop(warned), 0) == ()
    assert found(stop(warned)) == ()


@pytest.mark.parametrize("charge_id", ["23-307-a", "23-511", "23-1222-c"])
def test_within_two_weeks_of_expiry_five_dollars_are_owed_and_no_surcharge(charge_id):
    section = {"23-307-a": "registration", "23-511": "sticker", "23-1222-c": "inspection"}
    question = f"grace-{section[charge_id]}"
    grace = stop(entry(charge_id, (question, "within")))
    assert found(grace) == ()
    assert waiver_of(PACK, grace, 0).total_cents == 500
    later = stop(entry(charge_id, (question, "over"), base_cents=10_000))
    assert waiver_of(PACK, later, 0).total_cents == 16_200
    assert found(stop(entry(charge_id, base_cents=10_000))) == ()


@pytest.mark.parametrize(
    ("charge_id", "question", "code", "usd"),
    [
        ("23-1258", "prior-restraint", "one", 50),
        ("23-1259", "prior-belt", "none", 25),
        ("23-1259", "prior-belt", "more", 100),
        ("23-367a", "prior-truck-plate", "yes", 200 + 30 + 47),
        ("23-1434", "prior-oversize", "one", 600 + 90 + 47),
        ("23-1006b-b", "notch-penalty", "impeded", 2000 + 300 + 47),
        ("23-1006c", "chains-penalty", "both", 4000 + 600 + 47),
    ],
)
def test_a_later_time_costs_what_the_statute_fixes_for_it(charge_id, question, code, usd):
    again = stop(PRIMARY, entry(charge_id, (question, code)))
    assert blocking(found(again)) == ()
    assert waiver_of(PACK, again, 1).total_cents == usd * 100


@pytest.mark.parametrize(("charge_id", "usd"), [("23-1259", 25), ("23-1434", 392)])
def test_without_an_answer_it_is_the_first_time(charge_id, usd):
    first = stop(PRIMARY, entry(charge_id))
    assert blocking(found(first)) == ()
    assert waiver_of(PACK, first, 1).total_cents == usd * 100


def test_an_ordinance_costs_what_the_ordinance_says():
    ordinance = entry("24-1974a", ordinance="Barre Code 7-3", full_cents=30_000,
                      waiver_cents=17_500)  # fmt: skip
    assert found(stop(ordinance)) == ()
    assert waiver_of(PACK, stop(ordinance), 0).total_cents == 17_500
    twisted = replace(ordinance, waiver_cents=30_100)
    assert [p.code for p in found(stop(twisted))] == ["waiver-over-full"]


def test_under_21_alcohol_becomes_a_notice_for_diversion_and_needs_no_amount():
    drank = entry("7-656-possession")
    nineteen = replace(WHOLE.driver, birth_date=date(2007, 6, 1))
    assert found(stop(drank, driver=nineteen)) == ()
    assert document_kind(charge_of(PACK, drank), drank) is DocumentKind.NOTICE


@pytest.mark.parametrize(
    ("born", "fits"),
    [("2010-11-22", False), ("2010-11-21", True), ("2005-11-22", True), ("2005-11-21", False)],
)
def test_the_age_on_the_day_of_the_violation_decides(born, fits):
    driver = replace(WHOLE.driver, birth_date=date.fromisoformat(born))
    codes = [p.code for p in found(stop(entry("7-656-possession"), driver=driver))]
    assert ("age-does-not-fit" not in codes) == fits


def test_a_guard_still_speaks_when_the_table_holds_no_charge_to_offer():
    kept = tuple(c for c in PACK.charges if c.charge_id != "23-4125")
    draft = stop(entry("23-1095b-first"), vehicle=COMMERCIAL)
    (problem,) = blocking(
        problems(draft, pack=replace(PACK, charges=kept), officer=OFFICER,
                 today=date(2026, 11, 21), now=NOW)
    )  # fmt: skip
    assert (problem.code, problem.instead) == ("phone-in-commercial-vehicle", "")


def test_an_organization_alone_needs_no_driver_and_no_military_answer():
    heavy = entry("23-1391a", base_cents=15_000, charged=Charged.ORGANIZATION)
    named = Organization(**NAMED, address_source=AddressSource.STATE_RECORDS)
    draft = stop(heavy, organization=named, driver=Driver(), military=Military.NOT_ASKED,
                 address_confirmed=False, stop_data=replace(WHOLE.stop_data, age=44))  # fmt: skip
    assert found(draft) == ()
    with_driver = replace(draft, charges=(heavy, SPEEDING))
    assert "family-name-missing" in [p.code for p in found(with_driver)]


def test_a_minor_asks_for_a_parent_or_guardian():
    young = replace(WHOLE.driver, birth_date=date(2009, 6, 1))
    assert [p.code for p in found(stop(SPEEDING, driver=young))] == ["guardian-missing"]
    named = stop(SPEEDING, driver=young, guardian=Guardian(name="ODILE BÉLANGEOIX"))
    assert found(named) == ()


@pytest.mark.parametrize("outcome", ["V", "A", "AW", "N"])
def test_a_stop_without_a_ticket_is_recorded_with_its_outcome(outcome):
    spoken = stop(driver=Driver(), vehicle=Vehicle(), outcomes=(outcome,),
                  stop_data=replace(WHOLE.stop_data, age=31))  # fmt: skip
    assert found(spoken) == ()


def test_no_action_does_not_stand_beside_a_ticket():
    assert [p.code for p in found(stop(SPEEDING, outcomes=("N",)))] == ["outcome-contradicts"]
    assert found(stop(SPEEDING, outcomes=("A",))) == ()


def test_an_officer_without_approval_may_complain_in_training_only():
    new = replace(OFFICER, approved_on=None)
    assert [p.code for p in found(stop(SPEEDING), officer=new)] == ["officer-not-approved"]
    assert found(stop(SPEEDING), officer=new, training=True) == ()


def test_a_charge_that_is_no_law_on_that_day_is_refused():
    ended = tuple(
        replace(c, effective_to=date(2026, 11, 20)) if c.charge_id == "23-1048" else c
        for c in PACK.charges
    )
    (problem,) = blocking(
        problems(stop(PRIMARY), pack=replace(PACK, charges=ended), officer=OFFICER,
                 today=date(2026, 11, 21), now=NOW)
    )  # fmt: skip
    assert "was not in force on 11/21/2026" in problem.message
    assert problem.severity is Severity.BLOCK


def test_every_question_of_the_pack_is_asked_by_a_charge_and_answered_by_two_choices_or_more():
    asked = {question for charge in PACK.charges for question in charge.asks}
    assert asked == {q.question_id for q in PACK.questions}
    assert all(len(q.answers) >= 2 and q.section in q.explains for q in PACK.questions)
