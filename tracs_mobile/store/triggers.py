"""The guards inside the database: what was issued is never changed, deleted or numbered twice.

They also keep `ticket` and the search index in step with the facts (`store.refill` makes both
anew). An expunged ticket has a row in `purge`; only then may its texts and bodies be blanked, and
nothing else of it be changed.

They belong to the program, not to a migration: `migrate` drops them all, changes the tables and
makes exactly these again. A change here needs a migration of its own, even an empty one.
"""

from __future__ import annotations

from typing import Final

from tracs_mobile.store.standing import is_purged, listed, number_of, refreshed, unsettled


def _refuse(event: str, table: str, *, when: str = "", because: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {{name}} BEFORE {event} ON {table}{condition} "
        f"BEGIN SELECT RAISE(ABORT, '{because}'); END"
    )


def _then(event: str, table: str, *statements: str) -> str:
    return f"CREATE TRIGGER {{name}} AFTER {event} ON {table} BEGIN {'; '.join(statements)}; END"


def _blanked(purged: str, *, fixed: str, texts: str = "", bodies: str = "") -> str:
    """When an update is anything else than blanking what belongs to an expunged ticket."""
    kept = [f"NEW.{column} IS NOT OLD.{column}" for column in fixed.split()]
    blank = [f"NEW.{column} <> ''" for column in texts.split()]
    empty = [f"length(NEW.{column}) > 0" for column in bodies.split()]
    return " OR ".join([f"NOT {purged}", *kept, *blank, *empty])


def _losses(row: str) -> str:
    """How often DPS lost an event that it had received."""
    return (
        f"(SELECT count(*) FROM asked_again WHERE number = {row}.number AND seq = {row}.seq"
        " AND lost = 1)"
    )


def _again(row: str) -> str:
    """How many receipts of an event came after the first."""
    return f"(SELECT count(*) FROM receipt_again WHERE number = {row}.number AND seq = {row}.seq)"


_NUMBER_OF_OLD = number_of("OLD.document_id")
_NUMBER_OF_NEW = number_of("NEW.document_id")
_OLD_PURGED = is_purged("OLD.number")
_ITS_PURGED = is_purged(_NUMBER_OF_OLD)
_STOP_PURGED = (
    "EXISTS (SELECT 1 FROM document JOIN purge ON purge.number = document.number"
    " WHERE document.stop_id = OLD.stop_id)"
)
_NEXT_SEQ = (
    "1 + (SELECT count(*) FROM document WHERE number = NEW.number)"
    " + (SELECT count(*) FROM ticket_event WHERE number = NEW.number)"
)

_NUMBER_FIXED = (
    "NEW.number IS NOT OLD.number OR NEW.ordinal IS NOT OLD.ordinal"
    " OR NEW.block_id IS NOT OLD.block_id"
    " OR ((OLD.state, NEW.state) NOT IN (('free','issued'), ('free','void'), ('issued','void'))"
    f" AND NOT (OLD.state = NEW.state AND NEW.void_reason = '' AND {_OLD_PURGED}))"
)
_DOCUMENT_FIT = (
    "(SELECT state FROM ticket_number WHERE number = NEW.number) IS NOT 'issued'"
    f" OR NEW.seq <> {_NEXT_SEQ} OR {is_purged('NEW.number')}"
)
_DOCUMENT_BLANKED = _blanked(
    _OLD_PURGED,
    fixed="entry document_id number seq kind officer issued_at device_id digest signature",
    texts="stop_id defendant plate town statute charge search",
    bodies="body",
)
_TICKET_EVENT_FIT = (
    "NOT EXISTS (SELECT 1 FROM document WHERE document_id = NEW.document_id"
    " AND number = NEW.number)"
    f" OR NEW.seq <> {_NEXT_SEQ} OR {is_purged('NEW.number')}"
)
_TICKET_EVENT_BLANKED = _blanked(
    _OLD_PURGED,
    fixed="entry number seq document_id kind device_id digest signature",
    bodies="body",
)
_EVENT_FIXED = (
    "NEW.entry IS NOT OLD.entry OR NEW.number IS NOT OLD.number OR NEW.seq IS NOT OLD.seq"
    " OR NEW.document_id IS NOT OLD.document_id OR NEW.kind IS NOT OLD.kind"
    " OR NEW.digest IS NOT OLD.digest OR NEW.signature IS NOT OLD.signature"
    " OR NEW.device_id IS NOT OLD.device_id"
    f" OR (NEW.body IS NOT OLD.body AND NOT (length(NEW.body) = 0 AND {_OLD_PURGED}))"
    " OR NEW.deadline IS NOT OLD.deadline OR NEW.queued_at IS NOT OLD.queued_at"
    " OR (OLD.state = 'received' AND NEW.state <> 'received'"
    # Back in line only for DPS's word that it lost what the last receipt was for.
    f" AND NOT (NEW.state = 'queued' AND {_losses('OLD')} = 1 + {_again('OLD')}))"
)
_RECEIPT_AGAIN_FIT = (
    "NOT EXISTS (SELECT 1 FROM outbox WHERE number = NEW.number AND seq = NEW.seq"
    " AND digest = NEW.digest AND state <> 'received')"
    f" OR {_again('NEW')} >= {_losses('NEW')}"
)
_ASKED_FIT = (
    "NOT EXISTS (SELECT 1 FROM outbox WHERE number = NEW.number AND seq = NEW.seq"
    f" AND state = 'received') OR {is_purged('NEW.number')}"
)
_RECEIPT_FIT = (
    "NOT EXISTS (SELECT 1 FROM outbox WHERE number = NEW.number AND seq = NEW.seq"
    " AND digest = NEW.digest)"
)
_LINK_FIT = (
    "NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM audit)"
    " OR (NEW.seq > 1 AND NEW.prev IS NOT (SELECT hash FROM audit WHERE seq = NEW.seq - 1))"
)
_PRINT_BLANKED = _blanked(
    _ITS_PURGED,
    fixed="entry document_id attempt at grade printer sent_bytes job_bytes job_sha256 status_hex"
    " took_ms cause",
    texts="said",
)
_REVIEW_BLANKED = _blanked(_ITS_PURGED, fixed="entry document_id at by state", texts="note")
_NOTE_BLANKED = _blanked(_STOP_PURGED, fixed="entry stop_id at by", texts="text")
_NEWS_BLANKED = _blanked(_OLD_PURGED, fixed="cursor number seq kind at by", texts="note")
_STOP_FIT = "NEW.version <> 1 + (SELECT count(*) FROM stop WHERE stop_id = NEW.stop_id)"
_STOP_BLANKED = (
    "NEW.entry IS NOT OLD.entry OR NEW.stop_id IS NOT OLD.stop_id"
    " OR NEW.version IS NOT OLD.version OR NEW.at IS NOT OLD.at"
    " OR NEW.officer IS NOT OLD.officer OR NEW.body IS NOT OLD.body OR NEW.location <> ''"
    " OR NEW.evidence <> ''"
    f" OR NOT ({_STOP_PURGED} OR EXISTS (SELECT 1 FROM purge WHERE"
    " instr(' ' || OLD.numbers || ' ', ' ' || purge.number || ' ') > 0))"
    " OR NOT EXISTS (SELECT 1 FROM purge WHERE NEW.numbers ="
    " trim(replace(' ' || OLD.numbers || ' ', ' ' || purge.number || ' ', ' ')))"
)
_DUTY_FIXED = (
    "NEW.entry IS NOT OLD.entry OR NEW.document_id IS NOT OLD.document_id"
    " OR NEW.kind IS NOT OLD.kind OR NEW.until IS NOT OLD.until OR NEW.what IS NOT OLD.what"
    " OR OLD.done_at IS NOT NULL OR NEW.done_at IS NULL"
)
_PURGE_FIT = (
    "NOT EXISTS (SELECT 1 FROM document WHERE number = NEW.number)"
    " OR EXISTS (SELECT 1 FROM outbox AS event WHERE event.number = NEW.number"
    f" AND {unsettled('event')})"
)

_UNLIST = (
    "INSERT INTO finder (finder, rowid, words) SELECT 'delete', entry, words FROM finder_words"
    " WHERE entry = (SELECT entry FROM ticket WHERE number = NEW.number)"
)
_INDEX = "INSERT INTO finder (rowid, words) VALUES (NEW.entry, NEW.search)"

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
    "number_listed": _then("UPDATE OF state", "ticket_number", refreshed("NEW.number")),
    "document_fits": _refuse(
        "INSERT", "document", when=_DOCUMENT_FIT, because="a document needs a drawn number"
    ),
    "document_no_update": _refuse(
        "UPDATE", "document", when=_DOCUMENT_BLANKED, because="an issued document is fixed"
    ),
    "document_no_delete": _refuse("DELETE", "document", because="an issued document is kept"),
    "document_listed": _then(
        "INSERT", "document", _UNLIST, *listed("NEW.number", "NEW.seq"), _INDEX
    ),
    "ticket_event_fits": _refuse(
        "INSERT", "ticket_event", when=_TICKET_EVENT_FIT, because="an event follows its ticket"
    ),
    "ticket_event_no_update": _refuse(
        "UPDATE", "ticket_event", when=_TICKET_EVENT_BLANKED, because="an event is fixed"
    ),
    "ticket_event_no_delete": _refuse("DELETE", "ticket_event", because="an event is kept"),
    "ticket_event_listed": _then("INSERT", "ticket_event", refreshed("NEW.number")),
    "outbox_fits": _refuse(
        "INSERT", "outbox", when=is_purged("NEW.number"), because="an expunged ticket is not sent"
    ),
    "outbox_fixed": _refuse("UPDATE", "outbox", when=_EVENT_FIXED, because="an event is fixed"),
    "outbox_no_delete": _refuse("DELETE", "outbox", because="an event is kept"),
    "outbox_added_listed": _then("INSERT", "outbox", refreshed("NEW.number")),
    "outbox_moved_listed": _then("UPDATE OF state, next_try_at", "outbox", refreshed("NEW.number")),
    "kept_no_update": _refuse("UPDATE", "kept", because="a note is fixed"),
    "kept_no_delete": _refuse("DELETE", "kept", because="a note is kept"),
    "kept_listed": _then("INSERT", "kept", refreshed(_NUMBER_OF_NEW)),
    "receipt_fits": _refuse(
        "INSERT", "receipt", when=_RECEIPT_FIT, because="a receipt names other contents"
    ),
    "receipt_no_update": _refuse("UPDATE", "receipt", because="a receipt is fixed"),
    "receipt_no_delete": _refuse("DELETE", "receipt", because="a receipt is kept"),
    "receipt_listed": _then("INSERT", "receipt", refreshed("NEW.number")),
    "receipt_again_fits": _refuse(
        "INSERT", "receipt_again", when=_RECEIPT_AGAIN_FIT, because="a receipt follows each loss"
    ),
    "receipt_again_no_update": _refuse("UPDATE", "receipt_again", because="a receipt is fixed"),
    "receipt_again_no_delete": _refuse("DELETE", "receipt_again", because="a receipt is kept"),
    "asked_again_fits": _refuse(
        "INSERT", "asked_again", when=_ASKED_FIT, because="only a receipt is asked about"
    ),
    "asked_again_no_update": _refuse("UPDATE", "asked_again", because="an answer is fixed"),
    "asked_again_no_delete": _refuse("DELETE", "asked_again", because="an answer is kept"),
    "restored_no_update": _refuse("UPDATE", "restored", because="a restoration is fixed"),
    "restored_no_delete": _refuse("DELETE", "restored", because="a restoration is kept"),
    "owed_no_update": _refuse("UPDATE", "print_owed", because="a print debt is fixed"),
    "owed_no_delete": _refuse("DELETE", "print_owed", because="a print debt is kept"),
    # Each issue runs it: no other state can have changed.
    "owed_listed": _then("INSERT", "print_owed", refreshed(_NUMBER_OF_NEW, "printed, owed")),
    "print_no_update": _refuse(
        "UPDATE", "print_log", when=_PRINT_BLANKED, because="the print log is fixed"
    ),
    "print_no_delete": _refuse("DELETE", "print_log", because="the print log is kept"),
    "print_listed": _then("INSERT", "print_log", refreshed(_NUMBER_OF_NEW)),
    "audit_in_order": _refuse(
        "INSERT", "audit", when=_LINK_FIT, because="an audit entry follows the last one"
    ),
    "audit_no_update": _refuse("UPDATE", "audit", because="an audit entry is fixed"),
    "audit_no_delete": _refuse("DELETE", "audit", because="an audit entry is kept"),
    "review_no_update": _refuse(
        "UPDATE", "review", when=_REVIEW_BLANKED, because="a review is fixed"
    ),
    "review_no_delete": _refuse("DELETE", "review", because="a review is kept"),
    "review_listed": _then("INSERT", "review", refreshed(_NUMBER_OF_NEW)),
    "stop_fits": _refuse("INSERT", "stop", when=_STOP_FIT, because="a version follows the last"),
    "stop_no_update": _refuse("UPDATE", "stop", when=_STOP_BLANKED, because="a stop is fixed"),
    "stop_no_delete": _refuse("DELETE", "stop", because="a stop is kept"),
    "note_no_update": _refuse("UPDATE", "note", when=_NOTE_BLANKED, because="a note is fixed"),
    "note_no_delete": _refuse("DELETE", "note", because="a note is kept"),
    "paper_no_update": _refuse("UPDATE", "paper", because="a paper kit is fixed"),
    "paper_no_delete": _refuse("DELETE", "paper", because="a paper kit is kept"),
    "duty_done_once": _refuse("UPDATE", "duty", when=_DUTY_FIXED, because="a duty is met once"),
    "duty_no_delete": _refuse("DELETE", "duty", because="a duty is kept"),
    "duty_listed": _then("INSERT", "duty", refreshed(_NUMBER_OF_NEW)),
    "duty_done_listed": _then("UPDATE", "duty", refreshed(_NUMBER_OF_NEW)),
    "purge_fits": _refuse(
        "INSERT", "purge", when=_PURGE_FIT, because="only a settled ticket is expunged"
    ),
    "purge_no_update": _refuse("UPDATE", "purge", because="an expungement is fixed"),
    "purge_no_delete": _refuse("DELETE", "purge", because="an expungement is kept"),
    "purge_unlists": _then(
        "INSERT", "purge", _UNLIST, "DELETE FROM ticket WHERE number = NEW.number"
    ),
    "ticket_no_delete": _refuse(
        "DELETE", "ticket", when=f"NOT {_OLD_PURGED}", because="a line of the list is kept"
    ),
    "news_fits": _refuse(
        "INSERT",
        "news",
        when=f"{is_purged('NEW.number')} OR NOT EXISTS (SELECT 1 FROM document"
        " WHERE document.number = NEW.number)",
        because="news are of a ticket",
    ),
    "news_listed": _then("INSERT", "news", refreshed("NEW.number", "court")),
    "news_no_update": _refuse(
        "UPDATE", "news", when=_NEWS_BLANKED, because="news of DPS are fixed"
    ),
    "news_no_delete": _refuse("DELETE", "news", because="news of DPS are kept"),
    "exported_no_update": _refuse("UPDATE", "exported", because="an export is fixed"),
    "exported_no_delete": _refuse("DELETE", "exported", because="an export is kept"),
    "clock_no_update": _refuse("UPDATE", "ticket_clock", because="a reading is fixed"),
    "clock_no_delete": _refuse("DELETE", "ticket_clock", because="a reading is kept"),
    "records_no_update": _refuse("UPDATE", "records", because="a record of DPS is fixed"),
    "records_no_delete": _refuse("DELETE", "records", because="a record of DPS is kept"),
}

TRIGGERS: Final = {name: body.format(name=name) for name, body in _BODIES.items()}
"""Name to the exact text that must stand in the file."""
