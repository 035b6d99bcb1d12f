"""Who is signed on, for which agency, and whether this is practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.agency import Agency, IssuedBy, Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One officer at one laptop, from sign-on to lock."""

    officer: Officer
    agency: Agency
    logo_png: bytes
    training: bool
    signed_on_at: datetime

    @property
    def issued_by(self) -> IssuedBy:
        """The officer as printed on what is issued today."""
        return IssuedBy(
            leo_number=self.officer.leo_number, name=self.officer.name, title=self.officer.title
        )
