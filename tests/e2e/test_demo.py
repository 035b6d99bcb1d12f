"""The demo, run as the README says, leaves everything it promises."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from sync.ecf.nodes import NAMESPACES
from tests.contract import ecf_schemas
from tracs_mobile.domain.canonical import decode
from tracs_mobile.domain.document import Printable

ROOT = Path(__file__).parents[2]
SCREENS = (
    "stop-day.png", "stop-night.png", "outbox-day.png", "outbox-night.png", "outbox-waiting.png",
    "tickets-day.png", "issued-day.png", "ticket-day.png", "ticket-night.png", "agency-day.png",
    "devices-day.png", "devices-night.png",
)  # fmt: skip
PAPERS = (
    "license.png", "ticket.bin", "ticket.png", "ticket.pdf", "ticket-letter.pdf",
    "receipts.json", "audit.txt", "timing.json", "stop-data.csv",
    "TRAIN-0000001.ecf.xml", "TRAIN-0000001-2.ecf.xml", "TRAIN-0000002.ecf.xml",
    "TRAIN-0000002-2.ecf.xml", "TRAIN-0000003.ecf.xml", "tickets-demo.csv", "tickets-demo.json",
)  # fmt: skip


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """The folder that one run of the demo left."""
    out = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "tracs_mobile", "demo", "--out", out],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(out / "unused")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return out


def test_every_promised_file_is_there_and_not_empty(left):
    missing = [n for n in (*SCREENS, *PAPERS) if not (left / n).exists()]
    assert missing == []
    assert all((left / name).stat().st_size > 0 for name in (*SCREENS, *PAPERS))


@pytest.mark.parametrize("name", SCREENS)
def test_screens_have_the_size_of_a_patrol_laptop(left, name):
    with Image.open(left / name) as picture:
        assert picture.size == (1366, 768)


def test_the_codes_on_the_ticket_read_as_its_number_and_its_signed_short_form(left):
    printable = decode(Printable, (left / "ticket.json").read_bytes())
    with Image.open(left / "ticket.png") as picture:
        found = {code.format: code.text for code in zxingcpp.read_barcodes(picture.convert("L"))}
    assert found[zxingcpp.BarcodeFormat.Code128] == printable.document.number
    assert found[zxingcpp.BarcodeFormat.PDF417] == printable.short_form
    assert printable.short_form.startswith("TM1|TRAIN-0000001|C|")


def test_both_complaints_are_receipted_and_the_warning_stays_here(left):
    receipts = json.loads((left / "receipts.json").read_text("utf-8"))
    assert [r["number"] for r in receipts] == ["TRAIN-0000001", "TRAIN-0000002"]
    assert "Everything holds." in (left / "audit.txt").read_text("utf-8")


def test_every_ticket_says_the_same_to_the_court_as_on_paper(left):
    document = decode(Printable, (left / "ticket.json").read_bytes()).document
    tree = ElementTree.parse(left / f"{document.number}.ecf.xml")
    name = tree.findtext(".//nc:EntityPerson/nc:PersonName/nc:PersonSurName", namespaces=NAMESPACES)
    assert name == document.defendant.family_name
    kinds = [
        ElementTree.parse(path).findtext(".//vt:EventKindCode", namespaces=NAMESPACES)
        for path in sorted(left.glob("*-2.ecf.xml"))
    ]
    assert kinds == ["amend", "void"]


@pytest.mark.skipif(
    not ecf_schemas.are_there(), reason="the OASIS schemas are not beside this checkout"
)
def test_the_court_files_are_valid(left, tmp_path):
    schema = ecf_schemas.of_lxml(ecf_schemas.copied(tmp_path))
    for path in left.glob("*.ecf.xml"):
        schema.assertValid(etree.parse(path))


def test_the_time_of_every_step_is_written_down(left):
    steps = json.loads((left / "timing.json").read_text("utf-8"))
    assert steps["everything"] == max(steps.values())
    assert len(steps) >= 9


def test_the_printer_got_whole_jobs(left):
    job = (left / "ticket.bin").read_bytes()
    assert job.startswith(b"\x1b@")
    assert len(job) <= 40_000
