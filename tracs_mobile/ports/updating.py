"""New versions of program and law from a stick, as a screen sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class RecordsStep(Enum):
    """What is done to records that an older version of the program wrote, in this order."""

    COPYING = "a whole copy is made"
    CHANGING = "the records get the shape of this version"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateStanding:
    """What is installed, whether sticks are looked at (`off`: the agency's IT does it all)...

    ...and the version that lies on this laptop, checked and ready to be installed; empty: none.
    """

    installed: str
    off: bool
    trials: bool = False
    ready: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFound:
    """An update at a place. `said` tells what it would do, or why it is not taken."""

    name: str
    path: str
    good: bool
    said: str


class UpdateDesk(Protocol):
    """Updates of this laptop. Every method reads disks: never on the UI thread."""

    def standing(self) -> UpdateStanding:
        """As it is now; what lies ready is checked anew (a tenth of a second)."""
        ...

    def look(self, folders: tuple[str, ...] = ()) -> tuple[UpdateFound, ...]:
        """What lies on the sticks that are in, and in `folders`. Never raises TracsError."""
        ...

    def take(self, path: str, *, stopped: Callable[[], bool] = lambda: False) -> str:
        """Copy an update to this laptop, check it there, take its law into use; a sentence.

        Seconds. Raises BadInput, BadSignature, StoreError; nothing was changed then.
        """
        ...

    def install(self) -> str:
        """Copy the records, then hand what lies ready to Windows' installer; a sentence.

        The program has to end afterwards: the installer waits for it. Raises BadInput, StoreError.
        """
        ...
