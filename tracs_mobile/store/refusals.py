"""Sign-ons that were refused while the database was closed; the next sign-on audits them."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.errors import BadInput
from tracs_mobile.store.durable import write_durably

log = logging.getLogger(__name__)

_MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One refused sign-on.

    `who` is a username of this laptop or `unknown`, never what was typed: people type their secret
    into the wrong field.
    """

    at: datetime
    who: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    refusals: tuple[Refusal, ...] = ()


class FileRefusals:
    """Keeps refusals in one file until they are in the audit chain (CJIS AU-2)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def note(self, refusal: Refusal) -> None:
        """Durably keep `refusal`. Never raises: the officer has to hear why he was refused."""
        with self._lock:
            kept = _Kept(refusals=(*self._read(), refusal)[-_MOST:])
            try:
                write_durably(self._path, encode(kept))
            except OSError as fault:
                log.warning("A refused sign-on could not be kept: %s", type(fault).__name__)

    def all(self) -> tuple[Refusal, ...]:
        """What was refused since the last `forget`, oldest first."""
        with self._lock:
            return self._read()

    def forget(self) -> None:
        """They are in the audit chain."""
        with self._lock:
            try:
                self._path.unlink(missing_ok=True)
            except OSError as fault:
                log.warning("Audited refusals are still on file: %s", type(fault).__name__)

    def _read(self) -> tuple[Refusal, ...]:
        try:
            return decode(_Kept, self._path.read_bytes()).refusals
        except FileNotFoundError:
            return ()
        except (OSError, BadInput):
            log.warning("The list of refused sign-ons cannot be read.")
            return ()
