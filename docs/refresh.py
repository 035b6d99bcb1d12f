"""Make the pictures of the README anew from one run of the demo: `python docs/refresh.py`."""

import shutil
import sys
import tempfile
from pathlib import Path

from tracs_mobile.__main__ import main

PICTURES = Path(__file__).parent / "pictures"
SHOWN = (
    "stop-day.png", "stop-night.png", "outbox-waiting.png", "outbox-day.png", "ticket.png",
    "ticket-day.png", "devices-day.png",
)  # fmt: skip

with tempfile.TemporaryDirectory() as folder:
    code = main(["demo", "--out", folder])
    if code != 0:
        sys.exit(code)
    for name in SHOWN:
        shutil.copyfile(Path(folder) / name, PICTURES / name)
