"""Reads the two big tables of a law pack, charges and places, refusing any line it cannot trust."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from tracs_mobile.domain.law import Charge, Town
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.services.law_rows import SLUG, STATUTE, Row, check_sources, read_rows

_CHARGE_COLUMNS = [
    "charge_id",
    "statute",
    "title",
    "category",
    "points",
    "base_usd",
    "min_usd",
    "max_usd",
    "speed",
    "over_min",
    "over_max",
    "surcharge",
    "no_surcharge_up_to_usd",
    "civil",
    "code",
    "asks",
    "cure",
    "file_within_h",
    "authority",
    "payee",
    "on_foot",
    "effective_from",
    "effective_to",
    "note",
    "source",
    "keywords",
]
_PLACE_COLUMNS = [
    "name",
    "county",
    "census_geoid",
    "vtrans_code",
    "e911_code",
    "latitude",
    "longitude",
]
_COUNTIES = frozenset(
    {
        "Addison",
        "Bennington",
        "Caledonia",
        "Chittenden",
        "Essex",
        "Franklin",
        "Grand Isle",
        "Lamoille",
        "Orange",
        "Orleans",
        "Rutland",
        "Washington",
        "Windham",
        "Windsor",
    }
)
_MOST_POINTS = 10
_MOST_OVER_MPH = 200
_MOST_HOURS = 720
"""30 days, the longest time between the two steps of V.R.C.P. 80.6(c)."""
_CAP_CENTS = 100_000
"""The highest penalty where a statute names none (23 V.S.A. § 2302(c))."""


def read_charges(
    folder: Traversable,
    name: str,
    known: frozenset[str],
    *,
    questions: frozenset[str],
    cures: frozenset[str],
) -> tuple[Charge, ...]:
    """The table of charges. Raises BadLawPack.

    `known` are the source keys of the pack, `questions` and `cures` the ids that may be named.
    """
    rows = read_rows(folder, name, _CHARGE_COLUMNS, "charge_id")
    charges = tuple(_charge(row, known, questions, cures) for row in rows)
    for row, charge in zip(rows, charges, strict=True):
        _amounts_fit(row, charge)
        _days_fit(row, charge)
    _whole_bands(rows, charges)
    return charges


def read_towns(folder: Traversable, name: str) -> tuple[Town, ...]:
    """The table of places. Raises BadLawPack."""
    return tuple(_town(row) for row in read_rows(folder, name, _PLACE_COLUMNS, "name"))


def _charge(
    row: Row, known: frozenset[str], questions: frozenset[str], cures: frozenset[str]
) -> Charge:
    if not SLUG.fullmatch(row.text("charge_id")):
        raise row.fail("charge_id must be small letters, digits and hyphens")
    if not STATUTE.fullmatch(row.text("statute")):
        raise row.fail("statute must look like 23 V.S.A. § 1007")
    check_sources(row.file, row.line, row.cell("source"), known)
    return Charge(
        charge_id=ChargeId(row.text("charge_id")),
        statute=row.text("statute"),
        title=row.text("title"),
        category=row.text("category"),
        points=row.whole("points", _MOST_POINTS),
        base_cents=row.cents("base_usd"),
        min_cents=row.cents("min_usd"),
        max_cents=row.cents("max_usd"),
        speed=row.flag("speed"),
        over_min=row.whole("over_min", _MOST_OVER_MPH),
        over_max=row.whole("over_max", _MOST_OVER_MPH),
        surcharge=row.flag("surcharge"),
        no_surcharge_up_to_cents=row.cents("no_surcharge_up_to_usd") or 0,
        civil=row.flag("civil"),
        code=row.cell("code"),
        asks=row.ids("asks", questions, "questions.toml"),
        cure=_one_id(row, cures),
        file_within_h=row.whole("file_within_h", _MOST_HOURS) or 0,
        authority=row.cell("authority"),
        payee=row.cell("payee"),
        on_foot=row.mark("on_foot"),
        effective_from=row.day("effective_from"),
        effective_to=row.day("effective_to"),
        note=row.cell("note"),
        source=row.cell("source"),
        keywords=row.cell("keywords"),
    )


def _one_id(row: Row, cures: frozenset[str]) -> str:
    found = row.ids("cure", cures, "cures.toml")
    if len(found) > 1:
        raise row.fail("cure must name one id")
    return found[0] if found else ""


def _amounts_fit(row: Row, charge: Charge) -> None:
    most = _CAP_CENTS if charge.max_cents is None else charge.max_cents
    if charge.base_cents is not None and charge.base_cents > most:
        raise row.fail(f"base_usd is above the {most // 100} dollars that the law allows")
    least = 0 if charge.min_cents is None else charge.min_cents
    if least > most:
        raise row.fail("min_usd is above max_usd")
    if charge.base_cents is not None and charge.base_cents < least:
        raise row.fail(f"base_usd is below the {least // 100} dollars that the law asks")


def _days_fit(row: Row, charge: Charge) -> None:
    first, last = charge.effective_from, charge.effective_to
    if first is not None and last is not None and last < first:
        raise row.fail("effective_to lies before effective_from")


def _whole_bands(rows: list[Row], charges: tuple[Charge, ...]) -> None:
    """Bands belong to speed charges, rise line by line, and the last one has no end."""
    last: dict[str, tuple[Row, Charge]] = {}
    for row, charge in zip(rows, charges, strict=True):
        if charge.over_max is not None and charge.over_min is None:
            raise row.fail("over_max needs an over_min")
        if charge.over_min is not None:
            _band_fits(row, charge, last.get(charge.statute))
            last[charge.statute] = (row, charge)
    for row, charge in last.values():
        if charge.over_max is not None:
            raise row.fail("the fastest band must have no end")


def _band_fits(row: Row, charge: Charge, before: tuple[Row, Charge] | None) -> None:
    first, end = charge.over_min or 0, charge.over_max
    if not charge.speed or charge.base_cents is not None:
        raise row.fail("bands are for speed charges without a base of their own")
    if end is not None and end < first:
        raise row.fail("the band ends before it begins")
    if before is not None and (before[1].over_max is None or first <= before[1].over_max):
        raise row.fail("the band overlaps the one before it")


def _town(row: Row) -> Town:
    if row.text("county") not in _COUNTIES:
        raise row.fail(f"{row.text('county')} is no county of Vermont")
    latitude = row.degrees("latitude", 42.0, 46.0)
    longitude = row.degrees("longitude", -74.0, -71.0)
    if (latitude is None) != (longitude is None):
        raise row.fail("a position needs latitude and longitude")
    return Town(
        name=row.text("name"),
        county=row.text("county"),
        latitude=latitude,
        longitude=longitude,
    )
