"""The commands when something around them is not as it should be: one sentence, no traceback."""

import os
import signal
import socket
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.errors import BadInput
from tracs_mobile.settings import Settings, load_settings, save_settings
from tracs_mobile.training import TRAINEES


def run(*arguments, said="", **environment):
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        input=said,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


def is_one_sentence(done):
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().endswith(".")
    assert len(done.stderr.split()) > 4


@pytest.fixture
def no_folder(tmp_path):
    """A place where no folder can be made, whoever asks: a file stands in the way."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", "utf-8")
    return blocked / "data"


@pytest.mark.parametrize("command", [["doctor"], ["verify", "--user", "m.tremblaye"]])
def test_a_data_folder_that_cannot_be_made_is_told(command, no_folder):
    done = run("tracs_mobile", *command, "--data-dir", no_folder, said="secret\n")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1


def test_the_program_says_that_its_folder_cannot_be_written(no_folder):
    with pytest.raises(BadInput, match="cannot be used"):
        open_desk(Settings(data_dir=no_folder))


@pytest.mark.parametrize("command", [["doctor"], ["verify", "--user", "m.tremblaye"]])
def test_looking_makes_nothing(command, tmp_path):
    data = tmp_path / "data"
    done = run("tracs_mobile", *command, "--data-dir", data, said="secret\n")
    assert "Traceback" not in done.stderr
    assert not data.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access in lists, not in modes")
def test_nobody_else_can_enter_the_data_folder(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456)
    before = os.umask(0)
    try:
        with closing(open_desk(settings)):
            save_settings(settings)
    finally:
        os.umask(before)
    for folder in (settings.data_dir, settings.data_dir / "training", settings.data_dir / "logs"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "text", ["[]", '{"lock_after_min": "never"}', '{"training": 1}', '{"submit_within_h": true}']
)
def test_settings_of_another_kind_are_refused(tmp_path, text):
    (tmp_path / "settings.json").write_text(text, "utf-8")
    with pytest.raises(BadInput):
        load_settings(tmp_path)


def serve(tmp_path, *more, database=None):
    database = database or f"sqlite:///{tmp_path / 'gateway.db'}"
    keys = tmp_path / "keys"
    return run("sync.gateway", "serve", "--database", database, "--keys", keys, *more)


@pytest.mark.parametrize("database", ["nonsense", "sqlite:////no/such/folder/gateway.db", "x://y"])
def test_the_gateway_tells_a_database_that_it_cannot_use(tmp_path, database):
    is_one_sentence(serve(tmp_path, database=database))


def test_the_gateway_tells_a_port_in_use(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        is_one_sentence(serve(tmp_path, "--port", str(taken.getsockname()[1])))


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_the_gateway_tells_a_port_that_is_none(tmp_path, port):
    is_one_sentence(serve(tmp_path, f"--port={port}"))


def test_the_gateway_tells_a_folder_of_keys_that_cannot_be_written(tmp_path):
    (tmp_path / "keys").write_text("a file", "utf-8")
    is_one_sentence(serve(tmp_path))


def test_the_gateway_tells_an_address_it_does_not_have(tmp_path):
    is_one_sentence(serve(tmp_path, "--host", "203.0.113.9", "--port", "0"))


class Events:
    """Keeps what devices and delivery said."""

    def __init__(self):
        self.said = []

    def on_scan(self, scan):
        pass

    def on_device(self, state):
        self.said.append((state.name, state.said))

    def on_sync(self, status):
        self.said.append(("sync", status.said))

    def on_outbox(self):
        pass


@pytest.mark.parametrize(
    ("setting", "value", "who"),
    [
        ("gateway_url", "http://dps.example", "sync"),
        ("gateway_url", "https://[::", "sync"),
        ("printer_url", "tcp://x:y", "printer"),
    ],
)
def test_a_wrong_address_is_told_and_keeps_nobody_from_issuing(tmp_path, setting, value, who):
    given = {setting: value}
    settings = Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456, **given)
    events = Events()
    with closing(open_desk(settings)) as desk:
        desk.listen(events)
        client = desk.sign_on(TRAINEES[0].officer.username, TRAINEES[0].secret)
        assert client.numbers().free == 5000
    told = [said for name, said in events.said if name == who]
    assert any("address" in said for said in told), events.said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program otherwise")
def test_the_gateway_ends_calmly_when_it_is_interrupted(tmp_path):
    command = [sys.executable, "-m", "sync.gateway", "serve", "--port", "0"]
    command += ["--database", f"sqlite:///{tmp_path / 'g.db'}", "--keys", str(tmp_path / "keys")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as gateway:
        assert "ready" in gateway.stdout.readline()
        gateway.send_signal(signal.SIGINT)
        _, complaint = gateway.communicate(timeout=20)
    assert complaint == ""
    assert gateway.returncode == 0
