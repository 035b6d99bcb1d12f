"""The gateway's own keys: for signing receipts, opening sealed events, and keeping tickets."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from sync import wire
from tracs_mobile.errors import VaultError
from tracs_mobile.vault.atrest import StoreKey
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.vault.jws import SigningKey, VerifyKey, sign_token
from tracs_mobile.vault.seal import SealKey

log = logging.getLogger(__name__)

SIGNING_KEY = "signing.key"
SIGNING_PUBLIC = "signing.pub"
SEALING_KEY = "sealing.key"
SEALING_PUBLIC = "sealing.pub"
STORING_KEY = "storing.key"
IMPORT_KEY = "import.key"
IMPORT_PUBLIC = "import.pub"


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayKeys:
    """What the gateway signs, opens and stores with; `kid` is the signing key's thumbprint.

    `importing` opens what comes on sticks; it may be kept apart from the rest.
    """

    signing: SigningKey
    sealing: SealKey
    storing: StoreKey
    kid: str
    importing: SealKey
    folder: Path | None = None
    """Where they are kept; None for keys that live as long as a test."""

    @classmethod
    def of(
        cls,
        signing: SigningKey,
        sealing: SealKey,
        storing: StoreKey,
        importing: SealKey | None = None,
    ) -> GatewayKeys:
        """Keys that are already at hand; without a key for imports it is the sealing key."""
        kid = signing.public.thumbprint
        return cls(
            signing=signing,
            sealing=sealing,
            storing=storing,
            kid=kid,
            importing=importing or sealing,
        )

    @classmethod
    def generate(cls) -> GatewayKeys:
        """Fresh keys that are kept nowhere, for a gateway that lives as long as a test."""
        return cls.of(SigningKey.generate(), SealKey.generate(), StoreKey.generate())

    @property
    def gateway_id(self) -> str:
        """How receipts name this gateway."""
        return f"dps-{self.kid[:8]}"

    @property
    def opening(self) -> dict[str, SealKey]:
        """The keys that files from sticks may be encrypted to, by their ids.

        A laptop that was enrolled before there was a key for imports uses the sealing key.
        """
        return {key.public.key_id: key for key in (self.sealing, self.importing)}

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
    signing = SigningKey.from_pem(_kept(folder / SIGNING_KEY, SigningKey.generate().to_pem()))
    sealing = SealKey.from_pem(_kept(folder / SEALING_KEY, SealKey.generate().to_pem()))
    storing = StoreKey(_kept(folder / STORING_KEY, StoreKey.generate().raw))
    importing = SealKey.from_pem(_kept(folder / IMPORT_KEY, SealKey.generate().to_pem()))
    for name, raw in (
        (SIGNING_PUBLIC, signing.public.to_pem()),
        (SEALING_PUBLIC, sealing.public.to_pem()),
        (IMPORT_PUBLIC, importing.public.to_pem()),
    ):
        _kept(folder / name, raw)
    return replace(GatewayKeys.of(signing, sealing, storing, importing), folder=folder)


def _kept(path: Path, fresh: bytes) -> bytes:
    """What lies at `path`; `fresh` when nothing does. Two gateways that start at once agree."""
    found = read_whole(path)
    if found is not None:
        return found
    mine = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    write_durably(mine, fresh)
    try:
        _claim(mine, path)
    except FileExistsError:
        log.info("Another gateway made %s at the same time.", path.name)
    except OSError as fault:
        raise VaultError(f"The key file {path.name} could not be written.") from fault
    finally:
        mine.unlink(missing_ok=True)
    found = read_whole(path)
    if found is None:
        raise VaultError(f"The key file {path.name} could not be written.")
    return found


def _claim(mine: Path, path: Path) -> None:
    """Give `mine` the name `path`. Raises FileExistsError when somebody else was first."""
    if sys.platform == "win32":
        mine.rename(path)  # there it does not replace
        return
    try:
        os.link(mine, path)
    except OSError as fault:
        if fault.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
        mine.replace(path)  # a disk without links, as sticks have
