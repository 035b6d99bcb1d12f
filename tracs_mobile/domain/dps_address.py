"""The address of DPS as people type it from a letter."""

from __future__ import annotations

from urllib.parse import urlsplit

from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

_SECURE = "https://"
_HERE = ("127.0.0.1", "::1", "localhost")


def dps_address(typed: str) -> str:
    """The address that is meant: without `https://` in front it is put there.

    Raises BadInput with a sentence for what can be no address. Only a gateway on this computer may
    go without `https`.
    """
    meant = typed.strip()
    if "://" not in meant:
        meant = f"{_SECURE}{meant}"
    if any(one.isspace() for one in meant):
        raise BadInput(
            say("The address of DPS has no blanks in it. Compare it with the letter of DPS.")
        )
    try:
        parts = urlsplit(meant)
        host, _port = parts.hostname, parts.port
    except ValueError as fault:
        raise BadInput(_UNREADABLE) from fault
    if not host:
        raise BadInput(_UNREADABLE)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _HERE):
        raise BadInput(say("The address of DPS must begin with https://. Correct how it begins."))
    return meant


_UNREADABLE = say("This is no address. Compare it with the letter of DPS; it begins with https://.")
