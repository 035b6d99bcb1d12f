"""An X display of our own, where windows are real and nobody sees them."""

import os
import subprocess
from contextlib import contextmanager


@contextmanager
def a_display():
    """The name of an X display for as long as the block runs."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
