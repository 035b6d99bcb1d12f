"""Slots as activation needs them: of a laptop in use, or of one that is only being made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.enrolment import RecordExtras
from tracs_mobile.errors import KeyUnavailable
from tracs_mobile.founding import Made
from tracs_mobile.vault import secret_rules
from tracs_mobile.vault.slots import SlotFile
from tracs_mobile.vault.wrap import DatabaseKey
from tracs_mobile.wording import say


class SlotsHere:
    """`ports.enrolling.OfficerSlots` on a slot file. Safe from several threads."""

    def __init__(
        self,
        slots: Callable[[], SlotFile | None],
        key: Callable[[], DatabaseKey],
        *,
        memory_kib: int,
        lock: threading.Lock | None = None,
    ) -> None:
        """`key` is the database's, and raises when nobody is signed on."""
        self._slots = slots
        self._key = key
        self._memory_kib = memory_kib
        self._lock = lock or threading.Lock()

    @classmethod
    def nobody(cls) -> SlotsHere:
        """A laptop without a slot file: nobody has a slot, and nobody can get one."""
        return cls(lambda: None, _no_key, memory_kib=0)

    @classmethod
    def of_new(cls, make: Callable[[], Made], *, memory_kib: int) -> SlotsHere:
        """A laptop that is being made: its keys come into being with the first slot."""
        made: list[Made] = []

        def key() -> DatabaseKey:
            made.append(make())
            return made[0].key

        return cls(lambda: made[0].slots if made else None, key, memory_kib=memory_kib)

    def usernames(self) -> tuple[str, ...]:
        """Everybody with a slot."""
        slots = self._slots()
        return () if slots is None else slots.usernames()

    def check(self, username: str, secret: str, extras: RecordExtras) -> None:
        """Raise BadInput, with the reason, when the officer may not choose that secret."""
        secret_rules.check_secret(secret, username=username, blocked=_blocked(extras))

    def add(self, username: str, secret: str, role: Role, extras: RecordExtras) -> None:
        """Give the officer a slot, durably."""
        with self._lock:
            key = self._key()
            slots = self._slots()
            if slots is None:
                raise KeyUnavailable(say("This laptop has no file for officers' keys."))
            slots.add_slot(
                username,
                secret,
                key,
                role=role,
                memory_kib=self._memory_kib,
                blocked=_blocked(extras),
            )

    def locked(self, now: datetime) -> tuple[str, ...]:
        """Those whose secret was typed wrong too often."""
        slots = self._slots()
        return () if slots is None else slots.locked(now)

    def let_in_again(self, username: str) -> None:
        """Forget the wrong tries of an officer, durably. Raises KeyUnavailable."""
        with self._lock:
            key = self._key()
            slots = self._slots()
            if slots is None:
                raise KeyUnavailable(say("This laptop has no file for officers' keys."))
            slots.release(username, database_key=key)

    def remove(self, username: str) -> None:
        """Destroy a slot, durably. No harm when there is none."""
        with self._lock:
            slots = self._slots()
            there = () if slots is None else slots.usernames()
            if slots is not None and username in there:
                slots.remove_slot(username)


def _blocked(extras: RecordExtras) -> secret_rules.BlockList:
    words = frozenset(word.casefold() for word in extras.blocked_secrets)
    return lambda secret: secret in words


def _no_key() -> DatabaseKey:
    raise KeyUnavailable(say("Nobody is signed on, so no officer can be added."))
