"""What is known of each kind of printer, read from `profiles.toml`, and of the one at hand."""

from __future__ import annotations

import functools
import json
import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from printers.facts import (
    EVERY_PAPER_FACTS,
    PAGE_FACTS,
    CodeKind,
    DensityCommand,
    Fact,
    Form,
    ImageCommand,
    Known,
    Paper,
    fact_names,
    meaning,
    read_fact,
)
from tracs_mobile.domain.devices import Learned, PrinterSetup
from tracs_mobile.errors import BadInput

__all__ = [
    "Form",
    "Known",
    "Profile",
    "fact_names",
    "known_facts",
    "profile_named",
    "profile_names",
    "profile_of",
]

DOTS_PER_MM = 8
"""At 203 dpi; so a whole millimeter is a whole byte of a raster."""

_ONLY_PAGES = PAGE_FACTS - EVERY_PAPER_FACTS
_LABEL, _LIKE = "label", "like"
_LEAST_WIDTH = 448
"""Dots (56 mm): narrower, the bar code of the longest ticket does not fit."""

_MOST_TEAR_OFF_MM = 100
_DARKEST = 3
_PROBED_HERE = "seen on this printer by Test and learn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Facts about a printer; what each means stands in `printers.facts`.

    `code_pages` are (Python codec, slot of ESC t) in order of preference. `facts` tells of each
    fact how it is known. What follows it is how one printer is set up: `width_dots` is then what
    the left margin leaves; `logo_stored` is the SHA-256 of the logo in its memory, or empty.
    """

    name: str
    label: str
    paper: Paper
    width_dots: int
    dpi: int
    page_width_in: float
    page_height_in: float
    printable_width_in: float
    font_a: tuple[int, int]
    font_b: tuple[int, int]
    code_pages: tuple[tuple[str, int], ...]
    motion_units: bool
    form: Form
    image_command: ImageCommand
    double_height_raster: bool
    native_codes: tuple[CodeKind, ...]
    nv_logo: bool
    density: DensityCommand
    answers_status: bool
    status_without_dle: bool
    answers_in_order: bool
    tells_changes: bool
    confirms_print: bool
    tells_model: bool
    black_mark: bool
    buffer_bytes: int
    mm_per_second: int
    bytes_per_second: int
    facts: tuple[Fact, ...]
    margin_left_dots: int = 0
    tear_off_dots: int = 20 * DOTS_PER_MM
    darkness: int = 0
    logo_stored: str = ""


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


def known_facts(profile: Profile) -> tuple[Fact, ...]:
    """The facts that matter on its kind of paper, with how each is known, in order."""
    if profile.paper is Paper.PAGE:
        return tuple(fact for fact in profile.facts if fact.name in PAGE_FACTS)
    return tuple(fact for fact in profile.facts if fact.name not in _ONLY_PAGES)


def profile_of(setup: PrinterSetup) -> Profile:
    """The printer at hand: its profile with what was learned of it, its margins and darkness.

    Raises BadInput for an unknown profile, an unknown fact, or a value that cannot be.
    """
    profile = _with_learned(profile_named(setup.profile), setup.learned)
    width = profile.width_dots - setup.margin_left_mm * DOTS_PER_MM
    if setup.margin_left_mm < 0 or width < _LEAST_WIDTH:
        raise BadInput(
            f"A left margin of {setup.margin_left_mm} mm leaves no room for the ticket. "
            f"Choose 0 to {(profile.width_dots - _LEAST_WIDTH) // DOTS_PER_MM} mm."
        )
    if not 0 <= setup.tear_off_mm <= _MOST_TEAR_OFF_MM:
        raise BadInput(f"The white before tearing off is 0 to {_MOST_TEAR_OFF_MM} mm.")
    if not -_DARKEST <= setup.darkness <= _DARKEST:
        raise BadInput(f"Darkness runs from -{_DARKEST} to {_DARKEST}.")
    return replace(
        profile,
        width_dots=width,
        margin_left_dots=setup.margin_left_mm * DOTS_PER_MM,
        tear_off_dots=setup.tear_off_mm * DOTS_PER_MM,
        darkness=setup.darkness,
        logo_stored=setup.logo_stored if profile.nv_logo else "",
    )


def _with_learned(profile: Profile, learned: tuple[Learned, ...]) -> Profile:
    for one in learned:
        try:
            raw = json.loads(one.value)
        except ValueError as fault:
            raise BadInput(
                f"What was learned of the printer is damaged ({one.fact}). "
                "Run Test and learn again."
            ) from fault
        value = read_fact(one.fact, raw)
        fact = Fact(
            name=one.fact,
            means=meaning(one.fact),
            value=raw,
            known=Known.PROBED,
            source=_PROBED_HERE,
        )
        facts = tuple(fact if old.name == one.fact else old for old in profile.facts)
        changed: dict[str, Any] = {one.fact: value, "facts": facts}
        profile = replace(profile, **changed)
    return profile


@functools.cache
def _profiles() -> dict[str, Profile]:
    text = files("printers").joinpath("profiles.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    return {name: _profile(name, tables) for name in tables}


def _profile(name: str, tables: dict[str, dict[str, Any]]) -> Profile:
    facts = tuple(_fact(fact, name, tables) for fact in fact_names())
    values: dict[str, Any] = {fact.name: read_fact(fact.name, fact.value) for fact in facts}
    return Profile(name=name, label=tables[name][_LABEL], facts=facts, **values)


def _fact(fact: str, name: str, tables: dict[str, dict[str, Any]]) -> Fact:
    """A fact as the file has it; what is taken from another printer is only assumed of this one."""
    entry = tables[name].get(fact)
    if entry is None:
        like = tables[name][_LIKE]
        taken = _fact(fact, like, tables)
        return replace(taken, known=Known.UNKNOWN, source=f"assumed, as {like}")
    return Fact(
        name=fact,
        means=meaning(fact),
        value=entry["value"],
        known=Known(entry["known"]),
        source=entry["source"],
    )
