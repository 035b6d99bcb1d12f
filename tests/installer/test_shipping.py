"""What is shipped is decided line by line, and a decision that fits nothing stops the build."""

from pathlib import Path

import pytest

from components import gpl_only, spdx
from product import BuildError, Part
from pruning import forbidden, kept
from shipping import load_shipping, pins_of, requirements, undecided
from wheels import Wheel, fetched

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


@pytest.mark.parametrize(
    ("system", "platform", "python"),
    [("windows", "win32", "3.13"), ("linux", "linux", "3.11"), ("linux", "linux", "3.13")],
)
def test_every_locked_distribution_is_decided_with_a_reason(system, platform, python):
    shipping = load_shipping(system)
    pins = pins_of(LOCK, platform=platform, python=python)
    assert len(pins) > 50
    assert undecided(pins, shipping) == []
    assert all(ship.why for ship in shipping.ships)
    assert all(shipping.left_out.values())


def test_nothing_is_both_shipped_and_left_out():
    shipping = load_shipping()
    assert not {ship.name for ship in shipping.ships} & set(shipping.left_out)


def test_of_each_marker_the_pins_for_the_laptop_are_taken():
    lock = (
        "both==1 ; (sys_platform == 'linux') or (sys_platform == 'win32') \\\n"
        "    --hash=sha256:aa\n"
        "old==1 ; python_full_version < '3.12' and sys_platform == 'win32' \\\n"
        "    --hash=sha256:bb\n"
        "new==2 ; python_full_version >= '3.12' and sys_platform == 'win32' \\\n"
        "    --hash=sha256:cc \\\n"
        "    --hash=sha256:dd\n"
        "Other_Name==3 ; sys_platform == 'linux' \\\n"
        "    --hash=sha256:ee\n"
    )
    windows = pins_of(lock, platform="win32", python="3.13")
    assert [(pin.name, pin.version) for pin in windows] == [("both", "1"), ("new", "2")]
    assert windows[1].text.count("--hash") == 2
    linux = pins_of(lock, platform="linux", python="3.11")
    assert [pin.name for pin in linux] == ["both", "other-name"]


def test_a_distribution_that_is_no_longer_locked_stops_the_build():
    pins = pins_of(LOCK, platform="win32", python="3.13")
    fewer = tuple(pin for pin in pins if pin.name != "httpx")
    with pytest.raises(BuildError, match="httpx"):
        requirements(fewer, load_shipping().of(Part.PROGRAM))


def test_one_that_nobody_decided_on_is_named():
    lock = LOCK + "newcomer==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:ff\n"
    pins = pins_of(lock, platform="win32", python="3.13")
    assert undecided(pins, load_shipping()) == ["newcomer"]


def wheel(name, files, tmp_path):
    """A wheel of a shipped distribution with these files."""
    ship = next(ship for ship in load_shipping().ships if ship.name == name)
    return Wheel(
        ship=ship,
        version="1.0",
        site=tmp_path,
        files=tuple(files),
        info=f"{name}-1.0.dist-info",
        license="MIT",
    )


def test_a_wheel_goes_in_without_tests_types_and_programs(tmp_path):
    files = [
        "alembic/__init__.py",
        "alembic/testing/env.py",
        "alembic/op.pyi",
        "alembic/py.typed",
        "bin/alembic",
        "tests/test_all.py",
        "alembic-1.0.dist-info/METADATA",
        "alembic-1.0.dist-info/RECORD",
        "alembic-1.0.dist-info/entry_points.txt",
    ]
    assert kept(wheel("alembic", files, tmp_path)) == [
        "alembic/__init__.py",
        "alembic-1.0.dist-info/METADATA",
        "alembic-1.0.dist-info/entry_points.txt",
    ]


def test_a_rule_that_fits_nothing_any_more_stops_the_build(tmp_path):
    with pytest.raises(BuildError, match="alembic/testing"):
        kept(wheel("alembic", ["alembic/__init__.py"], tmp_path))


def test_what_must_never_ship_is_seen_in_any_spelling():
    names = ["lib/PySide6/plugins/QtVirtualKeyboardPlugin.dll", "lib/PySide6/Qt6Core.dll"]
    assert forbidden(names) == names[:1]


def test_a_wheel_that_did_not_come_is_named(tmp_path):
    with pytest.raises(BuildError, match="alembic"):
        fetched(tmp_path, tuple(s for s in load_shipping().ships if s.name == "alembic"))


@pytest.mark.parametrize(
    ("expression", "refused"),
    [
        ("MIT", False),
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("LGPL-3.0-only", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", True),
        ("MIT AND (BSD-3-Clause OR GPL-2.0-only)", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("(MIT OR GPL-2.0-only) AND GPL-2.0-or-later", True),
    ],
)
def test_only_what_leaves_no_choice_but_the_gpl_is_refused(expression, refused):
    assert gpl_only(spdx(expression, of="something")) is refused


@pytest.mark.parametrize("said", ["", "Some License", "MIT AND", "Made-Up-1.0"])
def test_a_license_that_no_machine_can_read_stops_the_build(said):
    with pytest.raises(BuildError, match="something"):
        spdx(said, of="something")


def test_vendored_texts_are_named_and_named_ones_are_there():
    home = ROOT / "installer" / "licenses"
    there = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    tables = "".join(
        (ROOT / "installer" / name).read_text("utf-8") for name in ("shipped.toml", "bundled.toml")
    )
    assert {name for name in there if f'"{name}"' not in tables} == set()
    missing = [text for ship in load_shipping().ships for text in ship.texts if text not in there]
    assert missing == []


def test_no_text_says_where_a_package_came_from():
    for path in Path(ROOT / "installer").rglob("*.toml"):
        assert "pypi" not in path.read_text("utf-8").lower()
