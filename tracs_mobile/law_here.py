"""The law on this laptop: which pack is in force, and taking in one that DPS signed."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from tracs_mobile.laptop import Laptop, open_laptop
from tracs_mobile.services.law_updates import (
    LAW_PACK_TYP,
    InForce,
    Manifest,
    install_pack,
    load_law_in_force,
)
from tracs_mobile.settings import Settings

log = logging.getLogger(__name__)

LAW_FOLDER = "law"


def law_in_force(laptop: Laptop, today: date) -> InForce:
    """The newest law pack of DPS that is in force on `today`, else the one of the program."""
    verify = laptop.trust.verifier(LAW_PACK_TYP)
    found = load_law_in_force(laptop.folder / LAW_FOLDER, verify, today)
    for problem in found.problems:
        log.warning("A law pack was passed over: %s", problem)
    return found


def install_law(settings: Settings, archive: Path) -> Manifest:
    """Take in a law pack that DPS signed; whoever is signed on gets it at the next sign-on.

    Raises BadLawPack (the pack in force stays), StoreError, and VaultError where nothing was ever
    set up.
    """
    laptop = open_laptop(settings, make=False)
    return install_pack(archive, laptop.folder / LAW_FOLDER, laptop.trust.verifier(LAW_PACK_TYP))
