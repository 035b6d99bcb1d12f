"""The manual as the page Help reads it: chapters, search, and where each page's help begins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tracs_mobile.errors import TracsError
from ui.text import help_text

# By path: importlib.resources would have to unpack what already lies on the disk.
FOLDER = Path(__file__).parents[1] / "resources" / "help"
_AROUND = 64
_MOST_HITS = 60

START = ("officer/quick-card", "")
_PLACES = {
    "sign_on": ("officer/sign-on", ""),
    "enrol": ("poc/laptop", ""),
    "activate": ("poc/laptop", ""),
    "stop": ("officer/stop", ""),
    "tickets": ("officer/tickets", ""),
    "ticket": ("officer/tickets", ""),
    "outbox": ("officer/outbox", ""),
    "wizard": ("officer/no-network", "on-a-stick"),
    "relay": ("officer/no-network", "through-another-laptop"),
    "devices": ("poc/printers", ""),
    "devices finder": ("poc/printers", "find-a-printer"),
    "devices learn": ("poc/printers", "test-and-learn"),
    "devices scan_test": ("poc/scanners", "test-a-scan"),
    "settings": ("officer/looks", ""),
    "settings link": ("poc/laptop", "the-link-to-dps"),
    "settings officers": ("poc/laptop", "officers"),
    "settings updates": ("poc/updates", ""),
    "about": ("officer/looks", ""),
    "agency": ("poc/review", ""),
    "agency board": ("poc/review", "the-board"),
    "agency shortcuts": ("poc/review", "shortcuts"),
    "agency stops": ("poc/review", "stop-data-and-other-files"),
    "agency expunge": ("poc/review", "expunge"),
    "agency readiness": ("poc/readiness", ""),
    "agency request": ("poc/requests", ""),
}
"""Where F1 leads from: a page, and behind a blank its section or panel."""


def place_of(where: str) -> tuple[str, str]:
    """Chapter and anchor that fit `where`, such as `devices learn`; the page's own without one."""
    page = where.partition(" ")[0]
    return _PLACES.get(where) or _PLACES.get(page) or START


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One heading of a chapter and its words."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of the manual; its first section has the chapter's own title."""

    name: str
    title: str
    part: str
    sections: tuple[Section, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place that has the words searched for, with some words around them."""

    chapter: str
    anchor: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A chapter ready to be shown: its HTML, and its pictures by the names they have in it."""

    html: str
    pictures: dict[str, QImage]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpBook:
    """All chapters in their order."""

    chapters: tuple[Chapter, ...]

    def chapter(self, name: str) -> Chapter | None:
        """The chapter of that name."""
        return next((c for c in self.chapters if c.name == name), None)

    def search(self, typed: str) -> tuple[Hit, ...]:
        """Places that have every word of `typed`, headings first; nothing for no words."""
        words = tuple(typed.casefold().split())
        if not words:
            return ()
        scored = sorted(self._scored(words), key=lambda pair: -pair[0])
        return tuple(hit for _, hit in scored[:_MOST_HITS])

    def _scored(self, words: tuple[str, ...]) -> Iterator[tuple[int, Hit]]:
        for chapter in self.chapters:
            for section in chapter.sections:
                score = _score(chapter, section, words)
                if score:
                    yield score, _hit(chapter, section, words)


def _score(chapter: Chapter, section: Section, words: tuple[str, ...]) -> int:
    """0 when a word is missing; a word of the heading counts most, the start of a word more."""
    title, page = section.title.casefold(), chapter.title.casefold()
    text = section.text.casefold()
    total = 0
    for word in words:
        starts = f" {word}"
        worth = (
            8 * (starts in f" {title}")
            + 4 * (word in title)
            + 2 * (starts in f" {page}")
            + 2 * (starts in f" {text}")
            + (word in text)
        )
        if not worth:
            return 0
        total += worth
    return total


def _hit(chapter: Chapter, section: Section, words: tuple[str, ...]) -> Hit:
    first = section is chapter.sections[0]
    title = chapter.title if first else f"{chapter.title}: {section.title}"
    at = max(section.text.casefold().find(words[0]), 0)
    begin = max(at - _AROUND // 2, 0)
    around = section.text[begin : at + _AROUND]
    cut = around.partition(" ")[2] if begin else around
    if at + _AROUND < len(section.text):
        cut = f"{cut.rpartition(' ')[0].rstrip('.')}…"
    words_around = f"…{cut}" if begin else cut
    return Hit(
        chapter=chapter.name,
        anchor="" if first else section.anchor,
        title=title,
        words=words_around.strip(),
    )


def read_book() -> HelpBook:
    """Read the index. Runs in a lane. Raises TracsError when it is not there."""
    try:
        made = json.loads((FOLDER / "index.json").read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise TracsError(help_text.NOT_THERE) from fault
    return HelpBook(
        chapters=tuple(
            Chapter(
                name=page["name"],
                title=page["title"],
                part=part["title"],
                sections=tuple(Section(**section) for section in page["sections"]),
                pictures=tuple(page["pictures"]),
            )
            for part in made["parts"]
            for page in part["pages"]
        )
    )


def read_leaf(chapter: Chapter, *, width_px: int, scale: float, lens: str) -> Leaf:
    """Read a chapter with its pictures, none wider than `width_px`. Runs in a lane.

    `scale` is how many dots of the screen a pixel has; the pictures are seen through the color
    `lens`, so that they are no bright patch at night. Raises TracsError.
    """
    path = FOLDER / "pages" / f"{chapter.name.replace('/', '-')}.html"
    try:
        html = path.read_text("utf-8")
    except OSError as fault:
        raise TracsError(help_text.NOT_THERE) from fault
    pictures = {name: _picture(name, width_px, scale, lens) for name in chapter.pictures}
    return Leaf(html=html, pictures=pictures)


def _picture(name: str, width_px: int, scale: float, lens: str) -> QImage:
    picture = QImage(str(FOLDER / "pictures" / name))
    if picture.isNull():
        raise TracsError(help_text.NOT_THERE)
    dots = min(round(width_px * scale), round(picture.width() * scale))
    smaller = picture.scaledToWidth(dots, Qt.TransformationMode.SmoothTransformation)
    smaller = smaller.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(smaller)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(smaller.rect(), QColor(lens))
    painter.end()
    smaller.setDevicePixelRatio(scale)
    return smaller
