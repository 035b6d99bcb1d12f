"""Agency packages: what a laptop is prepared with from a stick while DPS cannot be reached."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from sync.bundles.package import LARGEST, PACKAGE_TYP, pack
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain, law_packs
from sync.gateway.office.agencies import agency_record
from sync.gateway.office.configuring import ISSUING_CA, setting
from sync.gateway.office.terms import all_terms
from sync.gateway.tables import DEVICE
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency_package import AgencyPackage
from tracs_mobile.domain.dps_address import dps_address
from tracs_mobile.errors import BadInput
from tracs_mobile.vault.fingerprint import fingerprint
from tracs_mobile.vault.jws import sign_token

_NO_LAW = ("", "", b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePackage:
    """A file for a stick, and what stands in the letter beside it."""

    raw: bytes
    name: str
    fingerprint: str


def dps_fingerprint(keys: GatewayKeys) -> str:
    """What a Point of Contact compares on the first page of a laptop."""
    return fingerprint(keys.signing.public)


def make_package(
    database: Database, keys: GatewayKeys, code: str, *, url: str, by: str, now: datetime
) -> MadePackage:
    """The package of an agency. `url` is where its laptops reach this gateway.

    Noted in the audit chain. Raises BadInput for an unknown agency or an unusable address.
    """
    address = dps_address(url).rstrip("/")
    with database.read() as connection:
        package, law = _content(connection, keys, code, address, now)
    token = sign_token(canonical.encode(package), keys.signing, kid=keys.kid, typ=PACKAGE_TYP)
    raw = pack(token, law=law)
    if len(raw) > LARGEST:
        raise BadInput("The package is larger than a laptop takes.")
    body = {"agency": code, "digest": hashlib.sha256(raw).hexdigest()[:16]}
    with database.write() as connection:
        chain.note(connection, by, "agency-package-made", body, now)
    name = f"agency-{code}-{now:%Y%m%d}.tracspkg"
    return MadePackage(raw=raw, name=name, fingerprint=dps_fingerprint(keys))


def _content(
    connection: Connection, keys: GatewayKeys, code: str, url: str, now: datetime
) -> tuple[AgencyPackage, bytes]:
    record = agency_record(connection, code)
    officers = tuple(term.officer for term in all_terms(connection) if term.agency == code)
    version, digest, law = _law(connection)
    package = AgencyPackage(
        made_at=now,
        agency=record.agency,
        officers=officers,
        logo_png=record.logo_png,
        gateway_url=url,
        issuing_ca_pem=setting(connection, ISSUING_CA).decode(),
        receipt_keys=tuple((kid, key.to_pem().decode()) for kid, key in keys.trusted.items()),
        seal_key=keys.sealing.public.to_pem().decode(),
        law_digest=digest,
        law_version=version,
        devices=_devices(connection, code),
    )
    return package, law


def _law(connection: Connection) -> tuple[str, str, bytes]:
    """Version, digest and archive of the newest law pack; empty when DPS offers none."""
    offered = law_packs.offer(connection)
    archive = None if offered is None else law_packs.archive_of(connection, offered.digest)
    if offered is None or archive is None:
        return _NO_LAW
    return offered.version, offered.digest, archive


def _devices(connection: Connection, code: str) -> tuple[tuple[str, str], ...]:
    """The laptops in service by name, with their public keys."""
    rows = connection.execute(
        select(DEVICE.c.device_id, DEVICE.c.public_pem)
        .where(DEVICE.c.agency == code, DEVICE.c.revoked.is_(False))
        .order_by(DEVICE.c.device_id)
    )
    return tuple((row.device_id, bytes(row.public_pem).decode("ascii")) for row in rows)
