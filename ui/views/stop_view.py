"""The stop screen: everything of one stop on one page, from the scan to the issued ticket."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.domain.stop import CorrectionKind, Draft
from tracs_mobile.overriding import override
from ui.models.issue_desk import Issued, IssueDesk, Printed, sentence
from ui.models.stop_form import StopForm
from ui.models.undo import Undo
from ui.text import note_text, screen_text, stop_text, stop_words
from ui.tokens import Tokens, Tone
from ui.views import stop_fields
from ui.views.overlays import PaperOverlay
from ui.views.preview import PreviewMaker
from ui.views.print_keys import PrintKeys
from ui.views.stop_cards import StopCards
from ui.views.stop_widgets import StopWidgets
from ui.widgets.basics import NO_ENTER, column, row
from ui.widgets.scroll import FollowingArea
from ui.widgets.verbs import Verb, VerbBar


class StopView(QWidget):
    """One stop. `subtitle_changed` carries what the header says beside the title.

    `undo_offered` carries an act that can be taken back, `draft_back` a stop that comes back.
    """

    subtitle_changed = Signal(str)
    scan_wanted = Signal()
    escaped = Signal()
    picture_wanted = Signal()
    undo_offered = Signal(object)
    draft_back = Signal(object)

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
        self.cards = StopCards(form, desk.law, self.fields)
        self.paper, self.blocks = self.cards.paper, self.cards.blocks
        self.violation = self.cards.violation
        self.money, self.remove = self.violation.money, self.violation.remove
        self.overlay: PaperOverlay | None = None
        self.print_keys = PrintKeys(desk, begun=self._print_begun)
        self._build()
        self._connect()
        self.refresh()
        self.form.lists.load()

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        self.verbs = VerbBar(self._verbs(), self)
        self.print_keys.attach(self.verbs)
        # Who runs through the fields with Enter must not issue with one press too many.
        self.verbs["F9"].setProperty(NO_ENTER, True)
        self.cards.end_at(self.verbs["F9"])
        body = row()
        body.addWidget(FollowingArea(self.cards, stop_words.THE_STOP), 1)
        body.addWidget(self.cards.aside)
        page = column()
        page.addLayout(body, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    def _verbs(self) -> tuple[Verb, ...]:
        return (
            Verb(key="F2", words=stop_words.NEW_STOP, do=self.new_stop),
            Verb(key="F3", words=stop_words.SCAN, do=self.scan_wanted.emit),
            Verb(key="F4", words=stop_words.PICTURE, do=self.picture_wanted.emit),
            *self.print_keys.verbs(),
            Verb(key="F6", words=stop_words.ADD_VIOLATION, do=self.add_violation),
            Verb(key="F7", words=stop_words.WARN_INSTEAD, do=self.form.toggle_warning),
            Verb(key="F8", words=stop_words.SEE_PAPER, do=self.see_paper),
            Verb(key="F9", words=stop_words.ISSUE_AND_PRINT, do=self.issue, primary=True),
        )

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.edited.connect(self._calm_down)
        self.form.saved.connect(self._saved)
        self.form.failed.connect(self._not_saved)
        self.form.lists.changed.connect(self._show_violation)
        self.form.lists.failed.connect(self._lists_failed)
        self.desk.issued.connect(self._issued)
        self.desk.printed.connect(self._printed)
        self.desk.printing.connect(self.print_keys.show)
        self.desk.refused.connect(self._refused)
        self._preview.made.connect(self._show_paper)
        self._preview.failed.connect(self._no_paper)
        self.fields.finished.connect(self._all_given)
        self.blocks.problems.jump.connect(self.fields.jump)
        self.blocks.offer_taken.connect(self.form.take_lawful_choice)
        self.paper.tab_chosen.connect(self.form.show_charge)
        self.paper.paper_tapped.connect(self.see_paper)
        self.cards.paper_resized.connect(self.refresh)
        self._connect_keys()

    def _connect_keys(self) -> None:
        form = self.form
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+PgDown": lambda: form.show_charge(form.current + 1),
            "Ctrl+PgUp": lambda: form.show_charge(form.current - 1),
            "Alt+A": form.take_lawful_choice,
            "Alt+F": self.violation.toggle_favorite,
            "Alt+M": self.cards.toggle_details,
            "Alt+N": self.no_ticket,
            "Alt+Z": form.switch_law,
            "Esc": self._escape,
        }
        for key, path in stop_fields.JUMPS:
            keys[key] = partial(self.fields.jump, path)
        for key, do in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # --- showing ---------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the header calls this page."""
        return stop_text.stop_title(self.form.draft)

    def refresh(self) -> None:
        """Make the screen match the form."""
        form = self.form
        self.fields.refresh_changed()
        self.cards.refresh()
        self._show_violation()
        self._show_verbs()
        if self.paper.show_tabs(self.desk.tab_lines(form.draft), form.current):
            # New tabs would come last of all; their place is after the violation.
            for before, after in pairwise((self.fields.by_path["charges.{at}"], *self.paper.tabs)):
                QWidget.setTabOrder(before, after)
        self.blocks.show_law(form.law_says, form.lawful_choice)
        begun = form.touched or self._begun
        self.blocks.show_problems(form.problems, begun=begun)
        self.fields.show_problems(form.problems if begun else ())
        if form.touched and form.has_charge:
            self._preview.want(form.printable, self.cards.paper_px)

    def _show_violation(self) -> None:
        self.violation.refresh(self.desk.waiver(self.form.draft, self.form.current))

    def _show_verbs(self) -> None:
        form = self.form
        amends = form.correction.kind is CorrectionKind.AMEND
        self.verbs.rename("F7", stop_text.warn_words(form.entry.kind))
        self.verbs["F6"].setEnabled(not form.one_ticket)
        self.verbs["F7"].setEnabled(form.has_charge and not amends)
        self.verbs["F8"].setEnabled(form.has_charge)
        self.verbs["F9"].setEnabled(not self.desk.busy)
        if not self.desk.busy:
            self.verbs.rename("F9", stop_text.issue_words(form.draft))

    def _changed(self) -> None:
        if self.form.touched and self._result_shown:
            self._result_shown = False
        self.refresh()
        if self._result_shown or (self.form.touched and self.form.has_charge):
            return
        self._preview.forget()
        self.paper.show_empty(
            screen_text.PAPER_EMPTY if self.form.has_charge else stop_text.NO_PAPER
        )

    def _show_paper(self, picture: object) -> None:
        if self.form.touched and self.form.has_charge and not self._result_shown:
            form = self.form
            waiver = self.desk.waiver(form.draft, form.current)
            told = screen_text.paper_told(form.draft, form.charge, form.entry, waiver, form.kind)
            self.paper.paper.setAccessibleDescription(told)
            self.paper.show_paper(picture)  # type: ignore[arg-type]  # a signal carries `object`

    def _no_paper(self, _error: object) -> None:
        self.blocks.say(stop_words.THE_PREVIEW_COULD_NOT_BE_MADE)

    def _saved(self, saved: bool) -> None:
        self.subtitle_changed.emit(screen_text.DRAFT_SAVED if saved else screen_text.DRAFT_SAVING)

    def _not_saved(self, error: Exception) -> None:
        self.subtitle_changed.emit(screen_text.NOT_SAVED)
        self.blocks.say(sentence(error), "bad")

    def _lists_failed(self, error: Exception) -> None:
        self.blocks.say(sentence(error))

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
            self.blocks.say(screen_text.throw_away(self.form.draft))
            return
        if self.form.touched:
            thrown = self.form.draft
            self.desk.discard(self.form)
            self.undo_offered.emit(self._undo_of(thrown))
        self._fresh()

    def _undo_of(self, thrown: Draft) -> Undo:
        corrects = thrown.correction.kind is not CorrectionKind.NONE
        return Undo(
            words=note_text.CORRECTION_THROWN if corrects else note_text.STOP_THROWN,
            said=note_text.CORRECTION_BACK if corrects else note_text.STOP_BACK,
            back=partial(self.draft_back.emit, thrown),
            obstacle=lambda: note_text.STOP_BUSY if self.form.touched or self.desk.busy else "",
        )

    def _fresh(self) -> None:
        self._throwing_away = self._begun = False
        self.blocks.say("")
        self.form.begin()
        self.fields.jump("driver.family_name")
        self.subtitle_changed.emit(screen_text.DRAFT_EMPTY)

    def _escape(self) -> None:
        self.escaped.emit()
        if self.cards.details_shown:
            self.cards.toggle_details()
        self._calm_down()

    def _calm_down(self) -> None:
        """Writing goes on: what was said is past, and a stop is thrown away by two presses only."""
        self._throwing_away = False
        self.blocks.say("")

    def add_violation(self) -> None:
        """Begin another charge and put the cursor into it."""
        if self.form.one_ticket:
            self.blocks.say(stop_text.ONE_TICKET)
            return
        self.form.add_charge()
        self.fields.jump("charges.{at}.charge_id")

    def no_ticket(self) -> None:
        """Take the charge off the stop; without the last one, ask what came of the stop."""
        form = self.form
        if form.has_charge and not form.one_ticket:
            back = partial(form.put_back, form.draft.draft_id, form.current, form.entry)
            self.undo_offered.emit(
                Undo(words=note_text.CHARGE_GONE, said=note_text.CHARGE_BACK, back=back)
            )
        self.form.remove_charge()
        if not self.form.has_charge:
            self.fields.jump("outcomes")

    def _all_given(self, path: str) -> None:
        """Enter has found nothing more to fill: to what still blocks, or to the key that issues."""
        first = "" if self.form.ready else self.form.problems[0].field
        if first and first != path:
            self.fields.jump(first)
        else:
            self.verbs["F9"].setFocus(Qt.FocusReason.TabFocusReason)

    def issue(self) -> None:
        """Issue, or lead to the first thing that blocks."""
        if self._result_shown and not self.form.touched:
            # A second press of the key that has just issued must not accuse an empty stop.
            self.blocks.say(screen_text.NOTHING_NEW, "plain")
            return
        if not self.form.ready:
            self._begun = True
            self.refresh()
            self.fields.jump(self.form.problems[0].field)
            return
        self.verbs["F9"].setEnabled(False)
        self.verbs.rename("F9", screen_text.ISSUING)
        self.desk.issue(self.form)

    def _issued(self, result: Issued) -> None:
        self._result_shown = True
        self._fresh()
        self._result_shown = True
        self._await_receipt = result.complaints
        self.paper.show_result(result.mark, result.numbers, result.queued)
        self.form.lists.load()
        self._show_verbs()

    def _print_begun(self) -> None:
        """What was said of the print before must not stand beside the next one."""
        self._show_print(screen_text.PRINTING, "plain")

    def _printed(self, result: Printed) -> None:
        self._show_print(*self.print_keys.take(result))

    def _show_print(self, said: str, tone: Tone) -> None:
        self.paper.result.show_print(said, tone)
        if not self._result_shown:
            # The officer writes the next stop already and does not see the result of the last.
            self.blocks.say(said, tone)

    def _refused(self, reason: str) -> None:
        self.blocks.say(reason, "bad")
        self._show_verbs()
        self.verbs["F9"].setFocus()

    def show_delivery(self, summary: OutboxSummary) -> None:
        """When DPS has signed for everything, the last result must not say that it waits."""
        if self._await_receipt and not summary.waiting and not summary.refused:
            self.paper.result.queued.setText(screen_text.all_received(self._await_receipt))
            self._await_receipt = 0

    def show_owed(self, count: int) -> None:
        """The verb for owed paper is there while paper is owed."""
        self.print_keys.show_owed(count)

    @property
    def told(self) -> str:
        """The sentence that stands above what blocks; empty for none."""
        return "" if self.blocks.notice.isHidden() else self.blocks.notice.text()

    def tell(self, sentence: str) -> None:
        """Show a sentence about a scan or a device."""
        self.blocks.say(sentence)

    # --- the paper, large ------------------------------------------------------------------

    def see_paper(self) -> None:
        """Show the print over the whole window, as large as it will be on paper."""
        if not self.form.has_charge:
            return
        if self.overlay is None:
            self.overlay = PaperOverlay(self.window())
            self.overlay.paper.set_tint(self._paper_color)
        self.overlay.open(self.form.printable, self.desk)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.overlay is not None:
            self.overlay.setGeometry(self.window().rect())
