"""The stop screen's sentences about corrections, organizations, stops without a ticket."""

from __future__ import annotations

from collections.abc import Sequence

from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.license import VehicleRead
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.stop import (
    NO_GUARDIAN,
    AddressSource,
    Charged,
    Correction,
    CorrectionKind,
    DocumentKind,
    Draft,
    Driver,
    StopPlace,
    Vehicle,
)
from tracs_mobile.wording import plural
from ui.entries import VERMONT

OF_DOCUMENTS = ("T", "W")
"""Outcomes of the stop data that follow from the tickets and warnings themselves."""
LOCKED = "An amendment cannot change this. Void this ticket and reissue it instead."
ONE_TICKET = "This corrects one ticket, which has one charge. Copy the ticket for another charge."
WHOLE_NAME = "or last, first middle"
WHOLE_ADDRESS = "or street, town VT 05602"
NO_SUCH_CHARGE = "No charge fits. Try another word, the section, or a speed like 49/35."
NO_SUCH_TOWN = "No town fits. Type the first letters of its name."
FAVORITE = "★ favorite"
STAR = ("☆ Favorite", "★ Favorite")
NO_TICKET = "No ticket comes of this stop: it is recorded for the stop data. F6 begins a ticket."
NO_PAPER = "Nothing prints: no ticket comes of this stop."
RECORDED = "Recorded for the stop data. No ticket was issued and no number was used."
JUST_RECORDED = "Just recorded"
RECORDED_TITLE = "No ticket"
NOTES_HINT = "Never printed,\nnever sent"
COPIED = "Copied for\nthe same stop"
SAME_STOP = "Asked once\nfor the stop"
REASON_MISSING = "Choose the reason of the correction; DPS and the court read it."
REASON_MISSING_HERE = "Choose the reason of the correction; it stands in the history."
WORDS_MISSING = "Say the reason of the correction in a few words."
SOURCE_LABELS = {
    AddressSource.STATE_RECORDS: "Secretary of\nState or DMV",
    AddressSource.REGISTRATION: "Registration\ncertificate",
    AddressSource.USDOT: "USDOT\nnumber",
    AddressSource.HOME: "Home juris-\ndiction",
}
"""In the order of V.R.C.P. 80.6(b)(1)."""
LAW_LABELS = {"1003": "State", "1007": "Local", "1004": "Inter-\nstate"}
_ISSUE_WORDS = {
    CorrectionKind.AMEND: "Issue amendment",
    CorrectionKind.REISSUE: "Void and reissue",
}
_MARKS = {
    CorrectionKind.AMEND: "✓ Amended",
    CorrectionKind.REISSUE: "✓ Reissued",
}


def shortcut(words: str) -> str:
    """Why a charge of the agency's list is offered."""
    return f"shortcut {words}"


def person_line(driver: Driver) -> str:
    """One recent person."""
    name = f"{driver.family_name}, {driver.given_name} {driver.middle_name}".strip()
    born = f"{driver.birth_date:%m/%d/%Y}" if driver.birth_date else ""
    return _joined(name, born, f"{driver.license_state} {driver.license_number}".strip())


def vehicle_line(vehicle: Vehicle) -> str:
    """One recent vehicle."""
    looks = " ".join(
        str(part)
        for part in (vehicle.year or "", vehicle.make, vehicle.model, vehicle.color)
        if part
    )
    return _joined(f"{vehicle.plate} {vehicle.state}".strip() or vehicle.vin, looks)


def vehicle_note(read: VehicleRead) -> str:
    """Where the vehicle's fields came from: `scanned VT`, `registration`."""
    # Two short lines: a third would make the card taller and the page scroll.
    return f"scanned {read.plate_state.value or ''}".strip() + f"\n{read.kind.split()[-1]}"


def place_line(place: StopPlace) -> str:
    """One recent place."""
    return _joined(place.town, f"{place.highway} {place.where}".strip(), place.direction)


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)


def charge_label(charge: Charge | None) -> str:
    """The label of the charge: who made the rule and who is paid, so that it is known."""
    if charge is None or not charge.authority:
        return "Charge"
    # What follows a semicolon is for the paper and the manual.
    payee = charge.payee.split(";")[0]
    return f"Charge  ·  {charge.authority}{f', paid to {payee}' if payee else ''}"


def offer_line(charge: Charge) -> str:
    """The button that takes the lawful choice."""
    return f"Alt+A  Charge {charge.statute} instead"


def issue_words(draft: Draft) -> str:
    """What F9 does now."""
    if not draft.charges:
        return "Record the stop"
    return _ISSUE_WORDS.get(draft.correction.kind, "Issue and print")


def warn_words(entry_kind: DocumentKind) -> str:
    """What F7 does now."""
    return "Ticket instead" if entry_kind is DocumentKind.WARNING else "Warn instead"


def remove_words(charges: int) -> str:
    """What taking the charge off the stop means."""
    return "Remove" if charges > 1 else "No ticket"


def stop_title(draft: Draft) -> str:
    """`Stop · 22:41`, or what the draft does to a ticket."""
    at = f"{draft.started_at.astimezone(VERMONT):%H:%M}"
    told = {
        CorrectionKind.AMEND: f"Amend {draft.correction.number}",
        CorrectionKind.REISSUE: f"Reissue {draft.correction.number}",
    }
    return told.get(draft.correction.kind, f"Stop · {at}")


def correction_line(correction: Correction) -> str:
    """The banner over the reason: what the draft becomes, and what happens to the old one."""
    number = correction.number
    if correction.kind is CorrectionKind.REISSUE:
        return f"Voiding {number} and writing it anew under the next number. Both are kept."
    return f"Amending {number}, version {correction.seq}. What you issue now replaces it."


def more_summary(draft: Draft) -> str:
    """What is filled on the page of further details."""
    person, place = draft.driver, draft.place
    told = {
        "organization": any(e.charged is Charged.ORGANIZATION for e in draft.charges),
        "parent": draft.guardian != NO_GUARDIAN,
        "ID": bool(person.personal_id),
        "crash" if place.crash else "scene": any(
            (place.mile_marker, place.weather, place.road, place.crash)
        ),
        "notes": bool(draft.notes.strip()),
        "outcome": bool(draft.charges and draft.outcomes),
    }
    return ", ".join(word for word, there in told.items() if there)


def result_mark(correction: Correction, numbers: Sequence[TicketNumber]) -> str:
    """The word above what was issued."""
    return _MARKS.get(correction.kind, "✓ Issued") if numbers else "✓ Recorded"


def queued_line(kinds: Sequence[DocumentKind], hours: int) -> str:
    """What happens next with what was issued."""
    parts: list[str] = []
    if DocumentKind.COMPLAINT in kinds:
        parts.append(f"Queued for DPS: due within {hours} h. It goes out by itself.")
    notices = sum(kind is DocumentKind.NOTICE for kind in kinds)
    if notices:
        parts.append(
            f"{plural(notices, 'notice')} of violation: bring or mail it to the county Diversion"
            " Program; it is not sent to the court. Tickets reminds you."
        )
    if DocumentKind.WARNING in kinds and not parts:
        parts.append("Warnings are kept on this laptop; they are not sent to the court.")
    return "\n".join(parts) or RECORDED
