"""Make the program's icon files from their drawing: `python installer/icon.py`.

The drawing is ui/resources/icon/tracs-mobile.svg; the .png and .ico beside it are checked in, so
that no build needs a screen library.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "ui" / "resources" / "icon"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows shows in lists, on the task bar and on the desktop, from 100 % to 200 %."""


def drawn(renderer: QSvgRenderer, size: int) -> bytes:
    """The drawing as a PNG of `size` x `size` dots."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only text here
    return bytes(kept.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An .ico file that holds PNG pictures by their size (Windows Vista and later read these)."""
    at = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, png in pictures.items():
        edge = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(png), at + len(body))
        body += png
    return head + body


def main() -> int:
    """Draw all sizes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(FOLDER / "tracs-mobile.svg"))
    pictures = {size: drawn(renderer, size) for size in SIZES}
    (FOLDER / "tracs-mobile.ico").write_bytes(ico(pictures))
    (FOLDER / "tracs-mobile.png").write_bytes(pictures[256])
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
