"""Tickets for a records system: one flat row an event, in plain words and US units.

What the import folders of Spillman and Valcour expect is not public, so the columns are our own and
provisional; both systems let a clerk name the columns of a CSV once. Stop data have their own
export, since they carry no name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Final

from tracs_mobile.domain import canonical
from tracs_mobile.domain.days import local_time
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.spreadsheet import csv_table
from tracs_mobile.domain.stop import Charged

FORM: Final = "tickets/1"
"""Name of this set of columns; a change gives it a new number."""

_Cell = Callable[[Filing], object]

_COLUMNS: Final[tuple[tuple[str, _Cell], ...]] = (
    ("Ticket Number", lambda f: f.document.number),
    ("Event", lambda f: f.kind.value),
    ("Event Sequence", lambda f: f.seq),
    ("Event Time", lambda f: f.at),
    ("Document Kind", lambda f: f.document.kind.value),
    ("Training", lambda f: f.document.training),
    ("Issued", lambda f: f.document.issued_at),
    ("Received by DPS", lambda f: f.received_at),
    ("Agency Code", lambda f: f.document.agency.judiciary_code),
    ("Agency", lambda f: f.document.agency.name),
    ("Agency ORI", lambda f: f.document.agency.ori),
    ("Officer Number", lambda f: f.document.officer.leo_number),
    ("Officer", lambda f: f.document.officer.name),
    ("Officer Title", lambda f: f.document.officer.title),
    ("Charged", lambda f: f.document.charged.value),
    ("Organization", lambda f: f.document.organization.name if _firm(f) else ""),
    ("Last Name", lambda f: f.document.defendant.family_name),
    ("First Name", lambda f: f.document.defendant.given_name),
    ("Middle Name", lambda f: f.document.defendant.middle_name),
    ("Suffix", lambda f: f.document.defendant.suffix),
    ("Date of Birth", lambda f: f.document.defendant.birth_date),
    ("Sex", lambda f: f.document.defendant.sex),
    ("Street", lambda f: f.document.defendant.street),
    ("City", lambda f: f.document.defendant.city),
    ("State", lambda f: f.document.defendant.state),
    ("ZIP", lambda f: f.document.defendant.postal_code),
    ("License Number", lambda f: f.document.defendant.license_number),
    ("License State", lambda f: f.document.defendant.license_state),
    ("Height (in)", lambda f: f.document.defendant.height_in),
    ("Weight (lb)", lambda f: f.document.defendant.weight_lb),
    ("Eyes", lambda f: f.document.defendant.eyes),
    ("Hair", lambda f: f.document.defendant.hair),
    ("Plate", lambda f: f.document.vehicle.plate),
    ("Plate State", lambda f: f.document.vehicle.state),
    ("Vehicle Year", lambda f: f.document.vehicle.year),
    ("Vehicle Make", lambda f: f.document.vehicle.make),
    ("Vehicle Model", lambda f: f.document.vehicle.model),
    ("Vehicle Color", lambda f: f.document.vehicle.color),
    ("VIN", lambda f: f.document.vehicle.vin),
    ("Commercial Vehicle", lambda f: f.document.vehicle.commercial),
    ("Occurred", lambda f: f.document.place.occurred_at),
    ("Town", lambda f: f.document.place.town),
    ("County", lambda f: f.document.place.county),
    ("Highway", lambda f: f.document.place.highway),
    ("Direction", lambda f: f.document.place.direction),
    ("Mile Marker", lambda f: f.document.place.mile_marker),
    ("Where", lambda f: f.document.place.where),
    ("Crash", lambda f: f.document.place.crash),
    ("Statute", lambda f: f.document.violation.statute),
    ("Violation Code", lambda f: f.document.violation.code),
    ("Violation", lambda f: f.document.violation.title),
    ("Ordinance", lambda f: f.document.violation.ordinance),
    ("Speed (mph)", lambda f: f.document.violation.speed_mph),
    ("Limit (mph)", lambda f: f.document.violation.limit_mph),
    ("Speed Measured By", lambda f: f.document.violation.method),
    ("Facts", lambda f: f.document.violation.facts),
    ("Points", lambda f: f.document.points),
    ("Waiver Penalty", lambda f: _dollars(f.document.waiver.total_cents)),
    ("Answer By", lambda f: f.document.answer_by),
    ("Reason", lambda f: f.document.amend_reason if f.event is None else f.event.reason),
    ("Stop ID", lambda f: f.document.stop_id),
    ("Digest", lambda f: f.digest.hex()),
)
COLUMNS: Final = tuple(name for name, _ in _COLUMNS)


def tickets_csv(filings: Iterable[Filing]) -> str:
    """One row an event under `COLUMNS`; US dates, Vermont time, dollars."""
    return csv_table(COLUMNS, (_row(filing) for filing in filings))


def tickets_json(filings: Iterable[Filing]) -> str:
    """The same as one JSON object, instants in UTC; `form` names the set of fields."""
    rows = [{name: _plain(cell(filing)) for name, cell in _COLUMNS} for filing in filings]
    return json.dumps({"form": FORM, "tickets": rows}, ensure_ascii=False, indent=1) + "\n"


def _row(filing: Filing) -> tuple[str, ...]:
    return tuple(_shown(cell(filing)) for _, cell in _COLUMNS)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return local_time(value).strftime("%m/%d/%Y %H:%M:%S")
    if isinstance(value, date):
        return value.strftime("%m/%d/%Y")
    return str(value)


def _plain(value: object) -> object:
    return canonical.to_plain(value)


def _dollars(cents: int | None) -> str | None:
    return None if cents is None else f"{cents // 100}.{cents % 100:02d}"


def _firm(filing: Filing) -> bool:
    return filing.document.charged is Charged.ORGANIZATION
