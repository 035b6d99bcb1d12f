"""The rules for the vehicle, the place and the roadside stop data."""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.charging import charge_of
from tracs_mobile.domain.places import town_named
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.vehicle import plate_fits, vin_fits
from tracs_mobile.wording import say

_NO_FORCE = "N"
_FOUND = "C"
_NO_SEARCH = "NS"
_NO_CONTRABAND = "X"
_NO_ACTION = "N"
_OF_PAPER = {"T", "W"}
"""Outcomes that follow from the tickets and warnings themselves. The codes are the Vermont
Criminal Justice Council's."""

_ASKED = (
    ("race", say("Stop data: tap the driver's race as you perceive it.")),
    ("gender", say("Stop data: tap the driver's gender.")),
    ("age", say("Stop data: enter the driver's age, or the date of birth above.")),
    ("reason", say("Stop data: tap the reason for the stop.")),
    ("search", say("Stop data: tap whether and why there was a search.")),
    ("contraband", say("Stop data: tap what the search found.")),
    ("force", say("Stop data: tap whether force was used or threatened.")),
)


_VIN_CHECK = say(
    "The VIN check digit does not fit: look at the plate on the dash. Cars before 1981 or from"
    " Europe may differ."
)
_VIN_LENGTH = say(
    "The VIN does not add up: it needs 17 characters, no I, O or Q, and the right check digit."
    " Cars before 1981 or from Europe may differ."
)


def vehicle_problems(case: Case) -> Iterator[Problem]:
    """Problems of the vehicle card. Some charges can be written against a person on foot."""
    vehicle = case.draft.vehicle
    plate, vin = vehicle.plate.strip(), vehicle.vin.strip()
    if not plate and not vin:
        if _needs_vehicle(case):
            yield block(
                "vehicle.plate",
                "vehicle-missing",
                say("Enter the plate, or the VIN when the vehicle carries no plate."),
            )
        return
    if plate and not vehicle.state.strip():
        yield block("vehicle.state", "plate-state-missing", say("Enter the state of the plate."))
    if plate and not plate_fits(plate):
        yield warn(
            "vehicle.plate",
            "plate-odd",
            say("A plate has up to 8 letters and digits; look at this one again."),
        )
    if vin and not vin_fits(vin):
        yield warn(
            "vehicle.vin",
            "vin-odd",
            _VIN_CHECK if len(vin) == 17 else _VIN_LENGTH,
        )


def _needs_vehicle(case: Case) -> bool:
    found = [charge_of(case.pack, entry) for entry in case.draft.charges]
    return any(charge is None or not charge.on_foot for charge in found)


def place_problems(case: Case) -> Iterator[Problem]:
    """Problems of the place card: the town gives the venue (4 V.S.A. § 1103), the time the term."""
    place = case.draft.place
    if not place.town.strip():
        yield block("place.town", "town-missing", say("Choose the town where it happened."))
    elif (town := town_named(case.pack, place.town)) is None:
        yield block(
            "place.town",
            "town-unknown",
            say("This is no Vermont town, city or gore; choose one from the list."),
        )
    elif town.county != place.county:
        yield block(
            "place.town",
            "county-differs",
            say(
                "{name} lies in {county} County; choose the town from the list again.",
                name=town.name,
                county=town.county,
            ),
        )
    if place.occurred_at is None:
        yield block(
            "place.occurred_at", "time-missing", say("Enter the date and time it happened.")
        )
    elif place.occurred_at > case.now:
        yield block(
            "place.occurred_at",
            "time-in-future",
            say("The time of the violation lies in the future; check the date and time."),
        )


def stop_data_problems(case: Case) -> Iterator[Problem]:
    """Elements of 20 V.S.A. § 2366(e) that are not answered with a code of the pack."""
    data = case.draft.stop_data
    for name, sentence in _ASKED:
        answer = getattr(data, name)
        if name == "age":
            missing = answer is None and case.draft.driver.birth_date is None
        else:
            missing = answer not in {c.code for c in getattr(case.pack.stop_codes, name)}
        if missing:
            yield block(f"stop_data.{name}", f"stop-data-{name}-missing", sentence)
    yield from _what_follows(case)
    yield from outcome_problems(case)


def _what_follows(case: Case) -> Iterator[Problem]:
    """Force has a kind, and what a search found has words; both only when there was any."""
    data, codes = case.draft.stop_data, case.pack.stop_codes
    forced = data.force in {c.code for c in codes.force} - {_NO_FORCE}
    if forced and data.force_kind not in {c.code for c in codes.force_kind}:
        yield block(
            "stop_data.force_kind",
            "stop-data-force-kind-missing",
            say("Stop data: tap what kind of force was used or threatened (20 V.S.A. § 2366(e))."),
        )
    if data.contraband == _FOUND and not data.evidence.strip():
        yield warn(
            "stop_data.evidence",
            "stop-data-evidence-missing",
            say("Stop data: write what the search found (20 V.S.A. § 2366(e))."),
        )
    if data.search == _NO_SEARCH and data.contraband not in ("", _NO_CONTRABAND):
        # Something in plain view is found without a search, so this may be right.
        yield warn(
            "stop_data.contraband",
            "contraband-without-search",
            say("Stop data: no search, and yet an answer on what it found; check both."),
        )


def outcome_problems(case: Case) -> Iterator[Problem]:
    """Every stop has an outcome; the tickets and warnings of a stop are some already."""
    tapped = case.draft.outcomes
    known = {c.code for c in case.pack.stop_codes.outcome}
    if not case.draft.charges and not known & set(tapped) - _OF_PAPER:
        yield block(
            "outcomes",
            "outcome-missing",
            say(
                "Tap what came of the stop: a spoken warning, an arrest, or no action (20 V.S.A."
                " § 2366(e)); or add a charge."
            ),
        )
    if _NO_ACTION in tapped and (case.draft.charges or len(set(tapped)) > 1):
        yield block(
            "outcomes",
            "outcome-contradicts",
            say(
                "No action cannot stand beside another outcome of the stop; take one of them away."
            ),
        )
