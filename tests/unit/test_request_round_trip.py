"""What one end writes the other reads back: as text, as a mail message, as the attachment alone."""

import email
from datetime import UTC, date, datetime
from email import policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.request import (
    ATTACHMENT_NAME,
    LOGO_NAME,
    AgencyRequest,
    ChangeKind,
    HeadOfDepartment,
    PointOfContact,
    RequestedChange,
    RequestedOfficer,
    RequestKind,
)
from tracs_mobile.domain.request_found import ReadFrom
from tracs_mobile.domain.request_mail import request_eml
from tracs_mobile.domain.request_reading import read_request
from tracs_mobile.domain.request_rules import request_problems
from tracs_mobile.domain.request_text import request_email, request_json
from tracs_mobile.domain.request_tidy import tidied
from tracs_mobile.testing.requests import a_logo, a_request

AT = datetime(2026, 11, 26, 14, 5, tzinfo=UTC)

WORDS = st.text(max_size=50)
"""Anything at all: blanks, line ends, bidi marks, half letters, colons, tabs, quote marks."""
TRICKY = st.sampled_from(
    [
        "Name: Jane",
        "4. OFFICERS (2)",
        "> quoted",
        "| bar",
        "Thank you,",
        "End of the request.",
        "a\tb\tc",
        "a; b; c; d",
        "LEO 07B34 promoted to Chief effective 12/01/2026",
        "-- ",
        "- item",
        "From: x@y.example",
        "*bold*: 1",
        "x" * 90,
    ]
)
TEXT = st.one_of(WORDS, TRICKY)
DAYS = st.none() | st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 31))
OFFICERS = st.builds(
    RequestedOfficer, title=TEXT, name=TEXT, leo_number=TEXT, username=TEXT, starts_on=DAYS
)
CHANGES = st.builds(
    RequestedChange,
    kind=st.sampled_from(ChangeKind),
    leo_number=TEXT,
    name=TEXT,
    effective=DAYS,
    title=TEXT,
    agency=TEXT,
)


REQUESTS = st.builds(
    AgencyRequest,
    kind=st.sampled_from(RequestKind),
    judiciary_code=TEXT,
    agency_name=TEXT,
    address=TEXT,
    phone=TEXT,
    ori=TEXT,
    municipality=TEXT,
    head=st.builds(HeadOfDepartment, name=TEXT, title=TEXT, email=TEXT),
    contact=st.builds(PointOfContact, name=TEXT, leo_number=TEXT, email=TEXT, phone=TEXT),
    officers=st.lists(OFFICERS, max_size=3).map(tuple),
    changes=st.lists(CHANGES, max_size=3).map(tuple),
    logo_png=st.sampled_from([b"", a_logo()]),
    note=st.one_of(TEXT, st.lists(TEXT, max_size=4).map("\n".join)),
)


def in_text(request):
    """What of a request its text can say: everything but the logo and parts without a word."""
    tidy = tidied(request)
    return AgencyRequest(
        kind=tidy.kind,
        judiciary_code=tidy.judiciary_code,
        agency_name=tidy.agency_name,
        address=tidy.address,
        phone=tidy.phone,
        ori=tidy.ori,
        municipality=tidy.municipality,
        head=tidy.head,
        contact=tidy.contact,
        officers=tidy.officers,
        changes=tidy.changes,
        note=tidy.note,
    )


@given(REQUESTS)
def test_the_text_of_any_request_reads_back_as_the_same_request(request):
    reading = read_request(request_email(request).encode())
    assert reading.request == in_text(request)


@given(REQUESTS)
def test_the_attachment_of_any_request_reads_back_as_the_same_request(request):
    reading = read_request(request_json(request))
    assert reading.request == tidied(request)
    assert reading.read_from is ReadFrom.ATTACHMENT


@given(REQUESTS)
def test_the_message_of_any_request_reads_back_as_the_same_request(request):
    reading = read_request(request_eml(request, at=AT, to="eticket@dps.example"))
    assert reading.request == tidied(request)
    assert [p.message for p in reading.remarks if p.code == "reading.contradiction"] == []


def test_the_message_opens_in_a_mail_program_with_text_attachment_and_logo():
    raw = request_eml(a_request(), at=AT, to="eticket@dps.example")
    message = email.message_from_bytes(raw, policy=policy.default)
    assert message["From"] == "Marc Tremblaye <mtremblaye@lakemont.example>"
    assert (message["To"], message["X-Unsent"]) == ("eticket@dps.example", "1")
    assert message["Subject"] == "e-Ticket request, new agency: 4321 Lakemont Police Department"
    assert message["Date"].datetime == AT
    body = message.get_body(("plain",)).get_content()
    assert body.replace("\r\n", "\n") == request_email(a_request())
    files = {part.get_filename(): part for part in message.iter_attachments()}
    assert list(files) == [ATTACHMENT_NAME, LOGO_NAME]
    assert files[LOGO_NAME].get_content() == a_logo()
    assert files[ATTACHMENT_NAME].get_content() == request_json(a_request())
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))


def test_equal_requests_give_equal_messages():
    assert request_eml(a_request(), at=AT) == request_eml(a_request(), at=AT)


def test_a_name_cannot_add_a_line_to_the_head_of_the_message():
    sly = a_request(
        agency_name="Lakemont\r\nBcc: everybody@example.com",
        head=HeadOfDepartment(
            name="M\r\nBcc: x@example.com",
            title="Chief",
            email="m@lakemont.example\r\nBcc: y@z.example",
        ),
    )
    message = email.message_from_bytes(request_eml(sly, at=AT, to="a@b.example\nCc: c@d.example"))
    assert (message["Bcc"], message["Cc"]) == (None, None)


def test_the_complete_request_is_in_order():
    assert request_problems(a_request(), today=AT.date()) == ()


@pytest.mark.parametrize("line", request_email(a_request()).split("\n")[2:9])
def test_the_text_follows_the_order_of_the_procedure(line):
    assert line.startswith(
        ("1. AGENCY", "Judiciary", "Proper name", "Address", "Phone", "ORI", "Municipality")
    )


@given(REQUESTS)
def test_tidying_twice_changes_nothing_more(request):
    assert tidied(tidied(request)) == tidied(request)
