"""Where a ticket stands, worked out from the facts: the same SQL for rows, lists and triggers.

Each function takes the SQL names of a ticket's number and document and gives an expression.
"""

from __future__ import annotations

PAPER = "('printed', 'probably printed')"
"""The print grades that mean paper came out, best first."""


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


def is_purged(number: str) -> str:
    """Whether the ticket was expunged."""
    return f"EXISTS (SELECT 1 FROM purge WHERE purge.number = {number})"


def number_of(document_id: str) -> str:
    """The ticket number of a document."""
    return f"(SELECT number FROM document WHERE document.document_id = {document_id})"


def newest_trouble(number: str) -> str:
    """The entry of the newest event that DPS refused and nothing has mended; NULL if none."""
    return (
        f"(SELECT max(bad.entry) FROM outbox AS bad WHERE bad.number = {number}"
        " AND bad.state IN ('refused', 'conflict')"
        f" AND NOT (bad.state = 'refused' AND {superseded('bad')}))"
    )


def deciding_event(number: str, what: str) -> str:
    """A column of the event that says where the ticket is on its way.

    The newest one; but that a reason for lateness arrived says nothing about the ticket itself.
    """
    return (
        f"(SELECT way.{what} FROM outbox AS way WHERE way.number = {number}"
        " AND NOT (way.kind = 'late' AND way.state = 'received') ORDER BY way.seq DESC LIMIT 1)"
    )


def delivery(number: str, document_id: str) -> str:
    """`Delivery` of the ticket; what nobody queued or kept counts as waiting, never as settled."""
    notice = f"FROM duty WHERE document_id = {document_id} AND kind = 'hand over'"
    kept = f"FROM kept WHERE kept.document_id = {document_id}"
    return (
        f"coalesce({deciding_event(number, 'state')}, CASE"
        f" WHEN EXISTS (SELECT 1 {notice} AND done_at IS NULL) THEN 'to hand over'"
        f" WHEN EXISTS (SELECT 1 {notice}) THEN 'handed over'"
        f" WHEN EXISTS (SELECT 1 {kept}) THEN 'kept' ELSE 'queued' END)"
    )


def is_void(number: str) -> str:
    """Whether the number is void."""
    return (
        f"EXISTS (SELECT 1 FROM ticket_number AS held"
        f" WHERE held.number = {number} AND held.state = 'void')"
    )


def legal(number: str, seq: str) -> str:
    """`Legal` of one version of a ticket."""
    return (
        f"CASE WHEN {is_void(number)} THEN 'voided'"
        f" WHEN EXISTS (SELECT 1 FROM document AS later"
        f" WHERE later.number = {number} AND later.seq > {seq}) THEN 'replaced'"
        f" WHEN {seq} > 1 THEN 'amended' ELSE 'issued' END"
    )


def review(document_id: str) -> str:
    """`Review` of one version."""
    return (
        f"coalesce((SELECT said.state FROM review AS said WHERE said.document_id = {document_id}"
        " ORDER BY said.entry DESC LIMIT 1), 'unreviewed')"
    )


def printed(document_id: str) -> str:
    """The best `PrintGrade` that any attempt reached; owed when no paper came out."""
    return (
        f"coalesce((SELECT out.grade FROM print_log AS out WHERE out.document_id = {document_id}"
        f" AND out.grade IN {PAPER} ORDER BY out.grade = 'printed' DESC LIMIT 1), 'print owed')"
    )


def owed(number: str, document_id: str) -> str:
    """1 when paper of the newest version is still to come; a void ticket owes none."""
    return (
        f"(EXISTS (SELECT 1 FROM print_owed WHERE print_owed.document_id = {document_id})"
        f" AND NOT EXISTS (SELECT 1 FROM print_log AS out WHERE out.document_id = {document_id}"
        f" AND out.grade IN {PAPER}) AND NOT {is_void(number)})"
    )


def cure_open(number: str, document_id: str) -> str:
    """1 when proof that would undo the charge may still be shown; a void ticket needs none."""
    return (
        f"(EXISTS (SELECT 1 FROM duty WHERE duty.document_id = {document_id}"
        f" AND duty.kind = 'cure' AND duty.done_at IS NULL) AND NOT {is_void(number)})"
    )


_ID = "(SELECT document_id FROM document WHERE document.entry = ticket.entry)"
_SEQ = "(SELECT seq FROM document WHERE document.entry = ticket.entry)"

REFRESH = (
    f"UPDATE ticket SET legal = {legal('ticket.number', _SEQ)},"
    f" delivery = {delivery('ticket.number', _ID)}, review = {review(_ID)},"
    f" owed = {owed('ticket.number', _ID)}, cure_open = {cure_open('ticket.number', _ID)}"
)
"""Works out the states of the lines of the list anew; a WHERE may follow."""
