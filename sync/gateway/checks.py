"""What DPS checks in one event: who signed it, what it says, and whether the sender may say it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from sync.gateway.records import Device
from sync.wire import ItemProblem, decode_line
from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import BadInput, BadSignature, VaultError
from tracs_mobile.vault.seal import SealKey, open_sealed

TRAINING_PREFIX = "TRAIN-"
_EASTERN = ZoneInfo("America/New_York")


def opened(envelope: Envelope, key: SealKey) -> Envelope | ItemProblem:
    """The plain form of a sealed event; a plain one comes back as it is.

    Inside a seal stands a line of the wire or the canonical form of an Envelope.
    """
    if not envelope.sealed:
        return envelope
    try:
        raw = open_sealed(envelope.sealed, key)
        inner = decode_line(raw)
        if isinstance(inner, ItemProblem):
            inner = canonical.decode(Envelope, raw)
    except (BadInput, VaultError):
        return ItemProblem(
            code="SEAL_BROKEN", at="/sealed", say="The sealed ticket cannot be opened by DPS."
        )
    if _name(inner) != _name(envelope) or inner.sealed:
        return ItemProblem(
            code="SEAL_MISMATCH", at="/sealed", say="The sealed ticket is not the one it claims."
        )
    return inner


def _name(envelope: Envelope) -> tuple[object, ...]:
    return (
        envelope.number,
        envelope.seq,
        envelope.kind,
        envelope.digest,
        envelope.device_id,
        envelope.document_id,
    )


def authenticity(envelope: Envelope, devices: Mapping[str, Device]) -> ItemProblem | None:
    """Whether an enrolled device signed exactly these bytes."""
    device = devices.get(envelope.device_id)
    if device is None or device.revoked:
        return ItemProblem(
            code="DEVICE_UNKNOWN",
            at="/device",
            say="DPS does not take tickets from this laptop. Call DPS e-Ticket support.",
        )
    if hashlib.sha256(envelope.body).digest() != envelope.digest:
        return ItemProblem(
            code="DIGEST_MISMATCH",
            at="/digest",
            say="The ticket was changed after its digest was made.",
        )
    try:
        device.key.verify(envelope.body, envelope.signature)
    except BadSignature:
        return ItemProblem(
            code="SIGNATURE_BAD",
            at="/signature",
            say="The signature on the ticket is not this laptop's.",
        )
    return None


def read_document(envelope: Envelope) -> Document | ItemProblem:
    """The ticket in an event; its number, sequence and id must be those of the envelope."""
    if envelope.kind is EventKind.VOID:
        return ItemProblem(
            code="KIND_UNKNOWN", at="/kind", say="DPS does not take this kind of event yet."
        )
    try:
        document = canonical.decode(Document, envelope.body)
    except BadInput as fault:
        return ItemProblem(code="BODY_UNREADABLE", at="/payload", say=str(fault))
    named = (document.number, document.seq, document.document_id)
    if named != (envelope.number, envelope.seq, envelope.document_id):
        return ItemProblem(
            code="BODY_MISMATCH", at="/number", say="The ticket is not the one its envelope names."
        )
    return document


def problems(document: Document, device: Device) -> tuple[ItemProblem, ...]:
    """Everything DPS must refuse in a readable ticket; empty when it is taken."""
    found = (
        _number(document, device),
        _training(document),
        _agency(document, device),
        _officer(document, device),
        _sequence(document),
    )
    return tuple(problem for problem in found if problem is not None)


def _number(document: Document, device: Device) -> ItemProblem | None:
    if any(_holds(block, document.number) for block in device.blocks):
        return None
    return ItemProblem(
        code="NUMBER_NOT_GRANTED",
        at="/number",
        say=f"Number {document.number} was not given to this laptop.",
    )


def _holds(block: NumberBlock, number: str) -> bool:
    digits = number.removeprefix(block.prefix)
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        return False
    ordinal = int(digits)
    return block.first <= ordinal <= block.last and block.number(ordinal) == number


def _training(document: Document) -> ItemProblem | None:
    if document.training == document.number.startswith(TRAINING_PREFIX):
        return None
    return ItemProblem(
        code="TRAINING_MISMATCH",
        at="/training",
        say="A training number belongs on a training ticket, and only there.",
    )


def _agency(document: Document, device: Device) -> ItemProblem | None:
    if document.agency.judiciary_code == device.agency.judiciary_code:
        return None
    return ItemProblem(
        code="AGENCY_MISMATCH",
        at="/agency/judiciary_code",
        say=f"This laptop does not belong to agency {document.agency.judiciary_code}.",
    )


def _officer(document: Document, device: Device) -> ItemProblem | None:
    leo = document.officer.leo_number
    officer = device.officers.get(leo)
    if officer is None:
        return ItemProblem(
            code="OFFICER_UNKNOWN",
            at="/officer/leo_number",
            say=f"Officer {leo} is not on the DPS list of this agency.",
        )
    issued_on = document.issued_at.astimezone(_EASTERN).date()
    approved = officer.approved_on is not None and officer.approved_on <= issued_on
    if document.kind is DocumentKind.COMPLAINT and not approved:
        return ItemProblem(
            code="OFFICER_NOT_APPROVED",
            at="/officer/leo_number",
            say=f"The Judicial Bureau had not approved officer {leo} for complaints on that day.",
        )
    return None


def _sequence(document: Document) -> ItemProblem | None:
    if document.seq >= 1 and (document.seq == 1) == (document.replaces is None):
        return None
    return ItemProblem(
        code="SEQUENCE_WRONG",
        at="/seq",
        say="A correction names what it replaces, and a first issue replaces nothing.",
    )
