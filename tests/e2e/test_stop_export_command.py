"""`tracs-mobile export stops`: who may, which days, and a sentence for whatever goes wrong."""

import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pandas
import pytest

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.days import local_date
from tracs_mobile.settings import Settings, save_settings
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.stops import LIGHT, SPEEDING, ready_stop
from tracs_mobile.training import TRAINEES

OFFICER, _, POC, _ = TRAINEES


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A laptop with a stop of two papers and a stop that ended without any."""
    folder = tmp_path_factory.mktemp("export") / "data"
    settings = Settings(data_dir=folder, argon2_memory_kib=19_456)
    with closing(open_desk(settings)) as desk:
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        draft = replace(ready_stop(client.new_stop(), SPEEDING, LIGHT), driver=a_driver())
        client.issue(draft)
        client.issue(replace(ready_stop(client.new_stop()), driver=a_driver(), charges=(),
                             outcomes=("V",)))  # fmt: skip
    save_settings(settings)
    return folder


def export(data, out, *, who=POC, since=None, until=None):
    today = local_date(SystemClock().now())
    command = [sys.executable, "-m", "tracs_mobile", "export", "stops"]
    command += ["--user", who.officer.username, "--out", str(out), "--data-dir", str(data)]
    command += ["--since", str(since or today), "--until", str(until or today)]
    return subprocess.run(
        command, input=f"{who.secret}\n", capture_output=True, text=True, check=False, timeout=60,
        env=dict(os.environ),
    )  # fmt: skip


def test_a_point_of_contact_gets_one_row_a_stop(data, tmp_path):
    out = tmp_path / "stops.csv"
    done = export(data, out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 stops written")
    rows = pandas.read_csv(out, dtype=str, keep_default_na=False)
    assert list(rows["Stop Outcome"]) == ["T; W", "V"]
    assert rows["Stop ID"].is_unique
    assert "BÉLANGEOIX" not in out.read_text("utf-8-sig")


def test_days_without_a_stop_are_an_empty_table(data, tmp_path):
    out = tmp_path / "stops.csv"
    long_ago = local_date(SystemClock().now()) - timedelta(days=90)
    done = export(data, out, since=long_ago, until=long_ago)
    assert done.stdout.startswith("0 stops written")
    assert len(pandas.read_csv(out)) == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"who": OFFICER}, "You may not export stop data"),
        ({"who": replace(POC, secret="covered-bridge-9")}, "wrong"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "last day lies before"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_written(data, tmp_path, change, said):
    out = tmp_path / "stops.csv"
    done = export(data, out, **change)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_a_day_that_is_none_is_wrong_use(data, tmp_path):
    done = export(data, tmp_path / "stops.csv", since="tomorrow")
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr


def test_a_folder_that_is_not_there_is_told(data, tmp_path):
    done = export(data, tmp_path / "nowhere" / "stops.csv")
    assert done.returncode == 1
    assert "could not be written" in done.stderr


def test_a_laptop_that_was_never_started_is_not_made(tmp_path):
    done = export(tmp_path / "none", tmp_path / "stops.csv")
    assert done.returncode == 1
    assert "Nothing is set up" in done.stderr
    assert not (tmp_path / "none" / "training").exists()
