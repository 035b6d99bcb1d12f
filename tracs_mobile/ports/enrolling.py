"""What a live laptop is made with: the word of DPS, slots for officers, vouchers counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.enrolment import OfficerVoucher, RecordExtras
from tracs_mobile.ports.delivery import GatewayConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """What DPS gave to a laptop that knew the one-time code: its name, keys to trust, records.

    Keys are PEM text; `recovery_keys` open the laptop when no officer can.
    """

    device_id: str
    receipt_keys: tuple[tuple[str, str], ...]
    seal_key: str
    import_key: str
    recovery_keys: tuple[str, ...]
    config: GatewayConfig


class Enroller(Protocol):
    """Asks DPS to take a laptop in. Blocks up to its deadline."""

    def enrol(self, code: str, *, public_pem: str, device_name: str) -> Enrolled:
        """DPS's answer, proven with `code` (20 characters). Asking twice with one key is harmless.

        Raises SyncError, and BadInput when DPS refuses the code.
        """
        ...

    def close(self) -> None:
        """Drop connections. Safe to call twice."""
        ...


class OfficerSlots(Protocol):
    """Who may sign on at this laptop."""

    def usernames(self) -> tuple[str, ...]:
        """Everybody with a slot."""
        ...

    def check(self, username: str, secret: str, extras: RecordExtras) -> None:
        """Raise BadInput, with the reason, when the officer may not choose that passphrase."""
        ...

    def add(self, username: str, secret: str, role: Role, extras: RecordExtras) -> None:
        """Give the officer a slot, durably. Needs the database key, so somebody is signed on."""
        ...

    def locked(self, now: datetime) -> tuple[str, ...]:
        """Those whose secret was typed wrong too often; they cannot sign on any more."""
        ...

    def let_in_again(self, username: str) -> None:
        """Forget the wrong tries of an officer, durably. Somebody must be signed on."""
        ...

    def remove(self, username: str) -> None:
        """Destroy a slot, durably. No harm when there is none."""
        ...


class Vouchers(Protocol):
    """Activation codes as they were tried and used at this laptop; survives a restart."""

    def tries_left(self, voucher: OfficerVoucher, now: datetime) -> int:
        """How many more codes may be tried; 0: this voucher is void here."""
        ...

    def used(self, voucher: OfficerVoucher) -> bool:
        """Whether an officer was activated with it here."""
        ...

    def opens(self, voucher: OfficerVoucher, code: str, now: datetime) -> bool:
        """Count a try, durably, then say whether `code` (eight digits) is the right one."""
        ...

    def spend(self, voucher: OfficerVoucher) -> None:
        """It was used; it opens nothing here any more."""
        ...
