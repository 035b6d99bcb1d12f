"""Keys in memory: buffers that can be overwritten, because Python cannot wipe `bytes`."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from tracs_mobile.overriding import override


def wipe(buffer: bytearray) -> None:
    """Overwrite every byte of `buffer` with zero; its length stays."""
    buffer[:] = bytes(len(buffer))


class Wiped:
    """A scratch buffer of `length` bytes that is overwritten when the block is left."""

    __slots__ = ("buffer",)

    def __init__(self, length: int) -> None:
        self.buffer = bytearray(length)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        wipe(self.buffer)

    @override
    def __repr__(self) -> str:
        return "Wiped(…)"
