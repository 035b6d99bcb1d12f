"""How the bytes of one scan come in on the lines that scanners hang on, as seeded models."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

Arrival = tuple[float, bytes]
"""Seconds from the first byte, and what arrives then."""

Line = Callable[[bytes, random.Random], Iterator[Arrival]]


def usb_packets(raw: bytes, chance: random.Random) -> Iterator[Arrival]:
    """USB-CDC: packets of 64 bytes, one a millisecond."""
    del chance
    for at in range(0, len(raw), 64):
        yield at / 64 * 0.001, raw[at : at + 64]


def steady(baud: int) -> Line:
    """A plain serial line: ten bits a byte, without a pause."""

    def line(raw: bytes, chance: random.Random) -> Iterator[Arrival]:
        del chance
        for at in range(len(raw)):
            yield at * 10 / baud, raw[at : at + 1]

    return line


def jittery(raw: bytes, chance: random.Random) -> Iterator[Arrival]:
    """9600 baud with pauses of 0 to 40 ms every 16 bytes."""
    now_s = 0.0
    for at in range(0, len(raw), 16):
        now_s += 16 / 960 + chance.uniform(0, 0.04)
        yield now_s, raw[at : at + 16]


def stalling(raw: bytes, chance: random.Random) -> Iterator[Arrival]:
    """Bluetooth-like: stalls of 0 to 120 ms between bundles of 20 bytes."""
    now_s = 0.0
    for at in range(0, len(raw), 20):
        now_s += chance.uniform(0, 0.12)
        yield now_s, raw[at : at + 20]


def bundled(raw: bytes, chance: random.Random) -> Iterator[Arrival]:
    """An FTDI adapter at 9600 baud: what came within 16 ms, at once."""
    del chance
    for at in range(0, len(raw), 15):
        yield (at / 15 + 1) * 0.016, raw[at : at + 15]


LINES: Mapping[str, Line] = MappingProxyType(
    {
        "usb packets": usb_packets,
        "115200 steady": steady(115_200),
        "9600 steady": steady(9600),
        "9600 jitter": jittery,
        "bluetooth stalls": stalling,
        "ftdi bundles": bundled,
    }
)
