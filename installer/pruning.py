"""Which files of a wheel go onto the laptop."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from product import BuildError
from tree import copy_file, matches
from wheels import Wheel

_NEVER = (
    # For building or type-checking against a library, not for running it.
    *("*.pyi", "*.pxd", "*.pyx", "*.h", "*.hpp", "*.c", "*.cpp", "*.lib", "*.a", "*/py.typed"),
    # Programs, pages and tests that some wheels put beside their package.
    *("bin/*", "Scripts/*", "docs/*", "tests/*", "*/tests/*", "share/*", "*.pth"),
    "*/__pycache__/*",
)
_KEPT_OF_INFO = ("METADATA", "entry_points.txt")
"""What importlib.metadata reads. License texts are gathered in licenses/ instead."""

FORBIDDEN = ("*virtualkeyboard*", "*opengl32sw*", "*/qml/*", "*ffmpeg*")
"""Must be in no payload: the virtual keyboard is GPL-3.0, the others only weigh."""


def kept(wheel: Wheel) -> list[str]:
    """The files of a wheel that are shipped. BuildError when a rule of shipped.toml fits none."""
    ship = wheel.ship
    for rule in (*ship.keep, *ship.drop):
        if not any(matches(name, (rule,)) for name in wheel.files):
            raise BuildError(
                f"The rule {rule} of {ship.name} in shipped.toml fits no file of {wheel.version}. "
                "Look what the new version has instead."
            )
    return [name for name in wheel.files if _is_kept(wheel, name)]


def copy_kept(wheels: Iterable[Wheel], target: Path) -> None:
    """Copy the shipped files of all wheels below `target`."""
    for wheel in wheels:
        for name in kept(wheel):
            copy_file(wheel.site / name, target / name)


def forbidden(names: Iterable[str]) -> list[str]:
    """Files that no payload may hold."""
    return [name for name in names if matches(name.lower(), FORBIDDEN)]


def _is_kept(wheel: Wheel, name: str) -> bool:
    if name.startswith(f"{wheel.info}/"):
        return name.removeprefix(f"{wheel.info}/") in _KEPT_OF_INFO
    if wheel.ship.keep:
        return matches(name, wheel.ship.keep)
    return not matches(name, _NEVER) and not matches(name, wheel.ship.drop)
