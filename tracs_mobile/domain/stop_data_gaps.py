"""Which elements of the roadside stop data a ticket lacks (20 V.S.A. § 2366(e))."""

from __future__ import annotations

from typing import Final

from tracs_mobile.domain.document import Document

ASKED: Final = ("race", "gender", "age", "reason", "search", "contraband", "force")
"""Elements that are asked at every stop, in the order of the form."""


def missing_stop_data(document: Document) -> tuple[str, ...]:
    """The elements without an answer. A date of birth answers the age."""
    data = document.stop_data
    return tuple(
        name
        for name in ASKED
        if getattr(data, name) in ("", None)
        and not (name == "age" and document.defendant.birth_date is not None)
    )
