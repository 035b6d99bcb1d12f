"""A small file of a law pack that answers with the right type, or refuses with line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Self

from tracs_mobile.errors import BadLawPack
from tracs_mobile.services.law_rows import check_sources, read_text, refuse

_FAULT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file of the pack, or one table of it. Every reader raises BadLawPack.

    `first` and `after` bound the lines (counted from 1, `after` is the first that is outside) that
    the table stands on, so that a fault names the right one.
    """

    name: str
    lines: tuple[str, ...]
    values: Mapping[str, object]
    sources: frozenset[str]
    first: int = 1
    after: int = 1_000_000

    @classmethod
    def read(cls, folder: Traversable, name: str, *, sources: frozenset[str] = frozenset()) -> Self:
        """Parse a file; `sources` are the keys its tables may name."""
        text = read_text(folder, name)
        try:
            values = tomllib.loads(text)
        # A number of thousands of digits is a plain ValueError, brackets without end a recursion.
        except (ValueError, RecursionError) as fault:
            found = _FAULT_LINE.search(str(fault))
            line = int(found[1]) if found else max(1, len(text.splitlines()))
            raise refuse(name, line, "the file is not well-formed") from fault
        lines = tuple(text.split("\n"))
        return cls(name, lines, values, sources, 1, len(lines) + 1)

    def fail(self, key: str, reason: str) -> BadLawPack:
        """The error about one key, with the line it stands on, else that of its table."""
        return refuse(self.name, self._line_of(key), f"{key} {reason}")

    def only(self, *keys: str) -> None:
        """Refuse a key that nobody reads: a mistyped one would quietly drop a rule of the law."""
        for key in self.values:
            if key not in keys:
                raise self.fail(key, "is not known here")

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self.values

    def table(self, key: str) -> TomlFile:
        """The table `[key]`; its source, when sources are asked for, is checked."""
        found = self.values.get(key)
        if not isinstance(found, dict):
            raise self.fail(key, "is missing or no table")
        inner = self._inside(found, self._line_of(key))
        if self.sources:
            inner.check_source()
        return inner

    def check_source(self) -> None:
        """Refuse a table whose source is missing or unknown."""
        found = self.values.get("source", "")
        at = self._line_of("source")
        check_sources(self.name, at, found if isinstance(found, str) else "", self.sources)

    def text(self, key: str) -> str:
        """A text that is not empty."""
        found = self.values.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self.fail(key, "must be a text")
        return found

    def text_or_none(self, key: str) -> str:
        """A text that is not empty, or an empty one when the key is not there."""
        return self.text(key) if self.has(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        found = self.values.get(key)
        if not isinstance(found, list) or not found:
            raise self.fail(key, "must be a list of texts")
        if not all(isinstance(item, str) and item.strip() for item in found):
            raise self.fail(key, "must be a list of texts")
        return tuple(found)

    def whole(self, key: str, most: int, *, least: int = 0) -> int:
        """A whole number from `least` to `most`."""
        found = self.values.get(key)
        if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
            raise self.fail(key, f"must be a whole number from {least} to {most}")
        return found

    def flag(self, key: str) -> bool:
        """True or false."""
        found = self.values.get(key)
        if not isinstance(found, bool):
            raise self.fail(key, "must be true or false")
        return found

    def day(self, key: str) -> date:
        """A date without a time."""
        found = self.values.get(key)
        if not isinstance(found, date) or isinstance(found, datetime):
            raise self.fail(key, "must be a date")
        return found

    def rows(self, key: str, *, empty: bool = False) -> tuple[TomlFile, ...]:
        """A list of tables, `[[key]]` or in one line each; without any only if `empty` is lawful.

        Sources are not checked: some lists have one for all.
        """
        found = self.values.get(key, [] if empty else None)
        if not isinstance(found, list) or not (found or empty):
            raise self.fail(key, "must be a list of tables")
        if not all(isinstance(item, dict) for item in found):
            raise self.fail(key, "must be a list of tables")
        starts = self._starts(key, len(found))
        return tuple(
            replace(self, values=item, first=first, after=after)
            for item, (first, after) in zip(found, starts, strict=True)
        )

    def _line_of(self, key: str) -> int:
        """The line within this table that `key` begins on; the first one when it is nowhere."""
        word = re.escape(key)
        begins = re.compile(rf'\s*\[*"?{word}"?\s*(\]|=)|.*[{{,]\s*"?{word}"?\s*=')
        return next((at for at, line in self._own_lines() if begins.match(line)), self.first)

    def _own_lines(self) -> list[tuple[int, str]]:
        return list(enumerate(self.lines[self.first - 1 : self.after - 1], self.first))

    def _inside(self, values: Mapping[str, object], first: int) -> TomlFile:
        """A table that begins on line `first` and ends with the next heading."""
        ends = (at for at, line in self._own_lines() if at > first and line.startswith("["))
        return replace(self, values=values, first=first, after=next(ends, self.after))

    def _starts(self, key: str, count: int) -> list[tuple[int, int]]:
        """First and following line of each table of a list."""
        own = self._own_lines()
        starts = [at for at, line in own if line.strip() == f"[[{key}]]"]
        if len(starts) == count:
            return list(zip(starts, [*starts[1:], self.after], strict=True))
        begin = self._line_of(key)
        # A table within braces has but one line.
        inline = [at for at, line in own if at >= begin and line.lstrip().startswith("{")]
        if len(inline) >= count:
            return [(at, at + 1) for at in inline[:count]]
        return [(begin, begin + 1)] * count
