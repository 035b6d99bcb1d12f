"""Where every sentence of the screens passes on its way to the officer, so it can be translated.

    from tracs_mobile.wording import plural, say

    KEPT = say("Kept.")
    say("Ticket {number} was issued.", number=number)
    plural(count, "try", "tries")

The source is always written out in the call: `python docs/languages.py update` finds it there and
keeps it in `ui/resources/languages`, from where Qt Linguist takes it. Values have names, so that
another language may put them in another order. English needs no file and costs one comparison.

What is stored, signed, printed or sent stays English and does not pass here: a ticket must read the
same at DPS and in court, whatever language its officer works in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

Lookup = Callable[[str, str, int], str]
"""Module, English source, count (-1: none) to the sentence in the chosen language; "": none."""

NO_COUNT = -1


class _Chosen:
    """The language of this process. Chosen once, before the modules with sentences are loaded."""

    lookup: Lookup | None = None


def use_lookup(lookup: Lookup | None) -> None:
    """Take sentences from `lookup` from now on; None is English.

    Sentences that a module keeps in constants are asked for when it is loaded, so this comes first.
    """
    _Chosen.lookup = lookup


def say(source: str, /, **values: object) -> str:
    """`source` in the chosen language, with `values` put in by their names.

    A sentence that has no translation, or one whose translation does not take these values, is
    said in English: a fault of a translator never stops an officer.
    """
    if _Chosen.lookup is None:
        return source.format(**values) if values else source
    # As loggers do: the module that speaks is the context under which translators see the sentence.
    context = str(sys._getframe(1).f_globals["__name__"])
    return _filled(_Chosen.lookup(context, source, NO_COUNT), source, values)


def plural(count: int, one: str, many: str = "") -> str:
    """`1 try`, `2 tries`: a number with its word, in as many forms as the language has."""
    if _Chosen.lookup is None:
        return f"{count} {one if count == 1 else many or one + 's'}"
    context = str(sys._getframe(1).f_globals["__name__"])
    said = _Chosen.lookup(context, plural_source(one, many), count)
    return said.replace("%n", str(count)) or f"{count} {one if count == 1 else many or one + 's'}"


def plural_source(one: str, many: str = "") -> str:
    """Under what a number with its word is listed for translators."""
    return f"%n {many or one + 's'}"


def _filled(translated: str, source: str, values: dict[str, object]) -> str:
    if not values:
        return translated or source
    try:
        return (translated or source).format(**values)
    except (KeyError, IndexError, ValueError, AttributeError):
        return source.format(**values)
