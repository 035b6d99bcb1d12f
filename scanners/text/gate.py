"""Decide how far a read can be trusted, from the structure of the whole bar code."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from scanners.text import issuers
from scanners.text.catalog import SHAPES
from scanners.text.elements import Elements
from scanners.text.fields import plain
from scanners.text.header import Header
from scanners.text.normalize import Clean
from tracs_mobile.domain.license import LicenseRead, Read
from tracs_mobile.wording import say

_NAME = re.compile(r"[A-Za-z\u00c0-\u024f '.,\-\u2019/]+")
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9 *\-./]{0,29}", re.IGNORECASE | re.ASCII)
_SUFFIX = re.compile(r"[A-Za-z0-9 .,]{1,8}")
_CHECKED = ("DBA", "DBB", "DBD", "DBC", "DAJ", "DAK", "DCG", "DAU", "DAY", "DDE", "DDF", "DDG")
_READ_AS = MappingProxyType(
    {
        "DBA": "expiry_date",
        "DBB": "birth_date",
        "DBD": "issue_date",
        "DBC": "sex",
        "DAJ": "state",
        "DAK": "postal_code",
        "DAU": "height_in",
    }
)
_MANDATORY = ("DAQ", "DBB", "DBA", "DBC", "DAG", "DAI", "DAJ", "DAK")
_GIVEN = frozenset(("DAA", "DAC", "DCT"))
_FEWEST = 5


class Trust(Enum):
    """How far a read can be trusted."""

    STRICT = "every rule of the standard holds"
    FAIR = "a license with the oddities real cards have"
    NONE = "too damaged to fill names, number or birth date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The trust in a read, its score from 0 to 100, and what was found against it."""

    trust: Trust
    score: int
    faults: tuple[str, ...] = ()


def judge(
    clean: Clean, header: Header, elements: Elements, license_: LicenseRead, *, optical: bool
) -> Verdict:
    """Weigh the structure of a read.

    `optical` is true when our own decoder read the picture: it can return a damaged symbol as
    valid, so text that no license holds fails the read; an imager's own check is trusted more.
    """
    small = _small_faults(clean, header, elements)
    grave = _grave_faults(elements, license_, optical=optical)
    bad = _malformed(elements, license_, optical=optical)
    small += [f"{name} is not in its form" for name in bad]
    if len(bad) > (2 if optical else 4):
        grave.append("several fields are not in their form")
    score = max(0, 100 - 5 * len(small) - 50 * len(grave))
    if grave:
        return Verdict(trust=Trust.NONE, score=min(score, 49), faults=(*grave, *small))
    return Verdict(
        trust=Trust.FAIR if small else Trust.STRICT, score=max(score, 50), faults=tuple(small)
    )


def _small_faults(clean: Clean, header: Header, elements: Elements) -> list[str]:
    """What strict reading does not allow, though real cards have it."""
    missing = [name for name in _MANDATORY if name not in elements.values]
    end = header.declared_end
    checks = (
        (not header.whole, "the header is not as printed in the standard"),
        (not issuers.state_of(header.iin), "the issuer is not known"),
        (header.entries != len(header.parts), "the number of subfiles is wrong"),
        (end is None or end != len(clean.text) - header.starts_at, "the length is wrong"),
        (not clean.text.endswith("\r"), "the closing mark is missing"),
        (elements.unknown > 0, "an element is not known"),
        (elements.guessed, "the separators were lost"),
        (bool(clean.damage or elements.damage or elements.doubts), "the text was damaged"),
        (bool(missing), "an element is missing"),
    )
    return [said for is_so, said in checks if is_so]


def _grave_faults(elements: Elements, license_: LicenseRead, *, optical: bool) -> list[str]:
    """What makes the read worthless."""
    keys = (license_.family_name.value, license_.number.value, license_.birth_date.value)
    absent = sum(1 for key in keys if key is None)
    known = len(elements.values)
    strict = optical or elements.guessed
    # No card holds torn or foreign text; a decoder that corrected wrongly makes a lot of it.
    torn = elements.unknown + len(elements.damage) + 2 * len(elements.doubts)
    checks = (
        (known < _FEWEST, "hardly any element was found"),
        (absent > (0 if strict else 1), "name, number or birth date is missing"),
        (elements.unknown > (2 if strict else max(4, known // 3)), "many parts are not known"),
        (optical and not elements.guessed and torn > 1, "its text is torn"),
        (strict and not _GIVEN & elements.values.keys(), "there is no given name"),
        (strict and not _plausible(license_), "a name or the number is not plausible"),
    )
    return [said for is_so, said in checks if is_so]


def _plausible(license_: LicenseRead) -> bool:
    names = (license_.family_name, license_.given_name, license_.middle_name)
    number = license_.number.value or ""
    likely = all(read.value is None or _NAME.fullmatch(read.value) for read in names)
    suffix = license_.suffix.value or "JR"
    return likely and bool(_NUMBER.fullmatch(number)) and bool(_SUFFIX.fullmatch(suffix))


def _malformed(elements: Elements, license_: LicenseRead, *, optical: bool) -> list[str]:
    """Elements with a fixed form whose value does not have it.

    An imager's own check is trusted: there a value in an issuer's own form (`06092016M`) counts
    only when it could not be understood.
    """
    values = elements.values
    return [
        name
        for name in _CHECKED
        if (value := plain(values.get(name, "")))
        and not SHAPES[name].fullmatch(value)
        and (optical or name not in _READ_AS or getattr(license_, _READ_AS[name]).warning)
    ]


def withheld(license_: LicenseRead) -> LicenseRead:
    """The license without names, number and birth date: what a failed read may still tell."""
    said = say("Not filled: the bar code was damaged.")
    return replace(
        license_,
        family_name=Read(warning=said),
        given_name=Read(warning=said),
        middle_name=Read(),
        suffix=Read(),
        number=Read(warning=said),
        birth_date=Read(warning=said),
    )
