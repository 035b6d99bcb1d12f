"""From blocks to rows: the one place where both the printer and the preview get their paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from printers.paper import blocks, flow, heads
from printers.paper.blocks import Block, Size
from printers.paper.ink import Raster, raster_of
from printers.paper.layout import layout
from printers.paper.rows import CELL, PITCH, Row, Run
from printers.paper.text import CodePage, choose_page, encode_line
from printers.profiles import Form, Profile
from tracs_mobile.domain.document import Printable

_Maker = Callable[[Any, int], list[Row]]
_NONE: Mapping[type[Any], _Maker] = MappingProxyType({})

_ROWS: dict[type[Any], _Maker] = {
    blocks.Text: flow.text_rows,
    blocks.Ends: flow.ends_rows,
    blocks.Field: flow.field_rows,
    blocks.Figures: flow.figures_rows,
    blocks.Choice: flow.choice_rows,
    blocks.Blanks: flow.blanks_rows,
    blocks.Rule: flow.rule_rows,
    blocks.Space: flow.space_rows,
    blocks.Code: flow.code_rows,
    blocks.Header: heads.header_rows,
    blocks.NumberLine: heads.number_rows,
    blocks.CodeBeside: flow.beside_rows,
}
_CODES_ALONE: dict[type[Any], _Maker] = {
    blocks.NumberLine: heads.number_below_rows,
    blocks.CodeBeside: flow.below_rows,
}
"""A printer draws its own bar code on a line of its own, never beside text."""

_LOGO_ALONE: dict[type[Any], _Maker] = {blocks.Header: heads.header_below_rows}
"""Nor can a logo in its memory stand beside text."""


def paper_rows(paper: Printable, profile: Profile, form: Form = Form.HYBRID) -> tuple[Row, ...]:
    """The whole paper on the width of `profile`. Raises BadInput for what cannot be drawn."""
    others = dict(_CODES_ALONE) if form is Form.NATIVE else {}
    if form is not Form.RASTER and logo_is_stored(paper, profile):
        others |= _LOGO_ALONE
    return place(layout(paper), profile.width_dots, others)


def place(
    parts: tuple[Block, ...], width: int, others: Mapping[type[Any], _Maker] = _NONE
) -> tuple[Row, ...]:
    """Rows of the blocks, `width` dots wide, from top to bottom.

    `others` names kinds of blocks that are to be laid out in another way than usual.
    """
    rows = {**_ROWS, **others}
    return tuple(row for block in parts for row in rows[type(block)](block, width))


def code_page_for(rows: Iterable[Row], profile: Profile) -> CodePage:
    """The one code page of a job: the first of the printer's that holds all of its text."""
    lines = (run.text for row in rows if not row.pictures for run in row.runs)
    return choose_page(lines, profile.code_pages)


def sent_as_picture(row: Row, codec: str, profile: Profile) -> bool:
    """Whether a row goes out as dots.

    It does when it has a picture, a letter the code page lacks, or letters for which the cells of
    the printer are too large.
    """
    return bool(row.pictures) or any(
        encode_line(run.text, codec) is None or not _cells_fit(run, profile) for run in row.runs
    )


def cell_of(size: Size, profile: Profile) -> tuple[int, int]:
    """Dots of one character of the printer's own letters."""
    wide, high = profile.font_b if size is Size.SMALL else profile.font_a
    return wide * SCALE[size], high * SCALE[size]


SCALE = {Size.SMALL: 1, Size.NORMAL: 1, Size.LARGE: 2, Size.HUGE: 3}
"""How many times the printer's font B (small) or A is enlarged."""


def _cells_fit(run: Run, profile: Profile) -> bool:
    wide, high = cell_of(run.size, profile)
    return wide <= CELL[run.size][0] and high <= PITCH[run.size]


def logo_raster(logo_png: bytes, profile: Profile) -> Raster | None:
    """The logo as this printer would keep it, with the white at its left; None without a logo."""
    row = heads.logo_row(logo_png, profile.width_dots)
    return raster_of(row, profile.width_dots) if row else None


def logo_digest(logo_png: bytes, profile: Profile) -> str:
    """SHA-256 of the logo's dots at this width: what tells whether a stored logo is this one.

    Empty without a logo.
    """
    raster = logo_raster(logo_png, profile)
    return raster.digest if raster else ""


def logo_is_stored(paper: Printable, profile: Profile) -> bool:
    """Whether the logo of this very paper is in the printer's memory."""
    stored = profile.logo_stored
    return bool(stored) and stored == logo_digest(paper.logo_png, profile)
