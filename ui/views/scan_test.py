"""Tests a scanner: what the next scan delivered, and which marks between its fields survived."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel

from tracs_mobile.domain.license import Scan
from tracs_mobile.overriding import override
from tracs_mobile.services.device_tests import ANY_SCANNER
from ui.models.device_desk import DeviceDesk
from ui.text import device_words, scan_text
from ui.views.page import SayingPage
from ui.widgets.basics import chip, column, frame, label, row, say, set_chip
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_LABEL_PX = 110
_FACTS = 5


class ScanTest(SayingPage):
    """While it is on the screen a scan comes here and fills no stop. What it says is never shown.

    `camera_wanted` asks for the camera.
    """

    title = scan_text.SCAN_TITLE
    back_wanted = Signal()
    camera_wanted = Signal()

    def __init__(self, desk: DeviceDesk) -> None:
        super().__init__()
        self.desk = desk
        self.scans = 0
        self._family = ""
        self.hint = label(scan_text.SCAN_NOW, "heading", wrap=True)
        self.facts = tuple((label("", "soft"), label("", "", wrap=True)) for _ in range(_FACTS))
        self.marks: tuple[QLabel, ...] = tuple(chip() for _ in scan_text.SEPARATORS)
        self.verdict = label("", "", wrap=True)
        self.verbs = VerbBar(
            (
                Verb(key="Esc", words=device_words.BACK, do=self.back_wanted.emit),
                Verb(key="F3", words=device_words.CAMERA, do=self.camera_wanted.emit),
                Verb(key="F9", words=scan_text.SHEET_SAVE, do=self.save_sheet, primary=True),
            ),
            self,
        )
        families = desk.sheets()
        options = tuple(Option(value=family, label=words) for family, words in families)
        self.families = ChoiceField(scan_text.SHEET, options)
        self.families.after = self.verbs["F9"]
        self.families.chosen.connect(self._choose)
        self._build()
        # Only now: before it has its place it would be a window of its own.
        self.families.setVisible(bool(families))
        desk.said.connect(self._said)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _LABEL_PX)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self.facts):
            grid.addWidget(name, at, 0)
            grid.addWidget(value, at, 1)
        marks = row(8)
        self.marks_label = label(scan_text.MARKS, "soft")
        fit(self.marks_label, wide=_LABEL_PX)
        marks.addWidget(self.marks_label)
        for mark in self.marks:
            marks.addWidget(mark)
        marks.addStretch(1)
        card = frame("card")
        inside = column(12, (16, 12, 16, 14))
        inside.addWidget(self.hint)
        inside.addLayout(grid)
        inside.addLayout(marks)
        inside.addWidget(self.verdict)
        card.setLayout(inside)
        sheet = frame("card")
        below = column(6, (16, 10, 16, 12))
        self.sheet_why = label(scan_text.SHEET_WHY, "line", wrap=True)
        below.addWidget(self.sheet_why)
        families = row()
        families.addWidget(self.families)
        families.addStretch(1)
        below.addLayout(families)
        sheet.setLayout(below)
        content = column(10, (10, 10, 10, 8))
        for part in (card, self.said, sheet):
            content.addWidget(part)
        content.addStretch(1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """Wait for a scan."""
        self.say("")
        self.scans = 0
        self.hint.setText(scan_text.SCAN_NOW)
        for name, value in self.facts:
            name.setText("")
            value.setText("")
        self.facts[0][1].setText(scan_text.SCAN_HOPE)
        self._show_marks(False)
        self.verdict.hide()
        self.verbs["F3"].setVisible(self.desk.camera())
        self.verbs["F9"].setVisible(not self.families.isHidden())
        self.verbs["Esc"].setFocus()

    def _show_marks(self, shown: bool) -> None:
        for part in (self.marks_label, *self.marks):
            part.setVisible(shown)

    def show_scan(self, scan: Scan) -> None:
        """Show how a scan arrived."""
        self.scans += 1
        if not scan.problem:
            self.desk.note_test(ANY_SCANNER)
        self.hint.setText(scan_text.scan_title(self.scans))
        for (name, value), (title, said) in zip(
            self.facts, scan_text.scan_facts(scan), strict=True
        ):
            name.setText(title)
            value.setText(said)
        for mark, (words, tone) in zip(self.marks, scan_text.scan_marks(scan), strict=True):
            set_chip(mark, words, tone)
            mark.setToolTip(scan_text.mark_tip(words))
        self._show_marks(scan.license is not None)
        said, tone = scan_text.scan_verdict(scan)
        say(self.verdict, said, tone)
        self.verdict.show()
        if scan_text.lost_marks(scan):
            self.families.setFocus()

    # --- setup sheets ----------------------------------------------------------------------

    def _choose(self, family: object) -> None:
        self._family = str(family)
        self.families.show_value(family)
        self.say("")

    def save_sheet(self) -> None:
        """Ask where the sheet goes, then write it."""
        if not self._family:
            self.say(scan_text.SHEET_CHOOSE, "warn")
            self.families.setFocus()
            return
        family = self._family
        path, _ = QFileDialog.getSaveFileName(
            self, scan_text.SHEET_SAVE, f"setup-sheet-{family}.pdf", device_words.PDF_PDF
        )
        if path:
            self.desk.write_sheet(family, path, self._saved)

    def _saved(self, path: str) -> None:
        self.say(scan_text.sheet_saved(path), "good")

    def _said(self, said: str, tone: str) -> None:
        if self.isVisible():
            self.say(said, tone)  # type: ignore[arg-type]  # a signal carries `str`
