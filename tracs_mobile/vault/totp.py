"""The second factor: one-time codes by the clock (RFC 6238, six digits, 30 seconds, SHA-1)."""

from __future__ import annotations

import base64
import hmac
import os
from datetime import datetime
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_S = 30
DIGITS = 6
SECRET_BYTES = 20
"""As long as the output of SHA-1 (RFC 4226, section 4, requirement 6)."""

_SLACK = 1
"""Steps a phone's clock may be off, either way (RFC 6238, section 5.2)."""


def new_secret() -> bytes:
    """A fresh secret from the system's random source."""
    return os.urandom(SECRET_BYTES)


def code_at(secret: bytes, at: datetime) -> str:
    """The code an authenticator shows at that instant."""
    # Authenticators know SHA-1 alone; HMAC does not lean on what is broken in it.
    made = TOTP(secret, DIGITS, SHA1(), STEP_S).generate(int(at.timestamp()))  # noqa: S303
    return made.decode("ascii")


def step_of(secret: bytes, code: str, at: datetime, *, after: int) -> int | None:
    """The step whose code this is, later than step `after`; None when there is none.

    Whoever accepts it must keep the step, so that a code is good for one sign-in only.
    """
    plain = "".join(code.split())
    now = int(at.timestamp()) // STEP_S
    found = None
    for step in range(now - _SLACK, now + _SLACK + 1):
        shown = code_at(secret, datetime.fromtimestamp(step * STEP_S, at.tzinfo))
        # Compared in bytes: a text with letters beyond ASCII must be wrong, not a fault.
        if hmac.compare_digest(shown.encode(), plain.encode()) and step > after:
            found = step
    return found


def spoken(secret: bytes) -> str:
    """The secret as a person types it into an authenticator: base32 in groups of four."""
    text = base64.b32encode(secret).decode("ascii").rstrip("=")
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def address(secret: bytes, *, username: str, issuer: str) -> str:
    """The otpauth address that an authenticator on the same device opens."""
    label = quote(f"{issuer}:{username}", safe=":")
    values = {
        "secret": base64.b32encode(secret).decode("ascii").rstrip("="),
        "issuer": issuer,
        "algorithm": "SHA1",
        "digits": DIGITS,
        "period": STEP_S,
    }
    return f"otpauth://totp/{label}?{urlencode(values, quote_via=quote)}"
