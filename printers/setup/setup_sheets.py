"""Sheets that switch a scanner over: one page for each family of scanners, with a code to test it.

The words, the commands and where they come from stand in `data/setup_sheets.toml`.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from printers.pages.pdf import pdf_bytes
from printers.setup.setup_page import SHEET_DPI, SheetWords, Step, setup_page
from tracs_mobile.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Scanners that are set up alike."""

    id: str
    name: str
    words: SheetWords


def families() -> tuple[tuple[str, str], ...]:
    """Id and name of each family that has a sheet, the usual ones in patrol cars first."""
    return tuple((family.id, family.name) for family in _families())


def setup_sheet_pdf(family: str) -> bytes:
    """The sheet as a PDF of one US letter page; the same family gives the same bytes.

    Raises BadInput for a family that is not known.
    """
    return pdf_bytes([setup_page(family_named(family).words)], dpi=SHEET_DPI)


def family_named(name: str) -> Family:
    """The family with this id. Raises BadInput when there is none."""
    for family in _families():
        if family.id == name:
            return family
    raise BadInput("There is no setup sheet for this kind of scanner. Take the one for any other.")


@functools.cache
def _families() -> tuple[Family, ...]:
    source = files("printers").joinpath("data", "setup_sheets.toml")
    table = tomllib.loads(source.read_text("utf-8"))
    return tuple(
        Family(
            id=entry["id"],
            name=entry["name"],
            words=SheetWords(
                title=entry["name"],
                for_models=entry["for_models"],
                intro=table["intro"],
                steps=tuple(
                    Step(text=step["text"], command=step.get("command", ""))
                    for step in (*entry["step"], {"text": table["found"]})
                ),
                test=table["test"],
                license=table["license"],
                trouble=tuple(entry["trouble"]),
                defaults=entry["defaults"],
                mark=entry["mark"],
                source=entry["source"],
            ),
        )
        for entry in table["family"]
    )
