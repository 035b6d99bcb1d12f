"""Words that may stand outside the locked body of an event: nothing a person could be named by."""

from __future__ import annotations

import csv
import functools
import importlib.resources
import re

CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
"""Codes and officers' numbers."""
HEX_DIGEST = re.compile(r"[0-9a-f]{64}")

ORDINANCE = "municipal ordinance"
"""What stands for a charge that is no section of the Vermont Statutes."""

_PART = r"\d{1,5}[a-z]{0,2}(\([0-9A-Za-z]{1,4}\)){0,5}"
_SECTION = re.compile(rf"\d{{1,2}}[A-Z]? V\.S\.A\. §§? {_PART}((,|, and| and|;) {_PART}){{0,4}}")


def plain(form: re.Pattern[str], text: str) -> str:
    """The word; empty for what is not of its form."""
    return text if form.fullmatch(text) else ""


def plain_statute(text: str) -> str:
    """A section of the Vermont Statutes as it is; whatever else stands there as an ordinance."""
    return plain(_SECTION, text.strip()) or ORDINANCE


def plain_town(text: str) -> str:
    """The name of a Vermont town as the place table spells it; empty for anything else."""
    found = places().get(text.strip().casefold())
    return found[0] if found is not None else ""


@functools.cache
def places() -> dict[str, tuple[str, float, float]]:
    """Name, latitude and longitude of every Vermont town, by its name in lower case."""
    table = importlib.resources.files("tracs_mobile.data") / "vt" / "places.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {
        row["name"].casefold(): (row["name"], float(row["latitude"]), float(row["longitude"]))
        for row in rows
        if row["latitude"] and row["longitude"]
    }
