"""The file of an agency package: a zip of signed parts, opened with suspicion, kept in memory.

    package.jws   the part of DPS, signed with the key that it holds
    law.zip       the law pack in force, signed on its own; may be missing
    laptop.jws    the part of a laptop of the agency; may be missing

That the part of DPS fits its own key proves only that it is whole. Whether the key is the one of
DPS, a person decides who compares its fingerprint with the letter of DPS, or a policy, or a laptop
that knows the keys of DPS already.
"""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency_package import (
    USE_DPS,
    USE_LAPTOP,
    AgencyPackage,
    LaptopPart,
)
from tracs_mobile.errors import BadInput, TracsError
from tracs_mobile.vault.fingerprint import fingerprint
from tracs_mobile.vault.jws import VerifyKey, unb64, verify_token
from tracs_mobile.wording import say

PACKAGE_TYP = "vcvc-agency-package+jws"
LAPTOP_TYP = "vcvc-laptop-part+jws"
LARGEST = 9_000_000
_PARTS = {"package.jws": 4_000_000, "law.zip": 4_000_000, "laptop.jws": 1_000_000}
_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPackage:
    """A package whose parts fit together; `fingerprint` is that of the key that signed it."""

    package: AgencyPackage
    token: str
    fingerprint: str
    law: bytes = b""
    laptop: LaptopPart | None = None


def pack(token: str, *, law: bytes = b"", laptop: str = "") -> bytes:
    """The file; equal parts give equal bytes. Raises BadInput for what nobody could open."""
    parts = {"package.jws": token.encode("ascii"), "law.zip": law, "laptop.jws": laptop.encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, content in parts.items():
            if content:
                info = zipfile.ZipInfo(name, _SAME_DAY)
                info.create_system = 3
                info.external_attr = (stat.S_IFREG | 0o644) << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                opened.writestr(info, content)
    raw = out.getvalue()
    unpack(raw)
    return raw


def unpack(raw: bytes) -> OpenedPackage:
    """Open a file and check that its parts fit together. Raises BadInput with a sentence."""
    parts = _parts(raw)
    if "package.jws" not in parts:
        raise _unusable()
    token = _ascii(parts["package.jws"])
    package, key = _signed_by_itself(token)
    law = parts.get("law.zip", b"")
    if hashlib.sha256(law).hexdigest() != package.law_digest if law else package.law_digest:
        raise _unusable()
    laptop = _laptop(_ascii(parts["laptop.jws"]), token, package) if "laptop.jws" in parts else None
    return OpenedPackage(
        package=package, token=token, fingerprint=fingerprint(key), law=law, laptop=laptop
    )


def _parts(raw: bytes) -> dict[str, bytes]:
    if len(raw) > LARGEST:
        raise _unusable()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as opened:
            infos = opened.infolist()
            names = [info.filename for info in infos]
            if len(set(names)) != len(names) or not set(names) <= set(_PARTS):
                raise _unusable()
            return {info.filename: _read(opened, info) for info in infos}
    except _FAULTS as fault:
        raise _unusable() from fault


def _read(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """What a zip file says of its own sizes is not believed."""
    limit = _PARTS[info.filename]
    with opened.open(info) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise _unusable()
    return content


def _signed_by_itself(token: str) -> tuple[AgencyPackage, VerifyKey]:
    """The part of DPS and the key in it that signed it."""
    try:
        head, body, _signature = token.split(".")
        kid = canonical.load_object(unb64(head), limit=2_000).get("kid")
        plain = canonical.load_object(unb64(body), limit=_PARTS["package.jws"])
        package = canonical.from_plain(AgencyPackage, plain)
        keys = _keys(package.receipt_keys)
        if not isinstance(kid, str) or kid not in keys:
            raise ValueError("signed with a key that it does not hold")
        if package.use != USE_DPS or package.v != 1:
            raise ValueError("of another kind")
        verify_token(token, keys, typ=PACKAGE_TYP)
        return package, keys[kid]
    except (TracsError, ValueError, TypeError) as fault:
        raise _unusable() from fault


def _keys(listed: tuple[tuple[str, str], ...]) -> Mapping[str, VerifyKey]:
    return {kid: VerifyKey.from_pem(pem.encode("ascii", "replace")) for kid, pem in listed}


def _laptop(token: str, of_dps: str, package: AgencyPackage) -> LaptopPart:
    """The part of a laptop that the part of DPS knows. Raises BadInput."""
    try:
        keys = {
            name: VerifyKey.from_pem(pem.encode("ascii", "replace"))
            for name, pem in package.devices
        }
        plain = canonical.load_object(verify_token(token, keys, typ=LAPTOP_TYP), limit=1_000_000)
        part = canonical.from_plain(LaptopPart, plain)
        head = canonical.load_object(unb64(token.partition(".")[0]), limit=2_000)
    except (TracsError, ValueError, TypeError) as fault:
        raise BadInput(
            say(
                "What a laptop added to this package was not signed by a laptop of the agency that "
                "DPS knows. Nothing was taken. Ask your Point of Contact for another package."
            )
        ) from fault
    bound = part.package_digest == digest_of(of_dps) and part.device_id == head.get("kid")
    if part.use != USE_LAPTOP or part.v != 1 or not bound:
        raise _unusable()
    return part


def digest_of(token: str) -> str:
    """What a part of a laptop names the part of DPS by."""
    return hashlib.sha256(token.encode("ascii", "replace")).hexdigest()


def _ascii(raw: bytes) -> str:
    try:
        return raw.decode("ascii").strip()
    except UnicodeDecodeError as fault:
        raise _unusable() from fault


def _unusable() -> BadInput:
    return BadInput(
        say(
            "This file is no agency package, or it was damaged or changed. Nothing was taken from "
            "it. Ask your Point of Contact or DPS e-Ticket support for another one."
        )
    )
