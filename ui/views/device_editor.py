"""The settings of one device: name, kind, darkness, margins, its place in the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.devices import LinkKind, PrinterSetup, ScannerSetup
from tracs_mobile.overriding import override
from ui.models import device_book
from ui.models.device_book import Setup
from ui.models.device_desk import DeviceDesk
from ui.text import device_text, device_words
from ui.views.page import SayingPage
from ui.widgets.basics import column, label, row
from ui.widgets.card import Card
from ui.widgets.field import LabeledField
from ui.widgets.saying_bar import SayingBar
from ui.widgets.sizes import fit
from ui.widgets.stepper import Stepper
from ui.widgets.suggest import SuggestField, Suggestion
from ui.widgets.verbs import Verb

_WIDTH_PX = 560
_CHANGES = ("F5", "F6", "F7", "F9")


class DeviceEditor(SayingPage):
    """Shows one device when it is entered; nothing is changed before F9."""

    title = device_words.SET_UP
    back_wanted = Signal()

    def __init__(self, desk: DeviceDesk) -> None:
        super().__init__()
        self.desk = desk
        self.device_id = ""
        self._profile = ""
        self.name = LabeledField(device_text.NAME, longest=60)
        self.where = label("", "soft", wrap=True)
        self.profile = SuggestField(
            device_text.PROFILE,
            self._profiles_like,
            begin=lambda: self._profiles_like(""),
            width=_WIDTH_PX,
            nothing=device_text.NO_SUCH_PROFILE,
        )
        self.darkness = Stepper(
            device_text.DARKNESS, least=-3, most=3, words=device_text.darkness_words
        )
        self.margin = Stepper(device_text.MARGIN, least=0, most=20, words=device_text.millimeters)
        self.tear_off = Stepper(
            device_text.TEAR_OFF, least=0, most=60, words=device_text.millimeters
        )
        self.prefix = LabeledField(device_text.PREFIX, longest=8)
        self.verbs = SayingBar(
            (
                Verb(key="Esc", words=device_words.BACK, do=self.back_wanted.emit),
                Verb(key="F4", words=device_words.PRINT_TEST_SLIP, do=self.print_slip),
                Verb(
                    key="F5",
                    words=device_words.TRY_EARLIER,
                    do=lambda: self.desk.move(self.device_id, -1),
                ),
                Verb(
                    key="F6",
                    words=device_words.TRY_LATER,
                    do=lambda: self.desk.move(self.device_id, 1),
                ),
                Verb(key="F7", words=device_words.REMOVE, do=self.remove),
                Verb(key="F9", words=device_words.KEEP, do=self.keep, primary=True),
            ),
            self,
        )
        self._build()
        self.profile.picked.connect(self._take_profile)
        self.profile.edited.connect(self._forget_profile)
        self.verbs.refused.connect(lambda said: self.say(said, "warn"))
        desk.said.connect(self._said)

    def _build(self) -> None:
        names = column(4)
        for part in (self.name, self.where, self.profile, self.prefix):
            names.addWidget(part)
        holder = QWidget()
        fit(holder, wide=_WIDTH_PX)
        holder.setLayout(names)
        first = row()
        first.addWidget(holder)
        first.addStretch(1)
        steps = row(28)
        for step in (self.darkness, self.margin, self.tear_off):
            steps.addWidget(step)
        steps.addStretch(1)
        self.paper = Card(device_words.PAPER, [steps])
        content = column(10, (10, 10, 10, 8))
        content.addWidget(Card(device_words.DEVICE, [first]))
        content.addWidget(self.paper)
        content.addWidget(self.said)
        content.addStretch(1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    # --- showing ---------------------------------------------------------------------------

    @property
    def setup(self) -> Setup | None:
        """The device as it is set up."""
        return device_book.device_of(self.desk.book, self.device_id)

    @override
    def enter(self) -> None:
        """Show the device, the cursor in its name."""
        self.say("")
        setup = self.setup
        if setup is None:
            return
        printer = isinstance(setup, PrinterSetup)
        self.name.show_text(setup.name)
        for key in _CHANGES:
            self.verbs.allow(key, self.desk.obstacle)
        for key in ("F4", "F5", "F6"):
            self.verbs[key].setVisible(printer)
        has_paper = printer and setup.kind is not LinkKind.FOLDER
        self.verbs["F4"].setEnabled(has_paper)
        self.paper.setVisible(has_paper)
        self.profile.setVisible(printer)
        self.prefix.setVisible(setup.kind is LinkKind.KEYBOARD)
        ports = not self.desk.obstacle
        if isinstance(setup, PrinterSetup):
            self._show_printer(setup, ports=ports)
        else:
            self.where.setText(device_text.scanner_where(setup, ports=ports))
            self.prefix.show_text(setup.prefix)
        self.name.setFocus()
        # The stack may have given the cursor back before the name stood there.
        self.name.edit.selectAll()

    def _show_printer(self, setup: PrinterSetup, *, ports: bool) -> None:
        words = self.desk.profiles.get(setup.profile, setup.profile)
        self._profile = setup.profile
        self.profile.show_text(words)
        self.where.setText(device_text.printer_where(setup, words, ports=ports))
        self.darkness.show_value(setup.darkness)
        self.margin.show_value(setup.margin_left_mm)
        self.tear_off.show_value(setup.tear_off_mm)

    def _profiles_like(self, typed: str) -> Sequence[Suggestion]:
        wanted = typed.casefold().split()
        return tuple(
            Suggestion(text=words, value=name)
            for name, words in self.desk.profiles.items()
            if all(part in words.casefold() for part in wanted)
        )

    def _take_profile(self, name: object) -> None:
        self._profile = str(name)
        self.profile.show_text(self.desk.profiles.get(self._profile, self._profile))
        self.darkness.setFocus()

    def _forget_profile(self, typed: str) -> None:
        """Words that were typed name a kind only when they are its words."""
        known = {words: name for name, words in self.desk.profiles.items()}
        self._profile = known.get(typed.strip(), "")

    # --- doing -----------------------------------------------------------------------------

    def _edited(self) -> Setup | None:
        """The device as the fields say; None, and a sentence, when something is missing."""
        setup, name = self.setup, self.name.edit.text().strip()
        if not name:
            self.say(device_text.NAME_MISSING, "warn")
            self.name.setFocus()
            return None
        if isinstance(setup, ScannerSetup):
            return replace(setup, name=name, prefix=self.prefix.edit.text())
        if setup is None:
            return None
        if not self._profile:
            self.say(device_text.PROFILE_MISSING, "warn")
            self.profile.setFocus()
            return None
        return replace(
            setup,
            name=name,
            profile=self._profile,
            darkness=self.darkness.value,
            margin_left_mm=self.margin.value,
            tear_off_mm=self.tear_off.value,
        )

    def keep(self) -> None:
        """Change the device; it is used so at once."""
        edited = self._edited()
        if edited is not None:
            self.desk.set_up(edited)

    def print_slip(self) -> None:
        """Print the test slip as the fields say, so that darkness is seen before it is kept."""
        edited = self._edited()
        if isinstance(edited, PrinterSetup):
            self.desk.print_test(edited)

    def remove(self) -> None:
        """Take the device off the list and go back there, where Undo is."""
        if self.desk.obstacle:
            self.say(self.desk.obstacle, "warn")
            return
        self.back_wanted.emit()
        self.desk.remove(self.device_id)

    def _said(self, said: str, tone: str) -> None:
        if self.isVisible():
            self.say(said, tone)  # type: ignore[arg-type]  # a signal carries `str`
