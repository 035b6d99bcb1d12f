"""Collects what the reader finds, first come first kept, and makes the request of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracs_mobile.domain.names import FieldPath
from tracs_mobile.domain.problem import Problem, warn
from tracs_mobile.domain.request import (
    AgencyRequest,
    ChangeKind,
    HeadOfDepartment,
    PointOfContact,
    RequestedChange,
    RequestKind,
)
from tracs_mobile.domain.request_found import Found
from tracs_mobile.domain.request_table import Row, officer_of
from tracs_mobile.domain.request_text import day_of
from tracs_mobile.domain.request_tidy import clean, clean_leo, tidied
from tracs_mobile.domain.words import fold
from tracs_mobile.wording import say

_HEAD = ("name", "title", "email")
_CONTACT = ("name", "leo_number", "email", "phone")


@dataclass(slots=True)
class Part:
    """One officer or change being read."""

    depth: int
    kind: ChangeKind | None = None
    values: dict[str, str] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: str, where: str) -> None:
        """Keep a value of this part; an empty one only marks the field as seen."""
        self.values[name] = value
        self.where[name] = where


@dataclass(slots=True)
class Parts:
    """Everything found so far. Values of the agency, the head and the contact by their path."""

    kind: RequestKind | None = None
    values: dict[str, Found] = field(default_factory=dict)
    officers: list[Part] = field(default_factory=list)
    changes: list[Part] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Where lines stand that look like officers and could not be read as such."""

    def put(self, path: str, value: str, where: str) -> bool:
        """Keep the first value of a field, tell of another that differs. Whether it was kept."""
        if not value:
            return False
        kept = self.values.get(path)
        if kept is None:
            self.values[path] = Found(path=FieldPath(path), value=value, where=where)
            return True
        if fold(kept.value) != fold(value):
            self._differs(path, kept, value, where)
        return False

    def extend(self, path: str, more: str) -> None:
        """A value went on in the next line."""
        kept = self.values.get(path)
        if kept is not None:
            self.values[path] = Found(
                path=kept.path, value=f"{kept.value} {more}", where=kept.where
            )

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Officers of a table."""
        for row in rows:
            where = dict.fromkeys(row.values, row.where)
            self.officers.append(Part(depth=row.depth, values=dict(row.values), where=where))

    def _differs(self, path: str, kept: Found, value: str, where: str) -> None:
        self.remarks.append(
            warn(
                path,
                "reading.differs",
                say(
                    "{capitalize} says “{value}”, {where} says "
                    "“{value_2}”. The latter was taken, since it stands further up.",
                    capitalize=where.capitalize(),
                    value=value[:60],
                    where=kept.where,
                    value_2=kept.value[:60],
                ),
            )
        )

    def request(self) -> tuple[AgencyRequest, tuple[Found, ...]]:
        """The request and where its fields were found."""
        officers = _once(self.officers, self.remarks, "officers")
        changes = _once(self.changes, self.remarks, "changes")
        at = {path: found.value for path, found in self.values.items()}
        request = AgencyRequest(
            kind=self.kind or _kind(at, bool(changes)),
            judiciary_code=at.get("judiciary_code", ""),
            agency_name=at.get("agency_name", ""),
            address=at.get("address", ""),
            phone=at.get("phone", ""),
            ori=at.get("ori", ""),
            municipality=at.get("municipality", ""),
            head=HeadOfDepartment(**{name: at.get(f"head.{name}", "") for name in _HEAD}),
            contact=PointOfContact(**{n: at.get(f"contact.{n}", "") for n in _CONTACT}),
            officers=tuple(officer_of(Row(values=p.values, where="")) for p in officers),
            changes=tuple(map(_change, changes)),
            note="\n".join(self.note),
        )
        found = (*self.values.values(), *_found("officers", officers), *_found("changes", changes))
        return tidied(request), found


def _kind(values: dict[str, str], changes: bool) -> RequestKind:
    """What a request is that does not say it: one with changes and no address is a change."""
    return RequestKind.CHANGE if changes and not values.get("address") else RequestKind.NEW


def _once(parts: list[Part], remarks: list[Problem], name: str) -> list[Part]:
    """The parts that hold anything; a quoted repetition of one further up is left out."""
    kept: list[Part] = []
    depths: dict[tuple[str, ChangeKind | None], Part] = {}
    for part in parts:
        if part.kind is None and not any(part.values.values()):
            continue
        key = (clean_leo(clean(part.values.get("leo_number", ""))), part.kind)
        first = depths.get(key)
        if first is None or not key[0] or part.depth <= first.depth:
            depths.setdefault(key, part)
            kept.append(part)
        elif _differ(first, part):
            remarks.append(
                warn(
                    name,
                    "reading.differs",
                    say(
                        "{key} stands twice with different words; the upper one was taken.",
                        key=key[0],
                    ),
                )
            )
    return kept


def _differ(one: Part, other: Part) -> bool:
    return any(
        fold(value) != fold(other.values[name])
        for name, value in one.values.items()
        if value and other.values.get(name)
    )


def _change(part: Part) -> RequestedChange:
    agency = clean(part.values.get("agency", ""))
    title = clean(part.values.get("title", ""))
    return RequestedChange(
        kind=part.kind or kind_of(agency, title),
        leo_number=clean_leo(clean(part.values.get("leo_number", ""))),
        name=part.values.get("name", ""),
        effective=day_of(part.values.get("effective", "")),
        title=title,
        agency=agency,
    )


def kind_of(agency: str, title: str) -> ChangeKind:
    """What a change is that does not say it."""
    if agency:
        return ChangeKind.AFFILIATION
    return ChangeKind.TITLE if title else ChangeKind.LEAVER


def _found(name: str, parts: list[Part]) -> Iterator[Found]:
    for at, part in enumerate(parts):
        for key, value in part.values.items():
            if value:
                path = FieldPath(f"{name}.{at}.{key}")
                yield Found(path=path, value=value, where=part.where.get(key, ""))
