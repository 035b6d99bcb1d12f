"""What DPS checks in one event: who signed it, and whether the sender may say it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.filed import Filed
from sync.gateway.intake.records import Device
from sync.wire import ItemProblem, decode_line
from tracs_mobile.domain import canonical
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.errors import BadInput, BadSignature, VaultError
from tracs_mobile.vault.jws import VerifyKey
from tracs_mobile.vault.seal import SealKey, open_sealed

TRAINING_PREFIX = "TRAIN-"


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


UNKNOWN_DEVICE = ItemProblem(
    code="DEVICE_UNKNOWN",
    at="/device",
    say="DPS does not take tickets from this laptop. Call DPS e-Ticket support.",
)


def authenticity(envelope: Envelope, keys: Mapping[str, VerifyKey]) -> ItemProblem | None:
    """Whether a device signed exactly these bytes; `keys` are those of the enrolled, by name."""
    key = keys.get(envelope.device_id)
    if key is None:
        return UNKNOWN_DEVICE
    if hashlib.sha256(envelope.body).digest() != envelope.digest:
        return ItemProblem(
            code="DIGEST_MISMATCH",
            at="/digest",
            say="The ticket was changed after its digest was made.",
        )
    try:
        key.verify_digest(envelope.digest, envelope.signature)
    except BadSignature:
        return ItemProblem(
            code="SIGNATURE_BAD",
            at="/signature",
            say="The signature on the ticket is not this laptop's.",
        )
    return None


def problems(filed: Filed, device: Device) -> tuple[ItemProblem, ...]:
    """Everything DPS must refuse in a readable event by itself; empty when it may be taken."""
    standing = (
        _number(filed, device),
        _training(filed),
        _agency(filed, device),
        _officer(filed, device),
        _sequence(filed),
    )
    found = tuple(problem for problem in standing if problem is not None)
    return found if filed.version is None else (*found, *filed.version.problems)


def _number(filed: Filed, device: Device) -> ItemProblem | None:
    if any(_holds(block, filed.number) for block in device.blocks):
        return None
    return ItemProblem(
        code="NUMBER_NOT_GRANTED",
        at="/number",
        say=f"Number {filed.number} was not given to this laptop. Call DPS e-Ticket support.",
    )


def _holds(block: NumberBlock, number: str) -> bool:
    digits = number.removeprefix(block.prefix)
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        return False
    ordinal = int(digits)
    return block.first <= ordinal <= block.last and block.number(ordinal) == number


def _training(filed: Filed) -> ItemProblem | None:
    if filed.training == filed.number.startswith(TRAINING_PREFIX):
        return None
    return ItemProblem(
        code="TRAINING_MISMATCH",
        at="/training",
        say="A training number belongs on a training ticket, and only there.",
    )


def _agency(filed: Filed, device: Device) -> ItemProblem | None:
    if filed.agency == device.agency.judiciary_code:
        return None
    return ItemProblem(
        code="AGENCY_MISMATCH",
        at="/agency/judiciary_code",
        say=f"This laptop does not belong to agency {filed.agency}.",
    )


def _officer(filed: Filed, device: Device) -> ItemProblem | None:
    """On the list; and whoever signs a complaint is approved, of the day it is signed.

    Training is what an officer does before the approval.
    """
    signed_on = filed.at.astimezone(EASTERN).date()
    officer = device.officer(filed.officer, signed_on)
    if officer is None:
        return ItemProblem(
            code="OFFICER_UNKNOWN",
            at="/officer/leo_number",
            say=f"Officer {filed.officer} is not on the DPS list of this agency.",
        )
    approved = officer.approved_on is not None and officer.approved_on <= signed_on
    if filed.version is not None and not filed.training and not approved:
        return ItemProblem(
            code="OFFICER_NOT_APPROVED",
            at="/officer/leo_number",
            say=f"The Judicial Bureau had not approved officer {filed.officer} for complaints on "
            "that day.",
        )
    return None


def _sequence(filed: Filed) -> ItemProblem | None:
    """A first issue is number 1 and replaces nothing; all else follows, and says upon what."""
    first = filed.event is EventKind.ISSUE
    if filed.seq >= 1 and first == (filed.seq == 1) and first == (not filed.replaces):
        return None
    return ItemProblem(
        code="SEQUENCE_WRONG",
        at="/seq",
        say="A correction names what it replaces, and a first issue replaces nothing.",
    )
