"""How well words and edges stand out: the contrast of WCAG 2.2, and which color lies on which."""

from __future__ import annotations

WORDS_RATIO = 4.5
"""Least contrast of words (WCAG 2.2, success criterion 1.4.3, level AA)."""
EDGES_RATIO = 3.0
"""Least contrast of edges and signs (1.4.11), and of large words."""

WORDS = (
    ("ink", ("background", "card", "field")),
    ("soft", ("background", "card", "field")),
    ("nav_ink", ("nav",)),
    ("brand", ("nav",)),
    ("nav_chosen_ink", ("nav_chosen",)),
    ("primary_ink", ("primary",)),
    ("chosen_ink", ("chosen",)),
    ("good", ("good_back", "card", "background")),
    ("warn", ("warn_back", "card", "background")),
    ("bad", ("bad_back", "card", "background")),
    ("training_ink", ("training",)),
    ("paper_ink", ("paper",)),
)
"""Tokens of words, each with the tokens of the grounds it is written on."""
EDGES = (
    ("focus", ("background", "card", "field")),
    ("field_border", ("background", "card", "field")),
    ("chosen_ring", ("chosen", "primary")),
    ("nav_edge", ("nav",)),
    ("disabled", ("background", "card", "field")),
)
"""Tokens that are seen rather than read; words of what is disabled are asked for no more."""


def light(channel: int) -> float:
    """One channel of a color, 0 to 255, as linear light from 0 to 1."""
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def luminance(color: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 to 1."""
    red, green, blue = (light(part) for part in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
