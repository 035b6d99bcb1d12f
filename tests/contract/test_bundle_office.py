"""The commands `import` and `import-code`, and the watched folder: files in, receipts out."""

import io
import threading
import uuid
from pathlib import Path

import pytest
from sqlalchemy import update

from sync.bundles.carrier import BundleCarrier
from sync.bundles.paper import whole_code
from sync.gateway.__main__ import main
from sync.gateway.database import Database, bump
from sync.gateway.desk import Desk
from sync.gateway.drop_folder import DropFolder, checked_folder
from sync.gateway.keys import load_or_create_keys
from sync.gateway.leftovers import Sticks
from sync.gateway.office import admin
from sync.gateway.office.purging import purge
from sync.gateway.tables import DEVICE
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import BundleAbout
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.shortform import short_form


class Office:
    """A gateway on disk as a command opens it, one laptop, and a stick."""

    def __init__(self, folder, url):
        self.url, self.keys_folder = url, folder / "keys"
        self.keys = load_or_create_keys(self.keys_folder)
        self.clock = FakeClock()
        self.device = DeviceVault("LAPTOP-1", SigningKey.generate())
        self.database = Database(url)
        admin.seed(
            self.database,
            agency=a_document().agency,
            officers=[
                Officer(
                    leo_number=LeoNumber("07A12"),
                    name="M. TREMBLAYE",
                    title="Officer",
                    username="mtremblaye",
                    approved_on=a_document().issued_at.date(),
                )
            ],
            logo_png=b"",
            device_id="LAPTOP-1",
            public_pem=self.device.public.to_pem(),
            prefix="TRAIN-",
            first=1,
            last=500,
        )
        self.stick = folder / "stick"
        self.stick.mkdir()

    def write(self, folder, *ordinals):
        return self.write_of(folder, [an_envelope(self.ticket(n)) for n in ordinals])

    def write_of(self, folder, envelopes):
        carrier = BundleCarrier(
            device=self.device,
            to=self.keys.importing.public,
            verify=lambda token: b"",
            new_id=lambda: str(uuid.uuid4()),
        )
        (made,) = carrier.write(envelopes, str(folder), BundleAbout(created_at=self.clock.now()))
        return Path(folder) / made.file_name

    def ticket(self, ordinal):
        return an_issued(f"TRAIN-{ordinal:07d}", signer=self.device)

    def run(self, command, *arguments):
        place = ("--database", self.url, "--keys", str(self.keys_folder))
        return main([command, *place, *map(str, arguments)])

    def count(self):
        with self.database.read() as connection:
            return connection.exec_driver_sql("select count(*) from submission").scalar_one()


@pytest.fixture
def office(tmp_path, gateway_url):
    made = Office(tmp_path, gateway_url)
    yield made
    made.database.close()


def test_the_command_takes_a_whole_stick_and_leaves_the_receipts_on_it(office, capsys):
    path = office.write(office.stick, 1, 2)
    assert office.run("import", office.stick) == 0
    assert "2 records of laptop LAPTOP-1: 2 new." in capsys.readouterr().out
    assert path.exists()
    assert path.with_name(f"{path.stem}.receipts.vcvcx").exists()
    assert office.run("import", path) == 0
    assert "2 here already" in capsys.readouterr().out
    assert office.count() == 2


def test_the_command_goes_on_after_a_bad_file_and_says_in_its_exit_that_there_was_one(
    office, capsys
):
    good = office.write(office.stick, 1)
    bad = office.stick / "a-torn.vcvcx"
    bad.write_bytes(good.read_bytes()[:-20])
    gone = office.stick / "gone.vcvcx"
    assert office.run("import", gone, bad, good) == 1
    told = capsys.readouterr()
    assert "gone.vcvcx cannot be read" in told.out
    assert "a-torn.vcvcx: The file is cut off" in told.out
    assert "1 new" in told.out
    assert "Not everything" in told.err
    assert not (office.stick / "a-torn.receipts.vcvcx").exists()
    assert office.run("import", office.stick / "nowhere-at-all") == 1


def test_codes_are_taken_from_the_command_line_and_from_a_file(office, capsys, tmp_path):
    codes = tmp_path / "codes.txt"
    codes.write_text(f"{whole_code(office.ticket(1))}\n\n{whole_code(office.ticket(2))}\n")
    assert office.run("import-code", codes) == 0
    assert capsys.readouterr().out.count("counts as received now") == 2
    assert office.run("import-code", whole_code(office.ticket(1))) == 0
    assert "word for word" in capsys.readouterr().out
    assert office.run("import-code", short_form(office.ticket(3), office.device)) == 0
    assert "still counts as not received" in capsys.readouterr().out
    assert office.run("import-code", "hello") == 1
    assert office.count() == 2


# --- the watched folder --------------------------------------------------------------------


@pytest.fixture
def drop(office, tmp_path):
    desk = Desk(database=office.database, keys=office.keys, clock=office.clock)
    return DropFolder(desk, checked_folder(tmp_path / "drop"))


def test_a_file_in_the_folder_is_imported_once_it_stays_as_it_is(office, drop, tmp_path):
    path = office.write(tmp_path / "drop", 1, 2)
    whole = path.read_bytes()
    path.write_bytes(whole[:-50])  # still being copied
    drop.look()
    path.write_bytes(whole)
    drop.look()
    assert office.count() == 0
    drop.look()
    assert office.count() == 2
    # The database has it: nothing is left that an expungement would have to find.
    assert [p.name for p in (tmp_path / "drop").iterdir()] == [f"{path.stem}.receipts.vcvcx"]
    assert (drop.status.imported, drop.status.refused, drop.status.problem) == (1, 0, "")
    drop.look()
    assert drop.status.imported == 1


def test_a_file_that_is_refused_lies_apart_with_the_sentence(office, drop, tmp_path):
    path = office.write(tmp_path / "drop", 1)
    path.write_bytes(path.read_bytes()[:-50])
    drop.look()
    drop.look()
    refused = tmp_path / "drop" / "refused"
    assert (refused / path.name).exists()
    assert "cut off" in (refused / f"{path.name}.txt").read_text("utf-8")
    assert drop.status.refused == 1


def looked_at(drop):
    drop.look()
    drop.look()


def test_a_second_refused_file_of_the_same_name_does_not_replace_the_first(office, drop, tmp_path):
    whole = office.write(tmp_path / "stick", 1)
    path = tmp_path / "drop" / whole.name
    for cut in (50, 60):
        path.write_bytes(whole.read_bytes()[:-cut])
        looked_at(drop)
    kept = sorted((tmp_path / "drop" / "refused").glob("*.vcvcx"), key=lambda p: -p.stat().st_size)
    assert [p.read_bytes() for p in kept] == [whole.read_bytes()[:-cut] for cut in (50, 60)]
    assert [p.name for p in kept] == [whole.name, f"{whole.stem} (2).vcvcx"]
    assert all(p.with_name(f"{p.name}.txt").exists() for p in kept)


def early(office, folder, ordinal):
    """A file whose only record comes before the one it follows."""
    first = office.ticket(ordinal)
    second = an_issued(
        first.document.number,
        signer=office.device,
        document_id="second",
        seq=2,
        replaces=first.digest.hex(),
        replaces_issued_at=first.document.issued_at,
        amend_reason="The town was wrong.",
    )
    made = an_envelope(second, EventKind.AMEND)
    return first, office.write_of(folder, [made])


def test_a_file_with_a_record_that_comes_too_early_is_kept(office, drop, tmp_path):
    _, path = early(office, tmp_path / "drop", 1)
    looked_at(drop)
    assert (tmp_path / "drop" / "waiting" / path.name).exists()
    assert office.count() == 0


def expunge(office, number, drop):
    purge(
        office.database,
        number=number,
        again=number,
        order="Docket 1-11-26",
        by="boss",
        now=office.clock.now(),
        sticks=drop,
    )


def revoked(office, yes):
    with office.database.write() as connection:
        connection.execute(update(DEVICE).values(revoked=yes))
        bump(connection)


def test_an_expungement_deletes_the_files_from_sticks_that_name_the_ticket(office, drop, tmp_path):
    folder = tmp_path / "drop"
    revoked(office, True)
    refused = [office.write(folder, 1), office.write(folder, 2)]
    looked_at(drop)
    revoked(office, False)
    _, waiting = early(office, folder, 1)
    looked_at(drop)
    assert office.run("import", office.write(office.stick, 1)) == 0
    expunge(office, "TRAIN-0000001", Sticks(folder, office.keys.opening))
    assert not (folder / "refused" / refused[0].name).exists()
    assert not (folder / "waiting" / waiting.name).exists()
    assert (folder / "refused" / refused[1].name).exists()


def test_a_file_from_a_stick_that_comes_after_the_expungement_is_not_kept_either(
    office, drop, tmp_path
):
    assert office.run("import", office.write(office.stick, 1)) == 0
    expunge(office, "TRAIN-0000001", None)
    taken = office.write(tmp_path / "drop", 1)
    looked_at(drop)
    revoked(office, True)
    refused = office.write(tmp_path / "drop", 1, 2)
    looked_at(drop)
    left = sorted(p.name for p in (tmp_path / "drop").rglob("*") if p.is_file())
    assert left == sorted([f"{taken.stem}.receipts.vcvcx", f"{refused.name}.txt"])
    said = (tmp_path / "drop" / "refused" / f"{refused.name}.txt").read_text("utf-8")
    assert "expunged" in said


def test_the_command_expunges_from_the_folder_for_sticks_too(office, drop, tmp_path, monkeypatch):
    revoked(office, True)
    path = office.write(tmp_path / "drop", 1)
    looked_at(drop)
    revoked(office, False)
    assert office.run("import", office.write(office.stick, 1)) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("TRAIN-0000001\n"))
    order = ("--number", "TRAIN-0000001", "--order", "Docket 1-11-26")
    assert office.run("expunge", *order, "--import-drop", tmp_path / "drop") == 0
    assert not (tmp_path / "drop" / "refused" / path.name).exists()


def test_a_folder_that_is_gone_is_told_and_met_again(office, drop, tmp_path):
    (tmp_path / "drop").rmdir()
    drop.look()
    assert "not there" in drop.status.problem
    (tmp_path / "drop").mkdir()
    drop.look()
    assert drop.status.problem == ""


@pytest.mark.expects_log_warnings
def test_a_file_whose_receipts_cannot_be_written_is_told_once_and_not_again_and_again(
    office, drop, tmp_path, monkeypatch
):
    path = office.write(tmp_path / "drop", 1)
    tries = []

    def full(target, raw):
        tries.append(target)
        raise BadInput("The stick or folder is full.")

    monkeypatch.setattr("sync.gateway.drop_folder.write_verified", full)
    for _ in range(4):
        drop.look()
    assert len(tries) == 1
    assert path.exists()
    assert office.count() == 1
    monkeypatch.undo()
    path.touch()
    drop.look()
    drop.look()
    assert not path.exists()
    assert office.count() == 1


def test_the_thread_looks_by_itself_until_it_is_closed(office, tmp_path):
    desk = Desk(database=office.database, keys=office.keys, clock=office.clock)
    office.write(checked_folder(tmp_path / "drop"), 1)
    seen = threading.Event()

    class Watched(DropFolder):
        def look(self):
            super().look()
            if self.status.imported:
                seen.set()

    drop = Watched(desk, tmp_path / "drop", every_s=0.01)
    drop.start()
    assert seen.wait(20)
    drop.close()
    drop.close()
    assert office.count() == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="drop folder"):
        checked_folder(tmp_path / "file" / "drop")
