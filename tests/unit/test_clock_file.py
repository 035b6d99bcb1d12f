"""What is kept of the scale: two generations, and one that is torn costs nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.clock import BootCounter, SystemClock
from tracs_mobile.domain.trusted_time import Look, advanced, begun, proved
from tracs_mobile.errors import StoreDamaged, StoreError
from tracs_mobile.services.timekeeping import KEEP_EVERY_MS, Timekeeper
from tracs_mobile.store.clock_file import FileScale
from tracs_mobile.testing.fake_machine import FakeMachine, FakeScaleFile

START = datetime(2026, 11, 21, 12, tzinfo=UTC)
SCALE = proved(
    begun(Look(wall=START, boot="one", up_ms=5, run="r")), START, took=timedelta(seconds=1)
)


def later(minutes):
    look = Look(wall=START + timedelta(minutes=minutes), boot="one", up_ms=minutes * 60_000 + 5)
    return advanced(SCALE, look)


@pytest.fixture
def kept(tmp_path):
    return FileScale(tmp_path / "clock")


def test_nothing_is_kept_at_first(kept):
    assert kept.read() is None


def test_the_last_written_is_read_whatever_its_place(kept):
    for minutes in range(1, 6):
        kept.write(later(minutes))
        assert kept.read() == later(minutes)


def test_the_whole_scale_comes_back(kept):
    scale = advanced(later(1), Look(wall=START, boot="two", up_ms=1, run="s"))
    kept.write(scale)
    assert kept.read() == scale


@pytest.mark.expects_log_warnings
@pytest.mark.parametrize("damage", [b"", b"{", b'{"generation":9}', b"\xff" * 300])
def test_a_torn_file_leaves_the_one_before_it(kept, tmp_path, damage):
    kept.write(later(1))
    kept.write(later(2))
    (tmp_path / "clock" / "clock-a.json").write_bytes(damage)
    assert kept.read() == later(1)
    kept.write(later(3))
    assert kept.read() == later(3)


@pytest.mark.expects_log_warnings
def test_a_changed_file_is_not_believed(kept, tmp_path):
    kept.write(later(1))
    path = tmp_path / "clock" / "clock-b.json"
    path.write_bytes(path.read_bytes().replace(b"2026-11-21", b"2026-11-20"))
    with pytest.raises(StoreDamaged):
        kept.read()


@pytest.mark.expects_log_warnings
def test_with_both_torn_deadlines_are_counted_anew_and_the_clock_is_suspect(kept, tmp_path):
    machine = FakeMachine()
    first = Timekeeper(machine, kept)
    issued = first.moment()
    first.keep()
    for path in (tmp_path / "clock").iterdir():
        path.write_bytes(b"torn")
    machine.reboot(60_000)
    again = Timekeeper(machine, kept)
    again.reached(issued)
    assert again.moment().suspect
    assert again.moment().in_doubt(issued.now)


def test_a_run_goes_on_where_the_last_one_ended():
    machine, file = FakeMachine(), FakeScaleFile()
    Timekeeper(machine, file).keep()
    before = file.read().at
    machine.set_clock(-7_200_000)
    machine.pass_time(3_600_000)
    machine.runs += 1
    assert Timekeeper(machine, file).moment().now - before == timedelta(hours=1)


def test_it_is_kept_once_a_minute_and_when_dps_was_heard():
    machine, file = FakeMachine(), FakeScaleFile()
    keeper = Timekeeper(machine, file)
    keeper.keep()
    first = file.read()
    machine.pass_time(KEEP_EVERY_MS - 1)
    keeper.keep()
    assert file.read() == first
    machine.pass_time(1)
    keeper.keep()
    assert file.read() != first
    keeper.hear(lambda: machine.true)
    keeper.keep()
    assert file.read().proof is not None


@pytest.mark.expects_log_warnings
def test_a_disk_that_takes_nothing_stops_nothing(log_warnings):
    class Full(FakeScaleFile):
        def write(self, scale):
            raise StoreError("full")

    keeper = Timekeeper(FakeMachine(), Full())
    keeper.keep()
    assert keeper.moment().now is not None
    assert "could not be kept" in log_warnings[0].getMessage()


def test_the_counter_of_this_machine_only_grows_and_knows_its_boot():
    counter = BootCounter()
    one = counter.up_ms()
    assert 0 < one <= counter.up_ms()
    assert counter.boot == BootCounter().boot
    assert counter.run != BootCounter().run
    assert SystemClock().now().tzinfo is UTC
