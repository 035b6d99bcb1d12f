"""Finds tables of officers among the lines of an e-mail, across or one cell below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracs_mobile.domain.request_labels import Section, counted, field_of, heading
from tracs_mobile.domain.request_lines import Line
from tracs_mobile.domain.request_loose import change_of, person_of
from tracs_mobile.domain.request_table import Row, Table, column_of, read_table, separator_of

_LABEL = re.compile(r"^([*_]{0,3})([^:=\t]{1,60}?)[*_ ]*[:=](.*)$")
_TAB_LABEL = re.compile(r"^([^\t]{1,60})\t+([^\t]*)$")
_DASH_LABEL = re.compile(r"^([^:=\t]{2,50}?) [-–—] (.+)$")  # noqa: RUF001 - mail programs' dashes
_MOST_HEADS = 8


def split(line: Line, section: Section | None) -> tuple[str, str]:
    """Label and value of a line; the whole line as a label when nothing parts it."""
    plain = _LABEL.match(line.bare)
    if plain is not None:
        # Mail programs write bold words between stars, the label's last star behind its colon.
        value = plain[3].strip().lstrip("*_ ") if plain[1] else plain[3].strip()
        return plain[2], value
    for pattern in (_TAB_LABEL, _DASH_LABEL):
        found = pattern.match(line.bare)
        if found is not None and _known(found[1], section):
            return found[1], found[2].strip()
    return line.bare, ""


def known_label(line: Line, section: Section | None) -> bool:
    """Whether a line begins with a label or is a heading."""
    label, _ = split(line, section)
    return "\t" not in label and _known(label, section)


def _known(label: str, section: Section | None) -> bool:
    if counted(label) is not None or heading(label) is not None:
        return True
    return field_of(label, section) is not None


def across(lines: Sequence[Line], at: int, section: Section | None) -> tuple[int, Table]:
    """A table that begins at `at`: how many lines it takes and its rows.

    Without rows the count says how many lines need not be looked at again.
    """
    if not _is_row(lines[at], section):
        return 1, Table()
    end = at + 1
    while end < len(lines) and _goes_with(lines[end], lines[at], section):
        end += 1
    return end - at, read_table(lines[at:end])


def _goes_with(line: Line, first: Line, section: Section | None) -> bool:
    if line.signature or line.header or line.depth != first.depth:
        return False
    if known_label(line, section) or change_of(line.bare) is not None:
        return False
    return separator_of(line.bare) is not None


def _is_row(line: Line, section: Section | None) -> bool:
    """Whether a table can begin here; commas alone make no table, an officer must be in it."""
    separator = separator_of(line.bare)
    if separator is None or known_label(line, section) or change_of(line.bare) is not None:
        return False
    heads = sum(bool(column_of(cell)) for cell in re.split(r"[,;|\t]|  +", line.bare))
    if heads >= 2 or separator == "\t":
        return True
    found = person_of(line.bare)
    return "leo_number" in found and "name" in found


def below(lines: Sequence[Line], at: int, section: Section | None) -> tuple[int, Table]:
    """A table whose cells came one below the other: first the heads, then rows of as many."""
    if not _is_head(lines[at]):
        return 1, Table()
    width = next((n for n, line in enumerate(_filled(lines, at, 40)) if not _is_head(line)), 0)
    if not 3 <= width <= _MOST_HEADS:
        return max(width, 1), Table()
    filled = _filled(lines, at, len(lines))
    body: list[Line] = []
    for line in filled[width:]:
        if line.signature or known_label(line, section):
            break
        body.append(line)
    used = len(body) - len(body) % width
    if not used:
        return len(body) + 1, Table()
    columns = [column_of(line.bare) for line in filled[:width]]
    rows = tuple(_row(columns, body[first : first + width]) for first in range(0, used, width))
    return body[used - 1].at - lines[at].at + 1, Table(rows=rows)


def _filled(lines: Sequence[Line], at: int, most: int) -> list[Line]:
    depth = lines[at].depth
    return [line for line in lines[at : at + most] if line.text and line.depth == depth]


def _is_head(line: Line) -> bool:
    return len(line.bare) <= 60 and ":" not in line.bare and bool(column_of(line.bare))


def _row(columns: Sequence[str], cells: Sequence[Line]) -> Row:
    values = {name: cell.bare for name, cell in zip(columns, cells, strict=True)}
    return Row(values=values, where=f"table, line {cells[0].at}", depth=cells[0].depth)
