"""Finds printers and scanners: each appears as soon as it is found, with one button to use it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QWidget

from tracs_mobile.domain.devices import LinkKind
from tracs_mobile.overriding import override
from tracs_mobile.ports import FoundDevice
from ui.models.device_desk import DeviceDesk
from ui.text import device_text, device_words, find_text
from ui.views.page import SayingPage
from ui.widgets.basics import chip, column, label, row, set_chip
from ui.widgets.card import Card
from ui.widgets.field import LabeledField
from ui.widgets.scroll import FollowingArea
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, speak_as
from ui.widgets.verbs import Verb, VerbBar

_SECOND_MS = 1000
_NAME_PX = 330
_CHIP_PX = 150
_BUTTON_PX = 124


class FoundRow(QFrame):
    """One device that was found. `taken` carries it."""

    taken = Signal(object)

    def __init__(self, device: FoundDevice) -> None:
        super().__init__()
        self.device = device
        self.setProperty("kind", "ticket")
        speak_as(self, Role.ListItem, device.name)
        fit(self, least_high=64)
        self.name = label(device.name, "heading")
        self.where = label(find_text.found_where(device), "line")
        self.state = chip()
        set_chip(self.state, *find_text.found_chip(device))
        self.said = label(find_text.found_said(device), "line", wrap=True)
        words = find_text.USE_HERE if device.known_id else find_text.USE
        self.button = QPushButton(words)
        self.button.setAccessibleName(f"{words}: {device.name}")
        fit(self.button, wide=_BUTTON_PX)
        self.button.clicked.connect(partial(self.taken.emit, device))
        names = column(3)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addWidget(self.where)
        names.addStretch(1)
        left = QWidget()
        fit(left, wide=_NAME_PX)
        left.setLayout(names)
        middle = QWidget()
        fit(middle, wide=_CHIP_PX)
        state = row()
        state.addWidget(self.state)
        state.addStretch(1)
        middle.setLayout(state)
        line = row(14, (16, 6, 16, 6))
        line.addWidget(left)
        line.addWidget(middle)
        line.addWidget(self.said, 1)
        line.addWidget(self.button)
        self.setLayout(line)

    def show_used(self) -> None:
        """It is on the list now."""
        set_chip(self.state, find_text.USED, "good")
        self.button.setEnabled(False)


class FindPanel(SayingPage):
    """Begins to look when it is entered; leaving ends the search."""

    title = find_text.FIND_TITLE
    back_wanted = Signal()

    def __init__(self, desk: DeviceDesk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[FoundRow] = []
        self._taken: FoundDevice | None = None
        self._seconds = 0
        self.state = label("", "soft", wrap=True)
        self.address = LabeledField(find_text.ADDRESS, longest=80)
        self.address.edit.returnPressed.connect(self.add_address)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self.verbs = VerbBar(
            (
                Verb(key="Esc", words=device_words.BACK, do=self.back_wanted.emit),
                Verb(key="F2", words=device_words.LOOK_AGAIN, do=self.look),
                Verb(key="F7", words=find_text.PDF_FOLDER, do=self.choose_folder),
                Verb(key="F9", words=find_text.USE, do=self.use_first, primary=True),
            ),
            self,
        )
        self._build()
        desk.found.connect(self._found)
        desk.searched.connect(self._searched)
        desk.said.connect(self._said)

    def _build(self) -> None:
        self._list = column(8)
        inside = column(8, (10, 10, 10, 8))
        inside.addWidget(self.state)
        inside.addWidget(self.said)
        inside.addLayout(self._list)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        line = row(12)
        line.addWidget(self.address, 1)
        by_hand = column(0, (10, 0, 10, 8))
        by_hand.addWidget(Card(find_text.BY_HAND, [line]))
        page = column()
        page.addWidget(FollowingArea(holder, find_text.FIND_TITLE), 1)
        page.addLayout(by_hand)
        page.addWidget(self.verbs)
        self.setLayout(page)

    # --- looking ---------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        """Look at once; that is what the page was opened for."""
        self.say("")
        self.look()
        self.verbs["F9"].setFocus()

    def look(self) -> None:
        """Look from the beginning."""
        if self.desk.searching:
            return
        self._clear()
        self._seconds = 0
        self.state.setText(find_text.searching(0))
        self.verbs["F2"].setEnabled(False)
        self._clock.start()
        self.desk.find()

    def stop_clock(self) -> None:
        """The search is given up."""
        self._clock.stop()
        self.verbs["F2"].setEnabled(True)

    def _tick(self) -> None:
        self._seconds += 1
        self.state.setText(find_text.searching(self._seconds))

    def _clear(self) -> None:
        for gone in self.rows:
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.rows = []

    def _found(self, device: FoundDevice) -> None:
        made = FoundRow(device)
        made.taken.connect(self.use)
        self._list.addWidget(made)
        self.rows.append(made)
        if len(self.rows) == 1 and self.verbs["F9"].hasFocus():
            made.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _searched(self, found: tuple[FoundDevice, ...]) -> None:
        self._clock.stop()
        self.verbs["F2"].setEnabled(True)
        shown = {(r.device.url, r.device.name) for r in self.rows}
        for device in found:
            # The last word on a device is that of the end of the search.
            if (device.url, device.name) not in shown:
                self._found(device)
        self.state.setText(find_text.search_over([r.device for r in self.rows]))

    # --- using -----------------------------------------------------------------------------

    def use(self, device: FoundDevice) -> None:
        """Put a device on the list."""
        self._taken = device
        self.desk.use(device)

    def use_first(self) -> None:
        """Use the device whose button has the cursor, else the first that is not used yet."""
        free = [r for r in self.rows if r.button.isEnabled()]
        here = next((r for r in free if r.button.hasFocus()), None)
        first = here or next(iter(free), None)
        if first is None:
            self.say(find_text.CHOOSE_FOUND, "warn")
        else:
            self.use(first.device)

    def add_address(self) -> None:
        """Put a network printer on the list by its address."""
        url = find_text.address_url(self.address.edit.text())
        if not url:
            self.say(find_text.ADDRESS_WRONG, "warn")
            return
        self.use(
            FoundDevice(
                scanner=False, name=find_text.NETWORK_PRINTER, kind=LinkKind.NETWORK, url=url
            )
        )

    def choose_folder(self) -> None:
        """Put a folder on the list that takes the print as a PDF."""
        if self.desk.obstacle:
            self.say(self.desk.obstacle, "warn")
            return
        path = QFileDialog.getExistingDirectory(self, device_text.FOLDER)
        if path:
            self.use(
                FoundDevice(
                    scanner=False,
                    name=find_text.PDF_FOLDER,
                    kind=LinkKind.FOLDER,
                    url=f"pdf:{path}",
                    certain=True,
                )
            )

    def _said(self, said: str, tone: str) -> None:
        if not self.isVisible():
            return
        self.say(said, tone)  # type: ignore[arg-type]  # a signal carries `str`
        taken, self._taken = self._taken, None
        if tone == "good" and taken is not None:
            self.address.show_text("")
            for shown in self.rows:
                if shown.device is taken:
                    shown.show_used()
