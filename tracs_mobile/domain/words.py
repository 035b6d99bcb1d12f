"""How typed words are compared with the words of a table: case, accents and marks do not count."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without accents; apostrophes vanish so that `Avery's` is `averys`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return kept.replace("'", "").replace("’", "")  # noqa: RUF001 - the typographic apostrophe


def split_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(_WORD.findall(fold(text)))
