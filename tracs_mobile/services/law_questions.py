"""Reads what charges ask of the officer; a fault here would let an unlawful ticket pass."""

from __future__ import annotations

from tracs_mobile.domain.law import Answer, Question
from tracs_mobile.domain.names import NO_CHARGE, ChargeId
from tracs_mobile.services.law_rows import SLUG, STATUTE
from tracs_mobile.services.law_toml import TomlFile

_WHEN = ("between-bands", "in-zone")
"""Conditions that the program can judge."""
_MOST_BASE_USD = 5_000


def question_ids(file: TomlFile) -> frozenset[str]:
    """The ids that charges may name. Raises BadLawPack."""
    file.only("questions")
    seen: set[str] = set()
    for row in file.rows("questions", empty=True):
        found = row.text("id")
        if not SLUG.fullmatch(found):
            raise row.fail("id", "must be small letters, digits and hyphens")
        if found in seen:
            raise row.fail("id", f"{found} stands in the file twice")
        seen.add(found)
    return frozenset(seen)


def read_questions(file: TomlFile, charges: frozenset[ChargeId]) -> tuple[Question, ...]:
    """All questions; `charges` are those an answer may send to. Raises BadLawPack."""
    return tuple(_question(row, charges) for row in file.rows("questions", empty=True))


def _question(row: TomlFile, charges: frozenset[ChargeId]) -> Question:
    row.check_source()
    row.only("id", "words", "section", "explains", "when", "required", "source", "answers")
    if not STATUTE.fullmatch(row.text("section")):
        raise row.fail("section", "must look like 23 V.S.A. § 1007")
    if row.has("when") and row.text("when") not in _WHEN:
        raise row.fail("when", f"must be one of {', '.join(_WHEN)}")
    return Question(
        question_id=row.text("id"),
        words=row.text("words"),
        section=row.text("section"),
        explains=row.text("explains"),
        answers=_answers(row, charges),
        when=row.text_or_none("when"),
        required=row.flag("required") if row.has("required") else True,
    )


def _answers(row: TomlFile, charges: frozenset[ChargeId]) -> tuple[Answer, ...]:
    found = tuple(_answer(inner, charges) for inner in row.rows("answers"))
    if len({answer.code for answer in found}) != len(found):
        raise row.fail("answers", "hold a code twice")
    return found


def _answer(row: TomlFile, charges: frozenset[ChargeId]) -> Answer:
    row.only("code", "label", "refuses", "warns", "instead", "base_usd")
    if row.has("refuses") and row.has("warns"):
        raise row.fail("warns", "stands beside refuses; an answer has one of the two")
    instead = ChargeId(row.text("instead")) if row.has("instead") else NO_CHARGE
    if instead and instead not in charges:
        raise row.fail("instead", f"names {instead}, which is no charge of the table")
    return Answer(
        code=row.text("code"),
        label=row.text("label"),
        refuses=row.text_or_none("refuses"),
        warns=row.text_or_none("warns"),
        instead=instead,
        base_cents=row.whole("base_usd", _MOST_BASE_USD) * 100 if row.has("base_usd") else None,
    )
