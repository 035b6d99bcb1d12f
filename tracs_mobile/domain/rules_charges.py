"""The rules for each single charge: chosen, in force, lawful as a complaint, speeds, questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tracs_mobile.domain.charging import (
    RULE_CATEGORY,
    charge_of,
    given_answers,
    is_excessive,
    questions_of,
    title_and_section,
)
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.rules_amounts import amount_problems
from tracs_mobile.domain.stop import ChargeEntry, CorrectionKind, DocumentKind
from tracs_mobile.wording import say

_STATUTORY_LIMIT = 50
"""The limit where no other is posted (23 V.S.A. § 1081(b))."""
_NAMED_IN_FACTS = "name the section"


def charge_problems(case: Case) -> Iterator[Problem]:
    """Problems of the charges, charge by charge."""
    yield from _approval(case)
    for at, entry in enumerate(case.draft.charges):
        charge = charge_of(case.pack, entry)
        if charge is None:
            yield block(
                f"charges.{at}.charge_id",
                "charge-missing",
                say("Choose the charge: type a word, a section, or a speed like 49/35."),
            )
            continue
        yield from _in_force(case, at, charge)
        if entry.kind is DocumentKind.COMPLAINT:
            yield from _lawful(case, at, entry, charge)
        if charge.speed:
            yield from _speeds(at, entry, charge)
        yield from _questions(case, at, entry, charge)
        yield from amount_problems(case, at, entry, charge)


def _approval(case: Case) -> Iterator[Problem]:
    """Who is not approved yet practices in training and writes warnings."""
    approved = case.officer.approved_on
    if case.complaints and not case.training and (approved is None or approved > case.today):
        yield block(
            f"charges.{case.complaints[0]}.kind",
            "officer-not-approved",
            say(
                "The Judicial Bureau has not approved you for e-tickets yet; issue a warning, or "
                "write the complaint on paper."
            ),
        )


def _in_force(case: Case, at: int, charge: Charge) -> Iterator[Problem]:
    when = case.draft.place.occurred_at
    day = case.today if when is None else local_date(when)
    if not charge.in_force(day):
        yield block(
            f"charges.{at}.charge_id",
            "charge-not-in-force",
            say(
                "{statute} was not in force on {day:%m/%d/%Y} in this form; choose the charge"
                " of that day.",
                statute=charge.statute,
                day=day,
            ),
        )


def _lawful(case: Case, at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    field = f"charges.{at}.charge_id"
    if charge.category == RULE_CATEGORY:
        yield block(
            field,
            "charge-is-a-rule",
            say(
                "{statute} is a rule about points or amounts and no violation; choose the"
                " violation itself.",
                statute=charge.statute,
            ),
        )
    elif not charge.civil:
        yield block(
            field,
            "charge-is-a-crime",
            say(
                "{statute} is a crime and cannot go on a civil complaint; cite the driver into"
                " criminal court, or choose a civil charge that fits.",
                statute=charge.statute,
            ),
        )
    elif _section_is_open(charge) and not entry.facts.strip():
        yield block(
            f"charges.{at}.facts",
            "section-missing",
            say(
                "Write the section and the name of the violation in the facts; this line of the "
                "table stands for several sections."
            ),
        )
    yield from _in_time(case, at, charge)


def _section_is_open(charge: Charge) -> bool:
    return _NAMED_IN_FACTS in charge.title


def _in_time(case: Case, at: int, charge: Charge) -> Iterator[Problem]:
    """Furnishing tobacco has to be brought within 24 hours of the event (7 V.S.A. § 1007(a)).

    An amendment brings nothing: its complaint was brought with the first version.
    """
    when = case.draft.place.occurred_at
    amends = case.draft.correction.kind is CorrectionKind.AMEND
    if not charge.file_within_h or when is None or amends:
        return
    if case.now > when + timedelta(hours=charge.file_within_h):
        yield block(
            f"charges.{at}.charge_id",
            "brought-too-late",
            say(
                "{statute} has to be brought within {file_within_h} hours of the event,"
                " and that time is over; no complaint can be issued for it.",
                statute=charge.statute,
                file_within_h=charge.file_within_h,
            ),
        )


def _speeds(at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    speed, limit = entry.speed_mph, entry.limit_mph
    if speed is None:
        yield block(f"charges.{at}.speed_mph", "speed-missing", say("Enter the speed in mph."))
    if limit is None:
        yield block(
            f"charges.{at}.limit_mph", "limit-missing", say("Enter the speed limit in mph.")
        )
    if speed is None or limit is None:
        return
    if speed <= limit:
        yield block(
            f"charges.{at}.speed_mph",
            "speed-not-over-limit",
            say(
                "{speed} mph is not over the limit of {limit}; check both.",
                speed=speed,
                limit=limit,
            ),
        )
    elif is_excessive(speed, limit) and entry.kind is DocumentKind.COMPLAINT:
        # The interstate too: the State Police charge 95 in a 65 zone as the crime (VPR, 2015).
        yield block(
            f"charges.{at}.charge_id",
            "excessive-speed",
            say(
                "{speed} in a {limit} zone is excessive speed, a crime (23 V.S.A. § 1097), and "
                "cannot go on a civil complaint; cite the driver into criminal court.",
                speed=speed,
                limit=limit,
            ),
        )
    if title_and_section(charge)[1:] == ("1081", "(b)") and limit != _STATUTORY_LIMIT:
        yield warn(
            f"charges.{at}.limit_mph",
            "limit-not-statutory",
            say(
                "23 V.S.A. § 1081(b) is for roads without a posted limit, where it is 50; use § "
                "1003 or § 1007 for a posted one."
            ),
        )


def _questions(case: Case, at: int, entry: ChargeEntry, charge: Charge) -> Iterator[Problem]:
    """What the law hangs on and the program cannot know; a warning is asked nothing."""
    field = f"charges.{at}.answers"
    for question in questions_of(case.pack, case.draft, at):
        known = {answer.code for answer in question.answers}
        if question.required and entry.answer(question.question_id) not in known:
            yield block(field, f"answer-missing-{question.question_id}", question.explains)
    if entry.kind is not DocumentKind.COMPLAINT:
        return
    for answer in given_answers(case.pack, charge, entry):
        if answer.refuses:
            yield block(field, "answer-refuses", answer.refuses, instead=answer.instead)
        if answer.warns:
            yield warn(field, "answer-warns", answer.warns)
