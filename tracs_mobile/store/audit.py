"""The audit chain in the database: each entry names the hash of the one before and is signed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from tracs_mobile.domain.audit import AuditEntry, AuditHead, genesis, link_hash
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.ports import Signer
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import audit

_a = audit.c
_HEAD = select(_a.seq, _a.hash).order_by(_a.seq.desc()).limit(1)
_ADD = insert(audit)
_ENTRIES = select(audit).where(_a.seq > bindparam("after")).order_by(_a.seq).limit(bindparam("top"))
_ABOUT = select(audit).where(_a.subject == bindparam("which")).order_by(_a.seq).limit(1)
_ALL_ABOUT = select(audit).where(_a.subject == bindparam("which")).order_by(_a.seq)
_NAMING = select(audit).where(func.instr(_a.body, bindparam("which")) > 0).order_by(_a.seq).limit(1)


class SqlAudit:
    """`ports.Audit` on SQL."""

    def __init__(self, session: StoreSession, *, signer: Signer, database_id: str) -> None:
        self._session = session
        self._signer = signer
        self._database_id = database_id
        self._last: AuditHead | None = None
        """The link this transaction added last; nobody else can add one while it is open."""

    def forget(self) -> None:
        """The transaction is over: what comes next has to be looked up."""
        self._last = None

    def append(self, *, kind: str, actor: str, body: str, at: datetime) -> AuditEntry:
        """Add a link, signed by the device. The first word of `body` is what it is about."""
        head = self.head()
        # The hash covers the instant as written, so it has to be what a reader gets back.
        instant = at.astimezone(UTC)
        seq = head.seq + 1
        digest = link_hash(seq=seq, at=instant, kind=kind, actor=actor, body=body, prev=head.hash)
        entry = AuditEntry(
            seq=seq,
            at=instant,
            kind=kind,
            actor=actor,
            body=body,
            prev=head.hash,
            hash=digest,
            signature=self._signer.sign(digest),
        )
        self._session.run(
            _ADD,
            {
                "seq": entry.seq,
                "at": entry.at,
                "kind": kind,
                "actor": actor,
                "body": body,
                "subject": body.partition(" ")[0],
                "prev": entry.prev,
                "hash": entry.hash,
                "signature": entry.signature,
            },
        )
        self._last = AuditHead(seq=seq, hash=digest)
        return entry

    def head(self) -> AuditHead:
        """The newest link (seq 0 and the genesis hash when empty)."""
        if self._last is not None:
            return self._last
        row = self._session.first(_HEAD)
        if row is None:
            return AuditHead(seq=0, hash=genesis(self._signer.device_id, self._database_id))
        return AuditHead(seq=row.seq, hash=row.hash)

    def entries(self, *, after: int = 0, limit: int = 100_000) -> tuple[AuditEntry, ...]:
        """Links with a higher seq, in order."""
        found = self._session.rows(_ENTRIES, {"after": after, "top": limit})
        return tuple(_entry(row) for row in found)

    def entry_of(self, document_id: DocumentId) -> AuditEntry | None:
        """The oldest link that names a document: that is its issue."""
        which = {"which": document_id}
        row = self._session.first(_ABOUT, which) or self._session.first(_NAMING, which)
        return None if row is None else _entry(row)

    def about(self, subject: str) -> tuple[AuditEntry, ...]:
        """Every link whose body begins with `subject`, oldest first."""
        return tuple(_entry(row) for row in self._session.rows(_ALL_ABOUT, {"which": subject}))


def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        actor=row.actor,
        body=row.body,
        prev=row.prev,
        hash=row.hash,
        signature=row.signature,
    )
