"""Which line of the table of charges an entry means: bands of speed, sections, points."""

from __future__ import annotations

import dataclasses
import re

from tracs_mobile.domain.document import Destination
from tracs_mobile.domain.law import Answer, Charge, CureRule, LawPack, Question
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind, Draft

RULE_CATEGORY = "rule"
"""Lines of the table that state a rule of points or money and are no violation of their own."""
DIVERSION_CATEGORY = "diversion"
"""Goes to the county Diversion Program, never to the Judicial Bureau (7 V.S.A. § 656)."""
MUNICIPAL_CATEGORY = "municipal"
"""Needs a full and a waiver penalty (4 V.S.A. § 1102(d))."""

BAND_QUESTION = "band"
"""Asked for a speed that no band of points holds; its answers are `lower` and `higher`."""

_CITED = re.compile(r"(\d+) V\.S\.A\. §+ (\d+[a-z]*)(\S*)")
_EXCESSIVE_MPH = 60
_EXCESSIVE_OVER_MPH = 30


def charge_of(pack: LawPack, entry: ChargeEntry) -> Charge | None:
    """The charge of an entry, in the band that fits its speed; None when none is chosen."""
    found = next((c for c in pack.charges if c.charge_id == entry.charge_id), None)
    if found is None:
        return None
    lower = reband(pack, found, entry.speed_mph, entry.limit_mph)
    over = over_limit(entry)
    if over is None or not between_bands(lower, over) or entry.answer(BAND_QUESTION) != "higher":
        return lower
    return next(c for c in bands(pack, lower) if c.over_min is not None and c.over_min > over)


def reband(pack: LawPack, charge: Charge, speed: int | None, limit: int | None) -> Charge:
    """The line of the same statute whose band holds the mph over the limit.

    A speed between two bands (exactly 10 over, a gap in 23 V.S.A. § 2502) falls to the lower one;
    which one counts is asked of the officer. The charge itself comes back when it has no bands or
    the speed is not over the limit.
    """
    if charge.over_min is None or speed is None or limit is None or speed <= limit:
        return charge
    over = speed - limit
    reached = [c for c in bands(pack, charge) if c.over_min is not None and c.over_min <= over]
    return reached[-1] if reached else charge


def bands(pack: LawPack, charge: Charge) -> tuple[Charge, ...]:
    """All bands of the charge's statute, slowest first; empty when it has none."""
    found = [c for c in pack.charges if c.statute == charge.statute and c.over_min is not None]
    return tuple(sorted(found, key=lambda c: c.over_min or 0))


def between_bands(charge: Charge, over_mph: int) -> bool:
    """Whether no band of the statute holds `over_mph`, `charge` being the band it fell to."""
    return charge.over_max is not None and over_mph > charge.over_max


def points_of(charge: Charge | None) -> int | None:
    """The points that print; None when no charge is chosen or the table does not know them.

    Give it the charge of `charge_of`, which is in the band that fits the speed.
    """
    return None if charge is None else charge.points


def over_limit(entry: ChargeEntry) -> int | None:
    """Mph over the limit; None while speed or limit is missing."""
    if entry.speed_mph is None or entry.limit_mph is None:
        return None
    return entry.speed_mph - entry.limit_mph


def is_excessive(speed_mph: int, limit_mph: int) -> bool:
    """Whether the speed is a crime: 60 mph or more and at least 30 over (23 V.S.A. § 1097)."""
    return speed_mph >= _EXCESSIVE_MPH and speed_mph - limit_mph >= _EXCESSIVE_OVER_MPH


def document_kind(charge: Charge, entry: ChargeEntry) -> DocumentKind:
    """What an entry becomes on paper: a complaint for Diversion is a notice (7 V.S.A. § 656)."""
    if entry.kind is DocumentKind.WARNING:
        return DocumentKind.WARNING
    diversion = charge.category == DIVERSION_CATEGORY
    return DocumentKind.NOTICE if diversion else DocumentKind.COMPLAINT


def destination_of(kind: DocumentKind) -> Destination:
    """Who gets a document of this kind in the end."""
    return {
        DocumentKind.COMPLAINT: Destination.JUDICIAL_BUREAU,
        DocumentKind.NOTICE: Destination.DIVERSION,
        DocumentKind.WARNING: Destination.KEPT,
    }[kind]


def cure_of(pack: LawPack, charge: Charge) -> CureRule | None:
    """The way out that the law gives for a charge, if there is one."""
    return next((rule for rule in pack.cures if rule.cure_id == charge.cure), None)


def questions_of(pack: LawPack, draft: Draft, index: int) -> tuple[Question, ...]:
    """What charge `index` asks of the officer as the draft stands now; a warning is asked nothing.

    The bands of one statute ask the same, so an answer that moves the band keeps its question.
    """
    entry = draft.charges[index]
    charge = charge_of(pack, entry)
    if charge is None or entry.kind is not DocumentKind.COMPLAINT:
        return ()
    asked = (q for q in pack.questions if q.question_id in charge.asks)
    return tuple(q for q in asked if _applies(pack, q, charge, entry))


def _applies(pack: LawPack, question: Question, charge: Charge, entry: ChargeEntry) -> bool:
    if question.when == "between-bands":
        over = over_limit(entry)
        lower = reband(pack, charge, entry.speed_mph, entry.limit_mph)
        return over is not None and over > 0 and between_bands(lower, over)
    if question.when == "in-zone":
        return entry.work_zone or entry.school_zone
    return True


def given_answers(pack: LawPack, charge: Charge, entry: ChargeEntry) -> tuple[Answer, ...]:
    """What was answered to the questions of the charge."""
    return tuple(
        answer
        for question in pack.questions
        if question.question_id in charge.asks
        for answer in question.answers
        if answer.code == entry.answer(question.question_id)
    )


def priced_charge(pack: LawPack, charge: Charge, entry: ChargeEntry) -> Charge:
    """The charge with the base penalty that an answer sets, before that of the table.

    Five-dollar rules, and penalties that the statute raises for a second or third time.
    """
    set_by = (a.base_cents for a in given_answers(pack, charge, entry))
    base = next((cents for cents in set_by if cents is not None), None)
    return charge if base is None else dataclasses.replace(charge, base_cents=base)


def title_and_section(charge: Charge) -> tuple[str, str, str]:
    """`23 V.S.A. § 1095b(c)(2)` as ("23", "1095b", "(c)(2)")."""
    found = _CITED.match(charge.statute)
    if found is None:
        return ("", charge.statute, "")
    return (found[1], found[2], found[3].rstrip(","))
