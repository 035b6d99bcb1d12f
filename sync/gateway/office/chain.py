"""The gateway's own chain of entries: who did what, each bound to the one before by its hash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from sync.gateway.tables import AUDIT, VERSION, instant, instant_text
from tracs_mobile.domain.audit import AuditHead, link_hash

GENESIS = bytes(32)
"""What the first entry follows."""


def note(
    connection: Connection, actor: str, kind: str, body: Mapping[str, str | int], at: datetime
) -> AuditHead:
    """Append an entry inside the caller's writing transaction; both stand or fall together.

    `actor` is a username or a device id. `kind` is a plain word such as `agency-approved`. `body`
    holds ids and counts, never a person: the chain is kept for good, also after an expungement.
    """
    head = _hold(connection)
    seq, when = head.seq + 1, instant_text(at)
    text = json.dumps(dict(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    made = link_hash(seq=seq, at=instant(when), kind=kind, actor=actor, body=text, prev=head.hash)
    row = {
        "seq": seq,
        "at": when,
        "actor": actor,
        "kind": kind,
        "body": text,
        "prev": head.hash,
        "hash": made,
    }
    connection.execute(insert(AUDIT).values(row))
    return AuditHead(seq=seq, hash=made)


def head_of(connection: Connection) -> AuditHead:
    """The newest entry; seq 0 when there is none."""
    found = connection.execute(
        select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)
    ).first()
    return (
        AuditHead(seq=0, hash=GENESIS) if found is None else AuditHead(seq=found[0], hash=found[1])
    )


def _hold(connection: Connection) -> AuditHead:
    """The newest entry, held until the caller's transaction ends.

    Another process may write to the same PostgreSQL: whoever appends waits at the one row of the
    configuration version, the row that most of what staff do locks anyway.
    """
    connection.execute(select(VERSION.c.id).with_for_update()).first()
    return head_of(connection)
