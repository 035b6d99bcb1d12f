"""The slot file: the database key of one laptop, locked once for every officer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Role
from tracs_mobile.errors import BadInput, BadSignature, KeyUnavailable, VaultError
from tracs_mobile.ports import Clock
from tracs_mobile.vault import secret_rules, slot_store, wrap
from tracs_mobile.vault.machine import (
    MachineSecretStore,
    existing_secret,
    machine_secret,
    machine_store,
)
from tracs_mobile.vault.recovery import open_with, seal_recovery
from tracs_mobile.vault.seal import SealKey, SealTo
from tracs_mobile.vault.slot_store import Slot, SlotData
from tracs_mobile.vault.tries import Board, Counter, Tries, judged, locked_out, wrong_secret
from tracs_mobile.vault.wrap import DatabaseKey, KdfCost, Lock
from tracs_mobile.wording import say

__all__ = ["DatabaseKey", "SlotFile"]

_SECOND_PLACE = "tries"


class SlotFile:
    """`keyslots.json` of one laptop. Made by `create` or `load`; every change is durable at once.

    Opening or adding a slot takes as long as its Argon2 cost says (about half a second), so never
    from the UI thread. One thread at a time.
    """

    def __init__(
        self, path: Path, data: SlotData, *, machine: MachineSecretStore, good: bytes
    ) -> None:
        self._path = path
        self._data = data
        self._machine = machine
        self._good = good

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        device_id: str,
        database_id: str,
        database_key: DatabaseKey,
        machine: MachineSecretStore | None = None,
        recovery: Sequence[SealTo] = (),
    ) -> SlotFile:
        """A new file without officers. `recovery`: public keys that can open it with no officer.

        `machine` None: the platform's store beside `path`. Raises VaultError when there is a file
        already: it may hold the only way to a database.
        """
        if slot_store.exists(path):
            raise VaultError(
                say("This laptop already has officers' keys. They were left as they are.")
            )
        store = machine_store(path.parent) if machine is None else machine
        bound = f"{device_id}|{database_id}"
        data = SlotData(
            device_id=device_id,
            database_id=database_id,
            key_check=database_key.check,
            machine_check=_machine_check(machine_secret(path.parent, store), bound),
            slots=(),
            recovery=tuple(seal_recovery(key, database_key, bound=bound) for key in recovery),
        )
        made = cls(path, data, machine=store, good=b"")
        made._save(data)
        return made

    @classmethod
    def load(cls, path: Path, *, machine: MachineSecretStore | None = None) -> SlotFile:
        """The file at `path`, or its previous generation when the newest is torn.

        `machine` None: the platform's store beside `path`. Raises KeyUnavailable.
        """
        data, good = slot_store.load(path)
        store = machine_store(path.parent) if machine is None else machine
        return cls(path, data, machine=store, good=good)

    @property
    def device_id(self) -> str:
        """The device whose database this opens."""
        return self._data.device_id

    @property
    def database_id(self) -> str:
        """The database this opens."""
        return self._data.database_id

    def usernames(self) -> tuple[str, ...]:
        """Who may sign on here, in order of enrollment. Needs no secret."""
        return tuple(slot.username for slot in self._data.slots)

    def role_of(self, username: str) -> Role:
        """The role an officer was enrolled with. Raises KeyUnavailable for a stranger."""
        return self._slot(username).role

    def tries_left(self, username: str, *, clock: Clock) -> int:
        """How many wrong secrets the officer still has; 0 means locked."""
        return self._tries(self._slot(username)).left(clock.now())

    def locked(self, now: datetime) -> tuple[str, ...]:
        """Who may try no more until somebody lets them in again."""
        return tuple(s.username for s in self._data.slots if self._tries(s).left(now) == 0)

    def add_slot(
        self,
        username: str,
        secret: str,
        database_key: DatabaseKey,
        *,
        role: Role = Role.OFFICER,
        memory_kib: int = wrap.DEFAULT_MEMORY_KIB,
        iterations: int = wrap.DEFAULT_ITERATIONS,
        lanes: int = wrap.DEFAULT_LANES,
        expires_on: date | None = None,
        created_at: datetime | None = None,
        blocked: secret_rules.BlockList | None = None,
    ) -> None:
        """Enroll an officer, or give one a new secret (the old slot and its tries go).

        Raises BadInput when the secret may not be used, KeyUnavailable for a foreign database key.
        """
        secret_rules.check_secret(secret, username=username, blocked=blocked)
        self._prove(database_key)
        bare = Slot(
            slot_id=os.urandom(8).hex(),
            username=username,
            role=role,
            cost=KdfCost(memory_kib=memory_kib, iterations=iterations, lanes=lanes),
            salt=os.urandom(wrap.SALT_BYTES),
            nonce=os.urandom(wrap.NONCE_BYTES),
            created_at=created_at,
            expires_on=expires_on,
        )
        sealed = wrap.wrap(
            database_key,
            secret_rules.normal(secret),
            self._lock(bare),
            nonce=bare.nonce,
            aad=self._bound_fields(bare),
        )
        counter = Counter.of(bare.slot_id, Tries(), self._tries_key())
        slot = replace(bare, sealed=sealed, counter=counter)
        others = (s for s in self._data.slots if not _same(s.username, username))
        self._save_for_good(replace(self._data, slots=(*others, slot)))

    def remove_slot(self, username: str) -> None:
        """Destroy an officer's slot. Raises KeyUnavailable for a stranger."""
        gone = self._slot(username)
        kept = tuple(slot for slot in self._data.slots if slot is not gone)
        self._save_for_good(replace(self._data, slots=kept))

    def open_slot(self, username: str, secret: str, *, clock: Clock) -> DatabaseKey:
        """The database key, for the officer's own secret.

        The try is on disk, in two places, before the key work starts. Raises WrongSecret with the
        tries left, LockedOut at the sixth wrong try (CJIS AC-7: until a Point of Contact releases),
        KeyUnavailable for a stranger, an expired slot or another machine's file.
        """
        slot, now = self._slot(username), clock.now()
        if slot.expires_on is not None and now.date() > slot.expires_on:
            raise KeyUnavailable(
                say(
                    "Your sign-on for this laptop has expired. "
                    "Ask your Point of Contact to renew it."
                )
            )
        tries = self._tries(slot)
        if tries.left(now) == 0:
            raise locked_out()
        tries = tries.one_more(now)
        self._count(slot, tries)
        key = self._unwrapped(slot, secret, tries_left=tries.left(now))
        self._prove(key)
        self._count(slot, tries.forgotten())
        return key

    def release(self, username: str, *, database_key: DatabaseKey) -> None:
        """Let a locked-out officer try again. The key proves that the one who asks is signed on.

        The caller checks that it is a Point of Contact, and audits it.
        """
        self._prove(database_key)
        slot = self._slot(username)
        self._count(slot, self._tries(slot).forgotten())

    def recovery_key_ids(self) -> tuple[str, ...]:
        """Which recovery keys can open this file."""
        return tuple(found.key_id for found in self._data.recovery)

    def open_recovery(self, key: SealKey) -> DatabaseKey:
        """The database key by a recovery key; needs neither an officer nor this machine's secret.

        Raises KeyUnavailable when the file was not sealed to `key`.
        """
        opened = open_with(key, self._data.recovery, bound=self._bound())
        self._prove(opened)
        return opened

    def _unwrapped(self, slot: Slot, secret: str, *, tries_left: int) -> DatabaseKey:
        try:
            return wrap.unwrap(
                slot.sealed,
                secret_rules.normal(secret),
                self._lock(slot),
                nonce=slot.nonce,
                aad=self._bound_fields(slot),
            )
        except BadSignature as fault:
            raise wrong_secret(tries_left) from fault

    def _slot(self, username: str) -> Slot:
        for slot in self._data.slots:
            if _same(slot.username, username):
                return slot
        raise KeyUnavailable(
            say("This user name is not set up on this laptop. A Point of Contact can add it.")
        )

    def _bound(self) -> str:
        return f"{self._data.device_id}|{self._data.database_id}"

    def _bound_fields(self, slot: Slot) -> bytes:
        bare = replace(slot, sealed=b"", counter=None)
        return self._bound().encode() + b"|" + canonical.encode(bare)

    def _lock(self, slot: Slot) -> Lock:
        return Lock(
            cost=slot.cost,
            salt=slot.salt,
            machine_secret=self._secret(),
            purpose=f"{slot.slot_id}|{self._bound()}".encode(),
        )

    def _secret(self) -> bytes:
        return existing_secret(self._machine)

    def _must_be_this_machine(self) -> None:
        if self._data.machine_check != _machine_check(self._secret(), self._bound()):
            raise KeyUnavailable(
                say(
                    "The officers' keys were made on another machine, or Windows was installed "
                    "again. Ask your Point of Contact for recovery; nothing is lost."
                )
            )

    def _prove(self, database_key: DatabaseKey) -> None:
        if database_key.check != self._data.key_check:
            raise KeyUnavailable(say("This key belongs to another database."))

    def _tries_key(self) -> bytes:
        return wrap.derive(self._secret(), salt=self._bound().encode(), info=b"tracs/tries/v1")

    def _tries(self, slot: Slot) -> Tries:
        self._must_be_this_machine()
        second = self._board().of(slot.slot_id)
        return judged(slot.counter, second, slot_id=slot.slot_id, key=self._tries_key())

    def _board(self) -> Board:
        raw = self._machine.read(_SECOND_PLACE)
        try:
            return Board() if raw is None else canonical.decode(Board, raw)
        except BadInput:
            return Board()

    def _count(self, slot: Slot, tries: Tries) -> None:
        counter = Counter.of(slot.slot_id, tries, self._tries_key())
        self._machine.write(_SECOND_PLACE, canonical.encode(self._board().holding(counter)))
        slots = (
            replace(s, counter=counter) if s.slot_id == slot.slot_id else s
            for s in self._data.slots
        )
        self._save(replace(self._data, slots=tuple(slots)))

    def _save(self, data: SlotData) -> None:
        newer = replace(data, epoch=self._data.epoch + 1)
        self._good = slot_store.save(self._path, newer, previous=self._good)
        self._data = newer

    def _save_for_good(self, data: SlotData) -> None:
        # Twice, so that no earlier generation keeps a slot that was removed or an old secret.
        self._save(data)
        self._save(data)


def _machine_check(secret: bytes, bound: str) -> str:
    return wrap.derive(secret, salt=bound.encode(), info=b"tracs/machine-check/v1")[:8].hex()


def _same(first: str, second: str) -> bool:
    return first.casefold() == second.casefold()  # domain user names know no case
