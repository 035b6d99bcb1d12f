"""The cards of the stop screen and which of them are in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.stop import CorrectionKind
from tracs_mobile.overriding import override
from ui.models.stop_form import StopForm
from ui.text import stop_text, stop_words
from ui.tokens import FIELD_PX
from ui.views import stop_fields
from ui.views.stop_correction import CorrectionCard
from ui.views.stop_fields import Spec
from ui.views.stop_more import MorePage
from ui.views.stop_side import NARROW_PX, SIDE_PX, BlockCard, PaperCard
from ui.views.stop_violation import ViolationCard
from ui.views.stop_widgets import StopWidgets
from ui.widgets.basics import column, label, row
from ui.widgets.card import GUTTER_PX, Card
from ui.widgets.choice import ChoiceField
from ui.widgets.flow import FlowRow
from ui.widgets.scroll import FollowingArea
from ui.widgets.sizes import fit, is_large
from ui.widgets.suggest import SuggestField

_LEAST = (1108, 640)  # pixels the fields need; a smaller window scrolls
_WIDE_PX, _NARROW_GUTTER_PX = 1180, 72
_AROUND_PAPER_PX = 38
_AROUND_ASIDE_PX = 24
"""Margin, and the bar where the column itself must scroll."""
_STOP_DATA = "stop_data."
_CORRECTION = "correction."
_AGE = "stop_data.age"


class StopCards(QWidget):
    """All cards; main page and details take turns, and so do stop data and a reason to correct.

    `paper_resized`: the print is to be drawn in another width.
    """

    paper_resized = Signal()

    def __init__(self, form: StopForm, law: LawPack, fields: StopWidgets) -> None:
        super().__init__()
        self._form = form
        self._fields = fields
        self._ask_reason = True
        self._narrow = False
        self._end: QPushButton | None = None
        self.paper = PaperCard()
        self.blocks = BlockCard()
        self.driver = self._card(stop_words.DRIVER, stop_fields.DRIVER)
        self.vehicle = self._card(stop_words.VEHICLE, stop_fields.VEHICLE, spacing=6)
        self.place = self._card(stop_words.LOCATION, stop_fields.PLACE)
        self.violation = ViolationCard(form, fields)
        self.details = MorePage(fields)
        self.stop_data = self._card(stop_words.STOP_DATA, stop_fields.STOP_DATA, spacing=14)
        self.correction = CorrectionCard(form, law)
        self.more = _gutter_button(
            self.driver, stop_words.MORE, stop_words.MORE_DETAILS_OF_THE_STOP
        )
        self.summary = label("", "small", wrap=True)
        self.driver.gutter.insertWidget(3, self.summary)
        self.reason = _gutter_button(self.stop_data, stop_words.REASON, stop_words.SHOW_THE_REASON)
        self._lay_out()
        self.fit_text()
        self._name_places()
        fields.reached.connect(self._show_page_of)
        self.more.clicked.connect(self.toggle_details)
        self.details.back.clicked.connect(self.toggle_details)
        self.reason.clicked.connect(lambda: fields.jump("correction.reason_code"))
        self.correction.stop_data.clicked.connect(lambda: fields.jump("stop_data.race"))

    def _lay_out(self) -> None:
        # No stack: the page behind would decide the height as well, and only one of them fits.
        self.main = self._main()
        self.details.hide()
        left = column()
        left.addWidget(self.main)
        left.addWidget(self.details)
        self.side = side = column(6)
        side.addWidget(self.paper, 1)
        side.addWidget(self.blocks)
        self._holder = holder = QWidget()
        fit(holder, wide=SIDE_PX)
        holder.setLayout(side)
        self._beside_fields = top = row(8)
        top.addLayout(left, 1)
        top.addWidget(holder)
        self._beside_scroll = column(0, (0, 5, 10, 3))
        outside = QWidget()
        outside.setLayout(self._beside_scroll)
        self.aside = FollowingArea(outside, stop_words.BEFORE_YOU_ISSUE)
        fit(self.aside, wide=SIDE_PX + _AROUND_ASIDE_PX)
        self.aside.hide()
        content = column(6, (10, 5, 10, 3))
        content.addLayout(top, 1)
        content.addWidget(self.stop_data)
        content.addWidget(self.correction)
        self.setLayout(content)

    def fit_text(self) -> None:
        """Larger text breaks the lines of fields instead of asking for a wider window."""
        self.setMinimumSize(*((0, 0) if is_large() else _LEAST))
        self._place_side(outside=is_large())
        self.correction.setMinimumHeight(self.stop_data.sizeHint().height())

    def _place_side(self, *, outside: bool) -> None:
        """In large text only the fields scroll: what blocks, and what is late, stays in sight."""
        places: tuple[QBoxLayout, QBoxLayout] = (self._beside_scroll, self._beside_fields)
        old, new = reversed(places) if outside else places
        if new.indexOf(self._holder) < 0:
            old.removeWidget(self._holder)
            new.addWidget(self._holder)
        self.aside.setVisible(outside)
        self.blocks.stand_low(outside)

    @property
    def paper_px(self) -> int:
        """How wide the print is to be drawn."""
        return (NARROW_PX if self._narrow else SIDE_PX) - _AROUND_PAPER_PX

    def _fit_side(self, *, narrow: bool) -> None:
        """In a window less wide than a laptop's the fields are given what the paper can spare."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        fit(self._holder, wide=NARROW_PX if narrow else SIDE_PX)
        self.blocks.narrow(NARROW_PX if narrow else SIDE_PX)
        self.paper_resized.emit()
        for card in (self.driver, self.vehicle, self.place, self.violation, self.stop_data):
            card.narrow(_NARROW_GUTTER_PX if narrow else GUTTER_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side(narrow=self.width() < _WIDE_PX and not is_large())

    def _main(self) -> QWidget:
        page = QWidget()
        left: QVBoxLayout = column(6)
        for card in (self.driver, self.vehicle, self.place, self.violation):
            left.addWidget(card)
        # No alignment: Qt would then count every line of fields as one line high.
        left.addStretch(1)
        page.setLayout(left)
        return page

    def _card(self, title: str, rows: Sequence[Sequence[Spec]], spacing: int = 8) -> Card:
        return Card(title, [self._row(specs, spacing) for specs in rows])

    def _row(self, specs: Sequence[Spec], spacing: int) -> FlowRow:
        line = FlowRow(spacing)
        for spec in specs:
            made = self._fields.make(spec)
            line.add(made, spec.width or made.sizeHint().width(), spec.needs)
        return line

    def _name_places(self) -> None:
        """What has no field of the table still takes the cursor."""
        self._fields.add("correction.reason_code", self.correction)
        self._fields.add("correction.reason", self.correction.words)

    def end_at(self, verb: QPushButton) -> None:
        """After the last answer comes the verb that issues."""
        self._end = verb
        kind = self._fields.by_path["stop_data.force_kind"]
        if isinstance(kind, SuggestField):
            kind.picked.connect(lambda _: verb.setFocus(Qt.FocusReason.TabFocusReason))

    def _lead_on(self) -> None:
        last = self._fields.by_path["stop_data.force"]
        if isinstance(last, ChoiceField):
            asked = not self._fields.by_path["stop_data.force_kind"].isHidden()
            last.after = None if asked else self._end

    # --- showing ---------------------------------------------------------------------------

    @property
    def details_shown(self) -> bool:
        """Whether the page of details is in front."""
        return not self.details.isHidden()

    def refresh(self) -> None:
        """Show what the form holds beyond its fields."""
        form = self._form
        self.driver.note.setText(form.scan_note)
        self.driver.note.setVisible(bool(form.scan_note))
        self.vehicle.note.setText(form.vehicle_note)
        self.vehicle.note.setVisible(bool(form.vehicle_note))
        county = form.draft.place.county
        self.place.note.setText(stop_text.county(county))
        self.summary.setText(stop_text.more_summary(form.draft))
        copied = form.correction.kind is CorrectionKind.COPY
        self.stop_data.note.setText(stop_text.COPIED if copied else stop_text.SAME_STOP)
        self.correction.refresh()
        if not form.one_ticket:
            self._ask_reason = True
        self._lead_on()
        self._show_bottom()

    def _show_bottom(self) -> None:
        reason = self._form.one_ticket and self._ask_reason
        self.correction.setVisible(reason and not self.details_shown)
        self.stop_data.setVisible(not reason and not self.details_shown)
        self.reason.setVisible(self._form.one_ticket)

    def toggle_details(self) -> None:
        """Bring the details to the front, or the main cards again; the cursor goes along.

        On the details it goes to what a sentence asks for there, as a parent of a young driver.
        """
        if self.details_shown:
            self._fields.jump("driver.family_name")
            return
        asked = (p.field for p in self._form.problems if p.field in stop_fields.MORE_PATHS)
        first = "charges.{at}.charged" if self._form.has_charge else "guardian.name"
        self._fields.jump(next(asked, first))

    def show_main(self) -> None:
        """Bring the main cards to the front."""
        self._show_page_of("driver.family_name")

    def _show_page_of(self, path: str) -> None:
        details = path in stop_fields.MORE_PATHS
        self.main.setVisible(not details)
        self.details.setVisible(details)
        if path.startswith(_CORRECTION):
            self._ask_reason = True
        elif path.startswith(_STOP_DATA) and path != _AGE:
            self._ask_reason = False
        self._show_bottom()


def _gutter_button(card: Card, words: str, name: str) -> QPushButton:
    """A button under the title and the note of a card; keys lead there without Tab."""
    made = QPushButton(words)
    made.setProperty("kind", "gutter")
    made.setAccessibleName(name)
    made.setFixedHeight(FIELD_PX)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    card.gutter.insertWidget(2, made)
    return made
