"""Finds a Vermont town as it is typed, by its name, or by how near it is."""

from __future__ import annotations

import math

from tracs_mobile.domain.law import LawPack, Town
from tracs_mobile.domain.words import split_words

_ALSO = {"st": "saint", "ste": "saint", "mt": "mount", "n": "north", "s": "south"}


def town_named(pack: LawPack, name: str) -> Town | None:
    """The town of exactly this name, capitals and accents aside; None when there is none."""
    wanted = _spelled_out(name)
    return next((t for t in pack.towns if split_words(t.name) == wanted), None)


def find_towns(pack: LawPack, text: str, limit: int = 8) -> tuple[Town, ...]:
    """Towns whose words begin with the typed ones: `st j` finds Saint Johnsbury.

    A name that begins as typed comes before one that only holds the words; then by alphabet.
    """
    typed = split_words(text)
    if not typed:
        return ()
    ranked = [(rank, t.name, t) for t in pack.towns if (rank := _rank(t, typed)) is not None]
    return tuple(town for _, _, town in sorted(ranked, key=lambda r: r[:2])[:limit])


def nearest_towns(
    pack: LawPack, latitude: float, longitude: float, limit: int = 5
) -> tuple[Town, ...]:
    """The towns whose centers are nearest to a position in degrees (WGS 84), nearest first."""
    placed = [
        (_distance_km(latitude, longitude, t.latitude, t.longitude), t.name, t)
        for t in pack.towns
        if t.latitude is not None and t.longitude is not None
    ]
    return tuple(town for _, _, town in sorted(placed, key=lambda p: p[:2])[:limit])


def _spelled_out(name: str) -> tuple[str, ...]:
    return tuple(_ALSO.get(word, word) for word in split_words(name))


def _rank(town: Town, typed: tuple[str, ...]) -> int | None:
    words = split_words(town.name)
    if words in (typed, tuple(_ALSO.get(word, word) for word in typed)):
        return 0
    if len(typed) <= len(words) and all(map(_begins, words, typed)):
        return 1
    if all(any(_begins(word, wanted) for word in words) for wanted in typed):
        return 2
    return None


def _begins(word: str, typed: str) -> bool:
    return word.startswith(typed) or word == _ALSO.get(typed)


def _distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance by the haversine formula on a sphere of 6,371 km."""
    north = math.radians(lat2 - lat1) / 2
    east = math.radians(lon2 - lon1) / 2
    chord = (
        math.sin(north) ** 2
        + math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(east) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(chord))
