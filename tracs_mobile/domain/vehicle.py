"""What can be checked about a plate and a vehicle identification number without a network."""

from __future__ import annotations

import re

_PLATE = re.compile(r"[A-Z0-9]{1,8}")
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VALUES = dict(
    zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        map(int, "012345678912345678123457923456789"),
        strict=True,
    )
)
_CHECK_AT = 8


def vin_check_digit(vin: str) -> str | None:
    """The check digit the other 16 characters ask for; None when `vin` cannot be a VIN.

    49 CFR 565.15: 17 characters without I, O and Q, weighted sum modulo 11, 10 written X.
    """
    upper = vin.upper()
    if len(upper) != len(_WEIGHTS) or any(c not in _VALUES for c in upper):
        return None
    rest = sum(w * _VALUES[c] for w, c in zip(_WEIGHTS, upper, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def vin_fits(vin: str) -> bool:
    """Whether the VIN is whole and its ninth character is the right check digit."""
    return vin_check_digit(vin) == vin.upper()[_CHECK_AT : _CHECK_AT + 1]


def plate_fits(plate: str) -> bool:
    """Whether the plate holds 1 to 8 letters and digits, printed blanks and hyphens aside."""
    return _PLATE.fullmatch(plate.upper().replace(" ", "").replace("-", "")) is not None
