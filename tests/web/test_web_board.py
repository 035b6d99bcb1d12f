"""The board and the pages below it, as staff see them in a browser."""

from datetime import date, timedelta

import pytest

from sync import wire
from sync.gateway.office import admin
from sync.gateway.office.staff import StaffRole
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
    page.screenshot(path="/tmp/shots/board.png", full_page=True)
    for name, path in {
        "agency": "/board/agency/4321",
        "unknown": "/board/unknown",
        "late": "/board/late",
        "new": "/board/new-officers",
        "received": "/board/received",
        "refusals": "/refusals",
        "court": "/court",
    }.items():
        page.goto(site.url + path)
        page.screenshot(path=f"/tmp/shots/{name}.png", full_page=True)
