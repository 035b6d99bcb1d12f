"""Read the text of a magnetic stripe, which British Columbia prints in its PDF417 bar code."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date

from scanners import fields, issuers
from scanners.names import read_names
from tracs_mobile.domain.license import LicenseRead, Read

_TRACKS = re.compile(
    r"%(?P<one>[A-Z]{2}[^?]{3,90})\?.{0,3}?;(?P<two>\d{6}[^?]{4,40})\?"
    r"(?:.{0,3}?(?:_%|%|#|\+|!)(?P<three>[^?]{20,100})\??)?",
    re.DOTALL | re.ASCII,
)
_TWO = re.compile(r"(\d{6})([^=]{0,13})=(\d{4})(\d{8})?([^=?]{0,5})=?", re.ASCII)
_CONTROLS = re.compile(r"[\n\r\x1c-\x1f]+")
_MONTH_ONLY = "The bar code tells only the month in which the license ends. Check the day."
_LETTERS = "Letters of the license number may be written as numbers. Compare it with the card."
_POSTAL_AT_END = re.compile(r" +([A-Z]{2}) +([A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:-?\d{4})?)$")


def read_stripe(text: str) -> LicenseRead | None:
    """The license in a text of stripe tracks, or None when it is no such text.

    AAMVA tracks: 1 state, city, name, address; 2 issuer, number, expiry, birth; 3 body data.
    British Columbia writes height in centimeters and weight in kilograms.
    """
    found = _TRACKS.search(_CONTROLS.sub("", text))
    if found is None:
        return None
    second = _TWO.match(found["two"])
    if second is None:
        return None
    state, rest = found["one"][:2], found["one"][2:]
    city, name, address = _track_one(rest)
    issuer = second[1]
    born = _born(second[4] or "")
    names = read_names(
        {"DAA": name.replace(",$", "$").replace("$", ",")},
        version=1,
        state=issuers.state_of(issuer),
    )
    street, postal = _address(address, city, state)
    license_ = LicenseRead(
        family_name=names.family,
        given_name=names.given,
        middle_name=names.middle,
        suffix=names.suffix,
        number=_number(second[2], second[5], issuer),
        birth_date=born,
        expiry_date=_expiry(second[3], born.value),
        street=fields.read_text(street),
        city=fields.read_text(city),
        state=fields.read_state(state),
        postal_code=fields.read_postal(postal, state=state),
        issuer=issuer,
        issuer_state=issuers.state_of(issuer),
        document_type="DL",
    )
    return _with_body(license_, found["three"] or "", metric=state in issuers.CANADA)


def _track_one(rest: str) -> tuple[str, str, str]:
    """City, name and address; a city of 13 letters has no mark behind it."""
    parts = rest.split("^")
    if len(parts[0]) > 13 and ("$" in parts[0] or "," in parts[0] or len(parts) < 3):
        parts = [parts[0][:13], parts[0][13:], *parts[1:]]
    city, name, address = (*parts, "", "", "")[:3]
    return city.strip(), name.strip(), address.strip()


def _address(address: str, city: str, state: str) -> tuple[str, str]:
    """Street and postal code: lines are divided by `$`, the last one repeats city and state."""
    lines = [line.strip() for line in address.split("$") if line.strip()]
    if not lines:
        return "", ""
    street = [line for line in lines if not (len(lines) > 1 and line.startswith(city))]
    ending = _POSTAL_AT_END.search(lines[-1])
    postal = ending[2] if ending and ending[1] == state else ""
    return " ".join(street), postal


def _number(number: str, overflow: str, issuer: str) -> Read[str]:
    full = (number + overflow).strip()
    said = "" if issuers.state_of(issuer) in issuers.CANADA else _LETTERS
    return Read(value=full or None, raw=number + overflow, warning=said)


def _born(raw: str) -> Read[date]:
    try:
        return Read(value=date(int(raw[:4]), int(raw[4:6]), int(raw[6:])), raw=raw)
    except ValueError:
        said = "The birth date is not a possible date. Take it from the card."
        return Read(raw=raw, warning=said)


def _expiry(raw: str, born: date | None) -> Read[date]:
    """YYMM; month 77 never ends, 88 and 99 are told from the birth date."""
    year, month = 2000 + int(raw[:2]), int(raw[2:])
    if month == 77:
        return Read(raw=raw)
    if month == 99 and born:
        day = min(born.day, calendar.monthrange(year, born.month)[1])
        return Read(value=date(year, born.month, day), raw=raw)
    if month == 88 and born:
        year, month = year + 1, born.month
    if not 1 <= month <= 12:
        return Read(raw=raw, warning="The expiration date could not be read.")
    last = calendar.monthrange(year, month)[1]
    return Read(value=date(year, month, last), raw=raw, warning=_MONTH_ONLY)


def _with_body(license_: LicenseRead, track: str, *, metric: bool) -> LicenseRead:
    """Fields of track 3: postal code, class, restrictions, endorsements, sex, measures, colors."""
    if len(track) < 40:
        return license_
    postal = fields.read_postal(track[2:13], state=license_.state.value or "")
    height, weight = track[30:33], track[33:36]
    unit = ("cm", "kg") if metric else ("", "")
    return replace(
        license_,
        postal_code=postal if postal.value else license_.postal_code,
        vehicle_class=fields.read_code(track[13:15]),
        restrictions=fields.read_code(track[15:25]),
        endorsements=fields.read_code(track[25:29]),
        sex=fields.read_sex(track[29]),
        height_in=fields.read_height(height.strip() + unit[0], metric=metric),
        weight_lb=fields.read_weight(weight.strip() + unit[1], "", ""),
        hair=fields.read_hair(track[36:39]),
        eyes=fields.read_eyes(track[39:42]),
    )
