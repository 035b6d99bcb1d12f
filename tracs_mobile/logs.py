"""Where the program writes what happened: states and counts, never a person."""

from __future__ import annotations

import logging
import time
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from tracs_mobile.overriding import override
from tracs_mobile.settings import private_folder

_FORMAT = "%(asctime)s.%(hundredths)02dZ %(levelname)s %(name)s %(message)s"
_OURS = ("tracs_mobile", "ui", "printers", "scanners", "sync", "migrations")


class _Calm(logging.Formatter):
    """Times in UTC to the hundredth of a second (CJIS AU-8); of an exception only type and place.

    What an exception says may hold a name or a license number, whoever raised it.
    """

    @override
    def format(self, record: logging.LogRecord) -> str:
        record.hundredths = int(record.msecs // 10)
        line = super().formatTime(record, self.datefmt)
        record.asctime, record.message = line, record.getMessage()
        said = self.formatMessage(record)
        error = record.exc_info[1] if record.exc_info else None
        return said if error is None else f"{said}\n{_places(error)}"


def _places(error: BaseException) -> str:
    """One line an exception of the chain, the first cause last."""
    lines: list[str] = []
    found: BaseException | None = error
    while found is not None and len(lines) < 10:
        lines.append(f"  {type(found).__name__} at {_way(found.__traceback__)}")
        found = found.__cause__ or found.__context__
    return "\n".join(lines)


def _way(trace: TracebackType | None) -> str:
    frames = traceback.walk_tb(trace)
    return " > ".join(f"{frame.f_globals.get('__name__')}:{line}" for frame, line in frames)


def start_log(folder: Path, level: str = "info") -> logging.Handler:
    """Log to `folder`/tracs-mobile.log, one megabyte kept five times. Returns the handler.

    `level` is warning, info or debug, for what the program itself says.

    Raises BadInput when the folder cannot be used.
    """
    private_folder(folder)
    handler = RotatingFileHandler(
        folder / "tracs-mobile.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
    )
    formatter = _Calm(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    # Libraries log addresses and contents at INFO; only their warnings are of use here.
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(level.upper())
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Detach and close a handler of `start_log`."""
    logging.getLogger().removeHandler(handler)
    handler.close()
