"""The sentences of a laptop's first minutes: practice, set-up, and a package from a stick."""

from __future__ import annotations

from tracs_mobile.ports.packaging import PackageFound
from tracs_mobile.wording import plural, say

WELCOME_TITLE = say("Welcome to TraCS Mobile")
WELCOME_WHY = say("How shall this laptop begin?")
PRACTICE = say("Practice first")
PRACTICE_WHY = say(
    "A whole agency to practice with, with people, printers and tickets. TRAINING stands on every "
    "screen and print, and nothing you do there is real. No network is needed."
)
SET_UP = say("Set it up with DPS")
SET_UP_WHY = say(
    "For real tickets. You need a network, the address of DPS and the one-time code for this "
    "laptop, and the activation code of one officer."
)
PACKAGE = say("Package from a stick")
PACKAGE_WHY = say(
    "The package of your agency prepares this laptop without a network: records, law, address of "
    "DPS, printers and scanners."
)

STEPS = (
    say("Step 1 of 2: DPS gets to know the laptop"),
    say("Step 2 of 2: the first officer begins"),
)
BACK = say("Back")
NO_NETWORK_MEANWHILE = say(
    "Without a network this laptop can be prepared from a stick and practiced on; what you typed "
    "stays here."
)

PACKAGES_TITLE = say("Agency package from a stick")
PACKAGES_WHY = say(
    "Put the stick of your Point of Contact or of DPS in. Nothing is changed before you press "
    "“Prepare this laptop”."
)
LOOKING = say("Looking at the sticks…")
NONE_FOUND = say(
    "No agency package was found. Put the stick in and look again, or choose the file yourself."
)
CANNOT_BE_USED = say("It cannot be used; tap it to read why.")
LOOK_AGAIN = say("Look again")
CHOOSE_FILE = say("Choose a file…")
FILE_FILTER = say("Agency packages (*.tracspkg)")
PREPARE = say("Prepare this laptop")
TAKING = say("Preparing the laptop…")
CHOOSE_FIRST = say("Tap a package first.")
FINGERPRINT = say("Fingerprint of the key of DPS")
COMPARE = say(
    "Compare it, group by group, with the letter that DPS sent your agency. If one character "
    "differs, do not go on: call DPS e-Ticket support."
)
KNOWN = say("✓ It is the key that was named for this laptop; nothing is to be compared.")
SAME = say("It is the same as in the letter")
CONFIRM_FIRST = say("Compare the fingerprint first, then press “It is the same as in the letter”.")


def fixed_here(*, address: bool, proxy: bool) -> str:
    """What on the page was set by the agency's IT and cannot be changed; empty for nothing."""
    if address and proxy:
        return say("Set by your agency: the address of DPS and the proxy.")
    if address:
        return say("Set by your agency: the address of DPS.")
    return say("Set by your agency: the proxy.") if proxy else ""


def prepared(agency: str) -> str:
    """For whom the laptop was prepared."""
    return say("This laptop is prepared for {agency}.", agency=agency) if agency else ""


def package_line(found: PackageFound) -> str:
    """One package of the list."""
    if found.refused:
        return f"{found.name}\n{CANNOT_BE_USED}"
    return say(
        "{agency}, judiciary code {code}\n{name}", agency=found.agency, code=found.code,
        name=found.name,
    )  # fmt: skip


def holds(found: PackageFound) -> tuple[str, ...]:
    """What is in a package, line by line."""
    made = "" if found.made_at is None else found.made_at.strftime("%m/%d/%Y")
    lines = [
        say(
            "Records of {officers}, made by DPS on {day}",
            officers=plural(found.officers, "officer"),
            day=made,
        ),
        say("Address of DPS: {address}", address=found.address),
    ]
    if found.law_version:
        lines.append(say("Law pack {version}", version=found.law_version))
    if found.laptop:
        lines.append(
            say(
                "Added by laptop {laptop} of the agency, not by DPS: {printers}, {scanners}, "
                "{shortcuts}",
                laptop=found.laptop,
                printers=plural(found.printers, "printer"),
                scanners=plural(found.scanners, "scanner"),
                shortcuts=plural(found.shortcuts, "shortcut"),
            )
        )
    return tuple(lines)
