"""Tells a wrong key from a damaged file: checks the authentication codes of single pages.

Layout of SQLCipher 4: pages of 4,096 bytes that end in 16 bytes of IV and 64 of HMAC-SHA512 over
content, IV and page number; the HMAC key is PBKDF2-SHA512 (2 rounds) of the key under the salt
with every byte XOR 0x3a; the first 16 bytes of page 1 are left out.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

_PAGE = 4096
_CODE = 64
_TRIED = 64


def key_fits(path: Path, *, key: bytes, salt: bytes) -> bool:
    """Whether any of the first pages was written with `key`; then the file is damaged instead."""
    hmac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    try:
        with path.open("rb") as file:
            pages = [file.read(_PAGE) for _ in range(_TRIED)]
    except OSError:
        return True  # not to be read at all: that is the disk, not the key
    return any(_authentic(page, number, hmac_key) for number, page in enumerate(pages, 1) if page)


def _authentic(page: bytes, number: int, hmac_key: bytes) -> bool:
    start = 16 if number == 1 else 0
    content = page[start : _PAGE - _CODE] + number.to_bytes(4, "little")
    expected = hmac.digest(hmac_key, content, "sha512")
    return hmac.compare_digest(expected, page[_PAGE - _CODE :])
