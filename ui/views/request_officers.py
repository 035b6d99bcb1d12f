"""Step 4 of the request: the officers, typed or pasted from a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView, QWidget

from tracs_mobile.overriding import override
from ui.looks import Looks
from ui.models.officer_rows import OfficerRows
from ui.models.request_form import RequestForm
from ui.text import agency_words, empty_text, note_text, request_text
from ui.tokens import FIELD_PX
from ui.views.request_panel import RequestPanel
from ui.widgets.basics import column, label
from ui.widgets.empty_state import EmptyList
from ui.widgets.heads import HeadedTable
from ui.widgets.sizes import scaled
from ui.widgets.verbs import Verb, VerbBar

_LEO_PX = 120


class OfficersPanel(RequestPanel):
    """A table that takes typing, Tab and Ctrl+V like a spreadsheet."""

    title = agency_words.OFFICERS

    def __init__(self, form: RequestForm) -> None:
        super().__init__(form)
        self.rows = OfficerRows(form)
        self.view = _table(self.rows)
        EmptyList(self.view, "users", empty_text.NO_OFFICERS, empty_text.ADD_OFFICER)
        self.verbs = VerbBar(
            (
                Verb(key="F4", words=request_text.PASTE, do=self.paste),
                Verb(key="F5", words=request_text.ADD, do=self.add),
                Verb(key="F7", words=request_text.REMOVE, do=self.remove),
                Verb(key="F9", words=request_text.NEXT, do=self.next_wanted.emit, primary=True),
            ),
            self,
        )
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.view)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self.paste)
        content = column(8, (0, 0, 0, 8))
        content.addWidget(self.said)
        content.addWidget(label(request_text.OFFICERS_WHY, "line", wrap=True))
        content.addWidget(self.view, 1)
        self.setLayout(content)

    @override
    def enter(self) -> None:
        self.say("")
        self.show_form()
        self.view.setFocus()

    def paste(self) -> None:
        """Take the table on the clipboard over."""
        count, remarks = self.form.paste_officers(QGuiApplication.clipboard().text())
        tone = "warn" if remarks or not count else "good"
        self.say(request_text.pasted(count, remarks), "warn" if tone == "warn" else "good")
        self.view.setFocus()

    def add(self) -> None:
        """One row more, the cursor in it."""
        self.say("")
        self._edit(self.form.add_officer(), 0)

    def remove(self) -> None:
        """Take the row of the cursor away."""
        at = self.view.currentIndex().row()
        if at < 0:
            self.say(request_text.CHOOSE_ROW, "warn")
            return
        self.undoable(note_text.OFFICER_GONE, note_text.OFFICER_BACK)
        self.form.remove_officer(at)
        left = self.rows.rowCount()
        if left:
            self.view.setCurrentIndex(self.rows.index(min(at, left - 1), 0))
        self.view.setFocus()

    def _edit(self, row: int, column_: int) -> None:
        index = self.rows.index(row, column_)
        self.view.setFocus()
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.edit(index)

    @override
    def place_of(self, path: str) -> QWidget | None:
        return self.view if path.split(".", maxsplit=1)[0] == "officers" else None

    @override
    def jump(self, path: str) -> bool:
        """The cell of the path, ready to be typed into."""
        if self.place_of(path) is None:
            return False
        steps = path.split(".")
        names = [name for name, _ in request_text.OFFICER_COLUMNS]
        if len(steps) == 3 and steps[2] in names:
            self._edit(int(steps[1]), names.index(steps[2]))
        else:
            self.view.setFocus()
        return True

    @override
    def show_looks(self, looks: Looks) -> None:
        """Wear the colors of a palette."""
        self.rows.wear(looks.tokens)


class _Table(HeadedTable):
    """Without the button in its corner: marking all cells is of no use here."""

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        for corner in self.findChildren(QAbstractButton):
            corner.hide()

    @override
    def fit_text(self) -> None:
        """The column of numbers follows the text."""
        super().fit_text()
        if self.model() is not None:
            self.setColumnWidth(2, scaled(_LEO_PX))


def _table(model: OfficerRows) -> QTableView:
    view = _Table()
    view.setModel(model)
    view.setAccessibleName(agency_words.OFFICERS_OF_THE_REQUEST)
    triggers = QAbstractItemView.EditTrigger
    view.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.SelectedClicked)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().setDefaultSectionSize(FIELD_PX)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
    view.fit_text()
    return view
