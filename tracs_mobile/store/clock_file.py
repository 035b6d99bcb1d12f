"""The scale of deadlines in a small file beside the database, in two generations."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.trusted_time import Scale
from tracs_mobile.errors import BadInput, StoreDamaged
from tracs_mobile.store.durable import file_error, write_durably
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_NAMES = ("clock-a.json", "clock-b.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Generation:
    """The scale with its count; the digest is over the scale's canonical bytes, in hex."""

    generation: int
    scale: Scale
    digest: str


class FileScale:
    """`ports.timing.ScaleFile`: each write replaces the older of two files.

    So a file that a fault of the disk tore leaves the one before it, which is a minute older and
    as right: inside a boot the counter makes up for the minute.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self) -> Scale | None:
        """What was kept last; None when nothing was. Raises StoreDamaged when none is whole."""
        found, damaged = self._all()
        if found:
            return max(found, key=lambda one: one.generation).scale
        if damaged:
            raise StoreDamaged(
                say("What this laptop kept of the time cannot be read. Deadlines are counted anew.")
            )
        return None

    def write(self, scale: Scale) -> None:
        """Durably keep the scale. Raises StoreFull or StoreError; the one before stays."""
        found, _damaged = self._all()
        last = max((one.generation for one in found), default=0)
        content = encode(_Generation(generation=last + 1, scale=scale, digest=_digest(scale)))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_durably(self._folder / _NAMES[(last + 1) % 2], content)
        except OSError as fault:
            raise file_error(fault, what="the time of this laptop") from fault

    def _all(self) -> tuple[list[_Generation], bool]:
        found: list[_Generation] = []
        damaged = False
        for name in _NAMES:
            try:
                one = decode(_Generation, (self._folder / name).read_bytes())
            except FileNotFoundError:
                continue
            except (OSError, BadInput):
                log.warning("One of two files with the time cannot be read: %s", name)
                damaged = True
                continue
            if one.digest == _digest(one.scale):
                found.append(one)
            else:
                log.warning("One of two files with the time is damaged: %s", name)
                damaged = True
        return found, damaged


def _digest(scale: Scale) -> str:
    return hashlib.sha256(encode(scale)).hexdigest()
