"""The words of an HTML e-mail as lines: cells parted by tabs, quotes marked with `>`.

The parser of the standard library takes a time that grows with the square of tags that never end;
here each character is looked at once.
"""

from __future__ import annotations

import html
import re

from tracs_mobile.domain.words import split_words

MOST_HTML = 400_000
_BLOCKS = "p div br tr table ul ol li hr blockquote section header footer dt dd h1 h2 h3 h4 h5 h6"
_BREAKS = frozenset(split_words(_BLOCKS))
_SILENT = frozenset({"script", "style", "head", "title", "template"})
_ROWS = frozenset({"tr", "table"})
_CELLS = frozenset({"td", "th"})
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})(?=[\s/>])[^<>]*>")


def html_to_text(page: str) -> str:
    """The visible words of a page, at most MOST_HTML characters of it. Never raises."""
    words = _Words()
    plain = _plain_markup(page[:MOST_HTML])
    at = 0
    for tag in _TAG.finditer(plain):
        words.say(plain[at : tag.start()])
        at, name = tag.end(), tag[2].lower()
        if tag[1]:
            words.close(name)
        else:
            words.open(name)
    words.say(plain[at:])
    return words.text()


def _plain_markup(page: str) -> str:
    """A page without comments, declarations and instructions."""
    first, *rest = page.replace("<?", "<!").split("<!")
    kept, in_comment = [first], False
    for piece in rest:
        in_comment = in_comment or piece.startswith("--")
        _before, end, after = piece.partition("-->" if in_comment else ">")
        in_comment = in_comment and not end
        kept.append(after)
    return "".join(kept)


class _Words:
    """Collects words into lines as tags open and close."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._silent = ""
        """The element whose words nobody sees; empty outside one."""
        self._quotes = 0
        self._cells = 0
        """How many cells of the row have begun; within a row, breaks are blanks."""

    def say(self, words: str) -> None:
        """Words between two tags."""
        if words and not self._silent:
            self._line.append(re.sub(r"\s+", " ", html.unescape(words)))

    def open(self, tag: str) -> None:
        """An element begins."""
        if self._silent:
            return
        if tag in _SILENT:
            self._silent = tag
        elif tag in _CELLS:
            self._line.append("\t" if self._cells else "")
            self._cells += 1
        elif tag in _BREAKS:
            self._break(tag)
            self._cells = 0 if tag in _ROWS else self._cells
            self._quotes += tag == "blockquote"
            self._line.append("- " if tag == "li" else "")

    def close(self, tag: str) -> None:
        """An element ends."""
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
        elif tag in _ROWS:
            self._cells = 0
            self._end_line()
        elif tag in _BREAKS:
            self._break(tag)
            self._quotes = max(0, self._quotes - (tag == "blockquote"))

    def _break(self, tag: str) -> None:
        if self._cells and tag not in _ROWS:
            self._line.append(" ")
        else:
            self._end_line()

    def _end_line(self) -> None:
        words = re.sub(r" {2,}", " ", "".join(self._line)).strip(" ")
        self._line = []
        self._lines.append(f"{'> ' * min(self._quotes, 20)}{words}")

    def text(self) -> str:
        """All lines; several empty ones in a row become one."""
        self._end_line()
        return re.sub(r"(?:\n[> ]*){3,}", "\n\n", "\n".join(self._lines)).strip("\n")
