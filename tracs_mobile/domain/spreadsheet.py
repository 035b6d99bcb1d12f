"""Tables for spreadsheets: CSV of which no value is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_CONTROL = ("\t", "\r")
_FORMULA = ("=", "+", "-", "@", *"\uff1d\uff0b\uff0d\uff20")
"""What starts a formula, also in the wide forms that some spreadsheets take for the same."""
ENCODING = "utf-8-sig"
"""With the mark that Excel needs to see UTF-8; pandas and Python read it too."""


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows under a head line; lines end as RFC 4180 wants it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert(value) for value in row])
    return out.getvalue()


def inert(value: str) -> str:
    """A value that no spreadsheet takes for a formula: a leading apostrophe keeps it text."""
    risky = value.startswith(_CONTROL) or value.lstrip().startswith(_FORMULA)
    return f"'{value}" if risky else value
