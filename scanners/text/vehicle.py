"""Read a vehicle from whatever bar code stands on it or its papers."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace
from datetime import date

from scanners.text import vin
from scanners.text.header import find_headers
from scanners.text.issuers import STATES
from scanners.text.normalize import Clean, normalize
from scanners.text.registration import gathered, read_document, read_plate, to_verify
from scanners.text.symbology import GOODS, LINEAR, symbology_of
from tracs_mobile.domain.license import Read, ScanSource, VehicleRead
from tracs_mobile.wording import say

_OPTICAL = frozenset((ScanSource.CAMERA, ScanSource.IMAGE))
_ELEMENT_LINES = re.compile(r"(?:\A|[\n\r\x1e])(?:DL|ID|EN)?D[A-D][A-Z]")
_STRIPE = re.compile(r"\A[%;]|;\d{6}")
_LABELED = re.compile(
    r"(?<![A-Z])(?:LICENSE PLATE|PLATE|LIC|TAG|REG)(?: ?(?:NO|NUMBER|#))?\.? ?[:=#]? ?"
    r"((?=[A-Z]*[0-9])[A-Z0-9]{2,8})(?![A-Z0-9])"
)
_TOKEN = re.compile(r"[A-Z0-9]+")
_PLATE_LIKE = re.compile(r"(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*[0-9])[A-Z0-9]{4,8}", re.ASCII)
_PLATE_LABEL = re.compile(
    r"(?:(?P<state>[A-Z]{2})[ :-])?(?P<plate>[A-Z0-9]{1,4}[ -]?[A-Z0-9]{1,4})", re.ASCII
)

LOOK = say("A plate was found in a text of no known form. Verify it on the vehicle.")
LABEL = say("This may be a plate, or another number. Verify it on the vehicle.")
_SEVERAL = say("More than one VIN came in one scan; this is the first. Compare it with the dash.")

SEALED = say(
    "This looks like an insurance code that only the state can read, so nothing was filled. Scan "
    "the registration or the VIN on the dash, or type the vehicle. Scan again if it was a license."
)


def read_vehicle(
    raw: bytes, *, source: ScanSource, symbology: str = "", today: date
) -> VehicleRead | None:
    """The vehicle that a scan speaks of, with every doubt as a warning; None when of none.

    Known are VIN labels, vehicle documents in the AAMVA form, any other text that holds a VIN
    whose check digit fits, and plates. `symbology` names the kind of bar code where a decoder
    knows it ("PDF417", "]A0"); one in front of the bytes counts first. Licenses give None.
    """
    kind = symbology_of(raw, symbology)
    clean = normalize(raw)
    read = _read(clean, kind, optical=source in _OPTICAL, today=today)
    return None if read is None else gathered(read)


def _read(clean: Clean, kind: str, *, optical: bool, today: date) -> VehicleRead | None:
    text = clean.text.strip()
    if not text or _is_license(clean.text):
        return None
    clean = _in_capitals(clean)
    headers = find_headers(clean.text)
    if headers and headers[0].vehicle_document:
        return read_document(clean, headers[0], optical=optical, today=today)
    if vin.is_label(text):
        return _from_vin(vin.read_vin(text), "VIN label", today)
    return _from_text(text, today) or _from_plate_label(text, kind)


def _is_license(text: str) -> bool:
    """Whether a text is a license or what is left of one; its numbers are nobody's VIN."""
    headers = find_headers(text)
    if headers and headers[0].license_part:
        return True
    return bool(_STRIPE.search(text)) or len(_ELEMENT_LINES.findall(text)) >= 4


def _in_capitals(clean: Clean) -> Clean:
    """The text as printed when Caps Lock turned it round: vehicle papers hold capitals only."""
    if not any("case" in damage for damage in clean.damage):
        return clean
    lower = sum(map(str.islower, clean.text))
    return replace(clean, text=clean.text.upper()) if lower > len(clean.text) / 3 else clean


def _from_vin(number: Read[str], kind: str, today: date) -> VehicleRead:
    return VehicleRead(
        vin=number, year=vin.year_of(number, today=today), make=vin.make_of(number), kind=kind
    )


def _from_text(text: str, today: date) -> VehicleRead | None:
    """A VIN that fits, anywhere in a text, and a plate that can be told from the rest."""
    upper = text.upper()
    found = vin.vins_in(upper)
    labeled = _LABELED.search(upper)
    if not found and not labeled:
        return None
    number: Read[str] = Read()
    if found:
        number = Read(value=found[0], raw=found[0], warning=_SEVERAL if len(found) > 1 else "")
    read = _from_vin(number, "text with a VIN" if found else "text with a plate", today)
    plate = labeled[1] if labeled else _only_plate(upper, found)
    if plate:
        read = replace(read, plate=Read(value=plate, raw=plate, warning=LOOK))
    return read


def _only_plate(upper: str, vins: tuple[str, ...]) -> str:
    """The only word of a text that looks like a plate; `""` when there is none or several."""
    if "://" in upper:
        return ""
    tokens = dict.fromkeys(_TOKEN.findall(upper))
    likely = [token for token in tokens if token not in vins and _PLATE_LIKE.fullmatch(token)]
    return likely[0] if len(likely) == 1 else ""


def _from_plate_label(text: str, kind: str) -> VehicleRead | None:
    """A plate alone; without a word on the kind of code it needs letters and digits."""
    upper = text.upper().strip("* ")
    found = _PLATE_LABEL.fullmatch(upper)
    if found is None or kind in GOODS:
        return None
    state, plate = "", upper
    # AB 1234 is as likely a plate as it is a plate of Alberta; VT ABC 123 is not.
    if found["state"] in STATES and _is_mixed(found["plate"]):
        state, plate = found["state"], found["plate"]
    squeezed = plate.replace(" ", "").replace("-", "")
    numbered = kind in LINEAR and squeezed.isdecimal()
    if len(squeezed) < (3 if kind in LINEAR else 4) or not (numbered or _is_mixed(squeezed)):
        return None
    read = VehicleRead(plate=read_plate(plate), kind="plate label")
    if state:
        read = replace(read, plate_state=Read(value=state, raw=state))
    return to_verify(read, LABEL)


def _is_mixed(text: str) -> bool:
    """Whether a text has letters and digits."""
    return any(char.isdigit() for char in text) and any(char.isalpha() for char in text)


_ARMORED = re.compile(r"[A-Za-z0-9+/=_-]{64,}|[0-9A-F]{96,}|[0-9a-f]{96,}", re.ASCII)
_SHORTEST = 40


def why_not(raw: bytes) -> str:
    """Why a scan that speaks of a vehicle could not be read, in words; else `""`."""
    headers = find_headers(_in_capitals(normalize(raw)).text)
    if headers and headers[0].vehicle_document:
        return say(
            "This is the bar code of {vehicle_document}, but too little of it came "
            "through. Scan it again, or type the vehicle.",
            vehicle_document=headers[0].vehicle_document,
        )
    return SEALED if is_sealed(raw) else ""


def is_sealed(raw: bytes) -> bool:
    """Whether the bytes look encrypted, as the insurance codes of some states are.

    New York seals its insurance cards (15 NYCRR 32.10). Encrypted bytes have no header and no
    words: either hardly any of them can be printed, or they are one long random word.
    """
    text = normalize(raw).text.strip()
    if len(raw) < _SHORTEST or find_headers(text):
        return False
    if _ARMORED.fullmatch(text):
        return _bits(text) > (5.0 if not text.isupper() and not text.islower() else 3.5)
    printed = sum(1 for byte in raw if 0x20 <= byte < 0x7F or byte in b"\n\r\t\x1d\x1e")
    return printed < 0.75 * len(raw) and len(set(raw)) > min(len(raw), 256) / 3


def _bits(text: str) -> float:
    """Shannon entropy, in bits a character."""
    total = len(text)
    counts = Counter(text).values()
    return -sum(count / total * math.log2(count / total) for count in counts)
