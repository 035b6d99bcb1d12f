"""What a camera frame shows at first sight: whether it changed, and a small picture of it."""

from __future__ import annotations

import cv2
import numpy as np

from scanners.pictures.locate import Gray, Quad
from tracs_mobile.ports import PageImage

PREVIEW_WIDTH = 320
_CHANGED_MEAN = 4
_CHANGED_SPOT = 16
_BLACK = 12


def thumbnail(gray: Gray) -> Gray:
    """A frame as 48 x 27 dots, to see whether another one shows the same."""
    # Every third dot is enough, and a third of the work.
    return cv2.resize(gray[::3, ::3], (48, 27), interpolation=cv2.INTER_AREA).astype(np.uint8)


def differ(one: Gray, other: Gray) -> bool:
    """Whether two thumbnails show something else, sensor noise aside."""
    apart = cv2.absdiff(one, other)
    return bool(apart.max() > _CHANGED_SPOT or apart.mean() > _CHANGED_MEAN)


def is_black(thumb: Gray) -> bool:
    """Whether a thumbnail shows nothing, as behind a closed shutter."""
    return bool(thumb.max() < _BLACK)


def preview(gray: Gray, places: list[Quad]) -> PageImage:
    """A small picture of a frame with a frame around each place where bars are."""
    scale = min(1.0, PREVIEW_WIDTH / gray.shape[1])
    high = max(1, round(gray.shape[0] * scale))
    wide = max(1, round(gray.shape[1] * scale))
    small = cv2.resize(gray, (wide, high), interpolation=cv2.INTER_AREA)
    for place in places:
        ring = np.rint(place * scale).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(small, [ring], isClosed=True, color=0, thickness=4)
        cv2.polylines(small, [ring], isClosed=True, color=255, thickness=2)
    return PageImage(width=wide, height=high, pixels=small.tobytes())
