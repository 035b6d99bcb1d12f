"""Reviews, paper kits, duties and preferences in the database."""

from __future__ import annotations

import functools
import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.document import PaperKit
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import Review
from tracs_mobile.errors import BadInput, StoreDamaged, StoreError
from tracs_mobile.ports import Duty, DutyKind, ReviewEntry
from tracs_mobile.store.faults import DAMAGED
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.standing import is_purged, number_of
from tracs_mobile.store.tables import duty as duty_table
from tracs_mobile.store.tables import paper, preference, review
from tracs_mobile.wording import say

NOT_TO_DO = say("There is nothing of this kind to do for the ticket, or it was done before.")

_r = review.c
_y = duty_table.c
_p = preference.c


def shown(table: str) -> Any:  # noqa: ANN401  an expression; the library's type names no columns
    """Whether the ticket of a row that names a document was not expunged."""
    return literal_column(f"NOT {is_purged(number_of(f'{table}.document_id'))}")


_REVIEWS = (
    select(_r.at, _r.by, _r.state, _r.note)
    .where(_r.document_id == bindparam("which"), shown("review"))
    .order_by(_r.entry)
)
_DUTIES = (
    select(duty_table).where(_y.document_id == bindparam("which"), shown("duty")).order_by(_y.entry)
)
_DONE = (
    update(duty_table)
    .where(_y.document_id == bindparam("which"), _y.kind == bindparam("sort"), _y.done_at.is_(None))
    .values(done_at=bindparam("at"), done_by=bindparam("who"))
)
_PAPER = upsert(paper).on_conflict_do_nothing()
_KIT = select(paper.c.body).where(paper.c.digest == bindparam("which"))
_NEW = upsert(preference)
_PREFER = _NEW.on_conflict_do_update(
    index_elements=[_p.owner, _p.name], set_={"value": _NEW.excluded.value}
)
_PREFERRED = select(_p.value).where(_p.owner == bindparam("who"), _p.name == bindparam("what"))


class SqlReviews:
    """`ports.Reviews` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, document_id: DocumentId, entry: ReviewEntry) -> None:
        """Append an entry."""
        self._session.run(
            insert(review),
            {
                "document_id": document_id,
                "at": entry.at,
                "by": entry.by,
                "state": entry.state.value,
                "note": entry.note,
            },
        )

    def log(self, document_id: DocumentId) -> tuple[ReviewEntry, ...]:
        """Every entry for one document, oldest first."""
        found = self._session.rows(_REVIEWS, {"which": document_id})
        return tuple(
            ReviewEntry(at=row.at, by=row.by, state=Review(row.state), note=row.note)
            for row in found
        )


@functools.lru_cache(maxsize=4)
def _frozen(kit: PaperKit) -> tuple[str, bytes]:
    """Digest and bytes of a kit; every ticket of a shift names the same one."""
    body = encode(kit)
    return hashlib.sha256(body).hexdigest(), body


class SqlPapers:
    """`ports.Papers` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def put(self, kit: PaperKit) -> str:
        """Keep a kit once; the SHA-256 of its canonical form in hex."""
        digest, body = _frozen(kit)
        self._session.run(_PAPER, {"digest": digest, "body": body})
        return digest

    def get(self, digest: str) -> PaperKit | None:
        """The kit of that digest. Raises StoreDamaged."""
        body = self._session.scalar(_KIT, {"which": digest})
        if body is None:
            return None
        try:
            return decode(PaperKit, body)
        except BadInput as fault:
            raise StoreDamaged(DAMAGED) from fault


class SqlDuties:
    """`ports.Duties` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, duty: Duty) -> None:
        """Note a duty."""
        self._session.run(
            insert(duty_table),
            {
                "document_id": duty.document_id,
                "kind": duty.kind.value,
                "until": duty.until,
                "what": duty.what,
                "done_at": duty.done_at,
                "done_by": duty.done_by,
            },
        )

    def done(self, document_id: DocumentId, kind: DutyKind, *, by: str, at: datetime) -> None:
        """All of this kind was done. Raises StoreError when there is none left to do."""
        values = {"which": document_id, "sort": kind.value, "at": at, "who": by}
        if not self._session.run(_DONE, values):
            raise StoreError(NOT_TO_DO)

    def of(self, document_id: DocumentId) -> tuple[Duty, ...]:
        """The duties of one document, in the order they were noted."""
        return tuple(_duty(row) for row in self._session.rows(_DUTIES, {"which": document_id}))


class SqlPreferences:
    """`ports.Preferences` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def get(self, owner: str, name: str) -> bytes | None:
        """The canonical bytes kept under a name."""
        value = self._session.scalar(_PREFERRED, {"who": owner, "what": name})
        return None if value is None else bytes(value)

    def put(self, owner: str, name: str, value: bytes) -> None:
        """Keep bytes under a name, in place of what was there."""
        self._session.run(_PREFER, {"owner": owner, "name": name, "value": value})


def _duty(row: Row[Any]) -> Duty:
    return Duty(
        document_id=DocumentId(row.document_id),
        kind=DutyKind(row.kind),
        until=row.until,
        what=row.what,
        done_at=row.done_at,
        done_by=row.done_by,
    )
