"""`python -m printers render`, as a person uses it."""

from pathlib import Path

import pytest

from printers.__main__ import main
from printers.profiles import profile_names

UNLIKE = ("generic-4in-832", "generic-3in-576", "epson-tm-p80ii", "generic-8.5in-page")
"""Printers whose papers differ; the others have the papers of one of these."""

GOLDEN = Path(__file__).parents[1] / "golden/print"
COMPLAINT = str(GOLDEN / "complaint.json")


def render(out, *more, document=COMPLAINT, profile="generic-3in-576"):
    return main(["render", "--profile", profile, "--out", str(out), *more, str(document)])


def test_three_files_are_written(tmp_path):
    assert render(tmp_path / "new") == 0

    found = {p.name: p.read_bytes()[:5] for p in (tmp_path / "new").iterdir()}
    assert found == {
        "ticket.bin": b"\x1b@\x1bt\x10",
        "ticket.png": b"\x89PNG\r",
        "ticket.pdf": b"%PDF-",
    }


@pytest.mark.parametrize("profile", UNLIKE)
@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.json")))
def test_every_stored_document_is_rendered_for_every_printer(tmp_path, name, profile):
    """`first-release` was stored before organizations, amendments and courtesy texts came."""
    assert render(tmp_path, document=GOLDEN / f"{name}.json", profile=profile) == 0
    assert len(list(tmp_path.iterdir())) == 3


def test_a_document_is_rendered_in_each_form(tmp_path):
    sizes = {}
    for form in ("native", "hybrid", "raster"):
        assert render(tmp_path / form, "--form", form, profile="bixolon-spp-r410") == 0
        sizes[form] = (tmp_path / form / "ticket.bin").stat().st_size

    assert sizes["native"] < sizes["hybrid"] < sizes["raster"]


@pytest.mark.parametrize("profile", profile_names())
def test_what_is_known_of_a_printer_is_listed_with_its_sources(capsys, profile):
    assert main(["facts", "--profile", profile]) == 0

    label, *lines = capsys.readouterr().out.splitlines()
    assert label[0].isupper() or label[0].isdigit()
    assert any("width_dots = " in line for line in lines)
    assert {line.split()[0] for line in lines} <= {"documented", "unknown"}


def test_an_unknown_profile_is_named(tmp_path, capsys):
    assert render(tmp_path, profile="laser") == 1
    assert "no printer profile called laser" in capsys.readouterr().err


def test_a_missing_document_is_named(tmp_path, capsys):
    assert render(tmp_path, document=tmp_path / "none.json") == 1
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"document": 1}', b"\xff\xfe", b"{" * 5000])
def test_a_document_that_is_none_is_refused_with_a_sentence(tmp_path, capsys, body):
    document = tmp_path / "bad.json"
    document.write_bytes(body)

    assert render(tmp_path, document=document) == 1
    said = capsys.readouterr().err
    assert "is not a document that can be printed" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == [document]


def test_a_folder_that_cannot_be_written_is_named(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")

    assert render(blocked / "out") == 1
    assert "cannot be written" in capsys.readouterr().err
