"""Updates and packages in memory; satisfies `ports.updating.UpdateDesk` and `PackageWriter`."""

from __future__ import annotations

from collections.abc import Callable

from tracs_mobile.errors import TracsError
from tracs_mobile.ports.updating import UpdateFound, UpdateStanding

A_STICK = UpdateFound(
    name="BLUE", path="/stick", good=True, said="Version 1.1.0 for this laptop, and 1 law pack."
)


class FakeUpdates:
    """What is asked of it is remembered in `done`; `fault` is raised once."""

    def __init__(self, *found: UpdateFound, off: bool = False) -> None:
        self.found = found
        self.now = UpdateStanding(installed="1.0.0", off=off)
        self.fault: TracsError | None = None
        self.done: list[tuple[str, ...]] = []

    def standing(self) -> UpdateStanding:
        """As it is now."""
        return self.now

    def look(self, folders: tuple[str, ...] = ()) -> tuple[UpdateFound, ...]:
        """What lies on the sticks."""
        self.done.append(("look", *folders))
        return self.found

    def take(self, path: str, *, stopped: Callable[[], bool] = lambda: False) -> str:
        """From now on it lies ready."""
        self._raise()
        self.done.append(("take", path, str(stopped())))
        self.now = UpdateStanding(installed="1.0.0", off=False, ready="1.1.0")
        return "Version 1.1.0 was copied to this laptop and checked."

    def install(self) -> str:
        """It is handed on."""
        self._raise()
        self.done.append(("install",))
        return "Windows installs version 1.1.0 now."

    def write(self, path: str, shortcuts: tuple[tuple[str, str], ...]) -> str:
        """A package with this laptop's devices."""
        self._raise()
        self.done.append(("write", path, *(words for words, _ in shortcuts)))
        return "Written as agency-0417-devices.tracspkg."

    def _raise(self) -> None:
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
