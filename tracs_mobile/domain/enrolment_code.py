"""The one-time code of an enrolment and the activation code of an officer, as people type them."""

from __future__ import annotations

from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, so that nobody has to guess what was written down."""
CODE_CHARACTERS = 20
GROUP = 5
ACTIVATION_DIGITS = 8

_MEANT = str.maketrans("OIL", "011")
_BETWEEN = str.maketrans("", "", " -\u2013\u2014.\t\n\r")


def check_character(first: str) -> str:
    """The last character of a code (Luhn mod 32): one wrong or two exchanged characters show."""
    total, factor = 0, 2
    for character in reversed(first):
        product = factor * ALPHABET.index(character)
        total += product // len(ALPHABET) + product % len(ALPHABET)
        factor = 3 - factor
    return ALPHABET[-total % len(ALPHABET)]


def cleaned(typed: str) -> str:
    """What was typed without blanks and dashes, in capitals, with O, I and L as the digits meant.

    Raises BadInput for a character that stands in no code.
    """
    meant = typed.translate(_BETWEEN).upper().translate(_MEANT)
    for character in meant:
        if character not in ALPHABET:
            raise BadInput(
                say(
                    "“{character}” stands in no enrollment code. Look at the code again.",
                    character=character,
                )
            )
    return meant


def enrolment_code(typed: str) -> str:
    """The 20 characters of a code. Raises BadInput with a sentence as soon as it cannot be one."""
    meant = cleaned(typed)
    if len(meant) != CODE_CHARACTERS:
        raise BadInput(
            say(
                "The code has {code_characters} characters in four groups of {group}; "
                "{meant} are here.",
                code_characters=CODE_CHARACTERS,
                group=GROUP,
                meant=len(meant),
            )
        )
    if check_character(meant[:-1]) != meant[-1]:
        raise BadInput(say("The code was not typed as DPS gave it. Compare it group by group."))
    return meant


def grouped(typed: str) -> str:
    """A code as far as it is typed, in groups of five: `7K2QF-M3X…`."""
    return "-".join(typed[at : at + GROUP] for at in range(0, len(typed), GROUP))


def activation_code(typed: str) -> str:
    """The eight digits of an activation code. Raises BadInput when they are not that."""
    meant = typed.translate(_BETWEEN)
    if len(meant) != ACTIVATION_DIGITS or not (meant.isascii() and meant.isdigit()):
        raise BadInput(
            say(
                "The activation code has {activation_digits} digits. Look at it again.",
                activation_digits=ACTIVATION_DIGITS,
            )
        )
    return meant
