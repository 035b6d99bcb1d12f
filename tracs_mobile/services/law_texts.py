"""Reads the small files of a law pack: amounts, codes of the stop data, wording on the paper."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Self

from tracs_mobile.domain.law import Code, Notices, SpeedTier, StopCodes, WaiverRules
from tracs_mobile.errors import BadLawPack
from tracs_mobile.services.law_tables import check_sources, read_text, refuse

_FAULT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file of the pack, or one table of it, that answers with the right type or refuses."""

    name: str
    lines: tuple[str, ...]
    values: Mapping[str, object]
    sources: frozenset[str]
    first_line: int = 1

    @classmethod
    def read(cls, folder: Traversable, name: str, *, sources: frozenset[str] = frozenset()) -> Self:
        """Parse a file; `sources` are the keys its tables may name. Raises BadLawPack."""
        text = read_text(folder, name)
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            found = _FAULT_LINE.search(str(fault))
            line = int(found[1]) if found else len(text.splitlines())
            raise refuse(name, line, "the file is not well-formed") from fault
        return cls(name, tuple(text.splitlines()), values, sources)

    def fail(self, key: str, reason: str) -> BadLawPack:
        """The error about one key, with the line it stands on."""
        start = re.compile(rf"\s*\[?\"?{re.escape(key)}\b")
        after = enumerate(self.lines[self.first_line - 1 :], self.first_line)
        line = next((at for at, text in after if start.match(text)), self.first_line)
        return refuse(self.name, line, f"{key} {reason}")

    def table(self, key: str) -> TomlFile:
        """The table `[key]`; its source, when sources are asked for, is checked."""
        found = self.values.get(key)
        if not isinstance(found, dict):
            raise self.fail(key, "is missing or no table")
        heading = next((at for at, t in enumerate(self.lines, 1) if t.strip() == f"[{key}]"), 1)
        inner = TomlFile(self.name, self.lines, found, self.sources, heading)
        if self.sources:
            inner.check_source()
        return inner

    def check_source(self) -> None:
        """Refuse a table whose source is missing or unknown."""
        found = self.values.get("source", "")
        check_sources(
            self.name, self.first_line, found if isinstance(found, str) else "", self.sources
        )

    def text(self, key: str) -> str:
        """A text that is not empty."""
        found = self.values.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self.fail(key, "must be a text")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        found = self.values.get(key)
        if not isinstance(found, list) or not found:
            raise self.fail(key, "must be a list of texts")
        if not all(isinstance(item, str) and item.strip() for item in found):
            raise self.fail(key, "must be a list of texts")
        return tuple(found)

    def whole(self, key: str, most: int) -> int:
        """A whole number from 0 to `most`."""
        found = self.values.get(key)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
            raise self.fail(key, f"must be a whole number from 0 to {most}")
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

    def rows(self, key: str) -> tuple[TomlFile, ...]:
        """A list of inline tables."""
        found = self.values.get(key)
        if not isinstance(found, list) or not found:
            raise self.fail(key, "must be a list of tables")
        if not all(isinstance(item, dict) for item in found):
            raise self.fail(key, "must be a list of tables")
        return tuple(
            TomlFile(self.name, self.lines, item, self.sources, self.first_line) for item in found
        )


def read_waiver(file: TomlFile, *, version: str, provisional: bool) -> WaiverRules:
    """How amounts are built. Raises BadLawPack."""
    commercial = file.table("commercial")
    return WaiverRules(
        percent=file.table("restitution").whole("percent", 100),
        surcharge_cents=file.table("surcharge").whole("usd", 1_000) * 100,
        speed_tiers=_tiers(file.table("speed")),
        zone_factor=file.table("zone").whole("factor", 10),
        version=version,
        provisional=provisional,
        answer_days=file.table("answer").whole("days", 365),
        commercial_percent=commercial.whole("percent", 1_000),
        commercial_over_mph=commercial.whole("over_mph", 100),
        commercial_statutes=commercial.texts("statutes"),
    )


def _tiers(speed: TomlFile) -> tuple[SpeedTier, ...]:
    tiers = tuple(
        SpeedTier(
            over_max=row.whole("over_max", 200) if "over_max" in row.values else None,
            cents_per_mph=row.whole("usd_per_mph", 1_000) * 100,
        )
        for row in speed.rows("tiers")
    )
    ends = [tier.over_max for tier in tiers[:-1]]
    known = [end for end in ends if end is not None]
    if tiers[-1].over_max is not None or ends != sorted(set(known)):
        raise speed.fail("tiers", "must rise, and only the last has no end")
    return tiers


def read_stop_codes(file: TomlFile) -> StopCodes:
    """The code values of the stop data. Raises BadLawPack."""
    return StopCodes(
        race=_codes(file, "race"),
        gender=_codes(file, "gender"),
        reason=_codes(file, "reason"),
        search=_codes(file, "search"),
        contraband=_codes(file, "contraband"),
        force=_codes(file, "force"),
    )


def _codes(file: TomlFile, key: str) -> tuple[Code, ...]:
    table = file.table(key)
    codes = tuple(Code(code=r.text("code"), label=r.text("label")) for r in table.rows("codes"))
    if len({c.code for c in codes}) != len(codes):
        raise table.fail("codes", "hold a code twice")
    return codes


def read_methods(file: TomlFile) -> tuple[str, ...]:
    """Ways of measuring a speed. Raises BadLawPack."""
    return file.table("methods").texts("names")


def read_notices(file: TomlFile) -> Notices:
    """The wording on the paper. Raises BadLawPack."""
    file.check_source()
    return Notices(
        version=file.text("version"),
        provisional=file.flag("provisional"),
        pay=file.texts("pay"),
        complaint=file.texts("complaint"),
        warning=file.texts("warning"),
        oath=file.text("oath"),
        pay_url=file.text("pay_url"),
    )
