"""Requests in a device's name, and answers that are believed only when the gateway signed them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from sync import faults, wire
from sync.link import Answer, Limits, Link
from sync.pinning import Tls
from tracs_mobile.errors import BadSignature, SyncError, SyncFault
from tracs_mobile.ports import Clock, ReceiptVerifier, Signer
from tracs_mobile.wording import say

_TOKEN_FOR = timedelta(minutes=4)

T = TypeVar("T")


class Calls:
    """One kept connection to the gateway at `base_url`, with the device's token on each request.

    `verify` knows the gateway's key and the type `wire.GATEWAY_TYP`; `nonce` makes fresh random
    text (the system's source unless given); `proxy` is a URL from the settings. Raises BadInput
    for an address that is neither https nor on this computer.
    """

    def __init__(
        self,
        base_url: str,
        *,
        signer: Signer,
        verify: ReceiptVerifier,
        clock: Clock,
        nonce: Callable[[], str] | None = None,
        limits: Limits | None = None,
        tls: Tls = None,
        proxy: str | None = None,
    ) -> None:
        self._link = Link(base_url, limits=limits or Limits(), tls=tls, proxy=proxy)
        self._signer = signer
        self._verify = verify
        self._clock = clock
        self._nonce = nonce or _fresh_nonce
        self._encoding = "zstd"
        self._token = ""
        self._token_until: datetime | None = None
        self.clock_offset = timedelta(0)
        """How far the gateway's clock is ahead of this laptop's, as of the last hello."""

    @property
    def device_id(self) -> str:
        """In whose name requests are made."""
        return self._signer.device_id

    def hello(self) -> datetime:
        """The gateway's signed time; proves that it is the gateway that answers."""
        nonce = self._nonce()
        answer = self._link.exchange("GET", f"/v1/hello?nonce={nonce}", headers={})
        claims = self.signed(wire.HelloClaims, faults.checked(answer, wire.JOSE))
        if claims.nonce != nonce:
            raise bad_receipt()
        self.clock_offset = claims.now - self._clock.now()
        self._token_until = None
        return claims.now

    def call(
        self,
        method: str,
        path: str,
        *,
        content: bytes = b"",
        media_type: str = "",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One exchange in the device's name; once more when only clock or coding was wrong."""
        answer = self._once(method, path, content, media_type, headers or {})
        if answer.status == 401 and faults.code(answer) == "CLOCK":
            self.hello()
            return self._once(method, path, content, media_type, headers or {})
        if answer.status == 415 and faults.code(answer) == "ENCODING" and self._encoding == "zstd":
            self._encoding = "gzip"
            return self._once(method, path, content, media_type, headers or {})
        return answer

    def _once(
        self, method: str, path: str, content: bytes, media_type: str, headers: dict[str, str]
    ) -> Answer:
        full = {**headers, "Authorization": f"Bearer {self._bearer()}"}
        if content:
            content = wire.compress(content, self._encoding)
            full["Content-Type"] = media_type
            full["Content-Encoding"] = self._encoding
            full["Content-Digest"] = wire.content_digest(content)
        return self._link.exchange(method, path, headers=full, content=content)

    def _bearer(self) -> str:
        now = self._clock.now()
        if self._token_until is None or not now < self._token_until:
            self._token = wire.request_token(self._signer, now + self.clock_offset)
            self._token_until = now + _TOKEN_FOR
        return self._token

    def signed(self, kind: type[T], token: bytes) -> T:
        """Claims of `kind` that the gateway signed. Raises SyncError BAD_RECEIPT, GARBLED."""
        try:
            raw = self._verify(token.decode("ascii", "replace"))
        except BadSignature as fault:
            raise bad_receipt() from fault
        return wire.decode(kind, raw)

    def close(self) -> None:
        """Drop connections. Safe to call twice, and from another thread."""
        self._link.close()


def _fresh_nonce() -> str:
    return secrets.token_urlsafe(18)


def bad_receipt() -> SyncError:
    """What is said of an answer without the gateway's signature, or for somebody else."""
    return SyncError(
        say(
            "An answer came that DPS did not sign. Nothing was counted as delivered; the tickets "
            "stay queued. If this goes on, call DPS e-Ticket support."
        ),
        fault=SyncFault.BAD_RECEIPT,
    )
