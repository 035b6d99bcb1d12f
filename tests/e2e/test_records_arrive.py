"""What DPS changes reaches the laptop by itself: officers, and numbers when few are left."""

import threading
from dataclasses import replace

import pytest

from sync.gateway.database import Database
from sync.gateway.office import admin
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.settings import Settings
from tracs_mobile.training import AGENCY, NUMBERS, TRAINEES, gateway_database, training_folder

OFFICER = TRAINEES[0]


class Events:
    """Says when the outbox was read anew, which is after everything DPS had to tell."""

    def __init__(self):
        self.told = threading.Event()

    def on_scan(self, scan):
        pass

    on_device = on_sync = on_scan

    def on_outbox(self):
        self.told.set()


@pytest.fixture
def desk(tmp_path):
    made = open_desk(Settings(data_dir=tmp_path, argon2_memory_kib=19_456, sync_every_s=1))
    yield made
    made.close()


def at_dps(tmp_path, change):
    database = Database(gateway_database(training_folder(tmp_path)))
    change(database)
    database.close()


def sign_on(desk):
    return desk.sign_on(OFFICER.officer.username, OFFICER.secret)


def test_a_new_officer_and_new_numbers_arrive_at_the_first_contact(desk, tmp_path):
    new = replace(OFFICER.officer, leo_number=LeoNumber("07A99"), username="n.newcomer")
    client = sign_on(desk)
    at_dps(tmp_path, lambda db: admin.put_officers(db, AGENCY.judiciary_code, [new]))
    with client.units() as unit:
        unit.numbers.burn_through(int(NUMBERS.last * 0.8), "used up by a test")
        unit.commit()
    device = desk.laptop.device.device_id
    at_dps(
        tmp_path,
        lambda db: admin.grant_block(
            db, device_id=device, prefix=NUMBERS.prefix, first=5001, last=5100
        ),
    )
    events = Events()
    desk.listen(events)
    assert events.told.wait(30)
    assert client.numbers().total == 5100
    with client.units() as unit:
        assert new in unit.records.officers()
        assert any(e.kind == "configuration" for e in unit.audit.entries())
