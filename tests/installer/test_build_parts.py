"""The steps of a build on small inputs: runtime, bytecode, DLLs, lists, sums, the archive."""

import hashlib
import json
import os
import re
import sys
import tarfile
from datetime import UTC, datetime

import pytest
import yaml

import build
import bytecode
import dll_check
import launchers
import linux_build
import payload
import tree
from components import Component
from license_texts import LIST, READABLE
from product import BuildError, Part, Staged
from sbom import write_sbom


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


def test_the_workflow_names_only_options_that_the_build_has():
    text = (payload.SOURCES / ".github" / "workflows" / "windows.yml").read_text("utf-8")
    assert "has not run yet" in text
    steps = [
        step
        for job in yaml.safe_load(text)["jobs"].values()
        for step in job["steps"]
        if "installer/build.py" in step.get("run", "")
    ]
    assert len(steps) == 3
    words = re.findall(r"(--[a-z0-9-]+)", "".join(step["run"] for step in steps))
    known = {option for action in build.parser()._actions for option in action.option_strings}
    assert set(words) <= known
