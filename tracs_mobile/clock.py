"""The clock of the computer and its counter since the boot; everything else is given them."""

from __future__ import annotations

import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_BOOTS = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
_HUNDRED_NS_IN_MS = 10_000


class SystemClock:
    """Satisfies `ports.Clock`."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


class BootCounter:
    """Milliseconds since the boot, time asleep included, and the name of the boot.

    Not `time.monotonic`: on Linux it stops while the laptop sleeps, and on Windows it is another
    counter from Python 3.13 on.
    """

    def __init__(self) -> None:
        self.boot = _boot_id()
        self.run = secrets.token_hex(8)

    def up_ms(self) -> int:
        """Milliseconds; never fewer than at the call before in the same boot."""
        return _up_ms()


if sys.platform == "win32":
    import ctypes
    import winreg

    def _up_ms() -> int:
        # Both count sleep and hibernation too, and nobody can set them (realtimeapiset.h,
        # sysinfoapi.h); the first is exported by kernelbase from Windows 10 on.
        ask = getattr(ctypes.windll.kernelbase, "QueryInterruptTime", None)
        if ask is None:
            ticks = ctypes.windll.kernel32.GetTickCount64
            ticks.restype = ctypes.c_ulonglong
            return int(ticks())
        count = ctypes.c_ulonglong()
        ask(ctypes.byref(count))
        return count.value // _HUNDRED_NS_IN_MS

    def _boot_id() -> str:
        """Windows counts its boots; without the count every run is taken for one of its own."""
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _BOOTS) as key:
                count, _kind = winreg.QueryValueEx(key, "BootId")
        except OSError:
            return ""
        return f"windows-{count}"

else:

    def _up_ms() -> int:
        kind = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
        return time.clock_gettime_ns(kind) // 1_000_000

    def _boot_id() -> str:
        try:
            return _BOOT_ID.read_text("ascii").strip()
        except OSError:
            return ""
