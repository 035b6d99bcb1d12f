"""Make bar code payloads of invented vehicles: registrations, VIN labels, swiped stripes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracs_mobile.domain.vehicle import vin_check_digit
from tracs_mobile.testing.licenses import Element, Holder, payload

_STARTS = ("1HGCM826", "2C3CDXBG", "1FTFW1E5", "5YJ3E1EA", "JF2SKAEC", "WA1LAAF7", "4T1B11HK")
_SERIAL = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """An invented vehicle and what its papers say."""

    vin: str = "1HGCM82633A004352"
    plate: str = "GHT123"
    year: str = "2003"
    make: str = "HOND"
    model: str = "ACC"
    body: str = "4D"
    color: str = "BLU"
    family: str = "TREMBLAYE"
    given: str = "ODETTE"
    business: str = ""
    issued: date = date(2026, 6, 1)
    expires: date = date(2027, 6, 30)


def invented_vin(seed: int) -> str:
    """A VIN made up from a seed whose check digit fits: the same seed is the same VIN."""
    chance = random.Random(seed)  # noqa: S311 - repeatable vehicles, not a secret
    start = chance.choice(_STARTS)
    tail = chance.choice(_YEAR_CODES) + chance.choice(_SERIAL)
    tail += "".join(chance.choice("0123456789") for _ in range(6))
    return start + str(vin_check_digit(f"{start}0{tail}")) + tail


def invented_vehicle(seed: int) -> Registered:
    """A registered vehicle made up from a seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable vehicles, not a secret
    return Registered(
        vin=invented_vin(seed),
        plate="".join(chance.choice("ABCDEFGHJK") for _ in range(3)) + f"{seed % 1000:03d}",
        year=str(chance.randrange(1995, 2027)),
        make=chance.choice(("FORD", "TOYT", "SUBA", "DODG")),
        model=chance.choice(("F15", "RAV", "FOR", "CHA")),
        body=chance.choice(("PK", "4D", "SW")),
        color=chance.choice(("RED", "GRN", "BLK", "SIL")),
        family=chance.choice(("TREMBLAYE", "BÉLANGEOIX", "O'DRANNELL")),
        given=chance.choice(("ODETTE", "TAMSIN", "ORRIN")),
    )


def registration_elements(car: Registered, kind: str = "RG") -> list[Element]:
    """The elements of one kind of vehicle document: RG, TD, VH, OW, IR, MC or VS."""
    vehicle = [
        ("VAD", car.vin),
        ("VAK", car.make),
        ("VAM", car.model),
        ("VAL", car.year),
        ("VAO", car.body),
        ("VBD", car.color),
    ]
    owner = [("RBD", car.family), ("RBE", car.given)]
    dates = [("RAG", f"{car.expires:%m%d%Y}"), ("RBB", f"{car.issued:%m%d%Y}")]
    firm = car.business or f"{car.family} HAULAGE INC"
    return {
        "RG": [("RAM", car.plate), *dates, *vehicle, *owner, ("FUL", "GAS")],
        "TD": [("TAA", "T0012345"), ("TAC", "VT"), *vehicle, ("NAA", f"{car.family} {car.given}")],
        "VH": vehicle,
        "OW": [("NAB", car.family), ("NAC", car.given), ("NAR", "17 LANTERN LOOP")],
        "IR": [
            ("RBC", firm),
            ("RAM", car.plate),
            *dates,
            ("VAD", car.vin),
            ("VAK", car.make),
            ("VAL", car.year[2:]),
            ("RAU", "080000"),
        ],
        "MC": [("MAA", firm), ("MAK", "17 LANTERN LOOP"), ("MAL", "MONTPELIER"), ("MAI", "VT")],
        "VS": [("IFI", "00412"), ("INC", "S7712"), ("IAN", "17 LANTERN LOOP"), ("VAD", car.vin)],
    }[kind]


def registration_payload(
    car: Registered | None = None,
    *,
    kind: str = "RG",
    iin: str = "636024",
    elements: Sequence[Element] = (),
) -> bytes:
    """A vehicle document in the AAMVA form with right offsets, Latin-1."""
    told = elements or registration_elements(car or Registered(), kind)
    return payload(told, version=1, iin=iin, kind=kind)


def swiped(
    who: Holder, *, state: str, iin: str, number: str = "", third: str = "%", month: str = ""
) -> bytes:
    """The three tracks of an American license as a stripe reader types them.

    `number` is as track 2 has it, letters as two digits; `third` is how the reader writes the
    start of track 3; `month` replaces the month of expiry (77 never, 88, 99 the birth date).
    """
    names = "$".join(part for part in (who.family, who.given, who.middle) if part)
    city = who.city[:13] if len(who.city) >= 13 else f"{who.city}^"
    one = f"%{state}{city}{names}^{who.street}^?"
    digits = number or who.number
    expires = f"{who.expires:%y}{month or f'{who.expires:%m}'}"
    two = f";{iin}{digits[:13]}={expires}{who.born:%Y%m%d}{digits[13:18] or '='}?"
    feet, inches = divmod(who.height_in, 12)
    body = (
        f"01{who.postal.replace('-', ''):11}{who.vehicle_class:2}{who.restrictions:10}"
        f"{who.endorsements:4}{'1' if who.sex == 'M' else '2'}{feet}{inches:02d}"
        f"{who.weight_lb:3d}{who.hair:3}{who.eyes:3}{'':10}"
    )
    return f"{one}{two}{third}{body}?".encode("latin-1", errors="replace")
