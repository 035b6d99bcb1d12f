"""Cut a license text that lost all its separators, by which cuts fit the elements best."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scanners.text.catalog import KNOWN, SHAPES
from scanners.text.wordlist import words

_CANDIDATE = re.compile(r"(?=(D[A-D][A-Z]|PA[A-F]))")
_BEAM = 32
_BIT = {name: 1 << at for at, name in enumerate(sorted(KNOWN))}
_MOST = 2048
_SPACED_ENOUGH = 9
_FIRST_ONLY = frozenset(
    words(
        "DAA DAB DAL DAM DAN DAO DAP DAR DAS DAT DAE DAF DBE DBF DBH DBI DBJ DBK DBL DBM DBO DBP "
        "DBQ DBR PAA PAB PAC PAD PAE PAF"
    )
)
_LATER_ONLY = frozenset(name for name in KNOWN if name.startswith(("DC", "DD")))
_FOURTH_ON = frozenset(name for name in KNOWN if name.startswith("DD")) | {"DAC", "DAD"}
_NEIGHBORS = frozenset(
    words(
        "DAGDAI DAGDAH DAHDAI DAIDAJ DAJDAK DALDAN DALDAM DAMDAN DANDAO DAODAP DCSDCT DCSDAC "
        "DCSDDE DDEDAC DACDDF DACDAD DDFDAD DADDDG DCADCB DCBDCD DARDAS DASDAT DAADAG DDGDCU"
    )
)
_RARE = frozenset(words("DAF DBE DBF DBG DBI DBJ DBM DBN DBO DBP DBQ DBR DBS DCM DCN DCO DCI"))
_WORDS = re.compile(r"[A-Za-z ,.'\-\u00c0-\u024f]*")
_NAME = frozenset(words("DAA DAB DAC DAD DAE DAF DBN DBG DBS DCS DCT DCU"))
_PLACE = frozenset(words("DAI DAN DCI"))
_PLACE_SHAPE = re.compile(r"[A-Za-z .'\-\u00c0-\u024f]*")
_NUMBER = frozenset(words("DAQ DCF DCK DCJ DBJ PAC"))
_ADDRESS = frozenset(words("DAG DAH DAL DAM"))
_CODES = frozenset(words("DAR DAS DAT DCA DCB DCD DCH DCM DCN DCO PAA PAE PAF"))
_NUMBER_SHAPE = re.compile(r"[A-Z0-9*/ \-]{1,26}")
_ADDRESS_SHAPE = re.compile(r"[A-Z0-9#.,'/ \-\u00c0-\u024f]{0,45}")
_CODE_SHAPE = re.compile(r"[A-Z0-9,*/\- ]{0,12}|NONE|none")


@dataclass(frozen=True, slots=True)
class _Path:
    """One way to cut the text so far; `used` has one bit for each element."""

    score: float
    used: int
    cuts: tuple[int, ...]


def cut(text: str, *, version: int) -> dict[str, str]:
    """The most plausible elements of a text without separators; `{}` when none is found.

    Each element is used once. Values that fit the fixed form of their element pull the cuts into
    place; a cut inside a word (CHA|DDA|...) loses against the word.
    """
    text = text[:_MOST]
    places = _places(text)
    if not places:
        return {}
    strange = _FIRST_ONLY | _RARE if version > 1 else _LATER_ONLY | _RARE
    if 1 < version < 4:
        strange |= _FOURTH_ON
    paths = {places[0]: [_Path(0.0, 0, (places[0],))]}
    for index, start in enumerate(places):
        best = sorted(paths.pop(start, []), key=lambda path: -path.score)[:_BEAM]
        if best:
            _extend(text, places, index, best=best, paths=paths, strange=strange)
    ends = paths.get(len(text), [])
    if not ends:
        return {}
    winner = max(ends, key=lambda path: path.score)
    bounds = (*winner.cuts, len(text))
    return {
        text[start : start + 3]: text[start + 3 : end].strip()
        for start, end in zip(winner.cuts, bounds[1:], strict=True)
    }


def _places(text: str) -> list[int]:
    """Where an element may begin; behind spaces only, when the separators became spaces."""
    places = [found.start() for found in _CANDIDATE.finditer(text) if found[1] in KNOWN]
    spaced = [at for at in places if not at or text[at - 1] == " "]
    return spaced if len(spaced) >= _SPACED_ENOUGH else places


def _extend(
    text: str,
    places: list[int],
    index: int,
    *,
    best: list[_Path],
    paths: dict[int, list[_Path]],
    strange: frozenset[str],
) -> None:
    """Go on from one place to every place where the element that begins there may end."""
    start = places[index]
    name = text[start : start + 3]
    bit = _BIT[name]
    # A value longer than the next dozen candidates is never the right one.
    ends = [place for place in places[index + 1 : index + 16] if place >= start + 3]
    if len(places) - index <= 16:
        ends.append(len(text))
    for end in ends:
        gain = _fit(name, text[start + 3 : end].strip()) - (5.0 if name in strange else 0.0)
        gain += 3.0 if name + text[end : end + 3] in _NEIGHBORS else 0.0
        more = () if end == len(text) else (end,)
        here = [
            _Path(path.score + gain, path.used | bit, path.cuts + more)
            for path in best
            if not path.used & bit
        ]
        paths.setdefault(end, []).extend(here)


@cache
def _whole(name: str) -> re.Pattern[str] | None:
    if name in SHAPES:
        return SHAPES[name]
    if name in _NAME:
        return _WORDS
    groups = (
        (_PLACE, _PLACE_SHAPE),
        (_NUMBER, _NUMBER_SHAPE),
        (_ADDRESS, _ADDRESS_SHAPE),
        (_CODES, _CODE_SHAPE),
    )
    return next((shape for group, shape in groups if name in group), None)


def _fit(name: str, value: str) -> float:
    """How well a value fits its element: fixed forms count most, long odd values cost."""
    shape = _whole(name)
    fits = shape is not None and shape.fullmatch(value) is not None
    if name in SHAPES:
        if fits:
            return 8.0
        return 0.5 if not value else -10.0 - 0.2 * len(value)
    if shape is None:
        return 0.5 - 0.1 * len(value)
    if not fits:
        return -4.0 - 0.2 * len(value)
    return (2.0 if value else 0.5) - 0.02 * len(value) + _typical(name, value)


def _typical(name: str, value: str) -> float:
    """A small push for values that look like what the element usually holds."""
    if name in _NUMBER:
        return 1.5 if any(char.isdigit() for char in value) and len(value) >= 5 else -2.0
    if name in _ADDRESS:
        return 1.5 if any(char.isdigit() for char in value) else -0.5
    if name in _CODES:
        return 1.0 if len(value) <= 5 or value.upper() == "NONE" else -1.0
    return 0.5
