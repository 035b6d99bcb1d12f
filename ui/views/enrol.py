"""The page on which a laptop becomes known to DPS: address and one-time code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.text import enrol_text, first_text
from ui.tokens import VERB_PX, Tone
from ui.views.mode_switch import ModeSwitch
from ui.widgets.basics import column, label, row, say
from ui.widgets.centered import centered
from ui.widgets.dps_address import DpsAddressField
from ui.widgets.field import LabeledField
from ui.widgets.proxy import ProxyField
from ui.widgets.sizes import fit

_CARD_PX = 640
_SAID_PX = 66
"""Room for three lines from the start: nothing jumps when a sentence comes."""


class EnrolPage(QWidget):
    """`wanted` carries (address, code, proxy)."""

    wanted = Signal(object)
    back_wanted = Signal()
    package_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.mode = ModeSwitch()
        self.address = DpsAddressField()
        self.address.edit.setPlaceholderText(enrol_text.ADDRESS_SHAPE)
        self.code = LabeledField(enrol_text.CODE, longest=40)
        self.code.edit.setPlaceholderText(enrol_text.CODE_SHAPE)
        self.check = label("", "small", wrap=True)
        self.proxy = ProxyField()
        self.ask = QPushButton(f"Enter  {enrol_text.ASK}")
        self.ask.setProperty("kind", "primary")
        self.ask.setAccessibleName(enrol_text.ASK)
        self.ask.setFixedHeight(VERB_PX)
        self.ask.setAutoDefault(True)
        self.back = _aside(first_text.BACK)
        self.package = _aside(first_text.PACKAGE)
        self.prepared = label("", "line", wrap=True)
        self.fixed = label("", "small", wrap=True)
        self.said = label("", "", wrap=True)
        fit(self.said, least_high=_SAID_PX)
        self._build()
        self.address.left.connect(self._complete)
        self.address.edited.connect(lambda _: self.address.show_sign(""))
        self.address.edit.returnPressed.connect(self.code.edit.setFocus)
        self.code.edit.returnPressed.connect(self.submit)
        self.code.edited.connect(self._typed)
        self.ask.clicked.connect(self.submit)
        self.back.clicked.connect(self.back_wanted)
        self.package.clicked.connect(self.package_wanted)

    def _build(self) -> None:
        inside = column(10, (28, 22, 28, 22))
        inside.addWidget(self.mode)
        inside.addWidget(label(first_text.STEPS[0], "small"))
        inside.addWidget(label(enrol_text.ENROL_TITLE, "title"))
        inside.addWidget(label(enrol_text.ENROL_WHY, "line", wrap=True))
        for part in (self.prepared, self.fixed, self.address, self.code, self.check, self.proxy):
            inside.addWidget(part)
        verbs = row(10)
        verbs.addWidget(self.back)
        verbs.addWidget(self.package)
        verbs.addWidget(self.ask, 1)
        inside.addLayout(verbs)
        inside.addWidget(self.said)
        self.setLayout(centered(inside, width_px=_CARD_PX))

    def begin(self, address: str, proxy: str, *, by_agency: frozenset[str] = frozenset()) -> None:
        """The page comes to the screen; what a policy fixes (`by_agency`) is not changed here."""
        self.show_prepared("")
        self.fixed.setText(
            first_text.fixed_here(address="dps_url" in by_agency, proxy="proxy" in by_agency)
        )
        self.fixed.setVisible(bool(self.fixed.text()))
        self.address.edit.setEnabled("dps_url" not in by_agency)
        self.proxy.setEnabled("proxy" not in by_agency)
        self.address.show_text(address)
        self.proxy.show_value(proxy)
        self.show_ready()
        (self.code if address else self.address).setFocus()

    def show_prepared(self, agency: str) -> None:
        """For whom a package prepared the laptop; empty for nobody."""
        self.prepared.setText(first_text.prepared(agency))
        self.prepared.setVisible(bool(agency))

    def _complete(self) -> None:
        """Who leaves the address sees what is meant by it, and what is wrong with it."""
        if self.address.edit.text().strip():
            self._read_address()

    def _read_address(self) -> str:
        """The address as it is meant; empty, and told, when it can be none."""
        address, wrong = self.address.meant()
        if wrong:
            self.say(wrong, "warn")
        return address

    def _typed(self, typed: str) -> None:
        """Groups appear while the code is typed, and what cannot be right is told at once."""
        edit = self.code.edit
        at_end = edit.cursorPosition() == len(typed)
        if at_end:
            self.code.show_text(enrol_text.code_shown(typed))
            edit.setCursorPosition(len(edit.text()))
        said, sign = enrol_text.code_said(edit.text())
        say(self.check, said, "bad" if sign == "bad" else "plain")
        self.code.show_sign("good" if sign == "good" else "bad" if sign == "bad" else "")

    def submit(self) -> None:
        """Ask DPS, unless something is missing or it is being asked."""
        if not self.ask.isEnabled():
            return
        address, code = self._read_address(), self.code.edit.text()
        said, sign = enrol_text.code_said(code)
        if not address:
            self.address.setFocus()
        elif sign != "good":
            # It is told where it is, under the code, and once.
            self.say("", "plain")
            self.code.show_sign("bad")
            say(self.check, said or enrol_text.NEED_CODE, "bad")
            self.code.setFocus()
        else:
            self.wanted.emit((address, code, self.proxy.value()))

    def show_busy(self) -> None:
        """DPS is being asked."""
        self.ask.setEnabled(False)
        self.say(enrol_text.ASKING, "plain")

    def show_ready(self) -> None:
        """It can be asked."""
        self.ask.setEnabled(True)
        self.say("", "plain")

    def refuse(self, said: str) -> None:
        """It did not work; what was typed stays."""
        self.ask.setEnabled(True)
        self.code.setFocus()
        self.say(said, "bad")

    def say(self, said: str, tone: Tone) -> None:
        """Show a sentence."""
        say(self.said, said, tone)


def _aside(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setFixedHeight(VERB_PX)
    button.setAutoDefault(True)
    return button
