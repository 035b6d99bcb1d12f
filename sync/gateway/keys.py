"""The gateway's own keys: what it signs receipts with and what laptops seal events to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sync import wire
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.vault.jws import SigningKey, VerifyKey, sign_token
from tracs_mobile.vault.seal import SealKey

SIGNING_KEY = "signing.key"
SIGNING_PUBLIC = "signing.pub"
SEALING_KEY = "sealing.key"
SEALING_PUBLIC = "sealing.pub"


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayKeys:
    """Both private keys. `kid` is the thumbprint of the signing key."""

    signing: SigningKey
    sealing: SealKey
    kid: str

    @classmethod
    def of(cls, signing: SigningKey, sealing: SealKey) -> GatewayKeys:
        """Keys that are already at hand."""
        return cls(signing=signing, sealing=sealing, kid=signing.public.thumbprint)

    @property
    def gateway_id(self) -> str:
        """How receipts name this gateway."""
        return f"dps-{self.kid[:8]}"

    @property
    def trusted(self) -> dict[str, VerifyKey]:
        """What a laptop needs to check everything this gateway signs."""
        return {self.kid: self.signing.public}

    def token(self, claims: object) -> str:
        """The signed form of claims."""
        return sign_token(wire.encode(claims), self.signing, kid=self.kid, typ=wire.GATEWAY_TYP)


def load_or_create_keys(folder: Path) -> GatewayKeys:
    """The keys in `folder`, made on first use (0600), public halves beside them.

    Raises KeyUnavailable for a damaged key and VaultError for a folder that cannot be written.
    """
    signing_pem = read_whole(folder / SIGNING_KEY)
    signing = SigningKey.from_pem(signing_pem) if signing_pem else SigningKey.generate()
    sealing_pem = read_whole(folder / SEALING_KEY)
    sealing = SealKey.from_pem(sealing_pem) if sealing_pem else SealKey.generate()
    for name, raw in (
        (SIGNING_KEY, signing.to_pem()),
        (SIGNING_PUBLIC, signing.public.to_pem()),
        (SEALING_KEY, sealing.to_pem()),
        (SEALING_PUBLIC, sealing.public.to_pem()),
    ):
        if not (folder / name).exists():
            write_durably(folder / name, raw)
    return GatewayKeys.of(signing, sealing)
