"""What an agency's administrator may set for a laptop, in one table.

On Windows a value comes from Group Policy (`ROOT`) or from the installer (`INSTALLED`); elsewhere
from a file (`policy_sources`). A policy overrides the laptop's own setting, a value of the
installer only stands in for one. Neither can stop the program: a value that cannot be used is told
in a sentence and passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

ROOT = r"SOFTWARE\Policies\TraCS Mobile"
"""Under HKEY_LOCAL_MACHINE, in the 64-bit view: what Group Policy writes."""
INSTALLED = r"SOFTWARE\TraCS Mobile"
"""Under HKEY_LOCAL_MACHINE, in the 64-bit view: what the installer was told."""

DATA_FOLDER = "DataFolder"


class PolicyKind(Enum):
    """How a value is written: its type in the registry."""

    TEXT = "REG_SZ"
    LINES = "REG_MULTI_SZ"
    NUMBER = "REG_DWORD"
    CHOICE = "one of some words, REG_SZ"
    SWITCH = "0 or 1, REG_DWORD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One value. `name` is its name in the registry and in the file.

    `setting` is the field of `settings.Settings` that it overrides. `recommended`: it is only what
    a laptop begins with, officers may choose otherwise. A number lies from `least` to `most`.
    """

    name: str
    setting: str
    kind: PolicyKind
    title: str
    help: str
    recommended: bool = False
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """Checked values by the setting they are for, and a sentence for each that was passed over.

    `fixed` wins over the laptop's own settings, `given` only stands in where it has none.
    """

    fixed: Mapping[str, object] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


POLICIES: tuple[Policy, ...] = (
    Policy(
        name="GatewayAddress",
        setting="dps_url",
        kind=PolicyKind.TEXT,
        title="Address of DPS",
        help="Where real tickets go, beginning with https://. Officers need not type it then.",
    ),
    Policy(
        name="PinnedAuthorities",
        setting="pinned_ca_pem",
        kind=PolicyKind.LINES,
        title="Authorities for the certificate of DPS",
        help="Certificates of the authorities that may vouch for the address of DPS, as PEM text "
        "with its BEGIN and END lines. They count from the first connection on, in place of those "
        "that DPS names; others are refused, unless the next value is 0.",
    ),
    Policy(
        name="EnforceAuthorities",
        setting="pin_issuer",
        kind=PolicyKind.SWITCH,
        title="Refuse other authorities",
        help="1: a certificate from an authority that neither you nor DPS named is refused. 0: it "
        "is believed, and told.",
    ),
    Policy(
        name="DpsKey",
        setting="dps_key",
        kind=PolicyKind.TEXT,
        title="Fingerprint of the key of DPS",
        help="The six groups of five characters from the letter of DPS. An agency package that is "
        "signed with this key is taken without comparing, and any other is refused.",
    ),
    Policy(
        name=DATA_FOLDER,
        setting="data_dir",
        kind=PolicyKind.TEXT,
        title="Folder for the data",
        help="A folder on a disk of this laptop, with its drive letter. Never one on a stick or "
        "in the network: a ticket must not depend on either. Left out: TraCS Mobile in "
        "ProgramData.",
    ),
    Policy(
        name="UpdateChannel",
        setting="update_channel",
        kind=PolicyKind.CHOICE,
        title="Updates from sticks",
        help="off: only you install new versions. stick: the program also finds released versions "
        "on a stick, checks them, and offers to start the installation. trial: trial versions too.",
        choices=("off", "stick", "trial"),
    ),
    Policy(
        name="LockMinutes",
        setting="lock_after_min",
        kind=PolicyKind.NUMBER,
        title="Minutes until the screen locks",
        help="Idle minutes after which the officer is signed off and the keys are forgotten.",
        least=1,
        most=60,
    ),
    Policy(
        name="Proxy",
        setting="proxy",
        kind=PolicyKind.TEXT,
        title="Proxy on the way to DPS",
        help="system, none, or an address such as http://name:port.",
    ),
    Policy(
        name="LogLevel",
        setting="log_level",
        kind=PolicyKind.CHOICE,
        title="How much the program logs",
        help="warning, info or debug. No level writes personal data.",
        choices=("warning", "info", "debug"),
    ),
    Policy(
        name="Palette",
        setting="palette",
        kind=PolicyKind.CHOICE,
        title="Colors at the first start",
        help="day, night or sun. Officers may choose others.",
        recommended=True,
        choices=("day", "night", "sun"),
    ),
    Policy(
        name="TextSize",
        setting="text_size",
        kind=PolicyKind.CHOICE,
        title="Size of the words at the first start",
        help="system (as Windows says), large or extra-large. Officers may choose another.",
        recommended=True,
        choices=("system", "large", "extra-large"),
    ),
    Policy(
        name="Brightness",
        setting="dim",
        kind=PolicyKind.NUMBER,
        title="Brightness at the first start",
        help="0 is full, 3 the darkest. Officers may choose another.",
        recommended=True,
        least=0,
        most=3,
    ),
    Policy(
        name="Language",
        setting="language",
        kind=PolicyKind.TEXT,
        title="Language at the first start",
        help="Two letters, for instance en, of a language that comes with the program. Tickets are "
        "English whatever it is.",
        recommended=True,
    ),
)
