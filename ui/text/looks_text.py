"""The sentences about brightness, hand and text: what the program looks like."""

from __future__ import annotations

from tracs_mobile.wording import say
from ui.dimming import DARKEST
from ui.looks import Hand, Looks
from ui.tokens import PaletteName, TextSize

DARKER_KEY, BRIGHTER_KEY = "Ctrl+F11", "Ctrl+F12"
DIM = say("Dim")
BRIGHT = say("Bright")
DIM_NAME = say("Dimmer screen")
BRIGHT_NAME = say("Brighter screen")
BRIGHTNESS = say("Brightness")
BRIGHTNESS_STEPS = (
    (0, say("Full")),
    (1, say("Less")),
    (2, say("Low")),
    (3, say("Lowest")),
)
BRIGHTNESS_FIELD = say("Brightness (Ctrl+F11 and Ctrl+F12 anywhere)")
HAND = say("Main verb and pages")
TEXT_FIELD = say("Size of words (Ctrl+Plus and Ctrl+Minus anywhere)")
TEXTS = (
    ("system", say("As the computer")),
    ("large", say("Large")),
    ("extra-large", say("Extra large")),
)
HANDS = (("right", say("For the right hand")), ("left", say("For the left hand")))


PALETTES_SAID = {
    PaletteName.DAY: say("Day colors. F12 leads to night."),
    PaletteName.NIGHT: say("Night colors. F12 leads to sun."),
    PaletteName.SUN: say("Sun colors. F12 leads to day."),
}
HANDS_SAID = {
    Hand.RIGHT: say("Laid out for the right hand."),
    Hand.LEFT: say("Laid out for the left hand."),
}
TEXT_SAID = {
    TextSize.SYSTEM: say("Words as large as the computer is set to."),
    TextSize.LARGE: say("Large words."),
    TextSize.EXTRA_LARGE: say("Extra-large words."),
}


def looks_said(looks: Looks, before: Looks) -> str:
    """What a key or a tap has changed; nothing new means that a brightness key was at its end."""
    if looks.palette is not before.palette:
        return PALETTES_SAID[looks.palette]
    if looks.hand is not before.hand:
        return HANDS_SAID[looks.hand]
    if looks.text is not before.text:
        return TEXT_SAID[looks.text]
    return brightness_said(looks.dim, DARKEST)


def brightness_said(level: int, darkest: int) -> str:
    """What a brightness key did."""
    if level == 0:
        return say("Full brightness. {key} dims the screen.", key=DARKER_KEY)
    if level == darkest:
        return say("Lowest brightness. {key} brightens it.", key=BRIGHTER_KEY)
    return say(
        "Brightness {step} of {steps}. {key} brightens it.",
        step=darkest + 1 - level,
        steps=darkest + 1,
        key=BRIGHTER_KEY,
    )
