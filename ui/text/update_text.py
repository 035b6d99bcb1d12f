"""The sentences of updates and of agency packages, as an officer who is signed on sees them."""

from __future__ import annotations

from tracs_mobile.policies import POLICIES
from tracs_mobile.ports.updating import RecordsStep, UpdateStanding
from tracs_mobile.settings import Settings
from tracs_mobile.wording import say

VERSION = say("Version")
FROM_STICK = say("From a stick")
PACKAGE = say("Agency package")
LOOK = say("Look for sticks")
FOLDER = say("Choose a folder")
CHOOSE_FOLDER = say("Choose the folder with the update")
TAKE = say("Copy to this laptop")
INSTALL = say("Install it")
WRITE = say("Add this laptop's devices")
READING = say("Reading what is installed…")
LOOKING = say("Looking at the sticks…")
COPYING = say("Copying the update to this laptop and checking it")
INSTALLING = say("Copying the records, then starting the installation")
WRITING = say("Writing the package")
NONE = say("No stick with an update is in. Put one in, then look again.")
CHOOSE_FIRST = say("Tap an update first.")
NOT_READY = say("Copy an update to this laptop first; it is checked there.")
OFF = say("Your agency's IT installs every update of this laptop. Nothing is to be done here.")
PRACTICE = say(
    "An agency package is written on the live side, for a further laptop of your agency."
)
PACKAGE_WHY = say(
    "Choose the package that DPS made for your agency. The printers, scanners and shortcuts of "
    "this laptop are added to it, signed by this laptop, for the next laptop that is set up."
)
CHOOSE_PACKAGE = say("Choose the package of DPS")
PINS_OF_AGENCY = say(
    "Set by your agency: only a certificate from an authority that your agency's IT named is "
    "believed."
)
WATCHED_OF_AGENCY = say(
    "Set by your agency: certificates are watched, against the authorities that your agency's IT "
    "named."
)


def records(step: RecordsStep) -> str:
    """What a sign-on does to records that an older version wrote."""
    if step is RecordsStep.COPYING:
        return say(
            "Updating your records, step 1 of 2: a whole copy is made and kept on this laptop. "
            "Please leave the laptop on."
        )
    return say(
        "Updating your records, step 2 of 2: they get the shape of this version. If it does not "
        "work out, they stay as they were."
    )


def standing(found: UpdateStanding) -> str:
    """What is installed, and what lies ready."""
    if found.ready:
        return say(
            "This laptop has version {installed}. Version {ready} lies here, checked and ready.",
            installed=found.installed,
            ready=found.ready,
        )
    return say("This laptop has version {installed}.", installed=found.installed)


def policy_lines(settings: Settings) -> tuple[str, ...]:
    """That policies of the agency's IT are in force, and that one could not be followed."""
    fixed = ", ".join(policy.title for policy in POLICIES if policy.setting in settings.by_agency)
    lines = [say("Fixed by a policy: {fixed}.", fixed=fixed)] if fixed else []
    if settings.policy_problems:
        lines.append(
            say("A policy cannot be followed. The readiness check on the Agency page says why.")
        )
    return tuple(lines)


def fixed_link(settings: Settings) -> str:
    """What of the link a policy fixes; empty for nothing."""
    names = (
        ("dps_url", say("address")),
        ("proxy", say("proxy")),
        ("pin_issuer", say("certificate")),
    )
    fixed = [words for name, words in names if name in settings.by_agency]
    return say("Set by your agency: {names}.", names=", ".join(fixed)) if fixed else ""
