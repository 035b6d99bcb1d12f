"""How long a scan takes: bytes to fields, and bytes at a real line to the scan.

    python tests/bench/bench_scan.py

The reference beside the parser is the least any reader must do: decode the bytes and cut them at
every separator.
"""

import os
import queue
import statistics
import sys
import time
import tty
from datetime import date

from scanners.lines.framing import SHORT_IDLE_S
from scanners.lines.serial_port import SerialScanner
from scanners.text.reader import read_payload, scan_payload
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.testing.licenses import (
    invented_holder,
    license_payload,
    with_foreign_bytes,
    without_separators,
)
from tracs_mobile.testing.vehicles import invented_vehicle, invented_vin, registration_payload

TODAY = date(2025, 6, 1)
PARSE_MS = 0.2
TIMES_A_BARE_SPLIT = 100
SCAN_MS = 16.0
PAYLOADS = [license_payload(invented_holder(seed), version=seed % 12) for seed in range(600)]


def parse(raw):
    read_payload(raw, source=ScanSource.SERIAL, today=TODAY)


def scan(raw):
    scan_payload(raw, source=ScanSource.SERIAL, today=TODAY)


def bare(raw):
    return [line[:3] for line in raw.decode("latin-1").replace("\r", "\n").split("\n")]


def times_ms(action, payloads):
    took = []
    for raw in payloads:
        began = time.perf_counter()
        action(raw)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def parsing():
    times_ms(parse, PAYLOADS[:60])
    whole = times_ms(parse, PAYLOADS)
    median, worst = statistics.median(whole), whole[len(whole) * 99 // 100]
    reference = statistics.median(times_ms(bare, PAYLOADS))
    foreign = [with_foreign_bytes(raw, seed=1) for raw in PAYLOADS[:200]]
    lost = [without_separators(raw) for raw in PAYLOADS[:40]]
    papers = [registration_payload(invented_vehicle(seed)) for seed in range(200)]
    labels = [invented_vin(seed).encode() for seed in range(200)]
    ratio = median / reference
    print(f"parse: median {median:.3f} ms, p99 {worst:.3f} ms (median at most {PARSE_MS} ms)")
    print(f"  {ratio:.0f} times a bare split of {reference:.4f} ms (at most {TIMES_A_BARE_SPLIT})")
    print(f"  foreign bytes inside {statistics.median(times_ms(parse, foreign)):.3f} ms")
    print(f"  all separators lost {statistics.median(times_ms(parse, lost)):.1f} ms")
    print(f"  registration to scan {statistics.median(times_ms(scan, papers)):.3f} ms")
    print(f"  VIN label to scan {statistics.median(times_ms(scan, labels)):.3f} ms")
    return median <= PARSE_MS and ratio <= TIMES_A_BARE_SPLIT


def scanning():
    near, far = os.openpty()
    tty.setraw(far)
    states, scans = queue.Queue(), queue.Queue()
    scanner = SerialScanner(
        os.ttyname(far),
        on_scan=lambda scan: scans.put((time.perf_counter(), scan)),
        on_state=states.put,
        today=lambda: TODAY,
    )
    scanner.start()
    states.get(timeout=5)
    late = []
    for raw in PAYLOADS[8:600:12]:
        os.write(near, raw)
        sent = time.perf_counter()
        heard, scan = scans.get(timeout=5)
        if scan.license is None:
            raise SystemExit(f"A flawless license was not read: {scan.problem}")
        # The frame ends when the silence has been long enough to be sure.
        late.append((heard - sent - SHORT_IDLE_S) * 1000)
    scanner.close()
    os.close(near)
    os.close(far)
    median = statistics.median(late)
    print(f"frame end to scan: median {median:.1f} ms, worst {max(late):.1f} ms")
    return median <= SCAN_MS


if __name__ == "__main__":
    sys.exit(0 if all([parsing(), scanning()]) else 1)
