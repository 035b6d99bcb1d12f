"""The lines of an e-mail as the reader sees them: quoted how deep, in a signature or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_LINES = 5_000
LONGEST_LINE = 1_200
MOST_TEXT = 400_000
_QUOTED = re.compile(r"^[ \t]{0,8}(?:(?:>|&gt;)[ \t]?){1,40}")
_BULLET = re.compile(r"^(?:[-*•·▪‣–]|\d{1,3}[.)])\s+")  # noqa: RUF001 - the dash of mail programs
_FORWARD = re.compile(
    r"^(?:-{2,}\s*)?(?:original message|forwarded message|begin forwarded message:?|"
    r"-----original appointment)",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"^from:\s", re.IGNORECASE)
_SENT = re.compile(r"^(?:sent|date|to|subject|cc):\s", re.IGNORECASE)
_WROTE = re.compile(r"^on .{4,200}wrote:$", re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:thank(?:s| you)(?: (?:very much|so much|again|in advance|for your (?:help|time)))?|"
    r"many thanks|sincerely(?: yours)?|respectfully(?: (?:yours|submitted))?|"
    r"(?:kind |best |warm )?regards|best|v/?r|very respectfully|stay safe|cheers)[\s,.!]*$",
    re.IGNORECASE,
)
_DELIMITER = re.compile(r"^--\s*$")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: `at` counts from 1, `depth` is how often it was quoted or forwarded.

    `text` has no quote marks and no hidden characters but tabs; `bare` has no bullet either.
    `length` is how long it was as written, to tell a wrapped line.
    """

    at: int
    depth: int
    text: str
    bare: str
    length: int
    signature: bool = False
    header: bool = False
    """A line of the head of a forwarded message."""


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text, at most MOST_LINES of MOST_TEXT characters."""
    return tuple(_lines(text[:MOST_TEXT]))


def _lines(text: str) -> Iterator[Line]:
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:MOST_LINES]
    forwarded, in_header, head_from, closed = 0, False, 0, -1
    for at, whole in enumerate(raw, start=1):
        marks, shown = _unquoted(whole[:LONGEST_LINE])
        if not in_header and _starts_forward(shown, raw[at : at + 3]):
            forwarded, in_header = forwarded + 1, not _WROTE.match(shown)
            head_from = at
        elif in_header and not shown and at > head_from + 1:
            in_header = False
        depth = marks + forwarded
        closed = closed if depth == closed else -1
        yield Line(
            at=at,
            depth=depth,
            text=shown,
            bare=_BULLET.sub("", shown),
            length=len(whole.rstrip()),
            signature=closed >= 0,
            header=in_header or bool(_WROTE.match(shown)),
        )
        if _CLOSING.match(shown) or _DELIMITER.match(shown):
            closed = depth


def _unquoted(line: str) -> tuple[int, str]:
    quoted = _QUOTED.match(line)
    if quoted is None:
        return 0, tidy_line(line)
    marks = quoted.group().replace("&gt;", ">").count(">")
    return marks, tidy_line(line[quoted.end() :])


def _starts_forward(shown: str, following: list[str]) -> bool:
    if _FORWARD.match(shown) or _WROTE.match(shown):
        return True
    return bool(_OUTLOOK.match(shown)) and any(
        _SENT.match(_QUOTED.sub("", line[:LONGEST_LINE]).strip().lstrip("*")) for line in following
    )


def tidy_line(line: str) -> str:
    """A line without hidden characters; tabs stay, other blanks become single where one is meant.

    Two or more blanks stay two: they may part the columns of a table.
    """
    shown = line
    if not (line.isascii() and line.isprintable()):
        shown = "".join(_shown(c) for c in line)
    parted = re.sub(r" {2,}", "  ", shown)
    return unicodedata.normalize("NFC", re.sub(r" *\t *", "\t", parted).strip())


def _shown(character: str) -> str:
    if character == "\t":
        return character
    return " " if unicodedata.category(character) in _HIDDEN else character
