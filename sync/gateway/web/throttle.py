"""Holds back an address that tries too often, before any password is looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta

from sync.gateway.office.places import network_of

__all__ = ["Throttle", "network_of"]

MOST = 20
WITHIN = timedelta(minutes=5)
_ADDRESSES = 10_000
"""Addresses remembered; the one that was quiet longest goes first."""


class Throttle:
    """At most MOST tries within WITHIN from one address (one /64 of IPv6). In memory only."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, list[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, address: str, now: datetime) -> timedelta:
        """Count a try; zero when it may go on, else how long to wait."""
        key = network_of(address)
        with self._lock:
            tries = [at for at in self._tries.pop(key, []) if now - at < WITHIN]
            self._tries[key] = tries
            while len(self._tries) > _ADDRESSES:
                self._tries.popitem(last=False)
            if len(tries) >= MOST:
                return tries[0] + WITHIN - now
            tries.append(now)
        return timedelta()

    def forgive(self, address: str) -> None:
        """Somebody from there has signed in: that try was none."""
        with self._lock:
            tries = self._tries.get(network_of(address))
            if tries:
                tries.pop()
