"""A request as its page shows it: the check list, the people, the e-mail with its lines marked."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sync.gateway.office.request_cases import Case
from tracs_mobile.domain.problem import Problem, Severity
from tracs_mobile.domain.request import AgencyRequest, ChangeKind
from tracs_mobile.domain.request_labels import CHANGE_WORDS
from tracs_mobile.domain.request_logo import logo_size
from tracs_mobile.domain.request_reading import values_of
from tracs_mobile.domain.request_rules import SopCheck
from tracs_mobile.domain.request_text import day_text

MOST_SHOWN_LINES = 400
_LINE = re.compile(r"(?:^|, )line (\d{1,5})$")
_PLACE = re.compile(r"^(officers|changes)\.(\d+)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with its sign: tone is poor for what stops, fair for what needs a look."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the check list."""

    title: str
    said: tuple[str, ...]
    found: str
    told: tuple[Told, ...]
    state: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One officer or change as a row of a table; `told` are the sentences about it."""

    cells: tuple[str, ...]
    found: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of the original; `hit` when something was found in it."""

    at: int
    text: str
    hit: bool


def check_rows(case: Case) -> tuple[Row, ...]:
    """The check list of the procedure, every item of it."""
    values = tuple(values_of(case.request))
    rows = (_row(check, values, case) for check in case.checks)
    return tuple(row for row in rows if row.state)


def _row(check: SopCheck, values: Sequence[tuple[str, str]], case: Case) -> Row:
    mine = [(path, value) for path, value in values if check.item.covers(path)]
    listed = any(_PLACE.match(path) for path, _ in mine)
    places = list(dict.fromkeys(filter(None, (case.reading.where(path) for path, _ in mine))))
    found = f"{places[0]} to {places[-1]}" if len(places) > 1 else "".join(places)
    state, tone = _state(check, given=bool(mine))
    said = (_counted(check, case.request),) if listed else tuple(value for _, value in mine)
    size = logo_size(case.request.logo_png)
    if check.item.paths == ("logo_png",) and size is not None:
        said = (f"{size.width} by {size.height} dots",)
    if check.item.paths == ("officers",):
        return _order_row(check, case.request)
    return Row(
        title=check.item.title,
        said=said,
        found=found,
        told=tuple(map(_told, check.problems)),
        state=state,
        tone=tone,
    )


def _order_row(check: SopCheck, request: AgencyRequest) -> Row:
    """Agency before officers: of no concern to a change that adds nobody."""
    count = len(request.officers)
    state, tone = _state(check, given=bool(count))
    return Row(
        title=check.item.title,
        said=(_many(count, "officer") if count else "no officers are added",),
        found="",
        told=tuple(map(_told, check.problems)),
        state=state,
        tone=tone,
    )


def _state(check: SopCheck, *, given: bool) -> tuple[str, str]:
    if check.blocked:
        return "mend", "poor"
    if check.problems:
        return "look", "fair"
    if given:
        return "in order", "good"
    # Optional, or unchanged in a change request.
    return "not given", "plain"


def _counted(check: SopCheck, request: AgencyRequest) -> str:
    if check.item.paths[0].startswith("changes"):
        return _many(len(request.changes), "change")
    return f"{_many(len(request.officers), 'officer')}, listed below"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _told(problem: Problem) -> Told:
    place = _PLACE.match(problem.field)
    who = ""
    if place is not None:
        who = f"{'Officer' if place[1] == 'officers' else 'Change'} {int(place[2]) + 1}: "
    tone = "poor" if problem.severity is Severity.BLOCK else "fair"
    return Told(text=f"{who}{problem.message}", tone=tone)


def officer_rows(case: Case) -> tuple[Person, ...]:
    """The officers to be added."""
    return tuple(
        Person(
            cells=(
                o.title,
                o.name,
                o.leo_number,
                o.username,
                day_text(o.starts_on) or "at approval",
            ),
            found=_where(case, f"officers.{at}"),
            told=_about(case, f"officers.{at}."),
        )
        for at, o in enumerate(case.request.officers)
    )


def change_rows(case: Case) -> tuple[Person, ...]:
    """The changes asked for."""
    return tuple(
        Person(
            cells=(
                CHANGE_WORDS[c.kind],
                c.leo_number,
                c.name,
                c.agency if c.kind is ChangeKind.AFFILIATION else c.title,
                day_text(c.effective),
            ),
            found=_where(case, f"changes.{at}"),
            told=_about(case, f"changes.{at}."),
        )
        for at, c in enumerate(case.request.changes)
    )


def _where(case: Case, path: str) -> str:
    places = (case.reading.where(f"{path}.{name}") for name in ("leo_number", "name", "title"))
    return next(filter(None, places), "")


def _about(case: Case, path: str) -> tuple[Told, ...]:
    mine = (p for p in case.problems if p.field.startswith(path))
    return tuple(_told(problem) for problem in mine)


def shown_lines(case: Case) -> tuple[Shown, ...]:
    """The original line by line, at most MOST_SHOWN_LINES, with what was found in it marked."""
    hits = {int(m[1]) for found in case.reading.found if (m := _LINE.search(found.where))}
    lines = case.reading.text.split("\n")[:MOST_SHOWN_LINES]
    return tuple(
        Shown(at=at, text=_visible(line), hit=at in hits) for at, line in enumerate(lines, start=1)
    )


def _visible(line: str) -> str:
    """A line with its hidden characters shown as such: bidi marks could turn a name around."""
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in line)


def logo_address(png: bytes) -> str:
    """A picture as an address for the page; empty when it is none."""
    if logo_size(png) is None:
        return ""
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def corrections(case: Case) -> Iterator[tuple[str, str, str]]:
    """Path, what the original says and what was entered, where the two differ."""
    if not case.corrected:
        return
    was, now = dict(values_of(case.reading.request)), dict(values_of(case.request))
    for path in {**was, **now}:
        if was.get(path, "") != now.get(path, ""):
            yield path, was.get(path, ""), now.get(path, "")
