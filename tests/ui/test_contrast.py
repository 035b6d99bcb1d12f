"""Contrast and light as they are on the screen: WCAG 2.2 AA by day and in the sun, limits at night.

Every page is looked at in `test_contrast_pages`; here stand what that look must find,
the levels of brightness, and how much light a night may cost.
"""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.page_checks import front
from tests.ui.page_contrast import Picture, hard_to_see, only_colored, said_by_tone
from tests.ui.page_walk import opened
from ui.contrast import EDGES, WORDS, WORDS_RATIO, contrast, luminance
from ui.dimming import DARKEST, dimmed
from ui.looks import Looks
from ui.tokens import NIGHT, PALETTES, PaletteName, Tokens
from ui.wardrobe import dress
from ui.widgets import icons

NIGHT_CEILINGS = (0.83, 0.53, 0.41, 0.34)
"""Luminance that nothing exceeds at night, level by level; the white of a page by day is 1.

But for the text cursor, a line of one pixel that Qt draws as the inverse of what lies under it.
"""
NIGHT_MEANS = {0: 0.10, DARKEST: 0.055}
"""Mean luminance of a page at night at full and lowest brightness; by day it is about 0.8."""
LARGE_PAPER_MEAN = 0.20
"""The same with the print over the whole window, which is paper and nothing else."""


# --- the tables -----------------------------------------------------------------------------


@pytest.mark.parametrize("level", range(DARKEST + 1))
@pytest.mark.parametrize("name", PaletteName)
def test_words_and_edges_stand_out_at_every_level(name, level):
    tokens = dimmed(PALETTES[name], level)
    faint = [
        (ink, ground)
        for pairs, least in ((WORDS, WORDS_RATIO), (EDGES, 3))
        for ink, grounds in pairs
        for ground in grounds
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < least
    ]
    assert faint == []


def colors(tokens):
    found = (getattr(tokens, name) for name in Tokens.__dataclass_fields__)
    return [color for color in found if isinstance(color, str)]


def test_each_level_is_darker_and_nothing_at_night_is_brighter_than_its_ceiling():
    ceilings = [max(map(luminance, colors(dimmed(NIGHT, n)))) for n in range(DARKEST + 1)]
    assert ceilings == sorted(ceilings, reverse=True)
    assert len(set(ceilings)) == len(ceilings)
    assert all(found <= most for found, most in zip(ceilings, NIGHT_CEILINGS, strict=True))


def test_a_brightness_key_ends_at_full_and_at_lowest():
    looks = Looks()
    assert looks.stepped(-1) == looks
    for _ in range(DARKEST + 2):
        looks = looks.stepped(1)
    assert looks.dim == DARKEST


# --- the look finds what it must ------------------------------------------------------------


@pytest.fixture
def plain(qapp, qtbot):
    """A white window of 400 by 200, with nothing in it."""
    dress(qapp, Looks())
    top = QWidget()
    qtbot.addWidget(top)
    top.resize(400, 200)
    top.setStyleSheet("background: #ffffff;")
    top.show()
    return top


def a_label(top, color, *, bold=False, px=14):
    made = QLabel("Dim words", top)
    font = QFont("Inter")
    made.setFont(font)
    weight = 700 if bold else 400
    made.setStyleSheet(f"color: {color}; font-size: {px}px; font-weight: {weight};")
    made.move(20, 20)
    made.show()
    return made


def test_words_that_are_too_faint_are_found(plain):
    a_label(plain, "#949494")
    (fault,) = hard_to_see(plain)
    assert fault.startswith("QLabel 'Dim words': 3.0")


def test_words_that_stand_out_are_not(plain):
    a_label(plain, "#6f6f6f")
    assert list(hard_to_see(plain)) == []


def test_large_words_need_less(plain):
    a_label(plain, "#949494", bold=True, px=20)
    assert list(hard_to_see(plain)) == []


def test_words_in_the_color_of_their_ground_are_found(plain):
    a_label(plain, "#ffffff")
    assert len(list(hard_to_see(plain))) == 1


def test_an_edge_that_is_too_faint_is_found(plain):
    edit = QLineEdit(plain)
    edit.setStyleSheet("border: 1px solid #d0d0d0; background: #ffffff;")
    edit.setGeometry(20, 80, 200, 43)
    edit.show()
    (fault,) = hard_to_see(plain)
    assert fault.startswith("edge of")


def test_a_state_that_only_has_a_color_is_found(plain):
    mute = QLabel("●", plain)
    mute.setProperty("chip", "bad")
    mute.show()
    wordless = QPushButton(plain)
    wordless.setProperty("iconName", "sun")
    wordless.show()
    assert len(list(only_colored(plain))) == 2


# --- the night, as it is drawn --------------------------------------------------------------


def test_a_page_at_night_keeps_the_limits_of_light(qapp, tmp_path):
    with opened("full", tmp_path, palette="night") as walk:
        wardrobe = walk.window.wardrobe
        for page in ("stop", "ticket", "paper large"):
            walk.show(page)
            for level in (0, DARKEST):
                wardrobe.dim(level)
                walk.rest()
                walk.window.setFocus()
                picture = Picture(walk.window)
                most = LARGE_PAPER_MEAN if page == "paper large" else NIGHT_MEANS[level]
                assert picture.brightest <= NIGHT_CEILINGS[level], (page, level)
                assert picture.mean <= most, (page, level)
                assert list(hard_to_see(front(walk.window))) == [], (page, level)
            walk.tidy()


def test_the_same_words_never_wear_two_colors(qapp, tmp_path):
    said = set()
    with opened("full", tmp_path) as walk:
        for page in ("stop", "outbox", "devices", "ticket"):
            walk.show(page)
            assert list(only_colored(walk.window)) == []
            said |= said_by_tone(walk.window)
            walk.tidy()
    assert said
    assert len({words for words, _ in said}) == len(said), sorted(said)


def test_only_icons_that_are_used_are_there_with_their_license():
    here = Path(icons.__file__).parents[1]
    source = "".join(path.read_text("utf-8") for path in here.rglob("*.py"))
    kept = sorted(path.stem for path in icons.FOLDER.glob("*.svg"))
    assert [name for name in kept if f'"{name}"' not in source] == []
    assert set(icons.PAGE_ICONS.values()) <= set(kept)
    for path in icons.FOLDER.glob("*.svg"):
        assert "currentColor" in path.read_text("utf-8"), path.name
    assert "ISC License" in (icons.FOLDER / "LICENSE.txt").read_text("utf-8")
