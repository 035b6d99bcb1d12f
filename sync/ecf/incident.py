"""What happened, where, with which vehicle, and against which statute, in the court's form."""

from __future__ import annotations

from sync.ecf.nodes import Node, branch, leaf, required
from sync.ecf.places import identity, jurisdiction, moment, statute_parts
from tracs_mobile.domain.document import Document, Violation
from tracs_mobile.domain.stop import StopPlace

_RADAR = frozenset({"radar"})
_LASER = frozenset({"laser", "lidar"})
_HAZARDOUS, _NOT_HAZARDOUS = "1", "2"
"""Values of AAMVA D20 as NIEM lists them."""
_MPH = "HM"
"""Miles an hour in UN/ECE Recommendation 20."""


def incident(document: Document) -> Node | None:
    """`j:DrivingIncident`."""
    place, violation = document.place, document.violation
    driven = bool(document.vehicle.plate or document.vehicle.vin)
    return branch(
        "j:DrivingIncident",
        identity("nc:ActivityIdentification", document.stop_id),
        leaf("nc:ActivityDescriptionText", violation.facts),
        moment("nc:ActivityDate", place.occurred_at, document.time_zone),
        _location(place),
        branch(
            "j:IncidentAugmentation",
            leaf("j:IncidentTrafficAccidentInvolvedIndicator", place.crash),
        ),
        _speed("j:DrivingIncidentRecordedSpeedRateMeasure", violation.speed_mph),
        leaf(
            "j:DrivingIncidentHazMatCode",
            (_HAZARDOUS if document.vehicle.hazmat else _NOT_HAZARDOUS) if driven else "",
        ),
        leaf("j:DrivingIncidentLaserDetectionIndicator", _by(violation, _LASER)),
        _speed("j:DrivingIncidentLegalSpeedRateMeasure", violation.limit_mph),
        leaf("j:DrivingIncidentRadarDetectionIndicator", _by(violation, _RADAR)),
    )


def _by(violation: Violation, methods: frozenset[str]) -> bool | None:
    """Whether the speed was taken so; nothing is said where no speed was."""
    return violation.method in methods if violation.method else None


def _speed(name: str, mph: int | None) -> Node | None:
    if mph is None:
        return None
    return branch(name, leaf("nc:MeasureDecimalValue", mph), leaf("nc:SpeedUnitCode", _MPH))


def road_of(place: StopPlace) -> str:
    """The road with direction and mile marker, as one line."""
    marker = f"mile {place.mile_marker}" if place.mile_marker else ""
    return ", ".join(part for part in (place.highway, place.direction, marker) if part)


def _location(place: StopPlace) -> Node | None:
    return branch(
        "nc:IncidentLocation",
        branch(
            "nc:Address",
            branch("nc:LocationStreet", leaf("nc:StreetFullText", road_of(place))),
            leaf("nc:LocationCityName", place.town),
            leaf("nc:LocationCountyName", place.county),
            branch("nc:LocationState", leaf("nc:LocationStateUSPostalServiceCode", "VT")),
        ),
        leaf("nc:LocationDescriptionText", place.where),
    )


def violated(document: Document) -> Node:
    """`j:IncidentViolatedStatuteAssociation`: statute or ordinance, and which offense of it."""
    violation = document.violation
    code, section = statute_parts(violation.statute)
    offense = violation.code or violation.charge_id
    return required(
        "j:IncidentViolatedStatuteAssociation",
        required(
            "j:Statute",
            identity("j:StatuteCodeIdentification", code or violation.ordinance),
            identity("j:StatuteCodeSectionIdentification", section),
            leaf("j:StatuteDescriptionText", violation.title),
            identity("j:StatuteOffenseIdentification", offense),
        ),
    )


def vehicle(document: Document) -> Node | None:
    """`nc:Vehicle`; make and model as text, since the form's codes for them are damaged.

    The coded NCIC fields of the set hold a digit 0 wherever the letter O belongs (`F0RD`).
    """
    found = document.vehicle
    named = " ".join(part for part in (found.make, found.model) if part)
    year = found.year if found.year is not None and 1900 <= found.year <= 2999 else None
    return branch(
        "nc:Vehicle",
        leaf("nc:ItemDescriptionText", named),
        leaf("nc:ConveyanceColorPrimaryText", found.color),
        leaf("nc:ItemModelYearDate", year),
        identity("nc:VehicleIdentification", found.vin),
        branch("citation:VehicleAugmentation", _registration(found.plate, found.state)),
    )


def _registration(plate: str, where: str) -> Node | None:
    if not plate.strip():
        return None
    return branch(
        "j:ConveyanceRegistration",
        branch(
            "j:ConveyanceRegistrationPlateIdentification",
            leaf("nc:IdentificationID", plate),
            jurisdiction(where) if where.strip() else None,
        ),
    )
