"""The rules for money: a base penalty that is known and within the law, and both of an ordinance.

A complaint must carry its amount (4 V.S.A. § 1102(d)); a warning never does.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.charging import (
    DIVERSION_CATEGORY,
    MUNICIPAL_CATEGORY,
    RULE_CATEGORY,
    priced_charge,
)
from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind
from tracs_mobile.domain.waiver import dollars, waiver_for
from tracs_mobile.wording import say

_MOTOR_WORDS = ("title 23", "23 v.s.a")
_PARKING_WORDS = ("parking", "parked")


def amount_problems(case: Case, at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    """Problems of the amounts of one complaint."""
    if entry.kind is not DocumentKind.COMPLAINT or not charge.civil:
        return
    if charge.category == MUNICIPAL_CATEGORY:
        yield from _ordinance(case, at, entry)
    elif not charge.speed and charge.category not in (RULE_CATEGORY, DIVERSION_CATEGORY):
        yield from _base(case, at, entry, charge)


def _base(case: Case, at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    field = f"charges.{at}.base_cents"
    priced = priced_charge(case.pack, charge, entry)
    base = priced.base_cents if priced.base_cents is not None else entry.base_cents
    if base is not None and base < 0:
        yield block(
            field, "base-penalty-negative", say("The base penalty cannot be less than nothing.")
        )
    elif base is not None and charge.max_cents is not None and base > charge.max_cents:
        yield block(
            field,
            "base-penalty-over-maximum",
            say(
                "The base penalty of {statute} is at most ${dollars} by law;"
                " look it up in your schedule again.",
                statute=charge.statute,
                dollars=dollars(charge.max_cents),
            ),
        )
    elif base is not None and charge.min_cents is not None and base < charge.min_cents:
        yield block(
            field,
            "base-penalty-under-minimum",
            say(
                "The base penalty of {statute} is at least ${dollars} by law;"
                " look it up in your schedule again.",
                statute=charge.statute,
                dollars=dollars(charge.min_cents),
            ),
        )
    elif waiver_for(priced, entry, case.pack.waiver).total_cents is None:
        yield block(
            field,
            "base-penalty-missing",
            say(
                "Enter the base penalty for {statute} from your schedule; this table does not"
                " know it, and 15 % and the surcharge are added for you.",
                statute=charge.statute,
            ),
        )


def _ordinance(case: Case, at: int, entry: ChargeEntry) -> Iterator[Problem]:
    path = f"charges.{at}"
    if not entry.ordinance.strip():
        yield block(
            f"{path}.ordinance",
            "ordinance-missing",
            say("Write the name and section of the ordinance; the complaint has to name it."),
        )
    yield from _both_amounts(case, path, entry)
    yield from _other_law(path, entry.ordinance.casefold())


def _both_amounts(case: Case, path: str, entry: ChargeEntry) -> Iterator[Problem]:
    full, waived, cap = entry.full_cents, entry.waiver_cents, case.pack.ordinance_cap_cents
    if full is None or full <= 0:
        yield block(
            f"{path}.full_cents",
            "full-penalty-missing",
            say("Enter the full penalty that the ordinance sets (4 V.S.A. § 1102(d))."),
        )
    elif full > cap:
        yield block(
            f"{path}.full_cents",
            "full-penalty-over-maximum",
            say(
                "A civil ordinance penalty is at most ${dollars} a day (24 V.S.A. § 1974a);"
                " charge each day as a violation of its own.",
                dollars=dollars(cap),
            ),
        )
    if waived is None or waived <= 0:
        yield block(
            f"{path}.waiver_cents",
            "waiver-penalty-missing",
            say("Enter the waiver penalty that the ordinance sets (4 V.S.A. § 1102(d))."),
        )
    elif full is not None and waived > full:
        yield block(
            f"{path}.waiver_cents",
            "waiver-over-full",
            say("The waiver penalty cannot be more than the full penalty; check both."),
        )


def _other_law(path: str, ordinance: str) -> Iterator[Problem]:
    if any(words in ordinance for words in _PARKING_WORDS):
        yield block(
            f"{path}.ordinance",
            "ordinance-is-parking",
            say(
                "Municipal parking is not heard by the Judicial Bureau (4 V.S.A. § 1102(b)); use "
                "the town's own parking ticket."
            ),
        )
    if any(words in ordinance for words in _MOTOR_WORDS):
        yield warn(
            f"{path}.ordinance",
            "ordinance-repeats-statute",
            say(
                "An ordinance may not repeat or contradict Title 23 (23 V.S.A. § 1008); charge the"
                " statute itself."
            ),
        )
