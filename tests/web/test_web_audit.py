"""The audit page: looked through, checked, taken along; and expungement from its page."""

import subprocess
import sys

from sqlalchemy import select

from sync.gateway.office import chain
from sync.gateway.office.staff import StaffRole
from sync.gateway.tables import AUDIT, SUBMISSION
from tracs_mobile.testing.documents import a_document

ADMIN, READER = StaffRole.ADMINISTRATOR, StaffRole.READER
NUMBER = "TRAIN-0000001"


def note(site, count, actor="quimbye", kind="thing-done"):
    with site.desk.database.write() as connection:
        for number in range(count):
            chain.note(connection, actor, kind, {"number": number}, site.clock.now())


def test_the_audit_is_looked_through_by_person_and_kind(any_site):
    note(any_site, 3)
    note(any_site, 1, actor="zwei", kind="other-thing")
    client = any_site.client(READER)
    assert "thing done" in client.get("/audit?actor=quimbye").text
    page = client.get("/audit?actor=zwei&kind=other-thing").text
    assert page.count("<tr>") == 2
    page = client.get("/audit?actor=nobody-like-this").text
    assert "No entry fits" in page
    page = client.get("/audit?since=2026-02-31").text
    assert "not one of the calendar" in page


def test_a_long_audit_is_turned_over_page_by_page(site):
    note(site, 120)
    client = site.client(READER)
    page, seen = client.get("/audit?actor=quimbye").text, []
    while True:
        seen.append(page.count("thing done</strong>"))
        if ">Older</a>" not in page:
            break
        older = page.split(">Older</a>")[0].rsplit('href="', 1)[1].split('"')[0]
        page = client.get(older.replace("&amp;", "&")).text
    assert seen == [50, 50, 20]


def test_a_check_shows_what_is_whole_and_what_was_done_to_it(site):
    note(site, 3)
    boss = site.client(ADMIN)
    answer = site.form(boss, "/audit", "/audit/check")
    assert "entries are whole, and the newest is signed" in answer.text
    with site.desk.database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.execute(AUDIT.update().where(AUDIT.c.seq == 2).values(actor="x"))
    answer = site.form(boss, "/audit", "/audit/check")
    assert "Entry 2 was changed. The entries up to 1 are whole." in answer.text


def test_the_export_holds_what_was_looked_for(site):
    note(site, 2)
    answer = site.client(READER).get("/audit/export?actor=quimbye")
    assert answer.headers["content-disposition"] == 'attachment; filename="audit.csv"'
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(answer.text.splitlines()) == 3


def store(site):
    """A ticket at DPS, as a row; its body is any locked bytes."""
    row = {
        "id": 1,
        "number": NUMBER,
        "seq": 1,
        "event": "issue",
        "document_id": "d",
        "digest": bytes(32),
        "kind": "complaint",
        "training": True,
        "issued_at": "2026-11-21T10:00:00.000000Z",
        "received_at": "2026-11-21T11:00:00.000000Z",
        "channel": "network",
        "device_id": "LAPTOP-1",
        "agency": a_document().agency.judiciary_code,
        "officer": "07A12",
        "signature": bytes(64),
        "body_locked": b"locked",
        "receipt": "r",
    }
    with site.desk.database.write() as connection:
        connection.execute(SUBMISSION.insert().values(row))


def body(site):
    with site.desk.database.read() as connection:
        return bytes(connection.execute(select(SUBMISSION.c.body_locked)).scalar_one())


def test_an_administrator_expunges_a_ticket_in_the_browser(site):
    store(site)
    page = site.signed_in(ADMIN)
    page.goto(f"{site.url}/audit")
    page.get_by_role("link", name="Expunge a ticket").click()
    page.fill("#number", NUMBER)
    page.keyboard.press("Enter")
    page.fill("#order", "Docket 1234-11-26")
    page.fill("#again", "TRAIN-0000002")
    site.told.append("what the browser says of a refusal")
    page.get_by_role("button", name="Expunge for good").click()
    assert "in two ways" in page.get_by_role("alert").inner_text()
    assert body(site) == b"locked"
    site.told.clear()
    page.fill("#again", NUMBER)
    page.get_by_role("button", name="Expunge for good").click()
    assert "no record exists" in page.get_by_role("status").inner_text()
    assert page.locator("table").get_by_text("Docket 1234-11-26").is_visible()
    assert body(site) == b""


def test_the_command_asks_for_the_number_once_more(site, tmp_path):
    store(site)
    line = [sys.executable, "-m", "sync.gateway", "expunge", "--number", NUMBER, "--order", "D 1"]
    line += ["--database", f"sqlite:///{tmp_path / 'gateway.db'}", "--keys", str(tmp_path / "keys")]

    def run(typed):
        return subprocess.run(line, input=typed, capture_output=True, text=True, check=False)

    told = run("TRAIN-0000002\n")
    assert (told.returncode, body(site)) == (1, b"locked")
    assert "in two ways" in told.stderr
    told = run(f"{NUMBER}\n")
    assert (told.returncode, told.stderr, body(site)) == (0, "", b"")
    assert run(f"{NUMBER}\n").stderr == "No record exists.\n"
