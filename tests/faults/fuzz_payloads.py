"""Read a great many damaged payloads and count what must never happen.

    python tests/faults/fuzz_payloads.py --count 1000000 --seed 1

Damaged are licenses of all versions, vehicle documents, magnetic stripes, VIN labels and links:
bytes lost, changed, doubled and strewn in, and what keyboards and code pages do to a whole scan.
Counted are exceptions, values with control characters and values of a wrong type. A seed that
failed is printed, never the text it made.
"""

import argparse
import sys
import time
from collections import Counter
from datetime import date

from scanners.text.reader import scan_payload
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.testing.payload_damage import mutated, unsound

TODAY = date(2026, 11, 26)
SOURCES = tuple(ScanSource)


def faults_of(seed):
    """What is wrong with the read of one damaged payload, and what it was taken for."""
    raw = mutated(seed)
    try:
        scan = scan_payload(raw, source=SOURCES[seed % len(SOURCES)], today=TODAY)
    except Exception as fault:  # noqa: BLE001 - any at all is what is counted
        return [f"{type(fault).__name__} was raised"], "exception"
    taken = "license" if scan.license else "vehicle" if scan.vehicle else "sentence"
    return unsound(scan), taken


def run(count, seed, tell_every=100_000):
    """Read `count` payloads from `seed` on; returns the faults by seed and a count of answers."""
    faults, taken = {}, Counter()
    for done in range(count):
        found, kind = faults_of(seed + done)
        taken[kind] += 1
        if found:
            faults[seed + done] = found
        if tell_every and (done + 1) % tell_every == 0:
            print(f"  {done + 1:,} read, {len(faults)} faults", flush=True)
    return faults, taken


def main():
    parser = argparse.ArgumentParser(description="Read damaged payloads, count faults.")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    began = time.perf_counter()
    faults, taken = run(chosen.count, chosen.seed)
    took = time.perf_counter() - began
    for seed, found in list(faults.items())[:20]:
        print(f"seed {seed}: {'; '.join(found)}")
    told = ", ".join(f"{kind} {number:,}" for kind, number in sorted(taken.items()))
    print(f"{chosen.count:,} damaged payloads in {took:.0f} s: {told}")
    print(f"faults: {len(faults)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
