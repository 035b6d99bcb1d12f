"""Officer slots: the right secret opens; everything else is refused and counted."""

import dataclasses
import hashlib
import json
import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest

from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Role
from tracs_mobile.errors import (
    BadInput,
    BadSignature,
    KeyUnavailable,
    LockedOut,
    VaultError,
    WrongSecret,
)
from tracs_mobile.vault import slot_store
from tracs_mobile.vault.machine import FileMachineStore
from tracs_mobile.vault.seal import SealKey
from tracs_mobile.vault.slots import DatabaseKey, SlotFile
from tracs_mobile.vault.wrap import KdfCost

SECRET = "maple creek 9"
CHEAP = {"memory_kib": 64, "iterations": 1, "lanes": 1}
KEY = DatabaseKey.generate()


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.at = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)

    def now(self):
        return self.at

    def move(self, **by):
        self.at += timedelta(**by)


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keyslots.json"


@pytest.fixture
def slots(path):
    made = SlotFile.create(path, device_id="VT-0001", database_id="db-1", database_key=KEY)
    made.add_slot("aroy", SECRET, KEY, **CHEAP)
    return made


def edit(path, change):
    """Rewrite the slot file as somebody with a text editor and this program would."""
    data, _ = slot_store.load(path)
    slot_store.save(path, change(data), previous=b"")
    slot_store.previous_of(path).unlink(missing_ok=True)


def edit_slot(path, at, **fields):
    def change(data):
        changed = list(data.slots)
        changed[at] = dataclasses.replace(changed[at], **fields)
        return dataclasses.replace(data, slots=tuple(changed))

    edit(path, change)


def try_wrong(slots, clock, times):
    left = []
    for _ in range(times):
        with pytest.raises(WrongSecret) as told:
            slots.open_slot("aroy", "wrong secret", clock=clock)
        left.append(told.value.tries_left)
    return left


def assert_locked(slots, clock, secret=SECRET):
    with pytest.raises(LockedOut):
        slots.open_slot("aroy", secret, clock=clock)


def test_the_right_secret_opens_after_a_restart(slots, path, clock):
    assert SlotFile.load(path).open_slot("aroy", SECRET, clock=clock) == KEY


def test_user_names_know_no_case(slots, clock):
    assert slots.open_slot("ARoy", SECRET, clock=clock) == KEY


def test_the_same_letters_typed_another_way_open_the_slot(slots, clock):
    slots.add_slot("bcote", "érable côté 7", KEY, **CHEAP)
    typed = unicodedata.normalize("NFD", "érable côté 7")
    assert slots.open_slot("bcote", typed, clock=clock) == KEY


def test_a_long_secret_that_differs_in_its_last_letter_does_not_open(slots, clock):
    slots.add_slot("bcote", "m" * 255 + "a", KEY, **CHEAP)
    with pytest.raises(WrongSecret):
        slots.open_slot("bcote", "m" * 255 + "b", clock=clock)


def test_the_key_never_shows_in_its_repr(slots, path):
    assert repr(KEY) == "DatabaseKey()"
    assert KEY.key.hex() not in path.read_text() + repr(slots.__dict__)


def test_usernames_and_roles_are_listed_without_a_secret(slots, path):
    slots.add_slot("bcote", "érable côté 7", KEY, role=Role.POC, **CHEAP)
    again = SlotFile.load(path)
    assert again.usernames() == ("aroy", "bcote")
    assert again.role_of("bcote") is Role.POC


def test_a_stranger_is_told_whom_to_ask(slots, clock):
    with pytest.raises(KeyUnavailable, match="Point of Contact"):
        slots.open_slot("nobody", SECRET, clock=clock)


def test_a_wrong_secret_tells_the_tries_left(slots, clock):
    assert try_wrong(slots, clock, 5) == [4, 3, 2, 1, 0]


def test_the_sixth_try_is_refused_even_with_the_right_secret(slots, clock):
    try_wrong(slots, clock, 5)
    assert_locked(slots, clock)


def test_a_success_forgets_earlier_wrong_tries(slots, clock):
    try_wrong(slots, clock, 4)
    slots.open_slot("aroy", SECRET, clock=clock)
    assert try_wrong(slots, clock, 1) == [4]


def test_the_lock_survives_a_restart(slots, path, clock):
    try_wrong(slots, clock, 5)
    assert_locked(SlotFile.load(path), clock)


def test_the_lock_does_not_open_by_waiting(slots, clock):
    try_wrong(slots, clock, 5)
    clock.move(days=400)
    assert_locked(slots, clock)


def test_the_lock_survives_a_clock_set_back(slots, path, clock):
    try_wrong(slots, clock, 5)
    clock.move(days=-400)
    assert_locked(SlotFile.load(path), clock)


def test_a_clock_set_back_between_tries_gains_nothing(slots, clock):
    for expected in (4, 3, 2, 1, 0):
        assert try_wrong(slots, clock, 1) == [expected]
        clock.move(hours=-1)
    assert_locked(slots, clock)


def test_tries_further_apart_than_fifteen_minutes_do_not_add_up(slots, clock):
    for _ in range(6):
        assert try_wrong(slots, clock, 1) == [4]
        clock.move(minutes=16)


def test_a_clock_set_forward_again_and_again_locks_in_the_end(slots, clock):
    with pytest.raises(LockedOut):
        for _ in range(40):
            try_wrong(slots, clock, 1)
            clock.move(minutes=16)


def test_the_lock_survives_the_deletion_of_the_second_place(slots, path, clock):
    try_wrong(slots, clock, 5)
    (path.parent / "machine" / "tries.bin").unlink()
    assert_locked(SlotFile.load(path), clock)


def test_the_lock_survives_an_older_slot_file(slots, path, clock):
    older = path.read_bytes()
    try_wrong(slots, clock, 5)
    path.write_bytes(older)
    slot_store.previous_of(path).unlink()
    assert_locked(SlotFile.load(path), clock)


def test_a_counter_lowered_by_hand_locks(slots, path, clock):
    slot = slot_store.load(path)[0].slots[0]
    try_wrong(slots, clock, 4)
    now = slot_store.load(path)[0].slots[0].counter
    lowered = dataclasses.replace(now, tries=dataclasses.replace(now.tries, recent=(), in_a_row=0))
    edit_slot(path, 0, counter=lowered)
    (path.parent / "machine" / "tries.bin").unlink()
    assert slot.slot_id == now.slot_id
    assert_locked(SlotFile.load(path), clock)


def test_a_counter_taken_out_of_the_slot_file_locks(slots, path, clock):
    try_wrong(slots, clock, 4)
    edit_slot(path, 0, counter=None)
    (path.parent / "machine" / "tries.bin").unlink()
    assert_locked(SlotFile.load(path), clock)


def test_a_garbled_second_place_does_not_forget(slots, path, clock):
    try_wrong(slots, clock, 5)
    (path.parent / "machine" / "tries.bin").write_bytes(b"{")
    assert_locked(SlotFile.load(path), clock)


def test_a_point_of_contact_releases_with_the_open_database(slots, path, clock):
    try_wrong(slots, clock, 5)
    slots.release("aroy", database_key=KEY)
    again = SlotFile.load(path)
    assert again.tries_left("aroy", clock=clock) == 5
    assert again.open_slot("aroy", SECRET, clock=clock) == KEY


def test_release_needs_the_key_of_this_database(slots, clock):
    try_wrong(slots, clock, 5)
    with pytest.raises(KeyUnavailable):
        slots.release("aroy", database_key=DatabaseKey.generate())
    assert_locked(slots, clock)


def test_one_officer_locked_out_does_not_lock_another(slots, clock):
    slots.add_slot("bcote", "birch lane 42", KEY, **CHEAP)
    try_wrong(slots, clock, 5)
    assert slots.open_slot("bcote", "birch lane 42", clock=clock) == KEY


def test_another_machine_cannot_open_and_counts_no_try(slots, path, clock, tmp_path):
    other = FileMachineStore(tmp_path / "other")
    other.write("secret", b"\7" * 32)
    with pytest.raises(KeyUnavailable, match="another machine"):
        SlotFile.load(path, machine=other).open_slot("aroy", SECRET, clock=clock)
    assert slots.tries_left("aroy", clock=clock) == 5


def test_a_forged_machine_check_still_does_not_open_elsewhere(slots, path, clock, tmp_path):
    other = FileMachineStore(tmp_path / "other")
    other.write("secret", b"\7" * 32)
    forged = SlotFile.create(
        tmp_path / "forged.json",
        device_id="VT-0001",
        database_id="db-1",
        database_key=KEY,
        machine=other,
    )
    forged.add_slot("aroy", SECRET, KEY, **CHEAP)
    theirs = slot_store.load(tmp_path / "forged.json")[0]

    def graft(data):
        slot = dataclasses.replace(theirs.slots[0], sealed=data.slots[0].sealed)
        return dataclasses.replace(theirs, slots=(slot,))

    edit(path, graft)
    with pytest.raises(WrongSecret):
        SlotFile.load(path, machine=other).open_slot("aroy", SECRET, clock=clock)


def test_a_missing_machine_secret_is_never_replaced_in_silence(slots, path, clock):
    (path.parent / "machine" / "secret.bin").unlink()
    with pytest.raises(KeyUnavailable, match="recovery"):
        SlotFile.load(path).open_slot("aroy", SECRET, clock=clock)


@pytest.mark.parametrize(
    "fields",
    [
        {"cost": KdfCost(memory_kib=32, iterations=1, lanes=1)},
        {"cost": KdfCost(memory_kib=64, iterations=2, lanes=1)},
        {"salt": b"\0" * 16},
        {"nonce": b"\0" * 12},
        {"role": Role.POC},
        {"expires_on": date(2099, 1, 1)},
        {"sealed": b"\0" * 64},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_field_changed_in_the_file_makes_the_slot_useless(slots, path, clock, fields):
    edit_slot(path, 0, **fields)
    with pytest.raises(WrongSecret):
        SlotFile.load(path).open_slot("aroy", SECRET, clock=clock)


def test_a_slot_renamed_to_another_officer_does_not_open(slots, path, clock):
    edit_slot(path, 0, username="chief")
    with pytest.raises(WrongSecret):
        SlotFile.load(path).open_slot("chief", SECRET, clock=clock)


def test_a_slot_copied_to_another_officer_does_not_open(slots, path, clock):
    slots.add_slot("chief", "granite quarry 3", KEY, role=Role.POC, **CHEAP)
    mine = slot_store.load(path)[0].slots[0]
    copied = {
        name: getattr(mine, name)
        for name in ("slot_id", "cost", "salt", "nonce", "sealed", "counter")
    }
    edit_slot(path, 1, **copied)
    with pytest.raises(WrongSecret):
        SlotFile.load(path).open_slot("chief", SECRET, clock=clock)


def test_a_cost_that_would_hang_the_laptop_is_refused(slots, path, clock):
    edit_slot(path, 0, cost=KdfCost(memory_kib=2**40))
    with pytest.raises(KeyUnavailable):
        SlotFile.load(path).open_slot("aroy", SECRET, clock=clock)


def test_an_expired_slot_is_refused_offline(slots, clock):
    slots.add_slot("aroy", SECRET, KEY, expires_on=date(2026, 11, 20), **CHEAP)
    assert slots.open_slot("aroy", SECRET, clock=clock) == KEY
    clock.move(days=1)
    with pytest.raises(KeyUnavailable, match="expired"):
        slots.open_slot("aroy", SECRET, clock=clock)


def test_a_new_secret_replaces_the_old_one(slots, path, clock):
    slots.add_slot("aroy", "birch lane 42", KEY, **CHEAP)
    assert slots.usernames() == ("aroy",)
    assert slots.open_slot("aroy", "birch lane 42", clock=clock) == KEY
    with pytest.raises(WrongSecret):
        slots.open_slot("aroy", SECRET, clock=clock)


@pytest.mark.parametrize("change", ["removed", "new secret"])
def test_an_old_slot_does_not_come_back_with_the_previous_generation(slots, path, clock, change):
    if change == "removed":
        slots.remove_slot("aroy")
    else:
        slots.add_slot("aroy", "birch lane 42", KEY, **CHEAP)
    path.write_bytes(b"torn")
    with pytest.raises((KeyUnavailable, WrongSecret)):
        SlotFile.load(path).open_slot("aroy", SECRET, clock=clock)


def test_a_key_of_another_database_cannot_be_put_into_a_slot(slots):
    with pytest.raises(KeyUnavailable):
        slots.add_slot("bcote", "birch lane 42", DatabaseKey.generate(), **CHEAP)


@pytest.mark.parametrize(
    ("secret", "said"),
    [
        ("short 7", "too short"),
        ("x" * 257, "too long"),
        ("Password", "list"),
        ("ReallySecret", "list"),
        ("Lieutenant.Roy", "user name"),
    ],
)
def test_a_weak_secret_is_refused_with_the_reason(slots, secret, said):
    with pytest.raises(BadInput, match=said):
        slots.add_slot("lieutenant.roy", secret, KEY, blocked=lambda s: s == "reallysecret")


def test_spaces_and_any_printable_letter_may_stand_in_a_secret(slots, clock):
    slots.add_slot("bcote", "  ✶ a b ✶  ", KEY, **CHEAP)
    assert slots.open_slot("bcote", "  ✶ a b ✶  ", clock=clock) == KEY
    with pytest.raises(WrongSecret):
        slots.open_slot("bcote", "✶ a b ✶", clock=clock)


def test_a_slot_file_is_never_written_over(slots, path):
    with pytest.raises(VaultError):
        SlotFile.create(path, device_id="VT-0001", database_id="db-1", database_key=KEY)


def test_recovery_opens_without_officer_and_without_machine_secret(tmp_path):
    mine, other = SealKey.generate(), SealKey.generate()
    path = tmp_path / "keyslots.json"
    SlotFile.create(path, device_id="d", database_id="b", database_key=KEY, recovery=[mine.public])
    (tmp_path / "machine" / "secret.bin").unlink()
    again = SlotFile.load(path)
    assert again.recovery_key_ids() == (mine.public.key_id,)
    assert again.open_recovery(mine) == KEY
    with pytest.raises(KeyUnavailable):
        again.open_recovery(other)


def test_a_recovery_slot_moved_to_another_laptop_does_not_open(tmp_path):
    mine = SealKey.generate()
    path = tmp_path / "keyslots.json"
    SlotFile.create(path, device_id="d", database_id="b", database_key=KEY, recovery=[mine.public])
    edit(path, lambda data: dataclasses.replace(data, device_id="other"))
    with pytest.raises(BadSignature):
        SlotFile.load(path).open_recovery(mine)


def test_a_file_of_a_newer_version_is_named_as_such(slots, path):
    edit(path, lambda data: dataclasses.replace(data, version=2))
    with pytest.raises(KeyUnavailable, match="newer version"):
        SlotFile.load(path)


def test_a_newer_version_with_fields_we_do_not_know_is_not_called_damaged(slots, path):
    keys = {**json.loads(path.read_text())["keys"], "version": 2, "passkeys": []}
    body = json.dumps(keys, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digest = hashlib.sha256(body.encode()).hexdigest()
    path.write_text(json.dumps({"digest": digest, "keys": keys}))
    with pytest.raises(KeyUnavailable, match="newer version"):
        SlotFile.load(path)


def test_the_secret_and_the_key_are_in_no_file(slots, path, clock):
    slots.open_slot("aroy", SECRET, clock=clock)
    whole = b"".join(f.read_bytes() for f in path.parent.rglob("*") if f.is_file())
    for hidden in (SECRET.encode(), KEY.key, KEY.salt, canonical.encode(KEY.key)):
        assert hidden.strip(b'"') not in whole
    assert hashlib.sha256(SECRET.encode()).hexdigest().encode() not in whole
