"""The page for what comes without a network: files from sticks, and codes on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fastapi import Response

from sync.gateway.desk import Desk
from sync.gateway.office.bundles import Imported, import_bundles, imported, receipts_of
from sync.gateway.office.paper import CodeTaken, seen_on_paper, take_code
from sync.gateway.reading import Refused
from sync.gateway.web.people import StaffRole
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell, Tab

_TITLE = "Files from sticks, codes on paper"
_MOST_FILES = 20
_SAFE = re.compile(r"[^A-Za-z0-9._-]")


def add_bundles_page(shell: Shell) -> None:
    """Add the page, what its forms do, and the receipts to bring back."""
    desk = shell.desk
    shell.tabs.append(Tab(path="/bundles", name="Bundles"))

    @shell.get("/bundles")
    def bundles(_ask: Ask) -> Answer:
        return _page(desk)

    @shell.post("/bundles/import")
    def take_files(ask: Ask) -> Answer:
        return _take_files(desk, ask)

    @shell.post("/bundles/code")
    def take_paper(ask: Ask) -> Answer:
        # Not `text`: it cuts blanks at both ends, and the code may hold one anywhere.
        code = ask.form.fields.get("code", "")[:4_000]
        if not code.strip():
            return Goto(path="/bundles")
        return _page(desk, code=take_code(desk, code, by=ask.visitor.username))

    @shell.get("/bundles/{bundle_id}/receipts", role=StaffRole.TECHNICIAN)
    def receipts(ask: Ask) -> Answer:
        return _receipts(desk, ask.path["bundle_id"])


def _take_files(desk: Desk, ask: Ask) -> Answer:
    files = [(_name(name), raw) for name, raw in ask.form.many("bundle") if raw]
    if not files:
        return _page(desk, problem="Choose the files on the stick first.", status=422)
    if len(files) > _MOST_FILES:
        return _page(desk, problem=f"At most {_MOST_FILES} files at once.", status=422)
    return _page(desk, results=import_bundles(desk, files, by=ask.visitor.username))


def _receipts(desk: Desk, bundle_id: str) -> Response:
    with desk.database.read() as connection:
        raw = receipts_of(connection, bundle_id)
    if not raw:
        raise Refused(404, "BUNDLE_UNKNOWN", "No such file was imported here.")
    name = _SAFE.sub("-", f"VCVC-{bundle_id[:8]}.receipts.vcvcx")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(raw, media_type="application/octet-stream", headers=headers)


def _page(
    desk: Desk,
    *,
    results: Sequence[Imported] = (),
    code: CodeTaken | None = None,
    problem: str = "",
    status: int = 200,
) -> Page:
    with desk.database.read() as connection:
        rows = imported(connection)
        seen = seen_on_paper(connection)
    context = {
        "results": results,
        "code": code,
        "problem": problem,
        "rows": rows,
        "seen": seen,
        "drop": desk.drop,
    }
    return Page(template="bundles.html", title=_TITLE, context=context, status=status)


def _name(given: str) -> str:
    """The last part of a name as it came, fit to be shown and to name the receipts."""
    return _SAFE.sub("-", re.split(r"[/\\]", given)[-1])[:120] or "file.vcvcx"
