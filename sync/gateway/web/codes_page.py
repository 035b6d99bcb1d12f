"""Codes that are shown once: one to enroll a laptop, one for an officer to begin on it."""

from __future__ import annotations

from sync.gateway.office import enrolling, vouchers
from sync.gateway.office.agencies import agencies, agency_record
from sync.gateway.office.officers import officers
from sync.gateway.office.packaging import dps_fingerprint
from sync.gateway.web.local_day import today_of
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell
from tracs_mobile.errors import BadInput

_TECH = StaffRole.TECHNICIAN


def add_codes(shell: Shell) -> None:
    """Put `/devices/codes` into the gateway."""

    @shell.get("/devices/codes")
    def listed(ask: Ask) -> Answer:
        return _list(shell, ask)

    @shell.post("/devices/codes", role=_TECH)
    def make(ask: Ask) -> Answer:
        desk, agency = shell.desk, ask.form.text("agency", 4)
        try:
            made = enrolling.new_code(
                desk.database,
                desk.keys,
                agency=agency,
                device_name=ask.form.text("name", 100),
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _list(shell, ask, str(fault))
        context = {
            "code": made.shown,
            "expires_at": made.expires_at,
            "what": ask.form.text("name", 100),
            "agency": agency,
            "officer": False,
            "fingerprint": dps_fingerprint(desk.keys),
        }
        return Page(template="code_once.html", title="Enrollment code", context=context)

    @shell.post("/devices/codes/{code_id}/withdraw", role=_TECH)
    def withdraw(ask: Ask) -> Answer:
        desk = shell.desk
        enrolling.withdraw_code(
            desk.database, ask.path["code_id"], by=ask.visitor.username, now=desk.clock.now()
        )
        return Goto(path=_back(ask), said="The code is worth nothing any more.")

    _add_vouchers(shell)


def _add_vouchers(shell: Shell) -> None:
    @shell.post("/devices/vouchers", role=_TECH)
    def make(ask: Ask) -> Answer:
        desk, agency = shell.desk, ask.form.text("agency", 4)
        try:
            made = vouchers.new_voucher(
                desk.database,
                leo_number=ask.form.text("leo_number", 5),
                agency=agency,
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _list(shell, ask, str(fault))
        context = {
            "code": f"{made.code[:4]} {made.code[4:]}",
            "expires_at": made.expires_at,
            "what": ask.form.text("leo_number", 5),
            "agency": agency,
            "officer": True,
            "fingerprint": "",
        }
        return Page(template="code_once.html", title="Activation code", context=context)

    @shell.post("/devices/vouchers/{voucher}/revoke", role=_TECH)
    def revoke(ask: Ask) -> Answer:
        desk, text = shell.desk, ask.path["voucher"]
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise BadInput("There is no such activation code.")
        vouchers.revoke_voucher(
            desk.database, int(text), by=ask.visitor.username, now=desk.clock.now()
        )
        return Goto(path=_back(ask), said="The activation code is worth nothing any more.")


def _back(ask: Ask) -> str:
    agency = ask.form.text("agency", 4)
    query = f"?agency={agency}" if agency.isascii() and agency.isdigit() else ""
    return f"/devices/codes{query}"


def _list(shell: Shell, ask: Ask, problem: str = "") -> Page:
    agency, now = ask.form.text("agency", 4), shell.desk.clock.now()
    today = today_of(now)
    with shell.desk.database.read() as connection:
        every = agencies(connection, today)
        known = any(line.code == agency for line in every)
        name = agency_record(connection, agency).agency.name if known else ""
        people = officers(connection, today, agency=agency) if known else ()
        context = {
            "codes": enrolling.codes(connection, agency),
            "vouchers": vouchers.vouchers(connection, agency),
            "agencies": [("", "Choose"), *((a.code, f"{a.name} · {a.code}") for a in every)],
            "officers": [
                (t.officer.leo_number, f"{t.officer.leo_number} {t.officer.title} {t.officer.name}")
                for t in people
            ],
            "agency": agency if known else "",
            "name": name,
            "now": now,
            "problem": problem,
            "typed": ask.form.text("name", 100),
            "may": ask.visitor.role.covers(_TECH),
        }
    title, status = "Codes", 422 if problem else 200
    return Page(template="codes.html", title=title, context=context, status=status)
