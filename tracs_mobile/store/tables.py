"""The tables as the queries see them. Constraints stand in the migrations, guards in `triggers`.

Instants are text of fixed width in UTC, so that they sort as they read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from tracs_mobile.overriding import override


class Instant(TypeDecorator[datetime]):
    """An aware datetime as `2026-11-21T15:04:05.000000Z`."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_text(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def instant_text(value: datetime) -> str:
    """The stored form of an aware instant."""
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


metadata: Final = MetaData()

number_block: Final = Table(
    "number_block",
    metadata,
    Column("block_id", Text, primary_key=True),
    Column("prefix", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("width", Integer, nullable=False),
)
ticket_number: Final = Table(
    "ticket_number",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("block_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("void_reason", Text),
)
number_floor: Final = Table(
    "number_floor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)
document: Final = Table(
    "document",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("stop_id", Text, nullable=False),
    Column("defendant", Text, nullable=False),
    Column("plate", Text, nullable=False),
    Column("town", Text, nullable=False),
    Column("statute", Text, nullable=False),
    Column("charge", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
outbox: Final = Table(
    "outbox",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("document_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("queued_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", Instant),
    Column("sent_at", Instant),
    Column("settled_at", Instant),
    Column("code", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
kept: Final = Table("kept", metadata, Column("document_id", Text, primary_key=True))
receipt: Final = Table(
    "receipt",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("receipt_id", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("token", Text, nullable=False),
)
print_owed: Final = Table(
    "print_owed",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("document_id", Text, nullable=False),
)
print_log: Final = Table(
    "print_log",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("grade", Text, nullable=False),
    Column("printer", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("sent_bytes", Integer, nullable=False),
    Column("job_bytes", Integer, nullable=False),
    Column("job_sha256", Text, nullable=False),
    Column("status_hex", Text, nullable=False),
    Column("took_ms", Integer, nullable=False),
    Column("cause", Text, nullable=False),
)
audit: Final = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
review: Final = Table(
    "review",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
)
ticket_event: Final = Table(
    "ticket_event",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("document_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
stop: Final = Table(
    "stop",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("stop_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("officer", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("numbers", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
note: Final = Table(
    "note",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("stop_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("text", Text, nullable=False),
)
paper: Final = Table(
    "paper",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
duty: Final = Table(
    "duty",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("until", Instant, nullable=False),
    Column("what", Text, nullable=False),
    Column("done_at", Instant),
    Column("done_by", Text, nullable=False),
)
purge: Final = Table(
    "purge",
    metadata,
    Column("number", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
preference: Final = Table(
    "preference",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)


def _line() -> list[Column[Any]]:
    """What a line of the list shows; `cure_open` and `owed` also narrow the list."""
    return [
        Column("entry", Integer, primary_key=True),
        Column("number", Text, nullable=False),
        Column("document_id", Text, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("stop_id", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("officer", Text, nullable=False),
        Column("issued_at", Instant, nullable=False),
        Column("defendant", Text, nullable=False),
        Column("plate", Text, nullable=False),
        Column("town", Text, nullable=False),
        Column("statute", Text, nullable=False),
        Column("charge", Text, nullable=False),
        Column("legal", Text, nullable=False),
        Column("delivery", Text, nullable=False),
        Column("review", Text, nullable=False),
        Column("note", Text, nullable=False),
        Column("printed", Text, nullable=False),
        Column("owed", Integer, nullable=False),
        Column("cure_until", Instant),
        Column("cure_open", Integer, nullable=False),
        Column("cure_shown", Integer, nullable=False),
        Column("explained", Integer, nullable=False),
        Column("event", Text, nullable=False),
        Column("deadline", Instant),
        Column("attempts", Integer, nullable=False),
        Column("next_try_at", Instant),
        Column("code", Text, nullable=False),
        Column("field", Text, nullable=False),
        Column("problem", Text, nullable=False),
        Column("received_at", Instant),
        Column("receipt_id", Text, nullable=False),
        Column("court", Text, nullable=False),
        Column("late_before", Integer, nullable=False),
    ]


ticket: Final = Table("ticket", metadata, *_line())
"""The newest version of every ticket that was not expunged; kept right by `triggers`."""
ticket_line: Final = Table("ticket_line", MetaData(), *_line())
"""The same of every version, worked out from the facts each time: a view of `standing`."""
draft: Final = Table(
    "draft",
    metadata,
    Column("draft_id", Text, primary_key=True),
    Column("officer", Text, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("finished", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
records: Final = Table(
    "records",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("roster", LargeBinary, nullable=False),
    Column("logo_png", LargeBinary, nullable=False),
    Column("extras", LargeBinary, nullable=False),
)
news: Final = Table(
    "news",
    metadata,
    Column("cursor", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
)
exported: Final = Table(
    "exported",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("bundle_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
ticket_clock: Final = Table(
    "ticket_clock",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("offset_ms", Integer, nullable=False),
    Column("suspect", Integer, nullable=False),
    Column("boot", Text, nullable=False),
    Column("up_ms", Integer, nullable=False),
    Column("shift_ms", Integer, nullable=False),
)
restored: Final = Table(
    "restored",
    metadata,
    Column("restoration_id", Text, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("begun_at", Instant, nullable=False),
)
asked_again: Final = Table(
    "asked_again",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("restoration_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("lost", Integer, nullable=False),
    Column("due", Instant, nullable=False),
)
receipt_again: Final = Table(
    "receipt_again",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("receipt_id", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("token", Text, nullable=False),
)
