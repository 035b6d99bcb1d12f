"""Reads officers pasted from a spreadsheet: headers in any order or none, tabs, commas, blanks."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracs_mobile.domain.problem import Problem, warn
from tracs_mobile.domain.request import RequestedOfficer
from tracs_mobile.domain.request_labels import FIELDS, Section, words_of
from tracs_mobile.domain.request_lines import Line, lines_of
from tracs_mobile.domain.request_text import day_of
from tracs_mobile.domain.request_tidy import clean, clean_leo, clean_username
from tracs_mobile.domain.words import split_words
from tracs_mobile.wording import say

ORDER = ("title", "name", "leo_number", "username")
"""The columns when nothing tells otherwise: the order of the procedure."""
MOST_ROWS = 1_000
_SEPARATORS = ("\t", ";", "|", ",")
_LEO = re.compile(r"(?=.*\d)[0-9A-Za-z]{5}", re.ASCII)
_USER = re.compile(r"(?:[A-Za-z0-9]+\\)?[A-Za-z0-9._@-]{2,60}", re.ASCII)
_USER_NAMED = re.compile(
    r"^(?:DPS )?(?:domain )?(?:user ?name|user ?ID|login)(?: is)?\s*[:#]?\s+(?=\S+$)", re.IGNORECASE
)
_BLANKS = re.compile(r"  +|\t")
_EXTRA = {
    "first": frozenset({"first", "first name", "given name", "fname", "legal first name"}),
    "middle": frozenset({"middle", "middle name", "mi", "m i", "middle initial"}),
    "last": frozenset({"last", "last name", "surname", "lname", "legal last name", "family name"}),
}
_TITLE_WORDS = """
officer ofc off patrol patrolman patrolwoman ptl sergeant sgt staff lieutenant lt captain capt
chief deputy dep sheriff corporal cpl detective det trooper tpr constable inspector insp of police
warden game investigator inv senior first second class full part time i ii iii iv 1st 2nd 3rd
acting interim reserve school resource sro k9 k motor vehicle liquor agent special lead
major maj commander administrative assistant probationary recruit master probation
"""
TITLE_WORDS = frozenset(split_words(_TITLE_WORDS))
"""The words that job titles are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One officer as found: values by field and the words for where they stood."""

    values: Mapping[str, str]
    where: str
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows in order, and what was odd about them."""

    rows: tuple[Row, ...] = ()
    remarks: tuple[Problem, ...] = ()


def officers_from_table(text: str) -> tuple[tuple[RequestedOfficer, ...], tuple[Problem, ...]]:
    """The officers of a pasted table, and what of it could not be understood. Never raises.

    The problems speak of the pasted lines; what is wrong with the officers themselves is for
    `request_rules.request_problems`.
    """
    lines = [line for line in lines_of(text) if line.text]
    table = read_table(lines[:MOST_ROWS])
    return tuple(officer_of(row) for row in table.rows), table.remarks


def officer_of(row: Row) -> RequestedOfficer:
    """The officer of a row, in tidy values."""
    plain = {name: clean(row.values.get(name, "")) for name in ORDER}
    return RequestedOfficer(
        title=plain["title"],
        name=plain["name"],
        leo_number=clean_leo(plain["leo_number"]),
        username=clean_username(plain["username"]),
        starts_on=day_of(row.values.get("starts_on", "")),
    )


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of a line; `separator` "" stands for two blanks or more."""
    if not separator:
        return [cell.strip() for cell in _BLANKS.split(line)]
    try:
        found = next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        found = line.split(separator)
    return [" ".join(cell.split()) for cell in found]


def separator_of(line: str) -> str | None:
    """What parts the cells of a line that has three or more; None when it is no row of a table."""
    for separator in _SEPARATORS:
        if line.count(separator) >= 2 and sum(map(bool, cells_of(line, separator))) >= 3:
            return separator
    return "" if len(_BLANKS.split(line)) >= 3 else None


def header_of(cells: Sequence[str]) -> dict[int, str] | None:
    """Which column holds which field; None when the cells are no heads of columns."""
    found = {at: name for at, cell in enumerate(cells) if (name := column_of(cell))}
    return found if len(set(found.values())) >= 2 else None


def column_of(cell: str) -> str:
    """Which field the head of a column names; empty for none."""
    words = words_of(cell)
    for known in (_EXTRA, FIELDS[Section.OFFICERS]):
        for name, labels in known.items():
            if words in labels:
                return name
    return ""


def read_table(lines: Sequence[Line]) -> Table:
    """The officers of consecutive lines of a table, whatever parts their cells."""
    rows = [
        (line, cells_of(line.bare, separator_of(line.bare) or _fallback(line))) for line in lines
    ]
    filled = [(line, cells) for line, cells in rows if any(cells)]
    columns: dict[int, str] | None = None
    found: list[Row] = []
    remarks: list[Problem] = []
    body: list[tuple[Line, list[str]]] = []
    for line, cells in filled:
        header = header_of(cells)
        if header is None:
            body.append((line, cells))
            continue
        found += _rows(body, columns, remarks)
        body, columns = [], header
        remarks += _unknown(cells, header)
    found += _rows(body, columns, remarks)
    return Table(rows=tuple(found), remarks=tuple(remarks))


def _fallback(line: Line) -> str:
    return next((s for s in _SEPARATORS if s in line.bare), "")


def _unknown(cells: Sequence[str], header: Mapping[int, str]) -> Iterator[Problem]:
    for at, cell in enumerate(cells):
        if cell and at not in header:
            yield warn(
                "officers",
                "reading.column",
                say(
                    "The column “{cell}” is not part of a request and was left out.", cell=cell[:40]
                ),
            )


def _rows(
    body: Sequence[tuple[Line, list[str]]],
    columns: Mapping[int, str] | None,
    remarks: list[Problem],
) -> list[Row]:
    if not body:
        return []
    if columns is None:
        body = [(line, _joined_name(_unnamed(cells))) for line, cells in body]
        columns = _guessed([cells for _, cells in body])
    if columns is None:
        lines = ", ".join(str(line.at) for line, _ in body[:5])
        remarks.append(
            warn(
                "officers",
                "reading.columns",
                say(
                    "The columns of line {lines} could not be told apart. Put a first line over "
                    "them: job title, legal name, LEO number, username.",
                    lines=lines,
                ),
            )
        )
        return []
    return [_row(line, cells, columns, remarks) for line, cells in body]


def _row(
    line: Line, cells: Sequence[str], columns: Mapping[int, str], remarks: list[Problem]
) -> Row:
    values: dict[str, str] = {}
    for at, name in columns.items():
        if at < len(cells) and cells[at] and not values.get(name):
            values[name] = cells[at]
    names = [values.pop(part, "") for part in ("first", "middle", "last")]
    if any(names):
        values["name"] = " ".join(filter(None, [*names[:2], names[2]]))
    if not values.get("title") and "title" not in columns.values():
        values["title"], values["name"] = split_title(values.get("name", ""))
    started = values.get("starts_on", "")
    if started and day_of(started) is None:
        told = say(
            "Line {at}: “{started}” is not a day such as 12/01/2026.",
            at=line.at,
            started=started[:30],
        )
        remarks.append(warn("officers", "reading.day", told))
    return Row(values=values, where=f"table, line {line.at}", depth=line.depth)


def split_title(text: str) -> tuple[str, str]:
    """`Sgt. Jane Quimbye` as title and name; an empty title when it begins with none."""
    words = text.split()
    count = 0
    while count < len(words) - 1 and _is_title(words[count]):
        count += 1
    return " ".join(words[:count]).rstrip(","), " ".join(words[count:])


def _is_title(word: str) -> bool:
    return all(part in TITLE_WORDS for part in split_words(word)) and bool(split_words(word))


def _unnamed(cells: Sequence[str]) -> list[str]:
    """`username jquimbye` in a cell of its own says what it is; only the rest is the value."""
    return [_USER_NAMED.sub("", cell) for cell in cells]


def _joined_name(cells: list[str]) -> list[str]:
    """`QUIMBYE, Jane` was cut in two by a comma between columns: put it together again."""
    if len(cells) != len(ORDER) + 1 or not all(cells[1:3]):
        return cells
    middle = cells[1:3]
    if any(_LEO.fullmatch(c) or any(x.isdigit() for x in c) for c in middle):
        return cells
    return [cells[0], ", ".join(middle), *cells[3:]]


def _guessed(rows: Sequence[Sequence[str]]) -> dict[int, str] | None:
    """Tells the columns by what stands in them; the order of the procedure when all look alike."""
    width = max(len(cells) for cells in rows)
    columns = [
        [cells[at] for cells in rows if at < len(cells) and cells[at]] for at in range(width)
    ]
    leo = _best(columns, _leo_score, set())
    if leo is None:
        return dict(enumerate(ORDER)) if width == len(ORDER) else None
    taken = {leo: "leo_number"}
    for name, score in (
        ("starts_on", _day_score),
        ("title", _title_score),
        ("username", _user_score),
        ("name", _name_score),
    ):
        at = _best(columns, score, set(taken))
        if at is not None:
            taken[at] = name
    return taken if "name" in taken.values() else None


def _best(
    columns: Sequence[Sequence[str]], score: Callable[[str], float], taken: set[int]
) -> int | None:
    scores = [
        (sum(map(score, cells)) / len(cells), -at)
        for at, cells in enumerate(columns)
        if cells and at not in taken
    ]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] >= 0.5 else None


def _leo_score(cell: str) -> float:
    if not _LEO.fullmatch(clean_leo(cell)):
        return 0.0
    return 1.0 if cell.upper() == cell else 0.8


def _day_score(cell: str) -> float:
    return float(day_of(cell) is not None)


def _title_score(cell: str) -> float:
    return float(all(_is_title(word) for word in cell.split()))


def _user_score(cell: str) -> float:
    if not _USER.fullmatch(cell):
        return 0.0
    return 1.0 if cell == cell.lower() or "\\" in cell else 0.6


def _name_score(cell: str) -> float:
    return float(" " in cell and not any(c.isdigit() for c in cell))
