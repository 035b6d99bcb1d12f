"""From what the system says about a scanner's line to why the scanner cannot be used."""

from __future__ import annotations

import errno
import re

from tracs_mobile.domain.devices import Cause
from tracs_mobile.wording import say

READY = say("The scanner is ready.")

_HELD = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.EAGAIN})
_HELD_WINDOWS = frozenset({5, 32, 170})
"""Access denied, sharing violation, in use."""
_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ECONNREFUSED})
_GONE_WINDOWS = frozenset({2, 3, 21, 31, 433, 1167})
"""File or path not found, not ready, not functioning, no such device, not connected."""
_FAR = frozenset({errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH})
_FAR_WINDOWS = frozenset({121, 258, 1460})
"""Semaphore timeout (an absent Bluetooth device), wait timeout, timeout."""

_NUMBER = re.compile(r"\[Errno (\d+)\]")
_NUMBER_WINDOWS = re.compile(r"None, (\d+)\)")

_SAID = {
    Cause.NOT_SET_UP: say(
        "The scanner is set up in a way this laptop cannot use. Find it again on the Devices page."
    ),
    Cause.OFF: say("The scanner is not connected. Plug it in; scanning goes on by itself."),
    Cause.OUT_OF_RANGE: say(
        "The scanner does not answer: it is off or out of range. Switch it on and "
        "bring it nearer; scanning goes on by itself."
    ),
    Cause.PORT_HELD: say(
        "Another program is using the scanner. Close that program (an older TraCS may "
        "still be open); scanning goes on by itself."
    ),
    Cause.LINE_BROKE: say(
        "The connection to the scanner keeps breaking. Unplug it, plug it in firmly, "
        "or try another USB socket."
    ),
    Cause.FAULT: say(
        "The scanner cannot be reached. Unplug it and plug it in again; if that does not "
        "help, find it again on the Devices page."
    ),
}
_MEANWHILE = say("You can type the license meanwhile.")


def sentence(cause: Cause) -> str:
    """What happened, what to do, and that the ticket does not have to wait."""
    if cause is Cause.NONE:
        return READY
    return f"{_SAID.get(cause, _SAID[Cause.FAULT])} {_MEANWHILE}"


def cause_of(fault: BaseException) -> Cause:
    """Why a line could not be opened; FAULT when the system says nothing that is known.

    pyserial keeps the system's number only in the text of its exceptions.
    """
    if isinstance(fault, ValueError):
        return Cause.NOT_SET_UP
    text = str(fault)
    windows = getattr(fault, "winerror", None) or _number(_NUMBER_WINDOWS, text)
    number = getattr(fault, "errno", None) or _number(_NUMBER, text)
    if number in _HELD or windows in _HELD_WINDOWS:
        return Cause.PORT_HELD
    if number in _GONE or windows in _GONE_WINDOWS:
        return Cause.OFF
    if number in _FAR or windows in _FAR_WINDOWS or "timed out" in text:
        return Cause.OUT_OF_RANGE
    return Cause.FAULT


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(found[1]) if found else None
