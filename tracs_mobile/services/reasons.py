"""Reasons are chosen from a list of the law pack; words of one's own may stand behind them."""

from __future__ import annotations

from tracs_mobile.domain.law import Code
from tracs_mobile.errors import NotLawful
from tracs_mobile.wording import say

OTHER = "other"
"""The code that says nothing by itself: it needs words."""


def check_reason(code: str, words: str, known: tuple[Code, ...]) -> str:
    """The reason as it is kept: its label, with the officer's words behind it.

    Raises NotLawful without a reason of the list, or without words for one that says nothing.
    """
    label = label_of(code, known)
    if known and not label:
        raise NotLawful(say("Choose the reason from the list first. Nothing was changed."))
    said = words.strip()
    if not said and (not label or code.lower() == OTHER):
        raise NotLawful(say("Say the reason in a few words first. Nothing was changed."))
    return f"{label}: {said}" if label and said else label or said


def label_of(code: str, known: tuple[Code, ...]) -> str:
    """The words of a code; empty for one that is not in the list."""
    return next((reason.label for reason in known if reason.code == code), "")
