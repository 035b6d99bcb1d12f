"""Numbers and devices: series, laptops with their last word, blocks with every number's account."""

from __future__ import annotations

from sync.gateway.office import laptop_records, numbers
from sync.gateway.office.laptop_records import NumberState, accounts, laptop_record, out_of_service
from sync.gateway.office.laptops import laptops
from sync.gateway.web.codes_page import add_codes
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab
from tracs_mobile.errors import BadInput

_TECH = StaffRole.TECHNICIAN
_TONES = {
    NumberState.ISSUED: "good",
    NumberState.VOID: "plain",
    NumberState.REFUSED: "poor",
    NumberState.ON_PAPER: "fair",
    NumberState.NOT_HERE: "fair",
    NumberState.FREE: "plain",
    NumberState.MAYBE_PAPER: "poor",
    NumberState.UNKNOWN: "fair",
}
SERIES_FIELDS = ("prefix", "first", "last", "width", "block_size")


def add_devices(shell: Shell) -> None:
    """Put `/devices` into the gateway."""
    shell.tabs.append(Tab(path="/devices", name="Numbers and devices"))
    # Before the laptops: their address would take these pages for one.
    add_codes(shell)
    _add_list(shell)
    _add_one(shell)


def _add_list(shell: Shell) -> None:
    @shell.get("/devices")
    def listed(ask: Ask) -> Answer:
        return _list(shell, ask)

    @shell.post("/devices/series", role=StaffRole.ADMINISTRATOR)
    def series(ask: Ask) -> Answer:
        form, desk = ask.form, shell.desk
        try:
            numbers.put_series(
                desk.database,
                prefix=form.text("prefix", 21).upper(),
                first=form.number("first"),
                last=form.number("last"),
                width=form.number("width"),
                block_size=form.number("block_size"),
                provisional=form.text("provisional") == "yes",
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _list(shell, ask, str(fault))
        return Goto(path="/devices", said="The series is kept. Blocks are cut from it from now on.")


def _list(shell: Shell, ask: Ask, problem: str = "") -> Page:
    agency = ask.form.text("agency", 4)
    with shell.desk.database.read() as connection:
        context = {
            "laptops": laptops(connection, agency),
            "gone": out_of_service(connection, agency),
            "series": numbers.series(connection),
            "agency": agency,
            "problem": problem,
            "typed": {name: ask.form.text(name, 21) for name in SERIES_FIELDS},
            "administrator": ask.visitor.role.covers(StaffRole.ADMINISTRATOR),
            "may": ask.visitor.role.covers(_TECH),
        }
    title, status = "Numbers and devices", 422 if problem else 200
    return Page(template="devices.html", title=title, context=context, status=status)


def _add_one(shell: Shell) -> None:
    @shell.get("/devices/{device}")
    def one(ask: Ask) -> Answer:
        return _one(shell, ask)

    @shell.post("/devices/{device}/block", role=_TECH)
    def grant(ask: Ask) -> Answer:
        desk, device = shell.desk, ask.path["device"]
        try:
            with desk.database.read() as connection:
                if laptop_record(connection, device).revoked:
                    raise BadInput("This laptop is out of service; it gets no more numbers.")
            block = numbers.grant_next(
                desk.database,
                device_id=device,
                by=ask.visitor.username,
                now=desk.clock.now(),
                prefix=ask.form.text("prefix", 20),
            )
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        return Goto(path=f"/devices/{device}", said=f"{len(block)} numbers are handed out.")

    _add_ends(shell)


def _add_ends(shell: Shell) -> None:
    @shell.post("/devices/{device}/blocks/{block}/revoke", role=_TECH)
    def revoke(ask: Ask) -> Answer:
        desk, device = shell.desk, ask.path["device"]
        try:
            numbers.revoke(
                desk.database,
                ask.path["block"],
                reason=ask.form.text("reason", 200),
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        return Goto(path=f"/devices/{device}", said="The block is taken back.")

    @shell.post("/devices/{device}/revoke", role=_TECH)
    def take_out(ask: Ask) -> Answer:
        desk, device = shell.desk, ask.path["device"]
        try:
            doubtful = laptop_records.take_out(
                desk.database,
                device,
                reason=ask.form.text("reason", 201),
                by=ask.visitor.username,
                now=desk.clock.now(),
            )
        except BadInput as fault:
            return _one(shell, ask, str(fault))
        said = f"Out of service. {doubtful} of its numbers may exist on paper; they are marked."
        return Goto(path=f"/devices/{device}", said=said)


def _one(shell: Shell, ask: Ask, problem: str = "") -> Page:
    now = shell.desk.clock.now()
    with shell.desk.database.read() as connection:
        laptop = laptop_record(connection, ask.path["device"])
        held = accounts(connection, laptop)
        listed = next((x for x in laptops(connection) if x.device_id == laptop.device_id), None)
        series = numbers.series(connection)
    context = {
        "laptop": laptop,
        "listed": listed,
        "silent": listed.silent_since(now) if listed is not None else None,
        "accounts": held,
        "tones": {state.value: tone for state, tone in _TONES.items()},
        "series": [(s.prefix, f"{s.prefix} ({s.left:,} left)") for s in series if s.left],
        "problem": problem,
        "reason": ask.form.text("reason", 200),
        "may": ask.visitor.role.covers(_TECH),
    }
    title, status = f"Laptop {laptop.name}", 422 if problem else 200
    return Page(template="device.html", title=title, context=context, status=status)
