"""The import contracts of pyproject.toml hold, and each of them bites."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("tracs_mobile", "ui", "printers", "scanners", "sync", "migrations")
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]

# contract: (module that breaks it, what that module imports)
VIOLATIONS = {
    "Imports point inward": ("tracs_mobile/domain/planted_layer.py", "tracs_mobile.services"),
    "Use cases know no database, no keys and no device": (
        "tracs_mobile/services/planted_store.py",
        "tracs_mobile.store",
    ),
    "Nobody reaches past the ports into the store": ("ui/planted_reach.py", "tracs_mobile.store"),
    "Screens, printers and scanners hold no keys": ("ui/planted_keys.py", "tracs_mobile.vault"),
    "Printers, scanners and sync call no use case": (
        "printers/planted_use_case.py",
        "tracs_mobile.services",
    ),
    "The live client never imports its stand-ins": (
        "scanners/planted_stand_in.py",
        "tracs_mobile.testing",
    ),
    "The gateway shares only the wire, the court format, bundles and the domain with the client": (
        "sync/gateway/planted_share.py",
        "sync.planted_http",
    ),
    "No cycles inside any package": (
        "tracs_mobile/domain/planted_cycle_a.py",
        "tracs_mobile.domain.planted_cycle_b",
    ),
    "Qt lives in ui": ("printers/planted_qt.py", "PySide6.QtWidgets"),
    "The database library lives in the store, its migrations and the gateway": (
        "ui/planted_sql.py",
        "sqlalchemy.orm",
    ),
    "Migrations live in the store and the gateway, the encrypted database in the store alone": (
        "sync/gateway/planted_cipher.py",
        "sqlcipher3",
    ),
    "How names sound is known in the store": (
        "tracs_mobile/domain/planted_sound.py",
        "jellyfish",
    ),
    "Cryptography lives in the vault": ("sync/gateway/planted_crypto.py", "cryptography.fernet"),
    "Serial lines live in printers and scanners": ("sync/planted_serial.py", "serial"),
    "Drawing bar codes and printer commands lives in printers": (
        "ui/planted_escpos.py",
        "escpos.printer",
    ),
    "Pictures live in printers and scanners": ("tracs_mobile/domain/planted_picture.py", "PIL"),
    "Reading pictures lives in scanners": ("printers/planted_reader.py", "zxingcpp"),
    "HTTP and compression live in sync": ("tracs_mobile/services/planted_http.py", "httpx"),
    "The web service lives in the gateway": ("sync/planted_web.py", "fastapi"),
}
HELPERS = {
    "sync/planted_http.py": "",
    "tracs_mobile/domain/planted_cycle_b.py": "import tracs_mobile.domain.planted_cycle_a\n",
}


def lint(folder):
    """Run the contracts on the packages in `folder` and return the report as plain text."""
    script = "from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "250", "PATH": "", "NO_COLOR": "1"},
    )
    return done.returncode, re.sub(r"\x1b\[[0-9;]*m", "", done.stdout) + done.stderr


@pytest.fixture(scope="module")
def broken_report(tmp_path_factory):
    """Report on a copy of all packages with one violation planted for each contract."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            target = copy / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    planted = {path: f"import {imported}\n" for path, imported in VIOLATIONS.values()}
    for path, text in (planted | HELPERS).items():
        (copy / path).write_text(text, encoding="utf-8")
    return lint(copy)


def test_the_code_keeps_every_contract():
    code, report = lint(ROOT)
    assert code == 0, report


def test_every_contract_has_a_planted_violation():
    assert set(VIOLATIONS) == {contract["name"] for contract in CONFIG["contracts"]}


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_planted_violation_is_named_by_its_contract(broken_report, contract):
    code, report = broken_report
    assert code == 1, report
    assert f"{contract} BROKEN" in report
    # Behind the summary each broken contract has a section: name, underline, the imports.
    parts = re.split(r"^(\S.*)\n-+\n", report, flags=re.MULTILINE)
    section = dict(zip(parts[1::2], parts[2::2], strict=True))[contract]
    assert Path(VIOLATIONS[contract][0]).stem in section


def test_every_module_of_the_core_stands_in_a_layer():
    layers = next(c["layers"] for c in CONFIG["contracts"] if c["type"] == "layers")
    named = set(re.findall(r"tracs_mobile\.(\w+)", " ".join(layers)))
    core = ROOT / "tracs_mobile"
    modules = {path.stem for path in core.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in core.glob("*/__init__.py")}
    assert modules | packages - {"data"} <= named
