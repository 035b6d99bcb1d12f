"""A print job in words, for golden files that a person can review."""

from __future__ import annotations

from tracs_mobile.testing.printer_emulator import commands

_MOST = 40
"""Bytes of a command that are shown; what is longer holds a picture."""


def listing(job: bytes) -> str:
    """One line for each line of text, one for each command; pictures by their size."""
    shown: list[str] = []
    text = b""
    for command in commands(job):
        if len(command) == 1 and command >= b" ":
            text += command
            continue
        if text:
            shown.append("text " + text.decode("cp1252", "backslashreplace"))
            text = b""
        shown.append(_shown(command))
    return "\n".join(shown) + "\n"


def _shown(command: bytes) -> str:
    if command.startswith(b"\x1dv0"):
        wide, high = (int.from_bytes(command[at : at + 2], "little") for at in (4, 6))
        return f"picture {wide} bytes x {high} rows, mode {command[3]}"
    name = {b"\x1b": "ESC", b"\x1d": "GS", b"\n": "LF"}[command[:1]]
    numbers = [str(n) for n in command[2:_MOST]]
    if len(command) > _MOST:
        numbers.append(f"and {len(command) - _MOST} bytes more")
    return " ".join([name, command[1:2].decode("ascii"), *numbers]).strip()
