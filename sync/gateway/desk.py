"""The gateway as an object: what every route needs, and who is calling."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from sync import wire
from sync.gateway.database import Database
from sync.gateway.drop_status import DropStatus
from sync.gateway.intake.ingest import Ingest
from sync.gateway.intake.records import Device, Records
from sync.gateway.keys import GatewayKeys
from sync.gateway.leftovers import Sticks
from sync.gateway.reading import Refused, storable
from sync.gateway.tables import DEVICE, instant_text
from tracs_mobile.domain import canonical
from tracs_mobile.errors import BadInput, BadSignature
from tracs_mobile.ports import Clock
from tracs_mobile.vault.jws import VerifyKey, unb64, verify_token

TOKEN_LIFE = timedelta(minutes=10)


class Desk:
    """Database, keys, clock and the register behind one counter."""

    def __init__(self, *, database: Database, keys: GatewayKeys, clock: Clock) -> None:
        self.database = database
        self.keys = keys
        self.clock = clock
        self.court_drop: Path | None = None
        """Where tickets are put down for the court; None while nothing is forwarded."""
        self.drop: DropStatus | None = None
        """How the folder for files from sticks stands; None while none is watched."""
        self.sticks: Sticks | None = None
        """What that folder keeps, for expungements."""
        self.records = Records()
        self.ingest = Ingest(database=database, records=self.records, keys=keys, clock=clock)

    def caller(self, authorization: str) -> Device:
        """The device that signed the bearer token. Raises Refused (401)."""
        token = authorization.removeprefix("Bearer ")
        try:
            device = self._device(_kid(token))
            keys: dict[str, VerifyKey] = {device.device_id: device.key}
            raw = verify_token(token, keys, typ=wire.REQUEST_TYP)
            claims = wire.decode_strict(wire.RequestClaims, raw)
        except (BadSignature, BadInput) as fault:
            raise _unknown() from fault
        if claims.device != device.device_id:
            raise _unknown()
        if abs(self.clock.now() - claims.issued_at) > TOKEN_LIFE:
            raise Refused(401, "CLOCK", "The laptop's clock differs too much from the DPS clock.")
        return device

    def _device(self, device_id: str) -> Device:
        with self.database.read() as connection:
            device = self.records.devices(connection, {device_id}).get(device_id)
        if device is None or device.revoked:
            raise _unknown()
        return device

    def seen(self, device: Device, beat: wire.Heartbeat) -> None:
        """Keep the newest word of a laptop."""
        row = {"last_seen_at": instant_text(self.clock.now()), "heartbeat": wire.encode(beat)}
        with self.database.write() as connection:
            named = DEVICE.c.device_id == device.device_id
            connection.execute(update(DEVICE).where(named).values(row))


def _unknown() -> Refused:
    return Refused(
        401, "DEVICE_UNKNOWN", "DPS does not accept this laptop. Call DPS e-Ticket support."
    )


def _kid(token: str) -> str:
    """The device a token names; the signature is checked afterwards with that device's key."""
    header = canonical.load_object(unb64(token.partition(".")[0]), limit=2_000)
    kid = header.get("kid")
    if not isinstance(kid, str) or not storable(kid):
        raise BadSignature("The token names no device.")
    return kid
