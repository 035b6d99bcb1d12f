"""The commands of the gateway: where keys lie by themselves, and handing over to the court once."""

import argparse
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from sync import wire
from sync.gateway.__main__ import main
from sync.gateway.commands import COMMANDS, opening
from sync.gateway.keys import load_or_create_keys


def folder_of(database, keys=None):
    return opening.keys_folder(argparse.Namespace(database=database, keys=keys))


def test_keys_lie_beside_the_file_of_the_database_or_where_they_are_told(tmp_path, monkeypatch):
    assert folder_of("sqlite:///gateway.db") == Path("keys")
    assert folder_of(f"sqlite:///{tmp_path}/a/gateway.db") == tmp_path / "a" / "keys"
    assert folder_of(f"sqlite:///{tmp_path}/g.db?timeout=9") == tmp_path / "keys"
    assert folder_of("sqlite:///gateway.db", tmp_path) == tmp_path
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert folder_of("postgresql+psycopg://x/y") == tmp_path / "data" / "tracs-gateway" / "keys"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder_of("postgresql+psycopg://x/y").relative_to(tmp_path).parts[-1] == "keys"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path))
    assert folder_of("postgresql+psycopg://x/y") == tmp_path / "TraCS Gateway" / "keys"


def test_every_command_is_in_the_help_and_loads_no_library(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert {"serve", "forward", "staff", "import"} <= set(told.replace(",", " ").split())
    code = f"""
import importlib, sys
for name in {COMMANDS!r}: importlib.import_module(name)
heavy = {{"fastapi", "sqlalchemy", "uvicorn", "alembic", "jinja2"}} & set(sys.modules)
sys.exit(", ".join(heavy) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_keys_and_with_a_folder_for_the_court_it_serves_and_stops(tmp_path):
    database, drop = f"sqlite:///{tmp_path}/gateway.db", tmp_path / "drop"
    command = [sys.executable, "-m", "sync.gateway", "serve", "--database", database]
    command += ["--port", "0", "--court-drop", str(drop)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline()
        assert f"(keys in {tmp_path / 'keys'})" in said
        hello = httpx.get(f"{said.split()[-1]}/v1/hello", params={"nonce": "12345678"})
        assert hello.headers["content-type"] == wire.JOSE
        process.terminate()
        process.wait(20)
    assert (drop / ".work").is_dir()
    assert load_or_create_keys(tmp_path / "keys").gateway_id in said


def test_forward_says_what_it_did_and_what_is_wrong(tmp_path, capsys):
    place = ["--database", f"sqlite:///{tmp_path}/gateway.db"]
    assert main(["forward", *place, "--court-drop", str(tmp_path / "drop")]) == 0
    assert "Handed over: 0. Answers read: 0. Put off: 0." in capsys.readouterr().out
    (tmp_path / "file").write_text("x")
    assert main(["forward", *place, "--court-drop", str(tmp_path / "file")]) == 1
    assert "Nothing can be written" in capsys.readouterr().err
