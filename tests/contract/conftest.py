"""`bureau`: a gateway on loopback with one laptop of one agency, and all that laptop can sign."""

import dataclasses
import hashlib
import secrets
from datetime import date

import pytest
from sqlalchemy import select

from sync import wire
from sync.gateway.app import create_app
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import admin
from sync.gateway.server import GatewayServer
from sync.gateway.tables import METADATA
from sync.http import HttpTransport
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import IssuedBy, Officer, Role
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token
from tracs_mobile.vault.seal import seal

AGENCY = a_document().agency
APPROVED = date(2026, 1, 5)
OFFICERS = tuple(
    Officer(
        leo_number=LeoNumber(leo),
        name=name,
        title="Officer",
        username=leo.lower(),
        role=role,
        approved_on=approved,
    )
    for leo, name, role, approved in (
        ("07A12", "M. TREMBLAYE", Role.OFFICER, APPROVED),
        ("07A13", "P. OUELLETTEY", Role.POC, None),
        ("07A14", "R. GAGNIEUX", Role.OFFICER, APPROVED),
        ("07A15", "L. THIBODEAUX-KY", Role.OFFICER, None),
    )
)


def by(leo):
    """The officer who signs."""
    return IssuedBy(leo_number=LeoNumber(leo), name="X", title="Officer")


class Rig:
    """`ticket`, `amended` and `event` give records; `send` delivers and gives the answers.

    The officer who signs is named by number.
    """

    def __init__(self, url):
        self.clock = FakeClock()
        self.keys = GatewayKeys.generate()
        self.device = DeviceVault("LAPTOP-1", SigningKey.generate())
        self.url = url
        self.database = Database(self.url)
        admin.seed(
            self.database,
            agency=AGENCY,
            officers=OFFICERS,
            logo_png=b"",
            device_id=self.device.device_id,
            public_pem=self.device.public.to_pem(),
            prefix="TRAIN-",
            first=1,
            last=500,
        )
        self.app = create_app(self.url, self.keys, self.clock)
        self.server = GatewayServer(self.app)
        self.link = HttpTransport(
            self.server.url,
            signer=self.device,
            verify=self.verify,
            clock=self.clock,
            nonce=lambda: secrets.token_urlsafe(16),
        )

    def enlist(self, leo):
        """DPS adds an officer to the agency's list."""
        officer = dataclasses.replace(OFFICERS[0], leo_number=LeoNumber(leo), username=leo.lower())
        admin.put_officers(self.database, AGENCY.judiciary_code, [officer])

    def verify(self, token):
        return verify_token(token, self.keys.trusted, typ=wire.GATEWAY_TYP)

    def ticket(self, ordinal, officer="07A12", **changes):
        return an_issued(f"TRAIN-{ordinal:07d}", signer=self.device, officer=by(officer), **changes)

    def amended(self, of, seq=2, officer="", **changes):
        document = of.document
        values = {
            "document_id": f"{document.document_id}-{seq}",
            "seq": seq,
            "replaces": of.digest.hex(),
            "replaces_issued_at": document.issued_at,
            "amend_reason": "The town was wrong.",
            "officer": by(officer or document.officer.leo_number),
            **changes,
        }
        return an_issued(document.number, signer=self.device, **values)

    def event(self, kind, of, seq=2, officer="", **changes):
        values = {
            "kind": kind,
            "number": of.document.number,
            "seq": seq,
            "document_id": of.document.document_id,
            "replaces": of.digest.hex(),
            "reason_code": "WRONG-PERSON",
            "reason": "The license was the passenger's.",
            "at": self.clock.now(),
            "officer": by(officer or of.document.officer.leo_number),
            "judiciary_code": AGENCY.judiciary_code,
            "training": True,
            "salt": secrets.token_hex(8),
            **changes,
        }
        return self.signed(TicketEvent(**values))

    def signed(self, event):
        body = canonical.encode(event)
        return Envelope(
            document_id=event.document_id,
            number=event.number,
            seq=event.seq,
            kind=event.kind,
            digest=hashlib.sha256(body).digest(),
            device_id=self.device.device_id,
            signature=self.device.sign(body),
            body=body,
        )

    def sealed(self, envelope):
        blob = seal(wire.encode_line(envelope), self.keys.sealing.public)
        return dataclasses.replace(envelope, body=b"", signature=b"", sealed=blob)

    def send(self, *items):
        """The answers to tickets or envelopes, sent as one batch."""
        return self.link.send([self.envelope(item) for item in items])

    def envelope(self, item):
        """The event of a record; a later version is an amendment."""
        if isinstance(item, Envelope):
            return item
        return an_envelope(item, EventKind.ISSUE if item.document.seq == 1 else EventKind.AMEND)

    def said(self, *items):
        """Status and code of each answer, in words."""
        return [(a.status.value, a.code) for a in self.send(*items)]

    def rows(self, query):
        with self.database.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    def stored(self):
        """Everything that lies in the database, as bytes in a row."""
        with self.database.read() as connection:
            rows = [row for t in METADATA.sorted_tables for row in connection.execute(select(t))]
        cells = (cell for row in rows for cell in row)
        return b"|".join(c if isinstance(c, bytes) else str(c).encode() for c in cells)

    def close(self):
        self.link.close()
        self.server.close()
        self.database.close()


@pytest.fixture
def bureau(gateway_url):
    made = Rig(gateway_url)
    yield made
    made.close()
