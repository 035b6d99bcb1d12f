"""Opens the window on a data folder, or brings the one that is open to the front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracs_mobile.data_folder import default_data_dir, ready_folder, refuse_links
from tracs_mobile.errors import AlreadyRunning, BadInput
from tracs_mobile.settings import Settings, load_settings
from tracs_mobile.single import WINDOW_LOCK, OnlyCopy
from tracs_mobile.startup_trace import Mark, unmarked

if TYPE_CHECKING:
    # What has sentences is loaded only when the language is known.
    from tracs_mobile.services.enrolling import FirstSteps
    from tracs_mobile.services.station import Station


def open_window(data_dir: str | Path | None, *, mark: Mark = unmarked) -> int:
    """Run the program until its window is closed; `data_dir` None: where the laptop keeps it.

    Raises BadInput for settings that cannot be read.
    """
    from ui.language import choose_language

    settings = load_settings(Path(data_dir) if data_dir else default_data_dir())
    here = _Here(settings)
    folder = settings.data_dir
    alone = _alone(folder)
    if alone is None and _called_forward(folder):
        return 0
    choose_language(settings.language)
    # Only now: the sentences of the screens are constants of their modules.
    from ui.app import run

    mark("program loaded")
    return run(
        here.open_station,
        settings,
        first_steps=here.first_steps,
        mark=mark,
        second_starts=alone is not None,
    )


def _alone(folder: Path) -> OnlyCopy | None:
    """The lock of the only window on `folder`, until the process ends; None: there is another.

    A folder that cannot be used is told by the window itself, where an officer sees it.
    """
    try:
        if folder.exists():
            refuse_links(folder)  # the rest is looked at when the records are opened
        else:
            ready_folder(folder)
        return OnlyCopy(folder, WINDOW_LOCK)
    except (AlreadyRunning, BadInput):
        return None


def _called_forward(folder: Path) -> bool:
    """Whether another window was there and comes to the front."""
    from ui.summons import call_forward

    return call_forward(folder)


class _Here:
    """This laptop, practice or live. Off the UI thread: here the heavy libraries are loaded."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._steps: FirstSteps | None = None

    def first_steps(self) -> FirstSteps:
        """From nothing to the first officer."""
        from tracs_mobile.enrolling_here import FirstStepsHere

        self._steps = FirstStepsHere(self.settings)
        return self._steps

    def open_station(self) -> Station:
        """The side of the laptop that was chosen last."""
        from tracs_mobile.bootstrap import open_desk

        return open_desk(self.settings if self._steps is None else self._steps.settings)
