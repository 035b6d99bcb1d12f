"""The bytes of a job for an ESC/POS printer: its own letters for text, dots for everything else.

python-escpos 3.1 is the encoder only, through `Dummy`; what is known to be wrong in it is not used:
its image, text, code page and status functions.
"""

from __future__ import annotations

from collections.abc import Sequence

from printers.blocks import Size
from printers.escpos_library import Collector, collector, send
from printers.ink import Raster, raster_of, without_commands
from printers.place import code_page_for, paper_rows, sent_as_picture
from printers.profiles import Profile
from printers.rows import Row, Run
from printers.status import TELL_CHANGES
from printers.text import encode_line
from tracs_mobile.domain.document import Printable

_ESC, _GS = b"\x1b", b"\x1d"
_BAND_ROWS = 128
_MOST_FEED = 255
TEAR_OFF_DOTS = 160
"""20 mm of white, so that the last line is past the tear bar."""

_SCALE = {Size.SMALL: 1, Size.NORMAL: 1, Size.LARGE: 2, Size.HUGE: 3}


def encode_job(copies: Sequence[Printable], profile: Profile) -> bytes:
    """All copies as one job, each with white paper after it. Raises BadInput."""
    return encode_rows([paper_rows(copy, profile) for copy in copies], profile)


def encode_rows(papers: Sequence[tuple[Row, ...]], profile: Profile) -> bytes:
    """Papers given as rows, as one job."""
    encoder = _Encoder(profile, papers)
    for rows in papers:
        encoder.paper(rows)
    return encoder.job


class _Encoder:
    """Writes rows as commands and remembers which style the printer is in."""

    def __init__(self, profile: Profile, papers: Sequence[tuple[Row, ...]]) -> None:
        self._profile = profile
        self._out = collector()
        self._codec, slot = code_page_for((row for rows in papers for row in rows), profile)
        self._slot = bytes([slot])
        self._style: tuple[Size, bool] | None = None
        self._spacing = 0
        self._white = 0

    @property
    def job(self) -> bytes:
        """The bytes so far."""
        return self._out.output

    def paper(self, rows: tuple[Row, ...]) -> None:
        """One paper from its own ESC @ to past the tear bar."""
        self._begin()
        for row in rows:
            self._row(row)
        self._white += TEAR_OFF_DOTS
        self._feed()

    def _begin(self) -> None:
        self._out.hw("INIT")
        # ESC @ forgets the code page, so it is chosen again each time. R 0: the letters of the USA.
        # GS P: positions and line heights are in dots of 1/203 inch.
        send(self._out, _ESC + b"t" + self._slot, _ESC + b"R\x00", _GS + b"P\xcb\xcb")
        if self._profile.tells_changes:
            send(self._out, TELL_CHANGES)
        self._style, self._spacing, self._white = None, 0, 0

    def _row(self, row: Row) -> None:
        if not row.runs and not row.pictures:
            self._white += row.height
        elif sent_as_picture(row, self._codec):
            self._picture(row)
        else:
            self._text(row)

    def _text(self, row: Row) -> None:
        self._feed()
        if row.height != self._spacing:
            self._out.line_spacing(row.height)
            self._spacing = row.height
        at = 0
        for run in row.runs:
            if run.x != at:
                send(self._out, _ESC + b"$" + run.x.to_bytes(2, "little"))
            self._set_style(run)
            send(self._out, encode_line(run.text, self._codec) or b"")
            at = run.x + run.width
        send(self._out, b"\n")

    def _set_style(self, run: Run) -> None:
        size, bold = self._style or (None, None)
        if run.size is not size:
            scale = _SCALE[run.size]
            font = "b" if run.size is Size.SMALL else "a"
            self._out.set(font=font, custom_size=True, width=scale, height=scale)
        if run.bold is not bold:
            self._out.set(bold=run.bold)
        self._style = (run.size, run.bold)

    def _picture(self, row: Row) -> None:
        raster = raster_of(row, self._profile.width_dots)
        if raster is None:
            self._white += row.height
            return
        self._white += raster.top
        self._feed()
        _write_bands(self._out, raster, doubled=self._profile.double_height_raster)
        self._white = row.height - raster.top - raster.dots_high
        # Some printers come out of a picture in another style: say it again.
        self._style, self._spacing = None, 0

    def _feed(self) -> None:
        while self._white > 0:
            step = min(self._white, _MOST_FEED)
            send(self._out, _ESC + b"J" + bytes([step]))
            self._white -= step


def _write_bands(out: Collector, raster: Raster, *, doubled: bool) -> None:
    """GS v 0 in bands of one width, short enough for small buffers."""
    mode = 2 if raster.tall and doubled else 0
    lines = [
        raster.bits[at : at + raster.stride] for at in range(0, len(raster.bits), raster.stride)
    ]
    if raster.tall and not doubled:
        lines = [line for line in lines for _ in range(2)]
    for at in range(0, len(lines), _BAND_ROWS):
        band = lines[at : at + _BAND_ROWS]
        size = raster.stride.to_bytes(2, "little") + len(band).to_bytes(2, "little")
        send(out, _GS + b"v0" + bytes([mode]) + size + without_commands(b"".join(band)))
