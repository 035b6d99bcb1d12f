"""The records in the examples of the chapter on the wire, signed with keys that anybody can make.

Everything comes out the same at every run: the keys are the numbers 1, 2 and 3 on P-256, and
signatures are deterministic (RFC 6979).
"""

import hashlib
from datetime import UTC, date, datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from sync import wire
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, IssuedBy, Officer
from tracs_mobile.domain.enrolment import RecordExtras
from tracs_mobile.domain.enrolment_code import check_character
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.names import DocumentId, LeoNumber, TicketNumber
from tracs_mobile.domain.news import NewsKind, NewsPage, TicketNews
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemStatus
from tracs_mobile.ports import GatewayConfig
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.jws import SigningKey, sign_token
from tracs_mobile.vault.seal import SealKey

AT = datetime(2026, 11, 26, 15, 4, 5, tzinfo=UTC)
DEVICE = "LT-1234-7K2QFM3X"
GATEWAY = "dps-example"
FIRST = "7K2QFM3XP9ARTW50BD6"
CODE = FIRST + check_character(FIRST)


class Key:
    """A P-256 key made of a small number. Good for examples and for nothing else."""

    def __init__(self, number):
        self._key = ec.derive_private_key(number, ec.SECP256R1())
        self.public = SigningKey(self._key).public

    def sign(self, body):
        """As `vault.jws.SigningKey`, with the same bytes each time."""
        how = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
        r, s = decode_dss_signature(self._key.sign(body, how))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def sealing(self):
        """The same key, for sealing."""
        return SealKey(self._key)


class Device:
    """The laptop of the examples, as the wire needs it."""

    device_id = DEVICE
    key = Key(2)

    def sign(self, body):
        """64 bytes."""
        return self.key.sign(body)


GATEWAY_KEY, LAPTOP = Key(1), Device()
SEALING = Key(3).sealing()
SEALED = (
    "VE1TMXyu8YctbLVgBBy93id9zZ8vTBJluBto5sw1EHWs7rMocMD4BaYIphdCqVHG8JPPRNrm0RGiw7OQvh/+fDZE"
    "bP9mF9WVUpeFLPr1jnWrfNvW8CdnZ2fJf3V/PSXvTQNt+djyNIBthsNeDDa5CslxebmU9LgOQmGD8LFvXwed6UTW"
    "YcBwrWvu7MbB8LDiqudlcOB/Nf35ASIs1LSQusCcwGEGmondeebw247bCQbu8fTbPWfGGcOk1ghzwbmDvMkqaVu4"
    "GxD3xjTbcLbWRYiB6VVy9vsAMBKca+k8mROV+ljOfYRzIMlbaVfngR22jjdCG7PlQbU7fIBXSZsHmP5mKEGSYaSs"
    "35Y+ft1Q/C3uJwEeXv8C2pxmbXrrtbpIx/4gWydGcBZV4hfxgLIcjxv8dD2wVloa879YyRzKGf0CLM/FTihNb4JM"
    "HP0IzO2g55ZDCoygUY+A+KOcRAna15cyOYuLIFqm8hbS+doCaPjCaQGR4xDcN1TeSmctNVi80NpE2HflYNJa+bBJ"
    "Z2Mt85PiqUaZx6mZn8ZjLnpjuX5XTQcNzwQ5uO/oXsuqm/VhqfnUvR6bCc5iZ/r+n6M+7NU7BENpfp0CkX4bsokL"
    "INN71I99ncthTVbRNhDjKz5a9ewHJxRFYtr6WSwA1V8CpxvaFb5AeWerr1SALnw9nKEZNHVFz9lfh6NSJtrgNDcx"
    "gZcgzp9mujbdpzSwRtrJvvti2qervX/w9bjAMMvhXKxW3IUBBW1VHu5g/siEqdNI3fbmxddkrLaGoEDzctWRIMg/"
    "/BlGtcQLSiD36Qcrpbw4xOZGAERs6Drb9BjSgqZ4gEV55+L9wJR/rxVP1GjcUV67g31fVdA9/5qNREulWsbPPGIi"
    "S+IHh6Ypl+/l1WVYMx+Fxxz/dYSz3FWbY+xiaz/LyI1VR7mt1eLsHT+rVKll6XeCkRar8Vq0IgTXBpOptoXIoa/4"
    "py7/XL6OVypi/5D1RpA1aisn4pNs2TByPjCwu4wNe9uMC4+vTPnVl2qoUvJcVBQiHEZJ08lw8D1G7aLsNiZdPdFA"
    "JPmCZWPHKvtl9DaL8fujCEKtTD+u5RtQ4uW23IdvRXjAjo86nRLexgsxoYMETfBDwrjPKlSbrrIf2faBzeZ8Z8HP"
    "CJwI/w2/vyN9jqFOOVWUSCUGU2csW4W3KvN5jmUXeKdlp1QeioPsLRtYB6jnPNU="
)
"""The line of the void, sealed once: a seal never comes out the same twice."""


def an_event():
    """A void, with invented words."""
    return TicketEvent(
        kind=EventKind.VOID,
        number=TicketNumber("E0000001"),
        seq=2,
        document_id=DocumentId("6f0c9a1e-4a55-4a0e-9a53-1d1f5c7a0b11"),
        replaces="ab" * 32,
        reason_code="WRONG-PERSON",
        reason="The license was the passenger's.",
        at=AT,
        officer=IssuedBy(leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", title="Officer"),
        judiciary_code="1234",
        training=False,
        salt="5d1c8a0e9b7f4c21",
    )


def an_envelope():
    """The void as it is sent."""
    event = an_event()
    body = canonical.encode(event)
    return Envelope(
        document_id=event.document_id,
        number=event.number,
        seq=event.seq,
        kind=event.kind,
        digest=hashlib.sha256(body).digest(),
        device_id=DEVICE,
        signature=LAPTOP.sign(body),
        body=body,
    )


def receipt_claims():
    """What the receipt of the void says."""
    envelope = an_envelope()
    return wire.ReceiptClaims(
        receipt_id="R-3F6A90C1D2E4",
        number=envelope.number,
        seq=envelope.seq,
        digest=envelope.digest.hex(),
        device=DEVICE,
        received_at=AT,
        gateway=GATEWAY,
    )


def signed(claims):
    """A token of the gateway of the examples."""
    kid = GATEWAY_KEY.public.thumbprint
    return sign_token(wire.encode(claims), GATEWAY_KEY, kid=kid, typ=wire.GATEWAY_TYP)


def config():
    """The records of a small agency."""
    return GatewayConfig(
        version=7,
        agency=Agency(
            judiciary_code="1234",
            name="MAPLE HOLLOW POLICE",
            address="1 Main St, Maple Hollow VT 05999",
            phone="802-555-0101",
        ),
        officers=(
            Officer(
                leo_number=LeoNumber("07A12"),
                name="M. TREMBLAYE",
                title="Officer",
                username="mtremblaye",
                approved_on=date(2026, 1, 5),
            ),
        ),
        logo_png=b"",
        blocks=(NumberBlock(block_id="E1-500", prefix="E", first=1, last=500),),
        extras=RecordExtras(),
    )


def enrol_request():
    """A laptop that knows the code."""
    return enrolment_ids.prove(
        CODE,
        wire.EnrolRequest(
            code_id=enrolment_ids.code_id(CODE),
            public_pem=LAPTOP.key.public.to_pem().decode(),
            device_name="CAR 4",
            version="0.2.0",
            nonce="bm9uY2Utb2YtYW4tZXhhbXBsZQ",
        ),
    )


def enrol_answer():
    """The gateway that knows it too."""
    return enrolment_ids.prove(
        CODE,
        wire.EnrolAnswer(
            nonce=enrol_request().nonce,
            device_id=DEVICE,
            receipt_keys=((GATEWAY_KEY.public.thumbprint, GATEWAY_KEY.public.to_pem().decode()),),
            seal_key=SEALING.public.to_pem().decode(),
            import_key=SEALING.public.to_pem().decode(),
            recovery_keys=(),
            config=config(),
        ),
    )


def batch_result():
    """One line taken, one refused."""
    return wire.BatchResult(
        gateway=GATEWAY,
        received_at=AT,
        items=(
            wire.ItemResult(
                line=0,
                number="E0000001",
                seq=2,
                status=ItemStatus.ACCEPTED,
                receipt=signed(receipt_claims()),
            ),
            wire.ItemResult(
                line=1,
                number="E0000002",
                seq=1,
                status=ItemStatus.REJECTED,
                errors=(
                    wire.ItemProblem(
                        code="OFFICER_UNKNOWN",
                        at="/officer/leo_number",
                        say="Officer 07A99 is not on the DPS list of this agency.",
                    ),
                ),
            ),
        ),
    )


def news():
    """The court's word, and that of the Point of Contact."""
    page = NewsPage(
        cursor=42,
        news=(
            TicketNews(
                cursor=41,
                number=TicketNumber("E0000001"),
                seq=1,
                kind=NewsKind.COURT_ACCEPTED,
                at=AT,
            ),
            TicketNews(
                cursor=42,
                number=TicketNumber("E0000002"),
                seq=1,
                kind=NewsKind.RETURNED,
                at=AT,
                by="07A13",
                note="The plate is of another vehicle.",
            ),
        ),
    )
    return wire.NewsClaims(device=DEVICE, page=page)
