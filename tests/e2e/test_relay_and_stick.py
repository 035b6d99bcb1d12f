"""The whole program without a network: one laptop's tickets through another, and on a stick."""

import threading
from datetime import UTC, datetime

import pytest

from scanners.text.reader import scan_payload
from sync.gateway.database import Database, bump
from sync.gateway.desk import Desk as Office
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import admin
from sync.gateway.office.bundles import import_bundles
from sync.gateway.tables import BLOCK
from tracs_mobile import carrying_here, training
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.states import Delivery
from tracs_mobile.laptop import open_laptop
from tracs_mobile.ports import Place, PlaceKind
from tracs_mobile.relay_here import RelayHere
from tracs_mobile.settings import Settings
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.licenses import license_payload
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.vault.device import Trust
from tracs_mobile.vault.machine import machine_secret

NOWHERE = "http://127.0.0.1:9"
OFFICER = training.TRAINEES[0]


class Events:
    """Hears that the outbox changed."""

    def __init__(self):
        self.changed = threading.Condition()

    def on_scan(self, scan):
        pass

    def on_device(self, state):
        pass

    def on_sync(self, status):
        pass

    def on_frame(self, frame):
        pass

    def on_outbox(self):
        with self.changed:
            self.changed.notify_all()

    def wait(self, true):
        with self.changed:
            assert self.changed.wait_for(true, timeout=40)


def settings_of(folder, **changes):
    values = {"argon2_memory_kib": 19_456, "sync_every_s": 1, **changes}
    return Settings(data_dir=folder, **values)


def issue(client, count):
    for _ in range(count):
        now = datetime.now(UTC)
        scan = scan_payload(license_payload(), source=ScanSource.FILE, today=now.date())
        client.issue(ready_stop(fill_from_license(client.new_stop(), scan.license)))


@pytest.fixture
def opened():
    """Opens desks and closes them at the end."""
    made = []

    def open_one(settings):
        desk = open_desk(settings)
        events = Events()
        desk.listen(events)
        made.append(desk)
        return desk, events, desk.sign_on(OFFICER.officer.username, OFFICER.secret)

    yield open_one
    for desk in made:
        desk.close()


@pytest.mark.slow
def test_tickets_on_a_stick_turn_received_by_themselves_when_it_is_put_in_again(
    tmp_path, opened, monkeypatch
):
    monkeypatch.setattr(carrying_here.StickWatch.__init__, "__kwdefaults__", {"every_s": 0.05})
    desk, events, client = opened(settings_of(tmp_path / "a", gateway_url=NOWHERE))
    issue(client, 2)
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.carrying.carrier._found = lambda: (
        Place(kind=PlaceKind.STICK, path=str(stick), name="KINGSTON"),
    )
    done = desk.carrying.write(desk.carrying.places()[0])
    assert done.events == 2
    assert set(client.on_the_way()) == {row.number for row in client.outbox()}

    folder = desk.laptop.folder
    database = Database(training.gateway_database(folder))
    keys = load_or_create_keys(folder / "gateway" / "keys")
    office = Office(database=database, keys=keys, clock=FakeClock(datetime.now(UTC)))
    files = [(path.name, path.read_bytes()) for path in stick.glob("*.vcvcx")]
    (one,) = import_bundles(office, files, by="test")
    database.close()
    (stick / one.receipts_name).write_bytes(one.receipts)

    events.wait(lambda: all(r.delivery is Delivery.RECEIVED for r in client.outbox()))
    assert client.on_the_way() == {}
    assert len(client.receipts()) == 2


@pytest.mark.slow
def test_a_laptop_without_a_network_delivers_through_the_one_that_has_one(tmp_path, opened):
    post, _, _ = opened(settings_of(tmp_path / "post"))
    settings = settings_of(tmp_path / "lone", gateway_url=NOWHERE)
    _same_dps(post, settings)
    lone, events, client = opened(settings)
    relay = RelayHere(
        post.laptop,
        machine_secret(post.laptop.folder),
        clock=FakeClock(datetime.now(UTC)),
        settle=lambda answers: None,
        on_change=lambda: None,
        online=lambda: True,
        host="127.0.0.1",
        port=0,
    )
    relay.start(lambda: post.link.transport(post.delivery._gateway.url))
    try:
        state = relay.serve(True)
        port = state.serving.rpartition(":")[2]
        issue(client, 3)
        paired = lone.relay.pair(f"127.0.0.1:{port}", state.code)
        assert paired.pairings[0].name == post.laptop.device.device_id

        def all_received():
            lone.relay.wake()
            return all(r.delivery is Delivery.RECEIVED for r in client.outbox())

        events.wait(all_received)
        assert len(client.receipts()) == 3
        assert relay.state().answered == 3
        lone.relay.sending.send()
        assert lone.relay.book.kept() == ()
    finally:
        relay.close()


def _same_dps(post, settings):
    """A laptop of the same DPS as the command post: enrolled there, and trusting its keys."""
    lone = open_laptop(settings)
    folder = post.laptop.folder
    keys = load_or_create_keys(folder / "gateway" / "keys")
    database = Database(training.gateway_database(folder))
    admin.enrol_device(
        database,
        device_id=lone.device.device_id,
        public_pem=lone.device.public.to_pem(),
        agency=training.AGENCY.judiciary_code,
    )
    with database.write() as connection:
        # Both were born with the same practice numbers; the post writes none.
        connection.execute(BLOCK.update().values(device_id=lone.device.device_id))
        bump(connection)
    database.close()
    trust = Trust(
        receipt_keys={kid: key.to_pem().decode() for kid, key in keys.trusted.items()},
        seal_key=keys.sealing.public.to_pem().decode(),
    )
    trust.save(lone.folder, machine_secret(lone.folder))
