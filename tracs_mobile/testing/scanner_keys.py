"""The keys a scanner strikes when it is set up as a keyboard, for tests that type them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ControlKeys(Enum):
    """What a keyboard scanner makes of LF, CR, FS, GS and RS."""

    CTRL = "Ctrl with a key"
    ENTER_ONLY = "Enter for CR and LF, nothing for the rest"
    FUNCTION = "function keys, which mean nothing to a field"
    DROPPED = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One key: its X keysym with the modifiers in front, and the text a program gets by it."""

    keysym: str
    text: str


_CTRL = {
    "\n": "ctrl+j",
    "\r": "Return",
    "\t": "Tab",
    "\x1c": "ctrl+backslash",
    "\x1d": "ctrl+bracketright",
    "\x1e": "ctrl+asciicircum",
    "\x1f": "ctrl+underscore",
}
_FUNCTION = {"\n": "F13", "\r": "F14", "\x1c": "F15", "\x1d": "F16", "\x1e": "F17"}
_NAMES = {
    " ": "space",
    "!": "exclam",
    '"': "quotedbl",
    "#": "numbersign",
    "$": "dollar",
    "%": "percent",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "parenleft",
    ")": "parenright",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "period",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less",
    "=": "equal",
    ">": "greater",
    "?": "question",
    "@": "at",
    "[": "bracketleft",
    "\\": "backslash",
    "]": "bracketright",
    "^": "asciicircum",
    "_": "underscore",
    "`": "grave",
    "{": "braceleft",
    "|": "bar",
    "}": "braceright",
    "~": "asciitilde",
}


def as_keys(
    payload: bytes,
    *,
    controls: ControlKeys = ControlKeys.CTRL,
    caps_lock: bool = False,
    prefix: str = "",
) -> tuple[Stroke, ...]:
    """The strokes for a Latin-1 payload on a US keyboard; `caps_lock` turns letters round."""
    strokes = (_stroke(char, controls) for char in prefix + payload.decode("latin-1"))
    return tuple(_turned(one) if caps_lock else one for one in strokes if one is not None)


def typed(strokes: tuple[Stroke, ...]) -> str:
    """All that a program can know of the strokes by their text."""
    return "".join(stroke.text for stroke in strokes)


def _stroke(char: str, controls: ControlKeys) -> Stroke | None:
    if char >= " ":
        return Stroke(keysym=_NAMES.get(char, char), text=char)
    if controls is ControlKeys.CTRL:
        return Stroke(keysym=_CTRL[char], text=char)
    if controls is ControlKeys.FUNCTION:
        return Stroke(keysym=_FUNCTION[char], text="")
    if controls is ControlKeys.ENTER_ONLY and char in "\r\n":
        return Stroke(keysym="Return", text="\r")
    return None


def _turned(stroke: Stroke) -> Stroke:
    """With Caps Lock the system gives the other case for the same key."""
    if not stroke.text.isalpha():
        return stroke
    return Stroke(keysym=stroke.text.swapcase(), text=stroke.text.swapcase())
