"""The header image of warnings: what goes in is bounded, what comes out prints dot for dot."""

import io
import itertools
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from printers.paper.header_logo import MOST_FILE_BYTES, header_logo
from printers.paper.pictures import logo_picture
from tracs_mobile.domain.logo import HEIGHT_DOTS, WIDTH_DOTS, LogoStyle, LogoWish
from tracs_mobile.domain.request_logo import logo_problems, logo_size
from tracs_mobile.errors import BadInput

BEST = LogoWish()


def drawing(size=(600, 400), ground="white", ink="black", box=(200, 100, 400, 300)):
    """A star of a badge on an even ground."""
    picture = Image.new("RGB", size, ground)
    ImageDraw.Draw(picture).ellipse(box, fill=ink)
    return picture


def file_of(picture, kind="PNG", **options):
    out = io.BytesIO()
    picture.save(out, format=kind, **options)
    return out.getvalue()


def photograph():
    """A smooth run of grays."""
    row = bytes(at * 255 // 479 for at in range(480))
    return Image.frombytes("L", (480, 360), row * 360)


def dots(logo):
    return Image.open(io.BytesIO(logo.png)).convert("L")


def ink(logo):
    gray = dots(logo)
    return 1 - gray.histogram()[255] / (gray.width * gray.height)


def test_the_header_image_is_one_bit_a_dot_and_as_high_as_the_header():
    logo = header_logo(file_of(drawing()), BEST)
    size = logo_size(logo.png)
    assert (size.width, size.height, size.bits) == (80, 80, 1)
    assert (logo.width, logo.height, logo.style) == (80, HEIGHT_DOTS, LogoStyle.SHARP)
    assert not list(logo_problems(logo.png, needed=True))


def test_the_printer_changes_no_dot_of_it():
    logo = header_logo(file_of(drawing()), BEST)
    printed = logo_picture(logo.png, HEIGHT_DOTS, WIDTH_DOTS)
    assert (printed.width, printed.height) == (logo.width, logo.height)
    black = Image.frombytes("1", (80, 80), printed.bits, "raw", "1;I")
    assert black.tobytes() == Image.open(io.BytesIO(logo.png)).tobytes()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("ground", ["white", "#f4f4f4", "#88aadd"])
def test_the_even_ground_around_it_is_cropped(kind, ground):
    logo = header_logo(file_of(drawing(ground=ground), kind), BEST)
    assert abs(logo.width - logo.height) <= 2
    assert 0.7 < ink(logo) < 0.9 or ground == "#88aadd"


def test_a_wide_picture_is_as_wide_as_the_paper_leaves():
    logo = header_logo(file_of(drawing((1200, 200), box=(0, 20, 1199, 180))), BEST)
    assert logo.width == WIDTH_DOTS
    assert logo.height < HEIGHT_DOTS


def test_what_is_clear_in_a_picture_stays_white():
    picture = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((100, 100, 199, 199), fill=(0, 0, 0, 255))
    assert ink(header_logo(file_of(picture), BEST)) == 1


def test_a_photograph_is_shaded_and_a_drawing_is_sharp_unless_asked_otherwise():
    raw = file_of(photograph(), "JPEG", quality=95)
    shaded, sharp = header_logo(raw, BEST), header_logo(raw, LogoWish(style=LogoStyle.SHARP))
    assert shaded.style is LogoStyle.SHADED
    assert changes(dots(shaded)) > 10 * changes(dots(sharp))
    assert header_logo(file_of(drawing()), LogoWish(style=LogoStyle.SHADED)).style is (
        LogoStyle.SHADED
    )


def changes(gray):
    """How often black and white follow each other along the rows."""
    raw = gray.tobytes()
    return sum(a != b for a, b in itertools.pairwise(raw))


@pytest.mark.parametrize("style", [LogoStyle.SHARP, LogoStyle.SHADED])
def test_each_step_darker_puts_more_ink_on_paper(style):
    raw = file_of(photograph())
    inks = [ink(header_logo(raw, LogoWish(style=style, darkness=d))) for d in (-2, -1, 0, 1, 2)]
    assert inks == sorted(inks)
    assert inks[-1] - inks[0] > 0.1


def test_inverted_is_black_for_white():
    raw = file_of(drawing(ground="black", ink="white"))
    assert ink(header_logo(raw, LogoWish(inverted=True))) == pytest.approx(
        ink(header_logo(file_of(drawing()), BEST)), abs=0.02
    )


def test_a_picture_that_stands_on_its_side_is_turned_as_its_camera_said():
    exif = Image.Exif()
    exif[0x0112] = 6
    raw = file_of(drawing((400, 200), box=(0, 20, 399, 180)), "JPEG", exif=exif)
    logo = header_logo(raw, BEST)
    assert logo.height > logo.width


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "1"), ("PNG", "L"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "CMYK")],
)
def test_every_kind_of_png_and_jpeg_is_read(kind, mode):
    picture = drawing().convert("L") if mode == "I;16" else drawing().convert(mode)
    if mode == "I;16":
        picture = picture.point(lambda v: v * 256, "I").convert("I;16")
    assert abs(header_logo(file_of(picture, kind), BEST).width - 80) <= 2


def test_a_small_picture_and_one_without_ink_are_remarked_on():
    small = header_logo(file_of(drawing((40, 40), box=(5, 5, 30, 30))), BEST)
    assert "coarse" in small.remarks[0]
    heavy = header_logo(file_of(drawing((200, 100), box=(-200, -200, 400, 400))), BEST)
    assert "black" in heavy.remarks[-1]


# --- refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP", "ICO"])
def test_other_kinds_of_pictures_are_refused_in_a_sentence(kind):
    with pytest.raises(BadInput, match="no PNG and no JPEG"):
        header_logo(file_of(drawing((64, 64), box=(5, 5, 60, 60)), kind), BEST)


@pytest.mark.parametrize(
    "raw", [b"", b"MZ\x90\x00", b"\x89PNG\r\n\x1a\n", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"<svg/>"]
)
def test_what_is_no_picture_is_refused(raw):
    with pytest.raises(BadInput, match="no PNG and no JPEG"):
        header_logo(raw, BEST)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_file_is_refused(kind):
    raw = file_of(photograph(), kind)
    with pytest.raises(BadInput, match="no PNG and no JPEG"):
        header_logo(raw[: len(raw) // 2], BEST)


def bomb(side):
    """A PNG of some kilobytes that unpacks to `side` squared dots."""
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(bytes(side // 8 + 1)) for _ in range(side)) + rows.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    pieces = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
        for name, part in pieces
    )


@pytest.mark.parametrize("side", [6_400, 10_000, 20_000])
def test_a_picture_that_unpacks_to_very_much_is_refused_before_it_does(side):
    with pytest.raises(BadInput, match="larger than a logo"):
        header_logo(bomb(side), BEST)


def test_a_file_that_is_too_long_is_not_looked_into():
    with pytest.raises(BadInput, match="larger than a logo"):
        header_logo(file_of(drawing()) + bytes(MOST_FILE_BYTES), BEST)


def test_an_empty_picture_is_refused():
    with pytest.raises(BadInput, match="nothing of it would print"):
        header_logo(file_of(Image.new("RGB", (300, 300), "white")), BEST)
