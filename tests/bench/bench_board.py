"""How long the 48-hour board takes over many submissions, as the page for staff asks for it.

    python tests/bench/bench_board.py [--many 5000000] [--only postgresql]

500,000 submissions on SQLite and on PostgreSQL, then 5,000,000 on PostgreSQL, where each month is
a table of its own: a year of 75 agencies, 1,500 officers and 600 laptops, made by SQL, with the
counts that taking them in would have made (days of UTC here). `claim` stays empty: the board never
reads it. Beside it the same figures counted from the rows of the last 30 days. All is deleted
afterwards; five million rows take about 5 GB and some minutes.
"""

import argparse
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, text

from sync.gateway.database import Database
from sync.gateway.intake.hours import STEPS
from sync.gateway.intake.partitions import Months
from sync.gateway.office.board import board, first_day
from sync.gateway.tables import AGENCY, BLOCK, DEVICE, instant_text
from sync.wire import encode
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.testing.postgres import PostgresServer

NOW = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
DAYS, AGENCIES, OFFICERS, LAPTOPS = 365, 75, 20, 8
FEW, MANY = 500_000, 5_000_000
MOST_MS, MOST_RATIO = 100, 2.0
ROUNDS = 15

# Everything of a row follows from its number n; the factors spread it without a pattern. Most
# arrive within four hours, a fourth within twelve, 2 % late.
_AGENCY = "((n * 7919) % 75)"
_OF = "(((n * 104729) / 75) % {of})"
_TENTHS = """(CASE WHEN (n * 31) % 97 < 62 THEN (n * 31) % 10
    WHEN (n * 31) % 97 < 80 THEN 10 + (n * 17) % 30 WHEN (n * 31) % 97 < 90 THEN 45 + n % 15 * 5
    WHEN (n * 31) % 97 < 95 THEN 130 + (n * 17) % 35 * 10 ELSE 490 + (n * 17) % 40 * 10 END)"""
_TICKET = """
    INSERT INTO ticket (number, submission_id, seq, agency, officer, device_id, training,
        issued_at, received_at, tenths, statute, town, missing, amended_at, voided_at, late_reason)
    SELECT {number}, n, 1, {agency}, {officer}, {laptop}, {no}, {received}, {received}, {tenths},
        '23 V.S.A. § 1007', 'Barre City', CASE WHEN n % 50 = 0 THEN 'search' ELSE '' END, '', '', ''
    FROM {numbers}
"""
_SUBMISSION = """
    INSERT INTO submission (id, number, seq, event, document_id, digest, kind, training,
        issued_at, received_at, channel, device_id, agency, officer, signature, body_locked,
        receipt)
    SELECT submission_id, number, seq, 'issue', number, {digest}, 'complaint', training,
        issued_at, received_at, 'https', device_id, agency, officer, {digest}, {body}, {receipt}
    FROM ticket
"""
_REFUSAL = """
    INSERT INTO refusal (id, number, seq, event, document_id, digest, replaces, officer, issued_at,
        code, device_id, received_at, signature, body_locked, mended_at)
    SELECT submission_id, number, 1, 'issue', 'r', {digest}, '', officer, issued_at,
        'NAME_MISSING', device_id, received_at, {digest}, {digest},
        CASE WHEN submission_id % 20000 = 0 THEN '' ELSE received_at END
    FROM ticket WHERE submission_id % 100 = 0
"""
_STEP = f"CASE {' '.join(f'WHEN tenths <= {step} THEN {step}' for step in STEPS)} END"
_COUNTS = (
    f"""INSERT INTO tally_agency (day, agency, training, step, tickets, total)
    SELECT substr(received_at, 1, 10), agency, training, {_STEP}, count(*), sum(tenths)
    FROM ticket GROUP BY 1, 2, 3, 4""",
    f"""INSERT INTO tally_officer (agency, officer, day, training, step, tickets, total)
    SELECT agency, officer, substr(received_at, 1, 10), training, {_STEP}, count(*), sum(tenths)
    FROM ticket GROUP BY 1, 2, 3, 4, 5""",
    """INSERT INTO first_ticket (officer, training, agency, issued_at, tickets)
    SELECT officer, training, min(agency), min(issued_at), count(*) FROM ticket GROUP BY 1, 2""",
    """INSERT INTO device_tally (device_id, numbers)
    SELECT device_id, count(*) FROM ticket GROUP BY 1""",
)
_BY_ROWS = """
    SELECT agency, count(*), sum(CASE WHEN tenths <= 480 THEN 1 ELSE 0 END), max(tenths)
    FROM ticket WHERE received_at >= :since GROUP BY agency
"""
_WORDS = {
    "sqlite": {
        "number": "printf('VCVC-%09d', n)",
        "agency": f"printf('%04d', 1000 + {_AGENCY})",
        "officer": f"printf('%05d', {_AGENCY} * 20 + {_OF.format(of=OFFICERS)})",
        "received": "strftime('%Y-%m-%dT%H:%M:%S', :start, (n * :step) || ' seconds') "
        "|| '.000000Z'",
        "numbers": "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c "
        "WHERE n < :many) SELECT n FROM c)",
        "no": "0",
        "digest": "zeroblob(32)",
        "body": "zeroblob(600)",
        "receipt": "printf('%.450c', 'x')",
    },
    "postgresql": {
        "number": "'VCVC-' || lpad(n::text, 9, '0')",
        "agency": f"lpad((1000 + {_AGENCY})::text, 4, '0')",
        "officer": f"lpad(({_AGENCY} * 20 + {_OF.format(of=OFFICERS)})::text, 5, '0')",
        "received": "to_char(CAST(:start AS timestamp) + n * CAST(:step AS float8) * "
        "interval '1 s', 'YYYY-MM-DD\"T\"HH24:MI:SS') || '.000000Z'",
        "numbers": "(SELECT generate_series(1, CAST(:many AS bigint)) AS n) AS c",
        "no": "false",
        "digest": "decode(repeat('00', 32), 'hex')",
        "body": "decode(repeat('00', 600), 'hex')",
        "receipt": "repeat('x', 450)",
    },
}


def fill(database, many):
    """A year of tickets and what is counted of them."""
    start = NOW - timedelta(days=DAYS)
    values = {
        "start": start.strftime("%Y-%m-%d %H:%M:%S"),
        "step": DAYS * 86_400 / many,
        "many": many,
    }
    words = dict(_WORDS[database.kind])
    words["laptop"] = f"'LAPTOP-' || ({_AGENCY} * 8 + {_OF.format(of=LAPTOPS)})"
    words["tenths"] = _TENTHS
    months = Months()
    with database.write() as connection:
        if database.kind == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        for month in range(13):
            months.ready(connection, start + timedelta(days=31 * month))
        connection.execute(text(_TICKET.format(**words)), values)
        connection.execute(text(_SUBMISSION.format(**words)))
        connection.execute(text(_REFUSAL.format(**words)))
        for statement in _COUNTS:
            connection.execute(text(statement))
        _fill_records(connection, many)
    if database.kind == "postgresql":
        with database.write() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("ANALYZE"))


def _fill_records(connection, many):
    names = [f"{1000 + n:04d}" for n in range(AGENCIES)]
    connection.execute(
        insert(AGENCY),
        [
            {"judiciary_code": n, "name": f"Agency {n}", "record": b"{}", "logo_png": b""}
            for n in names
        ],
    )
    each = many // (AGENCIES * LAPTOPS)
    beat = {"used": each, "free": 300, "waiting": 2, "highest_used": each, "version": "1.4.0"}
    laptops = [
        (f"LAPTOP-{n * LAPTOPS + m}", name) for n, name in enumerate(names) for m in range(8)
    ]
    connection.execute(
        insert(DEVICE),
        [
            {
                "device_id": laptop,
                "agency": agency,
                "public_pem": b"",
                "revoked": False,
                "last_seen_at": instant_text(NOW - timedelta(hours=at % 30)),
                "heartbeat": encode(Heartbeat(oldest_at=NOW - timedelta(hours=at % 47), **beat)),
                "name": f"Cruiser {at}",
            }
            for at, (laptop, agency) in enumerate(laptops)
        ],
    )
    connection.execute(
        insert(BLOCK),
        [
            {
                "block_id": laptop,
                "device_id": laptop,
                "prefix": laptop,
                "first": 1,
                "last": each + 300,
                "width": 7,
            }
            for laptop, _ in laptops
        ],
    )


def ms(work):
    """Milliseconds that some work takes, and its result."""
    begun = time.perf_counter()
    found = work()
    return 1000 * (time.perf_counter() - begun), found


class Filled:
    """A database that was filled; what the board of it takes."""

    def __init__(self, url, many):
        self.many = many
        self.database = Database(url)
        took, _ = ms(lambda: fill(self.database, many))
        print(f"{self.database.kind}, {many:,}: filled in {took / 1000:.0f} s", flush=True)
        self.since = first_day(NOW, 30)
        self.took, self.beside = [], []
        found, rows = self.board(), self.by_rows()
        assert found.figures.tickets == sum(row[1] for row in rows)
        assert found.figures.on_time == sum(row[2] for row in rows)
        self.tickets = found.figures.tickets

    def board(self):
        with self.database.read() as connection:
            return board(connection, NOW)

    def by_rows(self):
        with self.database.read() as connection:
            return connection.execute(text(_BY_ROWS), {"since": self.since}).all()

    def turn(self):
        self.took.append(ms(self.board)[0])
        self.beside.append(ms(self.by_rows)[0])

    @property
    def middle(self):
        return statistics.median(self.took)

    def tell(self):
        print(
            f"{self.database.kind}, {self.many:,}: board {self.middle:.1f} ms, {self.tickets:,} "
            f"tickets in 30 days; a plain count of their rows {statistics.median(self.beside):.1f} "
            "ms",
            flush=True,
        )


def measure(*filled):
    """Turn about, so that whatever else the machine does falls on all of them alike."""
    for _ in range(ROUNDS):
        for one in filled:
            one.turn()
    for one in filled:
        one.tell()
        one.database.close()


def main():
    """Run, tell, and fail when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--many", type=int, default=MANY, help="0 leaves them out")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    slow, ratio = [], 0.0
    if options.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            alone = Filled(f"sqlite:///{folder}/board.db", options.few)
            measure(alone)
            slow.append(alone.middle)
    if options.only != "sqlite":
        with PostgresServer(durable=False) as server:
            few = Filled(server.fresh_url(), options.few)
            many = [Filled(server.fresh_url(), options.many)] if options.many else []
            measure(few, *many)
            slow.append(few.middle)
            if many:
                pairs = zip(many[0].took, few.took, strict=True)
                ratio = statistics.median(large / small for large, small in pairs)
    print(f"slowest over {options.few:,}: {max(slow):.1f} ms (at most {MOST_MS})")
    if ratio:
        print(f"{options.many:,} beside {options.few:,}: {ratio:.2f} (at most {MOST_RATIO})")
    return 0 if max(slow) <= MOST_MS and ratio <= MOST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
