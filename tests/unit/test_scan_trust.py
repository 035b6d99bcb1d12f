"""What is refused with a sentence, what fails the gate, and what an officer is warned about."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from scanners.text.reader import AGAIN, VERIFY, judge_payload, read_payload
from tracs_mobile.domain.license import LicenseRead, Read, ScanSource
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.testing.licenses import (
    Holder,
    invented_holder,
    later_elements,
    license_payload,
    payload,
    with_wrong_lengths,
    without_separators,
)

TODAY = date(2025, 6, 1)
KEYS = ("family_name", "given_name", "middle_name", "number", "birth_date")
VERSIONS = range(12)


def read(raw: bytes, source: ScanSource = ScanSource.SERIAL) -> LicenseRead:
    return read_payload(raw, source=source, today=TODAY)


def values(license_: LicenseRead) -> dict[str, object]:
    reads = {item.name: getattr(license_, item.name) for item in fields(license_)}
    return {name: read.value for name, read in reads.items() if isinstance(read, Read)}


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "Nothing"), (b"\r\n\r\n", "Nothing"), (b"hello world",
        "not the bar code of a license"), (b"1HGCM82633A004352", "VIN"),
        (b"*1HGCM82633A004352*\r", "VIN"),
        (b"https://example.org/?q=1", "not the bar code"), (bytes(range(256)) * 40,
        "not the bar code"), (license_payload()[45:], "start of the license"),
        (b"@\n\x1e\rANSI 636024100002DL00410278", "damaged"),
        (license_payload() + license_payload(invented_holder(3)), "Two different"),
    ],
)  # fmt: skip
def test_what_is_no_license_is_refused_with_a_sentence(raw, word):
    with pytest.raises(UnreadableScan, match=word) as refused:
        read(raw)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(("kind", "word"), [("RG", "registration"), ("TD", "title"), ("VS",
    "inspection"), ("MC", "carrier"), ("IR", "registration"), ("OW", "owner")])  # fmt: skip
def test_vehicle_documents_are_named_and_refused(kind, word):
    raw = payload([("RAM", "ABC123"), ("VAD", "1HGCM82633A004352")], kind=kind)
    with pytest.raises(UnreadableScan, match=word):
        read(raw)


def test_a_read_that_fails_the_gate_fills_no_name_number_or_birth_date():
    elements = [(name, value) for name, value in later_elements(Holder(),
    8) if name not in ("DBB", "DAQ")]  # fmt: skip
    license_ = read(payload(elements, version=8))
    assert all(getattr(license_, name).value is None for name in (*KEYS, "suffix"))
    assert license_.city.value == "MONTPELIER"
    assert AGAIN in license_.warnings


@pytest.mark.parametrize("source", [ScanSource.IMAGE, ScanSource.CAMERA])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"QUILLFEATHER", b"QUI#$7ATHER"), (b"DAQ98760123", b"DAQ98;<0123"), (b"DBB04231987",
        b"DBB04O31987"), (b"\nDBB", b"\nDXB"), (b"MARROW", b"mA%9*("),
    ],
)  # fmt: skip
def test_a_picture_with_text_no_license_holds_fails_the_gate(source, old, new):
    raw = license_payload(version=8)
    license_ = read(raw.replace(old, new), source)
    assert old in raw
    assert license_.family_name.value is None
    assert license_.birth_date.value is None


def test_a_picture_that_is_not_flawless_is_to_be_verified_unless_two_views_agree():
    raw = with_wrong_lengths(license_payload(version=8), by=1)
    alone = read_payload(raw, source=ScanSource.IMAGE, today=TODAY)
    agreed = read_payload(raw, source=ScanSource.IMAGE, today=TODAY, agreed=True)
    assert VERIFY in alone.warnings
    assert agreed.warnings == ()
    assert read_payload(license_payload(), source=ScanSource.IMAGE, today=TODAY).warnings == ()


# --- dates an officer should look at ---


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"expires": date(2025, 5, 31)}, "expiry_date", "The license expired on 05/31/2025."),
        ({"born": date(2026, 1, 1)}, "birth_date", "future"),
        ({"born": date(2015, 1, 1)}, "birth_date", "10 years old"), ({"born": date(1901, 1, 1)},
        "birth_date", "124 years old"),
        ({"born": date(2005, 1, 1), "issued": date(2004, 1, 1)}, "birth_date",
        "not before the issue date"), ({"issued": date(2025, 7, 1)}, "issue_date", "future"),
        ({"expires": date(2025, 7, 1), "issued": date(2025, 8, 1)}, "expiry_date",
        "before it was issued"),
    ],
)  # fmt: skip
def test_odd_dates_are_said_in_a_sentence_on_their_field(change, field, said):
    license_ = read(license_payload(replace(Holder(), **change), version=8))
    assert said in getattr(license_, field).warning
    assert any(said in warning for warning in license_.warnings)


def test_a_license_is_good_on_its_last_day():
    assert read(license_payload(replace(Holder(), expires=TODAY), version=8)).warnings == ()


def test_a_child_may_have_an_id_card():
    child = replace(Holder(), born=date(2017, 3, 4))
    assert read(license_payload(child, version=10, kind="ID")).warnings == ()


@pytest.mark.parametrize(
    ("issued", "born", "doubted"),
    [
        (date(2020, 9, 1), date(1980, 4, 5), True), (date(2020, 9, 1), date(1980, 4, 23), False),
        (date(2020, 9, 1), date(1980, 4, 4), False), (date(2019, 9, 1), date(1980, 4, 5), False),
        (date(2022, 9, 1), date(1980, 4, 5), False),
    ],
)  # fmt: skip
def test_vermont_cards_of_the_wrong_birth_dates_are_doubted_where_it_can_matter(issued, born,
    doubted):  # fmt: skip
    license_ = read(license_payload(replace(Holder(), issued=issued, born=born), version=7))
    assert bool(license_.birth_date.warning) is doubted
    assert license_.birth_date.value == born


def test_a_vermont_birth_date_in_another_order_than_its_issue_date_is_doubted():
    elements = dict(later_elements(replace(Holder(), issued=date(2020, 9, 1)), 7))
    license_ = read(payload(list((elements | {"DBB": "19870423"}).items()), version=7))
    assert license_.birth_date.value == date(1987, 4, 23)
    assert license_.birth_date.warning


def test_a_verdict_tells_its_score_and_its_faults():
    flawless = judge_payload(license_payload(), source=ScanSource.IMAGE, today=TODAY).verdict
    worn = judge_payload(without_separators(license_payload()), source=ScanSource.IMAGE,
    today=TODAY).verdict  # fmt: skip
    assert (flawless.score, flawless.faults) == (100, ())
    assert worn.score < flawless.score
    assert worn.faults
