"""Open a picture: a file, its bytes, a PIL image or a camera frame, as gray of bounded size."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scanners.pictures.files import LONGEST_SIDE, NOT_PICTURE, gray_image
from scanners.pictures.locate import Gray
from tracs_mobile.errors import UnreadableScan

Picture = Path | bytes | Image.Image | NDArray[np.uint8]
"""What can be read: a path, the bytes of a file, a PIL image, or a gray or BGR frame."""


def gray_of(picture: Picture) -> Gray:
    """A gray picture of bounded size. Raises UnreadableScan for what cannot be opened."""
    if isinstance(picture, np.ndarray):
        return _bounded(_gray_frame(picture))
    return _bounded(np.asarray(gray_image(picture), dtype=np.uint8))


def _gray_frame(frame: NDArray[np.uint8]) -> Gray:
    if frame.size == 0 or frame.ndim not in (2, 3) or frame.dtype != np.uint8:
        raise UnreadableScan(NOT_PICTURE)
    if frame.ndim == 2:
        return frame
    if frame.shape[2] not in (1, 3, 4):
        raise UnreadableScan(NOT_PICTURE)
    if frame.shape[2] == 1:
        return frame[:, :, 0]
    code = cv2.COLOR_BGRA2GRAY if frame.shape[2] == 4 else cv2.COLOR_BGR2GRAY
    return cv2.cvtColor(frame, code).astype(np.uint8)


def _bounded(gray: Gray) -> Gray:
    longest = max(gray.shape)
    if longest <= LONGEST_SIDE:
        return gray
    share = LONGEST_SIDE / longest
    size = (max(1, round(gray.shape[1] * share)), max(1, round(gray.shape[0] * share)))
    return cv2.resize(gray, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
