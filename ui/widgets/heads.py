"""A table whose titles break into two lines where large text needs it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from ui.widgets.sizes import is_large, scaled

_TWO_LINES_PX = 46


class HeadedTable(QTableView):
    """Its titles stand at the left; as high as one line in normal text, as two in larger."""

    def __init__(self) -> None:
        super().__init__()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        wraps = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        self.horizontalHeader().setDefaultAlignment(left | wraps)
        self.horizontalHeader().setHighlightSections(False)
        self.fit_text()

    def fit_text(self) -> None:
        """The text has another size."""
        high = scaled(_TWO_LINES_PX) if is_large() else 0
        self.horizontalHeader().setMinimumHeight(high)
