"""The register: what makes a ticket unique over all months, and the counts that boards show.

`submission` loses its own key of number and sequence, which `claim` takes over, and is cut into
months of receipt on PostgreSQL. Tickets and counts of what arrived before are worked out here;
what only the locked body says (statute, town, stop data) stays empty until `board rebuild`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
    text,
)

revision = "0003"
down_revision: str | None = "0002"
branch_labels: None = None
depends_on: None = None

_METADATA = MetaData()

_SUBMISSION = Table(
    "submission",
    _METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", String(10), nullable=False),
    Column("document_id", String(100), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("training", Boolean, nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("received_at", String(27), primary_key=True),
    Column("channel", String(10), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("agency", String(4), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body_locked", LargeBinary, nullable=False),
    Column("receipt", Text, nullable=False),
    Index("ix_submission_number", "number", "seq"),
    Index("ix_submission_device", "device_id", "id"),
    postgresql_partition_by="RANGE (received_at)",
)

Table(
    "register",
    _METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last_id", Integer, nullable=False),
)

Table(
    "claim",
    _METADATA,
    Column("number", String(100), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("submission_id", Integer, nullable=False),
    Column("received_at", String(27), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("event", String(10), nullable=False),
    Column("document_id", String(100), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("device_id", String(100), nullable=False),
    sqlite_with_rowid=False,
)

_TICKET = Table(
    "ticket",
    _METADATA,
    Column("number", String(100), primary_key=True),
    Column("submission_id", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("agency", String(4), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("training", Boolean, nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("received_at", String(27), nullable=False),
    Column("tenths", Integer, nullable=False),
    Column("statute", Text, nullable=False),
    Column("town", Text, nullable=False),
    Column("missing", Text, nullable=False),
    Column("amended_at", String(27), nullable=False, server_default=""),
    Column("voided_at", String(27), nullable=False, server_default=""),
    Column("late_reason", Text, nullable=False, server_default=""),
    Index("ix_ticket_agency", "agency", "received_at"),
    Index("ix_ticket_officer", "officer", "received_at"),
    Index("ix_ticket_received", "received_at"),
)

_TALLY_AGENCY = Table(
    "tally_agency",
    _METADATA,
    Column("day", String(10), primary_key=True),
    Column("agency", String(4), primary_key=True),
    Column("training", Boolean, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("tickets", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    sqlite_with_rowid=False,
)

_TALLY_OFFICER = Table(
    "tally_officer",
    _METADATA,
    Column("agency", String(4), primary_key=True),
    Column("officer", String(5), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("training", Boolean, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("tickets", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    sqlite_with_rowid=False,
)

_FIRST_TICKET = Table(
    "first_ticket",
    _METADATA,
    Column("officer", String(5), primary_key=True),
    Column("training", Boolean, primary_key=True),
    Column("agency", String(4), nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("tickets", Integer, nullable=False),
    Column("looked_at", String(27), nullable=False, server_default=""),
    Column("looked_by", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
)

Table(
    "device_tally",
    _METADATA,
    Column("device_id", String(100), primary_key=True),
    Column("numbers", Integer, nullable=False),
)

Table(
    "feed_subscriber",
    _METADATA,
    Column("key_id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("key_digest", String(64), nullable=False),
    Column("created_at", String(27), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("revoked_at", String(27), nullable=False, server_default=""),
)


_EASTERN = ZoneInfo("America/New_York")
_STEPS = (
    *(0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120),
    *(180, 240, 300, 360, 420, 480, 540, 600, 720, 960, 1_200, 1_440, 1_680),
    *(2_400, 4_800, 9_600, 19_200, 87_600),
)
_TENTH = timedelta(minutes=6)
_DOUBTFUL = (
    "'SEAL_BROKEN', 'SEAL_MISMATCH', 'DEVICE_UNKNOWN', 'DIGEST_MISMATCH', 'SIGNATURE_BAD', "
    "'BODY_MISMATCH', 'NUMBER_NOT_GRANTED'"
)
_FIRST_VERSIONS = f"""
    SELECT s.id, s.number, s.agency, s.officer, s.device_id, s.training, s.received_at,
        COALESCE((SELECT MIN(r.issued_at) FROM refusal r
            WHERE r.number = s.number AND r.event IN ('issue', 'amend') AND r.seq < s.seq
            AND r.issued_at <> '' AND r.issued_at < s.issued_at
            AND r.received_at <= s.received_at AND r.code NOT IN ({_DOUBTFUL})
        ), s.issued_at) AS issued_at,
        (SELECT MAX(v.seq) FROM submission v
            WHERE v.number = s.number AND v.event IN ('issue', 'amend')) AS newest,
        COALESCE((SELECT MAX(a.received_at) FROM submission a
            WHERE a.number = s.number AND a.event = 'amend' AND a.id > s.id), '') AS amended_at,
        COALESCE((SELECT MAX(w.received_at) FROM submission w
            WHERE w.number = s.number AND w.event = 'void'), '') AS voided_at,
        COALESCE((SELECT MAX(c.code) FROM reason c JOIN submission l
            ON l.number = c.number AND l.seq = c.seq
            WHERE l.number = s.number AND l.event = 'late'), '') AS late_reason
    FROM submission s WHERE s.event IN ('issue', 'amend') AND NOT EXISTS (
        SELECT 1 FROM submission e
        WHERE e.number = s.number AND e.event IN ('issue', 'amend') AND e.id < s.id)
    ORDER BY s.id
"""  # noqa: S608  constants
_NUMBERS = f"""
    INSERT INTO device_tally (device_id, numbers)
    SELECT device_id, COUNT(*) FROM (
        SELECT device_id, number FROM submission
        UNION SELECT device_id, number FROM refusal WHERE code NOT IN ({_DOUBTFUL})
    ) AS known GROUP BY device_id
"""  # noqa: S608  constants


def upgrade() -> None:
    connection = op.get_bind()
    _cut_submission(connection)
    _claim(connection)
    _mend(connection)
    _count(connection)


def _cut_submission(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE submission RENAME TO submission_whole"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER INDEX submission_pkey RENAME TO submission_whole_pkey"))
    _METADATA.create_all(connection, checkfirst=False)
    if connection.dialect.name == "postgresql":
        connection.execute(text("CREATE TABLE submission_default PARTITION OF submission DEFAULT"))
        for (month,) in connection.execute(
            text("SELECT DISTINCT substr(received_at, 1, 7) FROM submission_whole")
        ).all():
            _month(connection, month)
    names = ", ".join(column.name for column in _SUBMISSION.columns)
    connection.execute(
        text(f"INSERT INTO submission ({names}) SELECT {names} FROM submission_whole")  # noqa: S608
    )
    connection.execute(text("DROP TABLE submission_whole"))


def _month(connection: Connection, month: str) -> None:
    year, number = int(month[:4]), int(month[5:])
    until = f"{year + number // 12:04d}-{number % 12 + 1:02d}"
    connection.execute(
        text(
            f"CREATE TABLE submission_{year:04d}_{number:02d} PARTITION OF submission "
            f"FOR VALUES FROM ('{year:04d}-{number:02d}') TO ('{until}')"
        )
    )


def _claim(connection: Connection) -> None:
    connection.execute(
        text(
            "INSERT INTO claim (number, seq, submission_id, received_at, digest, event, "
            "document_id, officer, device_id) SELECT number, seq, id, received_at, digest, "
            "event, document_id, officer, device_id FROM submission"
        )
    )
    connection.execute(
        text("INSERT INTO register (id, last_id) SELECT 1, COALESCE(MAX(id), 0) FROM submission")
    )


def _mend(connection: Connection) -> None:
    op.add_column("refusal", Column("mended_at", String(27), nullable=False, server_default=""))
    op.create_index("ix_refusal_mended_at", "refusal", ["mended_at"])
    connection.execute(
        text(
            "UPDATE refusal SET mended_at = COALESCE((SELECT MIN(s.received_at) FROM submission s "
            "WHERE s.number = refusal.number AND s.event <> 'late'), '')"
        )
    )
    connection.execute(text(_NUMBERS))


def _count(connection: Connection) -> None:
    agencies: dict[tuple[Any, ...], list[int]] = {}
    officers: dict[tuple[Any, ...], list[int]] = {}
    begun: dict[tuple[Any, ...], dict[str, Any]] = {}
    for rows in _tickets(connection):
        connection.execute(insert(_TICKET), rows)
        for row in rows:
            day = datetime.fromisoformat(row["received_at"]).astimezone(_EASTERN).date()
            step = _STEPS[bisect_left(_STEPS, row["tenths"])]
            rest = (str(day), row["training"], step)
            _add(agencies, (row["agency"], *rest), row["tenths"])
            _add(officers, (row["agency"], row["officer"], *rest), row["tenths"])
            _begin(begun, row)
    names = ("agency", "day", "training", "step")
    _fill(connection, _TALLY_AGENCY, [_row(names, *pair) for pair in agencies.items()])
    whose = ("agency", "officer", *names[1:])
    _fill(connection, _TALLY_OFFICER, [_row(whose, *pair) for pair in officers.items()])
    _fill(connection, _FIRST_TICKET, list(begun.values()))


def _tickets(connection: Connection) -> Iterator[list[dict[str, Any]]]:
    found = connection.execute(text(_FIRST_VERSIONS)).mappings()
    for part in found.partitions(1_000):
        yield [_ticket(dict(row)) for row in part]


def _ticket(row: dict[str, Any]) -> dict[str, Any]:
    row["submission_id"], row["seq"] = row.pop("id"), row.pop("newest")
    row["training"] = bool(row["training"])
    issued, received = (datetime.fromisoformat(row[n]) for n in ("issued_at", "received_at"))
    row["tenths"] = min(max(-((issued - received) // _TENTH), 0), _STEPS[-1])
    return {**row, "statute": "", "town": "", "missing": ""}


def _begin(begun: dict[tuple[Any, ...], dict[str, Any]], row: dict[str, Any]) -> None:
    key = (row["officer"], row["training"])
    held = begun.setdefault(
        key,
        {"officer": key[0], "training": key[1], "issued_at": row["issued_at"], "tickets": 0},
    )
    held["tickets"] += 1
    held["issued_at"] = min(held["issued_at"], row["issued_at"])
    held["agency"] = row["agency"]


def _add(counts: dict[tuple[Any, ...], list[int]], key: tuple[Any, ...], tenths: int) -> None:
    held = counts.setdefault(key, [0, 0])
    held[0] += 1
    held[1] += tenths


def _row(names: Sequence[str], key: tuple[Any, ...], held: Sequence[int]) -> dict[str, Any]:
    return {**dict(zip(names, key, strict=True)), "tickets": held[0], "total": held[1]}


def _fill(connection: Connection, into: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(into), rows)


def downgrade() -> None:
    raise NotImplementedError("what was taken in is never taken apart; restore a backup instead")
