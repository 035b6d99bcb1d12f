"""The rules for each single charge: chosen, lawful as a complaint, speeds, penalty."""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.charging import (
    DIVERSION_CATEGORY,
    MUNICIPAL_CATEGORY,
    RULE_CATEGORY,
    between_bands,
    charge_of,
    is_excessive,
    over_limit,
    title_and_section,
)
from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind
from tracs_mobile.domain.waiver import waiver_for

_STATUTORY_LIMIT = 50
"""The limit where no other is posted (23 V.S.A. § 1081(b))."""


def charge_problems(case: Case) -> Iterator[Problem]:
    """Problems of the charges, charge by charge."""
    if not case.draft.charges:
        yield block("charges", "no-charge", "Choose at least one charge.")
    yield from _approval(case)
    for at, entry in enumerate(case.draft.charges):
        charge = charge_of(case.pack, entry)
        if charge is None:
            yield block(
                f"charges.{at}.charge_id",
                "charge-missing",
                "Choose the charge: type a word, a section, or a speed like 49/35.",
            )
            continue
        if entry.kind is DocumentKind.COMPLAINT:
            yield from _lawful(at, entry, charge)
        if charge.speed:
            yield from _speeds(at, entry, charge)
        yield from _penalty(case, at, entry, charge)


def _approval(case: Case) -> Iterator[Problem]:
    approved = case.officer.approved_on
    if case.complaints and (approved is None or approved > case.today):
        yield block(
            f"charges.{case.complaints[0]}.kind",
            "officer-not-approved",
            "The Judicial Bureau has not approved you for e-tickets yet; issue a warning, or write"
            " the complaint on paper.",
        )


def _lawful(at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    field = f"charges.{at}.charge_id"
    if charge.category == RULE_CATEGORY:
        yield block(
            field,
            "charge-is-a-rule",
            f"{charge.statute} is a rule about points or amounts and no violation; choose the"
            " violation itself.",
        )
    elif not charge.civil:
        yield block(
            field,
            "charge-is-a-crime",
            f"{charge.statute} is a crime and cannot go on a civil complaint; cite the driver into"
            " criminal court, or choose a civil charge that fits.",
        )
    elif charge.category == DIVERSION_CATEGORY:
        yield block(
            field,
            "charge-goes-to-diversion",
            f"{charge.statute} is not filed with the Judicial Bureau: give a notice of violation"
            " and send the complaint to the county Diversion Program.",
        )
    elif charge.category == MUNICIPAL_CATEGORY:
        yield block(
            field,
            "ordinance-needs-two-amounts",
            "An ordinance complaint shows a full and a waiver penalty (4 V.S.A. § 1102(d)), which"
            " this form cannot print yet; write it on paper.",
        )
    elif title_and_section(charge)[1:] == ("2502", "(a)(1)(FFF)") and not entry.facts.strip():
        yield block(
            f"charges.{at}.facts",
            "section-missing",
            "Write the section and the name of the violation in the facts; this line of the table"
            " only carries its points.",
        )


def _speeds(at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    speed, limit = entry.speed_mph, entry.limit_mph
    if speed is None:
        yield block(f"charges.{at}.speed_mph", "speed-missing", "Enter the speed in mph.")
    if limit is None:
        yield block(f"charges.{at}.limit_mph", "limit-missing", "Enter the speed limit in mph.")
    if speed is None or limit is None:
        return
    if speed <= limit:
        yield block(
            f"charges.{at}.speed_mph",
            "speed-not-over-limit",
            f"{speed} mph is not over the limit of {limit}; check both.",
        )
    elif is_excessive(speed, limit) and entry.kind is DocumentKind.COMPLAINT:
        yield block(
            f"charges.{at}.charge_id",
            "excessive-speed",
            f"{speed} in a {limit} zone is excessive speed, a crime (23 V.S.A. § 1097), and cannot"
            " go on a civil complaint; cite the driver into criminal court.",
        )
    yield from _doubts(at, entry, charge, limit)


def _doubts(at: int, entry: ChargeEntry, charge: Charge, limit: int) -> Iterator[Problem]:
    over = over_limit(entry)
    if over is not None and over > 0 and between_bands(charge, over):
        yield warn(
            f"charges.{at}.speed_mph",
            "speed-between-bands",
            f"Exactly {over} over falls in no band of points in 23 V.S.A. § 2502; the lower one,"
            f" {charge.points} points, is used.",
        )
    if title_and_section(charge)[1:] == ("1081", "(b)") and limit != _STATUTORY_LIMIT:
        yield warn(
            f"charges.{at}.limit_mph",
            "limit-not-statutory",
            "23 V.S.A. § 1081(b) is for roads without a posted limit, where it is 50; use § 1003"
            " or § 1007 for a posted one.",
        )


def _penalty(case: Case, at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    """A complaint must carry its amount (4 V.S.A. § 1102(d)); a warning never does."""
    unlawful = not charge.civil or charge.category in (
        RULE_CATEGORY,
        DIVERSION_CATEGORY,
        MUNICIPAL_CATEGORY,
    )
    if entry.kind is not DocumentKind.COMPLAINT or charge.speed or unlawful:
        return
    if entry.base_cents is not None and entry.base_cents < 0:
        yield block(
            f"charges.{at}.base_cents",
            "base-penalty-negative",
            "The base penalty cannot be less than nothing.",
        )
    elif waiver_for(charge, entry, case.pack.waiver).total_cents is None:
        yield block(
            f"charges.{at}.base_cents",
            "base-penalty-missing",
            f"Enter the base penalty for {charge.statute} from your schedule; this table does not"
            " know it, and 15 % and the surcharge are added for you.",
        )
