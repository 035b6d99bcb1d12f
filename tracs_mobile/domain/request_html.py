"""The words of an HTML e-mail as lines: cells parted by tabs, quotes marked with `>`."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from typing_extensions import override

from tracs_mobile.domain.words import split_words

MOST_HTML = 400_000
_BLOCKS = "p div br tr table ul ol li hr blockquote section header footer dt dd h1 h2 h3 h4 h5 h6"
_BREAKS = frozenset(split_words(_BLOCKS))
_SILENT = frozenset({"script", "style", "head", "title", "template"})
_ROWS = frozenset({"tr", "table"})
_CELLS = frozenset({"td", "th"})


def html_to_text(page: str) -> str:
    """The visible words of a page, at most MOST_HTML characters of it. Never raises."""
    reader = _Words()
    reader.feed(page[:MOST_HTML])
    reader.close()
    return reader.text()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._silent = 0
        self._quotes = 0
        self._cells = 0
        """How many cells of the row have begun; within a row, breaks are blanks."""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _CELLS:
            if self._cells:
                self._line.append("\t")
            self._cells += 1
        elif tag in _BREAKS:
            self._break(tag)
            self._cells = 0 if tag in _ROWS else self._cells
            self._quotes += tag == "blockquote"
            if tag == "li":
                self._line.append("- ")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _ROWS:
            self._cells = 0
            self._end_line()
        elif tag in _BREAKS:
            self._break(tag)
            self._quotes = max(0, self._quotes - (tag == "blockquote"))

    @override
    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(re.sub(r"\s+", " ", data))

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
