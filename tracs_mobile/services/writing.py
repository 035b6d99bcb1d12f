"""Files for others: written whole or not at all, so that who watches the folder sees no half."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` durably to `target`, all or nothing. Raises BadInput with the sentence."""
    fresh = target.with_name(f".{target.name}.new")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except OSError as fault:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise BadInput(
            say(
                "The file {name} could not be written: {strerror}. Nothing was exported; "
                "free some space or choose another folder.",
                name=target.name,
                strerror=fault.strerror,
            )
        ) from fault
