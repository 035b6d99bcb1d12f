"""How a process that takes tickets in by the hundred collects its garbage.

A batch makes and drops tens of thousands of objects, none of them in circles. With the usual limits
the collector walks through everything the libraries made on loading again and again for nothing.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 20_000, 50, 100


def settle() -> None:
    """Leave out what is there by now, which stays to the end, and look at the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
