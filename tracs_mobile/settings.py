"""Every setting, declared once with its help; unknown keys are refused by name."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tracs_mobile.errors import BadInput
from tracs_mobile.policies import InForce
from tracs_mobile.policy_sources import policies_here

T = TypeVar("T")


def _setting(default: T, help_text: str) -> T:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an agency may set. Written by setup pages, never by hand."""

    data_dir: Path
    training: bool = _setting(True, "Practice on a separate database with TRAINING everywhere.")
    gateway_url: str = _setting("", "Address of the DPS gateway. Empty: the training gateway.")
    dps_url: str = _setting("", "Address of DPS for real tickets; set when the laptop is enrolled.")
    proxy: str = _setting("system", "Proxy on the way to DPS: system, none, or its address.")
    pin_issuer: bool = _setting(
        False, "Refuse DPS with a certificate of an authority that DPS did not name."
    )
    submit_within_h: int = _setting(48, "Hours from issue until DPS must have a ticket.")
    sync_every_s: int = _setting(20, "Seconds between delivery attempts when something waits.")
    lock_after_min: int = _setting(15, "Idle minutes until the screen locks; 0 never.")
    scanner_url: str = _setting("", "Serial port or pyserial URL of the scanner. Empty: none.")
    printer_url: str = _setting(
        "", "Printer: a serial port, tcp://host:9100, or file:/path. Empty: none."
    )
    printer_profile: str = _setting("generic-4in-832", "Paper and language of the printer.")
    defendant_copies: int = _setting(2, "Copies for the defendant (4 V.S.A. § 1105(a): two).")
    officer_copy: bool = _setting(False, "Print the officer's copy of a complaint at issue too.")
    agency_copy: bool = _setting(False, "Print the agency's copy of a complaint at issue too.")
    courtesy_languages: str = _setting(
        "", "Languages printed beside the English text for courtesy, for instance: es fr."
    )
    palette: str = _setting("day", "Colors: day, night or sun.")
    dim: int = _setting(0, "Brightness of the program: 0 full, 3 darkest.")
    hand: str = _setting("right", "Side of the primary verb: right or left.")
    hints: str = _setting("", "First-use hints each officer has had, for instance: 07A12:stop=3.")
    text_size: str = _setting(
        "system", "Size of the words: system (as the operating system says), large or extra-large."
    )
    language: str = _setting("en", "Language of the screens; en is English.")
    argon2_memory_kib: int = _setting(262_144, "Memory for opening an officer's slot.")
    pinned_ca_pem: str = _setting(
        "", "Authorities for the certificate of DPS that the agency's IT named, as PEM."
    )
    dps_key: str = _setting("", "Fingerprint of the key of DPS, for agency packages. Empty: asked.")
    update_channel: str = _setting("stick", "Updates from sticks: off, stick, or trial ones too.")
    log_level: str = _setting("info", "How much is logged: warning, info or debug.")
    by_agency: frozenset[str] = _setting(
        frozenset(), "Names of the settings that a policy of the agency's IT fixes here."
    )
    policy_problems: tuple[str, ...] = _setting((), "Policies that were passed over, and why.")


_FILE = "settings.json"
_NOT_KEPT = frozenset({"data_dir", "by_agency", "policy_problems"})
"""What is known from elsewhere, and never stands in the file."""


def load_settings(
    data_dir: Path, *, policies: InForce | None = None, **overrides: object
) -> Settings:
    """Settings of `data_dir`, with `overrides` and then the agency's policies on top.

    The machine's own policies unless some are given. Raises BadInput for an unknown key.
    """
    said = policies_here() if policies is None else policies
    kept = {**_kept(data_dir), **overrides}
    _must_be_known(kept)
    values: dict[str, Any] = {**said.given, **kept, **said.fixed, "data_dir": data_dir}
    _must_be_of_their_kind(values)
    fixed = frozenset(said.fixed) - _NOT_KEPT
    return Settings(**values, by_agency=fixed, policy_problems=said.problems)


def _kept(data_dir: Path) -> dict[str, object]:
    """What the file says; nothing when there is none. Raises BadInput."""
    path = data_dir / _FILE
    if not path.exists():
        return {}
    try:
        return _object(path.read_text("utf-8"))
    except (ValueError, TypeError, OSError) as fault:
        raise BadInput(
            f"The settings file {_FILE} cannot be read. Restore it, or delete it for defaults."
        ) from fault


def _must_be_known(found: dict[str, object]) -> None:
    known = {f.name for f in dataclasses.fields(Settings)} - _NOT_KEPT
    unknown = sorted(set(found) - known)
    if unknown:
        raise BadInput(f"Unknown setting: {', '.join(unknown)}.")


def _object(text: str) -> dict[str, object]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return found


def _must_be_of_their_kind(values: dict[str, Any]) -> None:
    for known in dataclasses.fields(Settings):
        if known.name not in _NOT_KEPT and known.name in values:
            wanted, found = type(known.default), values[known.name]
            # Exactly: Python would take true for the number 1.
            if type(found) is not wanted:
                raise BadInput(
                    f"The setting {known.name} in {_FILE} has a value of the wrong kind. "
                    "Correct it, or delete the file for defaults."
                )


def private_folder(folder: Path) -> None:
    """Make a folder for the program's data that only its owner can enter; one that is there stays.

    Raises BadInput when it cannot be made. On Windows the access list of the parent counts.
    """
    try:
        make_private(folder)
    except OSError as fault:
        raise BadInput(
            f"The folder {folder} cannot be used: {fault.strerror}. "
            "Choose another one, or ask your administrator for the right to write there."
        ) from fault


def make_private(folder: Path) -> None:
    """As `private_folder`; raises OSError."""
    if os.name == "nt":
        # From Python 3.13 on, a mode of 0700 would shut out every other officer of the laptop.
        folder.mkdir(parents=True, exist_ok=True)
    else:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def fresh_folder(parent: Path, prefix: str) -> Path:
    """A new folder with a name that no other has; for all officers, unlike `tempfile.mkdtemp`.

    Raises OSError.
    """
    # Here and not at the start: it loads the library of the hashes, before the first paint.
    import secrets  # noqa: PLC0415

    folder = parent / f"{prefix}{secrets.token_hex(8)}"
    folder.mkdir(mode=0o777 if os.name == "nt" else 0o700)
    return folder


def save_settings(settings: Settings) -> None:
    """Write all settings but what is known from elsewhere."""
    _write(settings.data_dir, dataclasses.asdict(settings))


def _write(data_dir: Path, values: dict[str, Any]) -> None:
    plain = {name: value for name, value in values.items() if name not in _NOT_KEPT}
    target = data_dir / _FILE
    temporary = target.with_suffix(".tmp")
    temporary.write_text(json.dumps(plain, indent=2, sort_keys=True), "utf-8")
    temporary.replace(target)


def unfixed(settings: Settings, **changes: object) -> dict[str, Any]:
    """Those of `changes` that no policy of the agency fixes."""
    return {name: value for name, value in changes.items() if name not in settings.by_agency}


def change_settings(
    data_dir: Path, *, policies: InForce | None = None, **changes: object
) -> Settings:
    """Change single settings of `data_dir` and leave the others as they are on the disk.

    Several pages keep settings; none may write back what another has changed since. What a policy
    fixes is not written: the laptop's own value comes back when the policy is lifted. Raises
    BadInput.
    """
    said = policies_here() if policies is None else policies
    own = {name: value for name, value in changes.items() if name not in said.fixed}
    changed = load_settings(data_dir, policies=said, **own)
    _write(data_dir, {**_kept(data_dir), **own})
    return changed
