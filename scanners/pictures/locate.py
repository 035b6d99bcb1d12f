"""Find a PDF417 symbol in a gray picture and turn it level, because the decoder needs that."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
"""A picture as height x width bytes."""

Quad = NDArray[np.float32]
"""Four corners, clockwise from the top left, x before y."""

_SURVEY = 900
_BINS = 360
_MARGIN = 0.05
_PLACES_WIDTH = 640
_WINDOW = 25
_LEAST_SHARE = 0.004
_FAINTEST = 40.0
_FULL = 200.0
_LEAST_MUCH = 0.55
_LEAST_ORDER = 0.16


def bar_angles(gray: Gray, *, most: int = 2) -> list[float]:
    """The strongest directions across bars, in degrees from level, -45 to 45, best first."""
    small, _ = _survey(gray)
    small = cv2.GaussianBlur(small, (3, 3), 0).astype(np.uint8)
    across = cv2.Sobel(small, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(small, cv2.CV_32F, 0, 1)
    strength = cv2.magnitude(across, down)
    strong = strength > max(40.0, float(np.percentile(strength, 80)))
    if not strong.any():
        return []
    angles = np.rad2deg(np.arctan2(down[strong], across[strong])) % 180.0
    counts, _ = np.histogram(angles, bins=_BINS, range=(0.0, 180.0), weights=strength[strong])
    ring = np.concatenate((counts[-2:], counts, counts[:2]))
    smooth = np.convolve(ring, np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9.0, mode="valid")
    found: list[float] = []
    for angle in (_level(peak) for peak in _peaks(smooth, most)):
        # Rows and bars of one symbol lie a right angle apart and ask for the same turn.
        if all(abs(angle - other) > 0.7 for other in found):
            found.append(angle)
    return found


def _peaks(counts: NDArray[np.floating], most: int) -> list[float]:
    """Positions of the highest peaks in degrees, at least 8 degrees apart."""
    found: list[float] = []
    left = counts.copy()
    for _ in range(most):
        at = int(np.argmax(left))
        if left[at] <= 0 or (found and left[at] < 0.1 * counts.max()):
            break
        near = [(at + step) % _BINS for step in (-2, -1, 0, 1, 2)]
        weights = counts[near]
        shift = float(np.dot(weights, np.array([-2.0, -1.0, 0.0, 1.0, 2.0])) / weights.sum())
        found.append((at + shift + 0.5) * 180.0 / _BINS)
        left[[(at + step) % _BINS for step in range(-16, 17)]] = 0
    return found


def _level(angle: float) -> float:
    """The smallest turn that makes an angle level or upright."""
    return (angle + 45.0) % 90.0 - 45.0


def bar_places(gray: Gray, *, most: int = 2) -> list[Quad]:
    """Where in a frame many edges run in one direction, as the bars of a bar code do.

    Turned boxes in dots of the frame, largest first; a few milliseconds. Print and clutter have
    edges in all directions, a single line has too few.
    """
    small, scale = _survey(gray, longest=_PLACES_WIDTH)
    across, down = cv2.spatialGradient(small)
    across, down = across.astype(np.float32), down.astype(np.float32)
    strength = np.sqrt(across * across + down * down)
    full = np.clip(np.percentile(strength[::3, ::3], 98) / 2, _FAINTEST, _FULL)
    edges = np.minimum(strength / np.float32(full), 1)
    # Every edge counts alike, however strong: many of them make a bar code, not a bright one.
    even = edges / np.maximum(strength, 1.0)
    across, down = across * even, down * even
    size = (_WINDOW, _WINDOW)
    xx = cv2.blur(across * across, size)
    yy = cv2.blur(down * down, size)
    xy = cv2.blur(across * down, size)
    much = xx + yy
    order = np.sqrt((xx - yy) ** 2 + 4 * xy * xy) / np.maximum(much, 1e-3)
    mask = ((much > _LEAST_MUCH) & (order > _LEAST_ORDER)).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((19, 19), np.uint8))
    shapes, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    least = _LEAST_SHARE * mask.size
    big = [shape for shape in shapes if cv2.contourArea(shape) >= least]
    big.sort(key=cv2.contourArea, reverse=True)
    return [
        np.asarray(cv2.boxPoints(cv2.minAreaRect(shape)), np.float32) / np.float32(scale)
        for shape in big[:most]
    ]


def patches(gray: Gray, *, most: int = 2) -> Iterator[Gray]:
    """Each place with bars cut out of the picture with its surroundings, its long side level."""
    for box in bar_places(gray, most=most):
        long, short = box[1] - box[0], box[2] - box[1]
        if np.hypot(*long) < np.hypot(*short):
            long, short = short, -long
        wide, high = float(np.hypot(*long)), float(np.hypot(*short))
        pad = 0.2 * wide + 12
        across, down = long / wide, short / high
        # The corner from which the cut picture starts; a patch is never turned upside down twice.
        corner = box.mean(axis=0) - across * (wide / 2 + pad) - down * (high / 2 + pad)
        turn = np.column_stack((across, down, corner)).astype(np.float32)
        size = (int(wide + 2 * pad), int(high + 2 * pad))
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        yield cv2.warpAffine(gray, turn, size, flags=flags, borderMode=cv2.BORDER_REPLICATE).astype(
            np.uint8
        )


def rotated(gray: Gray, angle: float) -> Gray:
    """The picture turned so that a direction of `angle` degrees becomes level."""
    if abs(angle) < 0.1:
        return gray
    height, width = gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = int(height * sine + width * cosine), int(height * cosine + width * sine)
    turn[0, 2] += wide / 2 - width / 2
    turn[1, 2] += high / 2 - height / 2
    return cv2.warpAffine(
        gray, turn, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8)


def symbols(gray: Gray, *, most: int = 2) -> Iterator[Gray]:
    """Places with bar texture, each cut out and made rectangular, largest first.

    The picture should be about level: bars count when they stand upright.
    """
    for quad in bar_quads(gray, most=most):
        yield rectified(gray, quad)


def bar_quads(gray: Gray, *, most: int) -> list[Quad]:
    """The four corners of the largest areas with upright bars."""
    small, scale = _survey(gray)
    across = np.abs(cv2.Sobel(small, cv2.CV_32F, 1, 0))
    down = np.abs(cv2.Sobel(small, cv2.CV_32F, 0, 1))
    upright = np.clip(across - 0.6 * down, 0, None)
    energy = cv2.boxFilter(upright, -1, (15, 9))
    flat = np.clip(energy * (255.0 / max(float(energy.max()), 1.0)), 0, 255).astype(np.uint8)
    _, mask = cv2.threshold(flat, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 21), np.uint8))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((9, 21), np.uint8))
    shapes, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    big = sorted(shapes, key=cv2.contourArea, reverse=True)[:most]
    least = 0.004 * small.shape[0] * small.shape[1]
    return [_corners(shape) / scale for shape in big if cv2.contourArea(shape) >= least]


def _corners(shape: cv2.typing.MatLike) -> Quad:
    """Four corners around a shape: its hull when that is a quadrangle, else a turned box."""
    hull = cv2.convexHull(shape)
    around = cv2.arcLength(hull, closed=True)
    for share in (0.02, 0.03, 0.04, 0.06, 0.08):
        close = cv2.approxPolyDP(hull, share * around, closed=True)
        if len(close) == 4:
            return _clockwise(close.reshape(4, 2).astype(np.float32))
    return _clockwise(np.asarray(cv2.boxPoints(cv2.minAreaRect(hull)), dtype=np.float32))


def _clockwise(points: Quad) -> Quad:
    middle = points.mean(axis=0)
    order = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))
    ring = points[order]
    start = int(np.argmin(ring.sum(axis=1)))
    return np.roll(ring, -start, axis=0).astype(np.float32)


def rectified(gray: Gray, quad: Quad) -> Gray:
    """The quadrangle as a rectangle, with a margin for the quiet zone."""
    middle = quad.mean(axis=0)
    quad = (middle + (quad - middle) * (1 + 2 * _MARGIN)).astype(np.float32)
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    wide = max(8, int(sides[[0, 2]].max()))
    high = max(8, int(sides[[1, 3]].max()))
    pad = max(8, wide // 25)
    box = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32) + pad
    warp = cv2.getPerspectiveTransform(quad, box)
    return cv2.warpPerspective(
        gray,
        warp,
        (wide + 2 * pad, high + 2 * pad),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.uint8)


def _survey(gray: Gray, longest: int = _SURVEY) -> tuple[Gray, float]:
    """A small copy to look for texture, and its scale."""
    scale = longest / max(gray.shape)
    if scale >= 1:
        return gray, 1.0
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    return cv2.resize(gray, size, interpolation=cv2.INTER_AREA).astype(np.uint8), scale


def enlarged(gray: Gray, times: int) -> Gray:
    """Two or three times the size."""
    return cv2.resize(gray, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC).astype(
        np.uint8
    )


def doubled(gray: Gray) -> Gray:
    """Twice the size."""
    return enlarged(gray, 2)


def sharpened(gray: Gray) -> Gray:
    """Edges pulled apart: helps pictures out of focus."""
    soft = cv2.GaussianBlur(gray, (0, 0), 2.0)
    return cv2.addWeighted(gray, 2.2, soft, -1.2, 0).astype(np.uint8)


def softened(gray: Gray) -> Gray:
    """A little out of focus: noise goes, wide bars stay."""
    return cv2.GaussianBlur(gray, (0, 0), 0.8).astype(np.uint8)


def flattened(gray: Gray) -> Gray:
    """Uneven light taken out: each dot beside the brightness of its surroundings."""
    small, _ = _survey(gray, longest=320)
    around = cv2.GaussianBlur(small, (0, 0), 12.0)
    size = (gray.shape[1], gray.shape[0])
    around = cv2.resize(around, size, interpolation=cv2.INTER_LINEAR)
    return cv2.divide(gray, np.maximum(around, 1), scale=150.0).astype(np.uint8)


def averaged(gray: Gray, rows: int = 5) -> Gray:
    """Noise taken out along upright bars, which keep their edges."""
    return cv2.blur(gray, (1, rows)).astype(np.uint8)


def calmed(gray: Gray) -> Gray:
    """Noise taken out by the median of nine."""
    return cv2.medianBlur(gray, 3).astype(np.uint8)
