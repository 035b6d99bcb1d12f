"""The guards inside the database: what was issued is never changed, deleted or numbered twice.

They belong to the program, not to a migration: `migrate` drops them all, changes the tables and
makes exactly these again. A change here needs a migration of its own, even an empty one.
"""

from __future__ import annotations

from typing import Final


def _refuse(event: str, table: str, *, when: str = "", because: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {{name}} BEFORE {event} ON {table}{condition} "
        f"BEGIN SELECT RAISE(ABORT, '{because}'); END"
    )


_NUMBER_FIXED = (
    "NEW.number IS NOT OLD.number OR NEW.ordinal IS NOT OLD.ordinal"
    " OR NEW.block_id IS NOT OLD.block_id"
    " OR (OLD.state, NEW.state) NOT IN (('free','issued'), ('free','void'), ('issued','void'))"
)
_DOCUMENT_FIT = (
    "(SELECT state FROM ticket_number WHERE number = NEW.number) IS NOT 'issued'"
    " OR NEW.seq <> 1 + (SELECT count(*) FROM document WHERE number = NEW.number)"
)
_EVENT_FIXED = (
    "NEW.entry IS NOT OLD.entry OR NEW.number IS NOT OLD.number OR NEW.seq IS NOT OLD.seq"
    " OR NEW.document_id IS NOT OLD.document_id OR NEW.kind IS NOT OLD.kind"
    " OR NEW.digest IS NOT OLD.digest OR NEW.signature IS NOT OLD.signature"
    " OR NEW.device_id IS NOT OLD.device_id OR NEW.body IS NOT OLD.body"
    " OR NEW.deadline IS NOT OLD.deadline OR NEW.queued_at IS NOT OLD.queued_at"
    " OR (OLD.state = 'received' AND NEW.state <> 'received')"
)
_RECEIPT_FIT = (
    "NOT EXISTS (SELECT 1 FROM outbox WHERE number = NEW.number AND seq = NEW.seq"
    " AND digest = NEW.digest)"
)
_LINK_FIT = (
    "NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM audit)"
    " OR (NEW.seq > 1 AND NEW.prev IS NOT (SELECT hash FROM audit WHERE seq = NEW.seq - 1))"
)

_BODIES = {
    "block_no_update": _refuse("UPDATE", "number_block", because="a number block is fixed"),
    "block_no_delete": _refuse("DELETE", "number_block", because="a number block is kept"),
    "number_starts_free": _refuse(
        "INSERT", "ticket_number", when="NEW.state <> 'free'", because="a number starts free"
    ),
    "number_one_way": _refuse(
        "UPDATE", "ticket_number", when=_NUMBER_FIXED, because="a number only moves forward"
    ),
    "number_no_delete": _refuse("DELETE", "ticket_number", because="a number is kept"),
    "document_fits": _refuse(
        "INSERT", "document", when=_DOCUMENT_FIT, because="a document needs a drawn number"
    ),
    "document_no_update": _refuse("UPDATE", "document", because="an issued document is fixed"),
    "document_no_delete": _refuse("DELETE", "document", because="an issued document is kept"),
    "outbox_fixed": _refuse("UPDATE", "outbox", when=_EVENT_FIXED, because="an event is fixed"),
    "outbox_no_delete": _refuse("DELETE", "outbox", because="an event is kept"),
    "kept_no_update": _refuse("UPDATE", "kept", because="a note is fixed"),
    "kept_no_delete": _refuse("DELETE", "kept", because="a note is kept"),
    "receipt_fits": _refuse(
        "INSERT", "receipt", when=_RECEIPT_FIT, because="a receipt names other contents"
    ),
    "receipt_no_update": _refuse("UPDATE", "receipt", because="a receipt is fixed"),
    "receipt_no_delete": _refuse("DELETE", "receipt", because="a receipt is kept"),
    "owed_no_update": _refuse("UPDATE", "print_owed", because="a print debt is fixed"),
    "owed_no_delete": _refuse("DELETE", "print_owed", because="a print debt is kept"),
    "print_no_update": _refuse("UPDATE", "print_log", because="the print log is fixed"),
    "print_no_delete": _refuse("DELETE", "print_log", because="the print log is kept"),
    "audit_in_order": _refuse(
        "INSERT", "audit", when=_LINK_FIT, because="an audit entry follows the last one"
    ),
    "audit_no_update": _refuse("UPDATE", "audit", because="an audit entry is fixed"),
    "audit_no_delete": _refuse("DELETE", "audit", because="an audit entry is kept"),
    "records_no_update": _refuse("UPDATE", "records", because="a record of DPS is fixed"),
    "records_no_delete": _refuse("DELETE", "records", because="a record of DPS is kept"),
}

TRIGGERS: Final = {name: body.format(name=name) for name, body in _BODIES.items()}
"""Name to the exact text that must stand in the file."""
