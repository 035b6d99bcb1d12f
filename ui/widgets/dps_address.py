"""The field for the address of DPS: it shows what is meant by what was typed."""

from __future__ import annotations

from ui.text import enrol_text
from ui.widgets.field import LabeledField

_LONGEST = 200


class DpsAddressField(LabeledField):
    """A typed address that `meant` completes or marks."""

    def __init__(self) -> None:
        super().__init__(enrol_text.ADDRESS, longest=_LONGEST)

    def meant(self) -> tuple[str, str]:
        """The address as it is meant, empty when it can be none; and then what is wrong."""
        address, wrong = enrol_text.address_meant(self.edit.text())
        self.show_text(address)
        self.show_sign("bad" if wrong else "", wrong)
        return "" if wrong else address, wrong
