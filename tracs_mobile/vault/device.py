"""The laptop's own identity, usable with nobody signed on, and whom it trusts at DPS."""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tracs_mobile.domain import canonical
from tracs_mobile.errors import BadInput, BadSignature, KeyUnavailable, VaultError
from tracs_mobile.ports import ReceiptVerifier, Sealer
from tracs_mobile.vault import wrap
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.vault.jws import SigningKey, VerifyKey, sign_token, verify_token
from tracs_mobile.vault.seal import SealTo, seal
from tracs_mobile.wording import say

DEVICE_FILE = "device.json"
TRUST_FILE = "trust.json"
GATEWAY_TYP = "vcvc-gateway+jws"
"""`typ` of all that the gateway signs, as on the wire; the vault may not import the wire."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeviceRecord:
    """`device.json`: everything but `sealed` is bound to it."""

    version: int = 1
    device_id: str
    public_pem: str
    salt: bytes
    nonce: bytes
    sealed: bytes = field(default=b"", repr=False)


class DeviceVault:
    """The device key (ES256), encrypted under the machine secret; fits `ports.Signer`."""

    def __init__(self, device_id: str, key: SigningKey) -> None:
        self._device_id = device_id
        self._key = key

    @classmethod
    def create(
        cls,
        data_dir: Path,
        device_id: str,
        machine_secret: bytes,
        *,
        asked_as: DeviceVault | None = None,
    ) -> DeviceVault:
        """Make the key of a new device, durably, and read it back. Raises VaultError if one is.

        `asked_as`: the key that DPS was asked with, before it gave the device its name.
        """
        path = data_dir / DEVICE_FILE
        if path.exists():
            raise VaultError(say("This laptop already has a device key. It was left as it is."))
        key = SigningKey.generate() if asked_as is None else asked_as._key
        bare = _DeviceRecord(
            device_id=device_id,
            public_pem=key.public.to_pem().decode("ascii"),
            salt=os.urandom(wrap.SALT_BYTES),
            nonce=os.urandom(wrap.NONCE_BYTES),
        )
        cipher = AESGCM(_wrapping_key(machine_secret, bare))
        sealed = cipher.encrypt(bare.nonce, key.to_pem(), canonical.encode(bare))
        write_durably(path, canonical.encode(replace(bare, sealed=sealed)))
        return cls.open(data_dir, machine_secret)

    @classmethod
    def open(cls, data_dir: Path, machine_secret: bytes) -> DeviceVault:
        """The device of `data_dir`. Raises KeyUnavailable when missing, damaged or not of here."""
        raw = read_whole(data_dir / DEVICE_FILE)
        if raw is None:
            raise KeyUnavailable(say("This laptop is not set up yet: it has no device key."))
        try:
            found = canonical.decode(_DeviceRecord, raw)
            bare = replace(found, sealed=b"")
            cipher = AESGCM(_wrapping_key(machine_secret, bare))
            pem = cipher.decrypt(found.nonce, found.sealed, canonical.encode(bare))
        except (BadInput, InvalidTag, ValueError) as fault:
            raise KeyUnavailable(
                say(
                    "The device key of this laptop cannot be used: the file is damaged or comes "
                    "from another machine. Ask your Point of Contact to set the laptop up again."
                )
            ) from fault
        return cls(found.device_id, SigningKey.from_pem(pem))

    @property
    def device_id(self) -> str:
        """The name DPS knows the device by."""
        return self._device_id

    @property
    def public(self) -> VerifyKey:
        """What DPS checks this device's signatures with."""
        return self._key.public

    def sign(self, body: bytes) -> bytes:
        """64 bytes, r then s."""
        return self._key.sign(body)

    def token(self, payload: bytes, *, typ: str) -> str:
        """A compact JWS of `payload`, its `kid` the device id."""
        return sign_token(payload, self._key, kid=self._device_id, typ=typ)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The gateway's public keys as PEM text: those that sign receipts, by kid, and the seal key.

    Two receipt keys stand side by side while the gateway changes its key. `import_key` is what
    bundles are encrypted to (empty: the seal key); `issuing_ca_pem` the authorities that DPS named
    for the certificate of its address (empty: none named).
    """

    receipt_keys: Mapping[str, str]
    seal_key: str
    import_key: str = ""
    issuing_ca_pem: str = ""

    @classmethod
    def load(cls, data_dir: Path, machine_secret: bytes) -> Trust:
        """What was saved in `data_dir` on this machine.

        Raises KeyUnavailable when missing, damaged or written by somebody else: whoever could put
        a key of his own here would sign receipts for tickets that DPS never saw.
        """
        raw = read_whole(data_dir / TRUST_FILE)
        if raw is None:
            raise KeyUnavailable(
                say("This laptop is not set up yet: it does not know the DPS keys.")
            )
        try:
            found = canonical.decode(_TrustRecord, raw)
            _must_be_ours(found, machine_secret)
        except (BadInput, BadSignature) as fault:
            raise KeyUnavailable(
                say(
                    "The file with the DPS keys is damaged or was exchanged. Ask your Point of "
                    "Contact to set the laptop up again; tickets that wait stay where they are."
                )
            ) from fault
        return cls(
            receipt_keys=dict(found.receipt_keys),
            seal_key=found.seal_key,
            import_key=found.import_key,
            issuing_ca_pem=found.issuing_ca_pem,
        )

    def save(self, data_dir: Path, machine_secret: bytes) -> None:
        """Durably keep these keys in `data_dir`. Raises KeyUnavailable for unusable keys."""
        self.receipt_verifier()
        self.sealer()
        if self.import_key:
            SealTo.from_pem(self.import_key.encode("ascii", "replace"))
        bare = _TrustRecord(
            receipt_keys=tuple(sorted(self.receipt_keys.items())),
            seal_key=self.seal_key,
            import_key=self.import_key,
            issuing_ca_pem=self.issuing_ca_pem,
        )
        record = replace(bare, mac=_trust_mac(bare, machine_secret))
        write_durably(data_dir / TRUST_FILE, canonical.encode(record))

    def receipt_verifier(self) -> ReceiptVerifier:
        """Checks what the gateway signs; the payload says whether it is a receipt."""
        return self.verifier(GATEWAY_TYP)

    def verifier(self, typ: str) -> ReceiptVerifier:
        """Checks tokens of another type under the same keys."""
        keys = {
            kid: VerifyKey.from_pem(pem.encode("ascii", "replace"))
            for kid, pem in self.receipt_keys.items()
        }
        return lambda token: verify_token(token, keys, typ=typ)

    def sealer(self) -> Sealer:
        """Seals bytes to the gateway; nobody on this laptop can open them again."""
        to = SealTo.from_pem(self.seal_key.encode("ascii", "replace"))
        return lambda plain: seal(plain, to)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TrustRecord:
    """`trust.json`; `mac` is over everything else, under the machine secret."""

    version: int = 2
    receipt_keys: tuple[tuple[str, str], ...]
    seal_key: str
    import_key: str = ""
    issuing_ca_pem: str = ""
    mac: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class _TrustRecordOne:
    """What the first version had; its MAC is over these fields alone."""

    version: int = 1
    receipt_keys: tuple[tuple[str, str], ...]
    seal_key: str
    mac: bytes = b""


def _trust_mac(record: _TrustRecord, machine_secret: bytes) -> bytes:
    key = wrap.derive(machine_secret, salt=b"", info=b"tracs/trust/v1")
    return wrap.mac(key, canonical.encode(_signed_form(record)))


def _signed_form(record: _TrustRecord) -> _TrustRecord | _TrustRecordOne:
    if record.version == 1:
        if record.import_key or record.issuing_ca_pem:
            raise BadSignature(say("The DPS keys were not written by this laptop."))
        return _TrustRecordOne(receipt_keys=record.receipt_keys, seal_key=record.seal_key)
    return replace(record, mac=b"")


def _must_be_ours(record: _TrustRecord, machine_secret: bytes) -> None:
    if not hmac.compare_digest(record.mac, _trust_mac(record, machine_secret)):
        raise BadSignature(say("The DPS keys were not written by this laptop."))


def _wrapping_key(machine_secret: bytes, record: _DeviceRecord) -> bytes:
    info = b"tracs/device-key/v1|" + record.device_id.encode()
    return wrap.derive(machine_secret, salt=record.salt, info=info)
