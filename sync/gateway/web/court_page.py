"""The second outbox: what was handed over to the court, what it said, and once more."""

from __future__ import annotations

from urllib.parse import urlencode

from sync.gateway.court import outbox
from sync.gateway.court.board import DAYS, court_figures, court_lines, open_count
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab
from tracs_mobile.errors import BadInput

_STATES = (
    ("", "Everything"),
    ("open", "Needs a person"),
    (outbox.QUEUED, "Queued"),
    (outbox.FILED, "Handed over, no answer yet"),
    (outbox.ACCEPTED, "Accepted"),
    (outbox.REFUSED, "Refused by the court"),
    (outbox.NOT_FILED, "Cannot be handed over"),
)
_TONES = {
    outbox.QUEUED: "plain",
    outbox.FILED: "fair",
    outbox.ACCEPTED: "good",
    outbox.REFUSED: "poor",
    outbox.NOT_FILED: "poor",
}


def add_court(shell: Shell) -> None:
    """Put `/court` into the gateway."""
    desk = shell.desk
    shell.tabs.append(Tab(path="/court", name="Court", count=lambda: _count(shell)))

    @shell.get("/court")
    def show(ask: Ask) -> Answer:
        return _show(shell, ask)

    @shell.post("/court/again", role=StaffRole.TECHNICIAN)
    def again(ask: Ask) -> Answer:
        found = ask.form.number("submission")
        by, now = ask.visitor.username, desk.clock.now()
        if not outbox.refile(desk.database, found, by=by, now=now):
            raise BadInput("That is queued already, or no longer there. Load the page again.")
        return Goto(path="/court", said="It is queued and will be handed over again.")


def _count(shell: Shell) -> str:
    with shell.desk.database.read() as connection:
        count = open_count(connection)
    return f"{count:,}" if count else ""


def _show(shell: Shell, ask: Ask) -> Answer:
    state, number = ask.form.text("state", 10), ask.form.text("number", 100)
    state = state if state in dict(_STATES) else ""
    before = ask.form.number("before")
    with shell.desk.database.read() as connection:
        figures = court_figures(connection, shell.desk.clock.now())
        lines, after = court_lines(connection, state=state, before=before, number=number)
    asked = {name: value for name, value in (("state", state), ("number", number)) if value}
    context = {
        "figures": figures,
        "lines": lines,
        "states": _STATES,
        "tones": _TONES,
        "words": dict(_STATES),
        "state": state,
        "number": number,
        "days": DAYS,
        "drop": shell.desk.court_drop is not None,
        "newest": f"/court?{urlencode(asked)}" if before else "",
        "older": f"/court?{urlencode({**asked, 'before': after})}" if after else "",
    }
    return Page(template="court.html", title="Court", context=context)
