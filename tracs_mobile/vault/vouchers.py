"""Activation codes as they were tried here: counted before the check, in two places, and used once.

The rules are those of an officer's secret (`tries`): the sixth wrong code in fifteen minutes, or
the twenty-first in a row, voids the voucher on this laptop until DPS sends a new one.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tracs_mobile.domain import canonical
from tracs_mobile.domain.enrolment import OfficerVoucher
from tracs_mobile.errors import BadInput
from tracs_mobile.vault import enrolment_ids, wrap
from tracs_mobile.vault.files import read_whole, write_durably
from tracs_mobile.vault.machine import MachineSecretStore, existing_secret, machine_store
from tracs_mobile.vault.tries import Tries

VOUCHERS_FILE = "vouchers.json"
_SECOND_PLACE = "vouchers"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One voucher's history with its MAC under the machine secret."""

    voucher: str
    tries: Tries
    used: bool = False
    mac: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    entries: tuple[_Entry, ...] = ()


class VoucherBook:
    """`ports.Vouchers` in a file beside the slots and in the machine's own store.

    One thread at a time. Raises KeyUnavailable and VaultError as the key files do.
    """

    def __init__(
        self,
        folder: Path,
        *,
        machine: MachineSecretStore | None = None,
        fits: Callable[[OfficerVoucher, str], bool] = enrolment_ids.fits,
        heed_use: bool = True,
    ) -> None:
        """`fits` is the slow check of a code; the platform's machine store unless one is given.

        `heed_use` False: a laptop that is only being made, where no use counts yet.
        """
        self._path = folder / VOUCHERS_FILE
        self._machine = machine_store(folder) if machine is None else machine
        self._fits = fits
        self._heed_use = heed_use

    def tries_left(self, voucher: OfficerVoucher, now: datetime) -> int:
        """How many more codes may be tried; 0: this voucher is void here."""
        return self._entry(voucher).tries.left(now)

    def used(self, voucher: OfficerVoucher) -> bool:
        """Whether an officer was activated with it here."""
        return self._heed_use and self._entry(voucher).used

    def opens(self, voucher: OfficerVoucher, code: str, now: datetime) -> bool:
        """Count a try, durably, then say whether `code` (eight digits) is the right one."""
        entry = self._entry(voucher)
        if self.used(voucher) or entry.tries.left(now) == 0:
            return False
        self._keep(replace(entry, tries=entry.tries.one_more(now)))
        return self._fits(voucher, code)

    def spend(self, voucher: OfficerVoucher) -> None:
        """It was used; it opens nothing here any more."""
        entry = self._entry(voucher)
        self._keep(replace(entry, tries=entry.tries.forgotten(), used=True))

    def _entry(self, voucher: OfficerVoucher) -> _Entry:
        """What is known of it: the newest of both places; one changed by hand voids the voucher."""
        name = enrolment_ids.voucher_id(voucher)
        known = [e for book in self._books() for e in book.entries if e.voucher == name]
        if not known:
            return _Entry(voucher=name, tries=Tries())
        newest = max(known, key=lambda e: e.tries.turn)
        if all(hmac.compare_digest(e.mac, self._mac(e)) for e in known):
            return newest
        return replace(newest, tries=replace(newest.tries, locked=True))

    def _books(self) -> tuple[_Book, _Book]:
        return _read(read_whole(self._path)), _read(self._machine.read(_SECOND_PLACE))

    def _keep(self, entry: _Entry) -> None:
        signed = replace(entry, mac=self._mac(entry))
        first, second = (_with(book, signed) for book in self._books())
        self._machine.write(_SECOND_PLACE, second)
        write_durably(self._path, first)

    def _mac(self, entry: _Entry) -> bytes:
        key = wrap.derive(existing_secret(self._machine), salt=b"", info=b"tracs/vouchers/v1")
        return wrap.mac(key, canonical.encode(replace(entry, mac=b"")))


def _read(raw: bytes | None) -> _Book:
    try:
        return _Book() if raw is None else canonical.decode(_Book, raw)
    except BadInput:
        return _Book()  # torn; the other place has it


def _with(book: _Book, entry: _Entry) -> bytes:
    others = tuple(e for e in book.entries if e.voucher != entry.voucher)
    return canonical.encode(_Book(entries=(*others, entry)))
