"""Agency and officer records in the database; every version DPS signed is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, insert, select

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.enrolment import NO_EXTRAS, RecordExtras
from tracs_mobile.errors import BadInput, StoreDamaged
from tracs_mobile.store.faults import DAMAGED
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import records

_r = records.c
_VERSION = select(func.max(_r.version))
_ROSTER = select(_r.roster).order_by(_r.version.desc()).limit(1)
_EXTRAS = select(_r.extras).order_by(_r.version.desc()).limit(1)
_LOGO = select(_r.logo_png).order_by(_r.version.desc()).limit(1)


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The agency and its officers as stored."""

    agency: Agency
    officers: tuple[Officer, ...]


class SqlRecords:
    """`ports.Records` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def put(
        self,
        *,
        agency: Agency,
        officers: Sequence[Officer],
        logo_png: bytes,
        version: int,
        extras: RecordExtras = NO_EXTRAS,
    ) -> None:
        """Replace the records by a newer version; an older or equal one changes nothing."""
        if version <= self.version():
            return
        roster = encode(Roster(agency=agency, officers=tuple(officers)))
        row = {"version": version, "roster": roster, "logo_png": logo_png, "extras": encode(extras)}
        self._session.run(insert(records), row)

    def agency(self) -> Agency | None:
        """The agency of this laptop."""
        roster = self._roster()
        return None if roster is None else roster.agency

    def officers(self) -> tuple[Officer, ...]:
        """Every term of the agency's officers; `serving` names those of a day."""
        roster = self._roster()
        return () if roster is None else roster.officers

    def extras(self) -> RecordExtras:
        """What came with the records; nothing when they are older than this program."""
        raw = self._session.scalar(_EXTRAS)
        return _decoded(RecordExtras, raw) if raw else NO_EXTRAS

    def logo_png(self) -> bytes:
        """The agency's logo, or no bytes."""
        return bytes(self._session.scalar(_LOGO) or b"")

    def version(self) -> int:
        """Version of the records; 0 when there are none."""
        return int(self._session.scalar(_VERSION) or 0)

    def _roster(self) -> Roster | None:
        raw = self._session.scalar(_ROSTER)
        return None if raw is None else _decoded(Roster, raw)


def _decoded(kind: type[T], raw: bytes) -> T:
    try:
        return decode(kind, raw)
    except BadInput as fault:
        raise StoreDamaged(DAMAGED) from fault
