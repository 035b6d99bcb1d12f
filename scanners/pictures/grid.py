"""Read a PDF417 symbol that the usual decoder gives up on: word by word, by likeness.

The usual decoder follows edges; one scratch makes it lose a row. Here every word is compared with
all 929 it can be, over its whole area, as blurred as the picture is. Words that look like nothing
are given to the error correction as lost, which costs half of what a wrong word costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.pictures.galois import Repaired, repair
from scanners.pictures.locate import Gray
from scanners.pictures.outline import (
    Outline,
    Reals,
    anchored,
    bent,
    outlined,
    sampled,
    sides_of,
    tilted,
)
from scanners.pictures.pdf417 import decoded
from scanners.pictures.words import (
    CLUSTERS,
    MODULES,
    START,
    STOP,
    VALUES,
    Shapes,
    drawn,
    ink,
    shapes,
)

_MOST_ROWS = 90
_MOST_WORDS = 928
_COARSE, _FINE = 2, 4
_OUT_OF_ORDER = 0.3
_LEAST_SEEN = 0.03
_KEPT_BACK = 4
_LESS_KEPT_BACK = 2
_FEW_CHECKS = 16
# Out of focus, or moved sideways: (sigma, length) in modules.
_BLURS = ((0.25, 0.0), (0.5, 0.0), (0.8, 0.0), (0.3, 1.3), (0.3, 1.8), (0.3, 2.3), (0.3, 2.8))
_PLAIN = (0.4, 0.0)

Scores = NDArray[np.float32]
"""Likeness of each cell to each word: rows x cells x 929, from -1 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the words at the sides say of the size and the error correction of a symbol."""

    rows: int
    columns: int
    level: int

    @property
    def checks(self) -> int:
        """How many words are check words."""
        return int(2 ** (self.level + 1))

    @property
    def possible(self) -> bool:
        """Whether a symbol can be like that."""
        words = self.rows * self.columns
        return (
            self.level <= 8 and 3 <= self.rows <= _MOST_ROWS and self.checks < words < _MOST_WORDS
        )


def read_grid(gray: Gray) -> bytes | None:
    """The bytes of the symbol in a picture that shows it about level, either way up."""
    high, wide = gray.shape
    if high < 16 or wide < 90:
        return None
    turned = np.ascontiguousarray(gray[::-1, ::-1])
    both = [(picture, sides_of(picture)) for picture in (gray, turned)]
    seen = [(picture, sides) for picture, sides in both if sides is not None]
    if not seen:
        return None
    picture, (left, right, module) = max(
        seen, key=lambda item: item[1][0].likeness * item[1][1].likeness
    )
    if left.likeness * right.likeness < _LEAST_SEEN:
        return None
    outline = outlined(picture, left, right, module)
    if outline is None:
        return None
    raw, told = _read(picture, outline)
    if raw is None and told.columns != outline.columns and told.possible:
        raw, _ = _read(picture, anchored(picture, outline, module, told.columns))
    return raw


def _read(gray: Gray, outline: Outline) -> tuple[bytes | None, Told]:
    nothing = Told(rows=0, columns=outline.columns, level=0)
    reach = _reach(gray, outline)
    if reach is None:
        return None, nothing
    module = outline.module(gray.shape[0])
    heights = np.arange(reach[0], reach[1] + 0.1, max(0.5, 0.55 * module))
    if not 6 <= len(heights) <= 700:
        return None, nothing
    outline = bent(gray, tilted(gray, outline, *reach), heights)
    rows = _rows(_cells(sampled(gray, outline, heights, _COARSE), outline, _COARSE))
    seen = sampled(gray, outline, heights, _FINE)
    numbers, means = _averaged(_cells(seen, outline, _FINE), rows)
    scores = _scored(means, numbers, _blur_of(seen))
    told = _told(scores, numbers)
    if not told.possible or told.columns != outline.columns:
        return None, told
    repaired = _repaired(scores, numbers, told)
    if repaired is None:
        return None, told
    clean = drawn(repaired.words, rows=told.rows, columns=told.columns, level=told.level)
    return next(iter(decoded(clean)), None), told


def _reach(gray: Gray, outline: Outline) -> tuple[float, float] | None:
    """Top and bottom: between them the start or the stop pattern is seen."""
    heights = np.arange(0, gray.shape[0], 1.0)
    seen = sampled(gray, outline, heights, _COARSE)
    start, stop = (np.repeat(ink(pattern), _COARSE) for pattern in (START, STOP))
    like = np.maximum(
        _unit(seen[:, : len(start)]) @ _unit(start), _unit(seen[:, -len(stop) :]) @ _unit(stop)
    )
    smooth = cv2.blur(like.astype(np.float32)[:, None], (1, 5))[:, 0]
    there = np.flatnonzero(smooth > 0.5 * np.percentile(smooth, 90))
    return (float(there[0]), float(there[-1])) if len(there) >= 8 else None


def _unit(vectors: Shapes) -> Shapes:
    """Without their mean and of length 1, so that a product is a likeness."""
    even = vectors - vectors.mean(axis=-1, keepdims=True)
    length = np.linalg.norm(even, axis=-1, keepdims=True)
    return np.asarray(even / np.maximum(length, 1e-3), np.float32)


def _cells(seen: Shapes, outline: Outline, fine: int) -> Shapes:
    """The words of each line, side words included: lines x words x (17 x fine)."""
    wide = MODULES * fine
    many = outline.columns + 2
    return seen[:, wide : wide + wide * many].reshape(len(seen), many, wide)


@lru_cache(maxsize=12)
def _words_seen(blur: tuple[float, float], fine: int, shift: int = 0) -> Shapes:
    """Every word as it looks through a blur, shifted by so many quarters of a module."""
    looks = shapes()
    # Before a word is a space, behind it is a bar, at least a module of each.
    before = np.zeros((CLUSTERS, VALUES, 2), np.float32)
    behind = np.ones((CLUSTERS, VALUES, 2), np.float32)
    wide = np.repeat(np.concatenate((before, looks, behind), axis=2), fine, axis=2)
    flat = wide.reshape(CLUSTERS * VALUES, -1)
    soft = cv2.filter2D(flat, -1, _kernel(blur, fine), borderType=cv2.BORDER_REPLICATE)
    start = 2 * fine + shift
    cut = soft.reshape(CLUSTERS, VALUES, -1)[:, :, start : start + MODULES * fine]
    return _unit(np.asarray(cut, np.float32))


def _kernel(blur: tuple[float, float], fine: int) -> Shapes:
    sigma, length = blur
    at = np.arange(-3 * fine, 3 * fine + 1) / fine
    kernel = np.exp(-(at**2) / (2 * sigma**2))
    if length:
        kernel = np.convolve(kernel, np.abs(at) <= length / 2, "same")
    return np.asarray(kernel / kernel.sum(), np.float32)[None, :]


def _rows(cells: Shapes) -> NDArray[np.int64]:
    """The row of every line: the way down through the rows on which the words look best.

    Three rows after one another use three different sets of words, and the words at the sides
    tell the number of their row.
    """
    lines, many, wide = cells.shape
    flat = _unit(cells).reshape(lines * many, wide)
    looks = _words_seen(_PLAIN, _COARSE)
    likely = np.empty((lines, _MOST_ROWS), np.float32)
    for cluster in range(CLUSTERS):
        like = (flat @ looks[cluster].T).reshape(lines, many, VALUES)
        data = like[:, 1:-1].max(axis=2).sum(axis=1)
        sides = np.pad(like[:, [0, -1]], ((0, 0), (0, 0), (0, 1)), constant_values=-1)
        triple = sides.reshape(lines, 2, 31, 30).max(axis=3).sum(axis=1)
        rows = np.arange(cluster, _MOST_ROWS, CLUSTERS)
        likely[:, rows] = data[:, None] + 2 * triple[:, rows // 3]
    return _best_way(likely - likely.mean(axis=1, keepdims=True))


def _best_way(likely: Shapes) -> NDArray[np.int64]:
    """Line by line the same row or the next one, as likely as possible together."""
    lines, rows = likely.shape
    total = likely[0] - _OUT_OF_ORDER * np.arange(rows)
    went = np.zeros((lines, rows), bool)
    for line in range(1, lines):
        from_above = np.concatenate(([-np.inf], total[:-1]))
        went[line] = from_above > total
        total = np.maximum(from_above, total) + likely[line]
    row = int(total.argmax())
    way = [row]
    for line in range(lines - 1, 0, -1):
        row -= int(went[line, row])
        way.append(row)
    return np.array(way[::-1], np.int64)


def _averaged(cells: Shapes, rows: NDArray[np.int64]) -> tuple[list[int], Shapes]:
    """The rows that were seen, and the mean of the inner lines of each."""
    numbers, means = [], []
    for number in range(int(rows[0]), int(rows[-1]) + 1):
        lines = np.flatnonzero(rows == number)
        inner = lines[1:-1] if len(lines) >= 4 else lines
        numbers.append(number)
        means.append(cells[inner].mean(axis=0))
    return numbers, np.array(means, np.float32)


def _blur_of(seen: Shapes) -> tuple[float, float]:
    """The blur under which the start and the stop pattern look as they do in the picture."""
    whole = seen.mean(axis=0)
    start = _unit(whole[: 17 * _FINE])
    stop = _unit(whole[-18 * _FINE :])

    def like(blur: tuple[float, float]) -> float:
        kernel = _kernel(blur, _FINE)[0]
        quiet, bar, space = np.zeros(3), np.ones(1), np.zeros(1)
        first = np.repeat(np.concatenate((quiet, ink(START), bar)), _FINE)
        last = np.repeat(np.concatenate((space, ink(STOP), quiet)), _FINE)
        begin = np.convolve(first, kernel, "same")[3 * _FINE : 20 * _FINE]
        end = np.convolve(last, kernel, "same")[_FINE : 19 * _FINE]
        return float(start @ _unit(begin) + stop @ _unit(end))

    return max(_BLURS, key=like)


def _scored(means: Shapes, numbers: list[int], blur: tuple[float, float]) -> Scores:
    """How much each cell looks like each word of the set its row uses."""
    vectors = _unit(means)
    scores = np.full((*means.shape[:2], VALUES), -1, np.float32)
    cluster = np.array(numbers) % CLUSTERS
    for shift in (-1, 0, 1):
        looks = _words_seen(blur, _FINE, shift)
        for at in range(CLUSTERS):
            rows = np.flatnonzero(cluster == at)
            flat = vectors[rows].reshape(-1, MODULES * _FINE)
            like = (flat @ looks[at].T).reshape(len(rows), means.shape[1], VALUES)
            scores[rows] = np.maximum(scores[rows], like)
    return scores


def _told(scores: Scores, numbers: list[int]) -> Told:
    """What the side words of all rows say together."""
    votes = np.zeros((CLUSTERS, 30))
    for row, number in zip(scores, numbers, strict=True):
        base = 30 * (number // 3)
        likely = row[:, base : base + 30]
        votes[number % 3] += likely[0]
        votes[(number + 2) % 3] += likely[-1]
    rows, mixed, columns = (int(at) for at in votes.argmax(axis=1))
    return Told(rows=3 * rows + mixed % 3 + 1, columns=columns + 1, level=mixed // 3)


def _repaired(scores: Scores, numbers: list[int], told: Told) -> Repaired | None:
    """The words put right, with the least sure ones given up in steps.

    Some check words are kept back: a repair that used all of them could be any text.
    """
    words = np.zeros((told.rows, told.columns), np.int64)
    sure = np.full((told.rows, told.columns), -1.0)
    for row, number in zip(scores, numbers, strict=True):
        if number < told.rows:
            words[number], sure[number] = _best_words(row[1:-1])
    flat, certain = words.ravel(), sure.ravel()
    # The first word counts the data, which follows from the rest.
    flat[0], certain[0] = flat.size - told.checks, np.inf
    missing = int((certain < 0).sum())
    most = told.checks - (_LESS_KEPT_BACK if told.checks <= _FEW_CHECKS else _KEPT_BACK)
    order = np.argsort(certain, kind="stable")
    tries = {missing, most, *(told.checks * eighth // 8 for eighth in range(8))}
    for lost in sorted(tries):
        if not missing <= lost <= most:
            continue
        repaired = repair(flat.tolist(), told.checks, order[:lost].tolist())
        if repaired is None or repaired.words[0] != flat[0]:
            continue
        if 2 * repaired.errors + lost <= most:
            return repaired
    return None


def _best_words(cells: Scores) -> tuple[NDArray[np.int64], Reals]:
    """The likeliest word of each cell, and how sure it is beside the next likely one."""
    two = np.argpartition(cells, -2, axis=1)[:, -2:]
    likeness = np.take_along_axis(cells, two, axis=1)
    best = likeness.argmax(axis=1)
    at = np.arange(len(cells))
    top, second = likeness[at, best], likeness[at, 1 - best]
    return two[at, best].astype(np.int64), (top - second) + 0.3 * np.maximum(top, 0)
