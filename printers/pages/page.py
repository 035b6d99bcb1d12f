"""The page image: what the paper will show, for the preview, the picture file and the PDF."""

from __future__ import annotations

import io

from PIL import Image

from printers.escpos.images import as_printed
from printers.paper.ink import draw_raster, draw_row, raster_of
from printers.paper.place import code_page_for, paper_rows, sent_as_picture
from printers.paper.rows import Row
from printers.paper.whole_page import page_raster
from printers.profiles import Form, Profile, profile_named
from tracs_mobile.domain.document import Printable
from tracs_mobile.ports import PageImage

MARGIN_TOP = 12
MARGIN_BOTTOM = 24


def render_page(printable: Printable, profile_name: str) -> PageImage:
    """The exact page on the printer `profile_name`. Raises BadInput for an unknown profile."""
    return page_of(printable, profile_named(profile_name))


def page_of(printable: Printable, profile: Profile) -> PageImage:
    """The exact page on a printer as it is set up. Raises BadInput for what cannot be drawn."""
    rows = paper_rows(printable, profile, profile.form)
    image = page_image(rows, profile, profile.form).convert("L")
    return PageImage(width=image.width, height=image.height, pixels=image.tobytes())


def page_image(rows: tuple[Row, ...], profile: Profile, form: Form = Form.HYBRID) -> Image.Image:
    """The rows in black and white, one pixel a dot, with a little white above and below."""
    height = sum(row.height for row in rows) + MARGIN_TOP + MARGIN_BOTTOM
    image = Image.new("1", (profile.width_dots, height), 1)
    if form is Form.RASTER:
        whole = as_printed(page_raster(rows, profile.width_dots), profile)
        draw_raster(image, whole, MARGIN_TOP)
        return image
    codec, _ = code_page_for(rows, profile)
    y = MARGIN_TOP
    for row in rows:
        if sent_as_picture(row, codec, profile):
            raster = raster_of(row, profile.width_dots)
            if raster is not None:
                draw_raster(image, as_printed(raster, profile), y)
        else:
            draw_row(image, row, y)
        y += row.height
    return image


def png_bytes(image: Image.Image, profile: Profile) -> bytes:
    """The page as a PNG file that knows its resolution."""
    out = io.BytesIO()
    image.save(out, format="PNG", optimize=True, dpi=(profile.dpi, profile.dpi))
    return out.getvalue()
