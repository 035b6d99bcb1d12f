"""Rules of the officers of a request and of the changes to officers who have a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tracs_mobile.domain.problem import Problem, block, warn
from tracs_mobile.domain.request import (
    AgencyRequest,
    ChangeKind,
    RequestedChange,
    RequestedOfficer,
    RequestKind,
)
from tracs_mobile.domain.request_checks import date_problem, leo_problem, text_problem
from tracs_mobile.wording import say

TITLE_LENGTH = 40
"""On three-inch paper a title of 43 characters still leaves a name of 20 and the LEO number two
lines; longer ones push the ticket's text apart."""
LEGAL_NAME_LENGTH = 60
USERNAME_LENGTH = 20
MOST_OFFICERS = 500
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
_CODE = re.compile(r"[0-9]{4}", re.ASCII)


def officer_problems(request: AgencyRequest, today: date | None) -> Iterator[Problem]:
    """What is wrong with the officers to be added."""
    officers = request.officers
    if len(officers) > MOST_OFFICERS:
        yield block(
            "officers",
            "request.too_many",
            say(
                "{officers} officers are more than one request can hold. Send {most_officers} "
                "at a time.",
                officers=len(officers),
                most_officers=MOST_OFFICERS,
            ),
        )
        return
    for at, officer in enumerate(officers):
        yield from _officer(f"officers.{at}", officer, today)
    yield from _twice("leo_number", say("LEO number"), [o.leo_number for o in officers])
    yield from _twice("username", say("username"), [o.username.casefold() for o in officers])


def _officer(path: str, officer: RequestedOfficer, today: date | None) -> Iterator[Problem]:
    yield from title_problem(f"{path}.title", officer.title, needed=True)
    yield from text_problem(
        f"{path}.name", officer.name, say("legal name"), LEGAL_NAME_LENGTH, needed=True
    )
    if officer.name and not officer.name.replace(".", " ").strip().count(" "):
        yield warn(
            f"{path}.name",
            "request.one_name",
            say(
                "“{name}” is one word. DPS needs the legal name, first and last.", name=officer.name
            ),
        )
    if "," in officer.name:
        yield warn(
            f"{path}.name",
            "request.name_comma",
            say(
                "The name prints as it stands here: “{title} {name}”.",
                title=officer.title,
                name=officer.name,
            ),
        )
    yield from leo_problem(f"{path}.leo_number", officer.leo_number)
    yield from _username(f"{path}.username", officer.username)
    yield from date_problem(f"{path}.starts_on", officer.starts_on, say("first day"), today)


def title_problem(path: str, title: str, *, needed: bool) -> Iterator[Problem]:
    """A job title as it should print on the VCVC."""
    yield from text_problem(
        path, title, say("job title as on the VCVC"), TITLE_LENGTH, needed=needed
    )
    if title and title == title.lower():
        yield warn(
            path,
            "request.title_small",
            say(
                "The title prints exactly as typed: “{title}”. Begin it with a capital letter if "
                "it should have one.",
                title=title,
            ),
        )


def _username(path: str, username: str) -> Iterator[Problem]:
    if not username:
        yield block(path, "request.missing", say("The DPS domain username is missing."))
    elif "@" in username:
        yield block(
            path,
            "request.username",
            say(
                "“{username}” is an e-mail address. DPS needs the username of the DPS domain.",
                username=username,
            ),
        )
    elif len(username) > USERNAME_LENGTH or not _USERNAME.fullmatch(username):
        yield block(
            path,
            "request.username",
            say(
                "“{username}” is no DPS domain username: up to {username_length} letters, digits, "
                "dots, hyphens and underscores.",
                username=username,
                username_length=USERNAME_LENGTH,
            ),
        )


def _twice(name: str, what: str, values: list[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, value in enumerate(values):
        if not value:
            continue
        if value in first:
            yield block(
                f"officers.{at}.{name}",
                f"request.twice_{name}",
                say(
                    "Officers {first} and {at} have the same {what} “{value}”. "
                    "Each belongs to one person.",
                    first=first[value] + 1,
                    at=at + 1,
                    what=what,
                    value=value,
                ),
            )
        first.setdefault(value, at)


def change_problems(request: AgencyRequest, today: date | None) -> Iterator[Problem]:
    """What is wrong with the changes asked for."""
    if request.changes and request.kind is RequestKind.NEW:
        yield block(
            "changes",
            "request.changes_of_new",
            say("A new agency has no records that could change yet. List its officers instead."),
        )
    if request.kind is RequestKind.CHANGE and not _asks(request):
        yield block("changes", "request.nothing", say("The request asks for no change."))
    seen: set[tuple[str, ChangeKind]] = set()
    for at, change in enumerate(request.changes):
        yield from _change(f"changes.{at}", change, today)
        if change.leo_number and (change.leo_number, change.kind) in seen:
            yield block(
                f"changes.{at}.leo_number",
                "request.change_twice",
                say(
                    "The same kind of change is asked twice for {leo_number}.",
                    leo_number=change.leo_number,
                ),
            )
        seen.add((change.leo_number, change.kind))
    yield from _gone_and_changed(request.changes)


def _asks(request: AgencyRequest) -> bool:
    agency = (request.agency_name, request.address, request.phone, request.ori)
    more = (request.municipality, request.logo_png, request.officers, request.changes)
    return any((*agency, *more, request.contact.name, request.contact.leo_number))


def _change(path: str, change: RequestedChange, today: date | None) -> Iterator[Problem]:
    yield from leo_problem(f"{path}.leo_number", change.leo_number)
    yield from text_problem(
        f"{path}.name", change.name, say("legal name"), LEGAL_NAME_LENGTH, needed=False
    )
    leaver = change.kind is ChangeKind.LEAVER
    what = say("last day") if leaver else say("first day of the change")
    if change.effective is None:
        yield block(
            f"{path}.effective", "request.missing", say("The {what} is missing.", what=what)
        )
    yield from date_problem(f"{path}.effective", change.effective, what, today)
    if not leaver:
        needed = change.kind is ChangeKind.TITLE
        yield from title_problem(f"{path}.title", change.title, needed=needed)
    if change.kind is ChangeKind.AFFILIATION:
        yield from _new_agency(f"{path}.agency", change.agency)


def _new_agency(path: str, code: str) -> Iterator[Problem]:
    if not code:
        yield block(
            path,
            "request.missing",
            say("The judiciary code of the agency the officer moves to is missing."),
        )
    elif not _CODE.fullmatch(code):
        yield block(
            path,
            "request.judiciary_code",
            say("“{code}” is no judiciary code of four digits.", code=code),
        )


def _gone_and_changed(changes: Iterable[RequestedChange]) -> Iterator[Problem]:
    """A leaver who also moves or is promoted afterwards: one of the two is a mistake."""
    last = {c.leo_number: c.effective for c in changes if c.kind is ChangeKind.LEAVER}
    for at, change in enumerate(changes):
        gone = last.get(change.leo_number)
        if change.kind is ChangeKind.LEAVER or gone is None or change.effective is None:
            continue
        if change.effective > gone:
            yield block(
                f"changes.{at}.effective",
                "request.after_leaving",
                say(
                    "{leo_number} leaves on {gone:%m/%d/%Y}, before this change begins.",
                    leo_number=change.leo_number,
                    gone=gone,
                ),
            )
