"""Reading what a Head of Department really writes, each field with where it was found."""

import base64
import email
import quopri
from dataclasses import replace
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from tracs_mobile.domain.request import ATTACHMENT_NAME, ChangeKind, RequestKind
from tracs_mobile.domain.request_found import ReadFrom
from tracs_mobile.domain.request_mail import request_eml
from tracs_mobile.domain.request_reading import read_request
from tracs_mobile.domain.request_rules import blocks, request_problems
from tracs_mobile.domain.request_text import request_email, request_json
from tracs_mobile.testing.requests import a_change, a_logo, a_request

AT = datetime(2026, 11, 26, 14, 5, tzinfo=UTC)

CHIEF = """\
Good morning,

We would like to get our department set up for e-tickets. Information is below.

Agency Name: Lakemont Police Department
Our judiciary code is 4321.
Address
12 Main Street, Lakemont, VT 05999
Phone - 802-555-0100

Point of Contact: Sgt. Jane Quimbye, LEO 07B34, jquimbye@lakemont.example, 802-555-0101

Officers:
Rank\tName\tLEO #\tDPS Username
Sergeant\tJane Quimbye\t07B34\tjquimbye
Patrol Officer\tRené Bélangeoix\t07C01\trbelangeoix
Patrol Officer\tAna Foxglove-Ives\t07C02\tafoxglove

Thank you,
Marc Tremblaye
Chief of Police
Lakemont Police Department
"""

PEOPLE = [
    ("Sergeant", "Jane Quimbye", "07B34", "jquimbye"),
    ("Patrol Officer", "René Bélangeoix", "07C01", "rbelangeoix"),
    ("Patrol Officer", "Ana Foxglove-Ives", "07C02", "afoxglove"),
]
ROWS = {
    "tabs": "\n".join("\t".join(row) for row in PEOPLE),
    "semicolons": "\n".join("; ".join(row) for row in PEOPLE),
    "commas": "\n".join(", ".join(row) for row in PEOPLE),
    "bars": "\n".join(f"| {' | '.join(row)} |" for row in PEOPLE),
    "blanks": "\n".join("    ".join(row) for row in PEOPLE),
    "bullets": "\n".join(f"- {', '.join(row)}" for row in PEOPLE),
    "numbers": "\n".join(f"{at}. {', '.join(row)}" for at, row in enumerate(PEOPLE, start=1)),
    "cells below each other": "\n".join(
        ["Title", "Name", "LEO Number", "Username", *(cell for row in PEOPLE for cell in row)]
    ),
    "cells below each other, parted": "\n\n".join(
        ["Title", "Name", "LEO Number", "Username", *(cell for row in PEOPLE for cell in row)]
    ),
    "other order": "\n".join(
        ["LEO Number\tDPS domain username\tLegal name\tJob title (as on the VCVC)"]
        + [f"{leo}\t{user}\t{name}\t{title}" for title, name, leo, user in PEOPLE]
    ),
    "sentences": "\n".join(
        f"{title} {name}, LEO {leo}, username {user}" for title, name, leo, user in PEOPLE
    ),
    "labels": "\n\n".join(
        f"Title: {title}\nName: {name}\nLEO: {leo}\nDPS username: {user}"
        for title, name, leo, user in PEOPLE
    ),
}


def read(text):
    return read_request(text if isinstance(text, bytes) else text.encode())


def people(reading):
    return [(o.title, o.name, o.leo_number, o.username) for o in reading.request.officers]


def codes(reading):
    return [p.code for p in reading.remarks]


def test_a_plain_letter_of_a_chief_is_read_with_where_each_field_was():
    reading = read(CHIEF)
    request = reading.request
    assert reading.read_from is ReadFrom.TEXT
    assert request.kind is RequestKind.NEW
    assert (request.judiciary_code, request.agency_name) == ("4321", "Lakemont Police Department")
    assert (request.address, request.phone) == (
        "12 Main Street, Lakemont, VT 05999",
        "802-555-0100",
    )
    assert (request.head.name, request.head.title) == ("Marc Tremblaye", "Chief of Police")
    assert request.contact == a_request().contact
    assert people(reading) == PEOPLE
    assert {path: reading.where(path) for path in ("judiciary_code", "address", "head.name")} == {
        "judiciary_code": "line 6",
        "address": "line 8",
        "head.name": "signature, line 20",
    }
    assert reading.where("officers.1.leo_number") == "table, line 16"
    assert reading.remarks == ()


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_officers_are_found_in_every_form_of_a_list(rows):
    reading = read(f"Judiciary code: 4321\nAgency: Lakemont\n\nOfficers:\n{rows}\n\nThanks\n")
    assert people(reading) == PEOPLE


@pytest.mark.parametrize("rows", [ROWS["tabs"], ROWS["commas"], ROWS["other order"]])
def test_a_table_is_found_without_a_heading(rows):
    reading = read(f"Hello, here is our list.\n\n{rows}\n\nJudiciary code: 4321")
    assert people(reading) == PEOPLE
    assert reading.request.judiciary_code == "4321"


@pytest.mark.parametrize(
    "text",
    [
        "JUDICIARY CODE: 4321\nAGENCY NAME: Lakemont Police Department\n",
        "agency name = Lakemont Police Department\njudiciary code = 4321\n",
        "Department\tLakemont Police Department\nJudiciary Code\t4321\n",
        "*Agency:* Lakemont Police Department\n*Judiciary code:* 4321\n",
        "- Proper name (on the e-ticket): Lakemont Police Department\n"
        "- Judiciary Code (4 digits): 4321",
        "Name of Agency:\nLakemont Police Department\nJudiciary code:\n4321\n",
        "Name of Agency: Lakemont Police Department\nThe judicial code is 4321\n",
    ],
)
def test_labels_may_stand_in_any_order_case_and_dress(text):
    request = read(text).request
    assert (request.judiciary_code, request.agency_name) == ("4321", "Lakemont Police Department")


def test_persons_are_told_apart_by_prefixes_and_sections():
    reading = read(
        "Agency: Lakemont Police Department\nPhone: 802-555-0100\n"
        "Chief: Marc Tremblaye\nEmail: mtremblaye@lakemont.example\n"
        "POC Name: Jane Quimbye\nPOC LEO #: 07b34\nPOC E-mail: jquimbye@lakemont.example\n"
        "POC phone: 802-555-0101\n"
    )
    assert reading.request.contact == a_request().contact
    assert reading.request.head.email == "mtremblaye@lakemont.example"
    assert reading.request.head.name == "Marc Tremblaye"
    assert reading.request.phone == "802-555-0100"


def test_a_person_below_a_heading_needs_no_labels():
    reading = read(
        "Point of Contact\nSgt. Jane Quimbye\nLEO 07B34\njquimbye@lakemont.example\n"
        "802-555-0101\n\nJudiciary code: 4321\n"
    )
    assert reading.request.contact == a_request().contact


@pytest.mark.parametrize("marks", ["> ", ">> ", ">", "  > "])
def test_a_quoted_request_is_read(marks):
    quoted = "\n".join(f"{marks}{line}" for line in request_email(a_request()).split("\n"))
    reading = read(f"Please see below.\n\nOn Thu, Nov 26, 2026 M. Tremblaye wrote:\n{quoted}")
    assert reading.request == replace(a_request(), logo_png=b"")


def test_the_words_above_a_quote_win_and_the_difference_is_told():
    quoted = "\n".join(f"> {line}" for line in request_email(a_request()).split("\n"))
    reading = read(f"Sorry, our judiciary code: 4322\n\nOn Thu someone wrote:\n{quoted}")
    assert reading.request.judiciary_code == "4322"
    (remark,) = [p for p in reading.remarks if p.code == "reading.differs"]
    assert remark.field == "judiciary_code"
    assert "“4321”" in remark.message and "“4322”" in remark.message


def test_an_officer_who_is_quoted_again_is_no_second_officer():
    text = request_email(a_request())
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    reading = read(f"{text}\n\n{quoted}")
    assert people(reading) == PEOPLE
    changed = read(f"{text}\n\n{quoted.replace('Jane Quimbye', 'June Quimbye')}")
    assert people(changed) == PEOPLE
    assert ("officers", "reading.differs") in [(p.field, p.code) for p in changed.remarks]


def test_the_same_number_twice_in_one_list_stays_for_the_rules_to_refuse():
    reading = read(f"Officers:\n{ROWS['tabs']}\nSergeant\tPaul Oakenshire\t07B34\tpoakenshire")
    assert len(reading.request.officers) == 4
    assert "request.twice_leo_number" in [p.code for p in request_problems(reading.request)]


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Marc Tremblaye <mt@lakemont.example>\n"
        "Date: Thu, Nov 26, 2026\nSubject: e-tickets\nTo: <jquimbye@lakemont.example>\n\n",
        "-----Original Message-----\nFrom: Marc Tremblaye <mt@lakemont.example>\n"
        "Sent: Thursday, November 26, 2026 9:00 AM\nTo: DPS\nSubject: e-tickets\n\n",
        "From: Marc Tremblaye <mt@lakemont.example>\nSent: Thursday\nTo: DPS\nSubject: FW\n\n",
    ],
)
def test_a_pasted_forward_is_read_and_its_sender_known(head):
    reading = read(f"FYI\n\nThanks,\nJane\n\n{head}{CHIEF}")
    assert reading.request.judiciary_code == "4321"
    assert people(reading) == PEOPLE
    assert reading.request.head.email == "mt@lakemont.example"


def test_what_stands_below_the_signature_mark_is_no_field():
    reading = read(f"{CHIEF}\n-- \nPhone: 802-555-0177\nJudiciary code: 9999\n")
    assert (reading.request.phone, reading.request.judiciary_code) == ("802-555-0100", "4321")
    assert codes(reading) == []


def test_a_long_value_that_the_mail_program_broke_is_put_together():
    reading = read(
        "Agency: Lakemont Police Department\n"
        "Address: Town Office, second floor, room 12, 12 Main Street and Elm,\n"
        "Lakemont, VT 05999\nPhone: 802-555-0100\n"
    )
    assert reading.request.address == (
        "Town Office, second floor, room 12, 12 Main Street and Elm, Lakemont, VT 05999"
    )


def test_changes_are_read_from_sentences():
    reading = read(
        "Judiciary code 4321\n\n"
        "Officer René Bélangeoix (LEO 07C01) was promoted to Corporal effective 12/01/2026.\n"
        "LEO 07C02 Ana Foxglove-Ives is leaving, her last day is December 15, 2026.\n"
        "Jane Quimbye, LEO # 07B34, transfers to agency 8765 on 2026-12-10.\n\n"
        "Respectfully,\nChief Marc Tremblaye\n"
    )
    assert reading.request.kind is RequestKind.CHANGE
    assert [
        (c.kind, c.leo_number, c.title, c.agency, c.effective) for c in reading.request.changes
    ] == [
        (ChangeKind.TITLE, "07C01", "Corporal", "", date(2026, 12, 1)),
        (ChangeKind.LEAVER, "07C02", "", "", date(2026, 12, 15)),
        (ChangeKind.AFFILIATION, "07B34", "", "8765", date(2026, 12, 10)),
    ]
    assert (reading.request.head.title, reading.request.head.name) == ("Chief", "Marc Tremblaye")
    assert reading.request.officers == ()


def test_a_change_request_in_our_words_reads_back():
    assert read(request_email(a_change())).request == a_change()


def html_of(text):
    rows = "".join(
        f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in PEOPLE
    )
    top = "".join(f"<p>{line}&nbsp;</p>" for line in text.partition("Officers:")[0].split("\n"))
    head = "<tr><th>Rank</th><th>Name</th><th>LEO&nbsp;#</th><th>DPS&nbsp;Username</th></tr>"
    return (
        "<html><head><style>p{color:red}</style><title>x</title></head><body>"
        f"{top}<p>Officers:</p><table>{head}{rows}</table>"
        "<p>Thank you,<br>Marc Tremblaye<br>Chief of Police</p>"
        "<script>Phone: 1</script></body></html>"
    )


def a_mail(*, plain="", page="", sender="Marc Tremblaye <mtremblaye@lakemont.example>"):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "eticket@dps.example", "e-tickets"
    if plain:
        made.set_content(plain)
    if page and plain:
        made.add_alternative(page, subtype="html")
    elif page:
        made.set_content(page, subtype="html")
    return made


def test_a_mail_in_html_alone_is_read():
    reading = read_request(a_mail(page=html_of(CHIEF)).as_bytes())
    assert reading.read_from is ReadFrom.MAIL
    assert people(reading) == PEOPLE
    assert reading.request.judiciary_code == "4321"
    assert reading.request.head.email == "mtremblaye@lakemont.example"
    assert reading.where("head.email") == "the From line of the e-mail"
    assert (reading.request.head.name, reading.request.head.title) == (
        "Marc Tremblaye",
        "Chief of Police",
    )
    assert reading.request.phone == "802-555-0100"


def test_a_saved_page_is_read():
    assert people(read(html_of(CHIEF))) == PEOPLE


def test_of_a_mail_with_both_forms_the_plain_one_is_read():
    reading = read_request(a_mail(plain=CHIEF, page=html_of("Judiciary code: 9999")).as_bytes())
    assert reading.request.judiciary_code == "4321"
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("charset", "way"),
    [
        (charset, way)
        for charset in ("utf-8", "windows-1252", "iso-8859-1", "utf-16")
        for way in ("quoted-printable", "base64", "8bit")
        # No mail program sends two-byte letters without an encoding.
        if (charset, way) != ("utf-16", "8bit")
    ],
)
def test_letters_survive_every_encoding_of_mail(charset, way):
    raw = CHIEF.encode(charset)
    body = {
        "quoted-printable": quopri.encodestring(raw),
        "base64": base64.encodebytes(raw),
        "8bit": raw,
    }[way]
    name = base64.b64encode("René T".encode()).decode()
    head = (
        f"From: =?utf-8?b?{name}?= <mt@lakemont.example>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {way}\r\n\r\n"
    )
    assert people(read_request(head.encode() + body)) == PEOPLE


def test_windows_letters_without_a_declaration_are_read():
    assert people(read(CHIEF.encode("cp1252"))) == PEOPLE
    assert people(read(CHIEF.encode("utf-16"))) == PEOPLE
    assert people(read(b"\xef\xbb\xbf" + CHIEF.encode())) == PEOPLE


def test_a_mail_forwarded_as_an_attachment_is_read():
    outer = MIMEMultipart()
    outer["From"] = "Jane Quimbye <jquimbye@lakemont.example>"
    outer.attach(MIMEText("See attached."))
    outer.attach(MIMEMessage(email.message_from_bytes(request_eml(a_request(), at=AT))))
    reading = read_request(outer.as_bytes())
    assert reading.read_from is ReadFrom.ATTACHMENT
    assert reading.request == a_request()
    assert codes(reading) == []


def test_a_mail_from_somebody_else_asks_to_make_sure():
    raw = request_eml(a_request(), at=AT).replace(
        b"From: Marc Tremblaye <mtremblaye@lakemont.example>", b"From: <stranger@else.example>"
    )
    (remark,) = read_request(raw).remarks
    assert (remark.field, remark.code) == ("head.email", "reading.sender")
    assert "stranger@else.example" in remark.message


def test_a_text_that_contradicts_its_attachment_stops_the_request():
    raw = request_eml(a_request(), at=AT)
    head, marker, rest = raw.partition(b"Judiciary code: 4321")
    reading = read_request(head + b"Judiciary code: 4329" + rest)
    assert marker
    assert reading.request.judiciary_code == "4321"
    (remark,) = reading.remarks
    assert (remark.field, remark.code) == ("judiciary_code", "reading.contradiction")
    assert blocks(reading.remarks)


def test_two_different_attachments_stop_the_request_and_equal_ones_do_not():
    for other, told in (
        (a_request(phone="802-555-0199"), ["reading.two_files"]),
        (a_request(), []),
    ):
        made = a_mail(plain="attached", sender=a_request().head.email)
        for request in (a_request(), other):
            made.add_attachment(
                request_json(request),
                maintype="application",
                subtype="json",
                filename=ATTACHMENT_NAME,
            )
        reading = read_request(made.as_bytes())
        assert reading.request == a_request()
        assert codes(reading) == told


def test_a_damaged_attachment_is_told_and_the_text_is_read():
    made = a_mail(plain=request_email(a_request()), sender=a_request().head.email)
    made.add_attachment(b'{"format":', maintype="application", subtype="json", filename="a.json")
    reading = read_request(made.as_bytes())
    assert reading.request == replace(a_request(), logo_png=b"")
    assert codes(reading) == ["reading.attachment"]


def test_a_logo_and_a_table_come_as_attachments():
    made = a_mail(plain=CHIEF.partition("Officers:")[0], sender="Marc <mt@lakemont.example>")
    made.add_attachment(a_logo(20, 20), maintype="image", subtype="png", filename="image001.png")
    made.add_attachment(a_logo(), maintype="image", subtype="png", filename="LPD logo.png")
    made.add_attachment(
        ROWS["other order"].encode(), maintype="text", subtype="csv", filename="o.csv"
    )
    reading = read_request(made.as_bytes())
    assert reading.request.logo_png == a_logo()
    assert people(reading) == PEOPLE
    assert reading.where("officers.0.name") == "table, line 2"


def test_files_that_cannot_be_read_are_told_of():
    made = a_mail(plain=CHIEF)
    made.add_attachment(b"PK..", maintype="application", subtype="x", filename="officers.xlsx")
    made.add_attachment(b"JFIF", maintype="image", subtype="jpeg", filename="logo.jpg")
    reading = read_request(made.as_bytes())
    assert codes(reading) == ["reading.file", "reading.logo"]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "Outlook"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "workbook"),
        (a_logo(), "picture"),
        (b"Hello, please call me back.", "Nothing of a request"),
        (b"", "Nothing of a request"),
        (b'{"format": "other", "request": {}}', "not a request"),
        (b'{"officers": [', "not a record"),
    ],
)
def test_what_holds_no_request_says_so(raw, word):
    reading = read_request(raw)
    assert reading.read_from is ReadFrom.NOTHING
    assert word in reading.remarks[-1].message
    assert blocks(reading.remarks)


def test_invisible_characters_are_taken_out_and_told_of():
    reading = read(CHIEF.replace("Jane Quimbye", "Jane\u202e \u200bQuim\u00adbye"))
    assert "\u202e" not in "".join(o.name for o in reading.request.officers)
    assert "reading.hidden" in codes(reading)


@pytest.mark.parametrize(
    "row",
    ["Sgt\tJ. QUIMBYE\t12", "Sgt; J. QUIMBYE; 12", "Sgt J. QUIMBYE 12", "- Sgt  J. QUIMBYE  12"],
)
def test_lines_that_look_like_officers_are_told_when_they_cannot_be_read(row):
    reading = read_request(f"Judiciary code: 4321\n\nOfficers:\n{row}\n{row}\n".encode())
    (told,) = (p for p in reading.remarks if p.code == "reading.unread")
    assert reading.request.officers == ()
    assert "line 4, line 5" in told.message
    assert told.field == "officers"


def test_of_many_unread_lines_the_first_are_named_and_the_rest_counted():
    rows = "Sgt\tJ. QUIMBYE\t12\n" * 9
    reading = read_request(f"Judiciary code: 4321\n\n{rows}".encode())
    (told,) = (p for p in reading.remarks if p.code == "reading.unread")
    assert "line 3, line 4, line 5, line 6, line 7 and 4 more" in told.message


def test_words_among_officers_that_were_read_are_not_told_of():
    text = f"{CHIEF}\nThey all start in December. Call me at 802-555-0100.\n"
    assert [p for p in read_request(text.encode()).remarks if p.code == "reading.unread"] == []
