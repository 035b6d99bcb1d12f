"""Where the program writes what happened: states and counts, never a person."""

from __future__ import annotations

import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

_FORMAT = "%(asctime)s.%(msecs)02.0f%(tz)s %(levelname)s %(name)s %(message)s"


class _Utc(logging.Formatter):
    """Times in UTC to the hundredth of a second (CJIS AU-8)."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        record.tz = "Z"
        return super().format(record)


def start_log(folder: Path) -> logging.Handler:
    """Log to `folder`/tracs-mobile.log, one megabyte kept five times. Returns the handler."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "tracs-mobile.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
    )
    formatter = _Utc(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # These libraries log addresses and payload sizes at INFO; their faults reach us as exceptions.
    for noisy in ("httpx", "httpcore", "uvicorn", "uvicorn.access", "alembic", "PIL"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Detach and close a handler of `start_log`."""
    logging.getLogger().removeHandler(handler)
    handler.close()
