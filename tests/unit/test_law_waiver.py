"""What a ticket costs: every figure that was found, and what must hold for all speeds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.charging import (
    bands,
    between_bands,
    charge_of,
    is_excessive,
    points_of,
    reband,
)
from tracs_mobile.domain.stop import ChargeEntry
from tracs_mobile.domain.waiver import explain, waiver_for
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()
BY_ID = {c.charge_id: c for c in PACK.charges}
SPEEDS = st.integers(0, 120)
SPEED_CHARGES = st.sampled_from([c for c in PACK.charges if c.speed])


def waiver(charge_id, *, commercial=False, **entry):
    charge = charge_of(PACK, ChargeEntry(charge_id=charge_id, **entry))
    return waiver_for(charge, ChargeEntry(**entry), PACK.waiver, commercial=commercial)


def total(charge_id, **entry):
    cents = waiver(charge_id, **entry).total_cents
    return None if cents is None else cents / 100


@pytest.mark.parametrize(
    ("charge_id", "usd"),
    [
        ("23-1095b-first", 162),
        ("23-1075", 249),
        ("23-1050", 335),
        ("23-1006b-b", 1197),
        ("23-1006c", 1197),
        ("23-1258", 25),
        ("23-1259", 25),
        ("23-1216", 0),
        ("7-1005-a", 76),
    ],
)
def test_the_amounts_that_were_found_come_out(charge_id, usd):
    assert total(charge_id) == usd


@pytest.mark.parametrize(("base", "usd"), [(100, 156), (150, 214), (200, 271), (250, 329)])
def test_the_amounts_of_the_earlier_surcharge_come_out(base, usd):
    earlier = replace(PACK.waiver, surcharge_cents=4100)
    found = waiver_for(BY_ID["23-1022"], ChargeEntry(base_cents=base * 100), earlier)
    assert found.total_cents == usd * 100


@pytest.mark.parametrize(
    ("over", "usd"),
    [(5, 76), (10, 105), (11, 123), (14, 144), (15, 151), (20, 185), (21, 217), (25, 249),
     (30, 289), (31, 333), (35, 369)],
)  # fmt: skip
@pytest.mark.parametrize("charge_id", ["23-1003-under-10", "23-1007-over-10", "23-1004"])
def test_the_worked_speeds_come_out(charge_id, over, usd):
    assert total(charge_id, speed_mph=25 + over, limit_mph=25) == usd


@pytest.mark.parametrize("zones", [{"work_zone": True}, {"school_zone": True}])
def test_a_zone_doubles_the_penalty_before_the_surcharges(zones):
    assert total("23-1007-over-10", speed_mph=40, limit_mph=25, **zones) == 254


def test_two_zones_double_once():
    both = total("23-1003-over-10", speed_mph=40, limit_mph=25, work_zone=True, school_zone=True)
    assert both == 254


def test_a_zone_costs_nothing_more_when_the_charge_is_no_speed():
    assert total("23-1095b-first", work_zone=True) == 162


def test_the_sum_is_explained_as_on_the_paper():
    found = waiver("23-1007-over-10", speed_mph=49, limit_mph=35)
    assert explain(found) == "84 penalty + 13 (15 %) + 47 surcharge"
    assert (found.table, found.provisional) == ("2026-11", True)


def test_a_doubled_penalty_says_what_was_doubled():
    found = waiver("23-1007-over-10", speed_mph=40, limit_mph=25, work_zone=True)
    expected = "180 penalty (90 doubled, work zone) + 27 (15 %) + 47 surcharge"
    assert explain(found) == expected


def test_a_seat_belt_is_explained_without_surcharge():
    assert explain(waiver("23-1259")) == "25 penalty"


def test_a_commercial_vehicle_pays_half_more_from_16_over():
    at_15 = waiver("23-1003-over-10", speed_mph=65, limit_mph=50, commercial=True)
    at_16 = waiver("23-1003-over-10", speed_mph=66, limit_mph=50, commercial=True)
    assert at_15 == waiver("23-1003-over-10", speed_mph=65, limit_mph=50)
    assert at_16.parts[0].cents == 9600 * 3 // 2
    assert explain(at_16).startswith("144 penalty (96 times 1.5, commercial vehicle)")


def test_half_dollars_stay_in_the_penalty_and_the_share_is_rounded_after_them():
    found = waiver("23-1003-over-20", speed_mph=71, limit_mph=50, commercial=True)
    assert (
        explain(found)
        == "220.50 penalty (147 times 1.5, commercial vehicle) + 34 (15 %) + 47 surcharge"
    )
    assert found.total_cents == 30150


def test_the_interstate_is_left_out_of_the_commercial_factor():
    assert total("23-1004", speed_mph=85, limit_mph=65, commercial=True) == 185


@pytest.mark.parametrize("charge_id", ["23-307-a", "23-511", "23-1222-c"])
def test_five_dollar_penalties_carry_no_surcharge_and_larger_ones_do(charge_id):
    assert total(charge_id, base_cents=500) == 5
    assert total(charge_id, base_cents=1000) == 10 + 2 + 47


def test_a_base_that_nobody_knows_gives_no_total():
    found = waiver("23-1022")
    assert found.total_cents is None
    assert explain(found) == ""


def test_the_officer_fills_in_only_a_base_the_table_does_not_know():
    assert total("23-1022", base_cents=15000) == 220
    assert total("23-1075", base_cents=99900) == 249


@given(charge=SPEED_CHARGES, speed=SPEEDS, limit=SPEEDS, work=st.booleans(), cmv=st.booleans())
def test_at_any_speed_the_parts_add_up_and_nothing_is_charged_at_the_limit(
    charge, speed, limit, work, cmv
):
    entry = ChargeEntry(speed_mph=speed, limit_mph=limit, work_zone=work)
    found = waiver_for(charge, entry, PACK.waiver, commercial=cmv)
    if speed <= limit:
        assert found.total_cents is None
        return
    assert found.total_cents == sum(p.cents for p in found.parts)
    base, share, surcharge = (p.cents for p in found.parts)
    assert share % 100 == 0
    assert 0 <= share * 100 - base * 15 < 100 * 100
    assert surcharge == 4700
    assert base >= (speed - limit) * 500


@given(charge=SPEED_CHARGES, speed=SPEEDS, limit=st.integers(0, 119))
def test_one_mph_more_never_costs_less(charge, speed, limit):
    if speed <= limit:
        return
    slower = ChargeEntry(speed_mph=speed, limit_mph=limit)
    faster = ChargeEntry(speed_mph=speed + 1, limit_mph=limit)
    less, more = (waiver_for(charge, e, PACK.waiver).total_cents for e in (slower, faster))
    assert less < more


@given(speed=SPEEDS, limit=SPEEDS, start=st.sampled_from(["1003", "1007"]))
def test_the_band_fits_the_speed_whatever_band_was_chosen_first(speed, limit, start):
    first = BY_ID[f"23-{start}-under-10"]
    found = {reband(PACK, band, speed, limit).charge_id for band in bands(PACK, first)}
    over = speed - limit
    if over <= 0:
        assert len(found) == 4
        return
    (only,) = found
    charge = BY_ID[only]
    assert charge.points == next(
        p for top, p in ((10, 2), (20, 3), (30, 5), (999, 8)) if over <= top
    )
    assert between_bands(charge, over) == (over == 10)


def test_the_interstate_has_two_points_at_any_speed():
    assert (
        points_of(charge_of(PACK, ChargeEntry(charge_id="23-1004", speed_mph=94, limit_mph=65)))
        == 2
    )


def test_no_charge_has_no_points():
    assert charge_of(PACK, ChargeEntry()) is None
    assert points_of(None) is None


@pytest.mark.parametrize(
    ("speed", "limit", "crime"), [(59, 25, False), (60, 31, False), (60, 30, True), (95, 65, True)]
)
def test_sixty_and_thirty_over_together_are_a_crime(speed, limit, crime):
    assert is_excessive(speed, limit) is crime
