"""What one tap does to a draft beyond setting one field; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from tracs_mobile.domain import fields
from tracs_mobile.domain.charging import (
    MUNICIPAL_CATEGORY,
    charge_of,
    document_kind,
    title_and_section,
)
from tracs_mobile.domain.law import Answer, Charge, LawPack, Question
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.problem import Problem, block
from tracs_mobile.domain.stop import (
    ChargeEntry,
    CorrectionKind,
    DocumentKind,
    Draft,
    Driver,
    Military,
    StopPlace,
    Vehicle,
)
from ui.text import stop_text

NO_FORCE, FOUND = "N", "C"
_NO_SEARCH, _NOTHING_SEARCHED = "NS", "X"
"""Codes of the law pack: without a search nothing can have been found."""
_SUFFIXES = frozenset({"JR", "SR", "II", "III", "IV", "V"})
_ADDRESS = re.compile(
    r"(?P<street>.+),\s*(?P<city>[^,\d]+?),?\s+(?P<state>[A-Z]{2})\s+"
    r"(?P<code>\d{5}(?:-?\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)"
)
_OTHER = "other"
_SPEED_LAWS = ("1003", "1007", "1004")
"""State speed zone, local limit, interstate: the same speed, another law, other money."""
_OWN_OF_CORRECTION = ("correction.",)
_SPEED_ONLY = frozenset({"speed_mph", "limit_mph", "method"})
_MUNICIPAL_ONLY = frozenset({"ordinance", "full_cents", "waiver_cents"})
_BASE = frozenset({"base_cents"})


def unasked(charge: Charge | None, kind: DocumentKind) -> frozenset[str]:
    """The fields of a charge that mean nothing for `charge` as a document of `kind`."""
    if charge is None:
        return _MUNICIPAL_ONLY | _BASE
    if charge.category == MUNICIPAL_CATEGORY:
        return _SPEED_ONLY | _BASE
    known = charge.speed or charge.base_cents is not None or kind is not DocumentKind.COMPLAINT
    return (
        _MUNICIPAL_ONLY
        | (frozenset() if charge.speed else _SPEED_ONLY)
        | (_BASE if known else frozenset())
    )


def entry_at(draft: Draft, at: int) -> ChargeEntry:
    """The charge at `at`; a blank one where the stop has none."""
    return draft.charges[at] if at < len(draft.charges) else ChargeEntry()


def with_entry(draft: Draft, at: int, entry: ChargeEntry) -> Draft:
    """A draft with `entry` in place of the charge at `at`, or as its first one."""
    return replace(draft, charges=(*draft.charges[:at], entry, *draft.charges[at + 1 :]))


def with_charge(draft: Draft, at: int, charge_id: ChargeId) -> Draft:
    """Another charge in the same place; what was asked for the former one is forgotten."""
    before = entry_at(draft, at)
    if before.charge_id == charge_id:
        return draft
    entry = replace(
        before,
        charge_id=charge_id,
        answers=(),
        base_cents=None,
        ordinance="",
        full_cents=None,
        waiver_cents=None,
    )
    return with_entry(draft, at, entry)


def with_answer(draft: Draft, at: int, question: str, code: str) -> Draft:
    """A charge whose question is answered with `code`."""
    entry = draft.charges[at]
    kept = tuple(pair for pair in entry.answers if pair[0] != question)
    return with_entry(draft, at, replace(entry, answers=(*kept, (question, code))))


def without_charge(draft: Draft, at: int) -> Draft:
    """A draft without the charge at `at`; without the last one the stop ends with no ticket."""
    return replace(draft, charges=(*draft.charges[:at], *draft.charges[at + 1 :]))


def with_charge_at(draft: Draft, at: int, entry: ChargeEntry) -> Draft:
    """A draft with one charge more, at `at`."""
    return replace(draft, charges=(*draft.charges[:at], entry, *draft.charges[at:]))


def with_outcome(draft: Draft, code: str) -> Draft:
    """An outcome tapped or taken back."""
    if code in draft.outcomes:
        return replace(draft, outcomes=tuple(c for c in draft.outcomes if c != code))
    return replace(draft, outcomes=(*draft.outcomes, code))


def with_consequences(draft: Draft, path: str) -> Draft:
    """A draft after an answer at `path`: what the answer settles, and what nobody asks any more."""
    data = draft.stop_data
    if path == "stop_data.search" and data.search == _NO_SEARCH:
        data = replace(data, contraband=_NOTHING_SEARCHED)
    if data.contraband not in ("", FOUND):
        data = replace(data, evidence="")
    if data.force in ("", NO_FORCE):
        data = replace(data, force_kind="")
    return replace(draft, stop_data=data)


def with_person(draft: Draft, driver: Driver) -> Draft:
    """Somebody who was stopped before; what is asked at the window has to be asked again."""
    kept = tuple(item for item in draft.origins if not item[0].startswith("driver."))
    return replace(
        draft,
        driver=driver,
        origins=kept,
        address_confirmed=False,
        military=Military.NOT_ASKED,
    )


def with_whole_name(draft: Draft) -> Draft:
    """`LAST, FIRST MIDDLE JR` typed into the last name, put where it belongs."""
    driver = draft.driver
    last, comma, rest = driver.family_name.partition(",")
    names = rest.split()
    if not (comma and last.strip() and names) or driver.given_name or driver.middle_name:
        return draft
    suffix = names.pop() if len(names) > 1 and names[-1].strip(".") in _SUFFIXES else ""
    whole = replace(
        driver,
        family_name=last.strip(),
        given_name=names[0],
        middle_name=" ".join(names[1:]),
        suffix=suffix.strip(".") or driver.suffix,
    )
    return replace(draft, driver=whole)


def with_whole_address(draft: Draft) -> Draft:
    """`STREET, TOWN VT 05602` typed into the street, put where it belongs."""
    driver = draft.driver
    found = _ADDRESS.fullmatch(driver.street.strip())
    if found is None or driver.city or driver.state or driver.postal_code:
        return draft
    whole = replace(
        driver,
        street=found["street"].strip(),
        city=found["city"].strip(),
        state=found["state"],
        postal_code=found["code"],
    )
    return replace(draft, driver=whole)


VEHICLE_PATHS = tuple(
    f"vehicle.{name}" for name in ("plate", "state", "year", "make", "model", "color", "vin")
)
"""The fields that a scan of the vehicle may fill, in the order of the screen."""


def next_of_vehicle(draft: Draft) -> str:
    """The first field of the vehicle that is still empty; behind the last one the place.

    The VIN is not asked for where there is a plate.
    """
    asked = [path for path in VEHICLE_PATHS if path != "vehicle.vin" or not draft.vehicle.plate]
    empty = (path for path in asked if fields.get_field(draft, path) in ("", None))
    return next(empty, "place.town")


def with_vehicle(draft: Draft, vehicle: Vehicle) -> Draft:
    """A vehicle that was stopped before."""
    kept = tuple(item for item in draft.origins if not item[0].startswith("vehicle."))
    return replace(draft, vehicle=vehicle, origins=kept)


def with_place(draft: Draft, place: StopPlace) -> Draft:
    """A place of an earlier stop: where, never when, nor what the weather and road were then."""
    now = draft.place
    return replace(
        draft,
        place=replace(
            place,
            occurred_at=now.occurred_at,
            weather=now.weather,
            road=now.road,
            crash=now.crash,
        ),
    )


def speed_laws(pack: LawPack, entry: ChargeEntry) -> tuple[Charge, ...]:
    """The same speed under each law that can have set the limit, in the order of the buttons."""
    chosen = charge_of(pack, entry)
    if chosen is None or title_and_section(chosen)[1] not in _SPEED_LAWS:
        return ()
    found: list[Charge] = []
    for section in _SPEED_LAWS:
        first = next((c for c in pack.charges if title_and_section(c)[1] == section), None)
        same = first and charge_of(pack, replace(entry, charge_id=first.charge_id))
        if same:
            found.append(same)
    return tuple(found)


def section_of(charge: Charge) -> str:
    """The section of Title 23 a speed is charged under."""
    return title_and_section(charge)[1]


def may_amend(pack: LawPack, path: str) -> bool:
    """Whether an amendment may change the field at `path` (the pack's list decides)."""
    return any(fnmatchcase(path, pattern) for pattern in pack.amendable)


def locked(draft: Draft, pack: LawPack, path: str) -> bool:
    """Whether the field at `path` must stay as it was issued."""
    if draft.correction.kind is not CorrectionKind.AMEND or path.startswith(_OWN_OF_CORRECTION):
        return False
    return path != "notes" and not may_amend(pack, path)


def law_says(questions: Sequence[Question], entry: ChargeEntry) -> str:
    """Why the first open question is asked, if it has to be answered; then what answers mean."""
    for question in questions:
        if question.required and not entry.answer(question.question_id):
            told = question.section in question.explains
            return question.explains if told else f"{question.explains} ({question.section})"
    said = (answer.refuses or answer.warns for answer in _given(questions, entry))
    return next((words for words in said if words), "")


def wanted_by_answers(questions: Sequence[Question], entry: ChargeEntry) -> tuple[ChargeId, ...]:
    """The charges that the answers ask for instead of this one."""
    return tuple(answer.instead for answer in _given(questions, entry) if answer.instead)


def _given(questions: Sequence[Question], entry: ChargeEntry) -> Iterator[Answer]:
    for question in questions:
        given = entry.answer(question.question_id)
        yield from (answer for answer in question.answers if answer.code == given)


def _is_complaint(draft: Draft, pack: LawPack) -> bool:
    """Whether the first paper of the stop is a complaint, as far as its charge is known."""
    entry = entry_at(draft, 0)
    charge = charge_of(pack, entry)
    kind = entry.kind if charge is None else document_kind(charge, entry)
    return kind is DocumentKind.COMPLAINT


def correction_problems(draft: Draft, pack: LawPack) -> tuple[Problem, ...]:
    """A correction needs its reason; one that says nothing by itself needs words."""
    correction = draft.correction
    reasons = {
        CorrectionKind.AMEND: pack.amend_reasons,
        CorrectionKind.REISSUE: pack.void_reasons,
    }.get(correction.kind)
    if reasons is None:
        return ()
    codes = {reason.code for reason in reasons}
    if codes and correction.reason_code not in codes:
        # Warnings and notices go to nobody who would read it.
        sent = _is_complaint(draft, pack)
        why = stop_text.REASON_MISSING if sent else stop_text.REASON_MISSING_HERE
        return (block("correction.reason_code", "correction-reason-missing", why),)
    wordless = not codes or correction.reason_code.lower() == _OTHER
    if wordless and not correction.reason.strip():
        return (block("correction.reason", "correction-words-missing", stop_text.WORDS_MISSING),)
    return ()
