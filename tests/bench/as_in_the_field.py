"""Imported first by a script that measures memory, this makes its process like one in the field.

No library that only the development lock has (others load them when they find them), and on Linux
one heap for all threads as on Windows: glibc would give every thread one of its own.
"""

import os
import sys

DEVELOPMENT_ONLY = ("rich", "pygments")

if sys.platform == "linux" and os.environ.get("MALLOC_ARENA_MAX") != "1":
    os.environ["MALLOC_ARENA_MAX"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.argv])
for _name in DEVELOPMENT_ONLY:
    sys.modules[_name] = None
