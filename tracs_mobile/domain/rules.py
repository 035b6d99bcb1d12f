"""The rules of a draft: everything that blocks issuing or asks for a second look, in one list."""

from __future__ import annotations

from datetime import date, datetime

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.problem import Case, Problem, Severity
from tracs_mobile.domain.rules_age import age_problems
from tracs_mobile.domain.rules_charges import charge_problems
from tracs_mobile.domain.rules_combined import combined_problems
from tracs_mobile.domain.rules_commercial import commercial_problems
from tracs_mobile.domain.rules_driver import driver_problems
from tracs_mobile.domain.rules_organization import organization_problems
from tracs_mobile.domain.rules_scene import place_problems, stop_data_problems, vehicle_problems
from tracs_mobile.domain.stop import Draft

__all__ = ["Problem", "Severity", "blocking", "problems"]


def problems(
    draft: Draft,
    *,
    pack: LawPack,
    officer: Officer,
    today: date,
    now: datetime,
    training: bool = False,
) -> tuple[Problem, ...]:
    """Everything that is wrong with a draft, in the order of the screen.

    `now` is an aware instant, `today` the date where the officer stands. Warnings ask for less
    than complaints: no confirmed address, no military status, no penalty, no approval. A stop
    without charges asks only for its place, its outcome and its stop data.
    """
    case = Case(draft=draft, pack=pack, officer=officer, today=today, now=now, training=training)
    return (
        *driver_problems(case),
        *organization_problems(case),
        *vehicle_problems(case),
        *place_problems(case),
        *charge_problems(case),
        *age_problems(case),
        *combined_problems(case),
        *commercial_problems(case),
        *stop_data_problems(case),
    )


def blocking(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Only the problems that stop the issue."""
    return tuple(p for p in found if p.severity is Severity.BLOCK)
