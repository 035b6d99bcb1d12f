"""Base45 (RFC 9285): bytes in the 45 characters that a QR code packs two by two.

A hand scanner types them like any keys, which raw bytes never survive.
"""

from __future__ import annotations

from tracs_mobile.errors import BadInput

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {char: at for at, char in enumerate(_ALPHABET)}


def b45(raw: bytes) -> str:
    """Three characters for two bytes, two for a last single one."""
    found: list[str] = []
    for at in range(0, len(raw) - 1, 2):
        rest, high = divmod(raw[at] * 256 + raw[at + 1], 45), 45
        upper, low = rest
        third, second = divmod(upper, high)
        found.append(_ALPHABET[low] + _ALPHABET[second] + _ALPHABET[third])
    if len(raw) % 2:
        second, low = divmod(raw[-1], 45)
        found.append(_ALPHABET[low] + _ALPHABET[second])
    return "".join(found)


def unb45(text: str) -> bytes:
    """The bytes of `b45`. Raises BadInput for anything that it does not make."""
    values = [_VALUES.get(char, -1) for char in text]
    if -1 in values or len(values) % 3 == 1:
        raise BadInput("The code holds a character that does not belong there.")
    found = bytearray()
    for at in range(0, len(values), 3):
        piece = values[at : at + 3]
        number = sum(value * 45**place for place, value in enumerate(piece))
        size = len(piece) - 1
        if number >= 256**size:
            raise BadInput("The code was not read right.")
        found += number.to_bytes(size, "big")
    return bytes(found)
