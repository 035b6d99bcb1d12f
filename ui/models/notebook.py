"""What the program said since sign-on, so that it can be read again. Nothing of it is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ui.tokens import Tone

_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One sentence, when it was said (UTC), and how it was meant."""

    at: datetime
    words: str
    tone: Tone = "plain"


class Notebook(QObject):
    """`told` carries a note that is to be shown now; `changed` follows every note."""

    told = Signal(object)
    changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._notes: deque[Note] = deque(maxlen=_MOST)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The newest first."""
        return tuple(reversed(self._notes))

    def tell(self, words: str, tone: Tone = "plain") -> None:
        """Show a sentence and keep it."""
        self.told.emit(self._keep(words, tone))

    def hear(self, words: str, tone: Tone = "plain") -> None:
        """Keep a sentence that stands on the screen already; an empty one says nothing."""
        if words and not (self._notes and self._notes[-1].words == words):
            self._keep(words, tone)

    def _keep(self, words: str, tone: Tone) -> Note:
        note = Note(at=self._now(), words=words, tone=tone)
        self._notes.append(note)
        self.changed.emit()
        return note
