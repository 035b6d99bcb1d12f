"""What is known of each kind of printer, read from `profiles.toml`."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from enum import Enum
from importlib.resources import files
from typing import Any

from tracs_mobile.errors import BadInput

CELL_A_DOTS = 12
"""Width of a character of font A, which every profile shares; font B has 9 dots."""

_LABEL = "label"


class Known(Enum):
    """How a fact about a printer is known."""

    DOCUMENTED = "documented"
    PROBED = "probed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Facts about a printer. `code_pages` are (Python codec, slot of ESC t) in order of preference.

    `known` tells how each fact is known, by its name.
    """

    name: str
    label: str
    width_dots: int
    dpi: int
    code_pages: tuple[tuple[str, int], ...]
    double_height_raster: bool
    answers_status: bool
    answers_in_order: bool
    tells_changes: bool
    confirms_print: bool
    mm_per_second: int
    bytes_per_second: int
    known: tuple[tuple[str, Known], ...]


def profile_named(name: str) -> Profile:
    """The profile called `name`. Raises BadInput, naming those that exist."""
    found = _profiles()
    if name not in found:
        raise BadInput(
            f"There is no printer profile called {name}. Choose one of: {', '.join(found)}."
        )
    return found[name]


def profile_names() -> tuple[str, ...]:
    """Names of all profiles, in the order of the file."""
    return tuple(_profiles())


@functools.cache
def _profiles() -> dict[str, Profile]:
    text = files("printers").joinpath("profiles.toml").read_text("utf-8")
    return {name: _profile(name, facts) for name, facts in tomllib.loads(text).items()}


def _profile(name: str, facts: dict[str, Any]) -> Profile:
    measured = {fact: entry for fact, entry in facts.items() if fact != _LABEL}
    values = {fact: entry["value"] for fact, entry in measured.items()}
    values["code_pages"] = tuple((codec, slot) for codec, slot in values["code_pages"])
    known = tuple((fact, Known(entry["known"])) for fact, entry in measured.items())
    return Profile(name=name, label=facts[_LABEL], known=known, **values)
