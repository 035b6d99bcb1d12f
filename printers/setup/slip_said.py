"""The sentences about a test slip that goes to a file or to the wrong place."""

from __future__ import annotations

from tracs_mobile.wording import say

TAKES_SHEETS = say(
    "An installed printer takes sheets; its test slip is printed through the system."
)


def saved(path: object) -> str:
    """Written to a file."""
    return say("The test slip is saved as {path}.", path=path)


def not_saved(path: object) -> str:
    """The file could not be written."""
    return say("The file {path} cannot be written. Choose another folder.", path=path)
