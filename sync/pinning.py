"""Which authorities the certificate of DPS may come from: those DPS named, or at first any known.

DPS names its issuing authorities in the signed configuration. A laptop first only watches (report
mode): what another authority vouches for is still believed, but told. Once the agency switches to
enforcing, it is refused. Leaves are never pinned: they change, and whoever inspects the network
with the agency's knowledge would have to be let through by DPS, not by chance.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias


def tls_context(ca_pem: str = "") -> ssl.SSLContext:
    """TLS 1.2 or newer with AES-GCM only; `ca_pem` replaces the system's authorities.

    Without it the store of the operating system counts, also on Windows.
    """
    context = ssl.create_default_context(cadata=ca_pem or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM")
    return context


@dataclass(slots=True, kw_only=True)
class Pinning:
    """The authorities in force, which may change while a link is up; from any thread.

    `told` is called with True when a connection was only possible with an authority that DPS did
    not name, and with False when one of DPS's own vouched for it; on the thread of the exchange.
    """

    enforce: bool
    told: Callable[[bool], None]
    _ca_pem: str = ""
    _turn: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def name(self, ca_pem: str) -> None:
        """DPS names these authorities; no text: none, so that the system's count. Raises SSLError.

        The next exchange makes a new connection when they are others than before.
        """
        if ca_pem:
            tls_context(ca_pem)
        with self._lock:
            if ca_pem != self._ca_pem:
                self._ca_pem = ca_pem
                self._turn += 1

    def enforce_from_now(self, enforce: bool) -> None:
        """Refuse other authorities from the next exchange on, or go back to watching."""
        with self._lock:
            if enforce != self.enforce:
                self.enforce = enforce
                self._turn += 1

    @property
    def named(self) -> bool:
        """Whether DPS named any authority."""
        return bool(self._ca_pem)

    @property
    def enforced(self) -> bool:
        """Whether only authorities that DPS named count."""
        return self.enforce and bool(self._ca_pem)

    @property
    def turn(self) -> int:
        """Rises whenever the authorities change."""
        return self._turn

    def contexts(self) -> tuple[ssl.SSLContext, ...]:
        """In the order to try: DPS's own authorities, then, while only watching, the system's."""
        with self._lock:
            named = self._ca_pem
        if not named:
            return (tls_context(),)
        own = tls_context(named)
        return (own,) if self.enforce else (own, tls_context())


Tls: TypeAlias = "ssl.SSLContext | Pinning | None"
"""How a link protects itself: one context, DPS's authorities, or (None) the system's."""
