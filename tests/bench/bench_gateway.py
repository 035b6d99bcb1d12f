"""How many tickets a second the gateway takes, beside a bare service that only inserts.

    python tests/bench/bench_gateway.py [--tickets 6000] [--rounds 3] [--only sqlite]

Batches of 100 under zstd over HTTP from a process of their own, on SQLite (WAL, FULL) and on
PostgreSQL with fsync. The gateway does all it does: it checks tokens, signatures, numbers and
content, claims, counts, signs a receipt for each ticket and commits before it answers.
"""

import argparse
import gzip
import statistics
import sys
import tempfile
from pathlib import Path

from gateway_load import BATCH, Load, bare, gateway, post_all

from sync import wire
from tracs_mobile.testing.postgres import PostgresServer

LEAST_RATE = 3_000
WARM = 15
"""Batches before the clock runs: the processes that verify take a second to start."""
MOST_P99_MS = 250
MOST_ZSTD, MOST_GZIP = 330, 350


def measure(name, fresh_url, options):
    """Rates of every round on one kind of database; whether the goal is met."""
    ours, beside, p99 = [], [], []
    for turn in range(1, options.rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            load = Load(seed=turn)
            url = fresh_url(folder)
            load.enlist(url)
            batches = load.batches(options.tickets + WARM * BATCH)
            first, batches = batches[:WARM], batches[WARM:]
            with gateway(url, Path(folder) / "keys") as base_url:
                post_all(base_url, first, signer=load.device, lines=options.lines)
                sent = post_all(base_url, batches, signer=load.device, lines=options.lines)
            with bare(fresh_url(folder)) as base_url:
                post_all(base_url, first, signer=load.device, lines=options.lines)
                alone = post_all(base_url, batches, signer=load.device, lines=options.lines)
        ours.append(sent.rate)
        beside.append(sent.rate / alone.rate)
        p99.append(sent.batch_ms(0.99))
        print(
            f"{name} round {turn}: {sent.rate:,.0f}/s, batch p50 {sent.batch_ms(0.5):.0f} ms, "
            f"p99 {p99[-1]:.0f} ms; bare {alone.rate:,.0f}/s",
            flush=True,
        )
    rate, ratio = statistics.median(ours), statistics.median(beside)
    print(f"{name}: median {rate:,.0f} tickets/s (at least {LEAST_RATE:,})")
    print(f"{name}: {ratio:.2f} of a bare service that only inserts")
    return rate >= LEAST_RATE and statistics.median(p99) <= MOST_P99_MS


def sizes():
    """Bytes a ticket in batches of 100; whether they are small enough."""
    batches = Load().batches(10 * BATCH)
    tickets = 10 * BATCH
    zstd = sum(len(wire.compress(batch, "zstd")) for batch in batches) / tickets
    packed = sum(len(gzip.compress(batch, 6)) for batch in batches) / tickets
    print(f"bytes a ticket: zstd {zstd:.0f} (at most {MOST_ZSTD}), gzip {packed:.0f}", end=" ")
    print(f"(at most {MOST_GZIP}); plain {sum(map(len, batches)) / tickets:,.0f}")
    return zstd <= MOST_ZSTD and packed <= MOST_GZIP


def main():
    """Run, tell, and fail when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tickets", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lines", type=int, default=5, help="connections at once")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    met = [sizes()]
    if options.only != "postgresql":
        names = iter(range(1_000))
        met.append(measure("SQLite", lambda at: f"sqlite:///{at}/{next(names)}.db", options))
    if options.only != "sqlite":
        with PostgresServer() as server:
            met.append(measure("PostgreSQL", lambda _at: server.fresh_url(), options))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
