"""Words of the court's form that need care: states, sexes, addresses, times, statutes."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sync.ecf.nodes import Node, branch, leaf

_STATE_CODES: Final = """
AA AE AK AL AP AR AS AZ CA CO CT DC DE FL FM GA GU HI IA ID IL IN KS KY LA MA MD ME MH MI MN MO MP
MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR PW RI SC SD TN TX UT VA VI VT WA WI WV WY
"""
US_STATES: Final = frozenset(_STATE_CODES.split())
"""The Postal Service's codes, as NIEM lists them; any other state is written by name."""

_PROVINCE_CODES: Final = "AB BC MB NB NL NS NT NU ON PE QC SK YT"
PROVINCES: Final = frozenset(_PROVINCE_CODES.split())
"""Canadian provinces and territories: common on Vermont's roads, and in the same code list."""

_SECTION = re.compile(r"(?P<code>.*?)\s*§+\s*(?P<section>.+)")


def state(code: str) -> Node | None:
    """`nc:LocationState` with the postal code, or with the text for anywhere else."""
    upper = code.strip().upper()
    if upper in US_STATES:
        return branch("nc:LocationState", leaf("nc:LocationStateUSPostalServiceCode", upper))
    return branch("nc:LocationState", leaf("nc:LocationStateName", code))


def jurisdiction(code: str) -> Node | None:
    """Who issued a license or a plate."""
    upper = code.strip().upper()
    known = upper in (US_STATES - {"AA", "AE", "AP"}) or upper in PROVINCES
    name = "j:JurisdictionANSID20AuthorityCode" if known else "nc:JurisdictionText"
    return branch("nc:IdentificationJurisdiction", leaf(name, upper if known else code))


def address(
    name: str, *, street: str = "", city: str = "", where: str = "", postal_code: str = ""
) -> Node | None:
    """An address of the element `name`; the postal extension stands apart."""
    short, _, extension = postal_code.partition("-")
    return branch(
        name,
        branch("nc:LocationStreet", leaf("nc:StreetFullText", street)),
        leaf("nc:LocationCityName", city),
        state(where) if where else None,
        leaf("nc:LocationPostalCode", short),
        leaf("nc:LocationPostalExtensionCode", extension),
    )


def moment(name: str, at: datetime | None, zone: str) -> Node | None:
    """An instant in the zone of the paper, with its offset."""
    local = None if at is None else at.astimezone(ZoneInfo(zone))
    return branch(name, leaf("nc:DateTime", local))


def identity(name: str, value: str, *, category: str = "") -> Node | None:
    """An identification of the element `name`."""
    if not value.strip():
        return None
    return branch(
        name,
        leaf("nc:IdentificationID", value),
        leaf("nc:IdentificationCategoryDescriptionText", category),
    )


def sex(code: str) -> Node | None:
    """F, M or U: the form knows no other; X is written as U and stands whole in our extension."""
    upper = code.strip().upper()
    if not upper:
        return None
    return leaf("j:PersonSexCode", upper if upper in {"F", "M"} else "U")


def statute_parts(statute: str) -> tuple[str, str]:
    """`23 V.S.A. § 1003` as (`23 V.S.A.`, `1003`); a section is empty where there is no sign."""
    found = _SECTION.fullmatch(statute.strip())
    return (found["code"], found["section"]) if found is not None else (statute.strip(), "")
