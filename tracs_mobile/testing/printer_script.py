"""What an emulated printer is like and what it does wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Traits and faults of a printer. By default it is a whole one of the usual kind.

    Byte counts are of what it received, with `counts_job_only` without real-time commands; dots are
    of paper moved, eight to the millimeter.

    Faults from the start: one that is `off` is not at its address, a `mute` printer answers
    nothing, one that is not a printer answers `garbage` to whatever it gets, `half_replies` loses
    the second half of each longer answer, a `held` line belongs to another program.

    Faults on the way: `stops_reading_after`, `hangs_up_after` and `silent_after` count bytes, the
    other `…_after` count dots. A head that is hot stops until it has cooled: after `hot_for_s`, or
    when told. A printer that hung up stays away until it is mended, unless it `reconnects`. With
    `duplicates_job` the line delivers each job twice. When paper is loaded or the cover closed a
    printer that `resumes` goes on with what it holds, as Epson's do; others forget it.

    Traits: one that `confirms` knows GS ( H, one that `clears` DLE DC4 8 and DLE ENQ 2, one that
    `tells_battery` DLE DC4 7 and DLE GS I 98, with `battery_unasked` (Epson's TM-P60) it also says
    so by itself when the battery falls; `bare_status` also answers EOT n without DLE. It interprets
    up to `line_buffer_dots` of paper ahead of its head. Empty texts of GS I are not answered.
    """

    off: bool = False
    mute: bool = False
    cover_open: bool = False
    paper_out: bool = False
    hot: bool = False
    battery_low: bool = False
    broken: bool = False
    near_end: bool = False
    half_replies: bool = False
    garbage: bytes = b""
    held: bool = False

    stops_reading_after: int | None = None
    hangs_up_after: int | None = None
    silent_after: int | None = None
    counts_job_only: bool = False
    paper_ends_after: int | None = None
    cover_opens_after: int | None = None
    hot_after: int | None = None
    hot_for_s: float | None = None
    battery_falls_after: int | None = None
    breaks_after: int | None = None
    reconnects: bool = False
    duplicates_job: bool = False
    resumes: bool = True

    confirms: bool = False
    clears: bool = True
    tells_changes: bool = True
    tells_in_order: bool = True
    tells_battery: bool = False
    battery_unasked: bool = False
    bare_status: bool = False
    buffer_bytes: int = 4_096
    line_buffer_dots: int = 0
    mm_per_second: float | None = None
    line_bytes_per_second: float | None = None
    maker: str = ""
    model: str = ""
    firmware: str = ""
    serial: str = ""
    nv_bytes: int = 393_216


def without_faults(script: Script) -> Script:
    """The same printer when it is mended."""
    return replace(
        script,
        off=False,
        mute=False,
        cover_open=False,
        paper_out=False,
        hot=False,
        battery_low=False,
        broken=False,
        near_end=False,
        half_replies=False,
        garbage=b"",
        held=False,
        stops_reading_after=None,
        hangs_up_after=None,
        silent_after=None,
        paper_ends_after=None,
        cover_opens_after=None,
        hot_after=None,
        battery_falls_after=None,
        breaks_after=None,
        duplicates_job=False,
    )
