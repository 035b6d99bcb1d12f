"""Codes that DPS gives out once, and how both ends prove that they know them without saying them.

Shared by the laptop and the gateway: an enrolment code keys an HMAC over each message, an
activation code is checked against Argon2id.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import replace
from typing import Protocol, TypeVar

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tracs_mobile.domain import canonical
from tracs_mobile.domain.enrolment import OfficerVoucher
from tracs_mobile.domain.enrolment_code import (
    ACTIVATION_DIGITS,
    ALPHABET,
    CODE_CHARACTERS,
    check_character,
)
from tracs_mobile.vault.wrap import KdfCost

_PASSES, _LANES = 3, 4
_ID = b"tracs/enrolment-code/v1|"
SALT_BYTES = 16


class Proved(Protocol):
    """A frozen message of the wire with a `proof` that is empty while it is made."""

    @property
    def proof(self) -> str:
        """HMAC-SHA256 in hex."""
        ...


M = TypeVar("M", bound=Proved)


def new_code() -> str:
    """A fresh one-time code: 19 random characters (95 bits) and one that shows typing errors."""
    first = "".join(secrets.choice(ALPHABET) for _ in range(CODE_CHARACTERS - 1))
    return first + check_character(first)


def code_id(code: str) -> str:
    """Sixteen hex digits that name a code (in its 20-character form) without telling it."""
    return hashlib.sha256(_ID + code.encode("ascii")).hexdigest()[:16]


def prove(code: str, message: M) -> M:
    """`message` with the proof that its sender knows `code`."""
    return replace(message, proof=_proof(code, message))  # type: ignore[type-var] # a dataclass


def is_proven(code: str, message: Proved) -> bool:
    """Whether whoever made `message` knew `code`, and nothing in it was changed since."""
    return hmac.compare_digest(
        message.proof.encode("utf-8", "replace"), _proof(code, message).encode()
    )


def _proof(code: str, message: Proved) -> str:
    bare = replace(message, proof="")  # type: ignore[type-var] # a dataclass
    return hmac.new(code.encode("ascii"), canonical.encode(bare), "sha256").hexdigest()


def new_activation_code() -> str:
    """Eight random digits, chosen by DPS (CJIS IA-5: a verifier-chosen secret of six or more)."""
    return "".join(secrets.choice("0123456789") for _ in range(ACTIVATION_DIGITS))


def new_salt() -> bytes:
    """Fresh salt for a voucher."""
    return os.urandom(SALT_BYTES)


def code_hash(code: str, *, salt: bytes, memory_kib: int) -> bytes:
    """32 bytes of Argon2id over an activation code. Raises KeyUnavailable: too high a cost."""
    cost = KdfCost(memory_kib=memory_kib, iterations=_PASSES, lanes=_LANES)
    cost.must_be_bearable()
    argon2 = Argon2id(
        salt=salt, length=32, iterations=_PASSES, lanes=_LANES, memory_cost=memory_kib
    )
    return argon2.derive(code.encode("ascii"))


def fits(voucher: OfficerVoucher, code: str) -> bool:
    """Whether `code` (eight digits) is the one DPS told the officer. Takes up to a second."""
    found = code_hash(code, salt=voucher.salt, memory_kib=voucher.memory_kib)
    return hmac.compare_digest(found, voucher.code_hash)


def voucher_id(voucher: OfficerVoucher) -> str:
    """Names a voucher for counting: sixteen hex digits; a new voucher has another name."""
    return hashlib.sha256(voucher.salt + voucher.code_hash).hexdigest()[:16]
