"""Law packs signed by DPS: taken, refused, tampered with, cut off, and in force from their day."""

import errno
import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tracs_mobile.errors import BadLawPack, StoreError
from tracs_mobile.services.law_archive import LARGEST_ARCHIVE, MOST_FILES
from tracs_mobile.services.law_updates import (
    LAW_PACK_TYP,
    MANIFEST,
    build_pack,
    install_pack,
    load_law_in_force,
)
from tracs_mobile.services.reference import files_of
from tracs_mobile.vault.jws import SigningKey, sign_token, verify_token
from ui.text.list_text import wording_lines

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "tracs_mobile" / "data" / "vt"
TODAY = date(2027, 3, 1)
DPS, STRANGER = SigningKey.generate(), SigningKey.generate()


def sign(payload, *, key=DPS, typ=LAW_PACK_TYP):
    return sign_token(payload, key, kid=key.public.thumbprint, typ=typ)


def verify(token):
    return verify_token(token, {DPS.public.thumbprint: DPS.public}, typ=LAW_PACK_TYP)


@pytest.fixture
def source(tmp_path):
    """A law of DPS that the shipped one is not: another version, and 50 dollars of surcharge."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "source"))
    edit(folder, "waiver.toml", "usd = 47", "usd = 50")
    dated(folder, "2027-01", "2027-01-01")
    return folder


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "law"


def edit(folder, name, old, new):
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def dated(folder, version, day):
    lines = (folder / "pack.toml").read_text("utf-8").splitlines(keepends=True)
    for at, line in enumerate(lines):
        if line.startswith("version ="):
            lines[at] = f'version = "{version}"\n'
        if line.startswith("effective_from ="):
            lines[at] = f"effective_from = {day}\n"
    (folder / "pack.toml").write_text("".join(lines), "utf-8")


def archive(tmp_path, raw, name="law.zip"):
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def install(tmp_path, source, folder, serial, *, version=None, day="2027-01-01"):
    if version:
        dated(source, version, day)
    return install_pack(archive(tmp_path, build_pack(source, serial, sign)), folder, verify)


def in_force(folder, today=TODAY):
    return load_law_in_force(folder, verify, today)


def contents(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(*entries):
    """A zip file of (name or ZipInfo, bytes) entries, in that order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries:
            opened.writestr(name, content)
    return out.getvalue()


def refusal(tmp_path, raw, folder, verify=verify):
    """Why an archive is refused; what is installed stays to the byte."""
    before = snapshot(folder)
    with pytest.raises(BadLawPack) as caught:
        install_pack(archive(tmp_path, raw), folder, verify)
    assert snapshot(folder) == before
    assert str(caught.value).endswith("The law in force stays.")
    return str(caught.value)


def snapshot(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# --- what a good pack does ---------------------------------------------------------------------


def test_without_any_signed_pack_the_shipped_one_is_in_force(folder):
    found = in_force(folder)

    assert (found.serial, found.pack.version, found.problems, found.coming) == (
        0, "2026-11", (), (),
    )  # fmt: skip


def test_a_signed_pack_is_in_force_from_its_day(tmp_path, source, folder):
    manifest = install(tmp_path, source, folder, 1)

    eve, day = in_force(folder, date(2026, 12, 31)), in_force(folder, date(2027, 1, 1))

    assert (manifest.serial, manifest.version) == (1, "2027-01")
    assert (eve.serial, eve.pack.version) == (0, "2026-11")
    assert [(m.version, m.effective_from) for m in eve.coming] == [("2027-01", date(2027, 1, 1))]
    assert (day.serial, day.pack.version, day.coming) == (1, "2027-01", ())
    assert day.pack.waiver.surcharge_cents == 5_000
    assert eve.problems == day.problems == ()


def test_the_newest_serial_that_has_begun_is_in_force(tmp_path, source, folder):
    install(tmp_path, source, folder, 9, version="2027-01", day="2027-01-01")
    install(tmp_path, source, folder, 10, version="2027-02", day="2027-02-01")
    install(tmp_path, source, folder, 11, version="2027-06", day="2027-06-01")
    install(tmp_path, source, folder, 12, version="2027-04", day="2027-04-01")

    found = in_force(folder)

    assert (found.serial, found.pack.version) == (10, "2027-02")
    assert [m.version for m in found.coming] == ["2027-04", "2027-06"]


def test_version_day_and_what_is_provisional_are_shown_of_the_law_in_force(
    tmp_path, source, folder
):
    edit(source, "notices.toml", 'version = "2026-11"', 'version = "JB-7"')
    install(tmp_path, source, folder, 1)
    shown = wording_lines(in_force(folder).pack)

    assert any("version 2027-01, in force since 01/01/2027" in line for line in shown)
    assert any("version JB-7" in line for line in shown)
    assert all("PROVISIONAL" in line for line in shown)


def test_what_is_official_is_no_longer_shown_as_provisional(tmp_path, source, folder):
    for name in ("pack.toml", "notices.toml"):
        edit(source, name, "provisional = true", "provisional = false")
    install(tmp_path, source, folder, 1)

    law, notices = wording_lines(in_force(folder).pack)[:2]

    assert "PROVISIONAL" not in law + notices


def test_the_same_folder_gives_the_same_files_each_time(source):
    first, again = (contents(build_pack(source, 4, sign)) for _ in range(2))

    assert first.keys() == {*files_of(source), MANIFEST}
    del first[MANIFEST], again[MANIFEST]
    assert first == again


def test_dps_cannot_sign_what_no_laptop_would_take(source):
    edit(source, "waiver.toml", "usd = 50", "usd = -1")

    with pytest.raises(BadLawPack, match=r"waiver\.toml, line \d+: usd must be a whole number"):
        build_pack(source, 1, sign)


# --- older, again, damaged ---------------------------------------------------------------------


@pytest.mark.parametrize("serial", [1, 4, 5])
def test_an_older_or_equal_serial_is_refused(tmp_path, source, folder, serial):
    install(tmp_path, source, folder, 5)

    said = refusal(tmp_path, build_pack(source, serial, sign), folder)

    assert f"its serial {serial} is not newer than 5, which is installed" in said


def test_a_pack_whose_day_has_not_come_bars_older_ones_too(tmp_path, source, folder):
    install(tmp_path, source, folder, 5, version="2028-01", day="2028-01-01")
    dated(source, "2027-01", "2027-01-01")

    assert "is not newer than 5" in refusal(tmp_path, build_pack(source, 4, sign), folder)


def test_a_damaged_pack_is_passed_over_and_may_come_again(tmp_path, source, folder):
    install(tmp_path, source, folder, 1, version="2027-01")
    install(tmp_path, source, folder, 2, version="2027-02")
    edit(folder / "2", "waiver.toml", "usd = 50", "usd = 5")

    fallen = in_force(folder)
    install(tmp_path, source, folder, 2, version="2027-02")
    mended = in_force(folder)

    assert (fallen.serial, fallen.pack.version) == (1, "2027-01")
    assert len(fallen.problems) == 1
    assert "serial 2 was passed over" in fallen.problems[0]
    assert "waiver.toml, line 1: the file is not the one that DPS signed" in fallen.problems[0]
    assert (mended.serial, mended.pack.version, mended.problems) == (2, "2027-02", ())
    assert {p.name for p in folder.iterdir()} == {"1", "2"}


def test_a_missing_file_of_an_installed_pack_is_named(tmp_path, source, folder):
    install(tmp_path, source, folder, 1)
    (folder / "1" / "places.csv").unlink()

    found = in_force(folder)

    assert found.serial == 0
    assert "places.csv, line 1: the file is missing" in found.problems[0]


def test_a_missing_signature_of_an_installed_pack_is_named(tmp_path, source, folder):
    install(tmp_path, source, folder, 1)
    (folder / "1" / MANIFEST).unlink()

    assert "the signature is missing" in in_force(folder).problems[0]


def test_a_pack_cannot_be_made_newer_by_renaming_its_folder(tmp_path, source, folder):
    install(tmp_path, source, folder, 1)
    (folder / "1").rename(folder / "7")

    found = in_force(folder)

    assert found.serial == 0
    assert "serial 7 was passed over" in found.problems[0]
    assert "it is signed for serial 1" in found.problems[0]


def test_what_dps_did_not_sign_neither_counts_nor_keeps_a_pack_away(tmp_path, source, folder):
    bogus = folder / "999999999"
    bogus.mkdir(parents=True)
    (bogus / MANIFEST).write_text("a.b.c", "ascii")

    install(tmp_path, source, folder, 1)

    assert in_force(folder).serial == 1
    assert "it is not signed by DPS" in in_force(folder).problems[0]


def test_a_file_that_the_system_leaves_in_the_folder_does_no_harm(tmp_path, source, folder):
    install(tmp_path, source, folder, 1)
    (folder / "1" / "Thumbs.db").write_bytes(b"x")
    (folder / "notes.txt").write_text("x", "utf-8")

    assert (in_force(folder).serial, in_force(folder).problems) == (1, ())


def test_a_folder_that_is_a_file_is_a_problem_and_not_the_end(folder):
    folder.write_text("x", "utf-8")

    found = in_force(folder)

    assert found.serial == 0
    assert "cannot be read" in found.problems[0]


def test_a_key_that_is_no_longer_trusted_takes_its_packs_out_of_force(tmp_path, source, folder):
    install(tmp_path, source, folder, 1)

    def by_another(token):
        return verify_token(token, {STRANGER.public.thumbprint: STRANGER.public}, typ=LAW_PACK_TYP)

    found = load_law_in_force(folder, by_another, TODAY)

    assert found.serial == 0
    assert "a key this program does not know" in found.problems[0]


# --- signatures --------------------------------------------------------------------------------


def signed_by(source, sign, **changes):
    """The pack of `source` under another manifest."""
    files = contents(build_pack(source, 3, lambda payload: payload.decode()))
    plain = {**json.loads(files[MANIFEST]), **changes}
    payload = json.dumps({k: v for k, v in plain.items() if v is not None}).encode()
    return zipped(*{**files, MANIFEST: sign(payload).encode()}.items())


def test_a_stranger_cannot_sign(tmp_path, source, folder):
    raw = signed_by(source, lambda payload: sign(payload, key=STRANGER))

    said = refusal(tmp_path, raw, folder)

    assert "manifest.jws, line 1: it is not signed by DPS" in said


def test_a_token_of_another_type_is_no_law_pack(tmp_path, source, folder):
    raw = signed_by(source, lambda payload: sign(payload, typ="vcvc-gateway+jws"))

    assert "it is not signed by DPS" in refusal(tmp_path, raw, folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"use": "receipt"},
        {"use": None},
        {"serial": 0},
        {"serial": True},
        {"serial": "4"},
        {"serial": 10**12},
        {"version": ""},
        {"version": "x" * 41},
        {"effective_from": "01/01/2027"},
        {"effective_from": "2027-13-01"},
        {"effective_from": None},
        {"files": ["charges.csv"]},
        {"files": {"../charges.csv": "0" * 64}},
        {"files": {"con.toml": "0" * 64}},
        {"files": {"charges.csv": "0"}},
        {"more": 1},
    ],
)
def test_what_is_signed_must_be_exactly_a_list_of_a_law_pack(tmp_path, source, folder, changes):
    said = refusal(tmp_path, signed_by(source, sign, **changes), folder)

    assert "manifest.jws, line 1: what DPS signed there is no list of a law pack" in said


@pytest.mark.parametrize(
    "changes", [{"version": "2027-02"}, {"effective_from": "2027-01-02"}], ids=["version", "day"]
)
def test_the_signature_and_the_law_must_tell_the_same_version_and_day(
    tmp_path, source, folder, changes
):
    said = refusal(tmp_path, signed_by(source, sign, **changes), folder)

    assert "pack.toml, line 1: version or day are not those that DPS signed" in said


@pytest.mark.parametrize("token", [b"", b"x", b"a.b", b"\xff\xfe", "é".encode()])
def test_a_garbled_signature_is_refused(tmp_path, source, folder, token):
    files = contents(build_pack(source, 1, sign))

    said = refusal(tmp_path, zipped(*{**files, MANIFEST: token}.items()), folder)

    assert "manifest.jws, line 1:" in said


def test_a_pack_without_signature_is_refused(tmp_path, source, folder):
    files = contents(build_pack(source, 1, sign))
    del files[MANIFEST]

    assert "the signature is missing" in refusal(tmp_path, zipped(*files.items()), folder)


def test_a_changed_file_is_refused_and_named(tmp_path, source, folder):
    files = contents(build_pack(source, 1, sign))
    files["charges.csv"] = files["charges.csv"].replace(b"1000", b"100", 1)

    said = refusal(tmp_path, zipped(*files.items()), folder)

    assert "charges.csv, line 1: the file is not the one that DPS signed" in said


def test_a_missing_and_an_added_file_are_refused_and_named(tmp_path, source, folder):
    files = contents(build_pack(source, 1, sign))
    less = {name: raw for name, raw in files.items() if name != "cures.toml"}
    more = {**files, "extra.toml": b""}

    assert "cures.toml, line 1: the file is missing" in refusal(
        tmp_path, zipped(*less.items()), folder
    )
    assert "extra.toml, line 1: DPS did not sign" in refusal(
        tmp_path, zipped(*more.items()), folder
    )


def test_a_signed_file_that_the_law_does_not_name_is_refused(tmp_path, source, folder):
    files = contents(build_pack(source, 1, lambda payload: payload.decode()))
    plain = json.loads(files.pop(MANIFEST))
    plain["files"]["extra.toml"] = plain["files"]["amend.toml"]
    files["extra.toml"] = files["amend.toml"]
    token = sign(json.dumps(plain).encode()).encode()

    said = refusal(tmp_path, zipped(*files.items(), (MANIFEST, token)), folder)

    assert "extra.toml, line 1: pack.toml does not name this file" in said


def test_a_signed_pack_with_a_bad_line_is_refused_with_file_line_and_reason(
    tmp_path, source, folder
):
    install(tmp_path, source, folder, 1)
    files = contents(build_pack(source, 2, sign))
    bad = files["waiver.toml"].replace(b"usd = 50", b"usd = -1")
    line = bad[: bad.index(b"usd = -1")].count(b"\n") + 1
    plain = json.loads(contents(build_pack(source, 2, lambda p: p.decode()))[MANIFEST])
    plain["files"]["waiver.toml"] = hashlib.sha256(bad).hexdigest()
    files |= {"waiver.toml": bad, MANIFEST: sign(json.dumps(plain).encode()).encode()}

    said = refusal(tmp_path, zipped(*files.items()), folder)

    assert f"waiver.toml, line {line}: usd must be a whole number" in said
    assert in_force(folder).serial == 1


# --- hostile zip files -------------------------------------------------------------------------


def link(name):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


HOSTILE = {
    "up": (("../charges.csv", b"x"),),
    "absolute": (("/etc/charges.csv", b"x"),),
    "drive": (("C:charges.csv", b"x"),),
    "backslash": (("..\\charges.csv", b"x"),),
    "folder": (("law/", b""),),
    "inside a folder": (("law/charges.csv", b"x"),),
    "device": (("nul.csv", b"x"),),
    "stream": (("charges.csv:x.csv", b"x"),),
    "capital": (("Charges.csv", b"x"),),
    "program": (("run.exe", b"x"),),
    "turned": (("charges\u202e.csv", b"x"),),
    "long": (("a" * 300 + ".csv", b"x"),),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_no_law_pack_has_is_refused_and_nothing_is_written(tmp_path, folder, name):
    said = refusal(tmp_path, zipped(*HOSTILE[name]), folder)

    assert "it holds a file whose name no law pack has" in said
    assert {p.name for p in tmp_path.iterdir()} == {"law.zip"}


def test_a_link_is_refused(tmp_path, folder):
    raw = zipped((link("charges.csv"), b"/etc/passwd"))

    assert "charges.csv is a link or no file" in refusal(tmp_path, raw, folder)


def test_a_name_that_stands_twice_is_refused(tmp_path, source, folder):
    files = contents(build_pack(source, 1, sign))
    with pytest.warns(UserWarning, match="Duplicate name"):
        raw = zipped(*files.items(), ("charges.csv", b"other"))

    assert "it holds two files of one name" in refusal(tmp_path, raw, folder)


def test_more_files_than_a_law_pack_has_are_refused(tmp_path, folder):
    raw = zipped(*((f"f{at}.csv", b"x") for at in range(MOST_FILES + 1)))

    assert f"more than {MOST_FILES} files" in refusal(tmp_path, raw, folder)


def test_one_file_that_unpacks_to_more_than_a_law_is_refused(tmp_path, folder):
    bomb = zipped(("charges.csv", b"0" * 5_000_000))

    assert len(bomb) < 20_000
    assert "charges.csv is larger than a law pack can be" in refusal(tmp_path, bomb, folder)


def test_many_files_that_unpack_to_more_than_a_law_are_refused(tmp_path, folder):
    bomb = zipped(*((f"f{at}.csv", b"0" * 3_900_000) for at in range(5)))

    assert "larger than a law pack can be" in refusal(tmp_path, bomb, folder)


def test_a_size_that_lies_is_not_believed(tmp_path, folder):
    raw = bytearray(zipped(("charges.csv", b"0" * 5_000_000)))
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")

    assert "The law pack cannot be used" in refusal(tmp_path, bytes(raw), folder)


def test_an_archive_larger_than_a_law_is_refused(tmp_path, folder):
    said = refusal(tmp_path, bytes(LARGEST_ARCHIVE + 1), folder)

    assert "law.zip is larger than a law pack can be" in said


def test_an_unusual_packing_is_refused(tmp_path, folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as opened:
        opened.writestr("charges.csv", b"x")

    assert "packed in a way that is not agreed" in refusal(tmp_path, out.getvalue(), folder)


def test_an_encrypted_file_is_refused(tmp_path, folder):
    raw = bytearray(zipped(("charges.csv", b"x")))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    assert "packed in a way that is not agreed" in refusal(tmp_path, bytes(raw), folder)


@pytest.mark.parametrize("cut", [0, 10, 5_000, -1])
def test_a_cut_off_archive_is_refused(tmp_path, source, folder, cut):
    raw = build_pack(source, 1, sign)[:cut]

    assert "law.zip is damaged or no zip file" in refusal(tmp_path, raw, folder)


@pytest.mark.parametrize("at", range(0, 20_000, 2_500))
def test_a_flipped_byte_is_never_taken(tmp_path, source, folder, at):
    raw = bytearray(build_pack(source, 1, sign))
    raw[at] ^= 0xFF

    try:
        install_pack(archive(tmp_path, bytes(raw)), folder, verify)
    except BadLawPack:
        assert snapshot(folder) == {}
    else:
        # The byte is one that nobody reads, such as the time in a local header.
        assert contents(bytes(raw)) == snapshot_of(folder / "1")


def snapshot_of(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_no_archive_at_all_is_told_by_its_name(tmp_path, folder):
    with pytest.raises(BadLawPack, match=r"gone\.zip is not there or no file"):
        install_pack(tmp_path / "gone.zip", folder, verify)


# --- power cuts and full disks -----------------------------------------------------------------

_INSTALL = """
import os, pathlib, sys
from pathlib import Path
from tracs_mobile.services.law_updates import LAW_PACK_TYP, install_pack
from tracs_mobile.vault.jws import VerifyKey, verify_token

left, archive, folder, pem = int(sys.argv[1]), *map(Path, sys.argv[2:])
key = VerifyKey.from_pem(pem.read_bytes())

def step(real):
    def counted(*args, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*args, **more)
    return counted

os.fsync = step(os.fsync)
pathlib.Path.rename = step(pathlib.Path.rename)
verify = lambda token: verify_token(token, {key.thumbprint: key}, typ=LAW_PACK_TYP)
install_pack(archive, folder, verify)
"""
STEPS = 12 + 1 + 1 + 1 + 1
"""Twelve files of the law and the signature; their folder; the rename; the folder around it."""


def run_install(tmp_path, folder, steps):
    pem = tmp_path / "dps.pem"
    pem.write_bytes(DPS.public.to_pem())
    command = [sys.executable, "-c", _INSTALL, str(steps), str(tmp_path / "law.zip")]
    return subprocess.run([*command, str(folder), str(pem)], cwd=ROOT, check=False).returncode


@pytest.mark.parametrize("steps", [0, 1, 7, STEPS - 3, STEPS - 2, STEPS - 1])
def test_an_install_that_is_cut_off_leaves_the_old_law_or_the_new_one(
    tmp_path, source, folder, steps
):
    install(tmp_path, source, folder, 1, version="2027-01")
    dated(source, "2027-02", "2027-02-01")
    archive(tmp_path, build_pack(source, 2, sign))

    assert run_install(tmp_path, folder, steps) == 9
    found = in_force(folder)

    assert found.problems == ()
    assert found.pack.version == {1: "2027-01", 2: "2027-02"}[found.serial]
    assert found.serial == (2 if steps == STEPS - 1 else 1)


def test_mending_a_damaged_pack_that_is_cut_off_leaves_the_older_law(tmp_path, source, folder):
    install(tmp_path, source, folder, 1, version="2027-01")
    install(tmp_path, source, folder, 2, version="2027-02")
    (folder / "2" / "places.csv").unlink()

    # After the damaged one is moved away and before the whole one is in its place.
    assert run_install(tmp_path, folder, STEPS - 1) == 9

    assert (in_force(folder).serial, in_force(folder).problems) == (1, ())
    install(tmp_path, source, folder, 2)
    assert {p.name for p in folder.iterdir()} == {"1", "2"}


def test_the_next_install_sweeps_away_what_was_cut_off(tmp_path, source, folder):
    install(tmp_path, source, folder, 1)
    archive(tmp_path, build_pack(source, 2, sign))
    assert run_install(tmp_path, folder, STEPS - 3) == 9
    assert len(list(folder.iterdir())) == 2

    install(tmp_path, source, folder, 2)

    assert {p.name for p in folder.iterdir()} == {"1", "2"}


def test_a_whole_install_takes_as_many_steps_as_the_cuts_count(tmp_path, source, folder):
    archive(tmp_path, build_pack(source, 1, sign))

    assert run_install(tmp_path, folder, STEPS) == 0
    assert in_force(folder).serial == 1


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, source, folder, monkeypatch):
    install(tmp_path, source, folder, 1)
    before = snapshot(folder)
    path = archive(tmp_path, build_pack(source, 2, sign))

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="did not take the law pack"):
        install_pack(path, folder, verify)

    assert snapshot(folder) == before
    assert {p.name for p in folder.iterdir()} == {"1"}
