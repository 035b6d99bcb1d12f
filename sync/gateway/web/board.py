"""The 48-hour board and what hangs below it: an agency, unknown numbers, late tickets, arrivals."""

from __future__ import annotations

from urllib.parse import urlencode

from sync.gateway.office import board_agency, received
from sync.gateway.office.board import DAYS, board
from sync.gateway.office.board_agency import Tickets, agency_view, tickets
from sync.gateway.office.laptops import CALL, candidates, laptops
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab


def add_board(shell: Shell) -> None:
    """Put `/board` and the pages below it into the gateway; `/` goes there."""
    shell.tabs.append(Tab(path="/board", name="48-hour board"))
    desk = shell.desk

    @shell.get("/")
    def front(_ask: Ask) -> Answer:
        return Goto(path="/board")

    @shell.get("/board")
    def show(ask: Ask) -> Answer:
        with desk.database.read() as connection:
            found = board(connection, desk.clock.now(), training=_kind(ask))
        return Page(template="board.html", title="48-hour board", context={"board": found})

    @shell.get("/board/agency/{code}")
    def agency(ask: Ask) -> Answer:
        return _agency(shell, ask)

    @shell.get("/board/unknown")
    def unknown(_ask: Ask) -> Answer:
        with desk.database.read() as connection:
            missing = [laptop for laptop in laptops(connection) if laptop.unknown]
            found = [(laptop, candidates(connection, laptop)) for laptop in missing]
        return Page(
            template="board_unknown.html",
            title="Numbers unknown",
            context={"found": found, "total": sum(laptop.unknown for laptop, _ in found)},
        )

    _add_lists(shell)


def _add_lists(shell: Shell) -> None:
    desk = shell.desk

    @shell.get("/board/late")
    def late(ask: Ask) -> Answer:
        asked = Tickets(late=True, training=bool(_kind(ask)), before=ask.form.number("before"))
        now = desk.clock.now()
        with desk.database.read() as connection:
            found, after = tickets(connection, asked, now)
            waiting = [lap for lap in laptops(connection) if lap.oldest_at is not None]
        called = sorted(
            (lap for lap in waiting if lap.oldest_at is not None and now - lap.oldest_at >= CALL),
            key=lambda lap: lap.oldest_at or now,
        )
        more = {"training": "1"} if asked.training else {}
        context = {
            "tickets": found,
            "called": called,
            "days": DAYS,
            "training": asked.training,
            "newest": f"/board/late?{urlencode(more)}" if asked.before else "",
            "older": f"/board/late?{urlencode({**more, 'before': after})}" if after else "",
        }
        return Page(template="board_late.html", title="Late, and who to call", context=context)

    @shell.get("/board/received")
    def arrivals(ask: Ask) -> Answer:
        before = ask.form.number("before")
        with desk.database.read() as connection:
            found, after = received.lines(connection, before=before)
        context = {
            "lines": found,
            "newest": "/board/received" if before else "",
            "older": f"/board/received?before={after}" if after else "",
        }
        return Page(template="board_received.html", title="Received", context=context)


def _kind(ask: Ask) -> bool | None:
    """Training, live, or whichever there is."""
    return {"1": True, "0": False}.get(ask.form.text("training", 1))


def _agency(shell: Shell, ask: Ask) -> Answer:
    code, officer = ask.path["code"], ask.form.text("officer", 5)
    late = bool(ask.form.text("late", 1))
    now = shell.desk.clock.now()
    with shell.desk.database.read() as connection:
        kind = _kind(ask)
        training = board_agency.has_only_training(connection, code) if kind is None else kind
        view = agency_view(connection, code, now, training=training)
        asked = Tickets(
            agency=code,
            officer=officer,
            late=late,
            training=training,
            before=ask.form.number("before"),
        )
        found, after = tickets(connection, asked, now)
    here = {"officer": officer, "late": "1" if late else "", "training": "1" if training else "0"}
    here = {name: value for name, value in here.items() if value}
    path = f"/board/agency/{code}"
    context = {
        "view": view,
        "tickets": found,
        "officer": officer,
        "late": late,
        "training": training,
        "days": DAYS,
        "path": path,
        "newest": f"{path}?{urlencode(here)}#tickets" if asked.before else "",
        "older": f"{path}?{urlencode({**here, 'before': after})}#tickets" if after else "",
    }
    return Page(template="board_agency.html", title=view.name, context=context)
