"""Kills a program at a moment that is seen from outside, on a quick machine as on a slow one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

_LOOK_EVERY_S = 0.001
_GONE_S = 10.0


def killed_when(command: Sequence[str], seen: Callable[[], bool]) -> bool:
    """Run `command` and kill it as soon as `seen`; False when it ended by itself before."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)  # noqa: S603  a test's own
    while not seen():
        try:
            process.wait(_LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            continue
        return False
    process.kill()
    process.wait(_GONE_S)
    return True
