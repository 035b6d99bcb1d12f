"""How a laptop becomes known: a one-time code, proved by both ends, and what it starts with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, insert, select, update

from sync import wire
from sync.gateway.database import Database, bump
from sync.gateway.intake.records import load_device
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain, numbers, restoring
from sync.gateway.office.configuring import config_for, recovery_keys
from sync.gateway.reading import Refused
from sync.gateway.tables import AGENCY, DEVICE, ENROLMENT, instant, instant_text
from tracs_mobile.domain.enrolment_code import ALPHABET, grouped
from tracs_mobile.errors import BadInput, KeyUnavailable
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.jws import VerifyKey

CODE_LIFE = timedelta(hours=72)
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCode:
    """A one-time code, to be shown once: `shown` as people read it aloud."""

    code: str
    code_id: str
    expires_at: datetime

    @property
    def shown(self) -> str:
        """In groups of five."""
        return grouped(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """A code as the page lists it; `used_at` None while nobody used it, `device_id` who did."""

    code_id: str
    agency: str
    device_name: str
    created_at: datetime
    created_by: str
    expires_at: datetime
    used_at: datetime | None
    device_id: str


def new_code(
    database: Database,
    keys: GatewayKeys,
    *,
    agency: str,
    device_name: str,
    by: str,
    now: datetime,
) -> NewCode:
    """A fresh code for one laptop of an agency, good for 72 hours. Raises BadInput."""
    name = device_name.strip()
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise BadInput(f"Give the laptop a name of at most {LONGEST_NAME} characters.")
    code = enrolment_ids.new_code()
    code_id = enrolment_ids.code_id(code)
    expires_at = now + CODE_LIFE
    row = {
        "code_id": code_id,
        # The gateway proves itself with the code too, so it is kept, locked, until it is used up.
        "code_locked": keys.storing.lock(code.encode(), place=_place(code_id)),
        "agency": agency,
        "device_name": name,
        "created_at": instant_text(now),
        "created_by": by,
        "expires_at": instant_text(expires_at),
    }
    with database.write() as connection:
        known = select(AGENCY.c.judiciary_code).where(AGENCY.c.judiciary_code == agency)
        if connection.execute(known).first() is None:
            raise BadInput(f"There is no agency {agency} yet. The Agency record comes first.")
        connection.execute(insert(ENROLMENT).values(row))
        chain.note(connection, by, "code-made", {"agency": agency, "code": code_id}, now)
    return NewCode(code=code, code_id=code_id, expires_at=expires_at)


def codes(connection: Connection, agency: str = "") -> tuple[CodeRow, ...]:
    """Every code, the newest first; of one agency when it is named."""
    query = select(ENROLMENT).order_by(ENROLMENT.c.created_at.desc(), ENROLMENT.c.code_id)
    if agency:
        query = query.where(ENROLMENT.c.agency == agency)
    return tuple(
        CodeRow(
            code_id=row.code_id,
            agency=row.agency,
            device_name=row.device_name,
            created_at=instant(row.created_at),
            created_by=row.created_by,
            expires_at=instant(row.expires_at),
            used_at=instant(row.used_at) if row.used_at else None,
            device_id=row.device_id,
        )
        for row in connection.execute(query)
    )


def withdraw_code(database: Database, code_id: str, *, by: str, now: datetime) -> None:
    """Make a code that nobody used worthless at once."""
    with database.write() as connection:
        unused = (ENROLMENT.c.code_id == code_id, ENROLMENT.c.used_at == "")
        values = {"expires_at": instant_text(now)}
        if connection.execute(update(ENROLMENT).where(*unused).values(values)).rowcount:
            chain.note(connection, by, "code-withdrawn", {"code": code_id}, now)


def enrol(
    database: Database, keys: GatewayKeys, asked: wire.EnrolRequest, now: datetime
) -> wire.EnrolAnswer:
    """Make the laptop known and say what it starts with; the answer is proved with the code.

    The same code with the same key again, after an answer that was lost, brings the same laptop.
    Raises Refused with 403 for a code that is wrong or too old, 409 for one that is used, 400 for
    a key that cannot be.
    """
    with database.write() as connection:
        row = connection.execute(
            select(ENROLMENT).where(ENROLMENT.c.code_id == asked.code_id)
        ).first()
        code = _proven_code(row, keys, asked)
        if row is None or code is None:
            raise _wrong()
        device_id = row.device_id or _admit(connection, row, asked, now)
        if row.device_id:
            _must_be_the_same(connection, row, asked, now)
        answer = _answer(connection, keys, device_id, asked.nonce, now)
    return enrolment_ids.prove(code, answer)


def enrol_again(
    database: Database, keys: GatewayKeys, asked: wire.EnrolAgainRequest, now: datetime
) -> wire.EnrolAnswer:
    """Know a laptop as it was that a restored backup lacks: same name, same key, its own numbers.

    A one-time code of its agency says that staff mean it. Repeated, it changes nothing more; a
    laptop that is known by this name and key only gets the answer. Raises Refused as `enrol`.
    """
    with database.write() as connection:
        row = connection.execute(
            select(ENROLMENT).where(ENROLMENT.c.code_id == asked.code_id)
        ).first()
        code = _proven_code(row, keys, asked)
        if row is None or code is None:
            raise _wrong()
        if row.device_id:
            if row.device_id != asked.device_id:
                raise _used()
            _must_be_the_same(connection, row, asked, now)
        elif restoring.was_here(connection, asked.device_id, row.agency):
            _admit(connection, row, asked, now, device_id=asked.device_id)
        else:
            raise _not_forgotten()
        answer = _answer(connection, keys, asked.device_id, asked.nonce, now)
    return enrolment_ids.prove(code, answer)


def _proven_code(
    row: Row[tuple[object, ...]] | None,
    keys: GatewayKeys,
    asked: wire.EnrolRequest | wire.EnrolAgainRequest,
) -> str | None:
    """The code, when whoever asks knows it. An unknown name takes as long as a wrong code."""
    if row is None:
        enrolment_ids.is_proven(_NO_CODE, asked)
        return None
    code = keys.storing.unlock(row.code_locked, place=_place(row.code_id)).decode()
    return code if enrolment_ids.is_proven(code, asked) else None


def _admit(
    connection: Connection,
    row: Row[tuple[object, ...]],
    asked: wire.EnrolRequest | wire.EnrolAgainRequest,
    now: datetime,
    *,
    device_id: str = "",
) -> str:
    """Make a device of whoever used the code in time, under a new name unless it has one."""
    if instant(row.expires_at) <= now:
        raise _expired()
    try:
        pem = VerifyKey.from_pem(asked.public_pem.encode()).to_pem()
    except KeyUnavailable as fault:
        raise Refused(400, "KEY_UNUSABLE", str(fault)) from fault
    known = bool(device_id)
    device_id = device_id or _new_name(row.agency)
    device = {
        "device_id": device_id,
        "agency": row.agency,
        "public_pem": pem,
        "revoked": False,
        "name": row.device_name,
        "enrolled_at": instant_text(now),
    }
    connection.execute(insert(DEVICE).values(device))
    used = {"used_at": instant_text(now), "device_id": device_id}
    named = ENROLMENT.c.code_id == row.code_id
    connection.execute(update(ENROLMENT).where(named).values(used))
    if not known:  # one that is known tells what it has, and asks when that runs low
        numbers.cut(connection, device_id=device_id, by=numbers.SELF, now=now)
    body = {"device": device_id, "agency": row.agency, "code": row.code_id}
    chain.note(
        connection, device_id, "device-known-again" if known else "device-enrolled", body, now
    )
    bump(connection)
    return device_id


def _new_name(agency: str) -> str:
    return f"LT-{agency}-{''.join(secrets.choice(ALPHABET) for _ in range(8))}"


def _must_be_the_same(
    connection: Connection,
    row: Row[tuple[object, ...]],
    asked: wire.EnrolRequest | wire.EnrolAgainRequest,
    now: datetime,
) -> None:
    """Whether this is the laptop that used the code, asking again. Raises Refused."""
    device = connection.execute(select(DEVICE).where(DEVICE.c.device_id == row.device_id)).one()
    try:
        pem = VerifyKey.from_pem(asked.public_pem.encode()).to_pem()
    except KeyUnavailable:
        pem = b""
    late = now - instant(row.used_at) > CODE_LIFE
    if pem != device.public_pem or device.revoked or late:
        raise _used()


def _answer(
    connection: Connection, keys: GatewayKeys, device_id: str, nonce: str, now: datetime
) -> wire.EnrolAnswer:
    device = load_device(connection, device_id)
    if device is None:
        raise _wrong()
    return wire.EnrolAnswer(
        nonce=nonce,
        device_id=device_id,
        receipt_keys=tuple((kid, key.to_pem().decode()) for kid, key in keys.trusted.items()),
        seal_key=keys.sealing.public.to_pem().decode(),
        import_key=keys.importing.public.to_pem().decode(),
        recovery_keys=recovery_keys(connection),
        config=config_for(connection, device, now),
    )


def _place(code_id: str) -> bytes:
    return f"enrolment|{code_id}".encode()


_NO_CODE = "0" * 20


def _wrong() -> Refused:
    return Refused(
        403,
        "CODE_WRONG",
        "DPS does not know this code, or it is not the one that was given out. Compare it group "
        "by group, or ask DPS e-Ticket support for another.",
    )


def _expired() -> Refused:
    return Refused(
        403,
        "CODE_EXPIRED",
        "The code was good for 72 hours, and they are over. Ask DPS e-Ticket support for another.",
    )


def _used() -> Refused:
    return Refused(
        409,
        "CODE_USED",
        "The code was used for a laptop already. Ask DPS e-Ticket support for another.",
    )


def _not_forgotten() -> Refused:
    return Refused(
        409,
        "NOT_FORGOTTEN",
        "DPS knows this laptop, or lost none. Nothing was changed. Ask DPS e-Ticket support.",
    )
