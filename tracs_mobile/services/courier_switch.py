"""Delivers from the database while somebody is signed on, from the spool otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from tracs_mobile.domain.enrolment import LawPackOffer
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.news import NewsPage
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import Envelope, ItemAnswer
from tracs_mobile.errors import SyncError
from tracs_mobile.ports import Courier, GatewayConfig, Transport

T = TypeVar("T")


class CourierSwitch:
    """Delivers from the database while somebody is signed on, from the spool otherwise.

    A batch that left before sign-off and is answered after it is settled in the spool: its
    receipts wait there for the next sign-on.
    """

    def __init__(self, spool: Courier) -> None:
        """Start with nobody signed on."""
        self._spool = spool
        self._current = spool
        self._lock = threading.Lock()

    def sign_on(self, store: Courier) -> None:
        """Deliver from the database from now on."""
        with self._lock:
            self._current = store

    def sign_off(self) -> None:
        """Deliver from the spool from now on; returns when no store work is under way."""
        with self._lock:
            self._current = self._spool

    def collect(self, limit: int) -> tuple[Envelope, ...]:
        """What is due."""
        with self._lock:
            return self._current.collect(limit)

    def settle(self, answers: Sequence[ItemAnswer]) -> None:
        """Store the answers."""
        with self._lock:
            self._current.settle(answers)

    def failed(self, envelopes: Sequence[Envelope], error: SyncError) -> None:
        """Plan the next try."""
        with self._lock:
            self._current.failed(envelopes, error)

    def hurried(self) -> bool:
        """Whether something has little time left."""
        with self._lock:
            return self._current.hurried()

    def met(self, transport: Transport) -> None:
        """DPS answers. What is asked of it is asked outside the lock: nobody's sign-off waits."""
        with self._lock:
            asking = self._current
            try:
                asking.met(_Aside(transport, self, asking))
            except _SignedOff:
                return

    def aside(self, asking: Courier, ask: Callable[[], T]) -> T:
        """The answer to `ask`, which runs without the lock that the caller holds."""
        self._lock.release()
        try:
            answer = ask()
        finally:
            self._lock.acquire()
        if self._current is not asking:
            raise _SignedOff
        return answer


class _SignedOff(Exception):
    """The officer left while DPS was asked; the next one asks again."""


class _Aside:
    """A transport whose every exchange runs aside of the lock."""

    def __init__(self, transport: Transport, switch: CourierSwitch, asking: Courier) -> None:
        self._transport = transport
        self._switch = switch
        self._asking = asking

    def _aside(self, ask: Callable[[], T]) -> T:
        return self._switch.aside(self._asking, ask)

    def hello(self) -> datetime:
        return self._aside(self._transport.hello)

    def send(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        return self._aside(lambda: self._transport.send(envelopes))

    def config(self, known_version: int) -> GatewayConfig | None:
        return self._aside(lambda: self._transport.config(known_version))

    def more_numbers(self, account: NumberAccount) -> tuple[NumberBlock, ...]:
        return self._aside(lambda: self._transport.more_numbers(account))

    def lookup(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        return self._aside(lambda: self._transport.lookup(envelopes))

    def tell_blocks(self, blocks: Sequence[NumberBlock]) -> tuple[NumberBlock, ...]:
        return self._aside(lambda: self._transport.tell_blocks(blocks))

    def heartbeat(self, beat: Heartbeat) -> None:
        self._aside(lambda: self._transport.heartbeat(beat))

    def news(self, since: int) -> NewsPage:
        return self._aside(lambda: self._transport.news(since))

    def law_pack(self, offer: LawPackOffer) -> bytes:
        return self._aside(lambda: self._transport.law_pack(offer))

    def close(self) -> None:
        self._transport.close()
