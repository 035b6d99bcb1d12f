"""The words of PDF417: how each one looks, and how a whole symbol is drawn from them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

VALUES = 929
CLUSTERS = 3
MODULES = 17
"""Width of a word."""

START = "81111113"
STOP = "711311121"
START_MODULES, STOP_MODULES = 17, 18

Shapes = NDArray[np.float32]
"""Ink of each module, 1 for a bar and 0 for a space."""


def ink(widths: str) -> Shapes:
    """Widths of bars and spaces in turn, a bar first, as modules."""
    parts = [np.full(int(wide), 1.0 - at % 2, np.float32) for at, wide in enumerate(widths)]
    return np.concatenate(parts)


@cache
def shapes() -> Shapes:
    """The modules of every word: clusters x values x 17."""
    text = files("scanners").joinpath("data", "pdf417.csv").read_text("utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(rows)
    found = np.array([[ink(widths) for widths in row[1:]] for row in rows], np.float32)
    return np.ascontiguousarray(found.transpose(1, 0, 2))


def sides(row: int, *, rows: int, columns: int, level: int) -> tuple[int, int]:
    """The words left and right of the data in a row, which tell row, size and level."""
    base = 30 * (row // 3)
    told = ((rows - 1) // 3, 3 * level + (rows - 1) % 3, columns - 1)
    at = row % 3
    return base + told[at], base + told[(at + 2) % 3]


def drawn(words: Sequence[int], *, rows: int, columns: int, level: int) -> NDArray[np.uint8]:
    """A flawless picture of a symbol, 2 dots a module, rows of 6 dots, with a quiet zone."""
    lines = []
    for row in range(rows):
        left, right = sides(row, rows=rows, columns=columns, level=level)
        line = (left, *words[row * columns : (row + 1) * columns], right)
        looks = shapes()[row % 3][list(line)].ravel()
        lines.append(np.concatenate((ink(START), looks, ink(STOP))))
    symbol = np.repeat(np.repeat(np.array(lines), 6, axis=0), 2, axis=1)
    return np.pad((255 - 255 * symbol).astype(np.uint8), 8, constant_values=255)
