"""Checks the whole audit: every hash, every order, and the newest entry against the signed one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from sync.gateway.database import Database
from sync.gateway.office.anchor import Anchor, SignedHead, stands
from sync.gateway.office.chain import GENESIS
from sync.gateway.tables import AUDIT, instant
from tracs_mobile.domain.audit import AuditHead, link_hash
from tracs_mobile.errors import BadSignature, KeyUnavailable

_AT_A_TIME = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`count` entries are whole, up to `head`; `problem` is empty when nothing is wrong."""

    count: int
    head: AuditHead
    signed: SignedHead | None
    problem: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problem


def verify(database: Database, anchor: Anchor, now: datetime) -> Verdict:
    """Check every entry and sign a whole chain as it stands; what is broken is an answer."""
    try:
        signed = anchor.held()
        problem = ""
    except (BadSignature, KeyUnavailable):
        signed = None
        problem = (
            "The signed head that lies with the keys was changed or cannot be read. Whether the "
            "newest entries are all there cannot be said."
        )
    with database.read() as connection:
        count, head, broken = _walk(connection)
        lacking = _lacking(connection, signed)
    found = Verdict(count=count, head=head, signed=signed, problem=broken or lacking or problem)
    if found.whole and anchor.keep(now):
        return Verdict(count=count, head=head, signed=anchor.held())
    return found


def _walk(connection: Connection) -> tuple[int, AuditHead, str]:
    head = AuditHead(seq=0, hash=GENESIS)
    rows = connection.execution_options(yield_per=_AT_A_TIME).execute(
        select(AUDIT).order_by(AUDIT.c.seq)
    )
    with rows:
        for row in rows.mappings():
            problem = _problem(row, head)
            if problem:
                return head.seq, head, problem
            head = AuditHead(seq=row["seq"], hash=bytes(row["hash"]))
    return head.seq, head, ""


def _problem(row: RowMapping, before: AuditHead) -> str:
    seq = row["seq"]
    if seq != before.seq + 1:
        return f"Entry {before.seq + 1} is missing."
    if bytes(row["prev"]) != before.hash:
        return f"Entry {seq} does not follow entry {before.seq}."
    made = link_hash(
        seq=seq,
        at=instant(row["at"]),
        kind=row["kind"],
        actor=row["actor"],
        body=row["body"],
        prev=before.hash,
    )
    return "" if made == bytes(row["hash"]) else f"Entry {seq} was changed."


def _lacking(connection: Connection, signed: SignedHead | None) -> str:
    if signed is None or stands(connection, signed):
        return ""
    newest = connection.execute(select(AUDIT.c.seq).order_by(AUDIT.c.seq.desc()).limit(1)).scalar()
    missing = signed.seq - (newest or 0)
    if missing > 0:
        return (
            f"The newest {missing} entries are missing: entry {signed.seq} was signed on "
            f"{signed.at:%m/%d/%Y} and is gone. "
            "Either a backup was restored, or entries were cut off."
        )
    return f"Entry {signed.seq} is not the one that was signed on {signed.at:%m/%d/%Y}."
