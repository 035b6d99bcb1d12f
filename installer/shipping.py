"""What of the lock file is shipped, decided one by one in shipped.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from product import BuildError, Part

HERE = Path(__file__).resolve().parent
TABLE = HERE / "shipped.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ship:
    """One distribution that goes onto the laptop."""

    name: str
    why: str
    part: Part = Part.PROGRAM
    license: str = ""
    """SPDX; empty where the wheel itself tells it."""
    texts: tuple[str, ...] = ()
    """License texts of installer/licenses, where the wheel has none."""
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """What it says it needs and is left out all the same; the reason stands with that one."""
    on: str = ""
    """windows or linux; empty for both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipping:
    """The whole decision."""

    ships: tuple[Ship, ...]
    left_out: dict[str, str]
    """Distribution and reason."""

    def of(self, part: Part) -> tuple[Ship, ...]:
        """What goes into one package."""
        return tuple(ship for ship in self.ships if ship.part is part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One requirement of a lock file with its hashes."""

    name: str
    version: str
    text: str
    """All its lines, to be given to the installer as they are."""


def load_shipping(system: str = "windows", table: Path = TABLE) -> Shipping:
    """The decision of shipped.toml for a system: windows or linux."""
    read = tomllib.loads(table.read_text("utf-8"))
    rows = [row for row in read["ship"] if row.get("on", system) == system]
    return Shipping(
        ships=tuple(_ship(row, system) for row in rows),
        left_out={row["name"]: row["why"] for row in read["leave"]},
    )


def _ship(row: dict[str, Any], system: str) -> Ship:
    before = "" if system == "windows" else f"{system}_"
    return Ship(
        name=row["name"],
        why=row["why"],
        part=Part(row.get("part", Part.PROGRAM.value)),
        license=row.get("license", ""),
        texts=tuple(row.get("texts", ())),
        keep=tuple(row.get(f"{before}keep", ())),
        drop=tuple(row.get(f"{before}drop", ())),
        without=tuple(row.get("without", ())),
        on=row.get("on", ""),
    )


def canonical(name: str) -> str:
    """A distribution's name as the lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins_of(lock: str, *, platform: str, python: str) -> tuple[Pin, ...]:
    """The pins of a lock file that hold on `platform` (as sys.platform) for `python` (3.13)."""
    return tuple(pin for pin in _pins(lock) if _holds(pin.text, platform=platform, python=python))


def undecided(pins: tuple[Pin, ...], shipping: Shipping) -> list[str]:
    """Locked distributions of which shipped.toml says nothing."""
    decided = {ship.name for ship in shipping.ships} | set(shipping.left_out)
    return sorted({pin.name for pin in pins} - decided)


def requirements(pins: tuple[Pin, ...], ships: tuple[Ship, ...]) -> str:
    """The part of the lock that is shipped, hashes and all. BuildError for one not locked."""
    wanted = {ship.name for ship in ships}
    missing = sorted(wanted - {pin.name for pin in pins})
    if missing:
        raise BuildError(f"shipped.toml names what the lock file does not: {', '.join(missing)}.")
    return "".join(pin.text for pin in pins if pin.name in wanted)


def _pins(lock: str) -> Iterator[Pin]:
    block: list[str] = []
    for line in [*lock.splitlines(keepends=True), ""]:
        if block and not line.startswith(" "):
            name, _, rest = block[0].partition("==")
            version = rest.split()[0]
            yield Pin(name=canonical(name), version=version, text="".join(block))
            block = []
        if line[:1].isalnum() or (block and line.startswith(" ")):
            block.append(line)


def _holds(text: str, *, platform: str, python: str) -> bool:
    """Whether the marker of a pin names this platform; the locks use these few forms only."""
    marker = text.partition(";")[2].partition("\\")[0]
    named = set(re.findall(r"sys_platform == '(\w+)'", marker))
    if named and platform not in named:
        return False
    ours = _version(python)
    bounds = re.findall(r"python_full_version (<|>=) '([\d.]+)'", marker)
    return all(ours < _version(edge) if sign == "<" else ours >= _version(edge)
               for sign, edge in bounds)  # fmt: skip


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
