"""The folder for a stick: what it lists, who signed it, and what the makers are kept from."""

import base64
import io
import stat
from datetime import date

import pytest

import release_keys
import update_folder
from product import BuildError
from tracs_mobile.domain.update import Channel, FileKind, read_release
from tracs_mobile.services.updates import Terms, UpdateStore
from tracs_mobile.vault.release import ReleaseKey, read_release_keys, verify_release

PASSWORD = "nine gray herons"


@pytest.fixture
def files(tmp_path):
    source = tmp_path / "dist"
    source.mkdir()
    (source / "TraCS-Mobile-1.1.0-x64.msi").write_bytes(b"an MSI")
    (source / "TraCS-Mobile-1.1.0-x64-setup.exe").write_bytes(b"a set-up")
    (source / "TraCS-Mobile-camera-1.1.0-x64.msi").write_bytes(b"another MSI")
    (source / "law-2027.zip").write_bytes(b"a law pack")
    return sorted(source.iterdir())


def made(out, files, *keys, serial=7, **changes):
    wanted = {
        "version": "1.1.0",
        "min_from": "1.0.0",
        "serial": serial,
        "channel": Channel.RELEASE,
        "made": date(2026, 11, 27),
        "expires": date(2027, 11, 27),
        "keys": keys,
    }
    return update_folder.make(out, files, **{**wanted, **changes})


def known(*keys):
    listed = ", ".join(f'"{base64.b64encode(key.public).decode()}"' for key in keys)
    return f"keys = [{listed}]"


def test_folder_holds_the_files_and_a_signed_list_of_them(tmp_path, files):
    key = ReleaseKey.generate()
    folder = made(tmp_path, files, key)
    assert release_keys.check_folder(folder, known(key)) == key.key_id
    release = read_release((folder / "manifest.json").read_bytes())
    assert {file.name: file.kind for file in release.files} == {
        "TraCS-Mobile-1.1.0-x64.msi": FileKind.MSI,
        "TraCS-Mobile-1.1.0-x64-setup.exe": FileKind.SETUP,
        "TraCS-Mobile-camera-1.1.0-x64.msi": FileKind.CAMERA,
        "law-2027.zip": FileKind.LAW,
    }
    assert [file.kind for file in release.program] == [FileKind.MSI, FileKind.SETUP]
    assert release.serial == 7
    for path in files:
        assert (folder / path.name).read_bytes() == path.read_bytes()


def test_the_same_files_and_key_make_the_same_folder(tmp_path, files):
    key = ReleaseKey.generate()
    one, other = (made(tmp_path / name, files, key) for name in ("one", "other"))
    for path in one.iterdir():
        assert (other / path.name).read_bytes() == path.read_bytes()


def test_a_list_that_two_keys_signed_is_believed_by_either(tmp_path, files):
    current, coming = ReleaseKey.generate(), ReleaseKey.generate()
    folder = made(tmp_path, files, current)
    update_folder.add_signature(folder, coming)
    update_folder.add_signature(folder, coming)
    assert len((folder / "manifest.sig").read_text().splitlines()) == 2
    assert release_keys.check_folder(folder, known(current)) == current.key_id
    assert release_keys.check_folder(folder, known(coming)) == coming.key_id
    with pytest.raises(BuildError, match="not signed by DPS"):
        release_keys.check_folder(folder, known(ReleaseKey.generate()))


@pytest.mark.parametrize("name", ["TraCS-Mobile-1.1.0-x64.msi", "manifest.json"])
def test_one_changed_byte_is_found(tmp_path, files, name):
    key = ReleaseKey.generate()
    folder = made(tmp_path, files, key)
    changed = bytearray((folder / name).read_bytes())
    changed[-3] ^= 1
    (folder / name).write_bytes(changed)
    with pytest.raises(BuildError, match="changed after"):
        release_keys.check_folder(folder, known(key))


def test_a_file_that_is_cut_short_is_found(tmp_path, files):
    key = ReleaseKey.generate()
    folder = made(tmp_path, files, key)
    (folder / "law-2027.zip").write_bytes(b"a law")
    with pytest.raises(BuildError, match="another size"):
        release_keys.check_folder(folder, known(key))


def test_nothing_is_signed_when_a_file_is_not_the_listed_one(tmp_path, files):
    folder = made(tmp_path, files)
    (folder / "law-2027.zip").write_bytes(b"another pack")
    with pytest.raises(BuildError, match="Nothing was signed"):
        update_folder.add_signature(folder, ReleaseKey.generate())
    assert not (folder / "manifest.sig").exists()


def test_serial_must_rise_over_the_list_that_lies_there(tmp_path, files):
    made(tmp_path, files, serial=7)
    with pytest.raises(BuildError, match="serial 7"):
        made(tmp_path, files, serial=7)
    assert update_folder.next_serial(tmp_path / "update") == 8
    made(tmp_path, files, serial=8)


def test_making_anew_takes_old_files_away_but_no_folder_of_somebody_else(tmp_path, files):
    folder = made(tmp_path, files, serial=1)
    made(tmp_path, files[:1], serial=2)
    assert {path.name for path in folder.iterdir()} == {"manifest.json", files[0].name}
    (folder / "pictures").mkdir()
    with pytest.raises(BuildError, match="pictures"):
        made(tmp_path, files, serial=3)


@pytest.mark.parametrize(
    "changes", [{"version": "1.1"}, {"expires": date(2026, 11, 26)}, {"serial": 0}]
)
def test_a_list_that_no_laptop_would_take_is_not_made(tmp_path, files, changes):
    with pytest.raises(BuildError, match="No laptop"):
        made(tmp_path, files, **changes)
    assert not (tmp_path / "update").exists()


def test_commands_make_a_key_and_a_signed_folder(tmp_path, files, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n" * 3))
    key = tmp_path / "release.pem"
    assert release_keys.main(["make", str(key)]) == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in key.read_bytes()
    public = capsys.readouterr().out.strip().splitlines()[-1].strip()
    keys = tmp_path / "keys.toml"
    keys.write_text(f"keys = [{public}]")
    days = ["--made", "2026-11-27", "--expires", "2027-11-27"]
    version = ["--version", "1.1.0", "--min-from", "1.0.0", "--serial", "1"]
    folder = tmp_path / "update"
    assert update_folder.main(["--out", str(tmp_path), *version, *days, *map(str, files)]) == 0
    assert release_keys.main(["check", "--keys", str(keys), str(folder)]) == 1
    assert release_keys.main(["sign", "--key", str(key), str(folder)]) == 0
    assert release_keys.main(["check", "--keys", str(keys), str(folder)]) == 0
    assert "every file is whole" in capsys.readouterr().out


def test_no_key_is_made_over_another_or_with_a_short_password(tmp_path):
    target = tmp_path / "release.pem"
    with pytest.raises(BuildError, match="12 characters"):
        release_keys.make_key(target, "short")
    key = release_keys.make_key(target, PASSWORD)
    before = target.read_bytes()
    with pytest.raises(BuildError, match=r"release\.pem"):
        release_keys.make_key(target, PASSWORD)
    assert target.read_bytes() == before
    assert ReleaseKey.from_pem(before, password=PASSWORD.encode()).public == key.public


def test_the_keys_of_this_copy_believe_nothing_yet(tmp_path, files, capsys):
    folder = made(tmp_path, files, ReleaseKey.generate())
    assert release_keys.main(["check", str(folder)]) == 1
    assert "no release key of DPS" in capsys.readouterr().err


def test_a_laptop_takes_what_is_made(tmp_path, files):
    key = ReleaseKey.generate()
    folder = made(tmp_path / "stick", files, key)
    keys = read_release_keys(known(key))
    store = UpdateStore(tmp_path / "data", lambda raw, lines: verify_release(raw, lines, keys))
    terms = Terms(installed="1.0.0", trials=False, today=date(2026, 11, 28))
    staged = store.stage(folder.parent, terms)
    assert {path.name for path in files} < {path.name for path in staged.folder.iterdir()}
    assert store.staged(terms) == staged
