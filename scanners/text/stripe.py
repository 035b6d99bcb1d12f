"""Read the text of a magnetic stripe: old readers, and British Columbia's PDF417 bar code."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from scanners.text import fields, issuers
from scanners.text.names import read_names
from scanners.text.wordlist import words
from tracs_mobile.domain.license import LicenseRead, Read
from tracs_mobile.wording import say

_ONE_TRACK = re.compile(r"%(?P<one>[A-Z]{2}[^?]{3,90})\?", re.ASCII)
_TWO_TRACK = re.compile(r";(?P<two>\d{6}[^?;%]{4,40})\?", re.ASCII)
# Readers write the start of track 3 in their own way.
_THREE_TRACK = re.compile(r"(?:_%|[%#+!])(?P<three>[^?]{20,100})\??", re.ASCII)
_TWO = re.compile(r"(\d{6})([^=]{0,13})=(\d{4})(\d{8})?([^=?]{0,5})=?", re.ASCII)
_BANK = re.compile(r"%B\d{12,19}\^|;\d{12,19}=\d{4}", re.ASCII)
_FAILED = re.compile(r"[%;+#!]E\?", re.ASCII)
_CONTROLS = re.compile(r"[\n\r\x1c-\x1f]+")
_MONTH_ONLY = say("The bar code tells only the month in which the license ends. Check the day.")
_LETTERS = say("Letters of the license number may be written as numbers. Compare it with the card.")
_FIRST_LETTER = say(
    "The stripe writes the first letter of the license number as a number; it was turned back. "
    "Compare it with the card."
)
_HALF = say(
    "Only a part of the magnetic stripe was read. Swipe again, or fill the rest from the card."
)
_BANK_CARD = say("This is a bank card, not a license. Nothing of it was kept.")
_SWIPE_AGAIN = say("The magnetic stripe was not read. Swipe the license again, evenly.")
# How many digits follow the one letter that begins a license number there. PROVISIONAL: from
# lists of number forms as insurers publish them; a number of another length is left as it is.
_DIGITS_BEHIND_LETTER = MappingProxyType(
    dict.fromkeys(words("AZ HI KS KY MA NE VA"), 8)
    | dict.fromkeys(words("FL MD MI MN"), 12)
    | {"CA": 7, "IL": 11, "NJ": 14, "WI": 13}
)
_POSTAL_AT_END = re.compile(r" +([A-Z]{2}) +([A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:-?\d{4})?)$")


def read_stripe(text: str) -> LicenseRead | None:
    """The license in a text of stripe tracks, or None when it is no such text.

    AAMVA tracks: 1 state, city, name, address; 2 issuer, number, expiry, birth; 3 body data.
    British Columbia writes height in centimeters and weight in kilograms. Track 2 alone is enough
    when its issuer is a published one; what the other tracks hold is then missing, and said.
    """
    flat = _CONTROLS.sub("", text)
    if sum(map(str.islower, flat)) > sum(map(str.isupper, flat)):
        # Stripes hold capitals only: Caps Lock turned them round.
        flat = flat.swapcase()
    found = _TWO_TRACK.search(flat)
    second = _TWO.fullmatch(found["two"]) if found else None
    if found is None or second is None:
        return None
    first = _ONE_TRACK.search(flat[: found.start()])
    if first is None and not issuers.state_of(second[1]):
        return None
    third = _THREE_TRACK.search(flat, found.end())
    license_ = _from_second(second)
    if first is None:
        license_ = replace(license_, warnings=(_HALF,))
    else:
        license_ = _with_first(license_, first["one"])
    state = license_.state.value or license_.issuer_state
    return _with_body(license_, third["three"] if third else "", metric=state in issuers.CANADA)


def refused(text: str) -> str:
    """Why a swiped text is no license, when that can be told; else `""`."""
    if _BANK.search(text):
        return _BANK_CARD
    return _SWIPE_AGAIN if _FAILED.search(text) else ""


def _from_second(second: re.Match[str]) -> LicenseRead:
    """What track 2 says: issuer, number, dates."""
    born = _born(second[4] or "")
    return LicenseRead(
        number=_number(second[2], second[5], second[1]),
        birth_date=born,
        expiry_date=_expiry(second[3], born.value),
        issuer=second[1],
        issuer_state=issuers.state_of(second[1]),
        document_type="DL",
    )


def _with_first(license_: LicenseRead, track: str) -> LicenseRead:
    """The name and address of track 1 added."""
    state = track[:2]
    city, name, address = _track_one(track[2:])
    names = read_names(
        {"DAA": name.replace(",$", "$").replace("$", ",")}, version=1, state=license_.issuer_state
    )
    street, postal = _address(address, city, state)
    return replace(
        license_,
        family_name=names.family,
        given_name=names.given,
        middle_name=names.middle,
        suffix=names.suffix,
        street=fields.read_text(street),
        city=fields.read_text(city),
        state=fields.read_state(state),
        postal_code=fields.read_postal(postal, state=state),
    )


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
    """The license number; track 2 knows no letters and writes each as two digits, A 01, Z 26."""
    full = (number + overflow).strip()
    state = issuers.state_of(issuer)
    letter = int(full[:2]) if full[:2].isdecimal() else 0
    if len(full) - 2 == _DIGITS_BEHIND_LETTER.get(state) and 1 <= letter <= 26:
        value = chr(ord("A") + letter - 1) + full[2:]
        return Read(value=value, raw=number + overflow, warning=_FIRST_LETTER)
    said = "" if state in issuers.CANADA else _LETTERS
    return Read(value=full or None, raw=number + overflow, warning=said)


def _born(raw: str) -> Read[date]:
    try:
        return Read(value=date(int(raw[:4]), int(raw[4:6]), int(raw[6:])), raw=raw)
    except ValueError:
        said = say("The birth date is not a possible date. Take it from the card.")
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
        return Read(raw=raw, warning=say("The expiration date could not be read."))
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
