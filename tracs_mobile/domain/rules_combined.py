"""The rules between charges of one stop: what the law lets stand together and what not alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from tracs_mobile.domain.charging import charge_of, title_and_section
from tracs_mobile.domain.names import NO_CHARGE, ChargeId, FieldPath
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.stop import Charged, DocumentKind
from tracs_mobile.wording import say

_PHONE = frozenset({"1095a", "1095b", "1099"})
_COMMERCIAL_PHONE = "4125"
_REPLACED_BY_4125 = frozenset({"1095b", "1099"})
_OVERWEIGHT = "1391a"
_BY_SIGN = frozenset({"1021", "1036", "1037", "1041", "1048", "1062"})
"""Sections that rest on a sign or marking (23 V.S.A. § 1021(b))."""
_TITLE_23 = "23"

Cited: TypeAlias = tuple[int, str, str]
"""Position of a charge, its section of Title 23, and the rest of the citation."""


def combined_problems(case: Case) -> Iterator[Problem]:
    """Problems of charges of Title 23 that are wrong only because of what else is on the stop.

    A correction is looked at together with the papers of its stop that are in force already; what
    is wrong among those alone is not said of it.
    """
    before = case.draft.correction.beside
    whole = replace(case, draft=replace(case.draft, charges=(*before, *case.draft.charges)))
    for problem in _combined(whole):
        field = _own_field(problem.field, len(before))
        if field:
            yield replace(problem, field=field)


def _own_field(field: FieldPath, before: int) -> FieldPath:
    """The field as the draft counts its charges; empty for a field of a paper issued before."""
    card, _, rest = field.partition(".")
    if card != "charges":
        return field
    at, _, leaf = rest.partition(".")
    return FieldPath(f"charges.{int(at) - before}.{leaf}" if int(at) >= before else "")


def _combined(case: Case) -> Iterator[Problem]:
    cited = _cited(case)
    complaints = [c for c in cited if case.draft.charges[c[0]].kind is DocumentKind.COMPLAINT]
    yield from _phones(case, complaints)
    yield from _exclusive(complaints)
    yield from _secondary(case, complaints)
    yield from _overweight_owner(case, complaints)
    yield from _signs(complaints)
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
            say(
                "Only one complaint for a phone or device can come from one stop (23 V.S.A."
                " § 1095b(d)(2)); remove one, or make it a warning."
            ),
        )
    for at, section, rest in phones:
        if section != "1095a" and case.draft.vehicle.commercial:
            yield block(
                f"charges.{at}.charge_id",
                "phone-in-commercial-vehicle",
                say(
                    "In a commercial vehicle a phone or texting is charged under 23 V.S.A. § 4125"
                    " (§ 1095b(d)(1)); choose that charge."
                ),
                instead=_line_of(case, "4125"),
            )
        yield from _phone_zone(case, at, section, rest)
    yield from _commercial_phones(case, complaints)


def _commercial_phones(case: Case, complaints: list[Cited]) -> Iterator[Problem]:
    """§ 4125 is for operators of commercial vehicles, in place of the other two sections."""
    there = [c for c in complaints if c[1] == _COMMERCIAL_PHONE]
    others = [c for c in complaints if c[1] in _REPLACED_BY_4125]
    if len(there) > 1 or (there and others):
        at, _, _ = max((*there, *others), key=lambda c: c[0])
        yield block(
            f"charges.{at}.charge_id",
            "second-phone-charge",
            say(
                "For the operator of a commercial vehicle 23 V.S.A. § 4125 takes the place of § "
                "1095b and § 1099 (§ 4125(b)); keep one of them."
            ),
        )
    if there and not case.draft.vehicle.commercial:
        yield warn(
            "vehicle.commercial",
            "vehicle-not-commercial",
            say(
                "23 V.S.A. § 4125 is for the operator of a commercial vehicle; mark the vehicle as"
                " commercial, or choose § 1095b or § 1099."
            ),
        )


def _phone_zone(case: Case, at: int, section: str, rest: str) -> Iterator[Problem]:
    entry = case.draft.charges[at]
    in_zone = entry.work_zone or entry.school_zone
    if in_zone and not rest:
        yield block(
            f"charges.{at}.charge_id",
            "phone-in-zone",
            say(
                "In a work or school zone a phone carries 4 or 5 points and a higher penalty"
                " (23 V.S.A. § {section}, § 2502); choose the line for the zone.",
                section=section,
            ),
            instead=_line_of(case, section, words="zone"),
        )
    elif rest and not in_zone:
        yield block(
            f"charges.{at}.work_zone",
            "phone-zone-not-marked",
            say(
                "This line is for a work or school zone (23 V.S.A. § {section}); mark which zone it"
                " was, or choose the line without one.",
                section=section,
            ),
            instead=_line_of(case, section),
        )


def _line_of(case: Case, section: str, *, words: str = "") -> ChargeId:
    """The first line for a section of Title 23 whose title holds `words`, if the table has it."""
    fitting = (
        c.charge_id
        for c in case.pack.charges
        if title_and_section(c)[:2] == (_TITLE_23, section) and words in c.title
    )
    return next(fitting, NO_CHARGE)


def _exclusive(complaints: list[Cited]) -> Iterator[Problem]:
    sections = {section for _, section, _ in complaints}
    if {"615", "676"} <= sections:
        yield block(
            _last(complaints, lambda c: c[1] in ("615", "676")),
            "learner-with-suspension",
            say(
                "Learner permit (§ 615) and suspended license (§ 676) cannot both come from one "
                "stop (23 V.S.A. § 615); keep one of them."
            ),
        )
    parts = {rest for _, section, rest in complaints if section == "1134"}
    if {"(a)", "(b)"} <= parts:
        yield block(
            _last(complaints, lambda c: c[1] == "1134"),
            "consuming-with-open-container",
            say(
                "Consuming and open container cannot both be charged for the same act (23 V.S.A."
                " § 1134(d)); keep one of them."
            ),
        )
    if sum(section == _OVERWEIGHT for _, section, _ in complaints) > 1:
        yield block(
            _last(complaints, lambda c: c[1] == _OVERWEIGHT),
            "second-overweight",
            say(
                "Only one overweight complaint can be written for a vehicle and a stop (23 V.S.A."
                " § 1412); keep one of them."
            ),
        )


def _overweight_owner(case: Case, complaints: list[Cited]) -> Iterator[Problem]:
    for at, section, _ in complaints:
        driver = case.draft.charges[at].charged is Charged.DRIVER
        if section == _OVERWEIGHT and driver and case.draft.vehicle.commercial:
            yield warn(
                f"charges.{at}.charged",
                "overweight-owner",
                say(
                    "Owner, lessee or operator may be charged for overweight (23 V.S.A. § "
                    "1391a(c)); choose the organization if it is the one."
                ),
            )


def _signs(complaints: list[Cited]) -> Iterator[Problem]:
    """Once a stop: what rests on a sign fails when the sign was missing or could not be read."""
    signed = [at for at, section, _ in complaints if section in _BY_SIGN]
    if signed:
        yield warn(
            f"charges.{signed[0]}.facts",
            "sign-in-place",
            say(
                "This rests on a sign: it must have stood in place and been legible (23 V.S.A."
                " § 1021(b)); say so in the facts."
            ),
        )


def _last(complaints: list[Cited], wanted: Callable[[Cited], bool]) -> str:
    return f"charges.{[c[0] for c in complaints if wanted(c)][-1]}.charge_id"


def _secondary(case: Case, complaints: list[Cited]) -> Iterator[Problem]:
    """Seat belt, learner and junior passenger rules are never the reason for a stop."""
    secondary = {at for at, section, _ in _cited(case) if _is_secondary(case, at, section)}
    primary = [at for at in range(len(case.draft.charges)) if at not in secondary]
    for at, section, _ in complaints:
        field = f"charges.{at}.charge_id"
        if at in secondary and not primary:
            what, law = _SECONDARY[section]
            yield block(
                field,
                "secondary-alone",
                say(
                    "{what} complaint needs another violation on the stop (23 V.S.A. § {law}); add"
                    " the one you stopped the driver for, a warning will do.",
                    what=what,
                    law=law,
                ),
            )
        elif section == "1259" and not set(primary) & set(case.complaints):
            yield warn(
                field,
                "seat-belt-unpaid",
                say(
                    "The seat belt penalty is owed only when a penalty is paid for the other "
                    "violation (23 V.S.A. § 1259(e)), and that one is a warning here."
                ),
            )
        if section == "1259" and case.draft.charges[at].charged is Charged.ORGANIZATION:
            yield block(
                f"charges.{at}.charged",
                "seat-belt-organization",
                say(
                    "A seat belt complaint goes to the operator (23 V.S.A. § 1259(e)); charge the"
                    " driver, not the organization."
                ),
            )


_SECONDARY = {
    "1259": ("A seat belt", "1259(e)"),
    "615": ("A learner permit", "615"),
    "614": ("A junior passenger", "614(c)"),
}


def _is_secondary(case: Case, at: int, section: str) -> bool:
    """Of § 614 only the passenger limit is secondary, not the ban on driving for work."""
    if section == "614":
        return case.draft.charges[at].answer("junior-limit") == "passengers"
    return section in _SECONDARY


def _same_twice(case: Case) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, entry in enumerate(case.draft.charges):
        if entry.charge_id and entry.charge_id in seen:
            yield warn(
                f"charges.{at}.charge_id",
                "charge-twice",
                say(
                    "This charge is on the stop twice; remove one unless there were two violations."
                ),
            )
        seen.add(entry.charge_id)
