"""Before the first paint nothing heavy is loaded."""

import subprocess
import sys

from PySide6.QtWidgets import QApplication

from ui.app import show_as_fits
from ui.window import Window

DENIED = (
    *("sqlalchemy", "alembic", "pydantic", "httpx", "escpos", "PIL", "cv2", "numpy", "keyring"),
    *("serial", "zxingcpp", "pyzbar", "qrcode", "pdf417gen", "sqlcipher3", "uvicorn", "fastapi"),
    "jellyfish",
    *("cryptography.x509", "cryptography.hazmat", "printers", "scanners", "sync"),
    *("tracs_mobile.store", "tracs_mobile.vault", "tracs_mobile.bootstrap"),
)
PROGRAM = """
import sys
from pathlib import Path
from ui.app import run
from tracs_mobile.settings import Settings

def open_station():
    from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
    print("\\n".join(sorted(sys.modules)))
    app = QCoreApplication.instance()
    QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)
    raise SystemError("closed before it was open")

sys.exit(run(open_station, Settings(data_dir=Path(sys.argv[1])), argv=["tracs-mobile"]))
"""


def test_the_sign_on_page_is_painted_before_anything_heavy_is_loaded(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = done.stdout.split()
    assert "ui.views.sign_on" in loaded
    assert "ui.views.stop_view" not in loaded
    heavy = [
        name
        for name in loaded
        if any(name == denied or name.startswith(f"{denied}.") for denied in DENIED)
    ]
    assert heavy == []


def test_a_window_never_reaches_beyond_the_screen(desk, qtbot):
    app = QApplication.instance()
    window = Window(app, lambda: desk.station, desk.settings)
    qtbot.addWidget(window)
    whole = app.primaryScreen().size()
    window.resize(whole.width() + 200, whole.height() + 200)
    show_as_fits(window, app)
    assert window.isFullScreen()
    assert window.width() <= whole.width()
    assert window.height() <= whole.height()
