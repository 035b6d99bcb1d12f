"""The elements of the AAMVA card design standards 2000 to 2025, and the shape of their values."""

from __future__ import annotations

import re
from types import MappingProxyType

from scanners.text.wordlist import words
from tracs_mobile.wording import say

KNOWN = frozenset(
    (
        *(f"DA{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        *(f"DB{letter}" for letter in "ABCDEFGHIJKLMNOPQRS"),
        *(f"DC{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTU"),
        *(f"DD{letter}" for letter in "ABCDEFGHIJKLMNOP"),
        *(f"PA{letter}" for letter in "ABCDEF"),
    )
)
"""Every element a license subfile may hold, all versions together."""

FREE_TEXT = frozenset(words("DAA DAB DAC DAD DAG DAH DAI DAL DAM DAN DCS DCT"))
"""Elements whose value is words, and may therefore be cut by a stray line end."""

_DATE = r" ?\d{8}|\d\d[-/]\d\d[-/]\d{4}|[nN][oO][nN][eE]|[uU]na?va?i?l?"
_COLOR = r"[A-Z]{2,3}|BROWN|BLUE|GREEN|HAZEL|BLACK|GRAY|GREY|NONE"
_LENGTH = (
    r"\d{2,3} ?(?:[iI][nN]|[cC][mM])?|\d['-] ?\d\d?\"?"  # 073 in, 181 cm, 509, 5'-04", 5-10
    r"|\d'-?\d\d\""
)
_FLAG = r"[01TNUFMY]"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern}) *", re.ASCII)


_DATES = words("DBA DBB DBD DDB DDC DDH DDI DDJ DBL PAB PAD")
_FLAGS = words("DDA DDD DDE DDF DDG DDK DDL DDM DDN DDO DDP DBH DBI")

SHAPES = MappingProxyType(
    {name: _shape(_DATE) for name in _DATES}
    | {name: _shape(_FLAG) for name in _FLAGS}
    | {
        "DBC": _shape("[0129MFXU]|MALE|FEMALE"),
        "DAU": _shape(_LENGTH),
        "DAV": _shape(_LENGTH),
        "DAW": _shape(say(r"\d{2,3}(?: ?LBS?| ?lbs?| ?KG| ?kg)?")),
        "DAX": _shape(say(r"\d{2,3}(?: ?KG| ?kg)?")),
        "DAY": _shape(_COLOR),
        "DAZ": _shape(_COLOR),
        "DCE": _shape(r"\d"),
        "DAJ": _shape("[A-Z]{2}"),
        "DAO": _shape("[A-Z]{2}"),
        "DCG": _shape("USA|CAN|CDN|US|CA|MEX"),
        "DCL": _shape("[A-Z]{1,3}"),
        "DAK": _shape(r"\d{5}(?:-?\d{4})?(?: {2,}0?)?|[A-Z]\d[A-Z] ?\d[A-Z]\d"),
        "DAP": _shape(r"\d{5}(?:-?\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d"),
    }
)
"""Elements with a fixed form; used to find a cut where the separator was lost."""
