"""What DPS sets for laptops, and what each of them is told: its configuration."""

from __future__ import annotations

import hashlib
import json
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from sync.gateway.database import Database, bump, version
from sync.gateway.intake.records import Device
from sync.gateway.office import chain, law_packs, numbers
from sync.gateway.tables import AGENCY, DEVICE, NOTICE, SETTING, VOUCHER, instant, instant_text
from tracs_mobile.domain import canonical
from tracs_mobile.domain.enrolment import DpsNotice, OfficerVoucher, RecordExtras
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import GatewayConfig
from tracs_mobile.vault.seal import SealTo

BLOCKED = "blocked_secrets"
SUBMIT_WITHIN = "submit_within_h"
ISSUING_CA = "issuing_ca_pem"
RECOVERY = "recovery_keys"

MOST_BLOCKED = 20_000
MOST_BYTES = 400_000
LONGEST_CA = 40_000
NOTICES = 20
"""How many notices a laptop is told of, the newest ones."""


def config_of(database: Database, device: Device, now: datetime, *, known: int) -> GatewayConfig:
    """What a laptop that holds version `known` should hold; of that version when it is the same."""
    with database.read() as connection:
        found = _content(connection, device, now)
        held = _held(connection, device.device_id)
    if held.is_of(found, known):
        return replace(found, version=held.version)
    with database.write() as connection:
        return config_for(connection, device, now, known=known)


def config_for(
    connection: Connection, device: Device, now: datetime, *, known: int = 0
) -> GatewayConfig:
    """What the laptop `device` should hold now, inside the caller's writing transaction.

    Its version goes on, and never back, when something in it is new: not with every change at DPS,
    or one block of numbers would make all laptops of the state fetch everything. Also when the
    laptop holds a later one than this database gave it.
    """
    found = _content(connection, device, now)
    held = _held(connection, device.device_id)
    if held.is_of(found, known):
        return replace(found, version=held.version)
    newer = max(version(connection), held.version + 1)
    named = DEVICE.c.device_id == device.device_id
    values = {"config_version": newer, "config_digest": _digest(found)}
    connection.execute(update(DEVICE).where(named).values(values))
    return replace(found, version=newer)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What a laptop was given last."""

    version: int
    digest: str

    def is_of(self, content: GatewayConfig, known: int) -> bool:
        """Whether it was `content`, and is not older than what the laptop has."""
        return self.digest == _digest(content) and self.version >= known


def _held(connection: Connection, device_id: str) -> _Held:
    query = select(DEVICE.c.config_version, DEVICE.c.config_digest)
    row = connection.execute(query.where(DEVICE.c.device_id == device_id)).one()
    return _Held(version=row.config_version, digest=row.config_digest)


def _digest(content: GatewayConfig) -> str:
    return hashlib.sha256(canonical.encode(content)).hexdigest()


def _content(connection: Connection, device: Device, now: datetime) -> GatewayConfig:
    """The configuration without a version."""
    agency = device.agency.judiciary_code
    logo = connection.execute(select(AGENCY.c.logo_png).where(AGENCY.c.judiciary_code == agency))
    return GatewayConfig(
        version=0,
        agency=device.agency,
        officers=device.terms,
        logo_png=logo.scalar_one(),
        blocks=numbers.granted(connection, device.device_id),
        extras=_extras(connection, device, now),
    )


def _extras(connection: Connection, device: Device, now: datetime) -> RecordExtras:
    return RecordExtras(
        vouchers=_vouchers(connection, device, now),
        notices=_notices(connection, device.agency.judiciary_code),
        blocked_secrets=blocked_secrets(connection),
        law_pack=law_packs.offer(connection),
        submit_within_h=submit_within(connection),
        issuing_ca_pem=setting(connection, ISSUING_CA).decode(),
    )


def _vouchers(connection: Connection, device: Device, now: datetime) -> tuple[OfficerVoucher, ...]:
    """Those that still open a laptop: one that is over only makes the configuration longer."""
    rows = connection.execute(
        select(VOUCHER.c.record)
        .where(
            VOUCHER.c.agency == device.agency.judiciary_code,
            VOUCHER.c.revoked.is_(False),
            VOUCHER.c.expires_at > instant_text(now),
        )
        .order_by(VOUCHER.c.id)
    )
    found = (canonical.decode(OfficerVoucher, row.record) for row in rows)
    return tuple(v for v in found if v.device_id in ("", device.device_id))


def _notices(connection: Connection, agency: str) -> tuple[DpsNotice, ...]:
    rows = connection.execute(
        select(NOTICE).where(NOTICE.c.agency == agency).order_by(NOTICE.c.id.desc()).limit(NOTICES)
    ).all()
    return tuple(
        DpsNotice(notice_id=str(row.id), at=instant(row.at), text=row.text)
        for row in reversed(rows)
    )


def add_notice(database: Database, agency: str, text: str, *, by: str, now: datetime) -> int:
    """A sentence for the Point of Contact of an agency; gives its id. Raises BadInput."""
    said = text.strip()
    if not 0 < len(said) <= 1_000:
        raise BadInput("A notice has 1 to 1,000 characters.")
    row = {"agency": agency, "at": instant_text(now), "by": by, "text": said}
    with database.write() as connection:
        made = connection.execute(insert(NOTICE).values(row).returning(NOTICE.c.id)).scalar_one()
        chain.note(connection, by, "notice-sent", {"agency": agency, "notice": made}, now)
        bump(connection)
    return int(made)


def setting(connection: Connection, name: str) -> bytes:
    """What DPS set under `name`; empty when it never did."""
    found = connection.execute(select(SETTING.c.value).where(SETTING.c.name == name)).scalar()
    return found or b""


def put_setting(database: Database, name: str, value: bytes, *, by: str, now: datetime) -> None:
    """Set something for all laptops; no new configuration when it was so already."""
    with database.write() as connection:
        found = connection.execute(select(SETTING.c.value).where(SETTING.c.name == name)).scalar()
        if found == value:
            return
        if found is None:
            connection.execute(insert(SETTING).values(name=name, value=value))
        else:
            connection.execute(update(SETTING).where(SETTING.c.name == name).values(value=value))
        chain.note(connection, by, "setting", {"name": name, "bytes": len(value)}, now)
        bump(connection)


def blocked_secrets(connection: Connection) -> tuple[str, ...]:
    """Passphrases that nobody may choose."""
    return tuple(json.loads(setting(connection, BLOCKED) or b"[]"))


def set_blocked_secrets(
    database: Database, words: Sequence[str], *, by: str, now: datetime
) -> None:
    """Passphrases nobody may choose (CJIS IA-5(1)(a)), in any case; each once. Raises BadInput."""
    tidy = sorted({word.strip().casefold() for word in words} - {""})
    raw = json.dumps(tidy, ensure_ascii=False, separators=(",", ":")).encode()
    if len(tidy) > MOST_BLOCKED or any(len(word) > 256 for word in tidy) or len(raw) > MOST_BYTES:
        raise BadInput(
            f"The list holds at most {MOST_BLOCKED:,} words of 256 characters, {MOST_BYTES:,} "
            "bytes in all: every laptop fetches it."
        )
    put_setting(database, BLOCKED, raw, by=by, now=now)


def submit_within(connection: Connection) -> int:
    """Hours within which a ticket must be at DPS."""
    return int(setting(connection, SUBMIT_WITHIN) or b"48")


def set_submit_within(database: Database, hours: int, *, by: str, now: datetime) -> None:
    """Raises BadInput for less than 12 or more than 720 hours (V.R.C.P. 80.6(c): 30 days)."""
    if not 12 <= hours <= 720:
        raise BadInput("Tickets are due after 12 to 720 hours.")
    put_setting(database, SUBMIT_WITHIN, str(hours).encode(), by=by, now=now)


def set_issuing_ca(database: Database, pem: str, *, by: str, now: datetime) -> None:
    """The authorities that the gateway's certificate may come from; empty: those of the system.

    Raises BadInput for text that no certificate can be read from: it would lock laptops out.
    """
    tidy = pem.strip()
    if len(tidy) > LONGEST_CA:
        raise BadInput("That is more than two authorities can take.")
    if tidy:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        try:
            context.load_verify_locations(cadata=tidy)
        except (ssl.SSLError, ValueError) as fault:
            raise BadInput("No certificate can be read from this text. Paste it whole.") from fault
        if not context.get_ca_certs():
            raise BadInput("None of these certificates is one of an authority.")
    put_setting(database, ISSUING_CA, tidy.encode(), by=by, now=now)


def recovery_keys(connection: Connection) -> tuple[str, ...]:
    """Public keys (PEM) that every laptop seals its recovery to."""
    return tuple(json.loads(setting(connection, RECOVERY) or b"[]"))


def set_recovery_keys(database: Database, pems: Sequence[str], *, by: str, now: datetime) -> None:
    """The keys of DPS that open a laptop when no officer can. Raises KeyUnavailable for a bad one.

    Laptops that are enrolled later take them; those of before keep theirs.
    """
    for pem in pems:
        SealTo.from_pem(pem.encode())
    put_setting(database, RECOVERY, json.dumps(list(pems)).encode(), by=by, now=now)
