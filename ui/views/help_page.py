"""One chapter of the manual in the clothes of the program."""

from __future__ import annotations

from string import Template
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetrics, QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from tracs_mobile.overriding import override
from ui.models.help_book import Leaf
from ui.text import help_text
from ui.wearing import worn

_READABLE_LETTERS = 92
"""A line that is longer loses the eye."""
_EDGE_PX = 18
_OURS = "help"
_SOON_MS = 120
_SHEET = Template("""
body, p, li, td, th { color: $ink; }
p { margin-top: 0px; margin-bottom: 9px; line-height: 132%; }
li { margin-bottom: 7px; line-height: 128%; }
h1 { font-size: ${h1}px; font-weight: 700; margin-bottom: 10px; }
h2 { font-size: ${h2}px; font-weight: 700; margin-top: 18px; margin-bottom: 7px; }
h3 { font-size: ${h3}px; font-weight: 600; margin-top: 12px; margin-bottom: 5px; }
h4 { font-size: ${base}px; font-weight: 600; }
a { color: $focus; text-decoration: underline; }
code { background-color: $background; font-family: Inter; }
.kbd { background-color: $track; font-weight: 600; }
pre { white-space: pre-wrap; background-color: $background; }
pre { font-family: 'Noto Sans Mono', Consolas, monospace; }
th { text-align: left; font-weight: 600; background-color: $background; }
table.grid { border-collapse: collapse; margin-bottom: 14px; }
td, th { border: 1px solid $border; }
td.note { border: none; background-color: $warn_back; color: $ink; }
""")


class HelpPage(QTextBrowser):
    """Shows a leaf. `followed` carries chapter and anchor of a link that was taken.

    `worn_out`: the window wears other colors or letters, or is wider or narrower.
    """

    followed = Signal(str, str)
    worn_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(help_text.CHAPTER)
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_EDGE_PX)
        self._chapter = ""
        self._anchor = ""
        self._leaf: Leaf | None = None
        self._drawn_px = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON_MS)
        self._later.timeout.connect(self._wear)
        self.anchorClicked.connect(self._follow)

    @property
    def room_px(self) -> int:
        """How wide a picture may be: as wide as a line of words."""
        letters = QFontMetrics(self.font()).averageCharWidth() * _READABLE_LETTERS
        return max(min(self.viewport().width() - 2 * _EDGE_PX, letters), 200)

    def show_leaf(self, chapter: str, leaf: Leaf, anchor: str) -> None:
        """Show a chapter from `anchor` on; the same one stays where it was scrolled to."""
        same = (chapter, anchor) == (self._chapter, self._anchor) and self._leaf is not None
        at = self.verticalScrollBar().value()
        self._chapter, self._anchor, self._leaf = chapter, anchor, leaf
        self._draw()
        if same and not anchor:
            self.verticalScrollBar().setValue(at)
        elif anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def turn(self, pages: int) -> None:
        """Go on by so many pages of the screen, or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _draw(self) -> None:
        if self._leaf is None:
            return
        base = self.fontInfo().pixelSize()
        colors = worn()
        self.document().setDefaultStyleSheet(
            _SHEET.substitute(
                ink=colors.ink,
                focus=colors.focus,
                background=colors.background,
                track=colors.track,
                border=colors.border,
                warn_back=colors.warn_back,
                base=base,
                h1=round(base * 1.6),
                h2=round(base * 1.25),
                h3=round(base * 1.08),
            )
        )
        self._drawn_px = self.viewport().width()
        # A line as wide as the window would lose the eye; what is over stays empty at the right.
        spare = self._drawn_px - 2 * _EDGE_PX - self.room_px
        self.setHtml(self._leaf.html)
        frame = self.document().rootFrame().frameFormat()
        frame.setRightMargin(_EDGE_PX + max(spare, 0))
        self.document().rootFrame().setFrameFormat(frame)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == _OURS:
            self.followed.emit(url.path(), url.fragment())
        elif not url.scheme():
            self.followed.emit(self._chapter, url.fragment())
        else:
            QDesktopServices.openUrl(url)

    def _wear(self) -> None:
        if self._leaf is not None:
            self.worn_out.emit()

    # --- Qt --------------------------------------------------------------------------------

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the leaf; nothing is ever read from the disk or fetched here."""
        wanted = QUrl(name).path()
        picture = None if self._leaf is None else self._leaf.pictures.get(wanted)
        if kind == QTextDocument.ResourceType.ImageResource.value and picture is not None:
            return picture
        return QImage()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._later.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._leaf is not None and self.viewport().width() != self._drawn_px:
            self._later.start()
