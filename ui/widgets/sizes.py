"""Sizes that follow the text: given in pixels of the normal text, kept when the text changes."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QWidget

from ui.tokens import BASE_PX

_FITS = "fitsText"


@runtime_checkable
class FitsText(Protocol):
    """A widget that does more than `fit` when the text has another size."""

    def fit_text(self) -> None:
        """The text has another size now."""
        ...


def scaled(px: int) -> int:
    """`px`, measured with normal text, in the text that is worn now."""
    # The one place that knows is the program's font; nobody has to be told.
    return round(px * max(BASE_PX, QApplication.font().pixelSize()) / BASE_PX)


def is_large() -> bool:
    """Whether the text is larger than normal."""
    return QApplication.font().pixelSize() > BASE_PX


def fit(
    widget: QWidget,
    *,
    wide: int = 0,
    high: int = 0,
    least_wide: int = 0,
    least_high: int = 0,
) -> None:
    """Give `widget` a fixed or a least size that grows with the text; 0 leaves it alone."""
    widget.setProperty(_FITS, [wide, high, least_wide, least_high])
    _apply(widget)


def _apply(widget: QWidget) -> None:
    given = widget.property(_FITS)
    if not isinstance(given, list):
        return
    setters = (
        widget.setFixedWidth,
        widget.setFixedHeight,
        widget.setMinimumWidth,
        widget.setMinimumHeight,
    )
    for px, put in zip(given, setters, strict=True):
        if px:
            put(scaled(px))


def fit_all(app: QApplication) -> None:
    """The text has another size: every size that hangs on it follows."""
    for widget in app.allWidgets():
        _apply(widget)
        if isinstance(widget, FitsText):
            widget.fit_text()
