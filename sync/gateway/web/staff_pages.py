"""Accounts of DPS staff: who may sign in, in which role. For administrators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sync.gateway.database import Database
from sync.gateway.office import staff
from sync.gateway.office.staff import Account, HandedOver, StaffRole
from sync.gateway.reading import Refused
from sync.gateway.web.qr import qr_drawing
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab
from tracs_mobile.errors import BadInput
from tracs_mobile.vault.passwords import PasswordBook

_ROLES = (
    (StaffRole.READER.value, "Reader: sees everything, changes nothing"),
    (StaffRole.TECHNICIAN.value, "Technician: requests, numbers, laptops, notices"),
    (StaffRole.ADMINISTRATOR.value, "Administrator: staff accounts and expungement as well"),
)
_ADMIN = StaffRole.ADMINISTRATOR


def add_staff(shell: Shell) -> None:
    """Put `/staff` into the gateway."""
    book = PasswordBook()
    shell.tabs.append(Tab(path="/staff", name="Staff", role=_ADMIN))
    _add_list(shell, book)
    _add_account(shell)
    _add_resets(shell, book)


def _add_list(shell: Shell, book: PasswordBook) -> None:
    @shell.get("/staff", role=_ADMIN)
    def listed(_ask: Ask) -> Answer:
        return _list(shell)

    @shell.post("/staff", role=_ADMIN)
    def add(ask: Ask) -> Answer:
        form, desk = ask.form, shell.desk
        try:
            made = staff.add(
                desk.database,
                desk.keys,
                book,
                username=form.text("username", 60),
                name=form.text("name"),
                role=_role(form.text("role")),
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _list(shell, str(fault), form.text("username", 60), form.text("name"))
        return _handed(made, "The account is made")


def _list(shell: Shell, problem: str = "", username: str = "", name: str = "") -> Page:
    with shell.desk.database.read() as connection:
        found = staff.accounts(connection)
    context = {
        "accounts": found,
        "roles": _ROLES,
        "problem": problem,
        "typed": {"username": username, "name": name},
    }
    status = 422 if problem else 200
    return Page(template="staff.html", title="Staff", context=context, status=status)


def _set_role(database: Database, ask: Ask, now: datetime) -> None:
    wanted, by = _role(ask.form.text("role")), ask.visitor.username
    staff.set_role(database, ask.path["username"], wanted, by=by, now=now)


def _lock(database: Database, ask: Ask, now: datetime) -> None:
    staff.lock(database, ask.path["username"], by=ask.visitor.username, now=now)


def _release(database: Database, ask: Ask, now: datetime) -> None:
    staff.release(database, ask.path["username"], by=ask.visitor.username, now=now)


def _close(database: Database, ask: Ask, now: datetime) -> None:
    staff.set_active(database, ask.path["username"], False, by=ask.visitor.username, now=now)


def _reopen(database: Database, ask: Ask, now: datetime) -> None:
    staff.set_active(database, ask.path["username"], True, by=ask.visitor.username, now=now)


_VERBS: tuple[tuple[str, str, Callable[[Database, Ask, datetime], None]], ...] = (
    ("role", "The role is changed; the person must sign in again.", _set_role),
    ("lock", "The account is locked and signed out.", _lock),
    ("release", "The account is released; the person can sign in again.", _release),
    ("close", "The account is closed and signed out.", _close),
    ("reopen", "The account is open again.", _reopen),
)


def _add_account(shell: Shell) -> None:
    @shell.get("/staff/{username}", role=_ADMIN)
    def one(ask: Ask) -> Answer:
        return _one(shell, ask.path["username"])

    def act(verb: str, said: str, does: Callable[[Database, Ask, datetime], None]) -> None:
        @shell.post(f"/staff/{{username}}/{verb}", role=_ADMIN)
        def doing(ask: Ask) -> Answer:
            username = ask.path["username"]
            try:
                does(shell.desk.database, ask, shell.desk.clock.now())
            except BadInput as fault:
                return _one(shell, username, str(fault))
            return Goto(path=f"/staff/{username}", said=said)

    for verb, said, does in _VERBS:
        act(verb, said, does)


def _one(shell: Shell, username: str, problem: str = "") -> Page:
    with shell.desk.database.read() as connection:
        account = _named(staff.accounts(connection), username)
    context = {"account": account, "roles": _ROLES, "problem": problem}
    status = 422 if problem else 200
    return Page(template="staff_one.html", title=account.name, context=context, status=status)


def _add_resets(shell: Shell, book: PasswordBook) -> None:
    def reset(ask: Ask, *, password: bool, factor: bool) -> HandedOver:
        desk, by = shell.desk, ask.visitor.username
        if ask.path["username"] == by:
            raise BadInput("Another administrator must do this; your own password is on your page.")
        return staff.reset(
            desk.database,
            desk.keys,
            book,
            ask.path["username"],
            password=password,
            factor=factor,
            by=by,
            now=desk.clock.now(),
        )

    @shell.post("/staff/{username}/password", role=_ADMIN)
    def password(ask: Ask) -> Answer:
        return _handed(reset(ask, password=True, factor=False), "A new password is made")

    @shell.post("/staff/{username}/factor", role=_ADMIN)
    def factor(ask: Ask) -> Answer:
        return _handed(reset(ask, password=False, factor=True), "A new second factor is made")


def _handed(made: HandedOver, title: str) -> Page:
    qr = qr_drawing(made.address) if made.secret else None
    return Page(template="staff_handed.html", title=title, context={"made": made, "qr": qr})


def _named(found: tuple[Account, ...], username: str) -> Account:
    for account in found:
        if account.username == username:
            return account
    raise Refused(404, "UNKNOWN", "There is no such account. Look at the list of staff.")


def _role(text: str) -> StaffRole:
    try:
        return StaffRole(text)
    except ValueError as fault:
        raise BadInput("Choose one of the three roles.") from fault
