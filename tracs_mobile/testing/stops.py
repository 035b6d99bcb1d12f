"""A stop of an invented driver, filled as an officer would after the scan."""

from __future__ import annotations

from dataclasses import replace

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.stop import (
    ChargeEntry,
    DocumentKind,
    Draft,
    Military,
    StopData,
    StopPlace,
    Vehicle,
)

SPEEDING = ChargeEntry(
    charge_id=ChargeId("23-1007-over-10"),
    speed_mph=49,
    limit_mph=35,
    method="RADAR",
    facts="Steady tone 49, visual estimate 50, unit tested before and after the shift.",
)
PHONE = ChargeEntry(
    charge_id=ChargeId("23-1095b-first"), facts="Held a phone at eye level for two blocks."
)
LIGHT = ChargeEntry(
    kind=DocumentKind.WARNING,
    charge_id=ChargeId("23-1243"),
    facts="Left head lamp out.",
)


def with_vehicle_and_place(draft: Draft) -> Draft:
    """A car and the place of the stop."""
    return replace(
        draft,
        vehicle=Vehicle(
            plate="QXZ 905", state="VT", year=2019, make="SUBARU", model="OUTBACK", color="BLUE"
        ),
        place=StopPlace(
            town="Barre City",
            county="Washington",
            highway="US-302",
            where="0.2 mi E of Berlin St",
            direction="E",
            occurred_at=draft.place.occurred_at,
        ),
    )


def with_answers(draft: Draft) -> Draft:
    """What the officer asks at the window: address, active duty, stop data."""
    return replace(
        draft,
        address_confirmed=True,
        military=Military.NO,
        stop_data=StopData(
            race="W",
            gender=draft.stop_data.gender or "F",
            age=draft.stop_data.age,
            reason="M",
            search="NS",
            contraband="X",
            force="N",
        ),
    )


def ready_stop(draft: Draft, *charges: ChargeEntry) -> Draft:
    """A scanned draft made ready to issue with `charges` (one speeding complaint by default)."""
    return replace(with_answers(with_vehicle_and_place(draft)), charges=charges or (SPEEDING,))
