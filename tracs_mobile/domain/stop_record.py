"""The roadside stop data of one stop, whatever came of it (20 V.S.A. § 2366(e))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.names import LeoNumber, StopId, TicketNumber
from tracs_mobile.domain.stop import StopData


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRecord:
    """One row of the stop data; holds no name, no address and no license of the driver.

    `version` counts from 1: a later one for the same stop replaces it (a further ticket, a
    correction). `age` is the driver's on that day. `outcomes` are codes of the law pack, `numbers`
    the tickets and warnings that came of the stop.
    """

    stop_id: StopId
    version: int = 1
    at: datetime
    officer: LeoNumber
    agency: str
    agency_name: str
    where: str
    town: str
    county: str
    age: int | None
    data: StopData
    outcomes: tuple[str, ...]
    numbers: tuple[TicketNumber, ...] = ()
    training: bool = False
