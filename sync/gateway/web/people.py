"""Who looks at a page: the visitor a request comes from, in one of the roles of DPS staff."""

from __future__ import annotations

from dataclasses import dataclass

from sync.gateway.office.staff import StaffRole

__all__ = ["StaffRole", "Visitor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A signed-in member of the staff. `csrf` stands in every form of this session."""

    username: str
    name: str
    role: StaffRole
    csrf: str
    session: str
    """The digest of the session's token, in hex."""
    must_change: bool = False
    """Signed in with a password that somebody else made: sees only the page to change it."""
