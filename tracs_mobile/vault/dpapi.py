"""Two calls of Windows: bytes sealed to this machine, and back (CryptProtectData)."""

from __future__ import annotations

import ctypes
import sys

from tracs_mobile.errors import KeyUnavailable
from tracs_mobile.wording import say

_UI_FORBIDDEN = 0x1
_LOCAL_MACHINE = 0x4
_ENTROPY = b"tracs-mobile/machine/v1"


class _Blob(ctypes.Structure):
    """DATA_BLOB of wincrypt.h."""

    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_char)))


def protect(raw: bytes) -> bytes:
    """Seal `raw` so that only this machine opens it. Raises KeyUnavailable."""
    return _call("CryptProtectData", raw)


def unprotect(raw: bytes) -> bytes:
    """What `protect` sealed on this machine. Raises KeyUnavailable."""
    return _call("CryptUnprotectData", raw)


def _call(name: str, raw: bytes) -> bytes:
    if sys.platform != "win32":
        raise KeyUnavailable(say("The machine key of Windows is only to be had on Windows."))
    else:
        source, entropy, found = _blob(raw), _blob(_ENTROPY), _Blob()
        function = getattr(ctypes.WinDLL("crypt32", use_last_error=True), name)
        function.restype = ctypes.c_int
        flags = _UI_FORBIDDEN | _LOCAL_MACHINE
        if not function(
            ctypes.byref(source),
            None,
            ctypes.byref(entropy),
            None,
            None,
            flags,
            ctypes.byref(found),
        ):
            raise KeyUnavailable(
                say(
                    "Windows does not open the machine key: it was made on another machine or "
                    "before Windows was installed again. Ask your Point of Contact for recovery."
                )
            ) from ctypes.WinError(ctypes.get_last_error())
        try:
            return ctypes.string_at(found.data, found.size)
        finally:
            local_free = ctypes.WinDLL("kernel32").LocalFree
            local_free.argtypes = (ctypes.c_void_p,)
            local_free(ctypes.cast(found.data, ctypes.c_void_p))


def _blob(raw: bytes) -> _Blob:
    held = ctypes.create_string_buffer(raw, len(raw))
    return _Blob(len(raw), ctypes.cast(held, ctypes.POINTER(ctypes.c_char)))
