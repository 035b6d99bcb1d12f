"""What a start reached after how long, for `tracs-mobile run --startup-trace`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Mark = Callable[[str], None]
"""Called with the name of what was just reached."""

BEGAN = time.perf_counter()
"""When this module was loaded, the first of the program's own; the interpreter starts before."""


def unmarked(_name: str) -> None:
    """The mark of a start that nobody watches."""


def trace(
    *,
    write: Callable[[str], object] | None = None,
    clock: Callable[[], float] = time.perf_counter,
    began: float = BEGAN,
) -> Mark:
    """A mark that writes one line at each call: milliseconds since `began`, and the name.

    Lines go to standard error unless `write` takes them; without a console, as under the launcher
    on Windows, they are lost.
    """
    out = write or (sys.stderr.write if sys.stderr is not None else unmarked)

    def mark(name: str) -> None:
        out(f"{(clock() - began) * 1000:8.1f} ms  {name}\n")

    return mark
