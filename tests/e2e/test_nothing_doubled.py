"""No stop is issued twice, no number used twice, and nothing leaves the laptop before the mark."""

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from scanners.text.reader import scan_payload
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import StoreError, StoreFull, StoreInDoubt
from tracs_mobile.settings import Settings
from tracs_mobile.testing.fakes import FakeHighWater
from tracs_mobile.testing.licenses import license_payload
from tracs_mobile.testing.printer_emulator import PrinterEmulator
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES, training_folder

OFFICER = TRAINEES[0]
LOCKED = StoreError("The ticket database is in use by something else. Nothing was changed.")


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456, sync_every_s=1)


@pytest.fixture
def desk(settings):
    made = open_desk(settings)
    yield made
    made.close()


@pytest.fixture
def client(desk):
    return sign_on(desk)


def sign_on(desk):
    return desk.sign_on(OFFICER.officer.username, OFFICER.secret)


def a_ready_draft(client):
    today = SystemClock().now().date()
    scan = scan_payload(license_payload(), source=ScanSource.FILE, today=today)
    return ready_stop(fill_from_license(client.new_stop(), scan.license))


class FailingUnits:
    """Real units of work, except those named by their place (from 1), which raise."""

    def __init__(self, units, *places):
        self.units = units
        self.places = places
        self.count = 0

    def __call__(self):
        self.count += 1
        if self.count in self.places:
            raise LOCKED
        return self.units()


def with_units(client, units):
    return replace(client, issuing=replace(client.issuing, units=units))


@pytest.mark.parametrize("saved", [True, False])
def test_a_stop_is_issued_once_however_often_it_is_asked_for(client, saved):
    draft = a_ready_draft(client)
    if saved:
        client.save(draft)
    client.issue(draft)
    with pytest.raises(StoreError, match="already issued"):
        client.issue(draft)
    assert client.numbers().issued == 1
    assert len(client.tickets()) == 1


def test_a_save_that_comes_after_the_issue_does_not_bring_the_draft_back(client):
    draft = a_ready_draft(client)
    client.issue(draft)
    client.save(draft)
    assert client.unfinished() is None


@pytest.mark.expects_log_warnings
def test_a_ticket_that_cannot_be_read_back_at_once_is_called_issued(client):
    draft = a_ready_draft(client)
    result = with_units(client, FailingUnits(client.units, 2)).issue(draft)
    assert len(result.issued) == 1
    assert not result.may_print
    assert "Nothing was changed" not in result.said
    assert len(client.tickets()) == 1


class Doubtful:
    """A unit of work whose commit lands and then raises."""

    def __init__(self, units):
        self.units = units
        self.count = 0

    def __call__(self):
        self.count += 1
        if self.count == 2:
            raise LOCKED
        unit = self.units()
        if self.count == 1:
            real = unit.commit

            def commit():
                real()
                raise StoreInDoubt("in doubt")

            unit.commit = commit
        return unit


def test_a_doubt_that_cannot_be_settled_is_said_and_a_second_press_issues_nothing(client):
    draft = a_ready_draft(client)
    with pytest.raises(StoreInDoubt, match="not certain"):
        with_units(client, Doubtful(client.units)).issue(draft)
    with pytest.raises(StoreError, match="already issued"):
        client.issue(draft)
    assert len(client.tickets()) == 1


# --- the mark -----------------------------------------------------------------------------------


class FullDisk(FakeHighWater):
    """A mark that cannot be raised until the disk has room."""

    full = True

    def raise_to(self, mark):
        if self.full:
            raise StoreFull("The disk of this laptop is full.")
        super().raise_to(mark)


@pytest.mark.expects_log_warnings
def test_nothing_is_printed_while_the_mark_cannot_be_written(settings):
    with (
        PrinterEmulator().on_pty() as url,
        closing(open_desk(replace(settings, printer_url=url))) as desk,
    ):
        marks = FullDisk()
        desk.laptop = desk.delivery.laptop = replace(desk.laptop, marks=marks)
        marks.full = False
        client = sign_on(desk)
        marks.full = True
        result = client.issue(a_ready_draft(client))
        assert not result.may_print
        (owed,) = client.owed()
        with pytest.raises(StoreFull):
            client.print_documents([owed])
        assert client.owed() == (owed,)
        marks.full = False
        (outcome,) = client.print_documents([owed])
        assert outcome.grade is not PrintGrade.NOT_STARTED
        assert marks.read().ordinal == 1


@pytest.mark.expects_log_warnings
def test_nothing_is_sent_while_the_mark_cannot_be_written(desk):
    marks = FullDisk()
    desk.laptop = desk.delivery.laptop = replace(desk.laptop, marks=marks)
    marks.full = False
    client = sign_on(desk)
    marks.full = True
    client.issue(a_ready_draft(client))
    with pytest.raises(StoreFull):
        desk.delivery.courier.collect(10)
    marks.full = False
    assert len(desk.delivery.courier.collect(10)) == 1
    assert marks.read().ordinal == 1


@pytest.mark.expects_log_warnings
def test_the_sealed_copy_is_written_at_the_next_contact_when_the_disk_had_no_room(desk, settings):
    marks = FullDisk()
    desk.laptop = desk.delivery.laptop = replace(desk.laptop, marks=marks)
    marks.full = False
    client = sign_on(desk)
    marks.full = True
    client.issue(a_ready_draft(client))
    spool = training_folder(settings.data_dir) / "spool"
    assert list(spool.glob("*.sealed")) == []
    marks.full = False
    desk.sign_off()
    sign_on(desk)
    assert len(list(spool.glob("*.sealed"))) == 1


@pytest.mark.expects_log_warnings
def test_a_restored_folder_uses_no_number_twice(settings, tmp_path):
    folder = training_folder(settings.data_dir)
    open_desk(settings).close()
    shutil.copytree(folder, tmp_path / "backup")
    with closing(open_desk(settings)) as desk:
        client = sign_on(desk)
        (first,) = client.issue(a_ready_draft(client)).issued
        for _ in range(20):  # entries that the copy lacks, more than it gets at once
            with client.units() as unit:
                unit.audit.append(kind="test", actor="test", body="", at=client.clock.now())
                unit.commit()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "backup", folder)
    with closing(open_desk(settings)) as desk:
        client = sign_on(desk)
        (second,) = client.issue(a_ready_draft(client)).issued
        assert second.document.number > first.document.number
        assert client.numbers().void == 1
        desk.sign_off()
        client = sign_on(desk)
        with client.units() as unit:
            assert sum(entry.kind == "restore" for entry in unit.audit.entries()) == 1
