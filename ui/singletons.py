"""Keeps None, True and False alive under PySide6 on Python 3.11."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 48


def keep_singletons() -> None:
    """Give the singletons more references than the program can ever lose. Call it first.

    PySide6 6.12 returns None, True and False without counting the reference it hands out, which
    is right since Python 3.12 made them immortal (PEP 683). On 3.11 every call of Qt takes one
    away, and after some ten thousand calls the interpreter stops with `none_dealloc`.
    """
    if sys.version_info >= (3, 12) or hasattr(sys, "gettotalrefcount"):
        return
    for one in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(one))
        if count.value < _PLENTY:
            count.value += _PLENTY
