"""The newest entry of the audit, signed and kept beside the keys: shows that some were cut off.

Whoever owns the database could make every hash anew; the file and the key lie elsewhere.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from sync import wire
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office.chain import head_of
from sync.gateway.tables import AUDIT
from tracs_mobile.errors import BadInput, BadSignature, KeyUnavailable, VaultError
from tracs_mobile.ports import Clock
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.vault.jws import sign_token, verify_token

FILE = "audit-head.jws"
TYP = "vcvc-audit-head+json"
EVERY_S = 3600.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """What is signed: the entry that was the newest at `at`, and its hash in hex."""

    seq: int
    hash: str
    at: datetime


class Anchor:
    """Keeps the signed head of one gateway. Threads may share it."""

    def __init__(self, database: Database, keys: GatewayKeys) -> None:
        self._database = database
        self._keys = keys
        self._lock = threading.Lock()
        self._kept: SignedHead | None = None

    def held(self) -> SignedHead | None:
        """The last signed head; None when none was kept. Raises BadSignature for a forged one."""
        if self._keys.folder is None:
            return self._kept
        raw = read_whole(self._keys.folder / FILE)
        if raw is None:
            return None
        try:
            plain = verify_token(raw.decode("ascii"), self._keys.trusted, typ=TYP)
            return wire.decode_strict(SignedHead, plain)
        except (BadInput, UnicodeDecodeError) as fault:
            raise BadSignature("The signed head of the audit is not readable.") from fault

    def keep(self, now: datetime) -> bool:
        """Sign the newest entry and keep it, unless the audit lacks what was signed before.

        False when it was left as it is: a cut chain must not be signed over.
        """
        with self._lock:
            try:
                before = self.held()
            except (BadSignature, KeyUnavailable):
                log.exception("The signed head of the audit cannot be used; it was left as it is.")
                return False
            with self._database.read() as connection:
                head = head_of(connection)
                if before is not None and not stands(connection, before):
                    log.error("The audit lacks entry %d that was signed before.", before.seq)
                    return False
            if head.seq == 0 or (before is not None and head.seq <= before.seq):
                return True
            return self._put(SignedHead(seq=head.seq, hash=head.hash.hex(), at=now))

    def accept(self, now: datetime) -> None:
        """Sign the newest entry whatever was signed before, after a backup was restored.

        Raises VaultError when it cannot be written.
        """
        with self._lock, self._database.read() as connection:
            head = head_of(connection)
            self._write(SignedHead(seq=head.seq, hash=head.hash.hex(), at=now))

    def _put(self, head: SignedHead) -> bool:
        try:
            self._write(head)
        except VaultError:
            log.exception("The head of the audit could not be signed and kept.")
            return False
        return True

    def _write(self, head: SignedHead) -> None:
        if self._keys.folder is not None:
            token = sign_token(wire.encode(head), self._keys.signing, kid=self._keys.kid, typ=TYP)
            write_durably(self._keys.folder / FILE, token.encode("ascii"))
        self._kept = head


class Signer:
    """Keeps the head of an audit that nobody looks at: at least once an hour, in a thread."""

    def __init__(self, anchor: Anchor, clock: Clock, *, every_s: float = EVERY_S) -> None:
        self._anchor = anchor
        self._clock = clock
        self._every_s = every_s
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="audit-head", daemon=True)

    def start(self) -> None:
        """Begin; the first time at once, the last time when it is closed."""
        self._thread.start()

    def _run(self) -> None:
        ends = False
        while True:
            try:
                self._anchor.keep(self._clock.now())
            except SQLAlchemyError as fault:
                log.error("The head of the audit was not signed: %s", type(fault).__name__)  # noqa: TRY400  its text may hold a row
            if ends:
                return
            ends = self._ends.wait(self._every_s)

    def close(self) -> None:
        """Stop. Safe to call twice, and before `start`."""
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join(10)


def stands(connection: Connection, head: SignedHead) -> bool:
    """Whether the entry that was signed is still in the audit, as it was."""
    held = connection.execute(select(AUDIT.c.hash).where(AUDIT.c.seq == head.seq)).scalar()
    return held is not None and bytes(held).hex() == head.hash
