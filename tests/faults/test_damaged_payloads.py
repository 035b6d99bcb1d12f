"""Two thousand damaged payloads of every kind; `fuzz_payloads.py` reads as many as one likes."""

from __future__ import annotations

from datetime import date

import pytest

from scanners.text.reader import scan_payload
from tracs_mobile.domain.license import Read, Scan, ScanSource, VehicleRead
from tracs_mobile.testing.payload_damage import mutated, unsound, whole_payload

TODAY = date(2026, 11, 26)
SOURCES = tuple(ScanSource)


def scanned(raw: bytes, seed: int) -> Scan:
    return scan_payload(raw, source=SOURCES[seed % len(SOURCES)], today=TODAY)


@pytest.mark.parametrize("start", range(0, 2000, 100))
def test_damaged_payloads_give_a_sound_license_vehicle_or_sentence(start):
    found = {
        seed: said
        for seed in range(start, start + 100)
        if (said := unsound(scanned(mutated(seed), seed)))
    }
    assert found == {}


def test_whole_payloads_of_every_kind_are_read():
    taken = [scanned(whole_payload(seed), 0) for seed in range(160)]
    assert all(scan.problem == "" for scan in taken)
    assert sum(scan.vehicle is not None for scan in taken) >= 40


@pytest.mark.parametrize(
    "vehicle",
    [
        VehicleRead(plate=Read(value="AB\x1eC")),
        VehicleRead(year=Read(value=True)),
        VehicleRead(plate=Read(value=" ABC")),
        VehicleRead(warnings=("Look\n again.",)),
    ],
)
def test_an_unsound_read_would_be_seen(vehicle):
    scan = scan_payload(b"GHT123", source=ScanSource.SERIAL, today=TODAY)
    assert unsound(scan) == []
    assert unsound(Scan(source=scan.source, vehicle=vehicle, delivered=scan.delivered))
    assert unsound(Scan(source=scan.source, delivered=scan.delivered))
