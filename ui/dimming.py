"""The palettes in less light: everything gets darker, and every word stays readable.

The program dims itself, not the screen of the laptop: at night the officer's own programs beside it
keep their light. Only colors change, so menus, tips and windows of their own dim as well.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import lru_cache

from ui.contrast import EDGES, EDGES_RATIO, WORDS, WORDS_RATIO, channels, light, luminance
from ui.tokens import Tokens

STEPS = (1.0, 0.6, 0.4, 0.26)
"""What is left of the light at each level."""
DARKEST = len(STEPS) - 1
_DARK_INK = 0.21
"""Light that a ground needs under dark words: black on it has a contrast of 5.2."""
_OPEN = 0.18
"""From here on a ground counts as light: what is written on it is dark."""
_SPARE = 1.03
"""Rounding to 256 steps must not take a color below its ratio."""


@lru_cache(maxsize=16)
def dimmed(tokens: Tokens, level: int) -> Tokens:
    """`tokens` with as much light as level 0 (all) to `DARKEST` leaves.

    Words keep a contrast of 4.5 and edges one of 3 on every ground that `ui.contrast` names.
    """
    if level == 0:
        return tokens
    colors = {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}
    made = {name: _scaled(color, _left(luminance(color), level)) for name, color in colors.items()}
    for pairs, ratio in ((WORDS, WORDS_RATIO), (EDGES, EDGES_RATIO)):
        for ink, grounds in pairs:
            for ground in grounds:
                lighter = luminance(colors[ink]) > luminance(colors[ground])
                away = _lightened if lighter else _darkened
                made[ink] = away(made[ink], made[ground], ratio * _SPARE)
    return replace(tokens, **made)  # type: ignore[arg-type]  # the colors are all text


def _left(lit: float, level: int) -> float:
    """The share of its light that a color keeps."""
    if lit <= _OPEN:
        return STEPS[level]
    return max(STEPS[level], min(1.0, _DARK_INK / lit))


def _lightened(ink: str, ground: str, ratio: float) -> str:
    """`ink`, lighter where it does not stand out from the darker `ground`."""
    lit, needed = luminance(ink), ratio * (luminance(ground) + 0.05) - 0.05
    return _scaled(ink, needed / lit) if lit < needed else ink


def _darkened(ink: str, ground: str, ratio: float) -> str:
    """`ink`, darker where it does not stand out from the lighter `ground`."""
    lit, most = luminance(ink), max(0.0, (luminance(ground) + 0.05) / ratio - 0.05)
    return _scaled(ink, most / lit) if lit > most else ink


def _scaled(color: str, factor: float) -> str:
    """A color with `factor` of its light; what would be over white is spread to all channels."""
    parts = [light(part) * factor for part in channels(color)]
    over = max(parts) - 1.0
    if over > 0:
        wanted = luminance(color) * factor
        share = (1.0 - wanted) / (max(parts) - wanted) if max(parts) > wanted else 0.0
        parts = [wanted + (part - wanted) * share for part in parts]
    return "#" + "".join(f"{_channel(part):02x}" for part in parts)


def _channel(lit: float) -> int:
    part = 12.92 * lit if lit <= 0.0031308 else 1.055 * lit ** (1 / 2.4) - 0.055
    return round(255 * min(1.0, max(0.0, part)))
