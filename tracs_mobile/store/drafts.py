"""Unfinished stops in the database; a finished one leaves an empty row, so it stays finished."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tracs_mobile.domain.names import DraftId
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import draft

_d = draft.c
_NEW = upsert(draft)
_SAVE = _NEW.on_conflict_do_update(
    index_elements=[_d.draft_id],
    set_={
        "officer": _NEW.excluded.officer,
        "saved_at": _NEW.excluded.saved_at,
        "body": _NEW.excluded.body,
    },
    where=_d.finished == 0,
)
_LATEST = (
    select(_d.body)
    .where(_d.officer == bindparam("who"), _d.finished == 0)
    .order_by(_d.saved_at.desc())
    .limit(1)
)
# A draft that was never saved gets its empty row too, or a late save would bring it to life.
_FINISH = _NEW.on_conflict_do_update(
    index_elements=[_d.draft_id], set_={"finished": 1, "body": b""}, where=_d.finished == 0
)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class SqlDrafts:
    """`ports.Drafts` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def save(self, draft_id: DraftId, body: bytes, *, officer: str, at: datetime) -> None:
        """Keep the newest state of a draft; a finished one stays finished."""
        self._session.run(
            _SAVE,
            {
                "draft_id": draft_id,
                "officer": officer,
                "saved_at": at,
                "finished": 0,
                "body": body,
            },
        )

    def latest(self, officer: str) -> bytes | None:
        """The officer's draft saved last, if one is unfinished."""
        row = self._session.first(_LATEST, {"who": officer})
        return None if row is None else bytes(row.body)

    def finish(self, draft_id: DraftId) -> bool:
        """Not offered again; what was written in it is gone. False when it was finished before."""
        empty = {"officer": "", "saved_at": _NEVER, "finished": 1, "body": b""}
        return self._session.run(_FINISH, {"draft_id": draft_id, **empty}) == 1
