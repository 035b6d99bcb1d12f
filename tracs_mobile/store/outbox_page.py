"""The Outbox page: what waits, what was refused, what is done; and how the three are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Integer, bindparam, case, literal_column, or_, select

from tracs_mobile.domain.states import TicketRow
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.standing import is_purged, superseded
from tracs_mobile.store.tables import outbox
from tracs_mobile.store.ticket_rows import EVENTS, ticket_row

T = TypeVar("T")
WAITING = ("queued", "sent")
_CHUNK = 400

_o = outbox.c
# Spelled out: a list of states would be expanded for each run, which many rows at once cannot be.
WAITS = or_(*(_o.state == state for state in WAITING))
# Not `<> 'received'`: by the names of the few others the index leads there past all the received.
REFUSED = or_(*(_o.state == state for state in ("refused", "conflict")))
NOT_RECEIVED = or_(*(_o.state == state for state in (*WAITING, "refused", "conflict")))
SUPERSEDED = literal_column(superseded("outbox"), Integer)
# Asked of refused events alone: they are few, the received ones are not.
FORGOTTEN = case((_o.state == "refused", SUPERSEDED), else_=0)
_SHOWN: Any = literal_column(f"NOT {is_purged('outbox.number')}")
_LISTED = select(_o.entry, _o.settled_at).where(_SHOWN).limit(bindparam("top"))
_LAST_SETTLED = (_o.settled_at.desc(), _o.entry.desc())
_WAITING_PAGE = _LISTED.where(WAITS).order_by(_o.deadline, _o.entry.desc())
_OPEN_PAGE = _LISTED.where(REFUSED, FORGOTTEN == 0).order_by(*_LAST_SETTLED)
_HISTORY_PAGE = _LISTED.where(REFUSED, FORGOTTEN == 1).order_by(*_LAST_SETTLED)
_RECEIVED_PAGE = _LISTED.where(_o.state == "received").order_by(*_LAST_SETTLED)
_ROWS = EVENTS.where(_o.entry.in_(bindparam("entries", expanding=True))).add_columns(_o.entry)


def outbox_page(session: StoreSession, *, limit: int) -> tuple[TicketRow, ...]:
    """Waiting first (least time left first), then refused, then done, newest first.

    Done is what DPS received, and a refusal that was mended since.
    """
    top = {"top": limit}
    entries = [row.entry for row in session.rows(_WAITING_PAGE, top)]
    if len(entries) < limit:
        entries += [row.entry for row in session.rows(_OPEN_PAGE, top)]
    if len(entries) < limit:
        # Each by an index of its own; one order over all would sort every event there is.
        done = [*session.rows(_HISTORY_PAGE, top), *session.rows(_RECEIVED_PAGE, top)]
        done.sort(key=lambda row: (row.settled_at, row.entry), reverse=True)
        entries += [row.entry for row in done]
    return _rows_of(session, entries[:limit])


def _rows_of(session: StoreSession, entries: Sequence[int]) -> tuple[TicketRow, ...]:
    found: dict[int, TicketRow] = {}
    for chunk in chunks(entries):
        rows = session.rows(_ROWS, {"entries": chunk})
        found |= {row.entry: ticket_row(row) for row in rows}
    return tuple(found[entry] for entry in entries)


def chunks(values: Sequence[T]) -> Iterator[list[T]]:
    """The values in pieces that one statement takes."""
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
