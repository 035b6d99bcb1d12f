"""Lays blocks out on paper of a given width: wrapping, columns, side by side or stacked."""

from __future__ import annotations

from dataclasses import replace

from printers.paper.blocks import (
    Align,
    Blanks,
    Choice,
    Code,
    CodeBeside,
    Ends,
    Field,
    Figures,
    Rule,
    Size,
    Space,
    Text,
)
from printers.paper.pictures import code_picture, rule_picture
from printers.paper.rows import CELL, PITCH, Placed, Row, Run
from printers.paper.text import clean, wrap
from printers.paper.wording import GAP

_CHOICE_COLUMNS = 17
_WIDE_DOTS = 700
_BASELINE_OF_LABEL = 5
"""Dots by which a small label is lowered to stand on the line of its value."""


def is_wide(width: int) -> bool:
    """Whether pictures and text can stand side by side."""
    return width >= _WIDE_DOTS


def columns(width: int, size: Size) -> int:
    """Characters of a size that fit."""
    return width // CELL[size][0]


def text_rows(block: Text, width: int) -> list[Row]:
    """A paragraph as rows; none for an empty text."""
    lines = wrap(clean(block.text), columns(width, block.size), hang=block.hang)
    rows = [
        Row(height=PITCH[block.size], runs=(_run(line, block, width, hung=at > 0),))
        for at, line in enumerate(lines)
        if line
    ]
    return [*rows[:-1], *(replace(row, height=row.height + block.after) for row in rows[-1:])]


def _run(line: str, block: Text, width: int, *, hung: bool) -> Run:
    cell = CELL[block.size][0]
    x = block.hang * cell if hung else 0
    if block.align is Align.CENTER:
        x = (width - len(line) * cell) // 2
    return Run(text=line, x=x, size=block.size, bold=block.bold)


def ends_rows(block: Ends, width: int) -> list[Row]:
    """Left and right on one row, or on two when they would touch."""
    left = Run(text=clean(block.left), size=block.size, bold=block.bold)
    right = Run(text=clean(block.right), size=block.size, bold=block.bold)
    if left.width + right.width + 2 * CELL[block.size][0] > width:
        return [
            row
            for run in (left, right)
            for row in text_rows(Text(text=run.text, size=run.size, bold=run.bold), width)
        ]
    return [Row(height=PITCH[block.size], runs=(left, replace(right, x=width - right.width)))]


def field_rows(block: Field, width: int) -> list[Row]:
    """A small label, and the value in a column of its own; below the label when that is longer."""
    x = 144 if is_wide(width) else 112
    label = Run(text=clean(block.label), size=Size.SMALL, y=_BASELINE_OF_LABEL)
    lines = _groups(clean(block.value), columns(width - x, Size.NORMAL))
    rows = [
        Row(height=PITCH[Size.NORMAL], runs=(Run(text=line, x=x, bold=block.bold),))
        for line in lines
    ]
    if label.width >= x:
        return [Row(height=PITCH[Size.SMALL], runs=(replace(label, y=0),)), *rows]
    return [replace(rows[0], runs=(label, *rows[0].runs)), *rows[1:]]


def _groups(value: str, room: int) -> list[str]:
    """Lines of a value whose parts stand GAP apart: a part that fits a line is not torn."""
    lines: list[str] = []
    for group in value.split(GAP):
        first, *rest = wrap(group.strip(), room)
        if lines and not rest and len(lines[-1]) + len(GAP) + len(first) <= room:
            lines[-1] += GAP + first
        else:
            lines.extend((first, *rest))
    return lines


def figures_rows(block: Figures, width: int) -> list[Row]:
    """Two headings, and the two figures in the largest size below them."""
    x = 552 if is_wide(width) else width - 7 * CELL[Size.NORMAL][0]
    room = x - CELL[Size.NORMAL][0]
    headings = wrap(block.left_heading, columns(room, Size.NORMAL))
    rows = [Row(height=PITCH[Size.NORMAL], runs=(Run(text=line),)) for line in headings]
    rows[-1] = replace(rows[-1], runs=(*rows[-1].runs, Run(text=block.right_heading, x=x)))
    left = Run(text=block.left, size=Size.HUGE, bold=True)
    right = Run(text=block.right, size=Size.HUGE, bold=True, x=x)
    return [*rows, Row(height=PITCH[Size.HUGE], runs=(left, right))]


def choice_rows(block: Choice, width: int) -> list[Row]:
    """A box to check and the name, then what it means in a column of its own."""
    hang = _CHOICE_COLUMNS if is_wide(width) else _CHOICE_COLUMNS - 2
    line = f"[ ] {block.name}".ljust(hang) + block.means
    return text_rows(Text(text=line, bold=True, hang=hang, after=4), width)


def blanks_rows(block: Blanks, width: int) -> list[Row]:
    """Labels with lines to write on; a label that leaves too little room stands above its line."""
    room = columns(width, Size.NORMAL)
    (first, least), *others = block.labels
    rest = "".join(f"  {label} {'_' * length}" for label, length in others)
    free = room - len(first) - 1 - len(rest)
    if free >= least:
        return text_rows(Text(text=f"{first} {'_' * free}{rest}"), width)
    return [*text_rows(Text(text=first), width), *text_rows(Text(text="_" * room), width)]


def rule_rows(block: Rule, width: int) -> list[Row]:
    """A rule with white above and below."""
    picture = rule_picture(width, heavy=block.heavy)
    rule = Row(height=picture.height, pictures=(Placed(picture=picture),), tall=True)
    return [Row(height=6), rule, Row(height=10)]


def space_rows(block: Space, _width: int) -> list[Row]:
    """White paper."""
    return [Row(height=block.dots)]


def code_rows(block: Code, width: int) -> list[Row]:
    """A bar code in the middle, with white paper around it."""
    picture, tall = code_picture(block, width)
    placed = Placed(picture=picture, x=(width - picture.width) // 2)
    code = block if block.payload else None
    return [
        Row(height=8),
        Row(height=picture.height, pictures=(placed,), tall=tall, code=code),
        Row(height=8),
    ]


def below_rows(block: CodeBeside, width: int) -> list[Row]:
    """The lines of text, and the bar code below them: for printers that draw the code."""
    lines = [row for text in block.lines for row in text_rows(text, width)]
    return [*lines, *code_rows(block.code, width)]


def beside_rows(block: CodeBeside, width: int) -> list[Row]:
    """A bar code with text at its right, as one picture."""
    quiet = 16
    picture, _ = code_picture(block.code, width)
    x = quiet + picture.width + quiet + 8
    lines = [
        replace(row.runs[0], x=row.runs[0].x + x)
        for text in block.lines
        for row in text_rows(text, width - x)
    ]
    height = sum(PITCH[run.size] for run in lines)
    y = max(0, (picture.height - height) // 2 + 2)
    runs = []
    for run in lines:
        runs.append(replace(run, y=y))
        y += PITCH[run.size]
    placed = Placed(picture=picture, x=quiet)
    return [
        Row(height=4),
        Row(height=max(picture.height, y), runs=tuple(runs), pictures=(placed,)),
        Row(height=8),
    ]
