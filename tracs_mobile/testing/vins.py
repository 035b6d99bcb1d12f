"""Make vehicle numbers (VIN) of cars that were never built."""

from __future__ import annotations

import random

from tracs_mobile.domain.vehicle import vin_check_digit

_MAKERS = ("1HG", "2T1", "1FT", "3VW", "JF2", "5NP", "WBA", "1G1", "4S4", "YV1")
_MARKS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_YEARS = "FGHJKLMNPRS"


def invented_vin(seed: int) -> str:
    """A vehicle number with the right check digit: the same seed is the same number."""
    chance = random.Random(seed)  # noqa: S311 - repeatable cars, not a secret
    front = chance.choice(_MAKERS) + "".join(chance.choice(_MARKS) for _ in range(5))
    rest = chance.choice(_YEARS) + chance.choice(_MARKS) + f"{chance.randrange(1_000_000):06d}"
    return f"{front}{vin_check_digit(front + '0' + rest)}{rest}"
