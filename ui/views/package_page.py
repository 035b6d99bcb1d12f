"""The page on which a laptop is prepared from the package of its agency."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from tracs_mobile.ports.packaging import PackageFound
from ui.text import first_text
from ui.tokens import FIELD_PX, VERB_PX, Tone
from ui.widgets.basics import column, label, restyle, row, say
from ui.widgets.centered import centered
from ui.widgets.lines import TextLines
from ui.widgets.scroll import FollowingArea
from ui.widgets.sizes import fit

_CARD_PX = 720
_SAID_PX = 44
_PERSON_PX = 50
_LIST_PX = 120
_HOLDS_PX = 92


class PackagePage(QWidget):
    """`file_chosen` carries a path, `wanted` the package to take (`PackageFound`)."""

    back_wanted = Signal()
    look_wanted = Signal()
    file_chosen = Signal(str)
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.packages: list[QPushButton] = []
        self._found: tuple[PackageFound, ...] = ()
        self.chosen: PackageFound | None = None
        self.holds = TextLines(first_text.PACKAGES_TITLE)
        self.fingerprint = label("", "title")
        self.compare = label("", "line", wrap=True)
        self.same = QPushButton(first_text.SAME)
        self.same.setProperty("kind", "code")
        self.same.setProperty("place", "only")
        self.same.setCheckable(True)
        self.same.setAccessibleName(first_text.SAME)
        self.same.setFixedHeight(FIELD_PX)
        self.back = _verb(first_text.BACK)
        self.again = _verb(first_text.LOOK_AGAIN)
        self.file = _verb(first_text.CHOOSE_FILE)
        self.prepare = _verb(first_text.PREPARE, "primary")
        self.said = label("", "", wrap=True)
        fit(self.said, least_high=_SAID_PX)
        self._build()
        self.back.clicked.connect(self.back_wanted)
        self.again.clicked.connect(self.look_wanted)
        self.file.clicked.connect(self._choose_file)
        self.prepare.clicked.connect(self.submit)

    def _build(self) -> None:
        self._list = column(6)
        self._list.addStretch(1)
        inside_list = QWidget()
        inside_list.setLayout(self._list)
        listed = FollowingArea(inside_list, first_text.PACKAGES_TITLE, on_card=True)
        fit(listed, high=_LIST_PX)
        fit(self.holds, high=_HOLDS_PX)
        key = column(4)
        key.addWidget(label(first_text.FINGERPRINT, "label"))
        key.addWidget(self.fingerprint)
        key.addWidget(self.compare)
        key.addWidget(self.same)
        self.key = QWidget()
        self.key.setLayout(key)
        verbs = row(10)
        for button in (self.back, self.again, self.file):
            verbs.addWidget(button)
        verbs.addWidget(self.prepare, 1)
        inside = column(8, (28, 16, 28, 16))
        inside.addWidget(label(first_text.PACKAGES_TITLE, "title"))
        inside.addWidget(label(first_text.PACKAGES_WHY, "line", wrap=True))
        for part in (listed, self.holds, self.key):
            inside.addWidget(part)
        inside.addLayout(verbs)
        inside.addWidget(self.said)
        self.setLayout(centered(inside, width_px=_CARD_PX))

    def show_busy(self, words: str) -> None:
        """Something is under way."""
        for button in (self.again, self.file, self.prepare):
            button.setEnabled(False)
        self.say(words, "plain")

    def show_packages(self, found: tuple[PackageFound, ...]) -> None:
        """These were found; the only good one is chosen at once."""
        self._found = found
        while self.packages:
            gone = self.packages.pop()
            self._list.removeWidget(gone)
            gone.deleteLater()
        for at, one in enumerate(found):
            self._list.insertWidget(at, self._button(one))
        self.show_ready("" if found else first_text.NONE_FOUND, "plain" if found else "warn")
        good = [one for one in found if not one.refused]
        self._choose(good[0] if len(good) == 1 else None)
        (self.packages[0] if self.packages else self.again).setFocus()

    def _button(self, found: PackageFound) -> QPushButton:
        button = QPushButton(first_text.package_line(found).replace("&", "&&"))
        button.setProperty("kind", "person")
        button.setCheckable(True)
        button.setAccessibleName(first_text.package_line(found).replace("\n", ". "))
        fit(button, high=_PERSON_PX)
        button.clicked.connect(partial(self._choose, found))
        self.packages.append(button)
        return button

    def _choose(self, found: PackageFound | None, _checked: bool = False) -> None:
        """Show what a package holds, and what is to be compared."""
        refused = "" if found is None else found.refused
        self.chosen = None if refused else found
        for button, one in zip(self.packages, self._found, strict=True):
            button.setChecked(one is found)
        self.same.setChecked(False)
        for part in (self.key, self.holds):
            part.setVisible(self.chosen is not None)
        if refused:
            self.say(refused, "bad")
        elif found is not None:
            self.say("", "plain")
            self.holds.show_lines(first_text.holds(found))
            self.fingerprint.setText(found.fingerprint)
            self.compare.setText(first_text.KNOWN if found.known else first_text.COMPARE)
            restyle(self.compare, "sign", "good" if found.known else "")
            self.same.setVisible(not found.known)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, first_text.CHOOSE_FILE, "", first_text.FILE_FILTER
        )
        if path:
            self.file_chosen.emit(path)

    def submit(self) -> None:
        """Take the chosen package, once its key was compared."""
        if self.chosen is None:
            self.say(first_text.CHOOSE_FIRST, "warn")
        elif not (self.chosen.known or self.same.isChecked()):
            self.say(first_text.CONFIRM_FIRST, "warn")
            self.same.setFocus()
        else:
            self.wanted.emit(self.chosen)

    def show_ready(self, said: str = "", tone: Tone = "plain") -> None:
        """Something can be done again."""
        for button in (self.again, self.file, self.prepare):
            button.setEnabled(True)
        self.say(said, tone)

    def say(self, said: str, tone: Tone) -> None:
        """Show a sentence."""
        say(self.said, said, tone)


def _verb(words: str, kind: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", kind)
    button.setAccessibleName(words)
    button.setFixedHeight(VERB_PX)
    button.setAutoDefault(True)
    return button
