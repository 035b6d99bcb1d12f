"""Widgets side by side while each has the room it needs, else in several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from tracs_mobile.overriding import override
from ui.widgets.sizes import scaled


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands in a line: its share of the width, and what it needs in normal text."""

    item: QLayoutItem
    widget: QWidget | None
    share: int
    needs: int

    @property
    def least(self) -> int:
        """Pixels without which its words would be cut."""
        # What can break into lines itself rather has a line of its own before.
        unbroken = int(getattr(self.widget, "unbroken_px", 0))
        return max(self.item.minimumSize().width(), unbroken, scaled(self.needs))

    @property
    def wide(self) -> int:
        """Pixels it would like to have."""
        return max(self.least, self.item.sizeHint().width())


_AT_END: tuple[int, QWidget | None, int, int] = (-1, None, 0, 0)


class FlowRow(QLayout):
    """A row that breaks. `right`: lines end at the right edge and nothing is stretched.

    No line is lower than `least_high` pixels.

    A widget's `share` is its part of what a line has left, `needs` the pixels below which the
    line breaks (of normal text); without them the widget itself says what it needs.
    """

    def __init__(
        self, spacing: int = 8, line_spacing: int = 2, *, right: bool = False, least_high: int = 0
    ) -> None:
        super().__init__()
        # First of all: Qt calls `invalidate` from its setters.
        self._known: dict[int, int] = {}
        self._sizes: tuple[QSize, QSize] | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._line_spacing = line_spacing
        self._right = right
        self._least_high = least_high
        self._parts: list[_Part] = []
        self._next = _AT_END

    def add(self, widget: QWidget, share: int = 0, needs: int = 0) -> None:
        """Put a widget at the end."""
        self.insert(-1, widget, share, needs)

    def insert(self, at: int, widget: QWidget, share: int = 0, needs: int = 0) -> None:
        """Put a widget at place `at`; -1 is the end."""
        self._next = (at, widget, share, needs)
        self.addWidget(widget)

    # --- Qt --------------------------------------------------------------------------------

    @override
    def addItem(self, item: QLayoutItem) -> None:
        (at, widget, share, needs), self._next = self._next, _AT_END
        part = _Part(item, widget, share, needs)
        self._parts.insert(len(self._parts) if at < 0 else at, part)

    @override
    def count(self) -> int:
        return len(self._parts)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def invalidate(self) -> None:
        self._known.clear()
        self._sizes = None
        super().invalidate()

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._known:
            self._known[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._known[width]

    @override
    def minimumSize(self) -> QSize:
        return self._both_sizes()[0]

    @override
    def sizeHint(self) -> QSize:
        return self._both_sizes()[1]

    def _both_sizes(self) -> tuple[QSize, QSize]:
        """The least size and the wished one; Qt asks for them many times for each layout."""
        if self._sizes is None:
            shown = self._shown()
            least = [part.item.minimumSize() for part in shown]
            wished = [part.item.sizeHint() for part in shown]
            gaps = self.spacing() * max(0, len(shown) - 1)
            self._sizes = (
                QSize(
                    max((size.width() for size in least), default=0),
                    max((size.height() for size in least), default=0),
                ),
                QSize(
                    sum(part.wide for part in shown) + gaps,
                    max((size.height() for size in wished), default=0),
                ),
            )
        return self._sizes

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    # --- placing ---------------------------------------------------------------------------

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay the lines into `rect`; the height they take."""
        top = rect.top()
        for line in _lines(self._shown(), rect.width(), self.spacing()):
            widths = self._widths(line, rect.width())
            highs = [_high(part, wide) for part, wide in zip(line, widths, strict=True)]
            high = max(self._least_high, *highs)
            if move:
                self._move(line, widths, QRect(rect.left(), top, rect.width(), high))
            top += high + self._line_spacing
        return max(0, top - rect.top() - self._line_spacing)

    def _move(self, line: Sequence[_Part], widths: Sequence[int], rect: QRect) -> None:
        gaps = self.spacing() * (len(line) - 1)
        left = rect.left() + (max(0, rect.width() - sum(widths) - gaps) if self._right else 0)
        for part, wide in zip(line, widths, strict=True):
            part.item.setGeometry(QRect(left, rect.top(), wide, rect.height()))
            left += wide + self.spacing()

    def _widths(self, line: Sequence[_Part], room: int) -> list[int]:
        free = room - self.spacing() * (len(line) - 1)
        if self._right or not any(part.share for part in line):
            return [min(part.wide, room) for part in line]
        wished = [min(part.least if part.share else part.wide, room) for part in line]
        if sum(wished) > free:
            wished = [min(part.least, room) for part in line]
        return _shared(wished, [part.share for part in line], free)


def _high(part: _Part, wide: int) -> int:
    if part.item.hasHeightForWidth():
        return part.item.heightForWidth(wide)
    return part.item.sizeHint().height()


def _shared(least: Sequence[int], shares: Sequence[int], free: int) -> list[int]:
    """Widths by share; whoever would get less than it needs gets that, at the others' cost."""
    widths, left, whole = list(least), 0, 1
    sharing = [at for at, share in enumerate(shares) if share]
    while sharing:
        left = free - sum(wide for at, wide in enumerate(widths) if at not in sharing)
        whole = sum(shares[at] for at in sharing)
        enough = [at for at in sharing if left * shares[at] >= least[at] * whole]
        if enough == sharing:
            break
        sharing = enough
    start = before = 0
    for at in sharing:
        before += shares[at]
        end = left * before // whole
        widths[at], start = end - start, end
    return widths


def _lines(parts: Sequence[_Part], room: int, gap: int) -> list[list[_Part]]:
    """As few lines as hold all, and those filled as evenly as can be."""
    if not parts:
        return []
    needs = [part.least for part in parts]
    count = _count(needs, room, gap)
    if count == 1:
        return [list(parts)]
    best: tuple[int, tuple[int, ...]] | None = None
    for cuts in combinations(range(1, len(parts)), count - 1):
        ends = pairwise([0, *cuts, len(parts)])
        lengths = [sum(needs[a:b]) + gap * (b - a - 1) for a, b in ends]
        cost = sum(max(0, long - room) * 1000 + long * long // 100 for long in lengths)
        if best is None or cost < best[0]:
            best = (cost, cuts)
    cuts = best[1] if best is not None else ()
    return [list(parts[a:b]) for a, b in pairwise([0, *cuts, len(parts)])]


def _count(needs: Sequence[int], room: int, gap: int) -> int:
    """How many lines it takes when each is filled before the next one is begun."""
    count, used = 1, 0
    for wide in needs:
        if used and used + gap + wide > room:
            count, used = count + 1, 0
        used += wide + (gap if used else 0)
    return count
