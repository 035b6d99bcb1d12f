"""Split the body of a license into elements: three letters and the value behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from scanners.text import fields, segment
from scanners.text.catalog import FREE_TEXT, KNOWN, SHAPES
from scanners.text.header import Header
from tracs_mobile.wording import say

_BREAK = re.compile(r"[\n\r\x1c-\x1f]+")
_KNOWN_AT_START = re.compile(r"(?:D[A-D][A-Z]|PA[A-F])")
_KNOWN_ANYWHERE = re.compile(r"(?=(D[A-D][A-Z]))")
_KIND_AT_START = re.compile(r"(?:(?:DL|ID|EN) ?){1,2}(?=(?:D[A-D][A-Z]|PA[A-F]|Z[A-Z][A-Z]))")
_KIND_LATER = re.compile(r"(?:DL|ID|EN)(?=D[A-D][A-Z])")
_FIRST = re.compile(
    r"(?:DL|ID|EN|Z[A-Z])? ?(?:D[A-D][A-Z]|PA[A-F]|Z[A-Z](?!\d))|(?:DL|ID|EN) *\Z|\Z"
)
_Z_AT_START = re.compile(r"Z[A-Z]")
_FOREIGN = re.compile(r"[^A-Z]")
_ODD_SEPARATORS = "|~^;\t#$&*_%!+"
_ENOUGH = 5
# What is left of a file that held the text as a quoted value.
_WRAPPING = " \"'`,;)]}"
# Social security numbers of version 1; no later version uses these names for anything else.
_SECRET = frozenset(("DBK", "DBM"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """The elements of one license, first value of each, with what was wrong on the way.

    `doubts` names elements whose own text is uncertain. `cut` is true when the text stops in the
    middle of an element, long before its declared end. `guessed` is true when the separators
    were lost and the cuts are our best guess, so that every field has to be verified.
    """

    values: dict[str, str]
    guessed: bool = False
    damage: tuple[str, ...] = ()
    doubts: dict[str, str] = field(default_factory=dict)
    unknown: int = 0
    jurisdiction: int = 0
    cut: bool = False


def split(text: str, header: Header) -> Elements:
    """The elements of the license that `header` opens in `text`.

    Cut at separators, never at declared offsets. When no separators survived, the cuts are found
    by how well each value fits its element (`guessed`). Social security numbers of version 1
    cards (DBK, DBM) are left out here, before anything else can see them.
    """
    body = _apart(text[header.body_at :], header)
    cut = _is_cut(text, header)
    records = _BREAK.split(body)
    if _are_named(records):
        return _collected(records, cut=cut)
    body = _BREAK.sub(" ", body)
    for mark in _ODD_SEPARATORS:
        records = body.split(mark)
        if _are_named(records):
            found = _collected(records, cut=cut)
            damage = (*found.damage, f"separators were replaced by {mark!r}")
            return replace(found, guessed=True, damage=damage)
    return _guessed(body, header)


def _apart(body: str, header: Header) -> str:
    """The body with a break where a subfile begins without one, as hand-made cards have it."""
    first = _BREAK.split(body.lstrip(), maxsplit=1)[0]
    if not _FIRST.match(first) and (begins_at := _KIND_LATER.search(first)):
        # A designator of a wrong form stands before the first element.
        body = body.lstrip()[begins_at.start() :]
    if not any(part.kind.startswith("Z") for part in header.parts):
        return body
    kinds = [part.kind for part in header.parts]
    for kind in dict.fromkeys(kinds):
        private = kind.startswith("Z")
        begins = f"{kind}(?:{kind}|A)" if private else f"{kind}(?:D[A-D][A-Z]|[\\n\\r])"
        proper = len(re.findall(rf"(?:\A|[\n\r\x1c-\x1f]){begins}", body))
        # Only as many as are missing, and never right behind a name: a person may be ZAZAIAN.
        if missing := max(0, kinds.count(kind) - proper):
            glued = f"{kind}{kind}[A-Z]" if private else f"{kind}D[A-D][A-Z]"
            inside = r"(?<![\n\r\x1c-\x1f])(?<![\n\r\x1c-\x1f]D[A-D][A-Z])"
            body = re.sub(rf"{inside}(?={glued})", "\n", body, count=missing)
    return body


def _is_cut(text: str, header: Header) -> bool:
    """Whether the text stops inside an element, before the end that the header declares."""
    end = header.declared_end
    early = end is not None and len(text) - header.starts_at < end - 4
    return early and text[-1:] not in ("\r", "\n")


def _are_named(records: Iterable[str]) -> bool:
    """Whether enough of the records begin with the name of an element."""
    named = (True for record in records if _KNOWN_AT_START.match(record))
    return len(tuple(islice(named, _ENOUGH))) == _ENOUGH


@dataclass(slots=True)
class _Collector:
    """Elements while they are being collected."""

    values: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)
    unknown: int = 0
    jurisdiction: int = 0
    last: str = ""

    def put(self, name: str, value: str) -> None:
        """Keep the first value of an element; a second, different one makes it doubtful."""
        self.last = name
        if name in _SECRET:
            return
        rest = _glued(name, value)
        if rest:
            value = value[: len(value) - len(rest)]
            self.damage.append(f"no separator after {name}")
        known = self.values.get(name, "")
        if not known.strip():
            self.values[name] = value
        elif value.strip() and value.strip() != known.strip():
            self.doubts[name] = say("two different values were read")
        if rest:
            self.put(rest[:3], rest[3:])

    def go_on(self, record: str) -> None:
        """Take in a record that begins with no element: the rest of a value that was cut."""
        if not record.strip(_WRAPPING):
            return
        if self.last in FREE_TEXT and self.values.get(self.last):
            self.values[self.last] += " " + record
            self.doubts[self.last] = say("its text was cut in two")
        elif self.last and not self.last.startswith("Z"):
            self.unknown += 1
            self.damage.append("text that belongs to no element")


def _collected(records: list[str], *, cut: bool) -> Elements:
    collector = _Collector()
    for record in records:
        name = record[:3]
        if name in KNOWN:
            collector.put(name, record[3:])
        elif record and not record.isspace():
            _take(record, collector)
    _rescue(collector)
    if cut and collector.last in collector.values:
        collector.doubts[collector.last] = say("the text ends there")
    return Elements(
        values=collector.values,
        damage=tuple(dict.fromkeys(collector.damage)),
        doubts=collector.doubts,
        unknown=collector.unknown,
        jurisdiction=collector.jurisdiction,
        cut=cut,
    )


def _take(record: str, collector: _Collector) -> None:
    """Put a record that does not begin with a known name where it belongs."""
    record = record.lstrip()
    kind = _KIND_AT_START.match(record)
    record = record[kind.end() :] if kind else record
    name = record[:3]
    if name in KNOWN:
        collector.put(name, record[3:])
    elif record in ("DL", "ID", "EN"):
        return
    elif _Z_AT_START.match(name):
        collector.jurisdiction += 1
        collector.last = name
    elif mended := _mended(record):
        collector.damage.append(f"foreign characters in {mended[0]}")
        collector.put(*mended)
    elif _KNOWN_AT_START.match(name):
        collector.unknown += 1
        collector.last = ""
    else:
        collector.go_on(record)


def _mended(record: str) -> tuple[str, str] | None:
    """An element whose name has one or two foreign characters in it (`DCÔB`), or None."""
    for width in (4, 5):
        front = _FOREIGN.sub("", record[:width])
        if len(front) == 3 and front in KNOWN and record[0].isupper() and not record[:3].isalnum():
            return front, record[width:]
        if len(front) == 3 and front in KNOWN and not record[:width].isascii():
            return front, record[width:]
    return None


def _glued(name: str, value: str) -> str:
    """The part of a value that is the next element, when the separator between them is missing."""
    shape = SHAPES.get(name)
    if shape is None or len(value) < 4 or shape.fullmatch(value):
        return ""
    for at in range(min(len(value) - 2, 12)):
        following = value[at : at + 3]
        if following in KNOWN and (not at or shape.fullmatch(value[:at])):
            return value[at:]
    return ""


_NEEDED = (
    ("DCS", "DAB", "DAA"),
    ("DCT", "DAC", "DAA"),
    ("DAQ",),
    ("DBB",),
    ("DBA",),
    ("DAI", "DAN"),
)


def _rescue(collector: _Collector) -> None:
    """Look for a missing needed element inside the words of another one, and doubt both."""
    for wanted in _NEEDED:
        if any(name in collector.values for name in wanted):
            continue
        for holder, value in list(collector.values.items()):
            name = next((name for name in wanted if name in value), "")
            if name:
                front, _, back = value.partition(name)
                collector.values |= {holder: front, name: back}
                collector.doubts |= dict.fromkeys((holder, name), "two values were run together")
                break
    _rescue_fixed(collector)


def _rescue_fixed(collector: _Collector) -> None:
    """Find a missing element of fixed form at the end of a value that has no fixed form."""
    for holder, value in list(collector.values.items()):
        if holder in SHAPES or len(value) < 5:
            continue
        for found in _KNOWN_ANYWHERE.finditer(value):
            name, back = found[1], value[found.end(1) :]
            shape = SHAPES.get(name)
            if not shape or name in collector.values or not shape.fullmatch(back):
                continue
            # DAYTON is a place, not an eye color behind nothing.
            if fields.is_code(name, back.strip()):
                collector.values |= {holder: value[: found.start(1)], name: back}
                collector.doubts[holder] = say("two values were run together")
                collector.damage.append(f"no separator before {name}")
                break


def _guessed(body: str, header: Header) -> Elements:
    """Cut a body without separators by what fits best."""
    flat = body.strip()
    if kind := _KIND_AT_START.match(flat):
        flat = flat[kind.end() :]
    flat = _without_jurisdiction(flat, header)
    values = segment.cut(flat, version=header.version)
    values = {name: value for name, value in values.items() if name not in _SECRET}
    return Elements(values=values, guessed=True, damage=("the separators were lost",))


def _without_jurisdiction(flat: str, header: Header) -> str:
    """The text up to the private subfile of the state, whose values are nobody else's."""
    for part in header.parts:
        if part.kind.startswith("Z"):
            at = flat.find(f"{part.kind}{part.kind}A")
            if at > 0:
                return flat[:at]
    return flat
