"""The bytes of a job for an ESC/POS printer: its own letters for text, dots for everything else.

python-escpos 3.1 is the encoder only, through `Dummy`; what is known to be wrong in it is not used:
its image, text, code page and status functions.
"""

from __future__ import annotations

from collections.abc import Sequence

from printers.escpos.escpos_library import collector, send
from printers.escpos.images import dots_moved, feed, picture_commands
from printers.escpos.native import native_code
from printers.escpos.nv_logo import PRINT_LOGO
from printers.escpos.status import TELL_CHANGES
from printers.facts import DensityCommand
from printers.paper.blocks import Size
from printers.paper.ink import Raster, raster_of
from printers.paper.place import SCALE, cell_of, code_page_for, paper_rows, sent_as_picture
from printers.paper.rows import Row, Run
from printers.paper.text import encode_line
from printers.paper.whole_page import page_raster
from printers.profiles import Form, Profile
from tracs_mobile.domain.document import Printable

__all__ = ["Form", "encode_job", "encode_rows"]

_ESC, _GS = b"\x1b", b"\x1d"
_STEPS_OF_DENSITY = 2
"""Steps of the printer in one of ours, so that -3 to 3 is all that Epson's GS ( K can do."""


def encode_job(copies: Sequence[Printable], profile: Profile, form: Form | None = None) -> bytes:
    """All copies as one job, each with white paper after it. Raises BadInput.

    Without a `form`, in the one that the profile names; that is the hybrid until a test says other.
    """
    made = form or profile.form
    return encode_rows([paper_rows(copy, profile, made) for copy in copies], profile, made)


def encode_rows(
    papers: Sequence[tuple[Row, ...]], profile: Profile, form: Form = Form.HYBRID
) -> bytes:
    """Papers given as rows, as one job."""
    encoder = _Encoder(profile, papers, form)
    for rows in papers:
        encoder.paper(rows)
    return encoder.job


class _Encoder:
    """Writes rows as commands and remembers which style the printer is in."""

    def __init__(self, profile: Profile, papers: Sequence[tuple[Row, ...]], form: Form) -> None:
        self._profile = profile
        self._form = form
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
        if self._form is Form.RASTER:
            self._picture(page_raster(rows, self._profile.width_dots))
        else:
            for row in rows:
                self._row(row)
        self._white += self._profile.tear_off_dots
        self._feed()

    def _begin(self) -> None:
        self._out.hw("INIT")
        # ESC @ forgets the code page, so it is chosen again each time. R 0: the letters of the USA.
        send(self._out, _ESC + b"t" + self._slot, _ESC + b"R\x00")
        # GS P: positions and line heights are in dots of 1/203 inch.
        if self._profile.motion_units:
            send(self._out, _GS + b"P\xcb\xcb")
        if self._profile.tells_changes:
            send(self._out, TELL_CHANGES)
        self._set_up()
        self._style, self._spacing, self._white = None, 0, 0

    def _set_up(self) -> None:
        """Margin, width and darkness of this one printer; nothing where they are the usual ones."""
        profile = self._profile
        if profile.margin_left_dots:
            margin, width = profile.margin_left_dots, profile.width_dots
            send(self._out, _GS + b"L" + margin.to_bytes(2, "little"))
            send(self._out, _GS + b"W" + width.to_bytes(2, "little"))
        if profile.darkness and profile.density is DensityCommand.GS_K:
            # Function 49: steps of 5 % from 70 to 130 %, negative ones as a signed byte.
            steps = _STEPS_OF_DENSITY * profile.darkness
            send(self._out, _GS + b"(K\x02\x00\x31" + steps.to_bytes(1, signed=True))

    def _row(self, row: Row) -> None:
        if not row.runs and not row.pictures:
            self._white += row.height
        elif (
            self._form is Form.NATIVE
            and row.code
            and (drawn := native_code(row.code, self._profile))
        ):
            self._alone(drawn)
        elif sent_as_picture(row, self._codec, self._profile):
            self._picture_row(row)
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
            at = run.x + len(run.text) * cell_of(run.size, self._profile)[0]
        send(self._out, b"\n")

    def _set_style(self, run: Run) -> None:
        size, bold = self._style or (None, None)
        if run.size is not size:
            scale = SCALE[run.size]
            font = "b" if run.size is Size.SMALL else "a"
            self._out.set(font=font, custom_size=True, width=scale, height=scale)
        if run.bold is not bold:
            self._out.set(bold=run.bold)
        self._style = (run.size, run.bold)

    def _picture_row(self, row: Row) -> None:
        raster = raster_of(row, self._profile.width_dots)
        if raster is None:
            self._white += row.height
            return
        self._white += raster.top
        if row.logo and self._profile.logo_stored == raster.digest:
            self._alone(PRINT_LOGO)
        else:
            self._picture(raster)
        self._white += row.height - raster.top - raster.dots_high

    def _picture(self, raster: Raster) -> None:
        """A picture; what the paper moved beyond it is taken from the white that follows."""
        self._alone(picture_commands(raster, self._profile))
        self._white += raster.dots_high - dots_moved(raster, self._profile)

    def _alone(self, commands: bytes) -> None:
        """Commands that stand at the beginning of a line and end at the next one."""
        self._feed()
        send(self._out, commands)
        # Some printers come out of a picture in another style: say it again.
        self._style, self._spacing = None, 0

    def _feed(self) -> None:
        send(self._out, feed(self._white))
        self._white = min(0, self._white)
