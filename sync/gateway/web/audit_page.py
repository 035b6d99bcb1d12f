"""The audit: who did what, looked through by person, kind and day, checked, and taken along."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from fastapi.responses import StreamingResponse

from sync.gateway.office import reading_audit
from sync.gateway.office.chain import head_of
from sync.gateway.office.chain_check import verify
from sync.gateway.office.reading_audit import PAGE, Wanted
from sync.gateway.web.forms import Form
from sync.gateway.web.shell import Answer, Ask, Page, Shell, Tab
from tracs_mobile.errors import BadSignature, KeyUnavailable


def add_audit(shell: Shell) -> None:
    """Put `/audit` and its export and check into the gateway."""
    shell.tabs.append(Tab(path="/audit", name="Audit"))

    @shell.get("/audit")
    def audit(ask: Ask) -> Answer:
        return _page(shell, ask, {})

    @shell.post("/audit/check")
    def check(ask: Ask) -> Answer:
        desk = shell.desk
        verdict = verify(desk.database, shell.anchor, desk.clock.now())
        return _page(shell, ask, {"verdict": verdict})

    @shell.get("/audit/export")
    def export(ask: Ask) -> Answer:
        wanted, _ = _wanted(ask.form)
        return StreamingResponse(
            reading_audit.as_csv(shell.desk.database, wanted),
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
        )


def _page(shell: Shell, ask: Ask, more: dict[str, object]) -> Answer:
    form = ask.form
    wanted, problem = _wanted(form)
    before = form.number("before")
    with shell.desk.database.read() as connection:
        found = reading_audit.entries(connection, wanted, before=before)
        kinds = reading_audit.kinds(connection)
        head = head_of(connection)
    shown = found[:PAGE]
    asked = {
        name: form.text(name, 40)
        for name in ("actor", "kind", "since", "until")
        if form.text(name, 40)
    }
    older = urlencode({**asked, "before": shown[-1].seq}) if len(found) > PAGE else ""
    context = {
        "entries": shown,
        "kinds": [("", "everything"), *((kind, kind.replace("-", " ")) for kind in kinds)],
        "asked": {"actor": "", "kind": "", "since": "", "until": "", **asked},
        "problem": problem,
        "newest": f"/audit?{urlencode(asked)}" if before else "",
        "older": f"/audit?{older}" if older else "",
        "export": f"/audit/export?{urlencode(asked)}",
        "head": head,
        "signed": _signed(shell),
        "verdict": None,
        **more,
    }
    return Page(template="audit.html", title="Audit", context=context)


def _signed(shell: Shell) -> object:
    try:
        return shell.anchor.held()
    except (BadSignature, KeyUnavailable):
        return None  # the check says so in full


def _wanted(form: Form) -> tuple[Wanted, str]:
    """What the form asks for, and a sentence when a day in it is none."""
    days: dict[str, date | None] = {}
    problem = ""
    for name in ("since", "until"):
        typed = form.text(name, 40)
        try:
            days[name] = _day(typed) if typed else None
        except ValueError:
            days[name] = None
            problem = "That day is not one of the calendar, so it was left out of the search."
    wanted = Wanted(
        actor=form.text("actor", 100),
        kind=form.text("kind", 40),
        since=days["since"],
        until=days["until"],
    )
    return wanted, problem


def _day(typed: str) -> date:
    """A day that has one before and one after it. Raises ValueError."""
    found = date.fromisoformat(typed)
    if not 1 < found.year < 9999:
        raise ValueError("at the edge of the calendar")
    return found
