"""Pictures as each printer takes them: GS v 0, GS ( L, GS 8 L or ESC *, in short bands.

Formats are those of Epson's command reference: GS v 0; GS ( L and GS 8 L functions 112 and 50;
ESC * with m = 33 (24 dots, double density).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printers.facts import ImageCommand
from printers.paper.ink import Raster, reads_as_command, without_commands
from printers.profiles import Profile

_ESC, _GS = b"\x1b", b"\x1d"
_BAND_ROWS = 128
"""Short enough for small buffers; also keeps GS ( L far below its 65,535 bytes."""

_LEAST_WHITE = 6
"""White rows that are fed instead of sent; fewer are not worth a command of their own."""

_STEP_ROWS, _STEP_COST = 8, 64
"""A band ends where the ink grows narrower or wider, if that saves enough bytes.

Fewer would be saved by shorter bands, but a printer starts and stops its motor with each."""

_COLUMN_DOTS = 24
_MOST_FEED = 255
_PRINT_BUFFERED = b"\x1d(L\x02\x00\x30\x32"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A piece of a picture that one command holds, `white` rows below the piece before it.

    Rows of `stride` bytes, no command in them; `doubled`: each is printed twice.
    """

    white: int
    stride: int
    height: int
    bits: bytes
    doubled: bool


def picture_commands(raster: Raster, profile: Profile) -> bytes:
    """The commands that print a picture, from the beginning of a line to the one after it."""
    command = _column_command if _in_columns(profile) else _row_command
    return b"".join(
        feed(band.white * (2 if band.doubled else 1)) + command(band, profile)
        for band in _bands(raster, profile)
    )


def feed(dots: int) -> bytes:
    """ESC J as often as it takes to move the paper; nothing for no dots or fewer."""
    full, rest = divmod(max(0, dots), _MOST_FEED)
    steps = [_MOST_FEED] * full + [rest] * (rest > 0)
    return b"".join(_ESC + b"J" + bytes([step]) for step in steps)


def dots_moved(raster: Raster, profile: Profile) -> int:
    """How far the paper moves down to the last ink; ESC * moves in whole strips of 24 dots."""
    columns = _in_columns(profile)
    return sum(
        (band.white + (_COLUMN_DOTS if columns else band.height)) * (2 if band.doubled else 1)
        for band in _bands(raster, profile)
    )


def as_printed(raster: Raster, profile: Profile) -> Raster:
    """The dots that come out: those of `raster` but for the few taken out of would-be commands."""
    blank = bytes(raster.stride)
    lines: list[bytes] = []
    doubled = False
    for band in _bands(raster, profile):
        doubled = band.doubled
        lines += [blank] * band.white
        lines += [line.ljust(raster.stride, b"\x00") for line in _lines(band.bits, band.stride)]
    height = raster.height if doubled else raster.dots_high
    lines += [blank] * (height - len(lines))
    return replace(raster, height=height, bits=b"".join(lines), tall=doubled)


def _in_columns(profile: Profile) -> bool:
    return profile.image_command is ImageCommand.ESC_STAR


def _lines(bits: bytes, stride: int) -> list[bytes]:
    return [bits[at : at + stride] for at in range(0, len(bits), stride)]


def _bands(raster: Raster, profile: Profile) -> Iterator[Band]:
    columns = _in_columns(profile)
    doubled = raster.tall and profile.double_height_raster and not columns
    lines = _lines(raster.bits, raster.stride)
    if raster.tall and not doubled:
        lines = [line for line in lines for _ in range(2)]
    for white, piece in _strips(lines) if columns else _pieces(lines):
        stride = max(1, *map(_inked, piece))
        bits = b"".join(line[:stride] for line in piece)
        clean = _clean_in_columns(bits, stride) if columns else without_commands(bits)
        yield Band(white=white, stride=stride, height=len(piece), bits=clean, doubled=doubled)


def _inked(line: bytes) -> int:
    """Bytes up to the last black dot."""
    return len(line.rstrip(b"\x00"))


def _blank_rows(lines: list[bytes]) -> int:
    """How many of the first rows are white."""
    return next((at for at, line in enumerate(lines) if any(line)), len(lines))


def _strips(lines: list[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """Strips of 24 rows, each beginning with ink, with the white before it."""
    while (white := _blank_rows(lines)) < len(lines):
        yield white, lines[white : white + _COLUMN_DOTS]
        lines = lines[white + _COLUMN_DOTS :]


def _pieces(lines: list[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """Pieces of rows that each are worth a command, with the white before each."""
    while (white := _blank_rows(lines)) < len(lines):
        end = _end_of_ink(lines, white)
        for piece in _alike(lines[white:end]):
            yield white, piece
            white = 0
        lines = lines[end:]


def _end_of_ink(lines: list[bytes], start: int) -> int:
    """The row after the ink that begins at `start`, where enough white follows."""
    end = start
    for at in range(start, len(lines)):
        if any(lines[at]):
            end = at + 1
        elif at - end >= _LEAST_WHITE:
            break
    return end


def _alike(lines: list[bytes]) -> Iterator[list[bytes]]:
    """Cut where the ink's right edge jumps, and where a band is full."""
    begin, width = 0, 0
    for at in range(0, len(lines), _STEP_ROWS):
        step = lines[at : at + _STEP_ROWS]
        wide = max(map(_inked, step))
        apart = (at - begin) * width + len(step) * wide + _STEP_COST
        together = (at - begin + len(step)) * max(width, wide)
        if at > begin and together > apart:
            yield from _bands_of(lines[begin:at])
            begin, width = at, wide
        width = max(width, wide)
    yield from _bands_of(lines[begin:])


def _bands_of(lines: list[bytes]) -> Iterator[list[bytes]]:
    """As many rows as a band takes; fewer when its length would itself read as a command."""
    while lines:
        rows = min(len(lines), _BAND_ROWS)
        stride = max(1, *map(_inked, lines[:rows]))
        while reads_as_command(_graphics_head(stride, rows, doubled=False)):
            rows -= 1
        yield lines[:rows]
        lines = lines[rows:]


# --- commands that take rows -------------------------------------------------------------------


def _row_command(band: Band, profile: Profile) -> bytes:
    if profile.image_command is ImageCommand.GS_V_0:
        size = band.stride.to_bytes(2, "little") + band.height.to_bytes(2, "little")
        return _GS + b"v0" + bytes([2 if band.doubled else 0]) + size + band.bits
    wide = profile.image_command is ImageCommand.GS_8_L
    head = _graphics_head(band.stride, band.height, doubled=band.doubled, wide=wide)
    return head + band.bits + _PRINT_BUFFERED


def _graphics_head(stride: int, height: int, *, doubled: bool, wide: bool = False) -> bytes:
    """GS ( L or GS 8 L function 112: put a picture of one color into the buffer."""
    size = (stride * 8).to_bytes(2, "little") + height.to_bytes(2, "little")
    told = b"\x30\x70\x30\x01" + bytes([2 if doubled else 1]) + b"\x31" + size
    return graphics_command(told, stride * height, wide=wide)


def graphics_command(parameters: bytes, data_bytes: int, *, wide: bool = False) -> bytes:
    """The head of GS ( L, or of GS 8 L when `wide`, before `data_bytes` of dots."""
    length = len(parameters) + data_bytes
    if wide:
        return _GS + b"8L" + length.to_bytes(4, "little") + parameters
    return _GS + b"(L" + length.to_bytes(2, "little") + parameters


# --- the command that takes columns ------------------------------------------------------------


def _column_command(band: Band, _profile: Profile) -> bytes:
    """ESC * with white columns at the right left out, then ESC J to print and move on."""
    columns = _columns(band.bits, band.stride)
    used = max(1, -(-len(columns.rstrip(b"\x00")) // 3))
    head = _ESC + b"*\x21" + used.to_bytes(2, "little")
    return head + columns[: used * 3] + _ESC + b"J" + bytes([_COLUMN_DOTS])


def _clean_in_columns(bits: bytes, stride: int) -> bytes:
    """The rows, with one dot less where their columns would read as a command."""
    columns = without_commands(_columns(bits, stride))
    return _rows(columns, stride)[: len(bits)]


def _columns(bits: bytes, stride: int) -> bytes:
    """Rows as columns of three bytes, the upper dot in the highest bit."""
    rows = [f"{int.from_bytes(line, 'big'):0{stride * 8}b}" for line in _lines(bits, stride)]
    rows += ["0" * (stride * 8)] * (_COLUMN_DOTS - len(rows))
    return b"".join(
        int("".join(column), 2).to_bytes(3, "big") for column in zip(*rows, strict=True)
    )


def _rows(columns: bytes, stride: int) -> bytes:
    """The way back: 24 rows."""
    upright = [f"{int.from_bytes(column, 'big'):024b}" for column in _lines(columns, 3)]
    return b"".join(
        int("".join(row), 2).to_bytes(stride, "big") for row in zip(*upright, strict=True)
    )
