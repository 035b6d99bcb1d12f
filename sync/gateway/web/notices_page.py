"""Notices and lists: what Points of Contact are told, the law pack, passphrases nobody may use."""

from __future__ import annotations

from sync.gateway.office import configuring, law_packs
from sync.gateway.office.agencies import agencies
from sync.gateway.office.notices import notices
from sync.gateway.web.local_day import today_of
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell
from tracs_mobile.domain.request_tidy import clean_lines
from tracs_mobile.errors import BadInput, TracsError

_TECH = StaffRole.TECHNICIAN
_ADMIN = StaffRole.ADMINISTRATOR
_MOST_LIST = 1_000_000


def add_notices(shell: Shell) -> None:
    """Put `/agencies/lists/notices` into the gateway."""

    @shell.get("/agencies/lists/notices")
    def shown(ask: Ask) -> Answer:
        return _page(shell, ask)

    @shell.post("/agencies/lists/notices", role=_TECH)
    def send(ask: Ask) -> Answer:
        desk, text = shell.desk, clean_lines(ask.form.text("text", 5_000))
        wanted = ask.form.text("agency", 4)
        with desk.database.read() as connection:
            codes = [line.code for line in agencies(connection, today_of(desk.clock.now()))]
        chosen = codes if wanted == "all" else [code for code in codes if code == wanted]
        try:
            if not chosen:
                raise BadInput("Choose the agency that the notice is for.")
            for code in chosen:
                configuring.add_notice(
                    desk.database, code, text, by=ask.visitor.username, now=desk.clock.now()
                )
        except BadInput as fault:
            return _page(shell, ask, str(fault))
        count = len(chosen)
        said = f"Sent to {count} {'agency' if count == 1 else 'agencies'}. Laptops show it at their"
        return Goto(path="/agencies/lists/notices", said=f"{said} next contact.")

    _add_law(shell)
    _add_lists(shell)


def _add_law(shell: Shell) -> None:
    @shell.post("/agencies/lists/law", role=_ADMIN)
    def law(ask: Ask) -> Answer:
        desk, archive = shell.desk, ask.form.file("pack")
        try:
            if not archive:
                raise BadInput("Choose the file of the law pack.")
            offer = law_packs.put_law_pack(
                desk.database, desk.keys, archive, by=ask.visitor.username, now=desk.clock.now()
            )
        except TracsError as fault:
            return _page(shell, ask, str(fault))
        day = offer.effective_from
        said = f"Law pack {offer.version} is offered to every laptop, in force {day:%m/%d/%Y}."
        return Goto(path="/agencies/lists/notices", said=said)

    @shell.post("/agencies/lists/law/{digest}/withdraw", role=_ADMIN)
    def withdraw(ask: Ask) -> Answer:
        desk = shell.desk
        law_packs.withdraw_law_pack(
            desk.database, ask.path["digest"], by=ask.visitor.username, now=desk.clock.now()
        )
        return Goto(path="/agencies/lists/notices", said="The law pack is offered no more.")


def _add_lists(shell: Shell) -> None:
    @shell.post("/agencies/lists/blocked", role=_ADMIN)
    def blocked(ask: Ask) -> Answer:
        desk, words = shell.desk, ask.form.text("words", _MOST_LIST).split("\n")
        try:
            configuring.set_blocked_secrets(
                desk.database,
                [word.strip() for word in words if word.strip()],
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _page(shell, ask, str(fault))
        return Goto(path="/agencies/lists/notices", said="The list is kept.")


def _page(shell: Shell, ask: Ask, problem: str = "") -> Page:
    with shell.desk.database.read() as connection:
        every = agencies(connection, today_of(shell.desk.clock.now()))
        words = configuring.blocked_secrets(connection)
        context = {
            "notices": notices(connection),
            "names": {line.code: line.name for line in every},
            "agencies": [
                ("", "Choose"),
                ("all", "Every agency"),
                *((line.code, f"{line.name} · {line.code}") for line in every),
            ],
            "agency": ask.form.text("agency", 4),
            "packs": law_packs.law_packs(connection),
            "words": ask.form.text("words", _MOST_LIST) or "\n".join(words),
            "count": len(words),
            "text": ask.form.text("text", 5_000),
            "problem": problem,
            "may": ask.visitor.role.covers(_TECH),
            "administrator": ask.visitor.role.covers(_ADMIN),
        }
    title, status = "Notices and lists", 422 if problem else 200
    return Page(template="notices.html", title=title, context=context, status=status)
