"""The 48-hour board: how fast tickets reach DPS, agency by agency, and where a person is needed.

All figures come from counts that are kept as tickets are taken, so that the board is as quick with
five million tickets as with none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.hours import SOON, Counted, quantile_h, summed
from sync.gateway.office.board_needs import Need, Needs
from sync.gateway.office.configuring import submit_within
from sync.gateway.office.laptops import Laptop, laptops
from sync.gateway.office.newcomers import newcomers
from sync.gateway.office.refusals import open_by_agency
from sync.gateway.tables import AGENCY, TALLY_AGENCY

DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How fast tickets arrived. `soon` within 12 h, `fair` within the limit, `late` after it."""

    tickets: int
    soon: int
    fair: int
    late: int
    median_h: float | None
    p95_h: float | None

    @property
    def on_time(self) -> int:
        """Tickets that arrived within the limit."""
        return self.soon + self.fair

    @property
    def share(self) -> float | None:
        """The share of them in percent."""
        return 100 * self.on_time / self.tickets if self.tickets else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLine:
    """One agency. `left_h` is what is left for the oldest ticket that waits, negative when late."""

    code: str
    name: str
    figures: Figures
    waiting: int
    left_h: float | None
    needs: tuple[Need, ...]
    red: bool

    @property
    def weight(self) -> int:
        """How much a person is needed there."""
        return max((need.weight for need in self.needs), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The whole board over `days`; `training` says which of the two it is about."""

    days: int
    hours: int
    training: bool
    others: int
    """Tickets of the other kind: training on the live board, live ones on that of training."""
    figures: Figures
    lines: tuple[AgencyLine, ...]
    waiting: int
    oldest_h: float | None
    unknown: int


def figures(counted: Counted, limit: int) -> Figures:
    """The figures of counted tickets; `limit` in tenths of an hour."""
    tickets = sum(n for n, _ in counted.values())
    soon = sum(n for step, (n, _) in counted.items() if step <= SOON)
    late = sum(n for step, (n, _) in counted.items() if step > limit)
    return Figures(
        tickets=tickets,
        soon=soon,
        fair=max(tickets - soon - late, 0),
        late=late,
        median_h=quantile_h(counted, 0.5),
        p95_h=quantile_h(counted, 0.95),
    )


def board(
    connection: Connection, now: datetime, *, training: bool | None = None, days: int = DAYS
) -> Board:
    """The board of the last `days` days of receipt, today among them.

    `training` None: the live one, unless there is nothing but training.
    """
    counted = _counted(connection, first_day(now, days))
    sums = {kind: _tickets(counted[kind].values()) for kind in counted}
    shown = not sums[False] and bool(sums[True]) if training is None else training
    hours = submit_within(connection)
    every = laptops(connection)
    lines = _lines(connection, counted[shown], every, hours=hours, training=shown, now=now)
    oldest = min((o for lap in every if (o := lap.oldest_at) is not None), default=None)
    return Board(
        days=days,
        hours=hours,
        training=shown,
        others=sums[not shown],
        figures=figures(summed(counted[shown].values()), hours * 10),
        lines=lines,
        waiting=sum(laptop.waiting for laptop in every),
        oldest_h=None if oldest is None else (now - oldest) / timedelta(hours=1),
        unknown=sum(laptop.unknown for laptop in every),
    )


def first_day(now: datetime, days: int) -> str:
    """The first of the `days` days up to today, as the counts name them."""
    today = now.astimezone(EASTERN).date()
    return (today - timedelta(days=days - 1)).isoformat()


def _tickets(every: Iterable[Counted]) -> int:
    return sum(tickets for counted in every for tickets, _ in counted.values())


def _counted(
    connection: Connection, since: str
) -> dict[bool, dict[str, dict[int, tuple[int, int]]]]:
    """Counts by training, agency and step."""
    t = TALLY_AGENCY.c
    rows = connection.execute(
        select(t.training, t.agency, t.step, func.sum(t.tickets), func.sum(t.total))
        .where(t.day >= since)
        .group_by(t.training, t.agency, t.step)
    )
    found: dict[bool, dict[str, dict[int, tuple[int, int]]]] = {False: {}, True: {}}
    for training, agency, step, tickets, total in rows:
        found[training].setdefault(agency, {})[step] = (int(tickets), int(total))
    return found


def _lines(
    connection: Connection,
    counted: Mapping[str, Counted],
    every: Iterable[Laptop],
    *,
    hours: int,
    training: bool,
    now: datetime,
) -> tuple[AgencyLine, ...]:
    by_agency: dict[str, list[Laptop]] = {}
    for laptop in every:
        by_agency.setdefault(laptop.agency, []).append(laptop)
    needs = Needs(
        hours=hours,
        now=now,
        newcomers=newcomers(connection, now, training=training),
        refusals=open_by_agency(connection),
    )
    agencies = connection.execute(select(AGENCY.c.judiciary_code, AGENCY.c.name))
    lines = (
        _line(code, name, counted.get(code, {}), by_agency.get(code, []), needs)
        for code, name in agencies
    )
    return tuple(sorted(lines, key=lambda line: (-line.weight, line.name.casefold())))


def _line(
    code: str, name: str, counted: Counted, of_agency: list[Laptop], needs: Needs
) -> AgencyLine:
    oldest = min((o for lap in of_agency if (o := lap.oldest_at) is not None), default=None)
    return AgencyLine(
        code=code,
        name=name,
        figures=figures(counted, needs.hours * 10),
        waiting=sum(laptop.waiting for laptop in of_agency),
        left_h=None if oldest is None else needs.left_h(oldest),
        needs=needs.of(code, of_agency),
        red=any(needs.is_red(laptop) for laptop in of_agency),
    )
