"""Open a file with a picture, its bytes, or a PIL image as a gray PIL image. Needs Pillow only."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path

from PIL import Image, ImageOps

from tracs_mobile.errors import UnreadableScan
from tracs_mobile.wording import say

MAX_FILE_BYTES = 40_000_000
MAX_PIXELS = 50_000_000
LONGEST_SIDE = 4096
"""Pictures larger than this are made smaller; a license in them still has enough dots."""

_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF")
NOT_PICTURE = say(
    "This file is not a picture the program can open. Use a PNG or JPEG picture; phones can save "
    "photographs as JPEG."
)
_TOO_LARGE = say("This picture is too large. Use one of at most 50 million dots.")
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


def gray_image(picture: Path | bytes | Image.Image) -> Image.Image:
    """The picture in gray (mode L) at its own size. Raises UnreadableScan."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _gray_file(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise UnreadableScan(_TOO_LARGE) from fault
    except _BROKEN as fault:
        raise UnreadableScan(NOT_PICTURE) from fault


def _gray_file(picture: Path | bytes | Image.Image) -> Image.Image:
    if isinstance(picture, Image.Image):
        return _gray_image(picture)
    data = picture if isinstance(picture, bytes) else _file_bytes(picture)
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        return _gray_image(image)


def _file_bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_FILE_BYTES:
        raise UnreadableScan(_TOO_LARGE)
    return path.read_bytes()


def _gray_image(image: Image.Image) -> Image.Image:
    """A PIL image in gray; transparent parts are paper."""
    if image.width * image.height > MAX_PIXELS:
        raise UnreadableScan(_TOO_LARGE)
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    if image.mode.startswith(("I", "F")):
        image = ImageOps.autocontrast(image.point(lambda value: value / 256).convert("L"))
    return image.convert("L")
