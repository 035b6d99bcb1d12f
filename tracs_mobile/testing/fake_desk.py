"""Prints, audit, drafts and records of the store in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.audit import AuditEntry, AuditHead, genesis, link_hash
from tracs_mobile.domain.enrolment import NO_EXTRAS, RecordExtras
from tracs_mobile.domain.names import DocumentId, DraftId
from tracs_mobile.domain.states import PrintOutcome
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import PrintRecord, Signer
from tracs_mobile.testing.fake_rows import newest, owes_print
from tracs_mobile.testing.fake_state import FakeDraft, FakeState


class FakePrints:
    """`ports.Prints` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def owe(self, document_id: DocumentId) -> None:
        """A print of this document is owed."""
        self._check(document_id)
        if document_id not in self._state.owed:
            self._state.owed.append(document_id)

    def record(self, document_id: DocumentId, outcome: PrintOutcome, at: datetime) -> int:
        """Append the outcome of an attempt; returns the attempt's number, from 1."""
        self._check(document_id)
        attempt = 1 + sum(1 for held in self._state.prints if held.document_id == document_id)
        self._state.prints.append(
            PrintRecord(document_id=document_id, attempt=attempt, at=at, outcome=outcome)
        )
        return attempt

    def owed(self) -> tuple[DocumentId, ...]:
        """Documents whose paper has not come out, oldest first; none of a void ticket."""
        owing = {d.document.document_id for d in newest(self._state) if owes_print(self._state, d)}
        return tuple(document_id for document_id in self._state.owed if document_id in owing)

    def log(self, document_id: DocumentId) -> tuple[PrintRecord, ...]:
        """Every attempt for one document, oldest first."""
        if self._state.is_purged(document_id):
            return ()
        return tuple(r for r in self._state.prints if r.document_id == document_id)

    def _check(self, document_id: DocumentId) -> None:
        if document_id not in self._state.documents:
            raise StoreError("Only a document that is held can be printed.")


class FakeAudit:
    """`ports.Audit` in memory."""

    def __init__(self, state: FakeState, *, signer: Signer, database_id: str) -> None:
        self._state = state
        self._signer = signer
        self._database_id = database_id

    def append(self, *, kind: str, actor: str, body: str, at: datetime) -> AuditEntry:
        """Add a link, signed by the device."""
        head, instant = self.head(), at.astimezone(UTC)
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
        self._state.audit.append(entry)
        return entry

    def head(self) -> AuditHead:
        """The newest link (seq 0 and the genesis hash when empty)."""
        if not self._state.audit:
            return AuditHead(seq=0, hash=genesis(self._signer.device_id, self._database_id))
        newest = self._state.audit[-1]
        return AuditHead(seq=newest.seq, hash=newest.hash)

    def entries(self, *, after: int = 0, limit: int = 100_000) -> tuple[AuditEntry, ...]:
        """Links with a higher seq, in order."""
        return tuple(self._state.audit[after : after + limit])

    def entry_of(self, document_id: DocumentId) -> AuditEntry | None:
        """The oldest link that names a document: that is its issue."""
        return next((entry for entry in self._state.audit if document_id in entry.body), None)

    def about(self, subject: str) -> tuple[AuditEntry, ...]:
        """Every link whose body begins with `subject`, oldest first."""
        return tuple(e for e in self._state.audit if e.body.partition(" ")[0] == subject)


class FakeDrafts:
    """`ports.Drafts` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def save(self, draft_id: DraftId, body: bytes, *, officer: str, at: datetime) -> None:
        """Keep the newest state of a draft; a finished one stays finished."""
        held = self._state.drafts.get(draft_id)
        if held is None or not held.finished:
            self._state.drafts[draft_id] = FakeDraft(officer=officer, at=at, body=body)

    def latest(self, officer: str) -> bytes | None:
        """The officer's draft saved last, if one is unfinished."""
        mine = [d for d in self._state.drafts.values() if d.officer == officer and not d.finished]
        return max(mine, key=lambda draft: draft.at).body if mine else None

    def finish(self, draft_id: DraftId) -> bool:
        """Not offered again; False when it was finished before."""
        held = self._state.drafts.setdefault(
            draft_id, FakeDraft(officer="", at=datetime(1970, 1, 1, tzinfo=UTC), body=b"")
        )
        was_open, held.finished, held.body = not held.finished, True, b""
        return was_open


class FakeRecords:
    """`ports.Records` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def put(
        self,
        *,
        agency: Agency,
        officers: Sequence[Officer],
        logo_png: bytes,
        version: int,
        extras: RecordExtras = NO_EXTRAS,
    ) -> None:
        """Replace the records by a newer version."""
        if version <= self._state.version:
            return
        self._state.extras = extras
        self._state.agency, self._state.officers = agency, tuple(officers)
        self._state.logo_png, self._state.version = logo_png, version

    def agency(self) -> Agency | None:
        """The agency of this laptop."""
        return self._state.agency

    def officers(self) -> tuple[Officer, ...]:
        """Every term of the agency's officers."""
        return self._state.officers

    def extras(self) -> RecordExtras:
        """What came with the records."""
        return self._state.extras

    def logo_png(self) -> bytes:
        """The agency's logo, or no bytes."""
        return self._state.logo_png

    def version(self) -> int:
        """Version of the records; 0 when there are none."""
        return self._state.version
