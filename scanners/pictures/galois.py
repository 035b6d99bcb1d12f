"""Repair the words of a PDF417 symbol: Reed-Solomon over the numbers below 929."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

PRIME = 929
_ROOT = 3

Words = NDArray[np.int64]
"""Numbers from 0 to 928; of a polynomial the lowest power first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """The words as they were printed, and at how many places they had been read wrongly.

    `errors` counts places that nobody knew to be wrong, `erasures` those given as lost.
    """

    words: tuple[int, ...]
    errors: int
    erasures: int


def repair(words: Sequence[int], checks: int, lost: Sequence[int]) -> Repaired | None:
    """Put right the words of a symbol whose last `checks` words are check words.

    `lost` are places whose word is not known. None when there is more damage than the checks can
    tell. ISO/IEC 15438, 5.10: the check words make the roots 3, 3^2 ... 3^checks.
    """
    size = len(words)
    got = np.asarray(words[::-1], np.int64)
    signs = _syndromes(got, checks)
    if not signs.any():
        return Repaired(words=tuple(words), errors=0, erasures=len(lost))
    places = [size - 1 - place for place in lost]
    locator = _locator(signs, checks, places)
    degree = len(locator) - 1
    roots = _roots(locator, size)
    if len(roots) != degree or 2 * (degree - len(lost)) + len(lost) > checks:
        return None
    fixed = _corrected(got, signs, locator, roots)
    if fixed is None or _syndromes(fixed, checks).any():
        return None
    known = set(places)
    return Repaired(
        words=tuple(int(word) for word in fixed[::-1]),
        errors=sum(1 for root in roots if root not in known),
        erasures=len(lost),
    )


def check_words(data: Sequence[int], checks: int) -> list[int]:
    """The check words that belong behind `data`."""
    taps = _generator(checks)
    rest = np.zeros(checks, np.int64)
    for word in data:
        first = (word + rest[-1]) % PRIME
        rest = np.concatenate(([0], rest[:-1]))
        rest = (rest - first * taps) % PRIME
    return [int(word) for word in (-rest[::-1]) % PRIME]


@cache
def _powers() -> Words:
    """3 to the powers 0 to 927."""
    found = [1]
    while len(found) < PRIME - 1:
        found.append(found[-1] * _ROOT % PRIME)
    return np.array(found, np.int64)


@cache
def _logs() -> Words:
    found = np.zeros(PRIME, np.int64)
    found[_powers()] = np.arange(PRIME - 1)
    return found


def _inverse(word: int) -> int:
    return pow(word, PRIME - 2, PRIME)


@cache
def _generator(checks: int) -> Words:
    """The product of (x - 3^i) without its leading 1."""
    whole = np.array([1], np.int64)
    for power in range(1, checks + 1):
        root = int(_powers()[power])
        whole = (np.append(0, whole) - root * np.append(whole, 0)) % PRIME
    return whole[:-1]


def _syndromes(words: Words, checks: int) -> Words:
    """The polynomial of the words at 3, 3^2 ... 3^checks; all 0 when nothing is wrong."""
    powers = np.outer(np.arange(1, checks + 1), np.arange(len(words))) % (PRIME - 1)
    return np.asarray((_powers()[powers] * words[None, :]).sum(axis=1) % PRIME, np.int64)


def _locator(signs: Words, checks: int, places: Sequence[int]) -> Words:
    """Berlekamp and Massey's way to the polynomial whose roots tell the wrong places."""
    known = np.array([1], np.int64)
    for place in places:
        known = _times(known, np.array([1, -int(_powers()[place % (PRIME - 1)])]))
    now, before = known, known.copy()
    length, shift, last = len(places), 1, 1
    for step in range(len(places), checks):
        reach = min(len(now), step + 1)
        off = int((now[:reach] * signs[step - reach + 1 : step + 1][::-1]).sum() % PRIME)
        if off == 0:
            shift += 1
            continue
        part = np.concatenate((np.zeros(shift, np.int64), before))
        share = off * _inverse(last) % PRIME
        changed = _minus(now, share * part % PRIME)
        if 2 * length <= step + len(places):
            length, before, last, shift = step + 1 + len(places) - length, now, off, 1
        else:
            shift += 1
        now = changed
    top = np.flatnonzero(now)
    return now[: int(top[-1]) + 1] if top.size else now[:1]


def _times(one: Words, other: Words) -> Words:
    return np.asarray(np.convolve(one, other) % PRIME, np.int64)


def _minus(one: Words, other: Words) -> Words:
    size = max(len(one), len(other))
    out = np.zeros(size, np.int64)
    out[: len(one)] += one
    out[: len(other)] -= other
    return out % PRIME


def _values(polynomial: Words, places: Words) -> Words:
    """The polynomial at 3^-place for each place."""
    steps = np.outer(-places % (PRIME - 1), np.arange(len(polynomial))) % (PRIME - 1)
    return np.asarray((_powers()[steps] * polynomial[None, :]).sum(axis=1) % PRIME, np.int64)


def _roots(locator: Words, size: int) -> list[int]:
    return [int(at) for at in np.flatnonzero(_values(locator, np.arange(size)) == 0)]


def _corrected(got: Words, signs: Words, locator: Words, roots: Sequence[int]) -> Words | None:
    """Forney's way from the wrong places to what should stand there."""
    places = np.array(roots, np.int64)
    evaluator = _times(signs, locator)[: len(signs)]
    slope = locator[1:] * np.arange(1, len(locator)) % PRIME
    below = _values(slope, places)
    if not below.all():
        return None
    above = _values(evaluator, places)
    # The first root is 3^1, so no further power of the place comes in.
    wrong = above * _powers()[(-_logs()[below]) % (PRIME - 1)] % PRIME
    fixed = got.copy()
    fixed[places] = (fixed[places] + wrong) % PRIME
    return fixed
