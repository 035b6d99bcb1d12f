"""Reads the two big tables of a law pack, charges and places, refusing any line it cannot trust."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable

from tracs_mobile.domain.law import Charge, Town
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.errors import BadLawPack

_CHARGE_COLUMNS = [
    "charge_id",
    "statute",
    "title",
    "category",
    "points",
    "base_usd",
    "speed",
    "over_min",
    "over_max",
    "surcharge",
    "no_surcharge_up_to_usd",
    "civil",
    "code",
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
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STATUTE = re.compile(r"\d+ V\.S\.A\. §§? \d+\S*(, \d+\S*)*")
_MOST_POINTS = 10
_MOST_DOLLARS = 5_000


def refuse(file: str, line: int, reason: str) -> BadLawPack:
    """The error for one bad line, with the sentence the Point of Contact sees."""
    return BadLawPack(
        f"The law pack cannot be used: {file}, line {line}: {reason}. Ask DPS for a corrected pack."
    )


def read_text(folder: Traversable, name: str) -> str:
    """The text of a file of the pack. Raises BadLawPack when it is missing or no UTF-8."""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise refuse(name, 1, "the file is missing or cannot be read") from fault


def check_sources(file: str, line: int, text: str, known: frozenset[str]) -> None:
    """Refuse a source that is empty or not explained in pack.toml. `A § 1; B` names A and B."""
    for part in text.split(";"):
        key = part.strip().partition(" ")[0]
        if not key:
            raise refuse(file, line, "no source is named")
        if key not in known:
            raise refuse(file, line, f"the source {key} is not explained in pack.toml")


class _Row:
    """One line of a table, read cell by cell."""

    def __init__(self, file: str, line: int, cells: dict[str, str]) -> None:
        self.file = file
        self.line = line
        self.cells = cells

    def fail(self, reason: str) -> BadLawPack:
        return refuse(self.file, self.line, reason)

    def text(self, column: str) -> str:
        found = self.cells[column].strip()
        if not found:
            raise self.fail(f"{column} is empty")
        return found

    def whole(self, column: str, most: int) -> int | None:
        raw = self.cells[column].strip()
        if not raw:
            return None
        if not raw.isascii() or not raw.isdecimal() or int(raw) > most:
            raise self.fail(f"{column} must be a whole number from 0 to {most}")
        return int(raw)

    def cents(self, column: str) -> int | None:
        usd = self.whole(column, _MOST_DOLLARS)
        return None if usd is None else usd * 100

    def flag(self, column: str) -> bool:
        raw = self.cells[column].strip()
        if raw not in ("0", "1"):
            raise self.fail(f"{column} must be 0 or 1")
        return raw == "1"

    def degrees(self, column: str, low: float, high: float) -> float | None:
        raw = self.cells[column].strip()
        if not raw:
            return None
        try:
            found = float(raw)
        except ValueError as fault:
            raise self.fail(f"{column} is no number") from fault
        if not low <= found <= high:
            raise self.fail(f"{column} does not lie in Vermont")
        return found


def read_charges(folder: Traversable, name: str, known: frozenset[str]) -> tuple[Charge, ...]:
    """The table of charges. `known` are the source keys of the pack. Raises BadLawPack."""
    rows = list(_rows(name, read_text(folder, name), _CHARGE_COLUMNS))
    _no_doubles(rows, "charge_id")
    charges = tuple(_charge(row, known) for row in rows)
    _whole_bands(rows, charges)
    return charges


def read_towns(folder: Traversable, name: str) -> tuple[Town, ...]:
    """The table of places. Raises BadLawPack."""
    rows = list(_rows(name, read_text(folder, name), _PLACE_COLUMNS))
    _no_doubles(rows, "name")
    return tuple(_town(row) for row in rows)


def _rows(file: str, text: str, columns: list[str]) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        if next(reader, []) != columns:
            raise refuse(file, 1, f"the columns must be {', '.join(columns)}")
        empty = True
        for cells in reader:
            if len(cells) != len(columns):
                raise refuse(file, reader.line_num, f"{len(columns)} cells are needed")
            empty = False
            yield _Row(file, reader.line_num, dict(zip(columns, cells, strict=True)))
    except csv.Error as fault:
        raise refuse(file, reader.line_num, "the line is not well-formed") from fault
    if empty:
        raise refuse(file, 1, "the table holds no line")


def _no_doubles(rows: Iterable[_Row], column: str) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.cells[column] in seen:
            raise row.fail(f"{row.cells[column]} stands in the table twice")
        seen.add(row.cells[column])


def _charge(row: _Row, known: frozenset[str]) -> Charge:
    if not _SLUG.fullmatch(row.text("charge_id")):
        raise row.fail("charge_id must be small letters, digits and hyphens")
    if not _STATUTE.fullmatch(row.text("statute")):
        raise row.fail("statute must look like 23 V.S.A. § 1007")
    check_sources(row.file, row.line, row.cells["source"], known)
    return Charge(
        charge_id=ChargeId(row.text("charge_id")),
        statute=row.text("statute"),
        title=row.text("title"),
        category=row.text("category"),
        points=row.whole("points", _MOST_POINTS),
        base_cents=row.cents("base_usd"),
        speed=row.flag("speed"),
        over_min=row.whole("over_min", 200),
        over_max=row.whole("over_max", 200),
        surcharge=row.flag("surcharge"),
        no_surcharge_up_to_cents=row.cents("no_surcharge_up_to_usd") or 0,
        civil=row.flag("civil"),
        code=row.cells["code"].strip(),
        note=row.cells["note"].strip(),
        source=row.cells["source"].strip(),
        keywords=row.cells["keywords"].strip(),
    )


def _whole_bands(rows: list[_Row], charges: tuple[Charge, ...]) -> None:
    """Bands belong to speed charges, rise line by line, and the last one has no end."""
    last: dict[str, tuple[_Row, Charge]] = {}
    for row, charge in zip(rows, charges, strict=True):
        if charge.over_max is not None and charge.over_min is None:
            raise row.fail("over_max needs an over_min")
        if charge.over_min is not None:
            _band_fits(row, charge, last.get(charge.statute))
            last[charge.statute] = (row, charge)
    for row, charge in last.values():
        if charge.over_max is not None:
            raise row.fail("the fastest band must have no end")


def _band_fits(row: _Row, charge: Charge, before: tuple[_Row, Charge] | None) -> None:
    first, end = charge.over_min or 0, charge.over_max
    if not charge.speed or charge.base_cents is not None:
        raise row.fail("bands are for speed charges without a base of their own")
    if end is not None and end < first:
        raise row.fail("the band ends before it begins")
    if before is not None and (before[1].over_max is None or first <= before[1].over_max):
        raise row.fail("the band overlaps the one before it")


def _town(row: _Row) -> Town:
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
