"""The stop screen: everything of one stop on one page, from the scan to the issued ticket."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.domain.stop import DocumentKind
from ui import text
from ui.models.issue_desk import Issued, IssueDesk, Printed, sentence
from ui.models.stop_form import StopForm
from ui.tokens import Tokens
from ui.views import stop_fields
from ui.views.overlays import PaperOverlay
from ui.views.preview import PreviewMaker
from ui.views.stop_fields import Spec
from ui.views.stop_side import PAPER_PX, SIDE_PX, BlockCard, PaperCard
from ui.views.stop_widgets import StopWidgets
from ui.widgets.basics import column, label, row
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField
from ui.widgets.scroll import FollowingArea
from ui.widgets.verbs import Verb, VerbBar

_LEAST = (1108, 640)  # pixels the fields need; a smaller window scrolls


class StopView(QWidget):
    """One stop. `subtitle_changed` carries what the header says beside the title."""

    subtitle_changed = Signal(str)
    scan_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self, form: StopForm, desk: IssueDesk, preview: PreviewMaker) -> None:
        super().__init__()
        self.setObjectName("page")
        self.form = form
        self.desk = desk
        self._preview = preview
        self._throwing_away = self._begun = self._result_shown = False
        self._await_receipt = 0
        self._paper_color = "#ffffff"
        self.fields = StopWidgets(form, desk.law, self)
        self.paper = PaperCard()
        self.blocks = BlockCard()
        self.overlay: PaperOverlay | None = None
        self._build()
        self._connect()
        self.refresh()

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        self.driver = self._card("Driver", stop_fields.DRIVER)
        self.vehicle = self._card("Vehicle", stop_fields.VEHICLE)
        self.place = self._card("Location", stop_fields.PLACE)
        self.money = label("", "sum")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName("Remove this violation")
        rows = [self._row(specs) for specs in stop_fields.VIOLATION]
        self.violation = Card("Violation", [self.money, *rows])
        self.violation.gutter.insertWidget(2, self.remove)
        self.stop_data = self._card("Stop data", stop_fields.STOP_DATA, spacing=14)
        self.stop_data.note.setText("Asked once\nfor the stop")
        left = column(6)
        for card in (self.driver, self.vehicle, self.place, self.violation):
            left.addWidget(card)
        side = column(6)
        side.addWidget(self.paper, 1)
        side.addWidget(self.blocks)
        holder = QWidget()
        holder.setFixedWidth(SIDE_PX)
        holder.setLayout(side)
        top = row(8)
        top.addLayout(left, 1)
        top.addWidget(holder)
        content = column(6, (10, 5, 10, 3))
        content.addLayout(top)
        content.addWidget(self.stop_data)
        content.addStretch(1)
        self.verbs = VerbBar(self._verbs(), self)
        self.verbs["F5"].hide()
        last = self.fields.by_path["stop_data.force"]
        if isinstance(last, ChoiceField):
            last.after = self.verbs["F9"]
        page = column()
        whole = QWidget()
        whole.setMinimumSize(*_LEAST)
        whole.setLayout(content)
        page.addWidget(FollowingArea(whole, "The stop"), 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    def _card(self, title: str, rows: Sequence[Sequence[Spec]], spacing: int = 8) -> Card:
        return Card(title, [self._row(specs, spacing) for specs in rows])

    def _row(self, specs: Sequence[Spec], spacing: int = 8) -> QHBoxLayout:
        line = row(spacing)
        for spec in specs:
            made = self.fields.make(spec)
            line.addWidget(made, spec.width or made.sizeHint().width())
        return line

    def _verbs(self) -> tuple[Verb, ...]:
        return (
            Verb(key="F2", words="New stop", do=self.new_stop),
            Verb(key="F3", words="Scan", do=self.scan_wanted.emit),
            Verb(key="F4", words="Picture", do=self.picture_wanted.emit),
            Verb(key="F5", words="Print owed", do=self.desk.print_owed),
            Verb(key="F6", words="Add violation", do=self.add_violation),
            Verb(key="F7", words="Warn instead", do=self.form.toggle_warning),
            Verb(key="F8", words="See paper", do=self.see_paper),
            Verb(key="F9", words="Issue and print", do=self.issue, primary=True),
        )

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.edited.connect(self._calm_down)
        self.form.saved.connect(self._saved)
        self.form.failed.connect(self._not_saved)
        self.desk.issued.connect(self._issued)
        self.desk.printed.connect(self._printed)
        self.desk.refused.connect(self._refused)
        self._preview.made.connect(self._show_paper)
        self._preview.failed.connect(self._no_paper)
        self.blocks.problems.jump.connect(self.fields.jump)
        self.paper.tab_chosen.connect(self.form.show_charge)
        self.paper.paper_tapped.connect(self.see_paper)
        self.remove.clicked.connect(self.form.remove_charge)
        for key, path in stop_fields.JUMPS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda path=path: self.fields.jump(path))
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(
                lambda step=step: self.form.show_charge(self.form.current + step)
            )
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._calm_down)

    # --- showing ---------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the header calls this page."""
        return text.stop_title(self.form.draft.started_at)

    def refresh(self) -> None:
        """Make the screen match the form."""
        form = self.form
        entry, count = form.entry, len(form.draft.charges)
        self.fields.refresh()
        self.driver.note.setText(form.scan_note)
        county = form.draft.place.county
        self.place.note.setText(f"{county} County" if county else "")
        self.violation.title.setText(text.violation_title(form.current, count, entry.kind))
        self.money.setText(
            text.money_line(form.charge, self.desk.waiver(form.draft, form.current), entry.kind)
        )
        self.remove.setVisible(count > 1)
        warning = entry.kind is DocumentKind.WARNING
        self.verbs.rename("F7", "Ticket instead" if warning else "Warn instead")
        if self.paper.show_tabs(self.desk.tab_lines(form.draft), form.current):
            # New tabs would come last of all; their place is after the violation.
            for before, after in pairwise((self.remove, *self.paper.tabs)):
                QWidget.setTabOrder(before, after)
        self.blocks.show_problems(form.problems, begun=form.touched or self._begun)
        self.verbs["F9"].setEnabled(not self.desk.busy)
        if form.touched:
            self._preview.want(form.printable, PAPER_PX)

    def _changed(self) -> None:
        if self.form.touched and self._result_shown:
            self._result_shown = False
        self.refresh()
        if not self.form.touched and not self._result_shown:
            self._preview.forget()
            self.paper.show_empty()

    def _show_paper(self, picture: object) -> None:
        if self.form.touched and not self._result_shown:
            self.paper.show_paper(picture)  # type: ignore[arg-type]  # a signal carries `object`

    def _no_paper(self, _error: object) -> None:
        self.blocks.say("The preview could not be made. What you wrote is kept.")

    def _saved(self, saved: bool) -> None:
        self.subtitle_changed.emit(text.DRAFT_SAVED if saved else text.DRAFT_SAVING)

    def _not_saved(self, error: Exception) -> None:
        self.subtitle_changed.emit(text.NOT_SAVED)
        self.blocks.say(sentence(error), "bad")

    def show_palette(self, tokens: Tokens) -> None:
        """Wear the paper color of a palette."""
        self.paper.paper.set_tint(tokens.paper)
        self._paper_color = tokens.paper
        if self.overlay is not None:
            self.overlay.paper.set_tint(tokens.paper)

    # --- doing -----------------------------------------------------------------------------

    def new_stop(self) -> None:
        """Begin an empty stop; what was written is thrown away only at the second press."""
        if self.desk.busy:
            return  # the outcome of this one begins the next
        if self.form.touched and not self._throwing_away:
            self._throwing_away = True
            self.blocks.say(text.THROW_AWAY)
            return
        if self.form.touched:
            self.desk.discard(self.form)
        self._fresh()

    def _fresh(self) -> None:
        self._throwing_away = self._begun = False
        self.blocks.say("")
        self.form.begin()
        self.fields.jump("driver.family_name")
        self.subtitle_changed.emit(text.DRAFT_EMPTY)

    def _calm_down(self) -> None:
        """Writing goes on: what was said is past, and a stop is thrown away by two presses only."""
        self._throwing_away = False
        self.blocks.say("")

    def add_violation(self) -> None:
        """Begin another charge and put the cursor into it."""
        self.form.add_charge()
        self.fields.jump("charges.{at}.charge_id")

    def issue(self) -> None:
        """Issue, or lead to the first thing that blocks."""
        if not self.form.ready:
            self._begun = True
            self.refresh()
            self.fields.jump(self.form.problems[0].field)
            return
        self.verbs["F9"].setEnabled(False)
        self.verbs.rename("F9", text.ISSUING)
        self.desk.issue(self.form)

    def _issued(self, result: Issued) -> None:
        self._result_shown = True
        self._fresh()
        self._result_shown = True
        self._await_receipt = result.complaints
        self.paper.show_result(result.numbers, result.queued)
        self._done()

    def _printed(self, result: Printed) -> None:
        said, tone = text.paper_line(result.said, all_out=result.all_out)
        self.paper.result.show_print(said, tone)
        if not self._result_shown:
            # The officer writes the next stop already and does not see the result of the last.
            self.blocks.say(said, tone)

    def _refused(self, reason: str) -> None:
        self.blocks.say(reason, "bad")
        self._done()
        self.verbs["F9"].setFocus()

    def _done(self) -> None:
        self.verbs.rename("F9", "Issue and print")
        self.verbs["F9"].setEnabled(True)

    def show_delivery(self, summary: OutboxSummary) -> None:
        """When DPS has signed for everything, the last result must not say that it waits."""
        if self._await_receipt and not summary.waiting and not summary.refused:
            self.paper.result.queued.setText(text.all_received(self._await_receipt))
            self._await_receipt = 0

    def show_owed(self, count: int) -> None:
        """The verb for owed paper is there while paper is owed."""
        self.verbs["F5"].setVisible(count > 0)

    def tell(self, sentence: str) -> None:
        """Show a sentence about a scan or a device."""
        self.blocks.say(sentence)

    # --- the paper, large ------------------------------------------------------------------

    def see_paper(self) -> None:
        """Show the print over the whole window, as large as it will be on paper."""
        if self.overlay is None:
            self.overlay = PaperOverlay(self.window())
            self.overlay.paper.set_tint(self._paper_color)
        self.overlay.open(self.form.printable, self.desk)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.overlay is not None:
            self.overlay.setGeometry(self.window().rect())
