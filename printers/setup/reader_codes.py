"""Bar codes for the scanner itself: symbols that set it up, and a license to test it with.

Drawn for paper of 300 dots an inch: every bar is a multiple of 4 dots, 0.34 mm.
"""

from __future__ import annotations

import pdf417gen
from barcode.charsets.code128 import CODES, STOP

from printers.paper.bitmap import Bitmap, from_rows
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

MODULE = 4
"""Dots of the narrowest bar: 0.34 mm, what every hand scanner reads up close."""

QUIET = 10 * MODULE
"""White that must stay at both sides of a symbol (ISO/IEC 15417 and 15438 ask for this or less)."""

COMMAND_HEIGHT = 177
"""Dots: 15 mm, so that a hand need not be level."""

_START_B, _FNC3 = 104, 96
_CHECK = 103
_FINAL_BAR = "11"
_FIRST_CHARACTER = 32
_LICENSE_LEVEL, _LICENSE_COLUMNS, _LICENSE_ROW = 5, 11, 3 * MODULE


def command_symbol(command: str) -> Bitmap:
    """Code 128 that sets a scanner up: it begins with FNC3, so a scanner obeys and does not send.

    FNC3 says "reader programming" (ISO/IEC 15417). Without quiet zone. Raises BadInput for
    anything but printable ASCII.
    """
    if not command or not command.isascii() or not command.isprintable():
        raise BadInput(say("This command cannot be shown as a bar code."))
    values = [_START_B, _FNC3, *(ord(letter) - _FIRST_CHARACTER for letter in command)]
    check = (_START_B + sum(at * value for at, value in enumerate(values))) % _CHECK
    bars = "".join(CODES[value] for value in (*values, check)) + STOP + _FINAL_BAR
    return from_rows([[bar == "1" for bar in bars]], module_w=MODULE, module_h=COMMAND_HEIGHT)


def license_symbol(payload: str) -> Bitmap:
    """PDF417 of a whole AAMVA record as cards carry it: level 5, rows of three modules.

    Without quiet zone. Raises BadInput for letters outside Latin-1.
    """
    try:
        payload.encode("latin-1")
    except UnicodeEncodeError as fault:
        raise BadInput(
            say("The test license holds a letter that no bar code can carry.")
        ) from fault
    rows = pdf417gen.encode(
        payload, columns=_LICENSE_COLUMNS, security_level=_LICENSE_LEVEL, encoding="latin-1"
    )
    modules = [[bit == "1" for word in row for bit in f"{word:b}"] for row in rows]
    return from_rows(modules, module_w=MODULE, module_h=_LICENSE_ROW)
