"""`tracs-mobile export tickets`: the court's files and the tables for a records system."""

import csv
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from sync.ecf.nodes import NAMESPACES
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.ticket_table import COLUMNS
from tracs_mobile.settings import Settings, save_settings
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.stops import LIGHT, SPEEDING, ready_stop
from tracs_mobile.training import TRAINEES

OFFICER, _, POC, _ = TRAINEES


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A laptop with two papers, one of them voided, and an address that looks like a formula."""
    folder = tmp_path_factory.mktemp("export") / "data"
    settings = Settings(data_dir=folder, argon2_memory_kib=19_456)
    with closing(open_desk(settings)) as desk:
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        driver = a_driver(street="=1+1 ELM ST")
        issued = client.issue(
            replace(ready_stop(client.new_stop(), SPEEDING, LIGHT), driver=driver)
        )
        client.void(issued.issued[0].document.document_id, client.law.void_reasons[0].code, "")
    save_settings(settings)
    return folder


def export(data, out, form, *, who=POC, days=0):
    today = local_date(SystemClock().now()) - timedelta(days=days)
    command = [sys.executable, "-m", "tracs_mobile", "export", "tickets", "--format", form]
    command += ["--user", who.officer.username, "--out", str(out), "--data-dir", str(data)]
    command += ["--since", str(today), "--until", str(today)]
    return subprocess.run(
        command, input=f"{who.secret}\n", capture_output=True, text=True, check=False, timeout=60,
        env=dict(os.environ),
    )  # fmt: skip


def test_every_event_is_a_file_for_the_court(data, tmp_path):
    done = export(data, tmp_path / "court", "ecf")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 events of tickets written")
    found = {path.name: path for path in (tmp_path / "court").iterdir()}
    assert set(found) == {
        "TRAIN-0000001.ecf.xml", "TRAIN-0000001-2.ecf.xml", "TRAIN-0000002.ecf.xml"
    }  # fmt: skip
    kinds = {
        name: ElementTree.parse(path).findtext(".//vt:EventKindCode", namespaces=NAMESPACES)
        for name, path in found.items()
    }
    assert kinds["TRAIN-0000001-2.ecf.xml"] == "void"


def test_a_records_system_gets_a_table_in_which_nothing_is_a_formula(data, tmp_path):
    assert export(data, tmp_path, "csv").returncode == 0
    (path,) = tmp_path.glob("tickets-*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row["Event"] for row in rows] == ["issue", "void", "issue"]
    assert rows[0]["Street"] == "'=1+1 ELM ST"
    assert rows[0]["Last Name"] == "BÉLANGEOIX"


def test_the_same_as_one_object_for_programs(data, tmp_path):
    assert export(data, tmp_path, "json").returncode == 0
    (path,) = tmp_path.glob("tickets-*.json")
    found = json.loads(path.read_text("utf-8"))
    assert found["form"] == "tickets/1"
    assert [row["Ticket Number"] for row in found["tickets"]] == [
        "TRAIN-0000001", "TRAIN-0000001", "TRAIN-0000002"
    ]  # fmt: skip


def test_an_officer_who_is_no_point_of_contact_gets_a_sentence_and_no_file(data, tmp_path):
    done = export(data, tmp_path / "none", "csv", who=OFFICER)
    assert done.returncode == 1
    assert "You may not export tickets" in done.stderr
    assert list((tmp_path / "none").iterdir()) == []


def test_days_without_a_ticket_are_an_empty_table(data, tmp_path):
    done = export(data, tmp_path, "csv", days=90)
    assert done.stdout.startswith("0 events")
