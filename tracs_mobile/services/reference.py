"""Reads the law pack of one version: checked line by line, refused as a whole."""

from __future__ import annotations

import importlib.resources
import re
from importlib.resources.abc import Traversable

from tracs_mobile.domain.law import LawPack
from tracs_mobile.services import law_texts
from tracs_mobile.services.law_notices import read_notices
from tracs_mobile.services.law_questions import question_ids, read_questions
from tracs_mobile.services.law_tables import read_charges, read_towns
from tracs_mobile.services.law_toml import TomlFile

HEAD = "pack.toml"
"""The file that names all others."""

_STATE = "VT"
_FILES = {
    "charges": "csv",
    "places": "csv",
    "questions": "toml",
    "cures": "toml",
    "waiver": "toml",
    "stop_data": "toml",
    "notices": "toml",
    "calendar": "toml",
    "reasons": "toml",
    "amend": "toml",
    "expunge": "toml",
}


def shipped_pack() -> Traversable:
    """The folder of the law pack that comes with the program."""
    return importlib.resources.files("tracs_mobile.data") / "vt"


def load_law_pack(folder: Traversable | None = None) -> LawPack:
    """The law pack of `folder`, or Vermont's own that comes with the program.

    Raises BadLawPack with the file, the line and the reason; nothing is taken from a pack that
    has one bad line. Milliseconds; reads files.
    """
    folder = shipped_pack() if folder is None else folder
    head = _head(folder)
    names = _names(head)
    sources = _sources(head)
    small = {
        key: TomlFile.read(folder, name, sources=sources)
        for key, name in names.items()
        if _FILES[key] == "toml"
    }
    charges = read_charges(
        folder,
        names["charges"],
        sources,
        questions=question_ids(small["questions"]),
        cures=law_texts.cure_ids(small["cures"]),
    )
    version, reasons = head.text("version"), small["reasons"]
    return LawPack(
        version=version,
        effective_from=head.day("effective_from"),
        charges=charges,
        waiver=law_texts.read_waiver(
            small["waiver"], version=version, provisional=head.flag("provisional")
        ),
        towns=read_towns(folder, names["places"]),
        stop_codes=law_texts.read_stop_codes(small["stop_data"]),
        notices=read_notices(small["notices"]),
        methods=law_texts.read_methods(small["stop_data"]),
        questions=read_questions(small["questions"], frozenset(c.charge_id for c in charges)),
        cures=law_texts.read_cures(small["cures"]),
        holidays=law_texts.read_holidays(small["calendar"]),
        amendable=law_texts.read_amendable(small["amend"]),
        void_reasons=law_texts.read_reasons(reasons, "void"),
        amend_reasons=law_texts.read_reasons(reasons, "amend"),
        late_reasons=law_texts.read_reasons(reasons, "late"),
        ordinance_cap_cents=law_texts.read_ordinance_cap(small["waiver"]),
        expungable=law_texts.read_expungable(small["expunge"]),
    )


def files_of(folder: Traversable) -> tuple[str, ...]:
    """The names of all files that the pack in `folder` is made of. Raises BadLawPack."""
    return (HEAD, *_names(_head(folder)).values())


def _head(folder: Traversable) -> TomlFile:
    head = TomlFile.read(folder, HEAD)
    head.only("state", "version", "effective_from", "provisional", "files", "sources")
    if head.text("state") != _STATE:
        raise head.fail("state", f"must be {_STATE}")
    return head


def _names(head: TomlFile) -> dict[str, str]:
    """What each file is called; a plain name, so that nothing outside of the pack is read."""
    files = head.table("files")
    files.only(*_FILES)
    found = {key: files.text(key) for key in _FILES}
    for key, name in found.items():
        if not re.fullmatch(rf"[a-z0-9_]+\.{_FILES[key]}", name) or name == HEAD:
            raise files.fail(key, f"must be a plain name that ends in .{_FILES[key]}")
    return found


def _sources(head: TomlFile) -> frozenset[str]:
    """The keys that the sources of the pack may name; each is explained."""
    sources = head.table("sources")
    for key in sources.values:
        sources.text(key)
    return frozenset(sources.values)
