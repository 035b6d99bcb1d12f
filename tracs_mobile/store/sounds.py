"""How a name sounds, as words of the search index."""

from __future__ import annotations

from functools import lru_cache

import jellyfish

_SILENT = "aeiouyxsz"
"""Endings that are written in many ways and heard alike: Tremblé and Tremblay, Gonzales and -ez."""
_LEAST = 3


@lru_cache(maxsize=4096)
def sounds_of(word: str) -> tuple[str, ...]:
    """The codes of one folded word; none for short words and for what is no name.

    Metaphone of the whole word, Metaphone and NYSIIS of it without its ending. A code starts with
    `_`, which no typed word holds.
    """
    if len(word) <= _LEAST or not (word.isascii() and word.isalpha()):
        return ()
    stem = word.rstrip(_SILENT)
    heard = stem if len(stem) >= _LEAST else word
    codes = (
        ("_w", jellyfish.metaphone(word)),
        ("_m", jellyfish.metaphone(heard)),
        ("_n", jellyfish.nysiis(heard)),
    )
    return tuple(f"{mark}{code.lower()}" for mark, code in codes if code.isalnum())
