"""How large the operating system is told to write."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication

from ui.tokens import TextSize, base_px

_KEY = r"Software\Microsoft\Accessibility"
_VALUE = "TextScaleFactor"
"""Windows 10 and 11 keep what "Text size" in their settings says there, in percent; none is 100."""
_NORMAL_DPI = 96
"""Elsewhere larger text is told as more dots an inch, whatever the screen really has."""


def text_px(size: TextSize) -> int:
    """Pixels of the text in a field when the officer has chosen `size`."""
    return base_px(size, system_scale())


if sys.platform == "win32":
    import winreg

    def system_scale() -> float:
        """The text scale of the operating system; 1.0 is its normal."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
                found, _kind = winreg.QueryValueEx(key, _VALUE)
        except OSError:
            return 1.0  # nobody has ever changed it
        return found / 100 if isinstance(found, int) else 1.0

else:

    def system_scale() -> float:
        """The text scale of the operating system; 1.0 is its normal."""
        screen = QGuiApplication.primaryScreen()
        return screen.logicalDotsPerInch() / _NORMAL_DPI
