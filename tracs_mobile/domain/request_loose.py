"""Facts in a running sentence: a name with rank, number, address and phone in one line."""

from __future__ import annotations

import re

from tracs_mobile.domain.request import ChangeKind
from tracs_mobile.domain.request_table import split_title
from tracs_mobile.domain.request_text import day_of

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
PHONE = re.compile(
    r"(?<!\d)(?:\+?1[-. ])?\(?\d{3}\)?[-. /]{0,2}\d{3}[-. ]\d{4}(?: ?x ?\d{1,6})?(?!\d)"
)
_LEO_SAID = re.compile(
    r"\b(?:LEO|justice system ID|JSID|badge|ID)\b\s*(?:number|no\.?|num\.?|ID)?\s*[#:]?\s*"
    r"\(?(?=[0-9A-Za-z]{0,4}\d)([0-9A-Za-z]{3,7})\b",
    re.IGNORECASE,
)
_LEO_BARE = re.compile(r"(?<![\w@.])(?=[0-9A-Z]{0,4}[A-Z])(?=[0-9A-Z]{0,4}\d)[0-9A-Z]{5}(?![\w@.])")
_USER_SAID = re.compile(
    r"\b(?:DPS )?(?:domain )?(?:user\s?name|user ID|user|login)\b\s*(?:is)?\s*[#:]?"
    r"\s*([\w.\\-]{2,40})",
    re.IGNORECASE,
)
CODE_SAID = re.compile(
    r"\bjudici(?:ary|al)(?: bureau| agency)? code\b"
    r"\s*(?:is|of|no\.?|number|#)?\s*[:#]?\s*(\d{4})\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_CODE = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORDS = (
    (ChangeKind.AFFILIATION, re.compile(r"\b(?:transfer|mov(?:es?|ed|ing)|affiliat)", re.I)),
    (ChangeKind.TITLE, re.compile(r"\b(?:promot|(?:new )?(?:job )?title|new rank|is now)", re.I)),
    (
        ChangeKind.LEAVER,
        re.compile(r"\b(?:leav|left|retir|resign|separat|terminat|last day|no longer)", re.I),
    ),
)
_TITLE_SAID = re.compile(
    r"\b(?:promoted to|title (?:changes|changed|is now|is|to)(?: to)?|is now(?: an?)?|"
    r"new (?:job )?title:?|new rank:?|to the rank of)\s+(?:the rank of )?([A-Za-z0-9 ./'-]{2,60}?)"
    r"(?=\s*(?:,|;|\.?$|\.\s|\(|\beffective\b|\bas of\b|\bon\b|\bfrom\b|\bstarting\b))",
    re.IGNORECASE,
)
_EDGES = " ,;:.-–()#/|\t"  # noqa: RUF001 - the dash of mail programs
_EMPTY_MAIL = re.compile(r"(?:<>|\[mailto:\]|\bmailto:)")


def person_of(text: str) -> dict[str, str]:
    """Name, title, LEO number, e-mail, phone and username, as far as a line gives them."""
    found: dict[str, str] = {}
    rest = text
    for name, pattern in (
        ("email", EMAIL),
        ("phone", PHONE),
        ("leo_number", _LEO_SAID),
        ("username", _USER_SAID),
        ("leo_number", _LEO_BARE),
    ):
        match = None if name in found else pattern.search(rest)
        if match is not None:
            found[name] = match[match.lastindex or 0]
            rest = f"{rest[: match.start()]} , {rest[match.end() :]}"
    rest = _EMPTY_MAIL.sub(" ", rest)
    pieces = [piece.strip(_EDGES) for piece in re.split(r"[,;|\t()]| - |  +", rest)]
    words = [piece for piece in pieces if sum(c.isalpha() for c in piece) > 2]
    if words:
        found["title"], found["name"] = split_title(words[0])
        if not found["title"] and len(words) > 1 and split_title(f"{words[1]} x")[0]:
            found["title"] = words[1]
    return {name: value for name, value in found.items() if value}


def change_kind_of(text: str) -> ChangeKind | None:
    """What kind of change a line speaks of; None when of none."""
    return next((kind for kind, words in _WORDS if words.search(text)), None)


def change_of(text: str) -> tuple[ChangeKind, dict[str, str]] | None:
    """The change that one sentence asks for; None when it names no number or no change."""
    kind = change_kind_of(text)
    number = _LEO_SAID.search(text) or _LEO_BARE.search(text)
    if kind is None or number is None:
        return None
    values = {"leo_number": number[number.lastindex or 0]}
    day = _DAYS.search(text)
    if day is not None and day_of(day[0]) is not None:
        values["effective"] = day[0]
    title = _TITLE_SAID.search(text)
    if title is not None and kind is not ChangeKind.LEAVER:
        values["title"] = title[1].strip()
    without = _DAYS.sub(" ", text)
    code = _CODE.search(without) if kind is ChangeKind.AFFILIATION else None
    if code is not None:
        values["agency"] = code[0]
    return kind, values
