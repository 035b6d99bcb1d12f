"""Agencies: the list, and one agency with its record, logo, officers and laptops."""

from __future__ import annotations

from fastapi import Response

from sync.gateway.office import agencies as office
from sync.gateway.office.laptop_records import out_of_service
from sync.gateway.office.laptops import laptops
from sync.gateway.office.officers import officers
from sync.gateway.office.packaging import dps_fingerprint, make_package
from sync.gateway.reading import Refused
from sync.gateway.web.local_day import today_of
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab
from tracs_mobile.errors import BadInput

_TECH = StaffRole.TECHNICIAN


def add_agencies(shell: Shell) -> None:
    """Put `/agencies` into the gateway."""
    shell.tabs.append(Tab(path="/agencies", name="Agencies"))

    @shell.get("/agencies")
    def listed(ask: Ask) -> Answer:
        wanted = ask.form.text("q", 60)
        with shell.desk.database.read() as connection:
            found = office.agencies(connection, today_of(shell.desk.clock.now()), wanted)
        context = {"lines": found, "wanted": wanted}
        return Page(template="agencies.html", title="Agencies", context=context)

    @shell.get("/agencies/{code}")
    def one(ask: Ask) -> Answer:
        return _one(shell, ask)

    @shell.get("/agencies/{code}/logo.png")
    def logo(ask: Ask) -> Answer:
        with shell.desk.database.read() as connection:
            png = office.agency_record(connection, ask.path["code"]).logo_png
        if not png:
            raise Refused(404, "NO_LOGO", "This agency has no logo.")
        return Response(png, media_type="image/png")

    _add_changes(shell)


def _add_changes(shell: Shell) -> None:
    @shell.post("/agencies/{code}/consent", role=_TECH)
    def consent(ask: Ask) -> Answer:
        desk, code = shell.desk, ask.path["code"]
        given = ask.form.text("consent") == "yes"
        office.set_consent(
            desk.database, code, given, by=ask.visitor.username, now=desk.clock.now()
        )
        said = (
            "The agency's stops are in the feed from now on."
            if given
            else "The agency's stops are in the feed no more."
        )
        return Goto(path=f"/agencies/{code}", said=said)

    @shell.post("/agencies/{code}/package", role=_TECH)
    def package(ask: Ask) -> Answer:
        desk, code = shell.desk, ask.path["code"]
        try:
            made = make_package(
                desk.database,
                desk.keys,
                code,
                url=ask.form.text("url", 200),
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        named = {"Content-Disposition": f'attachment; filename="{made.name}"'}
        return Response(made.raw, media_type="application/octet-stream", headers=named)

    @shell.post("/agencies/{code}/contact", role=_TECH)
    def contact(ask: Ask) -> Answer:
        desk, code = shell.desk, ask.path["code"]
        email = ask.form.text("email", 120)
        try:
            office.set_contact_email(
                desk.database, code, email, by=ask.visitor.username, now=desk.clock.now()
            )
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        return Goto(path=f"/agencies/{code}", said="The address is kept.")


def _one(shell: Shell, ask: Ask, problem: str = "") -> Page:
    code, now = ask.path["code"], shell.desk.clock.now()
    with shell.desk.database.read() as connection:
        record = office.agency_record(connection, code)
        terms = officers(connection, today_of(now), agency=code)
        held = laptops(connection, code)
        gone = out_of_service(connection, code)
    context = {
        "record": record,
        "terms": terms,
        "laptops": held,
        "gone": gone,
        "today": today_of(now),
        "problem": problem,
        "fingerprint": dps_fingerprint(shell.desk.keys),
        "url": ask.form.text("url", 200),
        "email": ask.form.text("email", 120) or record.contact_email,
        "may": ask.visitor.role.covers(_TECH),
    }
    status = 422 if problem else 200
    name = record.agency.name
    return Page(template="agency.html", title=name, context=context, status=status)
