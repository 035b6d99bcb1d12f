"""Makes the header image of warnings from an agency's picture file: checked, cropped, one bit.

The picture is made exactly as large as it prints, so that no printer scales it again.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError

from tracs_mobile.domain.logo import HEIGHT_DOTS, WIDTH_DOTS, HeaderLogo, LogoStyle, LogoWish
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

MOST_FILE_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
"""More than any camera of an agency; a small file can unpack to very much more."""
FORMATS = ("PNG", "JPEG")

_LEAST_PIXELS = 40
_PAPER = 250
"""Gray above this is the white around a logo."""
_STEP = 18
"""Of 255, for each step darker or lighter."""
_SHADES = 0.12
"""Share of middle grays above which a picture is a photograph and no drawing."""
_MIDDLE = (56, 200)
_INK_LEAST, _INK_MOST = 0.02, 0.85
_SUPER = 4
"""The picture is first made this much larger than it prints, for even edges."""

_NO_PICTURE = say("This file is no PNG and no JPEG picture that can be read. Choose another one.")
_TOO_LARGE = say("This picture is larger than a logo needs. Save it smaller, then choose it again.")
_BLANK = say("This picture is empty: nothing of it would print. Choose another one.")
_SMALL = say(
    "The picture is small and may look coarse on paper; a larger file of it prints better."
)
_PALE = say("Little of the picture prints. Try Darker, or Inverted.")
_HEAVY = say("Most of the picture prints black, which drinks battery. Try Lighter, or Inverted.")


def header_logo(raw: bytes, wish: LogoWish) -> HeaderLogo:
    """The header image of the picture file `raw`. Raises BadInput with a sentence.

    Takes up to half a second for a large photograph.
    """
    gray = _cropped(_gray(raw), inverted=wish.inverted)
    remarks = [_SMALL] if max(gray.size) < 2 * _LEAST_PIXELS else []
    size = _fitting(gray.size)
    large = gray.resize((size[0] * _SUPER, size[1] * _SUPER), Image.Resampling.LANCZOS)
    style = wish.style
    if style is LogoStyle.BEST:
        style = LogoStyle.SHADED if _shades(large) > _SHADES else LogoStyle.SHARP
    small = ImageOps.autocontrast(large, cutoff=1).resize(size, Image.Resampling.BOX)
    mono = _sharp(small, wish.darkness) if style is LogoStyle.SHARP else _shaded(small, wish)
    ink = 1 - mono.convert("L").histogram()[255] / (size[0] * size[1])
    remarks += [_PALE] if ink < _INK_LEAST else [_HEAVY] if ink > _INK_MOST else []
    return HeaderLogo(
        png=_png(mono), width=size[0], height=size[1], style=style, remarks=tuple(remarks)
    )


def _gray(raw: bytes) -> Image.Image:
    """The picture on white, upright, in gray; never larger in memory than is allowed."""
    if len(raw) > MOST_FILE_BYTES:
        raise BadInput(_TOO_LARGE)
    try:
        with Image.open(io.BytesIO(raw), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise BadInput(_TOO_LARGE)
            # A JPEG is unpacked at a fraction of its size where that is still enough.
            found.draft("L", (WIDTH_DOTS * _SUPER, HEIGHT_DOTS * _SUPER))
            return _on_white(ImageOps.exif_transpose(found))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise BadInput(_TOO_LARGE) from fault
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError) as fault:
        raise BadInput(_NO_PICTURE) from fault


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode.startswith("I"):
        return picture.point(lambda v: v / 256).convert("L")
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("L")


def _cropped(gray: Image.Image, *, inverted: bool) -> Image.Image:
    """Without the even border around it."""
    if inverted:
        gray = ImageOps.invert(gray)
    ink = gray.point(lambda v: 255 * (v < _PAPER))
    box = ink.getbbox()
    if box is None:
        raise BadInput(_BLANK)
    if box == (0, 0, *gray.size):
        # The ground is not white: what differs from the corner is the logo.
        ground = Image.new("L", gray.size, gray.getpixel((0, 0)))
        other = ImageChops.difference(gray, ground).point(lambda v: 255 * (v > 255 - _PAPER + 12))
        box = other.getbbox() if _even_corners(gray) else box
        box = box or (0, 0, *gray.size)
    return gray.crop(box)


def _even_corners(gray: Image.Image) -> bool:
    right, bottom = gray.width - 1, gray.height - 1
    corners = [gray.getpixel(at) for at in ((0, 0), (right, 0), (0, bottom), (right, bottom))]
    values = [corner for corner in corners if isinstance(corner, int | float)]
    return len(values) == 4 and max(values) - min(values) < 8


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """As large as the header takes, in proportion."""
    scale = min(HEIGHT_DOTS / size[1], WIDTH_DOTS / size[0])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _shades(gray: Image.Image) -> float:
    """The share of middle grays; a drawing has them at its edges only."""
    counts = gray.histogram()
    return sum(counts[_MIDDLE[0] : _MIDDLE[1]]) / max(1, sum(counts))


def _sharp(gray: Image.Image, darkness: int) -> Image.Image:
    """Black below the gray that parts the picture best (Otsu 1979), moved by the wish."""
    level = _otsu(gray.histogram()) + darkness * _STEP
    return gray.point(lambda v: 255 * (v > level), "1")


def _shaded(gray: Image.Image, wish: LogoWish) -> Image.Image:
    """Error diffusion after a little contrast: stray single dots come out dirty on paper."""
    lift = -wish.darkness * _STEP
    firm = gray.point(lambda v: max(0, min(255, round((v - 128) * 1.25 + 128 + lift))))
    return firm.convert("1")


def _otsu(counts: list[int]) -> int:
    """The threshold between two classes of gray with the largest variance between them."""
    total, all_ = sum(counts), sum(at * count for at, count in enumerate(counts))
    best, level, dark, dark_sum = -1.0, 127, 0, 0
    for at, count in enumerate(counts):
        dark += count
        dark_sum += at * count
        light = total - dark
        if not dark or not light:
            continue
        apart = dark * light * (dark_sum / dark - (all_ - dark_sum) / light) ** 2
        if apart > best:
            best, level = apart, at
    return level


def _png(mono: Image.Image) -> bytes:
    out = io.BytesIO()
    mono.save(out, format="PNG", optimize=True)
    return out.getvalue()
