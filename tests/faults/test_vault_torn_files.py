"""Key files after a power cut, a full disk or a kill: nobody is locked out, no try is forgotten."""

import stat
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from tracs_mobile.errors import KeyUnavailable, VaultError, WrongSecret
from tracs_mobile.vault import slot_store
from tracs_mobile.vault.device import DeviceVault, Trust
from tracs_mobile.vault.files import LARGEST_KEY_FILE, read_whole, write_durably
from tracs_mobile.vault.slots import DatabaseKey, SlotFile

SECRET = "maple creek 9"
CHEAP = {"memory_kib": 64, "iterations": 1, "lanes": 1}
KEY = DatabaseKey.generate()

DYING_TRY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tracs_mobile.vault.slots import SlotFile

class Now:
    def now(self):
        return datetime.now(UTC)

SlotFile.load(Path(sys.argv[1])).open_slot("slow", "wrong secret", clock=Now())
"""


class NowClock:
    """The real time."""

    def now(self):
        return datetime.now(UTC)


CLOCK = NowClock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keyslots.json"


@pytest.fixture
def slots(path):
    made = SlotFile.create(path, device_id="VT-0001", database_id="db-1", database_key=KEY)
    made.add_slot("aroy", SECRET, KEY, **CHEAP)
    return made


def test_a_slot_file_cut_anywhere_gives_the_previous_generation(slots, path):
    whole = path.read_bytes()
    for cut in range(0, len(whole), 7):
        path.write_bytes(whole[:cut])
        assert SlotFile.load(path).usernames() == ("aroy",)
    path.write_bytes(whole[: len(whole) // 2])
    assert SlotFile.load(path).open_slot("aroy", SECRET, clock=CLOCK) == KEY
    assert SlotFile.load(path).open_slot("aroy", SECRET, clock=CLOCK) == KEY


def test_any_flipped_bit_in_the_newest_is_noticed(slots, path):
    whole = path.read_bytes()
    for at in range(0, len(whole), 3):
        changed = bytearray(whole)
        changed[at] ^= 1
        path.write_bytes(bytes(changed))
        assert SlotFile.load(path).open_slot("aroy", SECRET, clock=CLOCK) == KEY


def test_a_missing_newest_gives_the_previous_generation(slots, path):
    path.unlink()
    assert SlotFile.load(path).open_slot("aroy", SECRET, clock=CLOCK) == KEY


def test_a_torn_newest_forgets_no_try(slots, path):
    for _ in range(4):
        with pytest.raises(WrongSecret):
            slots.open_slot("aroy", "wrong secret", clock=CLOCK)
    path.write_bytes(path.read_bytes()[:100])
    assert SlotFile.load(path).tries_left("aroy", clock=CLOCK) == 1


def test_a_torn_newest_is_not_kept_as_the_previous_generation(slots, path):
    path.write_bytes(b"torn")
    again = SlotFile.load(path)
    again.add_slot("bcote", "birch lane 42", KEY, **CHEAP)
    path.write_bytes(b"torn")
    assert SlotFile.load(path).usernames() == ("aroy", "bcote")


def test_both_generations_damaged_is_said_with_the_way_out(slots, path):
    path.write_bytes(b"torn")
    slot_store.previous_of(path).write_bytes(b"torn")
    with pytest.raises(KeyUnavailable, match="recovery"):
        SlotFile.load(path)


def test_no_slot_file_is_said(path):
    with pytest.raises(KeyUnavailable, match="not set up"):
        SlotFile.load(path)


def test_a_try_counts_even_when_the_program_is_killed_before_the_key_work_ends(slots, path):
    # A cost of some seconds, so that the kill falls into the key work.
    slots.add_slot("slow", SECRET, KEY, memory_kib=131_072, iterations=16, lanes=1)
    for left in (4, 3):
        child = subprocess.Popen([sys.executable, "-c", DYING_TRY, str(path)])
        until = time.monotonic() + 60
        while SlotFile.load(path).tries_left("slow", clock=CLOCK) != left:
            assert time.monotonic() < until, "the try was never written"
            assert child.poll() is None, "the try ended before it was seen"
        child.kill()
        assert child.wait() != 0
        assert SlotFile.load(path).tries_left("slow", clock=CLOCK) == left


def test_a_leftover_temporary_file_is_in_nobodys_way(slots, path):
    path.with_name(path.name + ".tmp").write_bytes(b"half")
    slots.add_slot("bcote", "birch lane 42", KEY, **CHEAP)
    assert SlotFile.load(path).usernames() == ("aroy", "bcote")


def test_a_disk_that_refuses_leaves_the_old_file_and_says_so(tmp_path):
    target = tmp_path / "keys"
    write_durably(target, b"old")
    target.with_name("keys.tmp").mkdir()  # nothing can be written under that name
    with pytest.raises(VaultError, match="disk space"):
        write_durably(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_try_that_cannot_be_written_is_not_made(slots, path):
    (path.parent / "machine" / "tries.bin.tmp").mkdir()
    with pytest.raises(VaultError, match="disk space"):
        slots.open_slot("aroy", SECRET, clock=CLOCK)


def test_a_file_that_is_far_too_large_is_refused(tmp_path):
    (tmp_path / "keys").write_bytes(b"x" * (LARGEST_KEY_FILE + 1))
    with pytest.raises(KeyUnavailable, match="damaged"):
        read_whole(tmp_path / "keys")


def test_key_files_are_readable_by_their_owner_only(slots, path):
    modes = {stat.S_IMODE(p.stat().st_mode) for p in path.parent.rglob("*") if p.is_file()}
    assert sys.platform == "win32" or modes == {0o600}


def test_a_damaged_device_or_trust_file_is_said_at_every_cut(tmp_path):
    DeviceVault.create(tmp_path, "VT-0001", b"\1" * 32)
    whole = (tmp_path / "device.json").read_bytes()
    for cut in range(0, len(whole), 11):
        (tmp_path / "device.json").write_bytes(whole[:cut])
        with pytest.raises(KeyUnavailable):
            DeviceVault.open(tmp_path, b"\1" * 32)
    (tmp_path / "trust.json").write_bytes(b'{"version":1}')
    with pytest.raises(KeyUnavailable, match="damaged"):
        Trust.load(tmp_path, b"\1" * 32)
