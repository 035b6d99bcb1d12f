"""Reads one table of a law pack line by line, and says of a bad line where it stands and why."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources.abc import Traversable

from tracs_mobile.errors import BadLawPack
from tracs_mobile.wording import say

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id looks like: small letters, digits and hyphens."""
STATUTE = re.compile(r"\d+ V\.S\.A\. §§? \d+\S*(, \d+\S*)*")
"""How a section is cited: `23 V.S.A. § 1007`."""

_MOST_DOLLARS = 5_000
_MOST_DIGITS = 9
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})


def refuse(file: str, line: int, reason: str) -> BadLawPack:
    """The error for one bad line, with the sentence the Point of Contact sees."""
    return BadLawPack(
        say(
            "The law pack cannot be used: {file}, line {line}: {reason}. Ask DPS for a corrected "
            "pack.",
            file=file,
            line=line,
            reason=reason,
        )
    )


def read_text(folder: Traversable, name: str) -> str:
    """The text of a file of the pack.

    Raises BadLawPack when it is missing, no UTF-8, or holds signs that cannot be printed: what
    steers a printer or turns the reading direction has no place in a law.
    """
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise refuse(name, 1, "the file is missing or cannot be read") from fault
    for at, line in enumerate(text.split("\n"), 1):
        if any(unicodedata.category(char) in _INVISIBLE for char in line if char != "\t"):
            raise refuse(name, at, "a sign that cannot be printed stands there")
    return text


def check_sources(file: str, line: int, text: str, known: frozenset[str]) -> None:
    """Refuse a source that is empty or not explained in pack.toml. `A § 1; B` names A and B."""
    for part in text.split(";"):
        key = part.strip().partition(" ")[0]
        if not key:
            raise refuse(file, line, "no source is named")
        if key not in known:
            raise refuse(file, line, f"the source {key} is not explained in pack.toml")


class Row:
    """One line of a table, read cell by cell. Every reader raises BadLawPack."""

    def __init__(self, file: str, line: int, cells: dict[str, str]) -> None:
        self.file = file
        self.line = line
        self.cells = cells

    def fail(self, reason: str) -> BadLawPack:
        """The error about this line."""
        return refuse(self.file, self.line, reason)

    def cell(self, column: str) -> str:
        """The cell without the blanks around it; it may be empty."""
        return self.cells[column].strip()

    def text(self, column: str) -> str:
        """A text that is not empty."""
        found = self.cell(column)
        if not found:
            raise self.fail(f"{column} is empty")
        return found

    def whole(self, column: str, most: int) -> int | None:
        """A whole number from 0 to `most`; None for an empty cell."""
        raw = self.cell(column)
        if not raw:
            return None
        digits = raw.isascii() and raw.isdecimal() and len(raw) <= _MOST_DIGITS
        if not digits or int(raw) > most:
            raise self.fail(f"{column} must be a whole number from 0 to {most}")
        return int(raw)

    def cents(self, column: str) -> int | None:
        """Whole dollars as cents; None for an empty cell."""
        usd = self.whole(column, _MOST_DOLLARS)
        return None if usd is None else usd * 100

    def flag(self, column: str) -> bool:
        """1 or 0."""
        raw = self.cell(column)
        if raw not in ("0", "1"):
            raise self.fail(f"{column} must be 0 or 1")
        return raw == "1"

    def mark(self, column: str) -> bool:
        """1, or 0 or an empty cell."""
        return self.flag(column) if self.cell(column) else False

    def ids(self, column: str, known: frozenset[str], file: str) -> tuple[str, ...]:
        """Ids separated by blanks, each once; all must be `known` from `file`."""
        found = tuple(self.cell(column).split())
        for name in found:
            if name not in known:
                raise self.fail(f"{column}: {name} is not in {file}")
        if len(set(found)) != len(found):
            raise self.fail(f"{column} names an id twice")
        return found

    def day(self, column: str) -> date | None:
        """A date like 2026-11-01; None for an empty cell."""
        raw = self.cell(column)
        if not raw:
            return None
        try:
            if not _ISO_DAY.fullmatch(raw):
                raise ValueError("not in the agreed form")
            return date.fromisoformat(raw)
        except ValueError as fault:
            raise self.fail(f"{column} must be a date like 2026-11-01") from fault

    def degrees(self, column: str, low: float, high: float) -> float | None:
        """Degrees from `low` to `high`; None for an empty cell."""
        raw = self.cell(column)
        if not raw:
            return None
        try:
            found = float(raw)
        except ValueError as fault:
            raise self.fail(f"{column} is no number") from fault
        if not low <= found <= high:
            raise self.fail(f"{column} does not lie in Vermont")
        return found


def read_rows(folder: Traversable, file: str, columns: list[str], key: str) -> list[Row]:
    """All lines of a table with exactly these columns, none of them twice by `key`."""
    rows = list(_rows(file, read_text(folder, file), columns))
    _no_doubles(rows, key)
    return rows


def _rows(file: str, text: str, columns: list[str]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        if next(reader, []) != columns:
            raise refuse(file, 1, f"the columns must be {', '.join(columns)}")
        empty = True
        for cells in reader:
            if len(cells) != len(columns):
                raise refuse(file, reader.line_num, f"{len(columns)} cells are needed")
            empty = False
            yield Row(file, reader.line_num, dict(zip(columns, cells, strict=True)))
    except csv.Error as fault:
        raise refuse(file, reader.line_num, "the line is not well-formed") from fault
    if empty:
        raise refuse(file, 1, "the table holds no line")


def _no_doubles(rows: Iterable[Row], key: str) -> None:
    seen: set[str] = set()
    for row in rows:
        name = row.cell(key)
        if name in seen:
            raise row.fail(f"{name} stands in the table twice")
        seen.add(name)
