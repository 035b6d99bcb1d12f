"""A second start brings the window that is open to the front, and ends.

They meet at a local socket that only this user of the computer can reach; its name is made of the
data folder, so that practice copies on other folders do not hear one another. The open copy tells
its process, the second one hands it the right to come forward (Windows lets no other do so), and
says so.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_WAIT_MS = 2_000
_COME = b"come forward\n"
_LONGEST = 40


def socket_name(folder: Path) -> str:
    """The name both copies know; it tells nothing of the folder."""
    plain = os.path.normcase(str(folder.absolute()))
    return f"tracs-mobile-{hashlib.sha256(plain.encode()).hexdigest()[:20]}"


class Summons(QObject):
    """Listens for second starts; `heard` is emitted for each."""

    heard = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = socket_name(folder)
        # Of a copy that was killed; one that lives would hold the lock, and we were not here.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            log.info("Second starts will not be heard: %s", self._server.serverError().name)

    def _greet(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            line.readyRead.connect(self._hear)
            line.disconnected.connect(line.deleteLater)
            line.write(f"{os.getpid()}\n".encode())

    def _hear(self) -> None:
        line = self.sender()
        if isinstance(line, QLocalSocket) and line.canReadLine():
            if bytes(line.readLine(_LONGEST).data()) == _COME:
                self.heard.emit()
                line.write(b"ok\n")
                line.flush()
            line.disconnectFromServer()

    def close(self) -> None:
        """Hear no more."""
        self._server.close()


def call_forward(folder: Path, *, wait_ms: int = _WAIT_MS) -> bool:
    """Ask the copy that is open on `folder` to come forward; whether it does."""
    line = QLocalSocket()
    line.connectToServer(socket_name(folder))
    if not line.waitForConnected(wait_ms):
        return False
    process = _line_of(line, wait_ms)
    if not process.isdigit():
        return False
    _let_forward(int(process))
    line.write(_COME)
    line.flush()
    return _line_of(line, wait_ms) == "ok"


def _line_of(line: QLocalSocket, wait_ms: int) -> str:
    while not line.canReadLine():
        if not line.waitForReadyRead(wait_ms):
            return ""
    return bytes(line.readLine(_LONGEST).data()).decode("ascii", "replace").strip()


def _let_forward(process: int) -> None:
    """Windows: only who was started by the user may bring a window forward, or let another."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
