"""Lays out the top of the paper: the agency's header and the number with its bar code."""

from __future__ import annotations

from dataclasses import replace

from printers.paper.blocks import Align, Header, NumberLine, Size, Text
from printers.paper.flow import columns, is_wide, text_rows
from printers.paper.pictures import code_picture, logo_picture
from printers.paper.rows import CELL, PITCH, Placed, Row, Run
from printers.paper.text import clean
from printers.paper.wording import GAP

_LOGO_HEIGHT = 80
_LOGO_GAP = 24
_QUIET = 20


def header_rows(block: Header, width: int) -> list[Row]:
    """Logo left of name and address as one picture; or above them, all in the middle.

    A name that does not fit beside the logo goes below it, where the printer's own letters cost
    less than a picture of them.
    """
    logo = logo_picture(block.logo_png, _LOGO_HEIGHT, width // 3) if block.logo_png else None
    if logo is None or not is_wide(width) or not _fits_beside(block.name, logo.width, width):
        return header_below_rows(block, width)
    x = logo.width + _LOGO_GAP
    text = _header_text(block, width - x, Align.LEFT)
    height = sum(row.height for row in text)
    y = max(0, (logo.height - height) // 2)
    runs: list[Run] = []
    for row in text:
        runs.extend(replace(run, x=run.x + x, y=y) for run in row.runs)
        y += row.height
    placed = Placed(picture=logo, y=max(0, (y - logo.height) // 2))
    return [Row(height=max(logo.height, y), runs=tuple(runs), pictures=(placed,))]


def header_below_rows(block: Header, width: int) -> list[Row]:
    """Logo, and below it name and address, all in the middle."""
    logo = logo_row(block.logo_png, width)
    above = [logo, Row(height=6)] if logo else []
    return [*above, *_header_text(block, width, Align.CENTER)]


def logo_row(logo_png: bytes, width: int) -> Row | None:
    """The logo alone, in the middle; None when there is none to show."""
    logo = logo_picture(logo_png, _LOGO_HEIGHT, width // 3) if logo_png else None
    if logo is None:
        return None
    placed = Placed(picture=logo, x=(width - logo.width) // 2)
    return Row(height=logo.height, pictures=(placed,), logo=True)


def _fits_beside(name: str, logo_width: int, width: int) -> bool:
    return len(clean(name)) <= columns(width - logo_width - _LOGO_GAP, Size.LARGE)


def _header_text(block: Header, width: int, align: Align) -> list[Row]:
    details = [clean(line) for line in block.details if line]
    joined = GAP.join(details)
    shown = [joined] if len(joined) <= columns(width, Size.NORMAL) else details
    name = Text(text=block.name, size=Size.LARGE, bold=True, align=align)
    texts = [name, *(Text(text=line, align=align) for line in shown)]
    return [row for text in texts for row in text_rows(text, width)]


def number_rows(block: NumberLine, width: int) -> list[Row]:
    """The number large, its bar code at the right end of the same line, or below it."""
    picture, _ = code_picture(block.code, width)
    number = Run(text=clean(block.number), size=Size.LARGE, bold=True)
    x = width - picture.width - _QUIET
    if number.width + _QUIET > x:
        return number_below_rows(block, width)
    beside = Placed(picture=picture, x=x, y=(CELL[Size.LARGE][1] - picture.height) // 2)
    return [Row(height=PITCH[Size.LARGE], runs=(number,), pictures=(beside,))]


def number_below_rows(block: NumberLine, width: int) -> list[Row]:
    """The number large, and its bar code below it."""
    picture, tall = code_picture(block.code, width)
    text = Text(text=block.number, size=Size.LARGE, bold=True)
    placed = Placed(picture=picture, x=min(_QUIET, max(0, width - picture.width - _QUIET)))
    code = block.code if block.code.payload else None
    shown = Row(height=picture.height, pictures=(placed,), tall=tall, code=code)
    return [*text_rows(text, width), shown, Row(height=10)]
