"""What may be sent to a printer as text: cleaning, wrapping, and the code page a line fits in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_TYPOGRAPHIC = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\u2026": "...",
        "\u2022": "*",
    }
)
_BLANK = frozenset("\t\n\r\v\f\x85")
_DROPPED = frozenset({"Cc", "Cf", "Cs"})
_WORD = re.compile(r"( *)([^ ]+)")

CodePage = tuple[str, int]


def clean(text: str) -> str:
    """Text without any byte a printer could take for a command.

    NFC; line ends, tabs and special blanks become a space; control and format characters go;
    typographic quotes, dashes and dots become their plain forms. No letter is ever changed.
    """
    return "".join(map(_plain, unicodedata.normalize("NFC", text.translate(_TYPOGRAPHIC))))


def _plain(char: str) -> str:
    kind = unicodedata.category(char)
    if char in _BLANK or kind.startswith("Z"):
        return " "
    return "" if kind in _DROPPED else char


def encode_line(line: str, codec: str) -> bytes | None:
    """The bytes of a cleaned line in a code page; None when a character is not in it."""
    try:
        return line.encode(codec)
    except UnicodeEncodeError:
        return None


def choose_page(lines: Iterable[str], pages: tuple[CodePage, ...]) -> CodePage:
    """The first page that holds every line; else the first page of all.

    One page for the whole job: printers forget or lack pages, and hopping between them is where
    accents go wrong.
    """
    kept = tuple(lines)
    for page in pages:
        if all(encode_line(line, page[0]) is not None for line in kept):
            return page
    return pages[0]


def wrap(text: str, columns: int, *, hang: int = 0) -> tuple[str, ...]:
    """Break cleaned text into lines of at most `columns` characters; nothing is cut off.

    Following lines are `hang` columns narrower. Blanks inside a line are kept as they are; a word
    longer than a line is broken. An empty text is one empty line.
    """
    lines: list[str] = []
    line = ""
    for blanks, word in _WORD.findall(text):
        room = columns - (hang if lines else 0)
        if not line or len(line) + len(blanks) + len(word) > room:
            if line:
                lines.append(line)
            *full, line = _pieces(word, columns, hang=hang, first=not lines)
            lines.extend(full)
        else:
            line += blanks + word
    return (*lines, line)


def _pieces(word: str, columns: int, *, hang: int, first: bool) -> list[str]:
    """A word in pieces that fit; the first line of a text has the whole width."""
    pieces: list[str] = []
    room = columns if first else columns - hang
    while len(word) > room:
        pieces.append(word[:room])
        word = word[room:]
        room = columns - hang
    return [*pieces, word]
