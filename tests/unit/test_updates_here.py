"""The updates of a laptop put together: what is found, taken, copied before, and handed on."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.domain.update import (
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Channel,
    FileKind,
    Release,
    ReleaseFile,
    encode_release,
    read_release,
)
from tracs_mobile.errors import BadInput, StoreError
from tracs_mobile.ports import Place, PlaceKind
from tracs_mobile.services.update_obstacle import update_obstacle
from tracs_mobile.services.updates import StagedRelease
from tracs_mobile.settings import Settings
from tracs_mobile.update_start import script, start_installer, steps_of
from tracs_mobile.updates_here import UpdatesHere
from tracs_mobile.vault.release import ReleaseKey, ReleaseKeys

KEY = ReleaseKey.generate()
KNOWN = ReleaseKeys(keys={KEY.key_id: KEY.public})
TODAY = date(2026, 11, 27)


def file(folder, name, kind, content=b"content"):
    (folder / name).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return ReleaseFile(name=name, sha256=digest, size=len(content), kind=kind)


def make(place, *kinds, version="1.1.0", serial=7, channel=Channel.RELEASE):
    folder = place / "update"
    folder.mkdir(parents=True, exist_ok=True)
    release = Release(
        version=version,
        min_from="1.0.0",
        serial=serial,
        channel=channel,
        made=TODAY,
        expires=TODAY + timedelta(days=365),
        files=tuple(file(folder, f"{kind.value}.bin", kind) for kind in kinds),
    )
    raw = encode_release(release)
    (folder / MANIFEST_FILE).write_bytes(raw)
    (folder / SIGNATURE_FILE).write_text(KEY.sign(raw), "ascii")
    return place


class Laptop:
    """A laptop's updates, with what was done beside them."""

    def __init__(self, folder, *, copy=None, **changes):
        self.stick, self.done = folder / "stick", []
        self.updates = UpdatesHere(
            Settings(data_dir=folder / "data", **changes),
            keys=lambda: KNOWN,
            found=lambda: (Place(kind=PlaceKind.STICK, path=str(self.stick), name="BLUE"),),
            installed="1.0.0",
            today=lambda: TODAY,
            copy_records=copy or (lambda: self.done.append("records copied")),
            start=lambda staged: self.done.append([f.kind for f in staged.release.program]),
        )


@pytest.fixture
def laptop(tmp_path):
    return Laptop(tmp_path)


def test_a_stick_with_an_update_is_found_and_says_what_it_would_do(laptop):
    assert laptop.updates.look() == ()
    make(laptop.stick, FileKind.MSI, FileKind.LAW)
    (found,) = laptop.updates.look()
    assert (found.name, found.good) == ("BLUE", True)
    assert found.said == "Version 1.1.0 for this laptop, and 1 law pack."


@pytest.mark.parametrize(
    ("kinds", "version", "said"),
    [
        ((FileKind.LAW,), "1.0.0", "No new program, and 1 law pack."),
        ((FileKind.MSI,), "1.0.0", "Version 1.0.0, which this laptop has already."),
        ((FileKind.SETUP,), "1.2.0", "Version 1.2.0 for this laptop."),
    ],
)
def test_each_kind_of_stick_is_told_as_what_it_is(laptop, kinds, version, said):
    make(laptop.stick, *kinds, version=version)
    assert [found.said for found in laptop.updates.look()] == [said]


def test_a_refused_stick_is_told_with_its_reason(laptop):
    make(laptop.stick, FileKind.MSI, version="0.9.0")
    (found,) = laptop.updates.look()
    assert not found.good
    assert "bring back version 0.9.0" in found.said


def test_a_stick_that_dps_did_not_sign_is_told(laptop):
    make(laptop.stick, FileKind.MSI)
    (laptop.stick / "update" / SIGNATURE_FILE).write_text("", "ascii")
    (found,) = laptop.updates.look()
    assert not found.good
    assert "not signed by DPS" in found.said


def test_taken_it_lies_ready_and_is_handed_on_after_the_records_were_copied(laptop):
    make(laptop.stick, FileKind.SETUP, FileKind.MSI)
    assert "ready to be installed" in laptop.updates.take(str(laptop.stick))
    assert laptop.updates.standing().ready == "1.1.0"
    assert "closes" in laptop.updates.install()
    assert laptop.done == ["records copied", [FileKind.MSI, FileKind.SETUP]]


def test_without_a_copy_of_the_records_nothing_is_installed(tmp_path):
    def full():
        raise StoreError("The disk is full.")

    laptop = Laptop(tmp_path, copy=full)
    make(laptop.stick, FileKind.MSI)
    laptop.updates.take(str(laptop.stick))
    with pytest.raises(StoreError, match="full"):
        laptop.updates.install()
    assert laptop.done == []


def test_what_was_exchanged_meanwhile_is_not_handed_on(laptop, tmp_path):
    make(laptop.stick, FileKind.MSI)
    laptop.updates.take(str(laptop.stick))
    (tmp_path / "data" / "updates" / "7" / "msi.bin").write_bytes(b"another")
    with pytest.raises(BadInput, match="No update lies ready"):
        laptop.updates.install()
    assert laptop.done == []


def test_where_the_agency_installs_everything_no_stick_is_looked_at(tmp_path):
    laptop = Laptop(tmp_path, update_channel="off")
    make(laptop.stick, FileKind.MSI)
    assert laptop.updates.look() == ()
    assert laptop.updates.standing().off
    with pytest.raises(BadInput, match="agency's IT"):
        laptop.updates.take(str(laptop.stick))


def test_trials_are_taken_where_the_agency_says_so(tmp_path):
    laptop = Laptop(tmp_path, update_channel="trial")
    make(laptop.stick, FileKind.MSI, channel=Channel.TRIAL)
    laptop.updates.take(str(laptop.stick))
    assert laptop.updates.standing().ready == "1.1.0"


def test_a_law_pack_that_cannot_be_used_is_told_and_the_program_is_ready_all_the_same(tmp_path):
    laptop = Laptop(tmp_path, training=False)
    make(laptop.stick, FileKind.MSI, FileKind.LAW)
    said = laptop.updates.take(str(laptop.stick))
    assert "ready to be installed" in said
    assert "not set up with DPS yet" in said


# --- what has to be done first ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((OutboxSummary(), None, 0), ""),
        ((OutboxSummary(waiting=1), None, 0), "1 ticket is not at DPS yet."),
        ((OutboxSummary(waiting=1, refused=2), None, 0), "3 tickets are not at DPS yet."),
        ((OutboxSummary(), object(), 0), "A stop is not finished."),
        ((OutboxSummary(), None, 2), "2 papers are still owed."),
    ],
)
def test_no_update_is_made_while_something_could_be_lost(asked, said):
    assert update_obstacle(*asked).startswith(said)
    assert bool(update_obstacle(*asked)) is bool(said)


# --- what the administrator's side does -------------------------------------------------------


def staged(folder, *kinds):
    stick = make(folder / "stick", *kinds)
    release = read_release((stick / "update" / MANIFEST_FILE).read_bytes())
    return StagedRelease(release=release, folder=folder / "it's" / "7")


def test_the_administrators_side_compares_its_own_copy_before_it_runs_it(tmp_path):
    steps = steps_of(staged(tmp_path, FileKind.MSI), installed_by="msi", has_camera=False)
    line = script(steps, process=4711)
    assert "it''s" in line
    digest = steps[0][1].sha256
    order = [line.index(s) for s in ("-Id 4711", "Copy-Item", digest, "exit 4", "msiexec")]
    assert order == sorted(order)
    assert '"' not in line


def test_a_quote_of_another_alphabet_ends_no_text_either():
    file = ReleaseFile(name="a.msi", sha256="a" * 64, size=1, kind=FileKind.MSI)
    assert "\u2019\u2019" in script([(Path("C:/it\u2019s/a.msi"), file)], process=1)


@pytest.mark.parametrize(
    ("by", "camera", "kinds"),
    [
        ("msi", False, [FileKind.MSI]),
        ("", True, [FileKind.MSI, FileKind.CAMERA]),
        ("setup", False, [FileKind.SETUP]),
        ("setup", True, [FileKind.SETUP, FileKind.CAMERA]),
    ],
)
def test_it_is_installed_the_way_it_came_and_cameras_where_they_are(tmp_path, by, camera, kinds):
    found = staged(tmp_path, FileKind.SETUP, FileKind.CAMERA, FileKind.MSI)
    steps = steps_of(found, installed_by=by, has_camera=camera)
    assert [file.kind for _, file in steps] == kinds
    assert script(steps, process=1).count("exit 4") == len(kinds)


def test_a_release_without_the_way_it_came_is_told(tmp_path):
    with pytest.raises(BadInput, match="no file for the way"):
        steps_of(staged(tmp_path, FileKind.MSI), installed_by="setup", has_camera=False)


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows installs it")
def test_elsewhere_it_is_told_where_the_checked_file_lies(tmp_path):
    with pytest.raises(BadInput, match=r"msi\.bin"):
        start_installer(staged(tmp_path, FileKind.MSI))
