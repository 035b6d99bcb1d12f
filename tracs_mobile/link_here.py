"""How this laptop reaches DPS: which proxy, whose certificate, and what a test of it tells."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from tracs_mobile.errors import BadInput
from tracs_mobile.settings import Settings

log = logging.getLogger(__name__)

SYSTEM, NONE = "system", "none"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def checked_proxy(text: str) -> str:
    """A proxy setting in its one spelling: `system`, `none` or an address. Raises BadInput."""
    plain = text.strip()
    if plain.casefold() in ("", SYSTEM):
        return SYSTEM
    if plain.casefold() == NONE:
        return NONE
    try:
        parts = urlsplit(plain)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise BadInput(
            "The proxy's address cannot be read. Write it as http://name:port, or choose the "
            "system's proxy or none."
        )
    return plain


def proxy_for(settings: Settings, url: str) -> str | None:
    """The proxy on the way to `url`, None for none. Raises BadInput."""
    chosen = checked_proxy(settings.proxy)
    host = urlsplit(url).hostname or ""
    if chosen == NONE or host in _LOOPBACK:
        return None
    return _system_proxy(host) if chosen == SYSTEM else chosen


def _system_proxy(host: str) -> str | None:
    """What Windows or the environment names for https; scripts (PAC) are not run."""
    import urllib.request  # noqa: PLC0415 - not before somebody is enrolled

    if urllib.request.proxy_bypass(host):
        return None
    found = urllib.request.getproxies().get("https")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"
