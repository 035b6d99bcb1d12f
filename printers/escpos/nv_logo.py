"""The logo in the printer's own memory: stored once, printed by its key with every ticket.

GS ( L or GS 8 L functions 67 (store) and 69 (print) of Epson's command reference. Makers ask that
this memory be written at most ten times a day, and while it is written a printer answers nothing.
"""

from __future__ import annotations

from printers.escpos.images import graphics_command
from printers.facts import ImageCommand
from printers.paper.ink import Raster, reads_as_command, without_commands
from printers.paper.place import logo_digest, logo_raster
from printers.profiles import Profile
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

__all__ = ["FORGET_LOGO", "PRINT_LOGO", "logo_digest", "store_logo"]

_KEY = b"TM"
FORGET_LOGO = b"\x1d(L\x04\x00\x30\x42" + _KEY
"""Function 66: deletes the logo, if there is one."""

PRINT_LOGO = b"\x1d(L\x06\x00\x30\x45" + _KEY + b"\x01\x01"
"""Prints the stored logo in its own size, from the beginning of a line."""

_INIT = b"\x1b@"


def store_logo(logo_png: bytes, profile: Profile) -> bytes:
    """The job that stores the logo as it stands on tickets of this width; nothing is printed.

    Afterwards `logo_digest` of the same logo belongs into the printer's setup. Raises BadInput
    when there is no logo that can be read, or the printer keeps none.
    """
    if not profile.nv_logo:
        raise BadInput(
            say(
                "{label} is not known to keep a logo. It is sent with each ticket.",
                label=profile.label,
            )
        )
    raster = logo_raster(logo_png, profile)
    if raster is None:
        raise BadInput(say("There is no logo to store. Choose a PNG picture on the agency page."))
    wide = profile.image_command is ImageCommand.GS_8_L
    return _INIT + _stored(raster, wide=wide)


def _stored(raster: Raster, *, wide: bool) -> bytes:
    """Widened by a white column while its length would read as a command; paper shows no change."""
    head = _head(raster, wide=wide)
    while reads_as_command(head):
        raster = _widened(raster)
        head = _head(raster, wide=wide)
    return head + without_commands(raster.bits)


def _head(raster: Raster, *, wide: bool) -> bytes:
    size = (raster.stride * 8).to_bytes(2, "little") + raster.height.to_bytes(2, "little")
    told = b"\x30\x43\x30" + _KEY + b"\x01" + size + b"\x31"
    return graphics_command(told, len(raster.bits), wide=wide)


def _widened(raster: Raster) -> Raster:
    lines = (
        raster.bits[at : at + raster.stride] + b"\x00"
        for at in range(0, len(raster.bits), raster.stride)
    )
    return Raster(
        top=raster.top, stride=raster.stride + 1, height=raster.height, bits=b"".join(lines)
    )
