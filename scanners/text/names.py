"""Names on licenses: one full name, given names in one element, or one element for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from scanners.text.fields import plain
from scanners.text.wordlist import words
from tracs_mobile.domain.license import Read
from tracs_mobile.wording import say

_SUFFIXES = frozenset(
    words("JR SR I II III IV V VI VII VIII IX 1ST 2ND 3RD 4TH 5TH 6TH 7TH 8TH 9TH ESQ MD PHD DDS")
)
_SURE_SUFFIXES = _SUFFIXES - {"I", "V", "MD"}
_FULL_BREAK = re.compile(r"[,$@]")
_SEVERAL = re.compile(r" *, *")
_FIRST_NAME_FIRST = frozenset(("PA", "NC"))
_PARTICLES = frozenset(words("VAN VON DE DER DEN DEL DI DA DU LA LE LOS ST O MC MAC EL AL"))
_ORDER = say("The order of the names is not certain. Compare them with the card.")
_CUT = say("The {what} is cut short in the bar code. Take it from the card.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The four parts of a name."""

    family: Read[str]
    given: Read[str] = field(default_factory=Read)
    middle: Read[str] = field(default_factory=Read)
    suffix: Read[str] = field(default_factory=Read)


def read_names(values: dict[str, str], *, version: int, state: str) -> Names:
    """The name of the holder from whichever elements the card has.

    Version 1: DAA, or DAB/DAC/DAD where DAA has no commas. Versions 2 and 3: DCS and DCT. From
    version 4 on: DCS, DAC, DAD. Family names are never split at spaces.
    """
    family = _first(values, "DCS", "DAB") if version > 1 else _first(values, "DAB", "DCS")
    full = plain(values.get("DAA", ""))
    suffix = _first(values, "DCU", "DAE")
    if full and (_FULL_BREAK.search(full) or not family) and not plain(values.get("DCS", "")):
        names = _from_full(values["DAA"], state)
        if names.suffix.value is None:
            names = replace(names, suffix=_text(suffix))
        return names
    given, middle = _given(values)
    names = _with_suffix(
        Names(family=_text(family), given=given, middle=middle, suffix=_text(suffix))
    )
    return _marked_cut(names, values)


def _first(values: dict[str, str], *wanted: str) -> str:
    """The first of these elements that says something; else the raw text of one, or `""`."""
    for name in wanted:
        if plain(values.get(name, "")):
            return values[name]
    return next((values[name] for name in wanted if name in values), "")


def _text(raw: str) -> Read[str]:
    return Read(value=plain(raw) or None, raw=raw)


def _given(values: dict[str, str]) -> tuple[Read[str], Read[str]]:
    """First and middle names."""
    first, more = values.get("DAC", ""), values.get("DAD", "")
    together = values.get("DCT", "")
    # All given names in DAC, as DCT has them: only DCT says where they are to be parted.
    same = not plain(more) and _SEVERAL.sub(" ", plain(together)) == plain(first)
    if plain(first) and not same:
        if not plain(more):
            return _split_single(first, more)
        # Several middle names are divided by commas (2010 and later).
        middle = Read(value=_SEVERAL.sub(" ", plain(more)), raw=more)
        return _without_middle(first, plain(more)), middle
    if not plain(together):
        return Read(raw=first or together), _text(more)
    head, tail = _split_together(together)
    middle = Read(value=tail or None, raw=together)
    return Read(value=head or None, raw=together), middle if tail else _text(more)


def _without_middle(first: str, more: str) -> Read[str]:
    """DAC without the middle name that it repeats: `JOHN,PAUL` beside `PAUL`."""
    text = plain(first)
    for mark in (",", ", ", " "):
        head = text.removesuffix(mark + more)
        if head != text and len(more) > 1:
            return Read(value=head.strip(" ,") or None, raw=first)
    return _text(first)


def _split_together(raw: str) -> tuple[str, str]:
    """`JOHN,PAUL`, `JOHN PAUL` or `JOHN`: the first name and the rest."""
    text = raw.strip().strip(",$ ")
    mark = next((mark for mark in ",$" if mark in text), " ")
    parts = [plain(part) for part in text.split(mark)]
    return parts[0], " ".join(part for part in parts[1:] if part)


def _split_single(raw: str, more: str) -> tuple[Read[str], Read[str]]:
    """DAC alone: a single last letter is the middle initial (WY); a comma divides as well."""
    text = plain(raw)
    if "," in text:
        head, tail = _split_together(raw)
        return Read(value=head or None, raw=raw), Read(value=tail or None, raw=raw)
    head, _, last = text.rpartition(" ")
    if head and len(last.rstrip(".")) == 1 and last[0].isalpha():
        return Read(value=head, raw=raw), Read(value=last, raw=raw)
    return Read(value=text or None, raw=raw), Read(raw=more)


def _with_suffix(names: Names) -> Names:
    """Take `SMITH, JR` apart when the suffix has no element of its own."""
    family = names.family.value or ""
    head, comma, tail = family.rpartition(",")
    if comma and tail.strip(" .").upper() in _SUFFIXES and names.suffix.value is None:
        raw = names.family.raw
        return replace(
            names,
            family=Read(value=head.strip(), raw=raw),
            suffix=Read(value=tail.strip(), raw=raw),
        )
    return names


def _from_full(raw: str, state: str) -> Names:
    """DAA of version 1: `LAST,FIRST,MIDDLE,SUFFIX`; some states write it first name first."""
    text = raw.strip()
    if _FULL_BREAK.search(text.strip(",$@")):
        parts = [plain(part) for part in _FULL_BREAK.split(text)]
        return _from_parts(parts, raw)
    parts = plain(text).split(" ")
    suffix = ""
    if len(parts) > 2 and _is_suffix(parts[-1]):
        suffix = parts.pop()
    doubt = "" if state in _FIRST_NAME_FIRST and len(parts) <= 3 else _ORDER
    while len(parts) > 3 and parts[-2].upper() in _PARTICLES:
        parts[-2:] = [" ".join(parts[-2:])]
    if len(parts) == 1:
        return Names(family=Read(value=parts[0] or None, raw=raw, warning=doubt))
    return Names(
        family=Read(value=parts[-1], raw=raw, warning=doubt),
        given=Read(value=parts[0], raw=raw, warning=doubt),
        middle=Read(value=" ".join(parts[1:-1]) or None, raw=raw, warning=doubt),
        suffix=Read(value=suffix or None, raw=raw),
    )


def _is_suffix(word: str) -> bool:
    return word.strip(".").upper() in _SURE_SUFFIXES


def _from_parts(parts: list[str], raw: str) -> Names:
    while len(parts) > 4 and not parts[-1]:
        parts.pop()
    last, first, *more = (*parts, "", "")[: max(len(parts), 2)]
    suffix = ""
    if _is_suffix(first) and more and more[0]:
        # `SMITH,JR,JOHN`: the suffix stands beside the family name.
        suffix, first, *more = first, *more
    elif (more and _is_suffix(more[-1])) or (len(more) > 1 and more[-1].upper() in _SUFFIXES):
        suffix = more.pop()
    elif not more:
        # `SMITH,JOHN P`: the middle name shares a part with the first.
        first, _, tail = first.partition(" ")
        more = [tail]
    elif not any(more) and len(first.rpartition(" ")[2]) == 1 and " " in first:
        first, _, tail = first.rpartition(" ")
        more = [tail]
    middle = " ".join(part for part in more if part)
    return Names(
        family=Read(value=last or None, raw=raw),
        given=Read(value=first or None, raw=raw),
        middle=Read(value=middle or None, raw=raw),
        suffix=Read(value=suffix or None, raw=raw),
    )


def _marked_cut(names: Names, values: dict[str, str]) -> Names:
    """Mark names the card says are cut short (DDE, DDF, DDG) or that fill their whole field."""

    def cut(flag: str, name: Read[str], what: str) -> Read[str]:
        short = values.get(flag, "").strip().upper() == "T" or len(name.value or "") >= 40
        return replace(name, warning=_CUT.format(what=what)) if short and name.value else name

    return replace(
        names,
        family=cut("DDE", names.family, say("family name")),
        given=cut("DDF", names.given, say("first name")),
        middle=cut("DDG", names.middle, say("middle name")),
    )
