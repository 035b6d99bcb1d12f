"""`python -m scanners read`: pictures and payload files in, one answer each out, never a crash."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from scanners.__main__ import main
from tracs_mobile.testing.licenses import invented_holder, license_payload, without_separators
from tracs_mobile.testing.vehicles import Registered, registration_payload

KEYS = [
    "family_name",
    "given_name",
    "middle_name",
    "suffix",
    "number",
    "birth_date",
    "expiry_date",
    "issue_date",
    "sex",
    "height_in",
    "weight_lb",
    "eyes",
    "hair",
    "street",
    "street2",
    "city",
    "state",
    "postal_code",
    "country",
    "issuer",
    "issuer_state",
    "aamva_version",
    "vehicle_class",
    "endorsements",
    "restrictions",
    "document_type",
    "warnings",
]
VEHICLE_KEYS = [
    "kind",
    "vin",
    "plate",
    "plate_state",
    "year",
    "make",
    "model",
    "body_style",
    "color",
    "owner",
    "expiry_date",
    "document",
    "warnings",
]
HOLDER = invented_holder(5)


@pytest.fixture
def files(tmp_path):
    raw = license_payload(HOLDER, version=8)
    (tmp_path / "payload.txt").write_bytes(raw)
    (tmp_path / "stripped").write_bytes(without_separators(raw))
    code = zxingcpp.create_barcode(raw, zxingcpp.BarcodeFormat.PDF417, ec_level=5)
    symbol = np.array(zxingcpp.write_barcode_to_image(code, scale=3))
    Image.fromarray(symbol).save(tmp_path / "picture.dat", "PNG")
    Image.new("L", (640, 480), 200).save(tmp_path / "blank.jpg")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 300)
    (tmp_path / "huge").write_bytes(b"A" * 3_000_000)
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    (tmp_path / "folder").mkdir()
    return tmp_path


def run(files: Path, *names: str, capsys, as_json: bool = True):
    flags = ["--json"] if as_json else []
    status = main(["read", *flags, *(str(files / name) for name in names)])
    out, err = capsys.readouterr()
    return status, out, err


def test_pictures_and_payloads_give_the_same_record(files, capsys):
    status, out, err = run(files, "payload.txt", "picture.dat", capsys=capsys)
    one, two = (json.loads(line) for line in out.splitlines())
    assert status == 0
    assert err == ""
    assert list(one) == KEYS
    assert one == two
    assert one["family_name"] == HOLDER.family
    assert one["birth_date"] == HOLDER.born.isoformat()
    assert one["height_in"] == HOLDER.height_in
    assert one["aamva_version"] == 8
    assert one["street2"] is None


def test_what_is_read_with_doubt_carries_its_warnings(files, capsys):
    status, out, _ = run(files, "stripped", capsys=capsys)
    assert status == 0
    assert any("Verify every field" in warning for warning in json.loads(out)["warnings"])


BAD = ["blank.jpg", "empty", "binary", "huge", "broken.png", "folder", "missing", "a\nb"]


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_a_sentence_nulls_and_status_1(files, capsys, name):
    status, out, err = run(files, name, capsys=capsys)
    record = json.loads(out)
    assert status == 1
    assert list(record) == ["error", *KEYS]
    assert record["error"].endswith(".")
    assert record["error"] in err
    assert record["warnings"] == []
    assert all(record[key] is None for key in KEYS[:-1])


def test_answers_come_in_order_and_one_bad_file_stops_nothing(files, capsys):
    status, out, _ = run(files, "payload.txt", "empty", "picture.dat", capsys=capsys)
    records = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert ["error" in record for record in records] == [False, True, False]


def test_people_get_lines_with_american_dates(files, capsys):
    status, out, _ = run(files, "payload.txt", capsys=capsys, as_json=False)
    assert status == 0
    assert HOLDER.born.strftime("%m/%d/%Y") in out
    assert HOLDER.family in out


def test_a_license_that_fails_the_gate_is_an_error(files, capsys):
    raw = license_payload(HOLDER, version=8).replace(b"\nDBB", b"\nDXX").replace(b"DAQ", b"DXQ")
    (files / "damaged").write_bytes(raw)
    status, out, _ = run(files, "damaged", capsys=capsys)
    assert status == 1
    assert json.loads(out)["number"] is None


def test_a_vehicle_is_one_line_of_its_own_kind(files, capsys):
    (files / "registration").write_bytes(
        registration_payload(Registered(expires=date(2099, 6, 30)))
    )
    (files / "label").write_bytes(b"*1HGCM82633A004353*")
    status, out, err = run(files, "registration", "label", capsys=capsys)
    paper, label = (json.loads(line) for line in out.splitlines())
    assert (status, err) == (0, "")
    assert list(paper) == list(label) == VEHICLE_KEYS
    assert paper["kind"] == label["kind"] == "vehicle"
    assert paper["plate"] == "GHT123"
    assert paper["expiry_date"] == "2099-06-30"
    assert paper["document"] == "vehicle registration"
    assert paper["warnings"] == []
    assert label["plate"] is None
    assert any("check digit" in said for said in label["warnings"])


def test_a_sealed_insurance_code_is_named(files, capsys):
    (files / "sealed").write_bytes(random.Random(5).randbytes(240))
    status, out, _ = run(files, "sealed", capsys=capsys)
    assert status == 1
    assert "insurance code" in json.loads(out)["error"]


def test_people_get_the_vehicle_in_lines_too(files, capsys):
    (files / "registration").write_bytes(registration_payload())
    status, out, _ = run(files, "registration", capsys=capsys, as_json=False)
    assert status == 0
    assert "plate state    VT" in out
    assert "06/30/2027" in out


def test_the_module_runs_as_a_command_on_a_console_without_accents(files):
    raw = license_payload(invented_holder(5), version=8).replace(b"DCS", b"DCS\xc9")
    (files / "accent").write_bytes(raw)
    for flags in (["--json"], []):
        done = subprocess.run(
            [sys.executable, "-m", "scanners", "read", *flags, str(files / "accent")],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
        )
        assert done.returncode == 0
        assert b"Traceback" not in done.stderr
