"""Puts what a vehicle's bar code says into a draft, without ever mixing two vehicles."""

from __future__ import annotations

import dataclasses
from typing import Any

from tracs_mobile.domain.fields import set_scanned
from tracs_mobile.domain.license import Read, VehicleRead
from tracs_mobile.domain.problem import Problem, warn
from tracs_mobile.domain.stop import Draft, Origin, Vehicle
from tracs_mobile.domain.vehicle import vin_fits
from tracs_mobile.domain.words import fold
from tracs_mobile.wording import say

_FIELDS = (
    ("vin", "vin"),
    ("plate", "plate"),
    ("state", "plate_state"),
    ("year", "year"),
    ("make", "make"),
    ("model", "model"),
    ("color", "color"),
)
"""Field of the stop's vehicle, field of the read. The owner is no field: he need not drive."""

_OTHER = say(
    "The scan was of another vehicle than the one that stood here; all of the vehicle was replaced."
)


def fill_from_vehicle(draft: Draft, read: VehicleRead) -> Draft:
    """A draft with the vehicle that was scanned; the driver is never touched.

    Of the same vehicle the scan fills what is empty or was doubtful; what the officer typed and
    what an earlier scan was sure of stays. A scan of another vehicle replaces the whole vehicle,
    typed fields and its use too. The same vehicle: VINs equal, or, while one is missing, plates;
    a doubtful VIN or plate of the scan tells no vehicles apart. Fields carry SCANNED, or DOUBTFUL
    when the read warns about them.
    """
    if is_other_vehicle(draft, read):
        origins = tuple(item for item in draft.origins if not item[0].startswith("vehicle."))
        draft = dataclasses.replace(draft, vehicle=Vehicle(), origins=origins)
    for name, found in _wanted(draft, read):
        origin = Origin.DOUBTFUL if found.warning else Origin.SCANNED
        draft = set_scanned(draft, f"vehicle.{name}", found.value, origin)
    return draft


def is_other_vehicle(draft: Draft, read: VehicleRead) -> bool:
    """Whether the scan is surely of another vehicle than the one in the draft."""
    for ours, theirs in ((draft.vehicle.vin, read.vin), (draft.vehicle.plate, read.plate)):
        if ours.strip() and theirs.value and not theirs.warning:
            return _key(ours) != _key(theirs.value)
    return False


def vehicle_doubts(draft: Draft, read: VehicleRead) -> tuple[Problem, ...]:
    """What the officer should look at when `read` is filled into `draft`, as it was before.

    A VIN whose check digit does not fit is left to the rule that looks at every VIN.
    """
    other = is_other_vehicle(draft, read)
    first = "vehicle.vin" if read.vin.value else "vehicle.plate"
    found = [warn(first, "vehicle-replaced", _OTHER)] if other else _differing(draft, read)
    told = {problem.message for problem in found}
    for path, said in _warnings(read):
        if said and said not in told:
            told.add(said)
            found.append(warn(path, "vehicle-doubtful", said))
    return tuple(found)


def _wanted(draft: Draft, read: VehicleRead) -> list[tuple[str, Read[Any]]]:
    """The fields that the scan may fill."""
    wanted: list[tuple[str, Read[Any]]] = []
    for name, theirs in _FIELDS:
        found: Read[Any] = getattr(read, theirs)
        empty = getattr(draft.vehicle, name) in ("", None)
        doubtful = draft.origin(f"vehicle.{name}") is Origin.DOUBTFUL and not found.warning
        if found.value not in (None, "") and (empty or doubtful):
            wanted.append((name, found))
    if _other_plate(draft, read):
        # The state of a plate that is not taken would belong to no plate here.
        wanted = [item for item in wanted if item[0] != "state"]
    return wanted


def _other_plate(draft: Draft, read: VehicleRead) -> bool:
    kept = draft.vehicle.plate.strip()
    return bool(kept and read.plate.value and _key(kept) != _key(read.plate.value))


def _differing(draft: Draft, read: VehicleRead) -> list[Problem]:
    """Where the scan says something else than what stays."""
    taken = {name for name, _ in _wanted(draft, read)}
    found = []
    for name, theirs in _FIELDS:
        ours, value = getattr(draft.vehicle, name), getattr(read, theirs).value
        if name in taken or ours in ("", None) or value in (None, "") or _alike(ours, value):
            continue
        said = say(
            "The scan reads {value} here; what stood here was kept. Compare it.", value=value
        )
        found.append(warn(f"vehicle.{name}", "vehicle-differs", said))
    return found


def _alike(ours: str | int, theirs: str | int) -> bool:
    """Equal, or the same word in code and in full: TOYT and TOYOTA, GRN and GREEN."""
    if isinstance(ours, int) or isinstance(theirs, int):
        return ours == theirs
    if _key(ours) == _key(theirs):
        return True
    code, word = sorted((fold(ours), fold(theirs)), key=len)
    left = iter(word)
    in_order = all(letter in left for letter in code)
    return len(code) >= 3 and code.isalpha() and code[0] == word[0] and in_order


def _warnings(read: VehicleRead) -> list[tuple[str, str]]:
    """Field and doubt. What follows from a doubtful VIN needs no sentence of its own."""
    fits = vin_fits(read.vin.value or "")
    follows = () if read.vin.warning else (("vehicle.year", read.year), ("vehicle.make", read.make))
    pairs: tuple[tuple[str, Read[Any]], ...] = (
        *((("vehicle.vin", read.vin),) if fits else ()),
        ("vehicle.plate", read.plate),
        *follows,
        ("vehicle.color", read.color),
        ("vehicle.plate", read.expiry_date),
    )
    return [(path, held.warning) for path, held in pairs]


def _key(text: str) -> str:
    # Plates print 0 and O alike, and a VIN has no O.
    return "".join(char for char in fold(text) if char.isalnum()).replace("o", "0")
