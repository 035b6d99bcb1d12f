"""The sentences about brightness, hand and text: what the program looks like."""

from __future__ import annotations

from tracs_mobile.wording import say

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
BRIGHTNESS_FIELD = say("Brightness (Ctrl+F11 dims anywhere, Ctrl+F12 brightens)")
HAND = say("Main verb and pages lie")
HANDS = (("right", say("For the right hand")), ("left", say("For the left hand")))


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
