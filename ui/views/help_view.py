"""The page Help: the manual inside the program, with a search over all of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from tracs_mobile.overriding import override
from ui.models import help_book
from ui.models.help_book import Chapter, HelpBook, Leaf
from ui.tasks import Lanes
from ui.text import help_text
from ui.views.help_page import HelpPage
from ui.views.page import SayingPage
from ui.wearing import worn
from ui.widgets.basics import column, label, row
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_LIST_PX = 316
_AT = Qt.ItemDataRole.UserRole
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
SITE = Path(__file__).parents[3] / "manual" / "index.html"
"""The large manual: an installation has it beside the program, a checkout has none."""


class HelpView(SayingPage):
    """Opens where `lead_to` said, else where it was left. `back_wanted`: the officer is through.

    `about_wanted` asks for the page about the program.
    """

    title = help_text.TITLE
    back_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, lanes: Lanes, *, about: bool = True) -> None:
        super().__init__()
        self._lanes = lanes
        self._book: HelpBook | None = None
        self._reading = False
        self._wanted = help_book.START
        self._shown: tuple[str, str] | None = None
        self._before: list[tuple[str, str]] = []
        self.search = LabeledField(help_text.SEARCH, longest=60)
        self.count = label("", "small")
        self.list = QListWidget()
        self.list.setAccessibleName(help_text.CHAPTERS)
        self.list.setWordWrap(True)
        self.list.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = HelpPage()
        self.verbs = VerbBar(self._verbs(), self)
        self.verbs.show_verbs({"F6": about, "F9": SITE.exists()})
        self._build()
        self.search.edit.textEdited.connect(self._list)
        self.search.edit.returnPressed.connect(self.open_chosen)
        self.search.edit.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self.open_chosen())
        self.list.itemClicked.connect(lambda _: self.open_chosen())
        self.page.followed.connect(self.open)
        self.page.worn_out.connect(self._show_again)

    def _verbs(self) -> tuple[Verb, ...]:
        return (
            Verb(key="Esc", words=help_text.BACK, do=self._escape),
            Verb(key="F2", words=help_text.FIND, do=self.begin_search),
            Verb(key="F4", words=help_text.CONTENTS, do=self.show_contents),
            Verb(key="F5", words=help_text.BEFORE, do=self.go_back),
            Verb(key="F6", words=help_text.ABOUT, do=self.about_wanted.emit),
            Verb(key="F8", words=help_text.QUICK, do=partial(self.open, *help_book.START)),
            Verb(key="F9", words=help_text.WHOLE, do=self.open_site, primary=True),
        )

    def _build(self) -> None:
        left = column(6)
        for part in (self.search, self.count, self.list):
            left.addWidget(part)
        fit(self.search, wide=_LIST_PX)
        fit(self.list, wide=_LIST_PX)
        self.list.setSpacing(3)
        both = row(12, (10, 8, 10, 8))
        both.addLayout(left)
        right = column(6)
        right.addWidget(self.said)
        right.addWidget(self.page, 1)
        both.addLayout(right, 1)
        whole = column()
        whole.addLayout(both, 1)
        whole.addWidget(self.verbs)
        self.setLayout(whole)

    # --- coming here -----------------------------------------------------------------------

    @override
    def lead_to(self, where: str) -> None:
        """Show what fits a page of the program, named as in `help_book.place_of`."""
        self._wanted = help_book.place_of(where)
        if self._book is not None and self.isVisible():
            self.open(*self._wanted)

    @override
    def enter(self) -> None:
        """Read the manual at the first time; the cursor is in the search."""
        self.search.edit.setFocus()
        if self._book is not None:
            self.open(*self._wanted)
        elif not self._reading:
            self._reading = True
            self.say(help_text.READING)
            self._lanes.misc.run(help_book.read_book, done=self._read, failed=self._failed)

    @override
    def reload(self) -> None:
        """Nothing here changes while it is read."""

    def _read(self, book: HelpBook) -> None:
        self._book = book
        self.say("")
        self._list(self.search.edit.text())
        self.open(*self._wanted)

    # --- the list --------------------------------------------------------------------------

    def _list(self, typed: str) -> None:
        if self._book is None:
            return
        self.list.clear()
        if typed.strip():
            self._list_hits(self._book, typed)
        else:
            self._list_chapters(self._book)
        self._choose_shown()

    def _list_chapters(self, book: HelpBook) -> None:
        self.count.setText(help_text.CHAPTERS)
        part = ""
        for chapter in book.chapters:
            if chapter.part != part:
                part = chapter.part
                heading = QListWidgetItem(part.upper())
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(heading)
            self._item(chapter.title, (chapter.name, ""))

    def _list_hits(self, book: HelpBook, typed: str) -> None:
        hits = book.search(typed)
        self.count.setText(help_text.found(len(hits)) if hits else help_text.NOTHING)
        for hit in hits:
            self._item(f"{hit.title}\n{hit.words}", (hit.chapter, hit.anchor))
        if hits:
            self.list.setCurrentRow(0)

    def _item(self, words: str, at: tuple[str, str]) -> None:
        item = QListWidgetItem(words)
        item.setData(_AT, at)
        self.list.addItem(item)

    def _choose_shown(self) -> None:
        """In the list of chapters the one that is read is marked."""
        if self._shown is None or self.search.edit.text().strip():
            return
        for at in range(self.list.count()):
            if (self.list.item(at).data(_AT) or ("",))[0] == self._shown[0]:
                self.list.setCurrentRow(at)

    def begin_search(self) -> None:
        """The cursor into the search, what stood there chosen."""
        self.search.edit.setFocus()
        self.search.edit.selectAll()

    def show_contents(self) -> None:
        """All chapters, the cursor on the one that is read."""
        self.search.show_text("")
        self._list("")
        self.list.setFocus()

    def open_chosen(self) -> None:
        """Show what the list has the cursor on."""
        chosen = self.list.selectedItems()
        if chosen:
            self.open(*chosen[0].data(_AT))

    # --- the chapter -----------------------------------------------------------------------

    def open(self, name: str, anchor: str = "") -> None:
        """Show a chapter from `anchor` on, or from its top."""
        chapter = None if self._book is None else self._book.chapter(name)
        if chapter is None:
            return
        if self._shown is not None and self._shown != (name, anchor):
            self._before.append(self._shown)
        self._wanted = self._shown = (name, anchor)
        self._choose_shown()
        self._read_leaf(chapter)

    def _read_leaf(self, chapter: Chapter) -> None:
        width, scale, lens = self.page.room_px, self.devicePixelRatioF(), worn().lens
        self._lanes.misc.run(
            lambda: help_book.read_leaf(chapter, width_px=width, scale=scale, lens=lens),
            done=partial(self._turned, chapter.name),
            failed=self._failed,
        )

    def _turned(self, name: str, leaf: Leaf) -> None:
        if self._shown is None or self._shown[0] != name:
            return
        self.verbs["F5"].setEnabled(bool(self._before))
        self.page.show_leaf(name, leaf, self._shown[1])
        self.subtitle_changed.emit(self._chapter_title(name))

    def _chapter_title(self, name: str) -> str:
        chapter = None if self._book is None else self._book.chapter(name)
        return "" if chapter is None else f"{chapter.part}: {chapter.title}"

    def _show_again(self) -> None:
        """Colors, letters or width are others: the chapter is drawn anew where it was."""
        if self._book is not None and self._shown is not None:
            chapter = self._book.chapter(self._shown[0])
            if chapter is not None:
                self._read_leaf(chapter)

    def go_back(self) -> None:
        """The place that was read before."""
        if self._before:
            name, anchor = self._before.pop()
            self._shown = None
            self.open(name, anchor)

    def open_site(self) -> None:
        """Open the large manual in the browser of the computer."""
        if SITE.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(SITE)))
        else:
            self.say(help_text.NO_SITE)

    def _escape(self) -> None:
        """First out of the search, then back to where the officer came from."""
        if self.search.edit.text():
            self.show_contents()
        else:
            self.back_wanted.emit()

    # --- Qt --------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.verbs["F5"].setEnabled(bool(self._before))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search leads into what was found; Page Down turns the chapter's page."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in _TURNS:
                self.page.turn(_TURNS[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)
