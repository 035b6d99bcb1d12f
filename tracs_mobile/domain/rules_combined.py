"""The rules between charges of one stop: what the law lets stand together and what not alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from tracs_mobile.domain.charging import charge_of, title_and_section
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.stop import DocumentKind

_PHONE = frozenset({"1095a", "1095b", "1099"})
_OVERWEIGHT = "1391a"
_TITLE_23 = "23"

Cited: TypeAlias = tuple[int, str, str]
"""Position of a charge, its section of Title 23, and the rest of the citation."""


def combined_problems(case: Case) -> Iterator[Problem]:
    """Problems of charges of Title 23 that are wrong only because of what else is on the stop."""
    cited = _cited(case)
    complaints = [c for c in cited if case.draft.charges[c[0]].kind is DocumentKind.COMPLAINT]
    yield from _phones(case, complaints)
    yield from _exclusive(complaints)
    yield from _secondary(case, complaints)
    yield from _same_twice(case)


def _cited(case: Case) -> list[Cited]:
    found: list[Cited] = []
    for at, entry in enumerate(case.draft.charges):
        charge = charge_of(case.pack, entry)
        if charge is not None:
            law, section, rest = title_and_section(charge)
            if law == _TITLE_23:
                found.append((at, section, rest))
    return found


def _phones(case: Case, complaints: list[Cited]) -> Iterator[Problem]:
    phones = [c for c in complaints if c[1] in _PHONE]
    for at, _, _ in phones[1:]:
        yield block(
            f"charges.{at}.charge_id",
            "second-phone-charge",
            "Only one complaint for a phone or device can come from one stop (23 V.S.A."
            " § 1095b(d)(2)); remove one, or make it a warning.",
        )
    for at, section, rest in phones:
        entry = case.draft.charges[at]
        if section != "1095a" and case.draft.vehicle.commercial:
            yield block(
                f"charges.{at}.charge_id",
                "phone-in-commercial-vehicle",
                "In a commercial vehicle a phone or texting is charged under 23 V.S.A. § 4125;"
                " choose that charge.",
            )
        if (entry.work_zone or entry.school_zone) and not rest and section != "1095a":
            yield warn(
                f"charges.{at}.charge_id",
                "phone-in-zone",
                "In a work or school zone a phone or texting carries more points; choose the line"
                " of the table for the zone.",
            )


def _exclusive(complaints: list[Cited]) -> Iterator[Problem]:
    sections = {section for _, section, _ in complaints}
    if {"615", "676"} <= sections:
        yield block(
            _last(complaints, lambda c: c[1] in ("615", "676")),
            "learner-with-suspension",
            "Learner permit (§ 615) and suspended license (§ 676) cannot both come from one stop"
            " (23 V.S.A. § 615); keep one of them.",
        )
    parts = {rest for _, section, rest in complaints if section == "1134"}
    if {"(a)", "(b)"} <= parts:
        yield block(
            _last(complaints, lambda c: c[1] == "1134"),
            "consuming-with-open-container",
            "Consuming and open container cannot both be charged for the same act (23 V.S.A."
            " § 1134(d)); keep one of them.",
        )
    if sum(section == _OVERWEIGHT for _, section, _ in complaints) > 1:
        yield block(
            _last(complaints, lambda c: c[1] == _OVERWEIGHT),
            "second-overweight",
            "Only one overweight complaint can be written for a vehicle and a stop (23 V.S.A."
            " § 1412); keep one of them.",
        )


def _last(complaints: list[Cited], wanted: Callable[[Cited], bool]) -> str:
    return f"charges.{[c[0] for c in complaints if wanted(c)][-1]}.charge_id"


def _secondary(case: Case, complaints: list[Cited]) -> Iterator[Problem]:
    """Seat belt, learner and junior rules are never the reason for a stop."""
    secondary = {"1259": "A seat belt", "615": "A learner permit"}
    primary = [at for at in range(len(case.draft.charges)) if at not in _belonging(case, secondary)]
    for at, section, _ in complaints:
        field = f"charges.{at}.charge_id"
        if section in secondary and not primary:
            yield block(
                field,
                "secondary-alone",
                f"{secondary[section]} complaint needs another violation on the stop (23 V.S.A."
                f" § {section}); add the one you stopped the driver for, a warning will do.",
            )
        elif section == "1259" and not set(primary) & set(case.complaints):
            yield warn(
                field,
                "seat-belt-unpaid",
                "The seat belt penalty is owed only when a penalty is paid for the other violation"
                " (23 V.S.A. § 1259(e)), and that one is a warning here.",
            )
        elif section == "614" and len(case.draft.charges) == 1:
            yield warn(
                field,
                "junior-limits-alone",
                "Passenger limits of a junior operator are enforced only beside another violation"
                " (23 V.S.A. § 614(c)); add the one you stopped the driver for.",
            )


def _belonging(case: Case, sections: dict[str, str]) -> set[int]:
    return {at for at, section, _ in _cited(case) if section in sections}


def _same_twice(case: Case) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, entry in enumerate(case.draft.charges):
        if entry.charge_id and entry.charge_id in seen:
            yield warn(
                f"charges.{at}.charge_id",
                "charge-twice",
                "This charge is on the stop twice; remove one unless there were two violations.",
            )
        seen.add(entry.charge_id)
