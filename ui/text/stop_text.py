"""The stop screen's sentences about corrections, organizations, stops without a ticket."""

from __future__ import annotations

from collections.abc import Sequence

from tracs_mobile.domain.law import Charge, Town
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
from tracs_mobile.wording import plural, say
from ui.entries import VERMONT

OF_DOCUMENTS = ("T", "W")
"""Outcomes of the stop data that follow from the tickets and warnings themselves."""
LOCKED = say("An amendment cannot change this. Void this ticket and reissue it instead.")
ONE_TICKET = say(
    "This corrects one ticket, which has one charge. Copy the ticket for another charge."
)
WHOLE_NAME = say("or last, first middle")
WHOLE_ADDRESS = say("or street, town VT 05602")
NO_SUCH_CHARGE = say("No charge fits. Try another word, the section, or a speed like 49/35.")
NO_SUCH_TOWN = say("No town fits. Type the first letters of its name.")
FAVORITE = say("★ favorite")
STAR = (say("☆ Favorite"), say("★ Favorite"))
NO_TICKET = say(
    "No ticket comes of this stop: it is recorded for the stop data. F6 begins a ticket."
)
NO_PAPER = say("Nothing prints: no ticket comes of this stop.")
RECORDED = say("Recorded for the stop data. No ticket was issued and no number was used.")
JUST_RECORDED = say("Just recorded")
RECORDED_TITLE = say("No ticket")
NOTES_HINT = say("Never printed,\nnever sent")
COPIED = say("Copied for\nthe same stop")
SAME_STOP = say("Asked once\nfor the stop")
REASON_MISSING = say("Choose the reason of the correction; DPS and the court read it.")
REASON_MISSING_HERE = say("Choose the reason of the correction; it stands in the history.")
WORDS_MISSING = say("Say the reason of the correction in a few words.")
SOURCE_NAMES = {
    AddressSource.STATE_RECORDS: say("Secretary of State or DMV"),
    AddressSource.REGISTRATION: say("registration certificate"),
    AddressSource.USDOT: say("USDOT"),
    AddressSource.HOME: say("home jurisdiction"),
}
SOURCE_LABELS = {
    AddressSource.STATE_RECORDS: say("Secretary of\nState or DMV"),
    AddressSource.REGISTRATION: say("Registration\ncertificate"),
    AddressSource.USDOT: say("USDOT\nnumber"),
    AddressSource.HOME: say("Home juris-\ndiction"),
}
"""In the order of V.R.C.P. 80.6(b)(1)."""
LAW_LABELS = {"1003": say("State"), "1007": say("Local"), "1004": say("Inter-\nstate")}
_ISSUE_WORDS = {
    CorrectionKind.AMEND: say("Issue amendment"),
    CorrectionKind.REISSUE: say("Void and reissue"),
}
ISSUED = say("✓ Issued")
_MARKS = {
    CorrectionKind.AMEND: say("✓ Amended"),
    CorrectionKind.REISSUE: say("✓ Reissued"),
}


def shortcut(words: str) -> str:
    """Why a charge of the agency's list is offered."""
    return say("shortcut {words}", words=words)


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
    scanned = say("scanned {state}", state=read.plate_state.value or "").strip()
    return f"{scanned}\n{read.kind.split()[-1]}"


def place_line(place: StopPlace) -> str:
    """One recent place."""
    return _joined(place.town, f"{place.highway} {place.where}".strip(), place.direction)


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)


def charge_label(charge: Charge | None) -> str:
    """The label of the charge: who made the rule and who is paid, so that it is known."""
    if charge is None or not charge.authority:
        return say("Charge")
    # What follows a semicolon is for the paper and the manual.
    payee = charge.payee.split(";")[0]
    if not payee:
        return say("Charge  ·  {authority}", authority=charge.authority)
    return say("Charge  ·  {authority}, paid to {payee}", authority=charge.authority, payee=payee)


def offer_line(charge: Charge) -> str:
    """The button that takes the lawful choice."""
    return say("Alt+A  Charge {statute} instead", statute=charge.statute)


def issue_words(draft: Draft) -> str:
    """What F9 does now."""
    if not draft.charges:
        return say("Record the stop")
    return _ISSUE_WORDS.get(draft.correction.kind, say("Issue and print"))


def warn_words(entry_kind: DocumentKind) -> str:
    """What F7 does now."""
    return say("Ticket instead") if entry_kind is DocumentKind.WARNING else say("Warn instead")


def remove_words(charges: int) -> str:
    """What taking the charge off the stop means."""
    return say("Remove") if charges > 1 else say("No ticket")


def stop_title(draft: Draft) -> str:
    """`Stop · 22:41`, or what the draft does to a ticket."""
    at = f"{draft.started_at.astimezone(VERMONT):%H:%M}"
    told = {
        CorrectionKind.AMEND: say("Amend {number}", number=draft.correction.number),
        CorrectionKind.REISSUE: say("Reissue {number}", number=draft.correction.number),
    }
    return told.get(draft.correction.kind, say("Stop · {at}", at=at))


def correction_line(correction: Correction) -> str:
    """The banner over the reason: what the draft becomes, and what happens to the old one."""
    number = correction.number
    if correction.kind is CorrectionKind.REISSUE:
        return say(
            "Voiding {number} and writing it anew under the next number. Both are kept.",
            number=number,
        )
    return say(
        "Amending {number}, version {seq}. What you issue now replaces it.",
        number=number,
        seq=correction.seq,
    )


def more_summary(draft: Draft) -> str:
    """What is filled on the page of further details."""
    person, place = draft.driver, draft.place
    told = {
        say("organization"): any(e.charged is Charged.ORGANIZATION for e in draft.charges),
        say("parent"): draft.guardian != NO_GUARDIAN,
        say("ID"): bool(person.personal_id),
        (say("crash") if place.crash else say("scene")): any(
            (place.mile_marker, place.weather, place.road, place.crash)
        ),
        say("notes"): bool(draft.notes.strip()),
        say("outcome"): bool(draft.charges and draft.outcomes),
    }
    return ", ".join(word for word, there in told.items() if there)


def result_mark(correction: Correction, numbers: Sequence[TicketNumber]) -> str:
    """The word above what was issued."""
    return _MARKS.get(correction.kind, ISSUED) if numbers else say("✓ Recorded")


def queued_line(kinds: Sequence[DocumentKind], hours: int) -> str:
    """What happens next with what was issued."""
    parts: list[str] = []
    if DocumentKind.COMPLAINT in kinds:
        parts.append(
            say("Queued for DPS: due within {hours} h. It goes out by itself.", hours=hours)
        )
    notices = sum(kind is DocumentKind.NOTICE for kind in kinds)
    if notices:
        parts.append(
            say(
                "{notices} of violation: bring or mail it to the county Diversion"
                " Program; it is not sent to the court. Tickets reminds you.",
                notices=plural(notices, "notice"),
            )
        )
    if DocumentKind.WARNING in kinds and not parts:
        parts.append(say("Warnings are kept on this laptop; they are not sent to the court."))
    return "\n".join(parts) or RECORDED


def tab_name(words: str) -> str:
    """The tab of one charge, for who hears it."""
    return say("Ticket {words}", words=words)


def county(name: str) -> str:
    """Beside the town; empty when it is not known."""
    return say("{name} County", name=name) if name else ""


def town_line(town: Town) -> str:
    """One offer of the town list."""
    return say("{town}, {county} County", town=town.name, county=town.county)
