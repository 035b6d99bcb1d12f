"""Step 3 of the request: the logo, converted, with the header as it prints."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFileDialog, QWidget

from tracs_mobile.domain.logo import HeaderLogo, LogoStyle
from tracs_mobile.overriding import override
from tracs_mobile.ports import PageImage
from ui.looks import Looks
from ui.models.newest import Newest
from ui.models.request_form import RequestForm
from ui.tasks import Lanes
from ui.text import agency_words, note_text, request_text
from ui.views.request_panel import RequestPanel
from ui.widgets.basics import column, label, row
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.paper import PaperView, picture_of
from ui.widgets.verbs import Verb, VerbBar

_PAPER_PX = 624
"""Three quarters of the dots of four-inch paper: one more step down would blur the logo."""
_HEADER_DOTS = 300
_DARKNESS = ((-2, "−2"), (-1, "−1"), (0, "0"), (1, "+1"), (2, "+2"))  # noqa: RUF001 - minus signs


class LogoPanel(RequestPanel):
    """Choosing the file, how its grays become dots, and the paper."""

    title = agency_words.LOGO

    def __init__(self, form: RequestForm, lanes: Lanes) -> None:
        super().__init__(form)
        self._page: Newest[PageImage] = Newest(lanes.misc, self._show_page, self._failed)
        self._shown: object = None
        self.state = label(request_text.LOGO_NONE, "", wrap=True)
        self.style_choice = ChoiceField(
            request_text.LOGO_STYLE,
            tuple(Option(value=style, label=words) for style, words in request_text.LOGO_STYLES),
        )
        self.darkness = ChoiceField(
            request_text.LOGO_DARKNESS,
            tuple(Option(value=step, label=words) for step, words in _DARKNESS),
        )
        self.inverted = ChoiceField(
            request_text.LOGO_INVERTED,
            (
                Option(value=False, label=agency_words.NO),
                Option(value=True, label=request_text.LOGO_TURN),
            ),
        )
        self.style_choice.chosen.connect(self._choose_style)
        self.darkness.chosen.connect(self._choose_darkness)
        self.inverted.chosen.connect(self._choose_inverted)
        self.paper = PaperView(request_text.LOGO_PAPER)
        self.paper.setMinimumHeight(160)
        self.verbs = VerbBar(
            (
                Verb(key="F3", words=request_text.LOGO_CHOOSE, do=self.choose_file),
                Verb(key="F7", words=request_text.LOGO_DROP, do=self.drop),
                Verb(key="F9", words=request_text.NEXT, do=self.next_wanted.emit, primary=True),
            ),
            self,
        )
        self._build()
        form.converted.connect(self._converted)
        form.failed.connect(self._not_made)

    def _build(self) -> None:
        choices = row(12)
        for choice in (self.style_choice, self.darkness, self.inverted):
            choices.addWidget(choice)
        choices.addStretch(1)
        self.choices = QWidget()
        self.choices.setLayout(choices)
        why = label(request_text.LOGO_WHY, "line", wrap=True)
        card = Card(agency_words.LOGO, [why, self.state, self.choices])
        content = column(8, (0, 0, 0, 8))
        content.addWidget(self.said)
        content.addWidget(card)
        content.addWidget(label(request_text.LOGO_PAPER, "heading"))
        content.addWidget(self.paper, 1)
        self.setLayout(content)

    # --- choosing --------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a picture file."""
        path, _ = QFileDialog.getOpenFileName(
            self, request_text.LOGO_CHOOSE, "", request_text.LOGO_FILTER
        )
        if path:
            self.say("")
            self.form.choose_logo(path)

    def drop(self) -> None:
        """Send no logo."""
        self.undoable(note_text.LOGO_GONE, note_text.LOGO_BACK)
        self.form.drop_logo()
        self.say("")

    def _choose_style(self, style: object) -> None:
        if isinstance(style, LogoStyle):
            self.form.tune_logo(replace(self.form.wish, style=style))

    def _choose_darkness(self, step: object) -> None:
        if isinstance(step, int):
            self.form.tune_logo(replace(self.form.wish, darkness=step))

    def _choose_inverted(self, inverted: object) -> None:
        self.form.tune_logo(replace(self.form.wish, inverted=inverted is True))

    def _converted(self, logo: HeaderLogo) -> None:
        self.state.setText(request_text.logo_line(logo))
        self._show_wish()

    def _not_made(self, error: Exception) -> None:
        if self.isVisible():
            self._failed(error)

    # --- showing ---------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        self.say("")
        self.show_form()
        self.verbs["F3"].setFocus()

    @override
    def show_form(self) -> None:
        super().show_form()
        if not self.form.request.logo_png:
            self.state.setText(request_text.LOGO_NONE)
        elif not self.form.can_tune:
            self.state.setText(request_text.LOGO_AGAIN)
        self._show_wish()
        if self.isVisible():
            self._show_header()

    def _show_wish(self) -> None:
        wish = self.form.wish
        self.style_choice.show_value(wish.style)
        self.darkness.show_value(wish.darkness)
        self.inverted.show_value(wish.inverted)
        self.choices.setVisible(self.form.can_tune)

    def _show_header(self) -> None:
        """The paper is made anew only when something of the header changed."""
        asked = self.form.request
        shown = (asked.logo_png, asked.agency_name, asked.address, asked.phone)
        if shown != self._shown:
            self._shown = shown
            client = self.form.client
            self._page.ask(lambda: client.page(client.request_header(asked)))

    def _show_page(self, page: PageImage) -> None:
        self.paper.show_picture(picture_of(page, _PAPER_PX))

    @override
    def place_of(self, path: str) -> QWidget | None:
        return self.verbs["F3"] if path == "logo_png" else None

    @override
    def show_looks(self, looks: Looks) -> None:
        """Wear the paper color of a palette."""
        self.paper.set_tint(looks.tokens.paper)
