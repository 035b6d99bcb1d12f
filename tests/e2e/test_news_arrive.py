"""What DPS and the court say of a ticket reaches its officer; what a laptop is reaches DPS."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from sync import wire
from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import news
from sync.gateway.tables import DEVICE
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.domain.states import Court, Delivery, Review
from tracs_mobile.settings import Settings
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES, gateway_database, training_folder

OFFICER = TRAINEES[0]


class Events:
    """Lets a test wait until something it looks for is so; looked at after every change."""

    def __init__(self):
        self.changed = threading.Condition()

    def on_scan(self, scan):
        self.on_outbox()

    on_device = on_sync = on_scan

    def on_outbox(self):
        with self.changed:
            self.changed.notify_all()

    def until(self, seen):
        with self.changed:
            assert self.changed.wait_for(seen, 30)


class Bureau:
    """The training gateway from inside, as DPS's own people and the court's answers reach it."""

    def __init__(self, folder):
        self.database = Database(gateway_database(folder))
        self.keys = load_or_create_keys(folder / "gateway" / "keys")

    def tell(self, device, number, kind, **words):
        with self.database.write() as connection:
            news.tell(
                connection,
                self.keys,
                device_id=device,
                number=number,
                seq=1,
                kind=kind,
                at=datetime.now(UTC),
                **words,
            )

    def heartbeat(self):
        with self.database.read() as connection:
            raw = connection.execute(select(DEVICE.c.heartbeat)).scalar()
        return wire.decode_strict(wire.Heartbeat, bytes(raw)) if raw else None


@pytest.fixture
def desk(tmp_path):
    made = open_desk(Settings(data_dir=tmp_path, argon2_memory_kib=19_456, sync_every_s=1))
    yield made
    made.close()


@pytest.fixture
def bureau(desk, tmp_path):
    made = Bureau(training_folder(tmp_path))
    yield made
    made.database.close()


@pytest.fixture
def events(desk):
    made = Events()
    desk.listen(made)
    return made


def issued(client):
    draft = ready_stop(replace(client.new_stop(), driver=a_driver()))
    return client.issue(draft).issued[0].document


def row(client):
    (found,) = client.tickets()
    return found


def test_filed_accepted_and_returned_reach_the_officer(desk, bureau, events):
    client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
    document = issued(client)
    events.until(lambda: row(client).delivery is Delivery.RECEIVED)
    device = desk.laptop.device.device_id
    bureau.tell(device, document.number, NewsKind.FILED)
    bureau.tell(device, document.number, NewsKind.COURT_ACCEPTED)
    bureau.tell(device, document.number, NewsKind.RETURNED, by="07A01", note="Wrong plate.")
    desk.sign_off()
    client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)  # and hears of it at once
    events.until(lambda: row(client).court is Court.ACCEPTED)
    found = row(client)
    assert (found.delivery, found.review) == (Delivery.RECEIVED, Review.RETURNED)
    assert found.note == "Wrong plate."
    said = [entry.what for entry in client.ticket(document.document_id).history]
    assert "DPS filed it with the court." in said
    assert "The court accepted it." in said


def meet(desk, events):
    """Greet DPS now, as a minute of silence would."""
    worker = desk.delivery.worker
    worker.status = type(worker.status)(online=False, since=worker.status.since)
    worker.wake()


def test_dps_knows_how_the_laptop_stands_also_with_nobody_signed_on(desk, bureau, events):
    client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
    events.until(lambda: bureau.heartbeat() is not None)
    issued(client)
    events.until(lambda: row(client).delivery is Delivery.RECEIVED)
    meet(desk, events)
    events.until(lambda: bureau.heartbeat().used == 1)
    assert bureau.heartbeat().numbers_known
    desk.sign_off()
    meet(desk, events)
    events.until(lambda: not bureau.heartbeat().numbers_known)
    assert bureau.heartbeat().waiting == 0
    assert bureau.heartbeat().version


def test_the_time_of_dps_is_heard_and_kept_beside_the_database(desk, bureau, events):
    client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
    events.until(lambda: client.moment().proven)
    issued(client)
    with client.units() as unit:
        kept = unit.clocks.newest()
    moment = client.moment()
    assert not moment.suspect
    assert kept.boot == moment.boot
    assert timedelta(0) <= moment.now - kept.now < timedelta(minutes=5)
    assert (desk.laptop.folder / "clock").is_dir()
