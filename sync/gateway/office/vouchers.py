"""DPS's word that an officer may take a laptop into use: eight digits, told once, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from sync.gateway.database import Database, bump
from sync.gateway.office import chain
from sync.gateway.tables import OFFICER, VOUCHER, instant, instant_text
from tracs_mobile.domain import canonical
from tracs_mobile.domain.enrolment import OfficerVoucher
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.errors import BadInput
from tracs_mobile.vault import enrolment_ids

VOUCHER_LIFE = timedelta(days=30)
"""The laptop counts wrong codes, so that eight digits hold that long."""
MEMORY_KIB = 262_144


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVoucher:
    """An activation code of eight digits, to be told to the officer once."""

    code: str
    voucher_id: int
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherRow:
    """A voucher as the page lists it."""

    voucher_id: int
    leo_number: str
    agency: str
    device_id: str
    created_at: datetime
    created_by: str
    expires_at: datetime
    revoked: bool


def new_voucher(
    database: Database,
    *,
    leo_number: str,
    agency: str,
    by: str,
    now: datetime,
    device_id: str = "",
    memory_kib: int = MEMORY_KIB,
) -> NewVoucher:
    """A fresh activation code for an officer of the agency; earlier ones of hers end with it.

    It travels to the agency's laptops as a hash with the next configuration. Takes up to a second.
    Raises BadInput for an officer who is not on the list of the agency.
    """
    code, salt = enrolment_ids.new_activation_code(), enrolment_ids.new_salt()
    expires_at = now + VOUCHER_LIFE
    voucher = OfficerVoucher(
        leo_number=LeoNumber(leo_number),
        salt=salt,
        code_hash=enrolment_ids.code_hash(code, salt=salt, memory_kib=memory_kib),
        memory_kib=memory_kib,
        expires_at=expires_at,
        device_id=device_id,
    )
    row = {
        "leo_number": leo_number,
        "agency": agency,
        "record": canonical.encode(voucher),
        "created_at": instant_text(now),
        "created_by": by,
        "expires_at": instant_text(expires_at),
        "revoked": False,
    }
    with database.write() as connection:
        listed = (OFFICER.c.leo_number == leo_number, OFFICER.c.agency == agency)
        if connection.execute(select(OFFICER.c.agency).where(*listed)).first() is None:
            raise BadInput(f"Officer {leo_number} is not on the list of agency {agency}.")
        mine = (VOUCHER.c.leo_number == leo_number, VOUCHER.c.agency == agency)
        connection.execute(update(VOUCHER).where(*mine).values(revoked=True))
        made = connection.execute(insert(VOUCHER).values(row).returning(VOUCHER.c.id)).scalar_one()
        body: dict[str, str | int] = {"officer": leo_number, "agency": agency, "voucher": made}
        chain.note(connection, by, "voucher-made", body, now)
        bump(connection)
    return NewVoucher(code=code, voucher_id=made, expires_at=expires_at)


def revoke_voucher(database: Database, voucher_id: int, *, by: str, now: datetime) -> None:
    """Make an activation code worthless with the next configuration."""
    with database.write() as connection:
        open_one = (VOUCHER.c.id == voucher_id, VOUCHER.c.revoked.is_(False))
        if connection.execute(update(VOUCHER).where(*open_one).values(revoked=True)).rowcount:
            chain.note(connection, by, "voucher-revoked", {"voucher": voucher_id}, now)
            bump(connection)


def vouchers(connection: Connection, agency: str = "") -> tuple[VoucherRow, ...]:
    """Every voucher, the newest first; of one agency when it is named."""
    query = select(VOUCHER).order_by(VOUCHER.c.id.desc())
    if agency:
        query = query.where(VOUCHER.c.agency == agency)
    return tuple(
        VoucherRow(
            voucher_id=row.id,
            leo_number=row.leo_number,
            agency=row.agency,
            device_id=canonical.decode(OfficerVoucher, row.record).device_id,
            created_at=instant(row.created_at),
            created_by=row.created_by,
            expires_at=instant(row.expires_at),
            revoked=row.revoked,
        )
        for row in connection.execute(query)
    )
