"""Opens a line with somebody watching the clock, since no serial driver takes a deadline."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from printers.driver.links import Link, LinkFault, LinkMissing
from tracs_mobile.domain.devices import Cause
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_POLL_S = 0.05


def open_within(
    open_link: Callable[[float], Link],
    deadline_s: float,
    *,
    monotonic: Callable[[], float],
    canceled: threading.Event,
) -> Link:
    """The open line. Raises LinkFault, also when time is up or the wait is canceled.

    A line that opens later than that is closed by the thread that hung on it.
    """
    opening = _Opening(open_link, deadline_s)
    # A daemon: a driver that hangs for good must not keep the program from ending.
    threading.Thread(target=opening.run, name="open line", daemon=True).start()
    until = monotonic() + deadline_s
    while not opening.done.wait(_POLL_S):
        if canceled.is_set() or monotonic() >= until:
            break
    return opening.taken()


class _Opening:
    """One try; whoever comes second, the opener or the one who waits, closes what is left."""

    def __init__(self, open_link: Callable[[float], Link], deadline_s: float) -> None:
        self._open_link = open_link
        self._deadline_s = deadline_s
        self._guard = threading.Lock()
        self._given_up = False
        self._link: Link | None = None
        self._fault: LinkFault = LinkMissing(say("It took too long."), cause=Cause.OUT_OF_RANGE)
        self.done = threading.Event()

    def run(self) -> None:
        """Open, on a thread of its own."""
        try:
            self._keep(self._open_link(self._deadline_s))
        except LinkFault as fault:
            self._fault = fault
        except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
            log.error("Opening a line ended with %s", type(fault).__name__)  # noqa: TRY400
            self._fault = LinkMissing(say("It cannot be opened."), cause=Cause.FAULT)
        self.done.set()

    def _keep(self, link: Link) -> None:
        with self._guard:
            self._link = link
            late = self._given_up
        if late:
            link.close(discard=True)

    def taken(self) -> Link:
        """The line, if it is open by now. Raises LinkFault."""
        with self._guard:
            self._given_up = True
            link = self._link
        if link is None:
            raise self._fault
        return link
