"""`python -m sync.gateway export`: what DPS holds, for the court or a records system."""

import csv
import json

import pytest

from sync.gateway.__main__ import main
from sync.gateway.court.exporting import filings_of_days
from sync.gateway.office.purging import purge
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.outbox import EventKind


@pytest.fixture
def keys(bureau, tmp_path):
    """The gateway's keys as a folder, as the command wants them."""
    folder = tmp_path / "keys"
    folder.mkdir()
    for name, raw in (
        ("signing.key", bureau.keys.signing.to_pem()),
        ("sealing.key", bureau.keys.sealing.to_pem()),
        ("storing.key", bureau.keys.storing.raw),
        ("import.key", bureau.keys.importing.to_pem()),
    ):
        (folder / name).write_bytes(raw)
    return folder


def filed(bureau):
    """A ticket with an amendment and a late reason, and one that was voided."""
    one, two = bureau.ticket(1), bureau.ticket(2)
    second = bureau.amended(one)
    bureau.send(one, two)
    bureau.send(second, bureau.event(EventKind.VOID, two))
    bureau.send(bureau.event(EventKind.LATE, second, seq=3))
    return one


def command(bureau, keys, out, form, *more):
    day = local_date(bureau.ticket(9).document.issued_at)
    return main(
        [
            *("export", "--database", bureau.url, "--keys", str(keys), "--format", form),
            *("--since", str(day), "--until", str(local_date(bureau.clock.now()))),
            *("--out", str(out), *more),
        ]
    )


def test_every_event_is_a_file_and_what_it_is_about_stands_in_it(bureau, keys, tmp_path, capsys):
    filed(bureau)
    assert command(bureau, keys, tmp_path / "out", "ecf") == 0
    assert "5 events of tickets written" in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "TRAIN-0000001-2.ecf.xml", "TRAIN-0000001-3.ecf.xml", "TRAIN-0000001.ecf.xml",
        "TRAIN-0000002-2.ecf.xml", "TRAIN-0000002.ecf.xml",
    ]  # fmt: skip
    late = (tmp_path / "out" / "TRAIN-0000001-3.ecf.xml").read_text("utf-8")
    assert "<vt:EventKindCode>late<" in late and "BÉLANGEOIX" in late


def test_tables_hold_the_same_and_can_be_of_one_agency(bureau, keys, tmp_path):
    filed(bureau)
    assert command(bureau, keys, tmp_path, "csv", "--agency", "1234") == 0
    assert command(bureau, keys, tmp_path, "json") == 0
    assert command(bureau, keys, tmp_path / "none", "csv", "--agency", "9999") == 0
    (table,) = tmp_path.glob("*.csv")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [row["Event"] for row in csv.DictReader(file)]
    (plain,) = tmp_path.glob("*.json")
    events = [row["Event"] for row in json.loads(plain.read_text("utf-8"))["tickets"]]
    assert rows == events == ["issue", "amend", "late", "issue", "void"]
    (empty,) = (tmp_path / "none").iterdir()
    assert len(empty.read_text("utf-8-sig").splitlines()) == 1


def test_an_expunged_ticket_is_in_no_export(bureau):
    one = filed(bureau)
    day = local_date(one.document.issued_at)
    until = local_date(bureau.clock.now())
    number, now = "TRAIN-0000001", bureau.clock.now()
    purge(bureau.database, number=number, again=number, order="26-1", by="admin", now=now)
    left = filings_of_days(bureau.database, bureau.keys, since=day, until=until)
    assert {filing.document.number for filing in left} == {"TRAIN-0000002"}


def test_days_in_the_wrong_order_get_a_sentence(bureau, keys, tmp_path, capsys):
    days = ("--since", "2026-11-02", "--until", "2026-11-01")
    assert command(bureau, keys, tmp_path / "out", "csv", *days) == 1
    assert "The last day lies before the first one" in capsys.readouterr().err
