"""Hands tickets over to the court: killed at any moment, it neither doubles nor loses one."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sync.gateway import leftovers
from sync.gateway.court import forgotten, outbox
from sync.gateway.court.answer import CourtAnswer, read_answer
from sync.gateway.court.drop import DropFolder
from sync.gateway.court.filing import NotFiled, filing_of
from sync.gateway.court.outbox import Due
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from tracs_mobile.domain.filing import Filing
from tracs_mobile.errors import BadInput, TracsError
from tracs_mobile.ports import Clock

log = logging.getLogger(__name__)

EVERY_S = 5.0
_UNWRITABLE = (TracsError, ValueError, LookupError, TypeError)
"""One ticket that cannot be written waits; those behind it go on."""


class Writes(Protocol):
    """Writes a filing in the court's form, for instance `sync.ecf.filing.filing_xml`."""

    def __call__(self, filing: Filing, *, sent_at: datetime) -> bytes:
        """The file's bytes. Raises TracsError or ValueError for what cannot be written."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run did."""

    filed: int = 0
    put_off: int = 0
    not_filed: int = 0
    answered: int = 0
    unreadable: int = 0

    @property
    def did_something(self) -> bool:
        """Whether another run at once may find more."""
        return self != Run()


class Forwarder:
    """One run at a time; `run` may be called again and again. Faults of the database pass through.

    The way of a file: written and flushed out of sight, then marked as prepared, then renamed into
    sight, then marked as filed. Whatever step is the last before a kill, the next run goes on from
    there: a prepared file that is no longer out of sight has been handed over.
    """

    def __init__(
        self,
        *,
        database: Database,
        keys: GatewayKeys,
        clock: Clock,
        drop: DropFolder,
        write: Writes,
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._drop = drop
        self._write = write

    def run(self) -> Run:
        """Queue, hand over up to a hundred, and read every answer that waits.

        Nothing is done while another gateway's files are on their way through another folder.
        """
        if not outbox.hold(self._database, self._drop.identity):
            log.warning("Files are on their way to the court through another folder; this waits.")
            return Run()
        filed = self._publish()
        outbox.collect(self._database)
        with self._database.read() as connection:
            now = self._clock.now()
            due = outbox.due(connection, now)
            found = forgotten.sort(connection, due, self._drop.handed(now))
        filed += self._remember(found)
        ready, put_off, not_filed = self._prepare(found.due)
        outbox.mark_prepared(self._database, ready, self._drop.identity)
        if ready:
            filed += self._publish()
        answered, unreadable = self._hear()
        return Run(
            filed=filed,
            put_off=put_off,
            not_filed=not_filed + len(found.doubtful),
            answered=answered,
            unreadable=unreadable,
        )

    def _remember(self, found: forgotten.Sorted) -> int:
        """Go on as before the backup with what was handed over after it."""
        for one in found.doubtful:
            outbox.mark_not_filed(self._database, one, forgotten.MAYBE, attempts=1)
        if not found.handed:
            return 0
        outbox.mark_handed(self._database, self._keys, found.handed)
        self._drop.hear_again({one.file for one, _at in found.handed})
        return len(found.handed)

    def _publish(self) -> int:
        with self._database.read() as connection:
            files = outbox.prepared(connection, self._drop.identity)
        try:
            now = self._clock.now()
            self._drop.sweep(files, now)
            self._drop.publish(files, now)
        except OSError:
            log.warning("The folder of the court cannot be written; %d files wait.", len(files))
            return 0
        if not files:
            return 0
        return outbox.mark_filed(self._database, self._keys, files, self._clock.now())

    def _prepare(self, due: tuple[Due, ...]) -> tuple[list[Due], int, int]:
        ready: list[Due] = []
        late: dict[str, list[Due]] = {}
        not_filed = 0
        for one in due:
            try:
                self._drop.prepare(one.file, self._content(one))
                ready.append(one)
            except NotFiled as fault:
                outbox.mark_not_filed(self._database, one, str(fault))
                not_filed += 1
            except OSError:
                late.setdefault("The folder of the court cannot be written.", []).append(one)
            except _UNWRITABLE as fault:
                # By its kind alone: the words of such a fault may hold what is on the ticket.
                what = type(fault).__name__
                log.warning("%s-%d cannot be written: %s", one.number, one.seq, what)
                late.setdefault("The ticket cannot be written as court XML.", []).append(one)
        for why, waiting in late.items():
            outbox.put_off(self._database, waiting, why, self._clock.now())
        return ready, sum(len(waiting) for waiting in late.values()), not_filed

    def _content(self, one: Due) -> bytes:
        if not one.has_plain_name:
            raise NotFiled("Its number cannot be the name of a file.")
        with self._database.read() as connection:
            filing = filing_of(connection, self._keys, one.number, one.seq)
        return self._write(filing, sent_at=self._clock.now())

    def _hear(self) -> tuple[int, int]:
        answered = unreadable = 0
        for path, raw in self._drop.answers():
            answer = _read(raw)
            known = answer is not None and outbox.settle(
                self._database, self._keys, answer, self._clock.now()
            )
            self._put_away(path, raw, answer if known else None)
            answered, unreadable = answered + known, unreadable + (not known)
        if unreadable:
            log.warning("%d answers of the court cannot be used; they lie in a folder.", unreadable)
        return answered, unreadable

    def _put_away(self, path: Path, raw: bytes, answer: CourtAnswer | None) -> None:
        """Keep what the court wrote; of an expunged number nothing but its word."""
        with self._database.read() as connection:
            gone = leftovers.expunged(connection)
        name = "" if answer is None else f"{answer.number}-{answer.seq}.json"
        if answer is not None and answer.number in gone:
            bare = {"number": answer.number, "seq": answer.seq, "state": answer.state}
            self._drop.put_away_bare(path, name, json.dumps(bare).encode())
        elif leftovers.names(raw, gone) or leftovers.names(path.name.encode(), gone):
            path.unlink()
        else:
            self._drop.put_away(path, name)


def _read(raw: bytes) -> CourtAnswer | None:
    try:
        return read_answer(raw)
    except BadInput:
        return None


class CourtThread:
    """Runs a forwarder every few seconds until closed; a fault is logged and tried again."""

    def __init__(self, forwarder: Forwarder, *, close: Callable[[], None]) -> None:
        """`close` gives back what the forwarder holds, after its last run."""
        self._forwarder = forwarder
        self._close = close
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._go, name="court", daemon=True)

    def start(self) -> None:
        """Begin at once."""
        self._thread.start()

    def close(self) -> None:
        """Finish the file under way, then stop. Safe to call twice."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        self._close()

    def _go(self) -> None:
        while not self._stop.is_set():
            if not self._once():
                self._stop.wait(EVERY_S)

    def _once(self) -> bool:
        try:
            return self._forwarder.run().did_something
        except Exception as fault:  # noqa: BLE001  the edge of the thread: it must go on
            what = type(fault).__name__
            log.warning("Handing over to the court failed (%s); it is tried again.", what)
            return False
