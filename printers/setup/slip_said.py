"""The sentences about a test slip that goes to a file or to the wrong place."""

from __future__ import annotations

TAKES_SHEETS = "An installed printer takes sheets; its test slip is printed through the system."


def saved(path: object) -> str:
    """Written to a file."""
    return f"The test slip is saved as {path}."


def not_saved(path: object) -> str:
    """The file could not be written."""
    return f"The file {path} cannot be written. Choose another folder."
