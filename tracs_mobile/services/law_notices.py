"""Reads the wording that prints on the papers, and its translations."""

from __future__ import annotations

import re

from tracs_mobile.domain.law import Courtesy, Notices
from tracs_mobile.services.law_toml import TomlFile

_LANGUAGE = re.compile(r"[a-z]{2}")
_URL = re.compile(r"https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/?=&%-]*)?")


def read_notices(file: TomlFile) -> Notices:
    """The wording on the paper. Raises BadLawPack."""
    file.check_source()
    file.only(
        "version", "provisional", "source", "pay_url", "pay", "unanswered", "complaint", "warning",
        "notice", "municipal", "guardian", "oath", "military", "courtesy",
    )  # fmt: skip
    return Notices(
        version=file.text("version"),
        provisional=file.flag("provisional"),
        pay=file.texts("pay"),
        complaint=file.texts("complaint"),
        warning=file.texts("warning"),
        oath=file.text("oath"),
        pay_url=_url(file),
        notice=file.texts("notice"),
        unanswered=file.texts("unanswered"),
        municipal=file.texts("municipal"),
        guardian=file.texts("guardian"),
        military=file.text("military"),
        courtesy=_courtesies(file),
    )


def _url(file: TomlFile) -> str:
    """The address behind the square code: nothing but a plain https address is printed."""
    if not _URL.fullmatch(file.text("pay_url")):
        raise file.fail("pay_url", "must be an address that begins with https://")
    return file.text("pay_url")


def _courtesies(file: TomlFile) -> tuple[Courtesy, ...]:
    found = tuple(_courtesy(row) for row in file.rows("courtesy", empty=True))
    if len({courtesy.language for courtesy in found}) != len(found):
        raise file.fail("courtesy", "holds a language twice")
    return found


def _courtesy(row: TomlFile) -> Courtesy:
    row.check_source()
    row.only("language", "name", "provisional", "source", "complaint", "warning", "notice")
    if not _LANGUAGE.fullmatch(row.text("language")):
        raise row.fail("language", "must be two small letters like es")
    return Courtesy(
        language=row.text("language"),
        name=row.text("name"),
        provisional=row.flag("provisional"),
        complaint=row.texts("complaint"),
        warning=row.texts("warning"),
        notice=row.texts("notice"),
    )
