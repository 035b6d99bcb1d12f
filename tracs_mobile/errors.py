"""The whole exception tree. A message is a sentence for the officer; the cause is for us.

TracsError
├── BadInput               something given to the program cannot be used
│   ├── UnreadableScan     a frame or a picture holds no license we can trust
│   ├── DraftIncomplete    the draft may not be issued yet (carries the problems)
│   ├── BadLawPack         a table of law or places is not usable (line and reason)
│   ├── NotAllowed         this person may not do that
│   └── NotLawful          the state of the ticket does not allow that step
├── StoreError             the encrypted database cannot do what was asked
│   ├── StoreFull          no space on the disk
│   ├── StoreDamaged       the file is not whole
│   ├── StoreTooNew        written by a newer version of the program
│   ├── StoreInDoubt       a commit raised; look the record up before saying anything
│   ├── AlreadyIssued      the stop was issued before; nothing is issued twice
│   └── NumbersExhausted   the number block is used up
├── VaultError             keys or signatures
│   ├── WrongSecret        sign-on refused (carries the tries left)
│   ├── LockedOut          too many wrong tries
│   ├── KeyUnavailable     a key file is missing or unusable on this machine
│   └── BadSignature       something signed does not verify
├── DeviceError            printer or scanner
├── SyncError              delivery (carries a kind)
└── AlreadyRunning         a second copy of the program was started
"""

from __future__ import annotations

from enum import Enum


class TracsError(Exception):
    """Root of every fault raised on purpose. `str(error)` may be shown to an officer."""


class BadInput(TracsError):
    """Something given to the program cannot be used; nothing was changed."""


class UnreadableScan(BadInput):
    """The scan or the picture holds no license that can be trusted."""


class DraftIncomplete(BadInput):
    """The draft still has problems that block issuing."""


class BadLawPack(BadInput):
    """A table of charges, amounts or places cannot be used; the one in force stays."""


class NotAllowed(BadInput):
    """Who is signed on may not do this; the sentence names who may."""


class NotLawful(BadInput):
    """The ticket is in a state that this step does not fit."""


class StoreError(TracsError):
    """The encrypted database cannot do what was asked."""


class StoreFull(StoreError):
    """No space is left where the database lives."""


class StoreDamaged(StoreError):
    """The database file is not whole or was changed from outside."""


class StoreTooNew(StoreError):
    """The database was written by a newer version of the program."""


class StoreInDoubt(StoreError):
    """A commit raised: the record may or may not be on disk. Look it up by its id."""


class AlreadyIssued(StoreError):
    """The stop was issued or thrown away before; nothing was issued again."""


class NumbersExhausted(StoreError):
    """No free ticket number is left in the blocks of this laptop."""


class VaultError(TracsError):
    """A key, a slot or a signature is not usable."""


class WrongSecret(VaultError):
    """The secret does not open this officer's slot."""

    def __init__(self, message: str, *, tries_left: int) -> None:
        super().__init__(message)
        self.tries_left = tries_left


class LockedOut(VaultError):
    """Too many wrong secrets; a Point of Contact has to release the officer."""


class KeyUnavailable(VaultError):
    """A key file is missing, damaged or belongs to another machine."""


class BadSignature(VaultError):
    """Something that claims to be signed does not verify."""


class DeviceError(TracsError):
    """A printer or scanner did not do what was asked."""


class SyncFault(Enum):
    """Why a delivery attempt failed; each one is shown differently and retried differently."""

    NO_NETWORK = "no network"
    PORTAL = "a sign-in page answered instead of DPS"
    AUTH = "DPS does not accept this laptop"
    BUSY = "DPS asks to wait"
    SERVER = "DPS has a fault"
    GARBLED = "the answer could not be understood"
    BAD_RECEIPT = "the receipt is not signed by DPS"


class SyncError(TracsError):
    """A delivery attempt failed; the tickets stay queued."""

    def __init__(
        self, message: str, *, fault: SyncFault, retry_after_s: float | None = None
    ) -> None:
        super().__init__(message)
        self.fault = fault
        self.retry_after_s = retry_after_s


class AlreadyRunning(TracsError):
    """A second copy of the program was started on the same data."""
