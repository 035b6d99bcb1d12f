"""What DPS wants of a request, item by item of the operating procedure, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracs_mobile.domain.problem import Problem, Severity, block
from tracs_mobile.domain.request import AgencyRequest, RequestKind
from tracs_mobile.domain.request_checks import (
    email_problem,
    leo_problem,
    phone_problem,
    text_problem,
)
from tracs_mobile.domain.request_logo import logo_problems
from tracs_mobile.domain.request_people import change_problems, officer_problems
from tracs_mobile.wording import say

NAME_LENGTH = 60
ADDRESS_LENGTH = 100
NOTE_LENGTH = 2_000
_CODE = re.compile(r"[0-9]{4}", re.ASCII)
_ORI = re.compile(r"[A-Z]{2}[0-9A-Z]{7}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class SopItem:
    """One line of the check list. `paths` are field paths; `*` stands for any position."""

    title: str
    paths: tuple[str, ...]
    optional: bool = False

    def covers(self, path: str) -> bool:
        """Whether the field at `path` belongs to this item."""
        plain = re.sub(r"\.\d+(?=\.|$)", ".*", path)
        return plain in self.paths


@dataclass(frozen=True, slots=True, kw_only=True)
class SopCheck:
    """An item with what is wrong with it; without problems it is in order."""

    item: SopItem
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> bool:
        """Whether the request cannot be approved as it is."""
        return any(p.severity is Severity.BLOCK for p in self.problems)


SOP_ITEMS = (
    SopItem(title=say("Judiciary code, four digits"), paths=("judiciary_code",)),
    SopItem(title=say("Proper name on the e-ticket"), paths=("agency_name",)),
    SopItem(title=say("Address"), paths=("address",)),
    SopItem(title=say("Phone number"), paths=("phone",)),
    SopItem(title=say("Logo for the header of warnings"), paths=("logo_png",)),
    SopItem(title=say("ORI and municipality"), paths=("ori", "municipality"), optional=True),
    SopItem(
        title=say("Head of Department, who authorizes"),
        paths=("head.name", "head.title", "head.email"),
    ),
    SopItem(
        title=say("Point of Contact"),
        paths=("contact.name", "contact.leo_number", "contact.email", "contact.phone"),
    ),
    SopItem(title=say("Agency record before its officers"), paths=("officers",)),
    SopItem(title=say("Officers: job title as on the VCVC"), paths=("officers.*.title",)),
    SopItem(title=say("Officers: legal name"), paths=("officers.*.name",)),
    SopItem(
        title=say("Officers: justice system ID, five characters"), paths=("officers.*.leo_number",)
    ),
    SopItem(title=say("Officers: DPS domain username"), paths=("officers.*.username",)),
    SopItem(title=say("Officers: first day"), paths=("officers.*.starts_on",), optional=True),
    SopItem(
        title=say("Changes: title, affiliation, leavers"),
        paths=(
            "changes",
            "changes.*.leo_number",
            "changes.*.name",
            "changes.*.effective",
            "changes.*.title",
            "changes.*.agency",
        ),
        optional=True,
    ),
    SopItem(title=say("Note to DPS"), paths=("note",), optional=True),
)
"""The check list in the order of the procedure; every problem belongs to exactly one item."""


def request_problems(request: AgencyRequest, *, today: date | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a request, in the order of the procedure.

    BLOCK keeps it from being sent and approved, WARN is for a person to look at. With `today`,
    dates are held against it.
    """
    return (
        *_agency(request),
        *logo_problems(request.logo_png, needed=request.kind is RequestKind.NEW),
        *_head(request),
        *_contact(request),
        *_order(request),
        *officer_problems(request, today),
        *change_problems(request, today),
        *text_problem("note", request.note, say("note"), NOTE_LENGTH, needed=False),
    )


def checked(problems: tuple[Problem, ...]) -> tuple[SopCheck, ...]:
    """The check list with each problem at its item."""
    return tuple(
        SopCheck(item=item, problems=tuple(p for p in problems if item.covers(p.field)))
        for item in SOP_ITEMS
    )


def blocks(problems: tuple[Problem, ...]) -> bool:
    """Whether any of the problems keeps the request from being sent or approved."""
    return any(p.severity is Severity.BLOCK for p in problems)


def is_code(text: str) -> bool:
    """Whether a text is a judiciary code: four digits."""
    return _CODE.fullmatch(text) is not None


def _agency(request: AgencyRequest) -> Iterator[Problem]:
    new = request.kind is RequestKind.NEW
    yield from _judiciary_code(request.judiciary_code)
    yield from text_problem(
        "agency_name", request.agency_name, say("agency's proper name"), NAME_LENGTH, needed=new
    )
    yield from text_problem("address", request.address, say("address"), ADDRESS_LENGTH, needed=new)
    yield from phone_problem("phone", request.phone, say("agency's phone number"), needed=new)
    if request.ori and not _ORI.fullmatch(request.ori):
        yield block(
            "ori",
            "request.ori",
            say(
                "“{ori}” is no ORI: two letters and seven more characters, such as VT0010000. "
                "Leave it empty if you do not know it.",
                ori=request.ori,
            ),
        )
    yield from text_problem(
        "municipality", request.municipality, "municipality", NAME_LENGTH, needed=False
    )


def _judiciary_code(code: str) -> Iterator[Problem]:
    if not code:
        yield block(
            "judiciary_code",
            "request.missing",
            say(
                "The judiciary code is missing. The Judicial Bureau knows the agency by its four "
                "digits."
            ),
        )
    elif not _CODE.fullmatch(code):
        yield block(
            "judiciary_code",
            "request.judiciary_code",
            say(
                "The judiciary code has four digits; “{code}” has not. Ask the Judicial Bureau if "
                "you are not sure.",
                code=code,
            ),
        )


def _head(request: AgencyRequest) -> Iterator[Problem]:
    head = request.head
    yield from text_problem(
        "head.name", head.name, say("name of the Head of Department"), NAME_LENGTH, needed=True
    )
    yield from text_problem(
        "head.title", head.title, say("title of the Head of Department"), NAME_LENGTH, needed=True
    )
    yield from email_problem("head.email", head.email, say("Head of Department"), needed=True)


def _contact(request: AgencyRequest) -> Iterator[Problem]:
    contact, new = request.contact, request.kind is RequestKind.NEW
    needed = new or any((contact.name, contact.leo_number, contact.email, contact.phone))
    yield from text_problem(
        "contact.name",
        contact.name,
        say("name of the Point of Contact"),
        NAME_LENGTH,
        needed=needed,
    )
    yield from leo_problem("contact.leo_number", contact.leo_number, needed=needed)
    yield from email_problem("contact.email", contact.email, say("Point of Contact"), needed=needed)
    yield from phone_problem(
        "contact.phone", contact.phone, say("phone number of the Point of Contact"), needed=needed
    )
    listed = {officer.leo_number for officer in request.officers}
    if new and contact.leo_number and request.officers and contact.leo_number not in listed:
        yield block(
            "contact.leo_number",
            "request.contact_unlisted",
            say(
                "The Point of Contact {leo_number} is not among the officers. A Point of "
                "Contact signs on to the laptop too: add the person to the officers.",
                leo_number=contact.leo_number,
            ),
        )


def _order(request: AgencyRequest) -> Iterator[Problem]:
    """The Agency record comes first: without it there is nothing the officers could belong to."""
    ready = _CODE.fullmatch(request.judiciary_code) and (
        request.agency_name or request.kind is RequestKind.CHANGE
    )
    if request.officers and not ready:
        yield block(
            "officers",
            "request.agency_first",
            say(
                "DPS makes the Agency record first and the officers under it. Give the judiciary "
                "code and the proper name of the agency, then the officers can be added."
            ),
        )
    elif request.kind is RequestKind.NEW and not request.officers:
        yield block(
            "officers",
            "request.no_officers",
            say("No officer is named. A new agency begins with at least its Point of Contact."),
        )
