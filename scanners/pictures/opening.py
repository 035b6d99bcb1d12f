"""Open a picture: a file, its bytes, a PIL image or a camera frame, as gray of bounded size."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from scanners.pictures.locate import Gray
from tracs_mobile.errors import UnreadableScan

Picture = Path | bytes | Image.Image | NDArray[np.uint8]
"""What can be read: a path, the bytes of a file, a PIL image, or a gray or BGR frame."""

MAX_FILE_BYTES = 40_000_000
MAX_PIXELS = 50_000_000
LONGEST_SIDE = 4096
"""Pictures larger than this are made smaller; a license in them still has enough dots."""

_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF")
_NOT_PICTURE = (
    "This file is not a picture the program can open. Use a PNG or JPEG picture; phones can save "
    "photographs as JPEG."
)
_TOO_LARGE = "This picture is too large. Use one of at most 50 million dots."
# What Pillow's file readers raise on damaged files, besides the OSError they promise.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def gray_of(picture: Picture) -> Gray:
    """A gray picture of bounded size. Raises UnreadableScan for what cannot be opened."""
    if isinstance(picture, np.ndarray):
        return _bounded(_gray_frame(picture))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _bounded(_gray_file(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise UnreadableScan(_TOO_LARGE) from fault
    except _BROKEN as fault:
        raise UnreadableScan(_NOT_PICTURE) from fault


def _gray_frame(frame: NDArray[np.uint8]) -> Gray:
    if frame.size == 0 or frame.ndim not in (2, 3) or frame.dtype != np.uint8:
        raise UnreadableScan(_NOT_PICTURE)
    if frame.ndim == 2:
        return frame
    if frame.shape[2] not in (1, 3, 4):
        raise UnreadableScan(_NOT_PICTURE)
    if frame.shape[2] == 1:
        return frame[:, :, 0]
    code = cv2.COLOR_BGRA2GRAY if frame.shape[2] == 4 else cv2.COLOR_BGR2GRAY
    return cv2.cvtColor(frame, code).astype(np.uint8)


def _gray_file(picture: Path | bytes | Image.Image) -> Gray:
    if isinstance(picture, Image.Image):
        return _gray_image(picture)
    data = picture if isinstance(picture, bytes) else _file_bytes(picture)
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        return _gray_image(image)


def _file_bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_FILE_BYTES:
        raise UnreadableScan(_TOO_LARGE)
    return path.read_bytes()


def _gray_image(image: Image.Image) -> Gray:
    """A PIL image in gray; transparent parts are paper."""
    if image.width * image.height > MAX_PIXELS:
        raise UnreadableScan(_TOO_LARGE)
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    if image.mode.startswith(("I", "F")):
        image = ImageOps.autocontrast(image.point(lambda value: value / 256).convert("L"))
    return np.asarray(image.convert("L"), dtype=np.uint8)


def _bounded(gray: Gray) -> Gray:
    longest = max(gray.shape)
    if longest <= LONGEST_SIDE:
        return gray
    share = LONGEST_SIDE / longest
    size = (max(1, round(gray.shape[1] * share)), max(1, round(gray.shape[0] * share)))
    return cv2.resize(gray, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
