"""How long a license takes: bytes to fields, and bytes at a real line to the scan."""

from __future__ import annotations

import os
import queue
import statistics
import time
import tty
from datetime import date

import pytest

from scanners.framing import SHORT_IDLE_S
from scanners.reader import read_payload
from scanners.serial_port import SerialScanner
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.ports import DeviceState
from tracs_mobile.testing.licenses import (
    invented_holder,
    license_payload,
    with_foreign_bytes,
    without_separators,
)

TODAY = date(2025, 6, 1)
PAYLOADS = [license_payload(invented_holder(seed), version=seed % 12) for seed in range(600)]


def medians_us(payloads: list[bytes]) -> tuple[float, float]:
    """Median and 99th percentile of one parse, in microseconds."""
    took = []
    for raw in payloads:
        began = time.perf_counter()
        read_payload(raw, source=ScanSource.SERIAL, today=TODAY)
        took.append((time.perf_counter() - began) * 1e6)
    took.sort()
    return statistics.median(took), took[len(took) * 99 // 100]


@pytest.mark.smoke
def test_a_payload_is_parsed_within_a_millisecond():
    medians_us(PAYLOADS[:60])
    median, worst = medians_us(PAYLOADS)
    foreign, _ = medians_us([with_foreign_bytes(raw, seed=1) for raw in PAYLOADS[:200]])
    lost, _ = medians_us([without_separators(raw) for raw in PAYLOADS[:40]])
    print(f"\nparse: median {median:.0f} us, p99 {worst:.0f} us; foreign bytes {foreign:.0f} us; ")
    print(f"separators lost {lost / 1000:.1f} ms")
    assert median <= 1000
    assert foreign <= 1000


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-serial line")
def test_a_scan_is_there_within_16_ms_of_the_end_of_its_frame():
    near, far = os.openpty()
    tty.setraw(far)
    states: queue.Queue[DeviceState] = queue.Queue()
    scans: queue.Queue[tuple[float, Scan]] = queue.Queue()
    scanner = SerialScanner(
        os.ttyname(far),
        on_scan=lambda scan: scans.put((time.perf_counter(), scan)),
        on_state=states.put,
        today=lambda: TODAY,
    )
    scanner.start()
    states.get(timeout=5)
    late_ms = []
    for raw in PAYLOADS[8:600:12]:
        os.write(near, raw)
        sent = time.perf_counter()
        heard, scan = scans.get(timeout=5)
        assert scan.license is not None
        # The frame ends when the silence has been long enough to be sure.
        late_ms.append((heard - sent - SHORT_IDLE_S) * 1000)
    scanner.close()
    os.close(near)
    os.close(far)
    late_ms.sort()
    median = statistics.median(late_ms)
    print(f"\nafter the end of the frame: median {median:.1f} ms, worst {late_ms[-1]:.1f} ms")
    assert median <= 16
