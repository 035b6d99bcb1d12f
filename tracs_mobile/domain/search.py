"""Finds a charge as an officer types: words, a section, or `49/35` for a speed over a limit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracs_mobile.domain.charging import (
    RULE_CATEGORY,
    is_excessive,
    reband,
    title_and_section,
)
from tracs_mobile.domain.law import Charge, LawPack
from tracs_mobile.domain.places import find_towns, nearest_towns
from tracs_mobile.domain.words import fold, split_words
from tracs_mobile.wording import say

__all__ = ["ChargeHit", "ChargeIndex", "find_charges", "find_towns", "nearest_towns"]

_SPEEDS = re.compile(r"(\d{2,3})\s*(?:/|\bin\b|\s)\s*(\d{2})")
_SECTION = re.compile(
    r"(?:(\d{1,2})(?:\s*/\s*|\s*v\.?\s*s\.?\s*a\.?\s*)|)\s*(?:§+|s\.|sec\.?|section)?\s*"
    r"(\d{1,4}[a-z]*)\s*((?:\([a-z0-9]+\)?)*\(?)"
)
_FIRST_BY_LIMIT = (
    (35, ("1007", "1003", "1004", "1081")),
    (50, ("1003", "1007", "1004", "1081")),
    (999, ("1004", "1003", "1007", "1081")),
)
"""Which speed law an officer means first: villages, highways, interstates; up to that limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeHit:
    """A charge that was found, with the speeds the text named and why it was found."""

    charge: Charge
    speed_mph: int | None = None
    limit_mph: int | None = None
    why: str
    """In words; empty where it is what was typed."""


@dataclass(frozen=True, slots=True)
class _Line:
    charge: Charge
    title_words: tuple[str, ...]
    keywords: tuple[str, ...]
    text: str
    law: str
    section: str
    part: str


class ChargeIndex:
    """The table of one law pack, prepared once, so that each key stroke takes well under 1 ms."""

    def __init__(self, pack: LawPack) -> None:
        self._pack = pack
        self._lines = tuple(_line(charge) for charge in pack.charges)

    def find(self, text: str, limit: int = 12) -> tuple[ChargeHit, ...]:
        """The best `limit` hits for what was typed, best first; none for an empty text."""
        typed = fold(text).strip()
        if not typed:
            return ()
        if speeds := _SPEEDS.fullmatch(typed):
            return self._by_speed(int(speeds[1]), int(speeds[2]))[:limit]
        hits: list[ChargeHit] = []
        if cited := _SECTION.fullmatch(typed):
            hits = self._by_section(cited[1] or "", cited[2], cited[3])
        seen = {hit.charge.charge_id for hit in hits}
        hits += [hit for hit in self._by_words(typed) if hit.charge.charge_id not in seen]
        return tuple(hits[:limit])

    def _by_speed(self, speed: int, limit: int) -> tuple[ChargeHit, ...]:
        if speed <= limit:
            return ()
        order = next(sections for top, sections in _FIRST_BY_LIMIT if limit <= top)
        firsts = {line.section: line for line in reversed(self._lines) if line.charge.speed}
        known = [firsts[section] for section in order if section in firsts]
        hits = [
            ChargeHit(
                charge=reband(self._pack, line.charge, speed, limit),
                speed_mph=speed,
                limit_mph=limit,
                why=say("{mph} over", mph=speed - limit),
            )
            for line in known
        ]
        return (*self._crime(speed, limit), *hits)

    def _crime(self, speed: int, limit: int) -> tuple[ChargeHit, ...]:
        """The crime stands first: the officer must see it before choosing a civil charge."""
        if not is_excessive(speed, limit):
            return ()
        return tuple(
            ChargeHit(charge=line.charge, speed_mph=speed, limit_mph=limit, why=say("a crime"))
            for line in self._lines
            if line.section == "1097"
        )

    def _by_section(self, law: str, section: str, part: str) -> list[ChargeHit]:
        found = [
            line
            for line in self._lines
            if (not law or line.law == law)
            and (line.section == section if part else line.section.startswith(section))
            and line.part.startswith(part.rstrip("("))
        ]
        found.sort(key=lambda line: (line.section != section, len(line.section), line.section))
        return [ChargeHit(charge=line.charge, why=_band(line.charge)) for line in found]

    def _by_words(self, typed: str) -> list[ChargeHit]:
        words = split_words(typed)
        if not words:
            return []
        scored = [(_score(line, words), line) for line in self._lines]
        ranked = sorted((s for s in scored if s[0]), key=lambda s: -s[0])
        hits, bands_seen = [], set()
        for _, line in ranked:
            # One line stands for all bands of a statute; the speed picks the band later.
            if line.charge.over_min is not None and line.section in bands_seen:
                continue
            bands_seen.add(line.section)
            hits.append(ChargeHit(charge=line.charge, why=""))
        return hits


def find_charges(pack: LawPack, text: str, limit: int = 12) -> tuple[ChargeHit, ...]:
    """`ChargeIndex(pack).find(text, limit)` for one question; keep the index for typing."""
    return ChargeIndex(pack).find(text, limit)


def _line(charge: Charge) -> _Line:
    law, section, part = title_and_section(charge)
    title_words = split_words(charge.title)
    keywords = split_words(charge.keywords)
    text = f" {' '.join(title_words)} | {' '.join(keywords)} "
    return _Line(charge, title_words, keywords, text, law, section, part.lower())


def _band(charge: Charge) -> str:
    if charge.over_min is None:
        return ""
    if charge.over_max is None:
        return say("{least} or more over", least=charge.over_min)
    return say("{least} to {most} over", least=charge.over_min, most=charge.over_max)


def _score(line: _Line, words: tuple[str, ...]) -> int:
    """0 unless every word begins a word of the line; more for titles, whole words and phrases."""
    if line.charge.category == RULE_CATEGORY:
        return 0
    total = 0
    for word in words:
        value = _word_score(line, word)
        if not value:
            return 0
        total += value
    if f" {' '.join(words)}" in line.text:
        total += 3
    if line.title_words[0].startswith(words[0]):
        total += 1
    return total


def _word_score(line: _Line, word: str) -> int:
    if f" {word}" not in line.text:
        return 0
    if word in line.title_words:
        return 4
    if word in line.keywords:
        return 3
    return 2 if any(known.startswith(word) for known in line.title_words) else 1
