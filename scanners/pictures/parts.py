"""Whether what reads cameras and hard pictures is installed; on laptops it is a second part."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from tracs_mobile.ports import FoundDevice
from tracs_mobile.wording import say

LIBRARIES = ("numpy", "cv2")
"""What that part is made of."""

NO_CAMERA_PART = say(
    "Reading with the camera is not installed on this laptop. Scan with the scanner, or type. Your "
    'IT can add it: the package "TraCS Mobile camera".'
)


@cache
def can_see() -> bool:
    """Whether cameras can be read here. Loads nothing."""
    return all(find_spec(name) is not None for name in LIBRARIES)


def cameras_here() -> tuple[FoundDevice, ...]:
    """The cameras that are there and can be read; a second or two at most."""
    if not can_see():
        return ()
    from scanners.pictures.camera import cameras  # noqa: PLC0415 - not everywhere installed

    return cameras()
