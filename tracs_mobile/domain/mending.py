"""What a refusal of DPS asks for: the field the officer has to change, or a thing DPS mends."""

from __future__ import annotations

import dataclasses

from tracs_mobile.domain.names import FieldPath
from tracs_mobile.domain.stop import (
    ChargeEntry,
    Driver,
    Guardian,
    Organization,
    StopData,
    StopPlace,
    Vehicle,
)

NOWHERE = FieldPath("")
"""No field of the ticket: what must change lies outside of it."""

BY_OFFICER = frozenset(
    {
        "ANSWER_BY_WRONG",
        "BIRTH_DATE_WRONG",
        "NAME_MISSING",
        "ORGANIZATION_MISSING",
        "STATUTE_MISSING",
        "TOWN_MISSING",
        "WAIVER_SUM",
    }
)
"""Refusals of what the ticket says: only an amendment can pass."""

BY_OTHERS = frozenset(
    {
        "AGENCY_MISMATCH",
        "ALREADY_VOID",
        "BODY_MISMATCH",
        "BODY_UNREADABLE",
        "DEVICE_UNKNOWN",
        "DIGEST_MISMATCH",
        "EARLIER_MISSING",
        "LINE_UNREADABLE",
        "NOT_FOR_BUREAU",
        "NOT_ISSUER",
        "NUMBER_NOT_GRANTED",
        "OFFICER_NOT_APPROVED",
        "OFFICER_UNKNOWN",
        "OTHER_CONTENT",
        "REPLACES_UNKNOWN",
        "SEAL_BROKEN",
        "SEAL_MISMATCH",
        "SEQUENCE_WRONG",
        "SIGNATURE_BAD",
        "TRAINING_MISMATCH",
        "VERSION_UNKNOWN",
    }
)
"""Refusals that no change of the ticket cures: DPS or the Point of Contact acts, then it is sent
again as it is."""

_CARDS: dict[str, tuple[str, type]] = {
    "defendant": ("driver", Driver),
    "vehicle": ("vehicle", Vehicle),
    "place": ("place", StopPlace),
    "stop_data": ("stop_data", StopData),
    "organization": ("organization", Organization),
    "guardian": ("guardian", Guardian),
    "violation": ("charges.0", ChargeEntry),
}
"""Part of a document -> the card of the draft that it comes from; an amendment has one charge."""

_FROM_CHARGE = FieldPath("charges.0.charge_id")
_SINGLE: dict[str, FieldPath] = {
    "military": FieldPath("military"),
    "address_confirmed": FieldPath("address_confirmed"),
    "charged": FieldPath("charges.0.charged"),
    "full_penalty_cents": FieldPath("charges.0.full_cents"),
    "points": _FROM_CHARGE,
    "waiver": _FROM_CHARGE,
}


def draft_path(pointer: str) -> FieldPath:
    """The field of a draft that a JSON pointer into a document names; empty for any other.

    `/defendant/family_name` is `driver.family_name`, `/violation/speed_mph` is
    `charges.0.speed_mph`. What the program works out from the charge (points, waiver, section)
    leads to the choice of the charge.
    """
    if not pointer.startswith("/"):
        return NOWHERE
    part, _, rest = pointer[1:].partition("/")
    name = rest.partition("/")[0]
    if part not in _CARDS:
        return _SINGLE.get(part, NOWHERE)
    card, kind = _CARDS[part]
    if name in {field.name for field in dataclasses.fields(kind)}:
        return FieldPath(f"{card}.{name}")
    return _FROM_CHARGE if part == "violation" else NOWHERE


def mendable(code: str, field: str = "") -> bool:
    """Whether the officer has to change the ticket (amend it); else the same bytes go again.

    A code that this program does not know is judged by `field`, the draft's field that was named.
    """
    if code in BY_OFFICER:
        return True
    return bool(field) and code not in BY_OTHERS
