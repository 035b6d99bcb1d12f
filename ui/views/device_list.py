"""The list of the Devices page: printers in their order, scanners, and what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tracs_mobile.domain.devices import PrinterSetup
from tracs_mobile.domain.law import LawPack
from tracs_mobile.overriding import override
from ui.models import device_book
from ui.models.device_book import Setup
from ui.models.device_desk import DeviceDesk
from ui.models.issue_desk import IssueDesk, Printed
from ui.text import device_text, device_words, screen_text
from ui.text.device_text import Remedy
from ui.text.list_text import wording_lines
from ui.views.device_rows import DeviceRow
from ui.views.page import SayingPage
from ui.views.print_keys import PrintKeys
from ui.widgets.basics import column, label, row
from ui.widgets.scroll import FollowingArea
from ui.widgets.verbs import Verb, VerbBar


class DeviceList(SayingPage):
    """`set_up_wanted` and `learn_wanted` carry the id of a device; the others ask for a panel."""

    title = device_words.DEVICES
    find_wanted = Signal()
    scan_test_wanted = Signal()
    set_up_wanted = Signal(str)
    learn_wanted = Signal(str)

    def __init__(self, desk: DeviceDesk, issues: IssueDesk, law: LawPack) -> None:
        super().__init__()
        self.desk = desk
        self._issues = issues
        self.last_id = ""
        """The device that a panel was opened for; the cursor comes back to it."""
        self.printers: list[DeviceRow] = []
        self.scanners: list[DeviceRow] = []
        self.no_printers = label(device_text.NO_PRINTERS, "soft", wrap=True)
        self.no_scanners = label(device_text.NO_SCANNERS, "soft", wrap=True)
        self.wording = tuple(label(line, "small", wrap=True) for line in wording_lines(law))
        self.print_keys = PrintKeys(issues)
        self.verbs = VerbBar(self._verbs(), self)
        self._build()
        self.print_keys.attach(self.verbs)
        desk.changed.connect(self.refresh)
        desk.said.connect(self._said)
        issues.printed.connect(self._printed)
        issues.printing.connect(self.print_keys.show)
        self.refresh()

    def _verbs(self) -> tuple[Verb, ...]:
        return (
            Verb(key="F2", words=device_words.FIND_DEVICES, do=self.find_wanted.emit),
            Verb(key="F4", words=device_words.PRINT_TEST_SLIP, do=self.print_slip),
            *self.print_keys.verbs(),
            Verb(key="F6", words=device_words.TEST_SCAN, do=self.scan_test_wanted.emit),
            Verb(key="F8", words=device_words.SET_UP, do=self.set_up),
            Verb(key="Ctrl+Z", words=device_words.UNDO, do=self.desk.undo),
            Verb(key="F9", words=device_words.TEST_AND_LEARN, do=self.learn, primary=True),
        )

    def _build(self) -> None:
        self._printer_rows, self._scanner_rows = column(8), column(8)
        inside = column(8, (10, 8, 10, 8))
        top = row(12)
        top.addWidget(label(device_text.PRINTERS, "heading"))
        top.addStretch(1)
        top.addWidget(label(device_text.ROW_KEYS, "small"))
        inside.addLayout(top)
        inside.addWidget(self.said)
        for part in (self.no_printers, self._printer_rows):
            _add(inside, part)
        inside.addWidget(label(device_text.SCANNERS, "heading"))
        for part in (self.no_scanners, self._scanner_rows):
            _add(inside, part)
        inside.addStretch(1)
        inside.addWidget(label(device_text.WORDING, "heading"))
        for line in self.wording:
            inside.addWidget(line)
        holder = QWidget()
        holder.setLayout(inside)
        page = column()
        page.addWidget(FollowingArea(holder, device_words.DEVICES), 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    # --- showing ---------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        """The cursor on the device that was set up last, else on the first; all are asked."""
        self.say("")
        self.desk.count_owed()
        self.desk.check()
        self.refresh()
        rows = (*self.printers, *self.scanners)
        first = next(iter(rows), None)
        last = next((r for r in rows if r.device_id == self.last_id), first)
        (last or self.verbs["F2"]).setFocus()

    @override
    def reload(self) -> None:
        """Count again what is owed; the devices are not asked each time something happens."""
        self.desk.count_owed()

    def refresh(self) -> None:
        """Show the book and how its devices are."""
        book, at = self.desk.book, self.chosen
        before = at.device_id if at is not None else ""
        self._show(self.printers, book.printers, self._printer_rows)
        self._show(self.scanners, book.scanners, self._scanner_rows)
        self._follow(at, before)
        self.no_printers.setVisible(not book.printers)
        self.no_scanners.setVisible(not book.scanners)
        self.print_keys.show_owed(self.desk.owed)
        self.verbs.show_verbs({"Ctrl+Z": self.desk.can_undo})
        for key in ("F4", "F9"):
            self.verbs[key].setEnabled(bool(book.printers))
        checking = device_text.CHECKING if self.desk.checking else device_text.CHECKED
        self.subtitle_changed.emit(checking)

    def _follow(self, at: DeviceRow | None, before: str) -> None:
        """The cursor goes with its device when the order is another one."""
        if at is None or at.device_id == before:
            return
        rows = (*self.printers, *self.scanners)
        there = next((r for r in rows if r.device_id == before), None)
        if there is not None:
            there.setFocus()

    def _show(
        self,
        rows: list[DeviceRow],
        devices: Sequence[Setup],
        place: QVBoxLayout,
    ) -> None:
        while len(rows) > len(devices):
            gone = rows.pop()
            place.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(rows) < len(devices):
            rows.append(self._row(place))
        for at, setup in enumerate(devices):
            self._fill(rows[at], setup, at)

    def _row(self, place: QVBoxLayout) -> DeviceRow:
        made = DeviceRow()
        made.opened.connect(self.set_up_wanted)
        made.helped.connect(self._help)
        made.moved.connect(self._move)
        place.addWidget(made)
        return made

    def _fill(self, shown: DeviceRow, setup: Setup, at: int) -> None:
        ports = not self.desk.obstacle
        if isinstance(setup, PrinterSetup):
            label_ = self.desk.profiles.get(setup.profile, "")
            where = device_text.printer_where(setup, label_, ports=ports)
            shown.show_device(setup, f"{at + 1}  {setup.name}", where)
        else:
            where = device_text.scanner_where(setup, ports=ports)
            shown.show_device(setup, setup.name, where)
        first = isinstance(setup, PrinterSetup) and at == 0
        report = self.desk.reports.get(setup.id)
        shown.show_health(setup, report, self.desk.owed if first else 0)

    def _said(self, said: str, tone: str) -> None:
        if self.isVisible():
            self.say(said, tone)  # type: ignore[arg-type]  # a signal carries `str`

    def _printed(self, result: Printed) -> None:
        said, tone = self.print_keys.take(result)
        if self.isVisible():
            self.say(said, tone)
            self.desk.check()

    # --- doing -----------------------------------------------------------------------------

    @property
    def chosen(self) -> DeviceRow | None:
        """The row that has the cursor, or whose button has it."""
        rows = (*self.printers, *self.scanners)
        return next((r for r in rows if r.hasFocus() or r.button.hasFocus()), None)

    def chosen_printer(self) -> PrinterSetup | None:
        """The printer the cursor is on, else the first one."""
        at = self.chosen
        found = device_book.device_of(self.desk.book, at.device_id) if at is not None else None
        if isinstance(found, PrinterSetup):
            return found
        return next(iter(self.desk.book.printers), None)

    def set_up(self) -> None:
        """Open the settings of the device the cursor is on."""
        first = next(iter((*self.printers, *self.scanners)), None)
        at = self.chosen or first
        if at is None:
            self.say(device_text.CHOOSE_PRINTER, "warn")
        else:
            self.set_up_wanted.emit(at.device_id)

    def learn(self) -> None:
        """Test a printer and learn what it can."""
        printer = self.chosen_printer()
        if printer is not None:
            self.learn_wanted.emit(printer.id)

    def print_slip(self) -> None:
        """Print a short test slip on the printer the cursor is on."""
        printer = self.chosen_printer()
        if printer is not None:
            self.desk.print_test(printer)

    def print_owed(self) -> None:
        """Print everything whose paper has not come out."""
        self.say(screen_text.PRINTING)
        self._issues.print_owed()

    def _move(self, device_id: str, step: int) -> None:
        self.desk.move(device_id, step)

    def _help(self, device_id: str, remedy: Remedy) -> None:
        setup = device_book.device_of(self.desk.book, device_id)
        if remedy is Remedy.PRINT_OWED:
            self.print_owed()
        elif remedy is Remedy.CHECK:
            self.desk.check()
        elif remedy is Remedy.FIND:
            self.find_wanted.emit()
        elif remedy is Remedy.FOLDER and isinstance(setup, PrinterSetup):
            self._choose_folder(setup)
        elif isinstance(setup, PrinterSetup):
            self.desk.print_test(setup)
        else:
            self.scan_test_wanted.emit()

    def _choose_folder(self, setup: PrinterSetup) -> None:
        if self.desk.obstacle:
            self.say(self.desk.obstacle, "warn")
            return
        start = setup.url.partition(":")[2]
        path = QFileDialog.getExistingDirectory(self, device_text.FOLDER, start)
        if path:
            self.desk.set_up(replace(setup, url=f"pdf:{path}"))


def _add(layout: QVBoxLayout, part: QWidget | QVBoxLayout) -> None:
    if isinstance(part, QWidget):
        layout.addWidget(part)
    else:
        layout.addLayout(part)
