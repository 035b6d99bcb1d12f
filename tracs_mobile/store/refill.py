"""Makes what is worked out from the documents anew: search words, the lines of the list, the index.

Runs after every upgrade, with the guards off, so that an older file is found by what a newer
program searches.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.canonical import decode
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.listing import search_text
from tracs_mobile.domain.words import split_words
from tracs_mobile.errors import BadInput
from tracs_mobile.store.raw import RawConnection
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.standing import LINES
from tracs_mobile.wording import say

_AT_ONCE = 500


def refill(raw: RawConnection) -> None:
    """Fill `document.search`, `ticket` and `finder` from the documents and their states."""
    for values in _words_of_all(raw):
        raw.execute(say("UPDATE document SET search = ? WHERE entry = ?"), values)
    raw.execute("DELETE FROM ticket")
    raw.execute(LINES)
    raw.execute("INSERT INTO finder (finder) VALUES ('rebuild')")


def _words_of_all(raw: RawConnection) -> Iterator[tuple[str, int]]:
    last = 0
    while True:
        found = raw.execute(
            "SELECT entry, number, body FROM document WHERE entry > ? AND length(body) > 0"
            " ORDER BY entry LIMIT ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not found:
            return
        for entry, number, body in found:
            yield _words(number, body), entry
        last = found[-1][0]


def _words(number: str, body: bytes) -> str:
    try:
        return search_text(decode(Document, body), sounds_of)
    except BadInput:
        # A torn document must not keep the others from being upgraded; `verify` names it.
        return " ".join(split_words(number))
