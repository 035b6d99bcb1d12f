"""Where exactly a PDF417 symbol lies in a picture: its sides, its columns, its slant and its bend.

The start pattern on the left and the stop pattern on the right are the same in every row, so they
show in pictures that are too worn, blurred or noisy for the rows themselves to be read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.pictures.locate import Gray
from scanners.pictures.words import START, STOP, STOP_MODULES, Shapes, ink

Reals = NDArray[np.float64]

FIXED = 69
"""Modules of a row besides its data: start, stop and the two words that tell row and size."""

_QUIET = np.zeros(2, np.float32)
_START = np.concatenate((_QUIET, ink(START)))
_STOP = np.concatenate((ink(STOP), _QUIET))
_FINE = 8
_WIDEST_COLUMNS = 22
_LEAST_LIKENESS = 0.5
_BOWS = np.arange(-0.08, 0.0801, 0.002)
_FINE_BOWS = np.arange(-0.006, 0.0061, 0.001)
_SKEWS = np.arange(-0.014, 0.0141, 0.002)
_TILTS = np.linspace(-0.08, 0.08, 65)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side as x = at + lean * y in dots, and how well its pattern is seen (0 to 1)."""

    at: float
    lean: float
    likeness: float = 0.0

    def x(self, y: Reals) -> Reals:
        """Where the side is at these heights."""
        return self.at + self.lean * y

    def moved(self, by: float) -> Side:
        """The same side further right."""
        return replace(self, at=self.at + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A symbol: its sides, its data columns, and what is left of perspective.

    `tilt` is how much a row falls for each dot to the right; `bow` how far the middle of a row
    is from where it would be on a flat card, and `skew` how unevenly. `clear` is how strongly the
    words begin where they should.
    """

    left: Side
    right: Side
    columns: int
    tilt: float = 0.0
    bow: float = 0.0
    skew: float = 0.0
    clear: float = 0.0

    @property
    def modules(self) -> int:
        """Width of a row."""
        return FIXED + 17 * self.columns

    def module(self, height: int) -> float:
        """Dots a module in the middle of the picture."""
        middle = np.array([height / 2])
        return float((self.right.x(middle) - self.left.x(middle))[0] / self.modules)


def sides_of(gray: Gray) -> tuple[Side, Side, float] | None:
    """The two sides of an upright symbol and the dots a module; None when not both are seen."""
    wide = gray.shape[1]
    half = wide // 2
    coarse, _ = _bands(gray, min(10, max(4, gray.shape[0] // 8)))
    best, module = 0.0, 0.0
    step = max(0.85, wide * 0.5 / (FIXED + 17 * _WIDEST_COLUMNS))
    while step <= min(12.0, wide * 0.95 / (FIXED + 17), half / 21):
        left, right = _likeness(coarse, half, step)
        like = _best_half(left) + _best_half(right)
        if like > best:
            best, module = like, step
        step *= 1.04
    if best < 2 * _LEAST_LIKENESS:
        return None
    fine, heights = _bands(gray, min(24, max(6, gray.shape[0] // 5)))
    left, right = _likeness(fine, half, module)
    first = _fitted(heights, _peaks(left) + 2 * module, left.max(axis=1), module)
    second_x = _peaks(right) + STOP_MODULES * module + wide - half
    second = _fitted(heights, second_x, right.max(axis=1), module)
    if first is None or second is None:
        return None
    return first, second, module


def outlined(gray: Gray, left: Side, right: Side, module: float) -> Outline | None:
    """The outline whose columns fit best between two sides."""
    middle = np.array([gray.shape[0] / 2])
    width = float((right.x(middle) - left.x(middle))[0])
    likely = round((width / module - FIXED) / 17)
    choices = range(max(1, likely - 3), min(30, likely + 3) + 1)
    found = [_bent(gray, Outline(left=left, right=right, columns=many)) for many in choices]
    if width < 60 or not found:
        return None
    return max(found, key=lambda outline: outline.clear)


def anchored(gray: Gray, outline: Outline, module: float, columns: int) -> Outline:
    """The outline with so many columns that keeps the side which is seen better."""
    width = module * (FIXED + 17 * columns)
    found = []
    for share in np.linspace(0.94, 1.06, 25):
        left, right = outline.left, outline.right
        if left.likeness >= right.likeness:
            right = left.moved(width * float(share))
        else:
            left = right.moved(-width * float(share))
        found.append(_bent(gray, Outline(left=left, right=right, columns=columns)))
    return max(found, key=lambda outline: outline.clear)


def sampled(
    gray: Gray, outline: Outline, heights: Reals, fine: int, *, straight: bool = False
) -> Shapes:
    """Ink along rows: heights x (modules x fine), 0 for white and 255 for black."""
    many = outline.modules * fine
    share = (np.arange(many) + 0.5) / many
    if not straight:
        share = _bowed(share, outline.bow, outline.skew)
    left, right = outline.left.x(heights), outline.right.x(heights)
    x = left[:, None] + (right - left)[:, None] * share[None, :]
    y = heights[:, None] + outline.tilt * (x - gray.shape[1] / 2)
    seen = cv2.remap(
        gray,
        x.astype(np.float32),
        y.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return (255 - seen.astype(np.float32)).astype(np.float32)


def tilted(gray: Gray, outline: Outline, top: float, bottom: float) -> Outline:
    """The outline with the tilt at which the borders of the rows are sharpest."""
    heights = np.arange(top, bottom, 1.0)
    seen = cv2.blur(sampled(gray, outline, heights, 1), (1, 3))
    many = outline.columns + 2
    changes = np.abs(np.diff(seen, axis=0))[:, 17 : 17 + 17 * many]
    borders = changes.reshape(len(changes), many, 17).mean(axis=2).T
    around = cv2.blur(borders, (31, 1), borderType=cv2.BORDER_REFLECT)
    borders = np.asarray(borders - around, np.float32)
    step = 17 * outline.module(gray.shape[0])
    across = np.asarray((np.arange(many) - (many - 1) / 2) * step, np.float64)
    coarse = max(_TILTS, key=lambda tilt: _sharpness(borders, across, float(tilt)))
    near = np.linspace(coarse - 0.0025, coarse + 0.0025, 11)
    best = max(near, key=lambda tilt: _sharpness(borders, across, float(tilt)))
    return replace(outline, tilt=float(best))


def _sharpness(borders: Shapes, across: Reals, tilt: float) -> float:
    """How strongly the borders of the columns stand at one height under a tilt."""
    heights = np.arange(borders.shape[1], dtype=np.float64)
    together = np.zeros(len(heights))
    for column, x in zip(borders, across, strict=True):
        together += np.interp(heights + tilt * x, heights, column)
    return float((together**2).sum())


def bent(gray: Gray, outline: Outline, heights: Reals) -> Outline:
    """The outline with the bend at which every word begins with a bar.

    A word begins with a bar and ends with a space, in all rows; inside, edges are anywhere.
    """
    fine = 4
    seen = sampled(gray, outline, heights, fine, straight=True)
    rising = np.maximum(np.diff(seen, axis=1), 0).mean(axis=0)
    rising = rising - np.median(rising)
    begins = 17 * np.arange(1, outline.columns + 4) / outline.modules
    many = outline.modules * fine

    def clear(bows: Reals, skews: Reals) -> Reals:
        at = begins + begins * (1 - begins) * (bows[:, None] + skews[:, None] * (1 - 2 * begins))
        values = np.interp((at * many - 1.0).ravel(), np.arange(len(rising)), rising)
        return np.asarray(values.reshape(at.shape).mean(axis=1))

    first = _BOWS[int(np.argmax(clear(_BOWS, np.zeros_like(_BOWS))))]
    bows, skews = (part.ravel() for part in np.meshgrid(first + _FINE_BOWS, _SKEWS))
    values = clear(bows, skews)
    best = int(np.argmax(values))
    return replace(
        outline, bow=float(bows[best]), skew=float(skews[best]), clear=float(values[best])
    )


def _bent(gray: Gray, outline: Outline) -> Outline:
    """The same by the middle of the picture, while top and bottom are not known yet."""
    high = gray.shape[0]
    return bent(gray, outline, np.arange(high * 0.25, high * 0.75, max(1.0, high / 60)))


def _bowed(share: Reals, bow: float, skew: float) -> Reals:
    return share + share * (1 - share) * (bow + skew * (1 - 2 * share))


def _bands(gray: Gray, many: int) -> tuple[Shapes, Reals]:
    """The picture averaged into bands from top to bottom, as ink; the middle of each."""
    edges = np.linspace(0, gray.shape[0], many + 1).astype(int)
    rows = [255 - gray[top:bottom].mean(axis=0) for top, bottom in pairwise(edges)]
    return np.array(rows, np.float32), (edges[:-1] + edges[1:]) / 2


def _likeness(bands: Shapes, half: int, module: float) -> tuple[Shapes, Shapes]:
    """How well each band shows the start in its left and the stop in its right half."""
    wide = bands.shape[1]
    left = cv2.matchTemplate(bands[:, :half], _scaled(_START, module), cv2.TM_CCOEFF_NORMED)
    right = cv2.matchTemplate(
        np.ascontiguousarray(bands[:, wide - half :]),
        _scaled(_STOP, module),
        cv2.TM_CCOEFF_NORMED,
    )
    return left.astype(np.float32), right.astype(np.float32)


def _scaled(pattern: Shapes, module: float) -> Shapes:
    """A pattern at so many dots a module, its edges as soft as a lens makes them."""
    soft = cv2.GaussianBlur(np.repeat(pattern, _FINE)[None, :], (0, 0), 0.35 * _FINE)[0]
    many = max(4, round(len(pattern) * module))
    at = (np.arange(many) + 0.5) / many * len(soft) - 0.5
    return np.asarray(np.interp(at, np.arange(len(soft)), soft)[None, :], np.float32)


def _best_half(likeness: Shapes) -> float:
    """The mean of the better half of the bands: a symbol need not fill the picture."""
    each = np.sort(likeness.max(axis=1))
    return float(each[-max(2, len(each) // 2) :].mean())


def _peaks(likeness: Shapes) -> Reals:
    """Where in each band the pattern is, finer than a dot."""
    found = []
    for band, at in zip(likeness, likeness.argmax(axis=1), strict=True):
        shift = 0.0
        if 0 < at < len(band) - 1:
            before, top, after = (float(value) for value in band[at - 1 : at + 2])
            bend = before - 2 * top + after
            shift = 0.5 * (before - after) / bend if bend < -1e-9 else 0.0
        found.append(float(at) + shift)
    return np.array(found)


def _fitted(heights: Reals, xs: Reals, likeness: Shapes, module: float) -> Side | None:
    """The line on which most of the bands agree."""
    good = likeness > _LEAST_LIKENESS
    y, x, weight = heights[good], xs[good], likeness[good]
    best, fits = 0.0, np.zeros(len(y), bool)
    for one in range(len(y)):
        for other in range(one + 1, len(y)):
            lean = (x[other] - x[one]) / (y[other] - y[one])
            near = np.abs(x - x[one] - lean * (y - y[one])) < 0.8 * module
            total = float(weight[near].sum())
            if abs(lean) < 0.35 and total > best:
                best, fits = total, near
    if fits.sum() < 3:
        return None
    lean, at = np.polyfit(y[fits], x[fits], 1, w=weight[fits])
    return Side(at=float(at), lean=float(lean), likeness=best / len(heights))
