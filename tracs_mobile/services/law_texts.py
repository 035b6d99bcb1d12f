"""Reads the small files of a law pack: amounts, codes of the stop data, cures, days, reasons."""

from __future__ import annotations

import dataclasses
from fnmatch import fnmatchcase

from tracs_mobile.domain.law import (
    Code,
    CureRule,
    Holiday,
    SpeedTier,
    StopCodes,
    WaiverRules,
)
from tracs_mobile.domain.stop import (
    ChargeEntry,
    Driver,
    Guardian,
    Organization,
    StopData,
    StopPlace,
    Vehicle,
)
from tracs_mobile.services.law_rows import SLUG, STATUTE
from tracs_mobile.services.law_toml import TomlFile
from tracs_mobile.services.reasons import OTHER

_STOP_CODES = tuple(field.name for field in dataclasses.fields(StopCodes))
_OUTCOMES_OF_PAPERS = frozenset({"T", "W"})
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_CARDS: dict[str, type] = {
    "driver": Driver,
    "vehicle": Vehicle,
    "place": StopPlace,
    "charges.0": ChargeEntry,
    "stop_data": StopData,
    "organization": Organization,
    "guardian": Guardian,
}
_FIELDS = (
    *(
        f"{card}.{field.name}"
        for card, kind in _CARDS.items()
        for field in dataclasses.fields(kind)
    ),
    "military",
    "address_confirmed",
)
"""Every field of a ticket that an amendment could name."""


def read_waiver(file: TomlFile, *, version: str, provisional: bool) -> WaiverRules:
    """How amounts are built. Raises BadLawPack."""
    file.only("answer", "restitution", "surcharge", "speed", "zone", "commercial", "ordinance")
    commercial = file.table("commercial")
    commercial.only("percent", "over_mph", "statutes", "source")
    return WaiverRules(
        percent=_number(file, "restitution", "percent", 100),
        surcharge_cents=_number(file, "surcharge", "usd", 1_000) * 100,
        speed_tiers=_tiers(file.table("speed")),
        zone_factor=_number(file, "zone", "factor", 10, least=1),
        version=version,
        provisional=provisional,
        answer_days=_number(file, "answer", "days", 365, least=1),
        commercial_percent=commercial.whole("percent", 1_000, least=100),
        commercial_over_mph=commercial.whole("over_mph", 100),
        commercial_statutes=_statutes(commercial),
    )


def read_ordinance_cap(file: TomlFile) -> int:
    """The highest full penalty of an ordinance, in cents. Raises BadLawPack."""
    return _number(file, "ordinance", "cap_usd", 10_000, least=1) * 100


def _number(file: TomlFile, table: str, key: str, most: int, *, least: int = 0) -> int:
    """The one number of a table that holds nothing else."""
    found = file.table(table)
    found.only(key, "source")
    return found.whole(key, most, least=least)


def _tiers(speed: TomlFile) -> tuple[SpeedTier, ...]:
    speed.only("tiers", "source")
    rows = speed.rows("tiers")
    for row in rows:
        row.only("over_max", "usd_per_mph")
    tiers = tuple(
        SpeedTier(
            over_max=row.whole("over_max", 200) if row.has("over_max") else None,
            cents_per_mph=row.whole("usd_per_mph", 1_000) * 100,
        )
        for row in rows
    )
    ends = [tier.over_max for tier in tiers[:-1]]
    known = [end for end in ends if end is not None]
    if tiers[-1].over_max is not None or ends != sorted(set(known)):
        raise speed.fail("tiers", "must rise, and only the last has no end")
    return tiers


def read_stop_codes(file: TomlFile) -> StopCodes:
    """The code values of the stop data. Raises BadLawPack."""
    file.only(*_STOP_CODES, "methods")
    found = StopCodes(**{name: _codes(file, name) for name in _STOP_CODES})
    if not {code.code for code in found.outcome} >= _OUTCOMES_OF_PAPERS:
        raise file.fail("outcome", "must hold T and W, which tickets and warnings set")
    return found


def read_methods(file: TomlFile) -> tuple[str, ...]:
    """Ways of measuring a speed. Raises BadLawPack."""
    methods = file.table("methods")
    methods.only("names", "source")
    return methods.texts("names")


def read_reasons(file: TomlFile, key: str) -> tuple[Code, ...]:
    """One list of reasons; each list has room for one in the officer's words. Raises BadLawPack."""
    file.only("void", "amend", "late")
    found = _codes(file, key)
    if OTHER not in {code.code for code in found}:
        raise file.fail(key, f"must hold the code {OTHER}, for a reason in the officer's words")
    return found


def _codes(file: TomlFile, key: str) -> tuple[Code, ...]:
    table = file.table(key)
    table.only("codes", "source")
    rows = table.rows("codes")
    seen: set[str] = set()
    for row in rows:
        row.only("code", "label")
        if row.text("code") in seen:
            raise row.fail("code", "stands in the list twice")
        seen.add(row.text("code"))
    return tuple(Code(code=row.text("code"), label=row.text("label")) for row in rows)


def cure_ids(file: TomlFile) -> frozenset[str]:
    """The ids that charges may name. Raises BadLawPack."""
    return frozenset(rule.cure_id for rule in read_cures(file))


def read_cures(file: TomlFile) -> tuple[CureRule, ...]:
    """The ways out that the law gives. Raises BadLawPack."""
    file.only("cures")
    rules = tuple(_cure(row) for row in file.rows("cures", empty=True))
    if len({rule.cure_id for rule in rules}) != len(rules):
        raise file.fail("cures", "hold an id twice")
    return rules


def _cure(row: TomlFile) -> CureRule:
    row.check_source()
    row.only("id", "what", "then", "section", "business_days", "hours", "source")
    if not SLUG.fullmatch(row.text("id")):
        raise row.fail("id", "must be small letters, digits and hyphens")
    if not STATUTE.fullmatch(row.text("section")):
        raise row.fail("section", "must look like 23 V.S.A. § 611")
    if row.has("business_days") == row.has("hours"):
        raise row.fail("id", "needs business_days or hours, one of the two")
    return CureRule(
        cure_id=row.text("id"),
        what=row.text("what"),
        then=row.text("then"),
        section=row.text("section"),
        business_days=row.whole("business_days", 365, least=1) if row.has("business_days") else 0,
        hours=row.whole("hours", 8_760, least=1) if row.has("hours") else 0,
    )


def read_holidays(file: TomlFile) -> tuple[Holiday, ...]:
    """The legal holidays. Raises BadLawPack."""
    file.only("holidays")
    return tuple(_holiday(row) for row in file.rows("holidays"))


def _holiday(row: TomlFile) -> Holiday:
    row.check_source()
    row.only("name", "month", "day", "weekday", "nth", "source")
    name, month = row.text("name"), row.whole("month", 12, least=1)
    if row.has("day"):
        if row.has("weekday") or row.has("nth"):
            raise row.fail("day", "stands beside weekday and nth; a holiday has one of the two")
        day = row.whole("day", _DAYS_OF_MONTH[month - 1], least=1)
        return Holiday(name=name, month=month, day=day)
    if row.text("weekday") not in _WEEKDAYS:
        raise row.fail("weekday", "must be a day of the week like monday")
    nth = row.whole("nth", 5, least=-1)
    if nth == 0:
        raise row.fail("nth", "must be 1 to 5, or -1 for the last")
    return Holiday(name=name, month=month, weekday=_WEEKDAYS.index(row.text("weekday")), nth=nth)


def read_amendable(file: TomlFile) -> tuple[str, ...]:
    """The fields that an amendment may change. Raises BadLawPack."""
    file.only("fields", "source")
    file.check_source()
    found = file.texts("fields")
    for pattern in found:
        if not any(fnmatchcase(path, pattern) for path in _FIELDS):
            raise file.fail("fields", f"names {pattern}, which no ticket has")
    return found


def read_expungable(file: TomlFile) -> tuple[str, ...]:
    """The statutes whose outside records are destroyed. Raises BadLawPack."""
    file.only("statutes", "source")
    file.check_source()
    return _statutes(file)


def _statutes(file: TomlFile) -> tuple[str, ...]:
    found = file.texts("statutes")
    for statute in found:
        if not STATUTE.fullmatch(statute):
            raise file.fail("statutes", f"names {statute}, which does not look like a section")
    return found
