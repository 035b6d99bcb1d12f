"""Reads the law pack of one version: checked line by line, refused as a whole."""

from __future__ import annotations

import importlib.resources
from importlib.resources.abc import Traversable

from tracs_mobile.domain.law import LawPack
from tracs_mobile.services.law_tables import read_charges, read_towns
from tracs_mobile.services.law_texts import (
    TomlFile,
    read_methods,
    read_notices,
    read_stop_codes,
    read_waiver,
)


def load_law_pack(folder: Traversable | None = None) -> LawPack:
    """The law pack of `folder`, or Vermont's own that comes with the program.

    Raises BadLawPack with the file, the line and the reason; nothing is taken from a pack that
    has one bad line. Milliseconds; reads files.
    """
    if folder is None:
        folder = importlib.resources.files("tracs_mobile.data") / "vt"
    head = TomlFile.read(folder, "pack.toml")
    files, sources = head.table("files"), head.table("sources")
    known = frozenset(sources.values)
    version, provisional = head.text("version"), head.flag("provisional")
    waiver = TomlFile.read(folder, files.text("waiver"), sources=known)
    stop_data = TomlFile.read(folder, files.text("stop_data"), sources=known)
    notices = TomlFile.read(folder, files.text("notices"), sources=known)
    return LawPack(
        version=version,
        effective_from=head.day("effective_from"),
        charges=read_charges(folder, files.text("charges"), known),
        waiver=read_waiver(waiver, version=version, provisional=provisional),
        towns=read_towns(folder, files.text("places")),
        stop_codes=read_stop_codes(stop_data),
        notices=read_notices(notices),
        methods=read_methods(stop_data),
    )
