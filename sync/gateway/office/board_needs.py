"""Where a person of DPS is needed, as sentences: the gateway's side of the 48-hour ladder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.gateway.intake.content import EASTERN
from sync.gateway.office.laptops import CALL, RED, Laptop
from sync.gateway.office.newcomers import TICKETS, Newcomer
from sync.gateway.office.refusals import OpenRefusals

LOW = 200
"""Numbers left on a laptop below which the board says that more are on their way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is to be done: `text` says why, `act` what (empty: nothing), `path` where.

    `weight` orders needs, the greatest first; `tone` is good, fair, poor or empty.
    """

    text: str
    act: str = ""
    tone: str = ""
    path: str = ""
    weight: int = 0


class Needs:
    """What each agency needs, from what is known of laptops, newcomers and refusals."""

    def __init__(
        self,
        *,
        hours: int,
        now: datetime,
        newcomers: Iterable[Newcomer],
        refusals: Mapping[str, OpenRefusals],
    ) -> None:
        self.hours = hours
        self._now = now
        self._refusals = refusals
        self._newcomers: dict[str, list[Newcomer]] = {}
        for newcomer in newcomers:
            self._newcomers.setdefault(newcomer.agency, []).append(newcomer)

    def left_h(self, issued: datetime) -> float:
        """Hours until a ticket issued then is late; negative afterwards."""
        return self.hours - (self._now - issued) / timedelta(hours=1)

    def is_red(self, laptop: Laptop) -> bool:
        """Whether a ticket on the laptop has four hours or fewer."""
        return self._waits(laptop, RED)

    def of(self, agency: str, of_agency: Sequence[Laptop]) -> tuple[Need, ...]:
        """Everything that an agency needs, the most urgent first."""
        found = [
            *(need for laptop in of_agency for need in self._of_laptop(laptop)),
            *self._of_refusals(agency),
            *self._of_newcomers(agency),
        ]
        low = [laptop for laptop in of_agency if laptop.beat is not None and laptop.free < LOW]
        if low and low[0].granted:
            found.append(Need(text=f"Block below {LOW} numbers: refilled by itself"))
        return tuple(sorted(found, key=lambda need: -need.weight))

    def _waits(self, laptop: Laptop, since: timedelta) -> bool:
        """`since` is counted for 48 hours; with another limit it moves with the limit."""
        oldest = laptop.oldest_at
        until_late = timedelta(hours=48) - since
        return oldest is not None and self.left_h(oldest) <= until_late / timedelta(hours=1)

    def _of_laptop(self, laptop: Laptop) -> Iterator[Need]:
        silent, oldest = laptop.silent_since(self._now), laptop.oldest_at
        waits = oldest is not None and self._waits(laptop, CALL)
        words = [f"silent since {_since(silent, self._now)}"] if silent is not None else []
        words += [_left(self.left_h(oldest))] if waits and oldest is not None else []
        if words:
            red = self.is_red(laptop)
            yield Need(
                text=f"{laptop.name} {', '.join(words)}",
                act="call",
                tone="poor" if red or silent is not None else "fair",
                path=f"/board/agency/{laptop.agency}#laptops",
                weight=100 if red else (80 if waits else 70),
            )
        if laptop.unknown:
            yield Need(
                text=f"{laptop.name}: {_many(laptop.unknown, 'number')} used and not received",
                act="look",
                tone="fair",
                path="/board/unknown",
                weight=60,
            )

    def _of_refusals(self, agency: str) -> Iterator[Need]:
        found = self._refusals.get(agency)
        if found is None:
            return
        words = [f"{found.refused} refused"] if found.refused else []
        words += [_many(found.conflicts, "conflict")] if found.conflicts else []
        path = f"/refusals?agency={agency}"
        yield Need(text=", ".join(words), act="mend", tone="fair", path=path, weight=50)

    def _of_newcomers(self, agency: str) -> Iterator[Need]:
        new = [n for n in self._newcomers.get(agency, []) if n.open]
        if not new:
            return
        faults = _faults(new)
        who = (
            f"Officer new to e-tickets: {new[0].tickets} of {TICKETS} watched"
            if len(new) == 1
            else f"{len(new)} officers new to e-tickets"
        )
        yield Need(
            text=f"{who}, {faults}" if faults else who,
            act="review" if faults else "",
            tone="fair" if faults else "",
            path=f"/board/new-officers?agency={agency}",
            weight=40 if faults else 5,
        )


def _faults(new: Sequence[Newcomer]) -> str:
    counted = (
        (sum(n.refused for n in new), "refused"),
        (sum(n.late for n in new), "late"),
        (sum(n.voided for n in new), "void"),
        (sum(n.missing for n in new), "without all stop data"),
    )
    return ", ".join(f"{many} {word}" for many, word in counted if many)


def _left(hours: float) -> str:
    if hours < 0:
        return f"its oldest ticket late by {-hours:.0f} h"
    return f"its oldest ticket has {hours:.0f} h left"


def _since(at: datetime, now: datetime) -> str:
    """Day of the week and time of the last days, else the date."""
    form = "%a %H:%M" if now - at < timedelta(days=6) else "%m/%d/%Y"
    return at.astimezone(EASTERN).strftime(form)


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
