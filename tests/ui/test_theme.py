"""The palettes: one table, enough contrast, and no sheet with a hole in it."""

import re
from dataclasses import fields

import pytest

from ui.sheet import style_sheet
from ui.tokens import PALETTES, PaletteName, Tokens, next_palette

AA = 4.5
"""Least contrast of text by WCAG 2.2, success criterion 1.4.3."""
PAIRS = (
    ("ink", "background"),
    ("ink", "card"),
    ("ink", "field"),
    ("soft", "background"),
    ("soft", "card"),
    ("nav_ink", "nav"),
    ("brand", "nav"),
    ("nav_chosen_ink", "nav_chosen"),
    ("primary_ink", "primary"),
    ("chosen_ink", "chosen"),
    ("good", "good_back"),
    ("good", "card"),
    ("warn", "warn_back"),
    ("warn", "card"),
    ("bad", "bad_back"),
    ("bad", "card"),
    ("training_ink", "training"),
    ("paper_ink", "paper"),
)


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", PaletteName)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(name, ink, ground):
    tokens = PALETTES[name]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= AA


def test_the_sun_palette_is_black_on_white():
    sun = PALETTES[PaletteName.SUN]
    assert contrast(sun.ink, sun.card) == pytest.approx(21)


def test_nothing_of_the_night_is_bright():
    night = PALETTES[PaletteName.NIGHT]
    grounds = ("background", "card", "field", "nav", "nav_chosen", "primary", "chosen")
    assert max(luminance(getattr(night, name)) for name in grounds) < 0.13
    inks = [f.name for f in fields(Tokens) if f.name.endswith("ink")]
    assert all(getattr(night, name) != "#ffffff" for name in inks)


@pytest.mark.parametrize("name", PaletteName)
def test_the_sheet_uses_every_color_and_leaves_no_hole(name):
    sheet = style_sheet(PALETTES[name])
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= {
        value for value in (getattr(PALETTES[name], f.name) for f in fields(Tokens))
    }


def test_f12_goes_round():
    assert [next_palette(name) for name in PaletteName] == [
        PaletteName.NIGHT,
        PaletteName.SUN,
        PaletteName.DAY,
    ]
