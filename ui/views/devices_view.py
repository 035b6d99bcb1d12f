"""Printer and scanner: how they are and where; and which wording and amounts they print."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from tracs_mobile.services.client import Client
from ui import text
from ui.list_text import wording_lines
from ui.models.issue_desk import IssueDesk, Printed, sentence
from ui.tasks import Lanes
from ui.views.page import Page
from ui.views.status_strip import StatusStrip
from ui.widgets.basics import Tone, chip, column, label, row, say, set_chip
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.field import LabeledField
from ui.widgets.verbs import Verb, VerbBar

PROFILES = (("generic-4in-832", "4 inch\n832 dots"), ("generic-3in-576", "3 inch\n576 dots"))


class DevicesView(Page):
    """Three cards. What is set here is used from the next start on."""

    title = "Devices"
    settings_changed = Signal(object)

    def __init__(self, client: Client, lanes: Lanes, desk: IssueDesk, status: StatusStrip) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self._desk = desk
        self._status = status
        self._profile = client.settings.printer_profile
        self.printer_state = chip()
        self.printer_said = label("", "soft", wrap=True)
        self.scanner_state = chip()
        self.scanner_said = label("", "soft", wrap=True)
        self.printer_port = LabeledField(text.PRINTER_PORT, longest=120)
        self.scanner_port = LabeledField(text.SCANNER_PORT, longest=120)
        options = tuple(Option(value=value, label=words) for value, words in PROFILES)
        self.profile = ChoiceField("Paper", options)
        self.wording = tuple(label(line, "", wrap=True) for line in wording_lines(client.law))
        self.said = label("", "", wrap=True)
        self.verbs = VerbBar(
            (
                Verb(key="F5", words="Print all owed", do=self.print_owed),
                Verb(key="F9", words="Keep these settings", do=self.keep, primary=True),
            ),
            self,
        )
        self.profile.chosen.connect(self._choose_profile)
        desk.printed.connect(self._printed)
        self._build()
        self.printer_port.show_text(client.settings.printer_url)
        self.scanner_port.show_text(client.settings.scanner_url)
        self.profile.show_value(self._profile)

    def _build(self) -> None:
        first = row(14)
        first.addWidget(self.printer_port, 1)
        first.addWidget(self.profile)
        printer = Card("Printer", [_state(self.printer_state, self.printer_said), first])
        second = row(14)
        second.addWidget(self.scanner_port, 1)
        scanner = Card("Scanner", [_state(self.scanner_state, self.scanner_said), second])
        wording = column(6)
        for line in self.wording:
            wording.addWidget(line)
        paper = Card("Wording and amounts", [wording])
        content = column(10, (10, 10, 10, 10))
        for part in (printer, scanner, paper, self.said):
            content.addWidget(part)
        content.addStretch(1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """Show how the devices are."""
        self.say("")
        super().enter()
        self.printer_port.setFocus()

    @override
    def reload(self) -> None:
        """Show what the chips at the top show, with its sentence."""
        for shown, state, said in (
            (self._status.printer, self.printer_state, self.printer_said),
            (self._status.scanner, self.scanner_state, self.scanner_said),
        ):
            set_chip(state, shown.text(), shown.property("chip"))
            said.setText(shown.toolTip())

    def _choose_profile(self, name: str) -> None:
        self._profile = name
        self.profile.show_value(name)

    def keep(self) -> None:
        """Write the settings."""
        settings = replace(
            self._client.settings,
            printer_url=self.printer_port.edit.text().strip(),
            scanner_url=self.scanner_port.edit.text().strip(),
            printer_profile=self._profile,
        )
        self.settings_changed.emit(settings)
        self.say(text.SETTINGS_KEPT, "good")

    def print_owed(self) -> None:
        """Print everything whose paper has not come out."""
        self.say(text.PRINTING)
        self._desk.print_owed()

    def _printed(self, result: Printed) -> None:
        self.say(result.said, "good" if result.all_out else "warn")

    def _failed(self, error: Exception) -> None:
        self.say(sentence(error), "bad")

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence under the cards."""
        say(self.said, said, tone)


def _state(state: QLabel, said: QLabel) -> QWidget:
    line = row(12)
    line.addWidget(state)
    line.addWidget(said, 1)
    line.setContentsMargins(0, 4, 0, 6)
    holder = QWidget()
    holder.setLayout(line)
    return holder
