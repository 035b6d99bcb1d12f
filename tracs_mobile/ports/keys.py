"""What signs, seals and verifies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Signer(Protocol):
    """Signs with the device key (ES256, P-256). The key never leaves the vault."""

    @property
    def device_id(self) -> str:
        """The name DPS knows the device by."""
        ...

    def sign(self, body: bytes) -> bytes:
        """64 bytes, r then s."""
        ...


Sealer = Callable[[bytes], bytes]
"""Encrypts bytes to the gateway's public key (HPKE); nobody here can open them again."""


ReceiptVerifier = Callable[[str], bytes]
"""The payload of a JWS that the gateway signed. Raises BadSignature."""
