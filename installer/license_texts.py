"""Gather the license texts of everything shipped, and tell them to the program and to people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from components import Component, bundled, gpl_only, library
from product import PRODUCT, BuildError, Part
from tree import copy_file, write_text
from wheels import Wheel

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent
VENDORED = HERE / "licenses"
"""Texts that no wheel brings along."""
LIST = "THIRD_PARTY.json"
READABLE = "THIRD_PARTY.txt"
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)(?!.*qt-commercial)", re.IGNORECASE)
"""Not the note on Qt's commercial terms: ours are those of the LGPL, whose text no wheel has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The components of a package, each with its texts in place."""

    components: tuple[Component, ...]


def gather(
    wheels: tuple[Wheel, ...],
    target: Path,
    *,
    parts: tuple[Part, ...],
    extra: Iterable[Component] = (),
    system: str = "windows",
) -> Gathered:
    """Write texts and lists below `target`. BuildError for a missing text or a GPL-only part."""
    found: list[Component] = []
    for wheel in wheels:
        found.append(library(wheel, _texts_of(wheel, target)))
    inside = [one for part in parts for one in bundled(part, wheels, system=system)]
    for component in (*inside, *extra):
        _vendor(component, target)
        found.append(component)
    _must_be_whole(found, target)
    found.sort(key=lambda one: (one.name.lower(), one.within))
    write_text(target / LIST, _as_json(found))
    write_text(target / READABLE, _as_text(found))
    return Gathered(components=tuple(found))


def _texts_of(wheel: Wheel, target: Path) -> tuple[str, ...]:
    """Copy the texts of one distribution: those of its wheel, then those kept here for it."""
    name = wheel.ship.name
    texts = []
    for file in wheel.files:
        inside = file.removeprefix(f"{wheel.info}/")
        top = inside.count("/") == 0 or inside.startswith("licenses/")
        beside = file.count("/") == 1 and Path(file).suffix == ".txt"
        if ((inside != file and top) or beside) and _TEXT.search(Path(file).name):
            place = f"{name}/{inside.removeprefix('licenses/').rpartition('/')[2]}"
            if inside.startswith("licenses/") and inside.count("/") > 1:
                place = f"{name}/{inside.removeprefix('licenses/').replace('/', '-')}"
            copy_file(wheel.site / file, target / place)
            texts.append(place)
    for text in wheel.ship.texts:
        copy_file(VENDORED / text, target / text)
        texts.append(text)
    return tuple(dict.fromkeys(texts))


def _vendor(component: Component, target: Path) -> None:
    for text in component.texts:
        source = SOURCES / component.file if component.file else VENDORED / text
        if not (target / text).exists() and source.is_file():
            copy_file(source, target / text)


def _must_be_whole(components: list[Component], target: Path) -> None:
    for component in components:
        missing = [text for text in component.texts if not (target / text).is_file()]
        if missing or not component.texts:
            raise BuildError(
                f"{component.name} has no license text ({', '.join(missing) or 'none named'}). "
                "Put one into installer/licenses and name it in shipped.toml or bundled.toml."
            )
        if gpl_only(component.license):
            raise BuildError(
                f"{component.name} is under {component.license}; nothing that is only under the "
                "GPL may be shipped."
            )


def _as_json(components: list[Component]) -> str:
    rows = [
        {
            "name": one.name,
            "version": one.version,
            "license": one.license,
            "kind": one.kind,
            "within": one.within,
            "why": one.why,
            "texts": list(one.texts),
        }
        for one in components
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def _as_text(components: list[Component]) -> str:
    lines = [f"What others made and {PRODUCT} uses. The texts stand in this folder.", ""]
    for one in components:
        inside = f" (within {one.within})" if one.within else ""
        lines += [
            " ".join(part for part in (one.name, one.version) if part) + inside,
            f"    License: {one.license}",
            *(f"    {text}" for text in one.texts),
            "",
        ]
    return "\n".join(lines)
