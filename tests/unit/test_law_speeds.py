"""All speeds and limits from 0 to 120: bands, doubling, the half more, the cap, and monotony."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from tracs_mobile.domain.charging import charge_of, questions_of
from tracs_mobile.domain.names import DraftId, StopId
from tracs_mobile.domain.stop import ChargeEntry, Draft
from tracs_mobile.domain.waiver import waiver_for
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()
BLANK = Draft(
    draft_id=DraftId("d"), stop_id=StopId("s"), started_at=datetime(2026, 11, 21, tzinfo=UTC)
)
EVERY = list(product(range(121), range(121)))
OVER = [(speed, limit) for speed, limit in EVERY if speed > limit]
RATES = ((10, 500), (20, 600), (30, 700), (999, 800))
CAP_CENTS = 100_000
"""23 V.S.A. § 2302(c); the doubling in a zone goes beyond it (§§ 1010, 1017)."""


def penalty(charge_id, speed, limit, *, commercial=False, **zones):
    entry = ChargeEntry(charge_id=charge_id, speed_mph=speed, limit_mph=limit, **zones)
    found = waiver_for(charge_of(PACK, entry), entry, PACK.waiver, commercial=commercial)
    return None if found.total_cents is None else found.parts[0].cents


@pytest.mark.parametrize("charge_id", ["23-1003-over-30", "23-1007-under-10", "23-1004"])
def test_every_penalty_is_the_rate_of_its_tier_and_within_the_cap(charge_id):
    for speed, limit in EVERY:
        over = speed - limit
        if over <= 0:
            assert penalty(charge_id, speed, limit) is None
            continue
        rate = next(cents for top, cents in RATES if over <= top)
        assert penalty(charge_id, speed, limit) == over * rate <= CAP_CENTS


@pytest.mark.parametrize("zone", ["work_zone", "school_zone"])
def test_every_penalty_doubles_in_a_zone_also_beyond_the_cap(zone):
    beyond = 0
    for speed, limit in OVER:
        once = penalty("23-1003-under-10", speed, limit)
        twice = penalty("23-1003-under-10", speed, limit, **{zone: True})
        assert twice == 2 * once
        beyond += twice > CAP_CENTS
    assert beyond > 0


def test_a_commercial_vehicle_pays_half_more_exactly_above_15_over():
    for speed, limit in OVER:
        plain = penalty("23-1007-under-10", speed, limit)
        found = penalty("23-1007-under-10", speed, limit, commercial=True)
        assert found == (plain * 3 // 2 if speed - limit > 15 else plain)


def test_one_mph_more_never_costs_less_and_never_has_fewer_points():
    for limit in range(121):
        speeds = range(limit + 1, 121)
        money = [penalty("23-1003-under-10", speed, limit) for speed in speeds]
        points = [points_at(speed, limit, "lower") for speed in speeds]
        assert money == sorted(set(money))
        assert points == sorted(points)


def points_at(speed, limit, answer):
    entry = ChargeEntry(
        charge_id="23-1003-over-20", speed_mph=speed, limit_mph=limit, answers=(("band", answer),)
    )
    return charge_of(PACK, entry).points


def test_the_bands_are_2_3_5_and_8_and_only_exactly_ten_over_is_asked():
    for speed, limit in OVER:
        over = speed - limit
        higher = next(p for top, p in ((9, 2), (20, 3), (30, 5), (999, 8)) if over <= top)
        lower = next(p for top, p in ((10, 2), (20, 3), (30, 5), (999, 8)) if over <= top)
        assert points_at(speed, limit, "higher") == higher
        assert points_at(speed, limit, "lower") == lower
        entry = ChargeEntry(charge_id="23-1003-under-10", speed_mph=speed, limit_mph=limit)
        asked = questions_of(PACK, replace(BLANK, charges=(entry,)), 0)
        assert [q.question_id for q in asked] == (["band"] if over == 10 else [])


def test_the_interstate_has_two_points_at_any_speed():
    for speed, limit in OVER:
        entry = ChargeEntry(charge_id="23-1004", speed_mph=speed, limit_mph=limit)
        assert charge_of(PACK, entry).points == 2
