"""The readiness check: one line a thing, in order or a sentence with one button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from tracs_mobile.domain.readiness import Finding, Grade, Item, Mend
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.tasks import Doing, Lanes
from ui.text import note_text, ready_text
from ui.views.page import SayingPage
from ui.widgets.basics import chip, column, frame, label, row, set_chip
from ui.widgets.scroll import FollowingArea
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, speak_as
from ui.widgets.verbs import Verb, VerbBar

_CHIP_PX, _NAME_PX, _BUTTON_PX, _LINE_PX = 112, 150, 140, 36
_COLUMNS = 2


class ReadyLine(QFrame):
    """A thing that wants somebody. `mended` carries where its button leads."""

    mended = Signal(object)

    def __init__(self, finding: Finding, said: str) -> None:
        super().__init__()
        self.finding = finding
        self.setProperty("kind", "ticket")
        speak_as(self, Role.ListItem)
        fit(self, least_high=_LINE_PX)
        words, tone = ready_text.grade_chip(finding.grade)
        self.state = chip()
        set_chip(self.state, words, tone)
        name = label(ready_text.item_words(finding.item), "heading")
        fit(name, wide=_NAME_PX)
        self.said = label(said, "line", wrap=True)
        holder = QWidget()
        fit(holder, wide=_CHIP_PX)
        inside = row()
        inside.addWidget(self.state)
        inside.addStretch(1)
        holder.setLayout(inside)
        layout = row(12, (14, 1, 14, 1))
        layout.addWidget(holder)
        layout.addWidget(name)
        layout.addWidget(self.said, 1)
        self.button = QPushButton(ready_text.button_words(finding.mend))
        fit(self.button, wide=_BUTTON_PX)
        self.button.setAccessibleName(
            f"{self.button.text()}: {ready_text.item_words(finding.item)}"
        )
        self.button.clicked.connect(partial(self.mended.emit, finding.mend))
        layout.addWidget(self.button)
        self.setLayout(layout)
        self.button.setVisible(finding.mend is not Mend.NONE)
        self.setAccessibleName(f"{ready_text.item_words(finding.item)}: {words}. {said}")


class ReadinessSection(SayingPage):
    """Looks when it is entered and at F9. `page_wanted` carries the page that mends a line."""

    title = ready_text.TITLE
    page_wanted = Signal(str)

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self._laptop: tuple[Finding, ...] = ()
        self._devices: tuple[Finding, ...] = ()
        self._waits_for_dps = False
        self._under_way = 0
        self.lines: list[ReadyLine] = []
        self.needs = label(ready_text.NEEDS, "heading")
        self.fine = label(ready_text.FINE, "heading")
        self.good = frame("card")
        self._needed = column(4)
        self._good_grid = QGridLayout()
        self._good_grid.setContentsMargins(14, 8, 14, 8)
        self._good_grid.setHorizontalSpacing(10)
        self._good_grid.setVerticalSpacing(3)
        self.good.setLayout(self._good_grid)
        self.verbs = VerbBar(
            (
                Verb(key="F6", words=ready_text.COPY, do=self.copy),
                Verb(key="F9", words=ready_text.CHECK, do=self.check, primary=True),
            ),
            self,
        )
        inside = column(5, (0, 0, 8, 0))
        inside.addWidget(self.needs)
        inside.addLayout(self._needed)
        inside.addWidget(self.fine)
        inside.addWidget(self.good)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        content = column(8, (10, 0, 4, 8))
        content.addWidget(self.said)
        content.addWidget(FollowingArea(holder, ready_text.TITLE), 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, in the order of the check."""
        order = list(Item)
        both = (*self._laptop, *self._devices)
        return tuple(sorted(both, key=lambda found: order.index(found.item)))

    # --- looking ---------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        """Look at once; F9 has the cursor."""
        self.verbs["F9"].setFocus()
        self.check()

    @override
    def reload(self) -> None:
        """Something about delivery changed: only what DPS was just asked for is read again."""
        if self._waits_for_dps and not self._under_way:
            self._waits_for_dps = False
            self.say("")
            self._look_at_laptop()

    def check(self) -> None:
        """Look at everything again; one check at a time."""
        if self._under_way:
            return
        self.say(ready_text.ASKING)
        self._look_at_laptop()
        self._under_way += 1
        self._lanes.print.run(
            self._client.readiness_devices,
            done=self._show_devices,
            failed=self._not_found_out,
            doing=Doing(words=note_text.CHECKING_DEVICES),
        )

    def _look_at_laptop(self) -> None:
        self._under_way += 1
        self._lanes.misc.run(
            self._client.readiness,
            done=self._show_laptop,
            failed=self._not_found_out,
            doing=Doing(words=note_text.CHECKING_LAPTOP),
        )

    def _show_laptop(self, found: tuple[Finding, ...]) -> None:
        self._laptop = found
        self._show()

    def _show_devices(self, found: tuple[Finding, ...]) -> None:
        self._devices = found
        self._show()

    def _not_found_out(self, error: Exception) -> None:
        self._under_way -= 1
        self._failed(error)

    def _show(self) -> None:
        self._under_way -= 1
        if not self._under_way and self.said.text() == ready_text.ASKING:
            self.say("")
        findings = self.findings
        wanted = [f for f in findings if f.grade in (Grade.MISSING, Grade.LOOK)]
        wanted.sort(key=lambda f: f.grade is Grade.LOOK)
        unknown = [f for f in findings if f.grade is Grade.UNKNOWN]
        self._show_needs([*wanted, *unknown])
        self._show_good([f for f in findings if f.grade is Grade.GOOD])
        if not self._under_way and not wanted:
            self.say(ready_text.ALL_FINE, "good")
        self.subtitle_changed.emit(ready_text.subtitle(findings))

    def _show_needs(self, findings: list[Finding]) -> None:
        now = self._client.clock.now()
        for gone in self.lines:
            self._needed.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.lines = []
        for finding in findings:
            line = ReadyLine(finding, ready_text.said(finding, now))
            line.mended.connect(self.mend)
            self._needed.addWidget(line)
            self.lines.append(line)
        self.needs.setVisible(bool(findings))

    def _show_good(self, findings: list[Finding]) -> None:
        now = self._client.clock.now()
        while self._good_grid.count():
            item = self._good_grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, finding in enumerate(findings):
            place = at * 2 % (2 * _COLUMNS)
            name = label(f"✓ {ready_text.item_words(finding.item)}", "heading")
            fit(name, wide=_NAME_PX + 16)
            said = label(ready_text.said(finding, now), "line", wrap=True)
            self._good_grid.addWidget(name, at // _COLUMNS, place, Qt.AlignmentFlag.AlignTop)
            self._good_grid.addWidget(said, at // _COLUMNS, place + 1, Qt.AlignmentFlag.AlignTop)
            self._good_grid.setColumnStretch(place + 1, 1)
        self.fine.setVisible(bool(findings))
        self.good.setVisible(bool(findings))

    # --- doing -----------------------------------------------------------------------------

    def mend(self, where: Mend) -> None:
        """Go where a line is mended, or ask DPS."""
        if where is not Mend.SEND:
            self.page_wanted.emit(where.value)
            return
        self._waits_for_dps = True
        self.say(ready_text.ASKED_DPS)
        self._lanes.store.run(self._client.deliver_now, done=lambda _: None, failed=self._failed)

    def copy(self) -> None:
        """Put the whole check on the clipboard as text."""
        said = ready_text.as_text(self.findings, self._client.clock.now())
        QGuiApplication.clipboard().setText(said)
        self.say(ready_text.COPIED, "good")
