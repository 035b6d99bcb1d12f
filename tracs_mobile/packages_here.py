"""Agency packages on this laptop: found on sticks, checked, kept until DPS is reached, extended."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sync.bundles.package import LAPTOP_TYP, LARGEST, OpenedPackage, digest_of, pack, unpack
from sync.bundles.places import sticks
from sync.pinning import Pinning
from tracs_mobile.device_book import load_book, save_book
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency_package import PACKAGE_SUFFIX, LaptopPart
from tracs_mobile.domain.devices import DeviceBook
from tracs_mobile.errors import BadInput, TracsError
from tracs_mobile.founding import live_folder
from tracs_mobile.laptop import Laptop
from tracs_mobile.law_here import install_law
from tracs_mobile.link_here import agency_tls
from tracs_mobile.ports import Clock, Place
from tracs_mobile.ports.packaging import PackageFound
from tracs_mobile.settings import Settings, change_settings, private_folder, unfixed
from tracs_mobile.store.durable import file_error, write_durably
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

KEPT = f"package{PACKAGE_SUFFIX}"
_FROM_LAPTOP = ("defendant_copies", "officer_copy", "agency_copy", "courtesy_languages")


class PackagesHere:
    """`ports.packaging.PackageDesk` on the data folder of `settings`."""

    def __init__(
        self,
        settings: Settings,
        *,
        found: Callable[[], tuple[Place, ...]] = sticks,
        changed: Callable[[Settings], None] = lambda _: None,
    ) -> None:
        """Nothing is read yet. `changed` gets the settings to go on with."""
        self._settings = settings
        self._changed = changed
        self._found = found
        self._kept = settings.data_dir / KEPT

    # --- what was taken ---------------------------------------------------------------------

    def kept(self) -> OpenedPackage | None:
        """The package this laptop was prepared with; a damaged one counts as none."""
        try:
            return unpack(_read(self._kept)) if self._kept.exists() else None
        except BadInput:
            log.warning("The agency package of this laptop cannot be read any more")
            return None

    def prepared(self) -> str:
        """The agency this laptop was prepared for; empty when it was not."""
        kept = self.kept()
        return "" if kept is None else kept.package.agency.name

    def tls(self) -> Pinning | None:
        """Whose certificate counts while the laptop is set up; None: those of the system."""
        kept = self.kept()
        if self._settings.pinned_ca_pem or kept is None or not kept.package.issuing_ca_pem:
            return agency_tls(self._settings)
        return agency_tls(replace(self._settings, pinned_ca_pem=kept.package.issuing_ca_pem))

    def shortcuts(self) -> tuple[tuple[str, str], ...]:
        """What the agency types for its charges, as the package says."""
        kept = self.kept()
        return () if kept is None or kept.laptop is None else kept.laptop.shortcuts

    def hand_over(self) -> None:
        """The laptop is set up: its law goes to where it belongs, and the package is done with.

        A law pack that cannot be used is told in the log; DPS offers it again.
        """
        kept = self.kept()
        if kept is not None and kept.law:
            with tempfile.TemporaryDirectory(prefix="tracs-law-") as folder:
                archive = Path(folder) / "law.zip"
                try:
                    archive.write_bytes(kept.law)
                    install_law(replace(self._settings, training=False), archive)
                except (TracsError, OSError) as error:
                    log.warning("The law of the package was not taken: %s", type(error).__name__)
        self._kept.unlink(missing_ok=True)

    # --- a package at a place ---------------------------------------------------------------

    def find(self) -> tuple[PackageFound, ...]:
        """Every package on the sticks that are in."""
        paths = [path for place in self._found() for path in _packages(Path(place.path))]
        return tuple(self.read(str(path)) for path in paths)

    def read(self, path: str) -> PackageFound:
        """What is in one file."""
        name = Path(path).name
        try:
            opened = unpack(_read(Path(path)))
        except BadInput as error:
            return PackageFound(path=path, name=name, refused=str(error))
        package, part = opened.package, opened.laptop
        return PackageFound(
            path=path,
            name=name,
            refused=self._refusal(opened),
            agency=package.agency.name,
            code=package.agency.judiciary_code,
            officers=len({officer.leo_number for officer in package.officers}),
            address=package.gateway_url,
            made_at=package.made_at,
            fingerprint=opened.fingerprint,
            known=self._settings.dps_key == opened.fingerprint,
            law_version=package.law_version,
            laptop="" if part is None else part.device_id,
            printers=0 if part is None else len(part.book.printers),
            scanners=0 if part is None else len(part.book.scanners),
            shortcuts=0 if part is None else len(part.shortcuts),
        )

    def _refusal(self, opened: OpenedPackage) -> str:
        known, kept = self._settings.dps_key, self.kept()
        if live_folder(self._settings.data_dir).exists():
            return say(
                "This laptop is set up with DPS already, which sends its records itself. A package "
                "is only for a laptop that is not set up yet."
            )
        if known and known != opened.fingerprint:
            return say(
                "This package is signed with another key than the one that was named for this "
                "laptop. Nothing was taken from it. Ask your Point of Contact where it comes from."
            )
        if kept is not None and opened.package.made_at < kept.package.made_at:
            return say(
                "This package is older than the one this laptop has, of {day:%m/%d/%Y}. Nothing "
                "was taken from it.",
                day=kept.package.made_at,
            )
        return ""

    def take(self, path: str, fingerprint: str) -> str:
        """Prepare the laptop, with the fingerprint that a person compared."""
        raw = _read(Path(path))
        opened = unpack(raw)
        refused = self._refusal(opened)
        if opened.fingerprint != fingerprint:
            # Another file than the one that was looked at a moment ago.
            refused = say("The package was exchanged while it was looked at. Nothing was taken.")
        if refused:
            raise BadInput(refused)
        self._keep(raw, opened)
        log.info(
            "The laptop was prepared with a package of agency %s",
            opened.package.agency.judiciary_code,
        )
        return say(
            "This laptop is prepared for {agency}. It can be practiced on at once; for real "
            "tickets it still needs a network and the one-time code from DPS.",
            agency=opened.package.agency.name,
        )

    def _keep(self, raw: bytes, opened: OpenedPackage) -> None:
        folder, part = self._settings.data_dir, opened.laptop
        private_folder(folder)
        changes: dict[str, Any] = {
            "dps_url": opened.package.gateway_url,
            "dps_key": opened.fingerprint,
        }
        if part is not None:
            save_book(folder, part.book)
            changes |= {name: getattr(part, name) for name in _FROM_LAPTOP}
        try:
            write_durably(self._kept, raw)
        except OSError as fault:
            raise file_error(fault, what=say("the agency package")) from fault
        change_settings(folder, **changes)
        self._settings = replace(self._settings, **unfixed(self._settings, **changes))
        self._changed(self._settings)


class PackagesWritten:
    """`ports.packaging.PackageWriter` of a laptop that is set up."""

    def __init__(self, settings: Settings, laptop: Laptop, *, clock: Clock) -> None:
        """Nothing is read yet."""
        self._settings = settings
        self._laptop = laptop
        self._clock = clock

    def write(self, path: str, shortcuts: tuple[tuple[str, str], ...]) -> str:
        """Write a second file beside the package at `path`."""
        opened = unpack(_read(Path(path)))
        self._must_be_of_dps(opened)
        part = LaptopPart(
            package_digest=digest_of(opened.token),
            made_at=self._clock.now(),
            device_id=self._laptop.device.device_id,
            agency_code=opened.package.agency.judiciary_code,
            book=portable(load_book(self._settings)),
            shortcuts=shortcuts,
            **{name: getattr(self._settings, name) for name in _FROM_LAPTOP},
        )
        token = self._laptop.device.token(canonical.encode(part), typ=LAPTOP_TYP)
        raw = pack(opened.token, law=opened.law, laptop=token)
        target = _beside(Path(path))
        try:
            write_durably(target, raw)
        except OSError as fault:
            raise file_error(fault, what=say("the agency package")) from fault
        return say(
            "Written as {name}: the package of DPS with the printers, scanners and shortcuts of "
            "this laptop.",
            name=target.name,
        )

    def _must_be_of_dps(self, opened: OpenedPackage) -> None:
        """One more signer than the keys this laptop knows would be one too many."""
        known = {pem.strip() for pem in self._laptop.trust.receipt_keys.values()}
        signed = {pem.strip() for _, pem in opened.package.receipt_keys}
        here = dict(opened.package.devices).get(self._laptop.device.device_id)
        if not signed <= known:
            raise BadInput(
                say("This package is not of the DPS that this laptop knows. Nothing was written.")
            )
        if here is None:
            raise BadInput(
                say(
                    "DPS made this package before it knew this laptop, or for another agency. Ask "
                    "DPS e-Ticket support for a fresh one. Nothing was written."
                )
            )


def portable(book: DeviceBook) -> DeviceBook:
    """The devices without what belongs to one unit: its radio address, what it holds in memory."""
    return replace(
        book,
        printers=tuple(replace(p, hardware="", was_url="", logo_stored="") for p in book.printers),
        scanners=tuple(replace(s, hardware="", was_url="") for s in book.scanners),
    )


def _beside(path: Path) -> Path:
    stem = path.name.removesuffix(PACKAGE_SUFFIX).removesuffix("-devices")
    return path.with_name(f"{stem}-devices{PACKAGE_SUFFIX}")


def _packages(place: Path) -> list[Path]:
    try:
        return sorted(p for p in place.iterdir() if p.suffix == PACKAGE_SUFFIX and p.is_file())
    except OSError:
        return []


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as fault:
        raise BadInput(
            say("The file {name} cannot be read. Put the stick in again.", name=path.name)
        ) from fault
    return raw
