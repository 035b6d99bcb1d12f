"""Sticks that are full, locked, pulled out or lie: a sentence, no half file, nothing lost."""

import errno
import os
import subprocess
import sys
import textwrap
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.bundles import files, places
from sync.bundles.carrier import BundleCarrier
from sync.bundles.files import write_verified
from sync.bundles.places import place_of
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import BundleAbout, PlaceKind
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.seal import SealKey

NOW = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
STAYS = "still on this laptop"


@pytest.fixture
def carrier():
    return BundleCarrier(
        device=DeviceVault("LAPTOP-1", SigningKey.generate()),
        to=SealKey.generate().public,
        verify=lambda token: b"",
        new_id=lambda: str(uuid.uuid4()),
        found=tuple,
    )


def some_tickets(count=2):
    device = DeviceVault("LAPTOP-1", SigningKey.generate())
    return [an_envelope(an_issued(f"TRAIN-{n:07d}", signer=device)) for n in range(1, count + 1)]


SENTENCES = [
    (errno.ENOSPC, "is full"),
    (errno.EROFS, "cannot be written to"),
    (errno.EACCES, "cannot be written to"),
    (errno.EIO, "is gone"),
    (errno.ENODEV, "is gone"),
    (errno.EINVAL, "may be of a kind"),
    (errno.ENAMETOOLONG, "may be of a kind"),
]


@pytest.mark.parametrize("step", ["write", "sync", "rename", "read"])
@pytest.mark.parametrize("fault", SENTENCES)
def test_a_fault_at_every_step_is_a_sentence_and_leaves_no_file_that_looks_whole(
    tmp_path, carrier, monkeypatch, step, fault
):
    number, words = fault

    def fail(*_args, **_named):
        raise OSError(number, os.strerror(number))

    if step == "sync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step == "rename":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(files, "_write" if step == "write" else "_read_from_disk", fail)
    with pytest.raises(BadInput) as told:
        carrier.write(some_tickets(), str(tmp_path), BundleAbout(created_at=NOW))
    assert words in str(told.value)
    assert STAYS in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_gives_back_other_bytes_is_not_trusted(tmp_path, carrier, monkeypatch):
    honest = files._read_from_disk
    monkeypatch.setattr(files, "_read_from_disk", lambda path: honest(path)[:-1] + b"x")
    with pytest.raises(BadInput, match="does not read back"):
        carrier.write(some_tickets(), str(tmp_path), BundleAbout(created_at=NOW))
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_is_gone_is_told(tmp_path, carrier):
    with pytest.raises(BadInput, match="is gone"):
        carrier.write(some_tickets(), str(tmp_path / "gone"), BundleAbout(created_at=NOW))
    with pytest.raises(BadInput, match="not there"):
        carrier.receipts(str(tmp_path / "gone"))
    assert carrier.look(str(tmp_path / "gone")) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size there")
def test_a_disk_that_really_takes_no_more_is_told(tmp_path):
    script = textwrap.dedent(
        f"""
        import resource, signal
        from pathlib import Path
        from sync.bundles.files import write_verified
        from tracs_mobile.errors import BadInput
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_verified(Path({str(tmp_path / "x.vcvcx")!r}), b"y" * 5000)
        except BadInput as told:
            print(told)
        """
    )
    command = [sys.executable, "-c", script]
    root = Path(__file__).parents[2]
    found = subprocess.run(
        command, capture_output=True, text=True, cwd=root, timeout=60, check=True
    )
    assert "is full" in found.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_before_stays_whole_when_the_new_one_fails(tmp_path, monkeypatch):
    path = tmp_path / "a.vcvcx"
    write_verified(path, b"before")

    def fail(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BadInput):
        write_verified(path, b"after")
    assert path.read_bytes() == b"before"


# --- which sticks are in -------------------------------------------------------------------


def test_a_place_says_what_can_be_told_before_anything_is_written(tmp_path, monkeypatch):
    good = place_of(tmp_path, PlaceKind.FOLDER)
    assert (good.problem, good.name) == ("", tmp_path.name)
    assert good.free_bytes > 0
    assert "not there" in place_of(tmp_path / "gone", PlaceKind.STICK).problem
    monkeypatch.setattr(places, "_LEAST_FREE", 10**18)
    assert "full" in place_of(tmp_path, PlaceKind.STICK).problem
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "only read" in place_of(tmp_path, PlaceKind.STICK).problem


def test_sticks_of_linux_are_the_mounts_below_the_folders_of_desktops(tmp_path, monkeypatch):
    for name in ("media/ann/KINGSTON", "media/ann/no-mount", "media/direct", "run/media/ann/B"):
        (tmp_path / name).mkdir(parents=True)
    mounts = {
        tmp_path / "media/ann/KINGSTON",
        tmp_path / "media/direct",
        tmp_path / "run/media/ann/B",
    }
    monkeypatch.setattr(Path, "is_mount", lambda path: path in mounts)
    roots = (str(tmp_path / "media"), str(tmp_path / "run/media"), str(tmp_path / "nowhere"))
    found = list(places._linux_mounts(roots))
    assert {path: name for path, name in found} == {path: path.name for path in mounts}


def test_drives_of_windows_are_those_that_can_be_taken_out(monkeypatch):
    class Kernel:
        """Answers as Windows with C: fixed, E: a named stick, F: one without a name."""

        def __init__(self):
            self.kinds = {"C:\\": 3, "E:\\": 2, "F:\\": 2}
            self.names = {"E:\\": "KINGSTON", "F:\\": ""}

        def GetLogicalDrives(self):
            return sum(1 << (ord(root[0]) - ord("A")) for root in self.kinds)

        def GetDriveTypeW(self, root):
            return self.kinds[root]

        def GetVolumeInformationW(self, root, text, *_rest):
            text.value = self.names[root]
            return 1

    monkeypatch.setattr(places, "_kernel", Kernel)
    found = [name for _, name in places._windows_drives()]
    assert found == ["KINGSTON (E:)", "Stick F:"]
