"""Findings as plain tuples on their way between processes: read back three times as quickly."""

from __future__ import annotations

from typing import Any

from sync.gateway.intake.examining import Examined
from sync.gateway.intake.filed import Filed, Version
from sync.wire import ItemProblem
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind

Flat = tuple[Any, ...]

_KINDS = {kind.value: kind for kind in EventKind}


def flat(one: Examined) -> Flat:
    """The finding as nested tuples of texts, numbers and bytes."""
    return (
        None if one.envelope is None else _flat_envelope(one.envelope),
        None if one.problem is None else _flat_problem(one.problem),
        _flat_filed(one.filed) if isinstance(one.filed, Filed) else None,
        _flat_problem(one.filed) if isinstance(one.filed, ItemProblem) else None,
        one.packed,
    )


def unflat(found: Flat) -> Examined:
    """The finding that `flat` was given."""
    envelope, problem, filed, unreadable, packed = found
    read: Filed | ItemProblem | None = None
    if filed is not None:
        read = _filed(filed)
    elif unreadable is not None:
        read = _problem(unreadable)
    return Examined(
        envelope=None if envelope is None else _envelope(envelope),
        problem=None if problem is None else _problem(problem),
        filed=read,
        packed=packed,
    )


def _flat_envelope(e: Envelope) -> Flat:
    named = (e.document_id, e.number, e.seq, e.kind.value, e.digest, e.device_id)
    return (*named, e.signature, e.body, e.sealed)


def _envelope(found: Flat) -> Envelope:
    document_id, number, seq, kind, digest, device_id, signature, body, sealed = found
    return Envelope(
        document_id=DocumentId(document_id),
        number=TicketNumber(number),
        seq=seq,
        kind=_KINDS[kind],
        digest=digest,
        device_id=device_id,
        signature=signature,
        body=body,
        sealed=sealed,
    )


def _flat_problem(problem: ItemProblem) -> Flat:
    return (problem.code, problem.at, problem.say)


def _problem(found: Flat) -> ItemProblem:
    code, at, say = found
    return ItemProblem(code=code, at=at, say=say)


def _flat_filed(f: Filed) -> Flat:
    named = (f.number, f.seq, f.event.value, f.document_id, f.replaces, f.officer, f.agency)
    version = None if f.version is None else _flat_version(f.version)
    return (*named, f.training, f.at, f.reason_code, version)


def _filed(found: Flat) -> Filed:
    number, seq, event, document_id, replaces, officer, agency, training, at, code, version = found
    return Filed(
        number=number,
        seq=seq,
        event=_KINDS[event],
        document_id=document_id,
        replaces=replaces,
        officer=officer,
        agency=agency,
        training=training,
        at=at,
        reason_code=code,
        version=None if version is None else _version(version),
    )


def _flat_version(v: Version) -> Flat:
    return (v.statute, v.town, v.missing, tuple(_flat_problem(p) for p in v.problems))


def _version(found: Flat) -> Version:
    statute, town, missing, problems = found
    return Version(
        statute=statute, town=town, missing=missing, problems=tuple(map(_problem, problems))
    )
