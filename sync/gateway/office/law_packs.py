"""Law packs that laptops shall have: taken only when every laptop would take them."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sync.gateway.database import Database, bump
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain
from sync.gateway.tables import LAW_PACK, instant_text
from tracs_mobile.domain.canonical import load_object
from tracs_mobile.domain.enrolment import LawPackOffer
from tracs_mobile.errors import BadInput, BadLawPack, BadSignature
from tracs_mobile.vault.jws import verify_token

LAW_PACK_TYP = "vcvc-law-pack+jws"
"""As in `tracs_mobile.services.law_manifest`, which the gateway may not import."""
MANIFEST = "manifest.jws"
LARGEST_ARCHIVE = 4_000_000
LARGEST_TOTAL = 12_000_000
MOST_FILES = 40

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_KEYS = {"use", "version", "serial", "effective_from", "files"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPackRow:
    """A pack as the page lists it."""

    digest: str
    version: str
    serial: int
    effective_from: date
    size: int
    added_at: str
    added_by: str


def put_law_pack(
    database: Database, keys: GatewayKeys, archive: bytes, *, by: str, now: datetime
) -> LawPackOffer:
    """Keep a signed pack and offer the newest one to every laptop. Twice is harmless.

    Raises BadLawPack for anything that laptops would refuse: another signer, another file, a
    serial that is not newer.
    """
    plain = _checked(archive, keys)
    digest = hashlib.sha256(archive).hexdigest()
    row = {
        "digest": digest,
        "version": plain["version"],
        "serial": plain["serial"],
        "effective_from": plain["effective_from"],
        "archive": archive,
        "added_at": instant_text(now),
        "added_by": by,
    }
    with database.write() as connection:
        held = law_packs(connection)
        if all(pack.digest != digest for pack in held):
            if any(pack.serial >= row["serial"] for pack in held):
                raise BadLawPack("A law pack with this serial or a later one is offered already.")
            connection.execute(insert(LAW_PACK).values(row))
            body = {"digest": digest[:16], "serial": row["serial"], "version": row["version"]}
            chain.note(connection, by, "law-pack-added", body, now)
            bump(connection)
        found = offer(connection)
    if found is None:
        raise BadLawPack("The law pack was taken away while it was being added.")
    return found


def offer(connection: Connection) -> LawPackOffer | None:
    """The newest pack, as configurations name it."""
    newest = next(iter(law_packs(connection)), None)
    if newest is None:
        return None
    return LawPackOffer(
        version=newest.version,
        digest=newest.digest,
        effective_from=newest.effective_from,
        size=newest.size,
    )


def law_packs(connection: Connection) -> tuple[LawPackRow, ...]:
    """Every pack that is kept, the newest first."""
    rows = connection.execute(select(LAW_PACK).order_by(LAW_PACK.c.serial.desc()))
    return tuple(
        LawPackRow(
            digest=row.digest,
            version=row.version,
            serial=row.serial,
            effective_from=date.fromisoformat(row.effective_from),
            size=len(row.archive),
            added_at=row.added_at,
            added_by=row.added_by,
        )
        for row in rows
    )


def archive_of(connection: Connection, digest: str) -> bytes | None:
    """The zip file with that SHA-256 in hex; None when there is none."""
    named = LAW_PACK.c.digest == digest
    return connection.execute(select(LAW_PACK.c.archive).where(named)).scalar()


def withdraw_law_pack(database: Database, digest: str, *, by: str, now: datetime) -> None:
    """Offer a pack no more. Laptops that have it keep it; only a newer one replaces it there."""
    with database.write() as connection:
        if connection.execute(delete(LAW_PACK).where(LAW_PACK.c.digest == digest)).rowcount:
            chain.note(connection, by, "law-pack-withdrawn", {"digest": digest[:16]}, now)
            bump(connection)


def _checked(archive: bytes, keys: GatewayKeys) -> dict[str, Any]:
    """The manifest, when everything in the archive is what DPS signed. Raises BadLawPack."""
    if len(archive) > LARGEST_ARCHIVE:
        raise _unusable("it is larger than a law pack can be")
    try:
        files = _unpacked(archive)
        token = files.pop(MANIFEST, b"").decode("ascii").strip()
        plain = load_object(verify_token(token, keys.trusted, typ=LAW_PACK_TYP))
        _check_manifest(plain)
    except BadSignature as fault:
        raise _unusable("this gateway's key did not sign it, so no laptop would take it") from fault
    except BadInput as fault:
        raise _unusable("what is signed there is no list of a law pack") from fault
    except _FAULTS as fault:
        raise _unusable("it is damaged or no zip file") from fault
    if {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()} != plain["files"]:
        raise _unusable("its files are not those that were signed")
    return plain


def _unpacked(archive: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = LARGEST_TOTAL
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        infos = opened.infolist()
        if len(infos) > MOST_FILES:
            raise _unusable(f"it holds more than {MOST_FILES} files")
        for info in infos:
            with opened.open(info) as file:
                raw = file.read(left + 1)
            left -= len(raw)
            if left < 0:
                raise _unusable("it is larger than a law pack can be")
            found[info.filename] = raw
    return found


def _check_manifest(plain: dict[str, Any]) -> None:
    """Raises BadInput or ValueError."""
    if plain.keys() != _KEYS or plain["use"] != "law-pack":
        raise BadInput("not for a law pack")
    serial, version, day = plain["serial"], plain["version"], plain["effective_from"]
    if type(serial) is not int or not 1 <= serial <= 999_999_999 or not isinstance(version, str):
        raise BadInput("no serial or no version")
    if not isinstance(day, str) or not isinstance(plain["files"], dict):
        raise BadInput("no day or no files")
    date.fromisoformat(day)


def _unusable(reason: str) -> BadLawPack:
    return BadLawPack(f"The law pack cannot be offered: {reason}. Nothing was changed.")
