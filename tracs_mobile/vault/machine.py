"""The machine's own secret: what makes a copied slot file worthless on another computer."""

from __future__ import annotations

import base64
import os
import sys
from pathlib import Path
from typing import Protocol

from tracs_mobile.errors import KeyUnavailable
from tracs_mobile.vault.dpapi import protect, unprotect
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.wording import say

_FOLDER = "machine"
_SECRET = "secret"  # noqa: S105 - the name of the entry, not what is in it
_LENGTH = 32


class MachineSecretStore(Protocol):
    """Keeps small named secrets bound to this machine, outside the slot file."""

    def read(self, name: str) -> bytes | None:
        """The secret kept as `name`, None when there is none. Raises KeyUnavailable."""
        ...

    def write(self, name: str, raw: bytes) -> None:
        """Durably keep `raw` as `name`, in place of what was there. Raises VaultError."""
        ...


class FileMachineStore:
    """Files that only their owner can read (0600): Linux and development."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        return read_whole(self._folder / f"{name}.bin")

    def write(self, name: str, raw: bytes) -> None:
        write_durably(self._folder / f"{name}.bin", raw)


class DpapiMachineStore:
    """Files sealed by Windows to this machine (DPAPI, LOCAL_MACHINE scope, fixed entropy).

    Any account of the machine can open them, because a patrol laptop is shared; the folder's
    access list narrows it to the officers' group.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        raw = read_whole(self._folder / f"{name}.dpapi")
        return None if raw is None else unprotect(raw)

    def write(self, name: str, raw: bytes) -> None:
        write_durably(self._folder / f"{name}.dpapi", protect(raw))


class KeyringMachineStore:
    """The desktop's keyring; per user, so only for a laptop with one account."""

    def __init__(self, service: str) -> None:
        self._service = service

    def read(self, name: str) -> bytes | None:
        import keyring  # noqa: PLC0415 - slow to load, and most machines never need it
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            found = keyring.get_password(self._service, name)
        except KeyringError as fault:
            raise KeyUnavailable(say("The key ring of this computer does not open.")) from fault
        return None if found is None else base64.b64decode(found)

    def write(self, name: str, raw: bytes) -> None:
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            keyring.set_password(self._service, name, base64.b64encode(raw).decode("ascii"))
        except KeyringError as fault:
            raise KeyUnavailable(say("The key ring of this computer does not open.")) from fault


def machine_store(data_dir: Path) -> MachineSecretStore:
    """The store for this platform, beside the data in `data_dir`."""
    folder = data_dir / _FOLDER
    return DpapiMachineStore(folder) if sys.platform == "win32" else FileMachineStore(folder)


def machine_secret(data_dir: Path, store: MachineSecretStore | None = None) -> bytes:
    """The 32-byte secret of this machine, made once and the same ever after.

    `store` None: the platform's store in `data_dir`. Raises KeyUnavailable when it is damaged: a
    new one would lock every officer out for good.
    """
    kept_in = machine_store(data_dir) if store is None else store
    if kept_in.read(_SECRET) is None:
        kept_in.write(_SECRET, os.urandom(_LENGTH))
    return existing_secret(kept_in)  # read back: it must open before anything hangs on it


def existing_secret(store: MachineSecretStore) -> bytes:
    """The 32-byte secret that `store` holds. Raises KeyUnavailable; never makes a new one."""
    found = store.read(_SECRET)
    if found is None or len(found) != _LENGTH:
        raise KeyUnavailable(
            say(
                "The machine key of this laptop is missing or damaged. Officers can be let in "
                "again with the recovery key: ask your Point of Contact."
            )
        )
    return found
