"""From blocks to rows: the one place where both the printer and the preview get their paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from printers import blocks, flow, heads
from printers.blocks import Block
from printers.layout import layout
from printers.profiles import Profile
from printers.rows import Row
from printers.text import CodePage, choose_page, encode_line
from tracs_mobile.domain.document import Printable

_ROWS: dict[type[Any], Callable[[Any, int], list[Row]]] = {
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


def paper_rows(paper: Printable, profile: Profile) -> tuple[Row, ...]:
    """The whole paper on the width of `profile`. Raises BadInput for what cannot be drawn."""
    return place(layout(paper), profile.width_dots)


def place(parts: tuple[Block, ...], width: int) -> tuple[Row, ...]:
    """Rows of the blocks, `width` dots wide, from top to bottom."""
    return tuple(row for block in parts for row in _ROWS[type(block)](block, width))


def code_page_for(rows: Iterable[Row], profile: Profile) -> CodePage:
    """The one code page of a job: the first of the printer's that holds all of its text."""
    lines = (run.text for row in rows if not row.pictures for run in row.runs)
    return choose_page(lines, profile.code_pages)


def sent_as_picture(row: Row, codec: str) -> bool:
    """Whether a row goes out as dots: it has a picture, or a letter the code page lacks."""
    return bool(row.pictures) or any(encode_line(run.text, codec) is None for run in row.runs)
