"""A request by e-mail becomes records, a laptop, a printed ticket, a receipt, a court's answer."""

import io
import re
import socket
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from sync.ecf.nodes import NAMESPACES
from tests.e2e.dps_and_laptop import AGENCY, CODE, OFFICER, POC, driver
from tests.e2e.email_to_ticket import NOTE, Story
from tracs_mobile.domain.readiness import Grade, Item
from tracs_mobile.domain.states import Delivery, Review

DOCS = Path(__file__).parents[2] / "docs" / "manual" / "dps"
NUMBER = "E0000001"
PERSON = driver()
PERSONAL = (PERSON.family, PERSON.given, PERSON.number, "LANTERN LOOP", "QXZ 905", "04/17/1991")


@pytest.fixture
def story(tmp_path, browser):
    window = browser()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with closing(Story(tmp_path, window, port=port)) as made:
        yield made


@pytest.mark.slow
def test_a_request_by_e_mail_becomes_a_printed_ticket_that_the_court_accepts(story):
    codes = the_agency_asks_and_dps_makes_the_records(story)
    a_fresh_laptop_is_set_up(story, *codes)
    number = the_first_ticket_is_issued_without_a_network(story)
    dps_receives_and_watches(story, number)
    the_point_of_contact_returns_it(story, number)
    the_court_accepts_it(story, number)
    assert story.office.told == []


def the_agency_asks_and_dps_makes_the_records(story):
    wrong, checks, mail = story.write_request()
    assert wrong == []
    assert {line[0] for line in checks} <= {"✓", "–"}  # noqa: RUF001  the dash of what may be blank
    story.gateway.start()
    office = story.office
    states, may_approve = office.enter_request(mail)
    assert len(states) == len(checks)
    assert set(states.values()) <= {"in order", "not given"}, states
    assert may_approve == 0
    approved = office.approve_request()
    assert f"The records of {AGENCY} ({CODE}) are ready: 3 officers." in approved
    assert f"Point of Contact: {POC[0]}" in approved
    assert office.enter_approvals() == {
        OFFICER[0]: "approved",
        "43A15": "warnings only",
        POC[0]: "approved",
    }
    assert "20,000" in office.make_series()
    laptop = office.make_laptop_code()
    assert re.fullmatch(r"([0-9A-Z]{5}-){3}[0-9A-Z]{5}", laptop)
    return laptop, office.make_officer_code(POC[0]), office.make_officer_code(OFFICER[0])


def a_fresh_laptop_is_set_up(story, laptop, poc, officer):
    assert story.enroll(laptop) == {POC[1]: True, OFFICER[1]: True, "brousseline": False}
    story.activate(poc)
    story.sign_on(POC)
    assert f"The records of {AGENCY} ({CODE}) are ready" in story.notice()
    assert "O. TREFFLANE can sign on" in story.add_officer(officer)
    found = {finding.item: finding for finding in story.readiness()}
    assert [f.said for f in found.values() if f.grade is Grade.MISSING] == []
    assert found[Item.KEYS].grade is Grade.GOOD
    assert found[Item.NUMBERS].said.startswith("500")
    story.sign_off()
    story.gateway.stop()


def the_first_ticket_is_issued_without_a_network(story):
    story.sign_on(OFFICER)
    row = story.issue()
    assert (row.number, row.delivery) == (NUMBER, Delivery.QUEUED)
    early = row.issued_at + timedelta(hours=48) - row.deadline
    assert timedelta(0) <= early < timedelta(seconds=5)  # never later than it is
    assert story.printer.jobs_whole == 1
    assert story.printer.papers == 2
    with Image.open(io.BytesIO(story.paper())) as paper:
        read = {code.text for code in zxingcpp.read_barcodes(paper.convert("L"))}
    assert NUMBER in read
    words = " ".join(story.outbox("outbox-waiting"))
    assert re.search(r"47 h 5\d m left", words), words
    assert "no network" in words
    return row.number


def dps_receives_and_watches(story, number):
    story.gateway.start()
    receipt = story.deliver()
    assert receipt.number == number
    words = " ".join(story.outbox("outbox-received"))
    assert f"Receipt {receipt.receipt_id} signed by DPS" in words
    board = story.office.board()
    assert "received within 48 h (1 of 1)" in board
    (line,) = story.office.new_officers()
    assert line[:4] == [OFFICER[0], f"{AGENCY} · {CODE}", line[2], "1 of 25"]


def the_point_of_contact_returns_it(story, number):
    story.sign_off()
    story.sign_on(POC)
    lines, said = story.review()
    assert lines == [number]
    assert said == f"{number}: Returned to its officer with your note."
    story.sign_off()
    story.sign_on(OFFICER)
    assert story.returned() == (Review.RETURNED, NOTE)
    shown = story.office.everything_shown()
    assert any(number in page for page in shown)
    assert [word for word in PERSONAL for page in shown if word.lower() in page.lower()] == []


def the_court_accepts_it(story, number):
    name, content = story.filed()
    assert name == f"{number}-1.ecf.xml"
    tree = ElementTree.fromstring(content)
    named = tree.findtext(
        ".//nc:EntityPerson/nc:PersonName/nc:PersonSurName", namespaces=NAMESPACES
    )
    assert named == PERSON.family
    story.accept()
    (line,) = story.office.court()
    assert line[:3] == [number, "issue 1", "accepted"]
    told = story.court_word()
    assert [line for line in told if "court" in line] == [
        "DPS filed it with the court.",
        "The court accepted it.",
    ]


def test_the_page_of_the_story_shows_every_picture_and_every_picture_is_shown():
    page = (DOCS / "email-to-ticket.md").read_text("utf-8")
    shown = re.findall(r"!\[[^\]]+\]\((pictures/story/[^)]+)\)", page)
    there = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("pictures/story/*.png"))
    assert shown == there
    assert len(shown) == len(re.findall(r"^### \d+\. ", page, re.MULTILINE))
    sizes = {name: (DOCS / name).stat().st_size for name in shown}
    assert [name for name, size in sizes.items() if size > 150_000] == []
