"""Reads the text of an e-mail: our own labels, and what a Head of Department really writes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracs_mobile.domain.request import ChangeKind, RequestKind
from tracs_mobile.domain.request_grids import across, below, split
from tracs_mobile.domain.request_labels import (
    CHANGE_WORDS,
    END,
    FIELDS,
    TITLE_CHANGE,
    TITLE_NEW,
    Section,
    counted,
    field_of,
    heading,
    words_of,
)
from tracs_mobile.domain.request_lines import Line
from tracs_mobile.domain.request_loose import (
    CODE_SAID,
    change_kind_of,
    change_of,
    person_of,
)
from tracs_mobile.domain.request_parts import Part, Parts
from tracs_mobile.domain.request_table import split_title
from tracs_mobile.domain.request_tidy import clean

_LOOKS_LABELLED = re.compile(r"^[\w][\w /#.'()-]{0,50}:")
_CELLS = re.compile(r"\t|;|\||  ")
_WRAPPED = 60
"""A line this long may have been broken by the mail program, and goes on in the next."""
_PERSONS = {Section.HEAD: "head", Section.CONTACT: "contact"}
_PATHS = frozenset(
    {name for name in FIELDS[Section.AGENCY]}
    | {f"{part}.{name}" for s, part in _PERSONS.items() for name in FIELDS[s]}
)
_TITLES = {TITLE_NEW: RequestKind.NEW, TITLE_CHANGE: RequestKind.CHANGE}


class TextReader:
    """Goes through the lines once and collects what they say in `parts`."""

    def __init__(self, parts: Parts, place: str = "line") -> None:
        self._parts = parts
        self._place = place
        self._section: Section | None = None
        self._depth = 0
        self._ended = -1
        self._part: Part | None = None
        self._open: tuple[str, Line] | None = None
        """The field whose value may go on in the next line."""
        self._plain_until = 0
        self._loose = False
        """Whether lines without labels may speak of the person whose heading was just read."""

    def read(self, lines: Sequence[Line]) -> None:
        """Take in all lines."""
        at = 0
        while at < len(lines):
            line = lines[at]
            if line.depth != self._depth:
                self._enter(line.depth)
            if self._passes_over(line):
                at += 1
                continue
            taken = self._table(lines, at)
            if not taken:
                self._line(line)
            at += taken or 1

    def _enter(self, depth: int) -> None:
        self._depth, self._section, self._part, self._open = depth, None, None, None
        self._ended = -1
        self._loose = False

    def _passes_over(self, line: Line) -> bool:
        if self._ended == line.depth or line.signature or line.header:
            return True
        if line.text == END:
            self._ended = line.depth
            return True
        if not line.text and self._section is not Section.NOTE:
            self._open, self._loose = None, False
            return True
        return False

    def _line(self, line: Line) -> None:
        """One line by itself: the first reading that fits wins."""
        if self._section is Section.NOTE and self._note(line):
            return
        for reading in (self._title, self._opens, self._labelled, self._goes_on, self._prose):
            if reading(line):
                return
        if _looks_like_officer(line, listed=self._section is Section.OFFICERS):
            self._parts.unread.append(self._where(line))

    def _title(self, line: Line) -> bool:
        kind = _TITLES.get(line.text)
        if kind is not None and self._parts.kind is None:
            self._parts.kind = kind
        return kind is not None

    def _note(self, line: Line) -> bool:
        if line.text.startswith("|"):
            self._parts.note.append(line.text[1:].strip())
            return True
        return False

    def _opens(self, line: Line) -> bool:
        """`4. OFFICERS (2)`, `Officer 1`, `Change 1: new title`, `Point of Contact: …`."""
        label, value = split(line, self._section)
        section = counted(label)
        if section is not None:
            return self._new_part(line, section, value)
        found = heading(label)
        if found is None:
            return False
        self._section, self._part, self._open = found, None, None
        self._loose = found in _PERSONS
        if value:
            self._heading_value(line, found, value)
        return True

    def _new_part(self, line: Line, section: Section, value: str) -> bool:
        self._section, self._loose = section, False
        part = Part(depth=line.depth)
        if section is Section.CHANGES:
            part.kind = _change_kind(value)
            self._parts.changes.append(part)
        else:
            self._parts.officers.append(part)
            self._person(part, value, line)
        self._part, self._open = part, None
        return True

    def _heading_value(self, line: Line, section: Section, value: str) -> None:
        where = self._where(line)
        if section in _PERSONS:
            for name, found in person_of(value).items():
                self._put(f"{_PERSONS[section]}.{name}", found, line)
        elif section is Section.AGENCY:
            self._parts.put("agency_name", clean(value), where)
        elif section is Section.NOTE:
            self._parts.note.append(clean(value))
        else:
            self._line_of_people(line, value)

    def _labelled(self, line: Line) -> bool:
        label, value = split(line, self._section)
        found = field_of(label, self._section or Section.AGENCY) if label else None
        if found is None:
            return False
        section, name = found
        if section is Section.AGENCY and words_of(label) == "name" and self._section is None:
            return False
        self._loose = self._loose and section is self._section
        if section in (Section.OFFICERS, Section.CHANGES):
            self._put_part(section, name, value, line)
        else:
            self._switch(section, label)
            prefix = f"{_PERSONS[section]}." if section in _PERSONS else ""
            self._put(f"{prefix}{name}", value, line)
        return True

    def _switch(self, section: Section, label: str) -> None:
        """`POC e-mail:` opens the section of the contact; a judiciary code opens none."""
        if self._section is None or section in _PERSONS or heading(label) is not None:
            self._section, self._part = section, None

    def _put(self, path: str, value: str, line: Line) -> None:
        if path not in _PATHS:
            return
        tidy = clean(value)
        kept = self._parts.put(path, tidy, self._where(line))
        self._open = (path, line) if kept or not tidy else None

    def _put_part(self, section: Section, name: str, value: str, line: Line) -> None:
        part = self._part
        if part is None or name in part.values or part.depth != line.depth:
            part = self._part = Part(depth=line.depth)
            kept = self._parts.officers if section is Section.OFFICERS else self._parts.changes
            kept.append(part)
        part.put(name, clean(value), self._where(line))
        self._open = (name, line)

    def _goes_on(self, line: Line) -> bool:
        """A value below its label, or the rest of a line that the mail program has broken."""
        if self._open is None or _LOOKS_LABELLED.match(line.bare) or line.bare != line.text:
            return False
        name, before = self._open
        held = self._held(name)
        if held and before.length < _WRAPPED:
            return False
        if self._part is not None:
            self._part.put(name, f"{held} {clean(line.text)}".strip(), self._where(before))
        elif held:
            self._parts.extend(name, clean(line.text))
        else:
            self._parts.put(name, clean(line.text), self._where(line))
        self._open = (name, line) if held else None
        return True

    def _held(self, name: str) -> str:
        if self._part is not None:
            return self._part.values.get(name, "")
        found = self._parts.values.get(name)
        return "" if found is None else found.value

    def _prose(self, line: Line) -> bool:
        code = CODE_SAID.search(line.text)
        if code is not None:
            self._parts.put("judiciary_code", code[1], self._where(line))
        if self._loose and self._section in _PERSONS:
            for name, value in person_of(line.bare).items():
                path = f"{_PERSONS[self._section]}.{name}"
                if path not in self._parts.values:
                    self._put(path, value, line)
            return True
        return self._line_of_people(line, line.bare)

    def _line_of_people(self, line: Line, text: str) -> bool:
        """A sentence about one officer: a change, or in the list of officers the officer."""
        if len(text) > 400:
            return False
        change = change_of(text)
        if change is not None and self._section is not Section.OFFICERS:
            kind, values = change
            where = dict.fromkeys(values, self._where(line))
            part = Part(depth=line.depth, kind=kind, values=values, where=where)
            self._parts.changes.append(part)
            return True
        if self._section is Section.OFFICERS:
            part = Part(depth=line.depth)
            self._person(part, text, line)
            if "leo_number" in part.values and "name" in part.values:
                self._parts.officers.append(part)
                return True
        return False

    def _person(self, part: Part, text: str, line: Line) -> None:
        for name, value in person_of(text).items() if text else ():
            if name in FIELDS[Section.OFFICERS]:
                part.put(name, value, self._where(line))

    def _table(self, lines: Sequence[Line], at: int) -> int:
        """How many lines from `at` on are a table of officers; they are taken in then."""
        if self._section in (Section.NOTE, Section.CHANGES) or at < self._plain_until:
            return 0
        passed = len(lines)
        for look in (below, across):
            count, table = look(lines, at, self._section)
            if table.rows:
                self._parts.add_rows(table.rows)
                self._parts.remarks += table.remarks
                self._section, self._part, self._open = Section.OFFICERS, None, None
                return count
            passed = min(passed, count)
        # Looking again from every line of what is no table would take forever on a long one.
        self._plain_until = at + passed
        return 0

    def _where(self, line: Line) -> str:
        return f"{self._place} {line.at}"


def _looks_like_officer(line: Line, *, listed: bool) -> bool:
    """Whether somebody would take a line for an officer: cells of a table, or a rank in a list."""
    if listed:
        return bool(_CELLS.search(line.bare) or split_title(line.bare)[0])
    return line.bare.count("\t") >= 2


def _change_kind(words: str) -> ChangeKind | None:
    said = next((kind for kind, ours in CHANGE_WORDS.items() if words == ours), None)
    return said or change_kind_of(words)
