"""Reads the records a request needs: devices with their keys and numbers, agencies, officers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, select

from sync.gateway.database import version
from sync.gateway.tables import AGENCY, BLOCK, DEVICE, OFFICER
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, Officer, serving
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.vault.jws import VerifyKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """An enrolled laptop with everything its events are checked against."""

    device_id: str
    agency: Agency
    key: VerifyKey
    revoked: bool
    blocks: tuple[NumberBlock, ...]
    terms: tuple[Officer, ...]
    """Every term of the agency's officers, past and future."""

    def officer(self, leo_number: str, day: date) -> Officer | None:
        """The officer as of `day`; None for one who does not serve in the agency then."""
        terms = [term for term in self.terms if term.leo_number == leo_number]
        return next(iter(serving(terms, day)), None)


class Records:
    """Devices as DPS knows them; kept until the configuration version changes."""

    def __init__(self) -> None:
        # Version and devices in one: two assignments could mix what two threads read.
        self._kept: tuple[int, dict[str, Device]] = (-1, {})

    def devices(self, connection: Connection, wanted: Collection[str]) -> dict[str, Device]:
        """The enrolled ones among `wanted`."""
        now = version(connection)
        of, held = self._kept
        known = held if of == now else {}
        found = {d: known.get(d) or load_device(connection, d) for d in wanted}
        enrolled = {name: device for name, device in found.items() if device is not None}
        self._kept = (now, {**known, **enrolled})
        return enrolled


def load_device(connection: Connection, device_id: str) -> Device | None:
    """A laptop as the tables have it now; None when it is not enrolled."""
    row = connection.execute(select(DEVICE).where(DEVICE.c.device_id == device_id)).first()
    if row is None:
        return None
    return Device(
        device_id=device_id,
        agency=canonical.decode(Agency, _agency_row(connection, row.agency).record),
        key=VerifyKey.from_pem(row.public_pem),
        revoked=row.revoked,
        blocks=blocks_of(connection, device_id),
        terms=_terms(connection, row.agency),
    )


def blocks_of(connection: Connection, device_id: str) -> tuple[NumberBlock, ...]:
    """All numbers ever leased to a device, lowest first; a ticket of a revoked block counts too."""
    rows = connection.execute(
        select(BLOCK).where(BLOCK.c.device_id == device_id).order_by(BLOCK.c.prefix, BLOCK.c.first)
    )
    return tuple(
        NumberBlock(block_id=r.block_id, prefix=r.prefix, first=r.first, last=r.last, width=r.width)
        for r in rows
    )


def _agency_row(connection: Connection, code: str) -> Row[tuple[str, str, bytes, bytes]]:
    return connection.execute(select(AGENCY).where(AGENCY.c.judiciary_code == code)).one()


def _terms(connection: Connection, agency: str) -> tuple[Officer, ...]:
    rows = connection.execute(
        select(OFFICER.c.record)
        .where(OFFICER.c.agency == agency)
        .order_by(OFFICER.c.leo_number, OFFICER.c.effective_from)
    )
    return tuple(canonical.decode(Officer, row.record) for row in rows)
