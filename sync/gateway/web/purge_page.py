"""Expungement: an administrator looks a number up, names the order and types the number again."""

from __future__ import annotations

from sync.gateway.office import purging
from sync.gateway.office.purging import Held
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell
from tracs_mobile.errors import BadInput

_ADMIN = StaffRole.ADMINISTRATOR
PATH = "/audit/expunge"


def add_purge(shell: Shell) -> None:
    """Put `/audit/expunge` into the gateway."""

    @shell.get(PATH, role=_ADMIN)
    def show(ask: Ask) -> Answer:
        return _page(shell, ask.form.text("number", 100), "")

    @shell.post(PATH, role=_ADMIN)
    def expunge(ask: Ask) -> Answer:
        form, desk = ask.form, shell.desk
        number = form.text("number", 100)
        try:
            whole = purging.purge(
                desk.database,
                number=number,
                again=form.text("again", 100),
                order=form.text("order", 400),
                by=ask.visitor.username,
                now=desk.clock.now(),
                drop=desk.court_drop,
                sticks=desk.sticks,
            )
        except BadInput as fault:
            return _page(shell, number, str(fault), order=form.text("order", 400))
        said = f"{number} is expunged. From now on: no record exists."
        return Goto(path=PATH, said=said if whole else f"{said} {purging.LEFT}")


def _page(shell: Shell, number: str, problem: str, *, order: str = "") -> Page:
    found: Held | None = None
    with shell.desk.database.read() as connection:
        if number:
            try:
                found = purging.held(connection, number)
            except BadInput as fault:
                problem = problem or str(fault)
        done = purging.purges(connection)
    context = {"number": number, "found": found, "problem": problem, "done": done, "order": order}
    status = 422 if problem else 200
    return Page(template="purge.html", title="Expunge a ticket", context=context, status=status)
