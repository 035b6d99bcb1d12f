"""Everything that others made and we ship: its name, version, license and the texts of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from license_expression import (
    ExpressionError,
    LicenseSymbol,
    LicenseWithExceptionSymbol,
    Licensing,
    get_spdx_licensing,
)

from product import BuildError, Part
from wheels import Wheel

HERE = Path(__file__).resolve().parent
BUNDLED = HERE / "bundled.toml"
ONLY_GPL = ("GPL-", "AGPL-")
_OWN_NAMES = "LicenseRef-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One thing that others made."""

    name: str
    license: str
    """An SPDX expression."""
    kind: str
    """library (a distribution), bundled (within one), font, icons or runtime."""
    version: str = ""
    within: str = ""
    """The distribution that carries it."""
    why: str = ""
    part: Part = Part.PROGRAM
    texts: tuple[str, ...] = ()
    """Paths below licenses/ of its texts."""
    file: str = ""
    """Where in our sources the text stands, for what is not in installer/licenses."""
    marks: str = ""
    sha256: str = ""


def library(wheel: Wheel, texts: tuple[str, ...]) -> Component:
    """A shipped distribution. BuildError when nobody says which license it has."""
    ship = wheel.ship
    return Component(
        name=ship.name,
        version=wheel.version,
        license=spdx(ship.license or wheel.license, of=ship.name),
        kind="library",
        why=ship.why,
        part=ship.part,
        texts=texts,
    )


def bundled(
    part: Part, wheels: Iterable[Wheel], *, system: str = "windows", table: Path = BUNDLED
) -> tuple[Component, ...]:
    """What bundled.toml lists for a package; with versions only where those have been looked at."""
    versions = {wheel.ship.name: wheel.version for wheel in wheels}
    rows = tomllib.loads(table.read_text("utf-8"))["bundled"]
    return tuple(
        Component(
            name=row["name"],
            version=_version(row, versions, system),
            license=spdx(row["license"], of=row["name"]),
            kind=row.get("kind", "bundled"),
            within=row.get("within", ""),
            part=part,
            texts=tuple(row["texts"]),
            file=row.get("file", ""),
            marks=row.get("marks", ""),
        )
        for row in rows
        if Part(row.get("part", Part.PROGRAM.value)) is part and row.get("on", system) == system
    )


def spdx(text: str, *, of: str) -> str:
    """The expression, checked word by word. BuildError for one that is not SPDX."""
    licensing = _licensing()
    try:
        read = licensing.parse(text)
    except ExpressionError as fault:
        raise BuildError(f"The license of {of}, {text!r}, is no SPDX expression.") from fault
    if read is None:
        raise BuildError(f"{of} does not say its license. Write it into shipped.toml.")
    unknown = [key for key in licensing.unknown_license_keys(read) if _OWN_NAMES not in key]
    if unknown:
        raise BuildError(f"{of} has a license that SPDX does not know: {', '.join(unknown)}.")
    return str(read)


def gpl_only(expression: str) -> bool:
    """Whether no choice of the expression is free of the GPL; LGPL and exceptions are free."""
    return not _has_other(_licensing().parse(expression))


@cache
def _licensing() -> Licensing:
    """All licenses that SPDX knows; reading them takes a while."""
    return get_spdx_licensing()


def _has_other(node: object) -> bool:
    if isinstance(node, LicenseWithExceptionSymbol):
        return True
    if isinstance(node, LicenseSymbol):
        return not node.key.startswith(ONLY_GPL)
    parts = [_has_other(part) for part in node.args]  # type: ignore[attr-defined]
    return any(parts) if type(node).__name__ == "OR" else all(parts)


def _version(row: dict[str, Any], versions: dict[str, str], system: str) -> str:
    """`of:NAME` is the version of that distribution."""
    text: str = row.get("version", "")
    if text.startswith("of:"):
        return versions[text.removeprefix("of:")]
    # Seen in the Windows wheels; those for Linux are built from others.
    return text if system == "windows" or "marks" not in row else ""
