"""What a complaint must say before DPS passes it to the Judicial Bureau."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from sync.wire import ItemProblem
from tracs_mobile.domain.charging import DIVERSION_CATEGORY
from tracs_mobile.domain.document import Destination, Document
from tracs_mobile.domain.stop import Charged, DocumentKind

EASTERN = ZoneInfo("America/New_York")


def content_problems(document: Document) -> tuple[ItemProblem, ...]:
    """Everything that the ticket itself gets wrong, the first the weightiest."""
    astray = _routing(document)
    if astray is not None:
        return (astray,)
    found = (
        _defendant(document),
        _birth_date(document),
        _statute(document),
        _town(document),
        _waiver(document),
        _answer_by(document),
    )
    return tuple(problem for problem in found if problem is not None)


def _routing(document: Document) -> ItemProblem | None:
    """Notices go to Diversion (7 V.S.A. § 656); warnings are filed nowhere."""
    if document.kind is DocumentKind.WARNING:
        say = "A warning is not filed with the Judicial Bureau. It stays with the agency."
    elif (
        document.kind is DocumentKind.NOTICE
        or document.destination is not Destination.JUDICIAL_BUREAU
        or document.violation.category == DIVERSION_CATEGORY
    ):
        say = (
            "This violation goes to the county Diversion Program and never to the Judicial Bureau "
            "(7 V.S.A. § 656). Hand the notice over to the program."
        )
    else:
        return None
    return ItemProblem(code="NOT_FOR_BUREAU", at="/destination", say=say)


def _defendant(document: Document) -> ItemProblem | None:
    if document.charged is Charged.ORGANIZATION:
        if _says_something(document.organization.name):
            return None
        return ItemProblem(
            code="ORGANIZATION_MISSING",
            at="/organization/name",
            say="An organization is charged, but it has no name. Amend the ticket with the name.",
        )
    if _says_something(document.defendant.family_name):
        return None
    return ItemProblem(
        code="NAME_MISSING",
        at="/defendant/family_name",
        say="The ticket names no defendant. Amend it with the driver's family name.",
    )


def _birth_date(document: Document) -> ItemProblem | None:
    born = document.defendant.birth_date
    if born is None or born <= _issued_on(document):
        return None
    return ItemProblem(
        code="BIRTH_DATE_WRONG",
        at="/defendant/birth_date",
        say="The date of birth is later than the ticket. Amend the ticket with the right date.",
    )


def _statute(document: Document) -> ItemProblem | None:
    if document.violation.statute.strip():
        return None
    return ItemProblem(
        code="STATUTE_MISSING",
        at="/violation/statute",
        say="The ticket names no statute or ordinance. Amend it with the violation charged.",
    )


def _town(document: Document) -> ItemProblem | None:
    """The place decides the county, and that the venue (4 V.S.A. § 1103)."""
    if document.place.town.strip():
        return None
    return ItemProblem(
        code="TOWN_MISSING",
        at="/place/town",
        say="The ticket does not say in which town it happened. Amend it with the town.",
    )


def _waiver(document: Document) -> ItemProblem | None:
    waiver = document.waiver
    if waiver.total_cents is None or not waiver.parts:
        return None
    if waiver.total_cents == sum(part.cents for part in waiver.parts):
        return None
    return ItemProblem(
        code="WAIVER_SUM",
        at="/waiver/total_cents",
        say="The waiver penalty is not the sum of its parts. Amend the ticket: choose the "
        "violation again, so that the penalty is worked out anew.",
    )


def _answer_by(document: Document) -> ItemProblem | None:
    if document.answer_by is not None and document.answer_by > _issued_on(document):
        return None
    return ItemProblem(
        code="ANSWER_BY_WRONG",
        at="/answer_by",
        say="The last day to answer is not after the day of issue. Check the date of the laptop, "
        "then amend the ticket: the day is worked out anew.",
    )


def _says_something(name: str) -> bool:
    """Whether there is a letter or digit in it: of signs alone the court's file would hold none."""
    return any(map(str.isalnum, name))


def _issued_on(document: Document) -> date:
    return document.issued_at.astimezone(EASTERN).date()
