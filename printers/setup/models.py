"""Which profile belongs to what a printer calls itself, read from `models.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

USUAL_PROFILE = "generic-4in-832"
"""What a printer is taken for until more is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One kind of printer. One that `speaks_pages` prints only through the driver of its maker."""

    words: tuple[str, ...]
    profile: str
    speaks_pages: bool


def model_of(*names: str) -> Model | None:
    """The first kind whose words are in the names, whatever blanks and dashes stand in them."""
    text = " ".join(re.sub(r"[^A-Z0-9]", "", name.upper()) for name in names)
    return next((m for m in _models() if all(word in text for word in m.words)), None)


def profile_of_model(*names: str) -> str:
    """The profile for these names; empty when the kind is not known or knows no commands."""
    model = model_of(*names)
    return model.profile if model else ""


def models() -> tuple[Model, ...]:
    """All kinds in the order in which they are tried."""
    return _models()


@functools.cache
def _models() -> tuple[Model, ...]:
    table = tomllib.loads(files("printers").joinpath("models.toml").read_text("utf-8"))
    return tuple(
        Model(
            words=tuple(entry["words"]),
            profile=entry.get("profile", ""),
            speaks_pages=entry.get("speaks") == "pages",
        )
        for entry in table["model"]
    )
