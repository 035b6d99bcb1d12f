"""Writes the stop data as a table: the State Police's public columns, then use of force.

Column order of the State Police's public file (2016); force was added to 20 V.S.A. § 2366(e) later
and stands behind. One row a stop.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tracs_mobile.domain.days import local_time
from tracs_mobile.domain.law import Code, LawPack
from tracs_mobile.domain.spreadsheet import ENCODING, csv_table
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.services.writing import write_whole

COLUMNS = (
    "Officer ID",
    "Agency Name",
    "Stop Date",
    "Stop Address",
    "Stop City",
    "Stop State",
    "Stop Zip",
    "Driver Age",
    "Driver Gender",
    "Driver Race",
    "Driver Race Description",
    "Stop Reason Description",
    "Stop Search",
    "Stop Search Description",
    "Stop Contraband",
    "Stop Contraband Description",
    "Stop Outcome",
    "Stop Outcome Description",
    "Force",
    "Force Description",
    "Force Kind",
    "Force Kind Description",
    "Evidence",
    "Stop ID",
)
_STATE = "VT"
_NO_ZIP = ""
"""A stop has a place on a road and no postal address."""
_BETWEEN = "; "


def export_stops(path: str, records: Sequence[StopRecord], *, pack: LawPack) -> int:
    """Write one row a stop to `path`, all or nothing; says how many.

    Raises BadInput, with the sentence, when the file cannot be written.
    """
    content = table(records, pack=pack).encode(ENCODING)
    write_whole(Path(path), content)
    return len(records)


def table(records: Iterable[StopRecord], *, pack: LawPack) -> str:
    """The rows as CSV with a head line; lines end as RFC 4180 wants it."""
    return csv_table(COLUMNS, (_row(record, pack) for record in records))


def _row(record: StopRecord, pack: LawPack) -> tuple[str, ...]:
    data, codes = record.data, pack.stop_codes
    return (
        record.officer,
        record.agency_name,
        local_time(record.at).strftime("%m/%d/%Y %I:%M:%S %p"),
        record.where,
        record.town,
        _STATE,
        _NO_ZIP,
        "" if record.age is None else str(record.age),
        data.gender,
        data.race,
        _label(data.race, codes.race),
        _label(data.reason, codes.reason),
        data.search,
        _label(data.search, codes.search),
        data.contraband,
        _label(data.contraband, codes.contraband),
        _BETWEEN.join(record.outcomes),
        _BETWEEN.join(_label(code, codes.outcome) for code in record.outcomes),
        data.force,
        _label(data.force, codes.force),
        data.force_kind,
        _label(data.force_kind, codes.force_kind),
        data.evidence,
        record.stop_id,
    )


def _label(code: str, known: tuple[Code, ...]) -> str:
    """The words of a code; a code of an older pack stands for itself."""
    return next((found.label for found in known if found.code == code), code)
