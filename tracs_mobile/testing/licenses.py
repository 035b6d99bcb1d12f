"""Make license bar code payloads of invented persons, laid out as the AAMVA standards say."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Element = tuple[str, str]
"""Three letters and the value behind them."""

_CANADIAN = ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An invented license holder. Height in inches, weight in pounds."""

    family: str = "QUILLFEATHER"
    given: str = "MARROW"
    middle: str = "ASHBY"
    suffix: str = ""
    number: str = "98760123"
    born: date = date(1987, 4, 23)
    issued: date = date(2024, 4, 20)
    expires: date = date(2028, 4, 23)
    sex: str = "F"
    height_in: int = 66
    weight_lb: int = 141
    eyes: str = "BRO"
    hair: str = "BLK"
    street: str = "17 LANTERN LOOP"
    street2: str = ""
    city: str = "MONTPELIER"
    state: str = "VT"
    postal: str = "05602"
    vehicle_class: str = "D"
    restrictions: str = "B"
    endorsements: str = ""


def license_payload(
    holder: Holder | None = None, *, version: int = 10, iin: str = "636024", kind: str = "DL"
) -> bytes:
    """A flawless payload of the given version (0 to 11) with right offsets, Latin-1.

    Version 0 is laid out as version 1 with the `AAMVA` mark and no count of subfiles.
    """
    who = holder or Holder()
    if version == 0:
        elements = first_elements(who, dashes=True)
        return payload(elements, version=0, iin=iin, kind=kind, mark="AAMVA", entries=None)
    elements = first_elements(who) if version == 1 else later_elements(who, version)
    return payload(elements, version=version, iin=iin, kind=kind)


def payload(
    elements: Sequence[Element],
    *,
    version: int = 10,
    iin: str = "636024",
    kind: str = "DL",
    mark: str = "ANSI ",
    jurisdiction: str = "00",
    entries: int | None = 1,
    private: Sequence[Element] = (),
    front: str = "@\n\x1e\r",
) -> bytes:
    """Header and subfiles for any elements; `private` becomes a `Z` subfile of its own."""
    bodies = [(kind, _subfile(kind, elements))]
    if private:
        name = private[0][0][:2]
        bodies.append((name, _subfile(name, private)))
        entries = None if entries is None else entries + 1
    count = "" if entries is None else f"{entries:02d}"
    # Version 1 has no jurisdiction version.
    own = "" if version < 2 else jurisdiction
    head = f"{front}{mark}{iin}{version:02d}{own}{count}"
    offset = len(head) + 10 * len(bodies)
    designators = ""
    for name, body in bodies:
        designators += f"{name}{offset:04d}{len(body):04d}"
        offset += len(body)
    text = head + designators + "".join(body for _, body in bodies)
    return text.encode("latin-1", errors="replace")


def _subfile(kind: str, elements: Sequence[Element]) -> str:
    return kind + "\n".join(name + value for name, value in elements) + "\r"


def first_elements(who: Holder, *, dashes: bool = False) -> list[Element]:
    """Version 1: one full name, year-month-day dates, height as feet and inches."""
    shape = "%m-%d-%Y" if dashes else "%Y%m%d"
    full = ",".join((who.family, who.given, who.middle, who.suffix)).rstrip(",")
    feet, inches = divmod(who.height_in, 12)
    return [
        ("DAA", full),
        ("DAG", who.street),
        ("DAI", who.city),
        ("DAJ", who.state),
        ("DAK", who.postal.replace("-", "").ljust(9, "0")),
        ("DAQ", who.number),
        ("DAR", who.vehicle_class),
        ("DAS", who.restrictions),
        ("DAT", who.endorsements),
        ("DBA", who.expires.strftime(shape)),
        ("DBB", who.born.strftime(shape)),
        ("DBC", who.sex),
        ("DBD", who.issued.strftime(shape)),
        ("DAU", f"{feet}{inches:02d}"),
        ("DAW", f"{who.weight_lb}"),
        ("DAY", who.eyes),
        ("DAZ", who.hair),
    ]


def later_elements(who: Holder, version: int) -> list[Element]:
    """Versions 2 to 11: DCS with DCT (2, 3) or DAC and DAD (4 on)."""
    canadian = who.state in _CANADIAN
    day = "%Y%m%d" if canadian and version > 2 else "%m%d%Y"
    sex = {"M": "1", "F": "2", "X": "9"}.get(who.sex, who.sex)
    none = "NONE"
    names = _later_names(who, version)
    metric = f"{round(who.height_in * 2.54):03d} cm"
    elements = [
        ("DAQ", who.number),
        *names,
        ("DCA", who.vehicle_class or none),
        ("DCB", who.restrictions or none),
        ("DCD", who.endorsements or none),
        ("DBD", who.issued.strftime(day)),
        ("DBB", who.born.strftime(day)),
        ("DBA", who.expires.strftime(day)),
        ("DBC", sex),
        ("DAY", who.eyes),
        ("DAU", metric if canadian else f"{who.height_in:03d} in"),
        ("DAG", who.street),
        *([("DAH", who.street2)] if who.street2 else []),
        ("DAI", who.city),
        ("DAJ", who.state),
        ("DAK", who.postal.replace("-", "").ljust(9, "0") if not canadian else who.postal),
        ("DCF", "8800112233"),
        ("DCG", ("CDN" if version == 2 else "CAN") if canadian else "USA"),
        ("DAZ", who.hair),
    ]
    if version >= 4:
        elements += [("DAW", f"{who.weight_lb:03d}"), ("DDA", "F"), ("DDB", "01012020")]
    if version >= 11:
        elements.append(("DDM", "0"))
    return elements


def elements_with(version: int, **values: str) -> list[Element]:
    """The elements of the standard holder with some changed or added; `-` leaves one out."""
    base = first_elements(Holder()) if version < 2 else later_elements(Holder(), version)
    kept = [(name, values.pop(name, value)) for name, value in base]
    return [(name, value) for name, value in [*kept, *values.items()] if value != "-"]


def _later_names(who: Holder, version: int) -> list[Element]:
    if version < 4:
        given = f"{who.given},{who.middle}".rstrip(",")
        return [("DCS", who.family), ("DCT", given), ("DCU", who.suffix)]
    return [
        ("DCS", who.family),
        ("DDE", "N"),
        ("DAC", who.given),
        ("DDF", "N"),
        ("DAD", who.middle or "NONE"),
        ("DDG", "N"),
        ("DCU", who.suffix),
    ]


def stripe_payload(who: Holder, *, iin: str = "636028") -> bytes:
    """Stripe text as British Columbia prints it in its PDF417: three tracks, metric."""
    names = f"{who.family},${who.given} {who.middle}".rstrip()
    city = who.city if len(who.city) == 13 else who.city + "^"
    address = f"{who.street}${who.city} {who.state}  {who.postal}"
    one = f"%{who.state}{city}{names}^{address}^?"
    two = f";{iin}{who.number}={who.expires:%y%m}{who.born:%Y%m%d}=?"
    body = (
        f"{who.postal.replace(' ', ''):11}{who.vehicle_class:2}{who.restrictions:10}"
        f"{who.endorsements:4}{who.sex}{round(who.height_in * 2.54):3d}"
        f"{round(who.weight_lb / 2.20462):3d}{who.hair:3}{who.eyes:3}{'':10}"
    )
    return f"{one}{two}_%0A{body}?".encode("latin-1")


# --- damage as scanners, cables and editors do it --------------------------------------------

_CONTROLS = re.compile(rb"[\n\r\x1c-\x1f]+")


def without_separators(raw: bytes) -> bytes:
    """As a keyboard scanner types it into an ordinary field."""
    return _CONTROLS.sub(b"", raw)


def with_separator(raw: bytes, mark: bytes) -> bytes:
    """Every run of separators replaced by `mark` (a space, a bar, CR LF)."""
    return _CONTROLS.sub(lambda _: mark, raw)


def with_foreign_bytes(raw: bytes, *, seed: int) -> bytes:
    """C1 bytes between the characters, as some imagers add in HID mode."""
    chance = random.Random(seed)  # noqa: S311 - repeatable damage, not a secret
    out = bytearray()
    for byte in raw:
        if chance.random() < 0.05:
            out.append(chance.randrange(0x80, 0xA0))
        out.append(byte)
    return bytes(out)


def with_wrong_lengths(raw: bytes, *, by: int) -> bytes:
    """All designators off by `by`, as cards and edited samples have them."""

    def moved(found: re.Match[bytes]) -> bytes:
        offset, length = int(found[2]) + by, max(0, int(found[3]) - 3 * by)
        return found[1] + f"{max(0, offset):04d}{length:04d}".encode("ascii")

    return re.sub(rb"(DL|ID|EN|Z[A-Z])(\d{4})(\d{4})", moved, raw, count=1)


def with_swapped_case(raw: bytes) -> bytes:
    """As a keyboard scanner types with Caps Lock on."""
    return raw.swapcase()


_GIVEN = ("TAMSIN", "ORRIN", "WILLA", "JUNIPER", "CASPIAN", "ODETTE", "BRAM", "LINNEA", "REMY")
_FAMILY = ("THISTLEWOOD", "O'DRANNELL", "VAN DER PELT", "BRAMBLE-HART", "NORDQVIST", "PLIMSOLL")
_STREETS = ("QUARRY RD", "OLD MILL LN", "MAPLE HOLLOW DR", "RIVER ST APT 4", "COVERED BRIDGE RD")
_CITIES = (("BARRE", "05641"), ("STOWE", "05672"), ("WINOOSKI", "05404"), ("BENNINGTON", "05201"))


def invented_holder(seed: int) -> Holder:
    """A Vermont license holder made up from a seed: the same seed is the same person."""
    chance = random.Random(seed)  # noqa: S311 - repeatable persons, not a secret
    city, postal = chance.choice(_CITIES)
    born = date(chance.randrange(1945, 2007), chance.randrange(1, 13), chance.randrange(1, 29))
    year = chance.randrange(2022, 2026)
    return Holder(
        family=chance.choice(_FAMILY),
        given=chance.choice(_GIVEN),
        middle=chance.choice((*_GIVEN, "")),
        suffix=chance.choice(("", "", "", "JR", "III")),
        number=str(chance.randrange(10_000_000, 99_999_999)),
        born=born,
        issued=date(year, born.month, max(1, born.day - 3)),
        expires=date(year + 4, born.month, born.day),
        sex=chance.choice("MFX"),
        height_in=chance.randrange(58, 78),
        weight_lb=chance.randrange(100, 280),
        eyes=chance.choice(("BRO", "BLU", "HAZ", "GRN")),
        hair=chance.choice(("BLK", "BRO", "BLN", "GRY")),
        street=f"{chance.randrange(1, 3000)} {chance.choice(_STREETS)}",
        city=city,
        postal=postal,
        vehicle_class="D",
        restrictions=chance.choice(("", "B")),
    )
