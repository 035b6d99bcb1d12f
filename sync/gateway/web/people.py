"""Who looks at a page: the roles of DPS staff, and the visitor a request comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class StaffRole(Enum):
    """What a member of the staff may do; each role also may what the ones before it may."""

    READER = "reader"
    """Sees boards, records and the audit; changes nothing."""
    TECHNICIAN = "technician"
    """Enters requests, approves those that somebody else entered, hands out numbers and codes."""
    ADMINISTRATOR = "administrator"
    """Keeps staff accounts and settings, and expunges."""

    def covers(self, needed: StaffRole) -> bool:
        """Whether this role may do what `needed` may."""
        order = list(StaffRole)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A signed-in member of the staff. `csrf` stands in every form of this session."""

    username: str
    name: str
    role: StaffRole
    csrf: str
    session: str
    """The digest of the session's token, in hex."""
