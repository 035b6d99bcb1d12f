"""A watched folder at DPS: what is copied into it is imported, and the receipts lie beside it."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path

from sync.bundles.files import bundles_in, read_bounded, receipts_beside, write_verified
from sync.gateway import leftovers
from sync.gateway.desk import Desk
from sync.gateway.drop_status import DropStatus
from sync.gateway.folders import free_name
from sync.gateway.leftovers import Sticks
from sync.gateway.office.bundles import Imported, import_bundles
from tracs_mobile.errors import BadInput, TracsError

log = logging.getLogger(__name__)

EVERY_S = 5.0
BY = "drop folder"
_WAITING = "waiting"
_REFUSED = "refused"
_EXPUNGED = "It names an expunged ticket, so it was deleted here."

State = tuple[int, int]


class DropFolder:
    """Looks every few seconds on a thread of its own, until `close`.

    A file is imported once it stays as it is between two looks. It is deleted when the database
    has all of it and its receipts lie where it lay. One whose records wait for earlier ones goes
    into `waiting`, one that is refused into `refused`, each with a text that says why.
    """

    def __init__(self, desk: Desk, folder: Path, *, every_s: float = EVERY_S) -> None:
        self._desk = desk
        self._folder = folder
        self._every_s = every_s
        self._before: dict[Path, State] = {}
        self._stuck: dict[Path, State] = {}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="drop-folder", daemon=True)
        self._sticks = desk.sticks = Sticks(folder, desk.keys.opening)
        desk.drop = DropStatus(folder=folder.name)

    @property
    def status(self) -> DropStatus:
        """How the folder stands; the page shows it."""
        return self._desk.drop or DropStatus(folder=self._folder.name)

    def start(self) -> None:
        """Begin to look. Once only."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the file under way. Safe to call twice."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(10.0)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self.look()
            except Exception:
                log.exception("The drop folder met a fault nobody foresaw")
            self._ending.wait(self._every_s)

    def look(self) -> None:
        """One look: import what has not changed since the last one."""
        self._desk.drop = replace(self.status, looked_at=self._desk.clock.now(), problem="")
        if not self._folder.is_dir():
            self._say("The drop folder is not there. Make it again, or connect the share.")
            return
        now: dict[Path, State] = {}
        for path in bundles_in(self._folder):
            state = _state(path)
            if state is None:
                continue
            now[path] = state
            if self._before.get(path) == state and self._stuck.get(path) != state:
                self._import(path, state)
        self._before = now

    def _import(self, path: Path, state: State) -> None:
        try:
            (done,) = import_bundles(self._desk, [(path.name, read_bounded(path))], by=BY)
            if done.receipts:
                write_verified(receipts_beside(path), done.receipts)
            self._put_away(path, done)
        except (TracsError, OSError) as fault:
            # Imported or not, it is tried again when it changes or the gateway starts anew.
            self._stuck[path] = state
            log.warning("A file of the drop folder is stuck: %s", type(fault).__name__)
            said = str(fault) if isinstance(fault, TracsError) else "It cannot be moved away."
            self._say(f"{path.name}: {said}")

    def _put_away(self, path: Path, done: Imported) -> None:
        """What is in the database goes from the folder; what needs a person, or a try, is kept."""
        taken = bool(done.receipts)
        if taken:
            self._desk.drop = replace(self.status, imported=self.status.imported + 1)
        else:
            self._desk.drop = replace(self.status, refused=self.status.refused + 1)
        if taken and done.all_here:
            path.unlink()
            return
        folder = self._folder / (_WAITING if taken else _REFUSED)
        folder.mkdir(exist_ok=True)
        kept = free_name(folder / path.name)
        path.replace(kept)
        said = done.said
        if self._names_expunged(kept):
            leftovers.remove(kept)
            said = f"{said} {_EXPUNGED}"
        kept.with_name(f"{kept.name}.txt").write_text(f"{said}\n", "utf-8")

    def _names_expunged(self, kept: Path) -> bool:
        """Looked up once the file lies where an expungement looks, so that none slips between."""
        with self._desk.database.read() as connection:
            gone = leftovers.expunged(connection)
        return self._sticks.tells_of(kept, gone)

    def _say(self, problem: str) -> None:
        self._desk.drop = replace(self.status, problem=problem)


def _state(path: Path) -> State | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def checked_folder(folder: Path) -> Path:
    """The folder, made when it is missing. Raises BadInput when it cannot be used."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(f"The drop folder cannot be used: {fault.strerror}.") from fault
    return folder
