"""What DPS took and refused of each number, and whether an event may follow that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sync.gateway.intake.filed import VERSIONS, Filed
from sync.gateway.tables import CLAIM, REFUSAL, SUBMISSION
from sync.wire import ItemProblem
from tracs_mobile.domain.outbox import Envelope, EventKind

DOUBTFUL = frozenset(
    {
        "SEAL_BROKEN",
        "SEAL_MISMATCH",
        "DEVICE_UNKNOWN",
        "DIGEST_MISMATCH",
        "SIGNATURE_BAD",
        "BODY_MISMATCH",
        "NUMBER_NOT_GRANTED",
    }
)
"""Refusals of events of which nobody knows whether the number's laptop made them. They count only
when a later event of that laptop names their digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An event of a number that DPS took (`code` empty) or refused.

    Digests are in hex. `officer` is empty when the event could not be read, `issued_at` when it
    could not or when it was taken before this batch. `receipt` is that of one taken before only
    when the batch holds the same event again.
    """

    seq: int
    event: EventKind
    digest: str
    document_id: str
    officer: str
    device_id: str = ""
    replaces: str = ""
    code: str = ""
    receipt: str = ""
    issued_at: str = ""


Histories = dict[str, list[Past]]


def histories(connection: Connection, events: Iterable[Envelope]) -> Histories:
    """Everything DPS took or refused of the numbers of `events`."""
    named = {(event.number, event.seq, event.digest) for event in events}
    found: Histories = {number: [] for number, _seq, _digest in named}
    taken = connection.execute(select(CLAIM).where(CLAIM.c.number.in_(found))).all()
    again = [row for row in taken if (row.number, row.seq, row.digest) in named]
    receipts = _receipts(connection, {row.submission_id: row.received_at for row in again})
    for row in taken:
        found[row.number].append(
            Past(
                seq=row.seq,
                event=EventKind(row.event),
                digest=row.digest.hex(),
                document_id=row.document_id,
                officer=row.officer,
                device_id=row.device_id,
                receipt=receipts.get(row.submission_id, ""),
            )
        )
    for number, past in _refused(connection, found):
        found[number].append(past)
    return found


def _receipts(connection: Connection, wanted: Mapping[int, str]) -> dict[int, str]:
    """Receipts by their submissions; the instants of receipt say in which months they lie."""
    if not wanted:
        return {}
    rows = connection.execute(
        select(SUBMISSION.c.id, SUBMISSION.c.receipt).where(
            SUBMISSION.c.id.in_(wanted), SUBMISSION.c.received_at.in_(set(wanted.values()))
        )
    )
    return {row.id: row.receipt for row in rows}


def _refused(connection: Connection, numbers: Collection[str]) -> Iterator[tuple[str, Past]]:
    kept = REFUSAL.c
    rows = connection.execute(
        select(
            kept.number,
            kept.seq,
            kept.event,
            kept.digest,
            kept.document_id,
            kept.officer,
            kept.device_id,
            kept.replaces,
            kept.code,
            kept.issued_at,
        ).where(kept.number.in_(numbers))
    )
    for row in rows:
        yield (
            row.number,
            Past(
                seq=row.seq,
                event=EventKind(row.event),
                digest=row.digest.hex(),
                document_id=row.document_id,
                officer=row.officer,
                device_id=row.device_id,
                replaces=row.replaces,
                code=row.code,
                issued_at=row.issued_at,
            ),
        )


def may_follow(filed: Filed, past: Sequence[Past], *, poc: bool) -> ItemProblem | None:
    """Why an event may not follow what DPS knows of its number; None when it may.

    `EARLIER_MISSING` means that it may come again later, everything else is a refusal. `poc` says
    that the officer who signed it is a Point of Contact of the agency.
    """
    if filed.event is EventKind.ISSUE:
        return None
    before = [p for p in past if p.seq < filed.seq]
    if not _complete(filed, before):
        return _EARLIER_MISSING
    if filed.event is not EventKind.LATE and _voided(before):
        return _ALREADY_VOID
    version = _named(filed, before)
    return _REPLACES_UNKNOWN if version is None else _may_sign(filed, version, poc=poc)


def _may_sign(filed: Filed, version: Past, *, poc: bool) -> ItemProblem | None:
    if version.code == "NOT_FOR_BUREAU":
        return _NEVER_FILED
    alone = filed.event is EventKind.AMEND or not poc
    if alone and version.officer not in ("", filed.officer):
        return _NOT_ISSUER
    return None


def _complete(filed: Filed, before: Sequence[Past]) -> bool:
    """Whether DPS took or refused every event before this one."""
    last_taken = max((p.seq for p in before if not p.code), default=0)
    vouched = {filed.replaces, *(p.replaces for p in before if p.code not in DOUBTFUL)}
    refused = {p.seq for p in before if p.code not in DOUBTFUL or p.digest in vouched}
    return all(seq in refused for seq in range(last_taken + 1, filed.seq))


def _voided(before: Sequence[Past]) -> bool:
    return any(p.event is EventKind.VOID and not p.code for p in before)


def _named(filed: Filed, before: Sequence[Past]) -> Past | None:
    """The version that an event is about: for an amendment the newest, else any."""
    versions = [p for p in before if p.event in VERSIONS]
    if filed.event is EventKind.AMEND:
        versions = _newest(versions)
        return next((p for p in versions if p.digest == filed.replaces), None)
    wanted = (filed.replaces, filed.document_id)
    return next((p for p in versions if (p.digest, p.document_id) == wanted), None)


def _newest(versions: Sequence[Past]) -> list[Past]:
    """The last version that was taken, and the last that was refused after it."""
    taken = max((p.seq for p in versions if not p.code), default=0)
    refused = max((p.seq for p in versions if p.code and p.seq > taken), default=0)
    return [p for p in versions if p.seq == (refused if p.code else taken)]


_EARLIER_MISSING = ItemProblem(
    code="EARLIER_MISSING",
    at="/seq",
    say="DPS does not have the ticket that this one corrects yet. It will be tried again.",
)
_ALREADY_VOID = ItemProblem(
    code="ALREADY_VOID",
    at="/number",
    say="This ticket is void at DPS. Nothing more can be changed; issue a new ticket if needed.",
)
_REPLACES_UNKNOWN = ItemProblem(
    code="REPLACES_UNKNOWN",
    at="/replaces",
    say="This corrects another version of the ticket than the one at DPS. Both are kept. "
    "Call DPS e-Ticket support.",
)
_NEVER_FILED = ItemProblem(
    code="NOT_FOR_BUREAU",
    at="/destination",
    say="This ticket does not go to the Judicial Bureau, so nothing of it is filed there.",
)
_NOT_ISSUER = ItemProblem(
    code="NOT_ISSUER",
    at="/officer/leo_number",
    say="Only the officer who issued the ticket corrects it (4 V.S.A. § 1106(d)); to void it or "
    "to say why it is late, the agency's Point of Contact may sign as well.",
)
