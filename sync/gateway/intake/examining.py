"""What can be said of a line by itself: the slow part of taking a batch in, without the database.

It may run in another process (`intake.examiners`), so all that goes in and out can be pickled.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import zstandard

from sync.gateway.intake import checks
from sync.gateway.intake.filed import Filed, read_filed
from sync.wire import ItemProblem, decode_line
from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.vault.jws import VerifyKey
from tracs_mobile.vault.seal import SealKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One line. `envelope` None: not even that could be read, and `problem` says so.

    `problem` is why an authentic event is not there. `filed` and `packed` (the body under zstd)
    are there when they were worked out already.
    """

    envelope: Envelope | None
    problem: ItemProblem | None = None
    filed: Filed | ItemProblem | None = None
    packed: bytes = b""


def examine(
    lines: Iterable[bytes], seal: SealKey, keys: Mapping[str, VerifyKey], *, whole: bool
) -> list[Examined]:
    """Read, open and verify every line; with `whole` also read and pack its content.

    `keys` are those of the enrolled devices by name; who is not among them is not known to DPS.
    """
    return [_examined(line, seal, keys, whole=whole) for line in lines]


def _examined(
    line: bytes, seal: SealKey, keys: Mapping[str, VerifyKey], *, whole: bool
) -> Examined:
    found = decode_line(line)
    if isinstance(found, ItemProblem):
        return Examined(envelope=None, problem=found)
    plain = checks.opened(found, seal)
    if isinstance(plain, ItemProblem):
        return Examined(envelope=found, problem=plain)
    problem = checks.authenticity(plain, keys)
    if problem is not None or not whole:
        return Examined(envelope=plain, problem=problem)
    return Examined(envelope=plain, filed=read_filed(plain), packed=packed(plain.body))


def packed(body: bytes) -> bytes:
    """The body as it is stored under the lock."""
    return _packer(threading.get_ident()).compress(body)


@functools.lru_cache(maxsize=64)
def _packer(_thread: int) -> zstandard.ZstdCompressor:
    """One for each thread: it may not be used by two at once."""
    return zstandard.ZstdCompressor(level=1)
