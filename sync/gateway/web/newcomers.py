"""Officers new to e-ticketing: how their first tickets fare, and that somebody looked at them."""

from __future__ import annotations

from sqlalchemy import select

from sync.gateway.office.newcomers import DAYS, KEPT_DAYS, TICKETS, look_at, newcomers
from sync.gateway.tables import AGENCY
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell


def add_newcomers(shell: Shell) -> None:
    """Put `/board/new-officers` into the gateway."""
    desk = shell.desk

    @shell.get("/board/new-officers")
    def show(ask: Ask) -> Answer:
        training, agency = ask.form.text("training", 1) == "1", ask.form.text("agency", 4)
        with desk.database.read() as connection:
            found = newcomers(connection, desk.clock.now(), training=training, agency=agency)
            rows = connection.execute(select(AGENCY.c.judiciary_code, AGENCY.c.name))
            names = {row.judiciary_code: row.name for row in rows}
        context = {
            "open": [new for new in found if new.open],
            "seen": [new for new in found if not new.open],
            "names": names,
            "agency": agency,
            "training": training,
            "most": TICKETS,
            "days": DAYS,
            "kept": KEPT_DAYS,
        }
        return Page(template="newcomers.html", title="Officers new to e-tickets", context=context)

    @shell.post("/board/new-officers/looked", role=StaffRole.TECHNICIAN)
    def looked(ask: Ask) -> Answer:
        officer = ask.form.text("officer", 5)
        training = ask.form.text("training", 1) == "1"
        look_at(
            desk.database,
            officer,
            ask.form.text("note", 500),
            training=training,
            by=ask.visitor.username,
            now=desk.clock.now(),
        )
        path = "/board/new-officers?training=1" if training else "/board/new-officers"
        return Goto(path=path, said=f"Officer {officer} is marked as looked at.")
