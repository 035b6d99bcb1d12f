"""Texts from outside that would be markup are shown as the letters they are, on every page."""

import dataclasses
import re

import pytest
from sqlalchemy import insert, select

from sync.gateway.office import admin, chain
from sync.gateway.office.staff import StaffRole
from sync.gateway.tables import (
    BUNDLE,
    DEVICE,
    ENROLMENT,
    FORWARD,
    HANDLED,
    NOTICE,
    PURGED,
    REFUSAL,
    SERIES,
    STAFF,
    instant_text,
)
from tracs_mobile.domain.agency import Officer, Role
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.testing.documents import a_document
from tracs_mobile.vault.jws import SigningKey

HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{7*7}}"
SHORT = "<b onclick=a()>'\""
ADMIN, TECHNICIAN = StaffRole.ADMINISTRATOR, StaffRole.TECHNICIAN
AGENCY = a_document().agency
PARTS = {
    "code": AGENCY.judiciary_code,
    "leo": "07A12",
    "device": "LAPTOP-1",
    "number": "1",
    "bundle_id": "B-1",
    "username": "hostile",
}
"""What stands for the parts of an address that are named in braces."""
MAIL = f"""From: {HOSTILE}
Subject: {HOSTILE}

Agency: {HOSTILE}
Judiciary code: 4321
Head of Department: {HOSTILE}
Point of Contact: {HOSTILE}
{HOSTILE}\t07A99\t{HOSTILE}
"""


@pytest.fixture
def seeded(site):
    """A gateway whose every record says HOSTILE where a person may write."""
    database, now = site.desk.database, site.clock.now()
    admin.put_agency(
        database, dataclasses.replace(AGENCY, name=HOSTILE, address=HOSTILE, phone=HOSTILE)
    )
    admin.put_officers(database, AGENCY.judiciary_code, [officer()])
    admin.enrol_device(
        database,
        device_id="LAPTOP-1",
        public_pem=SigningKey.generate().public.to_pem(),
        agency=AGENCY.judiciary_code,
    )
    client = site.client(TECHNICIAN)
    answer = site.form(client, "/requests", "/requests", text=MAIL)
    assert answer.headers["location"] == "/requests/1"
    with database.write() as connection:
        for table, row in rows(instant_text(now)):
            connection.execute(insert(table).values(row))
        connection.execute(DEVICE.update().values(name=HOSTILE, revoked_reason=HOSTILE))
        known = select(STAFF).where(STAFF.c.username == "rquimbye")
        copy = dict(connection.execute(known).mappings().one())
        copy |= {"username": "hostile", "name": HOSTILE}
        connection.execute(insert(STAFF).values(copy))
        chain.note(connection, HOSTILE, SHORT, {HOSTILE: HOSTILE}, now)
    return site


def officer():
    return Officer(
        leo_number=LeoNumber("07A12"),
        name=HOSTILE,
        title=HOSTILE,
        username=HOSTILE,
        role=Role.OFFICER,
    )


def rows(when):
    code = AGENCY.judiciary_code
    return [
        (NOTICE, {"agency": code, "at": when, "by": HOSTILE, "text": HOSTILE}),
        (PURGED, {"number": SHORT, "at": when, "by": HOSTILE, "reason": HOSTILE}),
        (HANDLED, {"kind": "refusal", "id": 1, "at": when, "by": HOSTILE, "note": HOSTILE}),
        (
            SERIES,
            {
                "prefix": SHORT,
                "next": 1,
                "last": 99,
                "width": 7,
                "block_size": 5,
                "provisional": True,
            },
        ),
        (
            ENROLMENT,
            {
                "code_id": "a" * 16,
                "code_locked": b"",
                "agency": code,
                "device_name": HOSTILE,
                "created_at": when,
                "created_by": HOSTILE,
                "expires_at": when,
            },
        ),
        (
            FORWARD,
            {
                "submission_id": 1,
                "number": SHORT,
                "seq": 1,
                "state": "refused",
                "attempts": 1,
                "file": HOSTILE,
                "problem": HOSTILE,
                "court_note": HOSTILE,
            },
        ),
        (
            BUNDLE,
            {
                "bundle_id": "B-1",
                "device_id": SHORT,
                "digest": bytes(32),
                "imported_at": when,
                "imported_by": HOSTILE,
                "events": 1,
                "times": 1,
                "created_at": when,
                "receipts": b"",
            },
        ),
        *((REFUSAL, refusal(when, number)) for number in (1, 2)),
    ]


def refusal(when, number):
    return {
        "id": number,
        "number": SHORT,
        "seq": number,
        "event": "issue",
        "document_id": HOSTILE,
        "digest": bytes(32),
        "replaces": "",
        "officer": SHORT,
        "issued_at": when,
        "code": SHORT,
        "device_id": "LAPTOP-1",
        "received_at": when,
        "signature": bytes(64),
        "body_locked": b"",
    }


def addresses(site):
    """Every page there is, with the records named above, also those of what is done already."""
    found = []
    for guarded in site.shell.guarded:
        if guarded.method == "GET" and not guarded.path.endswith(("/export", ".png", "/receipts")):
            found.append(re.sub(r"\{(\w+)\}", lambda part: PARTS[part[1]], guarded.path))
    mark = "%3Cimg+src%3Dx%3E"
    asked = f"?actor=%22%3E{mark}&number={mark}&state={mark}"
    return [*found, *(path + asked for path in found), "/refusals?state=handled", "/board?q=<x>"]


def test_names_that_are_markup_are_shown_as_the_letters_they_are(seeded):
    client = seeded.client(ADMIN)
    told = {}
    for path in addresses(seeded):
        answer = client.get(path)
        assert answer.status_code < 500, path
        told[path] = answer.text
        for wrong in ("<img src=x", "<script>alert", "<b onclick", "&gt;49<"):
            assert wrong not in answer.text, path
    shown = {path for path, page in told.items() if "&lt;img src=x onerror" in page}
    # The pages of these records are among those that show it, or this test looks at nothing.
    for path in ("/agencies", "/officers", "/requests/1", "/staff", "/audit", "/audit/expunge"):
        assert path in shown, path


def test_a_browser_runs_nothing_of_a_name_that_is_markup(seeded):
    page = seeded.signed_in(ADMIN)
    page.on("dialog", lambda dialog: seeded.told.append(dialog.message))
    asked = [path for path in addresses(seeded) if "?" not in path]
    for path in asked:
        page.goto(seeded.url + path)
        assert page.locator("img[src=x]").count() == 0, path
        assert page.locator("b[onclick]").count() == 0, path
    # An address whose record is not there is answered as such, which the browser tells too.
    seeded.told[:] = [said for said in seeded.told if "404" not in said and "400" not in said]
