"""The updates of this laptop put together: sticks, release keys, law, records, the installer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

from sync.bundles.places import sticks
from tracs_mobile import __version__
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.update import Release
from tracs_mobile.errors import BadInput, TracsError
from tracs_mobile.law_here import install_law
from tracs_mobile.ports import Place
from tracs_mobile.ports.updating import UpdateFound, UpdateStanding
from tracs_mobile.services.updates import StagedRelease, Terms, UpdateStore, source_of
from tracs_mobile.settings import Settings
from tracs_mobile.update_start import start_installer
from tracs_mobile.vault.release import ReleaseKeys, read_release_keys, verify_release
from tracs_mobile.wording import plural, say

log = logging.getLogger(__name__)

UPDATES_FOLDER = "updates"
OFF, TRIAL = "off", "trial"


def shipped_keys() -> ReleaseKeys:
    """The release keys that came with the program. Raises KeyUnavailable."""
    text = (files("tracs_mobile.data") / "release_keys.toml").read_text("utf-8")
    return read_release_keys(text)


class UpdatesHere:
    """`ports.updating.UpdateDesk` of one laptop. `copy_records` is done before an installation."""

    def __init__(
        self,
        settings: Settings,
        *,
        keys: Callable[[], ReleaseKeys] = shipped_keys,
        found: Callable[[], tuple[Place, ...]] = sticks,
        installed: str = __version__,
        today: Callable[[], date] = lambda: local_date(SystemClock().now()),
        copy_records: Callable[[], None] = lambda: None,
        start: Callable[[StagedRelease], None] = start_installer,
    ) -> None:
        """Nothing is read yet."""
        self._settings = settings
        self._found = found
        self._installed = installed
        self._today = today
        self._copy_records = copy_records
        self._start = start
        self._store = UpdateStore(
            settings.data_dir / UPDATES_FOLDER,
            lambda raw, lines: verify_release(raw, lines, keys()),
        )

    @property
    def _off(self) -> bool:
        return self._settings.update_channel == OFF

    def _terms(self) -> Terms:
        return Terms(
            installed=self._installed,
            trials=self._settings.update_channel == TRIAL,
            today=self._today(),
        )

    def _staged(self) -> StagedRelease | None:
        return None if self._off else self._store.staged(self._terms())

    def standing(self) -> UpdateStanding:
        """As it is now."""
        staged = self._staged()
        return UpdateStanding(
            installed=self._installed,
            off=self._off,
            trials=self._settings.update_channel == TRIAL,
            ready="" if staged is None else staged.release.version,
        )

    def look(self, folders: tuple[str, ...] = ()) -> tuple[UpdateFound, ...]:
        """What lies on the sticks that are in, and in `folders`."""
        if self._off:
            return ()
        places = [(place.name, Path(place.path)) for place in self._found()]
        places += [(folder, Path(folder)) for folder in folders]
        seen = (self._looked(name, path) for name, path in places)
        return tuple(one for one in seen if one is not None)

    def _looked(self, name: str, path: Path) -> UpdateFound | None:
        try:
            source_of(path)
        except BadInput:
            return None  # a stick without an update is no news
        try:
            release, refused = self._store.look(path, self._terms())
        except TracsError as error:
            return UpdateFound(name=name, path=str(path), good=False, said=str(error))
        said = refused or self._would(release)
        return UpdateFound(name=name, path=str(path), good=not refused, said=said)

    def _would(self, release: Release) -> str:
        """What taking it would do."""
        newer = release.program and release.version != self._installed
        if newer and release.law:
            return say(
                "Version {version} for this laptop, and {packs}.",
                version=release.version,
                packs=plural(len(release.law), "law pack"),
            )
        if newer:
            return say("Version {version} for this laptop.", version=release.version)
        if release.law:
            return say("No new program, and {packs}.", packs=plural(len(release.law), "law pack"))
        return say("Version {version}, which this laptop has already.", version=release.version)

    def take(self, path: str, *, stopped: Callable[[], bool] = lambda: False) -> str:
        """Copy an update here, check it, take its law into use; what came of it."""
        if self._off:
            raise BadInput(
                say("Your agency's IT installs every update of this laptop. Nothing was changed.")
            )
        staged = self._store.stage(Path(path), self._terms(), stopped=stopped)
        log.info("Update %s, list %d, was copied", staged.release.version, staged.release.serial)
        said = [self._program_said(staged.release)]
        said += [self._law_said(staged.path(file)) for file in staged.release.law]
        return " ".join(filter(None, said))

    def _program_said(self, release: Release) -> str:
        if not release.program:
            return ""
        if release.version == self._installed:
            return say("This laptop has version {version} already.", version=release.version)
        return say(
            "Version {version} was copied to this laptop and checked. It is ready to be installed.",
            version=release.version,
        )

    def _law_said(self, archive: Path) -> str:
        if self._settings.training:
            return say("The law pack was left: change to Live to take it.")
        try:
            taken = install_law(self._settings, archive)
        except TracsError as error:
            return str(error)
        return say(
            "Law pack {version} is installed; it is in force from {day:%m/%d/%Y}.",
            version=taken.version,
            day=taken.effective_from,
        )

    def install(self) -> str:
        """Copy the records, then hand what lies ready to the installer."""
        staged = self._staged()
        if staged is None:
            raise BadInput(say("No update lies ready on this laptop. Take one from a stick first."))
        self._copy_records()
        self._start(staged)
        log.info("The installation of version %s was begun", staged.release.version)
        return say(
            "Windows installs version {version} now. The program closes; start it again later.",
            version=staged.release.version,
        )
