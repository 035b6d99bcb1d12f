"""Where a ticket stands, worked out from the facts by one view; lists keep its answers in `ticket`.

The functions take the SQL name of a ticket's number or document and give an expression.
"""

from __future__ import annotations

from typing import Final


def superseded(event: str) -> str:
    """Whether a refused row of `outbox` is history: DPS has a later amendment or the void."""
    return (
        "EXISTS (SELECT 1 FROM outbox AS mend"
        f" WHERE mend.number = {event}.number AND mend.seq > {event}.seq"
        " AND mend.kind IN ('amend', 'void') AND mend.state = 'received')"
    )


def unsettled(event: str) -> str:
    """Whether DPS still owes a receipt for a row of `outbox`."""
    return (
        f"{event}.state <> 'received' AND NOT ({event}.state = 'refused' AND {superseded(event)})"
    )


def was_lost(event: str) -> str:
    """Whether DPS had received a row of `outbox` once and lost it."""
    return (
        "EXISTS (SELECT 1 FROM asked_again AS asked WHERE asked.number ="
        f" {event}.number AND asked.seq = {event}.seq AND asked.lost = 1)"
    )


def due_of(event: str) -> str:
    """When a row of `outbox` is due: what DPS lost was in time and is due anew."""
    return (
        f"CASE WHEN {event}.state = 'received' THEN {event}.deadline ELSE"
        " coalesce((SELECT max(asked.due) FROM asked_again AS asked WHERE asked.number ="
        f" {event}.number AND asked.seq = {event}.seq AND asked.lost = 1), {event}.deadline) END"
    )


def is_purged(number: str) -> str:
    """Whether the ticket was expunged."""
    return f"EXISTS (SELECT 1 FROM purge WHERE purge.number = {number})"


def number_of(document_id: str) -> str:
    """The ticket number of a document."""
    return f"(SELECT number FROM document WHERE document.document_id = {document_id})"


_VOID = (
    "EXISTS (SELECT 1 FROM ticket_number AS held"
    " WHERE held.number = document.number AND held.state = 'void')"
)
_REPLACED = (
    "EXISTS (SELECT 1 FROM document AS later"
    " WHERE later.number = document.number AND later.seq > document.seq)"
)
_LEGAL = (
    f"CASE WHEN {_VOID} THEN 'voided' WHEN {_REPLACED} THEN 'replaced'"
    " WHEN document.seq > 1 THEN 'amended' ELSE 'issued' END"
)
# The newest event says where a ticket is on its way; but that a reason for lateness arrived says
# nothing about the ticket itself.
_DECIDING = (
    "(SELECT newest.entry FROM outbox AS newest WHERE newest.number = document.number"
    " AND NOT (newest.kind = 'late' AND newest.state = 'received')"
    " ORDER BY newest.seq DESC LIMIT 1)"
)
_REFUSED = (
    "(SELECT refused.entry FROM outbox AS refused WHERE refused.number = document.number"
    " AND refused.state IN ('refused', 'conflict')"
    f" AND {unsettled('refused')} ORDER BY refused.seq DESC LIMIT 1)"
)


def _duties(kind: str) -> str:
    return f"FROM duty WHERE duty.document_id = document.document_id AND duty.kind = '{kind}'"


_HAND_OVER, _CURE = _duties("hand over"), _duties("cure")
# What nobody queued or kept counts as waiting: it must not look settled. A void notice is brought
# to nobody any more; it stays here like a warning, and can be expunged.
_BY_HAND = (
    f"CASE WHEN EXISTS (SELECT 1 {_HAND_OVER} AND duty.done_at IS NULL) AND NOT {_VOID}"
    " THEN 'to hand over'"
    f" WHEN EXISTS (SELECT 1 {_HAND_OVER} AND duty.done_at IS NOT NULL) THEN 'handed over'"
    " WHEN EXISTS (SELECT 1 FROM kept WHERE kept.document_id = document.document_id)"
    " THEN 'kept' ELSE 'queued' END"
)
_LAST_WORD = (
    "FROM review WHERE review.document_id = document.document_id ORDER BY review.entry DESC LIMIT 1"
)
_PAPER = (
    "FROM print_log WHERE print_log.document_id = document.document_id"
    " AND print_log.grade IN ('printed', 'probably printed', 'seen by the officer')"
    # Paper that was asked for again is owed again, whatever came out before.
    " AND print_log.attempt > coalesce((SELECT max(asked.attempt) FROM print_log AS asked"
    " WHERE asked.document_id = document.document_id AND asked.grade = 'print owed'), 0)"
)
_OWED = (
    "EXISTS (SELECT 1 FROM print_owed WHERE print_owed.document_id = document.document_id)"
    f" AND NOT EXISTS (SELECT 1 {_PAPER}) AND NOT {_VOID} AND NOT {_REPLACED}"
)
_CURE_OPEN = f"EXISTS (SELECT 1 {_CURE} AND duty.done_at IS NULL)"
_CURE_SHOWN = f"EXISTS (SELECT 1 {_CURE}) AND NOT {_CURE_OPEN}"
_CURE_UNTIL = f"SELECT duty.until {_CURE} ORDER BY duty.done_at IS NOT NULL, duty.until LIMIT 1"
_EXPLAINED = (
    "EXISTS (SELECT 1 FROM ticket_event"
    " WHERE ticket_event.number = document.number AND ticket_event.kind = 'late')"
)
# What the court did with this version or with what came after it; not with what it replaced.
_COURT = (
    "SELECT news.kind FROM news WHERE news.number = document.number AND news.seq >= document.seq"
    " AND news.kind IN ('filed', 'court accepted', 'court refused')"
    " ORDER BY news.seq DESC, news.cursor DESC LIMIT 1"
)
# Julian days, because the deadline stands on the laptop's own scale: `shift_ms` brings it back.
_LATE_BEFORE = (
    "EXISTS (SELECT 1 FROM receipt AS got"
    " JOIN outbox AS told ON told.number = got.number AND told.seq = got.seq"
    " LEFT JOIN ticket_clock AS then_ ON then_.document_id = told.document_id"
    " WHERE got.number = document.number AND told.kind IN ('issue', 'amend')"
    " AND (julianday(got.received_at) - julianday(told.deadline)) * 86400000.0"
    " + coalesce(then_.shift_ms, 0) >= 1)"
)

_COLUMNS: Final = {
    "entry": "document.entry",
    "number": "document.number",
    "document_id": "document.document_id",
    "seq": "document.seq",
    "stop_id": "document.stop_id",
    "kind": "document.kind",
    "officer": "document.officer",
    "issued_at": "document.issued_at",
    "defendant": "document.defendant",
    "plate": "document.plate",
    "town": "document.town",
    "statute": "document.statute",
    "charge": "document.charge",
    "legal": _LEGAL,
    "delivery": f"coalesce(way.state, {_BY_HAND})",
    "review": f"coalesce((SELECT review.state {_LAST_WORD}), 'unreviewed')",
    "note": "coalesce((SELECT CASE review.state WHEN 'returned' THEN review.note END"
    f" {_LAST_WORD}), '')",
    "printed": f"coalesce((SELECT min(print_log.grade) {_PAPER}), 'print owed')",
    "owed": f"({_OWED})",
    "cure_until": f"({_CURE_UNTIL})",
    "cure_open": f"({_CURE_OPEN} AND NOT {_VOID})",
    "cure_shown": f"({_CURE_SHOWN})",
    "explained": _EXPLAINED,
    "event": "coalesce(way.kind, 'issue')",
    "deadline": f"coalesce({due_of('way')}, (SELECT min(duty.until) {_HAND_OVER}))",
    "attempts": "coalesce(way.attempts, 0)",
    "next_try_at": "way.next_try_at",
    "code": "coalesce(trouble.code, way.code, '')",
    "field": "coalesce(trouble.field, way.field, '')",
    "problem": "coalesce(trouble.problem, way.problem, '')",
    # The receipt of what DPS lost stays, and says nothing of where the ticket stands now.
    "received_at": "CASE WHEN way.state = 'received' THEN receipt.received_at END",
    "receipt_id": "CASE WHEN way.state = 'received' THEN coalesce(receipt.receipt_id, '')"
    " ELSE '' END",
    "court": f"coalesce(({_COURT}), '')",
    "late_before": _LATE_BEFORE,
}
_SHOWN = ", ".join(f"{sql} AS {name}" for name, sql in _COLUMNS.items())

VIEWS: Final = {
    "ticket_line": f"CREATE VIEW ticket_line AS SELECT {_SHOWN} FROM document"
    f" LEFT JOIN outbox AS way ON way.entry = {_DECIDING}"
    f" LEFT JOIN outbox AS trouble ON trouble.entry = {_REFUSED}"
    " LEFT JOIN receipt ON receipt.number = way.number AND receipt.seq = way.seq",
    "finder_words": "CREATE VIEW finder_words AS SELECT ticket.entry AS entry,"
    " document.search AS words FROM ticket JOIN document ON document.entry = ticket.entry",
}
"""Where every version of a ticket stands, and what the search index holds of each ticket.

Made and checked like the triggers.
"""

_NAMES = ", ".join(_COLUMNS)

LINES: Final = (
    f"INSERT INTO ticket ({_NAMES}) SELECT {_NAMES} FROM ticket_line"
    f" WHERE legal <> 'replaced' AND NOT EXISTS (SELECT 1 FROM document AS newer"
    " WHERE newer.number = ticket_line.number AND newer.seq > ticket_line.seq)"
    f" AND NOT {is_purged('ticket_line.number')} ORDER BY entry"
)
"""Fills the empty list."""


_STATES = ", ".join(list(_COLUMNS)[list(_COLUMNS).index("legal") :])


def refreshed(number: str, states: str = _STATES) -> str:
    """Works out the states of one line of the list anew, or those named only."""
    return (
        f"UPDATE ticket SET ({states}) ="
        f" (SELECT {states} FROM ticket_line WHERE ticket_line.entry = ticket.entry)"
        f" WHERE number = {number}"
    )


def listed(number: str, seq: str) -> tuple[str, str]:
    """Puts the first version of a ticket on the list, or a later one in its place."""
    newest = f"FROM ticket_line WHERE ticket_line.number = {number} AND ticket_line.seq = {seq}"
    return (
        f"INSERT INTO ticket ({_NAMES}) SELECT {_NAMES} {newest} AND {seq} = 1",
        f"UPDATE ticket SET ({_NAMES}) = (SELECT {_NAMES} {newest})"
        f" WHERE number = {number} AND {seq} > 1",
    )
