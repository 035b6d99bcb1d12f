"""The one door to python-escpos 3.1, which is used as an encoder only."""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import Protocol, cast

_MODULE = "escpos.printer"
_PICKLE_DIR = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_import_lock = threading.Lock()


class Collector(Protocol):
    """What is used of `escpos.printer.Dummy`, which keeps all bytes it is given."""

    output: bytes

    def hw(self, hw: str) -> None:
        """`INIT` is ESC @."""
        ...

    def set(
        self,
        *,
        font: str | None = None,
        bold: bool | None = None,
        custom_size: bool | None = None,
        width: int | None = None,
        height: int | None = None,
    ) -> None:
        """Send the styles that are given, and no others."""
        ...

    def line_spacing(self, spacing: int) -> None:
        """ESC 3 n."""
        ...

    def _raw(self, msg: bytes) -> None: ...


def collector() -> Collector:
    """A new, empty collector: one for each job, used by one thread."""
    with _import_lock:
        if _MODULE not in sys.modules:
            _import_privately()
        return cast("Collector", importlib.import_module(_MODULE).Dummy())


def send(out: Collector, *parts: bytes) -> None:
    """Add bytes as they are; the library has no public name for it."""
    for part in parts:
        out._raw(part)


def _import_privately() -> None:
    """Import the library without its side effects.

    It pickles its printer database, and would later load that pickle from wherever an environment
    variable points; it makes a temporary folder even when told where to put it; and it adds a log
    handler. It gets a folder of its own that is gone right after, so that nothing made by others
    is ever loaded and nothing is left behind.
    """
    known, usual = os.environ.get(_PICKLE_DIR), tempfile.tempdir
    handlers = list(logging.root.handlers)
    private = Path(tempfile.mkdtemp(prefix="tracs-"))
    os.environ[_PICKLE_DIR] = tempfile.tempdir = str(private)
    try:
        importlib.import_module(_MODULE)
    finally:
        tempfile.tempdir = usual
        os.environ.pop(_PICKLE_DIR)
        if known is not None:
            os.environ[_PICKLE_DIR] = known
        logging.root.handlers[:] = handlers
        _remove(private)


def _remove(folder: Path) -> None:
    """Remove what the library left; a file of another thread keeps the folder alive."""
    for left in folder.iterdir():
        with contextlib.suppress(OSError):
            if left.is_dir():
                left.rmdir()
            elif left.suffix == ".pickle":
                left.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()
