"""What an officer may choose as a secret (CJIS Security Policy v6.0, IA-5(1)(a))."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

SHORTEST = 8
LONGEST = 256

BlockList = Callable[[str], bool]
"""Says whether a secret (NFKC, case folded) is on the agency's list of known secrets."""

_KNOWN = frozenset(
    {"12345678", "123456789", "1234567890", "87654321", "11111111", "00000000", "password"}
    | {"password1", "passw0rd", "qwertyui", "qwertyuiop", "iloveyou", "letmein1", "trustno1"}
    | {"changeme", "welcome1", "baseball", "football", "vermont1", "trooper1", "officer1"}
    | {"police123", "tracsmobile"}
)


def normal(secret: str) -> bytes:
    """The bytes a secret is worked with: NFKC, UTF-8, nothing stripped or cut."""
    return unicodedata.normalize("NFKC", secret).encode()


def is_well_known(secret: str) -> bool:
    """The short list that is always in force, whatever the agency adds."""
    return secret in _KNOWN


def check_secret(secret: str, *, username: str, blocked: BlockList | None = None) -> None:
    """Raise BadInput, with the reason, when `secret` may not be chosen by `username`."""
    plain = unicodedata.normalize("NFKC", secret)
    if len(plain) < SHORTEST:
        raise BadInput(
            say("The secret is too short. Use {shortest} characters or more.", shortest=SHORTEST)
        )
    if len(plain) > LONGEST:
        raise BadInput(
            say("The secret is too long. Use at most {longest} characters.", longest=LONGEST)
        )
    folded = plain.casefold()
    if folded == username.casefold():
        raise BadInput(say("The secret may not be your user name. Choose another one."))
    if is_well_known(folded) or (blocked is not None and blocked(folded)):
        raise BadInput(
            say("This secret is on the list of secrets that others try first. Choose another.")
        )
