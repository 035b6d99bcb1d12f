"""The request inbox: paste or upload, look it through, and a second person decides."""

from __future__ import annotations

from urllib.parse import quote

from sqlalchemy import Connection

from sync.gateway.office import requests as office
from sync.gateway.office.agencies import agency_record
from sync.gateway.office.notices import notice_sent
from sync.gateway.office.request_cases import (
    Case,
    RequestState,
    open_request,
    requests,
    waiting_count,
)
from sync.gateway.web import request_view as view
from sync.gateway.web.local_day import today_of
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab
from tracs_mobile.domain.request_text import request_email
from tracs_mobile.errors import BadInput

_TECH = StaffRole.TECHNICIAN
_MOST_TEXT = 400_000
_STATES = (("waiting", "Waiting"), ("approved", "Approved"), ("declined", "Declined"), ("", "All"))


def add_requests(shell: Shell) -> None:
    """Put `/requests` into the gateway."""
    shell.tabs.append(Tab(path="/requests", name="Requests", count=lambda: _count(shell)))
    _add_list(shell)
    _add_one(shell)
    _add_decisions(shell)


def _count(shell: Shell) -> str:
    with shell.desk.database.read() as connection:
        waiting = waiting_count(connection)
    return str(waiting) if waiting else ""


def _add_list(shell: Shell) -> None:
    @shell.get("/requests")
    def listed(ask: Ask) -> Answer:
        return _list(shell, wanted=ask.form.fields.get("state", "waiting"))

    @shell.post("/requests", role=_TECH)
    def enter(ask: Ask) -> Answer:
        desk, text = shell.desk, ask.form.text("text", _MOST_TEXT)
        raw = ask.form.file("file") or text.encode("utf-8", errors="replace")
        if not raw.strip():
            return _list(shell, problem="Paste the e-mail, or choose the file it was saved in.")
        now = desk.clock.now()
        try:
            made = office.enter(
                desk.database,
                desk.keys,
                raw,
                by=ask.visitor.username,
                now=now,
                today=today_of(now),
            )
        except BadInput as fault:
            return _list(shell, problem=str(fault), text=text)
        return Goto(
            path=f"/requests/{made}",
            said="The request is in the inbox. Look it through; another person approves it.",
        )


def _list(shell: Shell, *, wanted: str = "waiting", problem: str = "", text: str = "") -> Page:
    known = wanted if wanted in dict(_STATES) else "waiting"
    with shell.desk.database.read() as connection:
        found = requests(connection, RequestState(known) if known else None)
        names = {line.agency: _name(connection, line.agency) for line in found if not line.name}
    context = {
        "lines": found,
        "names": names,
        "states": _STATES,
        "wanted": known,
        "problem": problem,
        "text": text,
    }
    status = 422 if problem else 200
    return Page(template="requests.html", title="Requests", context=context, status=status)


def _name(connection: Connection, code: str) -> str:
    try:
        return agency_record(connection, code).agency.name
    except BadInput:
        return ""


def _add_one(shell: Shell) -> None:
    @shell.get("/requests/{number}")
    def one(ask: Ask) -> Answer:
        return _one(shell, ask)

    @shell.get("/requests/{number}/correct", role=_TECH)
    def correcting(ask: Ask) -> Answer:
        case = _case(shell, ask)
        return _correcting(ask, case, request_email(case.request))

    @shell.post("/requests/{number}/correct", role=_TECH)
    def correct(ask: Ask) -> Answer:
        desk, text = shell.desk, ask.form.text("text", _MOST_TEXT)
        number, now = _number(ask), shell.desk.clock.now()
        try:
            office.correct(
                desk.database,
                desk.keys,
                number,
                text,
                by=ask.visitor.username,
                now=now,
                today=today_of(now),
            )
        except BadInput as fault:
            return _correcting(ask, _case(shell, ask), text, str(fault))
        return Goto(path=f"/requests/{number}", said="Corrected. Both versions are kept.")


def _correcting(ask: Ask, case: Case, text: str, problem: str = "") -> Page:
    context = {
        "number": _number(ask),
        "text": text,
        "problem": problem,
        "lines": view.shown_lines(case),
    }
    status = 422 if problem else 200
    title = f"Correct request {_number(ask)}"
    return Page(template="request_correct.html", title=title, context=context, status=status)


def _add_decisions(shell: Shell) -> None:
    @shell.post("/requests/{number}/approve", role=_TECH)
    def approve(ask: Ask) -> Answer:
        desk, now = shell.desk, shell.desk.clock.now()
        try:
            office.approve(
                desk.database,
                desk.keys,
                _number(ask),
                by=ask.visitor.username,
                now=now,
                today=today_of(now),
                compared=ask.form.text("compared") == "yes",
            )
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        return Goto(path=f"/requests/{_number(ask)}", said="Approved: the records are made.")

    @shell.post("/requests/{number}/decline", role=_TECH)
    def decline(ask: Ask) -> Answer:
        desk = shell.desk
        try:
            office.decline(
                desk.database,
                desk.keys,
                _number(ask),
                reason=ask.form.text("reason", office.LONGEST_REASON + 1),
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        return Goto(path=f"/requests/{_number(ask)}", said="Declined. Nothing was changed.")


def _number(ask: Ask) -> int:
    text = ask.path["number"]
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadInput("There is no such request. Look at the list of requests.")
    return int(text)


def _case(shell: Shell, ask: Ask) -> Case:
    desk, today = shell.desk, today_of(shell.desk.clock.now())
    with desk.database.read() as connection:
        return open_request(connection, desk.keys, _number(ask), today=today)


def _one(shell: Shell, ask: Ask, problem: str = "") -> Page:
    case = _case(shell, ask)
    line = case.line
    if line is None:
        raise BadInput("There is no such request.")
    with shell.desk.database.read() as connection:
        code = case.request.judiciary_code
        name = case.request.agency_name or _name(connection, code)
        notice = notice_sent(connection, code, line.decided_at) if line.decided_at else ""
    mine = line.entered_by.casefold() == ask.visitor.username.casefold()
    reasons = [p.message for p in case.problems]
    context = {
        "case": case,
        "line": line,
        "name": name,
        "problem": problem,
        "mine": mine,
        "may": ask.visitor.role.covers(_TECH),
        "checks": view.check_rows(case),
        "officers": view.officer_rows(case),
        "changes": view.change_rows(case),
        "lines": view.shown_lines(case),
        "corrections": tuple(view.corrections(case)),
        "logo": view.logo_address(case.request.logo_png),
        "reason": ask.form.text("reason", office.LONGEST_REASON) or "\n".join(reasons[:20]),
        "notice": notice,
        "mail": _mail(case, notice or line.note),
    }
    status = 422 if problem else 200
    title = f"Request {line.request_id}: {name or 'agency not named'}"
    return Page(template="request_one.html", title=title, context=context, status=status)


def _mail(case: Case, note: str) -> str:
    """An address that opens the mail program with the answer to the agency written in it."""
    if case.line is None or case.line.state is RequestState.WAITING:
        return ""
    to = ",".join(filter(None, (case.request.head.email, case.request.contact.email)))
    approved = case.line.state is RequestState.APPROVED
    subject = f"e-Ticket request {case.line.request_id}: {case.line.state.value}"
    begin = "" if approved else "The request cannot be carried out yet: "
    return f"mailto:{quote(to, safe='@,')}?subject={quote(subject)}&body={quote(f'{begin}{note}')}"
