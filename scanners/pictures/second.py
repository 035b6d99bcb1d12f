"""A second reader of thin and unevenly lit bar codes, used where its library can be loaded."""

from __future__ import annotations

import logging
from functools import cache
from importlib import import_module
from types import ModuleType

import numpy as np

from scanners.pictures.locate import Gray

log = logging.getLogger(__name__)

_KINDS = {"CODE39": "Code 39", "CODE128": "Code 128", "QRCODE": "QR Code"}


def read_again(gray: Gray) -> tuple[tuple[bytes, str], ...]:
    """What zbar sees: the bytes and the kind of each bar code. () where it is not installed."""
    zbar = _zbar()
    if zbar is None:
        return ()
    wanted = [zbar.ZBarSymbol[name] for name in _KINDS]
    found = zbar.decode(np.ascontiguousarray(gray), symbols=wanted)
    return tuple((bytes(code.data), _KINDS[code.type]) for code in found if code.data)


@cache
def _zbar() -> ModuleType | None:
    """The library. Its wheel carries no C library on Linux and lacks a runtime on some Windows."""
    try:
        return import_module("pyzbar.pyzbar")
    except (ImportError, OSError) as fault:
        log.info("The second reader of bar codes cannot be loaded: %s", type(fault).__name__)
        return None
