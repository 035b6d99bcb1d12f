"""The column at the left: pages, who is signed on, dark screen and lock."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from tracs_mobile.services.session import Session
from ui.text import frame_words, help_text, looks_text, screen_text, words
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, row
from ui.widgets.icons import PAGE_ICONS, set_icon
from ui.widgets.side_notes import SideNotes
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, speak_as, speak_key

NAV_PX = 150
PAGES = (
    ("stop", frame_words.STOP),
    ("tickets", frame_words.TICKETS),
    ("outbox", frame_words.OUTBOX),
    ("agency", frame_words.AGENCY),
    ("devices", frame_words.DEVICES),
    ("settings", frame_words.SETTINGS),
    ("help", help_text.TITLE),
)


class Navigation(QFrame):
    """`chosen` carries the name of a page, `dim_wanted` 1 for darker and -1 for brighter.

    Only a Point of Contact has the page of the agency.

    `standing` is a sentence about what who is signed on may not do yet; empty for nothing.
    """

    chosen = Signal(str)
    dark_wanted = Signal()
    dim_wanted = Signal(int)
    lock_wanted = Signal()

    def __init__(self, session: Session, *, agency: bool = False, standing: str = "") -> None:
        super().__init__()
        self._pages = tuple(page for page in PAGES if agency or page[0] != "agency")
        self.setProperty("kind", "nav")
        speak_as(self, Role.PageTabList, frame_words.PAGES)
        fit(self, wide=NAV_PX)
        layout = column(4, (8, 12, 8, 10))
        brand = label(words.PRODUCT, "brand")
        brand.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(brand)
        layout.addSpacing(4)
        if session.training:
            training = label(words.TRAINING, "training")
            training.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(training)
            layout.addSpacing(4)
        self.buttons = {name: self._page(name, title) for name, title in self._pages}
        for button in self.buttons.values():
            layout.addWidget(button)
        keys = label(screen_text.PAGES_KEY, "who")
        keys.setContentsMargins(14, 2, 0, 0)
        layout.addWidget(keys)
        self.notes = SideNotes()
        self.notes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        layout.addWidget(self.notes, 1)
        self._build_pairs(layout)
        layout.addSpacing(6)
        for line in screen_text.who_lines(session.officer, session.agency):
            who = label(line, "who", wrap=True)
            who.setContentsMargins(6, 0, 0, 0)
            layout.addWidget(who)
        self.standing = label(standing, "who", wrap=True)
        self.standing.setContentsMargins(6, 4, 0, 0)
        layout.addWidget(self.standing)
        self.setLayout(layout)
        # Only now: before it has its place it would be a window of its own and take the cursor.
        self.standing.setVisible(bool(standing))

    def _build_pairs(self, layout: QVBoxLayout) -> None:
        """What is pressed blindly at night lies two by two, key above word."""
        self.dim = self._pair(looks_text.DARKER_KEY, looks_text.DIM, looks_text.DIM_NAME)
        self.bright = self._pair(looks_text.BRIGHTER_KEY, looks_text.BRIGHT, looks_text.BRIGHT_NAME)
        self.dark = self._pair("F10", frame_words.DARK, frame_words.DARK_SCREEN)
        self.lock = self._pair("Ctrl+L", frame_words.LOCK, frame_words.LOCK)
        self.dim.clicked.connect(partial(self.dim_wanted.emit, 1))
        self.bright.clicked.connect(partial(self.dim_wanted.emit, -1))
        self.dark.clicked.connect(self.dark_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        for parts in ((self.dim, self.bright), (self.dark, self.lock)):
            line = row(4)
            for part in parts:
                line.addWidget(part, 1)
            layout.addLayout(line)

    def _pair(self, key: str, shown: str, name: str) -> QPushButton:
        button = self._action(f"{key}\n{shown}", name, key)
        button.setProperty("kind", "navpair")
        button.setMinimumWidth(FIELD_PX)
        return button

    def _page(self, name: str, title: str) -> QPushButton:
        key = f"Alt+{self._number(name)}"
        button = self._action(f"{self._number(name)}  {title}", title, key, Role.PageTab)
        set_icon(button, PAGE_ICONS[name])
        button.setCheckable(True)
        button.clicked.connect(partial(self.chosen.emit, name))
        return button

    def _action(self, shown: str, name: str, key: str, role: Role = Role.Button) -> QPushButton:
        button = QPushButton(shown)
        speak_key(button, key, role)
        button.setProperty("kind", "nav")
        button.setAccessibleName(name)
        # Reached by keys that work everywhere; Tab stays inside the page.
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return button

    def show_chosen(self, name: str) -> None:
        """Mark the page that is on the screen."""
        for known, button in self.buttons.items():
            button.setChecked(known == name)

    def show_waiting(self, count: int) -> None:
        """How many tickets DPS does not have."""
        shown = f"{frame_words.OUTBOX}  {count}" if count else frame_words.OUTBOX
        self.buttons["outbox"].setText(f"{self._number('outbox')}  {shown}")
        self.buttons["outbox"].setAccessibleName(shown)

    def _number(self, name: str) -> int:
        """The digit of the key that leads to a page."""
        return next(at for at, (known, _) in enumerate(self._pages, start=1) if known == name)
