"""An export of tickets as files: for the court one an event, for a records system one for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from sync.ecf.filing import file_name, filing_xml
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.spreadsheet import ENCODING
from tracs_mobile.domain.ticket_table import tickets_csv, tickets_json

FORMS: Final = ("ecf", "json", "csv")


def export_files(
    filings: Sequence[Filing], *, form: str, span: str, now: datetime
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file; `span` names the days in the name of a table."""
    if form == "ecf":
        for filing in filings:
            yield file_name(filing.document.number, filing.seq), filing_xml(filing, sent_at=now)
    elif form == "csv":
        yield f"tickets-{span}.csv", tickets_csv(filings).encode(ENCODING)
    else:
        yield f"tickets-{span}.json", tickets_json(filings).encode()
