"""What the program wears: colors, light, and the hand that its verbs lie under."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from ui.dimming import DARKEST, dimmed
from ui.tokens import PALETTES, PaletteName, TextSize, Tokens

if TYPE_CHECKING:
    from tracs_mobile.settings import Settings


class Hand(Enum):
    """Which hand reaches the screen: the primary verb and the pages lie on its side."""

    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Frozen: another look is another value. `dim` goes from 0 (full light) to `DARKEST`."""

    palette: PaletteName = PaletteName.DAY
    dim: int = 0
    hand: Hand = Hand.RIGHT
    text: TextSize = TextSize.SYSTEM

    @property
    def tokens(self) -> Tokens:
        """The colors that are worn."""
        return dimmed(PALETTES[self.palette], self.dim)

    def stepped(self, darker: int) -> Looks:
        """One step darker (1) or brighter (-1); at the end it stays."""
        return replace(self, dim=min(DARKEST, max(0, self.dim + darker)))


def looks_of(settings: Settings) -> Looks:
    """The looks that are kept; what is not known any more counts as never chosen."""
    hands = {hand.value: hand for hand in Hand}
    sizes = {size.value: size for size in TextSize}
    names = {name.value: name for name in PaletteName}
    return Looks(
        palette=names.get(settings.palette, PaletteName.DAY),
        dim=min(DARKEST, max(0, settings.dim)),
        hand=hands.get(settings.hand, Hand.RIGHT),
        text=sizes.get(settings.text_size, TextSize.SYSTEM),
    )
