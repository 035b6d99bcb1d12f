"""Which proxy leads to DPS: the system's, none, or one by its address."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.text import enrol_text
from ui.widgets.basics import row
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit

_CHOICE_PX = 300
_OWN = "address"


class ProxyField(QWidget):
    """`value` is what the setting holds: `system`, `none` or an address."""

    def __init__(self) -> None:
        super().__init__()
        options = tuple(Option(value=v, label=w) for v, w in enrol_text.PROXIES)
        self.choice = ChoiceField(enrol_text.PROXY, options)
        fit(self.choice, wide=_CHOICE_PX)
        self.address = LabeledField(enrol_text.PROXY_ADDRESS, longest=200)
        self.choice.chosen.connect(self._choose)
        line = row(12)
        line.addWidget(self.choice)
        line.addWidget(self.address, 1)
        self.setLayout(line)
        self._chosen = ""
        self.show_value("system")

    def value(self) -> str:
        """As the setting holds it."""
        return self.address.edit.text().strip() if self._chosen == _OWN else self._chosen

    def show_value(self, value: str) -> None:
        """Show what the setting holds."""
        kinds = [kind for kind, _ in enrol_text.PROXIES]
        self._chosen = value if value in kinds else _OWN
        self.address.show_text(value if self._chosen == _OWN else "")
        self._show()

    def _choose(self, value: object) -> None:
        self._chosen = str(value)
        self._show()
        if self._chosen == _OWN:
            self.address.setFocus()

    def _show(self) -> None:
        self.choice.show_value(self._chosen)
        self.address.edit.setEnabled(self._chosen == _OWN)
