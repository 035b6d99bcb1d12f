"""An errand over a line: open it, talk, let go of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from printers.driver.errand import Errand, Monotonic, Verdict, not_started
from printers.driver.links import Link, LinkFault, LinkLost
from printers.driver.talk import Limits, Talk
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.overriding import override

OpenLink = Callable[[float], Link]
"""Opens a line within so many seconds. Raises LinkFault."""

_TELLS_LATE = frozenset({LinkKind.BLUETOOTH, LinkKind.NETWORK})


class Rest:
    """The pause between closing a line and opening it again."""

    def __init__(self, pause_s: float, monotonic: Monotonic) -> None:
        self._pause_s = pause_s
        self._monotonic = monotonic
        self._over_at = 0.0

    def begin(self) -> None:
        """The line was closed just now."""
        self._over_at = self._monotonic() + self._pause_s

    def wait(self, abort: threading.Event) -> None:
        """Return when the pause is over, or at once when `abort` is set."""
        left = min(self._pause_s, self._over_at - self._monotonic())
        if left > 0:
            abort.wait(left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a printer is reached, and the pause that its line needs."""

    kind: LinkKind
    open_link: OpenLink
    rest: Rest


class Visit(Errand):
    """Base of a print and a check."""

    def __init__(self, *, way: Way, limits: Limits, monotonic: Monotonic) -> None:
        super().__init__(
            limits=limits, monotonic=monotonic, within_s=limits.reopen_s + limits.open_s
        )
        self._way = way
        self._open_s = limits.open_s
        self._link: Link | None = None
        self.talk: Talk | None = None

    @property
    def heard(self) -> bytes:
        """Everything the printer said."""
        return self.talk.heard if self.talk is not None else b""

    @property
    def opened(self) -> bool:
        """Whether the line could be opened."""
        return self._link is not None

    @override
    def cancel(self, cause: Cause = Cause.CANCELED) -> None:
        super().cancel(cause)
        if self._link is not None:
            self._link.abort()

    @override
    def _hung(self) -> Cause:
        if self.opened:
            return Cause.STALLED
        return Cause.OUT_OF_RANGE if self._way.kind in _TELLS_LATE else Cause.FAULT

    @override
    def _do(self) -> Verdict:
        self._way.rest.wait(self.canceled)
        if self.canceled.is_set():
            return self._stopped()
        try:
            self._link = self._way.open_link(self._open_s)
        except LinkFault as fault:
            return not_started(fault.cause)
        if self.canceled.is_set():
            return self._stopped()
        self.talk = Talk(
            self._link, limits=self._limits, monotonic=self._monotonic, canceled=self.canceled
        )
        self._last_moment = self._monotonic() + self._longest_s()
        try:
            return self._converse(self.talk)
        except LinkLost as fault:
            return self._stopped() if self.canceled.is_set() else self._broke(fault.cause)

    def _longest_s(self) -> float:
        """Seconds that the conversation may take."""
        raise NotImplementedError

    def _converse(self, talk: Talk) -> Verdict:
        """What the visit is for. Raises LinkLost."""
        raise NotImplementedError

    @override
    def _after(self, verdict: Verdict) -> None:
        if self._link is not None:
            self._let_go(self._link, verdict)
            self._way.rest.begin()

    def _let_go(self, link: Link, verdict: Verdict) -> None:
        """Close the line."""
        link.close(discard=verdict.cause is not Cause.NONE)
