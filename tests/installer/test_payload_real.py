"""The real payload: small enough, whole, licensed, compiled, and the same when made again."""

import ast
import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import pefile
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement

import dll_check
import payload
from components import bundled, gpl_only
from product import CONSOLE_EXE, EXE, Part
from pruning import forbidden
from shipping import canonical, load_shipping
from tests.installer.conftest import staged
from tracs_mobile.third_party import components
from tree import size_of, walk

pytestmark = pytest.mark.slow

UNCHECKED = 1
"""The flags of a .pyc that is used without looking at its source (PEP 552)."""
WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "python_version": "3.13",
    "python_full_version": "3.13.0",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "extra": "",
}


def digests(root):
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for path, name in walk(root)}


def dist_infos(built):
    return [info for one in built for info in sorted(one.root.rglob("*.dist-info"))]


def metadata(info):
    return (info / "METADATA").read_text("utf-8")


def listed(one):
    place = "licenses" if one.part is Part.PROGRAM else "camera/licenses"
    folder = one.root / place
    return folder, json.loads((folder / "THIRD_PARTY.json").read_text("utf-8"))


def test_the_payload_fits_a_patrol_laptop(real_payload):
    # The runtime that is missing here is the embeddable Python: 25 MB at most.
    assert size_of(real_payload.root) <= 180_000_000 - 25_000_000


def test_nothing_is_shipped_that_may_not_be(built):
    names = [name for one in built for _, name in walk(one.root)]
    assert len(names) > 2000
    assert forbidden(names) == []
    assert not [name for name in names if re.search(r"\.(pyi|lib|h|pxd)$|/tests?/|/bin/", name)]


def test_every_module_is_compiled_for_the_laptop_and_never_checked_at_start(built):
    for one in built:
        sources = [path for path, _ in walk(one.root) if path.suffix == ".py"]
        assert sources
        for source in sources:
            made = source.parent / "__pycache__" / f"{source.stem}.cpython-313.pyc"
            assert made.read_bytes()[4] == UNCHECKED, source


def test_no_folder_of_the_building_machine_is_in_it(built, tmp_path_factory):
    places = (payload.SOURCES, Path.home(), tmp_path_factory.getbasetemp())
    machine = [f"{place}{os.sep}".encode() for place in places]
    ours = [path for path, name in walk(built[0].root) if name.startswith("app/")]
    programs = [built[0].root / EXE, built[0].root / CONSOLE_EXE]
    for path in [*ours, *programs]:
        if path.suffix in {".pyc", ".exe"}:
            data = path.read_bytes()
            assert not [word for word in machine if word in data], path


def test_of_all_dlls_only_the_runtime_that_was_left_out_is_missing(built):
    lost = dll_check.unresolved([one.root for one in built])
    assert {one.dll for one in lost} == {"python3.dll", "python313.dll"}
    assert len(lost) > 40


def test_microsofts_runtime_stands_once(built):
    found = [name for one in built for _, name in walk(one.root) if "msvcp140.dll" in name.lower()]
    assert found == ["runtime/msvcp140.dll"]


@pytest.mark.parametrize(("name", "windows"), [(EXE, 2), (CONSOLE_EXE, 3)])
def test_a_launcher_tells_its_version_and_has_no_time_in_it(real_payload, name, windows):
    with pefile.PE(str(real_payload.root / name)) as read:
        words = {
            key.decode(): value.decode()
            for info in read.FileInfo[0]
            if info.Key == b"StringFileInfo"
            for table in info.StringTable
            for key, value in table.entries.items()
        }
        assert words["ProductVersion"] == real_payload.version
        assert words["OriginalFilename"] == name
        assert read.FILE_HEADER.TimeDateStamp == 0
        assert read.OPTIONAL_HEADER.Subsystem == windows
    manifest = (real_payload.root / name).read_bytes()
    assert b"PerMonitorV2" in manifest
    assert b'level="asInvoker"' in manifest


def test_every_distribution_in_it_is_listed_with_license_and_text(built):
    for one in built:
        folder, rows = listed(one)
        libraries = {row["name"] for row in rows if row["kind"] == "library"}
        there = {
            canonical(re.search(r"^Name: (.*)$", metadata(info), re.MULTILINE)[1])
            for info in one.root.rglob("*.dist-info")
        }
        assert libraries == there
        for row in rows:
            assert row["license"]
            assert row["texts"]
            for text in row["texts"]:
                assert (folder / text).stat().st_size > 100, text


def test_the_program_shows_every_license_of_what_is_installed(built, tmp_path):
    for one in built:
        shutil.copytree(one.root, tmp_path, dirs_exist_ok=True, ignore=only_licenses)
    shown = components(tmp_path / "app")
    assert len(shown) == sum(len(listed(one)[1]) for one in built)
    assert all(len(one.text()) > 100 for one in shown)


def only_licenses(folder, names):
    """Leaves out the files outside of folders with licenses."""
    return [] if "licenses" in folder else [name for name in names if "." in name]


def test_nothing_is_under_the_gpl_only(built):
    rows = [row for one in built for row in listed(one)[1]]
    assert len(rows) > 80
    assert [row["name"] for row in rows if gpl_only(row["license"])] == []


def test_the_list_of_parts_is_valid_and_names_all(built):
    for one in built:
        folder, rows = listed(one)
        text = (folder / "sbom.cdx.json").read_text("utf-8")
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
        names = [entry["name"] for entry in json.loads(text)["components"]]
        assert sorted(names) == sorted(row["name"] for row in rows)


def test_the_versions_of_bundled_libraries_are_those_in_the_wheels(built):
    for one in built:
        data = b"".join(
            path.read_bytes()
            for path, name in walk(one.root)
            if path.suffix == ".pyd" or "licenses/" in name
        )
        marks = [item.marks for item in bundled(one.part, _wheels(one)) if item.marks]
        assert [mark for mark in marks if mark.encode() not in data] == []


def _wheels(one):
    """As much of the wheels as `bundled` asks for."""
    return [_Wheel(row["name"], row["version"]) for row in listed(one)[1]]


class _Wheel:
    def __init__(self, name, version):
        self.ship = type("Named", (), {"name": name})
        self.version = version


def test_what_a_shipped_distribution_needs_is_shipped_or_left_out_with_a_reason(built):
    shipping = load_shipping()
    known = {ship.name for ship in shipping.ships}
    without = {ship.name: set(ship.without) for ship in shipping.ships}
    for info in dist_infos(built):
        text = metadata(info)
        name = canonical(re.search(r"^Name: (.*)$", text, re.MULTILINE)[1])
        for line in re.findall(r"^Requires-Dist: (.*)$", text, re.MULTILINE):
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate(WINDOWS):
                wanted = canonical(need.name)
                assert wanted in known or wanted in without[name], f"{name} needs {wanted}"
    assert set().union(*without.values()) <= set(shipping.left_out)


def test_every_library_that_the_program_imports_is_in_it(built):
    program, camera = built
    there = {path.name.partition(".")[0] for path in (program.root / "lib").iterdir()}
    there |= {path.name.partition(".")[0] for path in (camera.root / "camera").iterdir()}
    ours = {path.name for path in (program.root / "app").iterdir()}
    optional = {"pyzbar", "psycopg", "usb"}
    missing = set()
    for path, _ in walk(program.root / "app"):
        if path.suffix == ".py":
            missing |= imported(path) - there - ours - optional - STANDARD
    assert missing == set()


STANDARD = set(__import__("sys").stdlib_module_names)


def imported(path):
    """The first names of all absolute imports of a module."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_without_the_runtime_it_says_so(real_payload):
    said = (real_payload.root / "runtime" / "RUNTIME-MISSING.txt").read_text("utf-8")
    assert real_payload.marked
    assert "exit code 3" in said


def test_made_again_it_is_the_same_byte_for_byte(built, sources, tmp_path):
    again = staged(tmp_path, sources)
    for first, second in zip(built, again, strict=True):
        assert digests(first.root) == digests(second.root)
    shutil.rmtree(tmp_path)
