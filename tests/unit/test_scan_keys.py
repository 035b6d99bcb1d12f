"""What scanners deliver as keys: control characters lost or turned, Caps Lock on."""

from dataclasses import fields
from datetime import date

import pytest

from scanners.text.reader import VERIFY, scan_payload
from tracs_mobile.domain.license import Read, ScanSource
from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.scanner_keys import ControlKeys, as_keys, typed

TODAY = date(2025, 6, 1)
LOSING = [ControlKeys.DROPPED, ControlKeys.FUNCTION]
KEYS = ("family_name", "number", "birth_date")
VERSIONS = range(12)


def keyed(raw, **more):
    text = typed(as_keys(raw, **more))
    return scan_payload(text.encode("latin-1"), source=ScanSource.WEDGE, today=TODAY)


def values(license_):
    reads = {item.name: getattr(license_, item.name) for item in fields(license_)}
    return {name: read.value for name, read in reads.items() if isinstance(read, Read)}


def plain(version, seed=0):
    raw = license_payload(invented_holder(seed + version), version=version)
    return raw, values(scan_payload(raw, source=ScanSource.SERIAL, today=TODAY).license)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("caps_lock", [False, True])
def test_control_keys_lose_nothing_with_or_without_caps_lock(version, caps_lock):
    raw, expected = plain(version)
    scan = keyed(raw, caps_lock=caps_lock)
    assert scan.source is ScanSource.WEDGE
    assert values(scan.license) == expected


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("caps_lock", [False, True])
def test_enter_for_every_line_end_is_enough_to_tell_the_fields_apart(version, caps_lock):
    raw, expected = plain(version)
    scan = keyed(raw, controls=ControlKeys.ENTER_ONLY, caps_lock=caps_lock)
    assert values(scan.license) == expected


@pytest.mark.parametrize("controls", LOSING)
@pytest.mark.parametrize("caps_lock", [False, True])
@pytest.mark.parametrize("version", VERSIONS)
def test_a_license_without_separators_is_read_and_every_field_is_to_be_verified(
    version, controls, caps_lock
):
    raw, expected = plain(version)
    license_ = keyed(raw, controls=controls, caps_lock=caps_lock).license
    assert VERIFY in license_.warnings
    assert {name: values(license_)[name] for name in KEYS} == {
        name: expected[name] for name in KEYS
    }
    assert all(read.warning for name in KEYS for read in [getattr(license_, name)])


@pytest.mark.parametrize("controls", LOSING)
def test_without_separators_no_name_number_or_birth_date_is_ever_wrong_and_unmarked(controls):
    for seed in range(150):
        raw, expected = plain(seed % 12, seed)
        scan = keyed(raw, controls=controls)
        got = values(scan.license)
        for name in KEYS:
            read = getattr(scan.license, name)
            assert got[name] in (None, expected[name]) or read.warning


@pytest.mark.parametrize("missing", range(1, 4))
def test_the_control_characters_that_survived_are_named(missing):
    raw = license_payload(version=10)
    kept = raw
    for char in ("\x1e", "\r", "\n")[:missing]:
        kept = kept.replace(char.encode(), b"")
    scan = scan_payload(kept, source=ScanSource.WEDGE, today=TODAY)
    names = {"\x1e": "RS", "\r": "CR", "\n": "LF"}
    assert set(scan.delivered.separators) == {
        name for char, name in names.items() if char.encode() in kept
    }
