"""Cuts a batch that is refused as a whole until the item that spoils it stands alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sync.faults import Refusal, TooMuch
from tracs_mobile.domain.outbox import SPOILS_BATCH, Envelope, ItemAnswer, ItemStatus
from tracs_mobile.errors import SyncError

Post = Callable[[Sequence[Envelope]], tuple[ItemAnswer, ...]]

_ENOUGH = 3
"""Lone refusals in a row, with nothing taken, after which it is the gateway and not an item."""


def deliver(envelopes: Sequence[Envelope], post: Post) -> tuple[ItemAnswer, ...]:
    """Answers in the order of `envelopes`.

    An item that is refused alone is DEFERRED with the gateway's sentence. Raises SyncError when
    nothing at all could be delivered; what was delivered before a fault is never thrown away.
    """
    cutter = _Cutter(post)
    cutter.run(envelopes)
    return tuple(cutter.answers[e.number, e.seq] for e in envelopes)


class _Cutter:
    def __init__(self, post: Post) -> None:
        self._post = post
        self._taken = False
        self._alone = 0
        self.answers: dict[tuple[str, int], ItemAnswer] = {}

    def run(self, envelopes: Sequence[Envelope]) -> None:
        parts: list[Sequence[Envelope]] = [envelopes] if envelopes else []
        while parts:
            part = parts.pop()
            try:
                self._take(part)
            except (Refusal, TooMuch) as fault:
                if len(part) == 1:
                    self._set_aside(part, fault)
                else:
                    middle = len(part) // 2
                    parts += [part[middle:], part[:middle]]
            except SyncError as fault:
                if not self._taken:
                    raise
                self._defer([e for p in (part, *parts) for e in p], fault)
                return

    def _take(self, part: Sequence[Envelope]) -> None:
        try:
            answers = self._post(part)
        except Refusal:
            answers = self._post(part)  # once may be chance, twice is this batch
        self._taken = True
        self.answers.update({(a.number, a.seq): a for a in answers})

    def _set_aside(self, part: Sequence[Envelope], fault: SyncError) -> None:
        self._alone += 1
        if not self._taken and self._alone >= _ENOUGH:
            raise fault
        self._defer(part, fault, code=SPOILS_BATCH)

    def _defer(self, part: Sequence[Envelope], fault: SyncError, *, code: str = "") -> None:
        for envelope in part:
            self.answers[envelope.number, envelope.seq] = ItemAnswer(
                number=envelope.number,
                seq=envelope.seq,
                status=ItemStatus.DEFERRED,
                code=code or fault.fault.name,
                say=str(fault),
            )
