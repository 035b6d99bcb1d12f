"""Where Enter leads on the stop screen: to the next field that still misses something."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tracs_mobile.domain.stop import Military
from ui.models.stop_form import StopForm
from ui.views import stop_fields

_PASSED_BY: Final = frozenset(
    {
        "driver.middle_name",
        "driver.suffix",
        "vehicle",
        "charges.{at}",
        "place.occurred_at",
    }
)
"""Fields that most stops leave as they are; Tab and the finger lead there."""

_MISSING: Final = ("", None, False, Military.NOT_ASKED)
_ANSWERS: Final = "charges.{at}.answers"

ORDER: Final = (
    *(
        spec.path
        for card in (stop_fields.DRIVER, stop_fields.VEHICLE)
        for at in card
        for spec in at
    ),
    *(spec.path for line in stop_fields.PLACE for spec in line),
    *(spec.path for spec in (*stop_fields.CHARGE, *stop_fields.FACTS)),
    _ANSWERS,
    *(spec.path for line in stop_fields.STOP_DATA for spec in line),
)
"""The fields of a stop with a charge, in the order of the screen."""

_FULL: Final = {
    "state": re.compile("[A-Z]{2}"),
    "license_state": re.compile("[A-Z]{2}"),
    "sex": re.compile("[A-Z]"),
    "year": re.compile(r"\d{4}"),
    "birth_date": re.compile(r"\d{8}|\d\d/\d\d/\d{4}"),
    "license_expires": re.compile(r"\d{8}|\d\d/\d\d/\d{4}"),
}


def is_full(path: str, typed: str) -> bool:
    """Whether nothing more can follow in the field at `path`: the cursor may go on by itself."""
    pattern = _FULL.get(path.rsplit(".", 1)[-1]) if path in ORDER else None
    return pattern is not None and pattern.fullmatch(typed.strip().upper()) is not None


def next_missing(form: StopForm, path: str, *, shown: Callable[[str], bool]) -> str:
    """The first field behind `path` that misses something; "" when there is none, or no order.

    `path` is one of the table, `shown` says whether the field of such a path is asked for now.
    """
    if path not in ORDER or not form.has_charge or form.one_ticket:
        return ""
    behind = ORDER[ORDER.index(path) + 1 :]
    return next((one for one in behind if shown(one) and _misses(form, one)), "")


def _misses(form: StopForm, path: str) -> bool:
    if path in _PASSED_BY or (path == "vehicle.vin" and form.draft.vehicle.plate):
        return False
    if path == _ANSWERS:
        return any(not form.entry.answer(asked.question_id) for asked in form.questions)
    return form.value(path.format(at=form.current)) in _MISSING
