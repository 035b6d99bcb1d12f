"""What DPS and the court said of tickets, in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.news import NewsKind, TicketNews
from tracs_mobile.store.desk import SqlPreferences
from tracs_mobile.store.outbox_page import chunks
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.standing import is_purged
from tracs_mobile.store.tables import document, news

_n = news.c
_CURSOR = ("DPS", "news")
_ADD = insert(news).on_conflict_do_nothing()
_KNOWN = (
    select(document.c.number)
    .distinct()
    .where(
        document.c.number.in_(bindparam("which", expanding=True)),
        literal_column(f"NOT {is_purged('document.number')}"),
    )
)
_HELD = select(_n.cursor).where(_n.cursor.in_(bindparam("which", expanding=True)))
_OF = (
    select(news)
    .where(_n.number == bindparam("which"), literal_column(f"NOT {is_purged('news.number')}"))
    .order_by(_n.cursor)
)


class SqlNews:
    """`ports.News` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session
        self._preferences = SqlPreferences(session)

    def cursor(self) -> int:
        """Where to ask on from; 0 when nothing was heard yet."""
        kept = self._preferences.get(*_CURSOR)
        return 0 if kept is None else int(kept)

    def add(self, news: Sequence[TicketNews], *, cursor: int) -> tuple[TicketNews, ...]:
        """Keep what is new, of tickets that are held and not expunged; hands back what was kept."""
        known = self._known({one.number for one in news})
        old = self._held([one.cursor for one in news])
        kept = tuple(one for one in news if one.number in known and one.cursor not in old)
        self._session.run_many(_ADD, [_values(one) for one in kept])
        if cursor > self.cursor():
            self._preferences.put(*_CURSOR, str(cursor).encode("ascii"))
        return kept

    def of(self, number: TicketNumber) -> tuple[TicketNews, ...]:
        """Everything said of a ticket, oldest first; nothing of one that was expunged."""
        return tuple(
            TicketNews(
                cursor=row.cursor,
                number=TicketNumber(row.number),
                seq=row.seq,
                kind=NewsKind(row.kind),
                at=row.at,
                by=row.by,
                note=row.note,
            )
            for row in self._session.rows(_OF, {"which": number})
        )

    def _known(self, numbers: set[TicketNumber]) -> set[str]:
        found: set[str] = set()
        for chunk in chunks(sorted(numbers)):
            found |= {row.number for row in self._session.rows(_KNOWN, {"which": chunk})}
        return found

    def _held(self, cursors: Sequence[int]) -> set[int]:
        found: set[int] = set()
        for chunk in chunks(cursors):
            found |= {row.cursor for row in self._session.rows(_HELD, {"which": chunk})}
        return found


def _values(one: TicketNews) -> dict[str, object]:
    return {
        "cursor": one.cursor,
        "number": one.number,
        "seq": one.seq,
        "kind": one.kind.value,
        "at": one.at,
        "by": one.by,
        "note": one.note,
    }
