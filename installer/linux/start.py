"""Start a command of this folder: `python -I start.py mobile …`, or gateway; bin/ does so."""

import runpy
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
MODULES = {"mobile": "tracs_mobile", "gateway": "sync.gateway"}

# Helper processes of the gateway load this file too, and get the same places from their parent.
if __name__ == "__main__":
    sys.path[:0] = [str(HOME / "app"), str(HOME / "lib")]
    runpy.run_module(MODULES[sys.argv.pop(1)], run_name="__main__", alter_sys=True)
