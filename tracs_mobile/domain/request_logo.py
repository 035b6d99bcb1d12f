"""Whether a logo is a PNG that a ticket can carry, told from its bytes alone."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tracs_mobile.domain.problem import Problem, block, warn
from tracs_mobile.wording import say

MOST_BYTES = 200_000
MOST_DOTS = 832
"""Wider than four-inch paper at 203 dots an inch."""
LEAST_DOTS = 40
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PATH = "logo_png"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoSize:
    """Width and height in dots, and how many bits a dot has in a channel."""

    width: int
    height: int
    bits: int


def logo_size(png: bytes) -> LogoSize | None:
    """The measures of a PNG whose pieces are all whole; None for anything else."""
    if not png.startswith(_SIGNATURE):
        return None
    size: LogoSize | None = None
    at = len(_SIGNATURE)
    while at + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, end = png[at + 4 : at + 8], at + 8 + length
        if end + 4 > len(png) or struct.unpack_from(">I", png, end)[0] != zlib.crc32(
            png[at + 4 : end]
        ):
            return None
        if size is None:
            if kind != b"IHDR" or length != 13:
                return None
            width, height, bits = struct.unpack_from(">IIB", png, at + 8)
            size = LogoSize(width=width, height=height, bits=bits)
        if kind == b"IEND":
            return size
        at = end + 4
    return None


def logo_problems(png: bytes, *, needed: bool) -> Iterator[Problem]:
    """What is wrong with the logo for the header of warnings."""
    if not png:
        if needed:
            yield warn(
                _PATH,
                "request.no_logo",
                say(
                    "There is no logo. Warnings then begin with the agency's name alone; the logo "
                    "can follow in a change request."
                ),
            )
        return
    size = logo_size(png)
    if len(png) > MOST_BYTES:
        yield block(
            _PATH,
            "request.logo_large",
            say(
                "The logo has {png:,} kB; {most_bytes} are allowed.",
                png=len(png) // 1000,
                most_bytes=MOST_BYTES // 1000,
            ),
        )
    elif size is None:
        yield block(
            _PATH,
            "request.logo_unreadable",
            say("The logo is not a whole PNG picture. Choose another."),
        )
    elif max(size.width, size.height) > MOST_DOTS:
        yield block(
            _PATH,
            "request.logo_size",
            say(
                "The logo has {width} by {height} dots; {most_dots} a side is the most.",
                width=size.width,
                height=size.height,
                most_dots=MOST_DOTS,
            ),
        )
    elif min(size.width, size.height) < LEAST_DOTS:
        yield warn(
            _PATH,
            "request.logo_small",
            say(
                "The logo has {width} by {height} dots and may look coarse on paper.",
                width=size.width,
                height=size.height,
            ),
        )
