"""Officers: the list, and one officer with the terms, the approval and what may be changed."""

from __future__ import annotations

from collections.abc import Callable

from sync.gateway.office import officers as office
from sync.gateway.office.agencies import agencies
from sync.gateway.office.officers import Act
from sync.gateway.web.local_day import day_field, today_of
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab
from tracs_mobile.domain.request_tidy import clean
from tracs_mobile.errors import BadInput

_TECH = StaffRole.TECHNICIAN


def add_officers(shell: Shell) -> None:
    """Put `/officers` into the gateway."""
    shell.tabs.append(Tab(path="/officers", name="Officers"))

    @shell.get("/officers")
    def listed(ask: Ask) -> Answer:
        form, today = ask.form, today_of(shell.desk.clock.now())
        agency, wanted = form.text("agency", 4), form.text("q", 60)
        gone = form.text("gone") == "yes"
        with shell.desk.database.read() as connection:
            found = office.officers(connection, today, agency=agency, wanted=wanted, gone=gone)
            names = {line.code: line.name for line in agencies(connection, today)}
        context = {
            "terms": found,
            "names": names,
            "agency": agency,
            "wanted": wanted,
            "gone": gone,
            "today": today,
        }
        return Page(template="officers.html", title="Officers", context=context)

    @shell.get("/officers/{leo}")
    def one(ask: Ask) -> Answer:
        return _one(shell, ask)

    for verb, said, does in _VERBS:
        _add_verb(shell, verb, said, does)


def _add_verb(shell: Shell, verb: str, said: str, does: Callable[[Shell, Ask, Act], None]) -> None:
    @shell.post(f"/officers/{{leo}}/{verb}", role=_TECH)
    def doing(ask: Ask) -> Answer:
        now = shell.desk.clock.now()
        act = Act(by=ask.visitor.username, now=now, today=today_of(now))
        try:
            does(shell, ask, act)
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        return Goto(path=f"/officers/{ask.path['leo']}", said=said)


def _approve(shell: Shell, ask: Ask, act: Act) -> None:
    day = day_field(ask.form.text("approved_on", 40), "day of the approval")
    office.approve(shell.desk.database, ask.path["leo"], day, act)


def _withdraw(shell: Shell, ask: Ask, act: Act) -> None:
    office.approve(shell.desk.database, ask.path["leo"], None, act)


def _title(shell: Shell, ask: Ask, act: Act) -> None:
    title = clean(ask.form.text("title", 100))
    first = day_field(ask.form.text("title_from", 40), "first day")
    office.change_title(shell.desk.database, ask.path["leo"], title, first, act)


def _move(shell: Shell, ask: Ask, act: Act) -> None:
    agency = ask.form.text("agency", 4)
    first = day_field(ask.form.text("move_from", 40), "first day")
    office.move(shell.desk.database, ask.path["leo"], agency, first, act)


def _leave(shell: Shell, ask: Ask, act: Act) -> None:
    last = day_field(ask.form.text("last_day", 40), "last day")
    office.leave(shell.desk.database, ask.path["leo"], last, act)


def _contact(shell: Shell, ask: Ask, act: Act) -> None:
    office.make_contact(shell.desk.database, ask.form.text("of", 4), ask.path["leo"], act)


_VERBS: tuple[tuple[str, str, Callable[[Shell, Ask, Act], None]], ...] = (
    ("approve", "The approval is entered. Laptops know it at their next contact.", _approve),
    ("withdraw", "The approval is withdrawn: warnings and training only.", _withdraw),
    ("title", "The new title is entered; tickets of before keep the old one.", _title),
    ("move", "The officer moves to the other agency on that day.", _move),
    ("leave", "The last day is entered.", _leave),
    ("contact", "The officer is the Point of Contact now.", _contact),
)


def _one(shell: Shell, ask: Ask, problem: str = "") -> Page:
    leo, today = ask.path["leo"], today_of(shell.desk.clock.now())
    with shell.desk.database.read() as connection:
        terms = office.officer_terms(connection, leo)
        every = agencies(connection, today)
    names = {line.code: line.name for line in every}
    running = office.running_term(terms, today)
    here = running.agency if running is not None else ""
    context = {
        "terms": terms,
        "running": running,
        "names": names,
        "others": [
            (line.code, f"{line.name} · {line.code}") for line in every if line.code != here
        ],
        "today": today,
        "problem": problem,
        "typed": ask.form.fields if problem else {},
        "may": ask.visitor.role.covers(_TECH),
    }
    officer = (running or terms[-1]).officer
    status = 422 if problem else 200
    title = f"{officer.title} {officer.name}"
    return Page(template="officer.html", title=title, context=context, status=status)
