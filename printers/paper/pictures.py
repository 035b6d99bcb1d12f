"""Pictures of the paper: the bar code for a block, the agency's logo, rules."""

from __future__ import annotations

import functools
import io

from PIL import Image, UnidentifiedImageError

from printers.facts import CodeKind
from printers.paper import codes
from printers.paper.bitmap import Bitmap, bar, frame
from printers.paper.blocks import Code

NUMBER_CODE_HEIGHT = 40
"""Dots: 5 mm, the least a hand scanner is sure of at arm's length."""

_HEAVY = 4
_LIGHT = 2
_LARGEST_LOGO = 4_000_000
_FRAMES = {
    CodeKind.CODE128: (334, NUMBER_CODE_HEIGHT),
    CodeKind.QR: (116, 116),
    CodeKind.PDF417: (564, 140),
}


def code_picture(code: Code, width: int) -> tuple[Bitmap, bool]:
    """The code in dots, and whether its dots come in equal pairs of rows, as those of all codes do.

    An empty frame when there is nothing to show yet. Raises BadInput for what no code can hold.
    """
    if not code.payload:
        wide, high = _FRAMES[code.kind]
        return frame(min(wide, width - codes.PDF417_QUIET), high), False
    return _drawn(code.kind, code.payload, width), True


@functools.lru_cache(maxsize=32)
def _drawn(kind: CodeKind, payload: str, width: int) -> Bitmap:
    """Kept for a while: the preview is drawn again at every key."""
    if kind is CodeKind.CODE128:
        return codes.code128(payload, height=NUMBER_CODE_HEIGHT)
    if kind is CodeKind.QR:
        return codes.qr(payload)
    return codes.pdf417(payload, width=width - codes.PDF417_QUIET)


@functools.lru_cache(maxsize=8)
def rule_picture(width: int, *, heavy: bool) -> Bitmap:
    """A rule from edge to edge."""
    return bar(width, _HEAVY if heavy else _LIGHT)


@functools.lru_cache(maxsize=8)
def logo_picture(png: bytes, height: int, most_width: int) -> Bitmap | None:
    """The logo in black and white, `height` dots high or less; None when there is none to show.

    A logo that cannot be read is left out: the paper is as good without it.
    """
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as found:
            if found.width * found.height > _LARGEST_LOGO:
                return None
            gray = _on_white(found)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    scale = min(height / gray.height, most_width / gray.width)
    size = (max(1, round(gray.width * scale)), max(1, round(gray.height * scale)))
    mono = gray.resize(size, Image.Resampling.LANCZOS).point(lambda v: 255 * (v > 140), "1")
    return Bitmap(width=size[0], height=size[1], bits=mono.tobytes("raw", "1;I"))


def _on_white(picture: Image.Image) -> Image.Image:
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("L")
