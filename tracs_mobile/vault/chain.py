"""Checking the audit chain: every link, every signature, the first that is broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracs_mobile.domain.audit import AuditEntry, AuditHead, link_hash
from tracs_mobile.errors import BadSignature
from tracs_mobile.vault.jws import VerifyKey
from tracs_mobile.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """What a check found. `count` links are whole; `head` is the last of them.

    `broken_seq` is the seq of the first broken link, None when all are whole; `problem` says what
    is wrong with it. That the newest links were cut off shows only against a head kept elsewhere
    (a print, a receipt, the high-water mark).
    """

    count: int
    head: AuditHead
    broken_seq: int | None = None
    problem: str = ""

    @property
    def whole(self) -> bool:
        """Whether no link is broken."""
        return self.broken_seq is None


def verify_chain(
    entries: Iterable[AuditEntry], genesis: bytes, key: VerifyKey, *, after: int = 0
) -> ChainReport:
    """Check `entries` in order, from the link that follows seq `after`, whose hash is `genesis`.

    Each link needs the next seq, the hash of the one before, its own hash, and the device's
    signature over that hash (32 bytes). Never raises for a broken chain.
    """
    head, count = AuditHead(seq=after, hash=genesis), 0
    for entry in entries:
        problem = _problem(entry, head, key)
        if problem:
            return ChainReport(count=count, head=head, broken_seq=entry.seq, problem=problem)
        head, count = AuditHead(seq=entry.seq, hash=entry.hash), count + 1
    return ChainReport(count=count, head=head)


def _problem(entry: AuditEntry, before: AuditHead, key: VerifyKey) -> str:
    if entry.seq != before.seq + 1:
        return say("Entry {seq} is missing.", seq=before.seq + 1)
    if entry.prev != before.hash:
        return say("Entry {seq} does not follow entry {seq_2}.", seq=entry.seq, seq_2=before.seq)
    expected = link_hash(
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        actor=entry.actor,
        body=entry.body,
        prev=entry.prev,
    )
    if entry.hash != expected:
        return say("Entry {seq} was changed.", seq=entry.seq)
    try:
        key.verify(entry.hash, entry.signature)
    except BadSignature:
        return say("Entry {seq} is not signed by this laptop.", seq=entry.seq)
    return ""
