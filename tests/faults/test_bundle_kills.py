"""Killed while a file is written to a stick, and while DPS imports it: 0 lost, 0 doubled."""

import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import uuid
from pathlib import Path

import pytest

from sync.bundles.carrier import BundleCarrier
from sync.bundles.form import unpack
from sync.gateway.__main__ import main
from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import admin
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.ports import BundleAbout
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.testing.killing import killed_when
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.seal import SealKey

ROOT = Path(__file__).parents[2]
KILLS = 8

WRITER = """
import sys, uuid
from datetime import UTC, datetime
from sync.bundles.carrier import BundleCarrier
from tracs_mobile.ports import BundleAbout
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.seal import SealTo

folder, device_pem, import_pem = sys.argv[1:]
device = DeviceVault("LAPTOP-1", SigningKey.from_pem(open(device_pem, "rb").read()))
carrier = BundleCarrier(
    device=device,
    to=SealTo.from_pem(open(import_pem, "rb").read()),
    verify=lambda token: b"",
    new_id=lambda: str(uuid.uuid4()),
)
tickets = [an_envelope(an_issued(f"TRAIN-{n:07d}", signer=device)) for n in range(1, 121)]
previous = ""
print("ready", flush=True)
while True:
    about = BundleAbout(created_at=datetime.now(UTC), previous=previous)
    (made,) = carrier.write(tickets, folder, about)
    previous = made.digest
    print("said", made.file_name, flush=True)
"""


def killed_after(command, seconds, *, lines):
    """Run `command` until it said so many lines, kill it some time later; what it said."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        said = [process.stdout.readline() for _ in range(lines)]
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    out, _ = process.communicate(timeout=30)
    return "".join(said) + out, process.returncode


@pytest.mark.slow
def test_what_was_said_to_be_on_the_stick_is_whole_whenever_the_program_is_killed(tmp_path):
    roll = random.Random(5)
    device, to = SigningKey.generate(), SealKey.generate()
    (tmp_path / "device.pem").write_bytes(device.to_pem())
    (tmp_path / "import.pem").write_bytes(to.public.to_pem())
    stick = tmp_path / "stick"
    stick.mkdir()
    script = tmp_path / "writer.py"
    script.write_text(textwrap.dedent(WRITER))
    command = [sys.executable, script, stick, tmp_path / "device.pem", tmp_path / "import.pem"]
    command = [sys.executable, "-c", f"import runpy, sys; sys.path.insert(0, {str(ROOT)!r}); "
               f"sys.argv[:] = {[str(c) for c in command[1:]]!r}; "
               f"runpy.run_path({str(script)!r}, run_name='__main__')"]  # fmt: skip
    told = []
    for _ in range(KILLS):
        said, code = killed_after(command, roll.uniform(0, 0.1), lines=roll.randint(1, 4))
        assert code == -signal.SIGKILL
        told += [line.split()[1] for line in said.splitlines() if line.startswith("said ")]
    # All of them: the program's own listing of a stick stops at its newest files.
    there = {path.name: path for path in stick.glob("*.vcvcx")}
    assert set(told) <= set(there)
    assert told
    for path in there.values():
        opened = unpack(path.read_bytes(), {to.public.key_id: to}, lambda _: device.public)
        assert len(opened.lines) == 120


def imported(connection):
    """How many events DPS has taken by now."""
    return connection.execute("select count(*) from submission").fetchone()[0]


@pytest.mark.slow
def test_an_import_that_is_killed_again_and_again_loses_and_doubles_nothing(tmp_path, capsys):
    roll = random.Random(7)
    url, keys = f"sqlite:///{tmp_path}/g.db", load_or_create_keys(tmp_path / "keys")
    device = DeviceVault("LAPTOP-1", SigningKey.generate())
    database = Database(url)
    admin.seed(
        database,
        agency=a_document().agency,
        officers=[
            Officer(
                leo_number=LeoNumber("07A12"),
                name="X",
                title="Officer",
                username="x",
                approved_on=a_document().issued_at.date(),
            )
        ],
        logo_png=b"",
        device_id="LAPTOP-1",
        public_pem=device.public.to_pem(),
        prefix="TRAIN-",
        first=1,
        last=5_000,
    )
    database.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    carrier = BundleCarrier(
        device=device,
        to=keys.importing.public,
        verify=lambda token: b"",
        new_id=lambda: str(uuid.uuid4()),
    )
    tickets = [an_envelope(an_issued(f"TRAIN-{n:07d}", signer=device)) for n in range(1, 1_201)]
    made = carrier.write(tickets, str(stick), BundleAbout(created_at=a_document().issued_at))
    assert len(made) == 3
    place = ["--database", url, "--keys", str(tmp_path / "keys"), str(stick)]
    command = [sys.executable, "-m", "sync.gateway", "import", *place]
    with sqlite3.connect(f"file:{tmp_path}/g.db?mode=ro", uri=True) as watching:
        for many in (1, 501):
            assert killed_when(command, lambda least=many: imported(watching) >= least)
    for _ in range(KILLS):
        killed_after(command, roll.uniform(0.2, 2.0), lines=0)
    assert main(["import", *place]) == 0
    capsys.readouterr()
    with sqlite3.connect(tmp_path / "g.db") as plain:
        (count, distinct) = plain.execute(
            "select count(*), count(distinct number) from submission"
        ).fetchone()
        assert (count, distinct) == (1_200, 1_200)
        assert plain.execute("pragma integrity_check").fetchone() == ("ok",)
    receipts = list(stick.glob("*.receipts.vcvcx"))
    assert len(receipts) == 3
