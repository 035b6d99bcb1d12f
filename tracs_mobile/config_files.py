"""What a configuration changes beside the database: `ports.configuring.ConfigKeeper` on files."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.enrolment import LawPackOffer, RecordExtras
from tracs_mobile.errors import BadInput, BadLawPack, KeyUnavailable
from tracs_mobile.laptop import Laptop
from tracs_mobile.law_here import LAW_FOLDER
from tracs_mobile.officer_slots import SlotsHere
from tracs_mobile.ports import Clock, GatewayConfig
from tracs_mobile.services.law_updates import LAW_PACK_TYP, install_pack
from tracs_mobile.store.durable import file_error, write_durably
from tracs_mobile.vault.boxes import Box
from tracs_mobile.vault.machine import machine_secret

log = logging.getLogger(__name__)

_WAITING = "records.box"
_OFFERS = "offers.json"
_LARGEST = 4_000_000
_MOST_OFFERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offers:
    """Digests of law packs that were dealt with, whatever came of it."""

    digests: tuple[str, ...] = ()


class ConfigFiles:
    """The files of one laptop. `named` hears which authorities DPS names for its certificate."""

    def __init__(
        self, laptop: Laptop, slots: SlotsHere, *, clock: Clock, named: Callable[[str], None]
    ) -> None:
        """Nothing is read yet."""
        self._folder = laptop.folder
        self._law_keys = laptop.trust.verifier(LAW_PACK_TYP)
        self._secret = machine_secret(laptop.folder)
        self._trust = laptop.trust
        self._slots = slots
        self._clock = clock
        self._named = named

    def let_go(self, officers: Sequence[Officer]) -> int:
        """Destroy the slots of those who left; says how many. The last slot of all stays.

        Whoever has left is refused at sign-on anyway. But a laptop without any slot opens only
        with the recovery key, and one wrong date at DPS would be enough for that.
        """
        staying = _staying(officers, self._clock.now())
        there = self._slots.usernames() if officers else ()
        leaving = [name for name in there if name.casefold() not in staying]
        if len(leaving) == len(there):
            leaving = leaving[1:]  # no harm when there is none
        for name in leaving:
            self._slots.remove(name)
        if leaving:
            log.info("Slots of officers who left were destroyed: %d", len(leaving))
        return len(leaving)

    def heed(self, extras: RecordExtras) -> None:
        """Take over the authorities that DPS named for its certificate."""
        if extras.issuing_ca_pem != self._trust.issuing_ca_pem:
            changed = replace(self._trust, issuing_ca_pem=extras.issuing_ca_pem)
            changed.save(self._folder, self._secret)
            self._trust = changed
            log.info("DPS named other authorities for its certificate")
            self._named(extras.issuing_ca_pem)

    def keep(self, config: GatewayConfig) -> None:
        """Keep a configuration that came with nobody signed on."""
        self._box.put(canonical.encode(config))

    def kept(self) -> GatewayConfig | None:
        """The one that waits for a sign-on; one that cannot be read is asked for again."""
        try:
            raw = self._box.get()
            if raw is None:
                return None
            return canonical.from_plain(GatewayConfig, canonical.load_object(raw, limit=_LARGEST))
        except (KeyUnavailable, BadInput):
            log.warning("Records that waited for a sign-on cannot be read; DPS is asked again")
            return None

    def forget(self) -> None:
        """It is in the database now."""
        self._box.drop()

    @property
    def _box(self) -> Box:
        return Box(self._folder / _WAITING, self._secret)

    def wants_law(self, offer: LawPackOffer) -> bool:
        """Whether the offered law pack is neither installed nor was found unusable before."""
        return offer.digest not in self._offers().digests

    def take_law(self, archive: bytes) -> str:
        """Install an offered pack; the version."""
        try:
            with tempfile.TemporaryDirectory(dir=self._folder, prefix=".law-") as folder:
                path = Path(folder) / "pack.zip"
                path.write_bytes(archive)
                return self._installed(path, archive)
        except OSError as fault:
            raise file_error(fault, what="a law pack from DPS") from fault

    def _installed(self, path: Path, archive: bytes) -> str:
        try:
            version = install_pack(path, self._folder / LAW_FOLDER, self._law_keys).version
        except BadLawPack:
            self._note(archive)
            raise
        self._note(archive)
        log.info("Law pack installed: %s", version)
        return version

    def _offers(self) -> _Offers:
        try:
            return canonical.decode(_Offers, (self._folder / LAW_FOLDER / _OFFERS).read_bytes())
        except FileNotFoundError:
            return _Offers()
        except BadInput:
            log.warning("The list of offered law packs cannot be read; they are tried again")
            return _Offers()

    def _note(self, archive: bytes) -> None:
        digests = (*self._offers().digests, hashlib.sha256(archive).hexdigest())
        law = self._folder / LAW_FOLDER
        law.mkdir(parents=True, exist_ok=True)
        write_durably(law / _OFFERS, canonical.encode(_Offers(digests=digests[-_MOST_OFFERS:])))


def _staying(officers: Sequence[Officer], now: datetime) -> frozenset[str]:
    """Usernames, in one case, of all who serve today or will begin; also those of earlier terms."""
    today = local_date(now)
    leo = {
        o.leo_number for o in officers if o.effective_until is None or o.effective_until >= today
    }
    return frozenset(o.username.casefold() for o in officers if o.leo_number in leo)
