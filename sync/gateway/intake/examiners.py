"""Processes beside the gateway that read and verify lines, so that more than one core works.

Each has a pipe of its own and nothing else: when the gateway dies, however it dies, the pipe ends
and so does the process. A process that fails is replaced, and its lines are examined here.
"""

from __future__ import annotations

import functools
import logging
import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection

from sync.gateway import garbage
from sync.gateway.intake.examining import Examined, examine
from sync.gateway.intake.flat import flat, unflat
from tracs_mobile.vault.jws import VerifyKey
from tracs_mobile.vault.seal import SealKey

WAIT_S = 0.2
"""So long a batch waits for a process that is free; then it is examined here."""
_END_S = 5.0

log = logging.getLogger(__name__)

Asked = tuple[Sequence[bytes], Mapping[str, bytes]]


def fitting() -> int:
    """How many are of use on this computer: one core is the gateway's own."""
    return min(max((os.cpu_count() or 1) - 1, 0), 4)


class _Worker:
    """One process and this end of its pipe; made when the process is ready, after a second."""

    def __init__(self, seal_pem: bytes) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, seal_pem), name="examiner", daemon=True
        )
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def ask(self, asked: Asked) -> list[Examined]:
        """What it found. Raises OSError or EOFError when it is gone."""
        self._pipe.send(asked)
        return [unflat(found) for found in self._pipe.recv()]

    def close(self) -> None:
        """End it; it is waiting, or gone already."""
        self._pipe.close()
        self._process.join(_END_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(_END_S)
        self._process.close()


class Examiners:
    """`count` processes. Safe to ask from several threads at once."""

    def __init__(self, seal: SealKey, count: int) -> None:
        self._seal = seal
        self._count = count
        self._free: queue.Queue[_Worker] = queue.Queue()
        self._lock = threading.Lock()
        self._hiring: list[threading.Thread] = []
        self._working = 0
        self._closed = False

    def start(self) -> None:
        """Start them beside everything else; until they are ready this process does the work."""
        for _ in range(self._count):
            self._hire()

    def _hire(self) -> None:
        thread = threading.Thread(target=self._begin, name="examiner", daemon=True)
        with self._lock:
            if self._closed:
                return
            self._hiring.append(thread)
            thread.start()

    def _begin(self) -> None:
        try:
            worker = _Worker(self._seal.to_pem())
        except (OSError, EOFError):
            log.warning("A process that examines tickets did not start; this one does its work.")
            return
        with self._lock:
            self._working += 1
        self._free.put(worker)

    def examine(self, lines: Sequence[bytes], keys: Mapping[str, VerifyKey]) -> list[Examined]:
        """As `examining.examine`, by a process that is free, else by this one."""
        try:
            worker = self._free.get(timeout=WAIT_S if self._working else 0)
        except queue.Empty:
            return examine(lines, self._seal, keys, whole=False)
        try:
            found = worker.ask((lines, {name: _pem(key) for name, key in keys.items()}))
        except (OSError, EOFError):
            log.warning("A process that examines tickets is gone; another one takes its place.")
            with self._lock:
                self._working -= 1
            worker.close()
            self._hire()
            return examine(lines, self._seal, keys, whole=False)
        self._free.put(worker)
        return found

    def close(self) -> None:
        """End all of them; nothing may be asked any more. Safe to call twice."""
        with self._lock:
            self._closed = True
            hiring, self._hiring = self._hiring, []
        for thread in hiring:
            thread.join()
        for _ in range(self._working):
            self._free.get(timeout=_END_S).close()
        self._working = 0


@functools.lru_cache(maxsize=4096)
def _pem(key: VerifyKey) -> bytes:
    """Keys live as long as the configuration version, so the same ones come again and again."""
    return key.to_pem()


@functools.lru_cache(maxsize=4096)
def _key(pem: bytes) -> VerifyKey:
    return VerifyKey.from_pem(pem)


def _work(pipe: Connection, seal_pem: bytes) -> None:
    """What the process does: lines in, findings out, until the pipe ends."""
    # Ctrl+C goes to all processes of the terminal; the gateway finishes, and then closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seal = SealKey.from_pem(seal_pem)
    garbage.settle()
    try:
        pipe.send("ready")
        while True:
            lines, pems = pipe.recv()
            keys = {name: _key(pem) for name, pem in pems.items()}
            pipe.send([flat(one) for one in examine(lines, seal, keys, whole=True)])
    except (EOFError, OSError):
        return  # the gateway is gone, and with it whoever would want to know
