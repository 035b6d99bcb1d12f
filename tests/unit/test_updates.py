"""Updates from a stick: believed only as they lie on the laptop, and never an older one."""

import hashlib
import os
from datetime import date, timedelta

import pytest

from tracs_mobile.domain.update import (
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Channel,
    FileKind,
    Release,
    ReleaseFile,
    encode_release,
)
from tracs_mobile.errors import BadInput, BadSignature, StoreError, StoreFull
from tracs_mobile.services.updates import Terms, UpdateStore, source_of
from tracs_mobile.vault.release import ReleaseKey, ReleaseKeys, verify_release

KEY, ANOTHER = ReleaseKey.generate(), ReleaseKey.generate()
KNOWN = ReleaseKeys(keys={KEY.key_id: KEY.public})
TODAY = date(2026, 11, 27)
TERMS = Terms(installed="1.0.0", trials=False, today=TODAY)
CONTENT = os.urandom(3_000_000)


def make(stick, *, key=KEY, content=CONTENT, **changes):
    """A stick with a release on it."""
    folder = stick / "update"
    folder.mkdir(parents=True, exist_ok=True)
    name = "TraCS-Mobile-1.1.0.msi"
    file = ReleaseFile(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        kind=FileKind.MSI,
    )
    fields = {
        "version": "1.1.0",
        "min_from": "1.0.0",
        "serial": 7,
        "channel": Channel.RELEASE,
        "made": TODAY,
        "expires": TODAY + timedelta(days=365),
        "files": (file,),
    }
    raw = encode_release(Release(**{**fields, **changes}))
    (folder / MANIFEST_FILE).write_bytes(raw)
    (folder / SIGNATURE_FILE).write_text(key.sign(raw), "ascii")
    (folder / name).write_bytes(content)
    return stick


@pytest.fixture
def store(tmp_path):
    return UpdateStore(
        tmp_path / "data" / "updates", lambda raw, lines: verify_release(raw, lines, KNOWN)
    )


@pytest.fixture
def stick(tmp_path):
    return make(tmp_path / "stick")


def left(tmp_path):
    folder = tmp_path / "data" / "updates"
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


def test_a_release_is_found_on_a_stick_and_in_its_own_folder(store, stick):
    for place in (stick, stick / "update"):
        release, refused = store.look(place, TERMS)
        assert (release.version, refused) == ("1.1.0", "")
    with pytest.raises(BadInput, match="There is no update"):
        source_of(stick.parent)


def test_it_is_copied_whole_checked_and_found_again(store, stick, tmp_path):
    told = []
    staged = store.stage(stick, TERMS, progress=lambda done, of: told.append((done, of)))
    (file,) = staged.release.program
    assert staged.path(file).read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert store.staged(TERMS) == staged
    assert store.highest() == 7
    assert left(tmp_path) == ["7", "serial.json"]


def test_after_the_installation_nothing_waits_any_more(store, stick):
    store.stage(stick, TERMS)
    assert store.staged(Terms(installed="1.1.0", trials=False, today=TODAY)) is None


def test_the_same_stick_may_come_again_and_a_newer_one_takes_its_place(store, stick, tmp_path):
    store.stage(stick, TERMS)
    store.stage(stick, TERMS)
    store.stage(make(tmp_path / "newer", serial=8, version="1.2.0"), TERMS)
    assert left(tmp_path) == ["8", "serial.json"]
    assert store.staged(TERMS).release.version == "1.2.0"


def test_an_older_list_is_refused_from_then_on(store, stick, tmp_path):
    store.stage(make(tmp_path / "newer", serial=8), TERMS)
    _, refused = store.look(stick, TERMS)
    assert "list 7 after 8" in refused
    with pytest.raises(BadInput, match="list 7 after 8"):
        store.stage(stick, TERMS)
    assert left(tmp_path) == ["8", "serial.json"]


@pytest.mark.parametrize("text", ["", "[]", '{"serial": "9"}', '{"serial": -1}', "\x00"])
def test_a_damaged_memory_of_serials_lets_no_older_version_in(store, stick, tmp_path, text):
    store.stage(stick, TERMS)
    (tmp_path / "data" / "updates" / "serial.json").write_text(text, "utf-8")
    assert store.highest() == 0
    newer = Terms(installed="1.2.0", trials=False, today=TODAY)
    with pytest.raises(BadInput, match="bring back version"):
        store.stage(stick, newer)


def test_what_somebody_else_signed_is_not_taken(store, tmp_path):
    stick = make(tmp_path / "stick", key=ANOTHER)
    for step in (store.look, store.stage):
        with pytest.raises(BadSignature, match="not signed by DPS"):
            step(stick, TERMS)
    assert left(tmp_path) == []


def flip(path, at=1000):
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("how", ["flipped", "longer", "shorter", "missing", "link"])
def test_a_file_that_is_not_the_signed_one_is_not_taken(store, stick, tmp_path, how):
    path = stick / "update" / "TraCS-Mobile-1.1.0.msi"
    if how == "flipped":
        flip(path)
    elif how == "longer":
        path.write_bytes(CONTENT + b"x")
    elif how == "shorter":
        path.write_bytes(CONTENT[:-1])
    else:
        path.unlink()
    if how == "link":
        path.symlink_to(tmp_path / "nowhere")
    with pytest.raises((BadInput, StoreError)) as told:
        store.stage(stick, TERMS)
    assert "Nothing was changed" in str(told.value)
    assert left(tmp_path) == []
    assert store.highest() == 0


def test_one_flipped_bit_of_the_list_is_seen(store, stick):
    flip(stick / "update" / MANIFEST_FILE, at=20)
    with pytest.raises(BadSignature):
        store.stage(stick, TERMS)


def test_a_file_that_is_exchanged_after_it_was_copied_is_seen(store, stick, tmp_path):
    staged = store.stage(stick, TERMS)
    flip(staged.path(staged.release.program[0]))
    assert store.staged(TERMS) is None


def test_a_list_that_is_exchanged_on_the_laptop_is_seen(store, stick, tmp_path):
    staged = store.stage(stick, TERMS)
    flip(staged.folder / MANIFEST_FILE, at=20)
    assert store.staged(TERMS) is None


def test_copying_can_be_stopped_and_leaves_nothing(store, stick, tmp_path):
    with pytest.raises(BadInput, match="was stopped"):
        store.stage(stick, TERMS, stopped=lambda: True)
    assert left(tmp_path) == []


def test_what_a_copy_that_was_cut_off_left_is_swept_away(store, stick, tmp_path):
    cut_off = tmp_path / "data" / "updates" / ".new-1234"
    cut_off.mkdir(parents=True)
    (cut_off / "half.msi").write_bytes(b"half")
    store.stage(stick, TERMS)
    assert left(tmp_path) == ["7", "serial.json"]


def test_without_room_nothing_is_copied(store, stick, tmp_path, monkeypatch):
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(
        "tracs_mobile.services.updates.shutil.disk_usage", lambda _: usage(1, 1, 200_000_000)
    )
    with pytest.raises(StoreFull, match="no room for the update of 3 MB"):
        store.stage(stick, TERMS)
    assert left(tmp_path) == []


def test_a_release_that_has_ended_or_is_a_trial_is_refused(store, tmp_path):
    trial = make(tmp_path / "trial", channel=Channel.TRIAL)
    with pytest.raises(BadInput, match="trial version"):
        store.stage(trial, TERMS)
    late = Terms(installed="1.0.0", trials=False, today=TODAY + timedelta(days=600))
    with pytest.raises(BadInput, match="was good until"):
        store.stage(make(tmp_path / "ended"), late)
    trials = Terms(installed="1.0.0", trials=True, today=TODAY)
    assert store.stage(trial, trials).release.channel is Channel.TRIAL
