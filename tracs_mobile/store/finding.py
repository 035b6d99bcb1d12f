"""Finds tickets as an officer types: filters, words by their beginnings, names by their sound."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    column,
    func,
    literal_column,
    select,
    table,
    type_coerce,
)

from tracs_mobile.domain.listing import typed_words
from tracs_mobile.domain.states import Delivery, Legal, Review, TicketFilter
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.tables import ticket

_t = ticket.c
_finder = table("finder", column("rowid", Integer))
_ROWID = _finder.c.rowid
_INDEX: Any = literal_column("finder")
_COMMON: frozenset[Enum] = frozenset(
    {
        *(DocumentKind.COMPLAINT, DocumentKind.WARNING, Legal.ISSUED, Review.UNREVIEWED),
        *(Review.REVIEWED, Delivery.KEPT, Delivery.RECEIVED),
    }
)
"""States of most tickets; their indexes are left alone (`x || ''` has none)."""
_MOST_WORDS = 12
"""More than that is a pasted page; the rest of it is left out."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of the index: the words as typed, and what only sounds like them."""

    exact: str
    alike: str


class Finder:
    """Entries of the newest versions that fit a filter, newest first."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def entries(self, wanted: TicketFilter, *, limit: int, offset: int) -> tuple[int, ...]:
        """A page; what has the words stands before what only sounds like them."""
        question = _question(wanted)
        if question is None:
            page = select(_t.entry).where(*_narrowed(wanted)).order_by(_t.entry.desc())
            return self._entries(page.limit(limit).offset(offset))
        found = self._entries(_matching(question.exact, wanted).limit(limit).offset(offset))
        if len(found) == limit or not question.alike:
            return found
        exact = offset + len(found)
        if not found and offset:
            exact = self._number(question.exact, wanted)
        rest = _matching(question.alike, wanted).limit(limit - len(found))
        return found + self._entries(rest.offset(max(0, offset - exact)))

    def count(self, wanted: TicketFilter) -> int:
        """How many fit."""
        question = _question(wanted)
        if question is None:
            whole = select(func.count()).select_from(ticket).where(*_narrowed(wanted))
            return int(self._session.scalar(whole))
        alike = self._number(question.alike, wanted) if question.alike else 0
        return self._number(question.exact, wanted) + alike

    def _number(self, words: str, wanted: TicketFilter) -> int:
        found = _matching(words, wanted).order_by(None).subquery()
        return int(self._session.scalar(select(func.count()).select_from(found)))

    def _entries(self, page: Select[Any]) -> tuple[int, ...]:
        return tuple(row[0] for row in self._session.rows(page))


def _question(wanted: TicketFilter) -> _Question | None:
    """What to ask the index; None when no word was typed. Every word is quoted: none is an order.

    Words are folded to letters and digits first, so that nothing typed can end a quotation.
    """
    words = typed_words(wanted.text)[:_MOST_WORDS]
    if not words:
        return None
    exact = " AND ".join(_begins(word) for word in words)
    heard = {word: sounds_of(word) for word in words} if wanted.sounds_like else {}
    if not any(heard.values()):
        return _Question(exact=exact, alike="")
    either = " AND ".join(_begins_or_sounds(word, heard[word]) for word in words)
    return _Question(exact=exact, alike=f"({either}) NOT ({exact})")


def _begins(word: str) -> str:
    return f'"{word}"*'


def _begins_or_sounds(word: str, codes: tuple[str, ...]) -> str:
    sounds = [f'"{code}"' for code in codes]
    return f"({' OR '.join([_begins(word), *sounds])})"


def _matching(words: str, wanted: TicketFilter) -> Select[Any]:
    """The index gives entries in falling order, so a page ends as soon as it is full."""
    found = select(_ROWID.label("entry")).where(_INDEX.op("MATCH")(words)).order_by(_ROWID.desc())
    narrowed = _narrowed(wanted)
    if not narrowed:
        return found
    if _is_rare(wanted):
        # `+ 0`: the index is asked once, not anew for each of the few.
        return found.where((_ROWID + 0).in_(select(_t.entry).where(*narrowed)))
    return found.where(select(_t.entry).where(_t.entry == _ROWID, *narrowed).exists())


def _states(wanted: TicketFilter) -> list[tuple[ColumnElement[str], Enum]]:
    asked = (
        (_t.kind, wanted.kind),
        (_t.legal, wanted.legal),
        (_t.delivery, wanted.delivery),
        (_t.review, wanted.review),
    )
    return [(column, state) for column, state in asked if state is not None]


def _is_rare(wanted: TicketFilter) -> bool:
    """Whether few tickets fit, so that their index beats reading the list from its newest end."""
    states = any(state not in _COMMON for _column, state in _states(wanted))
    return states or wanted.print_owed or wanted.cure_open


def _narrowed(wanted: TicketFilter) -> list[ColumnElement[bool]]:
    """The conditions of everything but the words."""
    rare = _is_rare(wanted)
    found = [
        (type_coerce(column.op("||")(""), Text) if state in _COMMON else column) == state.value
        for column, state in _states(wanted)
    ]
    if wanted.print_owed:
        found.append(_t.owed == 1)
    if wanted.cure_open:
        found.append(_t.cure_open == 1)
    if wanted.officer:
        # An index that does not narrow is worse than none: it would be used all the same.
        found.append((_t.officer.op("||")("") if rare else _t.officer) == wanted.officer)
    if wanted.since is not None:
        found.append(_t.issued_at >= wanted.since)
    if wanted.until is not None:
        found.append(_t.issued_at < wanted.until)
    return found
