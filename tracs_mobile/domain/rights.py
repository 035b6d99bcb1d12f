"""Who may do what: one table, looked at before every use case and by every screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from tracs_mobile.domain.agency import Officer, Role
from tracs_mobile.wording import say


class Standing(Enum):
    """What a signed-on person is to the program."""

    NEW_OFFICER = "officer not yet approved by the Judicial Bureau"
    OFFICER = "officer"
    POC = "point of contact"


class Verb(Enum):
    """What can be done."""

    WARN = "write a warning"
    COMPLAIN = "issue a complaint"
    SEE_OTHERS = "see tickets of other officers"
    VOID = "void a ticket"
    AMEND = "amend a ticket"
    REISSUE = "reissue a ticket"
    COPY = "copy a ticket"
    PRINT = "print a ticket"
    RESEND = "send a ticket again"
    EXPLAIN_LATE = "give the reason for a late ticket"
    SHOW_CURE = "note that proof was shown"
    HAND_OVER = "note that a notice was handed over"
    REVIEW = "review tickets"
    PURGE = "expunge a ticket"
    EXPORT_STOPS = "export stop data"
    EXPORT_TICKETS = "export tickets"
    EDIT_SHORTCUTS = "change the shortcuts of the agency"
    SET_UP_DEVICES = "set up devices"
    REQUEST_DPS = "write the agency's request to DPS"
    CHECK_READINESS = "check whether the laptop is ready"
    LET_IN_AGAIN = "let a locked officer sign on again"


_WORDS = {
    Verb.WARN: say("write a warning"),
    Verb.COMPLAIN: say("issue a complaint"),
    Verb.SEE_OTHERS: say("see tickets of other officers"),
    Verb.VOID: say("void a ticket"),
    Verb.AMEND: say("amend a ticket"),
    Verb.REISSUE: say("reissue a ticket"),
    Verb.COPY: say("copy a ticket"),
    Verb.PRINT: say("print a ticket"),
    Verb.RESEND: say("send a ticket again"),
    Verb.EXPLAIN_LATE: say("give the reason for a late ticket"),
    Verb.SHOW_CURE: say("note that proof was shown"),
    Verb.HAND_OVER: say("note that a notice was handed over"),
    Verb.REVIEW: say("review tickets"),
    Verb.PURGE: say("expunge a ticket"),
    Verb.EXPORT_STOPS: say("export stop data"),
    Verb.EXPORT_TICKETS: say("export tickets"),
    Verb.EDIT_SHORTCUTS: say("change the shortcuts of the agency"),
    Verb.SET_UP_DEVICES: say("set up devices"),
    Verb.REQUEST_DPS: say("write the agency's request to DPS"),
    Verb.CHECK_READINESS: say("check whether the laptop is ready"),
    Verb.LET_IN_AGAIN: say("let a locked officer sign on again"),
}


class Reach(Enum):
    """Whose tickets a verb reaches."""

    NONE = 0
    OWN = 1
    AGENCY = 2


_N, _O, _A = Reach.NONE, Reach.OWN, Reach.AGENCY
TABLE: dict[Verb, tuple[Reach, Reach, Reach]] = {
    # not yet approved, officer, point of contact
    Verb.WARN: (_O, _O, _O),
    Verb.COMPLAIN: (_N, _O, _O),
    Verb.SEE_OTHERS: (_N, _N, _A),
    Verb.VOID: (_O, _O, _A),
    Verb.AMEND: (_O, _O, _O),
    Verb.REISSUE: (_O, _O, _O),
    Verb.COPY: (_O, _O, _O),
    Verb.PRINT: (_O, _O, _A),
    Verb.RESEND: (_O, _O, _A),
    Verb.EXPLAIN_LATE: (_O, _O, _A),
    Verb.SHOW_CURE: (_O, _O, _A),
    Verb.HAND_OVER: (_O, _O, _A),
    Verb.REVIEW: (_N, _N, _A),
    Verb.PURGE: (_N, _N, _A),
    Verb.EXPORT_STOPS: (_N, _N, _A),
    Verb.EXPORT_TICKETS: (_N, _N, _A),
    Verb.EDIT_SHORTCUTS: (_N, _N, _A),
    Verb.SET_UP_DEVICES: (_N, _O, _A),
    Verb.REQUEST_DPS: (_N, _N, _A),
    Verb.CHECK_READINESS: (_O, _O, _A),
    Verb.LET_IN_AGAIN: (_N, _N, _A),
}
"""Only the officer who signed a ticket corrects its content (4 V.S.A. § 1106(d))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks: their number and standing on this day."""

    leo_number: str
    standing: Standing
    writes_as: Standing | None = None
    """The standing that decides about complaints where it is not the other one."""


def person_of(officer: Officer, today: date, *, training: bool = False) -> Person:
    """The standing of an officer on a day; a Point of Contact without approval issues nothing.

    In training everybody may practice: nothing of it reaches the Bureau.
    """
    approved = officer.approved_on is not None and officer.approved_on <= today
    standing = Standing.OFFICER if approved else Standing.NEW_OFFICER
    return Person(
        leo_number=officer.leo_number,
        standing=Standing.POC if officer.role is Role.POC else standing,
        writes_as=Standing.OFFICER if training else standing,
    )


def reach(standing: Standing, verb: Verb) -> Reach:
    """Whose tickets `verb` reaches for somebody of this standing."""
    return TABLE[verb][list(Standing).index(standing)]


def may(person: Person, verb: Verb, *, owner: str = "") -> bool:
    """Whether `person` may do `verb` to a ticket of `owner` (empty: to nobody's in particular)."""
    reaches = _reach_of(person, verb)
    if owner and owner != person.leo_number:
        return reaches is Reach.AGENCY
    return reaches is not Reach.NONE


def _reach_of(person: Person, verb: Verb) -> Reach:
    # Complaints follow the Bureau's approval, whatever the role is.
    decides = person.writes_as if verb is Verb.COMPLAIN else None
    return reach(decides or person.standing, verb)


def refusal(person: Person, verb: Verb, *, owner: str = "") -> str:
    """The sentence why not; empty when `person` may."""
    if may(person, verb, owner=owner):
        return ""
    if _reach_of(person, verb) is not Reach.NONE:
        return say("Only the officer who issued it may {do}. Nothing was changed.", do=_WORDS[verb])
    if verb is Verb.COMPLAIN:
        return say(
            "The Judicial Bureau has not approved you for e-tickets yet; issue a warning, or write "
            "the complaint on paper. Nothing was issued."
        )
    return say("You may not {do}; ask your Point of Contact. Nothing was changed.", do=_WORDS[verb])
