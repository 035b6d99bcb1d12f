"""Why an exchange did not come about, in the words of whoever stands beside the laptop."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpx

from tracs_mobile.errors import SyncFault
from tracs_mobile.wording import say

_NOT_TODAY = (9, 10)
_ANOTHER_NAME = (62, 64)
"""What OpenSSL calls a certificate that is not yet or no longer valid, and one for elsewhere."""

_WEAK = say(
    "What answers in the place of DPS does not protect the connection well enough, so nothing was "
    "sent."
)


def why(fault: httpx.HTTPError) -> tuple[str, SyncFault]:
    """The cause as one sentence, and how it is treated."""
    if isinstance(fault, httpx.TimeoutException):
        return say("DPS did not answer in time."), SyncFault.NO_NETWORK
    if isinstance(fault, httpx.ProxyError):
        return _of_proxy(str(fault)), SyncFault.NO_NETWORK
    secured = next((c for c in _causes(fault) if isinstance(c, ssl.SSLError)), None)
    if secured is not None:
        return _of_tls(secured)
    return _of_line(fault), SyncFault.NO_NETWORK


def _of_line(fault: httpx.HTTPError) -> str:
    if any(isinstance(cause, socket.gaierror) for cause in _causes(fault)):
        return say("The name of DPS is not known on this network.")
    if "AES" in str(fault):
        return _WEAK
    if isinstance(fault, httpx.ConnectError):
        return say("DPS cannot be reached from here.")
    return say("The connection to DPS broke before the whole answer came.")


def of_certificate(fault: httpx.HTTPError) -> bool:
    """Whether the certificate is why nothing was sent."""
    return any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(fault))


def _of_tls(error: ssl.SSLError) -> tuple[str, SyncFault]:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _of_certificate(error.verify_code), SyncFault.NO_NETWORK
    # A missing client certificate shows in TLS 1.3 only when the first answer is read.
    if "CERTIFICATE_REQUIRED" in (error.reason or ""):
        return (
            say(
                "DPS asks for a certificate that this laptop does not have. Call DPS e-Ticket "
                "support."
            ),
            SyncFault.AUTH,
        )
    return _WEAK, SyncFault.NO_NETWORK


def _of_certificate(code: int) -> str:
    if code in _NOT_TODAY:
        return say(
            "The certificate of what answers in the place of DPS is not valid today, or the clock "
            "of this laptop is wrong. Check date and time first."
        )
    if code in _ANOTHER_NAME:
        return say(
            "What answers in the place of DPS has the certificate of another address. Check the "
            "address; on a public Wi-Fi, sign in to it first."
        )
    return say("What answers in the place of DPS has no valid DPS certificate.")


def _of_proxy(said: str) -> str:
    if said.startswith("407"):
        return say("The proxy of this network wants a user name and a password. Ask who runs it.")
    return say("The proxy of this network does not let the laptop through to DPS.")


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault and what it came from, the nearest first."""
    seen: BaseException | None = fault
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
