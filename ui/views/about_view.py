"""The page about the program: version, what is provisional, where data lie, every license."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from tracs_mobile.errors import BadInput
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from tracs_mobile.third_party import Component, components
from ui.tasks import Doing, Lanes
from ui.text import about_text, list_text
from ui.views.page import SayingPage
from ui.widgets.basics import column, frame, label, row
from ui.widgets.card import Card
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_LIST_PX = 300


class AboutView(SayingPage):
    """Reads the list of components once, away from the screen. `back_wanted`: it was read."""

    title = about_text.TITLE
    back_wanted = Signal()

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self.components: tuple[Component, ...] = ()
        self.facts = about_text.version_lines(client.settings, qVersion())
        self.paper = list_text.wording_lines(client.law)
        self.list = QListWidget()
        self.list.setAccessibleName(about_text.COMPONENTS)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        fit(self.list, wide=_LIST_PX)
        self.list.currentRowChanged.connect(self._show_license)
        self.license = QPlainTextEdit()
        self.license.setReadOnly(True)
        self.license.setTabChangesFocus(True)
        self.license.setAccessibleName(about_text.LICENSE)
        self.verbs = VerbBar(
            (
                Verb(key="Esc", words=about_text.BACK, do=self.back_wanted.emit),
                Verb(key="F6", words=about_text.COPY, do=self.copy),
            ),
            self,
        )
        self._build()

    def _build(self) -> None:
        content = column(8, (10, 10, 10, 8))
        content.addWidget(self.said)
        for title, lines in ((about_text.THIS, self.facts), (about_text.PAPER, self.paper)):
            inside = column(3)
            for line in lines:
                inside.addWidget(label(line, "line", wrap=True))
            content.addWidget(Card(title, [inside]))
        made_of = frame("card")
        parts = column(6, (10, 6, 10, 8))
        parts.addWidget(label(about_text.MADE_OF, "heading"))
        parts.addWidget(label(about_text.QT, "line", wrap=True))
        both = row(10)
        both.addWidget(self.list)
        both.addWidget(self.license, 1)
        parts.addLayout(both, 1)
        made_of.setLayout(parts)
        content.addWidget(made_of, 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """The cursor on the list of what the program is made of."""
        self.say("")
        self.list.setFocus()
        if not self.components:
            doing = Doing(words=about_text.READING)
            self._lanes.misc.run(components, done=self._list, failed=self._failed, doing=doing)

    def _list(self, found: tuple[Component, ...]) -> None:
        self.components = found
        self.list.clear()
        self.list.addItems([about_text.component_line(one) for one in found])
        self.list.setCurrentRow(0)

    def _show_license(self, at: int) -> None:
        if not 0 <= at < len(self.components):
            return
        try:
            text = self.components[at].text()
        except BadInput as fault:
            self.say(str(fault), "bad")
            text = ""
        self.license.setPlainText(text or about_text.NO_TEXT)

    def copy(self) -> None:
        """Put what support asks for on the clipboard: no ticket, no person."""
        QGuiApplication.clipboard().setText("\n".join((*self.facts, *self.paper)))
        self.say(about_text.COPIED, "good")
