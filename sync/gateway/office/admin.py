"""What DPS staff do: agencies, officers, devices and number blocks. Doing it twice is harmless."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from sync.gateway.database import Database, bump
from sync.gateway.tables import AGENCY, BLOCK, DEVICE, OFFICER
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import BadInput
from tracs_mobile.vault.jws import VerifyKey


def put_agency(database: Database, agency: Agency, logo_png: bytes = b"") -> None:
    """Add or replace an Agency record."""
    row = {
        "judiciary_code": agency.judiciary_code,
        "name": agency.name,
        "record": canonical.encode(agency),
        "logo_png": logo_png,
    }
    with database.write() as connection:
        _put(connection, AGENCY, row)


def put_officers(database: Database, agency: str, officers: Sequence[Officer]) -> None:
    """Add or replace Officer records of the agency with judiciary code `agency`.

    Raises BadInput when there is no such agency: the Agency record comes first.
    """
    with database.write() as connection:
        _need_agency(connection, agency)
        for officer in officers:
            row = {
                "leo_number": officer.leo_number,
                "effective_from": str(officer.effective_from or ""),
                "agency": agency,
                "record": canonical.encode(officer),
            }
            _put(connection, OFFICER, row)


def enrol_device(database: Database, *, device_id: str, public_pem: bytes, agency: str) -> None:
    """Make a laptop known by its device key. Raises KeyUnavailable, BadInput."""
    VerifyKey.from_pem(public_pem)
    with database.write() as connection:
        _need_agency(connection, agency)
        row = {"device_id": device_id, "agency": agency, "public_pem": public_pem, "revoked": False}
        _put(connection, DEVICE, row)


def revoke_device(database: Database, device_id: str) -> None:
    """A lost laptop: nothing from it is taken any more."""
    with database.write() as connection:
        connection.execute(
            update(DEVICE).where(DEVICE.c.device_id == device_id).values(revoked=True)
        )
        bump(connection)


def grant_block(
    database: Database, *, device_id: str, prefix: str, first: int, last: int, width: int = 7
) -> NumberBlock:
    """Lease numbers to one device. Raises BadInput when any of them is already leased."""
    block = NumberBlock(
        block_id=f"{prefix}{first}-{last}", prefix=prefix, first=first, last=last, width=width
    )
    with database.write() as connection:
        held = connection.execute(
            select(BLOCK).where(
                BLOCK.c.prefix == prefix, BLOCK.c.first <= last, BLOCK.c.last >= first
            )
        ).all()
        if any((row.block_id, row.device_id) != (block.block_id, device_id) for row in held):
            raise BadInput("Some of these numbers are already leased to a laptop.")
        if not held:
            row = {**canonical.to_plain(block), "device_id": device_id}
            _put(connection, BLOCK, row)
    return block


def _need_agency(connection: Connection, code: str) -> None:
    if connection.execute(select(AGENCY).where(AGENCY.c.judiciary_code == code)).first() is None:
        raise BadInput(f"There is no agency {code} yet. The Agency record comes first.")


def _put(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert or update by primary key; only a real change makes a new configuration version."""
    same = [key == row[key.name] for key in table.primary_key.columns]
    found = connection.execute(select(table).where(*same)).first()
    if found is None:
        connection.execute(insert(table).values(row))
    elif any(found._mapping[name] != value for name, value in row.items()):
        connection.execute(update(table).where(*same).values(row))
    else:
        return
    bump(connection)


def seed(
    database: Database,
    *,
    agency: Agency,
    officers: Sequence[Officer],
    logo_png: bytes,
    device_id: str,
    public_pem: bytes,
    prefix: str,
    first: int,
    last: int,
) -> NumberBlock:
    """Everything one laptop of one agency needs, for training and tests; harmless when repeated."""
    put_agency(database, agency, logo_png)
    put_officers(database, agency.judiciary_code, officers)
    enrol_device(database, device_id=device_id, public_pem=public_pem, agency=agency.judiciary_code)
    return grant_block(database, device_id=device_id, prefix=prefix, first=first, last=last)
