"""The steps of a build on small inputs: runtime, bytecode, DLLs, lists, sums, the archive."""

import hashlib
import json
import os
import re
import sys
import tarfile
import threading
import zipfile
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml

import build
import bytecode
import dll_check
import fetch_runtime
import launchers
import linux_build
import payload
import tree
import windows_runtime
from components import Component
from license_texts import LIST, READABLE
from product import BuildError, Part, Staged
from sbom import write_sbom
from shipping import load_shipping
from wheels import Wheel

RUNTIME = {
    "python.exe": b"MZ",
    "python3.dll": b"MZ",
    "python313.dll": b"MZ",
    "python313.zip": b"PK",
    "python313._pth": b"python313.zip\n.\n#import site\n",
    "LICENSE.txt": b"PSF",
}


def archive(path, files):
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_pinned_runtime_is_unpacked_and_searches_only_its_own_folders(tmp_path):
    packed, digest = archive(tmp_path / "python.zip", RUNTIME)
    windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest.upper())
    assert {path.name for path in (tmp_path / "runtime").iterdir()} == set(RUNTIME)
    search = (tmp_path / "runtime" / "python313._pth").read_text()
    assert search.splitlines() == ["python313.zip", ".", r"..\lib", r"..\camera", r"..\app"]


def test_another_runtime_than_the_pinned_one_is_refused(tmp_path):
    packed, digest = archive(tmp_path / "python.zip", RUNTIME)
    packed.write_bytes(packed.read_bytes() + b"\0")
    with pytest.raises(BuildError, match="not the pinned runtime"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)
    assert not (tmp_path / "runtime").exists()


def test_no_runtime_is_taken_without_a_hash(tmp_path):
    packed, _ = archive(tmp_path / "python.zip", RUNTIME)
    with pytest.raises(BuildError, match="pins no runtime"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256="")


def test_a_runtime_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BuildError, match=r"python\.zip cannot be read"):
        windows_runtime.add_runtime(tmp_path / "python.zip", tmp_path / "r", sha256="0" * 64)


@pytest.mark.parametrize("name", ["../evil.dll", "/evil.dll", r"..\evil.dll", r"C:\evil.dll"])
def test_a_runtime_that_writes_outside_is_refused(tmp_path, name):
    packed, digest = archive(tmp_path / "python.zip", {**RUNTIME, name: b"MZ"})
    with pytest.raises(BuildError, match="outside"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)
    assert not (tmp_path / "evil.dll").exists()


def test_a_runtime_that_is_not_the_embeddable_one_is_refused(tmp_path):
    files = {name: data for name, data in RUNTIME.items() if name != "python313.zip"}
    packed, digest = archive(tmp_path / "python.zip", files)
    with pytest.raises(BuildError, match=r"lacks python313\.zip"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)


def test_a_runtime_that_is_no_zip_is_refused(tmp_path):
    packed = tmp_path / "python.zip"
    packed.write_bytes(b"no zip")
    digest = hashlib.sha256(b"no zip").hexdigest()
    with pytest.raises(BuildError, match="damaged"):
        windows_runtime.add_runtime(packed, tmp_path / "runtime", sha256=digest)


def test_the_pin_is_filled_in_whole_or_not_at_all():
    pinned = windows_runtime.load_pinned()
    assert bool(pinned.version) == bool(pinned.sha256)
    assert not pinned.sha256 or len(pinned.sha256) == 64
    assert pinned.address.endswith(pinned.file)


def modules(root):
    folder = root / "app" / "package"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(
        "NAMES = {'b', 'a', 'c', 'd'}\nif 1 in {1, 'x', 'y'}: pass\n"
    )
    (folder / "other.py").write_text("def where():\n    return __file__\n")
    return root


def test_the_same_modules_compile_to_the_same_bytes_wherever_they_lie(tmp_path):
    made = []
    for place in ("one", "a much longer place/two"):
        root = modules(tmp_path / place)
        bytecode.compile_payload(root, ("app",), python=sys.executable)
        made.append([path.read_bytes() for path, name in tree.walk(root) if name.endswith(".pyc")])
    assert len(made[0]) == 2
    assert made[0] == made[1]
    assert b"app/package/other.py" in b"".join(made[0])


def test_a_module_that_cannot_be_compiled_stops_the_build(tmp_path):
    root = modules(tmp_path)
    (root / "app" / "package" / "broken.py").write_text("def:\n")
    with pytest.raises(BuildError, match=r"app/package/broken\.py"):
        bytecode.compile_payload(root, ("app",), python=sys.executable)


def test_without_the_laptops_python_nothing_is_built(tmp_path):
    wrong = tmp_path / "python"
    with pytest.raises(BuildError, match=r"no Python 3\.13"):
        bytecode.find_python(str(wrong))


def test_the_build_says_in_one_sentence_why_it_made_nothing(tmp_path, capsys):
    wanted = ["--runtime", "none", "--out", str(tmp_path), "--python", str(tmp_path / "python")]
    assert build.main(wanted) == 1
    said = capsys.readouterr().err
    assert said.startswith("Nothing was released: There is no Python 3.13")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def programs(tmp_path_factory):
    """Two builds of the launchers."""
    try:
        launchers.find_compiler()
    except BuildError as missing:
        pytest.skip(str(missing))
    made = []
    for name in ("first", "second"):
        folder = tmp_path_factory.mktemp(name)
        made.append(launchers.build(folder, version="1.2.3", python_dll="python313.dll"))
    return made


def test_launchers_come_out_the_same_each_time(programs):
    first, second = ([path.read_bytes() for path in built] for built in programs)
    assert first == second


def test_a_launcher_asks_for_nothing_but_windows(programs):
    for path in programs[0]:
        assert dll_check.unresolved([path.parent]) == []


def test_a_dll_that_is_not_in_windows_is_named_with_who_asks(programs, monkeypatch):
    monkeypatch.setattr(dll_check, "system_dlls", lambda: ("kernel32.dll", "user32.dll"))
    lost = dll_check.unresolved([programs[0][0].parent])
    assert {one.dll for one in lost} == {"msvcrt.dll"}
    assert {one.file for one in lost} == {path.name for path in programs[0]}


def test_a_payload_with_a_forbidden_file_is_refused(tmp_path):
    tree.write_text(tmp_path / "lib" / "qtvirtualkeyboardplugin.dll", "x")
    with pytest.raises(BuildError, match="qtvirtualkeyboard"):
        payload.check(Staged(root=tmp_path, version="1.0.0", marked=True))


def test_the_version_is_read_from_the_program(tmp_path):
    tree.write_text(tmp_path / "tracs_mobile" / "__init__.py", '__version__ = "2.5.0"\n')
    assert payload.version_of(tmp_path) == "2.5.0"
    tree.write_text(tmp_path / "tracs_mobile" / "__init__.py", '__version__ = "next"\n')
    with pytest.raises(BuildError, match="no version"):
        payload.version_of(tmp_path)


def component(name, **more):
    return Component(
        name=name, version="1.0", license="MIT", kind="library", texts=(f"{name}/LICENSE",), **more
    )


def test_the_list_of_parts_is_the_same_in_any_order_and_at_any_time(tmp_path):
    parts = [component("one"), component("two", why="a reason"), component("three", within="two")]
    write_sbom(parts, tmp_path / "a.json", version="1.0.0")
    write_sbom(reversed(parts), tmp_path / "b.json", version="1.0.0")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    read = json.loads((tmp_path / "a.json").read_text())
    assert datetime.fromisoformat(read["metadata"]["timestamp"]) < datetime(2027, 1, 1, tzinfo=UTC)
    assert {one["name"] for one in read["components"]} == {"one", "two", "three"}


def test_the_two_packages_have_lists_of_their_own(tmp_path):
    write_sbom([], tmp_path / "a.json", version="1.0.0")
    write_sbom([], tmp_path / "b.json", version="1.0.0", part=Part.CAMERA)
    serials = [json.loads(path.read_text())["serialNumber"] for path in tmp_path.iterdir()]
    assert len(set(serials)) == 2


def test_sums_are_what_sha256sum_checks(tmp_path):
    tree.write_text(tmp_path / "b.msi", "two")
    tree.write_text(tmp_path / "update" / "a.msi", "one")
    sums = build.write_sums(tmp_path, [tmp_path / "update" / "a.msi", tmp_path / "b.msi"])
    assert sums.read_text().splitlines() == [
        f"{hashlib.sha256(b'two').hexdigest()}  b.msi",
        f"{hashlib.sha256(b'one').hexdigest()}  update/a.msi",
    ]


def test_files_of_a_payload_all_have_the_time_of_the_build(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    tree.write_text(tmp_path / "a" / "b.txt", "x")
    tree.fix_times(tmp_path)
    times = {path.stat().st_mtime for path in (tmp_path, tmp_path / "a", tmp_path / "a" / "b.txt")}
    assert times == {1700000000}


def test_the_archive_is_the_same_whoever_packs_it_and_when(tmp_path, monkeypatch):
    made = []
    for time in ("one", "two"):
        root = tmp_path / time / "program"
        tree.write_text(root / "bin" / "run", "#!/bin/sh\n")
        tree.write_text(root / "lib" / "x.py", "x = 1\n")
        tree.fix_times(root)
        (root / "bin" / "run").chmod(0o755)
        os.utime(root / "lib")
        linux_build.pack(root, tmp_path / f"{time}.tar.gz")
        made.append((tmp_path / f"{time}.tar.gz").read_bytes())
    assert made[0] == made[1]
    with tarfile.open(tmp_path / "one.tar.gz") as packed:
        entries = {entry.name: entry for entry in packed}
    assert sorted(entries) == ["program/bin/run", "program/lib/x.py"]
    assert entries["program/bin/run"].mode == 0o755
    assert {(entry.uid, entry.uname) for entry in entries.values()} == {(0, "root")}


def test_the_lists_of_others_work_are_named_as_the_program_looks_for_them():
    assert (LIST, READABLE) == ("THIRD_PARTY.json", "THIRD_PARTY.txt")


def pinned(digest, version="3.13.99"):
    return windows_runtime.Pinned(
        version=version,
        sha256=digest,
        brings=(),
        file=f"python-{version}-embed-amd64.zip",
        address="http://nowhere.invalid/python.zip",
    )


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words): ...


@pytest.fixture
def shelf(tmp_path):
    """A server with one file, and its address."""
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "python.zip").write_bytes(b"the runtime")
    handler = partial(Quiet, directory=str(tmp_path / "shelf"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_the_pinned_runtime_is_fetched_and_compared(shelf, tmp_path):
    digest = hashlib.sha256(b"the runtime").hexdigest()
    target = tmp_path / "runtime.zip"
    fetch_runtime.fetch(pinned(digest), target, address=f"{shelf}python.zip")
    assert target.read_bytes() == b"the runtime"


def test_another_file_than_the_pinned_one_is_not_kept(shelf, tmp_path):
    target = tmp_path / "runtime.zip"
    with pytest.raises(BuildError, match="not the pinned"):
        fetch_runtime.fetch(pinned("0" * 64), target, address=f"{shelf}python.zip")
    with pytest.raises(BuildError, match="could not be fetched"):
        fetch_runtime.fetch(pinned("0" * 64), target, address=f"{shelf}other.zip")
    assert not target.exists()


def test_nothing_is_fetched_that_nobody_pinned(tmp_path):
    with pytest.raises(BuildError, match="pins no runtime"):
        fetch_runtime.fetch(pinned("", version=""), tmp_path / "runtime.zip")


def test_the_workflow_names_only_options_that_the_build_has():
    text = (payload.SOURCES / ".github" / "workflows" / "windows.yml").read_text("utf-8")
    assert "has not run yet" in text
    steps = [
        step
        for job in yaml.safe_load(text)["jobs"].values()
        for step in job["steps"]
        if "installer/build.py" in step.get("run", "")
    ]
    assert len(steps) == 1
    words = re.findall(r"(--[a-z0-9-]+)", steps[0]["run"])
    known = {option for action in build.parser()._actions for option in action.option_strings}
    assert set(words) <= known


@pytest.fixture
def shiboken(tmp_path):
    """A wheel that brings Microsoft's runtime."""
    site = tmp_path / "site"
    for name in ("msvcp140", "msvcp140_1", "msvcp140_2", "vcruntime140", "vcruntime140_1"):
        tree.write_text(site / "shiboken6" / f"{name}.dll", f"{name} of the wheel")
    ship = next(ship for ship in load_shipping().ships if ship.name == "shiboken6")
    return Wheel(
        ship=ship, version="6", site=site, files=(), info="shiboken6", license="", needs=()
    )


def staged_with(wanted, shiboken, root):
    root.mkdir()
    staged = Staged(root=root, version="1.0.0", marked=wanted.runtime is None)
    return payload.add_python(wanted, staged, [shiboken]), {
        path.name for path, _ in tree.walk(root)
    }


def test_a_payload_with_the_runtime_lists_it_and_is_not_marked(shiboken, tmp_path):
    packed, digest = archive(tmp_path / "python.zip", {**RUNTIME, "vcruntime140.dll": b"old"})
    wanted = payload.Wanted(runtime=packed, runtime_sha256=digest)
    listed, names = staged_with(wanted, shiboken, tmp_path / "root")
    assert [(one.name, one.license, one.sha256) for one in listed] == [
        ("CPython", "PSF-2.0", digest)
    ]
    assert {*RUNTIME, "msvcp140.dll", "vcruntime140_1.dll"} <= names
    assert "RUNTIME-MISSING.txt" not in names
    assert (tmp_path / "root" / "licenses" / "python" / "LICENSE.txt").read_bytes() == b"PSF"


def test_of_microsofts_runtime_the_newer_one_is_kept(shiboken, tmp_path, monkeypatch):
    packed, digest = archive(tmp_path / "python.zip", {**RUNTIME, "vcruntime140.dll": b"theirs"})
    wanted = payload.Wanted(runtime=packed, runtime_sha256=digest)
    versions = {"runtime": "14.10.0.0", "shiboken6": "14.9.0.0"}
    monkeypatch.setattr(payload, "file_version", lambda path: versions[path.parent.name])
    staged_with(wanted, shiboken, tmp_path / "older")
    kept = tmp_path / "older" / "runtime" / "vcruntime140.dll"
    assert kept.read_bytes() == b"theirs"
    versions["shiboken6"] = "14.44.0.0"
    staged_with(wanted, shiboken, tmp_path / "newer")
    kept = tmp_path / "newer" / "runtime" / "vcruntime140.dll"
    assert kept.read_bytes() == b"vcruntime140 of the wheel"


def test_a_payload_without_the_runtime_is_marked_and_lists_none(shiboken, tmp_path):
    wanted = payload.Wanted(runtime=None)
    listed, names = staged_with(wanted, shiboken, tmp_path / "root")
    assert listed == []
    assert {"RUNTIME-MISSING.txt", "msvcp140.dll", "python313._pth"} <= names
