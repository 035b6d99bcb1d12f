"""How two laptops know each other: a code of ten characters, and a proof on every message.

The code is typed once. A key is stretched from it, and every request and every answer carries an
HMAC under that key over all that it says, with a word that is fresh on either side. No clock is
needed: laptops without a network have none that agree.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from tracs_mobile.domain.enrolment_code import ALPHABET, check_character, cleaned, grouped
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

CHARACTERS = 10
"""Nine of them random: 45 bits, stretched; wrong tries are counted by the relay."""
PORT = 8471
_ROUNDS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """What a relay says of itself to anybody: its identity, its name, and this run's fresh word."""

    v: int = 1
    use: str = "relay-hello"
    relay_id: str
    name: str
    run: str


def new_code() -> str:
    """A fresh pairing code; its last character checks the others."""
    first = "".join(secrets.choice(ALPHABET) for _ in range(CHARACTERS - 1))
    return first + check_character(first)


def pairing_code(typed: str) -> str:
    """The ten characters of a code. Raises BadInput with a sentence when it cannot be one."""
    meant = cleaned(typed)
    if len(meant) != CHARACTERS or check_character(meant[:-1]) != meant[-1]:
        raise BadInput(
            say(
                "The pairing code has {characters} characters in two groups of five. Compare it "
                "with the screen of the relay.",
                characters=CHARACTERS,
            )
        )
    return meant


def shown(code: str) -> str:
    """`7K2QF-M3XWD`."""
    return grouped(code)


def key_of(code: str, relay_id: str) -> bytes:
    """The key of a pairing: 32 bytes, a tenth of a second."""
    salt = b"tracs-relay/v1|" + relay_id.encode()
    return hashlib.pbkdf2_hmac("sha256", code.encode("ascii"), salt, _ROUNDS)


def request_proof(key: bytes, *, path: str, run: str, nonce: str, body: bytes) -> str:
    """What a request carries, in hex."""
    return _proof(key, "request", path, run, nonce, hashlib.sha256(body).hexdigest())


def answer_proof(key: bytes, *, nonce: str, status: int, body: bytes) -> str:
    """What the answer to the request with `nonce` carries, in hex."""
    return _proof(key, "answer", nonce, str(status), hashlib.sha256(body).hexdigest())


def is_proof(given: str, wanted: str) -> bool:
    """Whether two proofs are the same, in a time that tells nothing."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _proof(key: bytes, *parts: str) -> str:
    # The parts hold no line feed: a path, hex digits and fresh words of our own alphabet.
    return hmac.new(key, "\n".join(parts).encode(), "sha256").hexdigest()
