"""How many damaged bar codes show a wrong field: none may.

    python tests/bench/bench_misreads.py [--of 10000] [--seed 0] [--these SEED ...]

Every symbol has damage near what its check words can put right, by turns with 16 (EC 3) and 64
(EC 5) of them. A wrong read is any field that is shown, differs from the card, and carries no doubt
of its own, where the license as a whole does not ask to verify every field. Names, number and
birth date that differ are counted even where it does.
"""

import argparse
import sys
import time
from dataclasses import dataclass, fields
from datetime import date

from scanners.pictures.found import find_payload
from scanners.pictures.pdf417 import decoded
from scanners.text.reader import VERIFY, read_payload
from tracs_mobile.domain.license import LicenseRead, Read, ScanSource
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.scenes import damaged_symbol

TODAY = date(2025, 6, 1)
LEVELS = (3, 5)
KEYS = ("family_name", "given_name", "middle_name", "number", "birth_date")
DEADLINE_S = 1.0


@dataclass
class Counts:
    """What became of the symbols. `garbled` are reads of the usual decoder that differ."""

    symbols: int = 0
    usual: int = 0
    garbled: int = 0
    read: int = 0
    to_verify: int = 0
    wrong: int = 0
    wrong_to_verify: int = 0


def shown(raw, *, agreed):
    return read_payload(raw, source=ScanSource.IMAGE, today=TODAY, agreed=agreed)


def differing(got, right, names):
    """Fields that are filled and not as on the card, whose value carries no doubt."""
    wrong = []
    for name in names:
        one, other = getattr(got, name), getattr(right, name)
        if isinstance(one, Read) and one.value is not None and one.value != other.value:
            wrong.append(name)
    return wrong


def judged(payload, found, counts):
    """Count what an officer would see of one found payload."""
    right = shown(payload, agreed=True)
    got = shown(found.payload, agreed=found.agreed)
    verify = VERIFY in got.warnings
    counts.to_verify += verify
    names = [field.name for field in fields(LicenseRead)]
    unsaid = [name for name in differing(got, right, names) if not getattr(got, name).warning]
    if unsaid and not verify:
        counts.wrong += 1
        print(f"  WRONG: {unsaid} by {found.step}", flush=True)
    elif differing(got, right, KEYS):
        counts.wrong_to_verify += 1
        print(f"  wrong, to be verified: {differing(got, right, KEYS)} by {found.step}", flush=True)


def run(seeds):
    """Read a damaged symbol for each seed."""
    counts = Counts()
    for seed in seeds:
        payload = license_payload(invented_holder(seed), version=(1, 3, 8, 10)[seed // 2 % 4])
        gray = damaged_symbol(payload, seed=seed, ec_level=LEVELS[seed % 2])
        counts.symbols += 1
        plain = decoded(gray)
        counts.usual += bool(plain)
        counts.garbled += any(raw != payload for raw in plain)
        try:
            found = find_payload(gray, today=TODAY, deadline_s=DEADLINE_S)
            judged(payload, found, counts)
        except UnreadableScan:
            continue
        counts.read += 1
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--of", type=int, default=10_000, help="how many symbols")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--these", type=int, nargs="*", default=(), help="some seeds besides")
    asked = parser.parse_args()
    began = time.perf_counter()
    counts = run([*asked.these, *range(asked.seed, asked.seed + asked.of)])
    took = time.perf_counter() - began
    print(f"{counts.symbols} damaged symbols, seeds from {asked.seed}, {took:.0f} s")
    print(f"  the usual decoder alone: {counts.usual} accepted, {counts.garbled} of them garbled")
    print(f"  shown: {counts.read}, of these to be verified: {counts.to_verify}")
    print(f"  wrong without a word: {counts.wrong}; wrong name, number or birth date to be")
    print(f"  verified: {counts.wrong_to_verify}")
    return 1 if counts.wrong or counts.wrong_to_verify else 0


if __name__ == "__main__":
    sys.exit(main())
