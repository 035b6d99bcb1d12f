"""What DPS refused, and numbers that came with two contents: listed, opened, dealt with."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from sync.gateway.intake import keeping
from sync.gateway.office import refusals
from sync.gateway.office.refusals import PAGE, Copies, Doubt, copies, handle, side_by_side
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab
from tracs_mobile.domain import canonical
from tracs_mobile.errors import BadInput, TracsError

_MISSING = "—"
_TOLD_FOR = timedelta(days=7)
"""How long the page says that not everything was kept."""


def add_refusals(shell: Shell) -> None:
    """Put `/refusals` and the copies of a conflict into the gateway."""
    shell.tabs.append(Tab(path="/refusals", name="Refusals", count=lambda: _count(shell)))

    @shell.get("/refusals")
    def listed(ask: Ask) -> Answer:
        return _list(shell, ask)

    @shell.post("/refusals/handled", role=StaffRole.TECHNICIAN)
    def handled(ask: Ask) -> Answer:
        desk, form = shell.desk, ask.form
        kind = Doubt.CONFLICT if form.text("kind", 10) == "conflict" else Doubt.REFUSAL
        handle(
            desk.database,
            kind,
            form.number("id"),
            form.text("note", refusals.LONGEST_NOTE),
            by=ask.visitor.username,
            now=desk.clock.now(),
        )
        return Goto(path="/refusals", said="It is marked as handled, with your note.")

    # A form and no link: to open two tickets is an act, and the audit says who did it.
    @shell.post("/refusals/conflict/{id}", role=StaffRole.TECHNICIAN)
    def conflict(ask: Ask) -> Answer:
        return _conflict(shell, ask)


def _count(shell: Shell) -> str:
    with shell.desk.database.read() as connection:
        found = refusals.open_by_agency(connection)
    count = sum(one.refused + one.conflicts for one in found.values())
    return f"{count:,}" if count else ""


def _list(shell: Shell, ask: Ask) -> Answer:
    agency, page = ask.form.text("agency", 4), ask.form.number("page", most=10_000)
    done = ask.form.text("handled", 1) == "1"
    with shell.desk.database.read() as connection:
        refused, more = refusals.listed(
            connection, Doubt.REFUSAL, handled=done, agency=agency, page=page
        )
        conflicts, also = refusals.listed(
            connection, Doubt.CONFLICT, handled=done, agency=agency, page=page
        )
        full = keeping.full(connection, shell.desk.clock.now() - _TOLD_FOR)
    asked = {"agency": agency, "handled": "1" if done else ""}
    asked = {name: value for name, value in asked.items() if value}
    context = {
        "refused": refused,
        "conflicts": conflicts,
        "full": [(f"{day[5:7]}/{day[8:]}/{day[:4]}", device) for day, device in full],
        "most_a_day": keeping.MOST_A_DAY,
        "agency": agency,
        "done": done,
        "newer": f"/refusals?{urlencode({**asked, 'page': page - 1})}" if page else "",
        "older": f"/refusals?{urlencode({**asked, 'page': page + 1})}" if more or also else "",
        "page": page + 1,
        "most": PAGE,
    }
    return Page(template="refusals.html", title="Refusals and conflicts", context=context)


def _conflict(shell: Shell, ask: Ask) -> Answer:
    found_id = ask.path["id"]
    if not (found_id.isascii() and found_id.isdigit() and len(found_id) < 10):
        raise BadInput("That is no longer there. Load the page again.")
    desk = shell.desk
    found = copies(
        desk.database,
        desk.keys,
        int(found_id),
        by=ask.visitor.username,
        now=desk.clock.now(),
    )
    context = {"copies": found, "rows": _rows(found), "id": int(found_id)}
    return Page(template="conflict.html", title=f"Conflict of {found.number}", context=context)


def _rows(found: Copies) -> list[tuple[str, str, str]]:
    """Field, first copy, second copy: where they differ first, and nothing that both leave open."""
    both = side_by_side(_plain(found.held), _plain(found.other))
    rows = [(at, _words(one), _words(two)) for at, one, two in both]
    said = [row for row in rows if row[1:] != (_MISSING, _MISSING)]
    return sorted(said, key=lambda row: row[1] == row[2])


def _plain(raw: bytes) -> dict[str, object]:
    try:
        return canonical.load_object(raw) if raw else {}
    except TracsError:
        return {"content": "DPS cannot read it"}


def _words(value: object) -> str:
    if value is None or value == "":
        return _MISSING
    return str(value)[:500]
