"""The board and the pages below it, as staff see them in a browser."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from sync import wire
from sync.gateway.intake import keeping
from sync.gateway.office import admin
from sync.gateway.office.staff import StaffRole
from sync.gateway.tables import FORWARD, instant_text
from tracs_mobile.domain.agency import Agency, IssuedBy, Officer, Role
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey

AGENCIES = (
    ("1234", "Barre City Police"),
    ("5678", "Windham County Sheriff"),
    ("4321", "Town of Stowe Police"),
    ("8765", "State Police, Westminster"),
)


class Agencies:
    """Four agencies with a laptop each; `send` delivers tickets that are so many hours old."""

    def __init__(self, site):
        self.site, self.desk = site, site.desk
        self.laptops, self.agencies, self.next = {}, {}, {}
        for at, (code, name) in enumerate(AGENCIES):
            self.agencies[code] = Agency(
                judiciary_code=code, name=name, address="1 Main St", phone="802-555-0100"
            )
            vault = DeviceVault(f"LAPTOP-{at + 11}", SigningKey.generate())
            self.laptops[code], self.next[code] = vault, at * 10_000 + 1
            admin.seed(
                self.desk.database,
                agency=self.agencies[code],
                officers=[self.officer(f"{code[:2]}A{n}") for n in (12, 13)],
                logo_png=b"",
                device_id=vault.device_id,
                public_pem=vault.public.to_pem(),
                prefix="VCVC-",
                first=at * 10_000 + 1,
                last=at * 10_000 + 500,
            )

    def officer(self, leo):
        return Officer(
            leo_number=LeoNumber(leo),
            name="M. TREMBLAYE",
            title="Officer",
            username=leo.lower(),
            role=Role.OFFICER,
            approved_on=date(2020, 1, 1),
        )

    def ticket(self, code, hours, *, leo="", number=0, **changes):
        if not number:
            number, self.next[code] = self.next[code], self.next[code] + 1
        issued = self.site.clock.now() - timedelta(hours=hours)
        values = {
            "training": False,
            "issued_at": issued,
            "answer_by": (issued + timedelta(days=20)).date(),
            "agency": self.agencies[code],
            "officer": IssuedBy(
                leo_number=LeoNumber(leo or f"{code[:2]}A12"), name="X", title="Officer"
            ),
        }
        issued = an_issued(f"VCVC-{number:07d}", signer=self.laptops[code], **{**values, **changes})
        return an_envelope(issued, EventKind.ISSUE)

    def send(self, *envelopes):
        return self.desk.ingest.take(wire.encode_batch(envelopes))

    def beat(self, code, **said):
        with self.desk.database.read() as connection:
            name = self.laptops[code].device_id
            device = self.desk.records.devices(connection, {name})[name]
        self.desk.seen(device, Heartbeat(**said))

    def settle(self):
        """Everybody has looked at the officers who would be new."""
        with self.desk.database.write() as connection:
            connection.exec_driver_sql("UPDATE first_ticket SET tickets = 400, looked_by = 'x'")
            connection.exec_driver_sql("UPDATE first_ticket SET looked_at = issued_at")


@pytest.fixture
def dps(site):
    return Agencies(site)


def a_busy_month(dps):
    hours = [0.2] * 9 + [5.0] * 20 + [9.0] * 5 + [20.0] * 4
    dps.send(*(dps.ticket("1234", h) for h in hours))
    dps.send(*(dps.ticket("5678", h) for h in [0.5] * 60 + [14.0] * 3))
    dps.send(*(dps.ticket("4321", h) for h in [2.0] * 4 + [30.0] * 3 + [51.0, 70.0]))
    dps.send(*(dps.ticket("8765", h) for h in [0.3] * 80 + [13.0]))
    dps.settle()
    dps.send(dps.ticket("4321", 1, leo="43A13"), dps.ticket("4321", 1, leo="43A13", **NAMELESS))
    now = dps.site.clock.now()
    dps.beat(
        "1234", waiting=3, oldest_at=now - timedelta(hours=11), used=41, free=460, version="1.4.0"
    )
    dps.site.clock.advance(timedelta(hours=30))
    now = dps.site.clock.now()
    dps.beat("5678", used=63, free=437, version="1.4.0", highest_used=10_063)
    dps.beat(
        "4321", waiting=1, oldest_at=now - timedelta(hours=8), used=15, kept=1, free=480,
        highest_used=20_015, version="1.4.0", clock_offset_s=240.0,
    )  # fmt: skip
    dps.beat("8765", used=81, free=120, version="1.4.0", highest_used=30_081)


NAMELESS = {"defendant": a_driver(family_name="")}


def test_the_board_shows_how_each_agency_stands_and_who_needs_a_person(dps, site):
    a_busy_month(dps)
    page = site.signed_in(StaffRole.READER)
    rows = page.locator("tbody tr").all_inner_texts()
    assert len(rows) == 4
    barre = next(row for row in rows if "Barre" in row)
    assert "LAPTOP-11 silent since Sat 22:48, its oldest ticket has 7 h left" in barre
    assert "call" in barre
    assert "received within 48 h (190 of 192)" in page.locator(".figures").inner_text()
    stowe = next(row for row in rows if "Stowe" in row)
    assert "Officer new to e-tickets: 1 of 25 watched, 1 refused" in stowe
    assert "2 numbers used and not received" in stowe
    assert "refilled by itself" in next(row for row in rows if "Westminster" in row)


def test_a_laptop_with_a_ticket_near_its_limit_makes_the_row_red(dps, site):
    oldest = site.clock.now() - timedelta(hours=45)
    dps.beat("5678", waiting=1, oldest_at=oldest, used=1, free=499)
    page = site.signed_in(StaffRole.READER)
    assert "Windham" in page.locator("tr.red").inner_text()
    page.goto(f"{site.url}/board/late")
    assert "LAPTOP-12" in page.locator("tbody").first.inner_text()


def test_an_agency_opens_into_officers_and_tickets_without_a_name_of_a_defendant(dps, site):
    a_busy_month(dps)
    page = site.signed_in(StaffRole.READER)
    page.get_by_role("link", name="Town of Stowe Police · 4321").click()
    page.get_by_role("link", name="43A12").click()
    assert page.locator("#tickets").inner_text() == "Tickets of 43A12"
    page.get_by_role("link", name="Only the late").click()
    late = page.locator("table").last.inner_text()
    assert "late by 22 h" in late
    assert "no reason given yet" in late
    assert "BÉLANGEOIX" not in page.content()


@pytest.mark.parametrize(
    ("beat", "said"),
    [
        ({"clock_offset_s": -240.0}, "off by 4 min"),
        ({"clock_offset_s": 3.0}, ">right<"),
        ({"clock_suspect": True}, "was set back"),
    ],
)
def test_a_clock_is_told_in_the_same_words_on_every_page(dps, site, beat, said):
    dps.beat("4321", **beat)
    reader = site.client(StaffRole.READER)
    for path in ("/board/agency/4321", "/devices", "/devices/LAPTOP-13"):
        assert said in reader.get(path).text, path


def test_numbers_that_nobody_knows_of_are_listed_by_laptop(dps, site):
    a_busy_month(dps)
    page = site.signed_in(StaffRole.READER)
    page.get_by_role("link", name="numbers unknown").click()
    card = page.locator("section.card").inner_text()
    assert "LAPTOP-13" in card
    assert "VCVC-0020012, VCVC-0020013, VCVC-0020014, VCVC-0020015" in card


def test_somebody_looks_at_a_new_officer_and_says_so(dps, site):
    a_busy_month(dps)
    page = site.signed_in(StaffRole.TECHNICIAN)
    page.goto(f"{site.url}/board/new-officers")
    page.get_by_label("Note on officer 43A13").fill("Called, stop data explained.")
    page.get_by_role("button", name="Looked at").click()
    assert "Officer 43A13 is marked as looked at." in page.locator(".said").inner_text()
    assert "Called, stop data explained." in page.locator("table").inner_text()
    assert page.locator("form.beside").count() == 0
    page.goto(f"{site.url}/board")
    assert "new to e-tickets" not in page.locator("tbody").inner_text()
    page.goto(f"{site.url}/audit")
    assert "new officer looked at" in page.locator("tbody").inner_text()


def a_conflict(dps):
    first = dps.ticket("1234", 1)
    number = int(first.number.removeprefix("VCVC-"))
    dps.send(first)
    dps.send(dps.ticket("1234", 1, number=number, defendant=a_driver(family_name="QUIMBYE")))
    return first.number


def test_both_copies_of_a_conflict_are_opened_by_a_technician_and_the_audit_says_so(dps, site):
    number = a_conflict(dps)
    page = site.signed_in(StaffRole.TECHNICIAN)
    page.get_by_role("link", name="Refusals 1").click()
    page.get_by_role("button", name=f"Open both copies of {number}").click()
    differs = page.locator("tr.differs").all_inner_texts()
    assert any("BÉLANGEOIX" in row and "QUIMBYE" in row for row in differs)
    page.get_by_label("What was done").fill("The second ticket gets a new number.")
    page.get_by_role("button", name="Handled").click()
    assert "Nothing is open" in page.locator("main").inner_text()
    page.get_by_role("link", name="Show what is over").click()
    assert "The second ticket gets a new number." in page.locator("tbody").inner_text()
    page.goto(f"{site.url}/audit")
    kinds = page.locator("tbody").inner_text()
    assert "conflict opened" in kinds
    assert "conflict handled" in kinds
    assert "QUIMBYE" not in kinds


def test_a_reader_may_not_open_a_conflict(dps, site):
    a_conflict(dps)
    page = site.signed_in(StaffRole.READER)
    page.goto(f"{site.url}/refusals")
    assert "for technicians" in page.locator("tbody").inner_text()
    assert page.get_by_role("button", name="Open both").count() == 0


def test_a_refusal_says_why_and_is_handled_with_a_note_only(dps, site):
    dps.send(dps.ticket("4321", 1, **NAMELESS))
    page = site.signed_in(StaffRole.TECHNICIAN)
    page.goto(f"{site.url}/refusals")
    row = page.locator("tbody tr").inner_text()
    assert "The ticket names no defendant." in row
    assert "LAPTOP-13" in row
    client = site.client(StaffRole.TECHNICIAN)
    fields = {"kind": "refusal", "id": "1", "note": " "}
    answer = site.form(client, "/refusals", "/refusals/handled", **fields)
    assert answer.status_code == 400
    assert "Write down what was done" in answer.text


@pytest.mark.expects_log_warnings
def test_the_page_says_of_which_laptop_not_everything_was_kept(dps, site, monkeypatch):
    page = site.signed_in(StaffRole.READER)
    page.goto(f"{site.url}/refusals")
    assert page.get_by_role("alert").count() == 0
    monkeypatch.setattr(keeping, "MOST_A_DAY", 2)
    dps.send(*(dps.ticket("4321", n, **NAMELESS) for n in (1, 2, 3)))
    page.goto(f"{site.url}/refusals")
    said = page.get_by_role("alert").inner_text()
    assert "2 events or more of laptop LAPTOP-13" in said
    assert page.locator("tbody tr").count() == 2


def test_the_court_page_shows_where_an_event_stands_and_hands_it_over_again(dps, site):
    dps.send(dps.ticket("1234", 1))
    at = instant_text(site.clock.now())
    row = {"submission_id": 1, "number": "VCVC-0000001", "seq": 1, "state": "refused"}
    told = {"attempts": 1, "filed_at": at, "answered_at": at, "court_note": "Venue is missing."}
    with dps.desk.database.write() as connection:
        connection.execute(insert(FORWARD).values(**row, **told))
    page = site.signed_in(StaffRole.TECHNICIAN)
    page.get_by_role("link", name="Court 1").click()
    assert "Venue is missing." in page.locator("tbody").inner_text()
    page.get_by_role("button", name="Hand VCVC-0000001 over again").click()
    assert "queued" in page.locator("tbody").inner_text()
    page.get_by_label("State").select_option("refused")
    page.get_by_role("button", name="Look up").click()
    assert "No event of that kind." in page.locator("main").inner_text()


@pytest.mark.parametrize(
    "path",
    [
        "/board",
        "/board/late",
        "/board/unknown",
        "/board/received",
        "/board/new-officers",
        "/refusals",
        "/court",
    ],
)
def test_a_gateway_where_nothing_has_happened_has_calm_pages(site, path):
    page = site.signed_in(StaffRole.READER)
    page.goto(site.url + path)
    assert page.locator(".empty").count() >= 1


def test_on_a_phone_the_board_shows_what_needs_a_person_and_touches_nothing(dps, site):
    a_busy_month(dps)
    page = site.signed_in(StaffRole.READER)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site.url}/board")
    need = page.locator("a.need").first.bounding_box()
    assert need["x"] >= 0
    assert need["x"] + need["width"] <= 390
    button = page.get_by_role("link", name="Received one by one").bounding_box()
    figures = page.locator("dl.figures").bounding_box()
    assert figures["y"] - (button["y"] + button["height"]) >= 8


def test_both_times_of_the_board_are_told_alike(dps, site):
    a_busy_month(dps)
    page = site.signed_in(StaffRole.READER)
    page.goto(f"{site.url}/board")
    every = page.locator("dl.figures").inner_text()
    page.locator("main tbody a[href^='/board/agency/']").first.click()
    for said in (every, page.locator("dl.figures").inner_text()):
        assert re.search(r"95 of 100 within \d+(\.\d)? h", said)
        assert not re.search(r"(?<!\d)0\.0 h", page.locator("main").inner_text())


def test_a_laptop_without_a_name_stands_there_once_and_a_long_silence_has_its_date(dps, site):
    a_busy_month(dps)
    site.clock.advance(timedelta(days=30))
    page = site.signed_in(StaffRole.READER)
    page.goto(f"{site.url}/devices")
    row = page.locator("tbody tr", has_text="LAPTOP-11").first.inner_text()
    assert row.count("LAPTOP-11") == 1
    assert re.search(r"silent since \d\d/\d\d/20\d\d", row)


def test_links_in_cells_are_high_enough_for_a_pointer(dps, site):
    a_busy_month(dps)
    page = site.signed_in(StaffRole.READER)
    for path in ("/board", "/devices"):
        page.goto(f"{site.url}{path}")
        links = page.locator(".under a, td a").all()
        assert links
        assert [a.inner_text() for a in links if a.bounding_box()["height"] < 24] == []
