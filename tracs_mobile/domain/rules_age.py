"""The rules for charges that only a person of a certain age can have earned."""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.charging import charge_of, title_and_section
from tracs_mobile.domain.days import age_on, local_date
from tracs_mobile.domain.problem import Case, Problem, warn
from tracs_mobile.domain.stop import Charged
from tracs_mobile.wording import say

_AGES = {
    ("7", "656"): (16, 20, "a person of 16 to 20"),
    ("7", "1005"): (0, 20, "a person under 21"),
    ("23", "1216"): (0, 20, "a driver under 21"),
}
"""Youngest and oldest age of a section, and what they are in words."""


def age_problems(case: Case) -> Iterator[Problem]:
    """A charge and a date of birth that do not fit: one of the two is wrong."""
    born, when = case.draft.driver.birth_date, case.draft.place.occurred_at
    if born is None:
        return
    age = age_on(born, case.today if when is None else local_date(when))
    for at, entry in enumerate(case.draft.charges):
        charge = charge_of(case.pack, entry)
        if charge is None or entry.charged is not Charged.DRIVER:
            continue
        found = _AGES.get(title_and_section(charge)[:2])
        if found is not None and not found[0] <= age <= found[1]:
            yield warn(
                f"charges.{at}.charge_id",
                "age-does-not-fit",
                say(
                    "{statute} is for {found}, and by the date of birth the driver was"
                    " {age}; check the date, or choose another charge.",
                    statute=charge.statute,
                    found=found[2],
                    age=age,
                ),
            )
