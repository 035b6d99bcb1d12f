"""The one table of colors and sizes that every screen is made of, in three palettes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Tone = Literal["good", "warn", "bad", "plain"]
"""What a sentence or a chip says of its state; a sign stands beside the color."""


class PaletteName(Enum):
    """Day, night (dim, nothing blue-bright) and sun (black on white, heavier)."""

    DAY = "day"
    NIGHT = "night"
    SUN = "sun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colors by their use, as `#rrggbb`; `edge` and `ring` are in pixels.

    `paper`/`paper_ink` show prints; the camera's picture is seen through `lens`.
    """

    background: str
    card: str
    field: str
    border: str
    field_border: str
    ink: str
    soft: str
    nav: str
    nav_ink: str
    nav_edge: str
    brand: str
    nav_chosen: str
    nav_chosen_ink: str
    primary: str
    primary_ink: str
    focus: str
    chosen: str
    chosen_ink: str
    chosen_ring: str
    disabled: str
    good: str
    good_back: str
    warn: str
    warn_back: str
    bad: str
    bad_back: str
    training: str
    training_ink: str
    track: str
    paper: str
    paper_ink: str
    lens: str
    ring: int
    edge: int
    weight: int
    strong: int


DAY = Tokens(
    background="#eef1f5",
    card="#ffffff",
    field="#ffffff",
    border="#d5dce6",
    field_border="#7f8a9a",
    ink="#101828",
    soft="#536071",
    nav="#13233a",
    nav_ink="#c9d6e8",
    nav_edge="#6a7f9c",
    brand="#ffffff",
    nav_chosen="#1f6feb",
    nav_chosen_ink="#ffffff",
    primary="#1a66dd",
    primary_ink="#ffffff",
    focus="#1f6feb",
    chosen="#1a66dd",
    chosen_ink="#ffffff",
    chosen_ring="#ffd15c",
    disabled="#6b7687",
    good="#0d6e4e",
    good_back="#ddf3ea",
    warn="#8f4a04",
    warn_back="#fcebd2",
    bad="#b32020",
    bad_back="#fbe0e0",
    training="#ffc53d",
    training_ink="#2b1d00",
    track="#d5dce6",
    paper="#ffffff",
    paper_ink="#111111",
    lens="#ffffff",
    ring=2,
    edge=1,
    weight=400,
    strong=600,
)

NIGHT = Tokens(
    background="#0b0f14",
    card="#131a22",
    field="#0e141b",
    border="#263140",
    field_border="#5a6a80",
    ink="#d7dee8",
    soft="#8f9bad",
    nav="#080b10",
    nav_ink="#8c9aaf",
    nav_edge="#566376",
    brand="#d7dee8",
    nav_chosen="#16437e",
    nav_chosen_ink="#dfe7f1",
    primary="#2a62ad",
    primary_ink="#e4ebf4",
    focus="#5b8fcf",
    chosen="#23528f",
    chosen_ink="#e4ebf4",
    chosen_ring="#d7dee8",
    disabled="#76849a",
    good="#4fbf93",
    good_back="#12281f",
    warn="#e0a04a",
    warn_back="#2e2312",
    bad="#ef7a72",
    bad_back="#331a19",
    training="#7a5a12",
    training_ink="#f3dca6",
    track="#263140",
    paper="#a5a29a",
    paper_ink="#15130f",
    lens="#7a756b",
    ring=2,
    edge=1,
    weight=400,
    strong=600,
)

SUN = Tokens(
    background="#ffffff",
    card="#ffffff",
    field="#ffffff",
    border="#000000",
    field_border="#000000",
    ink="#000000",
    soft="#1c1c1c",
    nav="#000000",
    nav_ink="#ffffff",
    nav_edge="#ffffff",
    brand="#ffffff",
    nav_chosen="#ffffff",
    nav_chosen_ink="#000000",
    primary="#000000",
    primary_ink="#ffffff",
    focus="#0038c7",
    chosen="#000000",
    chosen_ink="#ffffff",
    chosen_ring="#ffd400",
    disabled="#4a4a4a",
    good="#00482f",
    good_back="#dcf3e6",
    warn="#5c2c00",
    warn_back="#ffecd0",
    bad="#8c0000",
    bad_back="#ffe0e0",
    training="#ffd400",
    training_ink="#000000",
    track="#c8c8c8",
    paper="#ffffff",
    paper_ink="#000000",
    lens="#ffffff",
    ring=4,
    edge=2,
    weight=600,
    strong=700,
)

PALETTES = {PaletteName.DAY: DAY, PaletteName.NIGHT: NIGHT, PaletteName.SUN: SUN}


class TextSize(Enum):
    """How large the words are; `SYSTEM` follows what the operating system is set to."""

    SYSTEM = "system"
    LARGE = "large"
    EXTRA_LARGE = "extra-large"


FIELD_PX = 43
"""Height of a field and of a button inside a form: 9 mm at 120 dpi. Fits every text size."""
NARROW_LINE_PX = 51
"""Height of a line of words that breaks into three instead of two, where it is narrow."""
VERB_PX = 67
"""Height of a verb: 14 mm at 120 dpi. Fits every text size."""
BASE_PX = 14
"""Text in a field at the normal size; every other size on the screen is in proportion to it."""
TEXT_PX = {
    "small": 12,
    "line": 13,
    "base": BASE_PX,
    "verb": 15,
    "primary": 16,
    "number": 18,
    "title": 20,
}
"""All sizes of text at the normal size, by their use; there is no other one on any screen."""
LARGE_PX, MOST_PX = 16, 18
"""The same in large and in extra-large text; nothing is ever larger, for the pages hold that."""


def base_px(size: TextSize, system_scale: float) -> int:
    """Pixels of the text in a field. `system_scale`: the operating system's, 1.0 is its normal."""
    if size is TextSize.SYSTEM:
        return max(BASE_PX, min(MOST_PX, round(BASE_PX * system_scale)))
    return LARGE_PX if size is TextSize.LARGE else MOST_PX


def next_text_size(size: TextSize, step: int) -> TextSize:
    """The size that one press of Ctrl+Plus (`step` 1) or Ctrl+Minus (-1) leads to."""
    order = tuple(TextSize)
    return order[max(0, min(order.index(size) + step, len(order) - 1))]


def next_palette(name: PaletteName) -> PaletteName:
    """The palette that one press of F12 leads to."""
    order = tuple(PaletteName)
    return order[(order.index(name) + 1) % len(order)]
