"""Sticks and folders of this laptop: what writes to them, and who looks for receipts there."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Sequence

from sync.bundles.carrier import BundleCarrier
from tracs_mobile import __version__
from tracs_mobile.domain.outbox import ItemAnswer
from tracs_mobile.errors import TracsError
from tracs_mobile.laptop import Laptop
from tracs_mobile.ports import Clock
from tracs_mobile.services.bundling import Bundling
from tracs_mobile.store.export_book import FileExportBook
from tracs_mobile.vault.device import Trust
from tracs_mobile.vault.seal import SealTo

log = logging.getLogger(__name__)

BOOK_FILE = "exports.json"
EVERY_S = 4.0
"""Seconds between two looks for sticks: a listing of a few folders, unless something changed."""


def bundling_of(
    laptop: Laptop,
    *,
    clock: Clock,
    settle: Callable[[Sequence[ItemAnswer]], None],
    on_change: Callable[[], None],
) -> Bundling:
    """The sticks and folders of `laptop`. Raises KeyUnavailable for an unusable key of DPS."""
    return Bundling(
        carrier=BundleCarrier(
            device=laptop.device,
            to=import_key(laptop.trust),
            verify=laptop.trust.receipt_verifier(),
            new_id=lambda: str(uuid.uuid4()),
            program=__version__,
        ),
        book=FileExportBook(laptop.folder / BOOK_FILE),
        spool=laptop.spool,
        high_water=laptop.marks,
        clock=clock,
        settle=settle,
        on_change=on_change,
    )


def import_key(trust: Trust) -> SealTo:
    """What bundles are encrypted to; before DPS gave a key of its own for it, the seal key."""
    pem = trust.import_key or trust.seal_key
    return SealTo.from_pem(pem.encode("ascii", "replace"))


class StickWatch:
    """Looks for receipts on a thread of its own until `close`; whoever is signed on or nobody."""

    def __init__(self, bundling: Bundling, *, every_s: float = EVERY_S) -> None:
        self._bundling = bundling
        self._every_s = every_s
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sticks", daemon=True)

    def start(self) -> None:
        """Begin to look. Once only."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the look under way. Safe to call twice."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def _run(self) -> None:
        while not self._ending.wait(self._every_s):
            try:
                self._bundling.look()
            except TracsError as error:
                log.warning("Receipts on a stick could not be kept: %s", type(error).__name__)
            except Exception:
                log.exception("The look for sticks met a fault nobody foresaw")
