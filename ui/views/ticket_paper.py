"""The paper of one ticket beside its life: small at once, large at a tap or Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame

from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.models.newest import Newest
from ui.tasks import Lanes
from ui.text import list_text, note_text, screen_text, ticket_words
from ui.tokens import Tokens
from ui.views.overlays import PaperOverlay
from ui.views.preview import PreviewMaker
from ui.widgets.basics import column, label
from ui.widgets.paper import PaperView
from ui.widgets.sizes import is_large

_MARGIN_PX = 20
"""The paper is wider than the print head; its edges show."""

_SPARING = 0.8

_Answer = tuple[object, Printable]
"""What was wanted, and its paper."""


class PrintCard(QFrame):
    """Shows the paper of one document as it is kept. `failed` carries an error."""

    failed = Signal(object)

    def __init__(self, client: Client, lanes: Lanes, *, width: int) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._client = client
        self._full_px = self._width = width
        self._printable: Printable | None = None
        self._color = "#ffffff"
        self.overlays: dict[str, PaperOverlay] = {}
        self._papers: Newest[_Answer] = Newest(lanes.store, self._arrived, self.failed.emit)
        self._far: Newest[_Answer] = Newest(
            lanes.dps, self._arrived, self._not_arrived, note_text.ASKING_DPS
        )
        self._wanted: object = None
        self._preview = PreviewMaker(client.page, lanes.misc, self)
        self.paper = PaperView(ticket_words.THE_PAPER_OF_THIS_TICKET_ENTER)
        self.paper.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.paper.installEventFilter(self)
        self.paper.tapped.connect(self.show_large)
        self._preview.made.connect(self._show_picture)
        self._preview.failed.connect(self.failed)
        self.empty = label(list_text.NO_PAPER_CHOSEN, "soft", wrap=True)
        layout = column(4, (12, 10, 12, 10))
        layout.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.paper, 1)
        self.setLayout(layout)
        self.fit_text()

    def fit_text(self) -> None:
        """Large text beside it is given what the paper can spare."""
        self._width = round(self._full_px * (_SPARING if is_large() else 1))
        self.setFixedWidth(self._width + 24)

    def show_document(self, document_id: DocumentId) -> None:
        """Read the paper of a document and show it."""
        self._wanted = document_id
        self._papers.ask(lambda: (document_id, self._client.printable(document_id)))

    def show_far(self, wanted: object, ask: Callable[[], Printable]) -> None:
        """Show a paper that has to be asked for over the network; until it comes, none.

        `wanted` names it: an answer that is not wanted any more is dropped.
        """
        self.show_nothing()
        self.empty.setText(list_text.PAPER_ASKED)
        self._wanted = wanted
        self._far.ask(lambda: (wanted, ask()))

    def _arrived(self, answer: _Answer) -> None:
        wanted, printable = answer
        if wanted == self._wanted:
            self._render(printable)

    def _not_arrived(self, error: Exception) -> None:
        if self._printable is None:
            self.empty.setText(list_text.NO_PAPER_CAME)
            self.failed.emit(error)

    def show_nothing(self) -> None:
        """No document is chosen."""
        self._printable = self._wanted = None
        self._preview.forget()
        self.paper.show_picture(None)
        self.empty.setText(list_text.NO_PAPER_CHOSEN)
        self.empty.show()

    def _show_picture(self, picture: QImage) -> None:
        self.empty.hide()
        self.paper.show_picture(picture)

    def _render(self, printable: Printable) -> None:
        self._printable = printable
        self._preview.want(lambda: printable, self._width - _MARGIN_PX)

    def show_large(self, title: str = screen_text.PAPER_AGAIN) -> None:
        """Show the paper over the whole window."""
        printable = self._printable
        if printable is None:
            return
        if title not in self.overlays:
            self.overlays[title] = PaperOverlay(self.window(), title)
            self.overlays[title].paper.set_tint(self._color)
        self.overlays[title].open(lambda: printable, self._client)

    def wear(self, tokens: Tokens) -> None:
        """Take the paper color of a palette."""
        self._color = tokens.paper
        for paper in (self.paper, *(o.paper for o in self.overlays.values())):
            paper.set_tint(self._color)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.paper and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() is QEvent.Type.KeyPress and enter:
                self.show_large()
                return True
        return super().eventFilter(watched, event)
