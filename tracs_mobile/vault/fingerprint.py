"""A public key as people compare it: six groups of five characters, one of them a check."""

from __future__ import annotations

import hashlib

from tracs_mobile.domain.enrolment_code import ALPHABET, check_character, grouped
from tracs_mobile.vault.jws import VerifyKey

_CHARACTERS = 29
"""145 bits of a SHA-256; nobody finds a second key with the same ones."""
_BITS = 5


def fingerprint(key: VerifyKey) -> str:
    """`7K2QF-…`, made from the key's RFC 7638 thumbprint."""
    digest = hashlib.sha256(b"tracs/fingerprint/v1|" + key.thumbprint.encode()).digest()
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _BITS * _CHARACTERS)
    letters = [
        ALPHABET[number >> (_BITS * (_CHARACTERS - 1 - at)) & (len(ALPHABET) - 1)]
        for at in range(_CHARACTERS)
    ]
    plain = "".join(letters)
    return grouped(plain + check_character(plain))
