"""Passwords of those who sign in to a server: kept as Argon2id, checked in the same time always."""

from __future__ import annotations

import base64
import os
import secrets
import threading

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tracs_mobile.vault.secret_rules import check_secret, normal
from tracs_mobile.vault.wrap import KEY_BYTES, SALT_BYTES, KdfCost

__all__ = ["PasswordBook", "check_secret", "fresh_password"]

SERVER_COST = KdfCost(memory_kib=65_536, iterations=3, lanes=4)
"""RFC 9106, section 4, the second recommended choice: a server answers several at once."""

AT_ONCE = 2
"""Checks that run at the same time; more would let strangers fill the memory of the server."""

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUPS, _IN_GROUP = 4, 5


class PasswordBook:
    """Makes and checks stored forms (PHC strings, RFC 9106). Threads may share it.

    Each call takes as long as `cost` says, a tenth of a second by default.
    """

    def __init__(self, cost: KdfCost = SERVER_COST) -> None:
        cost.must_be_bearable()
        self._cost = cost
        self._turn = threading.BoundedSemaphore(AT_ONCE)
        self._nobody = _of_nobody(cost)

    def keep(self, password: str) -> bytes:
        """What to store for `password`; another text each time."""
        with self._turn:
            return self._work(os.urandom(SALT_BYTES)).derive_phc_encoded(normal(password)).encode()

    def fits(self, password: str, kept: bytes | None) -> bool:
        """Whether `password` is the one that was kept. None: nobody's, after the same work."""
        with self._turn:
            try:
                Argon2id.verify_phc_encoded(
                    normal(password), (self._nobody if kept is None else kept).decode("ascii")
                )
            except InvalidKey:
                return False
        return kept is not None

    def _work(self, salt: bytes) -> Argon2id:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self._cost.iterations,
            lanes=self._cost.lanes,
            memory_cost=self._cost.memory_kib,
        )


def _of_nobody(cost: KdfCost) -> bytes:
    """A stored form that no password fits, and that costs as much to check as a real one."""
    salt, made = (
        base64.b64encode(os.urandom(size)).rstrip(b"=").decode() for size in (SALT_BYTES, KEY_BYTES)
    )
    spent = f"m={cost.memory_kib},t={cost.iterations},p={cost.lanes}"
    return f"$argon2id$v=19${spent}${salt}${made}".encode()


def fresh_password() -> str:
    """A password nobody chose: four groups of five characters that cannot be mistaken (98 bits)."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
