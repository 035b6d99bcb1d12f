"""What lists and searches show of a document, kept beside its frozen body."""

from __future__ import annotations

from tracs_mobile.domain.document import Document
from tracs_mobile.domain.stop import Driver
from tracs_mobile.domain.words import fold


def defendant_name(driver: Driver) -> str:
    """`FAMILY, GIVEN MIDDLE SUFFIX`, without what is not known."""
    given = " ".join(p for p in (driver.given_name, driver.middle_name, driver.suffix) if p)
    return ", ".join(p for p in (driver.family_name, given) if p)


def search_text(document: Document) -> str:
    """Number, name, plate (also without dashes), town, section and charge, folded."""
    plate = document.vehicle.plate
    parts = (
        document.number,
        defendant_name(document.defendant),
        plate,
        plate.replace("-", "").replace(" ", ""),
        document.place.town,
        document.violation.statute,
        document.violation.title,
    )
    return fold(" | ".join(parts))
